//! The pages around a receipt and around a problem.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use serde::Serialize;
use tera::Context;

use super::answer;
use super::fields::{self, ErrorView};
use super::helplines;
use super::paragraphs::owned_paragraphs;
use super::readers;
use super::sign_up::{Kept, Planned};
use super::site_page::SitePage;
use super::{Markup, Page, Pages, PagesError};
use crate::shell::escape;
use forms::facts::{EXIT, SiteFacts};
use forms::{FieldError, Form, Kind, Profile};

/// The same limit as for a first question.
pub const FOLLOW_UP_LONGEST: u32 = 4000;

/// The form of a new site by which people thank somebody: a contribution that is called what it is.
const THANKS: &str = "bedankje";

/// The page after a submission.
#[derive(Clone, Copy)]
pub struct ReceiptPage<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The form that was sent.
    pub form: &'a Form,
    /// The municipality that was chosen in it.
    pub municipality: Option<&'a str>,
    /// The receipt as people read it.
    pub receipt: &'a str,
    /// Whether help comes first.
    pub urgent: bool,
    /// When the submission is gone.
    pub expires: Timestamp,
    /// The outcome of the quiz, if the form has one.
    pub profile: Option<&'a Profile>,
}

/// The page of a receipt.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said of it by itself"
)]
pub struct AnswerPage<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The receipt, for the button that withdraws.
    pub receipt: &'a str,
    /// The kind of its form.
    pub kind: Kind,
    /// Its status, as a word of the messages (`status-question-new`).
    pub status: &'a str,
    /// Whether there may still come something.
    pub waiting: bool,
    /// Whether nobody has looked at it yet.
    pub unread: bool,
    /// How soon it comes, where that is promised and not over: "drie werkdagen".
    pub promised: &'a str,
    /// Whether help comes first.
    pub urgent: bool,
    /// Whether the asker can say if the answer helped.
    pub rating: Rating,
    /// The token for the form on the page.
    pub token: &'a str,
    /// Everything that was said, oldest first.
    pub messages: &'a [Message],
    /// Who of the team wrote the last one; none if it is not of the team.
    pub said: Option<Author>,
    /// When the submission is gone.
    pub expires: Timestamp,
    /// The field for another question, if one can be asked now.
    pub follow_up: Option<FollowUpField<'a>>,
    /// The page for the site that its author reads first.
    pub site_page: Option<SitePage<'a>>,
    /// Whether none can be asked because there is no room for more.
    pub full: bool,
    /// A follow-up that could not be added.
    pub unsent: &'a str,
    /// Whether a page was made of it for the site. Withdrawing takes that away later.
    pub on_site: bool,
    /// What was agreed on and is still to come.
    pub planned: &'a [Planned<'a>],
    /// How long a broker is kept in the register.
    pub kept: Option<Kept>,
}

/// Whether a page asks if an answer helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// It does.
    Asked,
    /// There is nothing to say, or it was said.
    Closed,
}

impl Rating {
    /// Whether it asks.
    pub fn of(asks: bool) -> Self {
        if asks { Self::Asked } else { Self::Closed }
    }
}

/// One message of a conversation, as the asker reads it.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub by: Author,
    /// What was written.
    pub text: String,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// Whoever has the receipt.
    Asker,
    /// The team.
    Team,
    /// The team, which wanted to know something.
    TeamAsking,
    /// The team, which says why it does not answer.
    TeamDeclining,
}

/// The heading above a status and what was said.
fn title_of(page: &AnswerPage<'_>) -> &'static str {
    match (page.said, page.waiting, page.kind) {
        (Some(Author::TeamAsking), ..) => "answer-title-asked",
        (Some(Author::TeamDeclining), ..) => "answer-title-done",
        (Some(_), ..) => "answer-title-answer",
        (None, true, Kind::Question) => "answer-title-waiting",
        _ => "answer-title-done",
    }
}

/// What is said of how it stands. Where nobody reads, nothing waits until somebody does.
fn status_of<'a>(page: &AnswerPage<'a>) -> &'a str {
    let is_unread = page.facts.demonstration && page.unread && page.said.is_none();
    match page.kind {
        _ if !is_unread => page.status,
        Kind::Signup => "receipt-demonstration-signup",
        _ => "form-demonstration",
    }
}

/// A message, for the template.
#[derive(Serialize)]
struct MessageView {
    /// What stands above it.
    title: String,
    own: bool,
    /// It is what the page is about.
    last: bool,
    /// Of the asker.
    paragraphs: Vec<Vec<String>>,
    /// Of the team.
    html: String,
}

/// A page for the asker, without content besides what was just done.
#[derive(Clone, Copy)]
pub struct AskerPage<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The receipt, for the buttons.
    pub receipt: &'a str,
    /// The municipality that the question is for.
    pub municipality: Option<&'a str>,
    /// Whether help comes first.
    pub urgent: bool,
}

/// Another question in a thread that could not be sent.
#[derive(Clone, Copy)]
pub struct UnsentFollowUp<'a> {
    /// The receipt.
    pub code: &'a str,
    /// The typed text.
    pub typed: &'a str,
    /// The token of its page.
    pub token: &'a str,
    /// Whether it says what is to be different on the page for the site.
    pub about_page: bool,
}

/// The field for a follow-up.
#[derive(Clone, Copy)]
pub struct FollowUpField<'a> {
    /// The typed text.
    pub typed: &'a str,
    /// What is invalid in it.
    pub error: Option<&'a FieldError>,
    /// Whether it says what is to be different on the page for the site.
    pub about_page: bool,
}

/// The page that asks for a receipt again.
#[derive(Clone, Copy)]
pub struct LookupPage<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The typed code.
    pub typed: &'a str,
    /// The error message.
    pub error: &'a str,
    /// Whether help comes first.
    pub urgent: bool,
}

/// The context that all pages share.
pub(super) fn base(lang: &str, facts: &SiteFacts) -> Context {
    let mut context = Context::new();
    context.insert("lang", lang);
    context.insert("exit", EXIT);
    context.insert("urgent", &false);
    context.insert("brief", &false);
    context.insert("told", &false);
    context.insert("demonstration", &facts.demonstration);
    let within = (!facts.demonstration).then_some(facts.answer_within.as_str());
    context.insert("answer_within", within.unwrap_or_default());
    context.insert("within_chosen", &None::<&str>);
    context.insert("readers", &None::<&str>);
    helplines::insert(&mut context, lang, facts);
    context
}

/// Makes the help on top brief, so that a code, an error summary or an explanation still begins in the first screen of a
/// phone.
pub(super) fn keep_first_screen(view: &mut Context, urgent: bool) {
    view.insert("brief", &urgent);
}

/// The context of `follow_up.html`, except its errors.
pub(super) fn insert_follow_up(view: &mut Context, page: UnsentFollowUp<'_>) {
    view.insert("code", page.code);
    view.insert("token", page.token);
    view.insert("about_page", &page.about_page);
    view.insert("follow_up_typed", page.typed);
    view.insert("follow_up_longest", &FOLLOW_UP_LONGEST);
}

/// The context of an [`AskerPage`].
pub(super) fn asker_context(page: &AskerPage<'_>, title: &str) -> Context {
    let mut view = base(page.lang, page.facts);
    view.insert("title", title);
    view.insert("urgent", &page.urgent);
    keep_first_screen(&mut view, page.urgent);
    view.insert("code", page.receipt);
    view.insert(
        "answer_within",
        readers::promise(page.facts, page.municipality),
    );
    view
}

/// What is above a receipt: what arrived.
fn receipt_title(form: &Form) -> String {
    match form.kind {
        Kind::Contribution if form.id == THANKS => "receipt-title-thanks".to_owned(),
        kind => format!("receipt-title-{}", kind.as_str()),
    }
}

#[derive(Serialize)]
struct ProfileView<'a> {
    label: &'a str,
    text: &'a str,
}

impl Pages {
    /// The page after a submission. The receipt is on the page only, never in the title.
    pub fn receipt(&self, page: &ReceiptPage<'_>) -> Result<Page, PagesError> {
        let title = self.strings.plain(page.lang, &receipt_title(page.form));
        let mut view = base(page.lang, page.facts);
        view.insert("title", &title);
        view.insert("kind", page.form.kind.as_str());
        view.insert("receipt", page.receipt);
        readers::insert_for_receipt(&mut view, page, &self.strings);
        // It goes into a sentence that is HTML.
        let answers = escape(page.facts.answer_page(page.lang));
        view.insert("answer_page", &answers);
        view.insert("urgent", &page.urgent);
        view.insert("told", &true);
        keep_first_screen(&mut view, page.urgent);
        view.insert("expires", &self.strings.date(page.lang, page.expires));
        view.insert(
            "success",
            &page.form.success.as_ref().map(|text| text.get(page.lang)),
        );
        let profile = page.profile.map(|p| ProfileView {
            label: p.label.get(page.lang),
            text: p.text.get(page.lang),
        });
        view.insert("profile", &profile);
        Ok(Page {
            title: self.done(page.lang),
            main: self.render("receipt.html", &view)?,
        })
    }

    /// Like [`Self::receipt`], but it never fails: the sender must get the code of what is stored. If the theme's
    /// template does not work, the built-in one is used, and the error returned.
    pub fn receipt_in_any_case(&self, page: &ReceiptPage<'_>) -> (Page, Option<PagesError>) {
        let broken = match self.receipt(page) {
            Ok(made) => return (made, None),
            Err(broken) => broken,
        };
        let built_in = Self::new(&BTreeMap::new()).and_then(|pages| pages.receipt(page));
        let bare = |_| Page {
            title: self.done(page.lang),
            main: Markup(format!(
                "<h1>{}</h1>\n<p class=\"receipt__code\" translate=\"no\">{}</p>\n",
                escape(&self.strings.plain(page.lang, "receipt-heading")),
                escape(page.receipt),
            )),
        };
        (built_in.unwrap_or_else(bare), Some(broken))
    }

    /// The status, and the answer when there is one.
    pub fn answer(&self, page: &AnswerPage<'_>) -> Result<Page, PagesError> {
        let title = self.strings.plain(page.lang, title_of(page));
        let mut view = base(page.lang, page.facts);
        view.insert("title", &title);
        view.insert("status", &self.strings.plain(page.lang, status_of(page)));
        view.insert("answer_within", page.promised);
        let asked = page.said == Some(Author::TeamAsking);
        let declined = page.said == Some(Author::TeamDeclining);
        let messages = self.messages(page);
        let by_team = |last: bool| {
            let of_team = messages
                .iter()
                .filter(move |one| !one.own && one.last == last);
            of_team.map(|one| one.html.as_str()).collect::<Vec<_>>()
        };
        view.insert(
            "answer",
            &by_team(true).pop().filter(|_| !asked && !declined),
        );
        view.insert("earlier", &by_team(false));
        view.insert("asked", &asked);
        view.insert("messages", &messages);
        view.insert("waiting", &page.waiting);
        view.insert("rate", &(page.rating == Rating::Asked));
        view.insert("urgent", &page.urgent);
        keep_first_screen(&mut view, page.urgent);
        view.insert("expires", &self.strings.date(page.lang, page.expires));
        let planned = page.planned.iter();
        let planned = planned.map(|one| self.planned(page.lang, one));
        view.insert("planned", &planned.collect::<Vec<_>>());
        view.insert("kept", &page.kept.map(|kept| self.kept(page.lang, kept)));
        view.insert("full", &page.full);
        view.insert("on_site", &page.on_site);
        view.insert("unsent", page.unsent);
        view.insert("follow_up", &page.follow_up.is_some());
        self.insert_site_page(&mut view, page.site_page, (page.lang, page.facts));
        let wrong = self.insert_next(&mut view, page);
        Ok(Page {
            title: if wrong {
                self.mistaken(page.lang, &self.strings.plain(page.lang, "lookup-title"))
            } else {
                self.done(page.lang)
            },
            main: self.render("answer.html", &view)?,
        })
    }

    /// The field to go on asking, and whether something is wrong with what was typed there.
    fn insert_next(&self, view: &mut Context, page: &AnswerPage<'_>) -> bool {
        let field = UnsentFollowUp {
            code: page.receipt,
            typed: page.follow_up.map_or("", |field| field.typed),
            token: page.token,
            about_page: page.follow_up.is_some_and(|field| field.about_page),
        };
        insert_follow_up(view, field);
        let error = page.follow_up.and_then(|field| field.error);
        let message = error.map(|error| self.reason(page.lang, error));
        view.insert("follow_up_error", &message);
        let errors = error.zip(message).map(|(error, message)| ErrorView {
            id: fields::element_id(&error.field),
            message,
        });
        let wrong = errors.is_some();
        keep_first_screen(view, page.urgent && wrong);
        view.insert("errors", &errors.into_iter().collect::<Vec<_>>());
        wrong
    }

    /// What was said, with what stands above each part of it.
    fn messages(&self, page: &AnswerPage<'_>) -> Vec<MessageView> {
        let (mut answers, mut own) = (0_usize, 0_usize);
        let last = page.messages.len().saturating_sub(1);
        let mut views = Vec::new();
        for (at, message) in page.messages.iter().enumerate() {
            let is_own = message.by == Author::Asker;
            let is_last = page.said.is_some() && at == last;
            let number = if is_own { &mut own } else { &mut answers };
            *number += 1;
            let key = match message.by {
                Author::Asker if *number == 1 => "own-first",
                Author::Asker => "own-later",
                Author::TeamAsking => "answer-question",
                Author::TeamDeclining => "answer-reason",
                Author::Team if is_last => "answer-heading",
                Author::Team => "answer-earlier",
            };
            let mut args = FluentArgs::new();
            args.set("number", *number);
            views.push(MessageView {
                title: self.strings.get(page.lang, key, &args),
                own: is_own,
                last: is_last,
                paragraphs: if is_own {
                    owned_paragraphs(&message.text)
                } else {
                    Vec::new()
                },
                html: if is_own {
                    String::new()
                } else {
                    answer::html(&message.text)
                },
            });
        }
        views
    }

    /// The page after asking on.
    pub fn followed_up(&self, page: &AskerPage<'_>) -> Result<Page, PagesError> {
        let title = self.strings.plain(page.lang, "followed-up-title");
        let mut view = asker_context(page, &title);
        view.insert("told", &true);
        Ok(Page {
            title: self.done(page.lang),
            main: self.render("followed_up.html", &view)?,
        })
    }

    /// The message of an invalid field that belongs to no form.
    pub fn reason(&self, lang: &str, error: &FieldError) -> String {
        fields::message_of(&self.strings, lang, error.reason)
    }

    /// The page that asks for a code again.
    pub fn lookup(&self, page: &LookupPage<'_>) -> Result<Page, PagesError> {
        let heading = self.strings.plain(page.lang, "lookup-title");
        let mut view = base(page.lang, page.facts);
        view.insert("title", &heading);
        view.insert("urgent", &page.urgent);
        keep_first_screen(&mut view, page.urgent);
        view.insert(
            "field",
            &fields::code_field(page.typed, Some(page.error.to_owned())),
        );
        let error = ErrorView {
            id: fields::element_id("code"),
            message: page.error.to_owned(),
        };
        view.insert("errors", &[error]);
        Ok(Page {
            title: self.mistaken(page.lang, &heading),
            main: self.render("lookup_page.html", &view)?,
        })
    }

    /// The message of an invalid field, as it is shown beside the field.
    pub fn error_message(&self, lang: &str, form: &Form, error: &FieldError) -> String {
        fields::message(&self.strings, lang, form, error)
    }
}
