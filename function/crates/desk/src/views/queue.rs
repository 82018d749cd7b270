//! The queue: a card for each submission, with its unencrypted fields, and the pagination.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use tera::Context;

use super::{LANG, View, Views};
use crate::name::Name;
use crate::queue_view::{QueueView, Tab};
use clock::Hour;
use forms::team::TeamId;
use sealing::receipt::LookupId;
use store::{Cursor, Entry, Status};

/// A submission that still waits is highlighted this long before it expires: long enough to answer it, and for its sender
/// to read the answer.
const WARNING: SignedDuration = SignedDuration::from_hours(14 * 24);
/// From this many hours on, waiting is counted in days.
const DAYS_FROM: i64 = 48;
/// Tabs are counted up to this.
pub(crate) const COUNTED: usize = 1000;

/// A page of the queue.
pub(crate) struct QueuePage {
    pub(crate) view: QueueView,
    pub(crate) entries: Vec<Entry>,
    pub(crate) assignees: HashMap<LookupId, String>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<Cursor>,
    /// How many wait in a tab, up to [`COUNTED`].
    pub(crate) waiting: [(Tab, usize); 2],
    /// Whether something in the spam is urgent: nobody may overlook that.
    pub(crate) urgent_spam: bool,
}

#[derive(Serialize)]
pub(super) struct EntryView<'a> {
    id: &'a str,
    title: &'a str,
    municipality: Option<&'a str>,
    /// The team that reads it, where this desk reads for several.
    team: Option<String>,
    received: String,
    /// How long the sender has been waiting, if they still are.
    waiting: Option<String>,
    state: &'static str,
    status: String,
    assignee: Option<&'a str>,
    urgent: bool,
    approved: bool,
    expires: String,
    version: u64,
    /// It is about to be deleted, and its sender still waits.
    expires_soon: bool,
}

#[derive(Serialize)]
struct TabView {
    name: &'static str,
    label: String,
    /// How many wait there, where work waits.
    count: Option<String>,
    /// Whether it holds something urgent that is easily overlooked.
    urgent: bool,
    current: bool,
}

#[derive(Serialize)]
struct ChoiceView<'a> {
    value: &'a str,
    label: &'a str,
    chosen: bool,
}

impl View<'_> {
    pub(crate) fn queue(&self, page: &QueuePage, me: &Name) -> Response<Body> {
        let view = &page.view;
        let tab = view.tab;
        let tabs = Tab::ALL.map(|each| TabView {
            name: each.as_str(),
            label: self.views.message(&format!("list-{}", each.as_str())),
            count: waiting(page, each),
            urgent: each == Tab::Spam && page.urgent_spam,
            current: each == tab,
        });
        let entries: Vec<_> = page
            .entries
            .iter()
            .map(|entry| {
                let assignee = page.assignees.get(&entry.id).map(String::as_str);
                self.entry_view(entry, assignee)
            })
            .collect();
        let mut context = Context::new();
        let title = self.views.message(&format!("list-{}", tab.as_str()));
        context.insert("title", &title);
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        context.insert("lists", &tabs);
        context.insert("entries", &entries);
        context.insert("list", tab.as_str());
        context.insert("begun", &!view.from.is_start());
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
        context.insert("can_restore", &(tab == Tab::Spam));
        self.insert_filter(&mut context, view);
        self.views
            .render(StatusCode::OK, "desk/queue.html", context)
    }

    fn insert_filter(&self, context: &mut Context, view: &QueueView) {
        let (municipality, form) = (view.municipality.as_deref(), view.form.as_deref());
        let municipalities = self.assets.facts.municipalities.iter();
        let municipalities: Vec<_> = municipalities
            .map(|each| ChoiceView {
                value: &each.slug,
                label: &each.name,
                chosen: municipality == Some(&each.slug),
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
        context.insert("municipalities", &municipalities);
        context.insert("forms", &forms);
        let mut query = String::new();
        for (name, value) in [("gemeente", municipality), ("formulier", form)] {
            if let Some(value) = value {
                // Slugs have only letters, digits and hyphens.
                query = format!("{query}&{name}={value}");
            }
        }
        context.insert("filter", &query);
    }

    pub(super) fn entry_view<'a>(
        &'a self,
        entry: &'a Entry,
        assignee: Option<&'a str>,
    ) -> EntryView<'a> {
        let waits = entry.status.is_open() && entry.status != Status::Spam;
        EntryView {
            id: entry.id.as_str(),
            title: self.form_title(&entry.form),
            municipality: entry
                .municipality
                .as_deref()
                .map(|slug| self.assets.facts.municipality(slug).unwrap_or(slug)),
            team: self.team_name(&entry.team),
            received: self.views.hour(entry.received),
            waiting: waits.then(|| self.views.since(entry.asked, self.now)),
            state: entry.status.as_str(),
            status: self
                .views
                .message(&format!("status-{}", entry.status.as_str())),
            assignee,
            urgent: entry.urgent,
            approved: entry.approved,
            version: entry.version,
            expires: self.views.strings.date(LANG, entry.expires),
            expires_soon: waits && entry.expires.duration_since(self.now) < WARNING,
        }
    }
}

impl Views {
    /// How long ago that was: "3 uur", "2 dagen".
    fn since(&self, hour: Hour, now: Timestamp) -> String {
        let hours = now.duration_since(hour.start()).as_hours().max(0);
        let (key, count) = match hours {
            0 => return self.message("waits-briefly"),
            hours if hours < DAYS_FROM => ("waits-hours", hours),
            hours => ("waits-days", hours / 24),
        };
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("count", count);
        self.strings.get(LANG, key, &args)
    }
}

/// How many wait in a tab: "12", or "1000+".
fn waiting(page: &QueuePage, tab: Tab) -> Option<String> {
    let (_, count) = page.waiting.iter().find(|(known, _)| *known == tab)?;
    match *count {
        0 => None,
        count if count >= COUNTED => Some(format!("{COUNTED}+")),
        count => Some(count.to_string()),
    }
}
