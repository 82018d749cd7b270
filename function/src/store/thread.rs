//! What comes after a first answer: more questions in the same thread, and new seals when keys change.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};
use jiff::Timestamp;

use super::item::{self, attr, number, text};
use super::rank::Rank;
use super::{By, Entry, Readers, Status, Store, StoreError, Submission, client};
use crate::clock::Hour;
use crate::form::Kind;
use crate::seal::Sealed;

/// How often somebody may ask on in one thread.
const LONGEST_THREAD: usize = 10;

// An item of `DynamoDB` holds at most 400 KiB, and a thread must never become one that cannot be answered any more. So
// nobody is asked for another question unless the largest that can come still fits. Four bytes are the most that a
// character takes, in JSON as well: control characters, which JSON writes longer, are thrown away when they come in.
// Around a seal `age` puts some 500 bytes and 100 for each further key.

/// What all seals of an item may take. The rest is for what stands beside them (600 bytes at most) and for keys that are
/// added later: a dozen seals with a few more keys each.
const ROOM: usize = (400 - 8) * 1024;
/// A follow-up of 4000 characters and the answer of 5000 that it is about: 36,000 bytes and the names of JSON, padded to 36 KiB.
const LARGEST_QUESTION: usize = (36 + 2) * 1024;
/// An answer of 5000 characters: 20,000 bytes, padded to 20 KiB.
const LARGEST_ANSWER: usize = (20 + 2) * 1024;
/// A page for the site, with a title of 120 characters, a question of 4000 and an answer of 5000: 36,480 bytes and the
/// names of JSON and topics, padded to 37 KiB.
const LARGEST_PAGE: usize = (37 + 2) * 1024;

/// An answer that was given, and the question that followed it.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The answer, sealed to the receipt.
    pub answer: Option<Sealed>,
    /// The question, sealed to the moderators.
    pub question: Sealed,
}

/// Another question in the same thread.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// What was typed.
    pub sealed: Sealed,
    /// Whether somebody should look at it first.
    pub urgent: bool,
    /// The hour in which it arrived.
    pub received: Hour,
    /// When the whole thread is gone now.
    pub expires: Timestamp,
}

/// The seals of a submission around what moderators read, as they are to be from now on.
#[derive(Debug)]
pub struct Seals {
    /// What was typed first.
    pub sealed: Sealed,
    /// The questions of the thread, in their order.
    pub questions: Vec<Sealed>,
    /// The page that is to be made of it, where there is one.
    pub publication: Option<Sealed>,
}

impl Submission {
    /// Everything in it that moderators open.
    pub fn seals_for_moderators(&self) -> impl Iterator<Item = &Sealed> {
        let questions = self.thread.iter().map(|turn| &turn.question);
        std::iter::once(&self.sealed)
            .chain(questions)
            .chain(&self.publication)
    }

    /// Whether its sender may ask on: there is an answer, and room for another question with all that can come of it.
    pub fn may_follow_up(&self) -> bool {
        self.is_settled() && self.has_room()
    }

    /// Whether its sender could ask on, were there room.
    pub fn is_full(&self) -> bool {
        self.is_settled() && !self.has_room()
    }

    /// Closing an answered question ends the work of the desk, not what its sender may still want to know.
    fn is_settled(&self) -> bool {
        let settled = [Status::Answered, Status::Published, Status::Closed];
        settled.contains(&self.entry.status)
            && self.entry.kind == Kind::Question
            && self.answer.is_some()
    }

    fn has_room(&self) -> bool {
        // A page that waits for the site would make way for another.
        let turns = self.thread.iter();
        let taken: usize = turns
            .flat_map(|turn| [Some(&turn.question), turn.answer.as_ref()])
            .chain([Some(&self.sealed), self.answer.as_ref()])
            .flatten()
            .map(|sealed| sealed.as_bytes().len())
            .sum();
        self.thread.len() < LONGEST_THREAD
            && taken + LARGEST_QUESTION + LARGEST_ANSWER + LARGEST_PAGE <= ROOM
    }
}

impl Store {
    /// Adds a question to the thread of an answered one, which waits for an answer again from then on.
    pub async fn follow_up(
        &self,
        seen: &Submission,
        new: &FollowUp,
        by: &By<'_>,
    ) -> Result<(), StoreError> {
        let entry = &seen.entry;
        if !seen.may_follow_up() {
            return Err(StoreError::NotAllowed {
                from: entry.status,
                to: Status::New,
            });
        }
        let urgent = entry.urgent || new.urgent;
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression(
                "SET #status = :status, #version = :next, #rank = :rank, #urgent = :urgent, #expires = :expires, \
                 #thread = list_append(if_not_exists(#thread, :none), :turn) REMOVE #answer, #sealed_for",
            )
            .condition_expression("#version = :seen")
            .set_expression_attribute_names(Some(item::names(&[
                attr::STATUS,
                attr::VERSION,
                attr::RANK,
                attr::URGENT,
                attr::EXPIRES,
                attr::THREAD,
                attr::ANSWER,
                attr::SEALED_FOR,
            ])))
            .expression_attribute_values(":status", text(Status::New.as_str()))
            .expression_attribute_values(":seen", number(entry.version))
            .expression_attribute_values(":next", number(entry.version + 1))
            .expression_attribute_values(
                ":rank",
                text(Rank::new(urgent, new.received).to_string()),
            )
            .expression_attribute_values(":urgent", AttributeValue::Bool(urgent))
            .expression_attribute_values(":expires", number(new.expires.as_second()))
            .expression_attribute_values(":none", AttributeValue::L(Vec::new()))
            .expression_attribute_values(":turn", item::turn(seen.answer.as_ref(), &new.sealed))
            .build()
            .map_err(client::not_built)?;
        let kept = Entry {
            expires: new.expires,
            ..entry.clone()
        };
        self.with_audit(
            TransactWriteItem::builder().update(update).build(),
            &kept,
            "follow-up",
            by,
        )
        .await
    }

    /// Replaces the seals of a submission by others around the same content, if nobody changed it since it was read, and
    /// if those who can read are still `readers`: whoever holds an older list changes nothing. The version stays, and with
    /// it every page that a colleague has open.
    pub async fn reseal(
        &self,
        seen: &Submission,
        (seals, readers): (&Seals, &Readers),
        by: &By<'_>,
    ) -> Result<(), StoreError> {
        let entry = &seen.entry;
        let turns = seen.thread.iter().zip(&seals.questions);
        let thread = turns
            .flat_map(|(turn, question)| item::turn_list(turn.answer.as_ref(), question))
            .collect();
        let mut names = vec![attr::SEALED, attr::THREAD, attr::SEALED_FOR, attr::VERSION];
        let mut expression =
            "SET #sealed = :sealed, #thread = :thread, #sealed_for = :mark".to_owned();
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)));
        if let Some(publication) = &seals.publication {
            names.push(attr::PUBLICATION);
            expression.push_str(", #publication = :publication");
            let bytes = item::bytes(publication.as_bytes());
            update = update.expression_attribute_values(":publication", bytes);
        }
        let update = update
            .update_expression(expression)
            .condition_expression("#version = :seen")
            .set_expression_attribute_names(Some(item::names(&names)))
            .expression_attribute_values(":sealed", item::bytes(seals.sealed.as_bytes()))
            .expression_attribute_values(":thread", AttributeValue::L(thread))
            .expression_attribute_values(":seen", number(entry.version))
            .expression_attribute_values(":mark", text(readers.mark()))
            .build()
            .map_err(client::not_built)?;
        let audit = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::audit_beside(entry, "resealed", by)))
            .build()
            .map_err(client::not_built)?;
        let write = self
            .client
            .transact_write_items()
            .transact_items(TransactWriteItem::builder().update(update).build())
            .transact_items(self.still(readers)?)
            .transact_items(TransactWriteItem::builder().put(audit).build());
        write.send().await.map(drop).map_err(client::failure)
    }
}
