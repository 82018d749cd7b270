//! Takes pages out of the store as a site does, without files.

use std::pin::Pin;

use desk::{CollectOrder, CollectReport, CollectStep, Collector};
use forms::publication::{Placed, PlacedFile};
use jiff::Timestamp;
use store::{Attribution, Store, StoreError};

/// A site of which nobody sees the files.
pub(crate) struct Shelf(pub(crate) Store);

impl Collector for Shelf {
    fn collect(&self, order: CollectOrder) -> Pin<Box<dyn Future<Output = CollectReport> + Send>> {
        let store = self.0.clone();
        Box::pin(async move {
            let mut report = CollectReport::default();
            if let Err(error) = collect(&store, &order, &mut report).await {
                report.failed = Some(error.to_string());
            }
            report
        })
    }
}

async fn collect(
    store: &Store,
    order: &CollectOrder,
    report: &mut CollectReport,
) -> Result<(), StoreError> {
    // Worlds live in a time of their own; nothing in them has expired.
    let now = Timestamp::UNIX_EPOCH;
    let by = Attribution {
        actor: (&order.by.id).into(),
        at: Timestamp::now(),
    };
    for to in &order.teams {
        for gone in store.taken_back(&to.team, now).await? {
            store.files_are_gone(&gone).await?;
            report
                .steps
                .push(CollectStep::Removed("content/vragen/".into()));
        }
        for entry in store.approved(&to.team, now).await? {
            let seen = store.find(&entry.id, now).await?;
            let path = format!("content/vragen/{}.md", entry.id);
            let placed = Placed {
                files: vec![PlacedFile {
                    path: path.clone(),
                    hash: String::new(),
                }],
            };
            let placed = to.recipients.seal(&placed.to_json().unwrap()).unwrap();
            store.collected(&seen, &placed, &by).await?;
            report.steps.push(CollectStep::Written(path));
        }
    }
    Ok(())
}
