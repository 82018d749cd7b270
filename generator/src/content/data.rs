//! Data files in `content/data/`: TOML, JSON and CSV, for templates to use.

use tera::Value;

use super::load::TextFile;
use crate::diagnostic::{Diagnostic, Problem};

/// The name (without folder and ending) and the value of a data file; `None`
/// for files of other types, such as a README.
pub(super) fn parse(file: &TextFile) -> Result<Option<(String, Value)>, Box<Diagnostic>> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return Ok(None);
    };
    let value = match extension {
        "toml" => toml(file)?,
        "json" => json(file)?,
        "csv" => csv(file)?,
        _ => return Ok(None),
    };
    // `toegankelijkheid-2026.toml` is `data.toegankelijkheid_2026`.
    Ok(Some((stem.replace(['-', '.'], "_"), value)))
}

fn wrong(file: &TextFile, reason: String, span: std::ops::Range<usize>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        Problem::BadData { reason },
        file.place(span),
    ))
}

fn toml(file: &TextFile) -> Result<Value, Box<Diagnostic>> {
    toml::from_str::<toml::Table>(&file.text)
        .map(|table| Value::from_serializable(&table))
        .map_err(|error| {
            wrong(
                file,
                error.message().to_owned(),
                error.span().unwrap_or(0..0),
            )
        })
}

fn json(file: &TextFile) -> Result<Value, Box<Diagnostic>> {
    serde_json::from_str::<serde_json::Value>(&file.text)
        .map(|value| Value::from_serializable(&value))
        .map_err(|error| Box::new(json_error(file, &error)))
}

/// A mistake in a JSON file, with its place.
pub(crate) fn json_error(file: &TextFile, error: &serde_json::Error) -> Diagnostic {
    let at = offset_of(&file.text, error.line(), error.column());
    let reason = error.to_string();
    Diagnostic::error(Problem::BadData { reason }, file.place(at..at))
}

/// A list with a map per line; every value is text.
fn csv(file: &TextFile) -> Result<Value, Box<Diagnostic>> {
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let rows: Result<Vec<std::collections::BTreeMap<String, String>>, _> =
        reader.deserialize().collect();
    rows.map(|rows| Value::from_serializable(&rows))
        .map_err(|error| {
            let at = error
                .position()
                .and_then(|position| usize::try_from(position.byte()).ok())
                .unwrap_or_default();
            wrong(file, error.to_string(), at..at)
        })
}

/// The byte offset of a line and column, both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}
