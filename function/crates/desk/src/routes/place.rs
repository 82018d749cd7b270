//! Where a moderator was before they had to sign in, and which filters they set.

use axum::http::{HeaderMap, Uri};

use super::cookies;
use crate::Desk;
use crate::forms::ActionForm;
use crate::queue_view::QueueView;
use people::SESSION;
use people::rights::{Audience, RULES};
use sealing::receipt::LookupId;

const RETURN_COOKIE: &str = "desk-plek";
/// The filters of the list that was shown last. They stay until somebody takes them off, also after signing in again.
const FILTER_COOKIE: &str = "desk-filter";
/// How long that is: a month of days off.
const FILTERS_STAY: i64 = 30 * 24 * 60 * 60;

/// The page to return to after signing in.
pub(super) struct ReturnAddress(pub(super) String);

impl ReturnAddress {
    /// A submission, a view of the queue or another page; none for the default view.
    pub(super) fn of(desk: &Desk, uri: &Uri) -> Option<Self> {
        let view = QueueView::parse(uri.query().unwrap_or_default(), &desk.assets);
        let path = uri.path().trim_end_matches('/');
        if path == "/beheer" {
            return desk.editor.is_some().then(|| Self("/beheer/".to_owned()));
        }
        let mut parts = path.trim_matches('/').split('/').skip(1);
        let address = match parts.next() {
            None => view.append_to("/desk"),
            Some(_) if is_page(path) => path.to_owned(),
            Some("brokers") => format!("/desk/brokers/{}", LookupId::parse(parts.next()?)?),
            Some(id) => view.append_to(&format!("/desk/{}", LookupId::parse(id)?)),
        };
        (address != "/desk").then_some(Self(address))
    }

    /// The submission that a form was about, with the list that it was opened from.
    pub(super) fn of_sent((id, sent): &(String, ActionForm)) -> Option<Self> {
        let id = LookupId::parse(id)?;
        Some(Self(sent.view.append_to(&format!("/desk/{id}"))))
    }

    /// The address in the cookie. Parsing it again allows nothing but pages of the desk.
    pub(super) fn remembered(desk: &Desk, headers: &HeaderMap) -> Option<Self> {
        Self::of(desk, &cookies::find(headers, RETURN_COOKIE)?.parse().ok()?)
    }

    pub(super) fn cookie(&self) -> String {
        let Self(address) = self;
        let max_age = SESSION.as_secs();
        format!(
            "{RETURN_COOKIE}={address}; Path=/desk; Max-Age={max_age}; HttpOnly; SameSite=Strict"
        )
    }

    pub(super) fn removal() -> String {
        format!("{RETURN_COOKIE}=; Path=/desk; Max-Age=0; HttpOnly; SameSite=Strict")
    }
}

/// Whether it is a page of its own that people read.
fn is_page(path: &str) -> bool {
    let no_pages = [
        "/desk/new",
        "/desk/spam",
        "/desk/leave",
        "/desk/invite",
        "/desk/export",
        "/desk/figures/export",
        "/desk/shift/read",
    ];
    let mut rules = RULES.iter();
    !no_pages.contains(&path)
        && rules.any(|rule| {
            rule.method == "GET" && rule.route == path && rule.audience != Audience::Anybody
        })
}

/// The list with the filters that were set last, where any were.
pub(super) fn filters(desk: &Desk, headers: &HeaderMap) -> Option<QueueView> {
    let query = cookies::find(headers, FILTER_COOKIE)?;
    let view = QueueView::parse(query, &desk.assets);
    (!view.filters.is_empty()).then_some(view)
}

/// The cookie that remembers other filters than before.
pub(super) fn changed_filters(view: &QueueView, before: Option<&QueueView>) -> Option<String> {
    let view = QueueView {
        filters: view.filters.clone(),
        ..QueueView::default()
    };
    let filters = &view.filters;
    if before.map_or(filters.is_empty(), |before| before.filters == *filters) {
        return None;
    }
    let max_age = if filters.is_empty() { 0 } else { FILTERS_STAY };
    let query = view.query();
    Some(format!(
        "{FILTER_COOKIE}={query}; Path=/desk; Max-Age={max_age}; HttpOnly; SameSite=Strict"
    ))
}
