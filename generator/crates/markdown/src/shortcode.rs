//! Shortcodes: `{{ name(key="value") }}` and `{% name(…) %}body{% end %}`.
//!
//! They are found in the raw text, before markdown, and replaced by a mark of
//! the same number of bytes, so that every offset after them stays true.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::cursor::{Argument, Cursor, SyntaxFault};
use diagnostics::Problem;

/// A shortcode as it is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Call {
    /// Its name: a template in `templates/shortcodes/`.
    pub name: String,
    /// Its arguments.
    pub arguments: BTreeMap<String, Argument>,
}

impl Call {
    /// A text argument.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.arguments.get(name) {
            Some(Argument::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// A shortcode with its place in the body.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) call: Call,
    /// Where the text between its two halves is.
    pub(super) body: Option<Range<usize>>,
    pub(super) span: Range<usize>,
    /// Where each argument is written.
    pub(super) places: BTreeMap<String, Range<usize>>,
}

pub(super) struct Scanned {
    /// The text with marks for shortcodes.
    pub(super) text: String,
    /// By the offset of their mark.
    pub(super) found: HashMap<usize, Found>,
    pub(super) problems: Vec<(Problem, Range<usize>)>,
}

/// U+E000, of the private use area: no keyboard types it. It is followed by
/// `x` up to the length of what it stands for.
const MARK: char = '\u{e000}';

pub(super) fn has_mark(text: &str) -> bool {
    text.contains(MARK)
}

/// The byte range of the first mark.
pub(super) fn find_mark(text: &str) -> Option<Range<usize>> {
    let start = text.find(MARK)?;
    let after = start + MARK.len_utf8();
    let fill = text[after..]
        .bytes()
        .take_while(|byte| *byte == b'x')
        .count();
    Some(start..after + fill)
}

pub(super) fn scan(text: &str) -> Scanned {
    let mut scanned = Scanned {
        text: String::with_capacity(text.len()),
        found: HashMap::new(),
        problems: Vec::new(),
    };
    let mut rest = 0;
    let mut ends = Ends { text, none: false };
    while let Some(start) = next_opening(text, rest) {
        scanned.text.push_str(&text[rest..start]);
        match read(text, start, &mut ends) {
            Read::Shortcode(found) => {
                rest = found.span.end;
                scanned.text.push(MARK);
                let fill = found.span.len() - MARK.len_utf8();
                scanned.text.extend(std::iter::repeat_n('x', fill));
                scanned.found.insert(start, found);
            }
            Read::NotOne => {
                rest = start + 2;
                scanned.text.push_str(&text[start..rest]);
            }
            Read::Broken(problem, span, end) => {
                rest = end;
                scanned.text.push_str(&text[start..rest]);
                scanned.problems.push((problem, span));
            }
        }
    }
    // A mark that is in the text itself would be taken for a shortcode.
    scanned.text.push_str(&text[rest..]);
    scanned
}

/// The shortcodes a text calls, without rendering it.
pub fn calls(text: &str) -> Vec<Call> {
    let mut found: Vec<Found> = scan(text).found.into_values().collect();
    found.sort_by_key(|one| one.span.start);
    found.into_iter().map(|one| one.call).collect()
}

fn next_opening(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .match_indices('{')
        .map(|(at, _)| from + at)
        .find(|at| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%')))
}

/// A shortcode without arguments and brackets, `{{ name }}`, is a mistake when
/// there is a shortcode of that name. Returns where the first name is.
pub(super) fn without_brackets(text: &str, is_name: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(start) = next_opening(text, from) {
        let mut cursor = Cursor::inside(text, start);
        let begin = cursor.at;
        let found = cursor.word().is_some_and(|name| is_name(&name));
        let end = cursor.at;
        cursor.skip_space();
        if found && (cursor.eat("}}") || cursor.eat("%}")) {
            return Some(begin..end);
        }
        from = start + 2;
    }
    None
}

/// What looks like a shortcode and is none, such as `{{ naam }}`, `{% if x %}` or Hugo's `{{< naam >}}`, and begins in the
/// first `begins` bytes of a line. With brackets it was read as one, and what is wrong with it is said.
pub(super) fn braces(line: &str, begins: usize) -> Option<&str> {
    [("{{", "}}"), ("{%", "%}")]
        .iter()
        .find_map(|(open, close)| {
            let start = line[..begins].find(open)?;
            let inside = start + open.len();
            let end = inside + line[inside..].find(close)?;
            let words = line[inside..end].trim_start();
            let is_ours = words.starts_with(char::is_alphanumeric) && !words.contains('(');
            (is_ours || words.starts_with("< ")).then_some(&line[start..end + close.len()])
        })
}

/// A call between other braces than it should have, such as `{ hulplijnen() }` or `｛｛ hulplijnen() ｝｝`, in the first
/// bytes of a line; no call is longer than `most`.
pub(super) fn other_braces(
    line: &str,
    (begins, most): (usize, usize),
    is_name: impl Fn(&str) -> bool,
) -> Option<&str> {
    const OPEN: [char; 2] = ['{', '｛'];
    const CLOSE: [char; 2] = ['}', '｝'];
    let openings = line[..begins].match_indices(OPEN).map(|(start, _)| start);
    let mut first = openings.filter(|start| !line[..*start].ends_with(OPEN));
    first.find_map(|start| {
        let call = &line[start..line.floor_char_boundary(start + most)];
        // As it should be, it was read as one.
        if call.starts_with("{{") || call.starts_with("{%") {
            return None;
        }
        let inside = call.trim_start_matches(|c| OPEN.contains(&c) || " %％".contains(c));
        let (name, rest) = inside.split_once('(')?;
        if !is_name(name.trim()) {
            return None;
        }
        let end = call.len() - rest.len() + rest.find(CLOSE)?;
        let more = call[end..].len() - call[end..].trim_start_matches(CLOSE).len();
        Some(&call[..end + more])
    })
}

enum Read {
    Shortcode(Found),
    /// Two braces of the text itself.
    NotOne,
    /// What is wrong, where, and where the text goes on.
    Broken(Problem, Range<usize>, usize),
}

/// Reads the shortcode at `start`, which is at `{{` or `{%`.
fn read(text: &str, start: usize, ends: &mut Ends<'_>) -> Read {
    let has_body = text[start..].starts_with("{%");
    let close = if has_body { "%}" } else { "}}" };
    let mut cursor = Cursor::inside(text, start);
    let Some(name) = cursor.word() else {
        return Read::NotOne;
    };
    let broken = |(fault, detail): SyntaxFault, span: Range<usize>| {
        // A mistake ends with its line; the text goes on after the opening at least.
        let end = line_end(text, &span).max(start + 2);
        Read::Broken(
            broken_shortcode(&name, fault, detail),
            span.start..end.max(span.start),
            end,
        )
    };
    if !cursor.eat("(") {
        if has_body && name == "end" && cursor.closes() {
            return broken((STRAY_END, String::new()), start..cursor.at);
        }
        return Read::NotOne;
    }
    let (arguments, places) = match cursor.arguments() {
        Ok(arguments) => arguments,
        Err((fault, at)) => return broken(fault, at.min(text.len())..text.len()),
    };
    cursor.skip_space();
    if !cursor.eat(close) {
        return broken(("close", close.to_owned()), start..text.len());
    }
    let call = Call {
        name: name.clone(),
        arguments,
    };
    if !has_body {
        let (body, span) = (None, start..cursor.at);
        return Read::Shortcode(Found {
            call,
            body,
            span,
            places,
        });
    }
    let body_start = cursor.at;
    let Some((body_end, end)) = ends.next(body_start) else {
        return broken(("no-end", "{% end %}".to_owned()), start..body_start);
    };
    let body = &text[body_start..body_end];
    if let Some((inner, at)) = opening_in(body) {
        return nested(&name, (inner, body_start + at), end, ends);
    }
    let blank = body.len() - body.trim_start().len();
    let body = body_start + blank..body_start + blank + body.trim().len();
    Read::Shortcode(Found {
        call,
        body: Some(body),
        span: start..end,
        places,
    })
}

/// A shortcode with a body inside another one: the end of the outer one comes after that of the inner one.
fn nested(name: &str, (inner, at): (String, usize), end: usize, ends: &mut Ends<'_>) -> Read {
    let end = ends.next(end).map_or(end, |(_, end)| end);
    Read::Broken(broken_shortcode(name, "nested", inner), at..at + 2, end)
}

/// The fault of an end without a beginning.
const STRAY_END: &str = "stray-end";

/// What was said of a beginning without brackets, whose end is no mistake of its own.
pub(super) const NO_BRACKETS: &str = "brackets";

pub(super) fn is_stray_end(problem: &Problem) -> bool {
    matches!(problem, Problem::BrokenShortcode { fault, .. } if *fault == STRAY_END)
}

/// Whether a mistake at a place is that of `{% name %}` without brackets.
pub(super) fn is_bare_beginning(problem: &Problem, before: &str) -> bool {
    matches!(problem, Problem::BrokenShortcode { fault, .. } if *fault == NO_BRACKETS)
        && before.trim_end().ends_with("{%")
}

fn broken_shortcode(name: &str, fault: &'static str, detail: String) -> Problem {
    Problem::BrokenShortcode {
        name: name.to_owned(),
        fault,
        detail,
    }
}

/// Where the line ends in which a mistake begins, or the mistake itself. A long one is cut: it is said, not read.
fn line_end(text: &str, span: &Range<usize>) -> usize {
    const LONGEST: usize = 1000;
    let end = text.floor_char_boundary(span.end.min(span.start + LONGEST));
    text[span.start..end]
        .find('\n')
        .map_or(end, |found| span.start + found)
}

/// The first shortcode with a body of its own in a text: its name and place.
fn opening_in(text: &str) -> Option<(String, usize)> {
    text.match_indices("{%").find_map(|(at, _)| {
        let mut cursor = Cursor::inside(text, at);
        let name = cursor.word()?;
        cursor.eat("(").then_some((name, at))
    })
}

/// Looks for `{% end %}`. Once there is none, there is none further on: without
/// remembering that, a text of nothing but openings would take for ever.
struct Ends<'t> {
    text: &'t str,
    none: bool,
}

impl Ends<'_> {
    /// The range of the first one from `from` on.
    fn next(&mut self, from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        while let Some(found) = self.text[at..].find("{%").filter(|_| !self.none) {
            let start = at + found;
            let mut cursor = Cursor::inside(self.text, start);
            if cursor.word().as_deref() == Some("end") {
                cursor.skip_space();
                if cursor.eat("%}") {
                    return Some((start, cursor.at));
                }
            }
            at = start + 2;
        }
        self.none = true;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_keep_every_offset() {
        let text = "Vóór {{ a() }} en {% b(x=\"1\") %}\nbinnen\n{% end %} na";
        let scanned = scan(text);
        assert_eq!(scanned.text.len(), text.len());
        assert!(scanned.text.ends_with(" na"));
        assert_eq!(scanned.found.len(), 2);
        let body: Vec<_> = scanned
            .found
            .values()
            .filter_map(|found| Some(&text[found.body.clone()?]))
            .collect();
        assert_eq!(body, ["binnen"]);
    }

    #[test]
    fn every_type_of_argument() {
        let scanned = scan(r#"{{ a(tekst="een \"twee\" \\", n=-12, ja=true,) }}"#);
        let found = &scanned.found[&0].call;
        assert_eq!(found.text("tekst"), Some(r#"een "twee" \"#));
        assert_eq!(found.arguments["n"], Argument::Number(-12));
        assert_eq!(found.arguments["ja"], Argument::Bool(true));
    }

    #[test]
    fn what_is_broken_is_reported_with_its_line() {
        for (text, reason) in [
            ("{{ a(x=\"1) }}", "open-quote"),
            ("{{ a(x=) }}", "no-value"),
            ("{{ a(x) }}", "equals"),
            ("{{ a(x=\"1\" y=\"2\") }}", "comma"),
            ("{{ a(x=\"1\", x=\"2\") }}", "twice"),
            ("{{ a(x=een) }}", "quotes"),
            ("{{ a(x='een') }}", "single"),
            ("{{ a(,) }}", "key"),
            ("{{ a() %}", "close"),
            ("{{ a(", "key"),
            ("{{ a(é", "key"),
            ("{% a() %} zonder einde", "no-end"),
            ("tekst {% end %} tekst", "stray-end"),
            ("{% a() %}x{% b() %}y{% end %}z{% end %}", "nested"),
        ] {
            let scanned = scan(text);
            let found: Vec<_> = scanned
                .problems
                .iter()
                .map(|(problem, _)| format!("{problem:?}"))
                .collect();
            assert!(
                found.len() == 1 && found[0].contains(reason),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn braces_that_are_no_shortcode_stay() {
        for text in [
            "{{ x }}",
            "{{}}",
            "{% raw %}",
            "een { los haakje",
            "{{ naam",
            "{% end",
            "\u{e000}",
        ] {
            let scanned = scan(text);
            assert_eq!((scanned.text.as_str(), scanned.problems.len()), (text, 0));
        }
    }

    #[test]
    fn a_call_between_other_braces_is_seen() {
        let is_name = |name: &str| name == "hulplijnen";
        for (line, expected) in [
            ("{ hulplijnen() }", Some("{ hulplijnen() }")),
            (
                "Zie {hulplijnen(a=\"b\")} nu",
                Some("{hulplijnen(a=\"b\")}"),
            ),
            ("｛｛ hulplijnen() ｝｝", Some("｛｛ hulplijnen() ｝｝")),
            ("{ % hulplijnen() % }", Some("{ % hulplijnen() % }")),
            ("{{ hulplijnen() }}", None),
            ("{% hulplijnen() %}", None),
            ("{ iets(anders) }", None),
            ("{ hulplijnen }", None),
            ("{ hulplijnen(", None),
            (
                "{ hulplijnen({ hulplijnen() }",
                Some("{ hulplijnen({ hulplijnen() }"),
            ),
            ("{", None),
        ] {
            assert_eq!(
                other_braces(line, (line.len(), 100), is_name),
                expected,
                "{line}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_scanned_without_panic_and_keeps_its_length(text in "[a-z{}%()=\", \u{e000}é\n\\\\]{0,80}") {
            proptest::prop_assert_eq!(scan(&text).text.len(), text.len());
        }
    }
}
