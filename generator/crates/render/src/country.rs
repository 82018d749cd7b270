//! The map of the country: the municipalities of the site as links.

use serde::Serialize;

use super::context::MunicipalityContext;
use super::views::Views;

/// What templates see as `map`.
#[derive(Debug, Serialize)]
pub(super) struct MapContext<'a> {
    /// For the attribute `viewBox`.
    view_box: &'a str,
    /// The outline of the country, for the attribute `d`.
    land: &'a str,
    /// The municipalities, by name.
    items: Vec<MapItem<'a>>,
}

/// One municipality on the map.
#[derive(Debug, Serialize)]
struct MapItem<'a> {
    name: String,
    url: String,
    path: &'a str,
}

impl<'a> Views<'a> {
    /// The map, when the site has borders and a municipality within them.
    pub(super) fn country(self, lang: &str) -> Option<MapContext<'a>> {
        self.country_with(self.municipalities(lang))
    }

    /// The same with these municipalities only.
    pub(super) fn country_with(self, towns: Vec<MunicipalityContext>) -> Option<MapContext<'a>> {
        let borders = self.site.borders.as_deref()?;
        let items: Vec<MapItem<'_>> = towns
            .into_iter()
            .filter_map(|one| {
                Some(MapItem {
                    path: borders.municipality(self.present_code(&one))?,
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
