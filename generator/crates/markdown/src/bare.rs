//! Links that nobody marked as one: `https://…`, `www.…`, mail addresses and telephone numbers in running text.
//!
//! The parser gives a text in pieces, cut where a character might have meant something; an address goes on over these.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use autolinks::{Bare, bare};

use super::Renderer;

/// Pieces of text that follow each other.
#[derive(Default)]
pub(super) struct Run<'t> {
    pieces: Vec<(CowStr<'t>, Range<usize>)>,
}

/// Whether there can be a bare link in a text at all: looked at once, because most pages have none.
pub(super) fn may_be_in(text: &str) -> bool {
    let has_number = || {
        let bytes = text.as_bytes();
        bytes.windows(3).any(|three| {
            three[1] == b'0' && three[2].is_ascii_digit() && !three[0].is_ascii_digit()
        }) || bytes.starts_with(b"0")
    };
    // `@/` begins a link to a page of the site, of which most pages have one.
    let has_at = || {
        let mut after = text.match_indices('@').map(|(at, _)| &text[at + 1..]);
        after.any(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    has_at()
        || text.contains("://")
        || text.contains("www.")
        || text.contains("WWW.")
        || text.contains("112")
        || text.contains("113")
        || text.contains('+')
        || has_number()
}

impl<'t> Run<'t> {
    /// Whether a piece goes on where the last one ended, with at most a backslash between them.
    pub(super) fn takes(&self, span: &Range<usize>) -> bool {
        self.pieces
            .last()
            .is_none_or(|(_, last)| (last.end..=last.end + 1).contains(&span.start))
    }

    pub(super) fn push(&mut self, words: CowStr<'t>, span: Range<usize>) {
        self.pieces.push((words, span));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// A piece as it was typed, unless that is an entity: smart punctuation has no part in an address.
fn typed<'a>(words: &'a str, span: &Range<usize>, text: &'a str) -> &'a str {
    let source = &text[span.clone()];
    if source.starts_with('&') || source.contains('\n') {
        words
    } else {
        source
    }
}

/// How long what is behind the address in brackets can be.
const QUERY: usize = 500;

/// A link with the brackets around it, and what somebody wrote within these beside it: `<tel:+31 6 12345678>`,
/// `<info@voorbeeld.nl?subject=x>`. What else is a mail address in brackets, the parser made a link of, or it is meant as text.
fn brackets_around(plain: &str, link: &Bare) -> Option<Range<usize>> {
    let (before, after) = (&plain[..link.span.start], &plain[link.span.end..]);
    let open = ["<", "<tel:", "<sms:", "<mailto:"]
        .into_iter()
        .find(|open| before.ends_with(open))?;
    let after = &after[..after.floor_char_boundary(QUERY)];
    let is_mail = link.href.starts_with("mailto:");
    let end = if is_mail && after.starts_with('?') {
        after.find('>')?
    } else if !is_mail || open != "<" {
        after.starts_with('>').then_some(0)?
    } else {
        return None;
    };
    let is_whole = !after[..end].contains(char::is_whitespace);
    is_whole.then(|| link.span.start - open.len()..link.span.end + end + 1)
}

/// What looks like a link that went wrong is said as that: `[words] (https://…)`.
fn is_in_broken_link(before: &str) -> bool {
    ["](", "] (", ")[", "](<"]
        .iter()
        .any(|end| before.ends_with(end))
}

impl Renderer<'_> {
    /// Whether bare links are looked for here: not in code, in a link or in the words for a picture.
    pub(super) fn takes_bare_links(&self) -> bool {
        !self.in_code && self.links == 0 && !self.images.is_open()
    }

    /// Passes a run on, with links around what is one. `text` is what the parser read.
    pub(super) fn put_run<'t>(&mut self, run: &Run<'t>, text: &str, out: &mut Vec<Event<'t>>) {
        let mut plain = String::new();
        let mut ends = Vec::with_capacity(run.pieces.len());
        for (words, span) in &run.pieces {
            plain.push_str(typed(words, span, text));
            ends.push(plain.len());
        }
        let links = bare(&plain).into_iter();
        let links = links.filter(|link| !is_in_broken_link(&plain[..link.span.start]));
        let mut cut = Cut {
            plain: &plain,
            ends,
            next: 0,
        };
        let mut from = 0;
        for mut link in links {
            let around = brackets_around(&plain, &link)
                .filter(|around| !cut.is_escaped(run, text, around.start))
                .unwrap_or(link.span.clone());
            self.put_pieces(run, &mut cut, from..around.start, out);
            from = around.end;
            if let Some(query) = plain[link.span.end..around.end].strip_suffix('>') {
                link.href.push_str(query);
            }
            self.put_link(run, &mut cut, link, out);
        }
        self.put_pieces(run, &mut cut, from..plain.len(), out);
    }

    /// The pieces of a part of a run; the first and last of them may be cut.
    fn put_pieces<'t>(
        &mut self,
        run: &Run<'t>,
        cut: &mut Cut<'_>,
        part: Range<usize>,
        out: &mut Vec<Event<'t>>,
    ) {
        let mut index = cut.piece_at(part.start);
        let mut from = part.start;
        while from < part.end {
            let Some(((words, span), end)) = run.pieces.get(index).zip(cut.ends.get(index)) else {
                return;
            };
            let begin = index.checked_sub(1).map_or(0, |before| cut.ends[before]);
            let until = part.end.min(*end);
            if (from, until) == (begin, *end) {
                self.event(Event::Text(words.clone()), span.clone(), out);
            } else {
                let text = cut.plain[from..until].to_owned();
                let at = if *end - begin == span.len() {
                    span.start + from - begin..span.start + until - begin
                } else {
                    span.clone()
                };
                self.event(Event::Text(text.into()), at, out);
            }
            from = until;
            index += 1;
        }
    }

    fn put_link<'t>(
        &mut self,
        run: &Run<'t>,
        cut: &mut Cut<'_>,
        link: Bare,
        out: &mut Vec<Event<'t>>,
    ) {
        let span = cut.place(run, link.span.start)..cut.place(run, link.span.end - 1) + 1;
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: link.href.into(),
            title: "".into(),
            id: "".into(),
        };
        let words = cut.plain[link.span].to_owned();
        self.event(Event::Start(tag), span.clone(), out);
        self.event(Event::Text(words.into()), span.clone(), out);
        self.event(Event::End(TagEnd::Link), span, out);
    }
}

/// A run as one text, and where each piece of it ends.
struct Cut<'a> {
    plain: &'a str,
    ends: Vec<usize>,
    /// The piece that was looked for last: every search goes on from there.
    next: usize,
}

impl Cut<'_> {
    /// Where in the source a place is: of a piece that is not as it was typed, its beginning.
    fn place(&mut self, run: &Run<'_>, at: usize) -> usize {
        let index = self.piece_at(at);
        let begin = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let length = self.ends.get(index).map_or(0, |end| end - begin);
        let span = run.pieces.get(index).map_or(0..0, |(_, span)| span.clone());
        if span.len() == length {
            span.start + at - begin
        } else {
            span.start
        }
    }

    /// Whether a character is meant as text, because it has a `\` before it: such a one begins a piece.
    fn is_escaped(&self, run: &Run<'_>, text: &str, at: usize) -> bool {
        let index = self.ends.partition_point(|end| *end <= at);
        let begin = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let piece = run.pieces.get(index).filter(|_| begin == at);
        piece.is_some_and(|(_, span)| text[..span.start].ends_with('\\'))
    }

    fn piece_at(&mut self, at: usize) -> usize {
        while self.ends.get(self.next).is_some_and(|end| *end <= at) {
            self.next += 1;
        }
        self.next
    }
}
