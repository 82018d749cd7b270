//! What `site.toml` says of keys and teams: every public key must be one, and every municipality has one team at most.

use std::collections::{BTreeMap, BTreeSet};

use content::{InvalidValue, Spanned, Spans, TeamSettings, bad_setting};
use diagnostics::{Diagnostic, Problem, Reason};
use forms::team::{BadTeamId, TeamId};
use sealing::{Recipients, SealError};
use site::{Site, references};

/// Everything about keys and teams that cannot be. `recipients` are those of the national team, with the key of this machine.
pub(crate) fn check(site: &Site, recipients: &[String]) -> Vec<Diagnostic> {
    let config = &site.config;
    let lists = [&config.recipients, &config.recovery];
    let of_teams = config.teams.iter().map(|team| &team.recipients);
    let keys = lists.into_iter().chain(of_teams).flatten();
    let mut found: Vec<_> = keys.filter_map(|key| check_key(site, key)).collect();
    if recipients.is_empty() && !site.forms.is_empty() {
        found.push(no_recipients(site));
    }
    found.extend(check_ids(site));
    found.extend(check_municipalities(site));
    for (index, team) in config.teams.iter().enumerate() {
        found.extend(check_team(site, index, team));
    }
    found
}

/// Without a key of the national team, forms cannot be taken in.
fn no_recipients(site: &Site) -> Diagnostic {
    let spans = Spans::of(&site.config_file().text);
    let place = match spans.at(&["recipients"]) {
        span if span.is_empty() => site.config_file().top(),
        span => site.config_place(span),
    };
    Diagnostic::warning(Problem::NoRecipients, place)
}

fn check_key(site: &Site, key: &Spanned<String>) -> Option<Diagnostic> {
    let mut revoked = site.config.revoked.iter();
    let reason = match Recipients::parse(&[key.value.as_str()]) {
        Err(error) => reason(&error),
        Ok(_) if revoked.any(|gone| gone.value.trim() == key.value.trim()) => {
            Reason::of("key-revoked", &key.value)
        }
        Ok(_) => return None,
    };
    let place = site.config_place(key.span.clone());
    Some(Diagnostic::error(Problem::BadRecipient { reason }, place))
}

fn reason(error: &SealError) -> Reason {
    let (why, what) = match error {
        SealError::SecretAmongRecipients => ("key-secret", ""),
        SealError::Recipient(key) => ("key-none", key.as_str()),
        _ => ("", ""),
    };
    Reason {
        reason: error.to_string(),
        ..Reason::of(why, what)
    }
}

/// Every team has an id of its own.
fn check_ids(site: &Site) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let teams = site.config.teams.iter();
    teams
        .filter_map(|TeamSettings { id, .. }| {
            let twice = !seen.insert(id.value.as_str());
            let fault = match TeamId::of_a_team(&id.value) {
                Err(BadTeamId::Characters) => "team-id",
                Err(BadTeamId::Reserved) => "team-reserved",
                Ok(_) if twice => "team-twice",
                Ok(_) => return None,
            };
            Some(wrong(site, ("teams.id", id), fault.into()))
        })
        .collect()
}

/// Every municipality of a team is one of the site, and has no other team.
fn check_municipalities(site: &Site) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for team in &site.config.teams {
        for named in &team.municipalities {
            let slug = named.value.as_str();
            if let Some(problem) = references::unknown_municipality(slug, site) {
                let place = site.config_place(named.span.clone());
                found.push(Diagnostic::error(problem, place));
            } else if let Some(other) = seen.insert(slug, &team.id.value) {
                let why = InvalidValue {
                    fault: "municipality-twice",
                    better: Some(other.to_owned()),
                };
                found.push(wrong(site, ("teams.municipalities", named), why));
            }
        }
    }
    found
}

/// A team has a name, and a key that can be used.
fn check_team(site: &Site, index: usize, team: &TeamSettings) -> Vec<Diagnostic> {
    let spans = Spans::of(&site.config_file().text);
    let index = index.to_string();
    let at = |key: &str| site.config_place(spans.at(&["teams", &index, key]));
    let mut found = Vec::new();
    if team.name.trim().is_empty() {
        let problem = bad_setting("teams.name", &team.name, "needed");
        found.push(Diagnostic::error(problem, at("name")));
    }
    let is_key = |key: &Spanned<String>| Recipients::parse(&[key.value.as_str()]).is_ok();
    let fault = if team.recipients.is_empty() {
        "team-no-keys"
    } else if !team.recipients.iter().any(is_key) {
        "team-no-usable-key"
    } else {
        return found;
    };
    let problem = bad_setting("teams.recipients", &team.id.value, fault);
    found.push(Diagnostic::error(problem, at("recipients")));
    found
}

fn wrong(site: &Site, (key, value): (&str, &Spanned<String>), why: InvalidValue) -> Diagnostic {
    let problem = bad_setting(key, &value.value, why);
    Diagnostic::error(problem, site.config_place(value.span.clone()))
}
