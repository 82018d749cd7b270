//! The environment of a host. It has the settings of the function, but the store and the files are its own.

use diagnostics::Message;
use intake::guard::Rules;
use settings::Settings;
use tracing::Level;

use super::webhook::SHORTEST_SECRET;
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
    /// Where editors are told that the site cannot be built.
    pub(super) notify_site: Option<notifications::Settings>,
    /// What the host of the repository signs with.
    pub(super) webhook_secret: Option<String>,
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
    let desk = settings::desk_address(&get)?;
    let notify_site = settings::notify_site(&get)?;
    let header = read.limits.source_header;
    Ok(HostSettings {
        log: read.log,
        rules: Rules {
            per_hour: read.limits.per_hour,
            source_header: Some(header.unwrap_or_else(|| FORWARDED.to_owned())),
        },
        notify: read.notify,
        notify_site,
        webhook_secret: webhook_secret(&get)?,
        desk,
    })
}

fn webhook_secret(get: impl Fn(&str) -> Option<String>) -> Result<Option<String>, Failure> {
    let secret = get("WEBHOOK_SECRET").map(|secret| secret.trim().to_owned());
    let secret = secret.filter(|secret| !secret.is_empty());
    match secret {
        Some(short) if short.len() < SHORTEST_SECRET => Err(refused("host-short-secret")),
        other => Ok(other),
    }
}

#[cfg(test)]
mod tests {
    use diagnostics::Reporter;
    use diagnostics::words::Lang;

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
    fn a_secret_that_can_be_guessed_is_refused() {
        let secret = |value: &str| of(&[("WEBHOOK_SECRET", value)]).map(|read| read.webhook_secret);
        assert!(secret("te-kort").is_err());
        assert_eq!(secret(" ").ok(), Some(None));
        let long = "een-lang-geheim-van-niemand";
        assert_eq!(secret(long).ok().flatten().as_deref(), Some(long));
    }

    #[test]
    fn editors_are_told_where_moderators_are_or_at_a_place_of_their_own() {
        let (desk, site) = (
            ("NOTIFY", "https://balie.example/x"),
            ("NOTIFY_SITE", "https://site.example/y"),
        );
        let told = |pairs: &[(&str, &str)]| of(pairs).ok().and_then(|read| read.notify_site);
        assert_eq!(told(&[]), None);
        let (as_desk, own) = (told(&[desk]), told(&[desk, site]));
        assert!(as_desk.is_some() && own.is_some() && own != as_desk);
        assert_eq!(told(&[site]), own);
        let wrong = of(&[("NOTIFY_SITE", "geheim://x")]).err();
        let said = format!("{wrong:?}");
        assert!(
            said.contains("NOTIFY_SITE") && !said.contains("geheim"),
            "{said}"
        );
    }

    /// A variable, a wrong value, and words of what is said of it in either language.
    const WRONG: [(&str, &str, &str, &str); 10] = [
        ("LOG", "veel", "maar moet error", "but must be error"),
        (
            "RATE_LIMIT",
            "weinig",
            "maar moet een aantal",
            "but must be a number",
        ),
        (
            "SOURCE_HEADER",
            "1.2.3.4",
            "geen naam van een header",
            "no name of a header",
        ),
        (
            "DESK_URL",
            "http://balie.example",
            "maar moet eruitzien",
            "but must look like",
        ),
        (
            "WEBHOOK_SECRET",
            "kort",
            "korter dan 16 tekens",
            "fewer than 16 characters",
        ),
        ("SUBMISSIONS_TABLE", "elders", "is ingesteld", "is set"),
        (
            "AWS_ENDPOINT_URL_DYNAMODB",
            "http://127.0.0.1:8000",
            "is ingesteld",
            "is set",
        ),
        ("NOTIFY", "duif", "moet smtps://", "must be smtps://"),
        ("NOTIFY_SITE", "duif", "moet smtps://", "must be smtps://"),
        (
            "NOTIFY_SECRET",
            "geheim",
            "is ingesteld, maar NOTIFY niet",
            "is set, but NOTIFY is not",
        ),
    ];

    /// Every variable that can be wrong is named, in the language of whoever reads it.
    #[test]
    fn what_is_wrong_is_said_in_dutch_and_in_english() {
        let said = |lang, failure: &Failure| match failure {
            Failure::Message(message) => Reporter::new(lang, false).tell(message),
            other => panic!("{other:?}"),
        };
        for (name, value, dutch, english) in WRONG {
            let failure = of(&[(name, value)]).err().expect(name);
            let (nl, en) = (said(Lang::Nl, &failure), said(Lang::En, &failure));
            assert!(nl.contains(name) && nl.contains(dutch), "{name}: {nl}");
            assert!(en.contains(name) && en.contains(english), "{name}: {en}");
            assert!(
                !en.contains("kloppen") && !nl.contains("environment"),
                "{en} {nl}"
            );
        }
        // Several are said together.
        let failure = of(&[("LOG", "veel"), ("RATE_LIMIT", "weinig")])
            .err()
            .expect("wrong");
        let nl = said(Lang::Nl, &failure);
        assert!(nl.contains("LOG") && nl.contains("RATE_LIMIT"), "{nl}");
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
