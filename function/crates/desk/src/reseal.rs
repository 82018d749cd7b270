//! New seals for everything that is held, when keys change: what it would change for whom is shown first, nobody is locked
//! out who was not named, and whatever was not done is done the next time.

use std::time::{Duration, Instant};

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::access::{Access, Reader, Refusal};
use super::doors::Name;
use super::{Desk, held};
use sealing::{SealError, Sealed};
use store::{Readers, Seals, StoreError, Submission};
use unsealing::open_with_any;
use web::request;

/// The field that says what the page showed.
const SHOWN: &str = "sleutels";
/// How long one request may go on: browsers and proxies wait a minute.
const TIME: Duration = Duration::from_secs(20);

/// Keys under a heading.
#[derive(Serialize)]
struct GroupView<'a> {
    title: &'static str,
    readers: &'a [Reader],
}

/// Why nothing is done, and what to do.
#[derive(Serialize)]
struct RefusalView<'a> {
    why: &'static str,
    whose: &'a [Reader],
    how: Option<&'static str>,
}

impl<'a> RefusalView<'a> {
    fn of(refusal: &'a Refusal) -> Self {
        let (why, whose, how) = match refusal {
            Refusal::OwnKey => ("reseal-own-key", &[][..], None),
            Refusal::Missing(whose) => ("reseal-missing", &whose[..], Some("reseal-missing-how")),
            Refusal::Revoked(whose) => ("reseal-revoked", &whose[..], Some("reseal-revoked-how")),
        };
        Self { why, whose, how }
    }
}

/// What came of it.
#[derive(Debug, Default)]
struct Outcome {
    /// What was sealed again now.
    done: usize,
    /// What none of the keys opens, or changed in that moment.
    closed: usize,
    /// What is sealed to more keys than anybody named.
    crowded: usize,
    /// What there was no time for.
    left: usize,
}

/// What becomes of one.
enum Fate {
    Done,
    /// It was sealed to these keys before.
    Fine,
    Crowded,
}

/// `GET /desk/reseal`: who could read before and after.
pub(super) async fn ask(State(desk): State<Desk>) -> Response<Body> {
    match desk.access().await {
        Ok((known, access)) => desk.ask_page(StatusCode::OK, &known, &access),
        Err(error) => desk.store_failed(&error),
    }
}

/// `POST /desk/reseal`: seals everything that this desk can open to the recipients of today.
pub(super) async fn reseal(
    State(desk): State<Desk>,
    Extension(me): Extension<Name>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let shown = sent.fields.get(SHOWN);
    let (known, access) = match desk.access().await {
        Ok(compared) => compared,
        Err(error) => return desk.store_failed(&error),
    };
    if access.refusal.is_some() {
        return desk.ask_page(StatusCode::CONFLICT, &known, &access);
    }
    match shown {
        // What was shown is not what would be done now.
        Some(stamp) if stamp != stamp_of(&known, &access) => {
            return desk.ask_page(StatusCode::CONFLICT, &known, &access);
        }
        // Nobody was asked, and it is about somebody else.
        None if !access.is_about_this_desk_only() => {
            return desk.ask_page(StatusCode::OK, &known, &access);
        }
        _ => {}
    }
    match desk.reseal_all(&access, &known, &me).await {
        Ok(outcome) => desk.outcome_page(&outcome),
        // Another desk was first.
        Err(StoreError::Conflict) => match desk.access().await {
            Ok((known, access)) => desk.ask_page(StatusCode::CONFLICT, &known, &access),
            Err(error) => desk.store_failed(&error),
        },
        Err(error) => desk.store_failed(&error),
    }
}

impl Desk {
    async fn access(&self) -> Result<(Readers, Access), StoreError> {
        let known = self.store.readers().await?;
        let wanted = (self.assets.readers(), &*self.assets.facts.revoked);
        let access = Access::compare(&known, wanted, &self.identities);
        Ok((known, access))
    }

    /// Remembers who can read from now on, so that no older desk undoes any of it, and then seals one after the other.
    async fn reseal_all(
        &self,
        access: &Access,
        known: &Readers,
        me: &Name,
    ) -> Result<Outcome, StoreError> {
        let readers = if access.next == *known {
            known.clone()
        } else {
            self.store.remember_readers(&access.next).await?
        };
        let begun = Instant::now();
        let mut outcome = Outcome::default();
        let entries = held::all(&self.store, self.clock.now()).await?;
        for (number, entry) in entries.iter().enumerate() {
            if begun.elapsed() > TIME {
                outcome.left = entries.len() - number;
                break;
            }
            let seen = match self.store.find(&entry.id, self.clock.now()).await {
                Ok(seen) => seen,
                // Withdrawn or expired meanwhile.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error),
            };
            match self.reseal_one(&seen, (access, &readers), me).await {
                Ok(Fate::Done) => outcome.done += 1,
                Ok(Fate::Fine) => {}
                Ok(Fate::Crowded) => outcome.crowded += 1,
                Err(StoreError::Conflict) if self.store.readers().await? != readers => {
                    return Err(StoreError::Conflict);
                }
                Err(StoreError::Conflict | StoreError::TooLarge | StoreError::Unreadable(_)) => {
                    outcome.closed += 1;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(outcome)
    }

    async fn reseal_one(
        &self,
        seen: &Submission,
        (access, readers): (&Access, &Readers),
        me: &Name,
    ) -> Result<Fate, StoreError> {
        if seen.sealed_for.as_deref() == Some(&*readers.mark()) {
            return Ok(Fate::Fine);
        }
        if access.overlooks_somebody(seen, &self.identities) {
            return Ok(Fate::Crowded);
        }
        let again = |sealed: &Sealed| -> Result<Sealed, SealError> {
            let opened = open_with_any(&self.identities, sealed)?;
            self.assets.recipients.seal(&opened)
        };
        let questions = seen.thread.iter().map(|turn| again(&turn.question));
        let seals = || -> Result<Seals, SealError> {
            Ok(Seals {
                sealed: again(&seen.sealed)?,
                questions: questions.collect::<Result<_, _>>()?,
                publication: seen.publication.as_ref().map(again).transpose()?,
            })
        };
        let seals = seals().map_err(|_| StoreError::Unreadable("sealed"))?;
        let by = self.by(me);
        self.store.reseal(seen, (&seals, readers), &by).await?;
        Ok(Fate::Done)
    }

    fn ask_page(&self, status: StatusCode, known: &Readers, access: &Access) -> Response<Body> {
        let groups = [
            ("reseal-dropped", &access.dropped),
            ("reseal-added", &access.added),
            ("reseal-kept", &access.kept),
        ];
        let groups = groups
            .into_iter()
            .filter(|(_, readers)| !readers.is_empty());
        let groups: Vec<_> = groups
            .map(|(title, readers)| GroupView { title, readers })
            .collect();
        let mut context = Context::new();
        context.insert("groups", &groups);
        context.insert("unknown", &known.is_unknown());
        context.insert("stamp", &stamp_of(known, access));
        context.insert("refusal", &access.refusal.as_ref().map(RefusalView::of));
        self.reseal_page(status, context)
    }

    fn outcome_page(&self, outcome: &Outcome) -> Response<Body> {
        let mut context = Context::new();
        context.insert("done", &outcome.done);
        context.insert("closed", &outcome.closed);
        context.insert("crowded", &outcome.crowded);
        context.insert("left", &outcome.left);
        self.resealed_page(context)
    }
}

/// Another text whenever the page would show something else.
fn stamp_of(known: &Readers, access: &Access) -> String {
    format!("{}-{}", known.stamp(), access.next.mark())
}
