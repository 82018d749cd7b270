//! What everything that is put into the room needs to know: where it goes, who is there, and what time it is.

use std::time::Duration;

use ::store::{Actor, Attribution, Machine, Outgoing, PersonId, Store, Submission};
use forms::team::TeamId;
use jiff::{SignedDuration, Timestamp};
use pages::assets::Assets;
use pages::teams::Destination;

use super::Failure;
use crate::failure::refused;
use diagnostics::Message;

/// The language of the room.
pub(super) const LANG: &str = "nl";
/// What the sender reads leaves so long after the button, as at the desk.
const LEAVES_AFTER: SignedDuration = SignedDuration::from_mins(10);

pub(super) struct Filling<'a> {
    pub(super) store: &'a Store,
    pub(super) assets: &'a Assets,
    pub(super) colleagues: Vec<PersonId>,
    pub(super) now: Timestamp,
}

impl Filling<'_> {
    /// So many hours ago.
    pub(super) fn ago(&self, hours: f64) -> Timestamp {
        let ago = Duration::try_from_secs_f64(hours * 3600.0).unwrap_or_default();
        self.now.checked_sub(ago).unwrap_or(self.now)
    }

    /// To whom everything here is sealed.
    pub(super) fn to(&self) -> &Destination {
        self.assets.teams.of_team(&TeamId::national())
    }

    /// The colleague with this number; the first is 1.
    pub(super) fn person(&self, number: usize) -> Option<&PersonId> {
        self.colleagues.get(number.checked_sub(1)?)
    }

    /// Who did something then: a colleague, or else the desk.
    pub(super) fn by(&self, who: usize, at: Timestamp) -> Attribution<'_> {
        Attribution {
            actor: self.person(who).map_or(Machine::Desk.into(), Actor::Person),
            at,
        }
    }

    /// A message to a sender, on its way since then.
    pub(super) fn message(
        &self,
        seen: &Submission,
        text: &str,
        at: Timestamp,
    ) -> Result<Outgoing, Failure> {
        let to = &self.to().recipients;
        Ok(Outgoing {
            sealed: to.seal_with(&seen.recipient, text.as_bytes())?,
            leaves: leaves_at(at),
        })
    }
}

/// When what is pressed now is read.
pub(super) fn leaves_at(pressed: Timestamp) -> Timestamp {
    pressed.checked_add(LEAVES_AFTER).unwrap_or(pressed)
}

/// An error of a crate that has no type for it here.
pub(super) fn other(error: impl std::fmt::Display) -> Failure {
    refused(Message::new("failed").because(error.to_string()))
}
