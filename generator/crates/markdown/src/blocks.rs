//! Shortcodes that make a block, such as a figure: a paragraph cannot hold one, so it ends before and goes on after.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::shortcode::Found;
use super::tasks::is_inline;
use super::{Feature, Renderer};
use diagnostics::Problem;

/// Elements that close a paragraph, in the order of the alphabet (HTML standard, 13.2.6.4.7, and what is built of them).
const BLOCKS: &str = "address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer form h1 \
    h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul";

/// The paragraph that is being written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Paragraph {
    #[default]
    None,
    Open,
    /// A block ended it; what still comes begins another.
    Broken,
}

impl Renderer<'_> {
    /// Code begins: what ends it has to be there, and a sentence is none.
    pub(super) fn begin_code(&mut self, kind: &CodeBlockKind<'_>, span: &Range<usize>) {
        let text = &self.original[span.clone()];
        if let Some(line) = open_fence(kind, text) {
            self.problem(Problem::OpenCode, &(span.start..span.start + line));
        } else if let Some(line) = indented_sentence(kind, text) {
            let problem = Problem::LeftAsText {
                fault: "indented",
                text: line.trim().to_owned(),
                better: String::new(),
            };
            self.problem(problem, &(span.start..span.start + line.len()));
        }
        self.in_code = true;
        self.code.push(span.clone());
        self.shared.features.insert(Feature::Code);
    }

    /// What comes after a block within a paragraph. Returns whether the event is spent.
    pub(super) fn after_block<'t>(&mut self, event: &Event<'t>, out: &mut Vec<Event<'t>>) -> bool {
        if self.paragraph != Paragraph::Broken {
            return false;
        }
        match event {
            Event::SoftBreak | Event::HardBreak => return true,
            Event::End(TagEnd::Paragraph) => {
                self.paragraph = Paragraph::None;
                return true;
            }
            _ => {}
        }
        out.push(Event::Start(Tag::Paragraph));
        self.paragraph = Paragraph::Open;
        false
    }

    /// Puts the HTML of a shortcode where it is called. A block must have its line to itself.
    pub(super) fn place(&mut self, html: String, found: &Found, out: &mut Vec<Event<'_>>) {
        if !is_block(&html) {
            out.push(Event::InlineHtml(html.into()));
            return;
        }
        let in_paragraph = self.paragraph == Paragraph::Open;
        let is_in_line = self.inline > 0 || self.images.is_open();
        if is_in_line || (in_paragraph && !self.has_line(found, out)) {
            let name = found.call.name.clone();
            let problem = Problem::BrokenShortcode {
                detail: name.clone(),
                name,
                fault: "block",
            };
            self.problem(problem, &found.span);
            return;
        }
        self.end_task(out);
        if in_paragraph {
            match out.last() {
                Some(Event::Start(Tag::Paragraph)) => {
                    out.pop();
                }
                Some(Event::SoftBreak | Event::HardBreak) => {
                    out.pop();
                    out.push(Event::End(TagEnd::Paragraph));
                }
                _ => out.push(Event::End(TagEnd::Paragraph)),
            }
            self.paragraph = Paragraph::Broken;
        }
        out.push(Event::Html(format!("{html}\n").into()));
    }

    /// Keeps count of what is open when a tag opens.
    pub(super) fn track(&mut self, tag: TagEnd, out: &mut Vec<Event<'_>>) {
        match tag {
            TagEnd::Image => {}
            TagEnd::Paragraph => {
                self.end_task(out);
                self.paragraph = Paragraph::Open;
            }
            TagEnd::Heading(_) => self.inline += 1,
            TagEnd::Link => {
                self.inline += 1;
                self.links += 1;
            }
            tag if is_inline(tag) => self.inline += 1,
            _ => self.end_task(out),
        }
    }

    /// The same when it closes.
    pub(super) fn untrack(&mut self, tag: TagEnd, out: &mut Vec<Event<'_>>) {
        match tag {
            TagEnd::Image => return,
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Paragraph => self.paragraph = Paragraph::None,
            _ => {}
        }
        if is_inline(tag) || matches!(tag, TagEnd::Heading(_)) {
            self.inline = self.inline.saturating_sub(1);
        } else {
            self.end_task(out);
        }
    }

    /// Whether a shortcode in a paragraph has its line to itself.
    fn has_line(&self, found: &Found, out: &[Event<'_>]) -> bool {
        let is_first = matches!(
            out.last(),
            Some(Event::Start(Tag::Paragraph) | Event::SoftBreak | Event::HardBreak)
        );
        let after = self.original[found.span.end..].lines().next();
        is_first && after.is_none_or(|rest| rest.trim().is_empty())
    }
}

/// Whether HTML has an element that no paragraph can hold.
fn is_block(html: &str) -> bool {
    let mut tags = html.split('<').skip(1);
    tags.any(|tag| {
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next();
        name.is_some_and(|name| BLOCKS.split(' ').any(|block| block == name))
    })
}

/// The tags with which a block of code begins. A line that is too wide scrolls by itself, with a keyboard too.
pub(super) fn code_tag(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split(' ').next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    if language.is_empty() {
        return "<pre tabindex=\"0\"><code>".to_owned();
    }
    let mut tag = "<pre tabindex=\"0\"><code class=\"language-".to_owned();
    // Writing to a String cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut tag, language);
    tag.push_str("\">");
    tag
}

/// The length of the line that begins a block of code, if nothing ends that block.
pub(super) fn open_fence(kind: &CodeBlockKind<'_>, text: &str) -> Option<usize> {
    let CodeBlockKind::Fenced(_) = kind else {
        return None;
    };
    let first = text.lines().next()?;
    let sign = first.chars().next()?;
    let fence = first.chars().take_while(|c| *c == sign).count();
    // In a quotation or a list there are signs before it.
    let last = text.lines().skip(1).last().unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let is_end = last.chars().all(|c| c == sign) && last.chars().count() >= fence;
    (!is_end).then_some(first.len())
}

/// The first line of code that is none, but a paragraph with blanks before it, as word processors have it.
fn indented_sentence<'t>(kind: &CodeBlockKind<'_>, text: &'t str) -> Option<&'t str> {
    let CodeBlockKind::Indented = kind else {
        return None;
    };
    let line = text.lines().next()?;
    let words = line.trim();
    let begins = words.trim_start_matches('#').trim_start();
    let is_sentence = begins.starts_with(char::is_uppercase)
        && words.split_whitespace().count() > 3
        && !words.contains(['{', '}', '=', '<', '>', '|', '$', '\\', '`'])
        && words.ends_with(|c: char| c.is_alphabetic() || ".!?,:;…)".contains(c));
    is_sentence.then_some(line)
}

/// A picture or a shortcode without blocks that is alone needs no paragraph around it.
pub(super) fn unwrap(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
    for event in events {
        if matches!(event, Event::End(TagEnd::Paragraph)) {
            let alone = matches!(
                out.as_slice(),
                [.., Event::Start(Tag::Paragraph), Event::InlineHtml(_)]
            );
            if alone && let Some(Event::InlineHtml(html)) = out.pop() {
                out.pop();
                out.push(Event::Html(format!("{html}\n").into()));
                continue;
            }
        }
        out.push(event);
    }
    out
}
