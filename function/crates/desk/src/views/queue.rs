//! The queue: a card for everything that waits, with what stands in the clear.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use tera::Context;

use super::{LANG, Views};
use crate::Desk;
use crate::doors::Name;
use crate::read::{COUNTED, List, Part};
use clock::Hour;
use store::{Entry, Status};

/// How long before its end a submission that still waits is pointed out: long enough to answer, and for its sender to
/// read the answer.
const WARNING: SignedDuration = SignedDuration::from_hours(14 * 24);
/// From so many hours on, waiting is counted in days.
const DAYS_FROM: i64 = 48;

#[derive(Serialize)]
pub(super) struct EntryView<'a> {
    id: &'a str,
    title: &'a str,
    municipality: Option<&'a str>,
    received: String,
    /// How long somebody has been waiting, while somebody waits.
    waiting: Option<String>,
    state: &'static str,
    status: String,
    holder: Option<&'a str>,
    urgent: bool,
    approved: bool,
    expires: String,
    version: u64,
    /// It is about to be deleted, and somebody still waits for something.
    expires_soon: bool,
}

#[derive(Serialize)]
struct ListView {
    name: &'static str,
    label: String,
    /// How many wait there, where that matters.
    count: Option<String>,
    /// Whether something urgent stands where it is easily overlooked.
    urgent: bool,
    current: bool,
}

/// Something to choose from.
#[derive(Serialize)]
struct ChoiceView<'a> {
    value: &'a str,
    label: &'a str,
    chosen: bool,
}

impl Desk {
    /// The queue.
    pub(crate) fn queue_page(&self, part: &Part, me: &Name) -> Response<Body> {
        let wanted = &part.wanted;
        let list = wanted.list;
        let lists = List::ALL.map(|each| ListView {
            name: each.as_str(),
            label: self.views.word(&format!("list-{}", each.as_str())),
            count: waiting(part, each),
            urgent: each == List::Spam && part.urgent_spam,
            current: each == list,
        });
        let entries: Vec<_> = part
            .entries
            .iter()
            .map(|entry| {
                let holder = part.holders.get(&entry.id).map(String::as_str);
                self.entry_view(entry, holder)
            })
            .collect();
        let mut context = Context::new();
        let title = self.views.word(&format!("list-{}", list.as_str()));
        context.insert("title", &title);
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        context.insert("lists", &lists);
        context.insert("entries", &entries);
        context.insert("list", list.as_str());
        context.insert("page", &wanted.page);
        // What every link and every button of a row takes along.
        context.insert("back", &wanted.query());
        context.insert("next", &part.next);
        context.insert("can_restore", &(list == List::Spam));
        let (town, form) = (wanted.municipality.as_deref(), wanted.form.as_deref());
        self.insert_filter(&mut context, town, form);
        self.views
            .render(StatusCode::OK, "desk/queue.html", context)
    }

    fn insert_filter(&self, context: &mut Context, town: Option<&str>, form: Option<&str>) {
        let towns = self.assets.facts.municipalities.iter();
        let towns: Vec<_> = towns
            .map(|each| ChoiceView {
                value: &each.slug,
                label: &each.name,
                chosen: town == Some(&each.slug),
            })
            .collect();
        let forms: Vec<_> = self
            .assets
            .forms
            .iter()
            .map(|(id, known)| ChoiceView {
                value: id,
                label: known.title.get(LANG),
                chosen: form == Some(id),
            })
            .collect();
        context.insert("towns", &towns);
        context.insert("forms", &forms);
        context.insert("town", &town);
        context.insert("form", &form);
        let mut query = String::new();
        for (name, value) in [("gemeente", town), ("formulier", form)] {
            if let Some(value) = value {
                // Names of folders and files: letters, digits and hyphens.
                query = format!("{query}&{name}={value}");
            }
        }
        context.insert("filter", &query);
    }

    pub(super) fn entry_view<'a>(
        &'a self,
        entry: &'a Entry,
        holder: Option<&'a str>,
    ) -> EntryView<'a> {
        let now = self.clock.now();
        let waits = entry.status.is_open() && entry.status != Status::Spam;
        EntryView {
            id: entry.id.as_str(),
            title: self.form_title(&entry.form),
            municipality: entry
                .municipality
                .as_deref()
                .map(|slug| self.assets.facts.municipality(slug).unwrap_or(slug)),
            received: self.views.hour(entry.received),
            waiting: waits.then(|| self.views.since(entry.asked, now)),
            state: entry.status.as_str(),
            status: self
                .views
                .word(&format!("status-{}", entry.status.as_str())),
            holder,
            urgent: entry.urgent,
            approved: entry.approved,
            version: entry.version,
            expires: self.views.strings.date(LANG, entry.expires),
            expires_soon: waits && entry.expires.duration_since(now) < WARNING,
        }
    }
}

impl Views {
    /// How long ago that was: "3 uur", "2 dagen".
    fn since(&self, hour: Hour, now: Timestamp) -> String {
        let hours = now.duration_since(hour.start()).as_hours().max(0);
        let (key, count) = match hours {
            0 => return self.word("waits-briefly"),
            hours if hours < DAYS_FROM => ("waits-hours", hours),
            hours => ("waits-days", hours / 24),
        };
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("count", count);
        self.strings.get(LANG, key, &args)
    }
}

/// How many wait in a list: "12", or "1000+".
fn waiting(part: &Part, list: List) -> Option<String> {
    let (_, count) = part.waiting.iter().find(|(known, _)| *known == list)?;
    match *count {
        0 => None,
        count if count >= COUNTED => Some(format!("{COUNTED}+")),
        count => Some(count.to_string()),
    }
}
