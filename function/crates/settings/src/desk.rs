//! The settings of the hosted desk. It has no key file: keys come from the sessions of people.

use std::path::PathBuf;

use tracing::Level;

use store::StoreSettings;

use super::{
    ASSETS, DESK, Host, LOG, PORT, Problem, Problems, RUNTIME, SettingsError, assets, host, level,
    origin, trimmed,
};

/// The port of `brokers desk` as well.
const DEFAULT_PORT: u16 = 8090;

/// The settings of the hosted desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskSettings {
    /// Where submissions and people are.
    pub store: StoreSettings,
    /// The folder `dist/function`.
    pub assets: PathBuf,
    /// The environment that the desk runs in.
    pub host: Host,
    /// How much goes to the log.
    pub log: Level,
    /// The origin under which people reach the desk. Passkeys are bound to it.
    pub address: String,
    /// Whether and how moderators are notified.
    pub notify: Option<notifications::Settings>,
}

impl DeskSettings {
    /// Reads the environment of this process.
    pub fn from_env() -> Result<Self, SettingsError> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Reads settings from `get`, where an empty value is no value.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let get = trimmed(get);
        let mut problems = Problems(Vec::new());
        let address = get(DESK).ok_or(Problem::NoDesk);
        let address = problems.keep(address.and_then(|address| origin(&address)));
        let assets = problems.keep(assets(get(ASSETS)));
        let store = problems.store(&get);
        let host = problems.keep(host(get(RUNTIME).is_some(), get(PORT), DEFAULT_PORT));
        let log = problems.keep(level(get(LOG).as_deref()));
        let notify = notifications::Settings::read(&get).map_err(Problem::Notify);
        let notify = problems.keep(notify);
        let (Some(address), Some(assets), Some(store), Some(host), Some(log), Some(notify)) =
            (address, assets, store, host, log, notify)
        else {
            return Err(SettingsError(problems.0));
        };
        Ok(Self {
            store,
            assets,
            host,
            log,
            address,
            notify,
        })
    }
}
