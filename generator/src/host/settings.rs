//! The environment of a host. It has the settings of the function, but the store and the files are its own.

use diagnostics::Message;
use intake::guard::Rules;
use settings::Settings;
use tracing::Level;

use crate::failure::{Failure, refused};

/// Names of another store than the one in the data folder.
const OTHER_STORES: [&str; 2] = ["SUBMISSIONS_TABLE", "AWS_ENDPOINT_URL_DYNAMODB"];
/// Nobody but the proxy can reach a host, and every proxy has this header.
const FORWARDED: &str = "X-Forwarded-For";

/// What the environment says.
pub(super) struct HostSettings {
    /// How much goes to the log.
    pub(super) log: Level,
    /// How much one source may send.
    pub(super) rules: Rules,
    /// Whether and how moderators are notified.
    pub(super) notify: Option<notifications::Settings>,
    /// The origin under which people reach the desk, when that is not the site's.
    pub(super) desk: Option<String>,
}

/// Reads the environment of this process.
pub(super) fn read() -> Result<HostSettings, Failure> {
    from(|name| std::env::var(name).ok())
}

fn from(get: impl Fn(&str) -> Option<String>) -> Result<HostSettings, Failure> {
    let is_set = |name: &&&str| get(name).is_some_and(|value| !value.trim().is_empty());
    if let Some(name) = OTHER_STORES.iter().find(is_set) {
        return Err(refused(Message::new("host-own-store").with("name", *name)));
    }
    let read = Settings::read(|name| match name {
        // Both are in the data folder, and the port is an argument.
        "FUNCTION_ASSETS" => Some("dist".to_owned()),
        "PORT" | "AWS_LAMBDA_RUNTIME_API" => None,
        _ => get(name),
    })?;
    let desk = settings::desk_address(&get)
        .map_err(|problem| refused(Message::new("failed").because(problem)))?;
    let header = read.limits.source_header;
    Ok(HostSettings {
        log: read.log,
        rules: Rules {
            per_hour: read.limits.per_hour,
            source_header: Some(header.unwrap_or_else(|| FORWARDED.to_owned())),
        },
        notify: read.notify,
        desk,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Result<HostSettings, Failure> {
        from(|name| {
            let mut pairs = pairs.iter();
            let found = pairs.find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_proxy_says_where_a_visitor_is() {
        let named = |pairs: &[(&str, &str)]| of(pairs).ok()?.rules.source_header;
        assert_eq!(named(&[]).as_deref(), Some("X-Forwarded-For"));
        let own = named(&[("SOURCE_HEADER", "X-Real-IP")]);
        assert_eq!(own.as_deref(), Some("X-Real-IP"));
    }

    #[test]
    fn no_other_store_and_no_desk_without_tls() {
        assert!(of(&[]).is_ok());
        assert!(of(&[("SUBMISSIONS_TABLE", " ")]).is_ok());
        assert!(of(&[("SUBMISSIONS_TABLE", "submissions")]).is_err());
        assert!(of(&[("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000")]).is_err());
        assert!(of(&[("DESK_URL", "http://balie.example")]).is_err());
        let desk = of(&[("DESK_URL", "https://balie.example/desk")]);
        assert_eq!(
            desk.ok().and_then(|read| read.desk).as_deref(),
            Some("https://balie.example")
        );
    }
}
