//! Lines such as `[Let op]: morgen`: to markdown the address of a link, which is on no page unless a link uses it.

use std::ops::Range;

use diagnostics::Problem;
use pulldown_cmark::{Event, RefDefs, Tag};

use crate::Located;

/// Those that no link has used yet, with what stands in brackets.
pub(super) struct Definitions(Vec<(String, Range<usize>)>);

impl Definitions {
    /// Those of a text. With `#` or nothing as its address, one is a remark that nobody should see: `[//]: # (later)`.
    pub(super) fn of(all: &RefDefs<'_>) -> Self {
        let meant = all
            .iter()
            .filter(|(_, one)| !matches!(&*one.dest, "" | "#"));
        let mut unused: Vec<_> = meant
            .map(|(label, one)| (label.to_owned(), one.span.clone()))
            .collect();
        unused.sort_by_key(|(_, span)| span.start);
        Self(unused)
    }

    /// Looks for a link or picture that uses one.
    pub(super) fn see(&mut self, event: &Event<'_>) {
        if let (false, Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. })) =
            (self.0.is_empty(), event)
        {
            let used = id.to_lowercase();
            self.0.retain(|(label, _)| label.to_lowercase() != used);
        }
    }

    /// What is wrong with the others.
    pub(super) fn unused(self) -> impl Iterator<Item = Located> {
        let fault = "unused";
        self.0
            .into_iter()
            .map(move |(name, span)| (Problem::LooseLink { fault, name }, span))
    }
}
