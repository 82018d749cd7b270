//! Between our types and the items of a table.

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::actor::{Author, Machine};
pub(super) use super::attr;
use super::sort_key::{HolderMark, Place, SortKey};
use super::{
    Actor, Answered, Attribution, AuditEntry, Before, BrokerEntry, Entry, Fingerprint, Looks,
    NewSubmission, PageAuthor, PageEyes, PersonId, QueuePart, Status, StoreError, Submission, Turn,
    Urgency, With,
};
use clock::Hour;
use forms::Kind;
use forms::team::TeamId;
use sealing::Sealed;
use sealing::receipt::{LookupId, MessageTag};

pub(super) type Item = HashMap<String, AttributeValue>;

const SUBMISSION: &str = "submission";
const PARTITION_PREFIX: &str = "sub#";
/// The beginning of the sort key of every audit entry.
pub(super) const AUDIT_PREFIX: &str = "audit#";
/// The beginning of the sort key of who looked, and how often.
pub(super) const LOOKS_PREFIX: &str = "audit-look#";
/// The beginning of the sort key of every audit entry of the record of a broker.
const BROKER_AUDIT_PREFIX: &str = "audit-broker#";
/// What all of them begin with.
pub(super) const HISTORY_PREFIX: &str = "audit";

pub(super) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

pub(super) fn number(value: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

pub(super) fn bytes(value: &[u8]) -> AttributeValue {
    AttributeValue::B(Blob::new(value))
}

pub(super) fn key(partition: &str, sort: &str) -> Item {
    Item::from([
        (attr::PARTITION.into(), text(partition)),
        (attr::SORT.into(), text(sort)),
    ])
}

pub(super) fn partition(id: &LookupId) -> String {
    format!("{PARTITION_PREFIX}{id}")
}

pub(super) fn submission_key(id: &LookupId) -> Item {
    key(&partition(id), SUBMISSION)
}

pub(super) fn from_new(new: &NewSubmission) -> Item {
    let mut item = submission_key(&new.id);
    let mut put = |name: &str, value| item.insert(name.to_owned(), value);
    put(attr::FORM, text(&new.form));
    put(attr::KIND, text(new.kind.as_str()));
    if let Some(municipality) = &new.municipality {
        put(attr::MUNICIPALITY, text(municipality));
    }
    put(attr::TEAM, text(new.team.as_str()));
    put(
        attr::QUEUE,
        text(QueuePart::new(&new.team, new.status).to_string()),
    );
    put(attr::RECEIVED, text(new.received.to_string()));
    put(attr::STATUS, text(new.status.as_str()));
    // Only a question can be urgent: a sign-up with danger words is not somebody in danger.
    let urgency = new.urgency.filter(|_| new.kind == Kind::Question);
    put(
        attr::QUEUE_SORT,
        text(SortKey::new(new.kind, urgency, new.received).to_string()),
    );
    put(attr::URGENT, AttributeValue::Bool(urgency.is_some()));
    if let Some(urgency) = urgency {
        put(attr::URGENCY, text(urgency.as_str()));
    }
    put(attr::EXPIRES, number(new.expires.as_second()));
    put(attr::VERSION, number(1));
    put(attr::RECIPIENT, text(new.recipient.to_string()));
    put(attr::SEALED, bytes(new.sealed.as_bytes()));
    if let Some(own) = &new.own {
        put(attr::OWN, bytes(own.as_bytes()));
    }
    item
}

/// Whether an item of the index is a submission. Records of brokers are listed there as well.
pub(super) fn is_submission(item: &Item) -> bool {
    read(item, attr::SORT).is_ok_and(|sort| sort == SUBMISSION)
}

/// The tombstone of a withdrawn submission: no form, no hour, nothing of its content.
pub(super) fn withdrawn(entry: &Entry) -> Item {
    let mut item = submission_key(&entry.id);
    item.insert(attr::EXPIRES.into(), number(entry.expires.as_second()));
    item
}

/// Whether an item is the tombstone of a withdrawn submission.
pub(super) fn is_withdrawn(item: &Item) -> bool {
    !item.contains_key(attr::STATUS) && !item.contains_key(attr::SEALED)
}

/// Placeholders for the names of attributes: `#name`.
pub(super) fn names(attributes: &[&str]) -> HashMap<String, String> {
    let pair = |name: &&str| (format!("#{name}"), (*name).to_owned());
    attributes.iter().map(pair).collect()
}

/// One turn of a thread.
pub(super) fn turn(turn: &Turn) -> AttributeValue {
    let mut item = Item::new();
    let mut put = |name: &str, value| item.insert(name.to_owned(), value);
    if let Some(question) = &turn.question {
        put(attr::QUESTION, bytes(question.as_bytes()));
    }
    if turn.shared {
        put(attr::SHARED, AttributeValue::Bool(true));
    }
    if let Some(answer) = &turn.answer {
        put(attr::ANSWER, bytes(answer.as_bytes()));
    }
    if turn.asks {
        put(attr::ASKS, AttributeValue::Bool(true));
    }
    if turn.declines {
        put(attr::DECLINES, AttributeValue::Bool(true));
    }
    if let Some(tag) = &turn.tag {
        put(attr::TAG, bytes(tag.as_bytes()));
    }
    AttributeValue::M(item)
}

fn thread(item: &mut Item) -> Result<Vec<Turn>, StoreError> {
    let Some(AttributeValue::L(turns)) = item.remove(attr::THREAD) else {
        return Ok(Vec::new());
    };
    turns
        .into_iter()
        .map(|turn| {
            let AttributeValue::M(mut turn) = turn else {
                return Err(StoreError::Unreadable(attr::THREAD));
            };
            let read = Turn {
                answer: sealed(&mut turn, attr::ANSWER),
                asks: flag(&turn, attr::ASKS).unwrap_or_default(),
                declines: flag(&turn, attr::DECLINES).unwrap_or_default(),
                question: sealed(&mut turn, attr::QUESTION),
                shared: flag(&turn, attr::SHARED).unwrap_or_default(),
                tag: tag(&turn),
            };
            if read.answer.is_none() && read.question.is_none() {
                return Err(StoreError::Unreadable(attr::THREAD));
            }
            Ok(read)
        })
        .collect()
}

/// Threads of before there were tags have none.
fn tag(turn: &Item) -> Option<MessageTag> {
    let bytes = turn.get(attr::TAG)?.as_b().ok()?;
    MessageTag::from_store(bytes.as_ref())
}

/// The key of the audit entry of the change that made this version.
pub(super) fn audit_key(id: &LookupId, version: u64) -> Item {
    key(&partition(id), &format!("{AUDIT_PREFIX}{version:08}"))
}

/// An audit entry that remembers which request asked for the change.
pub(super) fn with_request(mut audit: Item, request: Option<Fingerprint>) -> Item {
    if let Some(Fingerprint(request)) = request {
        audit.insert(attr::REQUEST.into(), bytes(&request));
    }
    audit
}

/// An audit entry goes when the submission goes. It never holds text.
pub(super) fn audit(entry: &Entry, what: &str, by: &Attribution<'_>) -> Item {
    let version = entry.version + 1;
    let sort = format!("{AUDIT_PREFIX}{version:08}");
    audit_at(entry, &sort, version, (what, by))
}

/// An audit entry for a change that keeps the version: it sorts between the entries of this version and the next.
pub(super) fn audit_of_same_version(entry: &Entry, what: &str, by: &Attribution<'_>) -> Item {
    let version = entry.version;
    let sort = format!("{AUDIT_PREFIX}{version:08}#{}", by.at.as_millisecond());
    audit_at(entry, &sort, version, (what, by))
}

/// The audit entry of a note or of ticks, which one request adds once.
pub(super) fn audit_beside(
    entry: &Entry,
    request: Option<Fingerprint>,
    (what, by): (&str, &Attribution<'_>),
) -> Item {
    let version = entry.version;
    let Fingerprint(request) = request.unwrap_or(Fingerprint([0; 16]));
    let request = u128::from_be_bytes(request);
    let kind = if what == "noted" { "note" } else { what };
    let sort = format!("{AUDIT_PREFIX}{version:08}#{kind}-{request:032x}");
    audit_at(entry, &sort, version, (what, by))
}

/// The audit entry of a change of the record of a broker, in the history of the sign-up.
pub(super) fn audit_of_broker(entry: &BrokerEntry, what: &str, by: &Attribution<'_>) -> Item {
    let version = entry.version;
    let sort = format!("{BROKER_AUDIT_PREFIX}{version:08}");
    let subject = (&entry.id, entry.expires);
    audit_about(subject, &sort, version, (what, by))
}

fn audit_at(entry: &Entry, sort: &str, version: u64, happened: (&str, &Attribution<'_>)) -> Item {
    audit_about((&entry.id, entry.expires), sort, version, happened)
}

fn audit_about(
    (id, expires): (&LookupId, Timestamp),
    sort: &str,
    version: u64,
    (what, by): (&str, &Attribution<'_>),
) -> Item {
    let mut item = key(&partition(id), sort);
    item.insert(attr::ACTOR.into(), text(by.actor.as_str()));
    let machine = matches!(by.actor, Actor::Machine(_));
    item.insert(attr::MACHINE.into(), AttributeValue::Bool(machine));
    item.insert(attr::WHAT.into(), text(what));
    item.insert(attr::AT.into(), number(by.at.as_second()));
    item.insert(attr::VERSION.into(), number(version));
    item.insert(attr::EXPIRES.into(), number(expires.as_second()));
    item
}

impl TryFrom<&Item> for Entry {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let kind = parsed(item, attr::KIND)?;
        let received = Hour::parse(read(item, attr::RECEIVED)?)
            .ok_or(StoreError::Unreadable(attr::RECEIVED))?;
        let sort_key = read(item, attr::QUEUE_SORT).ok().and_then(SortKey::parse);
        let is_in = |place| sort_key.as_ref().is_some_and(|key| key.place() == place);
        Ok(Self {
            id: id(item).ok_or(StoreError::Unreadable(attr::PARTITION))?,
            form: read(item, attr::FORM)?.to_owned(),
            kind,
            municipality: read(item, attr::MUNICIPALITY).ok().map(str::to_owned),
            team: team(item),
            received,
            asked: sort_key.as_ref().map_or(received, SortKey::hour),
            status: parsed(item, attr::STATUS)?,
            urgency: urgency(item, kind, sort_key.as_ref()),
            follow_up: follow_up(item, sort_key.as_ref()),
            holder: holder(item, sort_key.as_ref()),
            expires: moment(item, attr::EXPIRES)?,
            version: counted(item, attr::VERSION)?,
            approved: is_in(Place::Approved),
            waits_for_author: is_in(Place::ForAuthor),
            page_for_eyes: is_in(Place::ForEyes),
            sealed_for: read(item, attr::SEALED_FOR).ok().map(str::to_owned),
        })
    }
}

impl TryFrom<Item> for Submission {
    type Error = StoreError;

    fn try_from(mut item: Item) -> Result<Self, StoreError> {
        // Seals are taken out of the item one by one.
        let declines = declines(&item);
        Ok(Self {
            entry: Entry::try_from(&item)?,
            recipient: parsed(&item, attr::RECIPIENT)?,
            sealed: sealed(&mut item, attr::SEALED).ok_or(StoreError::Unreadable(attr::SEALED))?,
            own: sealed(&mut item, attr::OWN),
            answer: sealed(&mut item, attr::ANSWER),
            asks: flag(&item, attr::ASKS).unwrap_or_default(),
            declines,
            leaving: None,
            visible_from: moment(&item, attr::VISIBLE_FROM).ok(),
            thread: thread(&mut item)?,
            assignee: assignee(&item),
            held_since: moment(&item, attr::HELD_SINCE).ok(),
            handed_by: read(&item, attr::HANDED_BY)
                .ok()
                .map(Author::person_or_name),
            due: moment(&item, attr::DUE).ok(),
            before: Before::read(&item),
            reopened: flag(&item, attr::REOPENED).unwrap_or_default(),
            waits_for_eyes: read(&item, attr::EYES).ok().map(Author::person_or_name),
            wants_eyes: flag(&item, attr::WANTS_EYES).unwrap_or_default(),
            passed_on: flag(&item, attr::PASSED_ON).unwrap_or_default(),
            publication: sealed(&mut item, attr::PUBLICATION),
            placed: sealed(&mut item, attr::PLACED),
            author: PageAuthor::read(&item),
            page_eyes: PageEyes::read(&item),
            in_review: flag(&item, attr::IN_REVIEW).unwrap_or_default(),
            label: sealed(&mut item, attr::LABEL),
            counted: counted(&item, attr::COUNTED).unwrap_or_default(),
            answered: Answered {
                with: read(&item, attr::WITH).ok().and_then(With::parse),
                is_rated: flag(&item, attr::RATED).unwrap_or_default(),
            },
        })
    }
}

impl TryFrom<&Item> for AuditEntry {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let actor = read(item, attr::ACTOR)?;
        // Old entries lack the flag: there, the name tells.
        let machine = Machine::parse(actor).filter(|_| flag(item, attr::MACHINE).unwrap_or(true));
        let author = machine.map_or_else(|| Author::person_or_name(actor), Author::Machine);
        Ok(Self {
            author,
            what: read(item, attr::WHAT)?.to_owned(),
            at: moment(item, attr::AT)?,
            version: counted(item, attr::VERSION)?,
            request: fingerprint(item),
        })
    }
}

impl TryFrom<&Item> for Looks {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let person = read(item, attr::SORT)?.strip_prefix(LOOKS_PREFIX);
        Ok(Self {
            person: person
                .and_then(PersonId::parse)
                .ok_or(StoreError::Unreadable(attr::SORT))?,
            count: counted(item, attr::COUNT)?,
            last: moment(item, attr::SEEN)?,
        })
    }
}

fn fingerprint(item: &Item) -> Option<Fingerprint> {
    let bytes = item.get(attr::REQUEST)?.as_b().ok()?;
    bytes.as_ref().try_into().ok().map(Fingerprint)
}

pub(super) fn read<'a>(item: &'a Item, name: &'static str) -> Result<&'a str, StoreError> {
    let value = item.get(name).and_then(|value| value.as_s().ok());
    value
        .map(String::as_str)
        .ok_or(StoreError::Unreadable(name))
}

/// The index has the team in its partition only.
fn team(item: &Item) -> TeamId {
    let own = read(item, attr::TEAM).ok().and_then(|id| id.parse().ok());
    let of_queue = || QueuePart::team_in(read(item, attr::QUEUE).ok()?);
    own.or_else(of_queue).unwrap_or_default()
}

/// A yes or a no, where there is one.
pub(super) fn flag(item: &Item, name: &str) -> Option<bool> {
    item.get(name)?.as_bool().ok().copied()
}

/// The index has it in the place of the sort key only, and an older version had one kind of urgent questions: nothing of it may
/// wait longer than it did.
fn urgency(item: &Item, kind: Kind, sort_key: Option<&SortKey>) -> Option<Urgency> {
    // Old sign-ups and contributions can still have the flag.
    if kind != Kind::Question || flag(item, attr::URGENT) != Some(true) {
        return None;
    }
    let stored = read(item, attr::URGENCY).ok();
    let stored = stored.and_then(|word| word.parse().ok());
    let of_place = match sort_key.map(SortKey::place) {
        Some(Place::Attention) => Urgency::Attention,
        _ => Urgency::Acute,
    };
    Some(stored.unwrap_or(of_place))
}

/// The index has it in the sort key only. There, an older version did not have it either, but the hour of the follow-up.
fn follow_up(item: &Item, sort_key: Option<&SortKey>) -> bool {
    let has_turns = item
        .get(attr::THREAD)
        .and_then(|thread| thread.as_l().ok())
        .is_some_and(|turns| !turns.is_empty());
    let received = read(item, attr::RECEIVED).ok().and_then(Hour::parse);
    has_turns
        || sort_key.is_some_and(|sort_key| {
            sort_key.is_follow_up() || received.is_some_and(|hour| sort_key.hour() > hour)
        })
}

/// The index has it in the sort key only.
fn holder(item: &Item, sort_key: Option<&SortKey>) -> Option<HolderMark> {
    let own = read(item, attr::ASSIGNEE).ok().map(HolderMark::of);
    own.or_else(|| sort_key.and_then(SortKey::holder).cloned())
}

/// Whether the last message says why there is no answer. Older versions did not write it down: there, what was rejected and has
/// not been answered since says so.
fn declines(item: &Item) -> bool {
    let is_set = |name| flag(item, name).unwrap_or_default();
    let status = || parsed::<Status>(item, attr::STATUS).ok();
    let by_state = || match status() {
        Some(Status::Rejected | Status::Declined) => true,
        Some(Status::New | Status::Claimed | Status::Escalated) => is_set(attr::REOPENED),
        _ => false,
    };
    let is_message = item.contains_key(attr::ANSWER) && !is_set(attr::ASKS);
    is_message && flag(item, attr::DECLINES).unwrap_or_else(by_state)
}

pub(super) fn assignee(item: &Item) -> Option<Author> {
    read(item, attr::ASSIGNEE).ok().map(Author::person_or_name)
}

/// The id of a submission, from the key of its item.
pub(super) fn id(item: &Item) -> Option<LookupId> {
    let partition = read(item, attr::PARTITION).ok()?;
    LookupId::parse(partition.strip_prefix(PARTITION_PREFIX)?)
}

fn parsed<T: std::str::FromStr>(item: &Item, name: &'static str) -> Result<T, StoreError> {
    read(item, name)?
        .parse()
        .map_err(|_| StoreError::Unreadable(name))
}

pub(super) fn counted<T: std::str::FromStr>(
    item: &Item,
    name: &'static str,
) -> Result<T, StoreError> {
    let number = item
        .get(name)
        .and_then(|value| value.as_n().ok())
        .and_then(|n| n.parse().ok());
    number.ok_or(StoreError::Unreadable(name))
}

pub(super) fn moment(item: &Item, name: &'static str) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(counted(item, name)?).map_err(|_| StoreError::Unreadable(name))
}

pub(super) fn sealed(item: &mut Item, name: &str) -> Option<Sealed> {
    match item.remove(name)? {
        AttributeValue::B(blob) => Sealed::from_store(blob.into_inner()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_withdrawn_leaves_its_place_and_when_that_goes() {
        let entry = Entry {
            id: LookupId::parse(&"0a".repeat(16)).unwrap(),
            form: "vraag".into(),
            kind: forms::Kind::Question,
            municipality: Some("kerkrade".into()),
            team: TeamId::national(),
            received: Hour::of(Timestamp::UNIX_EPOCH),
            asked: Hour::of(Timestamp::UNIX_EPOCH),
            status: super::super::Status::New,
            urgency: Some(Urgency::Acute),
            follow_up: true,
            holder: None,
            expires: Timestamp::UNIX_EPOCH,
            version: 3,
            approved: false,
            waits_for_author: false,
            page_for_eyes: false,
            sealed_for: None,
        };
        let item = withdrawn(&entry);
        let mut names: Vec<_> = item.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["expires", "pk", "sk"]);
        assert!(is_withdrawn(&item));
    }
}
