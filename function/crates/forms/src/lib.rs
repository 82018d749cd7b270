//! Form definitions: the one source of truth that the generator renders, the intake validates and the desk labels.

pub mod age;
pub mod broker;
pub mod draft;
pub mod facts;
pub mod hiding;
pub mod label;
pub mod letter;
pub mod personal_data;
pub mod promise;
pub mod publication;
pub mod team;
pub mod text_module;

mod answers;
mod decode;
mod definition;
mod free_text;
mod given_back;
mod json;
mod mail_address;
mod parse;
mod problem;
mod submitted;
mod text;
mod validate;

pub use answers::{Answer, Answers};
pub use decode::text as decoded;
pub use definition::Definition;
pub use given_back::given_back;
pub use mail_address::EmailProblem;
pub use problem::{FormError, FormProblem};
pub use submitted::{JsonError, Submitted};
pub use text::{FALLBACK_LANGUAGE, Text};
pub use validate::is_seen;
pub use validate::{FieldError, Reason, stray, twice, validate};

/// The name of the hidden field that says which language the page was in.
pub const LANGUAGE_FIELD: &str = "_lang";
/// The name of the field that people never see and that only machines fill in.
pub const HONEYPOT_FIELD: &str = "_website";
/// The name of the hidden field with the token of the page.
pub const TOKEN_FIELD: &str = "_token";
/// The name of the hidden field with the work that a browser did for the page.
pub const WORK_FIELD: &str = "_work";
/// The name of the hidden field that says which page of a form this is, counted from 0.
pub const PAGE_FIELD: &str = "_page";
/// The name of the button that goes back a page.
pub const BACK_FIELD: &str = "_back";
/// The name of the button that sends text that may identify somebody.
pub const CONFIRM_FIELD: &str = "_confirm";
/// The name of the button that goes back from there to change it.
pub const CHANGE_FIELD: &str = "_change";
/// The names that belong to the page and not to who fills it in.
const OF_THE_PAGE: [&str; 8] = [
    LANGUAGE_FIELD,
    HONEYPOT_FIELD,
    TOKEN_FIELD,
    WORK_FIELD,
    PAGE_FIELD,
    BACK_FIELD,
    CONFIRM_FIELD,
    CHANGE_FIELD,
];
/// The value that a ticked consent sends.
pub const YES: &str = "ja";

/// A form, checked: names are unique and well formed, choices have options, an anonymous form asks for nothing that
/// identifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name in the address `/api/forms/{id}`.
    pub id: String,
    /// The kind of its submissions.
    pub kind: Kind,
    /// No field may identify the sender.
    pub anonymous: bool,
    /// Whether what is written to the sender leaves only after a second person looked at it.
    pub second_eyes: bool,
    /// After how many days a submission is gone.
    pub retention_days: u16,
    /// The heading of the page.
    pub title: Text,
    /// A few words above the fields.
    pub intro: Option<Text>,
    /// The words on the button.
    pub submit: Option<Text>,
    /// The text after a submission.
    pub success: Option<Text>,
    /// The fields in their order on the page; never empty.
    pub fields: Vec<Field>,
}

/// The kind of a submission. It decides its states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A question that gets an answer.
    Question,
    /// Somebody who wants to be a social broker.
    Signup,
    /// Something that somebody wants to see on the site.
    Contribution,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The title of the page that begins with this field, if one does.
    pub page: Option<Text>,
    /// The name under which the answer is sent and kept.
    pub name: String,
    /// The type of the field.
    pub field_type: FieldType,
    /// Whether it may be left empty.
    pub required: bool,
    /// The least number of characters, or of choices; what has less is refused.
    pub min: Option<u32>,
    /// The least number of characters that somebody is advised to write; shorter is taken just as well.
    pub advised: Option<u32>,
    /// The greatest number of characters, or of choices.
    pub max: Option<u32>,
    /// The question itself.
    pub label: Text,
    /// Help under the label.
    pub hint: Option<Text>,
    /// The error message for an empty required field, instead of the general one.
    pub error: Option<Text>,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of the options.
    Choice(Vec<Choice>),
    /// Any number of the options.
    Choices(Vec<Choice>),
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// One of the municipalities of the site.
    Municipality,
    /// Any number of the topics of the site.
    Topics,
    /// A tick that gives permission.
    Consent,
    /// Some questions with a playful outcome.
    Quiz(Quiz),
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The submitted value.
    pub value: String,
    /// The visible text.
    pub label: Text,
}

/// A set of questions whose answers add up to a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The questions in order; never empty.
    pub questions: Vec<QuizQuestion>,
    /// The possible outcomes; on a draw the first one wins.
    pub profiles: Vec<Profile>,
}

/// One question of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizQuestion {
    /// Its name; the input is called `<field>.<question>`.
    pub name: String,
    /// The question itself.
    pub label: Text,
    /// The options.
    pub options: Vec<QuizOption>,
}

/// An answer to a quiz question, which counts for a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizOption {
    /// The submitted value.
    pub value: String,
    /// The visible text.
    pub label: Text,
    /// The profile that this answer counts for.
    pub profile: String,
}

/// An outcome of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name in the definition.
    pub value: String,
    /// Its name for people.
    pub label: Text,
    /// The description of the profile.
    pub text: Text,
}

impl Form {
    /// Reads a definition (`content/formulieren/<id>.toml`). Unknown keys, wrong types and contradictions are errors.
    pub fn parse(source: &str) -> Result<Self, FormError> {
        parse::parse(source)
    }

    /// Makes a form of a definition, or says everything that is wrong with it.
    pub fn check(definition: Definition) -> Result<Self, Vec<FormError>> {
        parse::check(definition)
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether a value with this name is chosen and not typed: of a field, or of a question of a quiz (`quiz.question`).
    pub fn is_chosen(&self, name: &str) -> bool {
        let field = self.field(name.split('.').next().unwrap_or(name));
        field.is_some_and(|field| {
            matches!(
                field.field_type,
                FieldType::Choice(_)
                    | FieldType::Choices(_)
                    | FieldType::Municipality
                    | FieldType::Topics
                    | FieldType::Consent
                    | FieldType::Quiz(_)
            )
        })
    }

    /// Whether something of this name belongs to the form or to its page. Only a quiz has names with a full stop.
    pub fn has(&self, name: &str) -> bool {
        let of_quiz = || {
            let (quiz, _) = name.split_once('.')?;
            let field = self.field(quiz)?;
            matches!(field.field_type, FieldType::Quiz(_)).then_some(())
        };
        name.starts_with('_') || self.field(name).is_some() || of_quiz().is_some()
    }

    /// Whether a text is typed into the field of this name.
    pub fn is_typed(&self, name: &str) -> bool {
        let field = self.field(name);
        field.is_some_and(|field| matches!(field.field_type, FieldType::Text | FieldType::LongText))
    }

    /// The names of its fields.
    pub fn names(&self) -> Vec<&str> {
        self.fields
            .iter()
            .map(|field| field.name.as_str())
            .collect()
    }

    /// Whether its title and its questions are written in `lang`. A page in another language would be half of each.
    pub fn speaks(&self, lang: &str) -> bool {
        let labels = self.fields.iter().map(|field| &field.label);
        labels.chain([&self.title]).all(|text| text.is_in(lang))
    }

    /// The fields page by page; a form has one page unless fields begin others.
    pub fn pages(&self) -> Vec<&[Field]> {
        let begins = self.fields.iter().enumerate().skip(1);
        let mut starts: Vec<usize> = begins
            .filter(|(_, field)| field.page.is_some())
            .map(|(at, _)| at)
            .collect();
        starts.insert(0, 0);
        let ends = starts[1..].iter().copied().chain([self.fields.len()]);
        starts
            .iter()
            .zip(ends)
            .map(|(start, end)| &self.fields[*start..end])
            .collect()
    }

    /// The page that asks for the input of that name: a field, or `<field>.<question>` of a quiz.
    pub fn page_of(&self, input: &str) -> usize {
        let field = input.split('.').next().unwrap_or_default();
        self.pages()
            .iter()
            .position(|page| page.iter().any(|known| known.name == field))
            .unwrap_or_default()
    }

    /// The field that says which municipality a submission belongs to, if the form asks.
    pub fn municipality_field(&self) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.field_type == FieldType::Municipality)
    }

    /// The quiz of this form, with the name of its field.
    pub fn quiz(&self) -> Option<(&Field, &Quiz)> {
        self.fields
            .iter()
            .find_map(|field| match &field.field_type {
                FieldType::Quiz(quiz) => Some((field, quiz)),
                _ => None,
            })
    }
}

impl Kind {
    /// The word in definitions and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Signup => "signup",
            Self::Contribution => "contribution",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "question" => Ok(Self::Question),
            "signup" => Ok(Self::Signup),
            "contribution" => Ok(Self::Contribution),
            _ => Err(()),
        }
    }
}

impl Quiz {
    /// The name of the input of a question: `<field>.<question>`.
    pub fn input_name(field: &Field, question: &QuizQuestion) -> String {
        format!("{}.{}", field.name, question.name)
    }

    /// The profile of that name.
    pub fn profile(&self, value: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.value == value)
    }
}
