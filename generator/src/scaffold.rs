//! `brokers new`: a file with the right front matter, ready to be filled in.

use std::path::{Path, PathBuf};

use crate::cli::New;
use crate::content::{Date, Kind, Section};
use crate::fs::{self, FsError};

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// A title without a letter or digit gives no file name.
    #[error(
        "van de titel “{0}” is geen bestandsnaam te maken; gebruik ten minste één letter of cijfer"
    )]
    NoSlug(String),
    /// Only some types belong to a municipality.
    #[error("bij een {0} hoort geen --gemeente")]
    NoMunicipality(&'static str),
    /// The municipality has no page.
    #[error(
        "er is geen gemeente “{0}”: {1} bestaat niet; maak die eerst met: brokers new gemeente \"…\""
    )]
    UnknownMunicipality(String, String),
    /// Never overwrites.
    #[error("{0} bestaat al; kies een andere titel of wijzig dat bestand")]
    Exists(String),
    /// The file could not be written.
    #[error(transparent)]
    Fs(#[from] FsError),
}

/// Makes the file; its path is from the root folder.
pub fn new_file(root: &Path, arguments: &New, today: Date) -> Result<PathBuf, NewError> {
    let slug = slug::slugify(&arguments.title);
    if slug.is_empty() {
        return Err(NewError::NoSlug(arguments.title.clone()));
    }
    if let Some(municipality) = &arguments.gemeente {
        check_municipality(root, arguments.kind, municipality)?;
    }
    let path = path_of(arguments.kind, &slug, arguments.gemeente.as_deref());
    let text = text_of(arguments, today);
    let full = root.join(&path);
    if full.exists() {
        return Err(NewError::Exists(path.display().to_string()));
    }
    fs::write_new(&full, text.as_bytes())?;
    Ok(path)
}

fn check_municipality(root: &Path, kind: Kind, municipality: &str) -> Result<(), NewError> {
    if !matches!(
        kind,
        Kind::Verhaal | Kind::Vraag | Kind::Praktijk | Kind::Pagina
    ) {
        return Err(NewError::NoMunicipality(kind.name()));
    }
    let page = format!("content/gemeenten/{municipality}/_index.md");
    if root.join(&page).is_file() {
        Ok(())
    } else {
        Err(NewError::UnknownMunicipality(municipality.to_owned(), page))
    }
}

fn path_of(kind: Kind, slug: &str, municipality: Option<&str>) -> PathBuf {
    let folder = |section: Section| PathBuf::from("content").join(section.folder());
    let file = format!("{slug}.md");
    match (kind, municipality) {
        (Kind::Gemeente, _) => folder(Section::Gemeenten).join(slug).join("_index.md"),
        (Kind::Pagina, Some(municipality)) => {
            folder(Section::Gemeenten).join(municipality).join(file)
        }
        _ => Section::ALL
            .into_iter()
            .find(|section| section.kind() == kind)
            .map_or_else(|| folder(Section::Paginas), folder)
            .join(file),
    }
}

/// The front matter with what is known filled in, each key with its meaning.
fn text_of(arguments: &New, today: Date) -> String {
    let title = quote(&arguments.title);
    let date = today.0;
    let municipality = match &arguments.gemeente {
        Some(slug) => format!("gemeente = {}\n", quote(slug)),
        None => {
            "# gemeente = \"kerkrade\"   # de map van de gemeente waar dit bij hoort\n".to_owned()
        }
    };
    let description =
        "description = \"Eén zin over deze pagina, voor kaartjes en zoekresultaten.\"\n";
    let topics = "onderwerpen = []   # namen van bestanden in content/onderwerpen, zoals [\"gevoel\", \"school\"]\n";
    let start = format!("+++\ntitle = {title}\n");
    let draft = "draft = true   # haal deze regel weg als de pagina af is\n";
    match arguments.kind {
        Kind::Verhaal => format!(
            "{start}date = {date}\n{description}{municipality}{topics}broker = {{ name = \"Een trainer\", role = \"jeugdtrainer\" }}\n\
             voorbeeld = false   # true: het verhaal is bedacht, en de pagina zegt dat\n{draft}+++\n\n\
             Begin met een moment: waar was het, wat gebeurde er?\n"
        ),
        Kind::Tip => format!(
            "{start}{description}{topics}voor = [\"jongere\"]   # jongere, broker, ouder of professional; meer mag\n{draft}+++\n\n\
             Eén ding dat je kunt doen, en een zin die je kunt zeggen.\n"
        ),
        Kind::Vraag => format!(
            "{start}date = {date}\n{description}{topics}{municipality}# leeftijd = 15\n\
             beantwoord_door = \"broker\"   # broker of professional\n\
             voorbeeld = false   # true: de vraag is bedacht, en de pagina zegt dat\n{draft}+++\n\n\
             De vraag, zonder namen of plaatsen.\n\n## Antwoord\n\nHet antwoord.\n"
        ),
        Kind::Praktijk => format!(
            "{start}{description}{municipality}factoren = []   # namen van bestanden in content/factoren\njaar = {}\n\
             bron = {{ title = \"Titel en uitgever\" }}   # url = \"https://…\" mag erbij\n{draft}+++\n\n\
             ## Wat was er aan de hand?\n\n## Wat deden ze?\n\n## Wat kun jij ermee?\n",
            date.year()
        ),
        Kind::Gemeente => format!(
            "{start}name = {title}\ncbs = \"GM0000\"   # de code uit content/data/gemeenten.csv\nprovincie = \"\"\n{description}\
             # ambassadeurs = [{{ name = \"Naam\", role = \"waar je die van kent\" }}]\n\
             # hotspots = [{{ name = \"Naam\", kind = \"buurthuis\", address = \"Straat 1\" }}]\n\
             # agenda = [{{ date = {date}, title = \"Koffie voor brokers\", place = \"Buurthuis\" }}]   # url = \"https://…\" mag erbij; wat voorbij is, verdwijnt vanzelf\n\
             # tokens = {{ accent = \"#0b4f48\", accent_contrast = \"#ffffff\" }}   # eigen kleuren\n{draft}+++\n\n\
             Wat gebeurt er hier voor jongeren?\n"
        ),
        Kind::Onderwerp | Kind::Factor => {
            format!(
                "{start}{description}volgorde = 100   # plaats in de lijst\n{draft}+++\n\nWaar gaat dit over?\n"
            )
        }
        _ => format!("{start}{description}{draft}+++\n\nDe tekst van de pagina.\n"),
    }
}

/// A TOML string.
fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_gives_a_file_whose_front_matter_is_valid() {
        use crate::content::{FrontMatter, TextFile, locate, split};
        let reader = FrontMatter::default();
        let today = Date(jiff::civil::date(2026, 3, 14));
        for kind in [
            Kind::Verhaal,
            Kind::Tip,
            Kind::Vraag,
            Kind::Praktijk,
            Kind::Gemeente,
            Kind::Onderwerp,
            Kind::Factor,
            Kind::Pagina,
        ] {
            let folder = tempfile::tempdir().expect("temporary folder");
            let arguments = New {
                kind,
                title: "Wat \"doe\" je met 100% pech?".to_owned(),
                gemeente: None,
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
    fn a_municipality_must_exist() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let arguments = New {
            kind: Kind::Verhaal,
            title: "Een verhaal".to_owned(),
            gemeente: Some("nergens".to_owned()),
        };
        let today = Date(jiff::civil::date(2026, 3, 14));
        let made = new_file(folder.path(), &arguments, today);
        assert!(matches!(made, Err(NewError::UnknownMunicipality(..))));
    }
}
