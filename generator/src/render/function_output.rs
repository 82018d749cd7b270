//! `dist/function/`: what the function needs of the site.

use std::collections::BTreeMap;

use function::facts::{Helpline, Municipality, SiteFacts, Topic};
use tera::TeraResult;

use super::engine::Engine;
use super::towns::municipalities;
use super::views::{direction, telephone_link};
use crate::content::{Config, Kind, Reference};
use crate::site::Site;

/// The facts of the site, as the function knows them. `recipients` are the
/// moderators' public keys.
pub(crate) fn facts(site: &Site, recipients: Vec<String>) -> SiteFacts {
    let config = &site.config;
    let lang = config.default_language();
    SiteFacts {
        title: config.title.clone(),
        base_url: site.base_url.clone(),
        default_language: lang.to_owned(),
        languages: config.languages.clone(),
        recipients,
        helplines: config
            .helplines
            .iter()
            .map(|line| Helpline {
                name: line.name.clone(),
                phone: line.phone.clone(),
                href: line.phone.as_deref().map(telephone_link),
                url: line.chat.clone().or_else(|| line.url.clone()),
                text: Some(line.when.clone()).filter(|text| !text.is_empty()),
                when: None,
            })
            .collect(),
        signals: signals(config),
        municipalities: municipalities(site, lang)
            .into_iter()
            .filter(|one| one.active)
            .map(|one| Municipality {
                slug: one.slug,
                name: one.name,
            })
            .collect(),
        topics: site
            .index
            .of_kind(Kind::Onderwerp, lang)
            .iter()
            .map(|id| Topic {
                slug: site.pages[*id].location.slug.clone(),
                title: site.pages[*id].common.title.clone(),
            })
            .collect(),
        answer_within: config.answer_within.clone(),
        proof_of_work: config.proof_of_work,
    }
}

/// The words of danger, as they are written.
pub(crate) fn signals(config: &Config) -> BTreeMap<String, Vec<String>> {
    let written =
        |entries: &Vec<Reference>| entries.iter().map(|entry| entry.slug.clone()).collect();
    let lists = config.signals.iter();
    lists
        .map(|(language, entries)| (language.clone(), written(entries)))
        .collect()
}

/// The files that need no template: facts, forms, the theme's form templates.
pub(super) fn files(site: &Site, engine: &Engine) -> Vec<(String, Vec<u8>)> {
    // Strings, lists and maps with string keys always serialise.
    let facts = serde_json::to_vec_pretty(engine.facts()).unwrap_or_default();
    let mut files = vec![("site.json".to_owned(), facts)];
    for (id, (file, _)) in site.forms.iter() {
        files.push((
            format!("formulieren/{id}.toml"),
            file.text.as_bytes().to_vec(),
        ));
    }
    for (name, text) in engine.function_templates() {
        files.push((format!("templates/{name}"), text.as_bytes().to_vec()));
    }
    files
}

/// A whole page of the site, with marks where the function puts its own title
/// and content.
pub(super) fn shell(engine: &Engine, lang: &str) -> TeraResult<String> {
    let mut context = engine.context(lang);
    context.insert(
        "page",
        &serde_json::json!({
            "kind": "function", "title": "", "description": "", "summary": "", "url": "", "permalink": null,
            "lang": lang, "dir": direction(lang), "noindex": true, "date": null, "municipality": null,
            "breadcrumbs": [], "translations": [], "topics": [], "quick_exit": true, "extra": {},
        }),
    );
    engine.render(lang, "shell.html", &context)
}
