//! The page that gives a form back which is about no submission, with its button.

use axum::body::Body;
use axum::http::Response;
use fluent_bundle::FluentArgs;
use tera::Context;

use super::{Interruption, LANG, View};
use crate::forms::KeptForm;

/// The field in which somebody types.
const TYPED: &str = "naam";

impl View<'_> {
    pub(crate) fn kept_form(&self, interruption: Interruption, kept: &KeptForm) -> Response<Body> {
        let is_outside = matches!(interruption, Interruption::Outside | Interruption::Locked);
        let mut args = FluentArgs::new();
        args.set("action", self.views.message(kept.label));
        let again = self.views.strings.get(LANG, "again", &args);
        let key = interruption.key();
        let text = if is_outside {
            "kept-form-outside"
        } else {
            "kept-form-away"
        };
        let (typed, hidden): (Vec<_>, Vec<_>) =
            kept.fields.iter().partition(|(name, _)| name == TYPED);
        let mut context = Context::new();
        context.insert("title", &self.views.message(&format!("{key}-title")));
        context.insert("text", &self.views.message(text));
        context.insert("inside", &!is_outside);
        context.insert("address", &kept.address);
        context.insert("fields", &hidden);
        context.insert("typed", &typed.first().map(|(_, value)| value));
        context.insert("again", &again);
        self.views
            .render(interruption.status(), "desk/kept-form.html", context)
    }
}
