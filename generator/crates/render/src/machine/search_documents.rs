//! What can be found: the pages of a site as documents for the search index.
//! They come from the typed site and the rendered markdown, so menus, footers
//! and lists are not in them, whatever the theme looks like.

use pulldown_cmark_escape::escape_html;

use crate::context::build::{NOT_FOUND, Views, description, is_search};
use content::{Front, Kind};
use site::{Page, PageId};

/// A page as the index gets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its address: `/tips/luisteren/`.
    pub url: String,
    /// Its text as HTML, with Pagefind's attributes for what goes with it.
    pub html: String,
}

/// Every page that can be found, by address. There are none when the site
/// has no page to search on (`paginas/zoeken.md`).
pub(crate) fn documents(views: Views<'_>) -> Vec<Document> {
    let pages = &views.site.pages;
    if !pages.iter().any(|page| is_search(page)) {
        return Vec::new();
    }
    let mut documents: Vec<Document> = (0..pages.len())
        .filter(|id| is_findable(&pages[*id]))
        .map(|id| document(id, views))
        .collect();
    documents.sort_by(|a, b| a.url.cmp(&b.url));
    documents
}

fn document(id: PageId, views: Views<'_>) -> Document {
    let (page, body) = (&views.site.pages[id], &views.bodies[id]);
    let kind = page.kind().name();
    let mut html = Html::new(&page.lang);
    html.meta("title", &page.common.title);
    html.meta("kind", kind);
    html.both(
        "soort",
        &views.engine.say(&page.lang, &format!("search-kind-{kind}")),
    );
    if let Some(municipality) = views.municipality(page) {
        html.both("gemeente", &municipality.title);
    }
    for topic in views.topics(page) {
        html.filter("onderwerp", &topic.title);
    }
    if page.kind() == Kind::Topic {
        html.filter("onderwerp", &page.common.title);
    }
    if let Some(image) = views.image(page) {
        html.meta("image", &image.src);
        html.meta("image_alt", &image.alt);
    }
    html.paragraph("", &description(page, body));
    html.0.push_str(&body.html);
    if let Front::Municipality(front) = &page.front {
        for spot in &front.hotspots {
            html.paragraph("", &spot.name);
        }
    }
    html.0.push_str("</main></body></html>");
    Document {
        url: page.url.clone(),
        html: html.0,
    }
}

/// A document in the words Pagefind understands.
struct Html(String);

impl Html {
    fn new(lang: &str) -> Self {
        Self(format!(
            "<!doctype html><html lang=\"{lang}\"><body><main data-pagefind-body>"
        ))
    }

    /// Comes with a result.
    fn meta(&mut self, name: &str, value: &str) {
        let attributes = format!(" data-pagefind-ignore data-pagefind-meta=\"{name}\"");
        self.paragraph(&attributes, value);
    }

    /// Results can be narrowed down to it.
    fn filter(&mut self, name: &str, value: &str) {
        let attributes = format!(" data-pagefind-ignore data-pagefind-filter=\"{name}\"");
        self.paragraph(&attributes, value);
    }

    fn both(&mut self, name: &str, value: &str) {
        self.meta(name, value);
        self.filter(name, value);
    }

    fn paragraph(&mut self, attributes: &str, text: &str) {
        self.0.push_str("<p");
        self.0.push_str(attributes);
        self.0.push('>');
        // Writing to a String cannot fail.
        let _ = escape_html(&mut self.0, text);
        self.0.push_str("</p>");
    }
}

/// Lists and the home page only name what has a page of its own; the frames and
/// the forms of each municipality are no pages of the typed site.
fn is_findable(page: &Page) -> bool {
    match page.kind() {
        Kind::Home | Kind::Section => false,
        Kind::Page => page.location.slug != NOT_FOUND && !is_search(page) && !page.is_preview,
        _ => !page.is_preview,
    }
}
