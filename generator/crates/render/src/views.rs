//! Builds what templates see ([`super::context`]) from the typed site.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use forms::Form;
use tera::Value;

use super::cards::Cards;
use super::context::{
    Card, EventContext, FactorContext, FormLink, HelplineContext, ImageContext, Link, MenuLink,
    MunicipalityContext, PageContext, SiteContext, Translation,
};
use super::engine::Engine;
use super::extra::Extra;
use super::findable::is_search;
use super::languages::{borrowed, direction, own_name};
use super::resolver::is_private_by_type;
use super::towns;
use content::{Date, GemeenteFront, Helpline, Kind, MenuItem, Section};
use diagnostics::words::Args;
use diagnostics::{Diagnostic, Problem};
use images::Picture;
use markdown::{Heading, Rendered};
use site::references;
use site::{Page, PageId, Site};

/// Words read in a minute, by a young reader of Dutch who reads for pleasure.
const WORDS_PER_MINUTE: usize = 180;

/// The site, its rendered markdown and its words together.
#[derive(Clone, Copy)]
pub(super) struct Views<'a> {
    pub(super) site: &'a Site,
    pub(super) engine: &'a Engine,
    pub(super) bodies: &'a [Arc<Rendered>],
    pub(super) cards: &'a Cards,
}

impl<'a> Views<'a> {
    /// A link for who reads in `lang`.
    pub(super) fn link(page: &Page, lang: &str) -> Link {
        Link {
            title: page.common.title.clone(),
            url: page.url.clone(),
            slug: page.location.slug.clone(),
            lang: borrowed(&page.lang, lang),
        }
    }

    /// A term in the language of the reader when it is translated.
    pub(super) fn term(self, kind: Kind, slug: &str, lang: &str) -> Option<&'a Page> {
        let term = self.site.term(kind, slug)?;
        if term.lang == lang {
            return Some(term);
        }
        self.site.page_at(term.path(), lang)
    }

    pub(super) fn topics(self, page: &Page) -> Vec<Link> {
        page.common
            .onderwerpen
            .iter()
            .filter_map(|topic| self.term(Kind::Onderwerp, &topic.slug, &page.lang))
            .map(|topic| Self::link(topic, &page.lang))
            .collect()
    }

    pub(super) fn municipality(self, page: &Page) -> Option<Link> {
        self.term(Kind::Gemeente, page.municipality()?, &page.lang)
            .map(|town| Self::link(town, &page.lang))
    }

    /// A page in a list in `lang`.
    fn card(self, id: PageId, lang: &str) -> Value {
        let page = &self.site.pages[id];
        let card = Value::from_serializable(&Card {
            kind: page.kind().name(),
            title: page.common.title.clone(),
            url: page.url.clone(),
            description: description(page, &self.bodies[id]),
            date_text: page
                .common
                .date
                .map(|date| self.date_text(date, &page.lang)),
            image: self.image(page),
            extra: Extra::of(page),
            lang: borrowed(&page.lang, lang),
        });
        let topics = page.common.onderwerpen.iter();
        let topics = topics
            .filter_map(|topic| self.term(Kind::Onderwerp, &topic.slug, &page.lang))
            .map(|topic| self.shared_link(topic, &page.lang));
        let town = page
            .municipality()
            .and_then(|town| self.term(Kind::Gemeente, town, &page.lang))
            .filter(|town| town.url != page.url)
            .map(|town| self.shared_link(town, &page.lang));
        // A struct is always a map.
        let mut card = card.into_map().unwrap_or_default();
        card.insert("topics".into(), topics.collect::<Vec<_>>().into());
        card.insert("municipality".into(), town.into());
        card.into()
    }

    fn shared_link(self, term: &Page, lang: &str) -> Value {
        let make = || Value::from_serializable(&Self::link(term, lang));
        match self.site.id_of(term.path()) {
            Some(id) => self.cards.link(id, lang, make),
            None => make(),
        }
    }

    pub(super) fn cards(self, ids: &[PageId], lang: &str) -> Value {
        let card = |id: &PageId| self.cards.card(*id, lang, || self.card(*id, lang));
        ids.iter().map(card).collect::<Vec<_>>().into()
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

    /// The title of a further page of a list.
    pub(super) fn numbered_title(self, page: &Page, number: usize) -> String {
        let args: Args<'_> = [
            ("title", FluentValue::from(page.common.title.as_str())),
            ("number", FluentValue::from(number.to_string())),
        ]
        .into();
        self.engine.say_with(&page.lang, "numbered-title", &args)
    }

    pub(super) fn date_text(self, date: Date, lang: &str) -> String {
        self.engine.date(lang, date, || self.say_date(date, lang))
    }

    fn say_date(self, date: Date, lang: &str) -> String {
        let args: Args<'_> = [
            ("day", FluentValue::from(i64::from(date.0.day()))),
            ("month", FluentValue::from(i64::from(date.0.month()))),
            // As text: a year is no amount, and no language groups its digits.
            ("year", FluentValue::from(date.0.year().to_string())),
        ]
        .into();
        self.engine.say_with(lang, "date-long", &args)
    }

    pub(super) fn page(self, page: &'a Page, body: &'a Rendered) -> PageContext<'a> {
        let date_text = |date: Option<Date>| date.map(|date| self.date_text(date, &page.lang));
        let iso = |date: Option<Date>| date.map(|date| date.0.to_string());
        PageContext {
            kind: kind_word(page),
            title: page.common.title.clone(),
            description: description(page, body),
            url: page.url.clone(),
            permalink: self.permalink(&page.url),
            lang: &page.lang,
            dir: direction(&page.lang),
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
            summary: &body.summary,
            toc: &body.headings,
            contents: contents(body),
            reading_minutes: reading_minutes(body),
            draft: page.common.draft,
            quick_exit: is_private_by_type(page) || self.asks_in_private(page) || is_search(page),
            image: self.image(page),
            feeds: Vec::new(),
            linked_data: None,
            extra: Extra::of(page),
        }
    }

    /// The picture that the front matter names.
    pub(super) fn image(self, page: &Page) -> Option<ImageContext> {
        let image = page.common.image.as_ref()?;
        let src = self.site.file_url(page.folder(), &image.src)?;
        let picture = self.site.picture(page.folder(), &image.src);
        Some(ImageContext {
            src,
            alt: image.alt.clone(),
            width: picture.map(|picture| picture.width),
            height: picture.map(|picture| picture.height),
            srcset: picture.map(Picture::srcset).unwrap_or_default(),
            avif: picture.map(Picture::avif_srcset).unwrap_or_default(),
            sizes: markdown::IMAGE_SIZES,
        })
    }

    pub(super) fn permalink(self, url: &str) -> String {
        format!("{}{url}", self.site.base_url)
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
    pub(super) fn breadcrumbs(self, page: &Page) -> Vec<Link> {
        if page.kind() == Kind::Home {
            return Vec::new();
        }
        let mut crumbs = vec![self.home_link(&page.lang)];
        match (page.kind(), page.location.section) {
            (Kind::Section, _) | (_, None | Some(Section::Paginas)) => {}
            (_, Some(section)) => crumbs.push(self.section_link(section, &page.lang)),
        }
        if page.kind() == Kind::Gemeentepagina {
            crumbs.extend(self.municipality(page));
        }
        crumbs
    }

    pub(super) fn home_link(self, lang: &str) -> Link {
        let url = self
            .site
            .page_at("_index.md", lang)
            .map_or("/", |page| page.url.as_str());
        Link {
            title: self.engine.say(lang, "home"),
            url: url.to_owned(),
            slug: String::new(),
            lang: None,
        }
    }

    pub(super) fn section_link(self, section: Section, lang: &str) -> Link {
        let path = format!("{}/_index.md", section.folder());
        match self.site.page_at(&path, lang) {
            Some(page) => Self::link(page, lang),
            None => Link {
                title: self
                    .engine
                    .say(lang, &format!("section-{}", section.folder())),
                url: format!("/{}/", section.url_prefix().unwrap_or_default()),
                slug: section.folder().to_owned(),
                lang: None,
            },
        }
    }

    /// What is still to come in a municipality, the nearest first.
    pub(super) fn agenda(self, front: &'a GemeenteFront, lang: &str) -> Vec<EventContext<'a>> {
        let mut coming: Vec<_> = front
            .agenda
            .iter()
            .filter(|event| event.date >= self.site.today)
            .collect();
        coming.sort_by_key(|event| event.date);
        coming
            .into_iter()
            .map(|event| EventContext {
                date: event.date.0.to_string(),
                date_text: self.date_text(event.date, lang),
                title: &event.title,
                place: &event.place,
                url: event.url.as_deref(),
            })
            .collect()
    }

    /// The municipalities, by name.
    pub(super) fn municipalities(self, lang: &str) -> Vec<MunicipalityContext> {
        towns::municipalities(self.site, lang)
    }

    /// A working factor; its municipalities are those whose practices name it.
    pub(super) fn factor(self, page: &Page, lang: &str) -> FactorContext {
        let slug = &page.location.slug;
        let mut municipalities: Vec<Link> = self
            .site
            .pages
            .iter()
            .filter(|practice| practice.factors().iter().any(|factor| factor.slug == *slug))
            .filter_map(|practice| self.term(Kind::Gemeente, practice.municipality()?, lang))
            .map(|town| Self::link(town, lang))
            .collect();
        municipalities.sort_by(|a, b| a.title.cmp(&b.title));
        municipalities.dedup_by(|a, b| a.url == b.url);
        FactorContext {
            number: page.common.volgorde.unwrap_or_default(),
            title: page.common.title.clone(),
            url: page.url.clone(),
            lang: borrowed(&page.lang, lang),
            slug: slug.clone(),
            description: page.common.description.clone().unwrap_or_default(),
            municipalities,
        }
    }

    pub(super) fn factors(self, lang: &str) -> Vec<FactorContext> {
        self.site
            .index
            .of_kind(Kind::Factor, lang)
            .iter()
            .map(|id| self.factor(&self.site.pages[*id], lang))
            .collect()
    }

    pub(super) fn form_link(self, id: PageId, form: &Form, url: String, lang: &str) -> FormLink {
        let page = &self.site.pages[id];
        FormLink {
            id: form.id.clone(),
            kind: form.kind.as_str(),
            title: page.common.title.clone(),
            lang: borrowed(&page.lang, lang),
            url,
        }
    }

    /// What templates see as `site`, and links in menus that lead nowhere.
    pub(super) fn site_context(self, lang: &str) -> (SiteContext<'a>, Vec<Diagnostic>) {
        let config = &self.site.config;
        let mut diagnostics = Vec::new();
        let mut menu = |items: &[MenuItem]| -> Vec<MenuLink> {
            items
                .iter()
                .filter_map(|item| match self.menu_url(item, lang) {
                    Ok(url) => {
                        let title = item.title.said(lang, config.default_language());
                        Some(MenuLink {
                            title: title.text,
                            url,
                            lang: title.lang,
                        })
                    }
                    Err(problem) => {
                        diagnostics.push(Diagnostic::error(
                            problem,
                            self.site.config_place(item.to.span.clone()),
                        ));
                        None
                    }
                })
                .collect()
        };
        let context = SiteContext {
            title: &config.title,
            tagline: &config.tagline,
            base_url: &self.site.base_url,
            language: config.default_language(),
            languages: &config.languages,
            answer_within: &config.answer_within,
            exit_url: forms::facts::EXIT,
            proof_of_work: config.proof_of_work,
            source_url: config.source_url.as_deref(),
            search: self.search_link(lang),
            navigation: menu(&config.navigation),
            footer: menu(&config.footer),
            helplines: config
                .helplines
                .iter()
                .map(|line| helpline(line, lang, config.default_language()))
                .collect(),
            forms: form_pages(self.site, lang)
                .into_iter()
                .map(|(id, form)| self.form_link(id, form, self.site.pages[id].url.clone(), lang))
                .collect(),
            municipality_urls: self
                .municipalities(lang)
                .into_iter()
                .filter(|one| one.active)
                .map(|one| (one.cbs, one.url))
                .collect(),
        };
        (context, diagnostics)
    }

    fn menu_url(self, item: &MenuItem, lang: &str) -> Result<String, Problem> {
        let Some(path) = item.to.slug.strip_prefix("@/") else {
            return Ok(item.to.slug.clone());
        };
        if let Some(page) = self.site.page_at(path, lang) {
            return Ok(page.url.clone());
        }
        if self.site.is_broken(path) {
            return Ok(String::new()); // That has been reported.
        }
        let generated = Section::ALL.into_iter().find(|section| {
            path == format!("{}/_index.md", section.folder()) && section.url_prefix().is_some()
        });
        generated
            .map(|section| self.section_link(section, lang).url)
            .ok_or_else(|| references::unknown_page(path, self.site, lang))
    }
}

/// The slug of the page for addresses that do not exist.
pub(super) const NOT_FOUND: &str = "niet-gevonden";

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
pub(super) fn description(page: &Page, body: &Rendered) -> String {
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

/// The pages that hold a form, once per form.
pub(super) fn form_pages<'a>(site: &'a Site, lang: &str) -> Vec<(PageId, &'a Form)> {
    let mut found: Vec<(PageId, &Form)> = Vec::new();
    for id in site.index.of_kind(Kind::Pagina, lang) {
        for call in &site.pages[*id].calls {
            let form = call
                .text("id")
                .filter(|_| call.name == "formulier")
                .and_then(|id| site.forms.get(id));
            if let Some((_, form)) = form
                && found.iter().all(|(_, known)| known.id != form.id)
            {
                found.push((*id, form));
            }
        }
    }
    found
}

fn helpline(line: &Helpline, lang: &str, own: &str) -> HelplineContext {
    let (name, when) = (line.name.said(lang, own), line.when.said(lang, own));
    HelplineContext {
        name: name.text,
        name_lang: name.lang,
        when: when.text,
        when_lang: when.lang,
        phone: line.phone.clone(),
        href: line.phone.as_deref().map(telephone_link),
        url: line.url.clone(),
        chat: line.chat.clone(),
    }
}

/// `0800-0432` → `tel:08000432`
pub(super) fn telephone_link(phone: &str) -> String {
    let digits: String = phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    format!("tel:{digits}")
}
