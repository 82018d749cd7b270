//! Looks for danger words before anything else is decided: every page that gives a text back has help on top.

use super::CODE;
use super::read_page::{CHANGE, PAGE};
use forms::{Form, Submitted};
use sealing::receipt::Receipt;
use signals::{Level, Signals};
use store::Urgency;

/// How urgent the free text is, if it holds danger words, in a known form or an unknown one. Choices are ignored: many people
/// choose the same.
pub(super) fn urgency_of(
    signals: &Signals,
    form: Option<&Form>,
    fields: &Submitted,
) -> Option<Urgency> {
    let typed: Vec<_> = fields
        .iter()
        .filter(|(name, value)| !value.trim().is_empty() && is_typed(form, name))
        .filter(|(name, value)| *name != CODE || !is_a_code(value))
        .filter(|(name, value)| *name != PAGE || !is_of_a_page(value))
        .map(|(_, value)| value)
        .collect();
    // A field with nothing but a cry in it is one whatever else was sent.
    let alone = typed.iter().filter_map(|text| signals.level_of(text)).max();
    let together = match typed[..] {
        [] | [_] => None,
        _ => signals.level_of(&typed.join("\n")),
    };
    Some(match alone.max(together)? {
        Level::Attention => Urgency::Attention,
        Level::Acute => Urgency::Acute,
    })
}

/// Names that start with `_` belong to the page.
fn is_typed(form: Option<&Form>, name: &str) -> bool {
    let chosen = form.is_some_and(|form| form.is_chosen(name));
    !chosen && !name.starts_with('_')
}

/// Whether a code stands there as the page shows it, and nothing else: its letters are chance, and would add to what a text
/// weighs. Four words of four letters can be a code as well, so one without a digit is read as words.
fn is_a_code(typed: &str) -> bool {
    let groups = typed.trim().split(['-', ' ']);
    let of_code = |group: &str| matches!(group.chars().count(), 4 | 16);
    typed.contains(|c: char| c.is_ascii_digit())
        && groups.into_iter().all(of_code)
        && Receipt::parse(typed).is_ok()
}

/// Whether a page put it into its field itself, a button or an address: nobody typed that, and `anders` by itself is taken for danger.
fn is_of_a_page(value: &str) -> bool {
    let is_address = value.starts_with('/') && !value.contains(char::is_whitespace);
    is_address || value == CHANGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_sends_of_itself_is_no_text_and_a_cry_in_its_place_is() {
        for value in ["anders", "/vragen/mijn-vader-slaat-me/"] {
            assert!(is_of_a_page(value), "{value}");
        }
        for value in ["ik wil dood", "/ ik wil dood", "help", ""] {
            assert!(!is_of_a_page(value), "{value}");
        }
    }

    #[test]
    fn a_code_is_no_text_and_a_cry_in_its_place_is() {
        for code in [
            "7ZQ4-9KXM-2B8H-VW5T",
            " 7zq4 9kxm 2b8h vw5t",
            "7ZQ49KXM2B8HVW5T",
        ] {
            assert!(is_a_code(code), "{code}");
        }
        for text in [
            "haat mijn lijf echt",
            "ik wil dood",
            "mijn code is 7ZQ4-9KXM-2B8H-VW5T en ik wil dood",
            "7ZQ4-9KXM",
            "",
        ] {
            assert!(!is_a_code(text), "{text}");
        }
    }
}
