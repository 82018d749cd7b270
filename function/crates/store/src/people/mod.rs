//! People at the desk, what they hold, and the audit of rights.
//!
//! Everything about one person is in one partition, so one read tells whether a session is valid and brings what it opens.
//! Every change of rights is one transaction with the next entry of the chain of [`rights`].

mod item;
mod model;
mod rights;

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::{
    ConditionCheck, Delete, KeysAndAttributes, Put, ReturnValue, TransactWriteItem, Update,
};
use forms::team::TeamId;
use jiff::Timestamp;

use super::item::{self as items, attr, number, text};
use super::trail::Happening;
use super::{Actor, Attribution, Machine, Status, Store, StoreError, chain, client};

pub use model::{
    Belongings, Ceremony, Credential, Invitation, Lock, Mark, Names, PendingInvitation, Person,
    PersonId, Role, Session, Standing, StoredName, Wrap, Write,
};
pub use rights::{RightsEntry, RightsEvent, verify_part as verify_rights_before};

use item::PEOPLE;

/// How many items one read by key may ask for.
const BATCH: usize = 100;

impl Store {
    /// Everything about one person.
    pub async fn belongings(
        &self,
        id: &PersonId,
        now: Timestamp,
    ) -> Result<Belongings, StoreError> {
        let found = self.partition(&item::partition(id)).await?;
        item::belongings(found, now)
    }

    /// Everybody who was ever at this desk.
    pub async fn people(&self) -> Result<Vec<Person>, StoreError> {
        let listed = self.partition(PEOPLE).await?;
        self.listed(&listed).await
    }

    /// Everybody whose own key is wrapped for a key file with one of these public halves.
    pub async fn people_of_key_files(
        &self,
        publics: impl Iterator<Item = &str>,
    ) -> Result<Vec<Person>, StoreError> {
        let mut listed = Vec::new();
        for public in publics {
            listed.extend(self.partition(&item::key_file(public)).await?);
        }
        self.listed(&listed).await
    }

    /// These people, as far as they are known, by id.
    pub async fn people_by_id(
        &self,
        ids: &BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, Person>, StoreError> {
        let ids: Vec<_> = ids.iter().cloned().collect();
        let mut people = BTreeMap::new();
        for some in ids.chunks(BATCH) {
            let found = self.some_people(some).await?;
            people.extend(found.into_iter().map(|person| (person.id.clone(), person)));
        }
        Ok(people)
    }

    async fn listed(&self, listed: &[items::Item]) -> Result<Vec<Person>, StoreError> {
        // Somebody is listed at each key of a key file.
        let ids: BTreeSet<_> = listed.iter().filter_map(item::listed).collect();
        let ids: Vec<_> = ids.into_iter().collect();
        let mut people = Vec::new();
        for some in ids.chunks(BATCH) {
            people.extend(self.some_people(some).await?);
        }
        Ok(people)
    }

    /// Every item of a partition.
    pub(crate) async fn partition(&self, name: &str) -> Result<Vec<items::Item>, StoreError> {
        client::every_item(&self.ask_partition(name)).await
    }

    /// Every item of a partition whose sort key begins with one of these days or weeks.
    pub(crate) async fn partition_between(
        &self,
        name: &str,
        (first, last): (String, String),
    ) -> Result<Vec<items::Item>, StoreError> {
        let ask = self
            .ask_partition(name)
            .key_condition_expression("pk = :pk AND sk BETWEEN :first AND :last")
            .expression_attribute_values(":first", text(first))
            .expression_attribute_values(":last", text(format!("{last}#~")));
        client::every_item(&ask).await
    }

    pub(crate) fn ask_partition(&self, name: &str) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(name))
            .consistent_read(true)
    }

    async fn some_people(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let keys = ids.iter().map(item::person_key).collect();
        let mut left = KeysAndAttributes::builder()
            .set_keys(Some(keys))
            .consistent_read(true)
            .build()
            .ok();
        let mut people = Vec::new();
        while let Some(wanted) = left.take() {
            let ask = self
                .client
                .batch_get_item()
                .request_items(&self.table, wanted);
            let read = ask.send().await.map_err(client::failure)?;
            let found = read.responses.unwrap_or_default();
            for item in found.values().flatten() {
                people.push(Person::try_from(item)?);
            }
            left = read
                .unprocessed_keys
                .and_then(|mut unread| unread.remove(&self.table));
        }
        Ok(people)
    }

    /// The invitation with this hash, if it can still be used.
    pub async fn invitation(&self, hash: &str, now: Timestamp) -> Result<Invitation, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::invitation_key(hash)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        let invitation = Invitation::try_from(&found.ok_or(StoreError::NotFound)?)?;
        if invitation.until > now {
            Ok(invitation)
        } else {
            Err(StoreError::NotFound)
        }
    }

    /// How names are kept, once somebody was here whose name is sealed.
    pub async fn names(&self) -> Result<Option<Names>, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::names_key()))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        found.as_ref().map(Names::try_from).transpose()
    }

    /// Whose name is looked up by this word.
    pub async fn named(&self, word: &str) -> Result<Option<PersonId>, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::name_key(word)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        Ok(found.as_ref().and_then(item::named))
    }

    /// Makes all of these changes or none, together with the next entry of the audit of rights.
    pub async fn change_people(
        &self,
        writes: &[Write<'_>],
        event: &RightsEvent<'_>,
    ) -> Result<(), StoreError> {
        let by = Attribution {
            actor: event.by.map_or(Machine::Desk.into(), Actor::Person),
            at: event.at,
        };
        let ours = writes.iter().map(|write| self.transacted(write, &by));
        let ours: Vec<Vec<_>> = ours.collect::<Result<_, _>>()?;
        let ours = ours.concat();
        let mut tried = 0;
        loop {
            let mut changes = ours.clone();
            for freed in freed_by_team(writes, &by) {
                changes.extend(self.next_of_trail(&freed).await?);
            }
            let entry = RightsEntry::after(&self.head().await?, event);
            changes.push(self.put_new(items::Item::from(&entry))?);
            let send = self
                .client
                .transact_write_items()
                .set_transact_items(Some(changes));
            tried += 1;
            match send.send().await {
                // Somebody else added an entry meanwhile.
                Err(error)
                    if tried < chain::TRIES && client::lost_only_after(&error, ours.len()) =>
                {
                    tokio::time::sleep(chain::pause(tried)).await;
                }
                result => return result.map(drop).map_err(client::failure),
            }
        }
    }

    /// Remembers that a session was used. It is no change of rights.
    pub async fn touch(&self, person: &PersonId, session: &Session) -> Result<(), StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::session_key(person, &session.hash)))
            .update_expression("SET #seen = :seen")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#seen", attr::SEEN)
            .expression_attribute_values(":seen", number(session.seen.as_second()));
        match update.send().await.map_err(client::failure) {
            // It was ended meanwhile.
            Ok(_) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Stores a wrap that changes nobody's rights: a key that its owner already opens in another way.
    pub async fn keep_wrap(&self, person: &PersonId, wrap: &Wrap) -> Result<(), StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item::wrap(person, wrap)));
        put.send().await.map(drop).map_err(client::failure)
    }

    /// Notes that the key file with this key lets somebody in, whom an older key of that file let in before.
    pub async fn keep_at_key_file(
        &self,
        person: &PersonId,
        public: &str,
    ) -> Result<(), StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item::at_key_file(person, public)));
        put.send().await.map(drop).map_err(client::failure)
    }

    /// Counts a guess at what opens a person's account, and gives how many it were in this hour. `Conflict` when there were too
    /// many.
    pub async fn count_guess(
        &self,
        person: &PersonId,
        most: u32,
        now: Timestamp,
    ) -> Result<u32, StoreError> {
        let one_more = self
            .one_more_in_this_hour(item::guesses_key(person, now), now)
            .condition_expression("attribute_not_exists(#count) OR #count < :most")
            .expression_attribute_values(":most", number(most));
        counted(one_more).await
    }

    /// Counts that somebody was shown another submission. Gives how many it were in this hour.
    pub async fn count_reading(
        &self,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<u32, StoreError> {
        counted(self.one_more_in_this_hour(item::reading_key(person, now), now)).await
    }

    /// Adds one to a count that ends with the hour.
    fn one_more_in_this_hour(&self, key: items::Item, now: Timestamp) -> UpdateItemFluentBuilder {
        self.client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key))
            .update_expression("ADD #count :one SET #expires = :expires")
            .expression_attribute_names("#count", attr::COUNT)
            .expression_attribute_names("#expires", attr::EXPIRES)
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":expires", number(item::end_of_hour(now)))
            .return_values(ReturnValue::UpdatedNew)
    }

    /// How many alarms there were. Those who are notified are told of each.
    pub async fn alarms(&self) -> Result<u64, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::alarms_key()))
            .consistent_read(true);
        match ask.send().await.map_err(client::failure)?.item {
            Some(found) => items::counted(&found, attr::COUNT),
            None => Ok(0),
        }
    }

    fn one_more_alarm(&self) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::alarms_key()))
            .update_expression("ADD #count :one")
            .expression_attribute_names("#count", attr::COUNT)
            .expression_attribute_values(":one", number(1))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    /// Remembers what the response of a passkey must fit.
    pub async fn begin_ceremony(&self, hash: &str, ceremony: &Ceremony) -> Result<(), StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item::ceremony(hash, ceremony)));
        put.send().await.map(drop).map_err(client::failure)
    }

    /// What a response must fit, once: after this it is gone.
    pub async fn end_ceremony(&self, hash: &str, now: Timestamp) -> Result<Ceremony, StoreError> {
        let delete = self
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(item::ceremony_key(hash)))
            .return_values(ReturnValue::AllOld);
        let gone = delete.send().await.map_err(client::failure)?.attributes;
        let ceremony = Ceremony::try_from(&gone.ok_or(StoreError::NotFound)?)?;
        if ceremony.until > now {
            Ok(ceremony)
        } else {
            Err(StoreError::NotFound)
        }
    }

    fn transacted(
        &self,
        write: &Write<'_>,
        by: &Attribution<'_>,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        Ok(match write {
            Write::Free(seen) => self.freed(seen, by)?.into(),
            Write::NewPerson(person, names) => {
                let mut new = vec![
                    self.put_new(item::person(person))?,
                    self.put_new(item::listing(PEOPLE, &person.id))?,
                ];
                for name in *names {
                    new.push(self.put_new(item::name(name, &person.id))?);
                }
                new
            }
            Write::Names(names) => vec![self.put_new(item::names(names))?],
            Write::Name(id, word) => vec![self.put_new(item::name(word, id))?],
            Write::DropName(word) => vec![self.remove(item::name_key(word))?],
            Write::AtKeyFile(id, public) => vec![self.put(item::at_key_file(id, public))?],
            Write::Person(person) => vec![self.put_next(person)?],
            Write::Still(person) => vec![self.still_is(person)?],
            Write::Wrap(person, wrap) => vec![self.put(item::wrap(person, wrap))?],
            Write::Unwrap(person, lock) => vec![self.remove(item::wrap_key(person, lock))?],
            Write::Session(person, session) => vec![self.put(item::session(person, session))?],
            Write::EndSession(person, hash) => {
                vec![self.remove(item::session_key(person, hash))?]
            }
            Write::Credential(person, credential) => {
                vec![self.put(item::credential(person, credential))?]
            }
            Write::DropCredential(person, id) => {
                vec![self.remove(item::credential_key(person, id))?]
            }
            Write::Alarm => vec![self.one_more_alarm()?],
            Write::Invitation(hash, invitation) => {
                vec![self.put(item::invitation(hash, invitation))?]
            }
            Write::DropInvitation(hash) => vec![self.remove(item::invitation_key(hash))?],
            Write::UseInvitation(hash) => vec![self.remove_existing(item::invitation_key(hash))?],
        })
    }

    pub(crate) fn put(&self, item: items::Item) -> Result<TransactWriteItem, StoreError> {
        let put = Put::builder().table_name(&self.table).set_item(Some(item));
        let put = put.build().map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    pub(crate) fn put_new(&self, item: items::Item) -> Result<TransactWriteItem, StoreError> {
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)");
        let put = put.build().map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    /// The next version of a person, if nobody changed them since they were read.
    fn put_next(&self, seen: &Person) -> Result<TransactWriteItem, StoreError> {
        let next = Person {
            version: seen.version + 1,
            ..seen.clone()
        };
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::person(&next)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(seen.version));
        let put = put.build().map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    fn still_is(&self, seen: &Person) -> Result<TransactWriteItem, StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.table)
            .set_key(Some(item::person_key(&seen.id)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(seen.version))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().condition_check(check).build())
    }

    fn remove(&self, key: items::Item) -> Result<TransactWriteItem, StoreError> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(key))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().delete(delete).build())
    }

    fn remove_existing(&self, key: items::Item) -> Result<TransactWriteItem, StoreError> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(key))
            .condition_expression("attribute_exists(pk)")
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().delete(delete).build())
    }
}

/// Counts, and gives how many it are now.
async fn counted(one_more: UpdateItemFluentBuilder) -> Result<u32, StoreError> {
    let counted = one_more.send().await.map_err(client::failure)?.attributes;
    items::counted(&counted.unwrap_or_default(), attr::COUNT)
}

/// What becomes available again, for the chain of each team.
fn freed_by_team<'a>(writes: &[Write<'a>], by: &'a Attribution<'a>) -> Vec<Vec<Happening<'a>>> {
    let mut freed: BTreeMap<&TeamId, Vec<_>> = BTreeMap::new();
    for write in writes {
        if let Write::Free(seen) = write {
            let what = Happening {
                team: &seen.entry.team,
                submission: &seen.entry.id,
                what: Status::New.as_str(),
                version: seen.entry.version + 1,
                by,
            };
            freed.entry(&seen.entry.team).or_default().push(what);
        }
    }
    freed.into_values().collect()
}
