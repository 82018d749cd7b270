//! What secret keys are wrapped under. A lock is a key pair that follows, by HKDF-SHA256, from something that only its owner
//! has; only its public half is used to wrap, and it is stored nowhere.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use sealing::receipt::Receipt;
use sealing::{Recipients, SealError, Sealed};
use unsealing::Identity;

use crate::PeopleError;
use crate::token::{Token, hex};

// Changing any of these locks everybody out.
const SALT: &[u8] = b"social-brokers/people/v1";
const SESSION: &[u8] = b"session";
const PASSKEY: &[u8] = b"passkey";
const PASSPHRASE: &[u8] = b"passphrase";
const RECOVERY: &[u8] = b"recovery";
const INVITATION: &[u8] = b"invitation";

/// The lock of a session.
pub(crate) fn of_session(token: &Token) -> Result<Identity, SealError> {
    derived(token.bytes(), SESSION)
}

/// The lock of an invitation, which opens the name of whom it is for.
pub(crate) fn of_invitation(token: &Token) -> Result<Identity, SealError> {
    derived(token.bytes(), INVITATION)
}

/// The lock of a passkey, from what its PRF extension computes.
pub(crate) fn of_passkey(output: &[u8; 32]) -> Result<Identity, SealError> {
    derived(output, PASSKEY)
}

/// The lock of a recovery code.
pub(crate) fn of_recovery(code: &Receipt) -> Result<Identity, SealError> {
    derived(code.reveal().as_bytes(), RECOVERY)
}

/// The lock of a passphrase: Argon2id with 19 MiB and two passes, as OWASP advises.
pub(crate) fn of_passphrase(typed: &str, salt: &[u8]) -> Result<Identity, PeopleError> {
    let same: Zeroizing<String> = Zeroizing::new(normalized(typed));
    let mut output = Zeroizing::new([0; 32]);
    Argon2::default()
        .hash_password_into(same.as_bytes(), salt, &mut *output)
        .map_err(|_| PeopleError::Wrong)?;
    Ok(derived(&*output, PASSPHRASE)?)
}

/// By what a name is looked up. Names are few, so whoever has the table can try them one after the other: each try costs them
/// a megabyte and one pass of Argon2id. More would be a lever for whoever tries names at the door, and a name is no secret to begin with.
pub(crate) fn of_name(folded: &str, salt: &[u8]) -> Result<String, PeopleError> {
    let mut output = [0; 32];
    let cost = Params::new(1024, 1, 1, None).map_err(|_| PeopleError::Wrong)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
        .hash_password_into(folded.as_bytes(), salt, &mut output)
        .map_err(|_| PeopleError::Wrong)?;
    Ok(hex(&output))
}

/// The same words, however spaces, capitals and accents were typed.
pub(crate) fn normalized(typed: &str) -> String {
    let same = typed.nfkc().collect::<String>().to_lowercase();
    same.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn derived(secret: &[u8], label: &[u8]) -> Result<Identity, SealError> {
    let mut bytes = Zeroizing::new([0; 32]);
    // HKDF refuses only lengths over 255 × 32 bytes.
    let filled = Hkdf::<Sha256>::new(Some(SALT), secret).expand(label, &mut *bytes);
    debug_assert!(filled.is_ok());
    Identity::from_bytes(&bytes)
}

/// A secret key, sealed to a public one.
pub(crate) fn wrap(key: &Identity, public: &str) -> Result<Sealed, SealError> {
    Recipients::parse(&[public])?.seal(key.expose_secret().as_bytes())
}

/// The secret key in a wrap.
pub(crate) fn unwrap(lock: &Identity, sealed: &Sealed) -> Result<Identity, SealError> {
    let opened = lock.open(sealed)?;
    let text = std::str::from_utf8(&opened).map_err(|_| SealError::Open)?;
    text.parse()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_a_secret_never_changes() {
        let token = Token::parse(&"07".repeat(32)).unwrap();
        let receipt = Receipt::parse("0123-4567-89AB-CDEF").unwrap();
        let locks = [
            of_session(&token).unwrap(),
            of_passkey(&[7; 32]).unwrap(),
            of_recovery(&receipt).unwrap(),
            of_passphrase("vier rustige zinnen samen", &[7; 16]).unwrap(),
        ];
        let publics: Vec<_> = locks.iter().map(Identity::to_public).collect();
        assert_eq!(publics, VECTORS);
        assert_eq!(of_name("s:fatima", &[7; 16]).unwrap(), NAME);
    }

    const NAME: &str = "ed72722806dabb880ed58741e80da4b72b016e2430bd2879cdb94bfda7dd2098";
    const VECTORS: [&str; 4] = [
        "age1pgpx2c56cg5addqjumfrf8muvvunpkz866p8e4gkcfksqx38e44suz3uw8",
        "age19pfl8vv2xr36m57nfwdm8pgstmjzquq9wc3tftwz3ma6vrh4aqzsdfzyc2",
        "age14pur09gqfagyj909r57jp59p2u5njks6ma84h2pw9rk26tzcnyksq2hxhr",
        "age1wyefavr49uk8xnpxq28uqgmuwr6yjrn5x5dy62rxf9x3td76rggqrs4fhf",
    ];

    #[test]
    fn only_its_lock_opens_a_wrap() {
        let key = Identity::generate();
        let (mine, other) = (of_passkey(&[1; 32]).unwrap(), of_passkey(&[2; 32]).unwrap());
        let wrapped = wrap(&key, &mine.to_public()).unwrap();
        let opened = unwrap(&mine, &wrapped).unwrap();
        assert_eq!(opened.to_public(), key.to_public());
        assert!(unwrap(&other, &wrapped).is_err());
        let again = wrap(&key, &mine.to_public()).unwrap();
        assert_ne!(again, wrapped, "every wrap is made with a fresh key");
        let mut cut = wrapped.as_bytes().to_vec();
        cut.truncate(cut.len() - 1);
        assert!(unwrap(&mine, &Sealed::from_store(cut).unwrap()).is_err());
    }

    #[test]
    fn a_passphrase_is_the_same_however_it_is_typed() {
        let lock = |typed: &str| of_passphrase(typed, &[7; 16]).unwrap().to_public();
        let right = lock("café op de hoek");
        for typed in ["Café  op de HOEK ", "cafe\u{301} op\u{a0}de hoek"] {
            assert_eq!(lock(typed), right, "{typed}");
        }
        assert_ne!(lock("cafe op de hoek"), right);
        assert_ne!(
            of_passphrase("café op de hoek", &[8; 16])
                .unwrap()
                .to_public(),
            right
        );
    }
}
