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
    /// The municipality that the page belongs to, by its slug or its name.
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
    /// The list has no municipality of this name, and one that is nearly called so.
    #[error("there is no municipality {name}, and there is {nearest}")]
    NotAMunicipality {
        /// The name that was given.
        name: String,
        /// The one that was probably meant.
        nearest: String,
    },
    /// More than one municipality has this name.
    #[error("which municipality: {0}?")]
    SeveralMunicipalities(String),
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
            Self::NotAMunicipality { name, nearest } => Message::new("new-not-a-municipality")
                .with("name", name.clone())
                .with("nearest", nearest.clone()),
            Self::SeveralMunicipalities(names) => {
                Message::new("new-several-municipalities").with("names", names.clone())
            }
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
const BROKER: &str = "Naam, of wie het is: een trainer";
const ROLE: &str = "Wat deze persoon doet";

/// The values of keys that are there to be replaced.
pub const VALUES: [&str; 6] = [DESCRIPTION, PICTURE, FILM, SOURCE, BROKER, ROLE];

/// Makes the file; its path is from the root folder.
pub fn new_file(root: &Path, arguments: &NewFile, today: Date) -> Result<PathBuf, NewError> {
    if arguments.title.contains(is_hidden_in_name) {
        return Err(NewError::HiddenSigns);
    }
    let slug = slug::slugify(&arguments.title);
    if slug.is_empty() {
        return Err(NewError::NoSlug(arguments.title.clone()));
    }
    let mut arguments = arguments.clone();
    if let Some(municipality) = &mut arguments.municipality {
        *municipality = folder_of(root, municipality);
        check_municipality(root, arguments.kind, municipality)?;
    }
    let arguments = &arguments;
    let town = find_town(root, arguments)?;
    let path = path_of(arguments.kind, &slug, arguments.municipality.as_deref());
    let found = Found {
        town: town.as_ref(),
        next: next_in_order(root, arguments.kind),
    };
    let text = text_of(arguments, &found, today);
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

/// The folder of the municipality that is called so: "Kerkrade" is in `kerkrade`. What has none stays as it was written.
fn folder_of(root: &Path, municipality: &str) -> String {
    let list = municipalities(root);
    let record = list.as_ref().and_then(|list| list.called(municipality));
    let known = record.into_iter().flat_map(MunicipalityRecord::slugs);
    let mut names = [municipality.to_owned(), slug::slugify(municipality)]
        .into_iter()
        .chain(known);
    let has_page = |name: &String| {
        !name.is_empty()
            && root
                .join(format!("content/gemeenten/{name}/_index.md"))
                .is_file()
    };
    names
        .find(has_page)
        .unwrap_or_else(|| municipality.to_owned())
}

/// The place of a new page in a list that is numbered: after the last.
fn next_in_order(root: &Path, kind: Kind) -> u32 {
    let folder = root.join(path_of(kind, "_", None));
    let files = std::fs::read_dir(folder.parent().unwrap_or(root));
    let files = files.into_iter().flatten().flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    let last = texts.filter_map(|text| order_of(&text)).max();
    last.map_or(1, |last| last.saturating_add(1))
}

fn order_of(text: &str) -> Option<u32> {
    let mut lines = text
        .lines()
        .filter_map(|line| line.strip_prefix("volgorde"));
    lines.next()?.trim().strip_prefix('=')?.trim().parse().ok()
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
fn text_of(arguments: &NewFile, found: &Found<'_>, today: Date) -> String {
    let words = words::keys();
    let mut text = "+++\n".to_owned();
    for Line {
        key,
        value,
        more,
        is_used,
    } in lines(arguments, found, today)
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

/// What the site says of a new page.
struct Found<'a> {
    /// What the list of municipalities has of it.
    town: Option<&'a MunicipalityRecord>,
    /// Its place in a list that is numbered.
    next: u32,
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
fn lines(arguments: &NewFile, found: &Found<'_>, today: Date) -> Vec<Line> {
    let kind = arguments.kind;
    let mut lines = vec![
        Line::new("title", quote(&arguments.title)),
        Line::new("description", quote(DESCRIPTION)),
    ];
    lines.extend(own_lines(arguments, found, today));
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
fn own_lines(arguments: &NewFile, found: &Found<'_>, today: Date) -> Vec<Line> {
    let today = today.0;
    let municipality = || match &arguments.municipality {
        Some(slug) => Line::new("gemeente", quote(slug)),
        None => Line::new("gemeente", "\"kerkrade\"")
            .with("De naam van de map in content/gemeenten.")
            .unused(),
    };
    let date = || Line::new("date", today.to_string());
    let composed = || Line::new("voorbeeld", "false").with("Aan is true, uit is false.");
    let broker = format!("{{ name = {}, role = {} }}", quote(BROKER), quote(ROLE));
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
        Kind::Municipality => municipality_lines(arguments, found.town),
        Kind::Person => vec![
            Line::new("rol", quote(ROLE)),
            municipality(),
            Line::new("bereikbaar", "\"dinsdag en donderdag in het buurthuis\"").unused(),
            composed(),
        ],
        Kind::Topic | Kind::Factor => vec![Line::new("volgorde", found.next.to_string())],
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

/// What the list of municipalities says of the one with this name. A name that is nearly one of the list is a slip; any other
/// can be of a municipality that was merged.
fn find_town(root: &Path, arguments: &NewFile) -> Result<Option<MunicipalityRecord>, NewError> {
    let list = municipalities(root).filter(|_| arguments.kind == Kind::Municipality);
    let Some(list) = list else {
        return Ok(None);
    };
    let name = &arguments.title;
    if let Some(found) = list.called(name) {
        return Ok(Some(found.clone()));
    }
    let several = list.of_provinces(name);
    if !several.is_empty() {
        return Err(NewError::SeveralMunicipalities(several.join(", ")));
    }
    match nearest(name, list.names()) {
        Some(nearest) => Err(NewError::NotAMunicipality {
            name: name.clone(),
            nearest,
        }),
        None => Ok(None),
    }
}

fn municipalities(root: &Path) -> Option<Municipalities> {
    let path = Municipalities::PATH;
    let list = fs::read(&root.join(path)).ok()?;
    let file = TextFile {
        path: path.to_owned(),
        text: String::from_utf8_lossy(&list).into(),
    };
    Municipalities::parse(&file).ok()
}

/// A TOML string.
pub fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests;
