//! The page for the site, as the receipt of its author opens it.

use serde_json::json;

use super::opened::opened;
use forms::Submitted;
use forms::age::{self, Age};
use forms::publication::{PageHash, Publication};
use pages::SaidOfPage;
use sealing::receipt::Receipt;
use store::{AuthorSays, Submission};
use web::audience::Audience;

/// The field with the button.
pub(super) const PAGE: &str = "pagina";
/// The button that asks for another text.
pub(super) const CHANGE: &str = "anders";

/// Whether what was typed says what is to be different on the page.
pub(super) fn is_about_page(fields: &Submitted) -> bool {
    fields.get(PAGE) == Some(CHANGE)
}

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

    /// How old its author is, in their words: those of the form.
    pub(super) fn age(&self, audience: &Audience) -> Option<String> {
        self.page.age.as_ref().map(|age| match age {
            Age::Years(years) => years.to_string(),
            Age::Group(group) => {
                age::words(audience.assets.forms.values(), group, &audience.lang).to_owned()
            }
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
