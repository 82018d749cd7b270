//! The list of Dutch municipalities: `content/data/gemeenten.csv`, which
//! derives from "CBS gebiedsindelingen 2023" of CBS and Kadaster (CC BY 4.0).

use std::ops::{Range, RangeInclusive};

use csv::StringRecord;

use crate::characters::is_blank;
use crate::data;
use crate::source::TextFile;
use diagnostics::{Diagnostic, Reason};

/// One municipality of the list.
#[derive(Debug, Clone)]
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
    pub ook_bekend_als: String,
}

/// The columns that the list cannot do without.
const COLUMNS: [&str; 5] = ["naam", "cbs", "provincie", "lengtegraad", "breedtegraad"];

/// Between these degrees are all municipalities.
const EAST: RangeInclusive<f64> = 3.2..=7.3;
const NORTH: RangeInclusive<f64> = 50.6..=53.8;

/// One line of the list.
struct Row<'a> {
    file: &'a TextFile,
    header: &'a StringRecord,
    record: &'a StringRecord,
    line: Range<usize>,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let index = self.header.iter().position(|name| name == column);
        let cell = index.and_then(|index| self.record.get(index));
        cell.unwrap_or_default().trim()
    }

    fn wrong(&self, column: &str, why: &'static str, what: &str) -> Box<Diagnostic> {
        let index = self.header.iter().position(|name| name == column);
        let span = data::cell_at(&self.file.text, &self.line, index.unwrap_or_default());
        data::wrong(self.file, Reason::of(why, what), span)
    }

    fn read(&self) -> Result<MunicipalityRecord, Box<Diagnostic>> {
        let empty = COLUMNS.iter().find(|column| is_blank(self.cell(column)));
        if let Some(column) = empty {
            return Err(self.wrong(column, "csv-cell", column));
        }
        let cbs = self.cell("cbs");
        let is_code = cbs.strip_prefix("GM").is_some_and(|number| {
            number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if !is_code {
            return Err(self.wrong("cbs", "csv-code", cbs));
        }
        let [east, north] = [self.degrees("lengtegraad")?, self.degrees("breedtegraad")?];
        if NORTH.contains(&east) && EAST.contains(&north) {
            return Err(self.wrong("lengtegraad", "csv-swapped", ""));
        }
        for (column, value, range) in [("lengtegraad", east, EAST), ("breedtegraad", north, NORTH)]
        {
            if !range.contains(&value) {
                return Err(self.wrong(column, "csv-place", self.cell(column)));
            }
        }
        Ok(MunicipalityRecord {
            naam: self.cell("naam").to_owned(),
            cbs: cbs.to_owned(),
            provincie: self.cell("provincie").to_owned(),
            lengtegraad: east,
            breedtegraad: north,
            ook_bekend_als: self.cell("ook_bekend_als").to_owned(),
        })
    }

    fn degrees(&self, column: &str) -> Result<f64, Box<Diagnostic>> {
        let number = self
            .cell(column)
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite());
        number.ok_or_else(|| self.wrong(column, "csv-number", ""))
    }

    /// The municipality, when none of the others has its name or code.
    fn new_beside(
        &self,
        others: &[MunicipalityRecord],
        read: MunicipalityRecord,
    ) -> Result<MunicipalityRecord, Box<Diagnostic>> {
        let has = |is_same: &dyn Fn(&MunicipalityRecord) -> bool| others.iter().any(is_same);
        if has(&|other| other.naam == read.naam) {
            Err(self.wrong("naam", "csv-twice", &read.naam))
        } else if has(&|other| other.cbs == read.cbs) {
            Err(self.wrong("cbs", "csv-twice", &read.cbs))
        } else {
            Ok(read)
        }
    }
}

/// The whole list. Empty when the site has none; then codes are not checked.
#[derive(Debug, Clone, Default)]
pub struct Municipalities(Vec<MunicipalityRecord>);

impl MunicipalityRecord {
    /// The other name in use that was meant, as the list writes it: "Den Haag" for "den haag".
    pub fn used_name(&self, name: &str) -> Option<&str> {
        let wanted = slug::slugify(name);
        if slug::slugify(&self.naam) == wanted {
            return None;
        }
        let mut used = self.ook_bekend_als.split(';').map(str::trim);
        used.find(|used| slug::slugify(used) == wanted)
    }

    /// The folders that its page may have.
    pub fn slugs(&self) -> impl Iterator<Item = String> {
        let used = self.ook_bekend_als.split(';');
        std::iter::once(&*self.naam)
            .chain(used)
            .map(slug::slugify::<&str>)
    }
}

impl Municipalities {
    /// Where the list is.
    pub const PATH: &str = "content/data/gemeenten.csv";

    /// Reads the CSV. Spreadsheets change what they take for a number, so every cell that is checked against is looked at.
    pub fn parse(file: &TextFile) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = data::csv_reader(&file.text);
        let header = reader.headers().cloned().unwrap_or_default();
        let is_missing = |column: &&&str| header.iter().all(|name| name != **column);
        if let Some(column) = COLUMNS
            .iter()
            .find(is_missing)
            .filter(|_| !header.is_empty())
        {
            let reason = Reason::of("csv-header", *column);
            return Err(vec![*data::wrong(file, reason, file.top().span)]);
        }
        let mut rows: Vec<MunicipalityRecord> = Vec::new();
        let mut found = Vec::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    found.push(*data::csv_problem(file, &error));
                    break;
                }
            };
            let row = Row {
                line: data::line_at(&file.text, record.position()),
                file,
                header: &header,
                record: &record,
            };
            match row.read().and_then(|read| row.new_beside(&rows, read)) {
                Ok(read) => rows.push(read),
                Err(wrong) => found.push(*wrong),
            }
        }
        if rows.is_empty() && found.is_empty() {
            let reason = Reason::of("csv-empty", "");
            found.push(*data::wrong(file, reason, file.top().span));
        }
        if found.is_empty() {
            Ok(Self(rows))
        } else {
            Err(found)
        }
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

    /// The municipality that people call by this name: capitals and accents aside, and by another name in use.
    pub fn called(&self, name: &str) -> Option<&MunicipalityRecord> {
        let wanted = slug::slugify(name);
        let is_called = |known: &str| !wanted.is_empty() && slug::slugify(known) == wanted;
        let by_name = self.0.iter().find(|record| is_called(&record.naam));
        by_name.or_else(|| {
            let has =
                |record: &&MunicipalityRecord| record.ook_bekend_als.split(';').any(is_called);
            self.0.iter().find(has)
        })
    }

    /// The ones that have this name and a province behind it: "Bergen" is one in Limburg and one in Noord-Holland.
    pub fn of_provinces(&self, name: &str) -> Vec<&str> {
        let wanted = slug::slugify(name);
        let is_one = |record: &&MunicipalityRecord| {
            let short = record.naam.split_once(" (");
            short.is_some_and(|(short, _)| slug::slugify(short) == wanted)
        };
        let found = self.0.iter().filter(is_one);
        found.map(|record| record.naam.as_str()).collect()
    }

    /// All official names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|record| record.naam.as_str())
    }
}
