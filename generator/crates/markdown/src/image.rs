//! Pictures in markdown: `<picture>` with every size there is.

use content::characters;
use pulldown_cmark::{CowStr, Event};
use pulldown_cmark_escape::{escape_href, escape_html};

/// How wide a picture is shown: the whole of a small screen, else the column
/// of text.
pub const SIZES: &str = "(max-width: 42rem) 100vw, 40rem";

/// What is known of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Its address.
    pub url: String,
    /// Width and height in pixels, when known.
    pub size: Option<(u32, u32)>,
    /// Its sizes in WebP as the attribute `srcset`; may be empty.
    pub srcset: String,
    /// The same in AVIF, where that is smaller; may be empty.
    pub avif: String,
}

impl Image {
    /// A picture of which only the address is known.
    pub fn bare(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            ..Self::default()
        }
    }

    /// The first picture of a page can be in sight at once; the others wait
    /// until somebody scrolls to them.
    pub fn html(&self, alt: &str, title: &str, is_first: bool) -> String {
        let mut html = String::new();
        // Writing to a String cannot fail.
        let _ = self.write(&mut html, (alt, title), is_first);
        html
    }

    fn write(
        &self,
        html: &mut String,
        (alt, title): (&str, &str),
        is_first: bool,
    ) -> std::fmt::Result {
        use std::fmt::Write;
        if !self.srcset.is_empty() {
            html.push_str("<picture>");
        }
        // A browser takes the first it knows.
        for (kind, srcset) in [("avif", &self.avif), ("webp", &self.srcset)] {
            if !srcset.is_empty() {
                write!(html, "<source type=\"image/{kind}\" srcset=\"")?;
                escape_html(&mut *html, srcset)?;
                write!(html, "\" sizes=\"{SIZES}\">")?;
            }
        }
        html.push_str("<img src=\"");
        escape_href(&mut *html, &self.url)?;
        html.push_str("\" alt=\"");
        escape_html(&mut *html, alt)?;
        html.push('"');
        if !title.is_empty() {
            html.push_str(" title=\"");
            escape_html(&mut *html, title)?;
            html.push('"');
        }
        if let Some((width, height)) = self.size {
            write!(html, " width=\"{width}\" height=\"{height}\"")?;
        }
        if !is_first {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\">");
        if !self.srcset.is_empty() {
            html.push_str("</picture>");
        }
        Ok(())
    }
}

/// The pictures whose end has not come yet: the words are between the two
/// for who cannot see it.
#[derive(Debug, Default)]
pub(super) struct Open {
    stack: Vec<(Image, String, usize)>,
}

impl Open {
    /// `at` is the number of events before it.
    pub(super) fn begin(&mut self, image: Image, title: &str, at: usize) {
        self.stack.push((image, title.to_owned(), at));
    }

    /// Whether the words for a picture are being read.
    pub(super) fn is_open(&self) -> bool {
        !self.stack.is_empty()
    }

    /// Replaces the events since the beginning by the picture; `seen` is whether
    /// the page has another before it. Without words the error is its address.
    pub(super) fn end(
        &mut self,
        events: &mut Vec<Event<'_>>,
        seen: &mut bool,
    ) -> Result<(), String> {
        let Some((image, title, at)) = self.stack.pop() else {
            return Ok(());
        };
        let alt = events
            .drain(at.min(events.len())..)
            .fold(String::new(), |alt, event| alt + &words(event));
        if !self.stack.is_empty() {
            // A picture in the words of another: only its own words count.
            events.push(Event::Text(alt.into()));
            return Ok(());
        }
        let html = image.html(alt.trim(), &title, !*seen);
        *seen = true;
        events.push(Event::InlineHtml(html.into()));
        if characters::is_blank(&alt) {
            return Err(image.url);
        }
        Ok(())
    }
}

fn words(event: Event<'_>) -> CowStr<'_> {
    match event {
        Event::Text(words) | Event::Code(words) => words,
        Event::SoftBreak | Event::HardBreak => " ".into(),
        _ => "".into(),
    }
}
