//! The states of a submission and the ways between them.

use std::str::FromStr;

use super::Submission;
use forms::Kind;

/// The state of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nobody has looked at it yet.
    New,
    /// A moderator works on it.
    Claimed,
    /// Somebody with more knowledge looks at it.
    Escalated,
    /// There is an answer for the sender.
    Answered,
    /// The answer is published on the site.
    Published,
    /// Done, without (more) answer.
    Closed,
    /// It cannot be answered.
    Rejected,
    /// It looks like spam. It can come back from there.
    Spam,
    /// A sign-up that the team discusses with its sender.
    Intake,
    /// A sign-up in training.
    Training,
    /// A sign-up that has become a social broker.
    Active,
    /// A declined sign-up.
    Declined,
}

impl Status {
    /// Every state.
    pub const ALL: [Self; 12] = [
        Self::New,
        Self::Claimed,
        Self::Escalated,
        Self::Answered,
        Self::Published,
        Self::Closed,
        Self::Rejected,
        Self::Spam,
        Self::Intake,
        Self::Training,
        Self::Active,
        Self::Declined,
    ];

    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Claimed => "claimed",
            Self::Escalated => "escalated",
            Self::Answered => "answered",
            Self::Published => "published",
            Self::Closed => "closed",
            Self::Rejected => "rejected",
            Self::Spam => "spam",
            Self::Intake => "intake",
            Self::Training => "training",
            Self::Active => "active",
            Self::Declined => "declined",
        }
    }

    /// Whether a submission of this kind may go from here to `next`.
    pub fn may_become(self, next: Self, kind: Kind) -> bool {
        match kind {
            Kind::Signup => self.signup_may_become(next),
            Kind::Question | Kind::Contribution => self.question_may_become(next),
        }
    }

    fn question_may_become(self, next: Self) -> bool {
        use Status::{Answered, Claimed, Closed, Escalated, New, Published, Rejected, Spam};
        match self {
            New => matches!(
                next,
                Claimed | Escalated | Answered | Closed | Rejected | Spam
            ),
            Claimed => matches!(next, New | Escalated | Answered | Closed | Rejected | Spam),
            Escalated => matches!(next, Claimed | Answered | Closed | Rejected),
            Answered => matches!(next, Published | Closed),
            Spam => matches!(next, New),
            // Published, closed and rejected are final.
            _ => false,
        }
    }

    fn signup_may_become(self, next: Self) -> bool {
        use Status::{Active, Closed, Declined, Intake, New, Spam, Training};
        match self {
            New => matches!(next, Intake | Declined | Closed | Spam),
            Intake => matches!(next, New | Training | Declined | Closed),
            Training => matches!(next, Intake | Active | Declined | Closed),
            // Whether a broker goes on is in the register.
            Active => matches!(next, Training),
            // No step is final.
            Declined | Closed => matches!(next, Intake),
            Spam => matches!(next, New),
            _ => false,
        }
    }

    /// Whether something may still come from it for the sender.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Claimed
                | Self::Escalated
                | Self::Spam
                | Self::Intake
                | Self::Training
        )
    }
}

impl Submission {
    /// The message key that its sender reads in this status. A conversation that ended after an answer, or without an
    /// answer to the last question only, has other words than a question without any answer.
    pub fn words_at(&self, status: Status) -> String {
        let kind = self.entry.kind;
        let said = self.said();
        if kind == Kind::Question && status.is_open() && said.is_some_and(|said| said.asks) {
            return "status-question-asked".to_owned();
        }
        let ending = match (kind, status) {
            (Kind::Question | Kind::Contribution, Status::New) if self.reopened => "-reopened",
            (Kind::Question, Status::New) if !self.thread.is_empty() => "-follow-up",
            (Kind::Question, Status::Published) if self.in_review => "-in-review",
            // What was published before files were remembered stays.
            (Kind::Question, Status::Published) if self.placed.is_some() => "-until-taken-back",
            (Kind::Question, Status::Closed) if said.is_some_and(|said| !said.declines) => {
                "-answered"
            }
            (Kind::Question, Status::Closed) if self.was_answered() => "-later",
            _ => "",
        };
        format!("status-{}-{}{ending}", kind.as_str(), status.as_str())
    }

    /// The status that its sender may know. They must not learn that their message was taken for spam by mistake, and an
    /// answer that has not left yet is still being worked on.
    pub fn status_for_sender(&self) -> Status {
        match self.read_status() {
            Status::Spam => Status::New,
            Status::Answered if self.leaving.is_some() && !self.reads_answer() => Status::Claimed,
            other => other,
        }
    }

    /// The state that its sender reads of: one that they are not told of yet does not count.
    pub(super) fn read_status(&self) -> Status {
        let before = self.before.as_ref();
        let untold = before.filter(|before| before.told.is_some());
        untold.map_or(self.entry.status, |before| before.reads)
    }

    /// Whether its sender reads an answer now, and nothing else was said since.
    fn reads_answer(&self) -> bool {
        self.said().is_some_and(|said| said.is_answer())
    }

    fn was_answered(&self) -> bool {
        let mut turns = self.thread.iter();
        let is_answered = self.answer.is_some() && !self.declines;
        is_answered || turns.any(|turn| turn.answer.is_some() && !turn.declines)
    }
}

impl FromStr for Status {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == word)
            .ok_or(())
    }
}
