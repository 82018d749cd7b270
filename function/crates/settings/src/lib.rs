//! The settings, read once from the environment. Missing and contradictory ones are all reported at once.

use std::fmt;
use std::path::PathBuf;

use tracing::Level;

use intake::guard::Rules;
use store::{Access, StoreSettings};

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
    pub rules: Rules,
    /// Whether and how moderators are notified.
    pub notify: Option<notifications::Settings>,
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
pub struct SettingsError(Vec<String>);

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the environment is not right: {}", self.0.join("; "))
    }
}

impl std::error::Error for SettingsError {}

impl Settings {
    /// Reads the environment of this process.
    pub fn from_env() -> Result<Self, SettingsError> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Where submissions are, for a program that looks after them; `None` when the environment names no store at all.
    pub fn store_from_env() -> Result<Option<StoreSettings>, SettingsError> {
        let get = |name: &str| {
            let value = std::env::var(name).ok();
            value
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
        };
        if get(TABLE).is_none() && get(ENDPOINT).is_none() {
            return Ok(None);
        }
        let mut problems = Problems(Vec::new());
        let table = problems.keep(table(get(TABLE)));
        let endpoint = problems.keep(get(ENDPOINT).map(endpoint).transpose());
        let (Some(table), Some(endpoint)) = (table, endpoint) else {
            return Err(SettingsError(problems.0));
        };
        let access = access(endpoint.as_deref(), get(ACCESS_KEY).is_some());
        Ok(Some(StoreSettings {
            table,
            endpoint,
            access,
        }))
    }

    /// Reads settings from `get`, where an empty value is no value.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let get = trimmed(get);
        let mut problems = Problems(Vec::new());
        let assets = problems.keep(assets(get(ASSETS)));
        let table = problems.keep(table(get(TABLE)));
        let host = problems.keep(host(get(RUNTIME).is_some(), get(PORT)));
        let endpoint = problems
            .keep(get(ENDPOINT).map(endpoint).transpose())
            .flatten();
        let log = problems.keep(level(get(LOG).as_deref()));
        let per_hour = problems.keep(rate(get(RATE).as_deref()));
        let source_header = problems.keep(get(SOURCE).map(header_name).transpose());
        let notify = problems.keep(notifications::Settings::read(&get)).flatten();
        let (Some(assets), Some(table), Some(host), Some(log)) = (assets, table, host, log) else {
            return Err(SettingsError(problems.0));
        };
        if !problems.0.is_empty() {
            return Err(SettingsError(problems.0));
        }
        let access = access(endpoint.as_deref(), get(ACCESS_KEY).is_some());
        Ok(Self {
            store: StoreSettings {
                table,
                endpoint,
                access,
            },
            assets,
            host,
            log,
            rules: Rules {
                per_hour: per_hour.unwrap_or(DEFAULT_RATE),
                source_header: source_header.flatten(),
            },
            notify,
        })
    }
}

/// Whether and how moderators are notified, for programs with other settings than the function.
pub fn notify(
    get: impl Fn(&str) -> Option<String>,
) -> Result<Option<notifications::Settings>, String> {
    notifications::Settings::read(trimmed(get))
}

/// Where people elsewhere reach the desk (`DESK_URL`): its origin. Only this machine needs no TLS.
pub fn desk_address(get: impl Fn(&str) -> Option<String>) -> Result<Option<String>, String> {
    trimmed(get)(DESK).as_deref().map(origin).transpose()
}

fn origin(value: &str) -> Result<String, String> {
    let address = value.parse::<axum::http::Uri>().ok();
    let parts = address.as_ref().and_then(|address| {
        let path = address.path().trim_end_matches('/');
        let whole = matches!(path, "" | "/desk") && address.query().is_none();
        Some((address.scheme_str()?, address.authority()?.as_str())).filter(|_| whole)
    });
    match parts {
        Some(("https", host)) => Ok(format!("https://{host}")),
        Some(("http", host)) if loopback::is_loopback(host) => Ok(format!("http://{host}")),
        _ => Err(format!(
            "{DESK} is \"{value}\", but must look like https://balie.example/desk"
        )),
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
struct Problems(Vec<String>);

impl Problems {
    fn keep<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }
}

fn assets(value: Option<String>) -> Result<PathBuf, String> {
    value.map(PathBuf::from).ok_or_else(|| {
        format!(
            "{ASSETS} is missing: point it at the folder dist/function that `brokers build` makes"
        )
    })
}

/// The rule of `DynamoDB`.
fn table(value: Option<String>) -> Result<String, String> {
    let name = value.unwrap_or_else(|| DEFAULT_TABLE.into());
    let fits = (3..=255).contains(&name.len())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
    if fits {
        Ok(name)
    } else {
        Err(format!(
            "{TABLE} is \"{name}\", but a table has 3 to 255 letters, digits, `_`, `.` and `-`"
        ))
    }
}

fn host(lambda: bool, port: Option<String>) -> Result<Host, String> {
    match (lambda, port) {
        (true, None) => Ok(Host::Lambda),
        (true, Some(_)) => Err(format!(
            "{PORT} is set, but on Lambda ({RUNTIME} is set) nobody can reach a port: remove one"
        )),
        (false, None) => Ok(Host::Port(DEFAULT_PORT)),
        (false, Some(port)) => port
            .parse()
            .map(Host::Port)
            .map_err(|_| format!("{PORT} is \"{port}\", which is no port number")),
    }
}

fn endpoint(value: String) -> Result<String, String> {
    let address = value.parse::<axum::http::Uri>().ok();
    let usable = address
        .is_some_and(|a| matches!(a.scheme_str(), Some("http" | "https")) && a.host().is_some());
    if usable {
        Ok(value)
    } else {
        Err(format!(
            "{ENDPOINT} is \"{value}\", but must look like http://127.0.0.1:8000"
        ))
    }
}

/// Reads `RATE_LIMIT`: submissions per source and hour.
pub fn rate(value: Option<&str>) -> Result<u32, String> {
    value.map_or(Ok(DEFAULT_RATE), |value| {
        value.parse().map_err(|_| {
            format!("{RATE} is \"{value}\", but must be a number of submissions per source and hour, or 0 for no limit")
        })
    })
}

fn header_name(value: String) -> Result<String, String> {
    // Header names and addresses consist of the same characters.
    let named = value.parse::<axum::http::HeaderName>().is_ok()
        && value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.parse::<std::net::IpAddr>().is_err();
    if named {
        Ok(value)
    } else {
        Err(format!(
            "{SOURCE} is \"{value}\", which is no name of a header such as CloudFront-Viewer-Address"
        ))
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

fn level(value: Option<&str>) -> Result<Level, String> {
    match value.unwrap_or("info") {
        "error" => Ok(Level::ERROR),
        "warn" => Ok(Level::WARN),
        "info" => Ok(Level::INFO),
        "debug" => Ok(Level::DEBUG),
        other => Err(format!(
            "{LOG} is \"{other}\", but must be error, warn, info or debug"
        )),
    }
}
