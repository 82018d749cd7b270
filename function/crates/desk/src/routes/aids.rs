//! What helps while somebody writes an answer: text modules, and the list for acute ones.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::Desk;
use crate::forms::{ActionForm, Draft, Notice};
use forms::text_module::TextModule;
use store::Submission;

impl Desk {
    /// Puts a text module at the end of what is typed, and keeps both as the draft.
    pub(super) async fn insert_module(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let view = self.view();
        let modules = view.modules_of(&seen.entry.team);
        let chosen = modules.into_iter().find(|one| one.title == sent.module);
        let Some(TextModule { text, .. }) = chosen else {
            // Nothing was chosen, and nothing is wrong with what was typed.
            let status = StatusCode::OK;
            return self.refused(status, (seen, sent), "module").await;
        };
        let typed = match sent.text.trim_end() {
            "" => text.clone(),
            typed => format!("{typed}\n\n{text}"),
        };
        let draft = Draft {
            text: &typed,
            ..sent.draft()
        };
        let draft = draft.with(Notice::new("done-inserted"));
        self.submission_page(StatusCode::OK, (seen, &sent.me), &draft)
            .await
    }

    /// Keeps which steps of the list are done, by whom and when.
    pub(super) async fn check_steps(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        let changes = sent.steps.as_ref().map(|steps| steps.changes());
        let changes = changes.unwrap_or_default();
        let result = if changes.is_empty() {
            Ok(())
        } else {
            let by = self.by();
            let store = self.store_for(seen, sent);
            store.tick(&seen.entry, &changes, &by).await
        };
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }
}
