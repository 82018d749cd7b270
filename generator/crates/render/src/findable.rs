//! What can be found: the pages of a site as documents for the search index.
//! They come from the typed site and the rendered markdown, so menus, footers
//! and lists are not in them, whatever the theme looks like.

use super::cards::Cards;
use super::context::Link;
use super::snapshot::Snapshot;
use super::views::{self, NOT_FOUND, Views};
use content::{Front, Kind};
use site::{Page, PageId};

/// A page as the index gets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its address: `/tips/luisteren/`.
    pub url: String,
    /// Its language.
    pub lang: String,
    /// Its type.
    pub kind: Kind,
    /// The word for its type, in its language.
    pub sort: String,
    /// Its title.
    pub title: String,
    /// Its description, or else its beginning.
    pub description: String,
    /// The title of its municipality.
    pub municipality: Option<String>,
    /// The titles of its topics.
    pub topics: Vec<String>,
    /// The slug of the topic that it is the page of.
    pub topic: Option<String>,
    /// Its text as HTML.
    pub html: String,
    /// What its template names beside that text.
    pub names: Vec<String>,
}

/// The slug of the page to search on; a site without it has no search index.
const SEARCH: &str = "zoeken";

impl Views<'_> {
    /// The page to search on, in the language of the reader when there is one.
    pub(super) fn search_link(self, lang: &str) -> Option<Link> {
        self.site
            .page_at(&format!("paginas/{SEARCH}.md"), lang)
            .map(|page| Self::link(page, lang))
    }
}

impl Snapshot {
    /// Every page that can be found, by address. There are none when the site
    /// has no page to search on (`paginas/zoeken.md`).
    pub fn documents(&self) -> Vec<Document> {
        if !self.site.pages.iter().any(|page| is_search(page)) {
            return Vec::new();
        }
        let cards = Cards::default();
        let views = self.renderer(&cards).views;
        let mut documents: Vec<Document> = (0..self.site.pages.len())
            .filter(|id| is_findable(&self.site.pages[*id]))
            .map(|id| document(id, views))
            .collect();
        documents.sort_by(|a, b| a.url.cmp(&b.url));
        documents
    }
}

fn document(id: PageId, views: Views<'_>) -> Document {
    let (page, body) = (&views.site.pages[id], &views.bodies[id]);
    let kind = page.kind();
    let is_topic = kind == Kind::Onderwerp;
    let mut topics: Vec<String> = views
        .topics(page)
        .into_iter()
        .map(|one| one.title)
        .collect();
    if is_topic {
        topics.push(page.common.title.clone());
    }
    let names = match &page.front {
        Front::Gemeente(front) => front
            .hotspots
            .iter()
            .map(|spot| spot.name.clone())
            .collect(),
        _ => Vec::new(),
    };
    Document {
        url: page.url.clone(),
        lang: page.lang.clone(),
        kind,
        sort: views
            .engine
            .say(&page.lang, &format!("search-kind-{}", kind.name())),
        title: page.common.title.clone(),
        description: views::description(page, body),
        municipality: views.municipality(page).map(|one| one.title),
        topics,
        topic: is_topic.then(|| page.location.slug.clone()),
        html: body.html.clone(),
        names,
    }
}

/// Whether this is the page to search on.
pub(super) fn is_search(page: &Page) -> bool {
    page.kind() == Kind::Pagina && page.location.slug == SEARCH
}

/// Lists and the home page only name what has a page of its own; the frames and
/// the forms of each municipality are no pages of the typed site.
fn is_findable(page: &Page) -> bool {
    match page.kind() {
        Kind::Home | Kind::Section => false,
        Kind::Pagina => page.location.slug != NOT_FOUND && !is_search(page) && !page.is_preview,
        _ => !page.is_preview,
    }
}
