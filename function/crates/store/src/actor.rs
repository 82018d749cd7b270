//! The author of a change: a person by their id, or a machine. Machines are a variant, not a name, so that nobody becomes one by
//! typing its name.

use super::PersonId;

/// The author of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor<'a> {
    /// Somebody at the desk.
    Person(&'a PersonId),
    /// A program, or the asker.
    Machine(Machine),
}

/// Authors that are not at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Machine {
    /// The asker, who is anonymous.
    Asker,
    /// The desk by itself.
    Desk,
    /// `brokers collect`.
    Collect,
}

/// The author of a change that was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// Somebody at the desk.
    Person(PersonId),
    /// A program, or the asker.
    Machine(Machine),
    /// Somebody at the desk, by name: earlier versions kept that.
    Named(String),
}

impl Machine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Asker, Self::Desk, Self::Collect];

    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asker => "sender",
            Self::Desk => "desk",
            Self::Collect => "collect",
        }
    }

    /// Reads the word in the store.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.as_str() == word)
    }
}

impl<'a> Actor<'a> {
    /// The word or the id, as the audit keeps it.
    pub fn as_str(self) -> &'a str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Machine(machine) => machine.as_str(),
        }
    }

    /// The id, when it is a person: only people hold work.
    pub fn person(self) -> Option<&'a PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Machine(_) => None,
        }
    }
}

impl<'a> From<&'a PersonId> for Actor<'a> {
    fn from(id: &'a PersonId) -> Self {
        Self::Person(id)
    }
}

impl From<Machine> for Actor<'_> {
    fn from(machine: Machine) -> Self {
        Self::Machine(machine)
    }
}

impl Author {
    /// Somebody at the desk, as the store has them.
    pub(crate) fn person_or_name(word: &str) -> Self {
        PersonId::parse(word).map_or_else(|| Self::Named(word.to_owned()), Self::Person)
    }

    /// The word, the id or the name in the store.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Machine(machine) => machine.as_str(),
            Self::Named(name) => name,
        }
    }

    /// Whether it is this person.
    pub fn is(&self, id: &PersonId) -> bool {
        matches!(self, Self::Person(known) if known == id)
    }

    /// The machine, if it is one.
    pub fn machine(&self) -> Option<Machine> {
        match self {
            Self::Machine(machine) => Some(*machine),
            _ => None,
        }
    }
}

impl From<Actor<'_>> for Author {
    fn from(actor: Actor<'_>) -> Self {
        match actor {
            Actor::Person(id) => Self::Person(id.clone()),
            Actor::Machine(machine) => Self::Machine(machine),
        }
    }
}
