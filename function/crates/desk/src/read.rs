//! Looking: the queue, and one submission.

use std::collections::HashMap;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri};

use super::Desk;
use super::doors::Name;
use super::filter::{PAGES, QueueFilter};
use super::gate::redirect;
use super::views::Draft;
use forms::letter::Letter;
use sealing::Sealed;
use sealing::receipt::LookupId;
use store::{Entry, Only, Order, Status, StoreError, Submission};
use unsealing::open_with_any;
use web::request::{Id, parameter};

/// What a page of the queue shows. It is more than comes in a minute before that counts as a flood, so that whoever asks
/// in that minute stands on the first page.
const ENTRIES: usize = 200;
/// How far the lists are counted.
pub(super) const COUNTED: usize = 1000;

/// A tab of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// What waits for somebody.
    Open,
    /// What has an answer.
    Answered,
    /// What is done.
    Closed,
    /// What looks like spam.
    Spam,
}

impl List {
    pub(super) const ALL: [Self; 4] = [Self::Open, Self::Answered, Self::Closed, Self::Spam];

    /// Its name in the address and, after `desk-list-`, in the words.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "beantwoord",
            Self::Closed => "afgerond",
            Self::Spam => "spam",
        }
    }

    /// What waits comes in the order in which it should be looked at; also spam, where something urgent may stand.
    fn order(self) -> Order {
        match self {
            Self::Open | Self::Spam => Order::OldestFirst,
            Self::Answered | Self::Closed => Order::NewestFirst,
        }
    }

    fn statuses(self) -> &'static [Status] {
        match self {
            Self::Open => &[
                Status::New,
                Status::Claimed,
                Status::Escalated,
                Status::Intake,
                Status::Training,
            ],
            Self::Answered => &[Status::Answered, Status::Published, Status::Active],
            Self::Closed => &[Status::Closed, Status::Rejected, Status::Declined],
            Self::Spam => &[Status::Spam],
        }
    }
}

/// `GET /desk`
pub(super) async fn queue(
    State(desk): State<Desk>,
    Extension(me): Extension<Name>,
    uri: Uri,
) -> Response<Body> {
    let wanted = desk.filter_of(&uri);
    match desk.part(wanted).await {
        Ok(part) => desk.queue_page(&part, &me),
        Err(error) => desk.store_failed(&error),
    }
}

/// A page of a list, and how full the lists are that somebody has to look at.
pub(super) struct Part {
    pub(super) wanted: QueueFilter,
    pub(super) entries: Vec<Entry>,
    /// Who works on what.
    pub(super) holders: HashMap<LookupId, String>,
    pub(super) next: Option<usize>,
    /// Up to [`COUNTED`].
    pub(super) waiting: [(List, usize); 2],
    /// Whether something that looks like spam speaks of danger: nobody may overlook that.
    pub(super) urgent_spam: bool,
}

/// The parameter that names the version which a change made, so that the page can say that it was done.
pub(super) const DONE: &str = "gedaan";

/// `GET /desk/{id}`
pub(super) async fn submission(
    State(desk): State<Desk>,
    Id(id): Id,
    Extension(me): Extension<Name>,
    uri: Uri,
) -> Response<Body> {
    let draft = Draft {
        filter: desk.filter_of(&uri),
        done: parameter(&uri, DONE).parse().ok(),
        ..Draft::default()
    };
    match desk.find(&id).await {
        Ok(found) => {
            desk.submission_page(StatusCode::OK, (&found, &me), &draft)
                .await
        }
        Err(error) => desk.store_failed(&error),
    }
}

/// `GET` of an address that only forms are sent to: a page that was the answer to one, loaded again.
pub(super) async fn back_to_submission(
    State(desk): State<Desk>,
    Id(id): Id,
    uri: Uri,
) -> Response<Body> {
    match LookupId::parse(&id) {
        Some(id) => redirect(&desk.filter_of(&uri).behind(&format!("/desk/{id}")), None),
        None => desk.message(StatusCode::NOT_FOUND, "not-found"),
    }
}

pub(super) async fn not_found(State(desk): State<Desk>) -> Response<Body> {
    desk.message(StatusCode::NOT_FOUND, "not-found")
}

pub(super) async fn wrong_method(State(desk): State<Desk>) -> Response<Body> {
    desk.message(StatusCode::METHOD_NOT_ALLOWED, "not-found")
}

impl Desk {
    async fn part(&self, wanted: QueueFilter) -> Result<Part, StoreError> {
        let (list, page) = (wanted.list, wanted.page);
        let (now, order) = (self.clock.now(), list.order());
        let end = page * ENTRIES;
        let only = Only {
            municipality: wanted.municipality.as_deref(),
            form: wanted.form.as_deref(),
        };
        let mut entries = Vec::new();
        let mut more = false;
        for status in list.statuses() {
            let place = (*status, order);
            let queue = self.store.queue_of(only, place, now, end).await?;
            entries.extend(queue.entries);
            more |= queue.more;
        }
        match order {
            Order::OldestFirst => entries.sort_by_key(Entry::by_urgency),
            Order::NewestFirst => entries.sort_by_key(|entry| std::cmp::Reverse(entry.received)),
        }
        more |= entries.len() > end;
        entries.truncate(end);
        let entries = entries.split_off((end - ENTRIES).min(entries.len()));
        let mut waiting = [(List::Open, 0), (List::Spam, 0)];
        for (list, count) in &mut waiting {
            for status in list.statuses() {
                *count += self.store.count(*status, now, COUNTED).await?;
            }
        }
        // Urgent ones lead, so the first tells.
        let spam = (Status::Spam, Order::OldestFirst);
        let spam = self.store.queue_of(Only::default(), spam, now, 1).await?;
        let claimed = entries.iter().filter(|e| e.status == Status::Claimed);
        let claimed: Vec<_> = claimed.map(|entry| entry.id.clone()).collect();
        Ok(Part {
            holders: self.store.holders(&claimed).await?,
            wanted,
            entries,
            next: (more && page < PAGES).then_some(page + 1),
            waiting,
            urgent_spam: spam.entries.iter().any(|entry| entry.urgent),
        })
    }

    /// The submission of an id in an address.
    pub(super) async fn find(&self, id: &str) -> Result<Submission, StoreError> {
        let id = LookupId::parse(id).ok_or(StoreError::NotFound)?;
        self.store.find(&id, self.clock.now()).await
    }

    /// What was typed, if one of the keys opens it.
    pub(super) fn open(&self, submission: &Submission) -> Option<Letter> {
        self.open_seal(&submission.sealed)
    }

    /// What is inside a seal, if one of the keys opens it.
    pub(super) fn open_seal(&self, sealed: &Sealed) -> Option<Letter> {
        let opened = open_with_any(&self.identities, sealed).ok()?;
        Letter::from_json(&opened).ok()
    }
}
