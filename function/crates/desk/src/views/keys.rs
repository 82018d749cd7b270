//! The page that lists the shortcuts.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use tera::Context;

use super::View;
use people::Name;

/// The keys that `keys.js` knows, each with the end of its message key.
const KEYS: [(&[&str], &str); 8] = [
    (&["j"], "next"),
    (&["k"], "previous"),
    (&["o"], "open"),
    (&["g", "q"], "queue"),
    (&["g", "o"], "shift"),
    (&["g", "c"], "figures"),
    (&["/"], "filter"),
    (&["?"], "help"),
];

impl View<'_> {
    pub(crate) fn keys(&self, me: &Name) -> Response<Body> {
        let rows = KEYS.map(|(keys, what)| (keys, self.views.message(&format!("keys-{what}"))));
        let mut context = Context::new();
        context.insert("title", &self.views.message("keys-title"));
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        context.insert("rows", &rows);
        self.views.render(StatusCode::OK, "desk/keys.html", context)
    }
}
