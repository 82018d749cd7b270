//! Borders as SVG paths: `content/data/grenzen.json`, which `generator/borders/make` makes.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The country and its municipalities, as values of the attribute `d`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Borders {
    /// Value of the attribute `viewBox`.
    pub view_box: String,
    /// Outline of the country.
    pub land: String,
    /// Outline of each municipality, by its CBS code.
    municipalities: BTreeMap<String, String>,
}

impl Borders {
    /// The file.
    pub(crate) const PATH: &str = "content/data/grenzen.json";

    /// The outline of a municipality.
    pub fn municipality(&self, cbs: &str) -> Option<&str> {
        self.municipalities.get(cbs).map(String::as_str)
    }
}
