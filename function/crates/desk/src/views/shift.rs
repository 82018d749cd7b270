//! The page of a shift.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use serde::Serialize;
use tera::Context;

use super::{LANG, Row, View};
use crate::overview::Overview;
use crate::queue_view::QueueView;
use crate::workflow::LONGEST_NOTE;
use forms::team::TeamId;
use people::Name;
use store::{Counted, ShiftNote, TrailEntry};

/// What waits for a team, in the order in which it matters.
const WAITING: [Overview; 7] = [
    Overview::Urgent,
    Overview::Due,
    Overview::Free,
    Overview::FollowUps,
    Overview::Waiting,
    Overview::SignUps,
    Overview::Contributions,
];

/// What happened and what waits.
pub(crate) struct ShiftPage<'a> {
    pub(crate) me: &'a Name,
    pub(crate) team: &'a TeamId,
    /// Since when they were not here.
    pub(crate) since: Timestamp,
    pub(crate) came_in: &'a [Row],
    /// Whether more came in than that.
    pub(crate) more: bool,
    /// What colleagues did since, newest first.
    pub(crate) did: &'a [&'a TrailEntry],
    pub(crate) mine: &'a [Row],
    pub(crate) numbers: &'a BTreeMap<Overview, Counted>,
    pub(crate) view: &'a QueueView,
    pub(crate) note: Option<ShiftNoteText<'a>>,
    /// What was typed and is not kept, and why.
    pub(crate) typed: &'a str,
    pub(crate) notice: Option<&'static str>,
}

/// The note of the team.
pub(crate) struct ShiftNoteText<'a> {
    pub(crate) note: &'a ShiftNote,
    /// None where our keys do not open it.
    pub(crate) text: Option<String>,
    pub(crate) is_mine: bool,
}

#[derive(Serialize)]
struct DidView<'a> {
    what: String,
    when: String,
    id: &'a str,
}

#[derive(Serialize)]
struct NoteView {
    text: Option<String>,
    by: String,
    when: String,
    read: Option<String>,
    /// Whether who looks can tick it.
    can_be_ticked: bool,
}

#[derive(Serialize)]
struct WaitingView {
    href: String,
    label: String,
    count: String,
}

impl View<'_> {
    pub(crate) fn shift(&self, status: StatusCode, page: &ShiftPage<'_>) -> Response<Body> {
        let rows = |rows: &[Row]| {
            let views = rows.iter().map(|row| {
                let (assignee, label) = (row.assignee.as_deref(), row.label.as_ref());
                self.entry_view(&row.entry, assignee, label)
            });
            serde_json::to_value(views.collect::<Vec<_>>()).unwrap_or_default()
        };
        let did = page.did.iter().map(|entry| {
            let (what, when) = self.happened(&entry.author, &entry.what, entry.at);
            DidView {
                what,
                when,
                id: entry.submission.as_str(),
            }
        });
        let waiting = WAITING.into_iter().filter_map(|overview| {
            let counted = page.numbers.get(&overview)?;
            (counted.count > 0).then(|| WaitingView {
                href: format!("/desk?{}", page.view.of(overview).full_query()),
                label: self.views.message(&format!("list-{}", overview.as_str())),
                count: format!("{}{}", counted.count, if counted.more { "+" } else { "" }),
            })
        });
        let teams = self.held.iter().filter(|_| self.held.len() > 1);
        let teams = teams.map(|team| (team.as_str(), self.name_of(team), team == page.team));
        let edition = page.note.as_ref().map_or(0, |note| note.note.edition);
        let mut context = Context::new();
        context.insert("title", &self.views.message("shift-title"));
        context.insert("inside", &true);
        context.insert("me", page.me.as_str());
        context.insert("team", page.team.as_str());
        context.insert("teams", &teams.collect::<Vec<_>>());
        context.insert("since", &self.views.moment(page.since, self.now));
        context.insert("came_in", &rows(page.came_in));
        context.insert("more", &page.more);
        context.insert("did", &did.collect::<Vec<_>>());
        context.insert("mine", &rows(page.mine));
        context.insert("waiting", &waiting.collect::<Vec<_>>());
        context.insert("note", &page.note.as_ref().map(|note| self.note_view(note)));
        context.insert("edition", &edition);
        context.insert("typed", page.typed);
        context.insert("longest", &LONGEST_NOTE);
        context.insert("notice", &page.notice);
        context.insert("list", "shift");
        context.insert("back", "");
        self.views.render(status, "desk/shift.html", context)
    }

    fn note_view(
        &self,
        ShiftNoteText {
            note,
            text,
            is_mine,
        }: &ShiftNoteText<'_>,
    ) -> NoteView {
        let read = note.read.as_ref().map(|(reader, at)| {
            let mut args = FluentArgs::new();
            args.set("name", self.author(reader));
            args.set("when", self.views.moment(*at, self.now));
            self.views.strings.get(LANG, "shift-note-read", &args)
        });
        NoteView {
            text: text.clone(),
            by: self.author(&note.by),
            when: self.views.moment(note.at, self.now),
            can_be_ticked: read.is_none() && !is_mine,
            read,
        }
    }

    /// The page that gives a note back which could not be taken.
    pub(crate) fn shift_note_kept(
        &self,
        status: StatusCode,
        team: &str,
        text: &str,
        edition: u64,
    ) -> Response<Body> {
        let is_outside = status == StatusCode::UNAUTHORIZED;
        let mut context = Context::new();
        context.insert("title", &self.views.message("shift-kept-title"));
        context.insert("inside", &false);
        context.insert("is_outside", &is_outside);
        context.insert("team", team);
        context.insert("typed", text);
        context.insert("edition", &edition);
        self.views.render(status, "desk/shift-kept.html", context)
    }
}
