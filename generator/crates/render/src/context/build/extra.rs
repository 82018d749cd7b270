//! The front matter keys of a type of page, as templates see them in `extra`.

use crate::context::model::{AgeWords, Extra};
use content::{Front, QuestionFront};
use site::{Page, Site, age};

impl<'a> Extra<'a> {
    pub(crate) fn of(page: &'a Page, site: &'a Site) -> Self {
        match &page.front {
            Front::Story(front) => Self::Story {
                broker: front.broker.as_ref(),
                video: front.video.as_ref(),
                voorbeeld: front.voorbeeld,
            },
            Front::Tip(front) => Self::Tip { voor: &front.voor },
            Front::Question(front) => Self::Question {
                leeftijd: age_of(front, (site, &page.lang)),
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

/// The age on a page: the group that somebody chose, or the years that were written.
fn age_of<'a>(front: &'a QuestionFront, (site, lang): (&'a Site, &str)) -> Option<AgeWords<'a>> {
    let group = front.leeftijdsgroep.as_ref();
    let group = group.map(|group| AgeWords::Group(age::words(site, &group.value, lang)));
    group.or(front.leeftijd.map(AgeWords::Years))
}
