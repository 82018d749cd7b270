//! What helps while somebody writes an answer: text modules, and the list for acute ones.

use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::{LANG, Message, SubmissionPage, View};
use crate::crisis::{STEPS, Steps, done};
use crate::forms::Draft;
use crate::workflow::{Action, Move, needs_eyes};
use forms::team::TeamId;
use forms::text_module::{TextModule, pieces};
use store::Urgency;

/// As helplines are called that one step of the list is about.
const SAFE_AT_HOME: &str = "Veilig Thuis";

#[derive(Serialize)]
struct StepView {
    value: &'static str,
    title: String,
    text: String,
    done: bool,
    /// The link that dials the number that it is about, and the words on it.
    call: Option<String>,
    call_label: Option<String>,
    /// Who did it, and when.
    by: Option<String>,
}

#[derive(Serialize)]
struct LineView {
    name: String,
    phone: String,
    /// The link that dials it.
    tel: Option<String>,
    /// The name says the number, as "112" does.
    is_number: bool,
    when: Option<String>,
}

/// A text module, as it is read before somebody puts it into an answer, and as a script puts it there.
#[derive(Serialize)]
struct ModuleView<'a> {
    title: &'a str,
    /// Each with whether it is a blank.
    pieces: Vec<(&'a str, bool)>,
}

/// The text modules of a team, or those of all teams.
#[derive(Serialize)]
struct ModuleGroup<'a> {
    name: String,
    modules: Vec<ModuleView<'a>>,
}

/// A message that waits for a second pair of eyes.
#[derive(Serialize)]
struct EyesView {
    /// Who wrote it.
    by: String,
    /// Whether who looks wrote it.
    own: bool,
    /// Whether the team has nobody else.
    alone: bool,
}

/// Whether the page has the list: for acute ones, and where something of it was done.
pub(super) fn has_list(page: &SubmissionPage<'_>) -> bool {
    let submission = page.submission;
    let is_acute = submission.entry.urgency == Some(Urgency::Acute);
    let is_open = submission.may_be_urgent();
    page.letter.is_some() && ((is_acute && is_open) || !done(&page.work.ticks).is_empty())
}

fn group(name: String, modules: Vec<&TextModule>) -> ModuleGroup<'_> {
    let modules = modules.into_iter().map(|module| ModuleView {
        title: &module.title,
        pieces: pieces(&module.text),
    });
    ModuleGroup {
        name,
        modules: modules.collect(),
    }
}

impl View<'_> {
    /// The text modules for a team.
    pub(crate) fn modules_of(&self, team: &TeamId) -> Vec<&TextModule> {
        let modules = self.assets.facts.text_modules.iter();
        let is_for = |module: &&TextModule| {
            module.teams.is_empty() || module.teams.iter().any(|id| id == team.as_str())
        };
        modules.filter(is_for).collect()
    }

    /// The text modules of a team, its own first.
    fn module_groups(&self, team: &TeamId) -> Vec<ModuleGroup<'_>> {
        let all = self.modules_of(team).into_iter();
        let (common, own): (Vec<_>, Vec<_>) = all.partition(|module| module.teams.is_empty());
        let mut args = FluentArgs::new();
        args.set("team", self.name_of(team));
        let groups = [
            group(self.views.strings.get(LANG, "modules-own", &args), own),
            group(self.views.message("modules-common"), common),
        ];
        let some = groups.into_iter().filter(|group| !group.modules.is_empty());
        some.collect()
    }

    pub(super) fn insert_aids(
        &self,
        context: &mut Context,
        page: &SubmissionPage<'_>,
        draft: &Draft<'_>,
    ) {
        context.insert("modules", &self.module_groups(&page.submission.entry.team));
        let insert = self.button(Action::Insert, "insert-submit");
        context.insert("insert", &insert);
        let later = page.messages.iter().filter_map(|message| match message {
            Message::OfAsker(letter) => letter.as_deref(),
            Message::OfTeam { .. } => None,
        });
        let letters: Vec<_> = page.letter.into_iter().chain(later).collect();
        self.insert_answer_hints(context, draft.text, &letters);
        context.insert("has_list", &has_list(page));
        if has_list(page) {
            self.insert_list(context, page, draft);
        }
    }

    fn insert_list(&self, context: &mut Context, page: &SubmissionPage<'_>, draft: &Draft<'_>) {
        let ticked = done(&page.work.ticks);
        let now = ticked.keys().map(|&step| step.to_owned()).collect();
        let typed = draft.steps;
        let shown = Steps {
            shown: typed.map_or(now, |typed| typed.shown.clone()),
            done: Vec::new(),
        };
        context.insert("steps_shown", &shown.shown_field());
        let is_done = |step: &str| match typed {
            Some(typed) => typed.done.iter().any(|one| one == step),
            None => ticked.contains_key(step),
        };
        let lines = self.lines();
        let at_home = lines.iter().find(|line| line.name.contains(SAFE_AT_HOME));
        let mut args = FluentArgs::new();
        args.set("names", page.professionals.join(", "));
        args.set("count", page.professionals.len());
        args.set("phone", at_home.map_or("", |line| &line.phone).to_owned());
        let words = |key: String| self.views.strings.get(LANG, &key, &args);
        let call = |step: &str| match step {
            "danger" => Some("tel:112".to_owned()),
            "home" => at_home.and_then(|line| line.tel.clone()),
            _ => None,
        };
        let steps = STEPS.into_iter();
        let steps = steps.filter(|step| *step != "home" || at_home.is_some());
        let steps = steps.map(|step| StepView {
            value: step,
            title: words(format!("crisis-{step}")),
            text: words(format!("crisis-{step}-text")),
            done: is_done(step),
            call: call(step),
            call_label: call(step).map(|_| words(format!("crisis-{step}-call"))),
            by: ticked.get(step).map(|tick| {
                let when = self.views.moment(tick.at, self.now);
                format!("{} · {when}", self.author(&tick.by))
            }),
        });
        context.insert("steps", &steps.collect::<Vec<_>>());
        context.insert("lines", &lines);
        context.insert("check", &self.button(Action::Check, "check-submit"));
    }

    /// Whose message waits for a second pair of eyes, and whether who looks can let it leave.
    pub(super) fn insert_eyes(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let submission = page.submission;
        let form = self.assets.forms.get(&submission.entry.form);
        context.insert("needs_eyes", &needs_eyes(submission, form));
        let proposer = submission.waits_for_eyes.as_ref();
        let eyes = proposer.map(|proposer| EyesView {
            by: self.author(proposer),
            own: self.who.is_some_and(|who| proposer.is(who)),
            alone: page.colleagues.is_empty(),
        });
        context.insert("eyes", &eyes);
        context.insert("release", &self.button_of_move(Move::Release, submission));
    }

    /// The helplines that can be called.
    fn lines(&self) -> Vec<LineView> {
        let facts = &self.assets.facts;
        let words = |words: &forms::facts::Words| words.said(LANG, &facts.default_language).text;
        let lines = facts.helplines.iter().filter_map(|line| {
            let (name, phone) = (words(&line.name), line.phone.clone()?);
            Some(LineView {
                tel: line.dial(),
                is_number: name == phone,
                name,
                phone,
                when: line.text.as_ref().map(words),
            })
        });
        lines.collect()
    }

    /// What is wrong with an answer.
    pub(super) fn error(&self, key: &str, typed: &str) -> String {
        let mut args = FluentArgs::new();
        let blanks = pieces(typed).into_iter().filter(|(_, is_blank)| *is_blank);
        let blanks: Vec<_> = blanks.map(|(blank, _)| blank).collect();
        args.set("count", blanks.len());
        args.set("blank", blanks.join(", "));
        self.views.strings.get(LANG, &format!("error-{key}"), &args)
    }
}
