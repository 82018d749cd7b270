//! Shortcodes in the text: each is replaced by its HTML, and what is wrong with it
//! is reported at the argument it is about.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::blocks::Paragraph;
use super::cursor::Argument;
use super::shortcode::{self, Found};
use super::{Renderer, is_remote, links, render_text};
use diagnostics::Problem;

/// How far a call that is none may go on behind the piece of text in which it begins. A bound, so that a long line takes no
/// longer than its length.
const CALL: usize = 200;

impl Renderer<'_> {
    /// Reports what came out as text and was meant otherwise. In code it is an example, and an end whose beginning was
    /// pointed at already is not said once more. `before` is the source up to the end of this text.
    pub(super) fn report_unparsed(&mut self, unparsed: Vec<(Problem, Range<usize>)>, before: &str) {
        let beginnings = self
            .problems
            .iter()
            .filter(|(problem, at)| shortcode::is_bare_beginning(problem, &before[..at.start]));
        let beginnings: Vec<_> = beginnings.map(|(_, at)| at.start - self.offset).collect();
        let mut beginnings = beginnings.into_iter().peekable();
        for (problem, span) in unparsed {
            if self.code.iter().any(|code| code.contains(&span.start)) {
                continue;
            }
            let is_said = shortcode::is_stray_end(&problem)
                && beginnings.next_if(|at| *at < span.start).is_some();
            if !is_said {
                self.problem(problem, &span);
            }
        }
    }

    /// `{{ hulplijnen }}` would be on the page as it is.
    pub(super) fn check_brackets(&mut self, words: &str, span: &Range<usize>) {
        if self.in_code || !words.contains(['{', '｛']) {
            return;
        }
        // Then every offset in it is one in the original; marks of shortcodes are as long as these.
        let is_whole = words.len() == span.len();
        let found = shortcode::without_brackets(words, |name| self.resolver.has_shortcode(name));
        if let Some(found) = found {
            let name = words[found.clone()].to_owned();
            let at = span.start + found.start..span.start + found.end;
            let problem = Problem::BrokenShortcode {
                detail: name.clone(),
                name,
                fault: shortcode::NO_BRACKETS,
            };
            self.problem(problem, if is_whole { &at } else { span });
            return;
        }
        // Quotes part a line into several pieces.
        let until = self.original.floor_char_boundary(span.end + CALL);
        let line = self.original[span.start..until].lines().next();
        let line = line.filter(|_| is_whole).unwrap_or(words);
        let begins = words.len().min(line.len());
        let is_name = |name: &str| self.resolver.has_shortcode(name);
        // What has a `\` is meant as text.
        let is_meant = !self.original[..span.start].ends_with('\\');
        let other = || shortcode::other_braces(line, (begins, CALL), is_name);
        let other = || other().filter(|text| is_meant && !text.contains('\\'));
        if let Some(text) = shortcode::braces(line, begins).or_else(other) {
            let text = text.to_owned();
            let at = self.place_of(&text, &(span.start..span.start + line.len()));
            // What could not be read as a shortcode has been reported.
            if text != "{% end %}" {
                self.problem(Problem::RawBraces { text }, &at);
            }
        }
    }

    /// Replaces the marks in a text by the HTML of their shortcodes.
    pub(super) fn put_in<'t>(
        &mut self,
        words: &CowStr<'t>,
        span: &Range<usize>,
        events: &mut Vec<Event<'t>>,
    ) {
        let mut rest: &str = words;
        let mut position = span.start;
        while let Some(mark) = shortcode::find_mark(rest) {
            if mark.start > 0 {
                events.push(Event::Text(rest[..mark.start].to_owned().into()));
            }
            if let Some(found) = self.found.remove(&(position + mark.start)) {
                let html = self.expand(&found);
                self.place(html, &found, events);
            }
            rest = &rest[mark.end..];
            position += mark.end;
        }
        let is_spent =
            rest.is_empty() || (self.paragraph == Paragraph::Broken && rest.trim().is_empty());
        if !is_spent {
            events.push(Event::Text(rest.to_owned().into()));
        }
    }

    fn expand(&mut self, found: &Found) -> String {
        let body = found.body.clone().map(|body| {
            let (inner, problems) = render_text(self.original, body, self.resolver, self.shared);
            for (problem, span) in problems {
                self.problem(problem, &span);
            }
            self.take_over(inner)
        });
        for (name, argument) in &found.call.arguments {
            let Argument::Text(text) = argument else {
                continue;
            };
            let at = self.place_of(text, &found.place_of(name));
            let is_link = name == "to" || is_remote(text);
            if let Some(problem) = is_link.then(|| links::incomplete(text)).flatten() {
                self.problem(problem, &at);
            } else if is_remote(text) {
                self.rendered.external.push(self.target(text, at));
            } else if let Some(problem) = links::script(text) {
                self.problem(problem, &at);
            } else if name == "url" {
                let (name, detail) = (found.call.name.clone(), text.clone());
                let fault = "address";
                let problem = Problem::BrokenShortcode {
                    name,
                    fault,
                    detail,
                };
                self.problem(problem, &at);
            }
        }
        match self.resolver.shortcode(&found.call, body.as_deref()) {
            Ok(html) => html,
            Err(problem) => {
                let at = found.place_of(argument_of(&problem));
                self.problem(problem, &at);
                String::new()
            }
        }
    }
}

/// The argument of a shortcode that a problem is about.
fn argument_of(problem: &Problem) -> &str {
    match problem {
        Problem::UnknownArgument { argument, .. } => argument,
        Problem::UnknownForm { .. } => "id",
        Problem::UnknownReference { what, .. } | Problem::HiddenReference { what, .. } => what,
        Problem::UnknownLink { .. } | Problem::HiddenLink { .. } => "to",
        Problem::MissingImage { .. } | Problem::RemoteImage { .. } | Problem::NoPicture { .. } => {
            "src"
        }
        Problem::BrokenShortcode {
            fault: "empty",
            detail,
            ..
        } => detail,
        Problem::BrokenShortcode { fault: "year", .. } => "year",
        _ => "",
    }
}

impl Found {
    /// Where an argument is written; the whole shortcode when it is not there.
    fn place_of(&self, argument: &str) -> Range<usize> {
        self.places.get(argument).unwrap_or(&self.span).clone()
    }
}
