//! Words that have to be there, and characters that may not: links without words, and what copied text brings along.

use std::ops::Range;

use pulldown_cmark::Event;

use super::Renderer;
use content::characters;
use diagnostics::Problem;

/// No list is so long that it goes on here.
const FIRST_YEAR: u64 = 1000;

/// The links that are open: the address as it was written, and the number of events before their words.
#[derive(Default)]
pub(super) struct LinkWords(Vec<(String, usize)>);

impl LinkWords {
    pub(super) fn begin(&mut self, address: &str, at: usize) {
        self.0.push((address.to_owned(), at));
    }
}

impl Renderer<'_> {
    /// A link ends. One without words cannot be seen or read aloud: its address replaces them.
    pub(super) fn end_link(&mut self, span: &Range<usize>, out: &mut Vec<Event<'_>>) {
        let Some((target, at)) = self.link_words.0.pop() else {
            return;
        };
        let words = out.get(at..).unwrap_or_default();
        let has_words = words.iter().any(|event| match event {
            Event::Text(text) | Event::Code(text) => !characters::is_blank(text),
            Event::InlineHtml(html) | Event::Html(html) => !html.trim().is_empty(),
            _ => false,
        });
        // One that leads nowhere has been reported as that.
        if has_words || target.is_empty() {
            return;
        }
        out.push(Event::Text(target.clone().into()));
        self.problem(Problem::EmptyLink { target }, span);
    }

    /// Whether a single `~` is one of figures, as in "5~10 euro of 15~20" and "H~2~O".
    pub(super) fn is_range(&self, span: &Range<usize>) -> bool {
        let source = &self.original[span.clone()];
        let is_within = self.original[..span.start].ends_with(char::is_alphanumeric);
        let is_figure = source[1..].starts_with(|c: char| c.is_ascii_digit());
        !source.starts_with("~~") && (is_within || is_figure)
    }

    /// Stars between figures, as in "2*3*4", are taken for emphasis and vanish; of `**vet*` one is left.
    pub(super) fn check_emphasis(&mut self, span: &Range<usize>) {
        let figure = |c: char| c.is_ascii_digit();
        let source = &self.original[span.clone()];
        let inside = source.strip_prefix('*').unwrap_or_default();
        if self.original[..span.start].ends_with(figure) && inside.starts_with(figure) {
            let problem = Problem::LeftAsText {
                fault: "product",
                text: source.to_owned(),
                better: source.replace('*', "\\*"),
            };
            self.problem(problem, span);
        }
        let before = &self.original[..span.start];
        let is_left = before.ends_with('*') && !before.ends_with("\\*");
        let is_open = self.original[span.end..].starts_with('*');
        if self.strong == 0 && (is_left || is_open) && source.starts_with('*') {
            let fault = "uneven";
            let span = span.start - usize::from(is_left)..span.end + usize::from(is_open);
            let text = self.original[span.clone()].to_owned();
            let better = format!("**{}**", text.trim_matches('*'));
            self.problem(
                Problem::LeftAsText {
                    fault,
                    text,
                    better,
                },
                &span,
            );
        }
    }

    /// Bold words within bold words: the stars that should have ended the first began others.
    pub(super) fn begin_strong(&mut self, span: &Range<usize>) {
        if self.strong > 0 {
            let problem = Problem::LeftAsText {
                fault: "bold-after",
                text: self.original[span.clone()].to_owned(),
                better: String::new(),
            };
            self.problem(problem, span);
        }
        self.strong += 1;
    }

    /// A sentence that begins with a year is taken for the first of a numbered list.
    pub(super) fn check_number(&mut self, number: u64, span: &Range<usize>) {
        if number < FIRST_YEAR {
            return;
        }
        let line = self.original[span.clone()].lines().next();
        let length = line.unwrap_or_default().len();
        let problem = Problem::NumberedSentence { number };
        self.problem(problem, &(span.start..span.start + length));
    }

    /// Characters that no page may have are left out, and said once.
    pub(super) fn forbidden(&mut self) {
        let Some(at) = characters::first_forbidden(self.original) else {
            return;
        };
        let hidden = self.original.chars();
        let count = hidden.filter(|c| !characters::is_allowed(*c)).count();
        let length = self.original[at..].chars().next().map_or(0, char::len_utf8);
        self.problem(Problem::HiddenSigns { count }, &(at..at + length));
    }
}
