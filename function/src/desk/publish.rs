//! Making a page for the site of a question and its answer. Only whoever asked can allow it, and nothing is kept until
//! somebody has seen the page as it will be.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};

use super::Desk;
use super::actions::{address, can_be_answered, sealed_answer, wrong_with_answer};
use super::doors::Name;
use super::posted::Posted;
use super::typed::Typed;
use super::views::Draft;
use crate::publication::{self, Publication};
use crate::request::Id;
use crate::seal::open::open_with_any;
use crate::store::{StoreError, Submission};

/// What should come next: otherwise the page to fill in.
const LOOK: &str = "bekijk";
const PLACE: &str = "plaats";

/// Why no page can be made of a submission: the key of the words.
pub(super) type NoPage = (StatusCode, &'static str);

/// `POST /desk/{id}/publication`
pub(super) async fn publication(
    State(desk): State<Desk>,
    Id(id): Id,
    Extension(me): Extension<Name>,
    request: Request,
) -> Response<Body> {
    let sent = Posted::read(request, me).await;
    let seen = match desk.seen(&id, &sent).await {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    if let Err((status, why)) = desk.may_publish(&seen) {
        return desk.refused(status, (&seen, &sent), why).await;
    }
    // The answer goes to whoever asked, whatever becomes of the page.
    if can_be_answered(&seen)
        && let Some((status, error)) = wrong_with_answer(&sent)
    {
        let draft = Draft {
            text: &sent.text,
            page: sent.page.as_ref(),
            error: Some(error),
            notice: None,
        };
        return desk
            .submission_page(status, (&seen, &sent.me), &draft)
            .await;
    }
    desk.next_step(&seen, &sent).await
}

impl Desk {
    async fn next_step(&self, seen: &Submission, sent: &Posted) -> Response<Body> {
        let draft = |page| Draft {
            text: &sent.text,
            page: Some(page),
            ..Draft::default()
        };
        let Some(page) = &sent.page else {
            let page = self.suggested(seen, &sent.text);
            return self.publication_page(StatusCode::OK, (seen, &sent.me), (&draft(&page), &[]));
        };
        if sent.step != LOOK && sent.step != PLACE {
            return self.publication_page(StatusCode::OK, (seen, &sent.me), (&draft(page), &[]));
        }
        let checked = match page.checked(&seen.entry, &self.assets.facts) {
            Ok(checked) => checked,
            Err(wrong) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return self.publication_page(status, (seen, &sent.me), (&draft(page), &wrong));
            }
        };
        if sent.step == LOOK {
            return self.preview_page((seen, &sent.me), &draft(page), &checked);
        }
        let result = self.place(seen, &checked, sent).await;
        self.done(result, (seen, sent), &address(seen)).await
    }

    /// Keeps the page, and the answer with it when there is none yet: both or neither.
    async fn place(
        &self,
        seen: &Submission,
        page: &Publication,
        sent: &Posted,
    ) -> Result<(), StoreError> {
        let unready = |_| StoreError::Unreadable("publication");
        let text = page
            .to_json()
            .map_err(|_| StoreError::Unreadable("publication"))?;
        let sealed = self.assets.recipients.seal(&text).map_err(unready)?;
        let by = self.by(&sent.me);
        if can_be_answered(seen) {
            let answer = sealed_answer(seen, &sent.text)?;
            let both = (&answer, &sealed);
            self.store.answer_and_approve(seen, both, &by).await
        } else {
            self.store.approve(seen, &sealed, &by).await
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
