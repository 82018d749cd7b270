//! The template engine of a site: the theme's templates, words and assets, and
//! the function's own form templates.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use ahash::RandomState;
use fluent_bundle::FluentValue;
use function::facts::SiteFacts;
use function::form::Form;
use function::pages::{FormContext, Markup, Pages};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::minify::Minified;
use super::parts::{self, Parts};
use crate::content::{Date, Sources, TextFile, locate};
use crate::diagnostic::{Diagnostic, Place, Problem, Severity, nearest};
use crate::site::Site;
use crate::words::{self, Args, Words};

type Translations = HashMap<String, Words>;

/// Everything that turns contexts into HTML.
pub struct Engine {
    tera: Arc<Tera>,
    parts: Arc<Parts>,
    words: Arc<Translations>,
    default_language: String,
    assets: Arc<Assets>,
    form_pages: Pages,
    facts: SiteFacts,
    templates: Templates,
    missing: Arc<Mutex<BTreeSet<String>>>,
    dates: RwLock<HashMap<(String, Date), String>>,
}

impl Engine {
    /// Loads the theme. Templates and locale files that are wrong are reported.
    /// `styles` is what templates of style sheets see.
    pub fn new(
        site: &Site,
        sources: &Sources,
        facts: SiteFacts,
        styles: &Context,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let words = Arc::new(translations(site, sources, &mut diagnostics));
        let templates = named_templates(site, sources);
        let mut assets = Assets::new(&sources.assets);
        if let Err(error) = add_styles(&mut assets, &templates, styles) {
            diagnostics.push(template_diagnostic(&error, "-", &templates));
        }
        let assets = Arc::new(assets);
        let missing = Arc::new(Mutex::new(BTreeSet::new()));
        let mut tera = Tera::default();
        register_words(&mut tera, &words, site.config.default_language());
        register_assets(&mut tera, &assets);
        register_urls(&mut tera, site, &missing);
        let parts = Arc::new(Parts::default());
        parts::register(&mut tera, &parts);
        tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| {
            utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
        });
        let data = Value::from_serializable(&sources.data);
        tera.global_context().insert_value("data", data);
        let pages = templates
            .iter()
            .filter(|(name, _)| has_extension(name, "html") && !name.starts_with(FOR_FUNCTION))
            .map(|(name, template)| (name.as_str(), template.smaller.text.as_str()));
        if let Err(error) = tera.add_raw_templates(pages) {
            diagnostics.push(template_diagnostic(&error, "-", &templates));
        }
        let tera = Arc::new(tera);
        parts.set_templates(&tera);
        let form_pages = form_pages(&templates, &mut diagnostics);
        match form_pages {
            Some(form_pages) if diagnostics.is_empty() => Ok(Self {
                tera,
                parts,
                words,
                default_language: site.config.default_language().to_owned(),
                assets,
                form_pages,
                facts,
                templates,
                missing,
                dates: RwLock::default(),
            }),
            _ => Err(diagnostics),
        }
    }

    /// Sets what templates of one language see as `site`.
    pub(super) fn set_site(&self, lang: &str, site: Value) {
        self.parts.set_site(lang, site);
    }

    /// What every template in `lang` sees.
    pub(super) fn context(&self, lang: &str) -> Context {
        self.parts.context(lang)
    }

    /// Renders a template of the theme.
    pub fn render(&self, template: &str, context: &Context) -> TeraResult<String> {
        self.tera.render(template, context)
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
            .keys()
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
        message(&self.words, lang, &self.default_language, key, args)
            .unwrap_or_else(|| key.to_owned())
    }

    /// A date in words, said once for each day and language.
    pub(super) fn date(&self, lang: &str, date: Date, say: impl FnOnce() -> String) -> String {
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
        &self.assets
    }

    /// The theme's replacements of the function's templates: name, text.
    pub fn function_templates(&self) -> impl Iterator<Item = (&str, &str)> {
        for_function(&self.templates)
    }

    /// Links of templates to pages that do not exist, as warnings.
    pub fn missing_links(&self) -> Vec<Diagnostic> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing
            .iter()
            .map(|target| Diagnostic {
                severity: Severity::Warning,
                problem: Problem::UnknownLink {
                    target: target.clone(),
                    nearest: None,
                },
                place: None,
            })
            .collect()
    }

    /// Whether any template names this path below `content/`.
    pub fn mentions(&self, path: &str) -> bool {
        let link = format!("@/{path}");
        self.templates
            .values()
            .any(|template| template.file.text.contains(&link))
    }

    /// A template error as a diagnostic that names the page.
    pub fn diagnostic(&self, error: &tera::Error, page: &str) -> Diagnostic {
        template_diagnostic(error, page, &self.templates)
    }
}

const FOR_FUNCTION: &str = "function/";

/// Shortcodes that are not templates of the theme: the function renders them.
const OWN_SHORTCODES: [&str; 2] = ["formulier", "bonnetje"];

type Templates = BTreeMap<String, Template>;

/// A template as its author wrote it, and as it is rendered.
struct Template {
    file: TextFile,
    smaller: Minified,
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, found)| found == extension)
}

fn named_templates(site: &Site, sources: &Sources) -> Templates {
    let folder = format!("themes/{}/templates", site.config.theme);
    sources
        .templates
        .iter()
        .map(|file| {
            let template = Template {
                file: file.clone(),
                smaller: if has_extension(&file.path, "html") {
                    Minified::of(&file.text)
                } else {
                    Minified::whole(&file.text)
                },
            };
            (file.below(&folder).to_owned(), template)
        })
        .collect()
}

fn for_function(templates: &Templates) -> impl Iterator<Item = (&str, &str)> {
    templates.iter().filter_map(|(name, template)| {
        Some((
            name.strip_prefix(FOR_FUNCTION)?,
            template.file.text.as_ref(),
        ))
    })
}

fn form_pages(templates: &Templates, diagnostics: &mut Vec<Diagnostic>) -> Option<Pages> {
    let overrides: BTreeMap<String, String> = for_function(templates)
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    match Pages::new(&overrides) {
        Ok(pages) => Some(pages),
        Err(error) => {
            diagnostics.push(Diagnostic::global(Problem::Template {
                template: FOR_FUNCTION.to_owned(),
                reason: error.to_string(),
                page: None,
            }));
            None
        }
    }
}

/// Style sheets that are templates become assets: `gemeenten.css` is
/// `css/gemeenten.css`.
fn add_styles(assets: &mut Assets, templates: &Templates, context: &Context) -> TeraResult<()> {
    for (name, template) in templates
        .iter()
        .filter(|(name, _)| has_extension(name, "css"))
    {
        let mut tera = Tera::default();
        tera.add_raw_template(name, &template.smaller.text)?;
        assets.add_style(&format!("css/{name}"), &tera.render(name, context)?);
    }
    Ok(())
}

/// The words of every language: the generator's own, the theme's over them.
fn translations(site: &Site, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Translations {
    let mut translations: HashMap<String, Words> = site
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
                reason: error.message,
            };
            diagnostics.push(Diagnostic::error(
                problem,
                file.place(error.offset..error.offset + 1),
            ));
        }
    }
    translations
}

/// The message in `lang`, or else in the main language.
fn message(
    words: &Translations,
    lang: &str,
    main: &str,
    key: &str,
    args: &Args<'_>,
) -> Option<String> {
    [lang, main]
        .iter()
        .find_map(|lang| words.get(*lang)?.get(key, args))
}

/// `t(key="…", name=value)`: a message in the language of the page, which
/// templates have as `lang`.
fn register_words(tera: &mut Tera, words: &Arc<Translations>, main: &str) {
    let words = Arc::clone(words);
    let main = main.to_owned();
    // Most messages have no arguments and stand on every page: said once.
    let said =
        RwLock::<HashMap<String, HashMap<String, Value, RandomState>, RandomState>>::default();
    let (all, of_site) = (Arc::clone(&words), main.clone());
    let plain = move |lang: &str, key: &str| {
        let known = said.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(lang).and_then(|messages| messages.get(key)) {
            return Some(known.clone());
        }
        drop(known);
        let new = Value::from(message(&all, lang, &of_site, key, &Args::new())?);
        let mut said = said.write().unwrap_or_else(PoisonError::into_inner);
        let messages = said.entry(lang.to_owned()).or_default();
        messages.insert(key.to_owned(), new.clone());
        Some(new)
    };
    tera.register_function(
        "t",
        move |kwargs: Kwargs, state: &State| -> TeraResult<Value> {
            let key: &str = kwargs.must_get("key")?;
            let lang: Option<Value> = state.get("lang")?;
            let lang = lang.as_ref().and_then(Value::as_str).unwrap_or_default();
            let found = if kwargs.iter().nth(1).is_none() {
                plain(lang, key)
            } else {
                let args: Args<'_> = kwargs
                    .iter()
                    .filter_map(|(name, value)| Some((name.as_str()?, fluent_value(value))))
                    .filter(|(name, _)| *name != "key")
                    .collect();
                message(&words, lang, &main, key, &args).map(Value::from)
            };
            found.ok_or_else(|| {
                tera::Error::message(format!("er is geen tekst “{key}” in locales/{lang}.ftl"))
            })
        },
    );
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match (value.as_i64(), value.as_str()) {
        (Some(number), _) => FluentValue::from(number),
        (None, Some(text)) => FluentValue::from(text.to_owned()),
        (None, None) => FluentValue::from(value.to_string()),
    }
}

/// `asset(path="css/site.css")`: the address of a static file of the theme.
fn register_assets(tera: &mut Tera, assets: &Arc<Assets>) {
    let assets = Arc::clone(assets);
    tera.register_function(
        "asset",
        move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let path: &str = kwargs.must_get("path")?;
            assets.url(path).map(str::to_owned).ok_or_else(|| {
                let nearest = nearest(path, assets.names())
                    .map(|found| format!("; bedoelde je “{found}”?"))
                    .unwrap_or_default();
                tera::Error::message(format!("er is geen bestand “{path}” in static/{nearest}"))
            })
        },
    );
}

/// `url(to="@/tips/_index.md")`: the address of a page. A theme links to pages
/// that a small site may not have; those get the address they would have, and
/// a warning.
fn register_urls(tera: &mut Tera, site: &Site, missing: &Arc<Mutex<BTreeSet<String>>>) {
    let main = site.config.default_language().to_owned();
    let urls: HashMap<String, String> = site
        .pages
        .iter()
        .map(|page| (page.path().to_owned(), page.url.clone()))
        .collect();
    let always: Vec<String> = super::generated::generated_sections(site)
        .filter_map(|section| Some(format!("/{}/", section.url_prefix()?)))
        .collect();
    let missing = Arc::clone(missing);
    tera.register_function(
        "url",
        move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
            let to: &str = kwargs.must_get("to")?;
            let path = to
                .strip_prefix("@/")
                .ok_or_else(|| tera::Error::message(format!("“{to}” begint niet met @/")))?;
            let lang = state.get::<String>("lang")?.unwrap_or_else(|| main.clone());
            let translated = (lang != main)
                .then(|| path.strip_suffix(".md"))
                .flatten()
                .and_then(|stem| urls.get(&format!("{stem}.{lang}.md")));
            if let Some(url) = translated.or_else(|| urls.get(path)) {
                return Ok(url.clone());
            }
            let url = locate(path)
                .map(|location| location.path())
                .ok_or_else(|| {
                    tera::Error::message(format!("“{to}” is geen plaats in content/"))
                })?;
            if !always.contains(&url) {
                missing
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(to.to_owned());
            }
            Ok(url)
        },
    );
}

/// What went wrong in a template, without Tera's own drawing of it.
pub(super) fn reason(error: &tera::Error) -> String {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            report.message().to_owned()
        }
        other => other.to_string(),
    }
}

fn template_diagnostic(error: &tera::Error, page: &str, templates: &Templates) -> Diagnostic {
    let (name, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.span().range.clone())
        }
        _ => (String::new(), 0..0),
    };
    let problem = Problem::Template {
        template: name.clone(),
        reason: reason(error),
        page: (page != "-").then(|| page.to_owned()),
    };
    let place: Option<Place> = templates.get(&name).map(|template| {
        let original = |at| template.smaller.original(at);
        template
            .file
            .place(original(span.start)..original(span.end))
    });
    Diagnostic {
        severity: Severity::Error,
        problem,
        place,
    }
}
