//! What a host is made of, and what stays when the site is made again.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use clock::Clock;
use desk::{Collector, DeskPages, DeskState, Links, OwnHost, SitePreview};
use diagnostics::Message;
use intake::IntakeState;
use intake::guard::Guard;
use notifications::Notifier;
use pages::Pages;
use pages::assets::Assets;
use settings::SettingsError;
use site::BaseUrl;
use store::Store;
use web::log;

use super::editing::{self, Editing, IntoRepository, OfSite};
use super::files::Files;
use super::routes::{Current, DeskPart, Function};
use super::settings::HostSettings;
use crate::collect::FromFiles;
use crate::failure::{Failure, refused};

/// In the output of a build: there are forms, and so there is a function.
const FORMS: &str = "function/formulieren";

/// What stays when the site is made again.
pub(super) struct Parts {
    desk_pages: DeskPages,
    store: Store,
    settings: HostSettings,
    /// Where editors save, if they can.
    editing: Option<Arc<Editing>>,
    /// Puts pages that wait into the repository, if that is where editors save.
    collector: Option<Arc<dyn Collector>>,
    /// Shows pages as the site will.
    preview: Option<Arc<dyn SitePreview>>,
    guard: Guard,
    clock: Clock,
}

impl Parts {
    pub(super) fn new(
        store: Store,
        settings: HostSettings,
        (editing, root): (Option<Arc<Editing>>, Option<&Path>),
    ) -> Result<Self, Failure> {
        let clock = Clock::system();
        let collector = editing.as_ref().zip(root).map(|(editing, root)| {
            Arc::new(IntoRepository {
                editing: Arc::clone(editing),
                root: root.to_owned(),
                store: store.clone(),
                alone: Arc::default(),
            }) as Arc<dyn Collector>
        });
        Ok(Self {
            desk_pages: DeskPages::new()?,
            collector,
            preview: root.and_then(FromFiles::of),
            store,
            guard: Guard::new(clock.clone(), settings.rules.clone())?,
            settings,
            editing,
            clock,
        })
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// Everything that is answered for a built site, which is at `dist` now, and will be served from `served`.
    pub(super) fn current(&self, dist: &Path, served: &Path) -> Result<Current, Failure> {
        let site = dist.join("site");
        if !site.join("index.html").is_file() {
            return Err(refused(Message::new("host-no-site").at(dist)));
        }
        let files = Arc::new(Files::read(dist, served)?);
        let function = if dist.join(FORMS).is_dir() {
            let editor = self.editor(&site, &files, served);
            Some(Arc::new(self.function(&dist.join("function"), editor)?))
        } else {
            // Nothing can be sent in, so there is nothing to take in or to read.
            None
        };
        Ok(Current::new(files, function))
    }

    /// The editor of a site, where it saves here.
    fn editor(&self, site: &Path, files: &Arc<Files>, served: &Path) -> Option<OfSite> {
        let editing = self.editing.as_ref()?;
        let configuration = std::fs::read(site.join("beheer/config.json")).unwrap_or_default();
        editing::is_ours(&configuration).then(|| OfSite {
            editing: Arc::clone(editing),
            files: Arc::clone(files),
            site: served.join("site"),
        })
    }

    fn function(&self, folder: &Path, editor: Option<OfSite>) -> Result<Function, Failure> {
        let unusable = |reason: String| refused(Message::new("host-no-function").because(reason));
        let assets = Arc::new(Assets::read(folder).map_err(|error| unusable(error.to_string()))?);
        let pages = Pages::new(&assets.templates).map_err(|error| unusable(error.to_string()))?;
        let intake = intake::router(IntakeState {
            assets: Arc::clone(&assets),
            pages: Arc::new(pages),
            store: self.store.clone(),
            guard: self.guard.clone(),
            clock: self.clock.clone(),
        });
        Ok(Function {
            api: log::logged(intake),
            desk: self.desk(&assets, editor),
            assets,
        })
    }

    /// The hosted desk: below the site's own host, or on one of its own (`DESK_URL`), and never on both.
    fn desk(&self, assets: &Arc<Assets>, editor: Option<OfSite>) -> DeskPart {
        let site = BaseUrl::new(&assets.facts.base_url);
        let address = self.settings.desk.as_deref().unwrap_or(site.host());
        let is_apart = address != site.host();
        let state = DeskState {
            pages: self.desk_pages.clone(),
            store: self.store.clone(),
            assets: Arc::clone(assets),
            key_file: Vec::new(),
            // Nobody makes one here: links are for whoever is at a key file.
            links: Links::new(self.clock.clone()),
            address: Some(address.to_owned()),
            mail: self
                .settings
                .notify
                .as_ref()
                .and_then(notifications::Settings::mail),
            collector: self.collector.clone(),
            // The style sheets of the site are at its own address.
            preview: self.preview.clone().filter(|_| !is_apart),
            clock: self.clock.clone(),
        };
        let has_editor = editor.is_some();
        let router: Router = match editor {
            Some(editor) => desk::with_editor(state, is_apart, Arc::new(editor)),
            None if is_apart => desk::alone(state),
            None => desk::router(state),
        };
        let host = OwnHost::of(address);
        DeskPart {
            router: host.only(log::logged(router)),
            url: format!("{address}/desk"),
            apart: is_apart.then_some(host),
            editor: has_editor.then(|| format!("{address}{}/", editing::PAGE)),
        }
    }

    /// Who notifies moderators, for as long as this runs.
    pub(super) fn notifiers(&self, current: &Current) -> Result<Vec<Notifier>, Failure> {
        let Some(function) = current.function() else {
            return Ok(Vec::new());
        };
        let desk = || function.desk.url.clone();
        let mut settings = self.settings.notify.clone();
        if let Some(settings) = &mut settings {
            settings.desk.get_or_insert_with(desk);
        }
        let of_teams = |name: &str| {
            let own = std::env::var(name).ok();
            own.or_else(|| (name == "NOTIFY_DESK").then(desk))
        };
        let facts = &function.assets.facts;
        let told = Notifier::all((&self.store, &self.clock), facts, settings, of_teams);
        Ok(told.map_err(SettingsError::from)?)
    }
}
