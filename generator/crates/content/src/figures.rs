//! Figures for a page about what the work brings: `content/data/cijfers.toml`, as the desk exports them.
//!
//! Anyone can change the file between desk and site. So its numbers are looked at once more: none stands for few people, none
//! follows from the others, and lists add up.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::schema::front_matter::parse_toml;
use crate::source::TextFile;
use crate::toml::Spanned;
use diagnostics::{Diagnostic, Problem, Reason};
use forms::hiding::{Fault, alone, fault};

/// The longest bar of a chart, in units of the chart.
const BAR: u64 = 215;
/// In characters: what fits above a bar. The table beside the chart has all of it.
const LABEL: usize = 38;

/// The figures of each team.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figures {
    #[serde(default)]
    team: Vec<TeamFigures>,
}

/// The figures of a team in a quarter.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TeamFigures {
    /// Its name.
    naam: Spanned<String>,
    /// The quarter.
    periode: Spanned<String>,
    /// The last day that is counted.
    tot: Spanned<String>,
    /// Whether nobody counted this: it shows what such a page is like.
    #[serde(default)]
    voorbeeld: bool,
    /// Numbers by themselves.
    #[serde(default)]
    getal: Vec<Row>,
    /// Numbers that add up.
    #[serde(default)]
    lijst: Vec<List>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct List {
    /// What it is about.
    titel: Spanned<String>,
    /// What its numbers add up to, those that are hidden included. Other lists can have the same total, so leaving it out would
    /// hide nothing.
    samen: Spanned<u32>,
    #[serde(default)]
    rij: Vec<Row>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Row {
    /// What is counted.
    wat: Spanned<String>,
    /// How many; none where that may not be shown.
    aantal: Option<Spanned<u32>>,
}

/// What templates see.
#[derive(Serialize)]
struct FiguresView<'a> {
    team: Vec<TeamView<'a>>,
}

#[derive(Serialize)]
struct TeamView<'a> {
    naam: &'a str,
    periode: &'a str,
    tot: &'a str,
    voorbeeld: bool,
    getal: Vec<RowView<'a>>,
    lijst: Vec<ListView<'a>>,
}

#[derive(Serialize)]
struct ListView<'a> {
    titel: &'a str,
    samen: u32,
    rij: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    wat: &'a str,
    aantal: Option<u32>,
    /// `wat`, as far as it fits in a chart.
    kort: String,
    /// The length of its bar in a chart.
    balk: u64,
}

impl Figures {
    /// Where they are.
    pub(crate) const PATH: &str = "content/data/cijfers.toml";
    /// What templates call them.
    pub(crate) const NAME: &str = "cijfers";

    /// Whether a page could show what is in another data file as if it were figures.
    pub(crate) fn are_in(value: &tera::Value) -> bool {
        let map = value.as_map();
        map.is_some_and(|map| map.keys().any(|key| key.as_str() == Some("team")))
    }

    /// They are in a file that nobody looks at.
    pub(crate) fn elsewhere(file: &TextFile) -> Diagnostic {
        problem(file, Reason::of("figure-place", ""), 0..0)
    }

    /// What templates see; all problems at once. What a demonstration shows was counted by nobody.
    pub(crate) fn parse(
        file: &TextFile,
        is_demonstration: bool,
    ) -> Result<tera::Value, Vec<Diagnostic>> {
        let figures: Self = parse_toml(Self::NAME, file)?;
        let mut checked = Checked {
            file,
            found: Vec::new(),
        };
        let mut quarters = BTreeSet::new();
        for team in &figures.team {
            checked.team(team, is_demonstration);
            let quarter = [&team.naam, &team.periode].map(|text| text.value.trim().to_lowercase());
            if !quarters.insert(quarter) {
                checked.says("figure-twice", &team.periode.value, &team.periode);
            }
        }
        if !checked.found.is_empty() {
            return Err(checked.found);
        }
        let team = figures.team.iter().map(TeamFigures::view).collect();
        Ok(tera::Value::from_serializable(&FiguresView { team }))
    }
}

fn problem(file: &TextFile, reason: Reason, span: std::ops::Range<usize>) -> Diagnostic {
    Diagnostic::error(Problem::BadData { reason }, file.place(span))
}

/// A file that is looked at, and what was found in it.
struct Checked<'a> {
    file: &'a TextFile,
    found: Vec<Diagnostic>,
}

impl Checked<'_> {
    fn says<T>(&mut self, word: &'static str, what: &str, value: &Spanned<T>) {
        let reason = Reason::of(word, what.trim());
        self.found
            .push(problem(self.file, reason, value.span.clone()));
    }

    fn team(&mut self, team: &TeamFigures, is_demonstration: bool) {
        for (key, text) in [
            ("naam", &team.naam),
            ("periode", &team.periode),
            ("tot", &team.tot),
        ] {
            self.text(key, text);
        }
        if is_demonstration && !team.voorbeeld {
            self.says("figure-example", &team.naam.value, &team.naam);
        }
        self.rows(&team.getal);
        let mut titles = BTreeSet::new();
        for list in &team.lijst {
            self.list(list);
            if !titles.insert(list.titel.value.trim()) {
                self.says("figure-list-twice", &list.titel.value, &list.titel);
            }
        }
    }

    fn list(&mut self, list: &List) {
        self.text("titel", &list.titel);
        let before = self.found.len();
        self.number("samen", &list.samen);
        self.rows(&list.rij);
        if self.found.len() > before {
            return; // What is said of the sum would be about that.
        }
        let numbers = list.rij.iter().map(Row::number);
        let numbers: Vec<_> = numbers.map(|number| number.map(u64::from)).collect();
        let word = match fault(&numbers, list.samen.value.into()) {
            None => return,
            Some(Fault::Sum) => "figure-sum",
            Some(Fault::Follows) => "figure-follows",
        };
        self.says(word, &list.titel.value, &list.samen);
    }

    fn rows(&mut self, rows: &[Row]) {
        for row in rows {
            self.text("wat", &row.wat);
            if let Some(number) = &row.aantal {
                self.number("aantal", number);
            }
        }
    }

    fn text(&mut self, key: &str, text: &Spanned<String>) {
        if text.value.trim().is_empty() {
            self.says("figure-empty", key, text);
        }
    }

    fn number(&mut self, key: &str, number: &Spanned<u32>) {
        if alone(number.value.into()).is_none() {
            self.says("figure-few", &format!("{key} = {}", number.value), number);
        }
    }
}

impl TeamFigures {
    fn view(&self) -> TeamView<'_> {
        TeamView {
            naam: &self.naam.value,
            periode: &self.periode.value,
            tot: &self.tot.value,
            voorbeeld: self.voorbeeld,
            getal: rows(&self.getal),
            lijst: self.lijst.iter().map(List::view).collect(),
        }
    }
}

impl List {
    fn view(&self) -> ListView<'_> {
        ListView {
            titel: &self.titel.value,
            samen: self.samen.value,
            rij: rows(&self.rij),
        }
    }
}

impl Row {
    fn number(&self) -> Option<u32> {
        self.aantal.as_ref().map(|number| number.value)
    }

    /// Beside numbers of which this is the largest.
    fn view(&self, most: u64) -> RowView<'_> {
        let aantal = self.number();
        RowView {
            wat: &self.wat.value,
            aantal,
            kort: short(&self.wat.value),
            balk: aantal.map_or(0, |number| (u64::from(number) * BAR / most).max(2)),
        }
    }
}

fn rows(rows: &[Row]) -> Vec<RowView<'_>> {
    let most = rows.iter().filter_map(Row::number).max();
    let most = u64::from(most.unwrap_or(1).max(1));
    rows.iter().map(|row| row.view(most)).collect()
}

fn short(label: &str) -> String {
    match label.char_indices().nth(LABEL) {
        None => label.to_owned(),
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
    }
}
