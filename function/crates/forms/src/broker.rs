//! What is inside the seals of a broker's record: how to reach them and what was talked about, for the team; and the dates
//! that were agreed on, for both sides.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::letter::Letter;
use crate::{FieldType, Form};

/// The version of the format.
const VERSION: u8 = 1;
/// The field in which forms ask for a name.
const NAME_FIELD: &str = "naam";

/// What the team knows of a broker.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    version: u8,
    /// What they are called.
    pub name: String,
    /// Their mail address.
    #[serde(default)]
    pub email: String,
    /// Their telephone number.
    #[serde(default)]
    pub phone: String,
    /// The languages they speak.
    #[serde(default)]
    pub languages: String,
    /// When they can be reached.
    #[serde(default)]
    pub reachable: String,
    /// What else a colleague should know.
    #[serde(default)]
    pub remarks: String,
    /// What was talked about.
    #[serde(default)]
    pub ticks: Vec<Tick>,
    /// The day since when they are a broker (`2026-11-21`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The day on which they last said that they take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<String>,
    /// How it was before the last step, as long as that can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<BeforeStep>,
}

/// A record before its last step.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeStep {
    /// The word of its state.
    pub state: String,
    /// The day that its state began, or on which they are asked (`2026-11-21`).
    pub day: String,
    /// When it would have been gone, in seconds.
    pub expires: i64,
    /// The day on which they had said that they take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<String>,
}

/// A point of the checklist that was talked about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// Which one.
    pub point: String,
    /// The id of who says so.
    pub by: String,
    /// When, in seconds.
    pub at: i64,
}

/// What was agreed on.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// The conversation before the training.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Meeting>,
    /// The trainings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trainings: Vec<Meeting>,
}

/// A day and a time, as the clocks in the Netherlands show it, and a place or a telephone number.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// `2026-12-01`
    pub day: String,
    /// `14:00`
    pub time: String,
    /// Where; may be empty.
    #[serde(default)]
    pub place: String,
}

impl Card {
    /// Of somebody of this name.
    pub fn called(name: impl Into<String>) -> Self {
        Self {
            version: VERSION,
            name: name.into(),
            email: String::new(),
            phone: String::new(),
            languages: String::new(),
            reachable: String::new(),
            remarks: String::new(),
            ticks: Vec::new(),
            since: None,
            confirmed: None,
            before: None,
        }
    }

    /// Made of a sign-up.
    pub fn of(form: Option<&Form>, letter: &Letter) -> Self {
        let text = |name: &str| letter.answers.text(name).unwrap_or_default().to_owned();
        let of_type = |wanted: FieldType| {
            let mut fields = form.iter().flat_map(|form| &form.fields);
            let field = fields.find(|field| field.field_type == wanted);
            field.map(|field| text(&field.name)).unwrap_or_default()
        };
        Self {
            email: of_type(FieldType::Email),
            phone: of_type(FieldType::Phone),
            ..Self::called(text(NAME_FIELD))
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

impl Dates {
    /// Whether nothing was agreed on.
    pub fn is_empty(&self) -> bool {
        self.appointment.is_none() && self.trainings.is_empty()
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

/// A log sees nothing of it.
impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Card(…)")
    }
}

impl fmt::Debug for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dates(…)")
    }
}
