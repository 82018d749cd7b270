//! Values as people write them where TOML wants them otherwise: dates in other
//! orders, and words for yes and no.

use jiff::civil::{Date, Time};

/// The day that somebody means by `20-02-2026`, `2026-3-4`, `4 maart 2026` or
/// `March 4, 2026`; a Dutch day comes before its month.
pub(super) fn date(text: &str) -> Option<Date> {
    const BESIDE: [&str; 17] = [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "za",
        "zo",
        "of",
        "de",
        "op",
    ];
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !BESIDE.contains(&part.to_lowercase().as_str()))
        // `14de`, `14th`
        .map(|part| {
            let is_number = part.starts_with(|c: char| c.is_ascii_digit());
            let letters = |c: char| is_number && c.is_alphabetic();
            part.trim_end_matches(letters)
        })
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let (year, month, day) = match (first.len(), month(first)) {
        (4, _) => (first, month(second)?, third),
        (_, Some(named)) if first.parse::<i8>().is_err() => (third, named, second),
        _ => (third, month(second)?, first),
    };
    let year: i16 = match (year.len(), year.parse().ok()?) {
        (4, year) => year,
        (2, short @ 20..40) => 2000 + short,
        _ => return None,
    };
    Date::new(year, month, day.parse().ok()?).ok()
}

/// The day, with the time if there is one, that somebody means by `2026-03-14 18:00`, `14 maart 2026 om 18.30 uur` or
/// `2026-03-14T9`; as TOML has it. What says how far it is from UTC is left to its writer.
pub(super) fn moment(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
    if let Some(day) = date(text) {
        return Some(day.to_string());
    }
    let text = text.strip_suffix("uur").unwrap_or(text).trim_end();
    let is_mark = |(at, c): &(usize, char)| {
        matches!(c, 'T' | 't') && text[..*at].ends_with(|c: char| c.is_ascii_digit())
    };
    let mark = text.char_indices().find(is_mark).map(|(at, _)| at);
    let (day, written) = match mark {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => text.rsplit_once(char::is_whitespace)?,
    };
    let day = date(day.trim_end_matches(" om"))?;
    let parts: Option<Vec<i8>> = written
        .split([':', '.', 'u'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    let (day, time) = match parts?[..] {
        [24, ref rest @ ..] if rest.iter().all(|part| *part == 0) => {
            (day.tomorrow().ok()?, Time::midnight())
        }
        [hour] => (day, Time::new(hour, 0, 0, 0).ok()?),
        [hour, minute] => (day, Time::new(hour, minute, 0, 0).ok()?),
        [hour, minute, second] => (day, Time::new(hour, minute, second, 0).ok()?),
        _ => return None,
    };
    Some(format!("{day}T{time}"))
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
    fn a_time_is_kept_with_its_day() {
        for (text, expected) in [
            ("\"2026-03-14 18:00\"", Some("2026-03-14T18:00:00")),
            ("2026-03-14T18:00:30", Some("2026-03-14T18:00:30")),
            ("2026-03-14T09", Some("2026-03-14T09:00:00")),
            ("2026-03-14T24:00", Some("2026-03-15T00:00:00")),
            ("14 maart 2026 om 18.30 uur", Some("2026-03-14T18:30:00")),
            ("14-3-2026 9u", Some("2026-03-14T09:00:00")),
            ("'14 maart 2026'", Some("2026-03-14")),
            ("2026-03-14T09:60", None),
            ("2026-03-14T18:00+01:00", None),
            ("2026-02-30T09:00", None),
            ("morgen om 9:00", None),
            ("", None),
        ] {
            assert_eq!(moment(text).as_deref(), expected, "{text}");
        }
    }

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
            ("vr. 1 mei 2026", Some("2026-05-01")),
            ("1ste mei 2026", Some("2026-05-01")),
            ("1-5-26", Some("2026-05-01")),
            ("1-5-19", None),
            ("26-03-14", None),
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
