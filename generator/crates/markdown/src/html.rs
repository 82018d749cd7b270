//! HTML in markdown. It is shown as text: a page would break where a tag is not
//! closed, what needs scripts or styles of its own would not work under the
//! site's content security policy, and an answered question may hold what a
//! stranger typed. Comments are an editor's notes, and vanish.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Renderer;
use diagnostics::Problem;

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
        let is_closing = html.starts_with("</") && self.has_raw_html();
        if !is_closing && names_element(html) {
            self.report(html, &span);
        }
        out.push(Event::Start(Tag::Paragraph));
        out.push(Event::Text(html.to_owned().into()));
        out.push(Event::End(TagEnd::Paragraph));
    }

    /// HTML within a line.
    pub(super) fn raw_inline(&mut self, html: &str, span: &Range<usize>, out: &mut Vec<Event<'_>>) {
        if is_comment(html) {
            return;
        }
        // The tag that closes it is the same mistake; what is no tag of HTML was meant as it is: "vul <naam> in".
        if names_element(html) && !(html.starts_with("</") && self.has_raw_html()) {
            self.report(html, span);
        }
        let text = self.original[span.clone()].to_owned();
        self.headings.text(&text);
        out.push(Event::Text(text.into()));
    }

    fn has_raw_html(&self) -> bool {
        self.problems
            .iter()
            .any(|(problem, _)| matches!(problem, Problem::RawHtml { .. }))
    }

    fn report(&mut self, html: &str, span: &Range<usize>) {
        let line = html.lines().next().unwrap_or_default();
        let html = line.chars().take(QUOTED).collect();
        let meant = meant(line);
        self.problem(Problem::RawHtml { html, meant }, span);
    }
}

/// Elements that somebody may want on a page.
const ELEMENTS: &str = "a abbr address article aside audio b bdi bdo big blockquote body br button canvas caption center cite code col \
    colgroup dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 \
    h5 h6 head header hr html i iframe img input ins kbd label legend li link main mark meta nav object ol option \
    p picture pre q s samp script section select small source span strike strong style sub summary sup svg table \
    td textarea th tr u ul var video";

/// Whether a piece of HTML begins with a tag of HTML, and not with words between `<` and `>`.
fn names_element(html: &str) -> bool {
    let inside = html.trim_start_matches(['<', '/']);
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = inside[..length].to_ascii_lowercase();
    let is_known = ELEMENTS.split(' ').any(|element| element == name);
    // `a<b en c>d` has words where attributes would have a value.
    let rest = inside[length..].split('>').next().unwrap_or_default();
    let is_words = name.len() == 1 && rest.contains(char::is_alphanumeric) && !rest.contains('=');
    // `<o:p>` and the like come from word processors.
    let is_foreign =
        matches!(name.as_str(), "o" | "w" | "v" | "m" | "st1") && rest.starts_with(':');
    is_foreign || is_known && !is_words || html.starts_with("<!") || html.starts_with("<?")
}

/// What elements are for, by the word that the message has for it.
const MEANINGS: [(&str, &str); 12] = [
    ("line", "br wbr"),
    ("bold", "b strong"),
    ("italic", "i em cite dfn address"),
    ("struck", "del s strike"),
    (
        "style",
        "u ins mark font big small center style span div section article aside main header footer",
    ),
    ("link", "a"),
    ("picture", "img picture svg figure canvas"),
    ("film", "iframe video audio embed object source"),
    ("list", "ul ol li dl dt dd"),
    ("heading", "h1 h2 h3 h4 h5 h6"),
    ("table", "table caption col colgroup tr td th"),
    ("quote", "blockquote q"),
];

/// What somebody meant by a piece of HTML.
fn meant(html: &str) -> &'static str {
    if html.starts_with("<!--") {
        return "comment";
    }
    let inside = html.trim_start_matches(['<', '/']);
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = inside[..length].to_ascii_lowercase();
    let found = MEANINGS
        .iter()
        .find(|(_, elements)| elements.split(' ').any(|element| element == name));
    match (found, name.as_str()) {
        (Some((word, _)), _) => word,
        (None, "p") => "paragraph",
        (None, "hr") => "rule",
        (None, "sup" | "sub") => "small",
        (None, "code" | "pre" | "kbd" | "samp" | "var") => "code",
        (None, "script" | "form" | "input" | "button" | "select" | "textarea") => "program",
        (None, _) => "other",
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

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_somebody_meant_is_told_from_the_element() {
        for (html, expected) in [
            ("<br/>", "line"),
            ("<STRONG class=x>", "bold"),
            ("</i>", "italic"),
            ("<a href=x>", "link"),
            ("<abbr>", "other"),
            ("<p style=\"color:red\">", "paragraph"),
            ("<h2>", "heading"),
            ("<sup>", "small"),
            ("<!-- nog doen", "comment"),
            ("<script>", "program"),
        ] {
            assert_eq!(meant(html), expected, "{html}");
        }
    }
}
