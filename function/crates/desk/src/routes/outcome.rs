//! The page after a change. A response of the store can get lost, a button can be pressed twice, and browsers resend forms:
//! before a page says that a change failed or that somebody else was first, it reads what the store holds.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::submission::DONE;
use crate::Desk;
use crate::forms::{ActionForm, Notice};
use crate::promise;
use crate::views::{Interruption, PublicationPage};
use crate::workflow::{Action, may_publish};
use people::Name;
use store::{AuditEntry, Author, Counting, Machine, StoreError, Submission, With};
use web::redirect::redirect;

/// Who made the change since the page was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Earlier {
    /// The same person, with the same request: it is done.
    Done,
    /// The same person, with another request.
    Myself,
    Colleague,
    Sender,
}

impl Earlier {
    /// Before `-text`, the key of the message.
    fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Myself => "conflict-self",
            Self::Colleague => "conflict",
            Self::Sender => "conflict-sender",
        }
    }
}

impl Desk {
    /// The store, for the changes of this request.
    pub(super) fn store_for(&self, seen: &Submission, sent: &ActionForm) -> store::Store {
        let request = self.fingerprints.fingerprint(&seen.entry.id, sent);
        let label = self.made_label(seen);
        let topic = label.and_then(|label| label.topics.into_iter().next());
        let (facts, team) = (&self.assets.facts, &seen.entry.team);
        self.store.during(request).counting(Counting {
            topic,
            promised: promise::due_before(facts, team, self.clock.now()),
            with: With::parse(&sent.with),
        })
    }

    /// The page after a change, whether it is stored, failed or unknown.
    pub(super) async fn done(
        &self,
        result: Result<(), StoreError>,
        (seen, sent): (&Submission, &ActionForm),
        next: &str,
    ) -> Response<Body> {
        let id = seen.entry.id.as_str();
        match result {
            Ok(()) => {
                self.settle_draft(&seen.entry, sent).await;
                self.after_change((seen, sent), next).await
            }
            Err(StoreError::NotAllowed { .. }) => self.not_now(seen, sent).await,
            Err(StoreError::Conflict | StoreError::Unavailable(_)) => match self.find(id).await {
                Ok(now) if now.entry.version == seen.entry.version => {
                    self.view().interruption(Interruption::NotStored, id, sent)
                }
                Ok(now) => self.changed_since(&now, sent).await,
                Err(error) => self.failed(&error, id, sent),
            },
            Err(error) => self.failed(&error, id, sent),
        }
    }

    /// The page when the submission has changed since it was shown: who changed it, and its state now.
    pub(super) async fn changed_since(
        &self,
        now: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let next = sent.version.and_then(|version| version.checked_add(1));
        let found = match next {
            Some(version) => self.store.change_to(&now.entry.id, version).await,
            None => Ok(None),
        };
        match found {
            Ok(Some(change)) => match self.earlier(&change, now, sent) {
                Earlier::Done => self.done_before(&change, now, sent).await,
                earlier => {
                    let notice = Notice::about(earlier.key(), &change);
                    self.conflict(now, sent, notice).await
                }
            },
            Ok(None) => {
                self.conflict(now, sent, Notice::new("conflict-unknown"))
                    .await
            }
            Err(error) => self.failed(&error, now.entry.id.as_str(), sent),
        }
    }

    fn earlier(&self, change: &AuditEntry, now: &Submission, sent: &ActionForm) -> Earlier {
        let mine = self.is_me(&change.author, &sent.me);
        let same = if sent.action.stores_text() {
            change.request == Some(self.fingerprints.fingerprint(&now.entry.id, sent))
        } else {
            sent.action.is_recorded_as(&change.what)
        };
        if let Some(machine) = change.author.machine() {
            return match machine {
                Machine::Asker => Earlier::Sender,
                Machine::Desk | Machine::Collect => Earlier::Colleague,
            };
        }
        match (mine, same) {
            (true, true) => Earlier::Done,
            (true, false) => Earlier::Myself,
            (false, _) => Earlier::Colleague,
        }
    }

    /// Whether whoever uses the desk did it. Earlier versions kept the name.
    pub(super) fn is_me(&self, author: &Author, me: &Name) -> bool {
        match author {
            Author::Named(name) => name == me.as_str(),
            author => self.who.as_ref().is_some_and(|who| author.is(who)),
        }
    }

    /// The same request was done before. The page says so, and shows the text that is stored nowhere.
    async fn done_before(
        &self,
        change: &AuditEntry,
        now: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        self.settle_draft(&now.entry, sent).await;
        let left = self.unkept(&now.entry, sent).await;
        if left.is_empty() {
            let path = format!("/desk/{}", now.entry.id);
            let query = sent.view.query();
            let separator = if query.is_empty() { "" } else { "&" };
            let version = change.version;
            return redirect(&format!("{path}?{query}{separator}{DONE}={version}"));
        }
        let draft = left.with(Notice::about("done-left", change));
        self.submission_page(StatusCode::OK, (now, &sent.me), &draft)
            .await
    }

    /// The change is stored. Other typed text is still on the page.
    async fn after_change(
        &self,
        (seen, sent): (&Submission, &ActionForm),
        next: &str,
    ) -> Response<Body> {
        let left = self.unkept(&seen.entry, sent).await;
        if left.is_empty() {
            return redirect(next);
        }
        let id = &seen.entry.id;
        let now = self.find(id.as_str()).await;
        let beside = match sent.action {
            Action::Note => Some("noted"),
            Action::Check => Some("checked"),
            _ => None,
        };
        let change = if let Some(what) = beside {
            let store = self.store_for(seen, sent);
            store.added(&seen.entry, (what, &self.by())).await
        } else {
            self.store.change_to(id, seen.entry.version + 1).await
        };
        match (now, change) {
            (Ok(now), Ok(Some(change))) => {
                let draft = left.with(Notice::about("done-left", &change));
                self.submission_page(StatusCode::OK, (&now, &sent.me), &draft)
                    .await
            }
            _ => self
                .view()
                .interruption(Interruption::Done, id.as_str(), sent),
        }
    }

    /// The state does not allow the action, although nobody changed anything since.
    pub(super) async fn not_now(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        self.conflict(seen, sent, Notice::new("not-now")).await
    }

    /// The current state, with everything that was typed.
    async fn conflict(
        &self,
        now: &Submission,
        sent: &ActionForm,
        notice: Notice,
    ) -> Response<Body> {
        let draft = sent.draft().with(notice);
        let letter = self.open(&now.sealed);
        if let (Action::Page(_), Some(form)) = (sent.action, &sent.page)
            && let Ok(consent) = may_publish(now, letter.as_ref())
            && self.record_look(now).await.is_ok()
        {
            let page = PublicationPage {
                seen: now,
                me: &sent.me,
                draft: &draft,
                form,
                letter: letter.as_ref(),
                consent,
            };
            let change = draft
                .notice
                .as_ref()
                .and_then(|notice| notice.change.as_ref());
            let named = self.naming(change.map(|change| &change.author)).await;
            let view = named.view();
            return view.publication(StatusCode::CONFLICT, &page, &[]);
        }
        self.submission_page(StatusCode::CONFLICT, (now, &sent.me), &draft)
            .await
    }

    /// The page after an error of the store.
    pub(super) fn failed(&self, error: &StoreError, id: &str, sent: &ActionForm) -> Response<Body> {
        let interruption = Interruption::of(error, sent.action);
        self.view().interruption(interruption, id, sent)
    }
}
