//! A second pair of eyes: a message that leaves only after somebody else of the team looked at it. Until then it is one that
//! leaves at no moment that comes, so that whatever holds for messages on their way holds for it: it can be called back, it is
//! sealed again, and it does not leave when its asker writes first.

use jiff::Timestamp;

use super::alteration::{Change, Part, Waiting, allow, at_no_time, not_allowed};
use super::{Attribution, Entry, NewPage, Outgoing, Status, Store, StoreError, Submission};
use forms::Kind;
use sealing::Sealed;

/// What is proposed.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// The message, sealed to the receipt and to the team.
    pub message: &'a Sealed,
    /// Whether it asks something back.
    pub asks: bool,
    /// The page that may be made of it.
    pub publication: Option<&'a NewPage<'a>>,
}

impl Store {
    /// Keeps a message that leaves after somebody else looked at it. Whoever proposes it works on it.
    pub async fn propose(
        &self,
        seen: &Submission,
        proposal: &Proposal<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let Some(me) = by.actor.person().filter(|_| seen.takes_proposal()) else {
            return Err(not_allowed(seen, Status::Answered));
        };
        let message = Outgoing {
            sealed: proposal.message.clone(),
            leaves: at_no_time(),
        };
        let settled = seen.takes_second_message();
        let next = if settled {
            seen.entry.status
        } else {
            Status::Claimed
        };
        let change = Change {
            answer: Some(&message),
            asks: proposal.asks,
            assignee: if settled { Part::Keep } else { Part::Set(me) },
            publication: proposal.publication.map_or(Part::Keep, Part::Set),
            waiting: Waiting::For(me),
            ..Change::to(next, seen)
        };
        let what = match proposal.publication {
            Some(_) => "proposed-page",
            None => "proposed",
        };
        self.change(seen, &change.called(what), by).await
    }

    /// Lets a message leave that waited for a second pair of eyes. Whoever proposed it may do so only where there is nobody
    /// else, and the audit says that.
    pub async fn release(
        &self,
        seen: &Submission,
        (leaves, alone): (Timestamp, bool),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let waits = seen.leaving.as_ref().zip(seen.waits_for_eyes.as_ref());
        let Some((leaving, proposer)) = waits else {
            return Err(not_allowed(seen, Status::Answered));
        };
        let is_own = by.actor.person().is_none_or(|me| proposer.is(me));
        if is_own && !alone {
            return Err(not_allowed(seen, Status::Answered));
        }
        let status = seen.entry.status;
        let stays = leaving.asks || !status.is_open();
        let next = if stays { status } else { Status::Answered };
        if !stays {
            allow(seen, next)?;
        }
        let change = Change {
            waiting: Waiting::Until(leaves),
            assignee: if stays { Part::Keep } else { Part::Drop },
            publication: Part::Keep,
            ..Change::to(next, seen)
        };
        let what = if is_own { "released-alone" } else { "released" };
        self.change(seen, &change.called(what), by).await
    }

    /// Says whether what is written needs a second pair of eyes, whatever its form says.
    pub async fn mark_for_eyes(
        &self,
        seen: &Submission,
        wanted: bool,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_marked_for_eyes() || seen.wants_eyes == wanted {
            return Err(not_allowed(seen, seen.entry.status));
        }
        let change = Change {
            wants_eyes: wanted,
            ..Change::within(seen)
        };
        let what = if wanted { "eyes-wanted" } else { "eyes-waived" };
        self.change(seen, &change.called(what), by).await
    }
}

impl Submission {
    /// Whether a message can be proposed now.
    fn takes_proposal(&self) -> bool {
        let Entry { status, kind, .. } = &self.entry;
        let is_free = self.leaving.is_none() && *kind != Kind::Signup;
        is_free && (self.takes_second_message() || status.may_become(Status::Answered, *kind))
    }

    /// Whether somebody can say that it needs a second pair of eyes: while it waits, and nothing is on its way.
    pub fn may_be_marked_for_eyes(&self) -> bool {
        let open = [Status::New, Status::Claimed, Status::Escalated];
        let is_open = open.contains(&self.entry.status);
        self.entry.kind != Kind::Signup && is_open && self.leaving.is_none()
    }
}
