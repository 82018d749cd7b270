//! Whose keys open what is held, before and after everything is sealed again. Pure: it compares lists and decides whether it
//! may be done.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use sealing::Sealed;
use store::{Readers, Submission};
use unsealing::{Identity, open_with_any};

/// A public key, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Reader {
    /// The key (`age1…`).
    key: String,
    /// Whose it is; empty when nobody wrote that down.
    name: String,
    /// This desk holds its secret half.
    own: bool,
}

/// What sealing everything again would change.
#[derive(Debug)]
pub(super) struct Access {
    /// Who could not read it before.
    pub(super) added: Vec<Reader>,
    /// Who can read it before and after.
    pub(super) kept: Vec<Reader>,
    /// Who cannot read it any more.
    pub(super) dropped: Vec<Reader>,
    /// Why it is not done.
    pub(super) refusal: Option<Refusal>,
    /// Who can read from then on.
    pub(super) next: Readers,
    own: BTreeSet<String>,
}

/// Why nothing is sealed again: somebody would be locked out, or let in again.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// This desk could not read it any more itself.
    OwnKey,
    /// These could not, and nobody took their keys out of use by name.
    Missing(Vec<Reader>),
    /// These were taken out of use.
    Revoked(Vec<Reader>),
}

impl Refusal {
    /// Because of keys that come back, or of some that would be missing.
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
    /// Compares who can read, as `known`, with who could after everything is sealed to the `wanted` keys, at a desk with these
    /// identities and with a list of what was `revoked`.
    pub(super) fn compare(
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
        // A desk takes its own older keys out of use by having a new one.
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

    /// Whether it changes nothing for anybody but this desk.
    pub(super) fn is_about_this_desk_only(&self) -> bool {
        self.added.iter().chain(&self.dropped).all(|one| one.own)
    }

    /// Whether some seal of it is for more keys than are known: somebody would be locked out whom nobody named. A seal does
    /// not say whose keys open it, only how many; of those of this desk it shows by opening.
    pub(super) fn overlooks_somebody(&self, seen: &Submission, identities: &[Identity]) -> bool {
        let known = self.next.keys.keys().chain(self.next.revoked.keys());
        let others: BTreeSet<_> = known.filter(|key| !self.own.contains(*key)).collect();
        seen.seals_for_moderators()
            .any(|sealed| others_who_open(sealed, identities) > others.len())
    }
}

/// How many keys open it besides these.
fn others_who_open(sealed: &Sealed, identities: &[Identity]) -> usize {
    let opens =
        |identity: &&Identity| open_with_any(std::slice::from_ref(*identity), sealed).is_ok();
    sealed
        .keys()
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
        // An older build knows nothing of it.
        let older = compare(&without.next, (&[&me, &thief], &[]), &desk);
        assert!(
            matches!(older.refusal, Some(Refusal::Revoked(_))),
            "{older:?}"
        );
        assert_eq!(without.next.and(&keys(&[&thief])), without.next);
    }
}
