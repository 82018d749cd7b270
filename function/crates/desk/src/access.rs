//! Compares whose keys open the stored submissions before and after a re-seal, and decides whether it is allowed. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use store::{Readers, TeamSeal};
use unsealing::{Identity, open_with_any};

/// A public key and its owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Reader {
    /// The key (`age1…`).
    key: String,
    /// Its owner; empty if unknown.
    name: String,
    /// This desk holds its secret half.
    own: bool,
}

/// The effect of a re-seal.
#[derive(Debug)]
pub(crate) struct Access {
    /// Gains access.
    pub(crate) added: Vec<Reader>,
    /// Keeps access.
    pub(crate) kept: Vec<Reader>,
    /// Loses access.
    pub(crate) dropped: Vec<Reader>,
    /// Why the re-seal is refused.
    pub(crate) refusal: Option<Refusal>,
    /// All readers afterwards.
    pub(crate) next: Readers,
    own: BTreeSet<String>,
}

/// Why a re-seal is refused: it would lock somebody out, or let somebody in again.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// This desk would lose access.
    OwnKey,
    /// These would lose access, although their keys were not revoked by name.
    Missing(Vec<Reader>),
    /// These were revoked.
    Revoked(Vec<Reader>),
}

impl Refusal {
    fn of(returned: Vec<Reader>, missing: Vec<Reader>) -> Option<Self> {
        if !returned.is_empty() {
            Some(Self::Revoked(returned))
        } else if !missing.is_empty() {
            Some(Self::Missing(missing))
        } else {
            None
        }
    }
}

impl Access {
    /// Compares the `known` readers with the `wanted` keys, for a desk with these identities and a list of `revoked` keys.
    pub(crate) fn compare(
        known: &Readers,
        (mut wanted, revoked): (BTreeMap<String, String>, &[String]),
        identities: &[Identity],
    ) -> Self {
        let publics: Vec<String> = identities.iter().map(Identity::to_public).collect();
        let own: BTreeSet<String> = publics.iter().cloned().collect();
        for (key, name) in &mut wanted {
            if name.is_empty() {
                name.clone_from(known.keys.get(key).unwrap_or(&String::new()));
            }
        }
        let reader = |(key, name): (&String, &String)| Reader {
            key: key.clone(),
            name: name.clone(),
            own: own.contains(key),
        };
        let all = |keys: &BTreeMap<String, String>, which: &dyn Fn(&String) -> bool| {
            let chosen = keys.iter().filter(|(key, _)| which(key));
            chosen.map(reader).collect::<Vec<_>>()
        };
        let is_known = |key: &String| known.keys.contains_key(key);
        let dropped = all(&known.keys, &|key| !wanted.contains_key(key));
        // A new key of a desk revokes its older ones.
        let named = |key: &String| {
            own.contains(key) || revoked.contains(key) || known.revoked.contains_key(key)
        };
        let missing: Vec<_> = dropped
            .iter()
            .filter(|one| !named(&one.key))
            .cloned()
            .collect();
        let returned = all(&wanted, &|key| {
            known.revoked.contains_key(key) || revoked.contains(key)
        });
        let holds_own_key = publics.first().is_some_and(|key| wanted.contains_key(key));
        let refusal = if holds_own_key {
            Refusal::of(returned, missing)
        } else {
            Some(Refusal::OwnKey)
        };
        let gone = revoked
            .iter()
            .chain(own.iter().filter(|key| !wanted.contains_key(*key)))
            .map(|key| {
                (
                    key.clone(),
                    known.keys.get(key).cloned().unwrap_or_default(),
                )
            })
            .collect();
        Self {
            added: all(&wanted, &|key| !is_known(key)),
            kept: all(&wanted, &is_known),
            dropped,
            refusal,
            next: known.becoming(wanted, gone),
            own,
        }
    }

    /// Whether a person decided all of it already: whoever loses access was revoked by name, and nobody gains any. Then it is
    /// carried out without asking again, until it is finished.
    pub(crate) fn is_decided(&self, known: &Readers) -> bool {
        let begins = !self.dropped.is_empty();
        self.refusal.is_none() && self.added.is_empty() && (begins || known.unfinished)
    }

    /// Whether it affects only this desk.
    pub(crate) fn is_about_this_desk_only(&self) -> bool {
        self.added.iter().chain(&self.dropped).all(|one| one.own)
    }

    /// Whether one of its seals is for more keys than are known: somebody unknown would lose access. A seal says how many
    /// keys open it, but not whose. For the keys of this desk, opening it tells.
    pub(crate) fn overlooks_somebody<'s>(
        &self,
        mut seals: impl Iterator<Item = TeamSeal<'s>>,
        identities: &[Identity],
    ) -> bool {
        let known = self.next.keys.keys().chain(self.next.revoked.keys());
        let others: BTreeSet<_> = known.filter(|key| !self.own.contains(*key)).collect();
        seals.any(|one| others_who_open(one, identities) > others.len())
    }
}

/// How many other keys open it.
fn others_who_open(one: TeamSeal<'_>, identities: &[Identity]) -> usize {
    let opens =
        |identity: &&Identity| open_with_any(std::slice::from_ref(*identity), one.sealed).is_ok();
    one.keys()
        .saturating_sub(identities.iter().filter(opens).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(identities: &[&Identity]) -> BTreeMap<String, String> {
        let named = |(number, identity): (usize, &&Identity)| {
            (identity.to_public(), format!("naam {number}"))
        };
        identities.iter().enumerate().map(named).collect()
    }

    /// What a desk of `desk` would do with a site that has these recipients, and these keys out of use.
    fn compare(
        known: &Readers,
        (recipients, revoked): (&[&Identity], &[&Identity]),
        desk: &[Identity],
    ) -> Access {
        let wanted = recipients
            .iter()
            .map(|one| (one.to_public(), String::new()));
        let revoked: Vec<_> = revoked.iter().map(|one| one.to_public()).collect();
        Access::compare(known, (wanted.collect(), &revoked), desk)
    }

    #[test]
    fn nobody_is_locked_out_who_was_not_named() {
        let [me, old, colleague, thief] = std::array::from_fn(|_| Identity::generate());
        let known = Readers::default().and(&keys(&[&me, &old, &colleague, &thief]));
        let desk = [me.clone(), old.clone()];
        let refusal = |recipients: &[&Identity], revoked: &[&Identity]| {
            compare(&known, (recipients, revoked), &desk).refusal
        };
        assert_eq!(refusal(&[&me, &old, &colleague, &thief], &[]), None);
        // The older key of this very desk needs no name.
        assert_eq!(refusal(&[&me, &colleague, &thief], &[]), None);
        assert_eq!(refusal(&[&me, &colleague], &[&thief]), None);
        assert_eq!(
            refusal(&[&colleague, &thief, &old], &[]),
            Some(Refusal::OwnKey)
        );
        let Some(Refusal::Missing(missing)) = refusal(&[&me, &thief], &[]) else {
            panic!("a colleague would be locked out");
        };
        assert_eq!((missing.len(), &*missing[0].name), (1, "naam 2"));
        assert_eq!(missing[0].key, colleague.to_public());
    }

    #[test]
    fn what_was_taken_out_of_use_does_not_come_back() {
        let [me, thief] = std::array::from_fn(|_| Identity::generate());
        let known = Readers::default().and(&keys(&[&me, &thief]));
        let desk = [me.clone()];
        let without = compare(&known, (&[&me], &[&thief]), &desk);
        assert!(without.refusal.is_none() && without.next.revoked.contains_key(&thief.to_public()));
        // That was decided when the key was revoked; a new key was not.
        assert!(
            without.is_decided(&known)
                && !compare(&known, (&[&me, &thief], &[]), &desk).is_decided(&known)
        );
        let more = Identity::generate();
        assert!(!compare(&known, (&[&me, &more], &[&thief]), &desk).is_decided(&known));
        assert!(!compare(&known, (&[&me], &[]), &desk).is_decided(&known));
        // Once begun it goes on, and once finished it does not.
        let again = compare(&without.next, (&[&me], &[&thief]), &desk);
        assert!(without.next.unfinished && again.is_decided(&without.next));
        assert!(!again.is_decided(&without.next.finished()));
        // An older build knows nothing of it.
        let older = compare(&without.next, (&[&me, &thief], &[]), &desk);
        assert!(
            matches!(older.refusal, Some(Refusal::Revoked(_))),
            "{older:?}"
        );
        assert_eq!(without.next.and(&keys(&[&thief])), without.next);
    }
}
