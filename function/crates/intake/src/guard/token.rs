//! The token of a page: 128 random bits that no other page has, and when it was made, signed.
//!
//! It looks like `<second in hexadecimal>-<32 hexadecimal digits>-<16 hexadecimal digits>`. Another process cannot
//! check the signature, and a script that could not fetch a token makes one without: the random bits are as good then,
//! and only the time counts for nothing.

use sealing::hmac_sha256;

/// A token that came back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct PageToken {
    /// Unique for each page.
    pub(crate) nonce: [u8; 16],
    /// How many seconds ago the page was made, if the signature is ours.
    pub(crate) age: Option<i64>,
}

pub(super) fn write(now: i64, nonce: &[u8; 16], key: &[u8; 32]) -> String {
    let nonce = u128::from_be_bytes(*nonce);
    format!("{now:x}-{nonce:032x}-{:016x}", sign(now, nonce, key))
}

pub(super) fn read(text: &str, key: &[u8; 32], now: i64) -> Option<PageToken> {
    let mut parts = text.split('-');
    let (made, nonce, signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || nonce.len() != 32 || !nonce.bytes().all(|b| b.is_ascii_hexdigit())
    {
        return None;
    }
    let nonce = u128::from_str_radix(nonce, 16).ok()?;
    let made = i64::from_str_radix(made, 16).ok();
    let signature = u64::from_str_radix(signature, 16).ok();
    // A forger gains nothing but a lower score, so comparing in constant time would protect nothing.
    let ours = made.filter(|made| signature == Some(sign(*made, nonce, key)));
    Some(PageToken {
        nonce: nonce.to_be_bytes(),
        age: ours.map(|made| now.saturating_sub(made)),
    })
}

fn sign(now: i64, nonce: u128, key: &[u8; 32]) -> u64 {
    let input = [&b"token"[..], &now.to_be_bytes(), &nonce.to_be_bytes()].concat();
    let mut half = [0; 8];
    half.copy_from_slice(&hmac_sha256(key, &input)[..8]);
    u64::from_be_bytes(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_tells_its_age_only_to_who_made_it() {
        let text = write(1_000_000, &[9; 16], &[1; 32]);
        let read_by = |key| read(&text, &key, 1_000_060).unwrap();
        assert_eq!(read_by([1; 32]).age, Some(60));
        assert_eq!(read_by([2; 32]).age, None);
        assert_eq!(read_by([1; 32]).nonce, read_by([2; 32]).nonce);
    }

    #[test]
    fn what_is_no_token_is_none() {
        for text in [
            "",
            "-",
            "--",
            "a-b-c",
            "1-00000000000000000000000000000000",
            "x-+0000000000000000000000000000000-y-z",
        ] {
            assert!(read(text, &[1; 32], 0).is_none(), "{text}");
        }
        assert!(read("x-00000000000000000000000000000001-x", &[1; 32], 0).is_some());
        let huge = read(
            "7fffffffffffffff-00000000000000000000000000000001-0",
            &[1; 32],
            i64::MIN,
        );
        assert!(huge.is_some());
    }
}
