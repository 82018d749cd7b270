//! One page, and what is known of one that visitors do not see.

use std::ops::Range;

use content::{Audience, Common, Front, Kind, Location, Moment, Spanned, TextFile};
use markdown::Call;

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it comes from.
    pub file: TextFile,
    /// Its place.
    pub location: Location,
    /// Its language.
    pub lang: String,
    /// Its address from the root of the host, as links have it: `/tips/luisteren/`, `/site/tips/%C3%A9%C3%A9n/`.
    pub url: String,
    /// The common keys.
    pub common: Common,
    /// The keys of its type.
    pub front: Front,
    /// Byte range of the markdown in the file.
    pub body: Range<usize>,
    /// The shortcodes its markdown calls.
    pub calls: Vec<Call>,
    /// The title in small letters, by which lists are sorted.
    pub sort_title: String,
    /// Whether it is only here because drafts were asked for: nobody should find it.
    pub is_preview: bool,
}

/// A page that visitors do not see yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenPage {
    /// Path below `content/`.
    pub(crate) path: String,
    pub(crate) url: String,
    pub(crate) is_draft: bool,
    /// When it appears.
    pub(crate) from: Option<Moment>,
}

impl HiddenPage {
    /// That of a page that is left out.
    pub(crate) fn of(page: &Page) -> Self {
        Self {
            path: page.path().to_owned(),
            url: page.url.clone(),
            is_draft: page.common.draft,
            from: page.common.publish_on,
        }
    }

    /// A word for why it is not seen, and the day on which it will be.
    pub fn reason(&self) -> (&'static str, Option<String>) {
        let day = self.from.as_ref().map(Moment::to_string);
        (if self.is_draft { "draft" } else { "later" }, day)
    }
}

impl Page {
    /// Path below `content/`, as links name it: `tips/luisteren.md`.
    pub fn path(&self) -> &str {
        self.file.below("content")
    }

    /// The folder of its file, below `content/`.
    pub fn folder(&self) -> &str {
        self.path()
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
    }

    /// The path without language and ending, which all translations share.
    pub fn stem(&self) -> &str {
        let path = self.path();
        let stem = path.strip_suffix(".md").unwrap_or(path);
        match &self.location.lang {
            Some(lang) => stem
                .strip_suffix(lang.as_str())
                .map_or(stem, |stem| stem.trim_end_matches('.')),
            None => stem,
        }
    }

    /// Type of page.
    pub fn kind(&self) -> Kind {
        self.location.kind
    }

    /// The slug of the municipality the page belongs to.
    pub fn municipality(&self) -> Option<&str> {
        match self.municipality_reference() {
            Some(reference) => Some(&reference.value),
            None => self.location.municipality.as_deref(),
        }
    }

    /// The municipality its front matter names.
    pub fn municipality_reference(&self) -> Option<&Spanned<String>> {
        match &self.front {
            Front::Story(front) => front.gemeente.as_ref(),
            Front::Question(front) => front.gemeente.as_ref(),
            Front::Practice(front) => front.gemeente.as_ref(),
            Front::Person(front) => front.gemeente.as_ref(),
            _ => None,
        }
    }

    /// The working factors a practice names.
    pub fn factors(&self) -> &[Spanned<String>] {
        match &self.front {
            Front::Practice(front) => &front.factoren,
            _ => &[],
        }
    }

    /// Whether the page is a composed example: nobody experienced this, and nobody asked or answered it.
    pub fn is_composed(&self) -> bool {
        match &self.front {
            Front::Story(front) => front.voorbeeld,
            Front::Question(front) => front.voorbeeld,
            Front::Person(front) => front.voorbeeld,
            _ => false,
        }
    }

    /// Who a tip is for first.
    pub fn reader(&self) -> Option<Audience> {
        match &self.front {
            Front::Tip(front) => front.voor.first().copied(),
            _ => None,
        }
    }

    /// Whether the page has this topic.
    pub fn has_topic(&self, slug: &str) -> bool {
        self.common
            .onderwerpen
            .iter()
            .any(|topic| topic.value == slug)
    }
}
