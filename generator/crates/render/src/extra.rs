//! The front matter keys of a type of page, as templates see them in `extra`.

use serde::Serialize;

use content::{AnsweredBy, Audience, Broker, Contact, Front, Source, Video};
use site::Page;

/// What only some pages have.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Extra<'a> {
    Story {
        broker: Option<&'a Broker>,
        video: Option<&'a Video>,
        voorbeeld: bool,
    },
    Tip {
        voor: &'a [Audience],
    },
    Question {
        leeftijd: Option<u8>,
        beantwoord_door: AnsweredBy,
        voorbeeld: bool,
    },
    Practice {
        jaar: Option<u16>,
        bron: Option<&'a Source>,
        contact: Option<&'a Contact>,
    },
    /// No keys of its own.
    None {},
}

impl<'a> Extra<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        match &page.front {
            Front::Story(front) => Self::Story {
                broker: front.broker.as_ref(),
                video: front.video.as_ref(),
                voorbeeld: front.voorbeeld,
            },
            Front::Tip(front) => Self::Tip { voor: &front.voor },
            Front::Question(front) => Self::Question {
                leeftijd: front.leeftijd,
                beantwoord_door: front.beantwoord_door,
                voorbeeld: front.voorbeeld,
            },
            Front::Practice(front) => Self::Practice {
                jaar: front.jaar,
                bron: front.bron.as_ref(),
                contact: front.contact.as_ref(),
            },
            Front::Plain(_) | Front::Municipality(_) | Front::Factor(_) => Self::None {},
        }
    }
}
