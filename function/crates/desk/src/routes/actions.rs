//! Performs the actions of a moderator. Each change names the version that the page showed (optimistic locking), so nobody
//! overwrites a colleague's work.

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::ACCEPT;
use axum::http::{Response, StatusCode};
use axum::routing::{MethodRouter, post};

use super::auth::{self, store_error};
use super::submission::{self, DONE, NOTED};
use crate::decline::{self, LONGEST_EXPLANATION};
use crate::forms::{ActionForm, Draft, Notice};
use crate::views::Interruption;
use crate::workflow::{Action, LONGEST_ANSWER, LONGEST_NOTE, Move, can_be_written_to, leaves_at};
use crate::{AtDesk, Desk};
use clock::dutch;
use forms::Kind;
use forms::text_module::first_blank;
use jiff::Timestamp;
use jiff::civil::Date;
use people::Name;
use sealing::Sealed;
use store::{
    Actor, Attribution, Entry, Handover, Machine, Outgoing, Proposal, Status, StoreError,
    Submission,
};
use web::request::Id;

/// The last segments of the addresses of actions, each with its handlers.
pub(super) fn routes() -> impl Iterator<Item = (&'static str, MethodRouter<Desk>)> {
    let mut routes: Vec<_> = Action::all().map(Action::route).collect();
    routes.sort_unstable();
    routes.dedup();
    routes.into_iter().map(|route| {
        let act = async move |Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
                              Id(id): Id,
                              request: Request| {
            Box::pin(desk.act(route, (id, me), request)).await
        };
        (route, post(act).get(submission::redirect_here))
    })
}

/// Why something is not declined.
pub(super) enum Declining {
    /// Before `-text`, the key of what is wrong.
    Refused(&'static str),
    Failed(StoreError),
}

/// The address of a page, with a word for what was just done on it.
pub(super) fn done_here(page: &str, word: &str) -> String {
    let separator = if page.contains('?') { '&' } else { '?' };
    format!("{page}{separator}{DONE}={word}")
}

/// The address of the queue, with what was just done in it.
pub(super) fn done_in_queue(queue: &str, seen: &Submission) -> String {
    let separator = if queue.contains('?') { '&' } else { '?' };
    let Entry { id, version, .. } = &seen.entry;
    format!("{queue}{separator}{DONE}={id}.{}", version + 1)
}

impl Desk {
    async fn act(&self, route: &str, (id, me): (String, Name), request: Request) -> Response<Body> {
        let headers = request.headers().clone();
        let is_script = headers
            .get(ACCEPT)
            .is_some_and(|accept| accept == "application/json");
        let Some(sent) = ActionForm::read(request, route, me, &self.assets).await else {
            return self.view().message(StatusCode::NOT_FOUND, "not-found");
        };
        if sent.action == Action::Leave {
            return auth::leave_submission(self, &headers, &id, &sent).await;
        }
        if is_script && sent.action == Action::Draft {
            return self.keep_while_typing(&id, &sent).await;
        }
        let seen = match self.seen(&id, &sent).await {
            Ok(seen) => seen,
            Err(response) => return *response,
        };
        match sent.action {
            Action::Answer | Action::Ask => self.answer(&seen, &sent).await,
            Action::Note => self.note(&seen, &sent).await,
            Action::Page(step) => self.make_page(step, &seen, &sent).await,
            Action::HandOver => self.hand_over(&seen, &sent).await,
            Action::Label => self.change_label(&seen, &sent).await,
            Action::Insert => self.insert_module(&seen, &sent).await,
            Action::Check => self.check_steps(&seen, &sent).await,
            Action::Draft | Action::Leave => {
                self.submission_page(StatusCode::OK, (&seen, &sent.me), &sent.draft())
                    .await
            }
            Action::Move(Move::PageSeen) => self.page_is_seen(&seen, &sent).await,
            Action::Move(Move::PageBack) => self.give_page_back(&seen, &sent).await,
            Action::Move(pressed) => self.press(pressed, &seen, &sent).await,
        }
    }

    /// The submission, if it is still as the page showed it.
    async fn seen(&self, id: &str, sent: &ActionForm) -> Result<Submission, Box<Response<Body>>> {
        if let (Some(refused), None) = (&sent.refused, sent.version) {
            let incomplete = Interruption::Incomplete(refused.status());
            return Err(Box::new(self.view().interruption(incomplete, id, sent)));
        }
        let found = match self.find(id).await {
            Ok(found) => found,
            Err(error) => return Err(Box::new(self.failed(&error, id, sent))),
        };
        if sent.version == Some(found.entry.version) {
            Ok(found)
        } else {
            Err(Box::new(self.changed_since(&found, sent).await))
        }
    }

    async fn answer(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        if let Some(response) = self.invalid_answer(seen, sent).await {
            return response;
        }
        let result = match self.outgoing(seen, &sent.text) {
            Ok(message) => {
                let store = self.store_for(seen, sent);
                let by = self.by();
                match sent.action {
                    action if self.needs_eyes(seen) => {
                        let proposal = Proposal {
                            message: &message.sealed,
                            asks: action == Action::Ask,
                            publication: None,
                        };
                        store.propose(seen, &proposal, &by).await
                    }
                    Action::Ask => store.ask(seen, &message, &by).await,
                    _ => store.answer(seen, &message, &by).await,
                }
            }
            Err(error) => Err(error),
        };
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }

    async fn press(&self, pressed: Move, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        if !pressed.is_possible(seen, self.who.as_ref()) {
            return self.not_now(seen, sent).await;
        }
        if let (Kind::Signup, Some(next)) = (seen.entry.kind, pressed.next()) {
            return self.move_sign_up((pressed, next), seen, sent).await;
        }
        let by = self.by();
        let store = self.store_for(seen, sent);
        // What the sender reads of it leaves as messages do.
        let leaves = leaves_at(self.clock.now());
        let told = pressed.sender_reads().map(|_| leaves);
        let result = match (pressed, pressed.next()) {
            (Move::Escalate, _) if !sent.colleague.trim().is_empty() => {
                return self.hand_over(seen, sent).await;
            }
            (Move::Reject, _) => match self.declining(seen, sent) {
                Ok(message) => store.reject(seen, &message, &by).await,
                Err(Declining::Refused(notice)) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return self.refused(status, (seen, sent), notice).await;
                }
                Err(Declining::Failed(error)) => Err(error),
            },
            (Move::Claim, _) => store.claim(seen, &by).await,
            (_, Some(next)) => store.step(seen, (next, told), &by).await,
            (Move::Recall, None) => store.recall(seen, &by).await,
            (Move::Release, None) => return self.release(seen, sent).await,
            (Move::Eyes | Move::NoEyes, None) => {
                let wanted = pressed == Move::Eyes;
                store.mark_for_eyes(seen, wanted, &by).await
            }
            (Move::PassOn | Move::NotPassedOn, None) => {
                let passed_on = pressed == Move::PassOn;
                store.mark_passed_on(seen, passed_on, &by).await
            }
            (Move::Undo, None) if seen.entry.kind == Kind::Signup => {
                return self.undo_sign_up(seen, sent).await;
            }
            (Move::Undo, None) => store.undo(seen, &by).await,
            (Move::Reopen, None) => store.reopen(seen, leaves, &by).await,
            (Move::Acute | Move::Attention | Move::Calm, None) => {
                store.set_urgency(seen, pressed.urgency(), &by).await
            }
            (_, None) => {
                let dropped = store.unapprove(seen, &by).await;
                if dropped.is_ok() {
                    self.keep_page(seen, sent).await;
                }
                dropped
            }
        };
        let next = if pressed.stays() {
            sent.view.address_of(seen)
        } else {
            let queue = sent.view.after(pressed).queue_address();
            done_in_queue(&queue, seen)
        };
        self.done(result, (seen, sent), &next).await
    }

    /// The message with which something is declined: a sentence in the language of its sender, and what a moderator adds.
    pub(super) fn declining(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Result<Outgoing, Declining> {
        let kind = seen.entry.kind;
        let reason = decline::find(kind, &sent.reason).ok_or(Declining::Refused("reason"))?;
        if sent.explanation.trim().chars().count() > LONGEST_EXPLANATION {
            return Err(Declining::Refused("explanation-long"));
        }
        let letter = self.open(&seen.sealed);
        let lang = letter.as_ref().map(|letter| letter.lang.as_str());
        let sentence = self.view().decline_sentence(kind, reason, lang);
        let text = decline::message(&sentence, &sent.explanation);
        self.message(seen, &text).map_err(Declining::Failed)
    }

    async fn hand_over(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let typed = Name::parse(&sent.colleague).ok();
        let Some(name) = typed.filter(|_| !sent.colleague.trim().is_empty()) else {
            return self.refused(status, (seen, sent), "colleague").await;
        };
        let address = sent.view.address_of(seen);
        let colleague = match self.people.colleague(&name, &seen.entry.team).await {
            Ok(Some(colleague)) => colleague,
            Ok(None) => {
                let notice = "colleague-unknown";
                return self.refused(status, (seen, sent), notice).await;
            }
            // Nothing was tried yet, and the page says so after looking.
            Err(error) => {
                let error = Err(store_error(error));
                return self.done(error, (seen, sent), &address).await;
            }
        };
        if self.who.as_ref() == Some(&colleague) {
            return self.refused(status, (seen, sent), "colleague-self").await;
        }
        let Ok(due) = due(&sent.due, self.clock.now()) else {
            return self.refused(status, (seen, sent), "due").await;
        };
        let note = match self.sealed_note(seen, &sent.note) {
            Ok(note) => note,
            Err(notice) => return self.refused(status, (seen, sent), notice).await,
        };
        let to = Handover {
            colleague: &colleague,
            due,
            told: Some(leaves_at(self.clock.now())),
            note: note.as_ref(),
        };
        let by = self.by();
        let store = self.store_for(seen, sent);
        let result = match sent.action {
            Action::HandOver => store.hand_over(seen, &to, &by).await,
            _ => store.escalate_to(seen, &to, &by).await,
        };
        self.done(result, (seen, sent), &address).await
    }

    async fn note(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let note = match self.sealed_note(seen, &sent.note) {
            Ok(Some(note)) => note,
            Ok(None) => return self.refused(status, (seen, sent), "note-empty").await,
            Err(notice) => return self.refused(status, (seen, sent), notice).await,
        };
        let by = self.by();
        let store = self.store_for(seen, sent);
        let result = store.add_note(&seen.entry, &note, &by).await;
        let next = done_here(&sent.view.address_of(seen), NOTED.0);
        self.done(result, (seen, sent), &next).await
    }

    /// Nobody writes an empty label: then it is made of the text again.
    async fn change_label(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        let Some(made) = self.made_label(seen) else {
            let status = StatusCode::CONFLICT;
            return self.refused(status, (seen, sent), "closed-seal").await;
        };
        let label = match sent.label.trim() {
            "" => made,
            words => made.renamed(words),
        };
        let by = self.by();
        let store = self.store_for(seen, sent);
        let result = match self.seal_label(seen, &label) {
            Ok(sealed) => store.set_label(seen, &sealed, &by).await,
            Err(error) => Err(error),
        };
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }

    /// A note, sealed to the team; none if nothing was typed, and else the message key of what is wrong.
    pub(super) fn sealed_note(
        &self,
        seen: &Submission,
        typed: &str,
    ) -> Result<Option<Sealed>, &'static str> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        if typed.chars().count() > LONGEST_NOTE {
            return Err("note-long");
        }
        let to = self.assets.teams.of_team(&seen.entry.team);
        let sealed = to.recipients.seal(typed.as_bytes());
        sealed.map(Some).map_err(|_| "internal")
    }

    /// The page that says why an action is refused.
    pub(super) async fn refused(
        &self,
        status: StatusCode,
        (seen, sent): (&Submission, &ActionForm),
        notice: &'static str,
    ) -> Response<Body> {
        let draft = sent.draft().with(Notice::new(notice));
        self.submission_page(status, (seen, &sent.me), &draft).await
    }

    /// The page that says what is invalid in the answer, if anything is.
    pub(super) async fn invalid_answer(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Option<Response<Body>> {
        let length = sent.text.trim().chars().count();
        let (status, error) = if sent.refused.is_some() || length > LONGEST_ANSWER {
            (StatusCode::PAYLOAD_TOO_LARGE, "answer-long")
        } else if length == 0 {
            (StatusCode::UNPROCESSABLE_ENTITY, "answer-empty")
        } else if first_blank(&sent.text).is_some() {
            (StatusCode::UNPROCESSABLE_ENTITY, "answer-blank")
        } else {
            return None;
        };
        let draft = Draft {
            error: Some(error),
            ..sent.draft()
        };
        Some(self.submission_page(status, (seen, &sent.me), &draft).await)
    }

    /// A message, sealed to the asker and to the team, so that colleagues can read later what was said.
    pub(super) fn outgoing(&self, seen: &Submission, text: &str) -> Result<Outgoing, StoreError> {
        if !can_be_written_to(seen) {
            return Err(StoreError::NotAllowed {
                from: seen.entry.status,
                to: Status::Answered,
            });
        }
        self.message(seen, text)
    }

    fn message(&self, seen: &Submission, text: &str) -> Result<Outgoing, StoreError> {
        let to = self.assets.teams.of_team(&seen.entry.team);
        let sealed = to
            .recipients
            .seal_with(&seen.recipient, text.trim().as_bytes());
        Ok(Outgoing {
            sealed: sealed.map_err(|_| StoreError::Unreadable("recipient"))?,
            leaves: leaves_at(self.clock.now()),
        })
    }

    /// The author and time of a change, for the audit.
    pub(super) fn by(&self) -> Attribution<'_> {
        Attribution {
            actor: self
                .who
                .as_ref()
                .map_or(Machine::Desk.into(), Actor::Person),
            at: self.clock.now(),
        }
    }
}

/// The end of the day that was chosen; none if none was.
fn due(typed: &str, now: Timestamp) -> Result<Option<Timestamp>, ()> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day: Date = typed.trim().parse().map_err(|_| ())?;
    let end = day.at(23, 59, 0, 0).to_zoned(dutch()).map_err(|_| ())?;
    let end = end.timestamp();
    if end < now { Err(()) } else { Ok(Some(end)) }
}
