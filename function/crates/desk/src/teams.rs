//! Which teams a desk reads for: those of which it holds a key. Of all others it shows nothing.

use std::collections::BTreeSet;

use forms::team::TeamId;
use pages::teams::{Destination, Teams};
use store::Readers;
use unsealing::Identity;

/// The teams that these keys open, the national one first. A desk on a site without teams is always the national one's, also
/// if its key is not in this build: then it says so.
pub(crate) fn held(teams: &Teams, identities: &[Identity]) -> Vec<TeamId> {
    if teams.is_one() {
        return vec![TeamId::national()];
    }
    let own: BTreeSet<String> = identities.iter().map(Identity::to_public).collect();
    let opens = |to: &&Destination| to.readers().keys().any(|key| own.contains(key));
    let held = teams.all().filter(opens);
    held.map(|to| to.team.clone()).collect()
}

/// The keys of this desk that matter for a team, that of today first. Those that only another team knows are left out.
pub(crate) fn identities_of(
    team: &Destination,
    teams: &Teams,
    known: &Readers,
    identities: &[Identity],
) -> Vec<Identity> {
    if teams.is_one() {
        return identities.to_vec();
    }
    let matters = |identity: &&Identity| {
        let key = identity.to_public();
        team.readers().contains_key(&key)
            || known.keys.contains_key(&key)
            || known.revoked.contains_key(&key)
    };
    identities.iter().filter(matters).cloned().collect()
}
