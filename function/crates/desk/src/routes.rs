//! The routes of the desk: they check who asks, read and change the store, and choose a page.

mod account;
mod actions;
mod aids;
mod alone;
mod assigned;
mod audit;
mod auth;
mod broker;
mod broker_form;
mod collecting;
mod cookies;
mod csrf;
mod done;
mod doors;
mod draft;
mod figures;
mod keys;
mod labels;
mod maintenance;
mod news;
mod numbers;
mod outcome;
mod page_eyes;
mod people;
mod place;
mod publish;
mod queue;
mod register;
mod reseal;
mod shift;
mod signups;
mod silent;
mod site_editor;
mod site_preview;
mod spam;
mod submission;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{MethodRouter, any, get, post};

pub(crate) use alone::router as alone;
pub use collecting::{CollectOrder, Collector};
pub use site_editor::{Editor, SiteEditor};
pub use site_preview::SitePreview;

use crate::Desk;
use site_editor::OwnHeaders;
use web::audience::respond;
use web::headers::{Referrer, protect};

/// The colours of the built-in theme, and what is the desk's own.
const STYLE: &str = concat!(
    include_str!("../../../../themes/basis/static/css/palette.css"),
    include_str!("../../../templates/desk/desk.css")
);
const SCRIPT: &str = include_str!("../../../templates/desk/passkey.js");
const DRAFT_SCRIPT: &str = include_str!("../../../templates/desk/draft.js");
const KEYS_SCRIPT: &str = include_str!("../../../templates/desk/keys.js");
const IDLE_SCRIPT: &str = include_str!("../../../templates/desk/idle.js");
const COPY_SCRIPT: &str = include_str!("../../../templates/desk/copy.js");
const MODULES_SCRIPT: &str = include_str!("../../../templates/desk/modules.js");
const NEWS_SCRIPT: &str = include_str!("../../../templates/desk/news.js");
const UNSAVED_SCRIPT: &str = include_str!("../../../templates/desk/unsaved.js");

pub(crate) fn router(desk: Desk) -> Router {
    let register = |router: Router<Desk>, (route, handlers): (String, MethodRouter<Desk>)| {
        router.route(&route, handlers)
    };
    let inside = inside()
        .into_iter()
        .chain(site_editor::routes())
        .fold(Router::new(), register)
        .route("/desk/{id}/{*rest}", any(not_found))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(desk.clone(), auth::require_session));
    outside()
        .into_iter()
        .fold(Router::new(), register)
        .method_not_allowed_fallback(method_not_allowed)
        .merge(inside)
        .layer(from_fn_with_state(desk.clone(), csrf::require_same_origin))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(from_fn_with_state(desk.clone(), site_editor::tell_as_json))
        .layer(map_response(protect_pages))
        .with_state(desk)
}

/// The editor of the site runs scripts that the desk does not allow, and has headers of its own.
async fn protect_pages(response: Response<Body>) -> Response<Body> {
    if response.extensions().get::<OwnHeaders>().is_some() {
        response
    } else {
        protect(response, Referrer::SameOrigin)
    }
}

/// The routes that lead to a session. Their rows in the table of rights say `Anybody`.
fn outside() -> Vec<(String, MethodRouter<Desk>)> {
    let routes = [
        ("/desk/desk.css", get(style)),
        ("/desk/passkey.js", get(async || script(SCRIPT))),
        ("/desk/draft.js", get(async || script(DRAFT_SCRIPT))),
        ("/desk/keys.js", get(async || script(KEYS_SCRIPT))),
        ("/desk/modules.js", get(async || script(MODULES_SCRIPT))),
        ("/desk/news.js", get(async || script(NEWS_SCRIPT))),
        ("/desk/unsaved.js", get(async || script(UNSAVED_SCRIPT))),
        ("/desk/idle.js", get(async || script(IDLE_SCRIPT))),
        ("/desk/copy.js", get(async || script(COPY_SCRIPT))),
        ("/desk/enter", get(doors::enter_page).post(doors::enter)),
        ("/desk/passkey", post(doors::begin_signing_in)),
        ("/desk/sign-in", post(doors::sign_in)),
        (
            "/desk/recover",
            get(doors::recover_page).post(doors::recover),
        ),
        ("/desk/accept", get(doors::accept_page).post(doors::accept)),
        ("/desk/accept/passkey", post(doors::begin_accepting)),
    ];
    routes
        .map(|(route, handlers)| (route.to_owned(), handlers))
        .into()
}

/// The routes that need a session, and a row in the table of rights.
fn inside() -> Vec<(String, MethodRouter<Desk>)> {
    let routes = [
        ("/desk", get(queue::show)),
        ("/desk/", get(queue::redirect_here)),
        ("/desk/new", get(news::count)),
        ("/desk/spam", post(spam::shift).get(queue::redirect_here)),
        ("/desk/leave", post(auth::leave).get(queue::redirect_here)),
        ("/desk/account", get(account::show)),
        ("/desk/account/passkey", post(account::begin_adding)),
        ("/desk/account/passkeys", post(account::add)),
        ("/desk/account/passkeys/remove", post(account::remove)),
        ("/desk/account/recovery", post(account::renew_recovery)),
        ("/desk/account/sessions", post(account::end_sessions)),
        ("/desk/account/duty", post(account::change_duty)),
        ("/desk/welcome", get(account::welcome)),
        ("/desk/people", get(people::show)),
        (
            "/desk/invite",
            post(people::invite).get(queue::redirect_here),
        ),
        ("/desk/people/{person}/confirm", post(people::confirm)),
        ("/desk/people/{person}/roles", post(people::change)),
        ("/desk/people/{person}/sessions", post(people::end_sessions)),
        (
            "/desk/people/{person}/passkeys/remove",
            post(people::take_passkey),
        ),
        ("/desk/people/{person}/link", post(people::invite_again)),
        ("/desk/people/{person}/end", post(people::end)),
        ("/desk/rights", get(people::audit)),
        ("/desk/rights/export", get(audit::export_rights)),
        ("/desk/audit", get(audit::show)),
        ("/desk/audit/export", get(audit::export)),
        ("/desk/stolen", get(people::stolen)),
        ("/desk/export", get(maintenance::export)),
        ("/desk/shift", get(shift::show).post(shift::leave_note)),
        (
            "/desk/shift/read",
            post(shift::tick).get(shift::redirect_here),
        ),
        ("/desk/keys", get(keys::show)),
        ("/desk/figures", get(figures::show)),
        ("/desk/figures/export", get(figures::export)),
        ("/desk/figures/site", get(figures::for_site)),
        (
            "/desk/collect",
            get(collecting::ask).post(collecting::collect),
        ),
        ("/desk/reseal", get(reseal::ask).post(reseal::reseal)),
        ("/desk/{id}", get(submission::show)),
    ];
    let actions = actions::routes();
    let actions = actions.map(|(route, handlers)| (format!("/desk/{{id}}/{route}"), handlers));
    let routes = routes.into_iter().chain(of_brokers());
    let routes = routes.map(|(route, handlers)| (route.to_owned(), handlers));
    routes.chain(actions).collect()
}

/// The routes of the register.
fn of_brokers() -> [(&'static str, MethodRouter<Desk>); 6] {
    [
        ("/desk/brokers", get(register::show)),
        ("/desk/brokers/{id}", get(broker::show).post(broker::change)),
        (
            "/desk/brokers/{id}/leave",
            post(broker::leave).get(broker::redirect_here),
        ),
        ("/desk/brokers/{id}/dates.ics", get(broker::dates)),
        (
            "/desk/brokers/{id}/export",
            post(broker::export).get(broker::redirect_here),
        ),
        (
            "/desk/brokers/{id}/remove",
            post(broker::remove).get(broker::redirect_here),
        ),
    ]
}

async fn style(State(_): State<Desk>) -> Response<Body> {
    respond(
        StatusCode::OK,
        HeaderValue::from_static("text/css; charset=utf-8"),
        STYLE,
    )
}

fn script(script: &'static str) -> Response<Body> {
    respond(
        StatusCode::OK,
        HeaderValue::from_static("text/javascript; charset=utf-8"),
        script,
    )
}

async fn not_found(State(desk): State<Desk>) -> Response<Body> {
    desk.view().message(StatusCode::NOT_FOUND, "not-found")
}

async fn method_not_allowed(State(desk): State<Desk>) -> Response<Body> {
    desk.view()
        .message(StatusCode::METHOD_NOT_ALLOWED, "not-found")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ::people::rights::{self, Audience};

    use super::*;

    #[test]
    fn the_table_of_rights_knows_every_route_and_no_other() {
        let inside = inside().into_iter().chain(site_editor::routes()).collect();
        for (routes, anybody) in [(outside(), true), (inside, false)] {
            let registered: BTreeSet<_> = routes.into_iter().map(|(route, _)| route).collect();
            let rules = rights::RULES.iter();
            let known: BTreeSet<_> = rules
                .filter(|rule| (rule.audience == Audience::Anybody) == anybody)
                .map(|rule| rule.route.to_owned())
                .collect();
            assert_eq!(registered, known);
        }
    }
}
