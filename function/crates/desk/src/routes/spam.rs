//! Many at once: to the spam, out of it, and back again.

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};

use crate::forms::QUEUE;
use crate::queue_view::QueueView;
use crate::views::Moved;
use crate::{AtDesk, Desk};
use store::{Status, StoreError};
use web::redirect::redirect;
use web::request;

/// The field of the chosen ones: an id and the version that the page showed.
const CHOSEN: &str = "kies";
/// The field of the button: where to.
const TO: &str = "naar";
/// How many are moved at once: all of a page.
const MOST: usize = 200;

/// `POST /desk/spam`
pub(super) async fn shift(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let view = QueueView::parse(sent.fields.get(QUEUE).unwrap_or_default(), &desk.assets);
    let to = match sent.fields.get(TO) {
        Some("spam") => Status::Spam,
        Some("terug") => Status::New,
        _ => return redirect(&view.queue_address()),
    };
    let mut moved = Moved {
        to,
        done: Vec::new(),
        left: 0,
        unknown: 0,
        view,
    };
    let mut chosen = sent.fields.all(CHOSEN).take(MOST);
    while let Some(one) = chosen.next() {
        match desk.shift_one(one, to).await {
            Ok(Some(version)) => {
                let id = one.split('.').next().unwrap_or_default();
                moved.done.push(format!("{id}.{version}"));
            }
            Ok(None) => moved.left += 1,
            // What was done before is said, and can be taken back. Whether this one was done, nobody can say.
            Err(error) => {
                tracing::error!(%error, "not everything that was chosen is moved");
                moved.unknown = 1 + chosen.count();
                break;
            }
        }
    }
    let status = if moved.unknown > 0 {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::OK
    };
    desk.view().moved(status, &moved, &me)
}

impl Desk {
    /// The version after it; none if it is not any more as the page showed it.
    async fn shift_one(&self, chosen: &str, to: Status) -> Result<Option<u64>, StoreError> {
        let Some((id, version)) = chosen.split_once('.') else {
            return Ok(None);
        };
        let Ok(version) = version.parse::<u64>() else {
            return Ok(None);
        };
        let found = match self.find(id).await {
            Ok(found) => found,
            Err(StoreError::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let entry = &found.entry;
        let next = version.checked_add(1);
        if next == Some(entry.version) && entry.status == to {
            // The page was sent twice, or the answer of the store got lost.
            let change = self.store.change_to(&entry.id, entry.version).await?;
            let mine = change
                .zip(self.who.as_ref())
                .is_some_and(|(change, who)| change.author.is(who));
            return Ok(next.filter(|_| mine));
        }
        // Only between these two nothing is lost on the way there and back: nobody has begun with it.
        let begins = [Status::New, Status::Spam].contains(&entry.status) && entry.status != to;
        if entry.version != version || !begins {
            return Ok(None);
        }
        match self.store.set_status(&found, to, &self.by()).await {
            Ok(()) => Ok(next),
            Err(StoreError::Conflict | StoreError::NotAllowed { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
