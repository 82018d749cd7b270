//! Colleagues: who is at the desk, inviting, confirming, changing and ending.

use std::collections::{BTreeMap, BTreeSet};

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, StatusCode, Uri};

use futures_util::future::try_join_all;

use super::auth::is_missing;
use super::doors::{NAME, read};
use super::{cookies, done};
use crate::AtDesk;
use crate::views::{Invited, PeoplePage, RightsPage};
use forms::Submitted;
use forms::team::TeamId;
use notifications::Mail;
use people::{
    Colleague, Grant, KnownPasskey, Name, NamesKey, Newcomer, PeopleError, Token, rights,
};
use store::{Mark, Person, PersonId, Role, Standing, StoreError};
use web::redirect::redirect;
use web::request::{Id, parameter};

/// `GET /desk/people`
pub(super) async fn show(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    let done = done::said(&uri, &DONE);
    at.people_page(StatusCode::OK, None, done).await
}

/// What can just have been done, as an address says it, and the message key.
const DONE: [(&str, &str); 5] = [
    ("bevestigd", "people-done-confirmed"),
    ("bewaard", "people-done-changed"),
    ("afgemeld", "people-done-sessions"),
    ("sleutel-weg", "people-done-passkey"),
    ("gestopt", "people-done-ended"),
];

/// `POST /desk/invite`: invites somebody, and shows the link once.
pub(super) async fn invite(Extension(at): Extension<AtDesk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let name = sent.get(NAME).unwrap_or_default().to_owned();
    let to = sent.get(ADDRESS).unwrap_or_default().trim();
    let newcomer = match (Name::parse(&name), at.rights_of(&sent)) {
        _ if !to.is_empty() && !Mail::reaches(to) => Err("people-mail-wrong"),
        (Ok(name), _) if name.is_team() => Err("enter-name-length"),
        (Ok(_), Err(key)) => Err(key),
        (Ok(name), Ok(grant)) => Ok(Newcomer { name, grant }),
        (Err(bad), _) => Err(crate::views::name_error(bad).1),
    };
    let newcomer = match newcomer {
        Ok(newcomer) => newcomer,
        Err(key) => {
            let invalid = Some((name.as_str(), key));
            return at
                .people_page(StatusCode::UNPROCESSABLE_ENTITY, invalid, None)
                .await;
        }
    };
    match at.desk.people.invite(&at.inside, &newcomer).await {
        Ok(token) => {
            let name = newcomer.name.as_str();
            at.invited_page(&headers, (name, &token), Some(to)).await
        }
        Err(PeopleError::Name(bad)) => {
            let (status, key) = crate::views::name_error(bad);
            at.people_page(status, Some((&name, key)), None).await
        }
        Err(error) => at.desk.view().people_error(&error),
    }
}

/// `POST /desk/people/{person}/confirm`
pub(super) async fn confirm(Extension(at): Extension<AtDesk>, Id(id): Id) -> Response<Body> {
    let result = match PersonId::parse(&id) {
        Some(id) => at.desk.people.confirm(&at.inside, &id).await,
        None => Err(PeopleError::Store(StoreError::NotFound)),
    };
    at.afterwards(result, "bevestigd")
}

/// `POST /desk/people/{person}/roles`
pub(super) async fn change(
    Extension(at): Extension<AtDesk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let (_, sent) = read(request).await;
    let result = match (PersonId::parse(&id), at.rights_of(&sent)) {
        (Some(_), Err(_)) => Err(PeopleError::LastOne),
        (Some(id), Ok(grant)) => at.desk.people.change_roles(&at.inside, &id, grant).await,
        (None, _) => Err(PeopleError::Store(StoreError::NotFound)),
    };
    at.afterwards(result, "bewaard")
}

/// `POST /desk/people/{person}/sessions`: everything that somebody has open ends, such as on a stolen laptop.
pub(super) async fn end_sessions(Extension(at): Extension<AtDesk>, Id(id): Id) -> Response<Body> {
    let result = match PersonId::parse(&id) {
        Some(id) => at.desk.people.end_sessions(&at.inside, &id, None).await,
        None => Err(PeopleError::Store(StoreError::NotFound)),
    };
    at.afterwards(result, "afgemeld")
}

/// `POST /desk/people/{person}/passkeys/remove`: takes away a passkey of somebody who lost the device it is on.
pub(super) async fn take_passkey(
    Extension(at): Extension<AtDesk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let (_, sent) = read(request).await;
    let which = sent.get("sleutel").unwrap_or_default();
    let taken = match PersonId::parse(&id) {
        Some(id) => at.desk.people.take_passkey(&at.inside, &id, which).await,
        None => Err(PeopleError::Store(StoreError::NotFound)),
    };
    at.afterwards(taken, "sleutel-weg")
}

/// `POST /desk/people/{person}/link`: another link for somebody who has not come yet, shown once.
pub(super) async fn invite_again(
    Extension(at): Extension<AtDesk>,
    Id(id): Id,
    headers: HeaderMap,
) -> Response<Body> {
    let made = match PersonId::parse(&id) {
        Some(id) => at.desk.people.invite_again(&at.inside, &id).await,
        None => Err(PeopleError::Store(StoreError::NotFound)),
    };
    match made {
        Ok((token, name)) => at.invited_page(&headers, (&name, &token), None).await,
        Err(error) => at.afterwards(Err(error), ""),
    }
}

/// `POST /desk/people/{person}/end`: puts somebody out, and gives back what they were working on.
pub(super) async fn end(Extension(at): Extension<AtDesk>, Id(id): Id) -> Response<Body> {
    let ended = match PersonId::parse(&id) {
        Some(id) => at.desk.people.end(&at.inside, &id).await,
        None => Err(PeopleError::Store(StoreError::NotFound)),
    };
    at.afterwards(ended, "gestopt")
}

/// The field with a mail address.
const ADDRESS: &str = "adres";
/// Entries on a page.
const ENTRIES: usize = 100;

/// `GET /desk/rights`: the audit of rights, newest first.
pub(super) async fn audit(Extension(at): Extension<AtDesk>, uri: Uri) -> Response<Body> {
    let desk = &at.desk;
    let before = parameter(&uri, "voor").parse().ok();
    // One more than is shown, so that the link to the next page is checked as well.
    let mut entries = match desk.store.rights_before(before, ENTRIES + 1).await {
        Ok(entries) => entries,
        Err(error) => return desk.view().store_error(&error),
    };
    let broken = store::verify_rights_before(before, &entries).err();
    let goes_on = entries.len() > ENTRIES;
    entries.truncate(ENTRIES);
    let about = entries.iter().flat_map(|entry| {
        let by = entry.by.iter().cloned();
        by.chain([entry.person.clone()])
    });
    match desk.people.names(&at.inside.names, &about.collect()).await {
        Ok(names) => desk.view().rights(&RightsPage {
            me: &at.me,
            entries: &entries,
            names: &names,
            broken,
            earlier: goes_on
                .then(|| entries.last().map(|last| last.number))
                .flatten(),
            newest: before.is_none(),
        }),
        Err(error) => desk.view().people_error(&error),
    }
}

/// `GET /desk/stolen`: what to do when a device is stolen.
pub(super) async fn stolen(Extension(at): Extension<AtDesk>) -> Response<Body> {
    at.desk.view().stolen(&at.me)
}

impl AtDesk {
    /// The passkeys of colleagues who take part, by id.
    async fn passkeys_of(
        &self,
        everybody: &[Colleague],
        key: &NamesKey,
    ) -> Result<BTreeMap<PersonId, Vec<KnownPasskey>>, PeopleError> {
        let me = &self.inside.person.id;
        let takes_part = |person: &&Person| {
            matches!(person.standing, Standing::Active | Standing::Waiting) && person.id != *me
        };
        let colleagues = everybody.iter().map(|one| &one.person).filter(takes_part);
        let found = colleagues.map(async |person| {
            let found = self.desk.people.belongings(&person.id).await?;
            Ok::<_, PeopleError>((person.id.clone(), key.passkeys(&found)))
        });
        Ok(try_join_all(found).await?.into_iter().collect())
    }

    /// The page with the link for somebody, which is sent `to` them where that was asked for.
    async fn invited_page(
        &self,
        headers: &HeaderMap,
        (name, token): (&str, &Token),
        to: Option<&str>,
    ) -> Response<Body> {
        let (base, only_here) = self.address(headers);
        let url = format!("{base}/desk/accept?token={}", *token.reveal());
        self.desk.view().invited(&Invited {
            me: &self.me,
            name,
            url: &url,
            only_here,
            is_another: to.is_none(),
            mailed: self
                .mail_link(to.unwrap_or_default(), &url, only_here)
                .await,
        })
    }

    /// Sends the link by mail, if that was asked for; gives whether it was sent. It says nothing of who invites whom to what.
    async fn mail_link(&self, to: &str, url: &str, only_here: bool) -> Option<bool> {
        if to.is_empty() {
            return None;
        }
        let Some(mail) = self.desk.mail.as_ref().filter(|_| !only_here) else {
            return Some(false);
        };
        let (subject, text) = self.desk.view().invitation_mail(url);
        match mail.send_to(to, &subject, &text).await {
            Ok(()) => Some(true),
            Err(error) => {
                tracing::error!(%error, "an invitation was not sent");
                Some(false)
            }
        }
    }

    /// The roles, teams and marks that a form has, or the message key of what is missing. A site without teams has one, of which
    /// nobody needs to be told.
    fn rights_of(&self, sent: &Submitted) -> Result<Grant, &'static str> {
        let roles: BTreeSet<Role> = sent.all("rol").filter_map(Role::parse).collect();
        let known = &self.desk.assets.teams;
        let is_chosen = |team: &&TeamId| {
            known.is_one() || sent.all("team").any(|chosen| chosen == team.as_str())
        };
        let teams = known.all().map(|to| &to.team).filter(is_chosen);
        let teams: BTreeSet<TeamId> = teams.cloned().collect();
        if roles.is_empty() {
            Err("people-no-role")
        } else if teams.is_empty() && rights::reads(&roles) {
            Err("people-no-team")
        } else {
            let marks = sent.all("kenmerk").filter_map(Mark::parse);
            // Both are about reading.
            let marks = marks.filter(|_| rights::reads(&roles)).collect();
            Ok(Grant {
                roles,
                teams,
                marks,
            })
        }
    }

    async fn people_page(
        &self,
        status: StatusCode,
        invalid: Option<(&str, &'static str)>,
        done: Option<&'static str>,
    ) -> Response<Body> {
        let people = &self.desk.people;
        let key = people.tend_names(&self.inside).await;
        let key = key.unwrap_or_else(|error| {
            tracing::error!(%error, "names are tended the next time");
            self.inside.names.clone()
        });
        let everybody = people.everybody(&key).await;
        let with_passkeys = match everybody {
            Ok(everybody) => self
                .passkeys_of(&everybody, &key)
                .await
                .map(|p| (everybody, p)),
            Err(error) => Err(error),
        };
        match with_passkeys {
            Ok((everybody, passkeys)) => self.desk.view().people(
                status,
                &PeoplePage {
                    me: &self.inside,
                    name: &self.me,
                    everybody: &everybody,
                    passkeys: &passkeys,
                    confirming: &people.confirming(&self.inside, &everybody),
                    invalid,
                    mails: self.desk.mail.is_some(),
                    done,
                },
            ),
            Err(error) => self.desk.view().people_error(&error),
        }
    }

    /// The page after a change; `done` says in its address what was done.
    fn afterwards(&self, result: Result<(), PeopleError>, done: &str) -> Response<Body> {
        match result {
            Ok(()) => redirect(&done::address("/desk/people", done)),
            Err(error) if is_missing(&error) => {
                self.desk.view().message(StatusCode::NOT_FOUND, "not-found")
            }
            Err(error) => self.desk.view().people_error(&error),
        }
    }

    /// The address in an invitation, and whether it leads only to this machine.
    fn address(&self, headers: &HeaderMap) -> (String, bool) {
        let host = cookies::host(headers);
        match &self.desk.address {
            Some(address) => (address.trim_end_matches('/').to_owned(), false),
            None if cookies::is_on_loopback(headers) => {
                // Passkeys want a name, and this machine has one.
                let port = host.rsplit_once(':').map_or("", |(_, port)| port);
                (format!("http://localhost:{port}"), true)
            }
            None => (format!("https://{host}"), false),
        }
    }
}
