//! What became of a change that somebody asked for. The answer of a store can get lost, a button can be pressed twice and
//! a browser sends a form again by itself: so before a page says that something was not done, or that somebody else was
//! first, the store is asked what is in it.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use hkdf::Hkdf;
use sha2::Sha256;

use super::Desk;
use super::actions::address;
use super::gate::redirect;
use super::posted::Posted;
use super::read::DONE;
use super::typed::Typed;
use super::views::{Draft, Notice, Trouble};
use super::workflow::{Action, Step};
use sealing::receipt::LookupId;
use store::{AuditEntry, Fingerprint, Machine, StoreError, Submission};
use unsealing::Identity;

/// Another use of a moderator's key than this one gets another salt.
const SALT: &[u8] = b"social-brokers/desk-request/v1";

/// Makes the fingerprints of requests. Its key follows from the desk's own, which is not in the store: so nobody who has
/// the store can try out what somebody typed, and another process of the same desk knows a request again.
#[derive(Clone)]
pub(super) struct Fingerprints([u8; 32]);

impl Fingerprints {
    pub(super) fn of(identities: &[Identity]) -> Self {
        let secret = identities.first().map(Identity::expose_secret);
        let secret = secret.as_deref().map_or(&[][..], String::as_bytes);
        Self(Hkdf::<Sha256>::extract(Some(SALT), secret).0.into())
    }

    /// The same for the same words, sent from the same version of the same submission by the same person.
    fn fingerprint(&self, id: &LookupId, sent: &Posted) -> Fingerprint {
        let version = sent.version.unwrap_or_default().to_string();
        let step = sent.action.step().unwrap_or_default();
        let mut input = Vec::new();
        let known = [
            id.as_str(),
            &version,
            sent.me.as_str(),
            sent.action.route(),
            step,
            sent.text.trim(),
            &sent.colleague,
        ];
        let page = sent.page.as_ref().map(Typed::fields);
        let page = page
            .iter()
            .flatten()
            .flat_map(|(name, value)| [*name, *value]);
        for part in known.into_iter().chain(page) {
            // With its length before it, no part can pass for the beginning of the next.
            input.extend(part.len().to_be_bytes());
            input.extend(part.as_bytes());
        }
        let hash = Hkdf::<Sha256>::extract(Some(&self.0), &input).0;
        let mut short = [0; 16];
        short.copy_from_slice(&hash[..16]);
        Fingerprint(short)
    }
}

/// Who made the change that came in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    /// The same person asked for the same before: it is done.
    Done,
    /// The same person, who did something else.
    Myself,
    Colleague,
    Sender,
}

impl First {
    /// The key of the words that say so.
    fn words(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Myself => "conflict-self",
            Self::Colleague => "conflict",
            Self::Sender => "conflict-sender",
        }
    }
}

impl Desk {
    /// The store, for the changes that this request asks for.
    pub(super) fn store_for(&self, seen: &Submission, sent: &Posted) -> store::Store {
        let request = self.fingerprints.fingerprint(&seen.entry.id, sent);
        self.store.during(request)
    }

    /// The page after a change, or after one that the store did not do, or does not say that it did.
    pub(super) async fn done(
        &self,
        result: Result<(), StoreError>,
        (seen, sent): (&Submission, &Posted),
        next: &str,
    ) -> Response<Body> {
        let id = seen.entry.id.as_str();
        match result {
            Ok(()) => self.after_change((seen, sent), next).await,
            Err(StoreError::NotAllowed { .. }) => self.not_now(seen, sent).await,
            Err(StoreError::Conflict | StoreError::Unavailable(_)) => match self.find(id).await {
                Ok(now) if now.entry.version == seen.entry.version => {
                    self.trouble(Trouble::NotStored, id, sent)
                }
                Ok(now) => self.changed_since(&now, sent).await,
                Err(error) => self.failed(&error, id, sent),
            },
            Err(error) => self.failed(&error, id, sent),
        }
    }

    /// The page when the submission is not as the page showed it that was sent: by whom, and how it stands now.
    pub(super) async fn changed_since(&self, now: &Submission, sent: &Posted) -> Response<Body> {
        let next = sent.version.and_then(|version| version.checked_add(1));
        let found = match next {
            Some(version) => self.store.change_to(&now.entry.id, version).await,
            None => Ok(None),
        };
        match found {
            Ok(Some(change)) => match self.first(&change, now, sent) {
                First::Done => self.done_before(&change, now, sent).await,
                first => {
                    let notice = self.notice_of(first.words(), &change);
                    self.overtaken(now, sent, notice).await
                }
            },
            Ok(None) => {
                let notice = self.notice("conflict-unknown");
                self.overtaken(now, sent, notice).await
            }
            Err(error) => self.failed(&error, now.entry.id.as_str(), sent),
        }
    }

    fn first(&self, change: &AuditEntry, now: &Submission, sent: &Posted) -> First {
        let mine = change.actor == sent.me.as_str();
        let same = if sent.action.stores_words() {
            change.request == Some(self.fingerprints.fingerprint(&now.entry.id, sent))
        } else {
            sent.action.is_recorded_as(&change.what)
        };
        if change.by_machine {
            return match Machine::parse(&change.actor) {
                Some(Machine::Asker) => First::Sender,
                _ => First::Colleague,
            };
        }
        match (mine, same) {
            (true, true) => First::Done,
            (true, false) => First::Myself,
            (false, _) => First::Colleague,
        }
    }

    /// What was asked for was done before: the page says so, and shows what of it is not stored anywhere.
    async fn done_before(
        &self,
        change: &AuditEntry,
        now: &Submission,
        sent: &Posted,
    ) -> Response<Body> {
        let left = sent.left_over();
        if left.is_empty() {
            let path = address(now);
            let query = sent.filter.query();
            let also = if query.is_empty() { "" } else { "&" };
            let version = change.version;
            return redirect(&format!("{path}?{query}{also}{DONE}={version}"), None);
        }
        let draft = left.with(self.notice_of("done-left", change));
        self.submission_page(StatusCode::OK, (now, &sent.me), &draft)
            .await
    }

    /// It is done. What was typed besides is still on the page.
    async fn after_change(
        &self,
        (seen, sent): (&Submission, &Posted),
        next: &str,
    ) -> Response<Body> {
        let left = sent.left_over();
        if left.is_empty() {
            return redirect(next, None);
        }
        let id = &seen.entry.id;
        let now = self.find(id.as_str()).await;
        let change = self.store.change_to(id, seen.entry.version + 1).await;
        match (now, change) {
            (Ok(now), Ok(Some(change))) => {
                let draft = left.with(self.notice_of("done-left", &change));
                self.submission_page(StatusCode::OK, (&now, &sent.me), &draft)
                    .await
            }
            _ => self.trouble(Trouble::Done, id.as_str(), sent),
        }
    }

    /// From the state that the page showed it cannot be done. Nobody changed anything.
    pub(super) async fn not_now(&self, seen: &Submission, sent: &Posted) -> Response<Body> {
        let notice = self.notice("not-now");
        self.overtaken(seen, sent, notice).await
    }

    /// This is how it stands now, and what was typed is still there.
    async fn overtaken(&self, now: &Submission, sent: &Posted, notice: Notice) -> Response<Body> {
        let draft = sent.draft().with(notice);
        if matches!(sent.action, Action::Page(_))
            && sent.page.is_some()
            && self.may_publish(now).is_ok()
        {
            return self.publication_page(StatusCode::CONFLICT, (now, &sent.me), (&draft, &[]));
        }
        self.submission_page(StatusCode::CONFLICT, (now, &sent.me), &draft)
            .await
    }

    /// The store did not do it, or could not be asked.
    pub(super) fn failed(&self, error: &StoreError, id: &str, sent: &Posted) -> Response<Body> {
        self.trouble(Trouble::of(error, sent.action), id, sent)
    }
}

impl Posted {
    /// What was typed and is not stored by this action once it is done.
    fn left_over(&self) -> Draft<'_> {
        let mut left = self.draft();
        match self.action {
            Action::Answer => left.text = "",
            Action::HandOver => left.colleague = "",
            Action::Page(Step::Place) => {
                left.page = None;
                left.text = "";
            }
            Action::Page(Step::PlaceAlone) => left.page = None,
            _ => {}
        }
        left
    }
}
