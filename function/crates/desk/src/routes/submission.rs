//! Reading and opening one submission, and its page.

use axum::Extension;
use axum::body::Body;
use axum::http::{Response, StatusCode, Uri};

use super::auth::store_error;
use crate::forms::{Draft, Notice};
use crate::queue_view::QueueView;
use crate::views::{Message, SubmissionPage};
use crate::{AtDesk, Desk};
use forms::Kind;
use forms::letter::Letter;
use forms::publication::Publication;
use people::Name;
use sealing::Sealed;
use sealing::receipt::LookupId;
use store::{Author, History, StoreError, Submission};
use unsealing::open_with_any;
use web::redirect::redirect;
use web::request::{Id, parameter};

/// The parameter with the version that a change made, so that the page can say that it was done.
pub(super) const DONE: &str = "gedaan";
/// The same of what makes no version: the word in the address, and the key of the message before `-text`.
pub(super) const NOTED: (&str, &str) = ("notitie", "done-noted");
pub(super) const CHECKED: (&str, &str) = ("lijst", "done-checked");

/// `GET /desk/{id}`
pub(super) async fn show(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    Id(id): Id,
    uri: Uri,
) -> Response<Body> {
    let found = match desk.find(&id).await {
        Ok(found) => desk.freed_if_silent(found).await,
        Err(error) => return desk.view().store_error(&error),
    };
    let done = parameter(&uri, DONE);
    let beside = [NOTED, CHECKED];
    let beside = beside.into_iter().find(|(word, _)| *word == done);
    let draft = Draft {
        view: QueueView::parse(uri.query().unwrap_or_default(), &desk.assets),
        notice: match (beside, done.parse().ok()) {
            (Some((_, key)), _) => Some(Notice::new(key)),
            (None, Some(version)) => desk.notice_of_done(version, &found, &me).await,
            (None, None) => None,
        },
        ..Draft::default()
    };
    desk.submission_page(StatusCode::OK, (&found, &me), &draft)
        .await
}

/// `GET` of an address that takes only forms: the response to a form was loaded again.
pub(super) async fn redirect_here(
    Extension(AtDesk { desk, .. }): Extension<AtDesk>,
    Id(id): Id,
    uri: Uri,
) -> Response<Body> {
    let Some(id) = LookupId::parse(&id) else {
        return desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    if let Err(error) = desk.find(id.as_str()).await {
        return desk.view().store_error(&error);
    }
    let view = QueueView::parse(uri.query().unwrap_or_default(), &desk.assets);
    redirect(&view.append_to(&format!("/desk/{id}")))
}

impl Desk {
    /// The submission of an id in an address. What another team reads is not there.
    pub(super) async fn find(&self, id: &str) -> Result<Submission, StoreError> {
        let id = LookupId::parse(id).ok_or(StoreError::NotFound)?;
        let found = self.store.find(&id, self.clock.now()).await?;
        if self.held.contains(&found.entry.team) {
            Ok(found)
        } else {
            Err(StoreError::NotFound)
        }
    }

    /// The content of a seal, if one of our keys opens it.
    pub(super) fn open(&self, sealed: &Sealed) -> Option<Letter> {
        let opened = open_with_any(&self.keys, sealed).ok()?;
        Letter::from_json(&opened).ok()
    }

    /// The messages of the asker after the first one.
    pub(super) fn follow_ups(&self, seen: &Submission) -> Vec<Option<Letter>> {
        let questions = seen.thread.iter().filter_map(|turn| turn.question.as_ref());
        questions.map(|question| self.open(question)).collect()
    }

    /// A message of the team, if it was sealed to the team as well.
    pub(super) fn open_message(&self, sealed: &Sealed) -> Option<String> {
        let opened = open_with_any(&self.keys, sealed).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }

    /// Everything after the first message, oldest first.
    fn conversation(&self, seen: &Submission) -> Vec<Message> {
        let message = |sealed: &Sealed, asks| Message::OfTeam {
            text: self.open_message(sealed),
            asks,
        };
        let mut messages = Vec::new();
        for turn in &seen.thread {
            let letter = turn.question.as_ref().map(|question| self.open(question));
            let mut letters = letter.iter().flatten();
            let earlier = letters.find_map(|letter| letter.earlier.clone());
            match (&turn.answer, earlier) {
                // Answers of before were sealed to the receipt alone; the reply brought their text along.
                (Some(_), Some(text)) => messages.push(Message::OfTeam {
                    text: Some(text),
                    asks: false,
                }),
                (Some(sealed), None) => messages.push(message(sealed, turn.asks)),
                (None, _) => {}
            }
            messages.extend(letter.map(|letter| Message::OfAsker(letter.map(Box::new))));
        }
        messages.extend(
            seen.answer
                .as_ref()
                .map(|sealed| message(sealed, seen.asks)),
        );
        messages
    }

    /// The page that waits to be collected.
    pub(super) fn waiting(&self, seen: &Submission) -> Option<Publication> {
        let opened = open_with_any(&self.keys, seen.publication.as_ref()?).ok()?;
        Publication::from_json(&opened).ok()
    }

    pub(super) async fn submission_page(
        &self,
        status: StatusCode,
        (submission, me): (&Submission, &Name),
        draft: &Draft<'_>,
    ) -> Response<Body> {
        let recorded = self.record_look(submission).await.is_ok();
        let history = self.store.history(&submission.entry.id).await;
        let history = history.unwrap_or_else(|error| {
            tracing::error!(%error, "a history is left out");
            History::default()
        });
        let letter = self.open(&submission.sealed).filter(|_| recorded);
        let messages = if recorded {
            self.conversation(submission)
        } else {
            Vec::new()
        };
        let waiting = self.waiting(submission).filter(|_| recorded);
        let to_look_at = waiting.as_ref().filter(|_| self.looks_at_page(submission));
        let themed = match to_look_at {
            Some(page) => self.as_on_site(page).await,
            None => None,
        };
        let leaving = submission.leaving.as_ref().filter(|_| recorded);
        let work = self.work_on(submission, draft, recorded).await;
        // The page without the list still takes a name.
        let colleagues = self.colleagues(&submission.entry.team, me).await;
        let colleagues = colleagues.unwrap_or_default();
        let professionals: Vec<_> = colleagues.iter().filter(|(_, more)| *more).collect();
        let professionals: Vec<_> = professionals.iter().map(|(name, _)| name.clone()).collect();
        let colleagues: Vec<_> = colleagues.into_iter().map(|(name, _)| name).collect();
        let has_record = submission.entry.kind == Kind::Signup
            && matches!(self.stored_broker(&submission.entry.id).await, Ok(Some(_)));
        let label = submission.label.as_ref();
        let label = label.and_then(|label| self.open_label(label));
        let label = label.filter(|_| recorded);
        let page = SubmissionPage {
            submission,
            me,
            letter: letter.as_ref(),
            label: label.as_ref(),
            messages: &messages,
            leaving: leaving.and_then(|leaving| self.open_message(&leaving.sealed)),
            waiting: waiting.as_ref(),
            themed: themed.as_deref(),
            history: &history,
            has_record,
            unrecorded: !recorded,
            colleagues: &colleagues,
            professionals: &professionals,
            work: &work,
            draft,
        };
        let status = match status {
            StatusCode::OK if !recorded => StatusCode::SERVICE_UNAVAILABLE,
            status => status,
        };
        let named = self.naming(&authors(&page)).await;
        named.view().submission(status, &page)
    }

    /// Whether who uses the desk is the one who could look at the page of a colleague.
    fn looks_at_page(&self, seen: &Submission) -> bool {
        let eyes = seen.page_to_look_at().zip(self.who.as_ref());
        eyes.is_some_and(|(eyes, who)| !eyes.by.is(who))
    }

    /// Puts into the audit that somebody is shown a submission. They are shown nothing when this fails.
    pub(super) async fn record_look(&self, seen: &Submission) -> Result<(), StoreError> {
        let Some(who) = &self.who else {
            return Err(StoreError::NotFound);
        };
        let recorded = self.people.look(who, &seen.entry).await;
        recorded.map_err(store_error).inspect_err(|error| {
            tracing::error!(%error, "a look cannot be recorded, so nothing is shown");
        })
    }

    /// Confirms the change that made `version` to the moderator who made it.
    async fn notice_of_done(&self, version: u64, seen: &Submission, me: &Name) -> Option<Notice> {
        let change = self.store.change_to(&seen.entry.id, version).await;
        let change = change.ok().flatten()?;
        self.is_me(&change.author, me)
            .then(|| Notice::about("done", &change))
    }
}

/// Everybody whom the page names.
fn authors(page: &SubmissionPage<'_>) -> Vec<Author> {
    let notice = page.draft.notice.as_ref();
    let changes = notice.and_then(|notice| notice.change.as_ref());
    let changes = page.history.changes.iter().chain(changes);
    let looks = page.history.looks.iter();
    changes
        .map(|change| change.author.clone())
        .chain(page.submission.assignee.clone())
        .chain(page.submission.handed_by.clone())
        .chain(page.submission.waits_for_eyes.clone())
        .chain(page.submission.page_eyes.iter().map(|eyes| eyes.by.clone()))
        .chain(page.work.authors())
        .chain(looks.map(|each| Author::Person(each.person.clone())))
        .collect()
}
