//! The inventory: everything that is stored, without content, and which keys can open it. The desk and the command line
//! both use it.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use clock::dutch;
use forms::team::TeamId;
use store::{Entry, QueuePart, Status, Store, StoreError, TeamSeal};
use unsealing::{Identity, open_with_any};

/// The columns: only unencrypted fields, and none that identifies a submission.
const COLUMNS: &str = "form,kind,municipality,received,status,urgent,expires,count\n";

/// Every submission of these teams that has not expired.
pub async fn of_teams(
    store: &Store,
    teams: &[TeamId],
    now: Timestamp,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    for team in teams {
        for status in Status::ALL {
            let part = QueuePart::new(team, status);
            entries.extend(store.all(part, now).await?);
        }
    }
    Ok(entries)
}

/// The inventory as CSV: one line for all submissions with equal fields, and their count.
pub fn table(entries: &[Entry]) -> String {
    let zone = dutch();
    let mut lines = BTreeMap::<String, usize>::new();
    for entry in entries {
        *lines.entry(line(entry, &zone)).or_default() += 1;
    }
    let mut table = COLUMNS.to_owned();
    for (line, count) in lines {
        // Writing into memory cannot fail.
        let _ = writeln!(table, "{line},{count}");
    }
    table
}

/// Forms and municipalities have only letters, digits and hyphens in their ids, so no field needs quotes.
fn line(entry: &Entry, zone: &TimeZone) -> String {
    format!(
        "{},{},{},{},{},{},{}",
        entry.form,
        entry.kind.as_str(),
        entry.municipality.as_deref().unwrap_or_default(),
        moment(entry.received.start(), zone),
        entry.status.as_str(),
        entry.is_urgent(),
        moment(entry.expires, zone)
    )
}

/// The Dutch time with its offset: `2026-11-21T15:00+01:00`.
fn moment(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned(zone.clone());
    local.strftime("%Y-%m-%dT%H:%M%:z").to_string()
}

/// How many submissions and brokers of a team hold a seal that `key` alone does not open.
pub async fn closed_to(
    store: &Store,
    team: &TeamId,
    key: &Identity,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let own = std::slice::from_ref(key);
    let closed = |one: TeamSeal<'_>| open_with_any(own, one.sealed).is_err();
    count(store, team, now, closed).await
}

/// How many submissions and brokers of a team hold a seal that more than this number of keys open. A seal does not say whose keys.
pub async fn crowded(
    store: &Store,
    team: &TeamId,
    keys: usize,
    now: Timestamp,
) -> Result<usize, StoreError> {
    count(store, team, now, |one| one.keys() > keys).await
}

/// How many submissions and brokers of a team have such a seal.
async fn count(
    store: &Store,
    team: &TeamId,
    now: Timestamp,
    counts: impl Fn(TeamSeal<'_>) -> bool,
) -> Result<usize, StoreError> {
    let mut counted = 0;
    for entry in of_teams(store, std::slice::from_ref(team), now).await? {
        match store.find(&entry.id, now).await {
            Ok(found) => {
                let work = store.work(&entry.id).await?;
                let mut seals = found.seals_for_moderators().chain(work.seals());
                counted += usize::from(seals.any(&counts));
            }
            // Withdrawn or expired meanwhile.
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    for entry in store.brokers(team).await? {
        match store.broker(&entry.id, now).await {
            Ok(broker) => counted += usize::from(broker.seals().any(&counts)),
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(counted)
}
