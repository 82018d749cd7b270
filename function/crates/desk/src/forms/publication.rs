//! The form of a page for the site, and its validation.

use crate::workflow::LONGEST_ANSWER;
use forms::age::{Age, is_group};
use forms::facts::SiteFacts;
use forms::label::AGE_FIELD as AGE;
use forms::letter::Letter;
use forms::publication::{AnsweredBy, Publication};
use forms::text_module::first_blank;
use forms::{Answer, FieldType, Form, Submitted};
use store::Entry;

/// Field names, which the template repeats.
const TITLE: &str = "titel";
const QUESTION: &str = "vraag";
const ANSWER: &str = "tekst";
const TOPICS: &str = "onderwerpen";
const MUNICIPALITY: &str = "met-gemeente";
const BY: &str = "door";

/// In characters.
const SHORTEST: usize = 3;
/// A heading has room for this.
pub(crate) const LONGEST_TITLE: usize = 120;
/// The same limit as for an incoming question.
pub(crate) const LONGEST_QUESTION: usize = 4000;
/// A suggested title is shorter than the limit.
const SUGGESTED: usize = 80;

/// The fields as they were filled in.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct PublicationForm {
    pub(crate) title: String,
    pub(crate) question: String,
    pub(crate) answer: String,
    pub(crate) topics: Vec<String>,
    /// The age group that its author chose, if the page says it; a number of years in what was kept before.
    pub(crate) age: String,
    pub(crate) with_municipality: bool,
    pub(crate) by: String,
}

/// A field that does not validate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InvalidField {
    pub(crate) name: &'static str,
    /// After `error-`, the key of the message.
    pub(crate) message: &'static str,
}

impl PublicationForm {
    /// All field names.
    pub(crate) const FIELDS: [&str; 7] = [TITLE, QUESTION, ANSWER, TOPICS, AGE, MUNICIPALITY, BY];

    /// Reads the fields, if the page had them.
    pub(crate) fn read(fields: &Submitted) -> Option<Self> {
        fields.get(TITLE)?;
        let text = |name| fields.get(name).unwrap_or_default().to_owned();
        Some(Self {
            // A title is one line.
            title: one_line(&text(TITLE)),
            question: text(QUESTION),
            answer: text(ANSWER),
            topics: fields.all(TOPICS).map(str::to_owned).collect(),
            age: text(AGE),
            with_municipality: fields.get(MUNICIPALITY).is_some(),
            by: text(BY),
        })
    }

    /// The fields of a draft that was kept.
    pub(crate) fn kept(fields: &[(String, String)]) -> Option<Self> {
        Self::read(&Submitted::from_pairs(fields.iter().cloned()))
    }

    /// A first version from the questions and the answer. Who answered, only whoever fills it in can say.
    pub(crate) fn suggested(form: Option<&Form>, letters: &[&Letter], answer: &str) -> Self {
        let name = |is: fn(&FieldType) -> bool| {
            let field = form.and_then(|form| form.fields.iter().find(|f| is(&f.field_type)));
            field.map(|field| field.name.clone()).unwrap_or_default()
        };
        let asked = name(|field| *field == FieldType::LongText);
        let questions: Vec<_> = letters
            .iter()
            .filter_map(|letter| letter.answers.text(&asked))
            .map(str::trim)
            .collect();
        let topics = name(|field| *field == FieldType::Topics);
        let topics = letters.first().and_then(|first| first.answers.get(&topics));
        Self {
            title: questions
                .first()
                .map_or_else(String::new, |text| heading(text)),
            question: questions.join("\n\n"),
            answer: answer.trim().to_owned(),
            topics: match topics {
                Some(Answer::List(topics)) => topics.clone(),
                _ => Vec::new(),
            },
            ..Self::default()
        }
    }

    /// The page, or everything that does not validate. The letter says how old its author is, in the words of the form.
    pub(crate) fn checked(
        &self,
        (entry, letter): (&Entry, Option<&Letter>),
        facts: &SiteFacts,
    ) -> Result<Publication, Vec<InvalidField>> {
        let mut invalid = Vec::new();
        let mut text = |name, typed: &str, longest| {
            let trimmed = typed.trim();
            match trimmed.chars().count() {
                0..SHORTEST => invalid.push(InvalidField {
                    name,
                    message: "page-empty",
                }),
                length if length > longest => invalid.push(InvalidField {
                    name,
                    message: "page-long",
                }),
                _ => {}
            }
            trimmed.to_owned()
        };
        let title = text(TITLE, &self.title, LONGEST_TITLE);
        let question = text(QUESTION, &self.question, LONGEST_QUESTION);
        let answer = text(ANSWER, &self.answer, LONGEST_ANSWER);
        // A text module that nobody filled in is no page.
        if first_blank(&answer).is_some() {
            invalid.push(InvalidField {
                name: ANSWER,
                message: "page-blank",
            });
        }
        let mut all = AnsweredBy::ALL.into_iter();
        let by = all.find(|by| by.as_str() == self.by);
        let Some(by) = by.filter(|_| invalid.is_empty()) else {
            if by.is_none() {
                invalid.push(InvalidField {
                    name: BY,
                    message: "page-by",
                });
            }
            return Err(invalid);
        };
        let mut page = Publication::new(title, question, answer, by);
        page.topics = facts
            .topics
            .iter()
            .map(|topic| topic.slug.clone())
            .filter(|slug| self.topics.contains(slug))
            .collect();
        let group = age_group(letter).filter(|_| !self.age.trim().is_empty());
        page.age = group.map(|group| Age::Group(group.to_owned()));
        page.municipality = entry
            .municipality
            .clone()
            .filter(|_| self.with_municipality);
        Ok(page)
    }

    /// Names and values, for hidden fields.
    pub(crate) fn fields(&self) -> Vec<(&'static str, &str)> {
        let mut fields = vec![
            (TITLE, &*self.title),
            (QUESTION, &self.question),
            (ANSWER, &self.answer),
        ];
        let chosen = [(AGE, &*self.age), (BY, &*self.by)];
        fields.extend(chosen.into_iter().filter(|(_, value)| !value.is_empty()));
        fields.extend(self.topics.iter().map(|topic| (TOPICS, &**topic)));
        if self.with_municipality {
            fields.push((MUNICIPALITY, "ja"));
        }
        fields
    }
}

impl From<Publication> for PublicationForm {
    fn from(page: Publication) -> Self {
        Self {
            title: page.title,
            question: page.question,
            answer: page.answer,
            topics: page.topics,
            age: match page.age {
                Some(Age::Years(years)) => years.to_string(),
                Some(Age::Group(group)) => group,
                None => String::new(),
            },
            with_municipality: page.municipality.is_some(),
            by: page.answered_by.as_str().to_owned(),
        }
    }
}

/// The age group that an author chose. "I would rather not say" is none.
pub(crate) fn age_group(letter: Option<&Letter>) -> Option<&str> {
    letter?.answers.text(AGE).filter(|value| is_group(value))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first question, or else the first sentence, cut at a word.
fn heading(text: &str) -> String {
    let text = one_line(text);
    let sentences: Vec<&str> = text
        .split_inclusive(['.', '!', '?'])
        .map(str::trim)
        .collect();
    let asks = sentences.iter().find(|sentence| sentence.ends_with('?'));
    let Some(sentence) = asks.or(sentences.first()) else {
        return text;
    };
    let mut heading = String::new();
    for word in sentence.split(' ') {
        if heading.chars().count() + word.chars().count() > SUGGESTED {
            return format!("{heading}…");
        }
        if !heading.is_empty() {
            heading.push(' ');
        }
        heading.push_str(word);
    }
    heading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_the_first_question() {
        for (text, expected) in [
            (
                "Ik slaap slecht. Wat kan ik doen? Help.",
                "Wat kan ik doen?",
            ),
            ("Ik slaap\nslecht", "Ik slaap slecht"),
            ("", ""),
            ("Hoi!", "Hoi!"),
        ] {
            assert_eq!(heading(text), expected);
        }
        let long = heading(&"woord ".repeat(100));
        assert!(long.ends_with("woord…") && long.chars().count() <= SUGGESTED + 1);
        assert_eq!(heading(&"x".repeat(300)), "…");
    }
}
