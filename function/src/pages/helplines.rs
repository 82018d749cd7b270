//! From the helplines of a site to what their template shows.

use serde::Serialize;
use tera::Context;

use crate::facts::{SiteFacts, Words};

/// A helpline as its template shows it.
#[derive(Serialize)]
struct HelplineView<'a> {
    name: String,
    name_lang: Option<String>,
    phone: Option<&'a str>,
    dial: Option<String>,
    url: Option<&'a str>,
    text: Option<String>,
    text_lang: Option<String>,
    when: Option<String>,
    when_lang: Option<String>,
}

/// Puts them into what the template sees.
pub(super) fn insert(view: &mut Context, lang: &str, facts: &SiteFacts) {
    let own = &facts.default_language;
    let said = |words: Option<&Words>| {
        let said = words.map(|words| words.said(lang, own));
        said.map_or((None, None), |said| (Some(said.text), said.lang))
    };
    let helplines: Vec<_> = facts
        .helplines
        .iter()
        .map(|line| {
            let name = line.name.said(lang, own);
            let (text, text_lang) = said(line.text.as_ref());
            let (when, when_lang) = said(line.when.as_ref());
            HelplineView {
                name: name.text,
                name_lang: name.lang,
                phone: line.phone.as_deref(),
                dial: line.dial(),
                url: line.url.as_deref(),
                text,
                text_lang,
                when,
                when_lang,
            }
        })
        .collect();
    view.insert("helplines", &helplines);
}
