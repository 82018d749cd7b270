//! What Tera says of templates, taken apart: which template, where in it, and
//! why. Some of its errors have that as text only.

use std::ops::Range;

use diagnostics::Reason;
use tera::{Error, ErrorKind};

/// One mistake in one template.
pub(crate) struct TemplateError {
    /// The name of the template, or that of their folder when it is in none.
    pub(crate) template: String,
    /// Where in its text, as Tera got it.
    pub(crate) span: Range<usize>,
    /// What it is, as [`Reason::marked`].
    pub(crate) reason: String,
}

impl TemplateError {
    /// An error that is about no place.
    pub(crate) fn of_all(error: &Error) -> Self {
        Self {
            template: "templates/".to_owned(),
            span: 0..0,
            reason: reason(error),
        }
    }
}

/// What went wrong, without Tera's own drawing of it: its kind, and what Tera says.
pub(crate) fn reason(error: &Error) -> String {
    let (why, what) = match error.kind() {
        ErrorKind::SyntaxError(report) => return of_kind("tera-syntax", report.message()),
        ErrorKind::RenderingError(report) => return of_kind("tera-render", report.message()),
        ErrorKind::MissingParent { parent, .. } => ("tera-parent", parent.as_str()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            ("tera-circle", tpl.as_str())
        }
        ErrorKind::TemplateNotFound(name) => ("tera-template", name.as_str()),
        ErrorKind::ComponentNotFound(name) => ("tera-component", name.as_str()),
        ErrorKind::MissingArgument { arg_name } => ("tera-argument", arg_name.as_str()),
        ErrorKind::OutOfRangeArgument { .. } => ("tera-large", ""),
        ErrorKind::InvalidArgument { expected_type, .. } => ("tera-type", expected_type.as_str()),
        // A function of ours has put the kind in.
        other => return other.to_string(),
    };
    Reason::of(why, what).saying(error).marked()
}

/// A sentence of Tera with its kind, unless a function of ours has put one in.
fn of_kind(why: &'static str, sentence: &str) -> String {
    let mut reason = Reason::from(sentence.to_owned());
    if reason.why.is_empty() {
        reason.why = why.into();
    }
    reason.marked()
}

/// Every mistake that an error tells of; `source` has the text of a template.
pub(crate) fn all<'s>(
    error: &Error,
    source: &dyn Fn(&str) -> Option<&'s str>,
) -> Vec<TemplateError> {
    let at = |template: &str, words: &str| {
        let start = source(template).and_then(|text| text.find(words));
        let span = start.map_or(0..0, |start| start..start + words.len());
        vec![TemplateError {
            template: template.to_owned(),
            span,
            reason: reason(error),
        }]
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![TemplateError {
            template: report.filename().to_owned(),
            span: report.span().range.clone(),
            reason: reason(error),
        }],
        ErrorKind::MissingParent { current, parent } => at(current, parent),
        ErrorKind::CircularExtend { tpl, .. } => at(tpl, "{% extends"),
        ErrorKind::CircularInclude { tpl, .. } => at(tpl, "{% include"),
        ErrorKind::Msg(text) if text.starts_with("error: ") => reports(text, source),
        _ => vec![TemplateError::of_all(error)],
    }
}

/// Tera 2.4 has a kind and a place for one mistake. Several at once, such as filters that it does not know, are the drawings of
/// each below one another, as text:
///
/// ```text
/// error: Unknown filter `x`
///  --> tip.html:3:8
/// ```
fn reports<'s>(text: &str, source: &dyn Fn(&str) -> Option<&'s str>) -> Vec<TemplateError> {
    let mut found: Vec<TemplateError> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(reason) = line.strip_prefix("error: ") else {
            continue;
        };
        let place = lines
            .next()
            .and_then(|line| line.trim().strip_prefix("--> "));
        let mut parts = place.unwrap_or_default().rsplitn(3, ':');
        let mut number = || parts.next()?.parse::<usize>().ok();
        let (column, line) = (number(), number());
        let template = parts.next().unwrap_or_default().to_owned();
        let offset = source(&template)
            .zip(line.zip(column))
            .map_or(0, |(text, (line, column))| offset_of(text, line, column));
        found.push(TemplateError {
            template,
            span: offset..offset + 1,
            reason: of_kind("tera-syntax", reason),
        });
    }
    found
}

/// The byte offset of a line and column, both from 1; a column counts characters.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = lines.next().unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    before + within.map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use tera::Tera;

    use super::*;

    /// How Tera draws mistakes is its own affair, and another version may do it differently: then this says so.
    #[test]
    fn of_several_mistakes_each_has_its_place() {
        let templates = [
            ("een.html", "\n{{ a | nietes }}{% include \"weg.html\" %}"),
            ("twee.html", "{% if a is zo %}é{% endif %} {{ b(c=1) }}"),
        ];
        let mut tera = Tera::default();
        let error = tera.add_raw_templates(templates).expect_err("mistakes");
        let source = |name: &str| {
            let mut all = templates.iter();
            all.find(|(known, _)| *known == name).map(|(_, text)| *text)
        };
        let found: Vec<(String, &str)> = all(&error, &source)
            .into_iter()
            .map(|one| {
                let text = source(&one.template).expect("a template of these");
                let line = text[one.span.start..].lines().next().unwrap_or_default();
                (one.template, line)
            })
            .collect();
        let expected = [
            ("een.html", "nietes }}{% include \"weg.html\" %}"),
            ("een.html", "\"weg.html\" %}"),
            ("twee.html", "zo %}é{% endif %} {{ b(c=1) }}"),
            ("twee.html", "b(c=1) }}"),
        ];
        assert_eq!(found, expected.map(|(name, line)| (name.to_owned(), line)));
    }
}
