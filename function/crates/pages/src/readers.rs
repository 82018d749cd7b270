//! Says whose team reads what somebody sends. A site without teams says nothing, and neither does a demonstration, which
//! nobody reads.

use fluent_bundle::FluentArgs;
use tera::Context;

use super::FormContext;
use forms::Form;
use forms::facts::{ELSEWHERE, SiteFacts};
use strings::Strings;

/// What a page says of its readers, and how soon they answer; either can be empty.
struct Readers<'a> {
    sentence: Option<String>,
    within: &'a str,
}

/// For a form. As long as a municipality can be chosen, the sentence says what depends on the choice.
pub(super) fn insert_for_form(
    view: &mut Context,
    form: &Form,
    context: &FormContext<'_>,
    strings: &Strings,
) {
    let facts = context.facts;
    let say = Say {
        strings,
        lang: context.lang,
        facts,
    };
    if say.is_silent() {
        return;
    }
    let Some(field) = form.municipality_field() else {
        return insert(view, &say.national());
    };
    let chosen = match context.values {
        Some(values) => values.get(&field.name),
        None => context.municipality,
    };
    let chosen = chosen.filter(|slug| *slug != ELSEWHERE);
    let readers = match (facts.team_of(chosen), chosen) {
        (Some(team), Some(slug)) => Readers {
            sentence: Some(say.sentence(
                "readers-chosen",
                &[
                    ("municipality", facts.municipality(slug).unwrap_or(slug)),
                    ("team", &team.name),
                ],
            )),
            within: facts.answer_within(chosen),
        },
        _ => say.by_choice(),
    };
    insert(view, &readers);
}

/// For the page after sending.
pub(super) fn insert_for_receipt(
    view: &mut Context,
    (facts, municipality): (&SiteFacts, Option<&str>),
    (strings, lang): (&Strings, &str),
) {
    let say = Say {
        strings,
        lang,
        facts,
    };
    if say.is_silent() {
        return;
    }
    let readers = match facts.team_of(municipality) {
        Some(team) => Readers {
            sentence: Some(say.sentence("readers-team", &[("team", &team.name)])),
            within: facts.answer_within(municipality),
        },
        None => say.national(),
    };
    insert(view, &readers);
}

struct Say<'a> {
    strings: &'a Strings,
    lang: &'a str,
    facts: &'a SiteFacts,
}

impl<'a> Say<'a> {
    fn is_silent(&self) -> bool {
        self.facts.demonstration || self.facts.teams.is_empty()
    }

    fn national(&self) -> Readers<'a> {
        Readers {
            sentence: Some(self.sentence("readers-national", &[("site", &self.facts.title)])),
            within: &self.facts.answer_within,
        }
    }

    /// Before a choice nobody knows which team it will be. If one of them has a time of its own, no time is promised.
    fn by_choice(&self) -> Readers<'a> {
        let mut teams = self.facts.teams.iter();
        let differs = teams.any(|team| !team.answer_within.is_empty());
        Readers {
            sentence: Some(self.sentence("readers-by-choice", &[("site", &self.facts.title)])),
            within: if differs {
                ""
            } else {
                &self.facts.answer_within
            },
        }
    }

    fn sentence(&self, key: &str, names: &[(&'static str, &str)]) -> String {
        let args: FluentArgs<'_> = names.iter().copied().collect();
        self.strings.get(self.lang, key, &args)
    }
}

fn insert(view: &mut Context, readers: &Readers<'_>) {
    view.insert("readers", &readers.sentence);
    view.insert("answer_within", readers.within);
}
