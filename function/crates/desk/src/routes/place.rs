//! Where a moderator was before they had to sign in.

use axum::http::{HeaderMap, Uri};

use super::cookies;
use crate::Desk;
use crate::queue_view::QueueView;
use people::SESSION;
use sealing::receipt::LookupId;

const RETURN_COOKIE: &str = "desk-plek";

/// The page to return to after signing in.
pub(super) struct ReturnAddress(pub(super) String);

impl ReturnAddress {
    /// A submission or a view of the queue; none for the default view.
    pub(super) fn of(desk: &Desk, uri: &Uri) -> Option<Self> {
        let view = QueueView::parse(uri.query().unwrap_or_default(), &desk.assets);
        let mut parts = uri.path().trim_matches('/').split('/').skip(1);
        let path = match parts.next() {
            None => "/desk".to_owned(),
            Some(id) => format!("/desk/{}", LookupId::parse(id)?),
        };
        let address = view.append_to(&path);
        (address != "/desk").then_some(Self(address))
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
