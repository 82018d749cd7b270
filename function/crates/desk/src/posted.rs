//! What a page of the desk sends. Whatever comes of it, what was typed goes on with it.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};

use super::Desk;
use super::doors::Name;
use super::filter::QueueFilter;
use super::typed::Typed;
use super::views::{Draft, Trouble};
use super::workflow::Action;
use store::Submission;
use web::problem::What;
use web::request;

/// The field with the answer.
pub(super) const ANSWER: &str = "antwoord";
/// The field with the version that the page showed.
const VERSION: &str = "versie";
/// The field with the step towards a page for the site.
const STEP: &str = "stap";
/// The field with the name of a colleague.
pub(super) const COLLEAGUE: &str = "collega";
/// The field with the part of the queue that somebody came from.
pub(super) const FILTER: &str = "wachtrij";
/// The longest question and two longest answers fit in this, however they are written: 14,000 characters of twelve bytes.
const LIMIT: usize = 256 * 1024;

/// What a page of the desk sent.
pub(super) struct Posted {
    /// Who sent it.
    pub(super) me: Name,
    /// What it asks for.
    pub(super) action: Action,
    /// The version that the page showed.
    pub(super) version: Option<u64>,
    /// The answer to whoever asked.
    pub(super) text: String,
    /// The page for the site, when there is one.
    pub(super) page: Option<Typed>,
    /// Who should have it from now on.
    pub(super) colleague: String,
    /// Where in the queue they came from.
    pub(super) filter: QueueFilter,
    pub(super) refused: Option<What>,
}

impl Posted {
    /// Whether there is anything that could get lost.
    pub(super) fn is_typed(&self) -> bool {
        !self.draft().is_empty()
    }

    /// Everything that was typed, to stand on a page.
    pub(super) fn draft(&self) -> Draft<'_> {
        Draft {
            text: &self.text,
            page: self.page.as_ref(),
            colleague: &self.colleague,
            filter: self.filter.clone(),
            ..Draft::default()
        }
    }

    /// Names and values that send the same once more, but for the text of the answer and the name of the colleague,
    /// which the page shows.
    pub(super) fn hidden(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![
            (
                VERSION,
                self.version
                    .map(|version| version.to_string())
                    .unwrap_or_default(),
            ),
            (FILTER, self.filter.query()),
        ];
        fields.extend(self.action.step().map(|step| (STEP, step.to_owned())));
        let page = self.page.as_ref().map(Typed::fields).unwrap_or_default();
        fields.extend(
            page.into_iter()
                .map(|(name, value)| (name, value.to_owned())),
        );
        fields
    }
}

impl Desk {
    /// Reads what a page sent to one of the routes of [`Action`].
    pub(super) async fn posted(&self, request: Request, route: &str, me: Name) -> Option<Posted> {
        let (parts, body) = request.into_parts();
        let sent = request::read_up_to(LIMIT, &parts.headers, body).await;
        let field = |name: &str| sent.fields.get(name).unwrap_or_default().to_owned();
        Some(Posted {
            me,
            action: Action::sent_to(route, &field(STEP))?,
            version: field(VERSION).parse().ok(),
            text: field(ANSWER),
            page: Typed::read(&sent.fields),
            colleague: field(COLLEAGUE),
            filter: self.filter(&field(FILTER)),
            refused: sent.refused,
        })
    }

    /// The submission, if it is still as the page showed it.
    pub(super) async fn seen(
        &self,
        id: &str,
        sent: &Posted,
    ) -> Result<Submission, Box<Response<Body>>> {
        if let (Some(refused), None) = (&sent.refused, sent.version) {
            let status = refused.status();
            return Err(Box::new(self.trouble(
                Trouble::Incomplete(status),
                id,
                sent,
            )));
        }
        let found = match self.find(id).await {
            Ok(found) => found,
            Err(error) => return Err(Box::new(self.failed(&error, id, sent))),
        };
        if sent.version == Some(found.entry.version) {
            Ok(found)
        } else {
            Err(Box::new(self.changed_since(&found, sent).await))
        }
    }

    /// What was asked for cannot be, and a page says why.
    pub(super) async fn refused(
        &self,
        status: StatusCode,
        (seen, sent): (&Submission, &Posted),
        notice: &'static str,
    ) -> Response<Body> {
        let draft = sent.draft().with(self.notice(notice));
        self.submission_page(status, (seen, &sent.me), &draft).await
    }
}
