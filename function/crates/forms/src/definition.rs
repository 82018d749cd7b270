//! A parsed definition, before validation.

use serde::Deserialize;
use toml::Spanned;

use super::Text;

/// A form definition of the right shape. Every key may be missing here, so that [`super::Form::check`] can say of all
/// at once which are.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub(super) id: Option<Spanned<String>>,
    pub(super) kind: Option<Spanned<String>>,
    pub(super) anonymous: Option<bool>,
    pub(super) second_eyes: Option<bool>,
    pub(super) retention_days: Option<Spanned<i64>>,
    pub(super) title: Option<Spanned<Text>>,
    pub(super) intro: Option<Spanned<Text>>,
    pub(super) submit: Option<Spanned<Text>>,
    pub(super) success: Option<Spanned<Text>>,
    #[serde(default)]
    pub(super) fields: Vec<Spanned<RawField>>,
}

impl Definition {
    /// The name of the form, if it says one.
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|id| id.get_ref().as_str())
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub(super) name: Option<Spanned<String>>,
    pub(super) r#type: Option<Spanned<String>>,
    pub(super) page: Option<Spanned<Text>>,
    pub(super) required: Option<bool>,
    pub(super) min: Option<Spanned<i64>>,
    pub(super) max: Option<Spanned<i64>>,
    pub(super) label: Option<Spanned<Text>>,
    pub(super) hint: Option<Spanned<Text>>,
    pub(super) error: Option<Spanned<Text>>,
    pub(super) options: Option<Spanned<Vec<Spanned<RawOption>>>>,
    pub(super) questions: Option<Spanned<Vec<Spanned<RawQuestion>>>>,
    pub(super) profiles: Option<Spanned<Vec<Spanned<RawProfile>>>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOption {
    pub(super) value: Option<Spanned<String>>,
    pub(super) label: Option<Spanned<Text>>,
    pub(super) profile: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    pub(super) name: Option<Spanned<String>>,
    pub(super) label: Option<Spanned<Text>>,
    #[serde(default)]
    pub(super) options: Vec<Spanned<RawOption>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProfile {
    pub(super) value: Option<Spanned<String>>,
    pub(super) label: Option<Spanned<Text>>,
    pub(super) text: Option<Spanned<Text>>,
}
