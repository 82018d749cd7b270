//! The page after many were moved at once, with the button that moves exactly these back.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use tera::Context;

use super::{LANG, View};
use crate::queue_view::QueueView;
use people::Name;
use store::Status;

/// What became of the chosen ones.
pub(crate) struct Moved {
    /// Where to.
    pub(crate) to: Status,
    /// The ids of those that were moved, each with its version now.
    pub(crate) done: Vec<String>,
    /// How many were not any more as the page showed them.
    pub(crate) left: usize,
    /// Of how many nobody knows it, because the store stopped answering.
    pub(crate) unknown: usize,
    pub(crate) view: QueueView,
}

impl View<'_> {
    pub(crate) fn moved(&self, status: StatusCode, moved: &Moved, me: &Name) -> Response<Body> {
        let to_spam = moved.to == Status::Spam;
        let said = |key: &str, count: usize| {
            let mut args = FluentArgs::new();
            args.set("count", count);
            self.views.strings.get(LANG, key, &args)
        };
        let title = if to_spam { "moved-spam" } else { "moved-back" };
        let mut context = Context::new();
        context.insert("title", &said(title, moved.done.len()));
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        let left = (moved.left > 0).then(|| said("moved-left", moved.left));
        context.insert("left", &left);
        let unknown = (moved.unknown > 0).then(|| said("moved-unknown", moved.unknown));
        context.insert("unknown", &unknown);
        context.insert("done", &moved.done);
        context.insert("to", if to_spam { "terug" } else { "spam" });
        context.insert("back", &moved.view.query());
        context.insert("queue", &moved.view.queue_address());
        self.views.render(status, "desk/moved.html", context)
    }
}
