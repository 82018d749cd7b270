//! What one transaction writes.

use aws_sdk_dynamodb::types::TransactWriteItem;

/// What a transaction writes beside the audit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Writes {
    /// Changes, each under its condition.
    pub(crate) changes: Vec<TransactWriteItem>,
    /// Additions to counters: another change may add to the same ones in this moment.
    pub(crate) counted: Vec<TransactWriteItem>,
}

impl From<Vec<TransactWriteItem>> for Writes {
    fn from(changes: Vec<TransactWriteItem>) -> Self {
        Self {
            changes,
            counted: Vec::new(),
        }
    }
}
