//! Addresses of links that do not lead where somebody meant: with a slip in their beginning, on one computer only, or past
//! somebody else.

/// Whether this is the address of a page on another site.
pub fn is_remote(address: &str) -> bool {
    let has_scheme = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    has_scheme("https://") || has_scheme("http://")
}

/// The address that was meant by one in quotation marks, with two beginnings, or with another sign in its beginning.
pub(super) fn mistyped(address: &str) -> Option<String> {
    const QUOTES: [char; 8] = ['"', '\'', '“', '”', '„', '‘', '’', '‚'];
    const BEGINNINGS: [(&str, &str); 11] = [
        ("https://https://", "https://"),
        ("http://http://", "http://"),
        ("https://http://", "http://"),
        ("http://https://", "https://"),
        ("https//", "https://"),
        ("http//", "http://"),
        ("https;//", "https://"),
        ("http;//", "http://"),
        ("https:\\\\", "https://"),
        ("http:\\\\", "http://"),
        ("www,", "https://www."),
    ];
    let plain = address.trim_matches(QUOTES);
    // A title without a blank before it.
    let plain = plain.split(['“', '”', '„']).next().unwrap_or_default();
    let small = plain.to_ascii_lowercase();
    let found = BEGINNINGS
        .iter()
        .find(|(wrong, _)| small.starts_with(wrong));
    let better = match found {
        Some((wrong, right)) => format!("{right}{}", plain[wrong.len()..].replace('\\', "/")),
        None => plain.to_owned(),
    };
    // What a sentence has behind it, and an address of which the first part is missing.
    let better = better.trim_end_matches([',', ';']);
    let better = match better.strip_prefix("//") {
        Some(rest) if is_domain(rest) => format!("https://{rest}"),
        None if is_domain(better) => format!("https://{better}"),
        _ => better.to_owned(),
    };
    let is_address = is_remote(&better) && better.contains('.');
    (is_address && better != address).then_some(better)
}

/// Whether this begins with the name of a site, without what comes before it: `voorbeeld.nl/pad`.
fn is_domain(address: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "nl", "com", "org", "net", "eu", "be", "de", "info", "nu", "fr", "frl",
    ];
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let ending = host
        .rsplit_once('.')
        .map(|(name, ending)| (name, ending.to_ascii_lowercase()));
    ending.is_some_and(|(name, ending)| {
        !name.is_empty() && host.chars().all(is_name) && ENDINGS.contains(&ending.as_str())
    })
}

/// An address that is only on the computer of whoever wrote it, and one that leads past somebody who sees who comes by: the
/// word for it, and where that one leads.
pub(super) fn astray(address: &str) -> Option<(&'static str, String)> {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    if matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0") {
        return Some(("local", String::new()));
    }
    let is_google = host.starts_with("www.google.") && rest.contains("/url?");
    let is_detour = is_google
        || host.ends_with("safelinks.protection.outlook.com")
        || matches!(
            host,
            "l.facebook.com" | "lm.facebook.com" | "l.instagram.com"
        );
    let query = rest.split_once('?').filter(|_| is_detour)?.1;
    let values = ["url=", "q=", "u="];
    let target = query
        .split('&')
        .find_map(|part| values.iter().find_map(|key| part.strip_prefix(key)))?;
    let target = content::decode(target);
    is_remote(&target).then_some(("detour", target))
}

/// The name of a file on the computer of whoever wrote a link: `file:///C:/foto.jpg`, `C:\foto.jpg`.
pub(super) fn own_file(scheme: &str, address: &str) -> Option<String> {
    let is_own = scheme == "file" || scheme.len() == 1;
    let name = address.rsplit(['/', '\\']).next().unwrap_or_default();
    is_own.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_leads_astray_is_told_from_others() {
        for (address, expected) in [
            ("http://localhost:8080/tips/", Some(("local", ""))),
            (
                "https://www.google.com/url?sa=D&q=https://x.nl/a",
                Some(("detour", "https://x.nl/a")),
            ),
            (
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.nl%2F&data=05",
                Some(("detour", "https://x.nl/")),
            ),
            (
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fx.nl",
                Some(("detour", "https://x.nl")),
            ),
            ("https://www.google.com/maps?q=Gouda", None),
            ("https://localhost.nl/", None),
            ("https://x.nl/?url=https://y.nl", None),
        ] {
            let found = astray(address);
            let found = found.as_ref().map(|(fault, to)| (*fault, to.as_str()));
            assert_eq!(found, expected, "{address}");
        }
        assert_eq!(
            own_file("file", "file:///C:/Mijn/foto.jpg").as_deref(),
            Some("foto.jpg")
        );
        assert_eq!(
            own_file("c", "C:\\Mijn\\foto.jpg").as_deref(),
            Some("foto.jpg")
        );
        assert_eq!(own_file("https", "https://x.nl/foto.jpg"), None);
    }
}
