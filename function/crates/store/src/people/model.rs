//! People, and what they hold. Secrets are sealed; of tokens there are only hashes.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;

use crate::Submission;
use forms::team::TeamId;
use sealing::Sealed;

/// Identifies a person for good: 128 random bits in hexadecimal. The audit names people by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(String);

impl PersonId {
    /// From 128 random bits.
    pub fn from_bits(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    /// Reads an id from a cookie, an address or the store.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What somebody is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads and answers what was sent to their teams.
    Moderator,
    /// Looks after people and rights, and reads nothing.
    Administrator,
    /// Thinks along in the circle of their team.
    Broker,
    /// Looks after pages of the site.
    Editor,
    /// Sees figures.
    Figures,
}

impl Role {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::Moderator,
        Self::Administrator,
        Self::Broker,
        Self::Editor,
        Self::Figures,
    ];

    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::Administrator => "beheerder",
            Self::Broker => "broker",
            Self::Editor => "redacteur",
            Self::Figures => "cijfers",
        }
    }

    /// Reads the word of the contract.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// What a moderator can be besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A youth professional, to whom what is escalated comes by name.
    Professional,
    /// Has duty now: urgent submissions are theirs to look at first.
    OnDuty,
}

impl Mark {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Professional, Self::OnDuty];

    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::OnDuty => "dienst",
        }
    }

    /// Reads the word of the contract.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.as_str() == word)
    }
}

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Invited, and has not been here yet.
    Invited,
    /// Has accepted, and nobody has confirmed it yet.
    Waiting,
    /// Takes part.
    Active,
    /// Is out.
    Left,
}

impl Standing {
    const ALL: [Self; 4] = [Self::Invited, Self::Waiting, Self::Active, Self::Left];

    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Left => "left",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.as_str() == word)
    }
}

/// A name, as the store has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredName {
    /// Sealed to the key of the names, and to whom it belongs.
    Sealed(Sealed),
    /// Readable: earlier versions kept it so. Nothing makes one.
    Readable(String),
}

/// How names are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The public half of the key that opens all of them (`age1…`).
    pub public: String,
    /// What names are mixed with before they are looked up.
    pub salt: Vec<u8>,
}

/// Somebody at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// For good.
    pub id: PersonId,
    /// Unique on this site.
    pub name: StoredName,
    /// Whether they were given the key of the names.
    pub knows_names: bool,
    /// What they may do.
    pub roles: BTreeSet<Role>,
    /// For whom.
    pub teams: BTreeSet<TeamId>,
    /// What they are besides.
    pub marks: BTreeSet<Mark>,
    /// How far they have come.
    pub standing: Standing,
    /// Their public key (`age1…`); empty until they accept.
    pub key: String,
    /// Who invited them; nobody when they came in at the machine that holds a key file.
    pub invited_by: Option<PersonId>,
    /// The invitation that works now, until they accept.
    pub invitation: Option<PendingInvitation>,
    /// Counts changes; the first is 1.
    pub version: u64,
}

impl Person {
    /// Whether they were invited, and the token with this hash is the one that works.
    pub fn is_invited_with(&self, hash: &str) -> bool {
        let works = |pending: &PendingInvitation| pending.hash == hash;
        self.standing == Standing::Invited && self.invitation.as_ref().is_none_or(works)
    }
}

/// The invitation of somebody who has not come yet. Earlier versions did not keep which one it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingInvitation {
    /// The hash of its token.
    pub hash: String,
    /// Until when it works.
    pub until: Timestamp,
}

/// What a wrap is locked with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lock {
    /// The person's own key, and in it the key of a team with this public half.
    Team(TeamId, String),
    /// The person's own key, and in it the key of the names, with this public half.
    Names(String),
    /// A key file with this public half, and in it the person's own key.
    KeyFile(String),
    /// What a passkey with this id computes, and in it the person's own key.
    Passkey(String),
    /// A passphrase, and in it the person's own key.
    Passphrase,
    /// A recovery code, and in it the person's own key.
    Recovery,
}

/// A secret key, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrap {
    /// What opens it.
    pub lock: Lock,
    /// What a passphrase was mixed with; empty for other locks.
    pub salt: Vec<u8>,
    /// The key.
    pub sealed: Sealed,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of its token, in hexadecimal.
    pub hash: String,
    /// When it began.
    pub begun: Timestamp,
    /// When it was used last, to the minute.
    pub seen: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// The person's own key, sealed to a key that follows from the token.
    pub sealed: Sealed,
    /// What it was begun with: the id of a passkey, or a word. Earlier versions did not keep it.
    pub entered_by: Option<String>,
    /// The device, in words, sealed to the person.
    pub device: Option<Sealed>,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its id, in hexadecimal.
    pub id: String,
    /// Its public half and counter, as the crate `people` writes them.
    pub public: String,
    /// When it was made.
    pub made: Timestamp,
    /// What the person calls it, sealed to them and to the key of the names.
    pub name: Option<Sealed>,
    /// When somebody last signed in with it.
    pub used: Option<Timestamp>,
}

/// A passkey that is being made or used: what the response must fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// Whose passkey.
    pub person: PersonId,
    /// What the crate `people` expects.
    pub state: String,
    /// Until when.
    pub until: Timestamp,
}

/// An invitation that has not been used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whom it is for.
    pub person: PersonId,
    /// Until when it works.
    pub until: Timestamp,
}

/// Everything about one person.
#[derive(Debug, Clone)]
pub struct Belongings {
    /// Who it is.
    pub person: Person,
    /// Their keys.
    pub wraps: Vec<Wrap>,
    /// Their sessions that have not ended.
    pub sessions: Vec<Session>,
    /// Their passkeys.
    pub credentials: Vec<Credential>,
}

/// A part of a change.
#[derive(Debug, Clone, Copy)]
pub enum Write<'a> {
    /// A person, with everything by which their name is looked up. Each must be free.
    NewPerson(&'a Person, &'a [String]),
    /// How names are kept, once and for all.
    Names(&'a Names),
    /// Something else by which the name of this person is looked up.
    Name(&'a PersonId, &'a str),
    /// Something by which a name was looked up, no more.
    DropName(&'a str),
    /// A person, in the list of those whom the key file with this public half lets in.
    AtKeyFile(&'a PersonId, &'a str),
    /// One more alarm, of which those who are notified are told.
    Alarm,
    /// A person, if nobody changed them since they were read.
    Person(&'a Person),
    /// What somebody worked on is available to everybody again.
    Free(&'a Submission),
    /// Nothing, but nobody changed this person since they were read.
    Still(&'a Person),
    /// A wrap of this person.
    Wrap(&'a PersonId, &'a Wrap),
    /// A wrap of this person, no more.
    Unwrap(&'a PersonId, &'a Lock),
    /// A session of this person.
    Session(&'a PersonId, &'a Session),
    /// A session of this person, no more.
    EndSession(&'a PersonId, &'a str),
    /// A passkey of this person.
    Credential(&'a PersonId, &'a Credential),
    /// A passkey of this person, no more.
    DropCredential(&'a PersonId, &'a str),
    /// An invitation, under the hash of its token.
    Invitation(&'a str, &'a Invitation),
    /// An invitation, no more, if it is still there.
    DropInvitation(&'a str),
    /// An invitation, no more. It must be there.
    UseInvitation(&'a str),
}
