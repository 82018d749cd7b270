//! Makes a page for the site from a question and its answer. It needs the asker's consent, and nothing is stored before a
//! moderator has seen the preview.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::Desk;
use crate::forms::{ActionForm, Draft, PublicationForm};
use crate::views::PublicationPage;
use crate::workflow::{NotPublishable, Step, can_be_answered, leaves_at, may_publish};
use forms::letter::Letter;
use forms::publication::{Consent, Publication};
use sealing::Sealed;
use store::{NewPage, Proposal, StoreError, Submission};

impl Desk {
    /// Takes a step towards a page for the site.
    pub(super) async fn make_page(
        &self,
        step: Step,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let letter = self.open(&seen.sealed);
        let consent = match may_publish(seen, letter.as_ref()) {
            Ok(consent) => consent,
            Err(why) => {
                let (status, notice) = refusal(why);
                return self.refused(status, (seen, sent), notice).await;
            }
        };
        // The answer goes to the asker, whatever becomes of the page.
        if can_be_answered(seen)
            && let Some(response) = self.invalid_answer(seen, sent).await
        {
            return response;
        }
        let letter = (letter.as_ref(), consent);
        self.take_step(step, (seen, sent), letter).await
    }

    async fn take_step(
        &self,
        step: Step,
        (seen, sent): (&Submission, &ActionForm),
        (letter, consent): (Option<&Letter>, Consent),
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
            consent,
        };
        if matches!(step, Step::Make | Step::Change) {
            if let Err(error) = self.record_look(seen).await {
                return self.failed(&error, seen.entry.id.as_str(), sent);
            }
            return self.view().publication(StatusCode::OK, &page, &[]);
        }
        let checked = match form.checked((&seen.entry, letter), &self.assets.facts) {
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
            let themed = self.as_on_site(&checked).await;
            return self.view().preview(&page, &checked, themed.as_deref());
        }
        let result = self.place(step, seen, (checked, consent, sent)).await;
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }

    /// Stores the page, together with the answer if there is none yet: both or neither.
    async fn place(
        &self,
        step: Step,
        seen: &Submission,
        (page, consent, sent): (Publication, Consent, &ActionForm),
    ) -> Result<(), StoreError> {
        let sealed = self.sealed_page(seen, page, consent)?;
        let reads_first = consent == Consent::AfterReading;
        let page = NewPage {
            sealed: &sealed,
            // As messages do, so that it can be taken back until then.
            author_reads: reads_first.then(|| leaves_at(self.clock.now())),
            needs_eyes: self.page_needs_eyes(seen),
        };
        let by = self.by();
        let store = self.store_for(seen, sent);
        if step == Step::Place && can_be_answered(seen) {
            let answer = self.outgoing(seen, &sent.text)?;
            if self.needs_eyes(seen) {
                let proposal = Proposal {
                    message: &answer.sealed,
                    asks: false,
                    publication: Some(&page),
                };
                return store.propose(seen, &proposal, &by).await;
            }
            let both = (&answer, &page);
            store.answer_and_approve(seen, both, &by).await
        } else {
            store.approve(seen, &page, &by).await
        }
    }

    /// The page for those who read it: the team, and its author where they asked to.
    fn sealed_page(
        &self,
        seen: &Submission,
        mut page: Publication,
        consent: Consent,
    ) -> Result<Sealed, StoreError> {
        let unready = || StoreError::Unreadable("publication");
        let to = &self.assets.teams.of_team(&seen.entry.team).recipients;
        if consent == Consent::AfterReading {
            let mut salt = [0; 16];
            getrandom::fill(&mut salt).map_err(|_| unready())?;
            page.salt = Some(u128::from_be_bytes(salt));
        }
        let text = page.to_json().map_err(|_| unready())?;
        let sealed = match consent {
            Consent::Given => to.seal(&text),
            Consent::AfterReading => to.seal_with(&seen.recipient, &text),
        };
        sealed.map_err(|_| unready())
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
        NotPublishable::Declined => (StatusCode::CONFLICT, "page-declined"),
        NotPublishable::NotNow => (StatusCode::CONFLICT, "conflict"),
    }
}
