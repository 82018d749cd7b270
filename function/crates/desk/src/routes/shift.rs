//! The page for whoever begins or ends: what happened since they were here, what waits, and a note of the team.

use std::collections::{HashMap, HashSet};

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode, Uri};
use futures_util::future::{try_join, try_join3};

use super::queue::Look;
use crate::forms::{SHIFT, ShiftNoteForm};
use crate::overview::Overview;
use crate::queue_view::QueueView;
use crate::shift::last_here;
use crate::views::{Row, ShiftNoteText, ShiftPage};
use crate::workflow::LONGEST_NOTE;
use crate::{AtDesk, Desk};
use ::forms::team::TeamId;
use clock::Hour;
use jiff::Timestamp;
use sealing::receipt::LookupId;
use store::{
    Arrivals, Author, Cursor, LOOKED, Order, PersonId, QueuePart, StoreError, TrailEntry,
    TrailPlace,
};
use unsealing::open_with_any;
use web::redirect::redirect;
use web::request::parameter;

/// How many entries of the audit are read at once, and how often: looks are among them.
const READ: i32 = 200;
const READS: usize = 5;
/// How many rows of a list are shown.
const MOST: usize = 20;
/// How many things that colleagues did are shown.
const MOST_EVENTS: usize = 60;

/// Whose the note of a team is now.
enum NoteNow {
    /// Mine, with these words.
    Same,
    /// Mine, with other words.
    Mine,
    /// A colleague's, or nobody's.
    Other,
}

/// What somebody typed that is not kept.
#[derive(Default)]
struct Typed {
    text: String,
    notice: Option<&'static str>,
    /// The edition of the note that its page showed.
    seen: u64,
}

/// `GET /desk/shift`
pub(super) async fn show(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    let team = parameter(&uri, "team");
    at.shift_page(StatusCode::OK, &team, Typed::default()).await
}

/// `POST /desk/shift`: leaves a note.
pub(super) async fn leave_note(
    Extension(at): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let sent = ShiftNoteForm::read(request).await;
    let Some(team) = at.desk.team_named(&sent.team) else {
        return at.desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let refuse = async |status, notice| {
        let typed = Typed {
            text: sent.text.clone(),
            notice: Some(notice),
            seen: sent.seen,
        };
        at.shift_page(status, &sent.team, typed).await
    };
    let text = sent.text.trim();
    if text.is_empty() {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "shift-note-empty").await;
    }
    if text.chars().count() > LONGEST_NOTE {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "shift-note-long").await;
    }
    let to = at.desk.assets.teams.of_team(team);
    let Ok(sealed) = to.recipients.seal(text.as_bytes()) else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "shift-note-not-kept").await;
    };
    let by = at.desk.by();
    let left = at
        .desk
        .store
        .leave_shift_note((team, sent.seen), &sealed, &by);
    let Err(error) = left.await else {
        return redirect(&address(team));
    };
    // The answer to an earlier try can have got lost on the way.
    match (at.desk.shift_note_is(team, text).await, error) {
        (Ok(NoteNow::Same), _) => redirect(&address(team)),
        (Ok(NoteNow::Mine), StoreError::Conflict) => {
            refuse(StatusCode::CONFLICT, "shift-note-own").await
        }
        (_, StoreError::Conflict) => refuse(StatusCode::CONFLICT, "shift-note-other").await,
        (_, error) => {
            tracing::error!(%error, "nobody knows whether a note is kept");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "shift-note-not-kept").await
        }
    }
}

/// `POST /desk/shift/read`: ticks the note as read. Whoever was first ticked it.
pub(super) async fn tick(Extension(at): Extension<AtDesk>, request: Request) -> Response<Body> {
    let sent = ShiftNoteForm::read(request).await;
    let Some(team) = at.desk.team_named(&sent.team) else {
        return at.desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let by = at.desk.by();
    match at.desk.store.read_shift_note((team, sent.seen), &by).await {
        Ok(()) | Err(StoreError::Conflict) => redirect(&address(team)),
        Err(error) => at.desk.view().store_error(&error),
    }
}

/// `GET` of an address that takes only forms.
pub(super) async fn redirect_here() -> Response<Body> {
    redirect(SHIFT)
}

fn address(team: &TeamId) -> String {
    format!("{SHIFT}?team={team}")
}

impl Desk {
    /// A team that this desk reads for; the first one where none is named.
    fn team_named(&self, name: &str) -> Option<&TeamId> {
        let mut held = self.held.iter();
        match name {
            "" => held.next(),
            name => held.find(|team| team.as_str() == name),
        }
    }

    async fn shift_note_is(&self, team: &TeamId, text: &str) -> Result<NoteNow, StoreError> {
        let note = self.store.shift_note(team, self.clock.now()).await?;
        let mine = note.filter(|note| self.who.as_ref().is_some_and(|who| note.by.is(who)));
        let opened = mine.map(|note| open_with_any(&self.keys, &note.sealed));
        Ok(match opened {
            Some(Ok(stored)) if stored.as_slice() == text.as_bytes() => NoteNow::Same,
            Some(_) => NoteNow::Mine,
            None => NoteNow::Other,
        })
    }

    /// The newest entries of the audit of a team until before somebody's pause, and when that began.
    async fn since(
        &self,
        team: &TeamId,
        me: &PersonId,
    ) -> Result<(Timestamp, Vec<TrailEntry>), StoreError> {
        let now = self.clock.now();
        let (mut entries, mut before) = (Vec::new(), None::<TrailPlace>);
        for _ in 0..READS {
            let read = self.store.trail(team, before, READ).await?;
            let is_last = read.len() < usize::try_from(READ).unwrap_or_default();
            before = read.last().map(TrailEntry::found_at);
            entries.extend(read);
            let since = last_here(&entries, me, now);
            if is_last || entries.last().is_some_and(|oldest| oldest.at < since) {
                break;
            }
        }
        let since = last_here(&entries, me, now);
        entries.retain(|entry| entry.at > since);
        Ok((since, entries))
    }

    /// What came in since then and nobody has, with its label; and whether there is more.
    async fn came_in(
        &self,
        team: &TeamId,
        since: Timestamp,
    ) -> Result<(Vec<Row>, bool), StoreError> {
        let now = self.clock.now();
        let since = Some(Hour::of(since));
        let arrivals = |kind| self.store.arrivals((team, kind), since, now, MOST);
        let both = try_join(arrivals(Arrivals::Urgent), arrivals(Arrivals::Rest));
        let (urgent, rest) = both.await?;
        let more = urgent.more || rest.more || urgent.entries.len() + rest.entries.len() > MOST;
        let mut entries = urgent.entries;
        entries.extend(rest.entries);
        entries.truncate(MOST);
        Ok((self.labelled(entries).await?, more))
    }

    /// The words by which lists show what was done something with, as far as it is there and has some.
    async fn words_of(&self, did: &[&TrailEntry]) -> Result<HashMap<LookupId, String>, StoreError> {
        let ids: HashSet<_> = did.iter().map(|entry| entry.submission.clone()).collect();
        let details = self.store.details(&Vec::from_iter(ids)).await?;
        let labelled = details.into_iter().filter_map(|(id, details)| {
            let label = self.open_label(details.label.as_ref()?)?;
            Some((id, label.words))
        });
        Ok(labelled.filter(|(_, words)| !words.is_empty()).collect())
    }

    /// What somebody has of this team.
    async fn held_by_me(&self, look: &Look<'_>) -> Result<Vec<Row>, StoreError> {
        let parts: Vec<QueuePart<'_>> = look.parts(Overview::Mine);
        let order = (Order::OldestFirst, self.clock.now(), MOST);
        let filter = look.filter(Overview::Mine);
        let start = Cursor::default();
        let page = self.store.queue_page(&parts, filter, order, &start).await?;
        self.labelled(page.entries).await
    }
}

impl AtDesk {
    async fn shift_page(&self, status: StatusCode, team: &str, typed: Typed) -> Response<Body> {
        let desk = &self.desk;
        let (Some(team), Some(who)) = (desk.team_named(team), &desk.who) else {
            return desk.view().message(StatusCode::NOT_FOUND, "not-found");
        };
        match self.read_shift((team, who), (status, &typed)).await {
            Ok(response) => response,
            // What was typed comes back even where nothing can be read.
            Err(_) if !typed.text.is_empty() => {
                let status = StatusCode::SERVICE_UNAVAILABLE;
                desk.view()
                    .shift_note_kept(status, team.as_str(), &typed.text, typed.seen)
            }
            Err(error) => desk.view().store_error(&error),
        }
    }

    async fn read_shift(
        &self,
        (team, who): (&TeamId, &PersonId),
        (status, typed): (StatusCode, &Typed),
    ) -> Result<Response<Body>, StoreError> {
        let desk = &self.desk;
        let mut view = QueueView::default();
        view.filters.team = Some(team.clone());
        let look = Look::new(desk, &view);
        let (since, entries) = desk.since(team, who).await?;
        let ((came_in, more), mine, numbers) = try_join3(
            Box::pin(desk.came_in(team, since)),
            Box::pin(desk.held_by_me(&look)),
            desk.numbers(&look),
        )
        .await?;
        let note = desk.store.shift_note(team, desk.clock.now()).await?;
        let text = note.as_ref().map(|note| {
            let opened = open_with_any(&desk.keys, &note.sealed).ok();
            opened.and_then(|text| String::from_utf8(text.to_vec()).ok())
        });
        let did = entries.iter().filter(|entry| {
            let is_mine = entry.author.is(who);
            entry.what != LOOKED && !is_mine && entry.author.machine().is_none()
        });
        let did: Vec<_> = did.take(MOST_EVENTS).collect();
        let words = desk.words_of(&did).await?;
        let authors = did.iter().map(|entry| &entry.author);
        let of_note = note.iter().flat_map(|note| {
            let reader = note.read.iter().map(|(reader, _)| reader);
            std::iter::once(&note.by).chain(reader)
        });
        let authors: Vec<&Author> = authors.chain(of_note).collect();
        let page = ShiftPage {
            me: &self.me,
            team,
            since,
            came_in: &came_in,
            more,
            did: &did,
            words: &words,
            mine: &mine,
            numbers: &numbers.counted,
            view: &view,
            note: note.as_ref().map(|note| ShiftNoteText {
                note,
                text: text.flatten(),
                is_mine: note.by.is(who),
            }),
            typed: &typed.text,
            notice: typed.notice,
        };
        Ok(desk.naming(authors).await.view().shift(status, &page))
    }
}
