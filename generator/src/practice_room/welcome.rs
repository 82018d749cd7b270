//! Whoever comes into the room for the first time finds something that a colleague gave them.

use std::collections::BTreeSet;
use std::sync::Arc;

use ::people::{Name, People, TeamKey};
use ::store::{PersonId, Store};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response};
use axum::middleware::{Next, from_fn_with_state};
use clock::Clock;
use forms::team::TeamId;
use pages::assets::Assets;

use super::Failure;
use super::filling::Filling;
use super::room::Room;

/// Where somebody comes in with the link.
const DOOR: &str = "/desk/enter";

/// What a newcomer is given something with.
pub(crate) struct Welcome {
    pub(crate) store: Store,
    pub(crate) assets: Assets,
    pub(crate) key_file: Vec<TeamKey>,
}

/// These routes, with something for everybody who is new.
pub(super) fn with_welcome(router: Router, welcome: Arc<Welcome>) -> Router {
    router.layer(from_fn_with_state(welcome, greets))
}

async fn greets(
    State(welcome): State<Arc<Welcome>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    if request.method() != Method::POST || request.uri().path() != DOOR {
        return next.run(request).await;
    }
    let before = welcome.present().await;
    let response = next.run(request).await;
    // A desk with less in it is still a desk.
    if let Ok(before) = before {
        drop(welcome.greet(&before).await);
    }
    response
}

impl Welcome {
    fn people(&self) -> People {
        People::new(self.store.clone(), Clock::system(), self.key_file.clone())
    }

    async fn present(&self) -> Result<BTreeSet<PersonId>, Failure> {
        let known = self.people().known_here().await?.into_iter();
        Ok(known.map(|colleague| colleague.person.id).collect())
    }

    /// Gives everybody who was not there before what `room.toml` says.
    async fn greet(&self, before: &BTreeSet<PersonId>) -> Result<(), Failure> {
        let now = self.present().await?;
        let room = Room::read()?;
        let mut colleagues = Vec::new();
        for name in &room.colleagues {
            let Ok(name) = Name::parse(name) else {
                continue;
            };
            let found = self.people().colleague(&name, &TeamId::national()).await?;
            colleagues.extend(found);
        }
        if colleagues.len() < room.colleagues.len() {
            // Who is gone gives nothing.
            return Ok(());
        }
        for newcomer in now.difference(before) {
            let filling = Filling {
                store: &self.store,
                assets: &self.assets,
                colleagues: [&*colleagues, std::slice::from_ref(newcomer)].concat(),
                now: Clock::system().now(),
            };
            filling.play(&room.welcome).await?;
        }
        Ok(())
    }
}
