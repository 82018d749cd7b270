//! The desk: where moderators read and answer. Of the public side it shares only the store, the seals and the labels of
//! forms, and only the desk holds keys that open submissions.
//!
//! From low to high: `workflow` (which actions are allowed), `forms` (what pages send), `views` (pages from view models),
//! `routes` (which read the store and open seals).

mod access;
mod fingerprints;
mod forms;
pub mod inventory;
mod name;
mod queue_view;
mod routes;
mod sessions;
mod teams;
mod views;
mod workflow;

use std::sync::Arc;

use axum::Router;

use ::forms::team::TeamId;
use clock::Clock;
use pages::assets::Assets;
use store::Store;
use unsealing::Identity;

pub use sessions::{Invitation, NoRandomness, Sessions};
pub use views::DeskError;
pub use workflow::{Action, Move, Step};

use fingerprints::Fingerprints;
use views::{View, Views};

/// Everything that the desk needs.
#[derive(Clone)]
pub struct DeskState {
    /// Holds the submissions.
    pub store: Store,
    /// The site, for the labels of its forms.
    pub assets: Arc<Assets>,
    /// The keys that open submissions.
    pub identities: Vec<Identity>,
    /// Keep them when the desk is built again, so that nobody has to log in again.
    pub sessions: Sessions,
    /// Tells the time.
    pub clock: Clock,
}

/// The state of the routes.
#[derive(Clone)]
struct Desk {
    store: Store,
    assets: Arc<Assets>,
    identities: Arc<[Identity]>,
    /// The teams whose key this desk holds; of others it shows nothing.
    held: Arc<[TeamId]>,
    sessions: Sessions,
    clock: Clock,
    views: Arc<Views>,
    fingerprints: Fingerprints,
}

impl Desk {
    fn view(&self) -> View<'_> {
        View {
            views: &self.views,
            assets: &self.assets,
            held: &self.held,
            now: self.clock.now(),
        }
    }
}

/// The routes under `/desk`. Without a session, only the login page can be seen.
pub fn router(state: DeskState) -> Result<Router, DeskError> {
    Ok(routes::router(Desk {
        store: state.store,
        held: teams::held(&state.assets.teams, &state.identities).into(),
        fingerprints: Fingerprints::of(&state.identities),
        identities: state.identities.into(),
        assets: state.assets,
        sessions: state.sessions,
        clock: state.clock,
        views: Arc::new(Views::new()?),
    }))
}
