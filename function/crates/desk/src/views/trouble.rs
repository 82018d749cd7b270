//! The page after trouble: what happened, everything that was typed, and a button that does once more what was asked for,
//! and no other thing.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use tera::Context;

use crate::Desk;
use crate::posted::Posted;
use crate::workflow::Action;
use sealing::receipt::LookupId;
use store::StoreError;

/// Why something that was asked for did not simply happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The session is over.
    Outside,
    /// Whoever wants to leave has typed something.
    Leaving,
    /// The submission is not there any more.
    Gone,
    /// The store did not do it; it was looked at afterwards, and it is not in it.
    NotStored,
    /// Nobody can see now whether the store did it.
    Unknown,
    /// The store cannot be asked, and there was nothing to store.
    Unavailable,
    /// It is done, but the page cannot be shown now.
    Done,
    /// What was sent did not arrive as a whole.
    Incomplete(StatusCode),
    /// It does not fit.
    Full,
    /// Something of ours does not work.
    Internal,
}

impl Trouble {
    /// What an error of the store means for somebody who asked for `action`.
    pub(crate) fn of(error: &StoreError, action: Action) -> Self {
        match error {
            StoreError::NotFound | StoreError::Withdrawn => Self::Gone,
            StoreError::Conflict | StoreError::NotAllowed { .. } => Self::NotStored,
            StoreError::TooLarge => Self::Full,
            StoreError::Unavailable(_) => {
                tracing::error!(%error, "the store failed");
                if action.changes() {
                    Self::Unknown
                } else {
                    Self::Unavailable
                }
            }
            StoreError::Unreadable(_) => {
                tracing::error!(%error, "the store holds something unexpected");
                Self::Internal
            }
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Outside => StatusCode::UNAUTHORIZED,
            Self::Leaving | Self::Done => StatusCode::OK,
            Self::Gone => StatusCode::NOT_FOUND,
            Self::NotStored | Self::Unknown | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Incomplete(status) => status,
            Self::Full => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Outside => "expired",
            Self::Leaving => "leaving",
            Self::Gone => "gone",
            Self::NotStored => "not-stored",
            Self::Unknown => "unknown",
            Self::Unavailable => "unavailable",
            Self::Done => "done-unseen",
            Self::Incomplete(_) => "incomplete",
            Self::Full => "full",
            Self::Internal => "internal",
        }
    }

    /// Whether it makes sense to ask for the same again.
    fn passes(self) -> bool {
        matches!(
            self,
            Self::Outside | Self::NotStored | Self::Unknown | Self::Unavailable | Self::Full
        )
    }
}

impl Desk {
    /// The page after `trouble` with what was sent about the submission `id`.
    pub(crate) fn trouble(&self, trouble: Trouble, id: &str, sent: &Posted) -> Response<Body> {
        let again = trouble.passes() && sent.action != Action::Leave;
        let mut context = Context::new();
        // Only an id that is one goes back into an address.
        let id = LookupId::parse(id).filter(|_| trouble != Trouble::Gone);
        let id = id.map(|id| id.to_string());
        context.insert("id", &id);
        context.insert("work", &id);
        context.insert("route", sent.action.route());
        let name = self.action_name(sent.action);
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("action", name);
        let label = self.views.strings.get(super::LANG, "again", &args);
        context.insert("again", &again.then_some(label));
        context.insert("leaving", &(trouble == Trouble::Leaving));
        context.insert("fields", &sent.hidden());
        context.insert("draft", &sent.text);
        context.insert("writes", &(again && sent.action == Action::Answer));
        context.insert("colleague", &sent.colleague);
        context.insert("page", &sent.page);
        context.insert(
            "title",
            &self.views.word(&format!("{}-title", trouble.words())),
        );
        context.insert(
            "text",
            &self.views.word(&format!("{}-text", trouble.words())),
        );
        context.insert("inside", &(trouble != Trouble::Outside));
        self.views
            .render(trouble.status(), "desk/trouble.html", context)
    }

    /// What an action is called, on a page that does not know how the submission stands.
    fn action_name(&self, action: Action) -> String {
        let words = self.views.word(&action.words());
        words.trim_end_matches('…').to_owned()
    }
}
