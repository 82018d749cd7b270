//! The page for the site, as the receipt of its author opens it.

use serde_json::json;

use super::opened::opened;
use forms::publication::{PageHash, Publication};
use pages::SaidOfPage;
use sealing::receipt::Receipt;
use store::{AuthorSays, Submission};

/// A page that its author reads now.
pub(super) struct ReadPage {
    pub(super) page: Publication,
    pub(super) hash: PageHash,
    pub(super) version: String,
    pub(super) said: SaidOfPage,
}

impl ReadPage {
    /// The page that the receipt opens, if there is one to read. What does not open is no page, and hides no answer.
    pub(super) fn of(receipt: &Receipt, found: &Submission) -> Option<Self> {
        let text = opened(receipt, found.page_for_author()).ok()??;
        let page = Publication::from_json(text.as_bytes())
            .inspect_err(|error| tracing::error!(%error, "a page for the site cannot be read"))
            .ok()?;
        let hash = PageHash::of(text.as_bytes());
        let said = match found.author.as_ref().map(|author| author.says) {
            Some(AuthorSays::Agreed) if !found.waits_for_author() => SaidOfPage::Agreed,
            Some(AuthorSays::WantsChanges) => SaidOfPage::WantsChanges,
            _ => SaidOfPage::Nothing,
        };
        Some(Self {
            page,
            hash,
            version: hash.to_string(),
            said,
        })
    }

    pub(super) fn in_json(&self) -> serde_json::Value {
        let page = &self.page;
        json!({
            "title": page.title,
            "question": page.question,
            "answer": page.answer,
            "topics": page.topics,
            "age": page.age,
            "municipality": page.municipality,
            "answered_by": page.answered_by.as_str(),
            "said": self.said.as_str(),
            "version": self.version,
        })
    }
}
