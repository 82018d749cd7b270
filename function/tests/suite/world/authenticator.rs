//! A passkey in software, and the script of the desk that asks for it: enough of `WebAuthn` for a browser without one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{ADDRESS, Moderator};

/// The user was there, and proved to be who they are.
const VERIFIED: u8 = 0x05;
/// The data of a new credential follow.
const ATTESTED: u8 = 0x40;

/// Holds one passkey.
#[derive(Clone)]
pub(crate) struct Authenticator {
    key: SigningKey,
    id: [u8; 16],
    /// What its PRF extension computes, if it has one.
    prf: Option<[u8; 32]>,
    /// The origin that the browser shows.
    origin: String,
}

impl Authenticator {
    pub(crate) fn new(number: u8, has_prf: bool) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            id: [number; 16],
            prf: has_prf.then_some([number ^ 0xff; 32]),
            origin: ADDRESS.to_owned(),
        }
    }

    /// The same passkey, in a browser that shows another origin.
    pub(crate) fn seen_at(self, origin: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            ..self
        }
    }

    /// Makes a passkey for the form at `start`, and gives the fields to send.
    pub(crate) async fn creates(
        &self,
        browser: &Moderator,
        start: &str,
        fields: &[(&str, &str)],
    ) -> Vec<(&'static str, String)> {
        let begun = browser.posts(start, fields).await.is(200).json();
        let client = self.client("webauthn.create", &begun);
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let mut data = self.data(VERIFIED | ATTESTED);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let response = json!({
            "attestationObject": BASE64.encode(attestation),
            "clientDataJSON": BASE64.encode(client),
        });
        self.fields(&begun, &response)
    }

    /// Uses the passkey for the form at `start`, and gives the fields to send.
    pub(crate) async fn signs(
        &self,
        browser: &Moderator,
        start: &str,
        fields: &[(&str, &str)],
    ) -> Vec<(&'static str, String)> {
        let begun = browser.posts(start, fields).await.is(200).json();
        let client = self.client("webauthn.get", &begun);
        let data = self.data(VERIFIED);
        let signed = [&*data, &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "authenticatorData": BASE64.encode(data),
            "clientDataJSON": BASE64.encode(client),
            "signature": BASE64.encode(signature.to_der().as_bytes()),
            "userHandle": null,
        });
        self.fields(&begun, &response)
    }

    fn client(&self, kind: &str, begun: &Value) -> Vec<u8> {
        let challenge = &begun["options"]["publicKey"]["challenge"];
        let client = json!({
            "type": kind,
            "challenge": challenge,
            "origin": self.origin,
            "crossOrigin": false,
        });
        client.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let host = self.origin.split_once("://").unwrap().1;
        let host = host.split(':').next().unwrap();
        let mut data = Sha256::digest(host).to_vec();
        data.push(flags);
        data.extend([0; 4]);
        data
    }

    fn fields(&self, begun: &Value, response: &Value) -> Vec<(&'static str, String)> {
        let id = BASE64.encode(self.id);
        let credential =
            json!({ "id": id, "rawId": id, "type": "public-key", "response": response });
        let prf = self.prf.iter().flatten().map(|byte| format!("{byte:02x}"));
        vec![
            ("ceremonie", begun["ceremony"].as_str().unwrap().to_owned()),
            ("sleutel", credential.to_string()),
            ("prf", prf.collect()),
        ]
    }
}
