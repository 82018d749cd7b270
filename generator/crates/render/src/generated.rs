//! Pages that have no file of their own: sections and a home page without
//! `_index.md`, and the forms of each municipality.

use tera::Context;

use super::body;
use super::context::PageContext;
use super::extra::Extra;
use super::feeds;
use super::languages::direction;
use super::pages::{Made, Renderer};
use super::plan::numbered;
use super::views::Views;
use content::Section;
use site::{PageId, Site};

/// The sections that have no `_index.md`; their lists exist all the same.
pub(super) fn generated_sections(site: &Site) -> impl Iterator<Item = Section> {
    let main = site.config.default_language();
    Section::ALL.into_iter().filter(move |section| {
        let path = format!("{}/_index.md", section.folder());
        section.url_prefix().is_some() && site.page_at(&path, main).is_none()
    })
}

impl<'a> Renderer<'a> {
    /// A context for a page that has no file of its own.
    pub(super) fn bare_page(&self, kind: &'a str, title: String, url: String) -> PageContext<'a> {
        let lang = self.site().config.default_language();
        PageContext {
            feeds: Vec::new(),
            kind,
            permalink: self.views.permalink(&url),
            translations: Vec::new(),
            languages: self.views.languages_of_homes(lang),
            breadcrumbs: if url == "/" {
                Vec::new()
            } else {
                vec![self.views.home_link(lang)]
            },
            title,
            description: String::new(),
            url,
            lang,
            dir: direction(lang),
            noindex: false,
            date: None,
            date_text: None,
            updated: None,
            updated_text: None,
            topics: Vec::new(),
            municipality: None,
            content: "",
            summary: "",
            toc: &[],
            contents: Vec::new(),
            reading_minutes: 1,
            draft: false,
            quick_exit: false,
            image: None,
            linked_data: None,
            extra: Extra::None {},
        }
    }

    pub(super) fn bare(
        &self,
        template: &str,
        page: &PageContext<'_>,
        fill: impl FnOnce(&mut Context),
    ) -> Made {
        let mut context = self.engine().context(page.lang);
        context.insert("page", page);
        fill(&mut context);
        self.render(page.lang, template, &context, &page.url)
    }

    pub(super) fn section_without_file(&self, section: Section, number: usize) -> Made {
        let lang = self.site().config.default_language();
        let link = self.views.section_link(section, lang);
        let feeds = feeds::links_of_section(section, &link, self.views);
        let mut page = self.bare_page(section.folder(), link.title, numbered(&link.url, number));
        page.feeds = feeds;
        self.bare(&self.list_template(section.folder()), &page, |context| {
            self.list(section, lang, number, context);
        })
    }

    pub(super) fn home_without_file(&self) -> Made {
        let lang = self.site().config.default_language();
        let mut page = self.bare_page("home", self.site().config.title.clone(), "/".to_owned());
        page.feeds = feeds::links_of_site(lang, self.views);
        self.bare("home.html", &page, |context| self.home(lang, context))
    }

    /// A form page with a municipality filled in: `/kerkrade/vraag/`.
    pub(super) fn municipal_form(&self, municipality: PageId, page: PageId) -> Made {
        let municipality = &self.site().pages[municipality];
        let page = &self.site().pages[page];
        let slug = &municipality.location.slug;
        let (rendered, diagnostics) = body(page, self.site(), self.engine(), Some(slug));
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let url = format!("{}{}/", municipality.url, page.location.name());
        let base = self.views.page(page, &rendered);
        let args = [
            ("title", base.title.clone().into()),
            ("municipality", municipality.common.title.clone().into()),
            ("description", base.description.clone().into()),
        ]
        .into();
        let say = |key| self.engine().say_with(&page.lang, key, &args);
        let context = PageContext {
            title: say("form-in-municipality"),
            description: say("form-in-municipality-description"),
            permalink: self.views.permalink(&url),
            url,
            translations: Vec::new(),
            breadcrumbs: vec![
                self.views.home_link(&page.lang),
                self.views.section_link(Section::Gemeenten, &page.lang),
                Views::link(municipality, &page.lang),
            ],
            municipality: Some(Views::link(municipality, &page.lang)),
            ..base
        };
        self.bare("pagina.html", &context, |_| {})
    }
}
