//! The lists: a row for each submission, the overviews with their numbers, and the filters.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use tera::Context;

use super::assigned::DueView;
use super::{Assigned, DoneInQueue, LANG, View, Views};
use crate::overview::Overview;
use crate::promise::due_before;
use crate::queue_view::{Filters, KNOWN, QueueView, SINCE, ages};
use clock::Hour;
use forms::age;
use forms::label::Label;
use forms::team::TeamId;
use forms::{Kind, Text};
use people::Name;
use store::{Counted, Cursor, Entry, HolderMark, Status, Urgency};

/// A submission that still waits is highlighted this long before it expires: long enough to answer it, and for its sender
/// to read the answer.
const WARNING: SignedDuration = SignedDuration::from_hours(14 * 24);
/// From this many hours on, waiting is counted in days.
const DAYS_FROM: i64 = 48;

/// A page of the queue.
pub(crate) struct QueuePage {
    pub(crate) view: QueueView,
    pub(crate) rows: Vec<Row>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<Cursor>,
    /// How many there are in each overview.
    pub(crate) numbers: BTreeMap<Overview, Counted>,
    /// The most urgent in the spam: nobody may overlook that.
    pub(crate) urgent_spam: Option<Urgency>,
    pub(crate) news: News,
    /// How many brokers are to be asked whether they still take part; only the list of sign-ups counts them.
    pub(crate) brokers_due: usize,
    /// How many pages are to leave the site; only the lists of work and of answers count them.
    pub(crate) to_remove: usize,
    /// How many acute ones that nobody has the filters leave out.
    pub(crate) acute_outside: usize,
    /// What who looks is told of before they look for it.
    pub(crate) assigned: Vec<Assigned>,
    /// Whose notes for whoever comes next nobody has read, by team.
    pub(crate) shift_notes: Vec<(TeamId, String)>,
}

/// A submission in a list.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said of it by itself"
)]
pub(crate) struct Row {
    pub(crate) entry: Entry,
    /// None if it has none, or our keys do not open it.
    pub(crate) label: Option<Label>,
    /// Whether it has a label, readable or not.
    pub(crate) is_labelled: bool,
    pub(crate) assignee: Option<String>,
    /// Whether a message of it waits for a second pair of eyes.
    pub(crate) waits_for_eyes: bool,
    /// Whether a page of it was given back to whoever made it.
    pub(crate) page_back: bool,
    /// Whether its page is on the site only after somebody else took it over.
    pub(crate) in_review: bool,
    /// By when whoever has it looks at it.
    pub(crate) due: Option<Timestamp>,
}

/// What came in since somebody looked.
pub(crate) struct News {
    /// When somebody looked before, if the address says so.
    pub(crate) since: Option<Timestamp>,
    /// How many came in since.
    pub(crate) count: Option<usize>,
    /// How many of them are acute.
    pub(crate) acute: usize,
    pub(crate) now: Timestamp,
    /// What is known of this hour.
    pub(crate) known: String,
}

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the template asks for each of them by itself"
)]
pub(super) struct EntryView<'a> {
    id: &'a str,
    /// What it is, in a word.
    title: String,
    /// The words of its label.
    words: &'a str,
    topics: Vec<&'a str>,
    age: Option<&'a str>,
    municipality: Option<&'a str>,
    /// The team that reads it, where this desk reads for several.
    team: Option<String>,
    received: String,
    /// How long the sender has been waiting, if they still are.
    waiting: Option<String>,
    state: &'static str,
    status: String,
    assignee: Option<&'a str>,
    /// Whether it is with who looks.
    mine: bool,
    /// The name of how urgent it is.
    urgency: Option<&'static str>,
    follow_up: bool,
    approved: bool,
    waits_for_author: bool,
    page_for_eyes: bool,
    /// Whether that page was given back to whoever made it.
    page_back: bool,
    waits_for_eyes: bool,
    due: Option<DueView>,
    /// Whether it is older than the team promised.
    late: bool,
    expires: String,
    version: u64,
    /// It is about to be deleted, and its sender still waits.
    expires_soon: bool,
    /// Whether nobody has begun with it: then it can be marked as spam, or taken out of it, together with others.
    can_be_chosen: bool,
}

#[derive(Serialize)]
struct OverviewView {
    href: String,
    label: String,
    count: Option<String>,
    /// How urgent something in it is that is easily overlooked.
    urgent: Option<&'static str>,
    current: bool,
}

#[derive(Serialize)]
struct FilterView<'a> {
    name: &'static str,
    label: String,
    all: String,
    choices: Vec<ChoiceView<'a>>,
}

#[derive(Serialize)]
struct ChoiceView<'a> {
    value: &'a str,
    label: String,
    chosen: bool,
}

/// A filter that is set, with the address without it.
#[derive(Serialize)]
struct SetView {
    label: String,
    href: String,
}

impl View<'_> {
    pub(crate) fn queue(
        &self,
        (page, done): (&QueuePage, Option<&DoneInQueue>),
        me: &Name,
    ) -> Response<Body> {
        let view = &page.view;
        let overview = view.overview;
        let teams = self.held.iter();
        let due: BTreeMap<_, _> = teams
            .map(|team| (team, due_before(&self.assets.facts, team, self.now)))
            .collect();
        let is_late = |entry: &Entry| {
            let due = due.get(&entry.team);
            let waits = entry.status.is_open() && entry.status != Status::Spam;
            waits && entry.kind == Kind::Question && due.is_some_and(|due| entry.asked < *due)
        };
        let rows: Vec<_> = page
            .rows
            .iter()
            .map(|row| EntryView {
                waits_for_eyes: row.waits_for_eyes,
                page_back: row.page_back,
                due: self.due(row.due),
                late: is_late(&row.entry),
                ..self.row_view(row)
            })
            .collect();
        let mut context = Context::new();
        let title = self.views.message(&format!("list-{}", overview.as_str()));
        context.insert("title", &title);
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        context.insert("overviews", &self.overviews(page));
        context.insert("can_choose", &rows.iter().any(|row| row.can_be_chosen));
        context.insert("entries", &rows);
        context.insert("list", overview.as_str());
        context.insert("brokers_due", &page.brokers_due);
        context.insert("to_remove", &page.to_remove);
        context.insert("acute_outside", &page.acute_outside);
        context.insert("begun", &!view.from.is_start());
        context.insert("first", &address(&view.of(overview)));
        // Every link and button of a row carries it.
        context.insert("back", &view.query());
        let next = page.next.clone().map(|from| QueueView {
            from,
            ..view.clone()
        });
        context.insert("next", &next.map(|next| next.query()));
        context.insert("keyless", &self.held.is_empty());
        let reads_for_them = self.held.iter().any(TeamId::is_national);
        let without_key = self.assets.teams.keyless().iter();
        let without_key: Vec<_> = without_key
            .filter(|_| reads_for_them)
            .map(TeamId::as_str)
            .collect();
        context.insert("without_key", &without_key);
        context.insert("done", &done.map(|done| self.done_in_queue(done)));
        self.insert_assigned(&mut context, page);
        self.insert_filters(&mut context, view);
        self.insert_news(&mut context, page);
        self.views
            .render(StatusCode::OK, "desk/queue.html", context)
    }

    fn overviews(&self, page: &QueuePage) -> Vec<OverviewView> {
        let all = Overview::ALL.into_iter();
        all.map(|overview| OverviewView {
            href: address(&page.view.of(overview)),
            label: self.views.message(&format!("list-{}", overview.as_str())),
            count: page.numbers.get(&overview).map(|counted| number(*counted)),
            urgent: match overview {
                Overview::Spam => page.urgent_spam.map(Urgency::as_str),
                _ => None,
            },
            current: overview == page.view.overview,
        })
        .collect()
    }

    fn insert_filters(&self, context: &mut Context, view: &QueueView) {
        let all = self.filters(view);
        let set: Vec<_> = all
            .iter()
            .flat_map(|filter| {
                let chosen = filter.choices.iter().filter(|choice| choice.chosen);
                chosen.map(|choice| SetView {
                    label: choice.label.clone(),
                    href: address(&without(view, filter.name)),
                })
            })
            .collect();
        let nothing = QueueView {
            filters: Filters::default(),
            ..view.of(view.overview)
        };
        context.insert("filters", &all);
        context.insert("set", &set);
        context.insert("unfiltered", &address(&nothing));
        context.insert("by_label", &view.filters.asks_for_labels());
    }

    fn filters<'a>(&'a self, view: &'a QueueView) -> Vec<FilterView<'a>> {
        let facts = &self.assets.facts;
        let statuses = view.overview.statuses().iter();
        let status_words = |status: &Status| {
            let words = self.views.message(&format!("status-{}", status.as_str()));
            (status.as_str(), words)
        };
        let in_dutch = |text: &Text| text.get(LANG).to_owned();
        let forms = self.assets.forms.iter();
        let choices: [Vec<(&str, String)>; 6] = [
            self.held
                .iter()
                .map(|team| (team.as_str(), self.name_of(team)))
                .collect(),
            facts
                .municipalities
                .iter()
                .map(|each| (&*each.slug, each.name.clone()))
                .collect(),
            forms
                .map(|(id, form)| (&**id, in_dutch(&form.title)))
                .collect(),
            statuses.map(status_words).collect(),
            facts
                .topics
                .iter()
                .map(|topic| {
                    let name = facts.topic(&topic.slug, LANG);
                    (&*topic.slug, name.unwrap_or(&topic.slug).to_owned())
                })
                .collect(),
            ages(self.assets)
                .into_iter()
                .map(|(value, label)| (value, in_dutch(label)))
                .collect(),
        ];
        let values = view.filters.values();
        let filters = values.into_iter().zip(choices);
        filters
            .filter(|(_, choices)| choices.len() > 1)
            .map(|((name, value), choices)| FilterView {
                name,
                label: self.views.message(&format!("filter-{name}")),
                all: self.views.message(&format!("filter-{name}-all")),
                choices: choices
                    .into_iter()
                    .map(|(each, label)| ChoiceView {
                        chosen: value == Some(each),
                        value: each,
                        label,
                    })
                    .collect(),
            })
            .collect()
    }

    /// What is new, and the address that says so later on.
    fn insert_news(&self, context: &mut Context, page: &QueuePage) {
        if page.view.overview.is_done() {
            return;
        }
        let news = &page.news;
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(SINCE, &news.now.as_second().to_string());
        query.append_pair(KNOWN, &news.known);
        let list = page.view.of(page.view.overview).full_query();
        context.insert("look_again", &format!("{list}&{}", query.finish()));
        context.insert("news", &news.count.map(|_| self.news_in_words(news)));
    }

    /// "3 nieuw sinds 10:40".
    pub(crate) fn news_in_words(&self, news: &News) -> String {
        let mut args = FluentArgs::new();
        args.set("count", news.count.unwrap_or_default());
        let since = news.since.unwrap_or(news.now);
        let since = since.to_zoned(self.views.zone.clone());
        args.set("since", since.strftime("%-H:%M").to_string());
        args.set("acute", news.acute);
        args.set("others", news.count.unwrap_or_default() - news.acute);
        let key = if news.acute > 0 {
            "queue-news-acute"
        } else {
            "queue-news"
        };
        self.views.strings.get(LANG, key, &args)
    }

    /// A row, with the status that its details know.
    fn row_view<'a>(&'a self, row: &'a Row) -> EntryView<'a> {
        let view = self.entry_view(&row.entry, row.assignee.as_deref(), row.label.as_ref());
        self.in_review(view, row.in_review)
    }

    /// The same of a page that is on the site only after somebody took it over.
    pub(super) fn in_review<'a>(&self, view: EntryView<'a>, in_review: bool) -> EntryView<'a> {
        if in_review && view.state == Status::Published.as_str() {
            let status = self.views.message("status-in-review");
            EntryView { status, ..view }
        } else {
            view
        }
    }

    pub(super) fn entry_view<'a>(
        &'a self,
        entry: &'a Entry,
        assignee: Option<&'a str>,
        label: Option<&'a Label>,
    ) -> EntryView<'a> {
        let waits = entry.status.is_open() && entry.status != Status::Spam;
        let facts = &self.assets.facts;
        let age = label.and_then(|label| label.age.as_deref());
        let topics = label.map_or(&[][..], |label| &label.topics).iter();
        EntryView {
            id: entry.id.as_str(),
            title: self.kind_name(entry),
            words: label.map_or("", |label| &label.words),
            topics: topics
                .map(|slug| facts.topic(slug, LANG).unwrap_or(slug))
                .collect(),
            age: age.map(|age| self.age(age)),
            municipality: entry
                .municipality
                .as_deref()
                .map(|slug| facts.municipality(slug).unwrap_or(slug)),
            team: self.team_name(&entry.team),
            // A follow-up has an hour of its own.
            received: self.views.hour(entry.asked),
            waiting: waits.then(|| self.views.since(entry.asked, self.now)),
            state: entry.status.as_str(),
            status: self
                .views
                .message(&format!("status-{}", entry.status.as_str())),
            assignee,
            mine: self
                .who
                .is_some_and(|who| entry.holder == Some(HolderMark::of(who.as_str()))),
            urgency: entry.urgency.map(Urgency::as_str),
            follow_up: entry.follow_up,
            approved: entry.approved,
            waits_for_author: entry.waits_for_author,
            page_for_eyes: entry.page_for_eyes,
            page_back: false,
            waits_for_eyes: false,
            due: None,
            late: false,
            version: entry.version,
            expires: self.views.strings.date(LANG, entry.expires),
            expires_soon: waits && entry.expires.duration_since(self.now) < WARNING,
            can_be_chosen: matches!(entry.status, Status::New | Status::Spam),
        }
    }

    /// An age in the words of the form.
    pub(super) fn age<'a>(&'a self, value: &'a str) -> &'a str {
        age::words(self.assets.forms.values(), value, LANG)
    }
}

impl Views {
    /// How long ago that was at least: "3 uur", "2 dagen". Only the hour is known, so it is counted from its end: nobody is said
    /// to wait for longer than they do.
    fn since(&self, hour: Hour, now: Timestamp) -> String {
        let hours = (now.duration_since(hour.start()).as_hours() - 1).max(0);
        let (key, count) = match hours {
            0 => return self.message("waits-briefly"),
            hours if hours < DAYS_FROM => ("waits-hours", hours),
            hours => ("waits-days", hours / 24),
        };
        let mut args = FluentArgs::new();
        args.set("count", count);
        self.strings.get(LANG, key, &args)
    }
}

/// The address of a list. It always names its overview, so that a list without filters is one whose filters were taken off.
fn address(view: &QueueView) -> String {
    format!("/desk?{}", view.full_query())
}

/// The first page without one of the filters.
fn without(view: &QueueView, name: &str) -> QueueView {
    let mut view = view.of(view.overview);
    let filters = &mut view.filters;
    match name {
        "team" => filters.team = None,
        "gemeente" => filters.municipality = None,
        "formulier" => filters.form = None,
        "status" => filters.status = None,
        "onderwerp" => filters.topic = None,
        _ => filters.age = None,
    }
    view
}

/// "12", or "500+".
fn number(Counted { count, more }: Counted) -> String {
    format!("{count}{}", if more { "+" } else { "" })
}
