//! A spare envelope, so that no sender waits until one is made.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Envelope, Recipients, SealError};

/// Holds one envelope for some recipients.
///
/// Its key is in the memory of the process until the next submission. Anybody who could read it there could read the
/// submission, too. No envelope is made before the first submission: a process that is copied after its start (as
/// Lambda does for some runtimes) would use one key for two texts.
#[derive(Debug)]
pub struct Spare {
    recipients: Recipients,
    envelope: Mutex<Option<Envelope>>,
}

impl Spare {
    /// For these recipients, without an envelope yet.
    pub fn new(recipients: Recipients) -> Self {
        Self {
            recipients,
            envelope: Mutex::default(),
        }
    }

    /// The one in stock, or a new one.
    pub fn take(&self) -> Result<Envelope, SealError> {
        let spare = self.lock().take();
        spare.map_or_else(|| self.recipients.envelope(), Ok)
    }

    /// Makes an envelope, unless there is one. If that fails, the next use reports it.
    pub fn restock(&self) {
        let mut spare = self.lock();
        if spare.is_none() {
            *spare = self.recipients.envelope().ok();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Envelope>> {
        self.envelope.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::x25519::Identity;

    #[test]
    fn every_text_has_an_envelope_of_its_own() {
        let identity = Identity::generate();
        let recipients = Recipients::parse(&[identity.to_public().to_string()]).unwrap();
        let spare = Spare::new(recipients);
        let mut keys = Vec::new();
        for stocked in [false, true, true, false] {
            if stocked {
                spare.restock();
                spare.restock();
            }
            let sealed = spare.take().unwrap().seal(b"tekst").unwrap();
            // The head of the file, with the wrapped key and the nonce.
            keys.push(sealed.as_bytes()[..200].to_vec());
            assert_eq!(
                &crate::open_with(std::slice::from_ref(&identity), &sealed).unwrap()[..],
                b"tekst"
            );
        }
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 4);
    }
}
