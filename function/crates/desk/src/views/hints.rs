//! Hints beside what somebody writes: hard sentences, promises, and what somebody could be recognised by. They never stop
//! anybody.

use fluent_bundle::FluentArgs;
use serde::Serialize;
use serde_json::{Value, json};
use tera::Context;

use super::{LANG, View};
use crate::forms::PublicationForm;
use forms::letter::Letter;
use forms::text_module::blanks;
use hints::promises::{self, Promise};
use hints::reading::{Why, hard_sentences};
use hints::recognisable::{self, Known};

/// Whoever sees more reads none.
const MOST: usize = 8;
/// In characters: enough to find a sentence again.
const LONGEST_QUOTE: usize = 90;

/// A hint.
#[derive(Serialize)]
struct HintView {
    /// The words that it is about.
    text: String,
    advice: String,
}

/// Text that may identify somebody.
#[derive(Serialize)]
struct IdentifyingView {
    text: String,
    looks: String,
}

/// The blanks of the text come first: with one in it, nothing leaves.
fn insert_hints(context: &mut Context, text: &str, mut hints: Vec<HintView>) {
    let mut open: Vec<_> = blanks(text).collect();
    open.dedup();
    open.truncate(MOST);
    context.insert("blanks", &open);
    let more = hints.len().saturating_sub(MOST);
    hints.truncate(MOST);
    context.insert("hints", &hints);
    context.insert("more_hints", &more);
}

impl View<'_> {
    /// The hints for an answer to these letters.
    pub(super) fn insert_answer_hints(
        &self,
        context: &mut Context,
        answer: &str,
        letters: &[&Letter],
    ) {
        let mut hints = self.writing_hints(answer, letters.first().copied());
        let texts = letters.iter().flat_map(|letter| letter.answers.texts());
        let written = texts.collect::<Vec<_>>().join("\n\n");
        let found = recognisable::in_answer(answer, &written, &self.known());
        hints.extend(found.into_iter().map(|(found, is_repeated)| HintView {
            advice: if is_repeated {
                self.views.message("hint-repeated")
            } else {
                let mut args = FluentArgs::new();
                let looks = format!("identifying-{}", found.looks.as_str());
                args.set("looks", self.views.message(&looks));
                self.views.strings.get(LANG, "hint-identifying", &args)
            },
            text: found.text,
        }));
        insert_hints(context, answer, hints);
    }

    /// The hints for a page that everybody can read.
    pub(super) fn insert_page_hints(
        &self,
        context: &mut Context,
        form: &PublicationForm,
        letter: Option<&Letter>,
    ) {
        let hints = self.writing_hints(&form.answer, letter);
        insert_hints(context, &form.answer, hints);
        for (name, text) in texts(form) {
            context.insert(format!("identifying_{name}"), &self.identifying(text));
        }
    }

    /// The hints as parts of the pages, for a script that shows them while somebody types.
    pub(crate) fn hints_for_script(
        &self,
        answer: &str,
        page: Option<&PublicationForm>,
        letters: &[&Letter],
    ) -> Value {
        let mut context = Context::new();
        self.insert_answer_hints(&mut context, answer, letters);
        let mut parts = json!({ "antwoord": self.views.part("desk/hints.html", context) });
        let Some(form) = page else {
            return parts;
        };
        let mut context = Context::new();
        self.insert_page_hints(&mut context, form, letters.first().copied());
        parts["pagina"] = self.views.part("desk/hints.html", context).into();
        let fields = ["titel", "vraag", "tekst"];
        for (field, (_, text)) in fields.into_iter().zip(texts(form)) {
            let mut context = Context::new();
            context.insert("field", field);
            context.insert("identifying", &self.identifying(text));
            parts[field] = self.views.part("desk/identifying.html", context).into();
        }
        parts
    }

    /// Promises first: they can hurt. Both are looked for in Dutch only.
    fn writing_hints(&self, text: &str, letter: Option<&Letter>) -> Vec<HintView> {
        if letter.is_some_and(|letter| letter.lang != LANG) {
            return Vec::new();
        }
        let promise = |promise: Promise| format!("hint-promise-{}", promise.as_str());
        let promises = promises::find(text).into_iter().map(|found| HintView {
            advice: self.views.message(&promise(found.promise)),
            text: found.text,
        });
        let hard = hard_sentences(text).into_iter().map(|sentence| {
            let mut args = FluentArgs::new();
            let key = match &sentence.why {
                Why::Long(count) => {
                    args.set("count", *count);
                    "hint-long"
                }
                Why::Words(words) => {
                    args.set("words", words.join(", "));
                    "hint-words"
                }
            };
            HintView {
                text: shortened(&sentence.text),
                advice: self.views.strings.get(LANG, key, &args),
            }
        });
        promises.chain(hard).collect()
    }

    fn identifying(&self, text: &str) -> Vec<IdentifyingView> {
        let found = recognisable::find(text, &self.known()).into_iter();
        let found = found.map(|found| IdentifyingView {
            looks: self
                .views
                .message(&format!("identifying-{}", found.looks.as_str())),
            text: found.text,
        });
        found.collect()
    }

    fn known(&self) -> Known {
        Known::of(&self.assets.facts)
    }
}

/// What everybody would read of a page.
fn texts(form: &PublicationForm) -> [(&'static str, &str); 3] {
    [
        ("title", &form.title),
        ("question", &form.question),
        ("answer", &form.answer),
    ]
}

fn shortened(sentence: &str) -> String {
    if sentence.chars().count() <= LONGEST_QUOTE {
        return sentence.to_owned();
    }
    let begin: String = sentence.chars().take(LONGEST_QUOTE).collect();
    let whole = begin.rsplit_once(' ').map_or(&*begin, |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_has_its_words() {
        let desk = strings::Strings::desk().unwrap();
        for promise in Promise::ALL {
            let key = format!("hint-promise-{}", promise.as_str());
            assert!(desk.contains(&key), "{key}");
        }
        for looks in [
            "phone", "email", "address", "url", "handle", "account", "citizen", "name", "place",
            "school", "class", "date", "number",
        ] {
            let key = format!("identifying-{looks}");
            assert!(desk.contains(&key), "{key}");
        }
    }

    #[test]
    fn a_long_sentence_is_quoted_up_to_a_word() {
        assert_eq!(shortened("Kort."), "Kort.");
        let long = "een woord ".repeat(20);
        let short = shortened(&long);
        assert!(
            short.ends_with("woord …") || short.ends_with("een …"),
            "{short}"
        );
        assert!(short.chars().count() <= LONGEST_QUOTE + 2);
    }
}
