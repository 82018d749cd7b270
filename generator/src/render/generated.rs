//! Pages that have no file of their own: sections and a home page without
//! `_index.md`, and the forms of each municipality.

use function::form::{FieldType, Form};
use rayon::prelude::*;
use tera::Context;

use super::body;
use super::context::PageContext;
use super::pages::{File, Files, Renderer, file_of_url};
use super::views::{self, Views};
use crate::content::{Front, Kind, Section};
use crate::diagnostic::Diagnostic;
use crate::site::{Page, Site};

/// The addresses of section pages that exist even without an `_index.md`.
pub(super) fn generated_sections(site: &Site) -> Vec<String> {
    let main = site.config.default_language();
    Section::ALL
        .into_iter()
        .filter_map(|section| Some((section, section.url_prefix()?)))
        .filter(|(section, _)| {
            let path = format!("{}/_index.md", section.folder());
            site.page_at(&path, main).is_none()
        })
        .map(|(_, prefix)| format!("/{prefix}/"))
        .collect()
}

impl<'a> Renderer<'a> {
    /// A context for a page that has no file of its own.
    pub(super) fn bare_page(&self, kind: &'a str, title: String, url: String) -> PageContext<'a> {
        let lang = self.site().config.default_language();
        PageContext {
            kind,
            permalink: self.views.permalink(&url),
            breadcrumbs: if url == "/" {
                Vec::new()
            } else {
                vec![self.views.home_link(lang)]
            },
            title,
            description: String::new(),
            url,
            lang,
            dir: views::direction(lang),
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
            reading_minutes: 1,
            draft: false,
            quick_exit: false,
            extra: serde_json::json!({}),
        }
    }

    pub(super) fn bare(
        &self,
        template: &str,
        page: &PageContext<'_>,
        fill: impl FnOnce(&mut Context),
    ) -> Result<File, Vec<Diagnostic>> {
        let mut context = Context::new();
        context.insert("lang", page.lang);
        context.insert("page", page);
        fill(&mut context);
        self.views
            .engine
            .render(template, &context)
            .map(|html| (file_of_url(&page.url), html.into_bytes()))
            .map_err(|error| vec![self.views.engine.diagnostic(&error, &page.url)])
    }

    pub(super) fn sections_without_file(&self) -> Files {
        let lang = self.site().config.default_language();
        Section::ALL
            .into_iter()
            .filter(|section| {
                let url = format!("/{}/", section.url_prefix().unwrap_or_default());
                generated_sections(self.site()).contains(&url)
            })
            .map(|section| {
                let link = self.views.section_link(section, lang);
                let page = self.bare_page(section.folder(), link.title, link.url);
                self.bare(&self.list_template(section.folder()), &page, |context| {
                    self.list(section, lang, context);
                })
            })
            .collect()
    }

    pub(super) fn home_without_file(&self) -> Files {
        let lang = self.site().config.default_language();
        if self.site().page_at("_index.md", lang).is_some() {
            return Ok(Vec::new());
        }
        let page = self.bare_page("home", self.site().config.title.clone(), "/".to_owned());
        self.bare("home.html", &page, |context| self.home(lang, context))
            .map(|file| vec![file])
    }

    /// Every form page once more for every municipality, with that filled in:
    /// `/kerkrade/vraag/`. A page the municipality wrote itself wins.
    pub(super) fn forms_of_municipalities(&self) -> Files {
        let site = self.site();
        let lang = site.config.default_language();
        let municipalities: Vec<&Page> = site
            .of_kind(Kind::Gemeente, lang)
            .into_iter()
            .map(|id| &site.pages[id])
            .filter(
                |page| matches!(&page.front, Front::Gemeente(front) if front.opgegaan_in.is_none()),
            )
            .collect();
        let wanted: Vec<(&Page, &Page)> = self
            .views
            .form_pages(lang)
            .into_iter()
            .filter(|(_, form)| asks_municipality(form))
            .flat_map(|(id, _)| {
                municipalities
                    .iter()
                    .map(move |one| (*one, &site.pages[id]))
            })
            .filter(|(municipality, page)| {
                let url = format!("{}{}/", municipality.url, page.location.slug);
                site.page_with_url(&url).is_none()
            })
            .collect();
        wanted
            .par_iter()
            .map(|(municipality, page)| self.form_of_municipality(municipality, page))
            .collect()
    }

    pub(super) fn form_of_municipality(
        &self,
        municipality: &Page,
        page: &Page,
    ) -> Result<File, Vec<Diagnostic>> {
        let slug = &municipality.location.slug;
        let (rendered, diagnostics) = body(page, self.site(), self.views.engine, Some(slug));
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let url = format!("{}{}/", municipality.url, page.location.slug);
        let base = self.views.page(page, &rendered);
        let args = [
            ("title", base.title.clone().into()),
            ("municipality", municipality.common.title.clone().into()),
            ("description", base.description.clone().into()),
        ]
        .into();
        let say = |key| self.views.engine.say_with(&page.lang, key, &args);
        let context = PageContext {
            title: say("form-in-municipality"),
            description: say("form-in-municipality-description"),
            permalink: self.views.permalink(&url),
            url,
            breadcrumbs: vec![
                self.views.home_link(&page.lang),
                self.views.section_link(Section::Gemeenten, &page.lang),
                Views::link(municipality),
            ],
            municipality: Some(Views::link(municipality)),
            ..base
        };
        self.bare("pagina.html", &context, |_| {})
    }
}

fn asks_municipality(form: &Form) -> bool {
    form.fields
        .iter()
        .any(|field| matches!(field.field_type, FieldType::Municipality))
}
