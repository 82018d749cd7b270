//! Makes a page for the site from a question and its answer. It needs the asker's consent, and nothing is stored before a
//! moderator has seen the preview.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::Desk;
use crate::forms::{ActionForm, Draft, PublicationForm};
use crate::views::PublicationPage;
use crate::workflow::{NotPublishable, Step, can_be_answered, may_publish};
use forms::letter::Letter;
use forms::publication::Publication;
use store::{Proposal, StoreError, Submission};

impl Desk {
    /// Takes a step towards a page for the site.
    pub(super) async fn make_page(
        &self,
        step: Step,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let letter = self.open(&seen.sealed);
        if let Err(why) = may_publish(seen, letter.as_ref()) {
            let (status, notice) = refusal(why);
            return self.refused(status, (seen, sent), notice).await;
        }
        // The answer goes to the asker, whatever becomes of the page.
        if can_be_answered(seen)
            && let Some(response) = self.invalid_answer(seen, sent).await
        {
            return response;
        }
        self.take_step(step, (seen, sent), letter.as_ref()).await
    }

    async fn take_step(
        &self,
        step: Step,
        (seen, sent): (&Submission, &ActionForm),
        letter: Option<&Letter>,
    ) -> Response<Body> {
        let suggested;
        let (form, step) = if let Some(form) = &sent.page {
            (form, step)
        } else {
            suggested = self.suggested(seen, &sent.text);
            (&suggested, Step::Make)
        };
        let mut draft = Draft {
            page: Some(form),
            ..sent.draft()
        };
        if !matches!(step, Step::Place | Step::PlaceAlone) {
            // Whoever closes this page finds it again with the question.
            let work = self.work_on(seen, &draft, true).await;
            draft.edition = Some(work.edition);
        }
        let page = PublicationPage {
            seen,
            me: &sent.me,
            draft: &draft,
            form,
            letter,
        };
        if matches!(step, Step::Make | Step::Change) {
            if let Err(error) = self.record_look(seen).await {
                return self.failed(&error, seen.entry.id.as_str(), sent);
            }
            return self.view().publication(StatusCode::OK, &page, &[]);
        }
        let checked = match form.checked(&seen.entry, &self.assets.facts) {
            Ok(checked) => checked,
            Err(invalid) => {
                if let Err(error) = self.record_look(seen).await {
                    return self.failed(&error, seen.entry.id.as_str(), sent);
                }
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return self.view().publication(status, &page, &invalid);
            }
        };
        if step == Step::Preview {
            return self.view().preview(&page, &checked);
        }
        let result = self.place(step, seen, (&checked, sent)).await;
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }

    /// Stores the page, together with the answer if there is none yet: both or neither.
    async fn place(
        &self,
        step: Step,
        seen: &Submission,
        (page, sent): (&Publication, &ActionForm),
    ) -> Result<(), StoreError> {
        let unready = |_| StoreError::Unreadable("publication");
        let text = page
            .to_json()
            .map_err(|_| StoreError::Unreadable("publication"))?;
        let to = self.assets.teams.of_team(&seen.entry.team);
        let sealed = to.recipients.seal(&text).map_err(unready)?;
        let by = self.by();
        let store = self.store_for(seen, sent);
        if step == Step::Place && can_be_answered(seen) {
            let answer = self.outgoing(seen, &sent.text)?;
            if self.needs_eyes(seen) {
                let proposal = Proposal {
                    message: &answer.sealed,
                    asks: false,
                    publication: Some(&sealed),
                };
                return store.propose(seen, &proposal, &by).await;
            }
            let both = (&answer, &sealed);
            store.answer_and_approve(seen, both, &by).await
        } else {
            store.approve(seen, &sealed, &by).await
        }
    }

    /// The first version of the form: the page that waits already, or one made of the questions and the answer.
    fn suggested(&self, seen: &Submission, answer: &str) -> PublicationForm {
        if let Some(waiting) = self.waiting(seen) {
            return waiting.into();
        }
        let first = self.open(&seen.sealed);
        let later = self.follow_ups(seen);
        let letters: Vec<_> = first.iter().chain(later.iter().flatten()).collect();
        let form = self.assets.forms.get(&seen.entry.form);
        PublicationForm::suggested(form, &letters, answer)
    }
}

fn refusal(why: NotPublishable) -> (StatusCode, &'static str) {
    match why {
        NotPublishable::Sealed => (StatusCode::CONFLICT, "closed-seal"),
        NotPublishable::NoConsent => (StatusCode::UNPROCESSABLE_ENTITY, "no-consent"),
        NotPublishable::NotNow => (StatusCode::CONFLICT, "conflict"),
    }
}
