//! A page that its author asked to read first: it is sealed to the receipt as well, and goes to the site only after whoever
//! has the code agreed to exactly that text. Another text in its place asks again.

use std::str::FromStr;

use jiff::Timestamp;

use super::alteration::{AuthorPart, Change, Part, not_allowed, parts};
use super::item::{self, Item, attr};
use super::{Attribution, Status, Store, StoreError, Submission};
use forms::publication::PageHash;
use sealing::Sealed;

/// A page that is kept for the site.
#[derive(Debug, Clone, Copy)]
pub struct NewPage<'a> {
    /// The page, sealed to the team; to the receipt as well where its author reads it first.
    pub sealed: &'a Sealed,
    /// From when on its author reads it, if they asked to. A page that waits for a second pair of eyes they read after that.
    pub author_reads: Option<Timestamp>,
    /// Whether somebody else looks at it first; whoever keeps it made it.
    pub needs_eyes: bool,
}

/// What an author said of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorSays {
    /// Nothing yet.
    Nothing,
    /// Something is to be different.
    WantsChanges,
    /// It may be on the site.
    Agreed,
    /// It may not.
    Declined,
}

/// The part of an author in a page that they asked to read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageAuthor {
    /// What they said.
    pub says: AuthorSays,
    /// The page that they agreed to.
    pub agreed: Option<PageHash>,
    /// From when on they read it.
    pub(super) from: Timestamp,
    /// Whether that time has come.
    pub(super) is_time: bool,
}

impl NewPage<'_> {
    /// What the audit calls keeping it: ready for the site, for its author, or for a second pair of eyes.
    pub(super) fn called(&self, words: [&'static str; 3]) -> &'static str {
        let [ready, for_author, for_eyes] = words;
        match (self.needs_eyes, self.author_reads) {
            (true, _) => for_eyes,
            (false, Some(_)) => for_author,
            (false, None) => ready,
        }
    }
}

impl<'a> Change<'a> {
    /// One that keeps a page of an answer. Whoever made one that waits for a second pair of eyes works on it until then.
    pub(super) fn with_page(
        page: &'a NewPage<'a>,
        seen: &Submission,
        by: &Attribution<'a>,
    ) -> Result<Self, StoreError> {
        let maker = match by.actor.person() {
            Some(maker) if page.needs_eyes => Part::Set(maker),
            None if page.needs_eyes => return Err(not_allowed(seen, Status::Published)),
            _ => Part::Drop,
        };
        Ok(Self {
            publication: Part::Set(page),
            assignee: maker,
            ..Self::to(Status::Answered, seen)
        })
    }
}

impl AuthorSays {
    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "asked",
            Self::WantsChanges => "changes",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
        }
    }
}

impl FromStr for AuthorSays {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let all = [
            Self::Nothing,
            Self::WantsChanges,
            Self::Agreed,
            Self::Declined,
        ];
        all.into_iter().find(|one| one.as_str() == word).ok_or(())
    }
}

impl PageAuthor {
    pub(super) fn read(item: &Item) -> Option<Self> {
        // A word that this version does not know is no yes.
        let says = item::read(item, attr::AUTHOR).ok()?;
        let agreed = item.get(attr::AGREED).and_then(|value| value.as_b().ok());
        Some(Self {
            says: says.parse().unwrap_or(AuthorSays::Nothing),
            agreed: agreed.and_then(|hash| PageHash::from_store(hash.as_ref())),
            from: item::moment(item, attr::AUTHOR_READS).unwrap_or_default(),
            is_time: true,
        })
    }

    /// Whether they agreed to a page.
    fn agrees(&self) -> bool {
        self.says == AuthorSays::Agreed && self.agreed.is_some()
    }
}

impl Store {
    /// The author agrees to the page that has this hash. Whoever calls it has compared it with the one that is kept.
    pub async fn author_agrees(
        &self,
        seen: &Submission,
        page: PageHash,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if seen.page_for_author().is_none() {
            return Err(not_allowed(seen, Status::Published));
        }
        let change = Change {
            author: AuthorPart::Agrees(page),
            ..Change::within(seen)
        };
        self.author_says(seen, &change.called("page-agreed"), by)
            .await
    }

    /// The author does not want the page on the site. It is dropped, and no other is made.
    pub async fn author_declines(
        &self,
        seen: &Submission,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if seen.page_for_author().is_none() {
            return Err(not_allowed(seen, seen.entry.status));
        }
        let change = Change {
            author: AuthorPart::Declines,
            publication: Part::Drop,
            ..Change::within(seen)
        };
        self.author_says(seen, &change.called("page-declined"), by)
            .await
    }

    /// Without counters: those of the desk are out of reach of the intake.
    async fn author_says(
        &self,
        seen: &Submission,
        change: &Change<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let update = parts(seen, change, by).of(self, &seen.entry)?;
        self.with_audit(vec![update], &seen.entry, change.what, by)
            .await
    }
}

impl Submission {
    /// The page that its author can read now: the answer has left, and nothing else is on its way.
    pub fn page_for_author(&self) -> Option<&Sealed> {
        let is_settled = self.entry.status == Status::Answered && self.leaving.is_none();
        let author = self.author.as_ref()?;
        let is_theirs = author.is_time && author.says != AuthorSays::Declined;
        self.publication
            .as_ref()
            .filter(|_| is_settled && is_theirs)
    }

    /// Whether a page is kept that its author did not agree to yet.
    pub fn waits_for_author(&self) -> bool {
        let author = self.author.as_ref();
        self.publication.is_some() && author.is_some_and(|author| !author.agrees())
    }

    /// Whether its author said that they want no page.
    pub fn is_declined_by_author(&self) -> bool {
        let author = self.author.as_ref();
        author.is_some_and(|author| author.says == AuthorSays::Declined)
    }

    /// Whether the receipt opens the page as well.
    pub(super) fn shares_page(&self) -> bool {
        self.publication.is_some() && self.author.is_some()
    }
}
