//! What a file of the output is made of, and where that comes from.

use std::sync::Arc;

use crate::machine::feeds::Feed;
use content::Section;
use site::PageId;

/// What a file is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// A page, or a further page of its list; they count from 1.
    Page {
        /// The page.
        id: PageId,
        /// Which page of its list.
        number: usize,
    },
    /// An old address of a page.
    Redirect(PageId),
    /// The list of a section that has no `_index.md`.
    Section {
        /// The section.
        section: Section,
        /// Which page of its list.
        number: usize,
    },
    /// The home page of a site that has no `_index.md`.
    Home,
    /// A form page with a municipality filled in.
    MunicipalForm {
        /// The municipality.
        municipality: PageId,
        /// The page that holds the form.
        page: PageId,
    },
    /// The picture frame of a municipality.
    Frame(PageId),
    /// The picture that goes along when somebody shares a page.
    SharePicture(PageId),
    /// An Atom feed.
    Feed(Feed),
    /// A part of the sitemap; 0 is the whole, or the list of the parts.
    Sitemap(usize),
    /// The page around the function's answers, in a language.
    Shell(String),
    /// A file of the editor in the browser.
    Editor(&'static str),
    /// A file that is there already.
    Bytes(Arc<[u8]>),
}

/// A file of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) job: Job,
    pub(crate) source: Source,
}

/// What a file of the output is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A page, by its markdown file.
    Page(PageId),
    /// An old address of a page: the page, and which of its aliases.
    Alias(PageId, usize),
    /// A file beside pages: its path below `content/`.
    File(String),
    /// A size of a picture: the same picture twice is the same file.
    Picture,
    /// A form definition: its path from the root.
    Form(String),
    /// The generator or the theme.
    Site,
}
