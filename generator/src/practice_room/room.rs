//! What `room.toml` says: what was sent in, and what became of it.

use std::collections::BTreeMap;

use serde::Deserialize;

const ROOM: &str = include_str!("room.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Room {
    #[serde(rename = "collegas")]
    pub(super) colleagues: Vec<String>,
    #[serde(rename = "briefje")]
    pub(super) note: Note,
    #[serde(rename = "cijfer")]
    pub(super) counts: Vec<Counts>,
    #[serde(rename = "weken")]
    pub(super) weeks: Weeks,
    #[serde(rename = "hielp")]
    pub(super) helped: HelpedWeeks,
    #[serde(rename = "zending")]
    pub(super) sent: Vec<Sent>,
    /// What somebody finds who comes in for the first time. They are the third colleague there.
    #[serde(rename = "welkom")]
    pub(super) welcome: Vec<Sent>,
}

impl Room {
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(ROOM)
    }
}

/// The note of the team for whoever comes next.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    #[serde(rename = "wie")]
    pub(super) who: usize,
    #[serde(rename = "uren")]
    pub(super) hours: f64,
    #[serde(rename = "tekst")]
    pub(super) text: String,
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

/// What else there was in each of the last weeks, the latest first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weeks {
    /// How often somebody with more knowledge was asked.
    #[serde(rename = "meegekeken")]
    pub(super) helped: Vec<i64>,
    #[serde(rename = "gesloten")]
    pub(super) closed: Vec<i64>,
    #[serde(rename = "afgewezen")]
    pub(super) rejected: Vec<i64>,
    #[serde(rename = "aanmeldingen")]
    pub(super) sign_ups: Vec<i64>,
    #[serde(rename = "brokers")]
    pub(super) brokers: Vec<i64>,
    #[serde(rename = "bijdragen")]
    pub(super) contributions: Vec<i64>,
}

/// How many said in each of the last weeks that something helped, and how many that it did not; the latest week first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HelpedWeeks {
    #[serde(rename = "antwoorden")]
    pub(super) answers: Vec<[u64; 2]>,
    /// Of each page.
    #[serde(rename = "paginas")]
    pub(super) pages: Vec<[u64; 2]>,
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
    /// With whom an answer was made.
    #[serde(default, rename = "met")]
    pub(super) with: String,
    /// Why it is declined.
    #[serde(default, rename = "reden")]
    pub(super) reason: String,
    /// In how many days a colleague is to look at it.
    #[serde(rename = "dagen")]
    pub(super) due: Option<i64>,
    /// What is done of the list for acute ones.
    #[serde(default, rename = "stappen")]
    pub(super) ticks: Vec<String>,
    /// What is known from then on of somebody who signed up.
    #[serde(rename = "kaart")]
    pub(super) card: Option<Known>,
}

/// What is known of somebody who signed up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    #[serde(default, rename = "talen")]
    pub(super) languages: String,
    #[serde(default, rename = "bereikbaar")]
    pub(super) reachable: String,
    #[serde(default, rename = "bijzonderheden")]
    pub(super) remarks: String,
    /// Points of the intake that were talked about.
    #[serde(default, rename = "besproken")]
    pub(super) talked: Vec<String>,
    #[serde(rename = "afspraak")]
    pub(super) appointment: Option<Meet>,
    #[serde(default, rename = "trainingen")]
    pub(super) trainings: Vec<Meet>,
}

/// A meeting in so many days from today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meet {
    #[serde(rename = "dagen")]
    pub(super) days: i64,
    #[serde(rename = "tijd")]
    pub(super) time: String,
    #[serde(rename = "plaats")]
    pub(super) place: String,
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
    #[serde(rename = "vinkt-af")]
    Check,
    #[serde(rename = "vraagt-tweede-ogen")]
    Eyes,
    #[serde(rename = "stelt-voor")]
    Propose,
    #[serde(rename = "hielp")]
    Helps,
    #[serde(rename = "hielp-niet")]
    HelpsNot,
    #[serde(rename = "intake")]
    Intake,
    #[serde(rename = "training")]
    Training,
    #[serde(rename = "actief")]
    Activate,
    #[serde(rename = "wijst-aanmelding-af")]
    Decline,
    #[serde(rename = "pauzeert")]
    Pause,
    #[serde(rename = "stopt")]
    Stop,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_no_marks_that_answers_do_not_know() {
        let room = Room::read().expect("it can be read");
        let steps = room.sent.iter().chain(&room.welcome);
        for step in steps.flat_map(|sent| &sent.steps) {
            let text = step.text.replace("**", "");
            assert!(!text.contains(['*', '_', '#']), "{text}");
        }
    }
}
