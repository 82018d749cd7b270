//! The templates of a theme: as their authors wrote them, and as they are rendered.

use std::collections::{BTreeMap, HashMap};

use ::pages::PagesError;
use tera::{ErrorKind, Tera};

use super::functions::Functions;
use super::inline_constants::inline;
use super::minify::Minified;
use super::template_error::{self, TemplateError};
use content::{Sources, TextFile, name_in_theme};
use diagnostics::{Diagnostic, Place, Problem, Severity};

/// The folder with a theme's replacements of the function's templates.
pub(crate) const FOR_FUNCTION: &str = "function/";

/// The templates by name.
pub(crate) struct Templates(BTreeMap<String, Template>);

struct Template {
    file: TextFile,
    smaller: Minified,
    /// With its constants inlined, by language.
    inlined: HashMap<String, Minified>,
}

impl Templates {
    /// The templates of the theme that `site.toml` names.
    pub(crate) fn of_theme(sources: &Sources) -> Self {
        let named = sources.templates.iter().map(|file| {
            let template = Template {
                file: file.clone(),
                smaller: if has_extension(&file.path, "html") {
                    Minified::of(&file.text)
                } else {
                    Minified::whole(&file.text)
                },
                inlined: HashMap::new(),
            };
            let path = name_in_theme(&file.path, &sources.config.theme);
            let name = path.strip_prefix("templates/").unwrap_or(path);
            (name.to_owned(), template)
        });
        Self(named.collect())
    }

    /// Puts what is the same on all pages of a language into the templates of pages.
    pub(crate) fn inline_constants(&mut self, functions: &Functions, languages: &[String]) {
        for (_, template) in self.0.iter_mut().filter(|(name, _)| is_of_page(name)) {
            let inlined = languages
                .iter()
                .map(|lang| (lang.clone(), inline(&template.smaller, functions, lang)));
            template.inlined = inlined.collect();
        }
    }

    /// The templates of pages in a language: name, text.
    pub(crate) fn of_pages(&self, lang: &str) -> Vec<(&str, &str)> {
        self.0
            .iter()
            .filter_map(|(name, template)| {
                Some((name.as_str(), template.inlined.get(lang)?.text.as_str()))
            })
            .collect()
    }

    /// Style sheets that are templates: name, text.
    pub(crate) fn of_styles(&self) -> impl Iterator<Item = (&str, &str)> {
        let styles = self.0.iter().filter(|(name, _)| has_extension(name, "css"));
        styles.map(|(name, template)| (name.as_str(), template.smaller.text.as_str()))
    }

    /// The theme's replacements of the function's templates: name, text.
    pub(crate) fn for_function(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, template)| {
            let name = name.strip_prefix(FOR_FUNCTION)?;
            Some((name, template.file.text.as_ref()))
        })
    }

    /// What is wrong with the function's templates and the theme's in their place.
    pub(crate) fn function_errors(&self, error: &PagesError) -> Vec<Diagnostic> {
        let of_theme = |name: &str| self.0.get(&format!("{FOR_FUNCTION}{name}"));
        let source = |name: &str| of_theme(name).map(|one| one.file.text.as_ref());
        let errors = match error {
            PagesError::Template(error) => template_error::all(error, &source),
            other => vec![TemplateError {
                template: String::new(),
                span: 0..0,
                reason: other.to_string(),
            }],
        };
        let found = errors.into_iter().map(|error| Diagnostic {
            severity: Severity::Error,
            place: of_theme(&error.template).map(|one| one.file.place(error.span)),
            problem: Problem::Template {
                template: format!("{FOR_FUNCTION}{}", error.template),
                reason: error.reason.into(),
                page: None,
            },
        });
        found.collect()
    }

    /// The names of all templates.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// The files, as their authors wrote them.
    pub(crate) fn files(&self) -> impl Iterator<Item = &TextFile> {
        self.0.values().map(|template| &template.file)
    }

    /// The first line of a template.
    pub(crate) fn top(&self, name: &str) -> Option<Place> {
        self.0.get(name).map(|template| template.file.top())
    }

    /// Whether any template has this text in it.
    pub(crate) fn mention(&self, text: &str) -> bool {
        let mut templates = self.0.values();
        templates.any(|template| template.file.text.contains(text))
    }

    /// Adds the templates of pages in a language to an engine. Every broken one
    /// is reported: Tera itself stops at the first that it cannot parse.
    pub(crate) fn add_to(&self, tera: &mut Tera, lang: &str) -> Vec<Diagnostic> {
        let mut whole = self.of_pages(lang);
        let mut found = Vec::new();
        while let Err(error) = tera.add_raw_templates(whole.clone()) {
            let broken = match error.kind() {
                ErrorKind::SyntaxError(report) => Some(report.filename().to_owned()),
                // Perhaps only because a template is left out.
                _ if !found.is_empty() => break,
                _ => None,
            };
            found.extend(self.diagnostics(&error, lang, None));
            match broken {
                Some(broken) => whole.retain(|(name, _)| *name != broken),
                None => break,
            }
        }
        found
    }

    /// An error as a diagnostic: of a template in `lang`, met on a page or when it was loaded.
    pub(crate) fn diagnostic(
        &self,
        error: &tera::Error,
        lang: &str,
        page: Option<&str>,
    ) -> Diagnostic {
        let first = self.diagnostics(error, lang, page).into_iter().next();
        first.unwrap_or_else(|| self.say(&TemplateError::of_all(error), lang, page))
    }

    /// The same for an error that is several.
    fn diagnostics(&self, error: &tera::Error, lang: &str, page: Option<&str>) -> Vec<Diagnostic> {
        let source = |name: &str| self.0.get(name).map(|one| one.rendered(lang).text.as_str());
        template_error::all(error, &source)
            .iter()
            .map(|one| self.say(one, lang, page))
            .collect()
    }

    fn say(&self, error: &TemplateError, lang: &str, page: Option<&str>) -> Diagnostic {
        let place = self.0.get(&error.template).map(|template| {
            let span = &error.span;
            let (from, to) = (
                template.original(lang, span.start),
                template.original(lang, span.end),
            );
            template.file.place(from..to)
        });
        Diagnostic {
            severity: Severity::Error,
            problem: Problem::Template {
                template: error.template.clone(),
                reason: error.reason.clone().into(),
                page: page.map(Into::into),
            },
            place,
        }
    }
}

impl Template {
    /// What is rendered in a language.
    fn rendered(&self, lang: &str) -> &Minified {
        self.inlined.get(lang).unwrap_or(&self.smaller)
    }

    /// The place in the file of a place in what is rendered.
    fn original(&self, lang: &str, at: usize) -> usize {
        let smaller = self
            .inlined
            .get(lang)
            .map_or(at, |inlined| inlined.original(at));
        self.smaller.original(smaller)
    }
}

fn is_of_page(name: &str) -> bool {
    let is_markup = has_extension(name, "html") || has_extension(name, "svg");
    is_markup && !name.starts_with(FOR_FUNCTION)
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, found)| found == extension)
}
