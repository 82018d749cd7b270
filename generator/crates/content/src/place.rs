//! Which type a file is and which address it gets, from its path alone.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::kind::{Kind, Section};

/// The place of a markdown file in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Type of page.
    pub kind: Kind,
    /// The section it is in; the home page is in none.
    pub section: Option<Section>,
    /// The name in its section: `luisteren`; of a municipality's page, that page's own.
    pub slug: String,
    /// The municipality whose folder it is in.
    pub municipality: Option<String>,
    /// Language suffix, when the name has one.
    pub lang: Option<String>,
}

/// What an address cannot hold as it is (WHATWG URL, the path percent-encode set), and the character that encodes.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The name of a file or folder, or several with `/`, as part of an address.
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_ADDRESS).to_string()
}

/// The path of a file from its address.
pub fn decode(address: &str) -> String {
    composed(&percent_decode_str(address).decode_utf8_lossy()).into_owned()
}

/// A name with each accent in its letter (NFC). Some systems, such as those of Apple, keep them apart; what looks the same
/// is the same name here, and one address.
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}

impl Location {
    /// The name in its section as part of an address.
    pub fn name(&self) -> String {
        encode(&self.slug)
    }

    /// The address within one language, as it is written in a link: starts and ends with `/`.
    pub fn path(&self) -> String {
        encode(&self.plain_path())
    }

    fn plain_path(&self) -> String {
        let prefix = self.section.and_then(Section::url_prefix);
        match (self.kind, prefix) {
            (Kind::Home, _) => "/".to_owned(),
            (Kind::Municipality, _) => format!("/{}/", self.slug),
            (Kind::MunicipalPage, _) => {
                let municipality = self.municipality.as_deref().unwrap_or_default();
                format!("/{municipality}/{}/", self.slug)
            }
            (Kind::Section, Some(prefix)) => format!("/{prefix}/"),
            (_, Some(prefix)) => format!("/{prefix}/{}/", self.slug),
            (_, None) => format!("/{}/", self.slug),
        }
    }
}

/// Finds the place of `path` (relative to `content/`, with `/`, ending in
/// `.md`). `None` when no type belongs there.
pub fn locate(path: &str) -> Option<Location> {
    let stem = path.strip_suffix(".md")?;
    let mut parts: Vec<&str> = stem.split('/').collect();
    let (name, lang) = split_language(parts.pop()?);
    if name.is_empty() {
        return None;
    }
    let location = |kind, section, slug: &str, municipality: Option<&str>| {
        Some(Location {
            kind,
            section,
            slug: slug.to_owned(),
            municipality: municipality.map(str::to_owned),
            lang: lang.map(str::to_owned),
        })
    };
    if parts.is_empty() {
        return (name == "_index").then(|| location(Kind::Home, None, "", None))?;
    }
    let section = Section::from_folder(parts[0])?;
    match (section, &parts[1..], name) {
        // Pages have no list of their own, and the page of a folder of pages is `_index`.
        (Section::Pages, [], "_index")
        | (_, [], "index")
        | (Section::Municipalities, [_], "index") => None,
        (_, [], "_index") => location(Kind::Section, Some(section), section.folder(), None),
        (Section::Municipalities, [municipality], "_index") => location(
            Kind::Municipality,
            Some(section),
            municipality,
            Some(municipality),
        ),
        (Section::Municipalities, [municipality, page], "index") => {
            location(Kind::MunicipalPage, Some(section), page, Some(municipality))
        }
        (Section::Municipalities, [municipality], page) => {
            location(Kind::MunicipalPage, Some(section), page, Some(municipality))
        }
        (Section::Municipalities, ..) | (_, _, "_index") => None,
        (_, [slug], "index") => location(section.kind(), Some(section), slug, None),
        (_, [], slug) => location(section.kind(), Some(section), slug, None),
        _ => None,
    }
}

/// Where a file of which [`locate`] finds no place was probably meant to be.
pub fn better_place(path: &str) -> Option<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let (name, _) = split_language(file.strip_suffix(".md")?);
    let ending = &file[name.len()..];
    let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    // The page of a folder has the name of that.
    let own = match (name, parts.last()) {
        ("index" | "_index", Some(folder)) => folder,
        (name, _) => name,
    };
    let Some(first) = parts.first() else {
        return Some(match name {
            "index" => format!("_index{ending}"),
            name => format!("paginas/{name}{ending}"),
        });
    };
    match (Section::from_folder(first)?, &parts[1..], name) {
        (Section::Pages, [], "_index") => None,
        (Section::Pages, [], "index") => Some(format!("_index{ending}")),
        (section, [], "index") => Some(format!("{}/_index{ending}", section.folder())),
        (Section::Municipalities, [slug], "index") => {
            Some(format!("gemeenten/{slug}/_index{ending}"))
        }
        (Section::Municipalities, [], name) => Some(format!("gemeenten/{name}/_index{ending}")),
        (Section::Municipalities, [slug, ..], _) => Some(format!("gemeenten/{slug}/{own}{ending}")),
        (section, [slug], "_index") => Some(format!("{}/{slug}/index{ending}", section.folder())),
        (section, ..) => Some(format!("{}/{own}{ending}", section.folder())),
    }
}

/// `luisteren.en` → (`luisteren`, `en`). A suffix is a language when it looks
/// like one (two or three small letters); whether the site has it is checked
/// later, so that a typing error is reported and not taken for a slug.
pub(super) fn split_language(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((slug, lang))
            if (2..=3).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_lowercase()) =>
        {
            (slug, Some(lang))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Path, type, address, language.
    const PLACES: &[(&str, Kind, &str, Option<&str>)] = &[
        ("_index.md", Kind::Home, "/", None),
        ("_index.en.md", Kind::Home, "/", Some("en")),
        ("gemeenten/_index.md", Kind::Section, "/gemeenten/", None),
        (
            "gemeenten/kerkrade/_index.md",
            Kind::Municipality,
            "/kerkrade/",
            None,
        ),
        (
            "gemeenten/kerkrade/agenda.md",
            Kind::MunicipalPage,
            "/kerkrade/agenda/",
            None,
        ),
        (
            "gemeenten/kerkrade/agenda/index.md",
            Kind::MunicipalPage,
            "/kerkrade/agenda/",
            None,
        ),
        (
            "verhalen/de-trainer.md",
            Kind::Story,
            "/verhalen/de-trainer/",
            None,
        ),
        (
            "verhalen/de-trainer/index.md",
            Kind::Story,
            "/verhalen/de-trainer/",
            None,
        ),
        (
            "verhalen/de-trainer/index.en.md",
            Kind::Story,
            "/verhalen/de-trainer/",
            Some("en"),
        ),
        (
            "tips/luisteren.ar.md",
            Kind::Tip,
            "/tips/luisteren/",
            Some("ar"),
        ),
        ("vragen/_index.md", Kind::Section, "/vragen/", None),
        ("praktijk/x.md", Kind::Practice, "/praktijk/x/", None),
        (
            "onderwerpen/gevoel.md",
            Kind::Topic,
            "/onderwerpen/gevoel/",
            None,
        ),
        (
            "factoren/dichtbij.md",
            Kind::Factor,
            "/werkende-factoren/dichtbij/",
            None,
        ),
        (
            "factoren/_index.md",
            Kind::Section,
            "/werkende-factoren/",
            None,
        ),
        ("mensen/noor.md", Kind::Person, "/mensen/noor/", None),
        ("mensen/_index.md", Kind::Section, "/mensen/", None),
        ("paginas/privacy.md", Kind::Page, "/privacy/", None),
        ("paginas/versie-1.2.md", Kind::Page, "/versie-1.2/", None),
    ];

    #[test]
    fn every_place_of_the_contract() {
        for (path, kind, url, lang) in PLACES {
            let found = locate(path).unwrap_or_else(|| panic!("{path} has a place"));
            assert_eq!(
                (found.kind, found.path().as_str(), found.lang.as_deref()),
                (*kind, *url, *lang),
                "{path}"
            );
        }
    }

    #[test]
    fn an_address_can_be_written_in_a_link() {
        for (path, url) in [
            ("tips/met spatie.md", "/tips/met%20spatie/"),
            ("tips/één.md", "/tips/%C3%A9%C3%A9n/"),
            ("gemeenten/🌱/één.md", "/%F0%9F%8C%B1/%C3%A9%C3%A9n/"),
            ("tips/a&b+c'd.md", "/tips/a&b+c'd/"),
        ] {
            let found = locate(path).unwrap();
            assert_eq!(found.path(), url);
            assert_eq!(encode(&decode(url)), url);
        }
    }

    #[test]
    fn an_accent_is_part_of_its_letter() {
        assert_eq!(composed("cafe\u{301}/e\u{301}e\u{301}n"), "café/één");
        assert_eq!(composed("café 🌱"), "café 🌱");
        assert_eq!(decode("/cafe%CC%81/"), "/café/");
    }

    /// Paths that have no type, and where such a file was meant to be.
    #[test]
    fn other_places_have_no_type() {
        for (path, better) in [
            ("losse.md", Some("paginas/losse.md")),
            ("index.en.md", Some("_index.en.md")),
            ("verhaal/x.md", None),
            ("verhalen/a/b.md", Some("verhalen/b.md")),
            ("verhalen/a/b/index.en.md", Some("verhalen/b.en.md")),
            ("verhalen/a/_index.md", Some("verhalen/a/index.md")),
            ("gemeenten/x.md", Some("gemeenten/x/_index.md")),
            ("gemeenten/x/index.md", Some("gemeenten/x/_index.md")),
            ("gemeenten/index.md", Some("gemeenten/_index.md")),
            ("tips/index.en.md", Some("tips/_index.en.md")),
            ("paginas/index.md", Some("_index.md")),
            ("gemeenten/a/b/c.md", Some("gemeenten/a/c.md")),
            ("paginas/_index.md", None),
            ("x.txt", None),
        ] {
            assert_eq!(locate(path), None, "{path}");
            assert_eq!(better_place(path).as_deref(), better, "{path}");
        }
        assert_eq!(locate("verhalen/.md"), None);
    }
}
