//! Pages that have no file of their own: sections and a home page without
//! `_index.md`, and the forms of each municipality.

use tera::Context;

use super::{Made, Renderer};
use crate::bodies::body;
use crate::context::build::{Views, numbered};
use crate::context::model::PageContext;
use crate::machine::feeds;
use content::Section;
use site::PageId;

impl<'a> Renderer<'a> {
    /// A page of the main language that has no file of its own.
    fn bare_page(&self, kind: &'a str, title: String, url: String) -> PageContext<'a> {
        let lang = self.site().config.default_language();
        PageContext {
            permalink: Some(self.views.permalink(&url)),
            languages: self.views.languages_of_homes(lang),
            url,
            ..Views::blank_page(kind, lang, title)
        }
    }

    pub(crate) fn bare(
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

    pub(crate) fn section_without_file(&self, section: Section, number: usize) -> Made {
        let lang = self.site().config.default_language();
        let link = self.views.section_link(section, lang);
        let feeds = feeds::links_of_section(section, &link, self.views);
        let mut page = self.bare_page(section.folder(), link.title, numbered(&link.url, number));
        page.feeds = feeds;
        page.breadcrumbs = vec![self.views.home_link(lang)];
        self.bare(&self.list_template(section.folder()), &page, |context| {
            self.views.insert_list(section, lang, number, context);
        })
    }

    pub(crate) fn home_without_file(&self) -> Made {
        let lang = self.site().config.default_language();
        let mut page = self.bare_page("home", self.site().config.title.clone(), "/".to_owned());
        page.feeds = feeds::links_of_site(lang, self.views);
        self.bare("home.html", &page, |context| {
            self.views.insert_home(lang, context);
        })
    }

    /// A form page with a municipality filled in: `/kerkrade/vraag/`.
    pub(crate) fn municipal_form(&self, municipality: PageId, page: PageId) -> Made {
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
            permalink: Some(self.views.permalink(&url)),
            url,
            translations: Vec::new(),
            breadcrumbs: vec![
                self.views.home_link(&page.lang),
                self.views.section_link(Section::Municipalities, &page.lang),
                Views::link(municipality, &page.lang),
            ],
            municipality: Some(Views::link(municipality, &page.lang)),
            ..base
        };
        self.bare("pagina.html", &context, |_| {})
    }
}
