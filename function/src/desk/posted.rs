//! What a page of the desk sends, and what comes of it when a colleague was first or the store does not answer: whatever
//! was typed is still there.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};

use super::Desk;
use super::doors::Name;
use super::gate::redirect;
use super::typed::Typed;
use super::views::Draft;
use crate::form::Submitted;
use crate::problem::What;
use crate::request;
use crate::store::{StoreError, Submission};

/// The field with the answer.
pub(super) const ANSWER: &str = "antwoord";
/// The field with the version that the page showed.
const VERSION: &str = "versie";
/// The longest question and two longest answers fit in this, however they are written: 14,000 characters of twelve bytes.
const LIMIT: usize = 256 * 1024;

/// What a page of the desk sent.
pub(super) struct Posted {
    /// Who sent it.
    pub(super) me: Name,
    /// The version that the page showed.
    pub(super) version: Option<u64>,
    /// The answer to whoever asked.
    pub(super) text: String,
    /// The page for the site, when it was about one.
    pub(super) page: Option<Typed>,
    /// What should come next.
    pub(super) step: String,
    /// Who should have it from now on.
    pub(super) colleague: String,
    pub(super) refused: Option<What>,
}

impl Posted {
    pub(super) async fn read(request: Request, me: Name) -> Self {
        let (parts, body) = request.into_parts();
        let sent = request::read_up_to(LIMIT, &parts.headers, body).await;
        let field =
            |fields: &Submitted, name: &str| fields.get(name).unwrap_or_default().to_owned();
        Self {
            me,
            version: field(&sent.fields, VERSION).parse().ok(),
            text: field(&sent.fields, ANSWER),
            page: Typed::read(&sent.fields),
            step: field(&sent.fields, "stap"),
            colleague: field(&sent.fields, "collega"),
            refused: sent.refused,
        }
    }

    /// Whether there is anything that could get lost.
    pub(super) fn is_typed(&self) -> bool {
        !self.text.trim().is_empty() || self.page.is_some()
    }

    fn draft(&self, notice: &'static str) -> Draft<'_> {
        Draft {
            text: &self.text,
            page: self.page.as_ref(),
            error: None,
            notice: Some(notice),
        }
    }
}

impl Desk {
    /// The submission, if it is still as the page showed it.
    pub(super) async fn seen(
        &self,
        id: &str,
        sent: &Posted,
    ) -> Result<Submission, Box<Response<Body>>> {
        let found = match self.find(id).await {
            Ok(found) => found,
            Err(error) => return Err(Box::new(self.failed(&error, id, sent))),
        };
        if sent.version == Some(found.entry.version) {
            Ok(found)
        } else {
            Err(Box::new(self.overtaken(&found, sent).await))
        }
    }

    pub(super) async fn done(
        &self,
        result: Result<(), StoreError>,
        (seen, sent): (&Submission, &Posted),
        next: &str,
    ) -> Response<Body> {
        let id = seen.entry.id.as_str();
        match result {
            Ok(()) => redirect(next, None),
            Err(StoreError::Conflict) => match self.find(id).await {
                Ok(now) => self.overtaken(&now, sent).await,
                Err(error) => self.failed(&error, id, sent),
            },
            Err(StoreError::NotAllowed { .. }) => self.overtaken(seen, sent).await,
            Err(error) => self.failed(&error, id, sent),
        }
    }

    /// A colleague was first: this is how it stands now, and what was typed is still there.
    pub(super) async fn overtaken(&self, now: &Submission, sent: &Posted) -> Response<Body> {
        if let Some(page) = &sent.page
            && self.may_publish(now).is_ok()
        {
            let draft = Draft {
                page: Some(page),
                ..sent.draft("conflict")
            };
            return self.publication_page(StatusCode::CONFLICT, (now, &sent.me), (&draft, &[]));
        }
        self.submission_page(
            StatusCode::CONFLICT,
            (now, &sent.me),
            &sent.draft("conflict"),
        )
        .await
    }

    /// What was asked for cannot be, and a page says why.
    pub(super) async fn refused(
        &self,
        status: StatusCode,
        (seen, sent): (&Submission, &Posted),
        notice: &'static str,
    ) -> Response<Body> {
        self.submission_page(status, (seen, &sent.me), &sent.draft(notice))
            .await
    }

    fn failed(&self, error: &StoreError, id: &str, sent: &Posted) -> Response<Body> {
        if sent.is_typed() {
            self.kept(error, id, sent)
        } else {
            self.store_failed(error)
        }
    }
}
