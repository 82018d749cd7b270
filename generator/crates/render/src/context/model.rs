//! What templates see. These structs are the contract with a theme; they are
//! described in `themes/basis/README.md`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use content::{
    Ambassador, AnsweredBy, Audience, Broker, Contact, Hotspot, Participation, Source, Video,
};
use markdown::{Feature, Heading};

/// A link to a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) slug: String,
    /// The language of the title when it is not that of the reader.
    pub(crate) lang: Option<String>,
}

/// A link in a menu.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MenuLink {
    pub(crate) title: String,
    pub(crate) url: String,
    /// The language of the title when it is not that of the reader.
    pub(crate) lang: Option<String>,
}

/// A page in a list; its `topics` and `municipality` are links that many cards share, and are put in beside these.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Card<'a> {
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) description: String,
    pub(crate) date_text: Option<String>,
    pub(crate) image: Option<ImageContext>,
    pub(crate) extra: Extra<'a>,
    /// The language of the page when it is not the one of the list: text that
    /// is borrowed because there is no translation.
    pub(crate) lang: Option<String>,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Translation {
    pub(crate) lang: String,
    pub(crate) name: &'static str,
    pub(crate) url: String,
    pub(crate) permalink: String,
    pub(crate) current: bool,
}

/// A language of the site, and where the switch on a page leads to: the page itself, or the nearest there is.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LanguageLink {
    pub(crate) lang: String,
    pub(crate) name: &'static str,
    pub(crate) url: String,
    pub(crate) current: bool,
}

/// The other pages of a list.
#[derive(Debug, Serialize)]
pub(crate) struct Pagination {
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) items: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) pages: Vec<NumberedLink>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub(crate) struct NumberedLink {
    pub(crate) number: usize,
    pub(crate) url: String,
    pub(crate) current: bool,
}

/// What holds for the whole site.
#[derive(Debug, Serialize)]
pub(crate) struct SiteContext<'a> {
    pub(crate) title: &'a str,
    pub(crate) tagline: &'a str,
    /// What is before an address of the site to make it absolute.
    pub(crate) base_url: &'a str,
    /// The address below which the whole site is: `/`, or `/site/`.
    pub(crate) root: String,
    pub(crate) language: &'a str,
    pub(crate) languages: &'a [String],
    /// How soon an answer is promised, in the language of the page; empty when that cannot be said in it.
    pub(crate) answer_within: Cow<'a, str>,
    pub(crate) exit_url: &'static str,
    pub(crate) proof_of_work: bool,
    pub(crate) source_url: Option<&'a str>,
    /// The page to search on, when the site has one.
    pub(crate) search: Option<Link>,
    pub(crate) navigation: Vec<MenuLink>,
    pub(crate) footer: Vec<MenuLink>,
    pub(crate) helplines: Vec<HelplineContext>,
    pub(crate) forms: Vec<FormLink>,
    /// The addresses of the municipalities that take part, by CBS code.
    pub(crate) municipality_urls: BTreeMap<String, String>,
    /// The same of those whose page tells what they did once.
    pub(crate) municipality_examples: BTreeMap<String, String>,
    /// Whether it only shows what such a site is like.
    pub(crate) demonstration: bool,
    /// Who is behind it.
    pub(crate) sender: Option<SenderContext<'a>>,
}

/// Who is behind the site.
#[derive(Debug, Serialize)]
pub(crate) struct SenderContext<'a> {
    pub(crate) name: &'a str,
    pub(crate) address: &'a str,
    pub(crate) email: &'a str,
    pub(crate) phone: Option<&'a str>,
    pub(crate) href: Option<String>,
    pub(crate) number: Option<&'a str>,
    /// The address of the picture.
    pub(crate) logo: Option<String>,
}

/// A helpline, with the link that dials it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HelplineContext {
    pub(crate) name: String,
    /// The language of the name, when it is borrowed from another one than the page's.
    pub(crate) name_lang: Option<String>,
    pub(crate) when: String,
    pub(crate) when_lang: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) href: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) chat: Option<String>,
}

/// A page that holds a form.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FormLink {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    pub(crate) url: String,
    /// The language of the title when it is not that of the reader.
    pub(crate) lang: Option<String>,
}

/// The page being rendered.
#[derive(Debug, Serialize)]
pub(crate) struct PageContext<'a> {
    pub(crate) kind: &'a str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) url: String,
    /// Null for a page that is at no address: the one around the answers of the function.
    pub(crate) permalink: Option<String>,
    pub(crate) lang: &'a str,
    pub(crate) dir: &'static str,
    pub(crate) noindex: bool,
    pub(crate) date: Option<String>,
    pub(crate) date_text: Option<String>,
    pub(crate) updated: Option<String>,
    pub(crate) updated_text: Option<String>,
    pub(crate) topics: Vec<Link>,
    pub(crate) municipality: Option<Link>,
    pub(crate) breadcrumbs: Vec<Link>,
    /// This page in every language it has; empty when it has one.
    pub(crate) translations: Vec<Translation>,
    /// Every language of the site, with this page or the nearest one there; empty when there is nothing to switch to.
    pub(crate) languages: Vec<LanguageLink>,
    pub(crate) content: &'a str,
    /// The names of the shortcodes that its text calls, and of the parts of markdown in it that few pages have: what a theme
    /// needs to know without looking into `content`.
    pub(crate) shortcodes: BTreeSet<&'a str>,
    pub(crate) features: BTreeSet<Feature>,
    pub(crate) summary: &'a str,
    pub(crate) toc: &'a [Heading],
    /// Of these, what leads to the parts of a long text; empty for one that is soon read.
    pub(crate) contents: Vec<&'a Heading>,
    pub(crate) reading_minutes: usize,
    pub(crate) draft: bool,
    pub(crate) quick_exit: bool,
    pub(crate) image: Option<ImageContext>,
    /// The address of the picture with the title of the page, for when somebody shares it.
    pub(crate) share_image: Option<String>,
    /// Feeds a reader of this page may want to follow.
    pub(crate) feeds: Vec<FeedLink>,
    /// JSON-LD, safe inside `<script>`.
    pub(crate) linked_data: Option<String>,
    pub(crate) extra: Extra<'a>,
}

/// The picture of a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ImageContext {
    pub(crate) src: String,
    pub(crate) alt: String,
    /// Who made it.
    pub(crate) credit: Option<String>,
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
    /// The sizes in WebP; empty for a drawing.
    pub(crate) srcset: String,
    /// The sizes in AVIF; empty where they would be no smaller.
    pub(crate) avif: String,
    pub(crate) sizes: &'static str,
}

/// A municipality in lists, on the map and on its own page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MunicipalityContext {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) slug: String,
    pub(crate) url: String,
    pub(crate) description: String,
    pub(crate) cbs: String,
    pub(crate) province: String,
    pub(crate) accent: Option<String>,
    pub(crate) accent_contrast: Option<String>,
    /// How it takes part; `active` is whether it does so now.
    pub(crate) deelname: Participation,
    pub(crate) active: bool,
    /// The year of its latest practice, as text: no language groups its digits.
    pub(crate) year: Option<String>,
    pub(crate) merged_into: Option<String>,
    pub(crate) ambassadors: Vec<Ambassador>,
    pub(crate) hotspots: Vec<Hotspot>,
    pub(crate) contact: Option<Contact>,
}

/// A working factor with its number.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FactorContext {
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) slug: String,
    pub(crate) description: String,
    pub(crate) municipalities: Vec<Link>,
    /// The language of the title when it is not that of the reader.
    pub(crate) lang: Option<String>,
}

/// Something that is going to happen in a municipality.
#[derive(Debug, Serialize)]
pub(crate) struct EventContext<'a> {
    pub(crate) date: String,
    pub(crate) date_text: String,
    pub(crate) title: &'a str,
    pub(crate) place: &'a str,
    pub(crate) url: Option<&'a str>,
}

/// Who a part of the list of tips is for, and the page of the list that it begins on.
#[derive(Debug, Serialize)]
pub(crate) struct Reader {
    pub(crate) voor: Audience,
    /// Empty when it is this page.
    pub(crate) url: String,
    /// The language of the first of them when it is not that of the list.
    pub(crate) lang: Option<String>,
}

/// A page that shows the part of a list about one topic or factor.
#[derive(Debug, Serialize)]
pub(crate) struct Filter {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) count: usize,
    /// The language of the title when it is not that of the reader.
    pub(crate) lang: Option<String>,
}

/// The municipalities of one province.
#[derive(Debug, Serialize)]
pub(crate) struct Province<'a> {
    pub(crate) province: &'a str,
    pub(crate) municipalities: Vec<&'a MunicipalityContext>,
}

/// Factors against municipalities.
#[derive(Debug, Serialize)]
pub(crate) struct Matrix {
    pub(crate) municipalities: Vec<Link>,
    pub(crate) rows: Vec<MatrixRow>,
}

/// One factor in the matrix; a mark per municipality.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixRow {
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) marks: Vec<bool>,
    /// The language of the title when it is not that of the reader.
    pub(crate) lang: Option<String>,
}

/// An age, as templates say it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(crate) enum AgeWords<'a> {
    Years(u8),
    /// A group, in the words of the form.
    Group(&'a str),
}

/// The front matter keys of a type of page: what only some pages have.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(crate) enum Extra<'a> {
    Story {
        broker: Option<&'a Broker>,
        video: Option<&'a Video>,
        voorbeeld: bool,
    },
    Tip {
        voor: &'a [Audience],
    },
    Question {
        leeftijd: Option<AgeWords<'a>>,
        beantwoord_door: AnsweredBy,
        voorbeeld: bool,
    },
    Practice {
        jaar: Option<u16>,
        bron: Option<&'a Source>,
        contact: Option<&'a Contact>,
    },
    Municipality {
        deelname: Participation,
    },
    Person {
        rol: &'a str,
        bereikbaar: Option<&'a str>,
        voorbeeld: bool,
    },
    /// No keys of its own.
    None {},
}

/// A feed, as templates link to it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FeedLink {
    pub(crate) title: String,
    pub(crate) url: String,
}

/// The map of the country: the municipalities of the site as links.
#[derive(Debug, Serialize)]
pub(crate) struct MapContext<'a> {
    /// For the attribute `viewBox`.
    pub(crate) view_box: &'a str,
    /// The outline of the country, for the attribute `d`.
    pub(crate) land: &'a str,
    /// The municipalities, by name.
    pub(crate) items: Vec<MapItem<'a>>,
}

/// One municipality on the map.
#[derive(Debug, Serialize)]
pub(crate) struct MapItem<'a> {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) path: &'a str,
    /// Whether it takes part now.
    pub(crate) active: bool,
}

/// A QR code as a shape: for the attributes `viewBox` and `d`.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct QrContext {
    pub(crate) view_box: String,
    pub(crate) path: String,
}
