//! Something to say that is not about a place in the content.

use std::path::Path;

use fluent_bundle::FluentValue;

use super::Reason;

/// A message of the tool: its key in `locales/*.ftl`, and what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub(super) key: &'static str,
    pub(super) args: Vec<(&'static str, FluentValue<'static>)>,
    pub(super) reason: Option<Reason>,
}

impl Message {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
            reason: None,
        }
    }

    /// Adds an argument; a number chooses a plural form.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds the argument `path`.
    #[must_use]
    pub fn at(self, path: &Path) -> Self {
        self.with("path", path.display().to_string())
    }

    /// Adds the argument `reason`: in our own words when its kind has some.
    #[must_use]
    pub fn because(mut self, reason: impl Into<Reason>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}
