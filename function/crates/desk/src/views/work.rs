//! What a team keeps with a submission, opened: the shared draft and the notes.

use jiff::Timestamp;
use serde::Serialize;
use tera::Context;

use super::{LANG, View};
use crate::forms::Draft;
use forms::draft::Draft as Kept;
use pages::answer_html;
use store::{Author, Tick};

/// What a team keeps with a submission.
#[derive(Default)]
pub(crate) struct WorkPage {
    /// The edition of the draft that the page shows.
    pub(crate) edition: u64,
    /// What is in the editor.
    pub(crate) typed: Option<Kept>,
    pub(crate) state: DraftState,
    /// Another text, which the one in the editor does not replace.
    pub(crate) other: Option<OtherText>,
    /// Oldest first.
    pub(crate) notes: Vec<NoteText>,
    /// What was done of the list for acute ones, oldest first.
    pub(crate) ticks: Vec<Tick>,
}

/// What became of the text in the editor.
#[derive(Default)]
pub(crate) enum DraftState {
    /// There is none.
    #[default]
    None,
    /// It is stored, since then, and by whom.
    Saved { by: Author, at: Timestamp },
    /// It was a message that did not leave.
    HeldBack,
    /// It is not stored, because a colleague was first.
    Other,
    /// It is not stored.
    Unsaved,
    /// The store did not answer.
    Unknown,
}

/// A text next to the one in the editor.
pub(crate) struct OtherText {
    pub(crate) text: String,
    /// Who typed it, and when; nobody for a message that did not leave.
    pub(crate) by: Option<(Author, Timestamp)>,
}

/// A note, opened.
pub(crate) struct NoteText {
    pub(crate) text: Option<String>,
    pub(crate) by: Author,
    pub(crate) at: Timestamp,
}

#[derive(Serialize)]
struct NoteView<'a> {
    text: Option<&'a str>,
    by: String,
    when: String,
}

impl WorkPage {
    /// When the store does not answer. What was typed is on the page only.
    pub(crate) fn unknown(draft: &Draft<'_>) -> Self {
        let typed = draft.to_keep();
        Self {
            edition: draft.edition.unwrap_or_default(),
            state: if typed.is_some() {
                DraftState::Unsaved
            } else {
                DraftState::Unknown
            },
            typed,
            ..Self::default()
        }
    }
}

impl WorkPage {
    /// Whoever is named in it.
    pub(crate) fn authors(&self) -> Vec<Author> {
        let draft = match &self.state {
            DraftState::Saved { by, .. } => Some(by),
            _ => None,
        };
        let other = self.other.iter().flat_map(|other| &other.by);
        let others = other.map(|(by, _)| by);
        let notes = self.notes.iter().map(|note| &note.by);
        draft
            .into_iter()
            .chain(others)
            .chain(notes)
            .chain(self.ticks.iter().map(|tick| &tick.by))
            .cloned()
            .collect()
    }
}

impl View<'_> {
    /// "14:32".
    pub(crate) fn time(&self, at: Timestamp) -> String {
        let local = at.to_zoned(self.views.zone.clone());
        local.strftime("%-H:%M").to_string()
    }

    /// The draft with its state, the text next to it, and the notes.
    pub(super) fn insert_work(&self, context: &mut Context, page: &WorkPage) {
        let is_me = |author: &Author| self.who.is_some_and(|who| author.is(who));
        context.insert("edition", &page.edition);
        let typed = page.typed.as_ref().map_or("", |kept| kept.answer.as_str());
        context.insert("preview", &answer_html(typed));
        let said = |key: &str, by: Option<&Author>, at: Option<Timestamp>| {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("name", by.map_or_else(String::new, |by| self.author(by)));
            args.set(
                "time",
                at.map_or_else(String::new, |at| self.views.moment(at, self.now)),
            );
            self.views.strings.get(LANG, key, &args)
        };
        let state = match &page.state {
            DraftState::None => None,
            DraftState::Saved { by, at } if is_me(by) => {
                Some(said("draft-saved", Some(by), Some(*at)))
            }
            DraftState::Saved { by, at } => Some(said("draft-saved-by", Some(by), Some(*at))),
            DraftState::HeldBack => Some(said("draft-held-back", None, None)),
            DraftState::Other => Some(said("draft-not-yet", None, None)),
            DraftState::Unsaved => Some(said("draft-unsaved", None, None)),
            DraftState::Unknown => Some(said("draft-unknown", None, None)),
        };
        context.insert("draft_state", &state);
        let other = page.other.as_ref();
        context.insert("other_text", &other.map(|other| other.text.as_str()));
        let title = other.map(|other| match &other.by {
            Some((by, at)) if is_me(by) => said("draft-other-mine", Some(by), Some(*at)),
            Some((by, at)) => said("draft-other", Some(by), Some(*at)),
            None => said("draft-other-held-back", None, None),
        });
        context.insert("other_title", &title);
        let notes = page.notes.iter().map(|note| NoteView {
            text: note.text.as_deref(),
            by: self.author(&note.by),
            when: self.views.moment(note.at, self.now),
        });
        context.insert("notes", &notes.collect::<Vec<_>>());
    }
}
