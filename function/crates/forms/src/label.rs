//! The label of a submission: a few words by which moderators tell it apart in a list, with its topics and the age of its sender.
//! It is made from the text, sealed to them like the text, and can be changed.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::letter::Letter;
use crate::personal_data;
use crate::{Answer, FieldType, Form};

/// The version of the format.
const VERSION: u8 = 1;
/// The field in which forms ask for an age.
pub const AGE_FIELD: &str = "leeftijd";
/// How many characters the words have at most.
pub const LONGEST: usize = 60;
/// How many bytes a label has at most. Seals are padded to whole kilobytes, so every label is equally long in the store.
const ROOM: usize = 1000;
/// Stands for what may identify somebody.
const LEFT_OUT: &str = "…";
/// How people begin before they say what it is about.
const OPENINGS: [&str; 27] = [
    "hallo",
    "hoi",
    "hoii",
    "hey",
    "heey",
    "hai",
    "hee",
    "hi",
    "yo",
    "dag",
    "goedemorgen",
    "goedemiddag",
    "goedenavond",
    "goeiedag",
    "beste",
    "lieve",
    "allemaal",
    "mensen",
    "mevrouw",
    "meneer",
    "dus",
    "nou",
    "ehm",
    "uhm",
    "hello",
    "dear",
    "vraagje",
];

/// What a list shows of a submission.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    version: u8,
    /// A few words; none if nothing was typed.
    pub words: String,
    /// Slugs of topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The age that was chosen, as the form calls it.
    #[serde(default)]
    pub age: Option<String>,
}

impl Label {
    /// Made from what was sent.
    pub fn of(form: Option<&Form>, letter: &Letter) -> Self {
        let field = |is: fn(&FieldType) -> bool| {
            form.and_then(|form| form.fields.iter().find(|field| is(&field.field_type)))
        };
        let longest = field(|kind| *kind == FieldType::LongText);
        let text = longest.and_then(|field| letter.answers.text(&field.name));
        let topics = field(|kind| *kind == FieldType::Topics);
        let topics = topics.and_then(|field| letter.answers.get(&field.name));
        let mut label = Self::called(text.unwrap_or_default());
        label.words = shortened(text.unwrap_or_default());
        label.age = letter.answers.text(AGE_FIELD).map(str::to_owned);
        if let Some(Answer::List(topics)) = topics {
            label.topics.clone_from(topics);
        }
        if label.to_json().is_ok_and(|json| json.len() > ROOM) {
            label.topics.clear();
        }
        label
    }

    /// With other words.
    #[must_use]
    pub fn renamed(self, words: &str) -> Self {
        Self {
            words: Self::called(words).words,
            ..self
        }
    }

    /// With these words, and nothing else.
    fn called(words: &str) -> Self {
        let words: Vec<_> = words.split_whitespace().map(seen).collect();
        Self {
            version: VERSION,
            words: words.join(" ").chars().take(LONGEST).collect(),
            topics: Vec::new(),
            age: None,
        }
    }

    /// The bytes to seal.
    pub fn to_json(&self) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
        serde_json::to_vec(self).map(Zeroizing::new)
    }

    /// Reads the opened bytes.
    pub fn from_json(opened: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(opened)
    }
}

/// It holds words of a young person, so a log sees nothing of it.
impl std::fmt::Debug for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Label(…)")
    }
}

/// The first words that say something, without what may identify somebody.
fn shortened(text: &str) -> String {
    let mut text = text.to_owned();
    for found in personal_data::find(&text) {
        text = text.replace(&found.text, LEFT_OUT);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let opens = |word: &&&str| OPENINGS.contains(&&*bare(word));
    let openings = words.iter().take_while(opens).count();
    // Who only says hello has said that.
    let rest = if openings < words.len() {
        &words[openings..]
    } else {
        &words[..]
    };
    let mut label = String::new();
    let mut begins = true;
    for word in rest {
        let shown = if !begins && is_name(word) {
            LEFT_OUT.to_owned()
        } else {
            seen(word)
        };
        begins = word.ends_with(['.', '!', '?', ':', '…']);
        if shown == LEFT_OUT && label.ends_with(LEFT_OUT) {
            continue;
        }
        // One place is kept for the sign that there is more.
        if label.chars().count() + shown.chars().count() + 1 >= LONGEST {
            label.push_str(LEFT_OUT);
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(&shown);
    }
    label.chars().take(LONGEST).collect()
}

/// Whether a word in the middle of a sentence is written as names of people, schools and places are. Words all in capitals are
/// shouted.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

fn bare(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A word without what cannot be seen, such as marks that turn the direction of what follows.
fn seen(word: &str) -> String {
    word.chars().filter(|c| crate::is_seen(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_the_first_words_that_say_something() {
        for (text, expected) in [
            ("Hoi, ik slaap slecht.\nWat nu?", "ik slaap slecht. Wat nu?"),
            ("Hallo!", "Hallo!"),
            ("", ""),
            (
                "Ik heb ruzie met Fatima van het Emmaus College en dat is stom",
                "Ik heb ruzie met … van het … en dat is stom",
            ),
            ("bel me op 0612345678 aub", "bel me op … aub"),
            ("HELP MIJ", "HELP MIJ"),
        ] {
            assert_eq!(shortened(text), expected);
        }
        let long = shortened(&"woord ".repeat(100));
        assert!(
            long.ends_with("woord…") && long.chars().count() <= LONGEST,
            "{long}"
        );
        assert!(shortened(&"x".repeat(300)).chars().count() <= LONGEST);
    }

    #[test]
    fn every_label_fits_into_one_kilobyte() {
        let widest = "\u{1f9d1}\"\\".repeat(400);
        let label = Label {
            age: Some("jonger-dan-12".to_owned()),
            topics: vec!["onderwerp-met-een-naam".repeat(2); 3],
            ..Label::called(&widest)
        };
        assert!(label.to_json().unwrap().len() <= ROOM);
    }
}
