//! `@import "…"` at the top of a style sheet: sheets of a theme that belong together become one file, so that a page asks for
//! one. Only files of the theme are put in; what else is imported stays for the browser.

use std::collections::HashMap;
use std::ops::Range;

/// The texts of style sheets, by their name in the theme.
pub(super) type Sheets = HashMap<String, String>;

/// An `@import` with the address in quotes.
pub(super) struct Import<'s> {
    pub(super) target: &'s str,
    /// Where the target is in its sheet.
    pub(super) span: Range<usize>,
    /// What comes after it: `supports(…)` or a media query.
    condition: &'s str,
    whole: &'s str,
}

/// The imports at the top of a sheet, and what follows them.
pub(super) fn read(sheet: &str) -> (Vec<Import<'_>>, &str) {
    let mut imports = Vec::new();
    let mut rest = sheet;
    while let Some((import, after)) = first(sheet, rest) {
        imports.push(import);
        rest = after;
    }
    (imports, rest)
}

/// The import with which the rest of a sheet begins; comments may come before it.
fn first<'s>(sheet: &'s str, rest: &'s str) -> Option<(Import<'s>, &'s str)> {
    let mut rest = rest.trim_start();
    while let Some(comment) = rest.strip_prefix("/*") {
        rest = comment.split_once("*/")?.1.trim_start();
    }
    let (whole, after) = rest.split_once(';')?;
    let address = whole.strip_prefix("@import")?.trim_start();
    let quote = address.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (target, condition) = address[1..].split_once(quote)?;
    let start = sheet.len() - rest.len() + (whole.len() - address.len()) + 1;
    let import = Import {
        target,
        span: start..start + target.len(),
        condition: condition.trim(),
        whole,
    };
    Some((import, after))
}

impl Import<'_> {
    /// The rule around what is imported; none for what only a browser can do.
    fn at_rule(&self) -> Option<String> {
        let condition = self.condition;
        match condition.strip_prefix("supports") {
            Some(supports) => Some(format!("@supports {supports}")),
            None if condition.starts_with("layer") => None,
            None if condition.is_empty() => Some(String::new()),
            None => Some(format!("@media {condition}")),
        }
    }
}

/// The sheet of this name, with the sheets that it imports in their places.
pub(super) fn bundle(name: &str, sheets: &Sheets) -> String {
    let mut bundled = String::new();
    put_in(name, sheets, &mut Vec::new(), &mut bundled);
    bundled
}

/// `open` names the sheets that import this one.
fn put_in<'s>(name: &'s str, sheets: &'s Sheets, open: &mut Vec<&'s str>, to: &mut String) {
    let Some(sheet) = sheets.get(name) else {
        return;
    };
    open.push(name);
    let (imports, rest) = read(sheet);
    // Neighbours with the same condition are put into one rule.
    let mut around = String::new();
    for import in imports {
        let found = sheets.get_key_value(&beside(name, import.target));
        let found = found.filter(|(name, _)| !open.contains(&name.as_str()));
        let (name, rule) = match (found, import.at_rule()) {
            (Some((name, _)), Some(rule)) => (Some(name), rule),
            _ => (None, String::new()),
        };
        if rule != around {
            to.push_str(if around.is_empty() { "" } else { "}\n" });
            to.push_str(&rule);
            to.push_str(if rule.is_empty() { "" } else { "{\n" });
            around = rule;
        }
        match name {
            Some(name) => put_in(name, sheets, open, to),
            None => to.extend([import.whole, ";\n"]),
        }
    }
    to.push_str(if around.is_empty() { "" } else { "}\n" });
    to.push_str(rest);
    open.pop();
}

/// What `../fonts/x.woff2` in `css/site.css` means: `fonts/x.woff2`.
pub(super) fn beside(sheet: &str, target: &str) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::minify;

    fn bundled(sheets: &[(&str, &str)]) -> String {
        let named = sheets
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        minify::style(&bundle(sheets[0].0, &named.collect()))
    }

    #[test]
    fn what_a_sheet_imports_is_put_in() {
        let made = bundled(&[
            (
                "css/site.css",
                "/* All */\n@import \"first.css\";\n@import '../components/card/card.css' supports(inset: 0);\n@import \"last.css\" print;\nb { c: d }",
            ),
            ("css/first.css", "a{b:c}"),
            ("components/card/card.css", "/* A card */ .card { d: e }"),
            ("css/last.css", "f{g:h}"),
        ]);
        assert_eq!(
            made,
            "a{b:c}@supports (inset:0){.card{d:e}}@media print{f{g:h}}b{c:d}"
        );
    }

    #[test]
    fn neighbours_with_one_condition_are_in_one_rule() {
        let made = bundled(&[
            (
                "a.css",
                "@import \"b.css\" supports(inset: 0);@import \"c.css\" supports(inset: 0);",
            ),
            ("b.css", "b{c:d}"),
            ("c.css", "e{f:g}"),
        ]);
        assert_eq!(made, "@supports (inset:0){b{c:d}e{f:g}}");
    }

    #[test]
    fn a_circle_ends_and_what_is_not_of_the_theme_stays() {
        let made = bundled(&[
            ("a.css", "@import \"b.css\";"),
            ("b.css", "@import \"a.css\";b{c:d}"),
        ]);
        assert_eq!(made, "@import \"a.css\";b{c:d}");
        for stays in [
            "@import \"https://example.org/a.css\";a{b:c}",
            "@import url(b.css);a{b:c}",
            "@import \"b.css\" layer(x);a{b:c}",
            "@charset \"utf-8\";a{b:c}",
            "@import \"b.css",
        ] {
            assert_eq!(bundled(&[("a.css", stays), ("b.css", "b{c:d}")]), stays);
        }
    }

    #[test]
    fn an_import_has_its_place() {
        let sheet = "/* x; */ @import \"b.css\";\n  @import 'é.css' print;a{b:c}";
        let (imports, rest) = read(sheet);
        let found: Vec<_> = imports
            .iter()
            .map(|import| (&sheet[import.span.clone()], import.target))
            .collect();
        assert_eq!(found, [("b.css", "b.css"), ("é.css", "é.css")]);
        assert_eq!(rest, "a{b:c}");
    }
}
