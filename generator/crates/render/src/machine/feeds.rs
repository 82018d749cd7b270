//! Atom feeds (RFC 4287): of the site, and of each section, topic and
//! municipality that has something with a date.

use std::cmp::Reverse;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::context::build::{Views, description};
use crate::context::model::{FeedLink, Link};
use content::{Date, Kind, Section};
use site::{Page, PageId, Site};

/// How many entries a feed has.
const ENTRIES: usize = 20;
const NAME: &str = "atom.xml";
/// What people follow: not the pages that hardly change.
const KINDS: [Kind; 5] = [
    Kind::Story,
    Kind::Tip,
    Kind::Question,
    Kind::Practice,
    Kind::MunicipalPage,
];

/// A feed of the site.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// The address of the page it belongs to.
    page: String,
    lang: String,
    scope: Scope,
}

/// Which pages a feed is about.
#[derive(Debug, Clone, PartialEq)]
enum Scope {
    Site,
    Section(Section),
    Topic(String),
    Municipality(String),
}

/// Every feed that has something in it.
pub(crate) fn all(site: &Site) -> Vec<Feed> {
    let main = site.config.default_language();
    let home = site.page_at("_index.md", main).is_none();
    let home = home.then(|| (site.base_url.url("/"), Scope::Site));
    let sections = site
        .generated_sections()
        .map(|section| (site.section_url(section), Scope::Section(section)))
        .chain(home)
        .map(|(page, scope)| Feed {
            page,
            lang: main.to_owned(),
            scope,
        });
    site.pages
        .iter()
        .filter_map(|page| Feed::of(page))
        .chain(sections)
        .filter(|feed| feed.candidates(site).next().is_some())
        .collect()
}

/// The feeds a page links to: that of the site, and its own.
pub(crate) fn links(page: &Page, views: Views<'_>) -> Vec<FeedLink> {
    let own = Feed::of(page).filter(|feed| feed.scope != Scope::Site);
    links_of_site(&page.lang, views)
        .into_iter()
        .chain(own.and_then(|feed| feed.link(&page.common.title, views)))
        .collect()
}

/// The same for a section that has no page of its own.
pub(crate) fn links_of_section(section: Section, link: &Link, views: Views<'_>) -> Vec<FeedLink> {
    let lang = views.site.config.default_language();
    let own = Feed {
        page: link.url.clone(),
        lang: lang.to_owned(),
        scope: Scope::Section(section),
    };
    links_of_site(lang, views)
        .into_iter()
        .chain(own.link(&link.title, views))
        .collect()
}

/// The feed of the site, when it has something in it.
pub(crate) fn links_of_site(lang: &str, views: Views<'_>) -> Vec<FeedLink> {
    let feed = Feed {
        page: views.home_link(lang).url,
        lang: lang.to_owned(),
        scope: Scope::Site,
    };
    feed.link("", views).into_iter().collect()
}

impl Feed {
    /// The feed that belongs to a page, whether or not there is anything in it.
    fn of(page: &Page) -> Option<Self> {
        let slug = || page.location.slug.clone();
        let scope = match (page.kind(), page.location.section) {
            (Kind::Home, _) => Scope::Site,
            (Kind::Section, Some(section)) => Scope::Section(section),
            (Kind::Topic, _) => Scope::Topic(slug()),
            (Kind::Municipality, _) => Scope::Municipality(slug()),
            _ => return None,
        };
        Some(Self {
            page: page.url.clone(),
            lang: page.lang.clone(),
            scope,
        })
    }

    /// Its address from the root of the host.
    pub(crate) fn url(&self) -> String {
        format!("{}{NAME}", self.page)
    }

    fn link(&self, title: &str, views: Views<'_>) -> Option<FeedLink> {
        self.candidates(views.site).next()?;
        Some(FeedLink {
            title: self.title(title, views.site),
            url: self.url(),
        })
    }

    fn title(&self, of_page: &str, site: &Site) -> String {
        let title = &site.config.title;
        if self.scope == Scope::Site {
            title.clone()
        } else {
            format!("{of_page} · {title}")
        }
    }

    /// The pages with a date in its language, in no order.
    fn candidates<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = PageId> + 'a {
        KINDS
            .into_iter()
            .flat_map(|kind| {
                let (index, lang) = (&site.index, self.lang.as_str());
                match &self.scope {
                    Scope::Site => index.of_kind(kind, lang),
                    Scope::Section(section) if section.kind() == kind => index.of_kind(kind, lang),
                    Scope::Section(_) => &[],
                    Scope::Topic(slug) => index.about(kind, lang, slug),
                    Scope::Municipality(slug) => index.within(kind, lang, slug),
                }
            })
            .copied()
            .filter(|id| {
                let page = &site.pages[*id];
                page.lang == self.lang && !page.is_preview && changed(page).is_some()
            })
    }

    /// The newest, the newest first.
    fn entries(&self, site: &Site) -> Vec<PageId> {
        let mut ids: Vec<PageId> = self.candidates(site).collect();
        ids.sort_unstable_by_key(|id| (Reverse(changed(&site.pages[*id])), *id));
        ids.truncate(ENTRIES);
        ids
    }

    /// The file.
    pub(crate) fn make(&self, views: Views<'_>) -> io::Result<String> {
        let site = views.site;
        let entries = self.entries(site);
        let newest = entries.first().and_then(|id| changed(&site.pages[*id]));
        let title = match (&self.scope, site.page_with_url(&self.page)) {
            (_, Some(page)) => page.common.title.clone(),
            (Scope::Section(section), None) => views.section_link(*section, &self.lang).title,
            _ => String::new(),
        };
        let own = views.permalink(&self.url());
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        writer
            .create_element("feed")
            .with_attributes([
                ("xmlns", "http://www.w3.org/2005/Atom"),
                ("xml:lang", self.lang.as_str()),
            ])
            .write_inner_content(|writer| {
                text(writer, "title", &self.title(&title, site))?;
                text(writer, "id", &own)?;
                text(writer, "updated", &moment(newest))?;
                link(writer, "self", "application/atom+xml", &own)?;
                link(
                    writer,
                    "alternate",
                    "text/html",
                    &views.permalink(&self.page),
                )?;
                writer
                    .create_element("author")
                    .write_inner_content(|writer| text(writer, "name", &site.config.title))?;
                entries.iter().try_for_each(|id| entry(writer, *id, views))
            })?;
        let mut file = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
        file.push('\n');
        Ok(file)
    }
}

fn changed(page: &Page) -> Option<Date> {
    page.common.updated.max(page.common.date)
}

fn entry(writer: &mut Writer<Vec<u8>>, id: PageId, views: Views<'_>) -> io::Result<()> {
    let page = &views.site.pages[id];
    let address = views.permalink(&page.url);
    writer
        .create_element("entry")
        .write_inner_content(|writer| {
            text(writer, "title", &page.common.title)?;
            text(writer, "id", &address)?;
            if page.common.date.is_some() {
                text(writer, "published", &moment(page.common.date))?;
            }
            text(writer, "updated", &moment(changed(page)))?;
            link(writer, "alternate", "text/html", &address)?;
            for topic in views.topics(page) {
                writer
                    .create_element("category")
                    .with_attributes([("term", topic.slug.as_str()), ("label", &topic.title)])
                    .write_empty()?;
            }
            let mut summary = description(page, &views.bodies[id]);
            if page.is_composed() {
                let mark = views.engine.say(&page.lang, "example-mark");
                writer
                    .create_element("category")
                    .with_attributes([("term", "voorbeeld"), ("label", mark.as_str())])
                    .write_empty()?;
                summary = format!("{mark}. {summary}");
            }
            text(writer, "summary", &summary)
        })?;
    Ok(())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    // Control characters are not allowed in XML, not even escaped.
    let words: String = words
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect();
    writer
        .create_element(name)
        .write_text_content(BytesText::new(&words))?;
    Ok(())
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    writer
        .create_element("link")
        .with_attributes([("rel", rel), ("type", kind), ("href", href)])
        .write_empty()?;
    Ok(())
}

/// Midnight UTC of a day; content has days, not hours.
fn moment(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| format!("{}T00:00:00Z", day.0))
}
