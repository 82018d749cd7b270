//! The list of Dutch municipalities: `content/data/gemeenten.csv`, which
//! derives from "CBS gebiedsindelingen 2023" of CBS and Kadaster (CC BY 4.0).

use serde::Deserialize;

use crate::data;
use crate::source::TextFile;
use diagnostics::{Diagnostic, Reason};

/// One municipality of the list.
#[derive(Debug, Clone, Deserialize)]
pub struct MunicipalityRecord {
    /// Official name.
    pub naam: String,
    /// CBS code, such as GM0928.
    pub cbs: String,
    /// Province.
    pub provincie: String,
    /// Longitude in degrees, WGS84.
    pub lengtegraad: f64,
    /// Latitude in degrees, WGS84.
    pub breedtegraad: f64,
    /// Other names in use, separated by `;`; may be empty.
    #[serde(default)]
    pub ook_bekend_als: String,
}

/// The columns that the list cannot do without.
const COLUMNS: [&str; 5] = ["naam", "cbs", "provincie", "lengtegraad", "breedtegraad"];

/// The whole list. Empty when the site has none; then codes are not checked.
#[derive(Debug, Clone, Default)]
pub struct Municipalities(Vec<MunicipalityRecord>);

impl Municipalities {
    /// Reads the CSV.
    pub fn parse(file: &TextFile) -> Result<Self, Box<Diagnostic>> {
        let mut reader = data::csv_reader(&file.text);
        let header = reader.headers().cloned().unwrap_or_default();
        let is_missing = |column: &&&str| header.iter().all(|name| name != **column);
        if let Some(column) = COLUMNS
            .iter()
            .find(is_missing)
            .filter(|_| !header.is_empty())
        {
            let reason = Reason::of("csv-header", *column);
            return Err(data::wrong(file, reason, file.top().span));
        }
        let rows = reader
            .deserialize()
            .collect::<Result<Vec<MunicipalityRecord>, _>>()
            .map_err(|error| data::csv_problem(file, &error))?;
        if rows.is_empty() {
            let reason = Reason::of("csv-empty", "");
            return Err(data::wrong(file, reason, file.top().span));
        }
        Ok(Self(rows))
    }

    /// Whether there is a list to check against.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &MunicipalityRecord> {
        self.0.iter()
    }

    /// The municipality with this CBS code.
    pub fn by_code(&self, cbs: &str) -> Option<&MunicipalityRecord> {
        self.0.iter().find(|record| record.cbs == cbs)
    }

    /// The municipality with this official name.
    pub fn by_name(&self, name: &str) -> Option<&MunicipalityRecord> {
        self.0.iter().find(|record| record.naam == name)
    }

    /// The names of all provinces, some more than once.
    pub fn provinces(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|record| record.provincie.as_str())
    }

    /// All official names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|record| record.naam.as_str())
    }
}
