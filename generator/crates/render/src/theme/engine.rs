//! The template engine of a site: the theme's templates, words and assets, and
//! the function's own form templates.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use ::pages::{FormContext, Markup, Pages};
use forms::Form;
use forms::facts::SiteFacts;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::functions::{Functions, PageAddresses, Translations};
use super::partial_cache::{self, PartialCache};
use super::static_files;
use super::templates::Templates;
use content::{Config, Date, Sources, TextFile};
use diagnostics::words::{self, Args, Words};
use diagnostics::{Diagnostic, Place, Problem, Severity};
use drawings::Studio;

/// Everything that turns contexts into HTML.
pub struct Engine {
    /// The templates of each language, with what never changes in it put in.
    teras: HashMap<String, Arc<Tera>>,
    /// Those of the main language: what holds for all.
    tera: Arc<Tera>,
    partials: Arc<PartialCache>,
    functions: Functions,
    form_pages: Pages,
    facts: SiteFacts,
    templates: Templates,
    dates: RwLock<HashMap<(String, Date), String>>,
    /// Draws the pictures of pages; none when the site has none.
    studio: Option<Studio>,
}

impl Engine {
    /// Loads the theme. Templates and locale files that are wrong are reported.
    /// `styles` is what templates of style sheets see.
    pub fn new(
        sources: &Sources,
        addresses: PageAddresses,
        facts: SiteFacts,
        styles: &Context,
    ) -> Result<Self, Vec<Diagnostic>> {
        let Config { languages, .. } = &sources.config;
        let main = sources.config.default_language();
        let mut diagnostics = Vec::new();
        let words = translations(sources, &mut diagnostics);
        let mut templates = Templates::of_theme(sources);
        let mut assets = Assets::new(&sources.assets, addresses.base_url.path());
        if let Err(error) = add_styles(&mut assets, &templates, styles) {
            diagnostics.push(templates.diagnostic(&error, "", None));
        }
        diagnostics.extend(static_files::check(sources, &assets));
        let functions = Functions::new(main, words, assets, addresses);
        templates.inline_constants(&functions, languages);
        let partials = Arc::new(PartialCache::default());
        let base = base(&functions, &partials, sources);
        let mut teras = HashMap::new();
        for lang in languages {
            let mut tera = base.clone();
            let wrong = templates.add_to(&mut tera, lang);
            if !wrong.is_empty() {
                diagnostics.extend(wrong);
                break; // What is wrong is wrong in every language.
            }
            teras.insert(lang.clone(), Arc::new(tera));
        }
        partials.set_templates(&teras);
        let main = teras.get(main).cloned();
        match (form_pages(&templates, &mut diagnostics), main) {
            (Some(form_pages), Some(tera)) if diagnostics.is_empty() => Ok(Self {
                teras,
                tera,
                partials,
                functions,
                form_pages,
                facts,
                templates,
                dates: RwLock::default(),
                studio: None,
            }),
            _ => Err(diagnostics),
        }
    }

    /// The same with pictures of pages, when the theme has a template for them.
    #[must_use]
    pub fn with_studio(self, studio: Option<Studio>) -> Self {
        let studio = studio.filter(|_| self.has_template(SHARE_PICTURE));
        Self { studio, ..self }
    }

    /// What draws the pictures of pages.
    pub(crate) fn studio(&self) -> Option<&Studio> {
        self.studio.as_ref()
    }

    /// Sets what templates of one language see as `site`.
    pub(crate) fn set_site(&self, lang: &str, site: Value) {
        self.partials.set_site(lang, site);
    }

    /// What every template in `lang` sees.
    pub(crate) fn context(&self, lang: &str) -> Context {
        self.partials.context(lang)
    }

    /// Renders a template of the theme in a language.
    pub fn render(&self, lang: &str, template: &str, context: &Context) -> TeraResult<String> {
        let tera = self.teras.get(lang).unwrap_or(&self.tera);
        tera.render(template, context)
    }

    /// Whether the theme has this template.
    pub fn has_template(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// The names a template uses that are not its own.
    pub fn names_in(&self, template: &str) -> HashSet<&str> {
        self.tera
            .get_template_variables(template)
            .unwrap_or_default()
    }

    /// The names of all shortcodes.
    pub fn shortcodes(&self) -> impl Iterator<Item = &str> {
        let of_theme = self
            .templates
            .names()
            .filter_map(|name| name.strip_prefix("shortcodes/")?.strip_suffix(".html"));
        OWN_SHORTCODES.into_iter().chain(of_theme)
    }

    /// A message of the theme or the generator in `lang`; the key itself when
    /// there is none.
    pub fn say(&self, lang: &str, key: &str) -> String {
        self.say_with(lang, key, &Args::new())
    }

    /// A message with arguments.
    pub fn say_with(&self, lang: &str, key: &str, args: &Args<'_>) -> String {
        self.functions
            .message(lang, key, args)
            .unwrap_or_else(|| key.to_owned())
    }

    /// A date in words, said once for each day and language.
    pub(crate) fn date(&self, lang: &str, date: Date, say: impl FnOnce() -> String) -> String {
        let key = (lang.to_owned(), date);
        let known = |dates: &HashMap<_, String>| dates.get(&key).cloned();
        let found = known(&self.dates.read().unwrap_or_else(PoisonError::into_inner));
        found.unwrap_or_else(|| {
            let text = say();
            let mut dates = self.dates.write().unwrap_or_else(PoisonError::into_inner);
            dates.insert(key, text.clone());
            text
        })
    }

    /// A form as HTML.
    pub fn form(&self, form: &Form, context: &FormContext<'_>) -> Result<String, String> {
        self.form_pages
            .form(form, context)
            .map(Markup::into_string)
            .map_err(|error| error.to_string())
    }

    /// The field for a receipt as HTML.
    pub fn receipt_lookup(&self, lang: &str) -> Result<String, String> {
        self.form_pages
            .receipt_lookup_form(lang)
            .map(Markup::into_string)
            .map_err(|error| error.to_string())
    }

    /// What the function knows of the site.
    pub fn facts(&self) -> &SiteFacts {
        &self.facts
    }

    /// The theme's static files.
    pub fn assets(&self) -> &Assets {
        &self.functions.assets
    }

    /// The theme's replacements of the function's templates: name, text.
    pub fn function_templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.templates.for_function()
    }

    /// Links of templates to pages that do not exist, as warnings.
    pub fn missing_links(&self) -> Vec<Diagnostic> {
        let missing = self.functions.missing_pages();
        missing
            .into_iter()
            .map(|target| Diagnostic {
                severity: Severity::Warning,
                problem: Problem::UnknownLink {
                    target,
                    nearest: None,
                },
                place: None,
            })
            .collect()
    }

    /// Whether any template names this path below `content/`.
    pub fn mentions(&self, path: &str) -> bool {
        self.templates.mention(&format!("@/{path}"))
    }

    /// The files of the templates, as their authors wrote them.
    pub fn template_files(&self) -> impl Iterator<Item = &TextFile> {
        self.templates.files()
    }

    /// The first line of a template of the theme.
    pub(crate) fn top_of_template(&self, name: &str) -> Option<Place> {
        self.templates.top(name)
    }

    /// A template error as a diagnostic that names the page; `lang` is the language it was rendered in.
    pub fn diagnostic(&self, error: &tera::Error, lang: &str, page: &str) -> Diagnostic {
        self.templates.diagnostic(error, lang, Some(page))
    }
}

/// The template of the picture that goes along when somebody shares a page.
pub(crate) const SHARE_PICTURE: &str = "deelplaatje.svg";

/// Shortcodes that are not templates of the theme: the function renders them.
const OWN_SHORTCODES: [&str; 2] = ["formulier", "bonnetje"];

/// What the templates of every language have.
fn base(functions: &Functions, partials: &Arc<PartialCache>, sources: &Sources) -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".html", ".svg"]);
    functions.register(&mut tera);
    partial_cache::register(&mut tera, partials);
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| {
        utf8_percent_encode(text, NON_ALPHANUMERIC).collect::<String>()
    });
    tera.register_filter("host", |address: &str, _: Kwargs, _: &State| {
        static_files::host(address)
    });
    let data = Value::from_serializable(&sources.data);
    tera.global_context().insert_value("data", data);
    tera
}

fn form_pages(templates: &Templates, diagnostics: &mut Vec<Diagnostic>) -> Option<Pages> {
    let overrides: BTreeMap<String, String> = templates
        .for_function()
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    match Pages::new(&overrides) {
        Ok(pages) => Some(pages),
        Err(error) => {
            diagnostics.extend(templates.function_errors(&error));
            None
        }
    }
}

/// Style sheets that are templates become assets: `gemeenten.css` is
/// `css/gemeenten.css`.
fn add_styles(assets: &mut Assets, templates: &Templates, context: &Context) -> TeraResult<()> {
    for (name, text) in templates.of_styles() {
        let mut tera = Tera::default();
        tera.add_raw_template(name, text)?;
        assets.add_style(&format!("css/{name}"), &tera.render(name, context)?);
    }
    Ok(())
}

/// The words of every language: the generator's own, the theme's over them.
fn translations(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Translations {
    let mut translations: HashMap<String, Words> = sources
        .config
        .languages
        .iter()
        .map(|lang| (lang.clone(), words::site(lang)))
        .collect();
    for file in &sources.locales {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let Some(words) = translations.get_mut(name.trim_end_matches(".ftl")) else {
            continue; // A language this site does not use.
        };
        if let Err(error) = words.add(&file.text) {
            let problem = Problem::BadLocale {
                reason: (&error).into(),
            };
            diagnostics.push(Diagnostic::error(
                problem,
                file.place(error.offset..error.offset + 1),
            ));
        }
    }
    translations
}
