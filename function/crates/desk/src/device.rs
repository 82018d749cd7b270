//! The device that a browser says it is on, in a few words, so that somebody knows their own sessions and passkeys again. It is a hint and
//! proves nothing.

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;

/// Browsers, as people know them, each with what its user agent has. The first that fits counts: most say that they are others as well.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// The kind of a device, as the end of a message key, and the browser on it; none without a user agent that is known.
pub(crate) fn of(headers: &HeaderMap) -> Option<(&'static str, &'static str)> {
    let agent = headers.get(USER_AGENT)?.to_str().ok()?;
    let has = |word: &str| agent.contains(word);
    let (_, browser) = BROWSERS.into_iter().find(|(word, _)| has(word))?;
    let kind = if has("iPad") || (has("Android") && !has("Mobile")) || has("Tablet") {
        "tablet"
    } else if has("iPhone") || has("Android") || has("Mobile") {
        "phone"
    } else {
        "computer"
    };
    Some((kind, browser))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_device_is_called_as_people_know_it() {
        const LIKE: &str = "(KHTML, like Gecko)";
        for (agent, expected) in [
            (
                format!(
                    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 {LIKE} Chrome/131.0.0.0 Mobile Safari/537.36"
                ),
                Some(("phone", "Chrome")),
            ),
            (
                format!(
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 {LIKE} Chrome/131.0.0.0 Safari/537.36 Edg/131.0"
                ),
                Some(("computer", "Edge")),
            ),
            (
                format!(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 {LIKE} Version/18.1 Mobile/15E148 Safari/604.1"
                ),
                Some(("phone", "Safari")),
            ),
            (
                format!(
                    "Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 {LIKE} Chrome/131.0.0.0 Safari/537.36"
                ),
                Some(("tablet", "Chrome")),
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0".into(),
                Some(("computer", "Firefox")),
            ),
            ("curl/8.5.0".into(), None),
        ] {
            let value = HeaderValue::from_str(&agent).unwrap();
            let headers = HeaderMap::from_iter([(USER_AGENT, value)]);
            assert_eq!(of(&headers), expected, "{agent}");
        }
        assert_eq!(of(&HeaderMap::new()), None);
    }
}
