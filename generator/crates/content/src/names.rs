//! Names of files that are nearly right, or work on some computers only.

use crate::characters::{is_hidden_in_name, is_invisible};
use crate::place::{decode, split_language};

/// The name that a file should have: whose language is written otherwise (`luisteren.EN.md`, `luisteren.en-GB.md` and
/// `luisteren.english.md` are `luisteren.en.md`), or that is the page of its folder (`_Index.md` is `_index.md`). The first
/// of the languages needs no name.
pub fn better_page_name(path: &str, languages: &[String]) -> Option<String> {
    let name = path.rsplit('/').next()?.strip_suffix(".md")?;
    let (slug, suffix) = match name.rsplit_once('.') {
        Some((slug, suffix)) => (slug, Some(suffix)),
        None => (name, None),
    };
    let small = slug.to_lowercase();
    let is_index = ["index", "_index"].contains(&small.as_str());
    let own = if is_index { small.as_str() } else { slug };
    let language = suffix.and_then(|suffix| language_of(suffix, languages));
    let better = match (language, suffix) {
        (Some(language), _) if languages.first() == Some(language) => format!("{own}.md"),
        (Some(language), _) => format!("{own}.{language}.md"),
        (None, Some(suffix)) => format!("{own}.{suffix}.md"),
        (None, None) => format!("{own}.md"),
    };
    (better != format!("{name}.md")).then_some(better)
}

/// Languages by their names in Dutch, English and the language itself.
const LANGUAGES: [(&str, &[&str]); 10] = [
    ("nl", &["nederlands", "dutch"]),
    ("en", &["engels", "english"]),
    ("ar", &["arabisch", "arabic"]),
    ("de", &["duits", "german", "deutsch"]),
    ("fr", &["frans", "french", "français"]),
    ("es", &["spaans", "spanish", "español"]),
    ("tr", &["turks", "turkish", "türkçe"]),
    ("pl", &["pools", "polish", "polski"]),
    ("uk", &["oekraïens", "oekraiens", "ukrainian"]),
    ("so", &["somalisch", "somali"]),
];

/// The language of the site that somebody means by a suffix which is none as it is written.
fn language_of<'l>(suffix: &str, languages: &'l [String]) -> Option<&'l String> {
    let small = suffix.to_lowercase();
    let named = LANGUAGES
        .iter()
        .find(|(_, names)| names.contains(&&*small))
        .map(|(code, _)| *code);
    // A country behind it, as in `en-GB`.
    let with_country = small
        .split_once(['-', '_'])
        .filter(|(_, country)| country.len() == 2);
    let code = match (named, with_country) {
        (Some(code), _) | (None, Some((code, _))) => code,
        (None, None) => small.as_str(),
    };
    languages
        .iter()
        .find(|known| *known == code && *known != suffix)
}

/// Signs that mean something in an address, or that nobody can type: a name with one of them would be another
/// address to every browser and host. Returns the first name that has one, with a name that works.
pub fn odd_name(path: &str) -> Option<(&str, String)> {
    let is_odd = |c: char| matches!(c, '#' | '?' | '%' | '\\' | '\u{fffd}') || is_hidden_in_name(c);
    let name = path.split('/').find(|name| name.contains(is_odd))?;
    Some((name, plain(name)))
}

/// A name of only letters, digits and hyphens, with the ending and the language of the other.
fn plain(name: &str) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending))
            if !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            (stem, format!(".{ending}"))
        }
        _ => (name, String::new()),
    };
    let (slug, lang) = split_language(stem);
    let visible: String = decode(slug)
        .chars()
        .filter(|c| !is_invisible(*c) || c.is_control())
        .collect();
    let mut better = slug::slugify(visible);
    if better.is_empty() {
        "pagina".clone_into(&mut better);
    }
    if is_device(&better) {
        better.push_str("-1");
    }
    let lang = lang.map(|lang| format!(".{lang}")).unwrap_or_default();
    format!("{better}{lang}{ending}")
}

/// Names that Windows keeps for itself, whatever ending they have.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let small = stem.to_ascii_lowercase();
    let is_port = |kind: &str| {
        let number = small.strip_prefix(kind);
        number.is_some_and(|number| {
            number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    DEVICES.contains(&small.as_str()) || is_port("com") || is_port("lpt")
}

/// A name that works here and not on every computer: a word for why, the name, and one that works. Windows has names and
/// signs of its own, and what nobody sees nobody can type.
pub(crate) fn unportable(path: &str) -> Option<(&'static str, &str, String)> {
    let is_foreign = |name: &str| {
        name.contains([':', '*', '?', '"', '<', '>', '|', '\\'])
            || name.ends_with(['.', ' '])
            || is_device(name)
    };
    path.split('/').find_map(|name| {
        let why = if name.contains(is_hidden_in_name) {
            "hidden"
        } else if is_foreign(name) {
            "windows"
        } else {
            return None;
        };
        Some((why, name, plain(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_signs_of_an_address_get_a_better_one() {
        for (path, expected) in [
            ("tips/a#b.md", Some(("a#b.md", "a-b.md"))),
            ("tips/wat?.en.md", Some(("wat?.en.md", "wat.en.md"))),
            ("tips/a%20b.md", Some(("a%20b.md", "a-b.md"))),
            ("tips/#.md", Some(("#.md", "pagina.md"))),
            (
                "verhalen/een\tkeer/index.md",
                Some(("een\tkeer", "een-keer")),
            ),
            ("tips/stil\u{200b}.md", Some(("stil\u{200b}.md", "stil.md"))),
            (
                "tips/om\u{202e}dm.en.md",
                Some(("om\u{202e}dm.en.md", "omdm.en.md")),
            ),
            ("tips/met spatie, één & 🌱.md", None),
            ("tips/gezin 👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}.md", None),
        ] {
            let expected = expected.map(|(name, better)| (name, better.to_owned()));
            assert_eq!(odd_name(path), expected, "{path}");
        }
    }

    #[test]
    fn some_names_work_on_some_computers_only() {
        for (path, expected) in [
            ("tips/con.md", Some(("windows", "con-1.md"))),
            ("tips/Lpt1/index.md", Some(("windows", "lpt1-1"))),
            ("tips/aux.en.md", Some(("windows", "aux-1.en.md"))),
            ("tips/a:b.md", Some(("windows", "a-b.md"))),
            ("tips/wat.", Some(("windows", "wat"))),
            ("foto\u{202e}gpj.png", Some(("hidden", "fotogpj.png"))),
            ("tips/contact.md", None),
            ("tips/com10.md", None),
            ("data/grenzen.json", None),
        ] {
            let found = unportable(path).map(|(why, _, better)| (why, better));
            let expected = expected.map(|(why, better)| (why, better.to_owned()));
            assert_eq!(found, expected, "{path}");
        }
    }

    #[test]
    fn a_language_is_written_in_one_way() {
        let languages = ["nl", "en"].map(str::to_owned);
        for (path, better) in [
            ("tips/gewoon.EN.md", Some("gewoon.en.md")),
            ("tips/gewoon.En.md", Some("gewoon.en.md")),
            ("tips/bundel/index.EN.md", Some("index.en.md")),
            ("_index.EN.md", Some("_index.en.md")),
            ("tips/a.en-GB.md", Some("a.en.md")),
            ("tips/a.en_US.md", Some("a.en.md")),
            ("tips/a.nl-NL.md", Some("a.md")),
            ("tips/a.NL.md", Some("a.md")),
            ("tips/a.english.md", Some("a.en.md")),
            ("tips/a.Nederlands.md", Some("a.md")),
            ("tips/_Index.md", Some("_index.md")),
            ("tips/x/INDEX.EN.md", Some("index.en.md")),
            ("tips/wat.en-verder.md", None),
            ("tips/a.deutsch.md", None),
            ("tips/a.de-DE.md", None),
            ("tips/Indexen.md", None),
            ("tips/gewoon.en.md", None),
            ("tips/gewoon.nl.md", None),
            ("tips/over.HIV.md", None),
            ("tips/HOOFD.md", None),
        ] {
            assert_eq!(
                better_page_name(path, &languages).as_deref(),
                better,
                "{path}"
            );
        }
    }
}
