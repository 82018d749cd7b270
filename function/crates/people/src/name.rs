//! Names of moderators. Colleagues and the audit identify people by them, so a name cannot equal or resemble that of a
//! machine or of somebody else.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

use store::Machine;

/// The name of moderators who give none.
pub const NAMELESS: &str = "Team";
/// In characters.
pub const SHORTEST_NAME: usize = 2;
/// In characters.
pub const LONGEST_NAME: usize = 40;
/// The names of machines in the history, and similar words.
const RESERVED: [&str; 11] = [
    "asker",
    "machine",
    "system",
    "systeem",
    "afzender",
    "de afzender",
    "balie",
    "de balie",
    "brokers",
    "brokers collect",
    "function",
];

/// The name of a moderator, in the session and in the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(Arc<str>);

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadName {
    /// Too short or too long.
    Length,
    /// It has invisible characters or ones that change the direction of text, or no letter or digit.
    Characters,
    /// It belongs to a machine.
    Reserved,
    /// It equals or resembles the name of somebody else.
    Taken,
}

impl Name {
    /// Validates a name. An empty one means the team.
    pub fn parse(typed: &str) -> Result<Self, BadName> {
        let same: String = typed.nfkc().collect();
        let words: Vec<_> = same.split_whitespace().collect();
        let name = words.join(" ");
        if name.is_empty() || looks_alike(&name, NAMELESS) {
            return Ok(Self::team());
        }
        if !(SHORTEST_NAME..=LONGEST_NAME).contains(&name.chars().count()) {
            return Err(BadName::Length);
        }
        if !name.chars().all(is_visible) || !name.chars().any(char::is_alphanumeric) {
            return Err(BadName::Characters);
        }
        if is_of_a_machine(&name) {
            return Err(BadName::Reserved);
        }
        Ok(Self(name.into()))
    }

    /// The name of moderators who give none.
    pub fn team() -> Self {
        Self(NAMELESS.into())
    }

    /// The name of one of several who give none: "Team", "Team 2" and so on.
    pub(crate) fn of_team(number: u32) -> Self {
        match number {
            1 => Self::team(),
            number => Self(format!("{NAMELESS} {number}").into()),
        }
    }

    /// A name that was validated before it was stored.
    pub fn stored(name: &str) -> Self {
        Self(name.into())
    }

    /// What is the same for all names that people could confuse with this one. Two names are too much alike when they have
    /// one of these in common.
    pub(crate) fn folded(&self) -> Vec<String> {
        vec![format!("w:{}", as_written(&self.0)), self.as_typed()]
    }

    /// The one of these that is the same however its owner types it.
    pub(crate) fn as_typed(&self) -> String {
        format!("s:{}", in_small_letters(&self.0))
    }

    /// Whether it is the name of moderators who give none.
    pub fn is_team(&self) -> bool {
        &*self.0 == NAMELESS
    }

    /// As people read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Excludes control characters, format characters (Unicode's `Cf`, which join letters and change direction), other
/// characters without a shape (Unicode's `Default_Ignorable_Code_Point`) and private use.
fn is_visible(c: char) -> bool {
    let hidden = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}'
            | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffd}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1345f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}'
    );
    !hidden && !c.is_control()
}

/// Whether two names differ only in case, spaces and characters that look alike (Unicode TS 39). A capital I looks like a
/// small L, but a small I does not: so the names are compared in both cases.
fn looks_alike(one: &str, other: &str) -> bool {
    as_written(one) == as_written(other) || in_small_letters(one) == in_small_letters(other)
}

/// Whether readers of the history could take it for the name of a machine: also with accents, with digits for letters, or with a
/// number behind it.
fn is_of_a_machine(name: &str) -> bool {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let unnumbered = plain.trim_end_matches(|c: char| !c.is_alphabetic());
    let [read, unnumbered_read] =
        [&plain, unnumbered].map(|text| text.chars().map(as_letter).collect::<String>());
    let readings = [name, &read, unnumbered, &unnumbered_read];
    let machines = Machine::ALL.into_iter().map(Machine::as_str);
    let mut reserved = machines.chain(RESERVED);
    reserved.any(|word| readings.iter().any(|one| looks_alike(one, word)))
}

/// The letter that a digit stands for.
fn as_letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => c,
    }
}

fn as_written(name: &str) -> String {
    let shape: String = skeleton(name).collect();
    letters_only(&shape.to_lowercase())
}

fn in_small_letters(name: &str) -> String {
    let small = name.nfkc().collect::<String>().to_lowercase();
    let shape: String = skeleton(&small).collect();
    letters_only(&shape.to_lowercase())
}

fn letters_only(name: &str) -> String {
    let counts = |c: &char| c.is_alphanumeric() || is_combining_mark(*c);
    name.chars().filter(counts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_kept_as_they_are() {
        for name in [
            "Fatima",
            "Jan-Peter v. d. Berg",
            "D’Angelo",
            "Zoë",
            "Nguyễn Thị Hồng",
            "Łukasz",
            "فاطمة",
            "Мария",
            "Sanne (Kerkrade)",
            "Sanne 2",
            "12",
        ] {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
        // The same letters in another form are the same name.
        for (typed, name) in [
            ("  Zoe\u{308}  B ", "Zoë B"),
            ("Ｆａｔｉｍａ", "Fatima"),
            ("", "Team"),
            ("team", "Team"),
        ] {
            assert_eq!(Name::parse(typed).unwrap().as_str(), name);
        }
    }

    #[test]
    fn what_cannot_be_seen_or_turns_the_text_around_is_in_no_name() {
        for c in [
            '\u{202e}',
            '\u{2066}',
            '\u{200b}',
            '\u{200d}',
            '\u{200f}',
            '\u{ad}',
            '\u{feff}',
            '\u{61c}',
            '\u{0}',
            '\u{7f}',
            '\u{1b}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{e0041}',
            '\u{2060}',
            '\u{e000}',
            '\u{34f}',
        ] {
            let typed = format!("Fat{c}ima");
            assert_eq!(Name::parse(&typed), Err(BadName::Characters), "{c:?}");
        }
        assert_eq!(Name::parse("--"), Err(BadName::Characters));
        assert_eq!(Name::parse("x"), Err(BadName::Length));
        assert_eq!(Name::parse(&"a".repeat(41)), Err(BadName::Length));
    }

    #[test]
    fn nobody_is_called_as_a_machine_is() {
        for typed in [
            "sender",
            "Sender",
            " SENDER ",
            "collect",
            "desk",
            "system",
            "asker",
            "s-ender",
            "ѕеndеr",
            "ｃｏｌｌｅｃｔ",
            "co11ect",
            "coIIect",
            "De afzender",
            "“brokers collect”",
            "brokers collect",
            "sénder",
            "5ender",
            "sender-1",
            "Afzender 2",
            "c0llec7",
            "machine",
        ] {
            let refused = Name::parse(typed).unwrap_err();
            assert!(
                matches!(refused, BadName::Reserved | BadName::Characters),
                "{typed}"
            );
        }
        for typed in ["Sendra", "Colette", "Balint", "René 2", "Desiree"] {
            assert!(Name::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn names_that_look_alike_are_one() {
        let name = |typed: &str| Name::parse(typed).unwrap();
        for (one, other) in [
            ("Fatima", "fatima"),
            ("Fatima", "Fаtimа"),
            ("Ilse", "llse"),
            ("Jan Peter", "Jan-Peter"),
            ("Zoë", "ZOË"),
            ("Team", "Team"),
        ] {
            let shared = name(one)
                .folded()
                .iter()
                .any(|each| name(other).folded().contains(each));
            assert!(shared, "{one} {other}");
        }
        for (one, other) in [
            ("Fatima", "Fatma"),
            ("Sanne", "Sanne B"),
            ("Team", "Teamleider"),
        ] {
            let shared = name(one)
                .folded()
                .iter()
                .any(|each| name(other).folded().contains(each));
            assert!(!shared, "{one} {other}");
        }
    }
}
