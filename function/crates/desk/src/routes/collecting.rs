//! Collects the pages that wait into the files of the site, where this desk runs with one. The desk knows no files: whoever
//! builds it says how.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use futures_util::future::{BoxFuture, try_join, try_join_all};

use super::site_editor::{Editor, editor};
use crate::collector::CollectReport;
use crate::views::CollectPage;
use crate::{AtDesk, Desk};
use pages::teams::Destination;
use store::StoreError;
use unsealing::Identity;

/// Collects pages into a site.
pub trait Collector: Send + Sync {
    /// Collects what these keys open, and tells all that came of it.
    fn collect(&self, order: CollectOrder) -> BoxFuture<'static, CollectReport>;
}

/// Who asks for it, and what they can open.
#[derive(Clone)]
pub struct CollectOrder {
    /// The keys that their session opens.
    pub keys: Arc<[Identity]>,
    /// The teams of these keys.
    pub teams: Vec<Destination>,
    /// Who it is.
    pub by: Editor,
}

/// `GET /desk/collect`: how many wait.
pub(super) async fn ask(Extension(at): Extension<AtDesk>) -> Response<Body> {
    at.collect_page(None).await
}

/// `POST /desk/collect`
pub(super) async fn collect(Extension(at): Extension<AtDesk>) -> Response<Body> {
    let Some(collector) = at.desk.collector.clone() else {
        return at.collect_page(None).await;
    };
    let order = CollectOrder {
        keys: Arc::clone(&at.desk.keys),
        teams: at.desk.destinations(),
        by: editor(&at),
    };
    let report = collector.collect(order).await;
    at.collect_page(Some(&report)).await
}

impl AtDesk {
    async fn collect_page(&self, report: Option<&CollectReport>) -> Response<Body> {
        let counted = try_join(self.desk.waiting_for_site(), self.desk.leaving_site()).await;
        let (waiting, to_remove) = match counted {
            Ok(counted) => counted,
            // What was collected is told all the same.
            Err(error) if report.is_some() => {
                tracing::error!(%error, "how many pages wait is left out");
                (0, 0)
            }
            Err(error) => return self.desk.view().store_error(&error),
        };
        let status = match report {
            Some(report) if report.failed.is_some() => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::OK,
        };
        let page = CollectPage {
            me: &self.me,
            waiting,
            to_remove,
            has_site: self.desk.collector.is_some(),
            report,
        };
        self.desk.view().collect(status, &page)
    }
}

impl Desk {
    fn destinations(&self) -> Vec<Destination> {
        let held = self.held.iter();
        held.map(|team| self.assets.teams.of_team(team).clone())
            .collect()
    }

    /// How many pages of its teams are to leave the site.
    pub(super) async fn leaving_site(&self) -> Result<usize, StoreError> {
        let now = self.clock.now();
        let teams = self.held.iter();
        let counts = teams.map(|team| self.store.count_taken_back(team, now));
        Ok(try_join_all(counts).await?.into_iter().sum())
    }

    /// How many pages of its teams wait to be collected.
    async fn waiting_for_site(&self) -> Result<usize, StoreError> {
        let mut waiting = 0;
        for team in &*self.held {
            waiting += self.store.approved(team, self.clock.now()).await?.len();
        }
        Ok(waiting)
    }
}
