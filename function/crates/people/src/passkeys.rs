//! Passkeys. A passkey proves who somebody is, and with its PRF extension it also computes the secret that opens their key. One
//! that cannot do that has a passphrase beside it.
//!
//! What the response of a passkey must fit is kept in the store, and is gone once it was used: a response works once, and any
//! process of the desk can receive it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::{Host, Url};
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, WebauthnBuilder,
};
use zeroize::Zeroizing;

use store::{Belongings, Ceremony, Credential, Lock, Person, PersonId, Standing, Wrap, Write};
use unsealing::Identity;

use crate::account::{Recovery, is_long_enough, opened, passphrase_wrap};
use crate::entrance::{Inside, SessionCookie};
use crate::token::{Token, hex, random};
use crate::{Colleague, People, PeopleError, locks};

/// What browsers call the desk, and a passkey of somebody without a name.
const RELYING_PARTY: &str = "Social Brokers";
/// How long somebody may take to touch their key.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// Where the desk is, as browsers see it. Passkeys are bound to it.
#[derive(Debug, Clone)]
pub struct Origin(Url);

impl Origin {
    /// An origin such as `https://balie.example`. Passkeys want a name: an address in numbers has none.
    pub fn parse(text: &str) -> Result<Self, PeopleError> {
        let url = Url::parse(text).map_err(|_| PeopleError::NoPasskeysHere)?;
        match url.host() {
            Some(Host::Domain(_)) => Ok(Self(url)),
            _ => Err(PeopleError::NoPasskeysHere),
        }
    }

    fn webauthn(&self) -> Result<Webauthn, PeopleError> {
        let id = self.0.domain().unwrap_or_default();
        let built = WebauthnBuilder::new(id, &self.0)
            .and_then(|builder| builder.rp_name(RELYING_PARTY).build());
        built.map_err(|_| PeopleError::NoPasskeysHere)
    }
}

/// What a browser needs to ask for a passkey.
#[derive(Debug, Serialize)]
pub struct Challenge {
    /// Names the ceremony in the answer.
    ceremony: String,
    /// The options for `navigator.credentials`.
    options: Value,
}

/// The response of a passkey.
#[derive(Debug)]
pub struct Answer {
    /// As the challenge named it.
    pub ceremony: Token,
    /// What the browser got from the passkey, as JSON.
    pub credential: String,
    /// What its PRF extension computed, if it can.
    pub prf: Option<Zeroizing<[u8; 32]>>,
}

/// Everything that somebody shows to be let in.
#[derive(Debug)]
pub struct Secrets {
    /// Their passkey.
    pub answer: Answer,
    /// Their passphrase, where the passkey computes no key; otherwise empty.
    pub passphrase: Zeroizing<String>,
    /// What they call a passkey that is made. Without it, it is called as the device.
    pub name: String,
}

impl Secrets {
    /// Whether these are enough to keep a key with.
    fn are_enough(&self) -> Result<(), PeopleError> {
        if self.answer.prf.is_some() || is_long_enough(&self.passphrase) {
            Ok(())
        } else if self.passphrase.trim().is_empty() {
            Err(PeopleError::NeedsPassphrase)
        } else {
            Err(PeopleError::Short)
        }
    }

    /// Somebody's own key, under these.
    fn wrap(&self, own: &Identity, credential: &str) -> Result<Wrap, PeopleError> {
        let Some(output) = &self.answer.prf else {
            return passphrase_wrap(own, &self.passphrase);
        };
        Ok(Wrap {
            lock: Lock::Passkey(credential.to_owned()),
            salt: Vec::new(),
            sealed: locks::wrap(own, &locks::of_passkey(output)?.to_public())?,
        })
    }
}

impl People {
    /// Begins to make the first passkey of whoever was invited.
    pub async fn begin_accepting(
        &self,
        token: &Token,
        origin: &Origin,
    ) -> Result<Challenge, PeopleError> {
        let Colleague { person, name } = self.invited(token).await?;
        let who = (&person, name.as_deref());
        self.begin_registration(who, &[], origin).await
    }

    /// Accepts an invitation: a passkey, a key pair and a recovery code, and a session that waits to be confirmed.
    pub async fn accept(
        &self,
        token: &Token,
        secrets: &Secrets,
        origin: &Origin,
    ) -> Result<(SessionCookie, Recovery), PeopleError> {
        secrets.are_enough()?;
        let Colleague { person, name } = self.invited(token).await?;
        let credential = self.registered(&person.id, &secrets.answer, origin).await?;
        let own = Identity::generate();
        let credential = self.called(credential, secrets, &own).await?;
        let recovery = Recovery::generate()?;
        let wraps = [secrets.wrap(&own, &credential.id)?, recovery.wrap(&own)?];
        let next = Person {
            standing: Standing::Waiting,
            name: self.kept(&person, name.as_deref(), &own).await?,
            key: own.to_public(),
            invitation: None,
            ..person
        };
        let (session, cookie) = self.new_session(&next.id, &own, &credential.id)?;
        let hash = token.hash();
        let writes = [
            Write::UseInvitation(&hash),
            Write::Person(&next),
            Write::Credential(&next.id, &credential),
            Write::Wrap(&next.id, &wraps[0]),
            Write::Wrap(&next.id, &wraps[1]),
            Write::Session(&next.id, &session),
        ];
        let event = self.event(Some(&next.id), &next.id, "accepted", "");
        match self.store.change_people(&writes, &event).await {
            Err(store::StoreError::Conflict) => Err(PeopleError::Used),
            result => Ok(result.map(|()| (cookie, recovery))?),
        }
    }

    /// Begins to make another passkey.
    pub async fn begin_adding(
        &self,
        me: &Inside,
        origin: &Origin,
    ) -> Result<Challenge, PeopleError> {
        let mine = self.mine(me).await?;
        let who = (&mine.person, me.name.as_deref());
        self.begin_registration(who, &mine.credentials, origin)
            .await
    }

    /// Adds a passkey.
    pub async fn add_passkey(
        &self,
        me: &Inside,
        secrets: &Secrets,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        secrets.are_enough()?;
        let id = &me.person.id;
        let credential = self.registered(id, &secrets.answer, origin).await?;
        let credential = self.called(credential, secrets, &me.own).await?;
        let wrap = secrets.wrap(&me.own, &credential.id)?;
        let writes = [
            Write::Still(&me.person),
            Write::Credential(id, &credential),
            Write::Wrap(id, &wrap),
        ];
        let event = self.event(Some(id), id, "passkey-added", "");
        Ok(self.store.change_people(&writes, &event).await?)
    }

    /// Begins to let somebody in by name.
    pub async fn begin_signing_in(
        &self,
        name: &str,
        origin: &Origin,
    ) -> Result<Challenge, PeopleError> {
        let webauthn = origin.webauthn()?;
        let found = match self.by_name(name).await {
            Ok(found) if !found.credentials.is_empty() => found,
            Ok(_) | Err(PeopleError::Wrong) => return self.ask_nobody(name, origin).await,
            Err(error) => return Err(error),
        };
        let passkeys: Vec<Passkey> = found.credentials.iter().filter_map(passkey).collect();
        let started = webauthn.start_passkey_authentication(&passkeys);
        let (options, state) = started.map_err(|_| PeopleError::Wrong)?;
        self.begin(&found.person.id, &options, &state).await
    }

    /// Lets somebody in who has their passkey and, where it computes no key, their passphrase.
    pub async fn sign_in(
        &self,
        secrets: &Secrets,
        origin: &Origin,
    ) -> Result<SessionCookie, PeopleError> {
        let answer = &secrets.answer;
        let now = self.clock.now();
        let ceremony = self.ended(&answer.ceremony).await?;
        let state: PasskeyAuthentication = read(&ceremony.state)?;
        let response: PublicKeyCredential = read(&answer.credential)?;
        let result = origin
            .webauthn()?
            .finish_passkey_authentication(&response, &state);
        let result = result.map_err(|_| PeopleError::Wrong)?;
        let found = self.store.belongings(&ceremony.person, now).await?;
        let id = hex(result.cred_id());
        let mut credentials = found.credentials.iter();
        let known = credentials
            .find(|one| one.id == id)
            .ok_or(PeopleError::Wrong)?;
        let mut used = passkey(known).ok_or(PeopleError::Wrong)?;
        used.update_credential(&result);
        let own = self.opened_by(&found, &id, secrets).await?;
        let used = Credential {
            public: written(&used)?,
            used: Some(now),
            ..known.clone()
        };
        let (session, cookie) = self.new_session(&found.person.id, &own, &used.id)?;
        let writes = [
            Write::Still(&found.person),
            Write::Credential(&found.person.id, &used),
            Write::Session(&found.person.id, &session),
        ];
        let person = &found.person.id;
        let event = self.event(Some(person), person, "entered", "passkey");
        self.store.change_people(&writes, &event).await?;
        self.tend_names_after(&found.person, &own).await;
        Ok(cookie)
    }

    /// A challenge like any other, for a name that nobody here has, or nobody with a passkey: whoever asks learns no names.
    async fn ask_nobody(&self, name: &str, origin: &Origin) -> Result<Challenge, PeopleError> {
        let nobody = self.nobody(name).await?;
        let base64 = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let challenge = base64(&random::<32>()?);
        let options = json!({
            "publicKey": {
                "challenge": challenge,
                "timeout": 300_000,
                "rpId": origin.0.domain().unwrap_or_default(),
                "allowCredentials": [{ "type": "public-key", "id": base64(nobody.passkey.bytes()) }],
                "userVerification": "required",
            },
        });
        self.begin(&nobody.person, &options, &()).await
    }

    async fn opened_by(
        &self,
        found: &Belongings,
        credential: &str,
        secrets: &Secrets,
    ) -> Result<Identity, PeopleError> {
        let lock = Lock::Passkey(credential.to_owned());
        if let Some(output) = &secrets.answer.prf
            && let Ok(own) = opened(found, &lock, &locks::of_passkey(output)?)
        {
            return Ok(own);
        }
        if secrets.passphrase.trim().is_empty() {
            return Err(PeopleError::NeedsPassphrase);
        }
        self.count_guess(&found.person).await?;
        let mut wraps = found.wraps.iter();
        let wrap = wraps
            .find(|wrap| wrap.lock == Lock::Passphrase)
            .ok_or(PeopleError::Wrong)?;
        let lock = locks::of_passphrase(&secrets.passphrase, &wrap.salt)?;
        opened(found, &Lock::Passphrase, &lock)
    }

    async fn begin_registration(
        &self,
        (person, name): (&Person, Option<&str>),
        known: &[Credential],
        origin: &Origin,
    ) -> Result<Challenge, PeopleError> {
        let known = known.iter().filter_map(passkey);
        let known: Vec<_> = known.map(|one| one.cred_id().clone()).collect();
        let id = u128::from_str_radix(person.id.as_str(), 16).map_err(|_| PeopleError::Wrong)?;
        let name = name.unwrap_or(RELYING_PARTY);
        let started = origin.webauthn()?.start_passkey_registration(
            Uuid::from_u128(id),
            name,
            name,
            Some(known),
        );
        let (options, state) = started.map_err(|_| PeopleError::Wrong)?;
        self.begin(&person.id, &options, &state).await
    }

    async fn registered(
        &self,
        person: &PersonId,
        answer: &Answer,
        origin: &Origin,
    ) -> Result<Credential, PeopleError> {
        let ceremony = self.ended(&answer.ceremony).await?;
        if ceremony.person != *person {
            return Err(PeopleError::Wrong);
        }
        let state: PasskeyRegistration = read(&ceremony.state)?;
        let response: RegisterPublicKeyCredential = read(&answer.credential)?;
        let made = origin
            .webauthn()?
            .finish_passkey_registration(&response, &state);
        credential(&made.map_err(|_| PeopleError::Wrong)?, self.clock.now())
    }

    async fn begin(
        &self,
        person: &PersonId,
        options: &impl Serialize,
        state: &impl Serialize,
    ) -> Result<Challenge, PeopleError> {
        let token = Token::generate()?;
        let until = self.clock.now().checked_add(PATIENCE);
        let ceremony = Ceremony {
            person: person.clone(),
            state: written(state)?,
            until: until.unwrap_or(Timestamp::MAX),
        };
        self.store.begin_ceremony(&token.hash(), &ceremony).await?;
        Ok(Challenge {
            ceremony: token.reveal().to_string(),
            options: serde_json::to_value(options).map_err(|_| PeopleError::Wrong)?,
        })
    }

    async fn ended(&self, token: &Token) -> Result<Ceremony, PeopleError> {
        match self
            .store
            .end_ceremony(&token.hash(), self.clock.now())
            .await
        {
            Err(store::StoreError::NotFound) => Err(PeopleError::Wrong),
            result => Ok(result?),
        }
    }
}

/// What a PRF extension computed, as a form has it.
pub fn prf(typed: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Token::parse(typed)?;
    bytes.bytes().try_into().ok().map(Zeroizing::new)
}

fn passkey(credential: &Credential) -> Option<Passkey> {
    serde_json::from_str(&credential.public).ok()
}

fn credential(passkey: &Passkey, made: Timestamp) -> Result<Credential, PeopleError> {
    Ok(Credential {
        id: hex(passkey.cred_id()),
        public: written(passkey)?,
        made,
        name: None,
        used: None,
    })
}

fn written(value: &impl Serialize) -> Result<String, PeopleError> {
    serde_json::to_string(value).map_err(|_| PeopleError::Wrong)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, PeopleError> {
    serde_json::from_str(text).map_err(|_| PeopleError::Wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_want_a_name() {
        for (origin, expected) in [
            ("https://balie.example", true),
            ("http://localhost:8080", true),
            ("http://127.0.0.1:8080", false),
            ("https://[::1]", false),
            ("onzin", false),
            ("", false),
        ] {
            let made = Origin::parse(origin).and_then(|origin| origin.webauthn());
            assert_eq!(made.is_ok(), expected, "{origin}");
        }
    }
}
