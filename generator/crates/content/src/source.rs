//! A text file, with places in it.

use std::ops::Range;
use std::sync::Arc;

use diagnostics::Place;

/// A text file with its path from the root folder, such as `content/tips/luisteren.md`.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Path from the root, with `/`.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
}

impl TextFile {
    /// A place in this file.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place {
            file: self.path.clone(),
            source: Arc::clone(&self.text),
            span,
        }
    }

    /// The first line, for what is about the file as a whole.
    pub fn top(&self) -> Place {
        let start = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
        let line = self.text[start..].lines().next().unwrap_or_default();
        self.place(start..start + line.trim_end().len())
    }

    /// The path below the first folder: `tips/luisteren.md`.
    pub fn below(&self, folder: &str) -> &str {
        self.path
            .strip_prefix(folder)
            .map_or(&self.path, |rest| rest.trim_start_matches('/'))
    }
}
