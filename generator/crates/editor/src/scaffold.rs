//! `brokers new`: a file with the right front matter, ready to be filled in.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use content::characters::is_hidden_in_name;
use content::{Date, Kind, Municipalities, MunicipalityRecord, Section, TextFile};
use diagnostics::words::{self, Args};
use diagnostics::{Message, nearest};
use files::{self as fs, FsError};
use site::addresses;

/// What file is to be made.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// The type of page.
    pub kind: Kind,
    /// The title; the name of the file is made from it.
    pub title: String,
    /// The slug of the municipality that the page belongs to.
    pub municipality: Option<String>,
}

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// A title without a letter or digit gives no file name.
    #[error("no file name can be made of the title “{0}”")]
    NoSlug(String),
    /// A title with characters that nobody sees.
    #[error("the title has characters that nobody sees")]
    HiddenSigns,
    /// Only some types belong to a municipality.
    #[error("a {0} belongs to no municipality")]
    NoMunicipality(&'static str),
    /// The municipality has no page.
    #[error("{page} does not exist")]
    UnknownMunicipality {
        /// The name that was given.
        slug: String,
        /// The page it would have.
        page: String,
        /// The municipality that was probably meant.
        nearest: Option<String>,
    },
    /// The address belongs to something else.
    #[error("{0} is taken")]
    Taken(String),
    /// Never overwrites.
    #[error("{0} exists")]
    Exists(String),
    /// The file could not be written.
    #[error(transparent)]
    Fs(#[from] FsError),
}

impl NewError {
    /// The message that says it to a reader; none for what the system says.
    pub fn message(&self) -> Option<Message> {
        Some(match self {
            Self::NoSlug(title) => Message::new("new-no-slug").with("title", title.clone()),
            Self::HiddenSigns => Message::new("new-hidden-signs"),
            Self::NoMunicipality(kind) => Message::new("new-no-municipality").with("kind", *kind),
            Self::UnknownMunicipality {
                slug,
                page,
                nearest,
            } => Message::new("new-unknown-municipality")
                .with("slug", slug.clone())
                .with("page", page.clone())
                .with("nearest", nearest.clone().unwrap_or("none".to_owned())),
            Self::Taken(url) => Message::new("new-taken").with("url", url.clone()),
            Self::Exists(path) => Message::new("new-exists").with("path", path.clone()),
            Self::Fs(_) => return None,
        })
    }
}

/// What a new file says in a key until somebody writes something there.
const DESCRIPTION: &str = "Eén zin over deze pagina.";
const PICTURE: &str = "Wat er te zien is";
const FILM: &str = "Wat er gezegd wordt";
const SOURCE: &str = "Titel en uitgever";

/// The values of keys that are there to be replaced.
pub const VALUES: [&str; 4] = [DESCRIPTION, PICTURE, FILM, SOURCE];

/// Makes the file; its path is from the root folder.
pub fn new_file(root: &Path, arguments: &NewFile, today: Date) -> Result<PathBuf, NewError> {
    if arguments.title.contains(is_hidden_in_name) {
        return Err(NewError::HiddenSigns);
    }
    let slug = slug::slugify(&arguments.title);
    if slug.is_empty() {
        return Err(NewError::NoSlug(arguments.title.clone()));
    }
    if let Some(municipality) = &arguments.municipality {
        check_municipality(root, arguments.kind, municipality)?;
    }
    let path = path_of(arguments.kind, &slug, arguments.municipality.as_deref());
    let text = text_of(arguments, find_town(root, arguments).as_ref(), today);
    let full = root.join(&path);
    if full.exists() {
        return Err(NewError::Exists(path.display().to_string()));
    }
    let is_at_the_top = match arguments.kind {
        Kind::Municipality => true,
        kind => kind == Kind::Page && arguments.municipality.is_none(),
    };
    if is_at_the_top {
        check_address(root, arguments.kind, &slug)?;
    }
    fs::write_new(&full, text.as_bytes())?;
    Ok(path)
}

fn check_municipality(root: &Path, kind: Kind, municipality: &str) -> Result<(), NewError> {
    if !matches!(
        kind,
        Kind::Story | Kind::Question | Kind::Practice | Kind::Person | Kind::Page
    ) {
        return Err(NewError::NoMunicipality(kind.name()));
    }
    let page = format!("content/gemeenten/{municipality}/_index.md");
    if root.join(&page).is_file() {
        Ok(())
    } else {
        let known = std::fs::read_dir(root.join("content/gemeenten"));
        let names: Vec<String> = known
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        Err(NewError::UnknownMunicipality {
            slug: municipality.to_owned(),
            page,
            nearest: nearest(municipality, names.iter().map(String::as_str)),
        })
    }
}

/// Pages of the site and municipalities are at the top, where lists are, too.
fn check_address(root: &Path, kind: Kind, slug: &str) -> Result<(), NewError> {
    let other = match kind {
        Kind::Municipality => Kind::Page,
        _ => Kind::Municipality,
    };
    let bundle = root
        .join(path_of(Kind::Page, slug, None))
        .with_extension("")
        .join("index.md");
    let is_there = root.join(path_of(other, slug, None)).exists() || bundle.exists();
    if addresses::is_reserved(slug) || is_there {
        return Err(NewError::Taken(format!("/{slug}/")));
    }
    Ok(())
}

fn path_of(kind: Kind, slug: &str, municipality: Option<&str>) -> PathBuf {
    let folder = |section: Section| PathBuf::from("content").join(section.folder());
    let file = format!("{slug}.md");
    match (kind, municipality) {
        (Kind::Municipality, _) => folder(Section::Municipalities).join(slug).join("_index.md"),
        (Kind::Page, Some(municipality)) => folder(Section::Municipalities)
            .join(municipality)
            .join(file),
        _ => Section::ALL
            .into_iter()
            .find(|section| section.kind() == kind)
            .map_or_else(|| folder(Section::Pages), folder)
            .join(file),
    }
}

/// The front matter with what is known filled in, and above each key what it
/// means, in the words of the editor in the browser.
fn text_of(arguments: &NewFile, town: Option<&MunicipalityRecord>, today: Date) -> String {
    let words = words::keys();
    let mut text = "+++\n".to_owned();
    for Line {
        key,
        value,
        more,
        is_used,
    } in lines(arguments, town, today)
    {
        let hint = words.get(&format!("key-{key}.hint"), &Args::new());
        let hint = [hint.as_deref().unwrap_or_default(), more].join(" ");
        let off = if is_used { "" } else { "# " };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "# {}\n{off}{key} = {value}", hint.trim_end());
    }
    text.push_str("+++\n\n");
    text.push_str(body_of(arguments.kind));
    text
}

/// A key with its value.
struct Line {
    key: &'static str,
    value: String,
    /// What there is to say in a file, and not in a form.
    more: &'static str,
    /// Any other is only shown, as a comment.
    is_used: bool,
}

impl Line {
    fn new(key: &'static str, value: impl Into<String>) -> Self {
        Self {
            key,
            value: value.into(),
            more: "",
            is_used: true,
        }
    }

    fn with(self, more: &'static str) -> Self {
        Self { more, ..self }
    }

    fn unused(self) -> Self {
        Self {
            is_used: false,
            ..self
        }
    }
}

/// The keys of a type: what is known first, then what every page may have.
fn lines(arguments: &NewFile, town: Option<&MunicipalityRecord>, today: Date) -> Vec<Line> {
    let kind = arguments.kind;
    let mut lines = vec![
        Line::new("title", quote(&arguments.title)),
        Line::new("description", quote(DESCRIPTION)),
    ];
    lines.extend(own_lines(arguments, town, today));
    lines.extend(common_lines(kind));
    let mut known = HashSet::new();
    lines.retain(|line| known.insert(line.key));
    lines
}

/// What every page may have.
fn common_lines(kind: Kind) -> Vec<Line> {
    let plain = !matches!(kind, Kind::Topic | Kind::Factor);
    let mut lines = vec![
        Line::new("draft", "true").with("Haal de regel weg als de pagina af is."),
        Line::new("publish_on", "2030-01-01").unused(),
        Line::new("date", "2030-01-01").unused(),
        Line::new("updated", "2030-01-01").unused(),
        Line::new(
            "image",
            format!("{{ src = \"foto.jpg\", alt = {} }}", quote(PICTURE)),
        )
        .unused(),
        Line::new("aliases", "[\"/oud/adres/\"]").unused(),
        Line::new("volgorde", "10").unused(),
    ];
    if plain {
        lines.push(topics().unused());
    }
    lines
}

fn topics() -> Line {
    Line::new("onderwerpen", "[]")
        .with("Namen van bestanden in content/onderwerpen, zoals [\"gevoel\", \"school\"].")
}

fn contact() -> Line {
    let value = "{ name = \"Team Jeugd\", phone = \"14 045\", email = \"jeugd@voorbeeld.nl\", url = \"https://www.voorbeeld.nl\" }";
    Line::new("contact", value).unused()
}

/// What belongs to the type.
fn own_lines(arguments: &NewFile, town: Option<&MunicipalityRecord>, today: Date) -> Vec<Line> {
    let today = today.0;
    let municipality = || match &arguments.municipality {
        Some(slug) => Line::new("gemeente", quote(slug)),
        None => Line::new("gemeente", "\"kerkrade\"")
            .with("De naam van de map in content/gemeenten.")
            .unused(),
    };
    let date = || Line::new("date", today.to_string());
    let composed = || Line::new("voorbeeld", "false").with("Aan is true, uit is false.");
    let broker = "{ name = \"Een trainer\", role = \"jeugdtrainer\" }";
    let video = format!("{{ url = \"https://…\", transcript = {} }}", quote(FILM));
    let source = Line::new("bron", format!("{{ title = {} }}", quote(SOURCE)))
        .with("Met url = \"https://…\" erbij als het online staat.");
    match arguments.kind {
        Kind::Story => vec![
            date(),
            municipality(),
            topics(),
            Line::new("broker", broker),
            Line::new("video", video).unused(),
            composed(),
        ],
        Kind::Tip => vec![
            topics(),
            Line::new("voor", "[\"jongere\"]")
                .with("Kies uit jongere, broker, ouder en professional."),
        ],
        Kind::Question => vec![
            date(),
            topics(),
            municipality(),
            Line::new("leeftijdsgroep", "\"15-17\"").unused(),
            Line::new("beantwoord_door", "\"broker\"").with("Kies broker, professional of team."),
            composed(),
        ],
        Kind::Practice => vec![
            municipality(),
            topics(),
            Line::new("factoren", "[]").with("Namen van bestanden in content/factoren."),
            Line::new("jaar", today.year().to_string()),
            source,
            contact(),
        ],
        Kind::Municipality => municipality_lines(arguments, town),
        Kind::Person => vec![
            Line::new("rol", "\"jongerenwerker\"").with("Wat deze persoon doet."),
            municipality(),
            Line::new("bereikbaar", "\"dinsdag en donderdag in het buurthuis\"").unused(),
            composed(),
        ],
        Kind::Topic | Kind::Factor => vec![Line::new("volgorde", "100")],
        _ => Vec::new(),
    }
}

fn municipality_lines(arguments: &NewFile, town: Option<&MunicipalityRecord>) -> Vec<Line> {
    let (code, province) = town.map_or(("GM0000", ""), |town| (&town.cbs, &town.provincie));
    let shown = |key, value: &str| Line::new(key, value).unused();
    vec![
        Line::new("name", quote(&arguments.title)),
        Line::new("deelname", "\"actief\"").with("Kies actief, voorbeeld of gestopt."),
        Line::new("cbs", quote(code)),
        Line::new("provincie", quote(province)),
        shown("ambassadeurs", "[{ name = \"Naam\", role = \"trainer\" }]"),
        shown(
            "hotspots",
            "[{ name = \"De Huiskamer\", kind = \"buurthuis\", address = \"Straat 1\" }]",
        ),
        contact(),
        shown(
            "agenda",
            "[{ date = 2030-01-01, title = \"Koffie voor brokers\", place = \"Buurthuis\" }]",
        ),
        shown(
            "tokens",
            "{ accent = \"#0b4f48\", accent_contrast = \"#ffffff\" }",
        ),
        shown("opgegaan_in", "\"Het Hogeland\""),
    ]
}

/// The text to begin with.
pub fn body_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Story => "Begin met een moment: waar was het, wat gebeurde er?\n",
        Kind::Tip => "Eén ding dat je kunt doen, en een zin die je kunt zeggen.\n",
        Kind::Question => "De vraag, zonder namen of plaatsen.\n\n## Antwoord\n\nHet antwoord.\n",
        Kind::Practice => {
            "## Wat was er aan de hand?\n\n## Wat deden ze?\n\n## Wat kun jij ermee?\n"
        }
        Kind::Municipality => "Wat gebeurt er hier voor jongeren?\n",
        Kind::Person => "Wat kun je bij deze persoon kwijt? Vraag eerst of dit op de site mag.\n",
        Kind::Topic | Kind::Factor => "Waar gaat dit over?\n",
        _ => "De tekst van de pagina.\n",
    }
}

/// What the list of municipalities says of the one with this name.
fn find_town(root: &Path, arguments: &NewFile) -> Option<MunicipalityRecord> {
    if arguments.kind != Kind::Municipality {
        return None;
    }
    let path = Municipalities::PATH;
    let list = fs::read(&root.join(path)).ok()?;
    let file = TextFile {
        path: path.to_owned(),
        text: String::from_utf8_lossy(&list).into(),
    };
    let list = Municipalities::parse(&file).ok()?;
    list.called(&arguments.title).cloned()
}

/// A TOML string.
pub fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_gives_a_file_whose_front_matter_is_valid() {
        use content::{FrontMatter, TextFile, locate, split};
        let reader = FrontMatter::default();
        let today = Date(jiff::civil::date(2026, 3, 14));
        for kind in [
            Kind::Story,
            Kind::Tip,
            Kind::Question,
            Kind::Practice,
            Kind::Municipality,
            Kind::Topic,
            Kind::Factor,
            Kind::Person,
            Kind::Page,
        ] {
            let folder = tempfile::tempdir().expect("temporary folder");
            let arguments = NewFile {
                kind,
                title: "Wat \"doe\" je met 100% pech?".to_owned(),
                municipality: None,
            };
            let path = new_file(folder.path(), &arguments, today).expect("made");
            let text = std::fs::read_to_string(folder.path().join(&path)).expect("readable");
            let file = TextFile {
                path: path.display().to_string(),
                text: text.into(),
            };
            let location = locate(file.below("content")).expect("a place");
            assert_eq!(location.kind, kind);
            let document = split(&file.text).expect("front matter");
            let parsed = reader.parse(kind, &file, &document);
            assert!(parsed.is_ok(), "{kind:?}: {parsed:?}");
            assert!(matches!(
                new_file(folder.path(), &arguments, today),
                Err(NewError::Exists(_))
            ));
        }
    }

    #[test]
    fn a_title_and_an_address_must_be_possible() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let today = Date(jiff::civil::date(2026, 3, 14));
        let make = |kind, title: &str| {
            let arguments = NewFile {
                kind,
                title: title.to_owned(),
                municipality: None,
            };
            new_file(folder.path(), &arguments, today)
        };
        for title in ["Een\u{1b}[0m titel", "Stil\u{200b}te", "Om\u{202e}gekeerd"] {
            let made = make(Kind::Tip, title);
            assert!(matches!(made, Err(NewError::HiddenSigns)), "{title:?}");
        }
        for kind in [Kind::Municipality, Kind::Page] {
            assert!(matches!(make(kind, "Tips"), Err(NewError::Taken(_))));
        }
        make(Kind::Page, "Over ons").expect("made");
        let made = make(Kind::Municipality, "Over ons");
        assert!(matches!(made, Err(NewError::Taken(_))));
    }

    #[test]
    fn a_municipality_is_found_by_the_name_that_people_use() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let list = folder.path().join(Municipalities::PATH);
        std::fs::create_dir_all(list.parent().expect("a folder")).expect("made");
        let rows = "naam,cbs,provincie,lengtegraad,breedtegraad,ook_bekend_als\n's-Gravenhage,GM0518,Zuid-Holland,4.3,52.0,Den Haag\n";
        std::fs::write(&list, rows).expect("written");
        let arguments = NewFile {
            kind: Kind::Municipality,
            title: "Den Haag".to_owned(),
            municipality: None,
        };
        let today = Date(jiff::civil::date(2026, 3, 14));
        let path = new_file(folder.path(), &arguments, today).expect("made");
        let text = std::fs::read_to_string(folder.path().join(path)).expect("readable");
        assert!(text.contains("cbs = \"GM0518\""), "{text}");
    }

    #[test]
    fn a_municipality_must_exist() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let arguments = NewFile {
            kind: Kind::Story,
            title: "Een verhaal".to_owned(),
            municipality: Some("nergens".to_owned()),
        };
        let today = Date(jiff::civil::date(2026, 3, 14));
        let made = new_file(folder.path(), &arguments, today);
        assert!(matches!(made, Err(NewError::UnknownMunicipality { .. })));
    }
}
