//! Links: to pages, to headings, to addresses of the site, to other sites.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::{Rendered, Renderer};

/// A link to a heading, to be checked when the headings of all pages are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorLink {
    /// Path of the page as in `@/path`; `None` is the page itself.
    pub path: Option<String>,
    /// The id of the heading.
    pub anchor: String,
    /// Byte range in the file.
    pub span: Range<usize>,
}

/// An address that a page names, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As it is written.
    pub address: String,
    /// Byte range in the file.
    pub span: Range<usize>,
}

/// Whether this is the address of a page on another site.
pub fn is_remote(address: &str) -> bool {
    let has_scheme = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    has_scheme("https://") || has_scheme("http://")
}

/// `mailto:` and the like: letters, then a colon.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    })
}

impl Renderer<'_> {
    /// The address a link gets.
    pub(super) fn link<'t>(&mut self, target: CowStr<'t>, span: &Range<usize>) -> CowStr<'t> {
        let (page, anchor) = match target.split_once('#') {
            Some((page, anchor)) => (page, Some(anchor)),
            None => (&*target, None),
        };
        let at = self.place_of(&target, span);
        let path = page.strip_prefix("@/");
        if let (Some(anchor), true) = (anchor, path.is_some() || page.is_empty()) {
            self.rendered.anchors.push(AnchorLink {
                path: path.map(str::to_owned),
                anchor: anchor.to_owned(),
                span: at.start + self.offset..at.end + self.offset,
            });
        }
        let Some(path) = path else {
            return self.other_link(target, at);
        };
        self.rendered.links.push(path.to_owned());
        match self.resolver.page(path) {
            Ok(url) => match anchor {
                Some(anchor) => format!("{url}#{anchor}").into(),
                None => url.into(),
            },
            Err(problem) => {
                self.problem(problem, &at);
                target
            }
        }
    }

    /// A link that names no page of `content/`: another site, an address of this
    /// one, or a file beside the page.
    fn other_link<'t>(&mut self, target: CowStr<'t>, at: Range<usize>) -> CowStr<'t> {
        if is_remote(&target) {
            self.rendered.external.push(self.target(&target, at));
        } else if target.starts_with('/') {
            self.rendered.local.push(self.target(&target, at));
        } else if !target.is_empty() && !target.starts_with(['#', '?']) && !has_scheme(&target) {
            match self.resolver.file(&target) {
                Ok(url) => return url.into(),
                Err(problem) => self.problem(problem, &at),
            }
        }
        target
    }

    /// Where an address is written, within the link that has it.
    pub(super) fn place_of(&self, address: &str, span: &Range<usize>) -> Range<usize> {
        self.original[span.clone()]
            .rfind(address)
            .map_or(span.clone(), |found| {
                span.start + found..span.start + found + address.len()
            })
    }

    pub(super) fn target(&self, address: &str, at: Range<usize>) -> Target {
        Target {
            address: address.to_owned(),
            span: at.start + self.offset..at.end + self.offset,
        }
    }

    /// What the text inside a shortcode links to and shows, this page does, too.
    /// Returns its HTML.
    pub(super) fn take_over(&mut self, inner: Rendered) -> String {
        let moved = |span: Range<usize>| span.start + self.offset..span.end + self.offset;
        let target = |target: Target| Target {
            span: moved(target.span),
            ..target
        };
        let own = &mut self.rendered;
        own.words += inner.words;
        own.links.extend(inner.links);
        own.images.extend(inner.images);
        own.local.extend(inner.local.into_iter().map(target));
        own.external.extend(inner.external.into_iter().map(target));
        own.anchors
            .extend(inner.anchors.into_iter().map(|link| AnchorLink {
                span: moved(link.span),
                ..link
            }));
        inner.html
    }
}
