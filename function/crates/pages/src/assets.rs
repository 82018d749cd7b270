//! The files that the generator prepares for the function: the folder `dist/function`, or the same files in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::shell::Shell;
use crate::teams::Teams;
use forms::facts::SiteFacts;
use forms::{FieldType, Form};
use signals::{BadEntry, Signals};

/// The facts of the site.
const FACTS: &str = "site.json";
/// The folder of form definitions.
const FORMS: &str = "formulieren/";
/// The folder of page shells, one per language.
const SHELLS: &str = "shells/";
/// The folder of templates with which a theme replaces built-in ones.
const TEMPLATES: &str = "templates/";

/// Everything that the function needs of a site, validated.
#[derive(Debug, Clone)]
pub struct Assets {
    /// From `site.json`.
    pub facts: SiteFacts,
    /// To whom submissions are sealed.
    pub teams: Teams,
    /// The words of danger.
    pub signals: Signals,
    /// The forms by id.
    pub forms: BTreeMap<String, Form>,
    /// Pages around an answer, by language; there is one for every language of the site.
    shells: BTreeMap<String, Shell>,
    /// Templates of the theme by name (`form.html`).
    pub templates: BTreeMap<String, String>,
}

/// Why the assets cannot be used: which file, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// The folder or a file in it cannot be read.
    #[error("cannot read {}: {source}; run `brokers build` and point FUNCTION_ASSETS at its dist/function", path.display())]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// Something that must be there is not.
    #[error("{file} is missing: run `brokers build` and use the whole folder dist/function")]
    Missing {
        /// Its path in the folder.
        file: String,
    },
    /// A file is there but cannot be used.
    #[error("{file}: {problem}")]
    Invalid {
        /// Its path in the folder.
        file: String,
        /// The problem, and what to do.
        problem: String,
    },
}

impl Assets {
    /// Reads a `dist/function` folder.
    pub fn read(dir: &Path) -> Result<Self, AssetsError> {
        let mut files = Vec::new();
        collect(dir, "", &mut files)?;
        Self::from_files(files)
    }

    /// Takes the files of a `dist/function` folder from memory. Paths have forward slashes and start inside the folder.
    pub fn from_files<P, B>(files: impl IntoIterator<Item = (P, B)>) -> Result<Self, AssetsError>
    where
        P: AsRef<str>,
        B: AsRef<[u8]>,
    {
        let mut facts = None;
        let mut forms = BTreeMap::new();
        let mut shells = BTreeMap::new();
        let mut templates = BTreeMap::new();
        for (path, bytes) in files {
            let (path, bytes) = (path.as_ref(), bytes.as_ref());
            if path == FACTS {
                facts = Some(facts_of(bytes)?);
            } else if let Some(name) = named(path, FORMS, ".toml") {
                forms.insert(name.to_owned(), form_of(path, name, bytes)?);
            } else if let Some(lang) = named(path, SHELLS, ".html") {
                let shell = Shell::parse(text_of(path, bytes)?).map_err(|e| invalid(path, e))?;
                shells.insert(lang.to_owned(), shell);
            } else if let Some(name) = path.strip_prefix(TEMPLATES) {
                templates.insert(name.to_owned(), text_of(path, bytes)?.to_owned());
            }
        }
        let mut facts = facts.ok_or_else(|| AssetsError::Missing { file: FACTS.into() })?;
        let teams = Teams::of(&facts).map_err(|e| invalid(FACTS, e))?;
        // So that no page says that they read.
        facts
            .teams
            .retain(|team| !teams.keyless().contains(&team.id));
        let signals =
            Signals::new(&facts.signals).map_err(|bad| invalid(FACTS, one_a_line(&bad)))?;
        // The model knows the same language as the list beside it. A site without that list wants no Dutch.
        let signals = if facts.signals.contains_key(signals::MODEL_LANGUAGE) {
            signals.with_model()
        } else {
            signals
        };
        let assets = Self {
            facts,
            teams,
            signals,
            forms,
            shells,
            templates,
        };
        assets.check()?;
        Ok(assets)
    }

    /// The page shell in `lang`, or else in the default language of the site.
    pub fn shell(&self, lang: &str) -> Option<&Shell> {
        self.shells
            .get(lang)
            .or_else(|| self.shells.get(&self.facts.default_language))
    }

    fn check(&self) -> Result<(), AssetsError> {
        if self.forms.is_empty() {
            return Err(AssetsError::Missing {
                file: format!("{FORMS}<id>.toml"),
            });
        }
        for lang in &self.facts.languages {
            if !self.shells.contains_key(lang) {
                return Err(AssetsError::Missing {
                    file: format!("{SHELLS}{lang}.html"),
                });
            }
        }
        self.forms
            .values()
            .try_for_each(|form| self.check_choices(form))
    }

    /// A choice without anything to choose from could never be made. Of municipalities there may be none: somebody can
    /// always say that theirs is not in the list.
    fn check_choices(&self, form: &Form) -> Result<(), AssetsError> {
        let empty = |field_type: &FieldType| match field_type {
            FieldType::Topics if self.facts.topics.is_empty() => Some("topics"),
            _ => None,
        };
        match form
            .fields
            .iter()
            .find_map(|field| empty(&field.field_type).map(|list| (field, list)))
        {
            Some((field, list)) => Err(invalid(
                FACTS,
                format!(
                    "`{list}` is empty, but the field \"{}\" of the form \"{}\" offers them",
                    field.name, form.id
                ),
            )),
            None => Ok(()),
        }
    }
}

fn invalid(file: &str, problem: impl std::fmt::Display) -> AssetsError {
    AssetsError::Invalid {
        file: file.to_owned(),
        problem: problem.to_string(),
    }
}

fn one_a_line(bad: &[BadEntry]) -> String {
    let lines: Vec<_> = bad.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn text_of<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, AssetsError> {
    std::str::from_utf8(bytes).map_err(|_| invalid(path, "it is not UTF-8: save it as UTF-8"))
}

fn facts_of(bytes: &[u8]) -> Result<SiteFacts, AssetsError> {
    let facts: SiteFacts = serde_json::from_slice(bytes).map_err(|e| invalid(FACTS, e))?;
    facts.check().map_err(|problem| invalid(FACTS, problem))?;
    Ok(facts)
}

fn form_of(path: &str, name: &str, bytes: &[u8]) -> Result<Form, AssetsError> {
    let form = Form::parse(text_of(path, bytes)?).map_err(|e| invalid(path, e))?;
    if form.id == name {
        Ok(form)
    } else {
        Err(invalid(
            path,
            format!(
                "its `id` is \"{}\": give the file and the form the same name",
                form.id
            ),
        ))
    }
}

/// The file name between a folder and an ending, if the file lies right in that folder.
fn named<'a>(path: &'a str, folder: &str, ending: &str) -> Option<&'a str> {
    path.strip_prefix(folder)?
        .strip_suffix(ending)
        .filter(|name| !name.contains('/'))
}

fn collect(
    dir: &Path,
    prefix: &str,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), AssetsError> {
    let fail = |path: &Path| {
        let path = path.to_path_buf();
        move |source| AssetsError::Read { path, source }
    };
    for entry in std::fs::read_dir(dir).map_err(fail(dir))? {
        let path = entry.map_err(fail(dir))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let bytes = std::fs::read(&path).map_err(fail(&path))?;
            files.push((format!("{prefix}{name}"), bytes));
        }
    }
    Ok(())
}
