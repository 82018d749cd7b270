//! The pages about sealing everything to the current keys.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::View;
use crate::access::{Access, Reader, Refusal};
use store::Readers;

/// Keys under a heading.
#[derive(Serialize)]
struct GroupView<'a> {
    title: &'static str,
    readers: &'a [Reader],
}

/// Why nothing is done, and what to do about it.
#[derive(Serialize)]
struct RefusalView<'a> {
    why: &'static str,
    whose: &'a [Reader],
    how: Option<&'static str>,
}

impl<'a> RefusalView<'a> {
    fn of(refusal: &'a Refusal) -> Self {
        let (why, whose, how) = match refusal {
            Refusal::OwnKey => ("reseal-own-key", &[][..], None),
            Refusal::Missing(whose) => ("reseal-missing", &whose[..], Some("reseal-missing-how")),
            Refusal::Revoked(whose) => ("reseal-revoked", &whose[..], Some("reseal-revoked-how")),
        };
        Self { why, whose, how }
    }
}

/// How many submissions were sealed again, or why not.
#[derive(Debug, Default)]
pub(crate) struct Resealed {
    pub(crate) done: usize,
    /// No key opens them, or they changed at that moment.
    pub(crate) closed: usize,
    /// They are sealed to more keys than are known.
    pub(crate) crowded: usize,
    /// There was no time for them.
    pub(crate) left: usize,
}

impl View<'_> {
    /// Compares who can read before and after.
    pub(crate) fn reseal(
        &self,
        status: StatusCode,
        (known, access): (&Readers, &Access),
        stamp: &str,
    ) -> Response<Body> {
        let groups = [
            ("reseal-dropped", &access.dropped),
            ("reseal-added", &access.added),
            ("reseal-kept", &access.kept),
        ];
        let groups: Vec<_> = groups
            .into_iter()
            .filter(|(_, readers)| !readers.is_empty())
            .map(|(title, readers)| GroupView { title, readers })
            .collect();
        let mut context = Context::new();
        context.insert("groups", &groups);
        context.insert("unknown", &known.is_unknown());
        context.insert("stamp", stamp);
        context.insert("refusal", &access.refusal.as_ref().map(RefusalView::of));
        context.insert("title", &self.views.message("reseal-title"));
        context.insert("inside", &true);
        self.views.render(status, "desk/reseal.html", context)
    }

    pub(crate) fn resealed(&self, resealed: &Resealed) -> Response<Body> {
        let mut context = Context::new();
        context.insert("done", &resealed.done);
        context.insert("closed", &resealed.closed);
        context.insert("crowded", &resealed.crowded);
        context.insert("left", &resealed.left);
        context.insert("title", &self.views.message("resealed-title"));
        context.insert("inside", &true);
        self.views
            .render(StatusCode::OK, "desk/resealed.html", context)
    }
}
