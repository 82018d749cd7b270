//! What a page says of text that may identify somebody.

use std::collections::HashSet;

use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use forms::personal_data::Found;
use strings::Strings;

/// Text that may identify somebody.
#[derive(Serialize)]
struct FoundView<'a> {
    kind: String,
    text: &'a str,
}

/// Inserts text that may identify somebody.
pub(super) fn insert(view: &mut Context, lang: &str, found: &[Found], strings: &Strings) {
    let found: Vec<_> = found
        .iter()
        .map(|one| FoundView {
            kind: strings.plain(lang, &format!("confirm-{}", one.kind.as_str())),
            text: &one.text,
        })
        .collect();
    view.insert("found", &found);
}

/// A heading that says what is in the text, so that nobody takes it for what they told.
pub(super) fn title(lang: &str, found: &[Found], strings: &Strings) -> String {
    let mut kinds: Vec<&str> = found.iter().map(|one| one.kind.as_str()).collect();
    let mut known = HashSet::new();
    kinds.retain(|kind| known.insert(*kind));
    let said = |kind: &str| strings.plain(lang, &format!("confirm-what-{kind}"));
    let what = match kinds[..] {
        [one] => said(one),
        [first, second] => {
            let mut args = FluentArgs::new();
            args.set("first", said(first));
            args.set("second", said(second));
            strings.get(lang, "confirm-two", &args)
        }
        _ => return strings.plain(lang, "confirm-title-several"),
    };
    let mut args = FluentArgs::new();
    args.set("count", kinds.len());
    args.set("what", what);
    strings.get(lang, "confirm-title", &args)
}
