//! How a submission is called: in rows, in its heading, and in the tab of the browser.

use tera::Context;

use super::View;
use forms::Kind;
use forms::label::Label;
use store::Entry;

/// The form of a new site by which people thank somebody. To the store, that is a contribution like others.
const THANKS: &str = "bedankje";
/// So many characters of an id tell it apart. The audit shows as many.
const SHORT: usize = 6;

impl View<'_> {
    /// What it is, in a word: "Vraag".
    pub(super) fn kind_name(&self, entry: &Entry) -> String {
        self.views.message(match entry.kind {
            Kind::Question => "kind-question",
            Kind::Signup => "kind-signup",
            Kind::Contribution if entry.form == THANKS => "kind-thanks",
            Kind::Contribution => "kind-contribution",
        })
    }

    /// The words of a label, or else the kind.
    pub(super) fn called(&self, entry: &Entry, label: Option<&Label>) -> String {
        let words = label.map(|label| &*label.words);
        let words = words.filter(|words| !words.is_empty());
        words.map_or_else(|| self.kind_name(entry), str::to_owned)
    }

    /// The heading of its page, and the title of the tab. The heading may have words of whoever wrote; tabs and the history of
    /// a browser are seen by others, so the title has none.
    pub(super) fn insert_title(&self, context: &mut Context, entry: &Entry, label: Option<&Label>) {
        let id: String = entry.id.as_str().chars().take(SHORT).collect();
        let mut about = format!("{} {id}", self.kind_name(entry));
        if let Some(slug) = entry.municipality.as_deref() {
            let name = self.assets.facts.municipality(slug).unwrap_or(slug);
            about = format!("{about} · {name}");
        }
        let words = label.map_or("", |label| &*label.words);
        context.insert("title", words);
        context.insert("tab", &about);
    }

    /// The same of a broker, whose name is in the heading.
    pub(super) fn broker_tab(&self, id: &str) -> String {
        let id: String = id.chars().take(SHORT).collect();
        format!("{} {id}", self.views.message("kind-broker"))
    }
}
