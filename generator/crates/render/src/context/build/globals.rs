//! What holds for the whole site, in one language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use forms::Form;
use forms::promise::Promise;

use super::Views;
use super::languages::borrowed;
use super::special::SEARCH;
use crate::context::model::{
    FormLink, HelplineContext, Link, MenuLink, MunicipalityContext, SenderContext, SiteContext,
};
use content::{Helpline, Kind, MenuItem, Participation, Section, Sender};
use diagnostics::words::Args;
use diagnostics::{Diagnostic, Problem};
use site::references;
use site::{PageId, Site};

impl<'a> Views<'a> {
    pub(crate) fn form_link(self, id: PageId, form: &Form, url: String, lang: &str) -> FormLink {
        let page = &self.site.pages[id];
        FormLink {
            id: form.id.clone(),
            kind: form.kind.as_str(),
            title: page.common.title.clone(),
            lang: borrowed(&page.lang, lang),
            url,
        }
    }

    /// How soon an answer is promised. It is written in the main language; what can be counted in it is said in others.
    fn answer_within(self, lang: &str) -> Cow<'a, str> {
        let config = &self.site.config;
        let written = config.answer_within.as_str();
        if lang == config.default_language() {
            return Cow::Borrowed(written);
        }
        let said = Promise::parse(written).map(|promise| {
            let (key, count) = promise.message();
            let args = Args::from([("count", count.into())]);
            self.engine.say_with(lang, key, &args)
        });
        Cow::Owned(said.unwrap_or_default())
    }

    /// What templates see as `site`, and links in menus that lead nowhere.
    pub(crate) fn site_context(self, lang: &str) -> (SiteContext<'a>, Vec<Diagnostic>) {
        let config = &self.site.config;
        let mut diagnostics = Vec::new();
        let mut menu = |items: &[MenuItem]| -> Vec<MenuLink> {
            items
                .iter()
                .filter_map(|item| match self.menu_url(item, lang) {
                    Ok(url) => {
                        let title = item.title.said(lang, config.default_language());
                        Some(MenuLink {
                            title: title.text,
                            url,
                            lang: title.lang,
                        })
                    }
                    Err(problem) => {
                        diagnostics.push(Diagnostic::error(
                            problem,
                            self.site.config_place(item.to.span.clone()),
                        ));
                        None
                    }
                })
                .collect()
        };
        let context = SiteContext {
            title: &config.title,
            tagline: &config.tagline,
            base_url: self.site.base_url.host(),
            root: self.site.base_url.url("/"),
            language: config.default_language(),
            languages: &config.languages,
            answer_within: self.answer_within(lang),
            exit_url: forms::facts::EXIT,
            proof_of_work: config.proof_of_work,
            source_url: config.source_url.as_deref(),
            search: self.search_link(lang),
            navigation: menu(&config.navigation),
            footer: menu(&config.footer),
            helplines: config
                .helplines
                .iter()
                .map(|line| helpline(line, lang, config.default_language()))
                .collect(),
            forms: form_pages(self.site, lang)
                .into_iter()
                .map(|(id, form)| self.form_link(id, form, self.site.pages[id].url.clone(), lang))
                .collect(),
            municipality_urls: self.urls_where(lang, |one| one.active),
            municipality_examples: self
                .urls_where(lang, |one| one.deelname == Participation::Example),
            demonstration: config.site.demonstratie,
            sender: config.afzender.as_ref().map(|sender| self.sender(sender)),
        };
        (context, diagnostics)
    }

    fn sender(self, sender: &'a Sender) -> SenderContext<'a> {
        SenderContext {
            name: &sender.organisatie,
            address: &sender.adres,
            email: &sender.email,
            phone: sender.telefoon.as_deref(),
            href: sender
                .telefoon
                .as_deref()
                .and_then(autolinks::telephone_link),
            number: sender.nummer.as_deref(),
            logo: self.site.logo_url(),
        }
    }

    /// The addresses of municipalities, by CBS code.
    fn urls_where(
        self,
        lang: &str,
        is_wanted: impl Fn(&MunicipalityContext) -> bool,
    ) -> BTreeMap<String, String> {
        let wanted = self.municipalities(lang).into_iter().filter(is_wanted);
        wanted.map(|one| (one.cbs, one.url)).collect()
    }

    fn menu_url(self, item: &MenuItem, lang: &str) -> Result<String, Problem> {
        let Some(path) = item.to.value.strip_prefix("@/") else {
            return Ok(self.site.address(&item.to.value));
        };
        if let Some(page) = self.site.page_at(path, lang) {
            return Ok(page.url.clone());
        }
        if self.site.is_broken(path) {
            return Ok(String::new()); // That has been reported.
        }
        let generated = Section::ALL.into_iter().find(|section| {
            path == format!("{}/_index.md", section.folder()) && section.url_prefix().is_some()
        });
        generated
            .map(|section| self.section_link(section, lang).url)
            .ok_or_else(|| references::unknown_page(path, self.site, lang))
    }

    /// The page to search on, in the language of the reader when there is one.
    fn search_link(self, lang: &str) -> Option<Link> {
        self.site
            .page_at(&format!("paginas/{SEARCH}.md"), lang)
            .map(|page| Self::link(page, lang))
    }
}

/// The pages that hold a form, once per form.
pub(crate) fn form_pages<'a>(site: &'a Site, lang: &str) -> Vec<(PageId, &'a Form)> {
    let mut found: Vec<(PageId, &Form)> = Vec::new();
    for id in site.index.of_kind(Kind::Page, lang) {
        for call in &site.pages[*id].calls {
            let form = call
                .text("id")
                .filter(|_| call.name == "formulier")
                .and_then(|id| site.forms.get(id));
            if let Some((_, form)) = form
                && found.iter().all(|(_, known)| known.id != form.id)
            {
                found.push((*id, form));
            }
        }
    }
    found
}

fn helpline(line: &Helpline, lang: &str, own: &str) -> HelplineContext {
    let (name, when) = (line.name.said(lang, own), line.when.said(lang, own));
    HelplineContext {
        name: name.text,
        name_lang: name.lang,
        when: when.text,
        when_lang: when.lang,
        phone: line.phone.clone(),
        href: line.phone.as_deref().and_then(autolinks::telephone_link),
        url: line.url.clone(),
        chat: line.chat.clone(),
    }
}
