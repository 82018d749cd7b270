//! Fingerprints of requests: they tell a repeated request from another one, without keeping its text.

use crate::forms::{ActionForm, PublicationForm};
use sealing::hmac_sha256;
use sealing::receipt::LookupId;
use store::Fingerprint;
use unsealing::Identity;

/// Separates this use of a moderator's key from all others.
const SALT: &[u8] = b"social-brokers/desk-request/v1";

/// Makes fingerprints. The key is derived from the desk's own key, which is not in the store: nobody with the store can
/// guess what was typed, and another process of the same desk recognises a request.
#[derive(Clone)]
pub(crate) struct Fingerprints([u8; 32]);

impl Fingerprints {
    pub(crate) fn of(identities: &[Identity]) -> Self {
        let secret = identities.first().map(Identity::expose_secret);
        let secret = secret.as_deref().map_or(&[][..], String::as_bytes);
        Self(hmac_sha256(SALT, secret))
    }

    /// Equal for the same text, sent by the same person from the same version of the same submission.
    pub(crate) fn fingerprint(&self, id: &LookupId, sent: &ActionForm) -> Fingerprint {
        let version = sent.version.unwrap_or_default().to_string();
        let known = [
            id.as_str(),
            &version,
            sent.me.as_str(),
            sent.action.route(),
            sent.action.step().unwrap_or_default(),
            sent.text.trim(),
            &sent.colleague,
            sent.note.trim(),
            &sent.due,
            &sent.label,
            &sent.reason,
            sent.explanation.trim(),
            sent.page_note.trim(),
        ];
        let page = sent.page.as_ref().map(PublicationForm::fields);
        let page = page
            .iter()
            .flatten()
            .flat_map(|(name, value)| [*name, *value]);
        let steps = sent.steps.iter();
        let steps = steps.flat_map(|steps| steps.shown.iter().chain(&steps.done));
        let steps = steps.map(String::as_str);
        let mut input = Vec::new();
        for part in known.into_iter().chain(page).chain(steps) {
            // The length comes first, so that no two lists of parts give the same input.
            input.extend(part.len().to_be_bytes());
            input.extend(part.as_bytes());
        }
        let mut short = [0; 16];
        short.copy_from_slice(&hmac_sha256(&self.0, &input)[..16]);
        Fingerprint(short)
    }
}
