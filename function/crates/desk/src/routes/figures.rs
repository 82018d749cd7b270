//! The figures of a team: a page that can be printed, a table to download, and a file for a page of the site.

use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use serde_json::Value;

use crate::contributed::of_contributions;
use crate::export::sheet;
use crate::figures::{Figures, Period, Rise, last_week, rises, weeks_to_compare};
use crate::helped::{of_answers, of_pages};
use crate::views::FiguresPage;
use crate::{AtDesk, Desk};
use ::forms::Kind;
use ::forms::team::TeamId;
use people::rights;
use store::{StoreError, Week};
use web::audience::respond;
use web::request::parameter;

/// The last quarters that can be chosen.
const PERIODS: usize = 6;

/// `GET /desk/figures`
pub(super) async fn show(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    let Some(asked) = Asked::read(&at, &uri) else {
        return at.desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    match asked.figures(&at.desk).await {
        Ok((figures, rises)) => at.desk.view().figures(&FiguresPage {
            me: &at.me,
            team: &asked.team,
            teams: &asked.teams,
            period: asked.period,
            periods: &asked.periods,
            last_week: asked.weeks.last().copied(),
            figures: &figures,
            rises: &rises,
            reads: rights::reads(&at.inside.person.roles),
            is_over: asked.is_over,
        }),
        Err(error) => at.desk.view().store_error(&error),
    }
}

/// `GET /desk/figures/export`
pub(super) async fn export(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    let Some(asked) = Asked::read(&at, &uri) else {
        return at.desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let figures = match asked.figures(&at.desk).await {
        Ok((figures, _)) => figures,
        Err(error) => return at.desk.view().store_error(&error),
    };
    let rows = at.desk.view().figure_rows(&figures);
    let rows = rows.into_iter().map(|row| row.map(Value::from));
    let table = sheet(["cijfer", "wat", "aantal"], rows);
    let name = format!("cijfers-{}-{}.csv", asked.team, asked.period);
    download("text/csv; charset=utf-8", table, &name)
}

/// `GET /desk/figures/site`: a quarter that is over, as content of the site. Two files of one that goes on would tell by their
/// difference what a week brought.
pub(super) async fn for_site(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    let view = at.desk.view();
    let asked = Asked::read(&at, &uri).filter(|asked| asked.is_over);
    let Some(asked) = asked else {
        return view.message(StatusCode::NOT_FOUND, "not-found");
    };
    match asked.figures(&at.desk).await {
        Ok((figures, _)) => {
            let until = asked.weeks.last().copied();
            let file = view.figures_file((&asked.team, asked.period), until, &figures);
            download("application/toml; charset=utf-8", file, "cijfers.toml")
        }
        Err(error) => view.store_error(&error),
    }
}

fn download(kind: &'static str, text: impl Into<Body>, name: &str) -> Response<Body> {
    let mut response = respond(StatusCode::OK, HeaderValue::from_static(kind), text);
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// Of which team and which quarter somebody wants to see figures.
struct Asked {
    team: TeamId,
    teams: Vec<TeamId>,
    period: Period,
    periods: Vec<Period>,
    /// Its weeks that have ended.
    weeks: Vec<Week>,
    /// Whether all of them have.
    is_over: bool,
}

impl Asked {
    /// None of a team that is not theirs, or of a quarter that is none.
    fn read(at: &AtDesk, uri: &Uri) -> Option<Self> {
        let person = &at.inside.person;
        // Whoever reads nothing holds no key.
        let teams: Vec<_> = if rights::reads(&person.roles) {
            at.desk.held.to_vec()
        } else {
            person.teams.iter().cloned().collect()
        };
        let team = match &*parameter(uri, "team") {
            "" => teams.first().cloned(),
            typed => teams.iter().find(|team| team.as_str() == typed).cloned(),
        };
        let now = at.desk.clock.now();
        let last = last_week(now);
        let newest = Period::of(last);
        let period = match &*parameter(uri, "periode") {
            "" => newest,
            typed => typed.parse().ok()?,
        };
        let periods = std::iter::successors(Some(newest), |period| Some(period.before()));
        let (first, end) = period.weeks();
        let weeks = (first.number..=end.number).map(|number| Week { number, ..first });
        Some(Self {
            team: team?,
            teams,
            period,
            periods: periods.take(PERIODS).collect(),
            weeks: weeks
                .filter(|week| *week <= last && exists(*week))
                .collect(),
            is_over: period < Period::of(Week::of(now)),
        })
    }

    async fn figures(&self, desk: &Desk) -> Result<(Figures, Vec<Rise>), StoreError> {
        let counters = desk.store.counters(&self.team, self.period.weeks()).await?;
        let topics = desk.assets.facts.topics.iter();
        let topics: Vec<_> = topics.map(|topic| &*topic.slug).collect();
        let now = desk.clock.now();
        let compared = desk.store.counters(&self.team, weeks_to_compare(now));
        let mut figures = Figures::of(&counters, &self.weeks, &topics);
        let period = self.period.weeks();
        let answers = desk.store.ratings(&self.team, period).await?;
        figures.lists.push(of_answers(&answers, &self.weeks));
        let pages = desk.store.page_ratings(period).await?;
        let known = &desk.assets.facts.rated_pages;
        let lists = of_pages(&pages, &self.weeks, known);
        figures.lists.extend(lists);
        let forms = desk.assets.forms.iter();
        let forms = forms.filter(|(_, form)| form.kind == Kind::Contribution);
        let forms: Vec<_> = forms.map(|(id, _)| &**id).collect();
        let contributed = of_contributions(&counters, &self.weeks, &forms);
        figures.lists.extend(contributed.into_iter().flatten());
        Ok((figures, rises(&compared.await?, now)))
    }
}

/// Only some years have a 53rd week.
fn exists(week: Week) -> bool {
    use jiff::civil::{ISOWeekDate, Weekday};
    ISOWeekDate::new(week.year, week.number, Weekday::Monday).is_ok()
}
