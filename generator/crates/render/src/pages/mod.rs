//! Renders one page: which template, with which lists.

mod frame;
mod generated;
mod share;
mod shell;

use tera::Context;

use crate::answer::split_answer;
use crate::context::build::{CardCache, Views, is_search, numbered};
use crate::machine::{feeds, linked_data, sitemap};
use crate::plan::job::Job;
use crate::theme::Engine;
use content::Kind;
use diagnostics::{Diagnostic, Problem};
use site::{Page, PageId, Site};

pub(crate) use frame::frames;
pub use frame::is_frame;

/// What a job makes: text, or why it cannot be made.
pub(crate) type Made = Result<String, Vec<Diagnostic>>;

/// Sets what templates see as `site`, in every language; menus that lead nowhere are reported.
pub fn register_site_globals(site: &Site, engine: &Engine) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for lang in &site.config.languages {
        let (globals, found) = site_globals(site, engine, lang);
        engine.set_site(lang, globals);
        if lang == site.config.default_language() {
            diagnostics = found;
        }
    }
    diagnostics
}

/// What templates in `lang` see as `site`.
pub(crate) fn site_globals(
    site: &Site,
    engine: &Engine,
    lang: &str,
) -> (tera::Value, Vec<Diagnostic>) {
    let views = Views {
        site,
        engine,
        bodies: &[],
        cards: &CardCache::default(),
    };
    let (context, found) = views.site_context(lang);
    (tera::Value::from_serializable(&context), found)
}

/// Renders pages of one site.
pub(crate) struct Renderer<'a> {
    pub(crate) views: Views<'a>,
}

impl<'a> Renderer<'a> {
    pub(crate) fn site(&self) -> &'a Site {
        self.views.site
    }

    pub(crate) fn engine(&self) -> &'a Engine {
        self.views.engine
    }

    /// Makes a file.
    pub(crate) fn make(&self, job: &Job) -> Made {
        match job {
            Job::Page { id, number } => self.page(*id, *number),
            Job::Redirect(id) => self.redirect(*id),
            Job::Section { section, number } => self.section_without_file(*section, *number),
            Job::Home => self.home_without_file(),
            Job::MunicipalForm { municipality, page } => self.municipal_form(*municipality, *page),
            Job::Frame(id) => self.frame(*id),
            Job::SharePicture(id) => self.share_picture(*id),
            Job::Feed(feed) => feed.make(self.views).map_err(|error| {
                vec![Diagnostic::global(Problem::Unreadable {
                    path: "atom.xml".to_owned(),
                    reason: error.to_string().into(),
                })]
            }),
            Job::Sitemap(part) => Ok(sitemap::sitemap(self.site(), *part)),
            Job::Shell(lang) => self.shell(lang),
            // Handed out as they are, before it comes to this.
            Job::Bytes(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
            Job::Editor(path) => {
                let bytes = editor::file(path, self.site());
                Ok(String::from_utf8_lossy(&bytes).into_owned())
            }
        }
    }

    fn page(&self, id: PageId, number: usize) -> Made {
        let page = &self.site().pages[id];
        let context = self.context_of(id, number);
        self.render(&page.lang, &self.template_of(page), &context, page.path())
    }

    /// Renders a template; an error of it names the page.
    pub(crate) fn render(&self, lang: &str, template: &str, context: &Context, page: &str) -> Made {
        let html = self.engine().render(lang, template, context);
        html.map_err(|error| vec![self.engine().diagnostic(&error, lang, page)])
    }

    fn redirect(&self, id: PageId) -> Made {
        let page = &self.site().pages[id];
        let mut context = self.engine().context(&page.lang);
        context.insert("page", &self.views.page(page, &self.views.bodies[id]));
        context.insert("to", &page.url);
        self.render(&page.lang, "redirect.html", &context, page.path())
    }

    fn template_of(&self, page: &Page) -> String {
        match page.kind() {
            Kind::Section => self.list_template(&page.location.slug),
            Kind::MunicipalPage => "pagina.html".to_owned(),
            Kind::Page => self.own_template("pagina", &page.location.slug),
            kind => format!("{}.html", kind.name()),
        }
    }

    /// `lijst_tips.html` when the theme has it, or else `lijst.html`.
    pub(crate) fn list_template(&self, section: &str) -> String {
        self.own_template("lijst", section)
    }

    /// `pagina_zoeken.html` when the theme has it, or else `pagina.html`.
    fn own_template(&self, general: &str, name: &str) -> String {
        let own = format!("{general}_{name}.html");
        if self.engine().has_template(&own) {
            own
        } else {
            format!("{general}.html")
        }
    }

    fn context_of(&self, id: PageId, number: usize) -> Context {
        let page = &self.site().pages[id];
        let mut context = self.engine().context(&page.lang);
        let mut view = self.views.page(page, &self.views.bodies[id]);
        view.feeds = feeds::links(page, self.views);
        if number > 1 {
            view.url = numbered(&page.url, number);
            view.permalink = Some(self.views.permalink(&view.url));
            view.title = self.views.numbered_title(page, number);
        }
        view.linked_data = (!view.noindex).then(|| linked_data::of(page, &view, self.views));
        context.insert("page", &view);
        match page.kind() {
            Kind::Home => self.views.insert_home(&page.lang, &mut context),
            Kind::Section => {
                if let Some(section) = page.location.section {
                    self.views
                        .insert_list(section, &page.lang, number, &mut context);
                }
            }
            Kind::Municipality => self.views.insert_municipality(page, number, &mut context),
            Kind::Topic => self.views.insert_topic(page, number, &mut context),
            Kind::Factor => self.views.insert_factor(id, &mut context),
            Kind::Question => {
                self.views.insert_related(id, &mut context);
                self.views.insert_tips_about(id, &mut context);
                let (question, answer) = split_answer(&self.views.bodies[id]);
                context.insert("question", question);
                context.insert("answer", answer);
            }
            Kind::Practice => {
                self.views.insert_related(id, &mut context);
                self.views.insert_factors_of(page, &mut context);
            }
            Kind::Story | Kind::Tip => self.views.insert_related(id, &mut context),
            Kind::Page if is_search(page) => {
                context.insert_value("topics", self.views.all(Kind::Topic, &page.lang));
            }
            Kind::Page | Kind::MunicipalPage | Kind::Person => {}
        }
        context
    }
}
