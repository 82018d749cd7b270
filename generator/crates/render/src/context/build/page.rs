//! The page being rendered.

use std::collections::BTreeSet;

use super::Views;
use super::languages::{direction, own_name};
use super::special::{NOT_FOUND, is_private_by_type, is_search};
use crate::context::model::{Extra, ImageContext, Link, PageContext, Translation};
use crate::theme::Engine;
use content::{Date, Kind, Section};
use markdown::{Heading, Rendered};
use site::Page;

/// Words read in a minute, by a young reader of Dutch who reads for pleasure.
const WORDS_PER_MINUTE: usize = 180;

impl<'a> Views<'a> {
    /// A page with nothing on it: what each key is when nothing is said of it.
    pub(crate) fn blank_page(kind: &'a str, lang: &'a str, title: String) -> PageContext<'a> {
        PageContext {
            kind,
            title,
            description: String::new(),
            url: String::new(),
            permalink: None,
            lang,
            dir: direction(lang),
            noindex: false,
            date: None,
            date_text: None,
            updated: None,
            updated_text: None,
            topics: Vec::new(),
            municipality: None,
            breadcrumbs: Vec::new(),
            translations: Vec::new(),
            languages: Vec::new(),
            content: "",
            shortcodes: BTreeSet::new(),
            features: BTreeSet::new(),
            summary: "",
            toc: &[],
            contents: Vec::new(),
            reading_minutes: 1,
            draft: false,
            quick_exit: false,
            image: None,
            share_image: None,
            feeds: Vec::new(),
            linked_data: None,
            extra: Extra::None {},
        }
    }

    /// What is in a file, and what follows from it.
    pub(crate) fn page(self, page: &'a Page, body: &'a Rendered) -> PageContext<'a> {
        let date_text = |date: Option<Date>| date.map(|date| self.date_text(date, &page.lang));
        let iso = |date: Option<Date>| date.map(|date| date.0.to_string());
        PageContext {
            description: description(page, body),
            url: page.url.clone(),
            permalink: Some(self.permalink(&page.url)),
            noindex: page.location.slug == NOT_FOUND || page.is_preview,
            date: iso(page.common.date),
            date_text: date_text(page.common.date),
            updated: iso(page.common.updated),
            updated_text: date_text(page.common.updated),
            topics: self.topics(page),
            municipality: self.municipality(page),
            breadcrumbs: self.breadcrumbs(page),
            translations: self.translations(page),
            languages: self.languages(page),
            content: &body.html,
            shortcodes: page.calls.iter().map(|call| call.name.as_str()).collect(),
            features: body.features.clone(),
            summary: &body.summary,
            toc: &body.headings,
            contents: contents(body),
            reading_minutes: reading_minutes(body),
            draft: page.common.draft,
            quick_exit: is_private_by_type(page) || self.asks_in_private(page) || is_search(page),
            image: self.image(page),
            share_image: share_image(page, self.engine),
            extra: Extra::of(page, self.site),
            ..Self::blank_page(kind_word(page), &page.lang, page.common.title.clone())
        }
    }

    /// This page in every language it has; empty when there is only this one.
    fn translations(self, page: &Page) -> Vec<Translation> {
        let pages = self.site.translations(page);
        if pages.len() < 2 {
            return Vec::new();
        }
        pages
            .into_iter()
            .map(|other| Translation {
                lang: other.lang.clone(),
                name: own_name(&other.lang),
                url: other.url.clone(),
                permalink: self.permalink(&other.url),
                current: other.lang == page.lang,
            })
            .collect()
    }

    /// The picture that the front matter names.
    pub(crate) fn image(self, page: &Page) -> Option<ImageContext> {
        let image = page.common.image.as_ref()?;
        let src = self.site.file_url(page.folder(), &image.src)?;
        let picture = self.site.picture(page.folder(), &image.src);
        let root = self.site.base_url.path();
        Some(ImageContext {
            src,
            alt: image.alt.clone(),
            credit: image.credit.clone(),
            width: picture.map(|picture| picture.width),
            height: picture.map(|picture| picture.height),
            srcset: picture.map(|one| one.srcset(root)).unwrap_or_default(),
            avif: picture.map(|one| one.avif_srcset(root)).unwrap_or_default(),
            sizes: markdown::IMAGE_SIZES,
        })
    }

    /// Whether the page has an anonymous form, or the field for a receipt.
    fn asks_in_private(self, page: &Page) -> bool {
        page.calls.iter().any(|call| match call.name.as_str() {
            "bonnetje" => true,
            "formulier" => call
                .text("id")
                .and_then(|id| self.site.forms.get(id))
                .is_some_and(|(_, form)| form.anonymous),
            _ => false,
        })
    }

    /// From the home page to the page above this one.
    fn breadcrumbs(self, page: &Page) -> Vec<Link> {
        if page.kind() == Kind::Home {
            return Vec::new();
        }
        let mut crumbs = vec![self.home_link(&page.lang)];
        match (page.kind(), page.location.section) {
            (Kind::Section, _) | (_, None | Some(Section::Pages)) => {}
            (_, Some(section)) => crumbs.push(self.section_link(section, &page.lang)),
        }
        if page.kind() == Kind::MunicipalPage {
            crumbs.extend(self.municipality(page));
        }
        crumbs
    }
}

/// The address of the picture that goes along when somebody shares the page: beside it, so that another title is no other
/// file. None of a page with a photo or one that is not to be found, and of a title that no font of the theme can write.
pub(crate) fn share_image(page: &Page, engine: &Engine) -> Option<String> {
    let studio = engine.studio()?;
    let is_found = page.location.slug != NOT_FOUND && !page.is_preview;
    let is_drawn = is_found && page.common.image.is_none();
    (is_drawn && studio.can_write(&page.common.title)).then(|| format!("{}delen.png", page.url))
}

/// The word templates have as `page.kind`; a section goes by its folder.
fn kind_word(page: &Page) -> &str {
    match page.kind() {
        Kind::Section => &page.location.slug,
        kind => kind.name(),
    }
}

fn reading_minutes(body: &Rendered) -> usize {
    body.words.div_ceil(WORDS_PER_MINUTE).max(1)
}

/// The parts of a long text: three that take more than two minutes to read, or more of them.
fn contents(body: &Rendered) -> Vec<&Heading> {
    const MANY: usize = 5;
    let parts: Vec<&Heading> = body.headings.iter().filter(|one| one.level == 2).collect();
    let is_long = parts.len() >= 3 && reading_minutes(body) > 2 || parts.len() >= MANY;
    if is_long { parts } else { Vec::new() }
}

/// The description, or else the beginning of the text.
pub(crate) fn description(page: &Page, body: &Rendered) -> String {
    page.common
        .description
        .clone()
        .unwrap_or_else(|| shorten(&body.summary))
}

/// At most 155 characters (what search engines show), cut at a space.
fn shorten(text: &str) -> String {
    const LIMIT: usize = 155;
    let text = text.trim();
    if text.chars().count() <= LIMIT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LIMIT - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':']))
}
