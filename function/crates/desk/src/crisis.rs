//! The list for acute ones: what to do, in which order. Which steps there are; who did which of them when is in the store.

use std::collections::BTreeMap;

use store::Tick;

/// The steps, in their order. Their words are `crisis-…` of the desk's locale.
pub(crate) const STEPS: [&str; 6] = ["read", "colleague", "danger", "home", "write", "watch"];

/// The list as a page showed it, and as somebody ticked it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// What was done when the page was shown.
    pub(crate) shown: Vec<String>,
    /// What is ticked.
    pub(crate) done: Vec<String>,
}

impl Steps {
    /// Reads the two fields: what was shown, with commas, and what is ticked.
    pub(crate) fn parse(shown: &str, done: impl Iterator<Item = String>) -> Self {
        let shown = shown.split(',').map(str::to_owned);
        let known = |step: &String| STEPS.contains(&step.as_str());
        Self {
            shown: shown.filter(known).collect(),
            done: done.filter(known).collect(),
        }
    }

    /// What was shown, as the field says it.
    pub(crate) fn shown_field(&self) -> String {
        self.shown.join(",")
    }

    /// The steps that were ticked since, and those whose tick was taken away.
    pub(crate) fn changes(&self) -> Vec<(&str, bool)> {
        let known = STEPS.iter().copied();
        let is_in = |list: &[String], step: &str| list.iter().any(|one| one == step);
        known
            .filter(|step| is_in(&self.shown, step) != is_in(&self.done, step))
            .map(|step| (step, is_in(&self.done, step)))
            .collect()
    }
}

/// What is done now, each step with its last tick.
pub(crate) fn done(ticks: &[Tick]) -> BTreeMap<&str, &Tick> {
    let last: BTreeMap<_, _> = ticks.iter().map(|tick| (&*tick.step, tick)).collect();
    last.into_iter().filter(|(_, tick)| tick.done).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_on_the_page_is_changed() {
        let done = ["danger", "write", "onzin"].map(str::to_owned);
        let steps = Steps::parse("read,danger,onzin", done.into_iter());
        assert_eq!(steps.changes(), [("read", false), ("write", true)]);
        assert_eq!(steps.shown_field(), "read,danger");
        let same = Steps::parse("read", ["read".to_owned()].into_iter());
        assert!(same.changes().is_empty());
    }
}
