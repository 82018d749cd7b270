//! The list of the register of brokers. Names are sealed, so they are opened here and looked through; how to reach somebody is
//! on their own page only.

use axum::Extension;
use axum::body::Body;
use axum::http::{Response, Uri};
use futures_util::future::try_join_all;

use crate::register::{self, Part, is_found};
use crate::views::{RegisterPage, RegisterRow};
use crate::{AtDesk, Desk};
use forms::team::TeamId;
use jiff::Timestamp;
use people::Name;
use store::{
    Attribution, BrokerChange, BrokerEntry, BrokerState, Machine, QueuePart, Status, StoreError,
    Submission,
};
use web::request::parameter;

/// Rows on a page. Who has more brokers than this finds them by name or municipality.
const ROWS: usize = 200;
/// How many records one look makes at most for brokers who were there before there was a register.
const ADOPTED: usize = 50;

/// `GET /desk/brokers`
pub(super) async fn show(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    uri: Uri,
) -> Response<Body> {
    match desk.register_page(&me, &uri).await {
        Ok(page) => desk.view().register(&page),
        Err(error) => desk.view().store_error(&error),
    }
}

impl Desk {
    /// How many brokers of these teams are to be asked whether they still take part.
    pub(super) async fn brokers_due(&self, teams: &[&TeamId]) -> Result<usize, StoreError> {
        let until = register::asked_until(register::today(self.clock.now()));
        let count = teams.iter().map(|team| self.store.brokers_due(team, until));
        Ok(try_join_all(count).await?.into_iter().sum())
    }

    async fn register_page<'a>(
        &'a self,
        me: &'a Name,
        uri: &Uri,
    ) -> Result<RegisterPage<'a>, StoreError> {
        let mut everybody = Vec::new();
        for team in &*self.held {
            everybody.extend(self.brokers_of(team).await?);
        }
        everybody
            .sort_by(|one, other| (one.day, one.id.as_str()).cmp(&(other.day, other.id.as_str())));
        let today = register::today(self.clock.now());
        let part = Part::parse(&parameter(uri, "lijst"));
        let (name, municipality) = (parameter(uri, "naam"), parameter(uri, "gemeente"));
        let counts = Part::all().map(|part| {
            let found = everybody.iter().filter(|entry| part.holds(entry, today));
            (part, found.count())
        });
        let counts = counts.collect();
        let places = everybody
            .iter()
            .filter_map(|entry| entry.municipality.clone());
        let mut municipalities: Vec<_> = places.collect();
        municipalities.sort_unstable();
        municipalities.dedup();
        let is_there = |entry: &BrokerEntry| {
            municipality.is_empty() || entry.municipality.as_deref() == Some(&*municipality)
        };
        let wanted = everybody.into_iter().filter(is_there);
        let wanted: Vec<_> = wanted.filter(|entry| part.holds(entry, today)).collect();
        let (rows, more) = self.register_rows(wanted, &name).await?;
        Ok(RegisterPage {
            me,
            part,
            name,
            municipality,
            municipalities,
            counts,
            rows,
            more,
        })
    }

    /// The rows with this name, and whether there are more of them.
    async fn register_rows(
        &self,
        mut entries: Vec<BrokerEntry>,
        name: &str,
    ) -> Result<(Vec<RegisterRow>, bool), StoreError> {
        let unnamed = name.trim().is_empty();
        let many = entries.len() > ROWS;
        if unnamed {
            // Names that nobody sees are not opened.
            entries.truncate(ROWS);
        }
        let ids: Vec<_> = entries.iter().map(|entry| entry.id.clone()).collect();
        let mut names = self.store.broker_names(&ids).await?;
        let rows = entries.into_iter().map(|entry| {
            let sealed = names.remove(&entry.id);
            let name = sealed.and_then(|sealed| self.opened_name(&sealed));
            RegisterRow { name, entry }
        });
        let wanted =
            |row: &RegisterRow| unnamed || row.name.as_ref().is_some_and(|it| is_found(it, name));
        let mut rows: Vec<_> = rows.filter(wanted).collect();
        let more = if unnamed { many } else { rows.len() > ROWS };
        rows.truncate(ROWS);
        Ok((rows, more))
    }

    /// The register of a team. Whoever looks first says goodbye to those whose time is over, and takes in who was a broker
    /// before there was a register.
    async fn brokers_of(&self, team: &TeamId) -> Result<Vec<BrokerEntry>, StoreError> {
        let now = self.clock.now();
        let listed = self.store.brokers(team).await?;
        let (mut here, over): (Vec<_>, Vec<_>) =
            listed.into_iter().partition(|entry| entry.expires > now);
        for entry in &over {
            self.lapse(entry, now).await;
        }
        let active = self.store.all(QueuePart::new(team, Status::Active), now);
        let active = active.await?;
        let bare = active
            .iter()
            .filter(|entry| here.iter().all(|known| known.id != entry.id));
        let mut adopted = Vec::new();
        for entry in bare.take(ADOPTED) {
            match self.store.find(&entry.id, now).await {
                Ok(seen) => adopted.extend(self.adopt(&seen).await),
                Err(StoreError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        here.extend(adopted);
        Ok(here)
    }

    /// Removes a record whose time is over, with a word in the audit. The engine would do it without one.
    async fn lapse(&self, entry: &BrokerEntry, now: Timestamp) {
        let by = of_the_desk(now);
        let gone = self
            .store
            .remove_broker(entry, None, ("broker-lapsed", &by));
        match gone.await {
            // A colleague looked at the same moment.
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => tracing::warn!(%error, "a record whose time is over is still there"),
        }
    }

    /// Makes the record of somebody who was a broker before there was a register.
    pub(super) async fn adopt(&self, seen: &Submission) -> Option<BrokerEntry> {
        let now = self.clock.now();
        // A record that is there, or that was there and is over, is left alone.
        if self.stored_broker(&seen.entry.id).await.ok()?.is_some() {
            return None;
        }
        let since = self.store.history(&seen.entry.id).await.ok()?;
        let since = since.changes.iter().rev();
        let since = since
            .filter(|change| change.what == Status::Active.as_str())
            .map(|change| change.at)
            .next();
        let since = register::today(since.unwrap_or(seen.entry.received.start()));
        let mut card = self.card_of(seen)?;
        card.since = Some(since.to_string());
        card.confirmed = card.since.clone();
        let today = (since, Some(seen.entry.expires));
        let entry = register::in_state(&self.no_entry(seen), BrokerState::Active, today);
        let dates = forms::broker::Dates::default();
        let next = self.sealed_broker(entry, &seen.recipient, (&card, &dates));
        let next = next.ok()?;
        let change = BrokerChange {
            seen: None,
            next: &next,
            what: "broker-registered",
            sign_up_until: None,
        };
        let kept = self.store.keep_broker(change, &of_the_desk(now)).await;
        match kept {
            Ok(()) => Some(next.entry),
            Err(StoreError::Conflict) => None,
            Err(error) => {
                tracing::warn!(%error, "a broker has no record yet");
                None
            }
        }
    }
}

fn of_the_desk(at: Timestamp) -> Attribution<'static> {
    Attribution {
        actor: Machine::Desk.into(),
        at,
    }
}
