//! What somebody is shown at the desk, as far as the audit has to know it.

use jiff::Timestamp;

use super::trail::{LOOKED, LOOKED_AT_BROKER};
use super::{BrokerEntry, Entry};
use forms::team::TeamId;
use sealing::receipt::LookupId;

/// Something that somebody is shown.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    pub(crate) id: &'a LookupId,
    pub(crate) team: &'a TeamId,
    pub(crate) version: u64,
    pub(crate) expires: Timestamp,
    /// As the audit calls the look.
    pub(crate) what: &'static str,
}

impl<'a> From<&'a Entry> for Sight<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            team: &entry.team,
            version: entry.version,
            expires: entry.expires,
            what: LOOKED,
        }
    }
}

impl<'a> From<&'a BrokerEntry> for Sight<'a> {
    fn from(entry: &'a BrokerEntry) -> Self {
        Self {
            id: &entry.id,
            team: &entry.team,
            version: entry.version,
            expires: entry.expires,
            what: LOOKED_AT_BROKER,
        }
    }
}
