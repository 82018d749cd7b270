//! Looking after what is held: a list without content for whoever answers for it, and new seals when keys change.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, header};
use tera::Context;

use super::doors::Name;
use super::{Desk, held};
use crate::audience::respond;
use crate::seal::open::open_with_any;
use crate::seal::{SealError, Sealed};
use crate::store::{Seals, StoreError, Submission};

/// `GET /desk/export`: what is held, as a table (CSV), without anything that somebody typed.
pub(super) async fn export(State(desk): State<Desk>) -> Response<Body> {
    let entries = match held::all(&desk.store, desk.clock.now()).await {
        Ok(entries) => entries,
        Err(error) => return desk.store_failed(&error),
    };
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let mut response = respond(StatusCode::OK, kind, held::table(&entries));
    response.headers_mut().insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"bewaard.csv\""),
    );
    response
}

/// `POST /desk/reseal`: seals everything that this desk can open to the recipients of today.
pub(super) async fn reseal(
    State(desk): State<Desk>,
    Extension(me): Extension<Name>,
) -> Response<Body> {
    match desk.reseal_all(&me).await {
        Ok((done, closed)) => {
            let mut context = Context::new();
            context.insert("done", &done);
            context.insert("closed", &closed);
            desk.resealed_page(context)
        }
        Err(error) => desk.store_failed(&error),
    }
}

impl Desk {
    /// How many were sealed again, and how many none of the keys opens or changed in that moment.
    async fn reseal_all(&self, me: &Name) -> Result<(usize, usize), StoreError> {
        let (mut done, mut closed) = (0, 0);
        for entry in held::all(&self.store, self.clock.now()).await? {
            let seen = match self.store.find(&entry.id, self.clock.now()).await {
                Ok(seen) => seen,
                // Withdrawn or expired meanwhile.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error),
            };
            match self.reseal_one(&seen, me).await {
                Ok(()) => done += 1,
                Err(StoreError::Conflict | StoreError::TooLarge | StoreError::Unreadable(_)) => {
                    closed += 1;
                }
                Err(error) => return Err(error),
            }
        }
        Ok((done, closed))
    }

    async fn reseal_one(&self, seen: &Submission, me: &Name) -> Result<(), StoreError> {
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
        self.store.reseal(seen, &seals, &self.by(me)).await
    }
}
