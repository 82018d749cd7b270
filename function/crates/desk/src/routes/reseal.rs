//! Seals everything again when keys change. A page first shows who gains and loses access, nobody loses access without being
//! named, and the next run continues where this one ended.

use std::time::{Duration, Instant};

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};

use crate::access::Access;
use crate::views::Resealed;
use crate::{AtDesk, Desk, inventory};
use people::Name;
use sealing::{SealError, Sealed};
use store::{Readers, Seals, StoreError, Submission};
use unsealing::open_with_any;
use web::request;

/// The field that identifies what the page showed.
const SHOWN: &str = "sleutels";
/// One request takes at most this long: browsers and proxies wait a minute.
const TIME: Duration = Duration::from_secs(20);

/// The result for one submission.
enum Reseal {
    Done,
    /// It is already sealed to these keys.
    Unchanged,
    /// It is sealed to more keys than are known.
    Crowded,
}

/// `GET /desk/reseal`: who can read before and after.
pub(super) async fn ask(Extension(AtDesk { desk, .. }): Extension<AtDesk>) -> Response<Body> {
    match desk.access().await {
        Ok((known, access)) => desk.ask_page(StatusCode::OK, &known, &access),
        Err(error) => desk.view().store_error(&error),
    }
}

/// `POST /desk/reseal`: seals everything that this desk can open to the current recipients.
pub(super) async fn reseal(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let shown = sent.fields.get(SHOWN);
    let (known, access) = match desk.access().await {
        Ok(compared) => compared,
        Err(error) => return desk.view().store_error(&error),
    };
    if access.refusal.is_some() {
        return desk.ask_page(StatusCode::CONFLICT, &known, &access);
    }
    match shown {
        // Something has changed since the page was shown.
        Some(stamp) if stamp != stamp_of(&known, &access) => {
            return desk.ask_page(StatusCode::CONFLICT, &known, &access);
        }
        // The page was not shown, and others are affected.
        None if !access.is_about_this_desk_only() => {
            return desk.ask_page(StatusCode::OK, &known, &access);
        }
        _ => {}
    }
    match desk.reseal_all(&access, &known, &me).await {
        Ok(resealed) => desk.view().resealed(&resealed),
        // Another desk was first.
        Err(StoreError::Conflict) => match desk.access().await {
            Ok((known, access)) => desk.ask_page(StatusCode::CONFLICT, &known, &access),
            Err(error) => desk.view().store_error(&error),
        },
        Err(error) => desk.view().store_error(&error),
    }
}

impl Desk {
    async fn access(&self) -> Result<(Readers, Access), StoreError> {
        let known = self.store.readers().await?;
        let wanted = (self.assets.readers(), &*self.assets.facts.revoked);
        let access = Access::compare(&known, wanted, &self.keys);
        Ok((known, access))
    }

    /// Stores the new list of readers, so that no older desk can undo it, and then seals one submission after the other.
    async fn reseal_all(
        &self,
        access: &Access,
        known: &Readers,
        me: &Name,
    ) -> Result<Resealed, StoreError> {
        let readers = if access.next == *known {
            known.clone()
        } else {
            self.store.remember_readers(&access.next).await?
        };
        let begun = Instant::now();
        let mut resealed = Resealed::default();
        let entries = inventory::all(&self.store, self.clock.now()).await?;
        for (number, entry) in entries.iter().enumerate() {
            if begun.elapsed() > TIME {
                resealed.left = entries.len() - number;
                break;
            }
            let seen = match self.store.find(&entry.id, self.clock.now()).await {
                Ok(seen) => seen,
                // Withdrawn or expired meanwhile.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error),
            };
            match self.reseal_one(&seen, (access, &readers), me).await {
                Ok(Reseal::Done) => resealed.done += 1,
                Ok(Reseal::Unchanged) => {}
                Ok(Reseal::Crowded) => resealed.crowded += 1,
                Err(StoreError::Conflict) if self.store.readers().await? != readers => {
                    return Err(StoreError::Conflict);
                }
                Err(StoreError::Conflict | StoreError::TooLarge | StoreError::Unreadable(_)) => {
                    resealed.closed += 1;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(resealed)
    }

    async fn reseal_one(
        &self,
        seen: &Submission,
        (access, readers): (&Access, &Readers),
        me: &Name,
    ) -> Result<Reseal, StoreError> {
        if seen.sealed_for.as_deref() == Some(&*readers.mark()) {
            return Ok(Reseal::Unchanged);
        }
        if access.overlooks_somebody(seen, &self.keys) {
            return Ok(Reseal::Crowded);
        }
        let again = |sealed: &Sealed| -> Result<Sealed, SealError> {
            let opened = open_with_any(&self.keys, sealed)?;
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
        Ok(Reseal::Done)
    }

    fn ask_page(&self, status: StatusCode, known: &Readers, access: &Access) -> Response<Body> {
        let stamp = stamp_of(known, access);
        self.view().reseal(status, (known, access), &stamp)
    }
}

/// Changes whenever the page would show something else.
fn stamp_of(known: &Readers, access: &Access) -> String {
    format!("{}-{}", known.stamp(), access.next.mark())
}
