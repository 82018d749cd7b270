//! What a page's markdown asks of the site: addresses and shortcodes.

use function::pages::FormContext;
use tera::Value;

use super::engine::Engine;
use crate::content::Kind;
use crate::diagnostic::{Problem, nearest};
use crate::images::Picture;
use crate::markdown::{Argument, Call, Image, Resolver};
use crate::site::{Page, Site};

/// The [`Resolver`] of one page.
pub(super) struct PageResolver<'a> {
    pub(super) page: &'a Page,
    pub(super) site: &'a Site,
    pub(super) engine: &'a Engine,
    /// Filled in in forms.
    pub(super) municipality: Option<&'a str>,
}

impl Resolver for PageResolver<'_> {
    fn page(&self, path: &str) -> Result<String, Problem> {
        if self.site.is_broken(path) {
            return Ok(String::new());
        }
        self.site
            .page_at(path, &self.page.lang)
            .map(|page| page.url.clone())
            .ok_or_else(|| Problem::UnknownLink {
                target: format!("@/{path}"),
                nearest: nearest(path, self.site.paths()).map(|found| format!("@/{found}")),
            })
    }

    fn image(&self, src: &str) -> Result<Image, Problem> {
        if src.starts_with('/') || src.contains("://") {
            return Ok(Image::bare(src));
        }
        let folder = self.page.folder();
        let Some(url) = self.site.file_url(folder, src) else {
            return Err(Problem::MissingImage {
                src: src.to_owned(),
                nearest: nearest(src, self.site.files_in(folder)),
            });
        };
        let picture = self.site.picture(folder, src);
        Ok(Image {
            url,
            size: picture.map(|picture| (picture.width, picture.height)),
            srcset: picture.map(Picture::srcset).unwrap_or_default(),
        })
    }

    fn shortcode(&self, call: &Call, body: Option<&str>) -> Result<String, Problem> {
        let broken = |reason| Problem::BrokenShortcode {
            name: call.name.clone(),
            reason,
        };
        match call.name.as_str() {
            "formulier" => self.form(call),
            "bonnetje" => self.engine.receipt_lookup(&self.page.lang).map_err(broken),
            _ => self.template(call, body),
        }
    }

    fn table_name(&self) -> String {
        self.engine.say(&self.page.lang, "table-name")
    }
}

impl PageResolver<'_> {
    fn form(&self, call: &Call) -> Result<String, Problem> {
        let id = call.text("id").unwrap_or_default();
        let Some((_, form)) = self.site.forms.get(id) else {
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
            .map_err(|reason| Problem::BrokenShortcode {
                name: call.name.clone(),
                reason,
            })
    }

    fn template(&self, call: &Call, body: Option<&str>) -> Result<String, Problem> {
        let template = format!("shortcodes/{}.html", call.name);
        if !self.engine.has_template(&template) {
            return Err(Problem::UnknownShortcode {
                name: call.name.clone(),
                nearest: nearest(&call.name, self.engine.shortcodes()),
            });
        }
        if call.text("src").is_some() && call.text("alt").is_none_or(|alt| alt.trim().is_empty()) {
            return Err(Problem::MissingAlt {
                src: call.text("src").unwrap_or_default().to_owned(),
            });
        }
        let mut context = self.engine.context(&self.page.lang);
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
            .render(&template, &context)
            .map_err(|error| Problem::BrokenShortcode {
                name: call.name.clone(),
                reason: super::engine::reason(&error),
            })
    }

    /// `@/path` or a web address.
    fn target(&self, to: &str) -> Result<String, Problem> {
        match to.strip_prefix("@/") {
            Some(path) => self.page(path),
            None => Ok(to.to_owned()),
        }
    }
}

/// Whether a page of this type is one where somebody may want to leave quickly.
pub(super) fn is_private_by_type(page: &Page) -> bool {
    match page.kind() {
        Kind::Vraag | Kind::Onderwerp => true,
        Kind::Section => matches!(page.location.slug.as_str(), "vragen" | "onderwerpen"),
        _ => false,
    }
}
