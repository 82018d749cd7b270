//! The pages about sealing everything to the current keys.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::View;
use crate::access::{Access, Reader, Refusal};
use forms::team::TeamId;
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

/// What a re-seal of one team would change.
pub(crate) struct ResealView<'a> {
    pub(crate) known: &'a Readers,
    pub(crate) access: &'a Access,
    /// How far it has come, while it is under way.
    pub(crate) progress: Option<Progress>,
    /// Identifies what the page shows.
    pub(crate) stamp: String,
}

/// How much of all is sealed to the keys of now.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Progress {
    pub(crate) done: usize,
    pub(crate) total: usize,
}

/// A team on the page.
#[derive(Serialize)]
struct TeamView<'a> {
    id: &'a str,
    name: Option<String>,
    groups: Vec<GroupView<'a>>,
    unknown: bool,
    progress: Option<Progress>,
    stamp: &'a str,
    refusal: Option<RefusalView<'a>>,
}

/// How many submissions were sealed again, or why not.
#[derive(Debug, Default)]
pub(crate) struct Resealed {
    pub(crate) done: usize,
    /// No key opens them.
    pub(crate) closed: usize,
    /// They are sealed to more keys than are known.
    pub(crate) crowded: usize,
    /// There was no time for them, or they changed at that moment.
    pub(crate) left: usize,
    /// How many there are.
    pub(crate) total: usize,
}

impl View<'_> {
    /// Compares who can read before and after, for each team.
    pub(crate) fn reseal(&self, status: StatusCode, teams: &[ResealView<'_>]) -> Response<Body> {
        let teams: Vec<_> = teams.iter().map(|team| self.team_view(team)).collect();
        let mut context = Context::new();
        context.insert("teams", &teams);
        context.insert("title", &self.views.message("reseal-title"));
        context.insert("inside", &true);
        self.views.render(status, "desk/reseal.html", context)
    }

    fn team_view<'a>(&self, team: &'a ResealView<'a>) -> TeamView<'a> {
        let access = team.access;
        let groups = [
            ("reseal-dropped", &access.dropped),
            ("reseal-added", &access.added),
            ("reseal-kept", &access.kept),
        ];
        let groups = groups
            .into_iter()
            .filter(|(_, readers)| !readers.is_empty())
            .map(|(title, readers)| GroupView { title, readers });
        TeamView {
            id: team.known.team.as_str(),
            name: self.team_name(&team.known.team),
            groups: groups.collect(),
            unknown: team.known.is_unknown(),
            progress: team.progress,
            stamp: &team.stamp,
            refusal: access.refusal.as_ref().map(RefusalView::of),
        }
    }

    /// How far a re-seal of a team came. The button goes on with what the page with this `stamp` would do.
    pub(crate) fn resealed(
        &self,
        (team, stamp): (&TeamId, &str),
        resealed: &Resealed,
    ) -> Response<Body> {
        let mut context = Context::new();
        context.insert("team", team.as_str());
        context.insert("name", &self.team_name(team));
        context.insert("stamp", stamp);
        context.insert("done", &resealed.done);
        context.insert("closed", &resealed.closed);
        context.insert("crowded", &resealed.crowded);
        context.insert("left", &resealed.left);
        context.insert("total", &resealed.total);
        context.insert("seen", &(resealed.total - resealed.left));
        context.insert("title", &self.views.message("resealed-title"));
        context.insert("inside", &true);
        self.views
            .render(StatusCode::OK, "desk/resealed.html", context)
    }
}
