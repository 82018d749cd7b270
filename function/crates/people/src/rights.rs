//! Who may do what at the desk: one table, by route. What is not in it is allowed to nobody.
//!
//! Every change of a submission is a route of its own, so this is also the table of which change needs which role.

use std::collections::BTreeSet;

use store::{Role, Standing};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody, without a session.
    Anybody,
    /// Everybody with a session, also who waits to be confirmed.
    Everybody,
    /// Whoever was confirmed and has one of these roles.
    Roles(&'static [Role]),
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The route, as the router knows it.
    pub route: &'static str,
    /// Who may use it.
    pub audience: Audience,
}

use Audience::{Anybody, Everybody};
use Role::{Administrator, Editor, Figures, Moderator};

const MODERATORS: Audience = Audience::Roles(&[Moderator]);
const ADMINISTRATORS: Audience = Audience::Roles(&[Administrator]);
/// Who may see who is at the desk.
const COLLEAGUES: Audience = Audience::Roles(&[Moderator, Administrator]);
/// Who may see figures.
const COUNTING: Audience = Audience::Roles(&[Moderator, Figures]);
/// Who may edit the site, on a host that offers it.
const EDITORS: Audience = Audience::Roles(&[Editor]);

const fn get(route: &'static str, audience: Audience) -> Rule {
    Rule {
        method: "GET",
        route,
        audience,
    }
}

const fn post(route: &'static str, audience: Audience) -> Rule {
    Rule {
        method: "POST",
        route,
        audience,
    }
}

/// Every route of the desk.
pub const RULES: &[Rule] = &[
    get("/desk/desk.css", Anybody),
    get("/desk/passkey.js", Anybody),
    get("/desk/news.js", Anybody),
    get("/desk/unsaved.js", Anybody),
    get("/desk/modules.js", Anybody),
    get("/desk/keys.js", Anybody),
    get("/desk/idle.js", Anybody),
    get("/desk/copy.js", Anybody),
    get("/desk/enter", Anybody),
    post("/desk/enter", Anybody),
    get("/desk/draft.js", Anybody),
    post("/desk/passkey", Anybody),
    post("/desk/sign-in", Anybody),
    get("/desk/recover", Anybody),
    post("/desk/recover", Anybody),
    get("/desk/accept", Anybody),
    post("/desk/accept", Anybody),
    post("/desk/accept/passkey", Anybody),
    get("/desk", Everybody),
    get("/desk/", Everybody),
    get("/desk/leave", Everybody),
    post("/desk/leave", Everybody),
    get("/desk/account", Everybody),
    post("/desk/account/passkey", Everybody),
    post("/desk/account/passkeys", Everybody),
    post("/desk/account/passkeys/remove", Everybody),
    post("/desk/account/recovery", Everybody),
    post("/desk/account/sessions", Everybody),
    post("/desk/account/duty", MODERATORS),
    get("/desk/welcome", Everybody),
    get("/desk/stolen", Everybody),
    get("/desk/people", COLLEAGUES),
    get("/desk/invite", ADMINISTRATORS),
    post("/desk/invite", ADMINISTRATORS),
    post("/desk/people/{person}/confirm", COLLEAGUES),
    post("/desk/people/{person}/roles", ADMINISTRATORS),
    post("/desk/people/{person}/sessions", COLLEAGUES),
    post("/desk/people/{person}/passkeys/remove", ADMINISTRATORS),
    post("/desk/people/{person}/link", ADMINISTRATORS),
    post("/desk/people/{person}/end", ADMINISTRATORS),
    get("/desk/rights", ADMINISTRATORS),
    get("/desk/rights/export", ADMINISTRATORS),
    get("/desk/audit", MODERATORS),
    get("/desk/audit/export", MODERATORS),
    // It has a line for every submission: whoever may see figures only must not see fewer than five.
    get("/desk/export", COLLEAGUES),
    get("/desk/shift", MODERATORS),
    post("/desk/shift", MODERATORS),
    get("/desk/shift/read", MODERATORS),
    post("/desk/shift/read", MODERATORS),
    get("/desk/keys", Everybody),
    get("/desk/figures", COUNTING),
    get("/desk/figures/export", COUNTING),
    get("/desk/figures/site", COUNTING),
    get("/beheer", EDITORS),
    get("/beheer/", EDITORS),
    get("/beheer/{*path}", EDITORS),
    post("/beheer/{*path}", EDITORS),
    // Whoever collects opens pages, so they hold the key of a team.
    get("/desk/collect", MODERATORS),
    post("/desk/collect", MODERATORS),
    get("/desk/reseal", MODERATORS),
    post("/desk/reseal", MODERATORS),
    get("/desk/new", MODERATORS),
    get("/desk/spam", MODERATORS),
    post("/desk/spam", MODERATORS),
    get("/desk/brokers", MODERATORS),
    get("/desk/brokers/{id}", MODERATORS),
    post("/desk/brokers/{id}", MODERATORS),
    get("/desk/brokers/{id}/leave", MODERATORS),
    post("/desk/brokers/{id}/leave", MODERATORS),
    get("/desk/brokers/{id}/dates.ics", MODERATORS),
    get("/desk/brokers/{id}/export", MODERATORS),
    post("/desk/brokers/{id}/export", MODERATORS),
    get("/desk/brokers/{id}/remove", MODERATORS),
    post("/desk/brokers/{id}/remove", MODERATORS),
    get("/desk/{id}", MODERATORS),
    get("/desk/{id}/answer", MODERATORS),
    post("/desk/{id}/answer", MODERATORS),
    get("/desk/{id}/ask", MODERATORS),
    post("/desk/{id}/ask", MODERATORS),
    get("/desk/{id}/note", MODERATORS),
    post("/desk/{id}/note", MODERATORS),
    get("/desk/{id}/recall", MODERATORS),
    post("/desk/{id}/recall", MODERATORS),
    get("/desk/{id}/check", MODERATORS),
    post("/desk/{id}/check", MODERATORS),
    get("/desk/{id}/insert", MODERATORS),
    post("/desk/{id}/insert", MODERATORS),
    get("/desk/{id}/release", MODERATORS),
    post("/desk/{id}/release", MODERATORS),
    get("/desk/{id}/page-seen", MODERATORS),
    post("/desk/{id}/page-seen", MODERATORS),
    get("/desk/{id}/page-back", MODERATORS),
    post("/desk/{id}/page-back", MODERATORS),
    get("/desk/{id}/eyes", MODERATORS),
    post("/desk/{id}/eyes", MODERATORS),
    get("/desk/{id}/no-eyes", MODERATORS),
    post("/desk/{id}/no-eyes", MODERATORS),
    get("/desk/{id}/pass-on", MODERATORS),
    post("/desk/{id}/pass-on", MODERATORS),
    get("/desk/{id}/not-passed-on", MODERATORS),
    post("/desk/{id}/not-passed-on", MODERATORS),
    get("/desk/{id}/undo", MODERATORS),
    post("/desk/{id}/undo", MODERATORS),
    get("/desk/{id}/reopen", MODERATORS),
    post("/desk/{id}/reopen", MODERATORS),
    get("/desk/{id}/publication", MODERATORS),
    post("/desk/{id}/publication", MODERATORS),
    get("/desk/{id}/hand-over", MODERATORS),
    post("/desk/{id}/hand-over", MODERATORS),
    get("/desk/{id}/draft", MODERATORS),
    post("/desk/{id}/draft", MODERATORS),
    get("/desk/{id}/leave", MODERATORS),
    post("/desk/{id}/leave", MODERATORS),
    get("/desk/{id}/claim", MODERATORS),
    post("/desk/{id}/claim", MODERATORS),
    get("/desk/{id}/not-spam", MODERATORS),
    post("/desk/{id}/not-spam", MODERATORS),
    get("/desk/{id}/intake", MODERATORS),
    post("/desk/{id}/intake", MODERATORS),
    get("/desk/{id}/training", MODERATORS),
    post("/desk/{id}/training", MODERATORS),
    get("/desk/{id}/activate", MODERATORS),
    post("/desk/{id}/activate", MODERATORS),
    get("/desk/{id}/unpublish", MODERATORS),
    post("/desk/{id}/unpublish", MODERATORS),
    get("/desk/{id}/give-back", MODERATORS),
    post("/desk/{id}/give-back", MODERATORS),
    get("/desk/{id}/escalate", MODERATORS),
    post("/desk/{id}/escalate", MODERATORS),
    get("/desk/{id}/spam", MODERATORS),
    post("/desk/{id}/spam", MODERATORS),
    get("/desk/{id}/decline", MODERATORS),
    post("/desk/{id}/decline", MODERATORS),
    get("/desk/{id}/reject", MODERATORS),
    post("/desk/{id}/reject", MODERATORS),
    get("/desk/{id}/close", MODERATORS),
    post("/desk/{id}/close", MODERATORS),
    get("/desk/{id}/acute", MODERATORS),
    post("/desk/{id}/acute", MODERATORS),
    get("/desk/{id}/attention", MODERATORS),
    post("/desk/{id}/attention", MODERATORS),
    get("/desk/{id}/calm", MODERATORS),
    post("/desk/{id}/calm", MODERATORS),
    get("/desk/{id}/label", MODERATORS),
    post("/desk/{id}/label", MODERATORS),
];

/// Who may use a route; nobody where there is none.
pub fn audience(method: &str, route: &str) -> Option<Audience> {
    // A look at the head of a page is a look at the page.
    let method = if method == "HEAD" { "GET" } else { method };
    let mut rules = RULES.iter();
    rules
        .find(|rule| rule.method == method && rule.route == route)
        .map(|rule| rule.audience)
}

/// Whether somebody belongs to an audience.
pub fn allows(audience: Audience, roles: &BTreeSet<Role>, standing: Standing) -> bool {
    match audience {
        Anybody => true,
        Everybody => matches!(standing, Standing::Active | Standing::Waiting),
        Audience::Roles(wanted) => {
            standing == Standing::Active && wanted.iter().any(|role| roles.contains(role))
        }
    }
}

/// Whether these roles read what was sent to a team, and so hold its key.
pub fn reads(roles: &BTreeSet<Role>) -> bool {
    roles.contains(&Moderator)
}

/// Whether these roles may see who is at the desk, and so hold the key of the names.
pub(crate) fn knows_names(roles: &BTreeSet<Role>) -> bool {
    roles.contains(&Moderator) || roles.contains(&Administrator)
}

/// Whether these roles may confirm a newcomer: one who will read is given the key by somebody who has it.
pub(crate) fn confirms(roles: &BTreeSet<Role>, newcomer: &BTreeSet<Role>) -> bool {
    roles.contains(&Moderator) || (!reads(newcomer) && roles.contains(&Administrator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_there_once() {
        let rows: BTreeSet<_> = RULES.iter().map(|rule| (rule.method, rule.route)).collect();
        assert_eq!(rows.len(), RULES.len());
        assert_eq!(audience("HEAD", "/desk/{id}"), Some(MODERATORS));
        assert_eq!(audience("DELETE", "/desk/{id}"), None);
        assert_eq!(audience("GET", "/desk/nergens"), None);
    }

    #[test]
    fn only_a_confirmed_moderator_reads() {
        for role in Role::ALL {
            let roles = BTreeSet::from([role]);
            for (standing, active) in [
                (Standing::Invited, false),
                (Standing::Waiting, false),
                (Standing::Active, true),
                (Standing::Left, false),
            ] {
                let may = allows(MODERATORS, &roles, standing);
                assert_eq!(may, active && role == Moderator, "{role:?} {standing:?}");
            }
        }
        let administrator = BTreeSet::from([Administrator]);
        assert!(!reads(&administrator));
        assert!(!confirms(&administrator, &BTreeSet::from([Moderator])));
        assert!(confirms(&administrator, &BTreeSet::from([Figures])));
    }
}
