//! The overviews of the desk: which submissions each one shows, and in which order. Pure.

use store::{Order, Place, Status};

/// What a moderator can look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Overview {
    /// Everything that waits for the team.
    Open,
    /// What I have.
    Mine,
    /// Questions that nobody has.
    Free,
    /// What a colleague has, or somebody with more knowledge, and pages that wait for somebody.
    Waiting,
    /// What is acute or asks for attention.
    Urgent,
    /// Older than the team promised.
    Due,
    /// Of whom wrote more than once.
    FollowUps,
    /// Sign-ups of brokers.
    SignUps,
    /// Thank-yous, tips, stories.
    Contributions,
    /// Looks like spam.
    Spam,
    /// Has an answer.
    Answered,
    /// Is done.
    Closed,
}

const QUESTIONS: &[Place] = &[
    Place::Acute,
    Place::Attention,
    Place::Plain,
    Place::FollowUp,
];
/// Where the pages are that wait for a colleague or for their author.
pub(crate) const WAITING_PAGES: &[Place] = &[Place::ForAuthor, Place::ForEyes];
const WORK: &[Status] = &[Status::New, Status::Claimed, Status::Escalated];

impl Overview {
    /// All of them, in the order of the page.
    pub(crate) const ALL: [Self; 12] = [
        Self::Open,
        Self::Mine,
        Self::Free,
        Self::Waiting,
        Self::Urgent,
        Self::Due,
        Self::FollowUps,
        Self::SignUps,
        Self::Contributions,
        Self::Answered,
        Self::Closed,
        Self::Spam,
    ];

    /// Its name in addresses and, after `list-`, in message keys.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mijn",
            Self::Free => "vrij",
            Self::Waiting => "wacht",
            Self::Urgent => "spoed",
            Self::Due => "telaat",
            Self::FollowUps => "vervolg",
            Self::SignUps => "aanmeldingen",
            Self::Contributions => "bijdragen",
            Self::Spam => "spam",
            Self::Answered => "beantwoord",
            Self::Closed => "afgerond",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }

    /// Spam is ordered like work that waits, because it may hold something urgent.
    pub(crate) fn order(self) -> Order {
        if self.is_done() {
            Order::NewestFirst
        } else {
            Order::OldestFirst
        }
    }

    /// Whether nobody waits in it any more.
    pub(crate) fn is_done(self) -> bool {
        matches!(self, Self::Answered | Self::Closed)
    }

    pub(crate) fn statuses(self) -> &'static [Status] {
        match self {
            Self::Open => &[
                Status::New,
                Status::Claimed,
                Status::Escalated,
                Status::Intake,
                Status::Training,
            ],
            Self::Free => &[Status::New],
            Self::Mine | Self::Waiting => &[Status::Claimed, Status::Escalated, Status::Answered],
            Self::Urgent | Self::Due | Self::FollowUps | Self::Contributions => WORK,
            Self::SignUps => &[Status::New, Status::Intake, Status::Training],
            Self::Spam => &[Status::Spam],
            Self::Answered => &[Status::Answered, Status::Published, Status::Active],
            Self::Closed => &[Status::Closed, Status::Rejected, Status::Declined],
        }
    }

    /// Of what is answered, in which places: a page that waits for somebody is there.
    pub(crate) fn answered(self) -> Option<&'static [Place]> {
        match self {
            Self::Mine => Some(&[Place::ForEyes]),
            Self::Waiting => Some(WAITING_PAGES),
            _ => None,
        }
    }

    /// In which places of the queue they are, where not in all of them.
    pub(crate) fn places(self) -> Option<&'static [Place]> {
        match self {
            Self::Free | Self::Due => Some(QUESTIONS),
            Self::Urgent => Some(&[Place::Acute, Place::Attention]),
            Self::FollowUps => Some(&[Place::Acute, Place::Attention, Place::FollowUp]),
            Self::SignUps => Some(&[Place::Signup]),
            Self::Contributions => Some(&[Place::Contribution]),
            Self::Open
            | Self::Mine
            | Self::Waiting
            | Self::Spam
            | Self::Answered
            | Self::Closed => None,
        }
    }
}
