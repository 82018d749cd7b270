//! Every page of the site as a file: which template, with which lists.

use function::form::{FieldType, Form};
use rayon::prelude::*;
use tera::{Context, Value};

use super::context::{Card, Group, Link, Matrix, MatrixRow, PageContext, Province};
use super::engine::Engine;
use super::related::Related;
use super::views::{self, NOT_FOUND, Views};
use super::{body, function_output, is_answer};
use crate::content::{Audience, Front, Kind, Section};
use crate::diagnostic::{self, Diagnostic, Problem};
use crate::markdown::Rendered;
use crate::output::Output;
use crate::site::{Page, PageId, Site};

/// How many of each the home page shows.
const HOME_STORIES: usize = 3;
const HOME_TIPS: usize = 4;
const HOME_QUESTIONS: usize = 3;

type File = (String, Vec<u8>);
type Files = Result<Vec<File>, Vec<Diagnostic>>;

/// Tells templates about the site; menus that lead nowhere are reported.
pub fn introduce(site: &Site, engine: &mut Engine) -> Vec<Diagnostic> {
    let views = Views { site, engine, bodies: &[] };
    let (context, diagnostics) = views.site_context(site.config.default_language());
    let value = Value::from_serializable(&context);
    engine.set_site(value);
    diagnostics
}

/// Renders everything. `bodies` has the markdown of each page of the site.
pub fn render(site: &Site, engine: &Engine, bodies: &[Rendered]) -> (Output, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let renderer = Renderer {
        views: Views { site, engine, bodies },
        related: Related::new(site),
    };
    let mut output = Output::default();
    let mut results: Vec<Files> = (0..site.pages.len())
        .into_par_iter()
        .map(|id| renderer.files_of(id))
        .collect();
    results.push(renderer.sections_without_file());
    results.push(renderer.forms_of_municipalities());
    results.push(renderer.home_without_file());
    for result in results {
        match result {
            Ok(files) => files
                .into_iter()
                .for_each(|(path, bytes)| output.add(format!("site/{path}"), bytes)),
            Err(found) => diagnostics.extend(found),
        }
    }
    for (path, bytes) in engine.assets().files() {
        output.add(format!("site/{path}"), bytes.clone());
    }
    for (url, bytes) in site.files() {
        output.add(format!("site{url}"), bytes.clone());
    }
    match function_output::files(&renderer.views) {
        Ok(files) => files
            .into_iter()
            .for_each(|(path, bytes)| output.add(format!("function/{path}"), bytes)),
        Err(error) => diagnostics.push(engine.diagnostic(&error, "shell")),
    }
    diagnostics.extend(engine.missing_links());
    diagnostic::sort(&mut diagnostics);
    diagnostics.dedup_by(|a, b| a.problem == b.problem && is_template(&a.problem));
    (output, diagnostics)
}

/// One broken template breaks many pages in one way; say it once.
fn is_template(problem: &Problem) -> bool {
    matches!(problem, Problem::Template { .. })
}

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

/// `/tips/luisteren/` → `tips/luisteren/index.html`
pub(super) fn file_of_url(url: &str) -> String {
    format!("{}index.html", url.trim_start_matches('/'))
}

struct Renderer<'a> {
    views: Views<'a>,
    related: Related,
}

impl<'a> Renderer<'a> {
    fn site(&self) -> &'a Site {
        self.views.site
    }

    /// The files of one page: itself, its old addresses, and for the page of
    /// lost visitors the name that static hosts look for.
    fn files_of(&self, id: PageId) -> Files {
        let page = &self.site().pages[id];
        let context = self.context_of(id);
        let html = self.finish(page, &self.template_of(page), &context)?;
        let mut files = vec![(file_of_url(&page.url), html.clone())];
        if page.kind() == Kind::Pagina && page.location.slug == NOT_FOUND {
            files.push((format!("{}404.html", language_prefix(self.site(), &page.lang)), html));
        }
        for alias in &page.common.aliases {
            files.push((file_of_alias(alias), self.redirect(id)?));
        }
        Ok(files)
    }

    fn template_of(&self, page: &Page) -> String {
        match page.kind() {
            Kind::Section => self.list_template(&page.location.slug),
            Kind::Gemeentepagina => "pagina.html".to_owned(),
            kind => format!("{}.html", kind.name()),
        }
    }

    /// `lijst_tips.html` when the theme has it, or else `lijst.html`.
    fn list_template(&self, section: &str) -> String {
        let own = format!("lijst_{section}.html");
        if self.views.engine.has_template(&own) {
            own
        } else {
            "lijst.html".to_owned()
        }
    }

    fn finish(&self, page: &Page, template: &str, context: &Context) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.views
            .engine
            .render(template, context)
            .map(String::into_bytes)
            .map_err(|error| vec![self.views.engine.diagnostic(&error, page.path())])
    }

    fn redirect(&self, id: PageId) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let page = &self.site().pages[id];
        let mut context = Context::new();
        context.insert("lang", &page.lang);
        context.insert("page", &self.views.page(page, &self.views.bodies[id]));
        context.insert("to", &page.url);
        self.finish(page, "redirect.html", &context)
    }

    fn context_of(&self, id: PageId) -> Context {
        let page = &self.site().pages[id];
        let mut context = Context::new();
        context.insert("lang", &page.lang);
        context.insert("page", &self.views.page(page, &self.views.bodies[id]));
        match page.kind() {
            Kind::Home => self.home(&page.lang, &mut context),
            Kind::Section => {
                if let Some(section) = page.location.section {
                    self.list(section, &page.lang, &mut context);
                }
            }
            Kind::Gemeente => self.municipality(page, &mut context),
            Kind::Verhaal => {
                self.insert_related(id, &mut context);
                self.insert_neighbours(id, &mut context);
            }
            Kind::Vraag => {
                self.insert_related(id, &mut context);
                let (question, answer) = split_answer(&self.views.bodies[id]);
                context.insert("question", question);
                context.insert("answer", answer);
            }
            Kind::Tip => self.insert_related(id, &mut context),
            Kind::Praktijk => {
                self.insert_related(id, &mut context);
                let factors: Vec<_> = page
                    .factors()
                    .iter()
                    .filter_map(|factor| self.views.term(Kind::Factor, &factor.slug, &page.lang))
                    .map(|page| self.views.factor(page))
                    .collect();
                context.insert("factors", &factors);
            }
            Kind::Onderwerp => self.topic(page, &mut context),
            Kind::Factor => self.factor(id, &mut context),
            Kind::Pagina | Kind::Gemeentepagina => {}
        }
        context
    }

    fn cards_where(&self, kind: Kind, lang: &str, wanted: impl Fn(&Page) -> bool) -> Vec<Card> {
        let ids = self.site().of_kind(kind, lang);
        self.views.cards(ids.into_iter().filter(|id| wanted(&self.site().pages[*id])))
    }

    fn first_cards(&self, kind: Kind, lang: &str, count: usize) -> Vec<Card> {
        self.views.cards(self.site().of_kind(kind, lang).into_iter().take(count))
    }

    fn home(&self, lang: &str, context: &mut Context) {
        context.insert("municipalities", &self.views.municipalities(lang));
        context.insert("stories", &self.first_cards(Kind::Verhaal, lang, HOME_STORIES));
        context.insert("tips", &self.first_cards(Kind::Tip, lang, HOME_TIPS));
        context.insert("questions", &self.first_cards(Kind::Vraag, lang, HOME_QUESTIONS));
        context.insert("topics", &self.cards_where(Kind::Onderwerp, lang, |_| true));
        context.insert_value("map", Value::none());
    }

    fn list(&self, section: Section, lang: &str, context: &mut Context) {
        let items = self.cards_where(section.kind(), lang, |_| true);
        context.insert("section", section.folder());
        match section {
            Section::Tips => context.insert("groups", &groups(&items)),
            Section::Gemeenten => {
                let municipalities = self.views.municipalities(lang);
                let mut names: Vec<&str> = municipalities.iter().map(|one| one.province.as_str()).collect();
                names.sort_unstable();
                names.dedup();
                let grouped: Vec<Province<'_>> = names
                    .into_iter()
                    .map(|province| Province {
                        province,
                        municipalities: municipalities.iter().filter(|one| one.province == province).collect(),
                    })
                    .collect();
                context.insert("grouped", &grouped);
                context.insert("municipalities", &municipalities);
                context.insert_value("map", Value::none());
            }
            Section::Factoren => {
                context.insert("factors", &self.views.factors(lang));
                context.insert("matrix", &self.matrix(lang));
            }
            _ => {}
        }
        context.insert("items", &items);
    }

    /// Which municipality is named for which factor.
    fn matrix(&self, lang: &str) -> Matrix {
        let factors = self.views.factors(lang);
        let mut municipalities: Vec<Link> = factors.iter().flat_map(|factor| factor.municipalities.clone()).collect();
        municipalities.sort_by(|a, b| a.title.cmp(&b.title));
        municipalities.dedup_by(|a, b| a.url == b.url);
        let rows = factors
            .into_iter()
            .map(|factor| MatrixRow {
                number: factor.number,
                marks: municipalities
                    .iter()
                    .map(|one| factor.municipalities.iter().any(|named| named.url == one.url))
                    .collect(),
                title: factor.title,
                url: factor.url,
            })
            .collect();
        Matrix { municipalities, rows }
    }

    fn municipality(&self, page: &Page, context: &mut Context) {
        let Front::Gemeente(front) = &page.front else {
            return;
        };
        let slug = page.location.slug.as_str();
        let here = |other: &Page| other.municipality() == Some(slug);
        let practices = self.cards_where(Kind::Praktijk, &page.lang, here);
        let factors: Vec<_> = self
            .views
            .factors(&page.lang)
            .into_iter()
            .filter(|factor| factor.municipalities.iter().any(|one| one.slug == slug))
            .collect();
        let forms: Vec<_> = self
            .views
            .form_pages(&page.lang)
            .into_iter()
            .filter(|_| front.opgegaan_in.is_none())
            .map(|(id, form)| {
                let url = format!("{}{}/", page.url, self.site().pages[id].location.slug);
                self.views.form_link(id, form, url)
            })
            .collect();
        context.insert("municipality", &views::municipality_context(page, front));
        context.insert("factors", &factors);
        context.insert("practices", &practices);
        context.insert("stories", &self.cards_where(Kind::Verhaal, &page.lang, here));
        context.insert::<_, [Card]>("tips", &[]);
        context.insert("questions", &self.cards_where(Kind::Vraag, &page.lang, here));
        context.insert("subpages", &self.cards_where(Kind::Gemeentepagina, &page.lang, here));
        context.insert("forms", &forms);
    }

    fn topic(&self, page: &Page, context: &mut Context) {
        let slug = page.location.slug.as_str();
        let about = |other: &Page| other.has_topic(slug);
        context.insert("tips", &self.cards_where(Kind::Tip, &page.lang, about));
        context.insert("stories", &self.cards_where(Kind::Verhaal, &page.lang, about));
        context.insert("questions", &self.cards_where(Kind::Vraag, &page.lang, about));
    }

    fn factor(&self, id: PageId, context: &mut Context) {
        let page = &self.site().pages[id];
        let factor = self.views.factor(page);
        let names_it = |other: &Page| other.factors().iter().any(|one| one.slug == page.location.slug);
        context.insert("number", &factor.number);
        context.insert("municipalities", &factor.municipalities);
        context.insert("practices", &self.cards_where(Kind::Praktijk, &page.lang, names_it));
        self.insert_neighbours(id, context);
    }

    fn insert_related(&self, id: PageId, context: &mut Context) {
        context.insert("related", &self.views.cards(self.related.of(id, self.site())));
    }

    /// The pages before and after this one in its list.
    fn insert_neighbours(&self, id: PageId, context: &mut Context) {
        let page = &self.site().pages[id];
        let list = self.site().of_kind(page.kind(), &page.lang);
        let position = list.iter().position(|other| *other == id);
        let link = |position: Option<usize>| {
            position
                .and_then(|at| list.get(at))
                .map(|other| Views::link(&self.site().pages[*other]))
        };
        context.insert("previous", &link(position.and_then(|at| at.checked_sub(1))));
        context.insert("next", &link(position.map(|at| at + 1)));
    }

    /// A context for a page that has no file of its own.
    fn bare_page(&self, kind: &'a str, title: String, url: String) -> PageContext<'a> {
        let lang = self.site().config.default_language();
        PageContext {
            kind,
            permalink: self.views.permalink(&url),
            breadcrumbs: if url == "/" { Vec::new() } else { vec![self.views.home_link(lang)] },
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

    fn bare(&self, template: &str, page: &PageContext<'_>, fill: impl FnOnce(&mut Context)) -> Result<File, Vec<Diagnostic>> {
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

    fn sections_without_file(&self) -> Files {
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

    fn home_without_file(&self) -> Files {
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
    fn forms_of_municipalities(&self) -> Files {
        let site = self.site();
        let lang = site.config.default_language();
        let municipalities: Vec<&Page> = site
            .of_kind(Kind::Gemeente, lang)
            .into_iter()
            .map(|id| &site.pages[id])
            .filter(|page| matches!(&page.front, Front::Gemeente(front) if front.opgegaan_in.is_none()))
            .collect();
        let wanted: Vec<(&Page, &Page)> = self
            .views
            .form_pages(lang)
            .into_iter()
            .filter(|(_, form)| asks_municipality(form))
            .flat_map(|(id, _)| municipalities.iter().map(move |one| (*one, &site.pages[id])))
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

    fn form_of_municipality(&self, municipality: &Page, page: &Page) -> Result<File, Vec<Diagnostic>> {
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

/// Tips for each kind of reader, those without tips left out.
fn groups(items: &[Card]) -> Vec<Group<'_>> {
    Audience::ALL
        .into_iter()
        .map(|voor| Group {
            voor,
            items: items
                .iter()
                .filter(|card| {
                    let word = serde_json::json!(voor);
                    card.extra["voor"].as_array().is_some_and(|list| list.contains(&word))
                })
                .collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect()
}

/// The question and, after `## Antwoord`, the answer.
fn split_answer(body: &Rendered) -> (&str, &str) {
    let Some(heading) = body.headings.iter().find(|heading| is_answer(&heading.title)) else {
        return (&body.html, "");
    };
    let open = format!("<h{} id=\"{}\"", heading.level, heading.id);
    let close = format!("</h{}>", heading.level);
    let Some((question, rest)) = body.html.split_once(&open) else {
        return (&body.html, "");
    };
    let answer = rest.split_once(&close).map_or("", |(_, answer)| answer);
    (question, answer.trim_start())
}

fn asks_municipality(form: &Form) -> bool {
    form.fields
        .iter()
        .any(|field| matches!(field.field_type, FieldType::Municipality))
}

fn language_prefix(site: &Site, lang: &str) -> String {
    if lang == site.config.default_language() {
        String::new()
    } else {
        format!("{lang}/")
    }
}

/// An old address: `/oud/` and `/oud` are folders, `/oud.html` is a file.
fn file_of_alias(alias: &str) -> String {
    let path = alias.trim_matches('/');
    if path.rsplit_once('.').is_some_and(|(_, extension)| extension == "html") {
        path.to_owned()
    } else if path.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{path}/index.html")
    }
}
