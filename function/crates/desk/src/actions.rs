//! Doing what a page of the desk asks for. Each change is told which version the page showed, so nobody overwrites a
//! colleague.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use axum::routing::{MethodRouter, post};

use super::Desk;
use super::doors::Name;
use super::gate;
use super::posted::Posted;
use super::read;
use super::views::Draft;
use super::workflow::{Action, Move};
use forms::Kind;
use sealing::Sealed;
use store::{Actor, By, Status, StoreError, Submission};
use web::request::Id;

/// The same bound as the longest field of a form, for the same reason: it must fit in 64 KiB however it is written.
pub(super) const LONGEST_ANSWER: usize = 5000;

/// The ends of the addresses that actions are sent to, each with what answers there.
pub(super) fn routes() -> impl Iterator<Item = (&'static str, MethodRouter<Desk>)> {
    let mut routes: Vec<_> = Action::all().map(Action::route).collect();
    routes.sort_unstable();
    routes.dedup();
    routes.into_iter().map(|route| {
        let act =
            async move |State(desk): State<Desk>,
                        Id(id): Id,
                        Extension(me): Extension<Name>,
                        request: Request| { desk.act(route, (id, me), request).await };
        // Such an address is what a browser shows of a page that was the answer to a form.
        (route, post(act).get(read::back_to_submission))
    })
}

impl Desk {
    async fn act(&self, route: &str, (id, me): (String, Name), request: Request) -> Response<Body> {
        let headers = request.headers().clone();
        let Some(sent) = self.posted(request, route, me).await else {
            return self.message(StatusCode::NOT_FOUND, "not-found");
        };
        if sent.action == Action::Leave {
            return gate::leave_with(self, &headers, &id, &sent);
        }
        let seen = match self.seen(&id, &sent).await {
            Ok(seen) => seen,
            Err(response) => return *response,
        };
        match sent.action {
            Action::Answer => self.answer(&seen, &sent).await,
            Action::Page(step) => self.make_page(step, &seen, &sent).await,
            Action::HandOver => self.hand_over(&seen, &sent).await,
            Action::Draft | Action::Leave => {
                self.submission_page(StatusCode::OK, (&seen, &sent.me), &sent.draft())
                    .await
            }
            Action::Move(pressed) => self.press(pressed, &seen, &sent).await,
        }
    }

    async fn answer(&self, seen: &Submission, sent: &Posted) -> Response<Body> {
        if let Some((status, error)) = wrong_with_answer(sent) {
            let draft = Draft {
                error: Some(error),
                ..sent.draft()
            };
            return self.submission_page(status, (seen, &sent.me), &draft).await;
        }
        let result = self.give(seen, sent).await;
        self.done(result, (seen, sent), &sent.filter.behind(&address(seen)))
            .await
    }

    /// Everything that is one press of a button.
    async fn press(&self, pressed: Move, seen: &Submission, sent: &Posted) -> Response<Body> {
        if !pressed.is_possible(seen, &sent.me) {
            return self.not_now(seen, sent).await;
        }
        let by = self.by(&sent.me);
        let store = self.store_for(seen, sent);
        let result = match pressed.next() {
            Some(Status::Claimed) => store.claim(seen, &by).await,
            Some(next) => store.set_status(seen, next, &by).await,
            None => store.unapprove(seen, &by).await,
        };
        let next = if pressed.stays() {
            sent.filter.behind(&address(seen))
        } else {
            sent.filter.after(pressed).behind("/desk")
        };
        self.done(result, (seen, sent), &next).await
    }

    async fn hand_over(&self, seen: &Submission, sent: &Posted) -> Response<Body> {
        let colleague = Name::parse(&sent.colleague);
        let Some(colleague) = colleague.ok().filter(|_| !sent.colleague.trim().is_empty()) else {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return self.refused(status, (seen, sent), "colleague").await;
        };
        let by = self.by(&sent.me);
        let store = self.store_for(seen, sent);
        let result = store.hand_over(seen, colleague.as_str(), &by).await;
        self.done(result, (seen, sent), &sent.filter.behind(&address(seen)))
            .await
    }
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

    async fn give(&self, seen: &Submission, sent: &Posted) -> Result<(), StoreError> {
        let sealed = sealed_answer(seen, &sent.text)?;
        let store = self.store_for(seen, sent);
        store.answer(seen, &sealed, &self.by(&sent.me)).await
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
