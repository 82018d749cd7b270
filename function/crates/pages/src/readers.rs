//! Says whose team reads what somebody sends. A site without teams says nothing, and neither does a demonstration, which
//! nobody reads.

use fluent_bundle::FluentArgs;
use tera::Context;

use super::{FormContext, ReceiptPage};
use forms::facts::{ELSEWHERE, SiteFacts};
use forms::{Form, Kind};
use strings::Strings;

/// What a page says of its readers, and how soon they answer; either can be empty.
struct Readers<'a> {
    sentence: Option<String>,
    within: &'a str,
    /// The municipality that the promise is for, where others can be chosen that promise something else.
    only_for: Option<&'a str>,
}

/// How soon there is an answer for a municipality; a demonstration promises none.
pub(super) fn promise<'a>(facts: &'a SiteFacts, municipality: Option<&str>) -> &'a str {
    if facts.demonstration {
        ""
    } else {
        facts.answer_within(municipality)
    }
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
        return insert(view, &say.without_choice(form));
    };
    let chosen = match context.values {
        Some(values) => values.get(&field.name),
        None => context.municipality,
    };
    let chosen = chosen.filter(|slug| *slug != ELSEWHERE);
    let readers = match (facts.team_of(chosen), chosen) {
        (Some(team), Some(slug)) => {
            let name = facts.municipality(slug).unwrap_or(slug);
            let names = [("municipality", name), ("team", &*team.name)];
            Readers {
                sentence: Some(say.sentence("readers-chosen", &names)),
                within: facts.answer_within(chosen),
                only_for: say.promises_differ().then_some(name),
            }
        }
        _ => say.by_choice(),
    };
    insert(view, &readers);
}

/// For the page after sending.
pub(super) fn insert_for_receipt(view: &mut Context, page: &ReceiptPage<'_>, strings: &Strings) {
    let say = Say {
        strings,
        lang: page.lang,
        facts: page.facts,
    };
    if say.is_silent() {
        return;
    }
    let sentence = match page.facts.team_of(page.municipality) {
        Some(team) => Some(say.sentence("receipt-readers-team", &[("team", &team.name)])),
        None if !say.is_of_one_municipality() => {
            Some(say.sentence("receipt-readers-national", &[("site", &page.facts.title)]))
        }
        // The form says it in its own words, if it says anything.
        None if page.form.success.is_some() => None,
        None => Some(say.sentence("readers-own", &[])),
    };
    let readers = Readers {
        sentence,
        within: page.facts.answer_within(page.municipality),
        only_for: None,
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

    /// The team without a name is then the site's own: there is nothing national about it.
    fn is_of_one_municipality(&self) -> bool {
        self.facts.municipalities.len() == 1
    }

    /// A form on which no municipality is chosen.
    fn without_choice(&self, form: &Form) -> Readers<'a> {
        let within = &*self.facts.answer_within;
        let site = [("site", &*self.facts.title)];
        let sentence = if !self.is_of_one_municipality() {
            Some(self.sentence("readers-national", &site))
        } else if form.kind == Kind::Question && !within.is_empty() {
            // The promise says already that a person reads it.
            None
        } else {
            Some(self.sentence("readers-own", &[]))
        };
        Readers {
            sentence,
            within,
            only_for: None,
        }
    }

    /// Whether another choice would promise something else.
    fn promises_differ(&self) -> bool {
        let site = &self.facts.answer_within;
        let own = self.facts.teams.iter().map(|team| &team.answer_within);
        own.filter(|own| !own.is_empty()).any(|own| own != site)
    }

    /// Before a choice nobody knows which team it will be. If one of them has a time of its own, no time is promised.
    fn by_choice(&self) -> Readers<'a> {
        let key = if self.is_of_one_municipality() {
            "readers-by-choice-own"
        } else {
            "readers-by-choice"
        };
        Readers {
            sentence: Some(self.sentence(key, &[("site", &self.facts.title)])),
            within: if self.promises_differ() {
                ""
            } else {
                &self.facts.answer_within
            },
            only_for: None,
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
    view.insert("within_chosen", &readers.only_for);
}
