//! The page after an interruption: what happened, everything that was typed, and a button that repeats this action and no
//! other one.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use tera::Context;

use super::View;
use crate::forms::ActionForm;
use crate::workflow::Action;
use sealing::receipt::LookupId;
use store::StoreError;

/// Why an action did not lead to its usual page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Interruption {
    /// The session has ended.
    Outside,
    /// The session was not used for a while.
    Locked,
    /// The moderator wants to leave, and has typed something.
    Leaving,
    /// The submission no longer exists.
    Gone,
    /// The change is not in the store, as a read afterwards shows.
    NotStored,
    /// It is unknown whether the change is in the store.
    Unknown,
    /// The store cannot be reached, and there was nothing to store.
    Unavailable,
    /// The change is stored, but its page cannot be shown now.
    Done,
    /// The request did not arrive completely.
    Incomplete(StatusCode),
    /// The submission has no room for it.
    Full,
    /// An error of ours.
    Internal,
}

impl Interruption {
    /// The meaning of a store error for `action`.
    pub(crate) fn of(error: &StoreError, action: Action) -> Self {
        match error {
            StoreError::NotFound | StoreError::Withdrawn => Self::Gone,
            StoreError::Conflict | StoreError::NotAllowed { .. } => Self::NotStored,
            StoreError::TooLarge => Self::Full,
            StoreError::Unavailable(_) | StoreError::NoTable => {
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

    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Outside | Self::Locked => StatusCode::UNAUTHORIZED,
            Self::Leaving | Self::Done => StatusCode::OK,
            Self::Gone => StatusCode::NOT_FOUND,
            Self::NotStored | Self::Unknown | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Incomplete(status) => status,
            Self::Full => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Outside => "expired",
            Self::Locked => "locked",
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

    /// Whether repeating the action makes sense.
    fn is_temporary(self) -> bool {
        matches!(
            self,
            Self::Outside
                | Self::Locked
                | Self::NotStored
                | Self::Unknown
                | Self::Unavailable
                | Self::Full
        )
    }
}

impl View<'_> {
    /// The page after an interruption, with everything that `sent` holds about the submission `id`.
    pub(crate) fn interruption(
        &self,
        interruption: Interruption,
        id: &str,
        sent: &ActionForm,
    ) -> Response<Body> {
        let again = interruption.is_temporary() && sent.action != Action::Leave;
        let mut context = Context::new();
        // Only a valid id goes back into an address.
        let id = LookupId::parse(id).filter(|_| interruption != Interruption::Gone);
        let id = id.map(|id| id.to_string());
        context.insert("id", &id);
        context.insert("work", &id);
        context.insert("route", sent.action.route());
        let name = self.action_name(sent.action);
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("action", name);
        let label = self.views.strings.get(super::LANG, "again", &args);
        context.insert("again", &again.then_some(label));
        context.insert("leaving", &(interruption == Interruption::Leaving));
        let shown = self.insert_kept_texts(&mut context, &sent.draft(), &[]);
        let mut fields = sent.hidden();
        fields.retain(|(name, _)| !shown.contains(name));
        context.insert("fields", &fields);
        context.insert("draft", &sent.text);
        let writes = matches!(sent.action, Action::Answer | Action::Ask);
        context.insert("writes", &(again && writes));
        context.insert("colleague", &sent.colleague);
        context.insert("note", &sent.note);
        context.insert("page", &sent.page);
        let key = interruption.key();
        context.insert("title", &self.views.message(&format!("{key}-title")));
        context.insert("text", &self.views.message(&format!("{key}-text")));
        context.insert(
            "inside",
            &!matches!(interruption, Interruption::Outside | Interruption::Locked),
        );
        self.views
            .render(interruption.status(), "desk/interruption.html", context)
    }

    /// The name of an action, where the state of the submission is unknown.
    fn action_name(&self, action: Action) -> String {
        let label = self.views.message(&action.label_key());
        label.trim_end_matches('…').to_owned()
    }
}
