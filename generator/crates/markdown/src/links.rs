//! Links: to pages, to headings, to addresses of the site, to other sites.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Tag};

use super::addresses::{astray, is_remote, mistyped, own_file};
use super::{Located, Rendered, Renderer};
use content::{InvalidValue, bad_setting};
use diagnostics::{Problem, nearest};

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

/// Protocols that a link may have.
const PROTOCOLS: [&str; 6] = ["https", "http", "mailto", "tel", "sms", "whatsapp"];
/// Protocols with which a link is a program.
const SCRIPTS: [&str; 3] = ["javascript", "vbscript", "data"];

/// `mailto` and the like: letters, then a colon. Browsers leave out blanks and
/// control characters there, and do not mind capitals.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let scheme: String = scheme
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_one.then_some(scheme)
}

/// What is wrong with an address that is a program.
pub fn script(address: &str) -> Option<Problem> {
    let scheme = scheme(address).filter(|scheme| SCRIPTS.contains(&scheme.as_str()))?;
    Some(Problem::ScriptLink { scheme })
}

/// What is wrong with an address that lacks a part: `https://`, `https:voorbeeld.nl`, `www.voorbeeld.nl` and `tel:` bring
/// nobody anywhere.
pub fn incomplete(address: &str) -> Option<Problem> {
    if let Some(better) = mistyped(address) {
        let better = Some(better);
        let fault = "address";
        return Some(bad_setting("", address, InvalidValue { fault, better }));
    }
    let scheme = scheme(address);
    let rest = address.split_once(':').map_or("", |(_, rest)| rest);
    let (is_whole, fault) = match scheme.as_deref() {
        Some("https" | "http") => {
            let begins = |c: char| c.is_alphanumeric() || "[_".contains(c);
            let host = rest.strip_prefix("//");
            (host.is_some_and(|host| host.starts_with(begins)), "address")
        }
        // Without a recipient somebody chooses one.
        Some("mailto") => (rest.contains(['@', '?']), "email"),
        Some("tel" | "sms") => (
            rest.contains(|c: char| c.is_ascii_digit() || c == '?'),
            "phone",
        ),
        _ => (!address.starts_with("www."), "address"),
    };
    let named = scheme
        .as_ref()
        .map_or(address, |_| rest.trim_start_matches('/'));
    let scheme = scheme
        .filter(|_| fault == "address")
        .unwrap_or("https".to_owned());
    let is_name = fault == "address" && named.contains('.');
    let better = is_name.then(|| format!("{scheme}://{named}"));
    (!is_whole).then(|| bad_setting("", address, InvalidValue { fault, better }))
}

/// A reference that is described nowhere. Words between brackets alone are
/// words.
pub(super) fn loose(link: &BrokenLink<'_>) -> Option<Located> {
    let (fault, name) = ("reference", link.reference.to_string());
    matches!(
        link.link_type,
        LinkType::Reference | LinkType::ReferenceUnknown
    )
    .then(|| (Problem::LooseLink { fault, name }, link.span.clone()))
}

/// Footnotes, such as `[^2]`, that are described nowhere.
pub fn loose_notes(text: &str) -> Vec<Located> {
    let mut found = Vec::new();
    // Most texts have no footnote, and one character is found sooner than two.
    if !text.contains('^') {
        return found;
    }
    let described: HashSet<&str> = text.lines().filter_map(described).collect();
    let mut closing = 0;
    for (at, _) in text.match_indices("[^") {
        if closing <= at {
            let Some(length) = text[at..].find(']') else {
                break;
            };
            closing = at + length;
        }
        let note = &text[at..=closing];
        let is_text = text[..at].ends_with('\\') || note.contains(char::is_whitespace);
        let is_described = is_text || note.len() < 4 || described.contains(note);
        // `[^2] Een bron.` lacks only its colon.
        let after = &text[closing + 1..];
        let begins = text[..at].is_empty() || text[..at].ends_with('\n');
        let is_near = begins
            && after.starts_with(' ')
            && after.trim_start().starts_with(char::is_alphanumeric);
        if !is_described {
            let fault = if is_near {
                "footnote-colon"
            } else {
                "footnote"
            };
            let (fault, name) = (fault, note[1..note.len() - 1].to_owned());
            found.push((Problem::LooseLink { fault, name }, at..at + note.len()));
        }
    }
    without_the_rest(found)
}

/// Where only a colon is missing, what refers to that note is right.
fn without_the_rest(found: Vec<Located>) -> Vec<Located> {
    let of = |problem: &Problem, wanted: &str| match problem {
        Problem::LooseLink { fault, name } if *fault == wanted => Some(name.clone()),
        _ => None,
    };
    let near: HashSet<String> = found
        .iter()
        .filter_map(|(problem, _)| of(problem, "footnote-colon"))
        .collect();
    let is_kept =
        |problem: &Problem| of(problem, "footnote").is_none_or(|name| !near.contains(&name));
    found
        .into_iter()
        .filter(|(problem, _)| is_kept(problem))
        .collect()
}

/// The footnote whose text is on this line: `[^2]: …`. In a quotation there is a mark before it.
fn described(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let end = line.strip_prefix("[^").and_then(|rest| rest.find("]:"))?;
    line.get(..end + "[^]".len())
}

/// A mail address or telephone number without what makes a link of it.
fn bare_address(target: &str) -> Option<String> {
    let is_whole = |link: &autolinks::Bare| link.span == (0..target.len());
    let mut found = autolinks::bare(target).into_iter();
    found.next().filter(is_whole).map(|link| link.href)
}

impl Renderer<'_> {
    /// A link to a mail address that is written as `<naam@voorbeeld.nl>` stays; any other is looked up.
    pub(super) fn start_link<'t>(
        &mut self,
        tag: Tag<'t>,
        span: &Range<usize>,
        at: usize,
    ) -> Tag<'t> {
        let Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        } = tag
        else {
            return tag;
        };
        self.link_words.begin(&dest_url, at + 1);
        let dest_url = if link_type == LinkType::Email {
            dest_url
        } else {
            self.link(dest_url, span)
        };
        Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }
    }

    /// The address a link gets.
    pub(super) fn link<'t>(&mut self, target: CowStr<'t>, span: &Range<usize>) -> CowStr<'t> {
        let (page, anchor) = match target.split_once('#') {
            Some((page, anchor)) => (page, Some(anchor)),
            None => (&*target, None),
        };
        let at = match &*target {
            "" => span.clone(),
            target => self.place_of(target, span),
        };
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
        if let Some(problem) = incomplete(&target) {
            self.problem(problem, &at);
        } else if is_remote(&target) {
            if let Some((fault, name)) = astray(&target) {
                self.problem(Problem::LooseLink { fault, name }, &at);
            }
            self.rendered.external.push(self.target(&target, at));
        } else if target.is_empty() {
            let (fault, name) = ("empty", String::new());
            self.problem(Problem::LooseLink { fault, name }, &at);
        } else if let Some(problem) = script(&target) {
            self.problem(problem, &at);
        } else if let Some(scheme) = scheme(&target) {
            if let Some(name) = own_file(&scheme, &target) {
                let fault = "own-file";
                self.problem(Problem::LooseLink { fault, name }, &at);
            } else if !PROTOCOLS.contains(&scheme.as_str()) {
                let nearest = nearest(&scheme, PROTOCOLS);
                self.problem(Problem::UnknownScheme { scheme, nearest }, &at);
            }
        } else if target.starts_with('/') {
            self.rendered.local.push(self.target(&target, at));
            return self.resolver.address(&target).into();
        } else if let Some(better) = bare_address(&target) {
            let problem = Problem::BareAddress {
                target: target.to_string(),
                better: better.clone(),
            };
            self.problem(problem, &at);
            return better.into();
        } else if !target.starts_with(['#', '?']) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_part_gets_it() {
        for (address, expected) in [
            (
                "https:voorbeeld.nl",
                Some(("address", Some("https://voorbeeld.nl"))),
            ),
            ("http:/x.nl/a", Some(("address", Some("http://x.nl/a")))),
            ("HTTPS:///x.nl", Some(("address", Some("https://x.nl")))),
            ("https:/x", Some(("address", None))),
            ("https://", Some(("address", None))),
            ("www.x.nl", Some(("address", Some("https://www.x.nl")))),
            ("mailto:", Some(("email", None))),
            ("mailto:info", Some(("email", None))),
            ("tel:", Some(("phone", None))),
            ("tel: ", Some(("phone", None))),
            ("https://x.nl", None),
            ("https://[::1]/", None),
            ("mailto:a@x.nl", None),
            ("mailto:?subject=x", None),
            ("tel:112", None),
            ("@/tips/x.md", None),
            ("kat.jpg", None),
            ("“https://x.nl”", Some(("address", Some("https://x.nl")))),
            ("'https://x.nl'", Some(("address", Some("https://x.nl")))),
            (
                "https://x.nl“titel”",
                Some(("address", Some("https://x.nl"))),
            ),
            (
                "https://https://x.nl",
                Some(("address", Some("https://x.nl"))),
            ),
            ("http//x.nl", Some(("address", Some("http://x.nl")))),
            ("www,x.nl", Some(("address", Some("https://www.x.nl")))),
            ("http:\\\\x.nl\\a", Some(("address", Some("http://x.nl/a")))),
            (
                "https://x.nl/d'r?a=“b",
                Some(("address", Some("https://x.nl/d'r?a="))),
            ),
            ("https://x.nl/d'r", None),
            ("x.nl", Some(("address", Some("https://x.nl")))),
            ("x-y.nl/a?b", Some(("address", Some("https://x-y.nl/a?b")))),
            ("//x.nl", Some(("address", Some("https://x.nl")))),
            ("https://x.nl,", Some(("address", Some("https://x.nl")))),
            ("a@x.nl", None),
            ("lijst.de.md", None),
            (".nl", None),
            ("/x.nl", None),
            ("“foto”.jpg", None),
        ] {
            let found = incomplete(address);
            let found = found.as_ref().map(|problem| match problem {
                Problem::BadSetting { fault, better, .. } => (*fault, better.as_deref()),
                other => panic!("{address}: {other:?}"),
            });
            assert_eq!(found, expected, "{address}");
        }
    }
}
