//! The page for the site on the page of a submission: what it waits for, and what its author and a colleague say of it.

use serde::Serialize;
use tera::Context;

use super::{SubmissionPage, View};
use crate::workflow::{Move, may_publish};
use forms::publication::Consent;
use store::AuthorSays;

/// The second pair of eyes that a page waits for.
#[derive(Serialize)]
struct PageEyesView {
    /// Who made the page.
    by: String,
    /// Whether who looks made it.
    own: bool,
    /// Whether the team has nobody else.
    alone: bool,
    given_back: bool,
}

impl View<'_> {
    /// The page for the site, and what its author said of it, where they asked to read it first.
    pub(super) fn insert_site(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let submission = page.submission;
        let consent = may_publish(submission, page.letter);
        context.insert("can_publish", &consent.is_ok());
        context.insert("author_reads", &(consent == Ok(Consent::AfterReading)));
        context.insert("waits_for_site", &page.waiting.map(|page| &page.title));
        let author = submission.author.as_ref().map(|author| match author.says {
            AuthorSays::Nothing => "page-author-asked",
            AuthorSays::WantsChanges => "page-author-changes",
            AuthorSays::Agreed => "page-author-agreed",
            AuthorSays::Declined => "page-author-declined",
        });
        // Nobody asked them while a colleague looks.
        let waits = submission.waiting_page_eyes().is_some();
        let author = author.filter(|key| !waits || *key == "page-author-changes");
        let said = author.map(|key| self.views.message(key));
        context.insert("page_author", &said);
        context.insert("waits_for_author", &submission.waits_for_author());
        let last = submission.thread.last();
        let asked_on = last.is_some_and(|turn| turn.question.is_some());
        context.insert("asked_on", &asked_on);
        self.insert_page_eyes(context, page);
    }

    fn insert_page_eyes(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let submission = page.submission;
        let eyes = submission.waiting_page_eyes().map(|eyes| PageEyesView {
            by: self.author(&eyes.by),
            own: self.who.is_some_and(|who| eyes.by.is(who)),
            alone: page.colleagues.is_empty(),
            given_back: eyes.given_back,
        });
        context.insert("page_eyes", &eyes);
        let shown = page.waiting.filter(|_| eyes.is_some());
        let shown = shown.map(|shown| self.site_page(shown, submission, page.themed));
        context.insert("site_page", &shown);
        let seen = self.button_of_move(Move::PageSeen, submission);
        context.insert("page_seen", &seen);
        let back = self.button_of_move(Move::PageBack, submission);
        context.insert("page_back", &back);
    }
}
