//! The note for whoever comes next, as the page of a shift sends it.

use axum::extract::Request;

use web::request;

/// The address of the page.
pub(crate) const SHIFT: &str = "/desk/shift";
/// The field with the text.
const NOTE: &str = "briefje";
/// The field with the edition of the note that the page showed.
const SEEN: &str = "gezien";

/// What a form of the page sends.
pub(crate) struct ShiftNoteForm {
    /// The id of the team.
    pub(crate) team: String,
    pub(crate) text: String,
    /// The edition of the note that the page showed.
    pub(crate) seen: u64,
}

impl ShiftNoteForm {
    pub(crate) async fn read(request: Request) -> Self {
        let (parts, body) = request.into_parts();
        let sent = request::read(&parts.headers, body).await;
        let field = |name: &str| sent.fields.get(name).unwrap_or_default().to_owned();
        Self {
            team: field("team"),
            text: field(NOTE),
            seen: field(SEEN).parse().unwrap_or_default(),
        }
    }
}
