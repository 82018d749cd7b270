//! A second pair of eyes for a page: a colleague says that it is good, or gives it back with words.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::Desk;
use crate::forms::ActionForm;
use crate::workflow::{Move, leaves_at, page_needs_eyes};
use store::Submission;

impl Desk {
    /// Whether a page that is made here waits for a second pair of eyes.
    pub(super) fn page_needs_eyes(&self, seen: &Submission) -> bool {
        page_needs_eyes(seen, self.assets.forms.get(&seen.entry.form))
    }

    /// A page that somebody looked at goes on: to its author, or to the site.
    pub(super) async fn page_is_seen(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        if !Move::PageSeen.is_possible(seen, self.who.as_ref()) {
            return self.not_now(seen, sent).await;
        }
        // Who wrote what is to be different may have pressed the other button.
        if !sent.page_note.trim().is_empty() && !sent.sure {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return self.refused(status, (seen, sent), "page-note-typed").await;
        }
        let maker = seen.page_to_look_at().map(|eyes| &eyes.by);
        let alone = match self.is_alone((maker, seen), sent).await {
            Ok(alone) => alone,
            Err(notice) => {
                let status = StatusCode::CONFLICT;
                return self.refused(status, (seen, sent), notice).await;
            }
        };
        let reads = leaves_at(self.clock.now());
        let store = self.store_for(seen, sent);
        let result = store.page_is_seen(seen, (reads, alone), &self.by()).await;
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }

    /// Gives a page back to whoever made it. What is to be different is kept as a note.
    pub(super) async fn give_page_back(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        if !Move::PageBack.is_possible(seen, self.who.as_ref()) {
            return self.not_now(seen, sent).await;
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let note = match self.sealed_note(seen, &sent.page_note) {
            Ok(Some(note)) => note,
            Ok(None) => return self.refused(status, (seen, sent), "page-note-empty").await,
            Err(notice) => return self.refused(status, (seen, sent), notice).await,
        };
        let by = self.by();
        let store = self.store_for(seen, sent);
        let result = store.give_page_back(seen, &note, &by).await;
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }
}
