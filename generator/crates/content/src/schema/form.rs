//! Form definitions in `content/formulieren/`: read with the same messages as
//! front matter, and checked by the library of the function.

use forms::{Definition, Form, FormError, FormProblem};
use toml::de::{DeTable, DeValue};
use unic_langid::LanguageIdentifier;

use crate::source::TextFile;
use crate::toml::explain;
use crate::toml::reader::Reader;
use diagnostics::{Diagnostic, Problem, nearest};

/// What could be made of a definition.
pub struct ReadForm {
    /// The form, when nothing is wrong with it.
    pub form: Option<Form>,
    /// The name it says it has.
    pub id: Option<String>,
    /// What is wrong, and what somebody should look at.
    pub found: Vec<Diagnostic>,
}

/// Keys that have a text in several languages.
const TEXTS: [&str; 9] = [
    "title", "intro", "submit", "success", "page", "label", "hint", "error", "text",
];

/// Reads a definition; all problems at once. `languages` are those of the site.
pub fn read_form(file: &TextFile, languages: &[String]) -> ReadForm {
    let mut reader = Reader::new(file, "formulier");
    let mut mended = String::new();
    let Some(table) = reader.toml(&file.text, &mut mended) else {
        return ReadForm {
            form: None,
            id: None,
            found: reader.diagnostics,
        };
    };
    let unused = unused_languages(&table, file, languages);
    let definition = reader.read::<Definition>(table).unwrap_or_default();
    let id = definition.id().map(str::to_owned);
    let (form, errors) = match Form::check(definition) {
        Ok(form) => (reader.diagnostics.is_empty().then_some(form), Vec::new()),
        Err(errors) => (None, errors),
    };
    let wrong: Vec<Diagnostic> = errors
        .into_iter()
        .filter(|error| !follows_from(&error.problem, &reader))
        .map(|error| say(error, file))
        .collect();
    let mut found = reader.diagnostics;
    found.extend(wrong);
    found.extend(unused);
    ReadForm { form, id, found }
}

/// Whether something is not there because it was taken out.
fn follows_from(problem: &FormProblem, reader: &Reader<'_>) -> bool {
    match problem {
        FormProblem::MissingKey { key } => reader.took_out(key),
        problem => problem.is_absence() && !reader.diagnostics.is_empty(),
    }
}

fn say(error: FormError, file: &TextFile) -> Diagnostic {
    let span = error.span;
    let written = span.clone().and_then(|span| file.text.get(span));
    let problem = match error.problem {
        FormProblem::MissingKey { key } => {
            explain::missing_key(key, "formulier", written.unwrap_or_default())
        }
        FormProblem::UnknownChoice { key, value, known } => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            explain::unknown_choice(key, &value, &known)
        }
        problem => Problem::BadForm(problem),
    };
    let place = span.map_or_else(|| file.top(), |span| file.place(span));
    Diagnostic::error(problem, place)
}

/// Texts in languages that the site does not have: nobody would read them.
fn unused_languages(table: &DeTable<'_>, file: &TextFile, languages: &[String]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (key, value) in table {
        let is_text = TEXTS.contains(&key.get_ref().as_ref());
        match value.get_ref() {
            DeValue::Table(texts) if is_text => {
                let unknown = texts.keys().filter(|lang| {
                    let tag = lang.get_ref().as_ref();
                    tag.parse::<LanguageIdentifier>().is_ok()
                        && languages.iter().all(|known| known != tag)
                });
                found.extend(unknown.map(|lang| {
                    let problem = Problem::UnusedLanguage {
                        lang: lang.get_ref().to_string(),
                        nearest: nearest(lang.get_ref(), languages.iter().map(String::as_str)),
                        known: languages.join(", "),
                    };
                    Diagnostic::warning(problem, file.place(lang.span()))
                }));
            }
            DeValue::Array(items) => {
                let tables = items.iter().filter_map(|item| item.get_ref().as_table());
                found.extend(tables.flat_map(|table| unused_languages(table, file, languages)));
            }
            _ => {}
        }
    }
    found
}
