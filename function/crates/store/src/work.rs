//! What a team keeps with a submission for itself: the draft of an answer, and notes. All of it is sealed to the team.
//!
//! It is an item of its own, next to the submission. So a draft that is saved at every pause neither writes a whole thread
//! again nor changes the version that the pages of colleagues show. Its key is fixed: who withdraws removes it without
//! having to look for it.

use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Put, TransactWriteItem, Update, builders::UpdateBuilder,
};
use jiff::Timestamp;

use super::item::{self, Item, attr, number, text};
use super::trail::Happening;
use super::{
    Attribution, AuditEntry, Author, Entry, Store, StoreError, Submission, TeamSeal, Tick, client,
};
use sealing::Sealed;
use sealing::receipt::LookupId;

const SORT: &str = "work";
/// More fits in an item, and nobody reads more.
const MOST_NOTES: usize = 60;

/// What a team keeps with a submission.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// What somebody is writing.
    pub draft: Option<SavedDraft>,
    /// A message that did not leave: it was called back, or its asker wrote something first.
    pub held_back: Option<Sealed>,
    /// Counts the changes of both; 0 before the first one.
    pub edition: u64,
    /// Oldest first.
    pub notes: Vec<Note>,
    /// What was done of the list for acute ones, oldest first.
    pub ticks: Vec<Tick>,
}

/// Something that is being written.
#[derive(Debug, Clone)]
pub struct SavedDraft {
    /// The text.
    pub sealed: Sealed,
    /// Who typed last.
    pub by: Author,
    /// When it was saved.
    pub at: Timestamp,
}

/// A note of a moderator for colleagues.
#[derive(Debug, Clone)]
pub struct Note {
    /// The text.
    pub sealed: Sealed,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// A change of the draft.
#[derive(Debug)]
pub struct DraftChange<'a> {
    /// What it is based on.
    pub seen: &'a Work,
    /// The next draft; none to drop it.
    pub draft: Option<&'a Sealed>,
    /// Whether the message that was held back goes, because it is in the draft now.
    pub drops_held_back: bool,
}

impl Work {
    /// Every seal in it.
    pub fn seals(&self) -> impl Iterator<Item = TeamSeal<'_>> {
        let draft = self.draft.iter().map(|draft| &draft.sealed);
        let notes = self.notes.iter().map(|note| &note.sealed);
        let of_team = draft.chain(notes).map(|sealed| (sealed, false));
        // It was on its way to the asker.
        let held_back = self.held_back.iter().map(|sealed| (sealed, true));
        let all = of_team.chain(held_back);
        all.map(|(sealed, shared)| TeamSeal { sealed, shared })
    }

    /// All of it in other seals.
    pub fn sealed_again<E>(
        &self,
        again: impl Fn(TeamSeal<'_>) -> Result<Sealed, E>,
    ) -> Result<Self, E> {
        let mut work = self.clone();
        let of_team = |sealed: &Sealed| {
            again(TeamSeal {
                sealed,
                shared: false,
            })
        };
        if let Some(draft) = &mut work.draft {
            draft.sealed = of_team(&draft.sealed)?;
        }
        if let Some(sealed) = &mut work.held_back {
            let shared = true;
            *sealed = again(TeamSeal { sealed, shared })?;
        }
        for note in &mut work.notes {
            note.sealed = of_team(&note.sealed)?;
        }
        Ok(work)
    }

    /// Whether there is room for another note.
    pub fn takes_notes(&self) -> bool {
        self.notes.len() < MOST_NOTES
    }
}

impl Note {
    fn to_attribute(&self) -> AttributeValue {
        let note = Item::from([
            (attr::SEALED.to_owned(), item::bytes(self.sealed.as_bytes())),
            (attr::ACTOR.to_owned(), text(self.by.as_str())),
            (attr::AT.to_owned(), number(self.at.as_second())),
        ]);
        AttributeValue::M(note)
    }

    fn read(value: AttributeValue) -> Result<Self, StoreError> {
        let AttributeValue::M(mut note) = value else {
            return Err(StoreError::Unreadable(attr::NOTES));
        };
        Ok(Self {
            by: Author::person_or_name(item::read(&note, attr::ACTOR)?),
            at: item::moment(&note, attr::AT)?,
            sealed: item::sealed(&mut note, attr::SEALED)
                .ok_or(StoreError::Unreadable(attr::NOTES))?,
        })
    }
}

impl TryFrom<Item> for Work {
    type Error = StoreError;

    fn try_from(mut item: Item) -> Result<Self, StoreError> {
        let draft = item::sealed(&mut item, attr::DRAFT);
        let draft = draft.map(|sealed| -> Result<_, StoreError> {
            Ok(SavedDraft {
                sealed,
                by: Author::person_or_name(item::read(&item, attr::DRAFT_BY)?),
                at: item::moment(&item, attr::DRAFT_AT)?,
            })
        });
        let mut list = |name| match item.remove(name) {
            Some(AttributeValue::L(values)) => values,
            _ => Vec::new(),
        };
        let (notes, ticks) = (list(attr::NOTES), list(attr::TICKS));
        Ok(Self {
            draft: draft.transpose()?,
            held_back: item::sealed(&mut item, attr::HELD_BACK),
            edition: item::counted(&item, attr::EDITION).unwrap_or_default(),
            notes: notes
                .into_iter()
                .map(Note::read)
                .collect::<Result<_, _>>()?,
            ticks: ticks.iter().map(Tick::read).collect::<Result<_, _>>()?,
        })
    }
}

/// In the place of what a team kept with a submission that is gone.
pub(super) fn nothing(entry: &Entry) -> Item {
    let mut item = key(&entry.id);
    item.insert(attr::EXPIRES.into(), number(entry.expires.as_second()));
    item
}

fn key(id: &LookupId) -> Item {
    item::key(&item::partition(id), SORT)
}

impl Store {
    /// What the team keeps with a submission.
    pub async fn work(&self, id: &LookupId) -> Result<Work, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(key(id)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        found.map_or_else(|| Ok(Work::default()), Work::try_from)
    }

    /// Keeps a draft, or drops it, if nobody changed it since `seen` was read. Returns the next edition.
    pub async fn save_draft(
        &self,
        entry: &Entry,
        change: &DraftChange<'_>,
        by: &Attribution<'_>,
    ) -> Result<u64, StoreError> {
        let next = change.seen.edition + 1;
        let write = self
            .client
            .transact_write_items()
            .transact_items(self.still_there(entry)?)
            .transact_items(self.saving(entry, change, by)?);
        match write.send().await.map_err(client::failure) {
            Ok(_) => Ok(next),
            // The answer to the first try can get lost on the way.
            Err(StoreError::Conflict) => {
                let now = self.work(&entry.id).await?;
                let same = now.draft.as_ref().map(|draft| &draft.sealed) == change.draft;
                if same && now.edition == next {
                    Ok(next)
                } else {
                    Err(StoreError::Conflict)
                }
            }
            Err(error) => Err(error),
        }
    }

    fn saving(
        &self,
        entry: &Entry,
        change: &DraftChange<'_>,
        by: &Attribution<'_>,
    ) -> Result<TransactWriteItem, StoreError> {
        let edition = change.seen.edition;
        let (mut sets, mut removes) = ("", String::new());
        let mut names = vec![attr::EDITION, attr::EXPIRES];
        names.extend([attr::DRAFT, attr::DRAFT_BY, attr::DRAFT_AT]);
        let mut gone = Vec::new();
        if change.draft.is_some() {
            sets = ", #draft = :draft, #draft_by = :by, #draft_at = :at";
        } else {
            gone.extend(["#draft", "#draft_by", "#draft_at"]);
        }
        if change.drops_held_back {
            names.push(attr::HELD_BACK);
            gone.push("#held_back");
        }
        if !gone.is_empty() {
            removes = format!(" REMOVE {}", gone.join(", "));
        }
        let mut update = self
            .of_work(entry)
            .update_expression(format!(
                "SET #edition = :next, #expires = :expires{sets}{removes}"
            ))
            .condition_expression(is_edition(edition))
            .set_expression_attribute_names(Some(item::names(&names)))
            .expression_attribute_values(":next", number(edition + 1))
            .expression_attribute_values(":expires", number(entry.expires.as_second()));
        if edition > 0 {
            update = update.expression_attribute_values(":edition", number(edition));
        }
        if let Some(sealed) = change.draft {
            update = update
                .expression_attribute_values(":draft", item::bytes(sealed.as_bytes()))
                .expression_attribute_values(":by", text(by.actor.as_str()))
                .expression_attribute_values(":at", number(by.at.as_second()));
        }
        let update = update.build().map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    /// Adds a note, once for each request. The audit says that there is one.
    pub async fn add_note(
        &self,
        entry: &Entry,
        sealed: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let note = self.noting(entry, sealed, by)?;
        self.add_beside(entry, note, ("noted", by)).await
    }

    /// Adds something to what the team keeps, once for each request. The audit says what.
    pub(super) async fn add_beside(
        &self,
        entry: &Entry,
        addition: TransactWriteItem,
        (what, by): (&str, &Attribution<'_>),
    ) -> Result<(), StoreError> {
        let audit = item::audit_beside(entry, self.request, (what, by));
        let audit = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::with_request(audit, self.request)))
            .condition_expression("attribute_not_exists(pk)")
            .build()
            .map_err(client::not_built)?;
        let changes = vec![
            self.still_there(entry)?,
            addition,
            TransactWriteItem::builder().put(audit).build(),
        ];
        let happening = Happening {
            team: &entry.team,
            submission: &entry.id,
            what,
            version: entry.version,
            by,
        };
        match self.recorded(changes, &happening).await {
            Ok(()) => Ok(()),
            // A double click, or an answer that got lost on the way.
            Err(error) => match self.added(entry, (what, by)).await? {
                Some(_) => Ok(()),
                None => Err(error),
            },
        }
    }

    /// The audit entry of what this request added (`noted`, `checked`), if it did.
    pub async fn added(
        &self,
        entry: &Entry,
        (what, by): (&str, &Attribution<'_>),
    ) -> Result<Option<AuditEntry>, StoreError> {
        let mut audit = item::audit_beside(entry, self.request, (what, by));
        audit.retain(|name, _| [attr::PARTITION, attr::SORT].contains(&name.as_str()));
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(audit))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        found.as_ref().map(AuditEntry::try_from).transpose()
    }

    /// A part of a transaction: another note.
    pub(super) fn noting(
        &self,
        entry: &Entry,
        sealed: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<TransactWriteItem, StoreError> {
        let note = Note {
            sealed: sealed.clone(),
            by: by.actor.into(),
            at: by.at,
        };
        let update = self
            .of_work(entry)
            .update_expression(
                "SET #expires = :expires, #notes = list_append(if_not_exists(#notes, :none), :note)",
            )
            .set_expression_attribute_names(Some(item::names(&[attr::NOTES, attr::EXPIRES])))
            .expression_attribute_values(":expires", number(entry.expires.as_second()))
            .expression_attribute_values(":none", AttributeValue::L(Vec::new()))
            .expression_attribute_values(":note", AttributeValue::L(vec![note.to_attribute()]))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    /// A part of a transaction: a message did not leave, and is kept as what the team may go on with.
    pub(super) fn holding_back(
        &self,
        entry: &Entry,
        message: &Sealed,
    ) -> Result<TransactWriteItem, StoreError> {
        let names = [attr::HELD_BACK, attr::EXPIRES, attr::EDITION];
        let update = self
            .of_work(entry)
            .update_expression("SET #held_back = :message, #expires = :expires ADD #edition :one")
            .set_expression_attribute_names(Some(item::names(&names)))
            .expression_attribute_values(":message", item::bytes(message.as_bytes()))
            .expression_attribute_values(":expires", number(entry.expires.as_second()))
            .expression_attribute_values(":one", number(1))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    /// A part of a transaction: what the team keeps stays as long as the submission.
    pub(super) fn keeping_work(&self, entry: &Entry) -> Result<TransactWriteItem, StoreError> {
        let update = self
            .of_work(entry)
            .update_expression("SET #expires = :expires")
            .expression_attribute_names("#expires", attr::EXPIRES)
            .expression_attribute_values(":expires", number(entry.expires.as_second()))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    /// A part of a transaction: these seals take the place of those in `seen`, if nothing was changed since.
    pub(super) fn resealing_work(
        &self,
        entry: &Entry,
        (seen, again): (&Work, &Work),
    ) -> Result<Option<TransactWriteItem>, StoreError> {
        if seen.seals().next().is_none() {
            return Ok(None);
        }
        let mut update = self.of_work(entry);
        let bytes = |sealed: &Sealed| item::bytes(sealed.as_bytes());
        let notes: Vec<_> = again.notes.iter().map(Note::to_attribute).collect();
        let draft = again.draft.as_ref().map(|draft| bytes(&draft.sealed));
        let seals = [
            (attr::DRAFT, draft),
            (attr::HELD_BACK, again.held_back.as_ref().map(bytes)),
            (
                attr::NOTES,
                (!notes.is_empty()).then(|| AttributeValue::L(notes)),
            ),
        ];
        let mut assigned = Vec::new();
        let mut names = vec![attr::EDITION];
        for (name, value) in seals {
            if let Some(value) = value {
                names.push(name);
                assigned.push(format!("#{name} = :{name}"));
                update = update.expression_attribute_values(format!(":{name}"), value);
            }
        }
        if again.notes.is_empty() {
            names.push(attr::NOTES);
        }
        let edition = is_edition(seen.edition);
        let notes = match seen.notes.len() {
            0 => "attribute_not_exists(#notes)",
            _ => "size(#notes) = :count",
        };
        if seen.edition > 0 {
            update = update.expression_attribute_values(":edition", number(seen.edition));
        }
        if !seen.notes.is_empty() {
            update = update.expression_attribute_values(":count", number(seen.notes.len()));
        }
        let update = update
            .update_expression(format!("SET {}", assigned.join(", ")))
            .condition_expression(format!("{edition} AND {notes}"))
            .set_expression_attribute_names(Some(item::names(&names)))
            .build()
            .map_err(client::not_built)?;
        Ok(Some(TransactWriteItem::builder().update(update).build()))
    }

    pub(super) fn of_work(&self, entry: &Entry) -> UpdateBuilder {
        Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(&entry.id)))
    }

    /// A part of a transaction: the submission was not withdrawn, and the next re-seal looks at it. Another desk may seal to
    /// other keys.
    fn still_there(&self, entry: &Entry) -> Result<TransactWriteItem, StoreError> {
        let part = TransactWriteItem::builder();
        let key = Some(item::submission_key(&entry.id));
        let names = Some(item::names(&[attr::SEALED, attr::SEALED_FOR]));
        let part = if entry.sealed_for.is_some() {
            let update = Update::builder()
                .table_name(&self.table)
                .set_key(key)
                .update_expression("REMOVE #sealed_for")
                .condition_expression("attribute_exists(#sealed)")
                .set_expression_attribute_names(names);
            part.update(update.build().map_err(client::not_built)?)
        } else {
            let check = ConditionCheck::builder()
                .table_name(&self.table)
                .set_key(key)
                .condition_expression(
                    "attribute_exists(#sealed) AND attribute_not_exists(#sealed_for)",
                )
                .set_expression_attribute_names(names);
            part.condition_check(check.build().map_err(client::not_built)?)
        };
        Ok(part.build())
    }
}

fn is_edition(edition: u64) -> &'static str {
    match edition {
        0 => "attribute_not_exists(#edition)",
        _ => "#edition = :edition",
    }
}

impl Submission {
    /// When somebody last did something with it, drafts and notes included, as far as that is known.
    pub fn last_touched(&self, work: &Work) -> Option<Timestamp> {
        let draft = work.draft.as_ref().map(|draft| draft.at);
        let note = work.notes.last().map(|note| note.at);
        let tick = work.ticks.last().map(|tick| tick.at);
        let others = draft.into_iter().chain(note).chain(tick);
        self.held_since.into_iter().chain(others).max()
    }
}
