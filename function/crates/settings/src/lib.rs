//! The settings, read once from the environment. Missing and contradictory ones are all reported at once.

mod desk;
mod problem;

use std::fmt;
use std::path::PathBuf;

use tracing::Level;

use store::{Access, StoreSettings};

pub use desk::DeskSettings;
use problem::Problem;

const TABLE: &str = "SUBMISSIONS_TABLE";
const ASSETS: &str = "FUNCTION_ASSETS";
const ENDPOINT: &str = "AWS_ENDPOINT_URL_DYNAMODB";
const LOG: &str = "LOG";
const PORT: &str = "PORT";
const RATE: &str = "RATE_LIMIT";
const SOURCE: &str = "SOURCE_HEADER";
/// Lambda sets this for the program it runs.
const RUNTIME: &str = "AWS_LAMBDA_RUNTIME_API";
/// Where people elsewhere reach the desk.
const DESK: &str = "DESK_URL";
const ACCESS_KEY: &str = "AWS_ACCESS_KEY_ID";

const DEFAULT_TABLE: &str = "submissions";
const DEFAULT_PORT: u16 = 8081;
/// Submissions per source and hour.
const DEFAULT_RATE: u32 = 10;

/// The settings of the function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where submissions go.
    pub store: StoreSettings,
    /// The folder `dist/function`.
    pub assets: PathBuf,
    /// The environment that the function runs in.
    pub host: Host,
    /// How much goes to the log.
    pub log: Level,
    /// How much one source may send.
    pub limits: Limits,
    /// Whether and how moderators are notified.
    pub notify: Option<notifications::Settings>,
}

/// How much one source may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Submissions per source and hour; 0 means no limit.
    pub per_hour: u32,
    /// The header in which the reverse proxy passes the visitor's address.
    pub source_header: Option<String>,
}

/// The environment that the function runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// The runtime of Lambda.
    Lambda,
    /// Anyone on this machine, on that port.
    Port(u16),
}

/// Everything that is wrong with the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError(Vec<Problem>);

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems: Vec<_> = self.0.iter().map(Problem::to_string).collect();
        write!(f, "the environment is not right: {}", problems.join("; "))
    }
}

impl SettingsError {
    /// The same for a program that speaks Dutch.
    pub fn in_dutch(&self) -> String {
        let problems: Vec<_> = self.0.iter().map(Problem::in_dutch).collect();
        format!("de instellingen kloppen niet: {}", problems.join("; "))
    }
}

impl std::error::Error for SettingsError {}

impl From<notifications::SettingsError> for SettingsError {
    fn from(error: notifications::SettingsError) -> Self {
        Problem::Notify(error).into()
    }
}

impl From<Problem> for SettingsError {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl Settings {
    /// Reads the environment of this process.
    pub fn from_env() -> Result<Self, SettingsError> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Where submissions are, for a program that looks after them; `None` when the environment names no store at all.
    pub fn store_from_env() -> Result<Option<StoreSettings>, SettingsError> {
        let get = trimmed(|name| std::env::var(name).ok());
        if get(TABLE).is_none() && get(ENDPOINT).is_none() {
            return Ok(None);
        }
        let mut problems = Problems(Vec::new());
        let store = problems.store(&get);
        store.map(Some).ok_or(SettingsError(problems.0))
    }

    /// Reads settings from `get`, where an empty value is no value.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let get = trimmed(get);
        let mut problems = Problems(Vec::new());
        let assets = problems.keep(assets(get(ASSETS)));
        let store = problems.store(&get);
        let host = problems.keep(host(get(RUNTIME).is_some(), get(PORT), DEFAULT_PORT));
        let log = problems.keep(level(get(LOG).as_deref()));
        let per_hour = problems.keep(per_hour(get(RATE).as_deref()));
        let source_header = problems.keep(get(SOURCE).map(header_name).transpose());
        let notify = notifications::Settings::read(&get).map_err(Problem::Notify);
        let notify = problems.keep(notify);
        let (
            Some(assets),
            Some(store),
            Some(host),
            Some(log),
            Some(per_hour),
            Some(source_header),
            Some(notify),
        ) = (assets, store, host, log, per_hour, source_header, notify)
        else {
            return Err(SettingsError(problems.0));
        };
        Ok(Self {
            store,
            assets,
            host,
            log,
            limits: Limits {
                per_hour,
                source_header,
            },
            notify,
        })
    }
}

/// Whether and how moderators are notified, for programs with other settings than the function.
pub fn notify(
    get: impl Fn(&str) -> Option<String>,
) -> Result<Option<notifications::Settings>, SettingsError> {
    Ok(notifications::Settings::read(trimmed(get))?)
}

/// Where editors are told of problems of the site; without a place of its own, where moderators are notified.
pub fn notify_site(
    get: impl Fn(&str) -> Option<String>,
) -> Result<Option<notifications::Settings>, SettingsError> {
    Ok(notifications::Settings::of_site(get)?)
}

/// Where people elsewhere reach the desk (`DESK_URL`): its origin. Only this machine needs no TLS.
pub fn desk_address(get: impl Fn(&str) -> Option<String>) -> Result<Option<String>, SettingsError> {
    let address = trimmed(get)(DESK).as_deref().map(origin).transpose();
    Ok(address?)
}

fn origin(value: &str) -> Result<String, Problem> {
    let address = value.parse::<axum::http::Uri>().ok();
    let parts = address.as_ref().and_then(|address| {
        let path = address.path().trim_end_matches('/');
        let whole = matches!(path, "" | "/desk") && address.query().is_none();
        Some((address.scheme_str()?, address.authority()?.as_str())).filter(|_| whole)
    });
    match parts {
        Some(("https", host)) => Ok(format!("https://{host}")),
        Some(("http", host)) if loopback::is_loopback(host) => Ok(format!("http://{host}")),
        _ => Err(Problem::Desk(value.to_owned())),
    }
}

/// An empty value is no value.
fn trimmed(get: impl Fn(&str) -> Option<String>) -> impl Fn(&str) -> Option<String> {
    move |name| {
        let value = get(name)?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    }
}

/// Collects errors, to report them together.
struct Problems(Vec<Problem>);

impl Problems {
    fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }

    /// Where submissions are.
    fn store(&mut self, get: &impl Fn(&str) -> Option<String>) -> Option<StoreSettings> {
        let table = self.keep(table(get(TABLE)));
        let endpoint = self.keep(get(ENDPOINT).map(endpoint).transpose());
        let (table, endpoint) = (table?, endpoint?);
        let access = access(endpoint.as_deref(), get(ACCESS_KEY).is_some());
        Some(StoreSettings {
            table,
            endpoint,
            access,
        })
    }
}

fn assets(value: Option<String>) -> Result<PathBuf, Problem> {
    value.map(PathBuf::from).ok_or(Problem::NoAssets)
}

/// The rule of `DynamoDB`.
fn table(value: Option<String>) -> Result<String, Problem> {
    let name = value.unwrap_or_else(|| DEFAULT_TABLE.into());
    let fits = (3..=255).contains(&name.len())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
    if fits {
        Ok(name)
    } else {
        Err(Problem::Table(name))
    }
}

fn host(lambda: bool, port: Option<String>, default: u16) -> Result<Host, Problem> {
    match (lambda, port) {
        (true, None) => Ok(Host::Lambda),
        (true, Some(_)) => Err(Problem::PortOnLambda),
        (false, None) => Ok(Host::Port(default)),
        (false, Some(port)) => port
            .parse()
            .map(Host::Port)
            .map_err(|_| Problem::Port(port)),
    }
}

fn endpoint(value: String) -> Result<String, Problem> {
    let address = value.parse::<axum::http::Uri>().ok();
    let usable = address
        .is_some_and(|a| matches!(a.scheme_str(), Some("http" | "https")) && a.host().is_some());
    if usable {
        Ok(value)
    } else {
        Err(Problem::Endpoint(value))
    }
}

/// Reads `RATE_LIMIT`: submissions per source and hour.
pub fn rate(value: Option<&str>) -> Result<u32, SettingsError> {
    Ok(per_hour(value)?)
}

fn per_hour(value: Option<&str>) -> Result<u32, Problem> {
    value.map_or(Ok(DEFAULT_RATE), |value| {
        value.parse().map_err(|_| Problem::Rate(value.to_owned()))
    })
}

fn header_name(value: String) -> Result<String, Problem> {
    // Header names and addresses consist of the same characters.
    let named = value.parse::<axum::http::HeaderName>().is_ok()
        && value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.parse::<std::net::IpAddr>().is_err();
    if named {
        Ok(value)
    } else {
        Err(Problem::SourceHeader(value))
    }
}

/// An engine on this machine needs no rights; with any, it may be one that checks them.
fn access(endpoint: Option<&str>, rights: bool) -> Access {
    if rights || !endpoint.is_some_and(is_local) {
        Access::Environment
    } else {
        Access::Local
    }
}

fn is_local(endpoint: &str) -> bool {
    let address = endpoint.parse::<axum::http::Uri>().ok();
    address.is_some_and(|address| address.host().is_some_and(loopback::is_loopback))
}

fn level(value: Option<&str>) -> Result<Level, Problem> {
    match value.unwrap_or("info") {
        "error" => Ok(Level::ERROR),
        "warn" => Ok(Level::WARN),
        "info" => Ok(Level::INFO),
        "debug" => Ok(Level::DEBUG),
        other => Err(Problem::Level(other.to_owned())),
    }
}
