//! Whether the engine is there, and whether it stores anything.

use super::item::{self, attr};
use super::{Store, StoreError, client};

/// The key of the one item that shows whether storing works.
const HEALTH: &str = "health";
/// What a question may need of a nearly full disk: its seals, its places in the indexes, and a page of the engine's log for each.
const PROBE: usize = 24 * 1024;

impl Store {
    /// Asks the engine for something that is not there: it answers if it can be reached and knows the table.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::key(HEALTH, HEALTH)));
        ask.send().await.map(drop).map_err(client::failure)
    }

    /// Writes as much as a question takes, over what the last such write left: it can be stored if this can.
    pub async fn try_a_write(&self) -> Result<(), StoreError> {
        let mut probe = item::key(HEALTH, HEALTH);
        probe.insert(attr::SEALED.to_owned(), item::bytes(&vec![0; PROBE]));
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(probe));
        put.send().await.map(drop).map_err(client::failure)
    }
}
