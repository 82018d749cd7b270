//! Doing: answer, spam and back, close. Each is told which version the page showed, so nobody overwrites a colleague.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};

use super::Desk;
use super::gate::redirect;
use super::views::Draft;
use crate::form::{Kind, Submitted};
use crate::problem::What;
use crate::request::{self, Id};
use crate::store::{By, Status, StoreError, Submission};

/// Who does it, as the audit calls them. Roles come later.
pub(super) const ACTOR: &str = "desk";
/// The same bound as the longest field of a form, for the same reason: it must fit in 64 KiB however it is written.
pub(super) const LONGEST_ANSWER: usize = 5000;
/// The field with the answer.
const ANSWER: &str = "antwoord";
/// The field with the version that the page showed.
const VERSION: &str = "versie";

/// `POST /desk/{id}/answer`
pub(super) async fn answer(
    State(desk): State<Desk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let sent = Posted::read(request).await;
    let seen = match desk.seen(&id, &sent).await {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    let text = sent.text.trim();
    let length = text.chars().count();
    let wrong = match () {
        () if sent.refused.is_some() || length > LONGEST_ANSWER => {
            Some((StatusCode::PAYLOAD_TOO_LARGE, "answer-long"))
        }
        () if length == 0 => Some((StatusCode::UNPROCESSABLE_ENTITY, "answer-empty")),
        () => None,
    };
    if let Some((status, error)) = wrong {
        return desk.submission_page(
            status,
            &seen,
            &Draft {
                text: &sent.text,
                error: Some(error),
                notice: None,
            },
        );
    }
    let result = desk.give(&seen, text).await;
    desk.done(result, (&seen, &sent), &format!("/desk/{}", seen.entry.id))
        .await
}

/// `POST /desk/{id}/spam`
pub(super) async fn spam(State(desk): State<Desk>, Id(id): Id, request: Request) -> Response<Body> {
    desk.become_status(&id, request, Status::Spam).await
}

/// `POST /desk/{id}/not-spam`
pub(super) async fn not_spam(
    State(desk): State<Desk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    desk.become_status(&id, request, Status::New).await
}

/// `POST /desk/{id}/close`
pub(super) async fn close(
    State(desk): State<Desk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    desk.become_status(&id, request, Status::Closed).await
}

/// Which answers make sense: to a sign-up somebody replies in person.
pub(super) fn can_be_answered(submission: &Submission) -> bool {
    let entry = &submission.entry;
    entry.kind != Kind::Signup && entry.status.may_become(Status::Answered, entry.kind)
}

/// What a page of the desk sent.
struct Posted {
    version: Option<u64>,
    text: String,
    refused: Option<What>,
}

impl Posted {
    async fn read(request: Request) -> Self {
        let (parts, body) = request.into_parts();
        let sent = request::read(&parts.headers, body).await;
        let field =
            |fields: &Submitted, name: &str| fields.get(name).unwrap_or_default().to_owned();
        Self {
            version: field(&sent.fields, VERSION).parse().ok(),
            text: field(&sent.fields, ANSWER),
            refused: sent.refused,
        }
    }
}

impl Desk {
    async fn become_status(&self, id: &str, request: Request, next: Status) -> Response<Body> {
        let sent = Posted::read(request).await;
        let seen = match self.seen(id, &sent).await {
            Ok(seen) => seen,
            Err(response) => return *response,
        };
        let by = By {
            actor: ACTOR,
            at: self.clock.now(),
        };
        let result = self.store.set_status(&seen, next, &by).await;
        // Whoever takes something out of the spam is looking through the spam.
        let list = if next == Status::New {
            "/desk?lijst=spam"
        } else {
            "/desk"
        };
        self.done(result, (&seen, &sent), list).await
    }

    async fn give(&self, seen: &Submission, text: &str) -> Result<(), StoreError> {
        if !can_be_answered(seen) {
            return Err(StoreError::NotAllowed {
                from: seen.entry.status,
                to: Status::Answered,
            });
        }
        let sealed = seen
            .recipient
            .seal(text.as_bytes())
            .map_err(|_| StoreError::Unreadable("recipient"))?;
        let by = By {
            actor: ACTOR,
            at: self.clock.now(),
        };
        self.store.answer(seen, &sealed, &by).await
    }

    /// The submission, if it is still as the page showed it.
    async fn seen(&self, id: &str, sent: &Posted) -> Result<Submission, Box<Response<Body>>> {
        let found = match self.find(id).await {
            Ok(found) => found,
            Err(error) => return Err(Box::new(self.failed(&error, id, sent))),
        };
        if sent.version == Some(found.entry.version) {
            Ok(found)
        } else {
            Err(Box::new(self.overtaken(&found, sent)))
        }
    }

    async fn done(
        &self,
        result: Result<(), StoreError>,
        (seen, sent): (&Submission, &Posted),
        next: &str,
    ) -> Response<Body> {
        let id = seen.entry.id.as_str();
        match result {
            Ok(()) => redirect(next, None),
            Err(StoreError::Conflict) => match self.find(id).await {
                Ok(now) => self.overtaken(&now, sent),
                Err(error) => self.failed(&error, id, sent),
            },
            Err(StoreError::NotAllowed { .. }) => self.overtaken(seen, sent),
            Err(error) => self.failed(&error, id, sent),
        }
    }

    /// A colleague was first: this is how it stands now, and what was typed is still there.
    fn overtaken(&self, now: &Submission, sent: &Posted) -> Response<Body> {
        let draft = Draft {
            text: &sent.text,
            error: None,
            notice: Some("conflict"),
        };
        self.submission_page(StatusCode::CONFLICT, now, &draft)
    }

    fn failed(&self, error: &StoreError, id: &str, sent: &Posted) -> Response<Body> {
        if sent.text.trim().is_empty() {
            self.store_failed(error)
        } else {
            self.kept(error, id, (sent.version, &sent.text))
        }
    }
}
