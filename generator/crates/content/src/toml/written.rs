//! Values as people write them where TOML wants them otherwise: dates in other
//! orders, and words for yes and no.

use jiff::civil::Date;

/// The day that somebody means by `20-02-2026`, `2026-3-4`, `4 maart 2026` or
/// `March 4, 2026`; a Dutch day comes before its month.
pub(super) fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let (year, month, day) = match (first.len(), month(first)) {
        (4, _) => (first, month(second)?, third),
        (_, Some(named)) if first.parse::<i8>().is_err() => (third, named, second),
        _ => (third, month(second)?, first),
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// A number, or the name of a month in Dutch or English.
fn month(text: &str) -> Option<i8> {
    // By their first three letters; two of them differ.
    const NAMES: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["maa", "mrt", "mar"],
        &["apr"],
        &["mei", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec"],
    ];
    let word = text.to_lowercase();
    let named = NAMES
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)));
    match named {
        Some(index) => i8::try_from(index + 1).ok(),
        None => text.parse().ok(),
    }
}

/// What a word for yes or no is in TOML.
pub(super) fn yes_or_no(text: &str) -> Option<&'static str> {
    match text.trim_matches(['"', '\'']).to_lowercase().as_str() {
        "true" | "ja" | "yes" | "waar" | "aan" | "on" => Some("true"),
        "false" | "nee" | "no" | "onwaar" | "uit" | "off" => Some("false"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("20-02-2026", Some("2026-02-20")),
            ("2026-3-4", Some("2026-03-04")),
            ("2026/03/04", Some("2026-03-04")),
            ("4 maart 2026", Some("2026-03-04")),
            ("4 mrt. 2026", Some("2026-03-04")),
            ("March 4, 2026", Some("2026-03-04")),
            ("1 mei 2026", Some("2026-05-01")),
            ("30-02-2026", None),
            ("14 maart", None),
            ("2026", None),
            ("morgen om drie uur", None),
            ("", None),
        ] {
            let found = date(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
