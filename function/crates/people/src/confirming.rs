//! Who may confirm whom: giving a newcomer the keys of a team takes two people, where there are two.

use forms::team::TeamId;
use store::{Person, Standing};

use crate::entrance::Inside;
use crate::rights;

/// Whether somebody can confirm a newcomer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirming {
    /// They can.
    Possible,
    /// They can, although they invited them: there is no second one who could.
    Alone,
    /// They invited them, and somebody else can do it.
    SecondPerson,
    /// Their role does not confirm this newcomer.
    NotYours,
    /// They lack the key of a team that the newcomer is to read for.
    WithoutKey,
}

/// Whether somebody can confirm a newcomer, of all who are at the desk.
pub(crate) fn confirming(by: &Inside, newcomer: &Person, everybody: &[Person]) -> Confirming {
    if by.person.id == newcomer.id || !rights::confirms(&by.person.roles, &newcomer.roles) {
        return Confirming::NotYours;
    }
    let has_key = |team: &TeamId| by.keys.iter().any(|key| key.team == *team);
    if rights::reads(&newcomer.roles) && !newcomer.teams.iter().all(has_key) {
        return Confirming::WithoutKey;
    }
    if newcomer.invited_by.as_ref() != Some(&by.person.id) {
        return Confirming::Possible;
    }
    let is_second = |other: &Person| {
        other.standing == Standing::Active
            && other.id != by.person.id
            && other.id != newcomer.id
            && rights::confirms(&other.roles, &newcomer.roles)
            && other.teams.is_superset(&newcomer.teams)
    };
    if everybody.iter().any(is_second) {
        Confirming::SecondPerson
    } else {
        Confirming::Alone
    }
}
