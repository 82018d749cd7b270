//! Between people and the items of a table.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use aws_sdk_dynamodb::types::AttributeValue;

use super::model::{
    Belongings, Ceremony, Credential, Invitation, Lock, Mark, Names, PendingInvitation, Person,
    PersonId, Role, Session, Standing, StoredName, Wrap,
};
use crate::item::{Item, attr, bytes, counted, flag, key, moment, number, read, sealed, text};
use crate::{StoreError, notification_state};
use clock::Hour;
use forms::team::TeamId;
use sealing::Sealed;

/// The partition that lists everybody.
pub(super) const PEOPLE: &str = "people";
/// The beginning of the sort key of somebody in a list.
const LISTED: &str = "listed#";
/// The sort key of the person in a partition of a person.
const PERSON: &str = "person";
/// The beginning of the sort keys of sessions.
const SESSION: &str = "session#";
const WRAP: &str = "wrap#";
const CREDENTIAL: &str = "credential#";
const CEREMONY: &str = "ceremony#";
const GUESSES: &str = "guesses#";
const READING: &str = "reading#";
const INVITATION: &str = "invitation#";
const NAME: &str = "name#";
/// The sort key of how names are kept, in the partition that lists everybody.
const NAMES: &str = "names";

pub(super) fn partition(id: &PersonId) -> String {
    format!("person#{id}")
}

pub(super) fn person_key(id: &PersonId) -> Item {
    key(&partition(id), PERSON)
}

pub(super) fn session_key(id: &PersonId, hash: &str) -> Item {
    key(&partition(id), &format!("{SESSION}{hash}"))
}

pub(super) fn wrap_key(id: &PersonId, lock: &Lock) -> Item {
    key(&partition(id), &format!("{WRAP}{}", lock_words(lock)))
}

pub(super) fn invitation_key(hash: &str) -> Item {
    key(&format!("{INVITATION}{hash}"), "invitation")
}

pub(super) fn credential_key(id: &PersonId, credential: &str) -> Item {
    key(&partition(id), &format!("{CREDENTIAL}{credential}"))
}

pub(super) fn ceremony_key(hash: &str) -> Item {
    key(&format!("{CEREMONY}{hash}"), "ceremony")
}

pub(super) fn name_key(word: &str) -> Item {
    key(&format!("{NAME}{word}"), "name")
}

pub(super) fn names_key() -> Item {
    key(PEOPLE, NAMES)
}

pub(super) fn guesses_key(id: &PersonId, now: Timestamp) -> Item {
    key(&partition(id), &format!("{GUESSES}{}", Hour::of(now)))
}

/// How many submissions somebody was shown in this hour.
pub(super) fn reading_key(id: &PersonId, now: Timestamp) -> Item {
    key(&partition(id), &format!("{READING}{}", Hour::of(now)))
}

/// How many alarms there were: beside the notification state, because whoever notifies may read that partition only.
pub(super) fn alarms_key() -> Item {
    key(notification_state::KEY, "alarms")
}

/// When what is counted in this hour can go.
pub(super) fn end_of_hour(now: Timestamp) -> i64 {
    let later = now.checked_add(SignedDuration::from_hours(2));
    later.unwrap_or(Timestamp::MAX).as_second()
}

fn lock_words(lock: &Lock) -> String {
    match lock {
        Lock::Team(team, public) => format!("team#{team}#{public}"),
        Lock::Names(public) => format!("names#{public}"),
        Lock::KeyFile(public) => format!("keyfile#{public}"),
        Lock::Passkey(id) => format!("passkey#{id}"),
        Lock::Passphrase => "passphrase".to_owned(),
        Lock::Recovery => "recovery".to_owned(),
    }
}

fn lock(words: &str) -> Option<Lock> {
    let mut parts = words.split('#');
    let lock = match (parts.next()?, parts.next(), parts.next()) {
        ("team", Some(team), Some(public)) => Lock::Team(team.parse().ok()?, public.to_owned()),
        ("names", Some(public), None) => Lock::Names(public.to_owned()),
        ("keyfile", Some(public), None) => Lock::KeyFile(public.to_owned()),
        ("passkey", Some(id), None) => Lock::Passkey(id.to_owned()),
        ("passphrase", None, None) => Lock::Passphrase,
        ("recovery", None, None) => Lock::Recovery,
        _ => return None,
    };
    parts.next().is_none().then_some(lock)
}

pub(super) fn person(person: &Person) -> Item {
    let mut item = person_key(&person.id);
    let words = |words: Vec<&str>| text(words.join(" "));
    let roles = person.roles.iter().map(|role| role.as_str()).collect();
    let teams = person.teams.iter().map(TeamId::as_str).collect();
    let name = match &person.name {
        StoredName::Sealed(sealed) => bytes(sealed.as_bytes()),
        StoredName::Readable(name) => text(name),
    };
    item.insert(attr::NAME.into(), name);
    let knows = AttributeValue::Bool(person.knows_names);
    item.insert(attr::KNOWS_NAMES.into(), knows);
    item.insert(attr::ROLES.into(), words(roles));
    item.insert(attr::TEAMS.into(), words(teams));
    let marks = person.marks.iter().map(|mark| mark.as_str()).collect();
    item.insert(attr::MARKS.into(), words(marks));
    item.insert(attr::STANDING.into(), text(person.standing.as_str()));
    item.insert(attr::KEY.into(), text(&person.key));
    if let Some(inviter) = &person.invited_by {
        item.insert(attr::INVITED_BY.into(), text(inviter.as_str()));
    }
    if let Some(PendingInvitation { hash, until }) = &person.invitation {
        item.insert(attr::INVITATION.into(), text(hash));
        item.insert(attr::INVITED_UNTIL.into(), number(until.as_second()));
    }
    item.insert(attr::VERSION.into(), number(person.version));
    item
}

pub(super) fn name(word: &str, id: &PersonId) -> Item {
    let mut item = name_key(word);
    item.insert(attr::PERSON.into(), text(id.as_str()));
    item
}

pub(super) fn names(names: &Names) -> Item {
    let mut item = names_key();
    item.insert(attr::PUBLIC.into(), text(&names.public));
    item.insert(attr::SALT.into(), bytes(&names.salt));
    item
}

/// The name of a person, as it is stored.
fn stored_name(item: &Item) -> Result<StoredName, StoreError> {
    match item.get(attr::NAME) {
        Some(AttributeValue::B(blob)) => Sealed::from_store(blob.as_ref().to_vec())
            .map(StoredName::Sealed)
            .map_err(|_| StoreError::Unreadable(attr::NAME)),
        _ => read(item, attr::NAME).map(|name| StoredName::Readable(name.to_owned())),
    }
}

pub(super) fn wrap(id: &PersonId, wrap: &Wrap) -> Item {
    let mut item = wrap_key(id, &wrap.lock);
    item.insert(attr::SALT.into(), bytes(&wrap.salt));
    item.insert(attr::SEALED.into(), bytes(wrap.sealed.as_bytes()));
    item
}

pub(super) fn session(id: &PersonId, session: &Session) -> Item {
    let mut item = session_key(id, &session.hash);
    item.insert(attr::AT.into(), number(session.begun.as_second()));
    item.insert(attr::SEEN.into(), number(session.seen.as_second()));
    item.insert(attr::EXPIRES.into(), number(session.until.as_second()));
    item.insert(attr::SEALED.into(), bytes(session.sealed.as_bytes()));
    if let Some(entered_by) = &session.entered_by {
        item.insert(attr::ENTERED_BY.into(), text(entered_by));
    }
    if let Some(device) = &session.device {
        item.insert(attr::DEVICE.into(), bytes(device.as_bytes()));
    }
    item
}

pub(super) fn credential(id: &PersonId, credential: &Credential) -> Item {
    let mut item = credential_key(id, &credential.id);
    item.insert(attr::PUBLIC.into(), text(&credential.public));
    item.insert(attr::AT.into(), number(credential.made.as_second()));
    if let Some(name) = &credential.name {
        item.insert(attr::NAME.into(), bytes(name.as_bytes()));
    }
    if let Some(used) = credential.used {
        item.insert(attr::SEEN.into(), number(used.as_second()));
    }
    item
}

pub(super) fn ceremony(hash: &str, ceremony: &Ceremony) -> Item {
    let mut item = ceremony_key(hash);
    item.insert(attr::PERSON.into(), text(ceremony.person.as_str()));
    item.insert(attr::STATE.into(), text(&ceremony.state));
    item.insert(attr::EXPIRES.into(), number(ceremony.until.as_second()));
    item
}

pub(super) fn invitation(hash: &str, invitation: &Invitation) -> Item {
    let mut item = invitation_key(hash);
    item.insert(attr::PERSON.into(), text(invitation.person.as_str()));
    item.insert(attr::EXPIRES.into(), number(invitation.until.as_second()));
    item
}

/// Whose name it is.
pub(super) fn named(item: &Item) -> Option<PersonId> {
    PersonId::parse(read(item, attr::PERSON).ok()?)
}

/// The partition that lists whom a key file lets in.
pub(super) fn key_file(public: &str) -> String {
    format!("keyfile#{public}")
}

/// Somebody in a list.
pub(super) fn listing(list: &str, id: &PersonId) -> Item {
    key(list, &format!("{LISTED}{id}"))
}

pub(super) fn at_key_file(id: &PersonId, public: &str) -> Item {
    listing(&key_file(public), id)
}

/// Who it is, of somebody in a list.
pub(super) fn listed(item: &Item) -> Option<PersonId> {
    PersonId::parse(read(item, attr::SORT).ok()?.strip_prefix(LISTED)?)
}

/// Sorts the items of one partition out.
pub(super) fn belongings(found: Vec<Item>, now: Timestamp) -> Result<Belongings, StoreError> {
    let (mut person, mut wraps) = (None, Vec::new());
    let (mut sessions, mut credentials) = (Vec::new(), Vec::new());
    for item in found {
        let sort = read(&item, attr::SORT)?.to_owned();
        if sort == PERSON {
            person = Some(Person::try_from(&item)?);
        } else if let Some(words) = sort.strip_prefix(WRAP) {
            wraps.push(wrap_of(item, words)?);
        } else if let Some(hash) = sort.strip_prefix(SESSION) {
            sessions.push(session_of(item, hash)?);
        } else if let Some(id) = sort.strip_prefix(CREDENTIAL) {
            credentials.push(credential_of(item, id)?);
        }
    }
    sessions.retain(|session| session.until > now);
    Ok(Belongings {
        person: person.ok_or(StoreError::NotFound)?,
        wraps,
        sessions,
        credentials,
    })
}

fn wrap_of(mut item: Item, words: &str) -> Result<Wrap, StoreError> {
    let salt = item.get(attr::SALT).and_then(|salt| salt.as_b().ok());
    Ok(Wrap {
        lock: lock(words).ok_or(StoreError::Unreadable(attr::SORT))?,
        salt: salt.map(|salt| salt.as_ref().to_vec()).unwrap_or_default(),
        sealed: sealed(&mut item, attr::SEALED).ok_or(StoreError::Unreadable(attr::SEALED))?,
    })
}

fn session_of(mut item: Item, hash: &str) -> Result<Session, StoreError> {
    Ok(Session {
        hash: hash.to_owned(),
        begun: moment(&item, attr::AT)?,
        seen: moment(&item, attr::SEEN)?,
        until: moment(&item, attr::EXPIRES)?,
        sealed: sealed(&mut item, attr::SEALED).ok_or(StoreError::Unreadable(attr::SEALED))?,
        entered_by: read(&item, attr::ENTERED_BY).ok().map(str::to_owned),
        device: sealed(&mut item, attr::DEVICE),
    })
}

fn credential_of(mut item: Item, id: &str) -> Result<Credential, StoreError> {
    Ok(Credential {
        id: id.to_owned(),
        public: read(&item, attr::PUBLIC)?.to_owned(),
        made: moment(&item, attr::AT)?,
        used: moment(&item, attr::SEEN).ok(),
        name: sealed(&mut item, attr::NAME),
    })
}

impl TryFrom<&Item> for Person {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let partition = read(item, attr::PARTITION)?.strip_prefix("person#");
        let words = |name| Ok(read(item, name)?.split_whitespace());
        let roles: Option<BTreeSet<_>> = words(attr::ROLES)?.map(Role::parse).collect();
        let teams: Option<BTreeSet<_>> =
            words(attr::TEAMS)?.map(|team| team.parse().ok()).collect();
        Ok(Self {
            id: partition
                .and_then(PersonId::parse)
                .ok_or(StoreError::Unreadable(attr::PARTITION))?,
            name: stored_name(item)?,
            // Earlier versions sealed no names.
            knows_names: flag(item, attr::KNOWS_NAMES).unwrap_or_default(),
            roles: roles.ok_or(StoreError::Unreadable(attr::ROLES))?,
            teams: teams.ok_or(StoreError::Unreadable(attr::TEAMS))?,
            // Earlier versions knew no marks.
            marks: words(attr::MARKS).map_or_else(
                |_: StoreError| BTreeSet::new(),
                |words| words.filter_map(Mark::parse).collect(),
            ),
            standing: Standing::parse(read(item, attr::STANDING)?)
                .ok_or(StoreError::Unreadable(attr::STANDING))?,
            key: read(item, attr::KEY)?.to_owned(),
            invited_by: read(item, attr::INVITED_BY).ok().and_then(PersonId::parse),
            invitation: pending(item),
            version: counted(item, attr::VERSION)?,
        })
    }
}

fn pending(item: &Item) -> Option<PendingInvitation> {
    Some(PendingInvitation {
        hash: read(item, attr::INVITATION).ok()?.to_owned(),
        until: moment(item, attr::INVITED_UNTIL).ok()?,
    })
}

impl TryFrom<&Item> for Names {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let salt = item.get(attr::SALT).and_then(|salt| salt.as_b().ok());
        let salt = salt.ok_or(StoreError::Unreadable(attr::SALT))?;
        Ok(Self {
            public: read(item, attr::PUBLIC)?.to_owned(),
            salt: salt.as_ref().to_vec(),
        })
    }
}

impl TryFrom<&Item> for Ceremony {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        Ok(Self {
            person: named(item).ok_or(StoreError::Unreadable(attr::PERSON))?,
            state: read(item, attr::STATE)?.to_owned(),
            until: moment(item, attr::EXPIRES)?,
        })
    }
}

impl TryFrom<&Item> for Invitation {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        Ok(Self {
            person: named(item).ok_or(StoreError::Unreadable(attr::PERSON))?,
            until: moment(item, attr::EXPIRES)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_read_as_it_was_written() {
        let team = "kerkrade".parse().unwrap();
        for each in [
            Lock::Team(team, "age1x".into()),
            Lock::Names("age1x".into()),
            Lock::KeyFile("age1x".into()),
            Lock::Passkey("0a".into()),
            Lock::Passphrase,
            Lock::Recovery,
        ] {
            assert_eq!(lock(&lock_words(&each)), Some(each));
        }
        for wrong in [
            "",
            "team",
            "team#Kerkrade#x",
            "keyfile",
            "recovery#x",
            "x",
            "team#a#b#c",
        ] {
            assert_eq!(lock(wrong), None, "{wrong}");
        }
    }
}
