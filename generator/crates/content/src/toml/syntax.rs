//! What is wrong with TOML that cannot be parsed, in the words of an editor: by
//! the parser's sentence (English, for programmers) and by what is there.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::Error;

use super::{explain, written};
use diagnostics::Problem;

/// Quotes as word processors write them.
pub(super) const CURLY: [char; 9] = ['“', '”', '„', '‘', '’', '«', '»', '`', '´'];

/// One mistake in the writing of TOML.
pub(super) struct SyntaxError {
    pub(super) problem: Problem,
    pub(super) span: Range<usize>,
    /// Whether the span is one value and no more, so that another can replace it
    /// for it and the rest can be read.
    pub(super) is_value: bool,
}

/// One error for each mistake of the writer. The parser goes on after a mistake
/// and stumbles over what follows from it: over every line after a list that
/// is not closed, over every key of a group that is there twice.
pub(super) fn diagnose(text: &str, errors: &[Error]) -> Vec<SyntaxError> {
    let mut found: Vec<(&str, Range<usize>)> = errors
        .iter()
        .map(|error| (error.message(), error.span().unwrap_or_default()))
        .collect();
    let line_number =
        |span: &Range<usize>| text[..span.start.min(text.len())].matches('\n').count();
    found.sort_by_key(|(_, span)| line_number(span));
    let open = never_closed(text, &found);
    let end = open
        .as_ref()
        .map_or(text.len() + 1, |error| error.span.start);
    let mut errors = Vec::new();
    let mut line = None;
    let mut sections = HashSet::new();
    for (message, span) in found {
        if span.start >= end {
            continue;
        }
        // What follows on the same line follows from the first mistake, and the rest of a text that is not closed from that.
        let number = line_number(&span);
        let before = line.replace(number);
        let is_rest = message.starts_with("key with no value") && is_open(errors.last());
        if before == Some(number) || (is_rest && before.is_some_and(|line| line + 1 == number)) {
            continue;
        }
        if is_conflict(line_of(text, span.start).0) && errors.iter().any(is_merge) {
            continue;
        }
        if message.starts_with("duplicate key") {
            let (section, is_header) = section_of(text, span.start);
            let is_new = !sections.contains(section);
            if is_header {
                sections.insert(section);
            }
            if !is_new {
                continue;
            }
        }
        errors.push(error(message, text, span));
    }
    errors.extend(open);
    errors
}

fn has_fault(error: &SyntaxError, wanted: &str) -> bool {
    matches!(error.problem, Problem::TomlSyntax { fault, .. } if fault == wanted)
}

fn is_open(error: Option<&SyntaxError>) -> bool {
    error.is_some_and(|error| has_fault(error, "open-quote"))
}

fn is_merge(error: &SyntaxError) -> bool {
    has_fault(error, "merge")
}

/// A line with which version control marks two versions of the same lines.
fn is_conflict(line: &str) -> bool {
    let line = line.trim(); // The line before the front matter is blanked.
    line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") || line == "======="
}

/// The beginning of a list, a group or a text whose end is nowhere.
fn never_closed(text: &str, found: &[(&str, Range<usize>)]) -> Option<SyntaxError> {
    let first = |sentences: &[&str]| {
        found
            .iter()
            .find(|(message, _)| sentences.iter().any(|start| message.starts_with(start)))
            .map(|(_, span)| &text[..span.start.min(text.len())])
    };
    let quotes = first(&["invalid multi-line"])
        .and_then(|before| before.rfind("\"\"\"").or_else(|| before.rfind("'''")))
        .map(|at| (at..at + 3, "open-quotes"));
    let list = first(&["unclosed array,", "unexpected `=` in array"])
        .and_then(|before| last_value(before, '['))
        .map(|at| (at..at + 1, "open-list"));
    let group = first(&["unclosed inline table"]).and_then(|before| {
        let at = last_value(before, '{')?;
        Some((at..at + 1, "open-braces"))
    });
    let (span, fault) = quotes.or(list).or(group)?;
    Some(SyntaxError {
        problem: toml(fault, "", None),
        span,
        is_value: false,
    })
}

/// The last value of a key that begins with this bracket.
fn last_value(before: &str, bracket: char) -> Option<usize> {
    before
        .rmatch_indices(bracket)
        .map(|(at, _)| at)
        .find(|at| before[..*at].trim_end().ends_with('='))
}

/// The group that a place is in, by its header, and whether that is the place.
fn section_of(text: &str, at: usize) -> (&str, bool) {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let mut lines = text[..end].lines().rev();
    let own = lines.next().unwrap_or_default();
    let is_header = |line: &&str| line.trim_start().starts_with('[');
    if is_header(&own) {
        return (header_name(own), true);
    }
    let header = lines.find(is_header).unwrap_or_default();
    (header_name(header), false)
}

fn header_name(line: &str) -> &str {
    let end = line.find(']').unwrap_or(line.len());
    line[..end].trim().trim_start_matches('[').trim()
}

fn error(message: &str, text: &str, span: Range<usize>) -> SyntaxError {
    if let Some((problem, span)) = odd_date(text, span.start) {
        return SyntaxError {
            problem,
            span,
            is_value: true,
        };
    }
    let found = text.get(span.clone()).unwrap_or_default();
    let is_scalar = NO_VALUE.iter().any(|start| message.starts_with(start));
    // Part of a value, such as `.000`, is no value.
    let is_value =
        is_scalar && !found.is_empty() && text[..span.start].trim_end().ends_with(['=', '[', ',']);
    let problem = if let Some(fault) = seen(text, span.start) {
        toml(fault, message, None)
    } else if is_scalar && !found.trim().is_empty() {
        scalar(message, text, &span)
    } else {
        toml(fault(message, text, &span), message, None)
    };
    SyntaxError {
        problem,
        span,
        is_value,
    }
}

/// A day of which the parser took the beginning for another value: `14.03.2026`, `March 14, 2026`.
fn odd_date(text: &str, at: usize) -> Option<(Problem, Range<usize>)> {
    let (line, column) = line_of(text, at);
    let (key, value) = line.split_once('=')?;
    let start = key.len() + 1 + (value.len() - value.trim_start().len());
    let found = value.split(" #").next().unwrap_or_default().trim();
    let key = key.trim();
    let is_within = ["date", "updated", "publish_on"].contains(&key)
        && column > start
        && !found.contains(['=', '"', '\''])
        && !found.ends_with([',', ';']);
    let better = explain::better_date(key, found).filter(|_| is_within);
    better.map(|better| {
        let line_start = at - column;
        let problem = Problem::NotADate {
            key: key.to_owned(),
            found: found.to_owned(),
            better: Some(better),
        };
        (
            problem,
            line_start + start..line_start + start + found.len(),
        )
    })
}

/// What can be seen at a place and in its line, whatever the parser makes of it.
fn seen(text: &str, at: usize) -> Option<&'static str> {
    let (line, column) = line_of(text, at);
    let (before, after) = line.split_at_checked(column)?;
    if is_conflict(line) {
        return Some("merge");
    }
    if ["//", "/*", "<!--"]
        .iter()
        .any(|sign| line.trim_start().starts_with(sign))
    {
        return Some("comment");
    }
    if before.ends_with(is_hidden) || after.starts_with(is_hidden) {
        return Some("hidden");
    }
    let is_outside = before.matches('"').count() % 2 == 0;
    if is_colon(line) || (is_outside && before.trim_end().ends_with(':')) {
        return Some("colon");
    }
    let sign = before.trim_end();
    let is_twice = sign.ends_with('=') && after.trim_start().starts_with(['=', '>']);
    if is_twice || sign.ends_with("==") || sign.ends_with("=>") {
        return Some("equals-twice");
    }
    let is_closed = before
        .trim_end()
        .ends_with(|c: char| "\"']}".contains(c) || c.is_alphanumeric());
    let is_whole =
        is_closed && before.matches(['[', '{']).count() == before.matches([']', '}']).count();
    (is_whole && before.contains('=') && after.trim_start().starts_with([',', ';']))
        .then_some("line-end")
}

/// Signs that come along with copied text and cannot be seen, or look like a space.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}' | '\u{feff}')
        || (c.is_control() && c != '\t' && c != '\r')
}

/// What is said of a character that no page may have.
pub(super) fn hidden() -> Problem {
    toml("hidden", "", None)
}

fn toml(fault: &'static str, message: &str, better: Option<String>) -> Problem {
    Problem::TomlSyntax {
        fault,
        reason: message.replace('\n', ", "),
        better,
    }
}

/// A value without quotes that is no number, date, `true` or `false`.
fn scalar(message: &str, text: &str, span: &Range<usize>) -> Problem {
    let found = text[span.clone()].trim();
    let key = key_before(text, span.start);
    let is_moment = OF_DATES.iter().any(|start| message.starts_with(start));
    let is_date = is_moment && has_year(found) || ["date", "updated", "publish_on"].contains(&key);
    if is_date {
        let better = explain::better_date(key, found);
        return match better {
            None if message.starts_with("invalid date,") => Problem::NoSuchDate {
                found: found.to_owned(),
            },
            better => Problem::NotADate {
                key: key.to_owned(),
                found: found.to_owned(),
                better,
            },
        };
    }
    let is_list = ["onderwerpen", "factoren", "voor", "aliases"].contains(&key);
    let written = |value: &str| match key {
        "" => value.to_owned(),
        key if is_list => format!("{key} = [{value}]"),
        key => format!("{key} = {value}"),
    };
    if found.starts_with(CURLY) {
        let inside = found.trim_matches(CURLY);
        let is_one = !inside.contains(CURLY) && !inside.contains(['"', '\\']);
        return toml(
            "curly",
            message,
            is_one.then(|| written(&format!("\"{inside}\""))),
        );
    }
    if let Some(inside) = found.strip_prefix('(').filter(|_| is_list) {
        let inside = inside.trim_end_matches(')').trim();
        let is_text = inside.starts_with('"') && inside.ends_with('"');
        return toml("round", message, is_text.then(|| written(inside)));
    }
    if let Some(word) = written::yes_or_no(found) {
        return toml("yesno", message, Some(written(word)));
    }
    let is_plain = !found.contains(['"', '\\', '\n', '[', ']', '{', '}', '#']);
    let better = is_plain.then(|| written(&format!("\"{found}\"")));
    toml("quotes", message, better)
}

fn has_year(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 3 && parts.iter().any(|part| part.len() == 4)
}

/// The key whose value is at a place; empty in a list.
fn key_before(text: &str, at: usize) -> &str {
    let before = text[..at].trim_end();
    let Some(before) = before.strip_suffix('=') else {
        return "";
    };
    let before = before.trim_end();
    let is_key = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    &before[before.trim_end_matches(is_key).len()..]
}

/// Whether the line is written `key: value`, as in other formats.
fn is_colon(line: &str) -> bool {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let after_key = line.trim_start().trim_start_matches(is_key);
    after_key.trim_start().starts_with(':')
}

/// The line of a place, and where in it the place is.
fn line_of(text: &str, at: usize) -> (&str, usize) {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    (line, (at - start).min(line.len()))
}

/// What the parser says of a value without quotes that is none.
const NO_VALUE: [&str; 6] = [
    "string values must",
    "invalid date",
    "invalid time",
    "invalid offset",
    "invalid boolean",
    "invalid float",
];
/// Those about a day or a time.
const OF_DATES: [&str; 3] = ["invalid date", "invalid time", "invalid offset"];

/// How the parser's sentences begin, and a word for each kind of mistake; the messages select on it. `toml_parser` 1.1 has no
/// kinds: a test says when its words change.
const KNOWN: [(&str, &str); 32] = [
    ("cannot recurse", "deep"),
    ("recursion limit", "deep"),
    ("keys cannot be multi-line", "key"),
    ("carriage return must", "carriage"),
    ("string values must be quoted", "value"),
    ("invalid basic string", "open-quote"),
    ("invalid literal string", "open-quote"),
    ("missing escaped value", "backslash"),
    ("too few unicode", "backslash"),
    ("key with no value", "equals"),
    ("missing assignment", "equals"),
    ("missing value", "value"),
    ("unclosed table", "header"),
    ("unclosed array table", "header"),
    ("unclosed array", "open-list"),
    ("unclosed inline table", "open-braces"),
    ("missing comma", "comma"),
    ("extra comma", "comma-twice"),
    ("invalid unquoted key", "key"),
    ("unquoted keys cannot be empty", "key"),
    ("duplicate key", "twice"),
    ("invalid float", "number"),
    ("invalid exponent", "number"),
    ("invalid hexadecimal", "number"),
    ("invalid octal", "number"),
    ("invalid binary", "number"),
    ("integers with a radix", "number"),
    ("redundant", "number"),
    ("`_` may only", "number"),
    ("unexpected leading zero", "number"),
    ("radix", "number"),
    ("invalid fraction", "number"),
];

/// A word for the kind of mistake.
fn fault(message: &str, text: &str, span: &Range<usize>) -> &'static str {
    let here = text.get(span.start..).unwrap_or_default();
    if here.starts_with(CURLY) {
        return "curly";
    }
    // A value was wanted, and the end of the group or of the line is there.
    if here.starts_with(['}', ',', '\n']) && text[..span.start].trim_end().ends_with('=') {
        return "value";
    }
    if let Some((_, fault)) = KNOWN.iter().find(|(start, _)| message.starts_with(start)) {
        let is_header = *fault == "twice" && section_of(text, span.start).1;
        return if is_header { "twice-header" } else { fault };
    }
    if message.starts_with("unexpected") || message.starts_with("extra") {
        return quotes_inside(text, span.start).unwrap_or("extra");
    }
    "other"
}

/// Whether a text ended early, because it has a quote of the kind around it.
fn quotes_inside(text: &str, at: usize) -> Option<&'static str> {
    let (line, at) = line_of(text, at);
    let (before, after) = (line.get(..at)?.trim_end(), line.get(at..)?);
    let (_, value) = line.split_once('=')?;
    let inside = |quote: char| {
        value.trim_start().starts_with(quote) && before.ends_with(quote) && after.contains(quote)
    };
    if inside('"') {
        return Some("quotes-inside");
    }
    inside('\'').then_some("apostrophe")
}

#[cfg(test)]
mod tests;
