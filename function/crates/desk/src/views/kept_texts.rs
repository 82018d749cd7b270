//! What was typed in fields that a page does not have, or has no longer: it is shown in fields of its own, to be copied, sent or emptied.

use serde::Serialize;
use tera::Context;

use super::View;
use crate::forms::{Draft, EXPLANATION, PAGE_NOTE};

#[derive(Serialize)]
struct KeptText<'a> {
    name: &'static str,
    label: String,
    text: &'a str,
}

impl View<'_> {
    /// Shows what is typed and not `visible` elsewhere. Gives the names of its fields.
    pub(super) fn insert_kept_texts(
        &self,
        context: &mut Context,
        draft: &Draft<'_>,
        visible: &[&'static str],
    ) -> Vec<&'static str> {
        let typed = [
            (PAGE_NOTE, "page-note-label", draft.page_note),
            (EXPLANATION, "decline-more-label", draft.explanation),
        ];
        let kept = typed
            .into_iter()
            .filter(|(name, _, text)| !text.trim().is_empty() && !visible.contains(name));
        let kept = kept.map(|(name, label, text)| KeptText {
            name,
            label: self.views.message(label),
            text,
        });
        let kept: Vec<_> = kept.collect();
        context.insert("kept_texts", &kept);
        kept.iter().map(|one| one.name).collect()
    }
}
