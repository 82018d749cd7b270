//! The pages about people and rights, and one's own account.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::{LANG, View, Views};
use ::forms::team::TeamId;
use ::people::{
    Colleague, Confirming, INVITATION, Inside, KnownPasskey, LONGEST_NAME, Name, OpenSession,
    SHORTEST_NAME, SHORTEST_PASSPHRASE,
};
use store::{Belongings, BrokenChain, Mark, Person, PersonId, RightsEntry, Role, Standing};

/// The page with everybody.
pub(crate) struct PeoplePage<'a> {
    pub(crate) me: &'a Inside,
    pub(crate) name: &'a Name,
    pub(crate) everybody: &'a [Colleague],
    /// The passkeys of colleagues, by id.
    pub(crate) passkeys: &'a BTreeMap<PersonId, Vec<KnownPasskey>>,
    /// Whether who looks can confirm each of those who wait.
    pub(crate) confirming: &'a BTreeMap<PersonId, Confirming>,
    /// The name that was typed, and the message key of what is wrong with the invitation.
    pub(crate) invalid: Option<(&'a str, &'static str)>,
    /// Whether the desk can send mail.
    pub(crate) mails: bool,
    /// The message key of what was just done.
    pub(crate) done: Option<&'static str>,
}

/// The page with a link for somebody.
pub(crate) struct Invited<'a> {
    pub(crate) me: &'a Name,
    pub(crate) name: &'a str,
    pub(crate) url: &'a str,
    /// It leads only to this machine.
    pub(crate) only_here: bool,
    /// There was one before.
    pub(crate) is_another: bool,
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
    pub(crate) passkeys: &'a [KnownPasskey],
    pub(crate) sessions: &'a [OpenSession],
    /// The device that asks.
    pub(crate) device: Option<(&'static str, &'static str)>,
    /// The message key of what is wrong.
    pub(crate) error: Option<&'static str>,
    /// The message key of what was just done.
    pub(crate) done: Option<&'static str>,
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
    /// Until when the invitation works, or that it works no longer.
    invited_until: Option<String>,
    /// Whether who looks can confirm them, and otherwise why not.
    can_confirm: bool,
    cannot_confirm: Option<String>,
    passkeys: Vec<Row<'a>>,
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
    name: String,
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
        // Whoever never came was never here.
        let came =
            |one: &&Colleague| one.person.standing != Standing::Left || !one.person.key.is_empty();
        let shown = page.everybody.iter().filter(came);
        let shown = shown.map(|one| self.person_view(one, page));
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
        context.insert("done", &page.done);
        self.inside_page(status, "people", context)
    }

    fn person_view<'a>(&'a self, one: &'a Colleague, page: &PeoplePage<'a>) -> PersonView<'a> {
        let Colleague { person, name } = one;
        let called = name
            .clone()
            .unwrap_or_else(|| self.views.message("people-nameless"));
        let confirming = page.confirming.get(&person.id).copied();
        let can_confirm = matches!(confirming, Some(Confirming::Possible | Confirming::Alone));
        let reason = match confirming {
            Some(Confirming::SecondPerson) => Some("people-confirm-second"),
            Some(Confirming::NotYours) => Some("people-confirm-moderator"),
            Some(Confirming::WithoutKey) => Some("people-confirm-key"),
            _ => None,
        };
        let mut args = FluentArgs::new();
        args.set("name", called.clone());
        let reason = reason.map(|key| self.views.strings.get(LANG, key, &args));
        let passkeys = page.passkeys.get(&person.id).map_or(&[][..], Vec::as_slice);
        PersonView {
            id: person.id.as_str(),
            name: name.as_deref(),
            called,
            roles: roles_in_words(self.views, &person.roles),
            standing: self
                .views
                .message(&format!("standing-{}", person.standing.as_str())),
            state: person.standing.as_str(),
            invited_until: self.invited_until(person),
            can_confirm,
            cannot_confirm: reason,
            passkeys: passkeys.iter().map(|one| self.passkey_row(one)).collect(),
            me: person.id == page.me.person.id,
            choices: self.choices(&person.roles),
            teams: self.team_choices(&person.teams),
            marks: self.mark_choices(&person.marks),
        }
    }

    /// Until when an invitation works. Earlier versions did not keep that.
    fn invited_until(&self, person: &Person) -> Option<String> {
        let invitation = person.invitation.as_ref()?;
        let key = if invitation.until > self.now {
            "people-invited-until"
        } else {
            "people-invited-late"
        };
        Some(self.moment_in_words(key, invitation.until))
    }

    /// A passkey, with its name, or without one as the others that have none.
    fn passkey_row<'a>(&self, one: &'a KnownPasskey) -> Row<'a> {
        let nameless = || self.views.message("passkey-nameless");
        let used = match one.used {
            Some(used) => self.moment_in_words("passkey-used", used),
            None => self.views.message("passkey-unused"),
        };
        Row {
            id: &one.id,
            name: one.name.clone().unwrap_or_else(nameless),
            text: format!("{} {used}", self.moment_in_words("account-made", one.made)),
            this: false,
        }
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
        context.insert("again", &page.is_another);
        let until = self.now.checked_add(INVITATION).unwrap_or(self.now);
        context.insert("until", &self.views.moment(until, self.now));
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
        let passkeys = page.passkeys.iter().map(|one| self.passkey_row(one));
        let unknown = || self.views.message("device-unknown");
        let sessions = page.sessions.iter().map(|one| Row {
            id: &one.hash,
            name: one.device.clone().unwrap_or_else(unknown),
            text: format!(
                "{} {}",
                self.moment_in_words("account-begun", one.begun),
                self.moment_in_words("account-seen", one.seen)
            ),
            this: one.hash == page.session,
        });
        let device = page.device.map(|device| self.device_in_words(device));
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
        context.insert("recovery", &::people::recovery_edition(mine));
        context.insert("device", &device);
        context.insert("error", &page.error);
        context.insert("done", &page.done);
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
