//! What `room.toml` says: what was sent in, and what became of it.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Room {
    #[serde(rename = "collegas")]
    pub(super) colleagues: Vec<String>,
    #[serde(rename = "cijfer")]
    pub(super) counts: Vec<Counts>,
    #[serde(rename = "zending")]
    pub(super) sent: Vec<Sent>,
}

/// How many questions there were about a topic in each of the last weeks, the latest first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    #[serde(rename = "onderwerp")]
    pub(super) topic: String,
    #[serde(rename = "vragen")]
    pub(super) questions: Vec<i64>,
}

/// Something that was sent in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    #[serde(rename = "formulier")]
    pub(super) form: String,
    #[serde(rename = "uren")]
    pub(super) hours: f64,
    #[serde(rename = "dringend")]
    pub(super) urgency: Option<Dutch>,
    #[serde(default)]
    pub(super) spam: bool,
    #[serde(rename = "velden")]
    pub(super) fields: BTreeMap<String, String>,
    #[serde(default, rename = "stap")]
    pub(super) steps: Vec<Step>,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum Dutch {
    #[serde(rename = "acuut")]
    Acute,
    #[serde(rename = "let-op")]
    Attention,
}

/// What happened to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    #[serde(rename = "doet")]
    pub(super) what: What,
    #[serde(rename = "uren")]
    pub(super) hours: f64,
    /// Which colleague did it, and whom it was given to.
    #[serde(default, rename = "wie")]
    pub(super) who: usize,
    #[serde(default, rename = "naar")]
    pub(super) to: usize,
    #[serde(default, rename = "titel")]
    pub(super) title: String,
    #[serde(default, rename = "tekst")]
    pub(super) text: String,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum What {
    #[serde(rename = "pakt-op")]
    Claim,
    #[serde(rename = "notitie")]
    Note,
    #[serde(rename = "concept")]
    Draft,
    #[serde(rename = "draagt-over")]
    HandOver,
    #[serde(rename = "vraagt-hulp")]
    Escalate,
    #[serde(rename = "vraagt-terug")]
    Ask,
    #[serde(rename = "antwoord")]
    Answer,
    #[serde(rename = "vervolg")]
    FollowUp,
    #[serde(rename = "pagina")]
    Page,
    #[serde(rename = "sluit")]
    Close,
    #[serde(rename = "wijst-af")]
    Reject,
    #[serde(rename = "intake")]
    Intake,
    #[serde(rename = "training")]
    Training,
    #[serde(rename = "actief")]
    Activate,
    #[serde(rename = "wijst-aanmelding-af")]
    Decline,
}
