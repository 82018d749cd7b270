//! Lists of tasks: the words of a task are the name of its box, as in a form.

use pulldown_cmark::{Event, TagEnd};

use super::{Feature, Renderer};

impl Renderer<'_> {
    /// A task of a list begins. Its words are the name of its box.
    pub(super) fn begin_task(&mut self, is_done: bool, out: &mut Vec<Event<'_>>) {
        let checked = if is_done { " checked=\"\"" } else { "" };
        let html = format!("<label><input disabled=\"\" type=\"checkbox\"{checked}> ");
        out.push(Event::InlineHtml(html.into()));
        self.in_task = true;
        self.shared.features.insert(Feature::Tasks);
    }

    /// The words of a task end where the next block begins, or with its item.
    pub(super) fn end_task(&mut self, out: &mut Vec<Event<'_>>) {
        if std::mem::take(&mut self.in_task) {
            out.push(Event::InlineHtml("</label>".into()));
        }
    }
}

/// Whether a tag is within a line.
pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
