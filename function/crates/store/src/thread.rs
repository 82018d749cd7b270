//! Messages after the first one, and re-seals.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};
use jiff::Timestamp;

use super::item::{self, attr, number, text};
use super::sort_key::SortKey;
use super::trail::Happening;
use super::update::Parts;
use super::{
    Attribution, AuthorSays, Entry, QueuePart, Readers, Status, Store, StoreError, Submission,
    Urgency, Work, client,
};
use clock::Hour;
use forms::Kind;
use forms::team::TeamId;
use sealing::Sealed;
use sealing::receipt::MessageTag;

/// How many answers a thread may have before somebody has to begin another one.
const MOST_ANSWERS: usize = 10;
/// How many messages may follow the first one. People who are upset write in short lines.
const MOST_MESSAGES: usize = 40;
/// Urgent threads may have this many more.
const MORE_URGENT: usize = 20;

// An item of `DynamoDB` holds at most 400 KiB, and a thread must never become one that cannot be answered any more. So
// nobody is asked for another question unless the largest that can come still fits. Four bytes are the most that a
// character takes, in JSON as well: control characters, which JSON writes longer, are thrown away when they come in.
// Around a seal `age` puts some 500 bytes and 100 for each further key.

/// The limit for all seals of an item. The rest is for its other attributes (600 bytes at most) and for keys that are
/// added later: a dozen seals with a few more keys each.
const ROOM: usize = (400 - 8) * 1024;
/// A follow-up of 4000 characters and the answer of 5000 that it is about: 36,000 bytes and the names of JSON, padded to 36 KiB.
const LARGEST_QUESTION: usize = (36 + 2) * 1024;
/// An answer of 5000 characters: 20,000 bytes, padded to 20 KiB.
const LARGEST_ANSWER: usize = (20 + 2) * 1024;
/// A page for the site, with a title of 120 characters, a question of 4000 and an answer of 5000: 36,480 bytes and the
/// names of JSON and topics, padded to 37 KiB.
const LARGEST_PAGE: usize = (37 + 2) * 1024;

/// A message of the team, and the one of the asker that followed it. One of the two can be missing: both sides may write
/// twice.
#[derive(Debug, Clone, Default)]
pub struct Turn {
    /// The message of the team, sealed to the receipt and to the team; old ones to the receipt only.
    pub answer: Option<Sealed>,
    /// Whether that message asked something.
    pub asks: bool,
    /// Whether that message said why there is no answer.
    pub declines: bool,
    /// The message of the asker, sealed to the team.
    pub question: Option<Sealed>,
    /// Whether the receipt opens it as well. Old ones only the team opens.
    pub shared: bool,
    /// Identifies the question when it is sent again.
    pub tag: Option<MessageTag>,
}

/// What the team said last, while nobody replied to it.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The message.
    pub sealed: &'a Sealed,
    /// Whether it asks something back.
    pub asks: bool,
    /// Whether it says why there is no answer.
    pub declines: bool,
}

impl Said<'_> {
    /// Whether it is an answer, and nothing else.
    pub fn is_answer(&self) -> bool {
        !self.asks && !self.declines
    }
}

/// A seal that moderators open.
#[derive(Debug, Clone, Copy)]
pub struct TeamSeal<'a> {
    /// The seal.
    pub sealed: &'a Sealed,
    /// Whether the receipt opens it as well.
    pub shared: bool,
}

impl TeamSeal<'_> {
    /// How many keys of moderators open it.
    pub fn keys(&self) -> usize {
        self.sealed.keys() - usize::from(self.shared)
    }
}

/// A message that is added to a thread.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// The message, sealed to the team and to the receipt.
    pub sealed: Sealed,
    /// The team that it is sealed to. The whole submission is that team's from then on.
    pub team: TeamId,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// The hour in which it arrived.
    pub received: Hour,
    /// Identifies it when it is sent again.
    pub tag: MessageTag,
    /// When the whole thread is gone now.
    pub expires: Timestamp,
    /// Whether it says what is to be different on the page that its author reads.
    pub changes_page: bool,
}

/// The seals of a submission around what moderators read, as they are to be from now on.
#[derive(Debug)]
pub struct Seals {
    /// The first message.
    pub sealed: Sealed,
    /// The turns of the thread, in their order.
    pub thread: Vec<Turn>,
    /// The last message of the team, where moderators can open it.
    pub answer: Option<Sealed>,
    /// The page that is to be made of it, where there is one.
    pub publication: Option<Sealed>,
    /// The files that were made of it, where there are any.
    pub placed: Option<Sealed>,
    /// The label for lists, where there is one.
    pub label: Option<Sealed>,
    /// What the team keeps for itself, as it was and as it is to be.
    pub work: (Work, Work),
}

impl Submission {
    /// Everything in it that moderators open, apart from what they keep for themselves.
    pub fn seals_for_moderators(&self) -> impl Iterator<Item = TeamSeal<'_>> {
        let own = |sealed| TeamSeal {
            sealed,
            shared: false,
        };
        let turns = self.thread.iter().flat_map(Turn::seals_for_moderators);
        std::iter::once(own(&self.sealed))
            .chain(turns)
            .chain(self.last_message().and_then(of_both_sides))
            .chain(self.publication.iter().map(|sealed| self.page_seal(sealed)))
            .chain(self.placed.iter().chain(&self.label).map(own))
    }

    /// All of it in other seals, where moderators open them.
    pub fn sealed_again<E>(
        &self,
        again: impl Fn(TeamSeal<'_>) -> Result<Sealed, E>,
        work: (Work, Work),
    ) -> Result<Seals, E> {
        let of_team = |sealed| {
            again(TeamSeal {
                sealed,
                shared: false,
            })
        };
        let of_both = |sealed: &Sealed| of_both_sides(sealed).map(&again).transpose();
        let mut thread = self.thread.clone();
        for turn in &mut thread {
            let shared = turn.shared;
            if let Some(sealed) = &mut turn.question {
                *sealed = again(TeamSeal { sealed, shared })?;
            }
            if let Some(sealed) = &mut turn.answer
                && let Some(other) = of_both(sealed)?
            {
                *sealed = other;
            }
        }
        let answer = self.last_message().map(of_both).transpose()?;
        Ok(Seals {
            sealed: of_team(&self.sealed)?,
            thread,
            answer: answer.flatten(),
            publication: self
                .publication
                .as_ref()
                .map(|sealed| again(self.page_seal(sealed)))
                .transpose()?,
            placed: self.placed.as_ref().map(of_team).transpose()?,
            label: self.label.as_ref().map(of_team).transpose()?,
            work,
        })
    }

    fn page_seal<'a>(&self, sealed: &'a Sealed) -> TeamSeal<'a> {
        TeamSeal {
            sealed,
            shared: self.shares_page(),
        }
    }

    /// The last message of the team, whether it has left or not.
    pub fn last_message(&self) -> Option<&Sealed> {
        let leaving = self.leaving.as_ref().map(|leaving| &leaving.sealed);
        self.answer.as_ref().or(leaving)
    }

    /// What the team said last, if its sender can read it and has not written since.
    pub fn said(&self) -> Option<Said<'_>> {
        if let Some(sealed) = &self.answer {
            return Some(Said {
                sealed,
                asks: self.asks,
                declines: self.declines,
            });
        }
        let last = self.thread.last().filter(|turn| turn.question.is_none())?;
        last.answer.as_ref().map(|sealed| Said {
            sealed,
            asks: last.asks,
            declines: last.declines,
        })
    }

    /// Whether its sender is asked for more: there is an answer, or the question still waits for one.
    pub fn may_follow_up(&self) -> bool {
        self.goes_on() && self.has_room(false)
    }

    /// Whether its sender would be asked for more, were there room.
    pub fn is_full(&self) -> bool {
        self.goes_on() && !self.has_room(false)
    }

    /// Whether another message of its sender is accepted. Urgent ones are accepted for longer.
    pub fn takes_more(&self, urgent: bool) -> bool {
        self.entry.kind == Kind::Question && self.has_room(urgent)
    }

    /// Whether that message is there already: from that very page, or, from a page without a token, among those that have
    /// no answer yet.
    pub fn holds(&self, tag: &MessageTag, from_a_page: bool) -> bool {
        let is_this = |turn: &Turn| turn.tag.as_ref() == Some(tag);
        if from_a_page {
            return self.thread.iter().any(is_this);
        }
        // The first message after an answer brought that answer along.
        let answered = self.thread.iter().rposition(|turn| turn.answer.is_some());
        self.answer.is_none() && self.thread[answered.unwrap_or(0)..].iter().any(is_this)
    }

    /// Closing an answered question ends the work of the desk, not what its sender may still want to know.
    fn goes_on(&self) -> bool {
        let settled = [Status::Answered, Status::Published, Status::Closed];
        let is_said = self.said().is_some_and(|said| !said.declines);
        let is_there = is_said || self.leaving.is_some();
        let status = self.status_for_sender();
        let is_settled = settled.contains(&status) && is_there;
        self.entry.kind == Kind::Question && (is_settled || status.is_open())
    }

    pub(super) fn has_room(&self, urgent: bool) -> bool {
        let turns = self.thread.iter();
        let taken: usize = turns
            .clone()
            .flat_map(|turn| [turn.question.as_ref(), turn.answer.as_ref()])
            .chain([Some(&self.sealed), self.own.as_ref(), self.last_message()])
            .flatten()
            .map(|sealed| sealed.as_bytes().len())
            .sum();
        let answers = turns.filter(|turn| turn.answer.is_some()).count();
        let answers = answers + usize::from(self.last_message().is_some());
        let messages = MOST_MESSAGES + if urgent { MORE_URGENT } else { 0 };
        // A page that waits for the site would make way for another.
        (urgent || answers <= MOST_ANSWERS)
            && self.thread.len() < messages
            && taken + LARGEST_QUESTION + LARGEST_ANSWER + LARGEST_PAGE <= ROOM
    }

    /// The status after a message: available to everybody if the submission was settled or the message is urgent;
    /// otherwise the assignee keeps it.
    fn status_after(&self, more: &FollowUp) -> Status {
        if more.urgency.is_some() || !self.entry.status.is_open() {
            Status::New
        } else {
            self.entry.status
        }
    }
}

impl Store {
    /// Adds a message to a thread. It waits for an answer from then on, if it did not before.
    pub async fn follow_up(
        &self,
        seen: &Submission,
        new: &FollowUp,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let entry = &seen.entry;
        if !seen.takes_more(new.urgency.is_some()) {
            return Err(StoreError::NotAllowed {
                from: entry.status,
                to: Status::New,
            });
        }
        let update = with_message(seen, new).of(self, entry)?;
        let kept = Entry {
            team: new.team.clone(),
            expires: new.expires,
            ..entry.clone()
        };
        // What was not on its way long enough does not leave any more: whoever wrote it reads the new message first.
        let work = match &seen.leaving {
            Some(leaving) => self.holding_back(&kept, &leaving.sealed)?,
            None => self.keeping_work(&kept)?,
        };
        self.with_audit(vec![update, work], &kept, "follow-up", by)
            .await
    }

    /// Replaces the seals of a submission, if neither the submission nor the list of `readers` has changed: a desk with
    /// an older list changes nothing. The version stays, so that pages that colleagues have open remain valid.
    pub async fn reseal(
        &self,
        seen: &Submission,
        (seals, readers): (&Seals, &Readers),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let entry = &seen.entry;
        let audit = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::audit_of_same_version(entry, "resealed", by)))
            .build()
            .map_err(client::not_built)?;
        let what = Happening {
            team: &entry.team,
            submission: &entry.id,
            what: "resealed",
            version: entry.version,
            by,
        };
        let (before, after) = &seals.work;
        let mut changes = vec![
            self.resealed(seen, seals, readers)?,
            self.still(readers)?,
            TransactWriteItem::builder().put(audit).build(),
        ];
        changes.extend(self.resealing_work(entry, (before, after))?);
        self.recorded(changes, &what).await
    }

    /// The submission with other seals, at the same version.
    fn resealed(
        &self,
        seen: &Submission,
        seals: &Seals,
        readers: &Readers,
    ) -> Result<TransactWriteItem, StoreError> {
        let entry = &seen.entry;
        let thread = seals.thread.iter().map(item::turn).collect();
        let mut names = vec![attr::SEALED, attr::THREAD, attr::SEALED_FOR, attr::VERSION];
        let mut expression =
            "SET #sealed = :sealed, #thread = :thread, #sealed_for = :mark".to_owned();
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)));
        let others = [
            (attr::PUBLICATION, &seals.publication),
            (attr::PLACED, &seals.placed),
            (attr::ANSWER, &seals.answer),
        ];
        for (name, sealed) in others {
            if let Some(sealed) = sealed {
                names.push(name);
                expression = format!("{expression}, #{name} = :{name}");
                let bytes = item::bytes(sealed.as_bytes());
                update = update.expression_attribute_values(format!(":{name}"), bytes);
            }
        }
        // A label that somebody changed in this moment is not replaced by the one that was read.
        let mut condition = "#version = :seen AND attribute_not_exists(#label)".to_owned();
        names.push(attr::LABEL);
        if let (Some(before), Some(label)) = (&seen.label, &seals.label) {
            expression.push_str(", #label = :label");
            "#version = :seen AND #label = :before".clone_into(&mut condition);
            update = update
                .expression_attribute_values(":label", item::bytes(label.as_bytes()))
                .expression_attribute_values(":before", item::bytes(before.as_bytes()));
        }
        let update = update
            .update_expression(expression)
            .condition_expression(condition)
            .set_expression_attribute_names(Some(item::names(&names)))
            .expression_attribute_values(":sealed", item::bytes(seals.sealed.as_bytes()))
            .expression_attribute_values(":thread", AttributeValue::L(thread))
            .expression_attribute_values(":seen", number(entry.version))
            .expression_attribute_values(":mark", text(readers.mark()))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}

/// The last message of the team, if its sender read it, with what they wrote after it.
fn turn_with(seen: &Submission, new: &FollowUp) -> Turn {
    Turn {
        answer: seen.answer.clone(),
        asks: seen.asks,
        declines: seen.declines && seen.answer.is_some(),
        question: Some(new.sealed.clone()),
        shared: true,
        tag: Some(new.tag),
    }
}

/// The submission with another message of its sender.
fn with_message(seen: &Submission, new: &FollowUp) -> Parts {
    let entry = &seen.entry;
    let next = seen.status_after(new);
    let stays = next == entry.status;
    // A message to an open question keeps the place in the queue, unless it is urgent or we waited for it ourselves.
    let waited_for = seen.said().is_some_and(|said| said.asks);
    let begins = new.urgency.is_some() || !entry.status.is_open() || waited_for;
    let after = Entry {
        urgency: entry.urgency.max(new.urgency),
        follow_up: true,
        approved: false,
        waits_for_author: false,
        page_for_eyes: false,
        holder: entry.holder.clone().filter(|_| stays),
        asked: if begins { new.received } else { entry.asked },
        ..entry.clone()
    };
    let mut sets = vec![
        (attr::STATUS, text(next.as_str())),
        (attr::TEAM, text(new.team.as_str())),
        (
            attr::QUEUE,
            text(QueuePart::new(&new.team, next).to_string()),
        ),
        (attr::VERSION, number(entry.version + 1)),
        (attr::URGENT, AttributeValue::Bool(after.is_urgent())),
        (attr::EXPIRES, number(new.expires.as_second())),
        (attr::QUEUE_SORT, text(SortKey::of(&after).to_string())),
    ];
    if let Some(urgency) = after.urgency {
        sets.push((attr::URGENCY, text(urgency.as_str())));
    }
    let mut removes = vec![
        attr::ANSWER,
        attr::VISIBLE_FROM,
        attr::ASKS,
        attr::DECLINES,
        attr::SEALED_FOR,
        attr::UNDO,
        attr::REOPENED,
        attr::EYES,
    ];
    if new.changes_page && seen.shares_page() {
        let says = AuthorSays::WantsChanges;
        sets.push((attr::AUTHOR, text(says.as_str())));
        removes.push(attr::AGREED);
    }
    if !stays && seen.assignee.is_some() {
        let assigned = [attr::ASSIGNEE, attr::HELD_SINCE, attr::HANDED_BY, attr::DUE];
        removes.extend(assigned);
    }
    Parts {
        sets,
        removes,
        turn: Some(turn_with(seen, new)),
        before_leaving: None,
    }
}

impl Turn {
    fn seals_for_moderators(&self) -> impl Iterator<Item = TeamSeal<'_>> {
        let shared = self.shared;
        let question = self.question.as_ref();
        let question = question.map(|sealed| TeamSeal { sealed, shared });
        let answer = self.answer.as_ref().and_then(of_both_sides);
        answer.into_iter().chain(question)
    }
}

/// A message of the team, if the team can open it: the first ones were for the receipt alone, which is one key.
fn of_both_sides(sealed: &Sealed) -> Option<TeamSeal<'_>> {
    let shared = true;
    (sealed.keys() > 1).then_some(TeamSeal { sealed, shared })
}
