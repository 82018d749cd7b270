//! Teams: who reads what is sent, by municipality.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The id of the team that reads what has no team of its own.
const NATIONAL: &str = "landelijk";
/// Ids that no team can have: the first is the national team, and with the others `NOTIFY_<ID>` would be another setting.
const RESERVED: [&str; 4] = [NATIONAL, "desk", "every", "secret"];
/// A longer id fits in no address and no column.
const LONGEST: usize = 40;

/// The id of a team: small letters, digits and hyphens. It is part of keys in the store, so nothing else has this type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TeamId(String);

/// Why a text is no id of a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadTeamId {
    /// It has other characters, or too many.
    #[error("the id of a team has small letters, digits and hyphens, and begins with a letter")]
    Characters,
    /// It means something else.
    #[error("this id means something else")]
    Reserved,
}

/// A team that reads what is sent for its municipalities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name, as people read it.
    pub name: String,
    /// The municipalities it reads for.
    pub municipalities: Vec<String>,
    /// Its public keys (`age1…`).
    pub recipients: Vec<String>,
    /// How soon it answers, in words; empty when it says nothing of its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer_within: String,
    /// Whether it is notified of its own arrivals at a place of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub notify: bool,
}

impl TeamId {
    /// The team that reads what has no team of its own.
    pub fn national() -> Self {
        Self(NATIONAL.to_owned())
    }

    /// Whether it is the team that reads what has no team of its own.
    pub fn is_national(&self) -> bool {
        self.0 == NATIONAL
    }

    /// The id of a team that `site.toml` may name.
    pub fn of_a_team(id: &str) -> Result<Self, BadTeamId> {
        let id: Self = id.parse()?;
        if RESERVED.contains(&id.as_str()) {
            Err(BadTeamId::Reserved)
        } else {
            Ok(id)
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for TeamId {
    fn default() -> Self {
        Self::national()
    }
}

impl FromStr for TeamId {
    type Err = BadTeamId;

    fn from_str(id: &str) -> Result<Self, BadTeamId> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let begins = id
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_lowercase());
        if begins && id.len() <= LONGEST && id.bytes().all(fits) {
            Ok(Self(id.to_owned()))
        } else {
            Err(BadTeamId::Characters)
        }
    }
}

impl TryFrom<String> for TeamId {
    type Error = BadTeamId;

    fn try_from(id: String) -> Result<Self, BadTeamId> {
        id.parse()
    }
}

impl From<TeamId> for String {
    fn from(id: TeamId) -> Self {
        id.0
    }
}

impl fmt::Display for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_fits_into_keys_and_settings() {
        for id in ["kerkrade", "den-haag", "team2"] {
            assert_eq!(TeamId::of_a_team(id).unwrap().as_str(), id);
        }
        for id in ["", "Kerkrade", "2team", "-a", "a b", "a#b", "a_b", "é"] {
            assert_eq!(TeamId::of_a_team(id), Err(BadTeamId::Characters), "{id}");
        }
        assert_eq!(
            TeamId::of_a_team(&"a".repeat(LONGEST + 1)),
            Err(BadTeamId::Characters)
        );
        for id in RESERVED {
            assert_eq!(TeamId::of_a_team(id), Err(BadTeamId::Reserved), "{id}");
        }
        assert!("landelijk".parse::<TeamId>().unwrap().is_national());
    }
}
