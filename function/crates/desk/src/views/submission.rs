//! The page of one submission: opened, with the labels of its form.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::aids::has_list;
use super::marks::Piece;
use super::{LANG, View, WorkPage};
use crate::forms::{
    ANSWER, COLLEAGUE, DONE_STEPS, DUE, Draft, EXPLANATION, HAS_STEPS, LABEL, NOTE, Notice,
    PAGE_NOTE, PublicationForm, REASON, WITH, kept_steps,
};
use crate::workflow::{
    Action, LONGEST_ANSWER, LONGEST_NOTE, Move, Step, can_be_written_to, is_way_back, leads,
};
use forms::Kind;
use forms::label::{self, Label};
use forms::letter::{Letter, Suspicion};
use forms::publication::Publication;
use pages::answer_html;
use people::Name;
use store::{History, Status, Submission, With};

/// A submission, with everything that was opened of it.
pub(crate) struct SubmissionPage<'a> {
    pub(crate) submission: &'a Submission,
    pub(crate) me: &'a Name,
    /// The first message; none if our keys do not open it.
    pub(crate) letter: Option<&'a Letter>,
    /// The words for lists, where there are any.
    pub(crate) label: Option<&'a Label>,
    /// The messages after it, oldest first.
    pub(crate) messages: &'a [Message],
    /// The message that has not left yet, if our keys open it.
    pub(crate) leaving: Option<String>,
    /// The page that waits to be collected, or for somebody.
    pub(crate) waiting: Option<&'a Publication>,
    /// The same as the site will show it, for whoever is to look at it.
    pub(crate) themed: Option<&'a str>,
    pub(crate) history: &'a History,
    /// Of a sign-up, whether its sender is in the register.
    pub(crate) has_record: bool,
    /// The look at it could not be recorded, so nothing of it was opened.
    pub(crate) unrecorded: bool,
    /// The other moderators of its team, by name.
    pub(crate) colleagues: &'a [String],
    /// Those among them who know more, by name.
    pub(crate) professionals: &'a [String],
    /// What the team keeps with it.
    pub(crate) work: &'a WorkPage,
    pub(crate) draft: &'a Draft<'a>,
}

/// A message of a conversation, opened.
pub(crate) enum Message {
    /// Of the team; without text if only the receipt opens it.
    OfTeam { text: Option<String>, asks: bool },
    /// Of the asker; none if our keys do not open it.
    OfAsker(Option<Box<Letter>>),
}

/// What to say above a page.
#[derive(Serialize)]
pub(super) struct NoticeView {
    text: String,
    good: bool,
}

#[derive(Serialize)]
pub(super) struct ButtonView {
    route: &'static str,
    step: Option<&'static str>,
    label: String,
    /// The message that the sender reads from then on.
    sender_reads: Option<String>,
    is_final: bool,
    /// The button that does it, once somebody is sure.
    sure: String,
    /// What the page says before somebody is sure.
    warning: &'static str,
}

/// A label, and paragraphs of lines under it.
#[derive(Serialize)]
struct Row {
    label: String,
    paragraphs: Vec<Vec<Vec<Piece>>>,
}

impl Row {
    fn is_marked(&self) -> bool {
        let mut pieces = self.paragraphs.iter().flatten().flatten();
        pieces.any(Piece::is_marked)
    }
}

#[derive(Serialize)]
struct MessageView {
    title: String,
    of_team: bool,
    opened: bool,
    /// Of the team, as the asker reads it.
    html: String,
    /// Of the asker.
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct LeavingView {
    /// When it leaves.
    text: String,
    html: String,
}

/// What is in the fields of the page.
fn insert_typed(context: &mut Context, draft: &Draft<'_>) {
    context.insert("draft", draft.text);
    context.insert("page", &draft.page);
    context.insert("colleague", draft.colleague);
    context.insert("note", draft.note);
    context.insert("due", draft.due);
    context.insert("page_note", draft.page_note);
    context.insert("queue", &draft.view.queue_address());
}

impl View<'_> {
    pub(crate) fn submission(
        &self,
        status: StatusCode,
        page: &SubmissionPage<'_>,
    ) -> Response<Body> {
        let SubmissionPage {
            submission,
            me,
            draft,
            ..
        } = *page;
        let mut context = Context::new();
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        self.insert_entry(&mut context, page);
        self.insert_letters(&mut context, page);
        self.insert_sign_up(&mut context, page);
        context.insert("unrecorded", &page.unrecorded);
        self.insert_moves(&mut context, submission);
        self.insert_writing(&mut context, page);
        self.insert_site(&mut context, page);
        context.insert("longest", &LONGEST_ANSWER);
        let kept = page.work.typed.as_ref();
        let kept_page = kept.and_then(|kept| PublicationForm::kept(&kept.page));
        let ticked = kept.and_then(kept_steps);
        let beside = kept.map_or_else(|| draft.clone(), |kept| draft.or_kept(kept));
        let draft = &Draft {
            text: kept.map_or(draft.text, |kept| &kept.answer),
            page: draft.page.or(kept_page.as_ref()),
            steps: draft.steps.or(ticked.as_ref()),
            edition: Some(page.work.edition),
            ..beside
        };
        self.insert_label(&mut context, page, draft.label);
        self.insert_work(&mut context, page.work);
        insert_typed(&mut context, draft);
        context.insert("colleagues", page.colleagues);
        context.insert("longest_note", &LONGEST_NOTE);
        context.insert("work", submission.entry.id.as_str());
        let mut visible = self.visible_fields(page);
        if self.insert_with(&mut context, page, draft.with) {
            visible.push(WITH);
        }
        visible.extend(self.insert_kept_texts(&mut context, draft, &visible));
        context.insert("carried", &draft.carried(&visible));
        self.insert_reasons(&mut context, submission, draft);
        self.insert_last_move(&mut context, page);
        context.insert("error", &draft.error.map(|key| self.error(key, draft.text)));
        self.insert_aids(&mut context, page, draft);
        context.insert(
            "notice",
            &draft.notice.as_ref().map(|notice| self.notice(notice)),
        );
        let changes = self.history(submission, &page.history.changes);
        context.insert("history", &changes);
        context.insert("looks", &self.looks(&page.history.looks));
        self.views.render(status, "desk/submission.html", context)
    }

    /// The page has visible fields for these.
    fn visible_fields(&self, page: &SubmissionPage<'_>) -> Vec<&'static str> {
        let submission = page.submission;
        let mut visible = vec![ANSWER, COLLEAGUE, NOTE, DUE, LABEL];
        let declines = [Move::Reject, Move::Decline];
        if declines
            .iter()
            .any(|each| each.is_possible(submission, self.who))
        {
            visible.extend([REASON, EXPLANATION]);
        }
        if Move::PageBack.is_possible(submission, self.who) {
            visible.push(PAGE_NOTE);
        }
        if has_list(page) {
            visible.extend([DONE_STEPS, HAS_STEPS]);
        }
        visible
    }

    /// With whom an answer is made: only the first one counts. Whether the page asks for it.
    fn insert_with(&self, context: &mut Context, page: &SubmissionPage<'_>, chosen: &str) -> bool {
        let submission = page.submission;
        let asks = can_be_written_to(submission)
            && page.letter.is_some()
            && !submission.takes_second_message();
        let withs = With::ALL.map(|with| {
            let key = format!("figures-with-{}", with.as_str());
            (with.as_str(), self.views.message(&key))
        });
        context.insert("withs", &withs);
        context.insert("with", chosen);
        context.insert("asks_with", &asks);
        asks
    }

    /// What can be written to the asker now, and what is on its way.
    fn insert_writing(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let submission = page.submission;
        // Nobody answers a question that nobody could read.
        let is_read = page.letter.is_some();
        let again = submission.takes_second_message();
        context.insert("can_answer", &(can_be_written_to(submission) && is_read));
        context.insert("writes_again", &again);
        let label = if again {
            "answer-again-submit"
        } else {
            "answer-submit"
        };
        context.insert("answer", &self.button(Action::Answer, label));
        let ask = self.button(Action::Ask, "ask-submit");
        let can_ask = submission.may_be_asked() && is_read;
        context.insert("ask", &can_ask.then_some(ask));
        context.insert("save", &self.button(Action::Draft, "draft-save"));
        context.insert("add_note", &self.button(Action::Note, "note-submit"));
        let leaving = submission.leaving.as_ref().map(|leaving| {
            let mut args = FluentArgs::new();
            args.set("time", self.time(leaving.at));
            let key = if submission.waits_for_eyes.is_some() {
                "leaving-eyes"
            } else if submission.leaves_with_move() {
                "leaving-reason"
            } else if leaving.asks {
                "leaving-asks"
            } else {
                "leaving-answer"
            };
            LeavingView {
                text: self.views.strings.get(LANG, key, &args),
                html: page.leaving.as_deref().map(answer_html).unwrap_or_default(),
            }
        });
        context.insert("leaving", &leaving);
        self.insert_eyes(context, page);
        let recalls = Move::Recall.is_possible(submission, self.who);
        let recall = self.button_of_move(Move::Recall, submission);
        context.insert("recall", &recalls.then_some(recall));
        let said = submission.said();
        let asks = submission.leaving.as_ref().map(|leaving| leaving.asks);
        let asks = asks.or(said.map(|said| said.asks));
        let declines = [Status::Rejected, Status::Declined];
        let is_sign_up = submission.entry.kind == Kind::Signup;
        let declined = is_sign_up || declines.contains(&submission.entry.status);
        let declined = declined || said.is_some_and(|said| said.declines);
        context.insert("answered", &(asks == Some(false) && !declined));
        context.insert("asked", &said.is_some_and(|said| said.asks));
        let is_mine = self.who.is_some_and(|who| submission.is_with(who));
        let handed = submission.handed_by.as_ref().filter(|_| is_mine);
        context.insert("handed_by", &handed.map(|by| self.author(by)));
        let due = submission.due.map(|due| self.views.strings.date(LANG, due));
        context.insert("due_on", &due);
    }

    pub(super) fn notice(&self, notice: &Notice) -> NoticeView {
        let mut args = FluentArgs::new();
        if let Some(change) = &notice.change {
            args.set("event", self.event_in_words(change));
        }
        let key = notice.key;
        NoticeView {
            text: self.views.strings.get(LANG, &format!("{key}-text"), &args),
            good: key.starts_with("done"),
        }
    }

    /// The buttons for everything that is possible now: the primary one, and the others.
    fn insert_moves(&self, context: &mut Context, submission: &Submission) {
        let possible = |primary: bool| -> Vec<_> {
            Move::ALL
                .into_iter()
                .filter(|each| {
                    !matches!(
                        each,
                        Move::Unpublish
                            | Move::Recall
                            | Move::Release
                            | Move::PageSeen
                            | Move::PageBack
                            | Move::Undo
                            | Move::Escalate
                    )
                })
                .filter(|each| leads(*each, submission) == primary)
                .filter(|each| each.is_possible(submission, self.who))
                .map(|each| self.button_of_move(each, submission))
                .collect()
        };
        context.insert("lead", &possible(true).pop());
        context.insert("moves", &possible(false));
        context.insert("can_hand_over", &submission.may_be_handed_over());
        context.insert(
            "hand_over",
            &self.button(Action::HandOver, "hand-over-submit"),
        );
        let may_escalate = Move::Escalate.is_possible(submission, self.who);
        let escalate = self.button_of_move(Move::Escalate, submission);
        context.insert("escalate", &may_escalate.then_some(escalate));
        let make = Action::Page(Step::Make);
        context.insert("answer_and_make", &self.button(make, "answer-and-page"));
        let waits = submission.publication.is_some();
        let label = if waits { "site-change" } else { "site-make" };
        context.insert("make", &self.button(make, label));
        context.insert(
            "unpublish",
            &self.button_of_move(Move::Unpublish, submission),
        );
        let mine = self.who.is_some_and(|who| submission.is_with(who));
        let others = self.assignee(submission).filter(|_| !mine);
        context.insert("busy", &others);
        context.insert("mine", &mine);
    }

    pub(super) fn button_of_move(&self, each: Move, submission: &Submission) -> ButtonView {
        let action = each.as_str();
        let is_sign_up = submission.entry.kind == Kind::Signup;
        // Why something was declined is no answer.
        let stays_readable = submission.said().is_some_and(|said| !said.declines);
        let is_mine = self.who.is_some_and(|who| submission.is_with(who));
        let label = match each {
            _ if is_sign_up && is_way_back(each, submission.entry.status) => {
                format!("action-{action}-again")
            }
            // Somebody gave it to them, and they begin with it.
            Move::Claim if submission.assignee.is_some() && !is_mine => {
                "action-take-over".to_owned()
            }
            Move::Close if stays_readable => "action-close-answered".to_owned(),
            _ => format!("action-{action}"),
        };
        let mut args = FluentArgs::new();
        args.set("name", self.assignee(submission).unwrap_or_default());
        // An answer stays readable, so there is nothing new to read.
        let next = each.sender_reads().filter(|_| !stays_readable);
        let next = next.map(|status| submission.words_at(status));
        ButtonView {
            route: action,
            step: None,
            label: self.views.strings.get(LANG, &label, &args),
            sender_reads: next.map(|key| self.views.visitor_strings.plain(LANG, &key)),
            is_final: each.is_final(),
            sure: match each {
                each if each.is_final() => self.views.message(&format!("{label}-sure")),
                _ => String::new(),
            },
            warning: match each {
                _ if is_sign_up => "action-can-be-undone",
                Move::Decline => "action-final",
                _ => "action-undoable",
            },
        }
    }

    pub(super) fn button(&self, action: Action, label: &str) -> ButtonView {
        ButtonView {
            route: action.route(),
            step: action.step(),
            label: self.views.message(label),
            sender_reads: None,
            is_final: false,
            sure: String::new(),
            warning: "",
        }
    }

    /// The name of who works on it.
    fn assignee(&self, submission: &Submission) -> Option<String> {
        submission.assignee.as_ref().map(|who| self.author(who))
    }

    /// The unencrypted fields, and how it is called.
    fn insert_entry(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let submission = page.submission;
        let entry = &submission.entry;
        self.insert_title(context, entry, page.label);
        let assignee = self.assignee(submission);
        let view = self.entry_view(entry, assignee.as_deref(), None);
        context.insert("entry", &self.in_review(view, submission.in_review));
        context.insert("version", &entry.version);
        context.insert("expires", &self.views.strings.date(LANG, entry.expires));
    }

    /// The content of the seal.
    /// The first message, all after it, and whether words in them tell why they are urgent.
    fn insert_letters(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let letter = page.letter;
        context.insert("opened", &letter.is_some());
        let rows = letter.map(|letter| self.rows(page.submission, letter));
        let rows = rows.unwrap_or_default();
        let thread = self.conversation(page.submission, page.messages);
        let later = thread.iter().flat_map(|message| &message.rows);
        let telling = if rows.iter().chain(later).any(Row::is_marked) {
            "submission-marked"
        } else {
            "submission-unmarked"
        };
        let telling = letter.map(|_| self.views.message(telling));
        context.insert("telling", &telling);
        context.insert("rows", &rows);
        context.insert("thread", &thread);
        let reasons = letter.map_or(&[][..], |letter| &letter.suspicions);
        let words = |reason: &Suspicion| {
            self.views
                .message(&format!("suspicion-{}", reason.as_str()))
        };
        context.insert("suspicions", &reasons.iter().map(words).collect::<Vec<_>>());
        let lang = letter
            .map(|letter| letter.lang.as_str())
            .filter(|lang| *lang != LANG);
        context.insert("other_language", &lang);
    }

    fn conversation(&self, submission: &Submission, messages: &[Message]) -> Vec<MessageView> {
        let mut number = 0;
        let view = |message: &Message| match message {
            Message::OfTeam { text, asks } => MessageView {
                title: self.views.message(if *asks {
                    "submission-asked-back"
                } else {
                    "submission-said"
                }),
                of_team: true,
                opened: text.is_some(),
                html: text.as_deref().map(answer_html).unwrap_or_default(),
                rows: Vec::new(),
            },
            Message::OfAsker(letter) => {
                number += 1;
                let mut args = FluentArgs::new();
                args.set("number", number);
                let rows = letter.as_ref().map(|letter| self.rows(submission, letter));
                MessageView {
                    title: self.views.strings.get(LANG, "submission-thread", &args),
                    of_team: false,
                    opened: letter.is_some(),
                    html: String::new(),
                    rows: rows.unwrap_or_default(),
                }
            }
        };
        messages.iter().map(view).collect()
    }

    /// The words by which lists show it, and the form that changes them.
    fn insert_label(&self, context: &mut Context, page: &SubmissionPage<'_>, typed: &str) {
        let words = page.label.map_or("", |label| &*label.words);
        context.insert("label", words);
        context.insert("new_label", typed);
        context.insert("longest_label", &label::LONGEST);
        context.insert("relabel", &self.button(Action::Label, "label-submit"));
    }

    fn rows(&self, submission: &Submission, letter: &Letter) -> Vec<Row> {
        let entry = &submission.entry;
        let form = self.assets.forms.get(&entry.form);
        letter
            .answers
            .iter()
            .map(|(name, answer)| {
                let shown = self.shown(form, name, answer);
                let chosen = form.is_some_and(|form| form.is_chosen(name));
                Row {
                    label: self.label(form, name),
                    // Only what was typed was looked at.
                    paragraphs: self.marked(entry.is_urgent() && !chosen, shown),
                }
            })
            .collect()
    }
}
