//! A site of one's own in a new folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use content::{Date, Municipalities, MunicipalityRecord, TextFile};
use diagnostics::words::{self, Args};
use diagnostics::{Message, nearest};
use editor::schemas;
use slug::slugify;

use crate::cli::Forge;
use crate::failure::{Failure, refused};

/// What a new site begins with.
pub(crate) enum Beginning {
    /// The pages that every site needs, for a municipality or for none yet.
    Own(Option<Box<MunicipalityRecord>>),
    /// The content of the demonstration.
    Demo,
}

/// What was made.
pub(crate) struct Begun {
    pub(crate) files: usize,
}

/// Paths in the folder, and bytes.
type Files = Vec<(String, Cow<'static, [u8]>)>;

/// Files of the demonstration that are the same on every site.
const SHARED: [&str; 11] = [
    "data/README.md",
    "data/gemeenten.csv",
    "data/grenzen.json",
    "data/hulplijnen.toml",
    "paginas/antwoord.md",
    "paginas/hulp-nu.md",
    "paginas/niet-gevonden.md",
    "paginas/privacy.md",
    "paginas/toegankelijkheid.md",
    "paginas/vraag.md",
    "paginas/zo-werkt-het.md",
];

/// Where a file of the starter goes that does not have its own name there.
const ELSEWHERE: [(&str, &str); 3] = [
    ("gitignore", ".gitignore"),
    ("taplo.toml", ".taplo.toml"),
    ("extensions.json", ".vscode/extensions.json"),
];

/// How many files of a folder that is not empty are named.
const NAMED: usize = 5;

/// Makes the site, or nothing.
pub(crate) fn begin(
    folder: &Path,
    beginning: &Beginning,
    forge: Option<Forge>,
    today: Date,
) -> Result<Begun, Failure> {
    check_empty(folder)?;
    let mut files = match beginning {
        Beginning::Own(municipality) => own(municipality.as_deref(), today),
        Beginning::Demo => demo(today),
    };
    files.extend(workflows(forge));
    write(folder, &files)?;
    Ok(Begun { files: files.len() })
}

/// The municipality of this name, or the nearest one in the refusal. The name that people use stays: a site of Den Haag is not
/// called 's-Gravenhage.
pub(crate) fn municipality(name: &str) -> Result<MunicipalityRecord, Failure> {
    let list = municipalities()?;
    if let Some(found) = list.called(name) {
        let mut found = found.clone();
        if let Some(used) = found.used_name(name) {
            found.naam = used.to_owned();
        }
        return Ok(found);
    }
    let several = list.of_provinces(name);
    if !several.is_empty() {
        let message = Message::new("init-several").with("name", name.to_owned());
        return Err(refused(message.with("names", several.join(", "))));
    }
    let nearest = nearest(name, list.names());
    let unknown = Message::new("init-unknown-municipality").with("name", name.to_owned());
    Err(refused(unknown.with(
        "nearest",
        nearest.unwrap_or_else(|| "none".to_owned()),
    )))
}

fn municipalities() -> Result<Municipalities, Failure> {
    const PATH: &str = "data/gemeenten.csv";
    let bytes = builtin::of_demo(PATH).unwrap_or_default();
    let file = TextFile {
        path: PATH.to_owned(),
        text: String::from_utf8_lossy(&bytes).into(),
    };
    Municipalities::parse(&file).map_err(Failure::Problems)
}

/// A folder that is there must be empty; only git may have been in it.
fn check_empty(folder: &Path) -> Result<(), Failure> {
    if folder.is_file() {
        return Err(refused(Message::new("init-file").at(folder)));
    }
    // One that cannot be listed is reported when something is written to it.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != ".git")
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let count = names.len();
    names.truncate(NAMED);
    Err(refused(
        Message::new("init-not-empty")
            .at(folder)
            .with("names", names.join(", "))
            .with("more", count - names.len()),
    ))
}

fn own(municipality: Option<&MunicipalityRecord>, today: Date) -> Files {
    let name = municipality.map_or("", |record| &*record.naam);
    let slug = slugify(if name.is_empty() { "voorbeeld" } else { name });
    let title = format!("Social Brokers {name}");
    let words = [
        ("%TITLE%", title.trim_end().to_owned()),
        ("%NAME%", name.to_owned()),
        ("%SLUG%", slug.clone()),
        (
            "%CBS%",
            municipality.map_or_else(String::new, |record| record.cbs.clone()),
        ),
        (
            "%PROVINCE%",
            municipality.map_or_else(String::new, |record| record.provincie.clone()),
        ),
        ("%TODAY%", in_words(today)),
        ("%DATE%", today.0.to_string()),
        ("%YEAR%", today.0.year().to_string()),
    ];
    let mut files = Files::new();
    for (path, bytes) in builtin::starter() {
        let path = match path.strip_prefix("gemeente/") {
            Some(_) if municipality.is_none() => continue,
            Some(page) => format!("content/gemeenten/{slug}/{page}"),
            None => elsewhere(&path),
        };
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        for (key, value) in &words {
            text = text.replace(key, value);
        }
        files.push((path, Cow::Owned(text.into_bytes())));
    }
    let shared = SHARED
        .iter()
        .filter_map(|path| Some((path, builtin::of_demo(path)?)));
    files.extend(shared.map(|(path, bytes)| (format!("content/{path}"), bytes)));
    files.extend(of_schemas());
    files
}

/// A date as people write it.
fn in_words(date: Date) -> String {
    let args: Args<'_> = [
        ("day", i64::from(date.0.day()).into()),
        ("month", i64::from(date.0.month()).into()),
        // As text, so that no language groups its digits.
        ("year", date.0.year().to_string().into()),
    ]
    .into();
    let said = words::site("nl").get("date-long", &args);
    said.unwrap_or_else(|| date.0.to_string())
}

fn demo(today: Date) -> Files {
    let mut files = own(None, today);
    files.retain(|(path, _)| !path.starts_with("content/"));
    let content = builtin::demo().into_iter();
    files.extend(content.map(|(path, bytes)| (format!("content/{path}"), bytes)));
    files
}

fn elsewhere(path: &str) -> String {
    let mut moved = ELSEWHERE.iter();
    let moved = moved.find_map(|(from, to)| (*from == path).then_some(*to));
    moved.unwrap_or(path).to_owned()
}

/// What the host of the repository runs; without a word about which it is, for each of them: none reads the files of another,
/// and all wait until somebody sets where `brokers` is.
fn workflows(forge: Option<Forge>) -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
    let all = builtin::workflows().into_iter();
    all.filter_map(move |(path, bytes)| {
        let (own, to) = match path.split_once('/') {
            Some(("github", name)) => (Forge::Github, format!(".github/workflows/{name}")),
            Some(("forgejo", name)) => (Forge::Forgejo, format!(".forgejo/workflows/{name}")),
            None if path == "gitlab.yml" => (Forge::Gitlab, ".gitlab-ci.yml".to_owned()),
            _ => return None,
        };
        let is_wanted = forge.is_none_or(|forge| forge == own);
        is_wanted.then_some((to, bytes))
    })
}

fn of_schemas() -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
    schemas::all().into_iter().map(|(name, schema)| {
        let text = format!("{schema:#}\n");
        (format!(".schema/{name}"), Cow::Owned(text.into_bytes()))
    })
}

/// Writes everything beside the folder first: either the site is there as a whole, or nothing changed.
fn write(folder: &Path, files: &Files) -> Result<(), Failure> {
    let whole = std::path::absolute(folder)?;
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    let new = whole.with_file_name(format!(".{name}.nieuw"));
    let missing = first_missing(&whole);
    let done = write_beside(&new, files).and_then(|()| move_into(&new, &whole));
    if done.is_err() {
        // What went wrong is what is said; a folder that was there stays.
        let _ = files::remove_dir_all(&new);
        if let Some(made) = missing {
            let _ = files::remove_dir_all(&made);
        }
    }
    done
}

/// The folder nearest to the root that is not there yet.
fn first_missing(folder: &Path) -> Option<PathBuf> {
    let missing = folder.ancestors().take_while(|above| !above.exists());
    missing.last().map(Path::to_path_buf)
}

fn write_beside(new: &Path, files: &Files) -> Result<(), Failure> {
    files::remove_dir_all(new)?;
    for (path, bytes) in files {
        files::write_new(&new.join(path), bytes)?;
    }
    Ok(())
}

/// Moves what is in a folder into another, which may have a `.git`.
fn move_into(new: &Path, folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(files::rename(new, folder)?);
    }
    for entry in std::fs::read_dir(new)? {
        let entry = entry?;
        files::rename(&entry.path(), &folder.join(entry.file_name()))?;
    }
    Ok(files::remove_dir_all(new)?)
}
