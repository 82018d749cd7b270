//! Reading the queue.

use std::collections::HashMap;

use axum::Extension;
use axum::body::Body;
use axum::http::{Response, Uri};

use crate::queue_view::{QueueView, Tab};
use crate::views::{COUNTED, QueuePage};
use crate::{AtDesk, Desk};
use people::rights;
use sealing::receipt::LookupId;
use store::{Author, Cursor, Order, Queue, QueueFilter, QueuePart, Status, StoreError};
use web::redirect::redirect;

/// Entries on a page. More than arrive in a minute before that counts as a flood, so that a question of that minute is on
/// the first page.
const ENTRIES: usize = 200;

/// `GET /desk`
pub(super) async fn show(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    if at.is_kept_waiting() {
        return at.desk.view().waiting(&at.inside.person);
    }
    if !rights::reads(&at.inside.person.roles) {
        // Who reads nothing has other work.
        return redirect(at.home());
    }
    let AtDesk { desk, me, .. } = at;
    let view = QueueView::parse(uri.query().unwrap_or_default(), &desk.assets);
    match desk.queue_page(view).await {
        Ok(page) => desk.view().queue(&page, &me),
        Err(error) => desk.view().store_error(&error),
    }
}

/// `/desk/` as people type it, and addresses that take only forms.
pub(super) async fn redirect_here() -> Response<Body> {
    redirect("/desk")
}

impl Desk {
    /// What a tab shows: of every team whose key this desk holds.
    fn parts(&self, tab: Tab) -> Vec<QueuePart<'_>> {
        let teams = self.held.iter();
        teams
            .flat_map(|team| {
                let statuses = tab.statuses().iter();
                statuses.map(move |status| QueuePart::new(team, *status))
            })
            .collect()
    }

    /// The names of those who work on these.
    async fn assignees(
        &self,
        claimed: &[LookupId],
    ) -> Result<HashMap<LookupId, String>, StoreError> {
        let assignees = self.store.assignees(claimed).await?;
        let named = self.naming(assignees.values()).await;
        let view = named.view();
        let name = |(id, who): (&LookupId, &Author)| (id.clone(), view.author(who));
        Ok(assignees.iter().map(name).collect())
    }

    async fn queue_page(&self, view: QueueView) -> Result<QueuePage, StoreError> {
        let now = self.clock.now();
        let filter = QueueFilter {
            municipality: view.municipality.as_deref(),
            form: view.form.as_deref(),
        };
        let look = (view.tab.order(), now, ENTRIES);
        let parts = self.parts(view.tab);
        let page = self.store.queue_page(&parts, filter, look, &view.from);
        let Queue {
            entries,
            more,
            next,
        } = page.await?;
        let mut waiting = [(Tab::Open, 0), (Tab::Spam, 0)];
        for (tab, count) in &mut waiting {
            for part in self.parts(*tab) {
                *count += self.store.count(part, now, COUNTED).await?;
            }
        }
        // Urgent entries sort first, so one is enough.
        let first = (Order::OldestFirst, now, 1);
        let (everything, start) = (QueueFilter::default(), Cursor::default());
        let spam = self.parts(Tab::Spam);
        let spam = self
            .store
            .queue_page(&spam, everything, first, &start)
            .await?;
        let claimed = entries.iter().filter(|e| e.status == Status::Claimed);
        let claimed: Vec<_> = claimed.map(|entry| entry.id.clone()).collect();
        Ok(QueuePage {
            assignees: self.assignees(&claimed).await?,
            next: more.then_some(next),
            view,
            entries,
            waiting,
            urgent_spam: spam.entries.iter().any(|entry| entry.urgent),
        })
    }
}
