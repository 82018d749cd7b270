//! `dist/function/`: what the function needs of the site.

use std::collections::BTreeMap;

use forms::facts::{Helpline, Municipality, RatedPage, SiteFacts, Topic, Words};

use crate::context::build::{form_pages, municipalities};
use crate::theme::Engine;
use content::{Config, Kind, Spanned, TeamSettings, recipients};
use forms::team::{Team, TeamId};
use forms::text_module::TextModule;
use site::{Page, Site};

/// Whose key it is, for those of which a comment in `site.toml` says it. Without a name a key works as well.
fn recipient_names(site: &Site) -> BTreeMap<String, String> {
    let listed = recipients::read(&site.config_file().text).unwrap_or_default();
    let keys = listed.into_iter().map(|listed| listed.key);
    let named = keys.filter(|one| !one.name.is_empty());
    named.map(|one| (one.key, one.name)).collect()
}

/// The teams. One whose id cannot be has been reported.
fn teams(config: &Config) -> Vec<Team> {
    let values = |list: &[Spanned<String>]| -> Vec<String> {
        list.iter().map(|one| one.value.clone()).collect()
    };
    let team = |team: &TeamSettings| {
        Some(Team {
            id: TeamId::of_a_team(&team.id.value).ok()?,
            name: team.name.clone(),
            municipalities: values(&team.municipalities),
            recipients: values(&team.recipients),
            answer_within: team.answer_within.clone(),
            notify: team.notify,
        })
    };
    config.teams.iter().filter_map(team).collect()
}

/// The facts of the site, as the function knows them. `recipients` are the
/// moderators' public keys.
pub(crate) fn facts(site: &Site, recipients: Vec<String>) -> SiteFacts {
    let config = &site.config;
    let lang = config.default_language();
    SiteFacts {
        title: config.title.clone(),
        base_url: site.base_url.to_string(),
        default_language: lang.to_owned(),
        languages: config.languages.clone(),
        recipients,
        recovery: config
            .recovery
            .iter()
            .map(|key| key.value.clone())
            .collect(),
        teams: teams(config),
        recipient_names: recipient_names(site),
        revoked: config.revoked.iter().map(|key| key.value.clone()).collect(),
        helplines: config
            .helplines
            .iter()
            .map(|line| Helpline {
                name: line.name.clone(),
                phone: line.phone.clone(),
                href: line.phone.as_deref().and_then(autolinks::telephone_link),
                url: line.url.clone(),
                chat: line.chat.clone(),
                text: (!line.when.is_empty()).then(|| line.when.clone()),
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
            .of_kind(Kind::Topic, lang)
            .iter()
            .map(|id| topic(site, &site.pages[*id]))
            .collect(),
        text_modules: text_modules(site),
        answer_within: config.answer_within.clone(),
        demonstration: config.site.demonstratie,
        proof_of_work: config.proof_of_work,
        answer_pages: answer_pages(site),
        ask_pages: ask_pages(site),
        rated_pages: rated_pages(site),
    }
}

/// The pieces of text for answers.
fn text_modules(site: &Site) -> Vec<TextModule> {
    let modules = site.text_modules.modules.iter();
    modules
        .map(|module| TextModule {
            title: module.titel.value.trim().to_owned(),
            text: module.tekst.value.trim().to_owned(),
            teams: module.teams.iter().map(|team| team.value.clone()).collect(),
        })
        .collect()
}

/// A topic, with its title in every language in which it has a page.
fn topic(site: &Site, page: &Page) -> Topic {
    let titles: BTreeMap<_, _> = site
        .translations(page)
        .into_iter()
        .map(|page| (page.lang.clone(), page.common.title.clone()))
        .collect();
    let only_own = titles.len() == 1 && page.lang == site.config.default_language();
    Topic {
        slug: page.location.slug.clone(),
        title: if only_own {
            Words::Plain(page.common.title.clone())
        } else {
            Words::Translated(titles)
        },
    }
}

/// Per language the page with the field for a code (`{{ bonnetje() }}`).
fn answer_pages(site: &Site) -> BTreeMap<String, String> {
    let asks = |page: &Page| page.calls.iter().any(|call| call.name == "bonnetje");
    let languages = site.config.languages.iter();
    languages
        .filter_map(|lang| {
            let mut pages = site.index.of_kind(Kind::Page, lang).iter();
            let page = pages.find_map(|id| Some(&*site.pages[*id]).filter(|page| asks(page)))?;
            Some((lang.clone(), page.url.clone()))
        })
        .collect()
}

/// Per language the page with the form for questions.
fn ask_pages(site: &Site) -> BTreeMap<String, String> {
    let languages = site.config.languages.iter();
    languages
        .filter_map(|lang| {
            let mut forms = form_pages(site, lang).into_iter();
            let (id, _) = forms.find(|(_, form)| form.kind == forms::Kind::Question)?;
            Some((lang.clone(), site.pages[id].url.clone()))
        })
        .collect()
}

/// The pages that ask whether they helped: where there are forms, somebody counts what is said.
fn rated_pages(site: &Site) -> Vec<RatedPage> {
    let languages = site.config.languages.iter();
    let languages = languages.filter(|lang| !form_pages(site, lang).is_empty());
    let pages = languages.flat_map(|lang| {
        let of = |kind| site.index.of_kind(kind, lang).iter();
        of(Kind::Question).chain(of(Kind::Tip))
    });
    let pages = pages.map(|id| &site.pages[*id]);
    pages
        .map(|page| RatedPage {
            url: page.url.clone(),
            title: page.common.title.clone(),
            kind: page.kind().name().to_owned(),
        })
        .collect()
}

/// The words of danger, as they are written.
pub fn signals(config: &Config) -> BTreeMap<String, Vec<String>> {
    let written =
        |entries: &Vec<Spanned<String>>| entries.iter().map(|entry| entry.value.clone()).collect();
    let lists = config.signals.iter();
    lists
        .map(|(language, entries)| (language.clone(), written(entries)))
        .collect()
}

/// The files that need no template: facts, and the theme's form templates.
pub(crate) fn files(engine: &Engine) -> Vec<(String, Vec<u8>)> {
    // Strings, lists and maps with string keys always serialise.
    let facts = serde_json::to_vec_pretty(engine.facts()).unwrap_or_default();
    let mut files = vec![("site.json".to_owned(), facts)];
    for (name, text) in engine.function_templates() {
        files.push((format!("templates/{name}"), text.as_bytes().to_vec()));
    }
    files
}
