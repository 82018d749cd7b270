//! Answering, and everything that is one press of a button. Each is told which version the page showed, so nobody
//! overwrites a colleague.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};

use super::Desk;
use super::doors::Name;
use super::posted::Posted;
use super::views::Draft;
use crate::form::Kind;
use crate::request::Id;
use crate::seal::Sealed;
use crate::store::{Actor, By, Status, StoreError, Submission};

/// The same bound as the longest field of a form, for the same reason: it must fit in 64 KiB however it is written.
pub(super) const LONGEST_ANSWER: usize = 5000;

/// What somebody can do with a submission by pressing a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// It is mine now, also when a colleague had it.
    Claim,
    /// Somebody else may have it.
    GiveBack,
    /// Somebody with more knowledge is asked to look.
    Escalate,
    /// It comes out of the spam.
    NotSpam,
    /// A sign-up is talked about.
    Intake,
    /// A sign-up follows the training.
    Training,
    /// A sign-up is a broker now.
    Activate,
    /// The page that waits to be collected is dropped.
    Unpublish,
    /// It is spam.
    Spam,
    /// There is no place for this sign-up.
    Decline,
    /// It cannot be answered.
    Reject,
    /// It is done.
    Close,
}

impl Move {
    /// All of them, in the order of the page.
    pub(super) const ALL: [Self; 12] = [
        Self::Claim,
        Self::NotSpam,
        Self::Intake,
        Self::Training,
        Self::Activate,
        Self::Unpublish,
        Self::GiveBack,
        Self::Escalate,
        Self::Spam,
        Self::Decline,
        Self::Reject,
        Self::Close,
    ];

    /// The end of its address, and of its words (`action-…`).
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::GiveBack => "give-back",
            Self::Escalate => "escalate",
            Self::NotSpam => "not-spam",
            Self::Intake => "intake",
            Self::Training => "training",
            Self::Activate => "activate",
            Self::Unpublish => "unpublish",
            Self::Spam => "spam",
            Self::Decline => "decline",
            Self::Reject => "reject",
            Self::Close => "close",
        }
    }

    /// What it becomes; nothing else when only a part of it goes.
    fn next(self) -> Option<Status> {
        Some(match self {
            Self::Claim => Status::Claimed,
            Self::GiveBack | Self::NotSpam => Status::New,
            Self::Escalate => Status::Escalated,
            Self::Intake => Status::Intake,
            Self::Training => Status::Training,
            Self::Activate => Status::Active,
            Self::Spam => Status::Spam,
            Self::Decline => Status::Declined,
            Self::Reject => Status::Rejected,
            Self::Close => Status::Closed,
            Self::Unpublish => return None,
        })
    }

    /// Whether it is possible with a submission as it stands.
    pub(super) fn is_possible(self, seen: &Submission, me: &Name) -> bool {
        let status = seen.entry.status;
        let may = self
            .next()
            .is_some_and(|next| status.may_become(next, seen.entry.kind));
        match self {
            Self::Claim if status == Status::Claimed => seen.holder.as_deref() != Some(me.as_str()),
            Self::GiveBack => status == Status::Claimed && may,
            Self::NotSpam => status == Status::Spam && may,
            Self::Unpublish => seen.publication.is_some(),
            // What waits to be collected is not done.
            Self::Close => may && !seen.entry.approved,
            _ => may,
        }
    }

    /// Whether it is what most people come for; never more than one at a time.
    pub(super) fn leads(self) -> bool {
        matches!(
            self,
            Self::Claim | Self::NotSpam | Self::Intake | Self::Training | Self::Activate
        )
    }

    /// Whether there is no way back, so that the page asks first.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Decline | Self::Reject | Self::Close)
    }

    /// The state whose words whoever sent it reads from then on, where those say something new.
    pub(super) fn told(self) -> Option<Status> {
        match self {
            Self::Escalate
            | Self::Intake
            | Self::Training
            | Self::Activate
            | Self::Decline
            | Self::Reject
            | Self::Close => self.next(),
            _ => None,
        }
    }

    /// Where to go from there.
    fn then(self, page: &str) -> &str {
        match self {
            Self::Claim | Self::Intake | Self::Training | Self::Activate | Self::Unpublish => page,
            // Whoever takes something out of the spam is looking through the spam.
            Self::NotSpam => "/desk?lijst=spam",
            _ => "/desk",
        }
    }
}

/// `POST /desk/{id}/answer`
pub(super) async fn answer(
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
    if let Some((status, error)) = wrong_with_answer(&sent) {
        let draft = Draft {
            text: &sent.text,
            error: Some(error),
            ..Draft::default()
        };
        return desk
            .submission_page(status, (&seen, &sent.me), &draft)
            .await;
    }
    let result = desk.give(&seen, &sent).await;
    desk.done(result, (&seen, &sent), &address(&seen)).await
}

/// Everything that is one press of a button.
pub(super) async fn press(
    pressed: Move,
    desk: Desk,
    (id, me): (String, Name),
    request: Request,
) -> Response<Body> {
    let sent = Posted::read(request, me).await;
    let seen = match desk.seen(&id, &sent).await {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    if !pressed.is_possible(&seen, &sent.me) {
        return desk.overtaken(&seen, &sent).await;
    }
    let by = desk.by(&sent.me);
    let result = match pressed.next() {
        Some(Status::Claimed) => desk.store.claim(&seen, &by).await,
        Some(next) => desk.store.set_status(&seen, next, &by).await,
        None => desk.store.unapprove(&seen, &by).await,
    };
    if result.is_ok() && pressed == Move::Claim && !sent.text.is_empty() {
        return desk.typed_before(&id, &sent).await;
    }
    let page = address(&seen);
    desk.done(result, (&seen, &sent), pressed.then(&page)).await
}

/// `POST /desk/{id}/hand-over`
pub(super) async fn hand_over(
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
    let colleague = Name::parse(&sent.colleague);
    let Some(colleague) = colleague.ok().filter(|_| !sent.colleague.trim().is_empty()) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return desk.refused(status, (&seen, &sent), "colleague").await;
    };
    let by = desk.by(&sent.me);
    let result = desk.store.hand_over(&seen, colleague.as_str(), &by).await;
    desk.done(result, (&seen, &sent), &address(&seen)).await
}

/// The page of a submission.
pub(super) fn address(seen: &Submission) -> String {
    format!("/desk/{}", seen.entry.id)
}

/// Which answers make sense: to a sign-up somebody replies in person.
pub(super) fn can_be_answered(submission: &Submission) -> bool {
    let entry = &submission.entry;
    entry.kind != Kind::Signup && entry.status.may_become(Status::Answered, entry.kind)
}

/// What is not right with an answer, as the key of its words.
pub(super) fn wrong_with_answer(sent: &Posted) -> Option<(StatusCode, &'static str)> {
    let length = sent.text.trim().chars().count();
    match () {
        () if sent.refused.is_some() || length > LONGEST_ANSWER => {
            Some((StatusCode::PAYLOAD_TOO_LARGE, "answer-long"))
        }
        () if length == 0 => Some((StatusCode::UNPROCESSABLE_ENTITY, "answer-empty")),
        () => None,
    }
}

impl Desk {
    /// Who does it, and when, for the audit.
    pub(super) fn by<'a>(&self, me: &'a Name) -> By<'a> {
        By {
            actor: Actor::Person(me.as_str()),
            at: self.clock.now(),
        }
    }

    /// The page after claiming what somebody had begun to answer already: their text stays where it was.
    async fn typed_before(&self, id: &str, sent: &Posted) -> Response<Body> {
        let draft = Draft {
            text: &sent.text,
            ..Draft::default()
        };
        match self.find(id).await {
            Ok(now) => {
                self.submission_page(StatusCode::OK, (&now, &sent.me), &draft)
                    .await
            }
            Err(error) => self.kept(&error, id, sent),
        }
    }

    async fn give(&self, seen: &Submission, sent: &Posted) -> Result<(), StoreError> {
        let sealed = sealed_answer(seen, &sent.text)?;
        self.store.answer(seen, &sealed, &self.by(&sent.me)).await
    }
}

/// An answer, sealed to whoever asked.
pub(super) fn sealed_answer(seen: &Submission, text: &str) -> Result<Sealed, StoreError> {
    if !can_be_answered(seen) {
        return Err(StoreError::NotAllowed {
            from: seen.entry.status,
            to: Status::Answered,
        });
    }
    seen.recipient
        .seal(text.trim().as_bytes())
        .map_err(|_| StoreError::Unreadable("recipient"))
}
