//! Making a page for the site of a question and its answer. Only whoever asked can allow it, and nothing is kept until
//! somebody has seen the page as it will be.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::Desk;
use super::actions::{address, can_be_answered, sealed_answer, wrong_with_answer};
use super::posted::Posted;
use super::typed::Typed;
use super::views::Draft;
use super::workflow::Step;
use forms::publication::{self, Publication};
use store::{StoreError, Submission};
use unsealing::open_with_any;

/// Why no page can be made of a submission: the key of the words.
pub(super) type NoPage = (StatusCode, &'static str);

impl Desk {
    /// A step on the way to a page for the site.
    pub(super) async fn make_page(
        &self,
        step: Step,
        seen: &Submission,
        sent: &Posted,
    ) -> Response<Body> {
        if let Err((status, why)) = self.may_publish(seen) {
            return self.refused(status, (seen, sent), why).await;
        }
        // The answer goes to whoever asked, whatever becomes of the page.
        if can_be_answered(seen)
            && let Some((status, error)) = wrong_with_answer(sent)
        {
            let draft = Draft {
                error: Some(error),
                ..sent.draft()
            };
            return self.submission_page(status, (seen, &sent.me), &draft).await;
        }
        self.take_step(step, seen, sent).await
    }

    async fn take_step(&self, step: Step, seen: &Submission, sent: &Posted) -> Response<Body> {
        let draft = |page| Draft {
            page: Some(page),
            ..sent.draft()
        };
        let Some(page) = &sent.page else {
            let page = self.suggested(seen, &sent.text);
            return self.publication_page(StatusCode::OK, (seen, &sent.me), (&draft(&page), &[]));
        };
        if matches!(step, Step::Make | Step::Change) {
            return self.publication_page(StatusCode::OK, (seen, &sent.me), (&draft(page), &[]));
        }
        let checked = match page.checked(&seen.entry, &self.assets.facts) {
            Ok(checked) => checked,
            Err(wrong) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return self.publication_page(status, (seen, &sent.me), (&draft(page), &wrong));
            }
        };
        if step == Step::Look {
            return self.preview_page((seen, &sent.me), &draft(page), &checked);
        }
        let result = self.place(step, seen, (&checked, sent)).await;
        self.done(result, (seen, sent), &sent.filter.behind(&address(seen)))
            .await
    }

    /// Keeps the page, and the answer with it when there is none yet: both or neither.
    async fn place(
        &self,
        step: Step,
        seen: &Submission,
        (page, sent): (&Publication, &Posted),
    ) -> Result<(), StoreError> {
        let unready = |_| StoreError::Unreadable("publication");
        let text = page
            .to_json()
            .map_err(|_| StoreError::Unreadable("publication"))?;
        let sealed = self.assets.recipients.seal(&text).map_err(unready)?;
        let by = self.by(&sent.me);
        let store = self.store_for(seen, sent);
        if step == Step::Place && can_be_answered(seen) {
            let answer = sealed_answer(seen, &sent.text)?;
            let both = (&answer, &sealed);
            store.answer_and_approve(seen, both, &by).await
        } else {
            store.approve(seen, &sealed, &by).await
        }
    }

    /// Whether a page may be made of it, or why not.
    pub(super) fn may_publish(&self, seen: &Submission) -> Result<(), NoPage> {
        let letter = self
            .open(seen)
            .ok_or((StatusCode::CONFLICT, "closed-seal"))?;
        if !publication::is_allowed(seen.entry.kind, &letter) {
            return Err((StatusCode::UNPROCESSABLE_ENTITY, "no-consent"));
        }
        if can_be_answered(seen) || seen.may_be_approved() {
            Ok(())
        } else {
            Err((StatusCode::CONFLICT, "conflict"))
        }
    }

    /// The page that waits to be collected.
    pub(super) fn waiting(&self, seen: &Submission) -> Option<Publication> {
        let opened = open_with_any(&self.identities, seen.publication.as_ref()?).ok()?;
        Publication::from_json(&opened).ok()
    }

    /// The page to begin with: the one that waits already, or what was asked and answered.
    fn suggested(&self, seen: &Submission, answer: &str) -> Typed {
        if let Some(waiting) = self.waiting(seen) {
            return waiting.into();
        }
        let first = self.open(seen);
        let later: Vec<_> = seen
            .thread
            .iter()
            .filter_map(|turn| self.open_seal(&turn.question))
            .collect();
        let letters: Vec<_> = first.iter().chain(&later).collect();
        let form = self.assets.forms.get(&seen.entry.form);
        Typed::suggested(form, &letters, answer)
    }
}
