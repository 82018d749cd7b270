//! The page that collects what waits for the site.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use tera::Context;

use super::{LANG, View};
use crate::collector::{CollectPlace, CollectReport, CollectStep};
use people::Name;

/// What waits for the site, and what came of collecting it.
pub(crate) struct CollectPage<'a> {
    pub(crate) me: &'a Name,
    /// How many pages wait, also those whose answer has not left yet.
    pub(crate) waiting: usize,
    /// How many pages are to leave the site.
    pub(crate) to_remove: usize,
    /// Whether this desk runs with a site.
    pub(crate) has_site: bool,
    pub(crate) report: Option<&'a CollectReport>,
}

impl View<'_> {
    pub(crate) fn collect(&self, status: StatusCode, page: &CollectPage<'_>) -> Response<Body> {
        let mut context = Context::new();
        context.insert("inside", &true);
        context.insert("me", page.me.as_str());
        context.insert("title", &self.views.message("collect-title"));
        context.insert("waiting", &page.waiting);
        context.insert("to_remove", &page.to_remove);
        context.insert("has_site", &page.has_site);
        let report = page.report;
        context.insert("collected", &report.is_some());
        let steps = report.map_or(&[][..], |report| &report.steps).iter();
        let steps: Vec<_> = steps.map(|step| self.collect_step(step)).collect();
        context.insert("steps", &steps);
        context.insert("closed", &report.map_or(0, |report| report.closed));
        context.insert("failed", &report.and_then(|report| report.failed.as_ref()));
        let place = report.and_then(|report| report.place.as_ref());
        context.insert("place", &place.map(|place| self.collect_place(place)));
        self.views.render(status, "desk/collect.html", context)
    }

    fn collect_step(&self, step: &CollectStep) -> (String, String) {
        let (key, what) = step.words();
        (self.views.message(key), what.to_owned())
    }

    fn collect_place(&self, place: &CollectPlace) -> String {
        let (key, branch) = match place {
            CollectPlace::Repository => ("collect-in-repository", ""),
            CollectPlace::Branch(branch) => ("collect-on-branch", branch.as_str()),
            CollectPlace::Waiting => ("collect-not-sent", ""),
        };
        let mut args = FluentArgs::new();
        args.set("branch", branch);
        self.views.strings.get(LANG, key, &args)
    }
}
