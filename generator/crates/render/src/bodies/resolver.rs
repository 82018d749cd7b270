//! What a page's markdown asks of the site: addresses and shortcodes.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use ::pages::FormContext;
use tera::{Context, ErrorKind, Value};

use crate::context::build::municipality_context;
use crate::context::model::MunicipalityContext;
use crate::theme::{Engine, reason};
use content::characters::is_blank;
use content::{Front, Kind, decode};
use diagnostics::{Problem, nearest};
use markdown::{Argument, Call, Image, Resolver, is_remote};
use site::references;
use site::{Page, Site};

/// The [`Resolver`] of one page.
pub(crate) struct PageResolver<'a> {
    pub(crate) page: &'a Page,
    pub(crate) site: &'a Site,
    pub(crate) engine: &'a Engine,
    /// Filled in in forms.
    pub(crate) municipality: Option<&'a str>,
}

impl Resolver for PageResolver<'_> {
    fn page(&self, path: &str) -> Result<String, Problem> {
        if self.site.is_broken(path) {
            return Ok(String::new());
        }
        // Other programs write a space in an address as %20, and no name has that character.
        let found = self.site.page_at(path, &self.page.lang);
        let found = found.or_else(|| self.site.page_at(&decode(path), &self.page.lang));
        found
            .map(|page| page.url.clone())
            .ok_or_else(|| references::unknown_page(path, self.site, &self.page.lang))
    }

    fn address(&self, written: &str) -> String {
        self.site.address(written)
    }

    fn file(&self, name: &str) -> Result<String, Problem> {
        let file = name.split(['#', '?']).next().unwrap_or_default();
        let written = decode(file);
        let file = beside(&written);
        if let Some(url) = self.site.file_url(self.page.folder(), file) {
            return Ok(url);
        }
        let path = format!("{}/{file}", self.page.folder());
        if let Some(page) = references::hidden_page(&path, self.site, &self.page.lang) {
            let (why, day) = page.reason();
            let target = name.to_owned();
            return Err(Problem::HiddenLink { target, why, day });
        }
        // A page beside this one, as other programs link to it.
        let name_of = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let wanted = name_of(file.trim_end_matches('/'));
        let same_name = self.site.paths().find(|path| {
            let name = name_of(path);
            name == wanted || name.strip_suffix(".md") == Some(&wanted)
        });
        Err(Problem::UnknownLink {
            target: name.to_owned(),
            nearest: same_name
                .map(str::to_owned)
                .or_else(|| nearest(file, self.site.paths()))
                .map(|found| format!("@/{found}")),
        })
    }

    fn image(&self, src: &str) -> Result<Image, Problem> {
        if is_remote(src) || src.starts_with("//") {
            return Err(Problem::RemoteImage {
                src: src.to_owned(),
            });
        }
        if src.starts_with('/') {
            let path = src.split(['#', '?']).next().unwrap_or_default();
            if let Some(problem) = references::no_picture(path) {
                return Err(problem);
            }
            return Ok(Image::bare(&self.site.address(src)));
        }
        let folder = self.page.folder();
        let written = decode(src);
        let src = match self.site.file_url(folder, src) {
            Some(_) => src,
            None => beside(&written),
        };
        let Some(url) = self.site.file_url(folder, src) else {
            return Err(Problem::MissingImage {
                src: src.to_owned(),
                nearest: nearest(src, self.site.files_in(folder)),
            });
        };
        if let Some(problem) = references::no_picture(src) {
            return Err(problem);
        }
        let picture = self.site.picture(folder, src);
        let root = self.site.base_url.path();
        Ok(Image {
            url,
            size: picture.map(|picture| (picture.width, picture.height)),
            srcset: picture.map(|one| one.srcset(root)).unwrap_or_default(),
            avif: picture.map(|one| one.avif_srcset(root)).unwrap_or_default(),
        })
    }

    fn has_shortcode(&self, name: &str) -> bool {
        self.engine.shortcodes().any(|known| known == name)
    }

    fn shortcode(&self, call: &Call, body: Option<&str>) -> Result<String, Problem> {
        let broken = |detail| broken(call, detail);
        self.check_body(call, body)?;
        match call.name.as_str() {
            "formulier" => self.form(call),
            "bonnetje" => self.engine.receipt_lookup(&self.page.lang).map_err(broken),
            _ => self.template(call, body),
        }
    }

    fn say(&self, key: &str, number: usize) -> String {
        let args = [("number", number.to_string().into())].into();
        self.engine.say_with(&self.page.lang, key, &args)
    }

    fn has_picture_above(&self) -> bool {
        self.page.common.image.is_some()
    }
}

impl PageResolver<'_> {
    fn form(&self, call: &Call) -> Result<String, Problem> {
        let Some(id) = call.text("id") else {
            return Err(missing(call, &["id"]));
        };
        let Some((_, form)) = self.site.forms.get(id) else {
            if self.site.is_broken_form(id) {
                return Ok(String::new());
            }
            return Err(Problem::UnknownForm {
                id: id.to_owned(),
                nearest: nearest(id, self.site.forms.keys().map(String::as_str)),
            });
        };
        let context = FormContext {
            municipality: self.municipality,
            ..FormContext::blank(&self.page.lang, self.engine.facts())
        };
        self.engine
            .form(form, &context)
            .map_err(|detail| broken(call, detail))
    }

    fn template(&self, call: &Call, body: Option<&str>) -> Result<String, Problem> {
        let template = format!("shortcodes/{}.html", call.name);
        if !self.engine.has_template(&template) {
            return Err(Problem::UnknownShortcode {
                name: call.name.clone(),
                nearest: nearest(&call.name, self.engine.shortcodes()),
            });
        }
        if call.text("src").is_some() && call.text("alt").is_none_or(is_blank) {
            return Err(Problem::MissingAlt {
                src: call.text("src").unwrap_or_default().to_owned(),
            });
        }
        let known = self.engine.names_in(&template);
        check_arguments(call, &known)?;
        self.check_values(call)?;
        let mut context = self.engine.context(&self.page.lang);
        if known.contains("municipality") {
            context.insert("municipality", &self.municipality(call)?);
        }
        for (name, value) in &call.arguments {
            match value {
                Argument::Text(text) if name == "to" => {
                    context.insert("href", &self.target(text)?);
                }
                Argument::Text(text) if name == "src" => {
                    let image = self.image(text)?;
                    let alt = call.text("alt").unwrap_or_default();
                    let picture = image.html(alt, "", false);
                    context.insert_value("picture", Value::safe_string(&picture));
                    context.insert("src", &image.url);
                }
                value => context.insert(name.clone(), value),
            }
        }
        if let Some(body) = body {
            context.insert_value("body", Value::safe_string(body));
        }
        self.engine
            .render(&self.page.lang, &template, &context)
            .map_err(|error| {
                let required = self.required(&template, &context, &known);
                if required.is_empty() {
                    broken(call, reason(&error))
                } else {
                    missing(call, &required)
                }
            })
    }

    /// The arguments that a template cannot do without and was not given, in the order in which it asks for them: where it
    /// fails otherwise when one of them is left out and all others are there.
    fn required<'n>(
        &self,
        template: &str,
        context: &Context,
        known: &HashSet<&'n str>,
    ) -> Vec<&'n str> {
        // Where it fails, if it does: what it says differs with the names that are there.
        let failure = |context: &Context| {
            let made = self.engine.render(&self.page.lang, template, context);
            match made.err()?.kind() {
                ErrorKind::RenderingError(report) => {
                    Some((report.filename().to_owned(), report.span().range.clone()))
                }
                _ => None,
            }
        };
        let is_absent = |name: &&&str| !NOT_ARGUMENTS.contains(name) && !context.contains_key(name);
        let absent: Vec<&str> = known.iter().filter(is_absent).copied().collect();
        let mut whole = context.clone();
        for name in &absent {
            whole.insert_value((*name).to_owned(), Value::from(""));
        }
        let other = failure(&whole);
        let mut required: Vec<(usize, &str)> = Vec::new();
        for name in absent {
            let mut without = whole.clone();
            without.remove(name);
            let found = failure(&without).filter(|found| other.as_ref() != Some(found));
            required.extend(found.map(|(_, span)| (span.start, argument_for(name))));
        }
        required.sort_unstable();
        required.dedup();
        required.into_iter().map(|(_, name)| name).collect()
    }

    /// A text between the two halves of a shortcode that has none would be lost;
    /// one that has it would be empty without.
    fn check_body(&self, call: &Call, body: Option<&str>) -> Result<(), Problem> {
        let template = format!("shortcodes/{}.html", call.name);
        let has_body = body.is_some_and(|body| !body.trim().is_empty());
        let is_known = self.has_shortcode(&call.name);
        let takes_body = self.engine.names_in(&template).contains("body");
        let fault = match (takes_body, has_body) {
            (true, false) => "needs-body",
            (false, true) => "takes-no-body",
            _ => return Ok(()),
        };
        if !is_known {
            return Ok(()); // That is what will be said.
        }
        Err(Problem::BrokenShortcode {
            name: call.name.clone(),
            fault,
            detail: String::new(),
        })
    }

    /// The municipality a shortcode is about: the one it names, or that of the
    /// page.
    fn municipality(&self, call: &Call) -> Result<MunicipalityContext, Problem> {
        let slug = call
            .text("gemeente")
            .or(self.municipality)
            .or_else(|| self.page.municipality())
            .ok_or_else(|| missing(call, &["gemeente"]))?;
        let page = self.site.term(Kind::Municipality, slug);
        let page = page.and_then(|page| self.site.page_at(page.path(), &self.page.lang));
        match page.map(|page| (page, &page.front)) {
            Some((page, Front::Municipality(front))) => {
                Ok(municipality_context(self.site, page, front))
            }
            _ => Err(Problem::UnknownReference {
                what: Kind::Municipality.name().to_owned(),
                slug: slug.to_owned(),
                nearest: nearest(slug, self.site.slugs(Kind::Municipality)),
            }),
        }
    }

    /// `@/path` or a web address.
    fn target(&self, to: &str) -> Result<String, Problem> {
        match to.strip_prefix("@/") {
            Some(path) => self.page(path),
            None => Ok(self.site.address(to)),
        }
    }

    /// What a shortcode names must be there, and what it says must be something.
    fn check_values(&self, call: &Call) -> Result<(), Problem> {
        let texts = || {
            call.arguments
                .keys()
                .filter_map(|name| Some((name, call.text(name)?)))
        };
        if let Some((name, _)) = texts().find(|(name, text)| *name != "alt" && is_blank(text)) {
            return Err(Problem::BrokenShortcode {
                name: call.name.clone(),
                fault: "empty",
                detail: name.clone(),
            });
        }
        if let Some(Argument::Number(year)) = call.arguments.get("year")
            && !YEARS.contains(year)
        {
            return Err(Problem::BrokenShortcode {
                name: call.name.clone(),
                fault: "year",
                detail: year.to_string(),
            });
        }
        match call.text("onderwerp") {
            Some(slug) => references::check_topic(slug, self.site).map_or(Ok(()), Err),
            None => Ok(()),
        }
    }
}

/// A source is from a year in which something was printed.
const YEARS: RangeInclusive<i64> = 1450..=2100;

/// A file in the same folder, as some editors write it: `./kat.jpg`.
fn beside(name: &str) -> &str {
    name.strip_prefix("./").unwrap_or(name)
}

/// What every template has without being given it.
const NOT_ARGUMENTS: [&str; 4] = ["site", "data", "lang", "body"];

/// The argument from which a template gets what it calls `name`.
fn argument_for(name: &str) -> &str {
    match name {
        "href" => "to",
        "picture" => "src",
        "municipality" => "gemeente",
        name => name,
    }
}

/// Every argument must be one that the template does something with.
fn check_arguments(call: &Call, known: &HashSet<&str>) -> Result<(), Problem> {
    let is_known = |name: &str| match name {
        "alt" => call.arguments.contains_key("src"),
        "src" => known.contains("src") || known.contains("picture"),
        "to" => known.contains("href"),
        "gemeente" => known.contains("gemeente") || known.contains("municipality"),
        name => known.contains(name),
    };
    let Some(name) = call.arguments.keys().find(|name| !is_known(name)) else {
        return Ok(());
    };
    let mut choices: Vec<&str> = known
        .iter()
        .filter(|name| !NOT_ARGUMENTS.contains(name))
        .map(|name| argument_for(name))
        .collect();
    choices.sort_unstable();
    choices.dedup();
    Err(Problem::UnknownArgument {
        name: call.name.clone(),
        argument: name.clone(),
        nearest: nearest(name, choices.iter().copied()),
        known: (!choices.is_empty()).then(|| choices.join(", ")),
    })
}

fn missing(call: &Call, arguments: &[&str]) -> Problem {
    let written: Vec<String> = arguments
        .iter()
        .map(|name| format!("{name}=\"…\""))
        .collect();
    Problem::MissingArgument {
        name: call.name.clone(),
        argument: arguments.join(", "),
        example: written.join(", "),
    }
}

fn broken(call: &Call, reason: String) -> Problem {
    Problem::ShortcodeFails {
        name: call.name.clone(),
        reason: reason.into(),
    }
}
