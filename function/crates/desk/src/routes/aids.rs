//! What helps while somebody writes an answer: text modules, and the list for acute ones.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::actions::done_here;
use super::submission::CHECKED;
use crate::Desk;
use crate::forms::{ActionForm, Draft, Notice};
use crate::workflow::{leaves_at, needs_eyes};
use forms::text_module::{TextModule, first_blank};
use store::{Author, Submission};

impl Desk {
    /// Puts a text module at the end of what is typed, and keeps both as the draft.
    pub(super) async fn insert_module(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let view = self.view();
        let modules = view.modules_of(&seen.entry.team);
        let chosen = modules.into_iter().find(|one| one.title == sent.module);
        let Some(TextModule { text, .. }) = chosen else {
            // Nothing was chosen, and nothing is wrong with what was typed.
            let status = StatusCode::OK;
            return self.refused(status, (seen, sent), "module").await;
        };
        let typed = match sent.text.trim_end() {
            "" => text.clone(),
            typed => format!("{typed}\n\n{text}"),
        };
        let draft = Draft {
            text: &typed,
            ..sent.draft()
        };
        let notice = if first_blank(text).is_some() {
            "done-inserted"
        } else {
            "done-inserted-whole"
        };
        let draft = draft.with(Notice::new(notice));
        self.submission_page(StatusCode::OK, (seen, &sent.me), &draft)
            .await
    }

    /// Whether what is written here waits for a second pair of eyes.
    pub(super) fn needs_eyes(&self, seen: &Submission) -> bool {
        needs_eyes(seen, self.assets.forms.get(&seen.entry.form))
    }

    /// Lets a message leave that waited for a second pair of eyes.
    pub(super) async fn release(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        let proposer = seen.waits_for_eyes.as_ref();
        let alone = match self.is_alone((proposer, seen), sent).await {
            Ok(alone) => alone,
            Err(notice) => {
                let status = StatusCode::CONFLICT;
                return self.refused(status, (seen, sent), notice).await;
            }
        };
        let leaves = leaves_at(self.clock.now());
        let store = self.store_for(seen, sent);
        let result = store.release(seen, (leaves, alone), &self.by()).await;
        self.done(result, (seen, sent), &sent.view.address_of(seen))
            .await
    }

    /// Whether somebody lets their own message or page go on because there is nobody else in the team; or else the key of why not.
    pub(super) async fn is_alone(
        &self,
        (proposer, seen): (Option<&Author>, &Submission),
        sent: &ActionForm,
    ) -> Result<bool, &'static str> {
        let who = self.who.as_ref();
        let is_own = proposer.zip(who).is_none_or(|(author, me)| author.is(me));
        if !is_own {
            return Ok(false);
        }
        match self.colleagues(&seen.entry.team, &sent.me).await {
            Ok(others) if others.is_empty() => Ok(true),
            Ok(_) => Err("eyes-own"),
            Err(error) => {
                tracing::error!(%error, "nobody knows whether there is a colleague");
                Err("eyes-own")
            }
        }
    }

    /// Keeps which steps of the list are done, by whom and when.
    pub(super) async fn check_steps(&self, seen: &Submission, sent: &ActionForm) -> Response<Body> {
        let changes = sent.steps.as_ref().map(|steps| steps.changes());
        let changes = changes.unwrap_or_default();
        let result = if changes.is_empty() {
            Ok(())
        } else {
            let by = self.by();
            let store = self.store_for(seen, sent);
            store.tick(&seen.entry, &changes, &by).await
        };
        let next = done_here(&sent.view.address_of(seen), CHECKED.0);
        self.done(result, (seen, sent), &next).await
    }
}
