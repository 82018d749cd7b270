//! HTML in markdown. It is shown as text: a page would break where a tag is not
//! closed, what needs scripts or styles of its own would not work under the
//! site's content security policy, and an answered question may hold what a
//! stranger typed. Comments are an editor's notes, and vanish.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Renderer;
use crate::diagnostic::Problem;

/// How much of the HTML a message quotes.
const QUOTED: usize = 40;

impl Renderer<'_> {
    /// One more line of the block that is open.
    pub(super) fn raw_line(&mut self, span: &Range<usize>) {
        if let Some(raw) = &mut self.raw {
            raw.end = span.end;
        }
    }

    /// The block ends.
    pub(super) fn raw_block(&mut self, out: &mut Vec<Event<'_>>) {
        let Some(span) = self.raw.take() else {
            return;
        };
        let html = self.original[span.clone()].trim();
        if html.is_empty() || is_comment(html) {
            return;
        }
        self.report(html, &span);
        out.push(Event::Start(Tag::Paragraph));
        out.push(Event::Text(html.to_owned().into()));
        out.push(Event::End(TagEnd::Paragraph));
    }

    /// HTML within a line.
    pub(super) fn raw_inline(&mut self, html: &str, span: &Range<usize>, out: &mut Vec<Event<'_>>) {
        if is_comment(html) {
            return;
        }
        // The tag that closes it is the same slip.
        let is_said = |(problem, _): &_| matches!(problem, Problem::RawHtml { .. });
        if !html.starts_with("</") || !self.problems.iter().any(is_said) {
            self.report(html, span);
        }
        let text = self.original[span.clone()].to_owned();
        self.headings.text(&text);
        out.push(Event::Text(text.into()));
    }

    fn report(&mut self, html: &str, span: &Range<usize>) {
        let line = html.lines().next().unwrap_or_default();
        let html = line.chars().take(QUOTED).collect();
        self.problem(Problem::RawHtml { html }, span);
    }
}

/// One comment and nothing after it.
fn is_comment(html: &str) -> bool {
    // Two short ways to write an empty one.
    if matches!(html, "<!-->" | "<!--->") {
        return true;
    }
    html.strip_prefix("<!--")
        .and_then(|rest| rest.find("-->").map(|end| rest[end + 3..].trim()))
        .is_some_and(str::is_empty)
}
