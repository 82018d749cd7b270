//! What can be wrong in a definition: typed, with the offending values, so that others can say it in the words of the
//! editor who wrote it. The words here are for who runs the function.

use std::ops::Range;

use serde::Serialize;

/// Why a form definition cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct FormError {
    /// What is wrong.
    pub problem: FormProblem,
    /// Where in the source it is, in bytes.
    pub span: Option<Range<usize>>,
}

/// What can be wrong in a form definition. `key` is the key it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the values in the messages")]
pub enum FormProblem {
    /// No TOML, or not of the right shape.
    #[error("{reason}")]
    Toml { reason: String },
    /// A key that has to be there.
    #[error("`{key}` is missing")]
    MissingKey { key: &'static str },
    /// A word that is none of the known ones.
    #[error("`{key}` cannot be \"{value}\": choose {}", known.join(", "))]
    UnknownChoice {
        key: &'static str,
        value: String,
        known: Vec<String>,
    },
    /// An id or a name that has other signs than it may have.
    #[error(
        "`{key}` starts with a small letter and has at most {most} small letters, digits and \"{joint}\""
    )]
    BadName {
        key: &'static str,
        value: String,
        joint: char,
        most: usize,
    },
    /// Names of its own hidden fields.
    #[error("names that start with \"_\" are reserved: choose another name than \"{value}\"")]
    ReservedName { value: String },
    /// Two fields, questions or options that have one name.
    #[error("`{key}` \"{value}\" is there twice: change one of the two")]
    Twice { key: &'static str, value: String },
    /// A field that says who somebody is, in an anonymous form.
    #[error(
        "an anonymous form cannot have a field of type \"{value}\", which says who somebody is: remove the field, or set `anonymous = false`"
    )]
    Identifies { value: String },
    /// A key that does nothing in its place is a mistake that the editor should see.
    #[error("`{key}` means nothing for a field of type \"{value}\": remove it")]
    Misplaced { key: &'static str, value: String },
    /// A number that is too small or too large.
    #[error("`{key}` must be from {least} to {most}")]
    OutOfRange {
        key: &'static str,
        least: u32,
        most: u32,
    },
    /// Nothing would fit.
    #[error("`min` is {least}, which is more than `max`, {most}: nothing would fit")]
    MinAboveMax { least: u32, most: u32 },
    /// More choices asked for than there are.
    #[error("`min` is {least}, but there are only {count} options")]
    TooFewOptions { least: u32, count: usize },
    /// A form without fields.
    #[error("the form has no fields: add at least one [[fields]]")]
    NoFields,
    /// A form that could be sent empty.
    #[error("no field is required, so an empty form could be sent: make at least one required")]
    NoneRequired,
    /// A choice without options, or a quiz without questions or profiles.
    #[error("a field of this type needs `{key}`: add at least one")]
    Empty { key: &'static str },
    /// A question of a quiz with one option or none.
    #[error("a question of a quiz needs at least two options")]
    OneOption,
    /// A value that has other signs than it may have.
    #[error(
        "`{value}`: a value has 1 to {most} letters, digits, hyphens or underscores, and no spaces"
    )]
    BadValue { value: String, most: usize },
    /// A text without Dutch.
    #[error("`{key}` has no Dutch: add `.nl = \"…\"`, which stands in for missing translations")]
    NoDutch { key: &'static str },
    /// A text in a language that is none.
    #[error(
        "`{key}` has the language \"{value}\", which is no language tag such as \"nl\" or \"ar\""
    )]
    NoLanguage { key: &'static str, value: String },
    /// A text of nothing but blanks.
    #[error("`{key}` is empty in \"{value}\": write it or remove it")]
    EmptyText { key: &'static str, value: String },
}

impl FormProblem {
    /// Whether it is about something that is not there.
    pub fn is_absence(&self) -> bool {
        matches!(
            self,
            Self::MissingKey { .. }
                | Self::NoFields
                | Self::NoneRequired
                | Self::Empty { .. }
                | Self::OneOption
                | Self::TooFewOptions { .. }
                | Self::NoDutch { .. }
        )
    }
}
