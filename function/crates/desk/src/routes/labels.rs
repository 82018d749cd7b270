//! Labels of submissions: opened for a list, and made at first sight.

use futures_util::future::join_all;

use crate::Desk;
use crate::views::Row;
use forms::label::Label;
use sealing::Sealed;
use store::{Details, Entry, StoreError, Submission};
use unsealing::open_with_any;

/// How many labels one look at a list makes at most. It bounds how many letters are opened for it.
const FRESH: usize = 60;

impl Desk {
    /// The rows of a list. Whatever has no label yet gets one, as far as that goes.
    pub(super) async fn labelled(&self, entries: Vec<Entry>) -> Result<Vec<Row>, StoreError> {
        let ids: Vec<_> = entries.iter().map(|entry| entry.id.clone()).collect();
        let mut details = self.store.details(&ids).await?;
        let assignees = details.values().filter_map(|each| each.assignee.as_ref());
        let named = self.naming(assignees).await;
        let mut rows: Vec<Row> = entries
            .into_iter()
            .map(|entry| {
                let Details {
                    assignee,
                    label,
                    waits_for_eyes,
                    page_back,
                    in_review,
                    due,
                    ..
                } = details.remove(&entry.id).unwrap_or_default();
                Row {
                    label: label.as_ref().and_then(|label| self.open_label(label)),
                    is_labelled: label.is_some(),
                    waits_for_eyes,
                    page_back,
                    in_review,
                    due,
                    assignee: assignee.map(|who| named.view().author(&who)),
                    entry,
                }
            })
            .collect();
        let bare = rows.iter_mut().filter(|row| !row.is_labelled);
        let made = bare.take(FRESH).map(async |row| {
            row.label = self.first_label(&row.entry).await;
        });
        join_all(made).await;
        Ok(rows)
    }

    pub(super) fn open_label(&self, label: &Sealed) -> Option<Label> {
        let opened = open_with_any(&self.keys, label).ok()?;
        Label::from_json(&opened).ok()
    }

    /// Made of the letter, if our keys open it, and kept. If it cannot be kept now, it is made again the next time.
    async fn first_label(&self, entry: &Entry) -> Option<Label> {
        let found = self.store.find(&entry.id, self.clock.now()).await.ok()?;
        if let Some(label) = &found.label {
            return self.open_label(label);
        }
        let label = self.made_label(&found)?;
        let kept = match self.seal_label(&found, &label) {
            Ok(sealed) => self.store.first_label(&found.entry, &sealed).await,
            Err(error) => Err(error),
        };
        match kept {
            // A colleague looked at the same moment, or its sender withdrew it.
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => tracing::warn!(%error, "a label is not kept"),
        }
        Some(label)
    }

    /// The label that follows from what was sent.
    pub(super) fn made_label(&self, found: &Submission) -> Option<Label> {
        let letter = self.open(&found.sealed)?;
        let form = self.assets.forms.get(&found.entry.form);
        Some(Label::of(form, &letter))
    }

    pub(super) fn seal_label(
        &self,
        found: &Submission,
        label: &Label,
    ) -> Result<Sealed, StoreError> {
        let unready = StoreError::Unreadable("label");
        let Ok(text) = label.to_json() else {
            return Err(unready);
        };
        let to = self.assets.teams.of_team(&found.entry.team);
        to.recipients.seal(&text).map_err(|_| unready)
    }
}
