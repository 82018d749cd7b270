//! What can be found: the pages of a site as documents for the search index.
//! They come from the typed site and the rendered markdown, so menus, footers
//! and lists are not in them, whatever the theme looks like.

use std::sync::Arc;

use crate::context::build::{NOT_FOUND, Views, description, is_search};
use content::{Front, Kind};
use markdown::Rendered;
use site::{Page, PageId};

/// A page as the index gets it.
#[derive(Debug, Clone)]
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
    /// Whether it was made up.
    pub is_example: bool,
    /// Its text as HTML, shared with the site: copies of all pages are as much again.
    pub body: Arc<Rendered>,
    /// What its template names beside that text.
    pub names: Vec<String>,
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
    let kind = page.kind();
    let is_topic = kind == Kind::Topic;
    let mut topics: Vec<String> = views
        .topics(page)
        .into_iter()
        .map(|one| one.title)
        .collect();
    if is_topic {
        topics.push(page.common.title.clone());
    }
    let names = match &page.front {
        Front::Municipality(front) => front
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
        description: description(page, body),
        municipality: views.municipality(page).map(|one| one.title),
        topics,
        topic: is_topic.then(|| page.location.slug.clone()),
        is_example: page.is_composed(),
        body: Arc::clone(body),
        names,
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
