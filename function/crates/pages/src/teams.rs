//! To whom what is sent is sealed. This is the one place that says it: for the intake, for every desk, and for every re-seal.

use std::collections::{BTreeMap, BTreeSet};

use forms::facts::SiteFacts;
use forms::team::{Team, TeamId};
use sealing::{Recipients, SealError};

/// A team with the keys that everything for it is sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The team.
    pub team: TeamId,
    /// Its keys, and those of recovery.
    pub recipients: Recipients,
    /// The same keys as written, each with whose it is, as far as that is known.
    readers: BTreeMap<String, String>,
}

/// The teams of a site that have a key.
#[derive(Debug, Clone)]
pub struct Teams {
    /// Reads what has no team.
    national: Destination,
    others: BTreeMap<TeamId, Destination>,
    by_municipality: BTreeMap<String, TeamId>,
    /// None of their keys can be used, so the national team reads for them.
    keyless: Vec<TeamId>,
}

impl Teams {
    /// The teams of these facts. The national team must have a key; of the others, one without is left out, so that what comes
    /// in for it is still read.
    pub fn of(facts: &SiteFacts) -> Result<Self, SealError> {
        // They are optional, and each must be one.
        if !facts.recovery.is_empty() {
            Recipients::parse(&facts.recovery)?;
        }
        // What is beside every seal would otherwise pass for a team's own key.
        Recipients::parse(&facts.recipients)?;
        let national = Destination::of(facts, TeamId::national(), &facts.recipients)?;
        let mut teams = Self {
            national,
            others: BTreeMap::new(),
            by_municipality: BTreeMap::new(),
            keyless: Vec::new(),
        };
        for team in &facts.teams {
            teams.add(facts, team)?;
        }
        Ok(teams)
    }

    fn add(&mut self, facts: &SiteFacts, team: &Team) -> Result<(), SealError> {
        let is_key = |key: &&String| Recipients::parse(&[key.as_str()]).is_ok();
        let keys: Vec<_> = team.recipients.iter().filter(is_key).cloned().collect();
        if keys.is_empty() {
            self.keyless.push(team.id.clone());
            return Ok(());
        }
        let destination = Destination::of(facts, team.id.clone(), &keys)?;
        self.others.insert(team.id.clone(), destination);
        for slug in &team.municipalities {
            self.by_municipality.insert(slug.clone(), team.id.clone());
        }
        Ok(())
    }

    /// Who reads what is sent for a municipality: its team, or the national one when there is none.
    pub fn of_municipality(&self, municipality: Option<&str>) -> &Destination {
        municipality
            .and_then(|slug| self.by_municipality.get(slug))
            .map_or(&self.national, |team| self.of_team(team))
    }

    /// A team; the national one in the place of a team that is not there any more, so that what still comes in is read.
    pub fn of_team(&self, team: &TeamId) -> &Destination {
        self.others.get(team).unwrap_or(&self.national)
    }

    /// All of them, the national one first.
    pub fn all(&self) -> impl Iterator<Item = &Destination> {
        std::iter::once(&self.national).chain(self.others.values())
    }

    /// Whether the national team is the only one.
    pub fn is_one(&self) -> bool {
        self.others.is_empty()
    }

    /// The teams for which the national one reads, because none of their keys can be used.
    pub fn keyless(&self) -> &[TeamId] {
        &self.keyless
    }
}

impl Destination {
    fn of(facts: &SiteFacts, team: TeamId, keys: &[String]) -> Result<Self, SealError> {
        let keys = keys.iter().chain(&facts.recovery).map(|key| key.trim());
        let keys: BTreeSet<&str> = keys.collect();
        let recipients = Recipients::parse(&keys.into_iter().collect::<Vec<_>>())?;
        let named = |key: String| {
            let name = facts.recipient_names.get(&key).cloned();
            (key, name.unwrap_or_default())
        };
        let readers = recipients.publics().into_iter().map(named).collect();
        Ok(Self {
            team,
            recipients,
            readers,
        })
    }

    /// The public keys, each with whose it is, as far as that is known.
    pub fn readers(&self) -> &BTreeMap<String, String> {
        &self.readers
    }
}
