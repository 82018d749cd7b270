//! Reading the queue.

use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderMap, Response, Uri};
use futures_util::future::{try_join, try_join3};

use super::submission::DONE;
use super::{cookies, place};
use crate::overview::Overview;
use crate::promise;
use crate::queue_view::QueueView;
use crate::views::{DoneInQueue, QueuePage, Row};
use crate::{AtDesk, Desk};
use clock::Hour;
use forms::team::TeamId;
use people::{Name, rights};
use store::{
    Cursor, Entry, Held, HolderMark, Order, PersonId, Place, Queue, QueueFilter, QueuePart,
    StoreError,
};
use web::redirect::redirect;
use web::request::parameter;

/// Entries on a page. More than arrive in a minute before that counts as a flood, so that a question of that minute is on
/// the first page.
const ENTRIES: usize = 200;
/// How many pages of the index are read at most for one page with a filter that only labels answer.
const LOOKS: usize = 3;
/// How many acute ones are looked at for those that a filter leaves out.
const ACUTE: usize = 50;

/// `GET /desk`
pub(super) async fn show(
    Extension(at): Extension<AtDesk>,
    headers: HeaderMap,
    uri: Uri,
) -> Response<Body> {
    if at.is_kept_waiting() {
        return at.desk.view().waiting(&at.me);
    }
    if !rights::reads(&at.inside.person.roles) {
        // Who reads nothing has other work.
        return redirect(at.home());
    }
    let AtDesk { desk, me, .. } = at;
    let remembered = place::filters(&desk, &headers);
    let query = uri.query().unwrap_or_default();
    let done = parameter(&uri, DONE);
    let is_place = !query.is_empty() && query != format!("{DONE}={done}");
    if let Some(view) = remembered.as_ref().filter(|_| !is_place) {
        let separator = if query.is_empty() { "" } else { "&" };
        return redirect(&format!("{}{separator}{query}", view.queue_address()));
    }
    let done = desk.done_just_now(&done, &me).await;
    let mut response = desk.show_queue((query, done), &me).await;
    if !is_place {
        return response;
    }
    let view = QueueView::parse(query, &desk.assets);
    if let Some(cookie) = place::changed_filters(&view, remembered.as_ref()) {
        cookies::set(&mut response, &cookie);
    }
    response
}

/// `/desk/` as people type it, and addresses that take only forms.
pub(super) async fn redirect_here() -> Response<Body> {
    redirect("/desk")
}

/// What an overview reads, for one person at one moment.
pub(super) struct Look<'a> {
    pub(super) view: &'a QueueView,
    pub(super) teams: Vec<&'a TeamId>,
    /// What says that something is theirs.
    me: Option<HolderMark>,
    due: Vec<(TeamId, Hour)>,
}

impl<'a> Look<'a> {
    pub(super) fn new(desk: &'a Desk, view: &'a QueueView) -> Self {
        let now = desk.clock.now();
        let chosen = view.filters.team.as_ref();
        let teams = desk.held.iter();
        let teams: Vec<_> = teams
            .filter(|team| chosen.is_none_or(|chosen| chosen == *team))
            .collect();
        let due = teams.iter().map(|team| {
            let before = promise::due_before(&desk.assets.facts, team, now);
            ((*team).clone(), before)
        });
        Self {
            view,
            due: due.collect(),
            teams,
            me: desk.who.as_ref().map(mark_of),
        }
    }

    /// Whether it is with who looks.
    pub(super) fn is_mine(&self, entry: &Entry) -> bool {
        self.me.is_some() && entry.holder == self.me
    }

    /// What this overview shows of the queue.
    pub(super) fn filter(&self, overview: Overview) -> QueueFilter<'_> {
        let filters = &self.view.filters;
        QueueFilter {
            municipality: filters.municipality.as_deref(),
            form: filters.form.as_deref(),
            places: overview.places(),
            answered: overview.answered(),
            asked_before: match overview {
                Overview::Due => &self.due,
                _ => &[],
            },
            held: match overview {
                Overview::Mine => self.me.as_ref().map(Held::By),
                Overview::Waiting => self.me.as_ref().map(Held::ByOthers),
                _ => None,
            },
            follow_ups: overview == Overview::FollowUps,
        }
    }

    /// The parts of the queue that this overview shows: of every team whose key this desk holds.
    pub(super) fn parts(&self, overview: Overview) -> Vec<QueuePart<'a>> {
        let chosen = self.view.filters.status;
        let chosen = chosen.filter(|_| overview == self.view.overview);
        let teams = self.teams.iter();
        teams
            .flat_map(|team| {
                let statuses = overview.statuses().iter();
                let wanted = statuses.filter(move |status| chosen.is_none_or(|it| it == **status));
                wanted.map(move |status| QueuePart::new(team, *status))
            })
            .collect()
    }
}

fn mark_of(person: &PersonId) -> HolderMark {
    HolderMark::of(person.as_str())
}

impl Desk {
    async fn show_queue(
        &self,
        (query, done): (&str, Option<DoneInQueue>),
        me: &Name,
    ) -> Response<Body> {
        let view = QueueView::parse(query, &self.assets);
        match self.queue_page(&view, query).await {
            Ok(page) => {
                let author = done.as_ref().map(|done| &done.change.author);
                let named = self.naming(author).await;
                named.view().queue((&page, done.as_ref()), me)
            }
            Err(error) => self.view().store_error(&error),
        }
    }

    /// What somebody did before they came back to the queue, if it was they who did it.
    async fn done_just_now(&self, done: &str, me: &Name) -> Option<DoneInQueue> {
        let (id, version) = done.split_once('.')?;
        let found = self.find(id).await.ok()?;
        let change = self.store.change_to(&found.entry.id, version.parse().ok()?);
        let change = change.await.ok()??;
        let is_last = found.last_move() == Some(change.version);
        self.is_me(&change.author, me).then(|| DoneInQueue {
            label: found
                .label
                .as_ref()
                .and_then(|label| self.open_label(label)),
            undo: is_last && found.may_be_undone(self.clock.now()),
            told: found.told_at().filter(|_| is_last),
            entry: found.entry,
            change,
        })
    }

    async fn queue_page(&self, view: &QueueView, query: &str) -> Result<QueuePage, StoreError> {
        let look = Look::new(self, view);
        if !view.overview.is_done() {
            self.free_what_is_silent(&look).await;
        }
        let (page, numbers, news) = try_join3(
            self.rows(&look),
            self.numbers(&look),
            self.news(&look, query),
        )
        .await?;
        let (rows, next) = page;
        let brokers_due = match view.overview {
            Overview::SignUps => self.brokers_due(&look.teams).await?,
            _ => 0,
        };
        let to_remove = match view.overview {
            Overview::Open | Overview::Answered => self.leaving_site().await?,
            _ => 0,
        };
        let (assigned, shift_notes) = if view.from.is_start() {
            let assigned = self.assigned(numbers.mine);
            try_join(assigned, self.unread_notes(&look.teams)).await?
        } else {
            Default::default()
        };
        Ok(QueuePage {
            brokers_due,
            to_remove,
            acute_outside: self.acute_outside(view).await?,
            assigned,
            shift_notes,
            rows,
            next,
            numbers: numbers.counted,
            urgent_spam: numbers.urgent_spam,
            news,
            view: view.clone(),
        })
    }

    /// How many acute ones nobody has that the filters of this list leave out: nobody may overlook them.
    async fn acute_outside(&self, view: &QueueView) -> Result<usize, StoreError> {
        if view.filters.is_empty() {
            return Ok(0);
        }
        let everything = QueueView::default();
        let all = Look::new(self, &everything);
        let filter = QueueFilter {
            places: Some(&[Place::Acute]),
            ..QueueFilter::default()
        };
        let parts = all.parts(Overview::Urgent);
        let order = (Order::OldestFirst, self.clock.now(), ACUTE);
        let start = Cursor::default();
        let found = self.store.queue_page(&parts, filter, order, &start).await?;
        let free = found.entries.into_iter().filter(|it| it.holder.is_none());
        let look = Look::new(self, view);
        let filter = look.filter(Overview::Urgent);
        let status = view.filters.status;
        let is_shown = |row: &Row| {
            look.teams.contains(&&row.entry.team)
                && status.is_none_or(|status| status == row.entry.status)
                && filter.holds(&row.entry)
                && view.filters.admits(row.label.as_ref())
        };
        let rows = self.labelled(free.collect()).await?;
        Ok(rows.iter().filter(|row| !is_shown(row)).count())
    }

    /// The rows of a page, and where the next one begins.
    async fn rows(&self, look: &Look<'_>) -> Result<(Vec<Row>, Option<Cursor>), StoreError> {
        let (view, overview) = (look.view, look.view.overview);
        let (parts, filter) = (look.parts(overview), look.filter(overview));
        let order = (overview.order(), self.clock.now(), ENTRIES);
        let mut rows = Vec::new();
        let mut from = view.from.clone();
        for _ in 0..LOOKS {
            let page = self.store.queue_page(&parts, filter, order, &from);
            let Queue {
                entries,
                more,
                next,
            } = page.await?;
            let labelled = self.labelled(entries).await?;
            let wanted = labelled
                .into_iter()
                .filter(|row| view.filters.admits(row.label.as_ref()));
            rows.extend(wanted);
            if !more {
                return Ok((rows, None));
            }
            from = next;
            if !view.filters.asks_for_labels() || rows.len() >= ENTRIES {
                break;
            }
        }
        Ok((rows, Some(from)))
    }
}
