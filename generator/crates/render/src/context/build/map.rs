//! The map of the country.

use super::Views;
use crate::context::model::{MapContext, MapItem, MunicipalityContext};

impl<'a> Views<'a> {
    /// The map, when the site has borders and a municipality within them.
    pub(crate) fn map(self, lang: &str) -> Option<MapContext<'a>> {
        self.map_of(self.municipalities(lang))
    }

    /// The same with these municipalities only.
    pub(crate) fn map_of(self, municipalities: Vec<MunicipalityContext>) -> Option<MapContext<'a>> {
        let borders = self.site.borders.as_deref()?;
        let items: Vec<MapItem<'_>> = municipalities
            .into_iter()
            .filter_map(|one| {
                Some(MapItem {
                    path: borders.municipality(self.present_code(&one))?,
                    active: one.active,
                    name: one.name,
                    url: one.url,
                })
            })
            .collect();
        (!items.is_empty()).then_some(MapContext {
            view_box: &borders.view_box,
            land: &borders.land,
            items,
        })
    }

    /// The CBS code under which a municipality has borders today: of one that
    /// was merged, the code of the municipality it is part of.
    fn present_code<'b>(self, one: &'b MunicipalityContext) -> &'b str
    where
        'a: 'b,
    {
        one.merged_into
            .as_deref()
            .and_then(|name| self.site.municipalities.by_name(name))
            .map_or(&one.cbs, |record| &record.cbs)
    }
}
