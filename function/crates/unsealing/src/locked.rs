//! A key file under a passphrase: age's own scrypt format, which the `age` command reads and writes as well.

use age::scrypt;
use age::secrecy::SecretString;
use zeroize::Zeroizing;

use sealing::SealError;

/// How a file under a passphrase begins.
const BEGINNING: &[u8] = b"age-encryption.org/v1\n-> scrypt ";

/// Whether a file is under a passphrase.
pub fn is_locked(file: &[u8]) -> bool {
    file.starts_with(BEGINNING)
}

/// Puts a file under a passphrase. It takes about a second, which every guess takes, too.
pub fn lock(passphrase: &str, content: &[u8]) -> Result<Vec<u8>, SealError> {
    let recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    age::encrypt(&recipient, content).map_err(|_| SealError::Seal)
}

/// What is in a file under a passphrase.
pub fn unlock(passphrase: &str, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let content = age::decrypt(&identity, file).map_err(|_| SealError::Open)?;
    Ok(Zeroizing::new(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_opens_a_file() {
        let file = lock("zeven rustige zwanen", b"# sleutel").unwrap();
        assert!(is_locked(&file) && !is_locked(b"# sleutel"));
        let opened = unlock("zeven rustige zwanen", &file).unwrap();
        assert_eq!(opened.as_slice(), b"# sleutel");
        assert!(unlock("acht rustige zwanen", &file).is_err());
        assert!(unlock("zeven rustige zwanen", &file[..file.len() - 1]).is_err());
    }
}
