//! Names of files that are nearly right, or work on some computers only.

use crate::characters::{is_hidden_in_name, is_invisible};
use crate::place::{better_place, decode, locate, split_language};

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

/// Where a page was meant to be whose name, or folder, is one of the languages: `paginas/en.md` is the home page in English,
/// and `en/tips/luisteren.md` is `tips/luisteren.en.md`.
pub fn named_for_language(path: &str, languages: &[String]) -> Option<String> {
    let stem = path.strip_suffix(".md")?;
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    parts.push(split_language(name).0);
    let language = |part: &str| {
        let known = languages.iter().map(String::as_str).chain(COMMON);
        let small = part.to_ascii_lowercase();
        known.into_iter().find(move |known| *known == small)
    };
    let (at, found) = parts
        .iter()
        .enumerate()
        .find_map(|(at, part)| Some((at, language(part)?)))?;
    let is_own = at + 1 == parts.len() || ["index", "_index"].contains(&parts[parts.len() - 1]);
    let stem = if is_own {
        // The page of the folder that it is in.
        match parts[..at] {
            [] | ["paginas"] => "_index".to_owned(),
            [section] => format!("{section}/_index"),
            ["gemeenten", slug] => format!("gemeenten/{slug}/_index"),
            _ => format!("{}/index", parts[..at].join("/")),
        }
    } else {
        parts.remove(at);
        parts.join("/")
    };
    let ending = if languages.first().is_some_and(|first| first == found) {
        ".md".to_owned()
    } else {
        format!(".{found}.md")
    };
    let better = format!("{stem}{ending}");
    if locate(&better).is_some() {
        return Some(better);
    }
    better_place(&better)
}

/// Languages that somebody means by such a name, also on a site that does not have them yet.
const COMMON: [&str; 8] = ["nl", "en", "ar", "de", "fr", "tr", "pl", "uk"];

/// The name without its ending `.xml`, where that is no code of a language: `over.ons.md` is `over-ons.md`.
pub fn without_language(path: &str, suffix: &str) -> Option<String> {
    let is_language = CODES.split(' ').any(|code| code == suffix);
    let name = path.rsplit('/').next()?.strip_suffix(".md")?;
    // The ending, twice.
    let name = name.strip_suffix(".md").unwrap_or(name);
    (!is_language).then(|| format!("{}.md", name.replace('.', "-")))
}

/// Languages that a site in the Netherlands may have, by their codes of two and three letters.
const CODES: &str = "af am ar az be ber bg bn bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id ig \
    is it ja ka kk km kmr ko ku ky la lb li lo lt lv mg mk ml mn mr ms mt my nds ne nl no nb nn om pa pap pl ps pt rn ro ru rw si \
    sk sl sn so sq sr srn st sv sw ta te tg th ti tk tl tn tr tt ug uk ur uz vi wo xh yi yo zh zu zgh";

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
    fn a_page_that_is_called_after_a_language_gets_the_place_that_was_meant() {
        let languages = ["nl", "en", "ar"].map(str::to_owned);
        for (path, better) in [
            ("paginas/en.md", Some("_index.en.md")),
            ("paginas/EN.md", Some("_index.en.md")),
            ("paginas/en.en.md", Some("_index.en.md")),
            ("paginas/nl.md", Some("_index.md")),
            ("paginas/en/index.md", Some("_index.en.md")),
            ("en.md", Some("_index.en.md")),
            ("en/_index.md", Some("_index.en.md")),
            ("en/tips/luisteren.md", Some("tips/luisteren.en.md")),
            ("en/over.md", Some("paginas/over.en.md")),
            ("en/paginas/over.md", Some("paginas/over.en.md")),
            ("tips/ar.md", Some("tips/_index.ar.md")),
            ("tips/ar/index.md", Some("tips/_index.ar.md")),
            ("tips/en/luisteren.md", Some("tips/luisteren.en.md")),
            ("tips/luisteren/en.md", Some("tips/luisteren/index.en.md")),
            ("gemeenten/en.md", Some("gemeenten/_index.en.md")),
            ("gemeenten/en/_index.md", Some("gemeenten/_index.en.md")),
            (
                "gemeenten/gouda/en.md",
                Some("gemeenten/gouda/_index.en.md"),
            ),
            (
                "gemeenten/gouda/en/agenda.md",
                Some("gemeenten/gouda/agenda.en.md"),
            ),
            ("tips/engels.md", None),
            ("tips/en-nu.md", None),
            ("tips/luisteren.en.md", None),
            ("paginas/fr.md", Some("_index.fr.md")),
            ("paginas/so.md", None),
            ("_index.en.md", None),
        ] {
            assert_eq!(
                named_for_language(path, &languages).as_deref(),
                better,
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_hardly_a_language_is_a_part_of_the_name() {
        for (path, suffix, better) in [
            ("paginas/over.ons.md", "ons", Some("over-ons.md")),
            ("paginas/sitemap.xml.md", "xml", Some("sitemap-xml.md")),
            ("tips/luisteren.de.md", "de", None),
            ("tips/luisteren.pap.md", "pap", None),
            ("tips/luisteren.md.md", "md", Some("luisteren.md")),
        ] {
            assert_eq!(without_language(path, suffix).as_deref(), better, "{path}");
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
