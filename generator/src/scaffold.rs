//! `brokers new`: a file with the right front matter, ready to be filled in.

use std::path::{Path, PathBuf};

use crate::cli::New;
use crate::content::{Date, Kind, Municipalities, MunicipalityRecord, Section};
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
    let text = text_of(arguments, find_town(root, arguments).as_ref(), today);
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

/// A line of front matter: the key with its value, and what it means. What can
/// be left out stands behind a `#`.
type Line = (String, &'static str);

/// The front matter with what is known filled in, each key with its meaning.
fn text_of(arguments: &New, town: Option<&MunicipalityRecord>, today: Date) -> String {
    let kind = arguments.kind;
    let mut lines = vec![(
        format!("title = {}", quote(&arguments.title)),
        "de kop van de pagina, en de naam in lijsten",
    )];
    if matches!(kind, Kind::Verhaal | Kind::Vraag) {
        lines.push((
            format!("date = {}", today.0),
            "de dag waarop het geschreven is",
        ));
    }
    lines.push((
        "description = \"Eén zin over deze pagina.\"".to_owned(),
        "voor kaartjes en zoekresultaten",
    ));
    lines.extend(own_lines(arguments, town, today));
    lines.extend(common_lines(kind));
    let front: String = lines
        .into_iter()
        .map(|(line, meaning)| format!("# {meaning}\n{line}\n"))
        .collect();
    format!("+++\n{front}+++\n\n{}", body_of(kind))
}

/// The keys that every page may have.
fn common_lines(kind: Kind) -> Vec<Line> {
    let mut lines = vec![
        (
            "draft = true",
            "een klad; haal deze regel weg als de pagina af is",
        ),
        (
            "# publish_on = 2030-01-01",
            "tot deze dag staat de pagina niet op de site",
        ),
        ("# updated = 2030-01-01", "de dag van de laatste wijziging"),
        (
            "# image = { src = \"foto.jpg\", alt = \"Wat er te zien is\" }",
            "een plaatje in de map van dit bestand",
        ),
        (
            "# aliases = [\"/oud/adres/\"]",
            "oude adressen die hierheen leiden",
        ),
    ];
    if !matches!(kind, Kind::Onderwerp | Kind::Factor) {
        lines.push(("# volgorde = 10", "plaats in de lijst; lager komt eerder"));
    }
    if !matches!(kind, Kind::Verhaal | Kind::Vraag) {
        lines.push(("# date = 2030-01-01", "de dag waarop het geschreven is"));
    }
    if !matches!(
        kind,
        Kind::Verhaal | Kind::Vraag | Kind::Tip | Kind::Praktijk
    ) {
        lines.push((
            "# onderwerpen = []",
            "namen van bestanden in content/onderwerpen",
        ));
    }
    owned(&lines)
}

/// The keys of the type.
fn own_lines(arguments: &New, town: Option<&MunicipalityRecord>, today: Date) -> Vec<Line> {
    let topics = (
        "onderwerpen = []",
        "namen van bestanden in content/onderwerpen: [\"gevoel\", \"school\"]",
    );
    let contact = (
        "# contact = { name = \"Team Jeugd\", phone = \"14 045\", email = \"jeugd@voorbeeld.nl\", url = \"https://www.voorbeeld.nl\" }",
        "wie je kunt bellen of schrijven",
    );
    let composed = (
        "voorbeeld = false",
        "true: het is bedacht, en de pagina zegt dat",
    );
    match arguments.kind {
        Kind::Verhaal => [
            vec![municipality_line(arguments)],
            owned(&[
                topics,
                (
                    "broker = { name = \"Een trainer\", role = \"jeugdtrainer\" }",
                    "over wie het gaat",
                ),
                (
                    "# video = { url = \"https://…\", transcript = \"Wat er gezegd wordt\" }",
                    "een film op een andere site, met de tekst erbij",
                ),
                composed,
            ]),
        ]
        .concat(),
        Kind::Tip => owned(&[
            topics,
            (
                "voor = [\"jongere\"]",
                "jongere, broker, ouder of professional; meer mag",
            ),
        ]),
        Kind::Vraag => [
            vec![municipality_line(arguments)],
            owned(&[
                topics,
                ("# leeftijd = 15", "hoe oud wie het vraagt is"),
                ("beantwoord_door = \"broker\"", "broker of professional"),
                composed,
            ]),
        ]
        .concat(),
        Kind::Praktijk => [
            vec![
                municipality_line(arguments),
                (
                    format!("jaar = {}", today.0.year()),
                    "het jaar waar het over gaat",
                ),
            ],
            owned(&[
                topics,
                ("factoren = []", "namen van bestanden in content/factoren"),
                (
                    "bron = { title = \"Titel en uitgever\" }",
                    "waar de feiten vandaan komen; url = \"https://…\" mag erbij",
                ),
                contact,
            ]),
        ]
        .concat(),
        Kind::Gemeente => municipality_lines(arguments, town, contact),
        Kind::Onderwerp => owned(&[("volgorde = 100", "plaats in de lijst; lager komt eerder")]),
        Kind::Factor => owned(&[("volgorde = 100", "het nummer van de factor")]),
        _ => Vec::new(),
    }
}

fn municipality_lines(
    arguments: &New,
    town: Option<&MunicipalityRecord>,
    contact: (&str, &'static str),
) -> Vec<Line> {
    let (code, province) = town.map_or(("GM0000", ""), |town| (&town.cbs, &town.provincie));
    let known = vec![
        (
            format!("name = {}", quote(&arguments.title)),
            "de officiële naam",
        ),
        (
            format!("cbs = {}", quote(code)),
            "de code uit content/data/gemeenten.csv",
        ),
        (format!("provincie = {}", quote(province)), "de provincie"),
    ];
    let more = owned(&[
        (
            "# ambassadeurs = [{ name = \"Naam\", role = \"waar je die van kent\" }]",
            "bekende mensen die achter de brokers staan",
        ),
        (
            "# hotspots = [{ name = \"De Huiskamer\", kind = \"buurthuis\", address = \"Straat 1\" }]",
            "plekken waar je een broker vindt",
        ),
        contact,
        (
            "# agenda = [{ date = 2026-12-01, title = \"Koffie voor brokers\", place = \"Buurthuis\" }]",
            "wat er te doen is; url = \"https://…\" mag erbij; wat voorbij is, verdwijnt vanzelf",
        ),
        (
            "# tokens = { accent = \"#0b4f48\", accent_contrast = \"#ffffff\" }",
            "eigen kleuren: van vlakken, en van tekst daarop",
        ),
        (
            "# opgegaan_in = \"Het Hogeland\"",
            "de gemeente van nu, als deze niet meer bestaat",
        ),
    ]);
    [known, more].concat()
}

fn municipality_line(arguments: &New) -> Line {
    let meaning = "de map van de gemeente waar dit bij hoort";
    match &arguments.gemeente {
        Some(slug) => (format!("gemeente = {}", quote(slug)), meaning),
        None => ("# gemeente = \"kerkrade\"".to_owned(), meaning),
    }
}

fn owned(lines: &[(&str, &'static str)]) -> Vec<Line> {
    let owned = |(line, meaning): &(&str, &'static str)| ((*line).to_owned(), *meaning);
    lines.iter().map(owned).collect()
}

/// Something to begin with.
fn body_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Verhaal => "Begin met een moment: waar was het, wat gebeurde er?\n",
        Kind::Tip => "Eén ding dat je kunt doen, en een zin die je kunt zeggen.\n",
        Kind::Vraag => "De vraag, zonder namen of plaatsen.\n\n## Antwoord\n\nHet antwoord.\n",
        Kind::Praktijk => {
            "## Wat was er aan de hand?\n\n## Wat deden ze?\n\n## Wat kun jij ermee?\n"
        }
        Kind::Gemeente => "Wat gebeurt er hier voor jongeren?\n",
        Kind::Onderwerp | Kind::Factor => "Waar gaat dit over?\n",
        _ => "De tekst van de pagina.\n",
    }
}

/// What the list of municipalities says of the one with this name.
fn find_town(root: &Path, arguments: &New) -> Option<MunicipalityRecord> {
    if arguments.kind != Kind::Gemeente {
        return None;
    }
    let list = fs::read(&root.join("content/data/gemeenten.csv")).ok()?;
    let list = Municipalities::parse(&String::from_utf8_lossy(&list)).ok()?;
    list.by_name(&arguments.title).cloned()
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
            // What is behind a # is right, too, and every key is explained.
            let is_key = |line: &str, key: &str| line.starts_with(&format!("{key} = "));
            let bare = |line: &str| line.strip_prefix("# ").unwrap_or(line).to_owned();
            let lines: Vec<&str> = file.text.lines().collect();
            let mut whole = file.text.to_string();
            for key in reader.keys(kind) {
                let at = lines.iter().position(|line| is_key(&bare(line), key));
                let at = at.unwrap_or_else(|| panic!("{kind:?} has no {key}"));
                assert!(lines[at - 1].starts_with("# "), "{kind:?}: {key}");
                whole = whole.replacen(lines[at], &bare(lines[at]), 1);
            }
            let file = TextFile {
                text: whole.into(),
                ..file
            };
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
