//! The beginning of a page, for cards and feeds.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::shortcode;

/// The text of the first paragraph outside lists and quotes.
#[derive(Default)]
pub(super) struct FirstParagraph {
    pub(super) text: String,
    state: ParagraphState,
}

#[derive(Default, PartialEq)]
enum ParagraphState {
    #[default]
    Before,
    Inside,
    After,
}

impl FirstParagraph {
    pub(super) fn see(&mut self, event: &Event<'_>) {
        match (&self.state, event) {
            (ParagraphState::Before, Event::Start(Tag::Paragraph)) => {
                self.state = ParagraphState::Inside;
            }
            (ParagraphState::Inside, Event::End(TagEnd::Paragraph)) => {
                let is_empty = self.text.trim().is_empty() || shortcode::has_mark(&self.text);
                self.state = if is_empty {
                    ParagraphState::Before
                } else {
                    ParagraphState::After
                };
                if is_empty {
                    self.text.clear();
                }
            }
            (ParagraphState::Inside, Event::Text(words) | Event::Code(words)) => {
                self.text.push_str(words);
            }
            (ParagraphState::Inside, Event::SoftBreak | Event::HardBreak) => self.text.push(' '),
            _ => {}
        }
    }
}
