//! Bytes as text. Browsers send UTF-8; old programs send other things, and what somebody typed must not get lost for that.

use std::borrow::Cow;

use percent_encoding::percent_decode;

/// The characters of Windows-1252 from 0x80 to 0x9F; the others of its upper half are those of Unicode.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of some bytes, without a byte order mark. What is not UTF-8, and has none of its longer characters either, is read
/// as Windows-1252, which is nearly Latin-1; elsewhere what cannot be read becomes U+FFFD.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if has_utf8(bytes) => String::from_utf8_lossy(bytes),
        Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
    }
}

/// A name or a value of `application/x-www-form-urlencoded`.
pub(super) fn form_value(written: &[u8]) -> String {
    let spaced: Vec<u8> = written
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    text(&bytes).into_owned()
}

/// Whether there is a character of more than one byte: then it is UTF-8, and something got lost.
fn has_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Cow<'_, str> {
    let (pairs, _) = bytes.as_chunks();
    let units = pairs.iter().map(|pair| read(*pair));
    let replaced = |unit: Result<char, _>| unit.unwrap_or(char::REPLACEMENT_CHARACTER);
    char::decode_utf16(units).map(replaced).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_old_programs_send_can_be_read() {
        for (bytes, expected) in [
            (&b"hallo"[..], "hallo"),
            ("één".as_bytes(), "één"),
            (b"\xE9\xE9n \x80 5", "één € 5"),
            (b"\xEF\xBB\xBFhallo", "hallo"),
            (b"\xFF\xFEh\0\xE9\0", "hé"),
            (b"\xFE\xFF\0h\0\xE9", "hé"),
            // UTF-8 of which the end is missing.
            (b"\xC3\xA9\xC3", "é\u{fffd}"),
            (b"", ""),
        ] {
            assert_eq!(text(bytes), expected, "{bytes:?}");
        }
        assert_eq!(form_value(b"%E9%E9n+keer%2B%"), "één keer+%");
        assert_eq!(form_value(b"%C3%A9%FF"), "é\u{fffd}");
    }
}
