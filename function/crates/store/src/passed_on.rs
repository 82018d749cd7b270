//! A thank-you that reached whoever it is for. Its sender does not read of it: the form promises nothing more than to try.

use super::alteration::{Change, not_allowed};
use super::{Attribution, Status, Store, StoreError, Submission};
use forms::Kind;

impl Store {
    /// Says whether it was passed on, if nobody changed it since it was read.
    pub async fn mark_passed_on(
        &self,
        seen: &Submission,
        passed_on: bool,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_passed_on() || seen.passed_on == passed_on {
            return Err(not_allowed(seen, seen.entry.status));
        }
        let change = Change {
            passed_on,
            ..Change::within(seen)
        };
        let what = if passed_on {
            "passed-on"
        } else {
            "not-passed-on"
        };
        self.change(seen, &change.called(what), by).await
    }
}

impl Submission {
    /// Whether it is something that can be passed on.
    pub fn may_be_passed_on(&self) -> bool {
        let is_none = matches!(self.entry.status, Status::Spam | Status::Rejected);
        self.entry.kind == Kind::Contribution && !is_none
    }
}
