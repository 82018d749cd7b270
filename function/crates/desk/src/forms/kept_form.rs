//! Forms that are about no submission, broker or shift: what was typed and chosen comes back when their page cannot be shown.

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, Response, StatusCode};

use web::request;

/// The route of a form, the value of its button where that matters, and the message key of the button. A form with a secret
/// is not among them.
const FORMS: [(&str, &str, &str); 13] = [
    ("/desk/invite", "", "people-invite"),
    ("/desk/spam", "spam", "queue-chosen-spam"),
    ("/desk/spam", "terug", "queue-chosen-back"),
    ("/desk/account/duty", "ja", "account-duty-begin"),
    ("/desk/account/duty", "nee", "account-duty-end"),
    ("/desk/people/{person}/confirm", "", "kept-form-confirm"),
    ("/desk/people/{person}/roles", "", "people-change"),
    ("/desk/people/{person}/sessions", "", "kept-form-sessions"),
    (
        "/desk/people/{person}/passkeys/remove",
        "",
        "kept-form-passkey",
    ),
    ("/desk/people/{person}/end", "", "kept-form-end"),
    ("/desk/shift/read", "", "shift-tick"),
    ("/desk/brokers/{id}/export", "", "broker-export"),
    ("/desk/brokers/{id}/remove", "", "broker-remove-yes"),
];
/// The fields of a button.
const BUTTONS: [&str; 2] = ["naar", "dienst"];
/// All of a page that is full of rows to choose from.
const LONGEST: usize = 64 * 1024;

/// What a form sent.
#[derive(Clone)]
pub(crate) struct KeptForm {
    pub(crate) address: String,
    /// The message key of the button that was pressed.
    pub(crate) label: &'static str,
    pub(crate) fields: Vec<(String, String)>,
}

impl KeptForm {
    /// Of a request, which is whole afterwards and carries it.
    pub(crate) async fn of(request: Request) -> (Option<Self>, Request) {
        let route = request.extensions().get::<MatchedPath>();
        let route = route.map_or("", MatchedPath::as_str).to_owned();
        let is_known = FORMS.iter().any(|(known, ..)| *known == route);
        if request.method() != Method::POST || !is_known {
            return (None, request);
        }
        let (parts, body) = request.into_parts();
        let Ok(bytes) = axum::body::to_bytes(body, LONGEST).await else {
            return (None, Request::from_parts(parts, Body::empty()));
        };
        let sent = request::read(&parts.headers, Body::from(bytes.clone())).await;
        let pressed = BUTTONS.iter().find_map(|name| sent.fields.get(name));
        let pressed = pressed.unwrap_or_default();
        let mut forms = FORMS.iter().filter(|(known, ..)| *known == route);
        let form = forms.find(|(_, value, _)| value.is_empty() || *value == pressed);
        let kept = form.map(|(_, _, label)| Self {
            address: parts.uri.path().to_owned(),
            label,
            fields: sent
                .fields
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        });
        let mut request = Request::from_parts(parts, Body::from(bytes));
        if let Some(kept) = &kept {
            request.extensions_mut().insert(kept.clone());
        }
        (kept, request)
    }

    /// Whether the page that came of it says nothing but that the store is away. What was moved before that, the page after
    /// moving many says itself.
    pub(crate) fn is_wanted_after(&self, response: &Response<Body>) -> bool {
        response.status() == StatusCode::SERVICE_UNAVAILABLE && self.address != "/desk/spam"
    }
}
