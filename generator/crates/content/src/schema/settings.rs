//! What `site.toml` says that cannot be, although each value is of the right
//! type.

use std::collections::HashSet;

use unic_langid::LanguageIdentifier;
use url::Url;

use super::config::{Config, Helpline, Sender, time_zone};
use super::invalid::InvalidValue;
use super::repository;
use crate::source::TextFile;
use crate::toml::Spans;
use diagnostics::words::names;
use diagnostics::{Diagnostic, Problem, nearest};

/// Everything in the settings that cannot be. Without languages there are no
/// pages: then what is said of pages would be about that.
pub(crate) fn check(config: &Config, file: &TextFile) -> Vec<Diagnostic> {
    let spans = Spans::of(&file.text);
    let mut found = Vec::new();
    let mut wrong = |path: &[&str], value: &str, why: InvalidValue| {
        let problem = bad_setting(&path.join("."), value, why);
        let place = file.place(spans.at(path));
        found.push(Diagnostic::error(problem, place));
    };
    if crate::characters::is_blank(&config.title) {
        wrong(&["title"], "", "needed".into());
    }
    if let Err(fault) = check_base_url(&config.base_url) {
        wrong(&["base_url"], &config.base_url, fault);
    }
    if let Some(source) = &config.source_url
        && let Err(fault) = web_address(source)
    {
        wrong(&["source_url"], source, fault);
    }
    if let Some(zone) = &config.site.timezone
        && time_zone(&zone.value).is_none()
    {
        let known: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .collect();
        let better = nearest(&zone.value, known.iter().map(String::as_str));
        let fault = "timezone";
        wrong(
            &["site", "timezone"],
            &zone.value,
            InvalidValue { fault, better },
        );
    }
    for (key, value, fault) in config.afzender.iter().flat_map(sender) {
        wrong(&["afzender", key], value, fault.into());
    }
    for (index, line) in config.helplines.iter().enumerate() {
        for (key, value, fault) in helpline(line) {
            let index = index.to_string();
            wrong(&["helplines", &index, key], value, fault);
        }
    }
    for (path, value, fault) in config.host.iter().flat_map(repository::wrong) {
        wrong(&path, value, fault);
    }
    if config.helplines.is_empty() {
        let problem = bad_setting("helplines", "", "no-helplines");
        found.push(Diagnostic::warning(problem, file.top()));
    }
    found
}

/// The languages that cannot be: there is at least one, and each once.
pub(crate) fn check_languages(config: &Config, file: &TextFile) -> Vec<Diagnostic> {
    let spans = Spans::of(&file.text);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut wrong = |path: &[&str], value: &str, fault: &'static str| {
        let problem = bad_setting("languages", value, fault);
        found.push(Diagnostic::error(problem, file.place(spans.at(path))));
    };
    if config.languages.is_empty() {
        wrong(&["languages"], "", "no-languages");
    }
    for (index, lang) in config.languages.iter().enumerate() {
        let index = index.to_string();
        if !is_language(lang) {
            wrong(&["languages", &index], lang, "no-language");
        } else if !seen.insert(lang) {
            wrong(&["languages", &index], lang, "language-twice");
        }
    }
    found
}

/// A theme that is not there; `known` are the names of those that are.
pub(crate) fn check_theme(
    config: &Config,
    file: &TextFile,
    known: &[String],
) -> Option<Diagnostic> {
    if known.contains(&config.theme) {
        return None;
    }
    let small = config.theme.to_lowercase();
    let names = || known.iter().map(String::as_str);
    let better = names()
        .find(|name| *name == small)
        .map(str::to_owned)
        .or_else(|| nearest(&config.theme, names()));
    let fault = "no-theme";
    let problem = bad_setting("theme", &config.theme, InvalidValue { fault, better });
    let span = Spans::of(&file.text).at(&["theme"]);
    Some(Diagnostic::error(problem, file.place(span)))
}

/// Languages for which the theme has no words, or fewer than for the main one:
/// there its pages speak another.
pub(crate) fn check_words(
    config: &Config,
    file: &TextFile,
    locales: &[TextFile],
) -> Vec<Diagnostic> {
    let spans = Spans::of(&file.text);
    let words_of = |lang: &str| {
        let name = format!("/{lang}.ftl");
        locales.iter().find(|file| file.path.ends_with(&name))
    };
    let main = words_of(config.default_language());
    let languages = config.languages.iter().enumerate();
    languages
        .filter_map(|(index, lang)| match (words_of(lang), main) {
            (Some(words), Some(main)) => missing_words(lang, words, main),
            (Some(_), None) => None,
            (None, _) => {
                let better = Some(format!("themes/{}/locales/{lang}.ftl", config.theme));
                let fault = "no-words";
                let problem = bad_setting("languages", lang, InvalidValue { fault, better });
                let span = spans.at(&["languages", &index.to_string()]);
                Some(Diagnostic::warning(problem, file.place(span)))
            }
        })
        .collect()
}

fn missing_words(lang: &str, words: &TextFile, main: &TextFile) -> Option<Diagnostic> {
    let known = names(&words.text);
    let missing: Vec<&str> = names(&main.text)
        .into_iter()
        .filter(|name| !known.contains(name))
        .collect();
    let problem = Problem::MissingWords {
        lang: lang.to_owned(),
        count: missing.len(),
        names: missing.join(", "),
    };
    (!missing.is_empty()).then(|| Diagnostic::warning(problem, words.top()))
}

/// Whether a site can be at this address: on a host, or below a path of it.
pub fn check_base_url(address: &str) -> Result<(), InvalidValue> {
    let url = Url::parse(address).ok().filter(Url::has_host);
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
    let Some(url) = url.filter(is_web) else {
        let guess = format!("https://{address}");
        let is_name = !address.contains([':', '/', ' ']) && address.contains('.');
        return Err(InvalidValue {
            fault: "base-url",
            better: is_name.then_some(guess),
        });
    };
    let parts = url.path().split('/').filter(|part| !part.is_empty());
    let path: String = parts.flat_map(|part| ["/", part]).collect();
    let is_plain = url.path().trim_end_matches('/') == path;
    // A name and a password would be in every address of the site.
    let is_open = url.username().is_empty() && url.password().is_none();
    if is_plain && is_open && url.query().is_none() && url.fragment().is_none() {
        return Ok(());
    }
    let host = url.origin().ascii_serialization();
    Err(InvalidValue {
        fault: "base-url-path",
        better: Some(host + &path),
    })
}

/// Whether an address is one that exists in examples only (RFC 2606).
pub fn is_example_address(address: &str) -> bool {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    let is_below = |name: &str| host == name || host.ends_with(&format!(".{name}"));
    ["example", "invalid"].contains(&top)
        || ["example.com", "example.net", "example.org"]
            .into_iter()
            .any(is_below)
}

/// The setting as a problem.
pub fn bad_setting(key: &str, value: &str, why: impl Into<InvalidValue>) -> Problem {
    let InvalidValue { fault, better } = why.into();
    Problem::BadSetting {
        key: key.to_owned(),
        value: value.to_owned(),
        fault,
        better,
    }
}

/// A tag of small letters, as in addresses and names of files.
fn is_language(tag: &str) -> bool {
    // Names of files have nothing of a country.
    let is_short = (2..=3).contains(&tag.len());
    is_short
        && tag
            .parse::<LanguageIdentifier>()
            .is_ok_and(|parsed| parsed == tag)
}

/// RFC 9116 takes any URI; these are the ones somebody can use.
pub fn is_contact(contact: &str) -> bool {
    Url::parse(contact).is_ok_and(|url| match url.scheme() {
        "https" => url.has_host(),
        "mailto" => url.path().contains('@'),
        "tel" => is_number(url.path()),
        _ => false,
    })
}

/// What is said of who is behind the site must be enough to find them by.
fn sender(sender: &Sender) -> Vec<(&'static str, &str, &'static str)> {
    let needed = [
        ("organisatie", &sender.organisatie),
        ("adres", &sender.adres),
        ("email", &sender.email),
    ];
    let empty = needed
        .into_iter()
        .filter(|(_, text)| text.trim().is_empty());
    let mut wrong: Vec<_> = empty
        .map(|(key, text)| (key, text.as_str(), "needed"))
        .collect();
    let is_address = |text: &str| {
        let parts = text.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let email = sender.email.trim();
    if !email.is_empty() && (!is_address(email) || email.contains(char::is_whitespace)) {
        wrong.push(("email", &sender.email, "email"));
    }
    if let Some(phone) = sender.telefoon.as_deref().filter(|phone| !is_number(phone)) {
        wrong.push(("telefoon", phone, "phone"));
    }
    wrong
}

fn helpline(line: &Helpline) -> Vec<(&'static str, &str, InvalidValue)> {
    let mut wrong = Vec::new();
    if line.name.is_empty() {
        wrong.push(("name", line.name.any(), "empty".into()));
    }
    if line.phone.is_none() && line.url.is_none() && line.chat.is_none() {
        wrong.push(("", line.name.any(), "helpline".into()));
    }
    if let Some(phone) = line.phone.as_deref().filter(|phone| !is_number(phone)) {
        wrong.push(("phone", phone, "phone".into()));
    }
    for (key, address) in [("url", &line.url), ("chat", &line.chat)] {
        if let Some(address) = address
            && let Err(fault) = web_address(address)
        {
            wrong.push((key, address, fault));
        }
    }
    wrong
}

/// A number as people read it: at least three digits, no letters.
pub(crate) fn is_number(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || " +-()".contains(c))
        && text.chars().filter(char::is_ascii_digit).count() >= 3
}

/// An address of a page on another site.
pub fn web_address(address: &str) -> Result<(), InvalidValue> {
    let is_web = |text: &str| {
        Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
    };
    if is_web(address) {
        return Ok(());
    }
    let guess = format!("https://{address}");
    let is_name = !address.contains(':') && address.contains('.') && is_web(&guess);
    Err(InvalidValue {
        fault: "address",
        better: is_name.then_some(guess),
    })
}

#[cfg(test)]
mod tests {
    use super::is_example_address;

    #[test]
    fn an_address_of_examples_is_known_by_its_name() {
        for address in [
            "https://socialbrokers.example",
            "https://www.socialbrokers.example/site/",
            "https://example.org",
            "https://jeugd.example.com:8443",
            "https://x.invalid",
        ] {
            assert!(is_example_address(address), "{address}");
        }
        for address in [
            "https://voorbeeld.nl",
            "https://example.nl",
            "https://myexample.com",
            "http://127.0.0.1:8080",
            "https://klein.test",
        ] {
            assert!(!is_example_address(address), "{address}");
        }
    }
}
