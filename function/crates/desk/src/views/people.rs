//! The pages about people and rights, and one's own account.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::{LANG, View, Views};
use ::forms::team::TeamId;
use ::people::{Colleague, Inside, LONGEST_NAME, Name, SHORTEST_NAME, SHORTEST_PASSPHRASE};
use store::{Belongings, BrokenChain, Mark, Person, PersonId, RightsEntry, Role, Standing};

/// The page with everybody.
pub(crate) struct PeoplePage<'a> {
    pub(crate) me: &'a Inside,
    pub(crate) name: &'a Name,
    pub(crate) everybody: &'a [Colleague],
    /// The name that was typed, and the message key of what is wrong with the invitation.
    pub(crate) invalid: Option<(&'a str, &'static str)>,
    /// Whether the desk can send mail.
    pub(crate) mails: bool,
}

/// The page with a link for somebody.
pub(crate) struct Invited<'a> {
    pub(crate) me: &'a Name,
    pub(crate) name: &'a str,
    pub(crate) url: &'a str,
    /// It leads only to this machine.
    pub(crate) only_here: bool,
    /// Whether it was sent by mail, where that was asked for.
    pub(crate) mailed: Option<bool>,
}

/// A part of the audit of rights.
pub(crate) struct RightsPage<'a> {
    pub(crate) me: &'a Name,
    /// Newest first.
    pub(crate) entries: &'a [RightsEntry],
    pub(crate) names: &'a BTreeMap<PersonId, String>,
    pub(crate) broken: Option<BrokenChain>,
    /// The number of the last of these, where older ones follow.
    pub(crate) earlier: Option<u64>,
    /// Whether these are the newest.
    pub(crate) newest: bool,
}

/// The page with one's own account.
pub(crate) struct AccountPage<'a> {
    pub(crate) mine: &'a Belongings,
    pub(crate) me: &'a Name,
    /// The hash of this session.
    pub(crate) session: &'a str,
    /// Whether a passkey can be made at this address.
    pub(crate) passkeys_work: bool,
    /// Words that are offered.
    pub(crate) passphrase: &'a str,
    /// The message key of what is wrong.
    pub(crate) error: Option<&'static str>,
}

#[derive(Serialize)]
struct PersonView<'a> {
    id: &'a str,
    /// None when nothing here opens it.
    name: Option<&'a str>,
    /// What buttons call them.
    called: String,
    roles: String,
    standing: String,
    state: &'static str,
    me: bool,
    choices: Vec<Choice<'a>>,
    teams: Vec<Choice<'a>>,
    marks: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    word: &'a str,
    label: String,
    hint: String,
    chosen: bool,
}

/// What a role is for.
#[derive(Serialize)]
struct Welcome {
    role: &'static str,
    title: String,
    text: String,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    text: String,
    this: bool,
}

#[derive(Serialize)]
struct Event {
    what: String,
    when: String,
}

/// "moderator en beheerder".
pub(super) fn roles_in_words(views: &Views, roles: &BTreeSet<Role>) -> String {
    let words = roles
        .iter()
        .map(|role| views.message(&format!("role-{}", role.as_str())));
    words.collect::<Vec<_>>().join(", ")
}

impl View<'_> {
    /// Everybody, and the form that invites.
    pub(crate) fn people(&self, status: StatusCode, page: &PeoplePage<'_>) -> Response<Body> {
        let shown = page.everybody.iter();
        let shown = shown.map(|Colleague { person, name }| PersonView {
            id: person.id.as_str(),
            name: name.as_deref(),
            called: name
                .clone()
                .unwrap_or_else(|| self.views.message("people-nameless")),
            roles: roles_in_words(self.views, &person.roles),
            standing: self
                .views
                .message(&format!("standing-{}", person.standing.as_str())),
            state: person.standing.as_str(),
            me: person.id == page.me.person.id,
            choices: self.choices(&person.roles),
            teams: self.team_choices(&person.teams),
            marks: self.mark_choices(&person.marks),
        });
        let (gone, here): (Vec<_>, Vec<_>) =
            shown.partition(|one| one.state == Standing::Left.as_str());
        let mut context = Context::new();
        context.insert("me", page.name.as_str());
        context.insert(
            "names_locked",
            &page.everybody.iter().any(|one| one.name.is_none()),
        );
        context.insert("people", &here);
        context.insert("gone", &gone);
        context.insert(
            "administrator",
            &page.me.person.roles.contains(&Role::Administrator),
        );
        context.insert("choices", &self.choices(&BTreeSet::from([Role::Moderator])));
        context.insert("teams", &self.team_choices(&BTreeSet::new()));
        context.insert("marks", &self.mark_choices(&BTreeSet::new()));
        let on_duty = page.everybody.iter().filter(|Colleague { person, .. }| {
            person.standing == Standing::Active && person.marks.contains(&Mark::OnDuty)
        });
        let called = |one: &Colleague| one.name.clone().unwrap_or_else(|| self.nameless());
        let on_duty: Vec<_> = on_duty.map(called).collect();
        context.insert("on_duty", &on_duty.join(", "));
        context.insert("name", page.invalid.map_or("", |(name, _)| name));
        context.insert("invalid", &page.invalid.map(|(_, key)| key));
        context.insert("shortest", &SHORTEST_NAME);
        context.insert("longest", &LONGEST_NAME);
        context.insert("mails", &page.mails);
        self.inside_page(status, "people", context)
    }

    /// The teams of the site, when there is something to choose.
    fn team_choices(&self, chosen: &BTreeSet<TeamId>) -> Vec<Choice<'_>> {
        let teams = self.assets.teams.all().map(|to| &to.team);
        let choice = |team| Choice {
            word: TeamId::as_str(team),
            label: self.name_of(team),
            hint: String::new(),
            chosen: chosen.contains(team),
        };
        teams
            .filter(|_| !self.assets.teams.is_one())
            .map(choice)
            .collect()
    }

    fn mark_choices(&self, marks: &BTreeSet<Mark>) -> Vec<Choice<'static>> {
        let choice = |mark: Mark| Choice {
            word: mark.as_str(),
            label: self.views.message(&format!("mark-{}", mark.as_str())),
            hint: self.views.message(&format!("mark-{}-hint", mark.as_str())),
            chosen: marks.contains(&mark),
        };
        Mark::ALL.into_iter().map(choice).collect()
    }

    fn choices(&self, roles: &BTreeSet<Role>) -> Vec<Choice<'static>> {
        let choice = |role: Role| Choice {
            word: role.as_str(),
            label: self.views.message(&format!("role-{}", role.as_str())),
            hint: self.views.message(&format!("role-{}-hint", role.as_str())),
            chosen: roles.contains(&role),
        };
        Role::ALL.into_iter().map(choice).collect()
    }

    /// The link for somebody who was invited.
    pub(crate) fn invited(&self, page: &Invited<'_>) -> Response<Body> {
        let mut context = Context::new();
        context.insert("me", page.me.as_str());
        context.insert("name", page.name);
        context.insert("url", page.url);
        context.insert("only_here", &page.only_here);
        context.insert("mailed", &(page.mailed == Some(true)));
        context.insert("not_mailed", &(page.mailed == Some(false)));
        self.inside_page(StatusCode::OK, "invited", context)
    }

    /// The subject and the text of the mail with the link.
    pub(crate) fn invitation_mail(&self, url: &str) -> (String, String) {
        let mut args = FluentArgs::new();
        args.set("url", url);
        let text = self.views.strings.get(LANG, "invitation-mail-text", &args);
        (self.views.message("invitation-mail-subject"), text)
    }

    /// One's own account.
    pub(crate) fn account(&self, status: StatusCode, page: &AccountPage<'_>) -> Response<Body> {
        let mine = page.mine;
        let passkeys = mine.credentials.iter().map(|one| Row {
            id: &one.id,
            text: self.moment_in_words("account-made", one.made),
            this: false,
        });
        let sessions = mine.sessions.iter().map(|one| Row {
            id: &one.hash,
            text: format!(
                "{} {}",
                self.moment_in_words("account-begun", one.begun),
                self.moment_in_words("account-seen", one.seen)
            ),
            this: one.hash == page.session,
        });
        let mut context = Context::new();
        context.insert("me", page.me.as_str());
        context.insert("name", page.me.as_str());
        context.insert("roles", &roles_in_words(self.views, &mine.person.roles));
        context.insert(
            "can_have_duty",
            &::people::rights::reads(&mine.person.roles),
        );
        context.insert("on_duty", &mine.person.marks.contains(&Mark::OnDuty));
        context.insert("passkeys", &passkeys.collect::<Vec<_>>());
        context.insert("sessions", &sessions.collect::<Vec<_>>());
        context.insert("passkeys_work", &page.passkeys_work);
        context.insert("passphrase", page.passphrase);
        context.insert("shortest_passphrase", &SHORTEST_PASSPHRASE);
        context.insert("error", &page.error);
        self.inside_page(status, "account", context)
    }

    /// For whoever was not confirmed yet, or lacks the key of their team.
    pub(crate) fn waiting(&self, me: &Name) -> Response<Body> {
        let mut context = Context::new();
        context.insert("me", me.as_str());
        self.inside_page(StatusCode::OK, "waiting", context)
    }

    /// What somebody who reads nothing can do here.
    ///
    /// `edits` says whether the site is edited on this host.
    pub(crate) fn welcome(&self, me: &Name, person: &Person, edits: bool) -> Response<Body> {
        let text = |role: &Role| match role {
            Role::Editor if edits => self.views.message("welcome-redacteur-here"),
            role => self.views.message(&format!("welcome-{}", role.as_str())),
        };
        let part = |role: &Role| Welcome {
            role: role.as_str(),
            title: self.views.message(&format!("role-{}", role.as_str())),
            text: text(role),
        };
        let mut context = Context::new();
        context.insert("me", me.as_str());
        context.insert("parts", &person.roles.iter().map(part).collect::<Vec<_>>());
        context.insert("edits", &edits);
        self.inside_page(StatusCode::OK, "welcome", context)
    }

    /// What to do when a device is stolen.
    pub(crate) fn stolen(&self, me: &Name) -> Response<Body> {
        let mut context = Context::new();
        context.insert("me", me.as_str());
        self.inside_page(StatusCode::OK, "stolen", context)
    }

    /// A part of the audit of rights, and whether the chain is whole there.
    pub(crate) fn rights(&self, page: &RightsPage<'_>) -> Response<Body> {
        let nameless = self.nameless();
        let name = |id: &PersonId| page.names.get(id).unwrap_or(&nameless).clone();
        let events = page.entries.iter().map(|entry| {
            let mut args = FluentArgs::new();
            args.set("person", name(&entry.person));
            let here = || self.views.message("rights-here");
            args.set("who", entry.by.as_ref().map_or_else(here, name));
            args.set("about", entry.about.clone());
            let key = format!("rights-{}", entry.what);
            let what = self.views.strings.get(LANG, &key, &args);
            Event {
                what: match what.strip_prefix(&nameless) {
                    Some(rest) => format!("{}{rest}", self.views.message("name-locked-first")),
                    None => what,
                },
                when: self.views.moment(entry.at, self.now),
            }
        });
        let mut context = Context::new();
        context.insert("me", page.me.as_str());
        context.insert("events", &events.collect::<Vec<_>>());
        let mut people = page.entries.iter().flat_map(|entry| {
            let by = entry.by.iter();
            by.chain([&entry.person])
        });
        let locked = people.any(|id| !page.names.contains_key(id));
        context.insert("names_locked", &locked);
        context.insert("broken", &page.broken.map(|BrokenChain(number)| number));
        context.insert("earlier", &page.earlier);
        context.insert("newest", &page.newest);
        self.inside_page(StatusCode::OK, "rights", context)
    }

    fn moment_in_words(&self, key: &str, at: jiff::Timestamp) -> String {
        let mut args = FluentArgs::new();
        args.set("when", self.views.moment(at, self.now));
        self.views.strings.get(LANG, key, &args)
    }

    fn inside_page(&self, status: StatusCode, name: &str, mut context: Context) -> Response<Body> {
        context.insert("title", &self.views.message(&format!("{name}-title")));
        context.insert("inside", &true);
        self.views
            .render(status, &format!("desk/{name}.html"), context)
    }
}
