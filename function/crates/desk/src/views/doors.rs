//! The pages that lead into the desk.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use serde_json::json;
use tera::Context;

use super::people::roles_in_words;
use super::{LANG, View};
use ::people::{
    BadName, Colleague, LONGEST_NAME, NAMELESS, PeopleError, Recovery, SHORTEST_NAME,
    SHORTEST_PASSPHRASE,
};
use web::audience;

/// The page on which somebody accepts an invitation.
pub(crate) struct AcceptPage<'a> {
    pub(crate) newcomer: &'a Colleague,
    pub(crate) token: &'a str,
    /// Words that are offered, for a passkey that computes no key.
    pub(crate) passphrase: &'a str,
    /// The message key of what is wrong.
    pub(crate) error: Option<&'static str>,
}

/// What somebody did before they were shown a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecoveryNext {
    /// They accepted an invitation.
    Accepted,
    /// They used the code before this one.
    Recovered,
    /// They asked for another one.
    Renewed,
}

/// Somebody who came in before at this machine.
#[derive(Serialize)]
struct Known<'a> {
    id: &'a str,
    name: String,
}

/// The status of a page about a name that cannot be used, and the message key.
pub(crate) fn name_error(error: BadName) -> (StatusCode, &'static str) {
    match error {
        BadName::Taken => (StatusCode::CONFLICT, "enter-name-taken"),
        BadName::Length => (StatusCode::UNPROCESSABLE_ENTITY, "enter-name-length"),
        BadName::Characters => (StatusCode::UNPROCESSABLE_ENTITY, "enter-name-characters"),
        BadName::Reserved => (StatusCode::UNPROCESSABLE_ENTITY, "enter-name-reserved"),
    }
}

/// What is wrong with what somebody showed: the status of the page and the message key; none when it is not their doing.
pub(crate) fn entry_error(error: &PeopleError) -> Option<(StatusCode, &'static str)> {
    Some(match error {
        PeopleError::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, "entry-wrong"),
        PeopleError::TooMany => (StatusCode::TOO_MANY_REQUESTS, "entry-too-many"),
        PeopleError::NeedsPassphrase => {
            (StatusCode::UNPROCESSABLE_ENTITY, "entry-needs-passphrase")
        }
        PeopleError::Short => (StatusCode::UNPROCESSABLE_ENTITY, "entry-short"),
        PeopleError::LastOne => (StatusCode::CONFLICT, "entry-last-passkey"),
        PeopleError::NoPasskeysHere => (StatusCode::CONFLICT, "no-passkeys-text"),
        _ => return None,
    })
}

impl View<'_> {
    /// The page behind the link of this machine.
    pub(crate) fn enter(
        &self,
        token: &str,
        known: &[Colleague],
        (name, error): (&str, Option<BadName>),
    ) -> Response<Body> {
        let (status, key) = match error.map(name_error) {
            None => (StatusCode::OK, None),
            Some((status, key)) => (status, Some(key)),
        };
        let known = known.iter().map(|one| Known {
            id: one.person.id.as_str(),
            name: one.name.clone().unwrap_or_else(|| self.nameless()),
        });
        let mut context = Context::new();
        context.insert("token", token);
        context.insert("known", &known.collect::<Vec<_>>());
        context.insert("invalid", &key);
        context.insert("name", name);
        context.insert("nameless", NAMELESS);
        context.insert("shortest", &SHORTEST_NAME);
        context.insert("longest", &LONGEST_NAME);
        self.outside_page(status, "enter", context)
    }

    /// "Telefoon met Chrome".
    pub(crate) fn device_in_words(&self, (kind, browser): (&str, &str)) -> String {
        let mut args = FluentArgs::new();
        args.set("browser", browser.to_owned());
        let key = format!("device-{kind}");
        self.views.strings.get(LANG, &key, &args)
    }

    /// The page that asks for a passkey.
    pub(crate) fn sign_in(
        &self,
        status: StatusCode,
        name: &str,
        error: Option<&'static str>,
    ) -> Response<Body> {
        let mut context = Context::new();
        context.insert("name", name);
        context.insert("error", &error);
        self.outside_page(status, "sign-in", context)
    }

    /// The page that asks for a recovery code.
    pub(crate) fn recover(
        &self,
        status: StatusCode,
        (name, code): (&str, &str),
        error: Option<&'static str>,
    ) -> Response<Body> {
        let mut context = Context::new();
        context.insert("name", name);
        context.insert("code", code);
        let error = error.map(|key| match key {
            "entry-wrong" => "recover-wrong",
            key => key,
        });
        context.insert("error", &error);
        self.outside_page(status, "recover", context)
    }

    /// The page behind an invitation.
    pub(crate) fn accept(&self, page: &AcceptPage<'_>) -> Response<Body> {
        let mut context = Context::new();
        context.insert("name", &page.newcomer.name);
        let roles = &page.newcomer.person.roles;
        context.insert("roles", &roles_in_words(self.views, roles));
        context.insert("token", page.token);
        context.insert("passphrase", page.passphrase);
        context.insert("error", &page.error);
        let status = match page.error {
            None => StatusCode::OK,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        self.outside_page(status, "accept", context)
    }

    /// The page with a recovery code, which is shown once.
    pub(crate) fn recovery(&self, code: &Recovery, next: RecoveryNext) -> Response<Body> {
        let mut context = Context::new();
        context.insert("code", &code.reveal());
        context.insert("recovered", &(next == RecoveryNext::Recovered));
        context.insert(
            "next",
            match next {
                RecoveryNext::Accepted => "/desk",
                RecoveryNext::Recovered => "/desk/account?gedaan=herstelcode",
                RecoveryNext::Renewed => "/desk/account",
            },
        );
        self.outside_page(StatusCode::OK, "recovery", context)
    }

    /// A page that goes on to `to` by itself, so that the browser sends its session along.
    pub(crate) fn come_in(&self, to: &str) -> Response<Body> {
        let mut context = Context::new();
        context.insert("to", to);
        self.outside_page(StatusCode::OK, "come-in", context)
    }

    fn outside_page(&self, status: StatusCode, name: &str, mut context: Context) -> Response<Body> {
        context.insert("title", &self.views.message(&format!("{name}-title")));
        context.insert("inside", &false);
        context.insert("shortest_passphrase", &SHORTEST_PASSPHRASE);
        self.views
            .render(status, &format!("desk/{name}.html"), context)
    }

    /// For the script that asks what is new, once the session is over.
    pub(crate) fn news_outside(&self) -> Response<Body> {
        let told = json!({
            "text": self.views.message("news-outside"),
            "enter": self.views.message("news-outside-enter"),
        });
        audience::json(StatusCode::UNAUTHORIZED, &told)
    }

    /// The status and the sentence for a script.
    pub(crate) fn error_in_words(&self, error: &PeopleError) -> (StatusCode, String) {
        let (status, key) = match (entry_error(error), error) {
            (Some(found), _) => found,
            (None, PeopleError::Used) => (StatusCode::UNAUTHORIZED, "invitation-used-text"),
            (None, _) => {
                tracing::error!(%error, "a passkey cannot be asked for");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable-text")
            }
        };
        (status, self.views.message(key))
    }

    /// The page after an error about people, where no text could get lost.
    pub(crate) fn people_error(&self, error: &PeopleError) -> Response<Body> {
        let (status, key) = match error {
            PeopleError::Store(error) => return self.store_error(error),
            PeopleError::Used => (StatusCode::UNAUTHORIZED, "used"),
            PeopleError::Wrong
            | PeopleError::NeedsPassphrase
            | PeopleError::Short
            | PeopleError::Name(_) => (StatusCode::CONFLICT, "person-not-now"),
            PeopleError::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
            PeopleError::NoPasskeysHere => (StatusCode::CONFLICT, "no-passkeys"),
            PeopleError::SecondPerson => (StatusCode::CONFLICT, "second-person"),
            PeopleError::LastOne => (StatusCode::CONFLICT, "last-one"),
            PeopleError::Seal(_) | PeopleError::Randomness => {
                tracing::error!(%error, "something about people failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "internal")
            }
        };
        self.message(status, key)
    }
}
