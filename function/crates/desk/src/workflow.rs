//! What can be done at the desk with a submission. One list of actions: the routes, the buttons and the page after
//! trouble are all made from it, so that none of them can mean another action than the others.

use super::doors::Name;
use store::{Status, Submission};

/// Something that a page of the desk can send about a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The answer goes to whoever asked.
    Answer,
    /// A step on the way to a page for the site.
    Page(Step),
    /// A colleague has it from now on.
    HandOver,
    /// Back to the submission, with everything that was typed. Nothing is stored.
    Draft,
    /// Out of the desk.
    Leave,
    /// One press of a button.
    Move(Move),
}

/// A step on the way to a page for the site. All have the same route; a field says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The page to fill in.
    Make,
    /// The page as it will be.
    Look,
    /// Back to the page to fill in.
    Change,
    /// The page is kept, and the answer is sent with it.
    Place,
    /// The page is kept; the answer was sent before.
    PlaceAlone,
}

impl Action {
    /// Every action.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [Self::Answer, Self::HandOver, Self::Draft, Self::Leave];
        let steps = Step::ALL.map(Self::Page);
        let moves = Move::ALL.map(Self::Move);
        others.into_iter().chain(steps).chain(moves)
    }

    /// The end of its address.
    pub fn route(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Page(_) => "publication",
            Self::HandOver => "hand-over",
            Self::Draft => "draft",
            Self::Leave => "leave",
            Self::Move(pressed) => pressed.as_str(),
        }
    }

    /// What the field `stap` says, where a route is not enough.
    pub fn step(self) -> Option<&'static str> {
        match self {
            Self::Page(step) => step.as_str(),
            _ => None,
        }
    }

    /// The action that a page meant. What no step is called is the first one.
    pub(super) fn sent_to(route: &str, step: &str) -> Option<Self> {
        let mut of_route = Self::all().filter(|action| action.route() == route);
        let first = of_route.next()?;
        let named = of_route.find(|action| action.step() == Some(step));
        Some(named.unwrap_or(first))
    }

    /// The key of the words on its button, where the state of the submission is not known.
    pub(super) fn words(self) -> String {
        match self {
            Self::Answer => "answer-submit",
            Self::Page(step) => step.words(),
            Self::HandOver => "hand-over-submit",
            Self::Draft => "page-back",
            Self::Leave => "desk-leave",
            Self::Move(Move::Close) => "action-close-answered",
            Self::Move(pressed) => return format!("action-{}", pressed.as_str()),
        }
        .to_owned()
    }

    /// Whether the audit calls it `what` once it is done.
    pub(super) fn is_recorded_as(self, what: &str) -> bool {
        match self {
            Self::Answer => what == Status::Answered.as_str(),
            Self::Page(Step::Place) => matches!(what, "answered-approved" | "approved"),
            Self::Page(Step::PlaceAlone) => what == "approved",
            Self::HandOver => what == "handed-over",
            Self::Page(_) | Self::Draft | Self::Leave => false,
            Self::Move(Move::Claim) => matches!(what, "claimed" | "taken-over"),
            Self::Move(Move::Unpublish) => what == "unapproved",
            Self::Move(pressed) => pressed.next().is_some_and(|next| next.as_str() == what),
        }
    }

    /// Whether it stores something that was typed: done with other words, it is not done.
    pub(super) fn stores_words(self) -> bool {
        matches!(
            self,
            Self::Answer | Self::HandOver | Self::Page(Step::Place | Step::PlaceAlone)
        )
    }

    /// Whether it changes anything in the store.
    pub(super) fn changes(self) -> bool {
        self.stores_words() || matches!(self, Self::Move(_))
    }
}

impl Step {
    /// All of them, the first one first.
    pub const ALL: [Self; 5] = [
        Self::Make,
        Self::Look,
        Self::Change,
        Self::Place,
        Self::PlaceAlone,
    ];

    fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Make => None,
            Self::Look => Some("bekijk"),
            Self::Change => Some("wijzig"),
            Self::Place => Some("plaats"),
            Self::PlaceAlone => Some("plaats-later"),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Make => "site-make",
            Self::Look => "page-look",
            Self::Change => "preview-change",
            Self::Place => "preview-place",
            Self::PlaceAlone => "preview-place-later",
        }
    }
}

/// What somebody can do with a submission by pressing a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// It is mine now, also when a colleague had it.
    Claim,
    /// Somebody else may have it.
    GiveBack,
    /// Somebody with more knowledge is asked to look.
    Escalate,
    /// It comes out of the spam.
    NotSpam,
    /// A sign-up is talked about.
    Intake,
    /// A sign-up follows the training.
    Training,
    /// A sign-up is a broker now.
    Activate,
    /// The page that waits to be collected is dropped.
    Unpublish,
    /// It is spam.
    Spam,
    /// There is no place for this sign-up.
    Decline,
    /// It cannot be answered.
    Reject,
    /// It is done.
    Close,
}

impl Move {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 12] = [
        Self::Claim,
        Self::NotSpam,
        Self::Intake,
        Self::Training,
        Self::Activate,
        Self::Unpublish,
        Self::GiveBack,
        Self::Escalate,
        Self::Spam,
        Self::Decline,
        Self::Reject,
        Self::Close,
    ];

    /// The end of its address, and of its words (`action-…`).
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Claim => "claim",
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
        }
    }

    /// What it becomes; nothing else when only a part of it goes.
    pub(super) fn next(self) -> Option<Status> {
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
            Self::Unpublish => return None,
        })
    }

    /// Whether it is possible with a submission as it stands.
    pub(super) fn is_possible(self, seen: &Submission, me: &Name) -> bool {
        let status = seen.entry.status;
        let may = self
            .next()
            .is_some_and(|next| status.may_become(next, seen.entry.kind));
        match self {
            Self::Claim if status == Status::Claimed => seen.holder.as_deref() != Some(me.as_str()),
            Self::GiveBack => status == Status::Claimed && may,
            Self::NotSpam => status == Status::Spam && may,
            Self::Unpublish => seen.publication.is_some(),
            // What waits to be collected is not done.
            Self::Close => may && !seen.entry.approved,
            _ => may,
        }
    }

    /// Whether it is what most people come for; never more than one at a time.
    pub(super) fn leads(self) -> bool {
        matches!(
            self,
            Self::Claim | Self::NotSpam | Self::Intake | Self::Training | Self::Activate
        )
    }

    /// Whether there is no way back, so that the page asks first.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Decline | Self::Reject | Self::Close)
    }

    /// Whether whoever pressed it goes on with the same submission; else they are back in the queue.
    pub(super) fn stays(self) -> bool {
        matches!(
            self,
            Self::Claim | Self::Intake | Self::Training | Self::Activate | Self::Unpublish
        )
    }

    /// The state whose words whoever sent it reads from then on, where those say something new.
    pub(super) fn told(self) -> Option<Status> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_found_again_by_what_a_page_sends() {
        for action in Action::all() {
            let step = action.step().unwrap_or_default();
            assert_eq!(Action::sent_to(action.route(), step), Some(action));
        }
        assert_eq!(Action::sent_to("onzin", ""), None);
        let unknown = Action::sent_to("publication", "onzin");
        assert_eq!(unknown, Some(Action::Page(Step::Make)));
    }
}
