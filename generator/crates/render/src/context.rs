//! What templates see. These structs are the contract with a theme; they are
//! described in `themes/basis/README.md`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::extra::Extra;
use super::feeds::FeedLink;
use content::{Ambassador, Contact, Hotspot};
use markdown::Heading;

/// A link to a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) title: String,
    pub(super) url: String,
    pub(super) slug: String,
    /// The language of the title when it is not that of the reader.
    pub(super) lang: Option<String>,
}

/// A link in a menu.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MenuLink {
    pub(super) title: String,
    pub(super) url: String,
    /// The language of the title when it is not that of the reader.
    pub(super) lang: Option<String>,
}

/// A page in a list; its `topics` and `municipality` are links that many cards share, and are put in beside these.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card<'a> {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) url: String,
    pub(super) description: String,
    pub(super) date_text: Option<String>,
    pub(super) image: Option<ImageContext>,
    pub(super) extra: Extra<'a>,
    /// The language of the page when it is not the one of the list: text that
    /// is borrowed because there is no translation.
    pub(super) lang: Option<String>,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Translation {
    pub(super) lang: String,
    pub(super) name: &'static str,
    pub(super) url: String,
    pub(super) permalink: String,
    pub(super) current: bool,
}

/// A language of the site, and where the switch on a page leads to: the page itself, or the nearest there is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LanguageLink {
    pub(super) lang: String,
    pub(super) name: &'static str,
    pub(super) url: String,
    pub(super) current: bool,
}

/// The other pages of a list.
#[derive(Debug, Serialize)]
pub(super) struct Pagination {
    pub(super) number: usize,
    pub(super) count: usize,
    pub(super) items: usize,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    pub(super) pages: Vec<NumberedLink>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub(super) struct NumberedLink {
    pub(super) number: usize,
    pub(super) url: String,
    pub(super) current: bool,
}

/// What holds for the whole site.
#[derive(Debug, Serialize)]
pub(super) struct SiteContext<'a> {
    pub(super) title: &'a str,
    pub(super) tagline: &'a str,
    pub(super) base_url: &'a str,
    pub(super) language: &'a str,
    pub(super) languages: &'a [String],
    pub(super) answer_within: &'a str,
    pub(super) exit_url: &'static str,
    pub(super) proof_of_work: bool,
    pub(super) source_url: Option<&'a str>,
    /// The page to search on, when the site has one.
    pub(super) search: Option<Link>,
    pub(super) navigation: Vec<MenuLink>,
    pub(super) footer: Vec<MenuLink>,
    pub(super) helplines: Vec<HelplineContext>,
    pub(super) forms: Vec<FormLink>,
    /// The addresses of the municipalities that take part, by CBS code.
    pub(super) municipality_urls: BTreeMap<String, String>,
}

/// A helpline, with the link that dials it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HelplineContext {
    pub(super) name: String,
    /// The language of the name, when it is borrowed from another one than the page's.
    pub(super) name_lang: Option<String>,
    pub(super) when: String,
    pub(super) when_lang: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) href: Option<String>,
    pub(super) url: Option<String>,
    pub(super) chat: Option<String>,
}

/// A page that holds a form.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FormLink {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) url: String,
    /// The language of the title when it is not that of the reader.
    pub(super) lang: Option<String>,
}

/// The page being rendered.
#[derive(Debug, Serialize)]
pub(super) struct PageContext<'a> {
    pub(super) kind: &'a str,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) url: String,
    pub(super) permalink: String,
    pub(super) lang: &'a str,
    pub(super) dir: &'static str,
    pub(super) noindex: bool,
    pub(super) date: Option<String>,
    pub(super) date_text: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) updated_text: Option<String>,
    pub(super) topics: Vec<Link>,
    pub(super) municipality: Option<Link>,
    pub(super) breadcrumbs: Vec<Link>,
    /// This page in every language it has; empty when it has one.
    pub(super) translations: Vec<Translation>,
    /// Every language of the site, with this page or the nearest one there; empty when there is nothing to switch to.
    pub(super) languages: Vec<LanguageLink>,
    pub(super) content: &'a str,
    pub(super) summary: &'a str,
    pub(super) toc: &'a [Heading],
    /// Of these, what leads to the parts of a long text; empty for one that is soon read.
    pub(super) contents: Vec<&'a Heading>,
    pub(super) reading_minutes: usize,
    pub(super) draft: bool,
    pub(super) quick_exit: bool,
    pub(super) image: Option<ImageContext>,
    /// Feeds a reader of this page may want to follow.
    pub(super) feeds: Vec<FeedLink>,
    /// JSON-LD, safe inside `<script>`.
    pub(super) linked_data: Option<String>,
    pub(super) extra: Extra<'a>,
}

/// The picture of a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ImageContext {
    pub(super) src: String,
    pub(super) alt: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
    /// The sizes in WebP; empty for a drawing.
    pub(super) srcset: String,
    /// The sizes in AVIF; empty where they would be no smaller.
    pub(super) avif: String,
    pub(super) sizes: &'static str,
}

/// A municipality in lists, on the map and on its own page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MunicipalityContext {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) url: String,
    pub(super) description: String,
    pub(super) cbs: String,
    pub(super) province: String,
    pub(super) accent: Option<String>,
    pub(super) accent_contrast: Option<String>,
    pub(super) active: bool,
    pub(super) merged_into: Option<String>,
    pub(super) ambassadors: Vec<Ambassador>,
    pub(super) hotspots: Vec<Hotspot>,
    pub(super) contact: Option<Contact>,
}

/// A working factor with its number.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FactorContext {
    pub(super) number: u32,
    pub(super) title: String,
    pub(super) url: String,
    pub(super) slug: String,
    pub(super) description: String,
    pub(super) municipalities: Vec<Link>,
    /// The language of the title when it is not that of the reader.
    pub(super) lang: Option<String>,
}

/// Something that is going to happen in a municipality.
#[derive(Debug, Serialize)]
pub(super) struct EventContext<'a> {
    pub(super) date: String,
    pub(super) date_text: String,
    pub(super) title: &'a str,
    pub(super) place: &'a str,
    pub(super) url: Option<&'a str>,
}

/// A page that shows the part of a list about one topic or factor.
#[derive(Debug, Serialize)]
pub(super) struct Filter {
    pub(super) title: String,
    pub(super) url: String,
    pub(super) count: usize,
    /// The language of the title when it is not that of the reader.
    pub(super) lang: Option<String>,
}

/// The municipalities of one province.
#[derive(Debug, Serialize)]
pub(super) struct Province<'a> {
    pub(super) province: &'a str,
    pub(super) municipalities: Vec<&'a MunicipalityContext>,
}

/// Factors against municipalities.
#[derive(Debug, Serialize)]
pub(super) struct Matrix {
    pub(super) municipalities: Vec<Link>,
    pub(super) rows: Vec<MatrixRow>,
}

/// One factor in the matrix; a mark per municipality.
#[derive(Debug, Serialize)]
pub(super) struct MatrixRow {
    pub(super) number: u32,
    pub(super) title: String,
    pub(super) url: String,
    pub(super) marks: Vec<bool>,
    /// The language of the title when it is not that of the reader.
    pub(super) lang: Option<String>,
}
