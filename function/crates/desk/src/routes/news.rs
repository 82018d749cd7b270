//! What came in since a list was shown: for a script that asks now and then, and for a link without one. Arrivals are known to the
//! hour only, so a page remembers which of this hour it knows.

use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, Uri};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde_json::json;

use super::queue::Look;
use crate::overview::Overview;
use crate::queue_view::{KNOWN, QueueView, SINCE};
use crate::views::News;
use crate::{AtDesk, Desk};
use clock::Hour;
use store::{Arrivals, Entry, QueueFilter, StoreError, Urgency};
use web::audience::respond;
use web::request::parameter;

/// How many arrivals are looked at. More in so short a time is a flood, and then the number does not matter.
const MOST: usize = 60;
/// How long a page that asks for news is kept waiting for other work.
const AT_ONCE: Duration = Duration::from_secs(3);
/// So much of an id tells arrivals of an hour apart.
const MARK: usize = 8;

/// `GET /desk/new`
pub(super) async fn count(
    Extension(AtDesk { desk, .. }): Extension<AtDesk>,
    uri: Uri,
) -> Response<Body> {
    let query = uri.query().unwrap_or_default();
    let view = QueueView::parse(query, &desk.assets);
    let look = Look::new(&desk, &view);
    match desk.news(&look, query).await {
        Ok(news) => {
            // A list that is open lends its keys to what nobody has to ask for.
            if !desk.assets.facts.revoked.is_empty()
                && let Err(error) = desk.reseal_what_is_decided(AT_ONCE).await
            {
                tracing::error!(%error, "sealing again goes on the next time");
            }
            let body = json!({
                "count": news.count.unwrap_or_default(),
                "acute": news.acute,
                "text": desk.view().news_in_words(&news),
            });
            let kind = HeaderValue::from_static("application/json");
            respond(StatusCode::OK, kind, body.to_string())
        }
        Err(error) => desk.view().store_error(&error),
    }
}

impl Desk {
    /// What is new since the page whose address this was, and what this page knows.
    pub(super) async fn news(&self, look: &Look<'_>, query: &str) -> Result<News, StoreError> {
        let now = self.clock.now();
        let uri: Uri = format!("/?{query}").parse().unwrap_or_default();
        let since = parameter(&uri, SINCE).parse().ok();
        let since = since.and_then(|second| Timestamp::from_second(second).ok());
        let since = since.filter(|since| *since <= now);
        let hour = Hour::of(since.unwrap_or(now));
        let arrived = self.arrived(look, hour).await?;
        let known = parameter(&uri, KNOWN);
        let known: Vec<&str> = known.split('.').collect();
        let is_new = |entry: &&Entry| !known.contains(&mark(entry));
        let new: Vec<_> = arrived.iter().filter(is_new).collect();
        let count = since.map(|_| new.len());
        let is_acute = |entry: &&&Entry| entry.urgency == Some(Urgency::Acute);
        let acute = since.map_or(0, |_| new.iter().filter(is_acute).count());
        let of_now = Hour::of(now);
        let marks = arrived.iter().filter(|entry| entry.asked >= of_now);
        let marks: Vec<_> = marks.map(mark).collect();
        Ok(News {
            since,
            count,
            acute,
            now,
            known: marks.join("."),
        })
    }

    /// The arrivals of an hour and later that the filters of a list show.
    async fn arrived(&self, look: &Look<'_>, hour: Hour) -> Result<Vec<Entry>, StoreError> {
        let filter = QueueFilter {
            places: None,
            ..look.filter(Overview::Open)
        };
        let kinds = [Arrivals::Urgent, Arrivals::Rest];
        // What is acute is news whatever somebody chose to see.
        let teams = self.held.iter();
        let asks = teams
            .flat_map(|team| kinds.map(|kind| (team, kind)))
            .filter(|(team, kind)| matches!(kind, Arrivals::Urgent) || look.teams.contains(team));
        let now = self.clock.now();
        let asks = asks.map(|ask| self.store.arrivals(ask, Some(hour), now, MOST));
        let found = try_join_all(asks).await?;
        let entries = found.into_iter().flat_map(|found| found.entries);
        let is_chosen = |entry: &Entry| {
            entry.urgency == Some(Urgency::Acute)
                || (look.teams.contains(&&entry.team) && filter.holds(entry))
        };
        Ok(entries.filter(is_chosen).collect())
    }
}

fn mark(entry: &Entry) -> &str {
    let id = entry.id.as_str();
    id.get(..MARK).unwrap_or(id)
}
