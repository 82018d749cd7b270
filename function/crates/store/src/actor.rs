//! The author of a change: a person with a name, or a machine. Machines are a variant, not a name, so that nobody
//! becomes one by typing its name.

/// The author of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor<'a> {
    /// Somebody at the desk, by name.
    Person(&'a str),
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
    /// The word or the name, as the audit keeps it.
    pub fn as_str(self) -> &'a str {
        match self {
            Self::Person(name) => name,
            Self::Machine(machine) => machine.as_str(),
        }
    }

    /// The name, when it is a person: only people hold work.
    pub fn person(self) -> Option<&'a str> {
        match self {
            Self::Person(name) => Some(name),
            Self::Machine(_) => None,
        }
    }
}

impl<'a> From<&'a str> for Actor<'a> {
    fn from(name: &'a str) -> Self {
        Self::Person(name)
    }
}

impl From<Machine> for Actor<'_> {
    fn from(machine: Machine) -> Self {
        Self::Machine(machine)
    }
}
