//! The front matter keys of a type of page, as templates see them in `extra`.

use crate::context::model::Extra;
use content::Front;
use site::Page;

impl<'a> Extra<'a> {
    pub(crate) fn of(page: &'a Page) -> Self {
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
            Front::Municipality(front) => Self::Municipality {
                deelname: front.deelname,
            },
            Front::Person(front) => Self::Person {
                rol: &front.rol,
                bereikbaar: front.bereikbaar.as_deref(),
                voorbeeld: front.voorbeeld,
            },
            Front::Plain(_) | Front::Factor(_) => Self::None {},
        }
    }
}
