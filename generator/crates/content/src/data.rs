//! Data files in `content/data/`: TOML, JSON and CSV, for templates to use.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::Value;

use crate::source::TextFile;
use crate::toml::reader::Reader;
use diagnostics::{Diagnostic, Problem, Reason};

/// Why a file of this name is no data, unless it is there to be read by people.
pub(super) fn check_type(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let is_beside = extension == "md" || ["readme", "license", "licentie"].contains(&stem);
    let is_data = ["toml", "json", "csv"].contains(&extension);
    (!is_data && !is_beside).then(|| Diagnostic {
        severity: diagnostics::Severity::Warning,
        problem: Problem::UnknownData {
            path: path.to_owned(),
        },
        place: None,
    })
}

/// The name templates have for a data file; `None` for files of other types,
/// such as a README.
pub(super) fn name(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.')?;
    // `toegankelijkheid-2026.toml` is `data.toegankelijkheid_2026`.
    ["toml", "json", "csv"]
        .contains(&extension)
        .then(|| stem.replace(['-', '.'], "_"))
}

/// A list without lines: it stands for one with a mistake, so that what uses it is not wrong as well.
pub(super) fn no_rows() -> Value {
    let none: [&str; 0] = [];
    Value::from_serializable(&none)
}

/// The value of a data file; of a list with a mistake the empty list.
pub(super) fn parse(file: &TextFile) -> (Option<Value>, Vec<Diagnostic>) {
    match file.path.rsplit('.').next() {
        Some("toml") => toml(file),
        Some("json") => match json(file) {
            Ok(value) => (Some(value), Vec::new()),
            Err(found) => (None, vec![*found]),
        },
        _ => match csv(file) {
            Ok(value) => (Some(value), Vec::new()),
            Err(found) => (Some(no_rows()), vec![*found]),
        },
    }
}

/// A data file with something wrong at a place.
pub(super) fn wrong(file: &TextFile, reason: Reason, span: Range<usize>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        Problem::BadData { reason },
        file.place(span),
    ))
}

fn toml(file: &TextFile) -> (Option<Value>, Vec<Diagnostic>) {
    let mut reader = Reader::new(file, "data");
    let mut mended = String::new();
    reader.toml(&file.text, &mut mended);
    let table = toml::from_str::<toml::Table>(&file.text).ok();
    let value = table.map(|table| Value::from_serializable(&table));
    (value, reader.diagnostics)
}

fn json(file: &TextFile) -> Result<Value, Box<Diagnostic>> {
    serde_json::from_str::<serde_json::Value>(&file.text)
        .map(|value| Value::from_serializable(&value))
        .map_err(|error| Box::new(json_error(file, &error)))
}

/// A mistake in a JSON file, with its place.
pub fn json_error(file: &TextFile, error: &serde_json::Error) -> Diagnostic {
    let at = offset_of(&file.text, error.line(), error.column());
    let (before, after) = file.text.split_at_checked(at).unwrap_or_default();
    let reason = if before.trim_end().ends_with(',') && after.starts_with(['}', ']']) {
        Reason::of("json-comma", "").saying(error)
    } else {
        error.into()
    };
    Diagnostic::error(Problem::BadData { reason }, file.place(at..at))
}

/// A list with a map per line; every value is text.
fn csv(file: &TextFile) -> Result<Value, Box<Diagnostic>> {
    let mut reader = csv_reader(&file.text);
    let rows: Result<Vec<BTreeMap<String, String>>, _> = reader.deserialize().collect();
    rows.map(|rows| Value::from_serializable(&rows))
        .map_err(|error| csv_problem(file, &error))
}

/// Reads CSV as spreadsheets write it: in Dutch, Excel puts semicolons between cells, and others tabs. The first line
/// tells, because names of columns have neither.
pub(super) fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(sign_between(text))
        .from_reader(text.as_bytes())
}

/// The sign between the cells of a list.
fn sign_between(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let mut in_quotes = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in header.bytes() {
        in_quotes ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(*sign == byte && !in_quotes);
        }
    }
    // The last of equals wins, and a comma is what CSV is named for.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(sign, _)| sign)
}

/// Where a line of a list is, by the place that its reader gives.
pub(super) fn line_at(text: &str, position: Option<&csv::Position>) -> Range<usize> {
    let at = position.map_or(0, csv::Position::byte);
    let before = usize::try_from(at).unwrap_or_default();
    let rest = text.get(before..).unwrap_or_default();
    // A line may begin with the end of the one before it.
    let rest = rest.trim_start_matches(['\r', '\n']);
    let start = text.len() - rest.len();
    let line = rest.lines().next().unwrap_or_default();
    start..start + line.len()
}

/// Where a cell is in a line of a list; the whole line when it has fewer, as one that goes on over lines.
pub(super) fn cell_at(text: &str, line: &Range<usize>, index: usize) -> Range<usize> {
    let sign = sign_between(text);
    let mut in_quotes = false;
    let is_end = |byte: &u8| {
        in_quotes ^= *byte == b'"';
        *byte == sign && !in_quotes
    };
    let mut start = line.start;
    for (number, cell) in text.as_bytes()[line.clone()].split(is_end).enumerate() {
        if number == index {
            return start..start + cell.len();
        }
        start += cell.len() + 1;
    }
    line.clone()
}

/// What is wrong with a line of CSV.
pub(super) fn csv_problem(file: &TextFile, error: &csv::Error) -> Box<Diagnostic> {
    if let Some(line) = open_quote(&file.text) {
        return wrong(file, Reason::of("csv-quote", ""), line);
    }
    let (why, what) = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => {
            let why = match sign_between(&file.text) {
                b';' => "csv-columns-semicolon",
                b'\t' => "csv-columns-tab",
                _ => "csv-columns",
            };
            (why, format!("{len} ≠ {expected_len}"))
        }
        _ => ("csv-line", String::new()),
    };
    let reason = Reason {
        reason: error.to_string(),
        ..Reason::of(why, what)
    };
    wrong(file, reason, line_at(&file.text, error.position()))
}

/// The first line with a quote that is not closed on it. A value may go on over
/// lines; where a file has a mistake, that is hardly ever meant.
fn open_quote(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.matches('"').count() % 2 == 1 {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_spreadsheets_save_it() {
        let expected = serde_json::json!([{ "naam": "Gouda", "ook": "a;b, c" }]);
        for text in [
            "naam,ook\nGouda,\"a;b, c\"\n",
            "naam;ook\r\nGouda;\"a;b, c\"\r\n",
            "\u{feff}naam;ook\r\nGouda;\"a;b, c\"\r\n",
            "naam\took\nGouda\ta;b, c\n",
            "\"naam\";\"ook\"\nGouda;\"a;b, c\"",
        ] {
            let file = TextFile {
                path: "content/data/lijst.csv".to_owned(),
                text: text.into(),
            };
            let (value, found) = parse(&file);
            assert!(found.is_empty(), "{text}: {found:?}");
            let value = serde_json::to_value(value).expect("a value of JSON");
            assert_eq!(value, expected, "{text}");
        }
    }

    #[test]
    fn a_cell_has_a_place() {
        for (text, index, expected) in [
            ("a,b,c\n1,\"2,3\",4\n", 1, "\"2,3\""),
            ("a,b,c\n1,\"2,3\",4\n", 2, "4"),
            ("a;b\n1,0;2\n", 0, "1,0"),
            ("a\tb\n1\t\n", 1, ""),
            ("a,b\n1,2\n", 5, "1,2"),
        ] {
            let start = text.find('\n').expect("a header") + 1;
            let line = start..text.len() - 1;
            assert_eq!(
                &text[cell_at(text, &line, index)],
                expected,
                "{text} {index}"
            );
        }
    }

    #[test]
    fn one_column_needs_no_sign_between_cells() {
        let file = TextFile {
            path: "content/data/lijst.csv".to_owned(),
            text: "naam\nGouda\n".into(),
        };
        let value = serde_json::to_value(parse(&file).0).expect("a value of JSON");
        assert_eq!(value, serde_json::json!([{ "naam": "Gouda" }]));
    }
}
