//! Lines such as `[Let op]: morgen`: to markdown the address of a link, which is on no page unless a link uses it.

use std::collections::HashSet;
use std::ops::Range;

use diagnostics::Problem;
use pulldown_cmark::{Event, RefDefs, Tag};

use crate::Located;

/// Those of a text, with what stands in brackets, and which of them links used.
pub(super) struct Definitions {
    all: Vec<(String, Range<usize>)>,
    used: HashSet<String>,
}

impl Definitions {
    /// Those of a text. With `#` or nothing as its address, one is a remark that nobody should see: `[//]: # (later)`.
    pub(super) fn of(all: &RefDefs<'_>) -> Self {
        let meant = all
            .iter()
            .filter(|(_, one)| !matches!(&*one.dest, "" | "#"));
        let mut all: Vec<_> = meant
            .map(|(label, one)| (label.to_owned(), one.span.clone()))
            .collect();
        all.sort_by_key(|(_, span)| span.start);
        let used = HashSet::new();
        Self { all, used }
    }

    /// Looks for a link or picture that uses one.
    pub(super) fn see(&mut self, event: &Event<'_>) {
        if let (false, Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. })) =
            (self.all.is_empty(), event)
        {
            self.used.insert(id.to_lowercase());
        }
    }

    /// What is wrong with those that nothing used.
    pub(super) fn unused(self) -> impl Iterator<Item = Located> {
        let Self { all, used } = self;
        let fault = "unused";
        all.into_iter()
            .filter(move |(name, _)| !used.contains(&name.to_lowercase()))
            .map(move |(name, span)| (Problem::LooseLink { fault, name }, span))
    }
}
