//! From the helplines of a site to what their template shows.

use serde::Serialize;
use serde_json::{Value, json};
use tera::Context;

use forms::facts::{SiteFacts, Words};

/// A helpline as its template shows it.
#[derive(Serialize)]
struct HelplineView<'a> {
    name: String,
    name_lang: Option<String>,
    phone: Option<&'a str>,
    dial: Option<String>,
    url: Option<&'a str>,
    chat: Option<&'a str>,
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
                // A site that is the chat itself is named once, as the chat.
                url: line.url.as_deref().filter(|_| line.chat != line.url),
                chat: line.chat.as_deref(),
                text,
                text_lang,
                when,
                when_lang,
            }
        })
        .collect();
    view.insert("helplines", &helplines);
}

/// The helplines for a program.
pub fn as_json(lang: &str, facts: &SiteFacts) -> Value {
    let own = &facts.default_language;
    let lines = facts.helplines.iter().map(|line| {
        json!({
            "name": line.name.said(lang, own).text,
            "phone": line.phone,
            "chat": line.chat,
            "url": line.url,
        })
    });
    lines.collect()
}
