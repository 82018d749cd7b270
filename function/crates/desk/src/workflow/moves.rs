//! The changes of state with one button: which a submission allows, and what they mean.

use store::{PersonId, Status, Submission, Urgency};

/// A change of state with one button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Assign it to me, even if it was a colleague's.
    Claim,
    /// Call back a message that has not left yet.
    Recall,
    /// Let a message leave that a colleague wrote.
    Release,
    /// Say that what is written here needs a second pair of eyes.
    Eyes,
    /// Say that it does not need one.
    NoEyes,
    /// Say that a page that a colleague made is good.
    PageSeen,
    /// Give it back to them, with words.
    PageBack,
    /// Say that it reached whoever it is for.
    PassOn,
    /// Say that it did not.
    NotPassedOn,
    /// Undo the last move.
    Undo,
    /// Take it up again after it was closed or rejected.
    Reopen,
    /// Make it available to everybody again.
    GiveBack,
    /// Ask somebody with more knowledge to look.
    Escalate,
    /// Take it out of the spam.
    NotSpam,
    /// Discuss a sign-up with its sender.
    Intake,
    /// Start the training of a sign-up.
    Training,
    /// Make a sign-up a broker.
    Activate,
    /// Drop the page that waits to be collected.
    Unpublish,
    /// Mark it as spam.
    Spam,
    /// Decline a sign-up.
    Decline,
    /// Reject it: it cannot be answered.
    Reject,
    /// Close it.
    Close,
    /// Say that somebody's life may be in danger.
    Acute,
    /// Say that somebody should read it soon.
    Attention,
    /// Say that it is not urgent.
    Calm,
}

impl Move {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 25] = [
        Self::Claim,
        Self::Recall,
        Self::Release,
        Self::PageSeen,
        Self::PageBack,
        Self::Undo,
        Self::Reopen,
        Self::NotSpam,
        Self::Intake,
        Self::Training,
        Self::Activate,
        Self::Unpublish,
        Self::GiveBack,
        Self::Escalate,
        Self::Acute,
        Self::Attention,
        Self::Calm,
        Self::Eyes,
        Self::NoEyes,
        Self::PassOn,
        Self::NotPassedOn,
        Self::Spam,
        Self::Decline,
        Self::Reject,
        Self::Close,
    ];

    /// The last segment of its address, and of its message keys (`action-…`).
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Recall => "recall",
            Self::Release => "release",
            Self::Eyes => "eyes",
            Self::NoEyes => "no-eyes",
            Self::PageSeen => "page-seen",
            Self::PageBack => "page-back",
            Self::PassOn => "pass-on",
            Self::NotPassedOn => "not-passed-on",
            Self::Undo => "undo",
            Self::Reopen => "reopen",
            Self::GiveBack => "give-back",
            Self::Escalate => "escalate",
            Self::NotSpam => "not-spam",
            Self::Intake => "intake",
            Self::Training => "training",
            Self::Activate => "activate",
            Self::Unpublish => "unpublish",
            Self::Spam => "spam",
            Self::Decline => "decline",
            Self::Reject => "reject",
            Self::Close => "close",
            Self::Acute => "acute",
            Self::Attention => "attention",
            Self::Calm => "calm",
        }
    }

    /// The next state; none when only a part of the submission changes.
    pub(crate) fn next(self) -> Option<Status> {
        Some(match self {
            Self::Claim => Status::Claimed,
            Self::GiveBack | Self::NotSpam => Status::New,
            Self::Escalate => Status::Escalated,
            Self::Intake => Status::Intake,
            Self::Training => Status::Training,
            Self::Activate => Status::Active,
            Self::Spam => Status::Spam,
            Self::Decline => Status::Declined,
            Self::Reject => Status::Rejected,
            Self::Close => Status::Closed,
            Self::Unpublish
            | Self::Recall
            | Self::Release
            | Self::Eyes
            | Self::NoEyes
            | Self::PageSeen
            | Self::PageBack
            | Self::PassOn
            | Self::NotPassedOn
            | Self::Undo
            | Self::Reopen
            | Self::Acute
            | Self::Attention
            | Self::Calm => return None,
        })
    }

    /// How urgent the submission is from then on, if it says so.
    pub(crate) fn urgency(self) -> Option<Urgency> {
        match self {
            Self::Acute => Some(Urgency::Acute),
            Self::Attention => Some(Urgency::Attention),
            _ => None,
        }
    }

    /// Whether the submission allows it now.
    pub(crate) fn is_possible(self, seen: &Submission, who: Option<&PersonId>) -> bool {
        let status = seen.entry.status;
        let may = self
            .next()
            .is_some_and(|next| status.may_become(next, seen.entry.kind));
        match self {
            Self::Claim if status == Status::Claimed => !who.is_some_and(|who| seen.is_with(who)),
            Self::GiveBack => matches!(status, Status::Claimed | Status::Intake) && may,
            Self::NotSpam => status == Status::Spam && may,
            Self::Unpublish => seen.publication.is_some(),
            Self::Recall => seen.leaving.is_some() && !seen.leaves_with_move(),
            Self::Release => seen.waits_for_eyes.is_some() && seen.leaving.is_some(),
            Self::PageSeen => seen.page_to_look_at().is_some(),
            Self::PageBack => {
                let eyes = seen.page_to_look_at().zip(who);
                eyes.is_some_and(|(eyes, who)| !eyes.by.is(who))
            }
            Self::Eyes => seen.may_be_marked_for_eyes() && !seen.wants_eyes,
            Self::NoEyes => seen.may_be_marked_for_eyes() && seen.wants_eyes,
            Self::PassOn => seen.may_be_passed_on() && !seen.passed_on,
            Self::NotPassedOn => seen.may_be_passed_on() && seen.passed_on,
            Self::Undo => seen.before.is_some(),
            Self::Reopen => seen.reopens_as().is_some(),
            Self::Acute | Self::Attention | Self::Calm => {
                seen.may_be_urgent() && self.urgency() != seen.entry.urgency
            }
            // A page still waits to be collected or for somebody, or a message is on its way.
            Self::Close => {
                let entry = &seen.entry;
                let has_page = entry.approved || entry.waits_for_author || entry.page_for_eyes;
                may && !has_page && seen.leaving.is_none()
            }
            Self::Reject => may && seen.leaving.is_none(),
            _ => may,
        }
    }

    /// Whether it is the primary action. At most one is possible at a time.
    pub(crate) fn is_primary(self) -> bool {
        matches!(
            self,
            Self::Claim
                | Self::NotSpam
                | Self::Reopen
                | Self::Intake
                | Self::Training
                | Self::Activate
        )
    }

    /// Whether it ends what the sender waits for, so that the page asks for confirmation.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Decline | Self::Reject | Self::Close)
    }

    /// Whether the moderator stays on the submission afterwards, instead of returning to the queue.
    pub(crate) fn stays(self) -> bool {
        matches!(
            self,
            Self::Claim
                | Self::Recall
                | Self::Release
                | Self::Eyes
                | Self::NoEyes
                | Self::PageSeen
                | Self::PageBack
                | Self::PassOn
                | Self::NotPassedOn
                | Self::Undo
                | Self::Reopen
                | Self::Intake
                | Self::Training
                | Self::Activate
                | Self::Unpublish
                | Self::Acute
                | Self::Attention
                | Self::Calm
        )
    }

    /// The state that the sender reads about from then on, if that is news.
    pub(crate) fn sender_reads(self) -> Option<Status> {
        match self {
            Self::Escalate
            | Self::Intake
            | Self::Training
            | Self::Activate
            | Self::Decline
            | Self::Reject
            | Self::Close => self.next(),
            _ => None,
        }
    }
}
