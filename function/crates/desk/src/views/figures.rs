//! The page with the figures of a team.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use jiff::civil::{ISOWeekDate, Weekday};
use serde::Serialize;
use tera::Context;

use super::{LANG, View};
use crate::figures::{Figures, List, NO_TOPIC, Period, Rise, Single, Subject};
use forms::hiding::LEAST;
use forms::team::TeamId;
use people::Name;
use store::Week;

/// What a chart has room for, in its own units.
const WIDTH: u64 = 320;
const BAR: u64 = 250;
const ROW: u64 = 36;

/// The figures of a quarter.
pub(crate) struct FiguresPage<'a> {
    pub(crate) me: &'a Name,
    pub(crate) team: &'a TeamId,
    pub(crate) teams: &'a [TeamId],
    pub(crate) period: Period,
    pub(crate) periods: &'a [Period],
    /// The last week that is counted; none where the quarter has not begun.
    pub(crate) last_week: Option<Week>,
    pub(crate) figures: &'a Figures,
    pub(crate) rises: &'a [Rise],
    /// Whether who looks has the rest of the desk as well.
    pub(crate) reads: bool,
    /// Whether the quarter is over, so that a page of the site may show it.
    pub(crate) is_over: bool,
}

#[derive(Serialize)]
struct ChoiceView {
    id: String,
    name: String,
    chosen: bool,
}

#[derive(Serialize)]
struct ChartView {
    id: &'static str,
    title: String,
    rows: Vec<RowView>,
    total: String,
    width: u64,
    height: u64,
}

#[derive(Serialize)]
struct RowView {
    label: String,
    number: String,
    /// In hundredths of the total.
    share: Option<String>,
    is_hidden: bool,
    /// Where its words and its bar are, and how long that is.
    label_y: u64,
    bar_y: u64,
    bar: u64,
    number_x: u64,
    number_y: u64,
}

impl Subject {
    fn as_str(self) -> &'static str {
        match self {
            Self::Weeks => "weeks",
            Self::Topics => "topics",
            Self::Begun => "begun",
            Self::Answered => "answered",
            Self::Outcomes => "outcomes",
            Self::With => "with",
            Self::Helped => "helped",
            Self::PagesHelped => "pages-helped",
            Self::PageKinds => "page-kinds",
            Self::Contributions => "contributions",
            Self::ContributionOutcomes => "contribution-outcomes",
        }
    }
}

impl List {
    /// Its rows, as they are shown.
    pub(super) fn in_order(&self) -> Vec<&(String, Option<u64>)> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        if self.subject == Subject::Topics {
            // The order says nothing of those that are hidden.
            rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        }
        rows
    }
}

impl Single {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Helped => "figures-single-helped",
            Self::SignUps => "figures-single-sign-ups",
            Self::Active => "figures-single-active",
            Self::Published => "figures-single-published",
            Self::PassedOn => "figures-single-passed-on",
        }
    }
}

impl View<'_> {
    pub(crate) fn figures(&self, page: &FiguresPage<'_>) -> Response<Body> {
        let teams = page.teams.iter().map(|team| ChoiceView {
            id: team.to_string(),
            name: self.name_of(team),
            chosen: team == page.team,
        });
        let mut periods = page.periods.to_vec();
        if !periods.contains(&page.period) {
            periods.push(page.period);
        }
        let periods = periods.into_iter().map(|period| ChoiceView {
            id: period.to_string(),
            // The page says its weeks; in a list there is no room for them on a phone.
            name: self.period_as("figures-period-short", period),
            chosen: period == page.period,
        });
        let charts = page.figures.lists.iter().map(|list| self.chart(list));
        let singles = page.figures.singles.iter().map(|(single, count)| {
            let label = self.views.message(single.key());
            (label, self.number_or_few(*count))
        });
        let facts = &self.assets.facts;
        let rises = page.rises.iter().map(|rise| {
            let municipality = facts.municipality(&rise.municipality);
            let topic = facts.topic(&rise.topic, LANG);
            (
                municipality.unwrap_or(&rise.municipality).to_owned(),
                topic.unwrap_or(&rise.topic).to_owned(),
            )
        });
        let mut context = Context::new();
        context.insert("title", &self.views.message("figures-title"));
        context.insert("inside", &true);
        context.insert("me", page.me.as_str());
        context.insert("reads", &page.reads);
        context.insert("is_over", &page.is_over);
        context.insert("team", page.team.as_str());
        context.insert("team_name", &self.name_of(page.team));
        context.insert("teams", &teams.collect::<Vec<_>>());
        context.insert("period", &page.period.to_string());
        context.insert("period_name", &self.period(page.period));
        context.insert("until", &page.last_week.map(|week| self.end_of(week)));
        context.insert("periods", &periods.collect::<Vec<_>>());
        context.insert("charts", &charts.collect::<Vec<_>>());
        context.insert("singles", &singles.collect::<Vec<_>>());
        context.insert("rises", &rises.collect::<Vec<_>>());
        context.insert("least", &LEAST);
        context.insert("topics_url", &format!("#{}", Subject::Topics.as_str()));
        self.views
            .render(StatusCode::OK, "desk/figures.html", context)
    }

    /// The same as rows of a table.
    pub(crate) fn figure_rows(&self, figures: &Figures) -> Vec<[String; 3]> {
        let mut rows = Vec::new();
        for list in &figures.lists {
            let title = self.figure_title(list.subject);
            for (word, count) in &list.rows {
                let label = self.figure_label(list.subject, word);
                rows.push([title.clone(), label, self.number_or_few(*count)]);
            }
            let total = self.views.message("figures-total");
            rows.push([title, total, self.number_or_few(list.total)]);
        }
        for (single, count) in &figures.singles {
            let label = self.views.message(single.key());
            rows.push([label.clone(), label, self.number_or_few(*count)]);
        }
        rows
    }

    fn chart(&self, list: &List) -> ChartView {
        let rows = list.in_order();
        let most = rows.iter().filter_map(|(_, count)| *count).max();
        let rows = (0..).zip(rows).map(|(at, (word, count))| {
            let bar = count.map_or(0, |count| (count * BAR / most.unwrap_or(1).max(1)).max(2));
            let share = count.zip(list.total);
            RowView {
                label: self.figure_label(list.subject, word),
                number: self.number_or_few(*count),
                share: share
                    .map(|(count, total)| format!("{}%", (count * 100 + total / 2) / total)),
                is_hidden: count.is_none(),
                label_y: at * ROW + 14,
                bar_y: at * ROW + 19,
                bar,
                number_x: bar + if count.is_some() { 6 } else { 0 },
                number_y: at * ROW + 29,
            }
        });
        let rows: Vec<_> = rows.collect();
        ChartView {
            id: list.subject.as_str(),
            title: self.figure_title(list.subject),
            total: self.number_or_few(list.total),
            width: WIDTH,
            height: ROW * u64::try_from(rows.len()).unwrap_or_default(),
            rows,
        }
    }

    pub(super) fn figure_title(&self, subject: Subject) -> String {
        let key = format!("figures-{}", subject.as_str());
        self.views.message(&key)
    }

    pub(super) fn figure_label(&self, subject: Subject, word: &str) -> String {
        match subject {
            Subject::Weeks => {
                let number = word.rsplit_once("-W").map_or(word, |(_, number)| number);
                let mut args = FluentArgs::new();
                args.set("week", number.trim_start_matches('0').to_owned());
                self.views.strings.get(LANG, "figures-week", &args)
            }
            Subject::Topics if word == NO_TOPIC => self.views.message("figures-no-topic"),
            Subject::Topics => {
                let known = self.assets.facts.topic(word, LANG);
                known.unwrap_or(word).to_owned()
            }
            Subject::With => self.views.message(&format!("figures-with-{word}")),
            Subject::Helped | Subject::PagesHelped => {
                self.views.message(&format!("figures-helped-{word}"))
            }
            Subject::PageKinds => self.views.message(&format!("figures-kind-{word}")),
            Subject::Outcomes => self.views.message(&format!("figures-outcome-{word}")),
            Subject::Contributions => self.form_title(word).to_owned(),
            Subject::ContributionOutcomes => {
                self.views.message(&format!("figures-contribution-{word}"))
            }
            Subject::Begun | Subject::Answered => {
                self.views.message(&format!("figures-time-{word}"))
            }
        }
    }

    /// "12", or that it is fewer than what is shown.
    fn number_or_few(&self, count: Option<u64>) -> String {
        count.map_or_else(
            || self.views.message("figures-few"),
            |count| count.to_string(),
        )
    }

    /// "weken 40 tot en met 53 van 2026"
    pub(super) fn period(&self, period: Period) -> String {
        self.period_as("figures-period", period)
    }

    fn period_as(&self, key: &str, period: Period) -> String {
        let (first, last) = period.weeks();
        let mut args = FluentArgs::new();
        args.set("quarter", i64::from(period.quarter));
        args.set("year", period.year.to_string());
        args.set("first", i64::from(first.number));
        let exists = ISOWeekDate::new(last.year, last.number, Weekday::Monday).is_ok();
        args.set("last", i64::from(last.number - i8::from(!exists)));
        self.views.strings.get(LANG, key, &args)
    }

    /// The Sunday of a week.
    pub(super) fn end_of(&self, week: Week) -> String {
        let sunday = ISOWeekDate::new(week.year, week.number, Weekday::Sunday);
        let sunday = sunday.ok().map(ISOWeekDate::date);
        let noon =
            sunday.and_then(|date| date.at(12, 0, 0, 0).to_zoned(self.views.zone.clone()).ok());
        noon.map_or_else(String::new, |noon| {
            self.views.strings.date(LANG, noon.timestamp())
        })
    }
}
