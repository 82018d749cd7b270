//! Reading the queue.

use axum::Extension;
use axum::body::Body;
use axum::http::{Response, Uri};

use crate::queue_view::{PAGES, QueueView, Tab};
use crate::views::{COUNTED, QueuePage};
use crate::{AtDesk, Desk};
use people::rights;
use store::{Entry, Order, QueueFilter, Status, StoreError};
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
    async fn queue_page(&self, view: QueueView) -> Result<QueuePage, StoreError> {
        let (now, order) = (self.clock.now(), view.tab.order());
        let end = view.page * ENTRIES;
        let filter = QueueFilter {
            municipality: view.municipality.as_deref(),
            form: view.form.as_deref(),
        };
        let mut entries = Vec::new();
        let mut more = false;
        for status in view.tab.statuses() {
            let place = (*status, order);
            let queue = self.store.queue_of(filter, place, now, end).await?;
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
        let mut waiting = [(Tab::Open, 0), (Tab::Spam, 0)];
        for (tab, count) in &mut waiting {
            for status in tab.statuses() {
                *count += self.store.count(*status, now, COUNTED).await?;
            }
        }
        // Urgent entries sort first, so one is enough.
        let spam = (Status::Spam, Order::OldestFirst);
        let everything = QueueFilter::default();
        let spam = self.store.queue_of(everything, spam, now, 1).await?;
        let claimed = entries.iter().filter(|e| e.status == Status::Claimed);
        let claimed: Vec<_> = claimed.map(|entry| entry.id.clone()).collect();
        Ok(QueuePage {
            assignees: self.store.assignees(&claimed).await?,
            next: (more && view.page < PAGES).then_some(view.page + 1),
            view,
            entries,
            waiting,
            urgent_spam: spam.entries.iter().any(|entry| entry.urgent),
        })
    }
}
