//! The desk: where moderators read and answer. Of the public side it shares only the store, the seals and the labels of
//! forms, and only the desk holds keys that open submissions.
//!
//! From low to high: `workflow` (which actions are allowed), `forms` (what pages send), `views` (pages from view models),
//! `routes` (which read the store and open seals).

mod access;
mod calendar;
mod collector;
mod contributed;
mod crisis;
mod decline;
mod device;
mod export;
mod figures;
mod fingerprints;
mod forms;
mod helped;
pub mod inventory;
mod links;
mod overview;
mod own_host;
mod promise;
mod queue_view;
mod register;
mod routes;
mod shift;
mod teams;
mod views;
mod workflow;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;

use ::forms::team::TeamId;
use clock::Clock;
use notifications::Mail;
use pages::assets::Assets;
use people::{Inside, Name, NamesKey, People, TeamKey};
use store::{Author, PersonId, Store};
use unsealing::Identity;

pub use collector::{CollectPlace, CollectReport, CollectStep};
pub use links::{Link, Links};
pub use own_host::OwnHost;
pub use register::in_state;
pub use routes::{CollectOrder, Collector, Editor, SiteEditor, SitePreview};
pub use views::DeskError;
pub use workflow::{Action, Move, Step};

use fingerprints::Fingerprints;
use views::{View, Views};

/// The templates and messages of the desk, read once. Clones share them, so a desk that is made again reads nothing.
#[derive(Clone)]
pub struct DeskPages(Arc<Views>);

impl DeskPages {
    /// Reads them.
    pub fn new() -> Result<Self, DeskError> {
        Ok(Self(Arc::new(Views::new()?)))
    }
}

/// Everything that the desk needs.
#[derive(Clone)]
pub struct DeskState {
    /// How its pages look.
    pub pages: DeskPages,
    /// Holds the submissions and the people.
    pub store: Store,
    /// The site, for the labels of its forms.
    pub assets: Arc<Assets>,
    /// The keys in the key file of this machine; none where the desk is hosted.
    pub key_file: Vec<TeamKey>,
    /// Keep them when the desk is built again, so that the link that was printed goes on working.
    pub links: Links,
    /// Where people elsewhere reach this desk (`DESK_URL`), if they do.
    pub address: Option<String>,
    /// What carries invitations to people elsewhere, if anything does.
    pub mail: Option<Mail>,
    /// Puts pages that wait into the files of the site, where this desk runs with one.
    pub collector: Option<Arc<dyn Collector>>,
    /// Shows a page as it will be on the site, where this desk is at the address of one.
    pub preview: Option<Arc<dyn SitePreview>>,
    /// Tells the time.
    pub clock: Clock,
}

/// The state of the routes. It holds no key: those are in [`AtDesk`].
#[derive(Clone)]
struct Desk {
    store: Store,
    assets: Arc<Assets>,
    people: People,
    links: Links,
    address: Option<Arc<str>>,
    mail: Option<Mail>,
    collector: Option<Arc<dyn Collector>>,
    preview: Option<Arc<dyn SitePreview>>,
    clock: Clock,
    /// Where the site is edited, if that is here.
    editor: Option<Arc<dyn SiteEditor>>,
    views: Arc<Views>,
    /// Who uses it.
    who: Option<PersonId>,
    /// Opens the names of others.
    names_key: NamesKey,
    /// The names of those whom a page is about, by id.
    names: Arc<BTreeMap<PersonId, String>>,
    keys: Arc<[Identity]>,
    /// The teams of these keys; of others it shows nothing.
    held: Arc<[TeamId]>,
    fingerprints: Fingerprints,
}

/// The desk as somebody with a session can use it.
#[derive(Clone)]
struct AtDesk {
    /// With the keys that their session opens.
    desk: Desk,
    /// Their name.
    me: Name,
    inside: Arc<Inside>,
}

impl Desk {
    fn new(state: DeskState) -> Self {
        Self {
            people: People::new(state.store.clone(), state.clock.clone(), state.key_file),
            store: state.store,
            assets: state.assets,
            links: state.links,
            address: state.address.map(Into::into),
            mail: state.mail,
            collector: state.collector,
            preview: state.preview,
            clock: state.clock,
            editor: None,
            views: state.pages.0,
            who: None,
            names_key: NamesKey::default(),
            names: Arc::default(),
            keys: Arc::new([]),
            held: Arc::new([]),
            fingerprints: Fingerprints::of(&[]),
        }
    }

    fn view(&self) -> View<'_> {
        View {
            views: &self.views,
            assets: &self.assets,
            held: &self.held,
            who: self.who.as_ref(),
            names: &self.names,
            now: self.clock.now(),
        }
    }

    /// The people of this desk, for a request of this device.
    fn people_on(&self, headers: &HeaderMap) -> People {
        match device::of(headers) {
            Some(device) => self.people.on_device(&self.view().device_in_words(device)),
            None => self.people.clone(),
        }
    }

    /// This desk for a page about these people: it knows their names. Without them, the page is still worth showing.
    async fn naming(&self, authors: impl IntoIterator<Item = &Author>) -> Self {
        let people = authors.into_iter().filter_map(|author| match author {
            Author::Person(id) => Some(id.clone()),
            _ => None,
        });
        let names = self.people.names(&self.names_key, &people.collect()).await;
        let names = names.unwrap_or_else(|error| {
            tracing::error!(%error, "names are left out of a page");
            BTreeMap::new()
        });
        Self {
            names: Arc::new(names),
            ..self.clone()
        }
    }

    /// For somebody with a session.
    fn used_by(&self, inside: Inside) -> AtDesk {
        let keys: Vec<_> = inside.keys.iter().map(|each| each.key.clone()).collect();
        let me = match &inside.name {
            Some(name) => Name::stored(name),
            None => Name::stored(&self.view().nameless()),
        };
        let desk = Self {
            fingerprints: Fingerprints::of(&keys),
            held: teams::held(&self.assets.teams, &keys).into(),
            who: Some(inside.person.id.clone()),
            names_key: inside.names.clone(),
            keys: keys.into(),
            ..self.clone()
        };
        AtDesk {
            desk,
            me,
            inside: Arc::new(inside),
        }
    }
}

/// The desk of a host where the site can be edited, too: below the site, or on an address of its own.
pub fn with_editor(state: DeskState, is_apart: bool, editor: Arc<dyn SiteEditor>) -> Router {
    let desk = Desk {
        editor: Some(editor),
        ..Desk::new(state)
    };
    if is_apart {
        routes::alone(desk)
    } else {
        routes::router(desk)
    }
}

/// The routes under `/desk`. Without a session, only the pages that lead to one can be seen.
pub fn router(state: DeskState) -> Router {
    routes::router(Desk::new(state))
}

/// Does a part of what follows from a revoked key, with the key file of this machine, and says whether it is finished. It can be
/// stopped at any moment; the next call goes on.
pub async fn reseal_after_revoking(state: DeskState, time: Duration) -> Result<bool, DeskError> {
    let keys: Vec<_> = state.key_file.iter().map(|each| each.key.clone()).collect();
    let desk = Desk::new(state);
    let desk = Desk {
        held: teams::held(&desk.assets.teams, &keys).into(),
        keys: keys.into(),
        ..desk
    };
    let resealed = desk.reseal_what_is_decided(time).await?;
    Ok(resealed.is_none_or(|some| some.left == 0))
}

/// The desk on an address of its own, without a site around it: its front door leads to the desk, and `/health` says whether
/// the store answers.
pub fn alone(state: DeskState) -> Router {
    routes::alone(Desk::new(state))
}
