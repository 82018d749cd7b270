//! Municipalities as templates see them, and as the style sheet with their colours does.

use super::Views;
use crate::context::model::{EventContext, MunicipalityContext};
use content::{Front, Kind, MunicipalityFront};
use site::{Page, Site};

pub(crate) fn municipality_context(
    site: &Site,
    page: &Page,
    front: &MunicipalityFront,
) -> MunicipalityContext {
    MunicipalityContext {
        name: front.name.clone(),
        title: page.common.title.clone(),
        slug: page.location.slug.clone(),
        url: page.url.clone(),
        description: page.common.description.clone().unwrap_or_default(),
        cbs: front.cbs.value.clone(),
        province: front.provincie.clone(),
        accent: front.tokens.accent.clone(),
        accent_contrast: front.tokens.accent_contrast.clone(),
        deelname: front.deelname,
        active: front.takes_part(),
        year: latest_year(site, page).map(|year| year.to_string()),
        merged_into: front
            .opgegaan_in
            .as_ref()
            .map(|present| present.value.clone()),
        ambassadors: front.ambassadeurs.clone(),
        hotspots: front.hotspots.clone(),
        contact: front.contact.clone(),
    }
}

/// The year of its latest practice: when it did what its page tells.
fn latest_year(site: &Site, page: &Page) -> Option<u16> {
    let slug = &page.location.slug;
    let practices = site.index.within(Kind::Practice, &page.lang, slug);
    let years = practices
        .iter()
        .filter_map(|id| match &site.pages[*id].front {
            Front::Practice(front) => front.jaar,
            _ => None,
        });
    years.max()
}

/// What templates of style sheets see: the municipalities with their colours.
pub(crate) fn style_context(site: &Site) -> tera::Context {
    let mut context = tera::Context::new();
    context.insert(
        "municipalities",
        &municipalities(site, site.config.default_language()),
    );
    context
}

/// The municipalities of a site, by name.
pub(crate) fn municipalities(site: &Site, lang: &str) -> Vec<MunicipalityContext> {
    let mut list: Vec<MunicipalityContext> = site
        .index
        .of_kind(Kind::Municipality, lang)
        .iter()
        .filter_map(|id| match &site.pages[*id].front {
            Front::Municipality(front) => Some(municipality_context(site, &site.pages[*id], front)),
            _ => None,
        })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

impl<'a> Views<'a> {
    /// What is still to come in a municipality, the nearest first.
    pub(crate) fn agenda(self, front: &'a MunicipalityFront, lang: &str) -> Vec<EventContext<'a>> {
        let mut coming: Vec<_> = front
            .agenda
            .iter()
            .filter(|event| event.date >= self.site.today)
            .collect();
        coming.sort_by_key(|event| event.date);
        coming
            .into_iter()
            .map(|event| EventContext {
                date: event.date.0.to_string(),
                date_text: self.date_text(event.date, lang),
                title: &event.title,
                place: &event.place,
                url: event.url.as_deref(),
            })
            .collect()
    }

    /// The municipalities, by name.
    pub(crate) fn municipalities(self, lang: &str) -> Vec<MunicipalityContext> {
        municipalities(self.site, lang)
    }
}
