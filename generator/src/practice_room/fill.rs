//! Fills an empty practice room with what `room.toml` says. Everything goes through the functions that the intake and the desk use,
//! at times that lie in the past.

use std::collections::BTreeMap;

use ::people::{Name, People, TeamKey};
use ::store::{PersonId, Store};
use clock::Clock;
use forms::team::TeamId;
use jiff::Timestamp;
use pages::assets::Assets;

use super::Failure;
use super::filling::Filling;
use super::room::{Room, Sent, Step};

/// Fills the room, unless there is anything in it. What the forms of this site do not take is left out.
pub(crate) async fn fill(
    store: &Store,
    assets: &Assets,
    key_file: Vec<TeamKey>,
) -> Result<(), Failure> {
    let clock = Clock::system();
    let now = clock.now();
    let people = People::new(store.clone(), clock, key_file);
    if !store.people().await?.is_empty() || !store.everything(now).await?.is_empty() {
        return Ok(());
    }
    let room = Room::read()?;
    let mut colleagues = Vec::new();
    for name in &room.colleagues {
        colleagues.extend(colleague(&people, name).await?);
    }
    let filling = Filling {
        store,
        assets,
        colleagues,
        now,
    };
    filling.count(&room).await?;
    filling.play(&room.sent).await?;
    filling.leave_note(&room.note).await
}

/// Makes a colleague, who leaves again at once.
async fn colleague(people: &People, name: &str) -> Result<Option<PersonId>, Failure> {
    let Ok(name) = Name::parse(name) else {
        return Ok(None);
    };
    let session = people.enter_first_here(name.clone()).await?;
    people.leave(&session).await?;
    Ok(people.colleague(&name, &TeamId::national()).await?)
}

impl Filling<'_> {
    /// Everything in the order in which it happened, as the audit has it.
    pub(super) async fn play(&self, all: &[Sent]) -> Result<(), Failure> {
        let mut events: Vec<(Timestamp, usize, Option<&Step>)> = Vec::new();
        for (number, sent) in all.iter().enumerate() {
            events.push((self.ago(sent.hours), number, None));
            let steps = sent.steps.iter();
            events.extend(steps.map(|step| (self.ago(step.hours), number, Some(step))));
        }
        events.sort_by_key(|(at, number, _)| (*at, *number));
        let mut receipts = BTreeMap::new();
        for (at, number, step) in events {
            match step {
                None => {
                    let receipt = self.send(&all[number], at).await?;
                    receipts.extend(receipt.map(|receipt| (number, receipt)));
                }
                Some(step) => {
                    if let Some(receipt) = receipts.get(&number) {
                        self.step(receipt, (&all[number], step), at).await?;
                    }
                }
            }
        }
        Ok(())
    }
}
