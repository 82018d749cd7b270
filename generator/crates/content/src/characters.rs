//! Which characters a text may have: those that HTML and XML both allow. Copied text brings others along, such as the
//! line breaks of word processors; one of them makes a feed unreadable as a whole.

use std::borrow::Cow;

/// What Windows means by the bytes 0x80 to 0x9F, which some programs save as the control characters of those numbers.
const WINDOWS: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// Whether a page and a feed may have this character.
pub fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{fdd0}'..='\u{fdef}' => false,
        c => !c.is_control() && u32::from(c) & 0xfffe != 0xfffe,
    }
}

/// Where the first character is that may not be there.
pub fn first_forbidden(text: &str) -> Option<usize> {
    // Nearly every text has none. Without branches, so that a compiler compares many bytes at a time.
    let is_plain = |byte: u8| {
        (byte >= b' ' && byte != 0x7f && byte != 0xc2 && byte < 0xef)
            || byte == b'\n'
            || byte == b'\t'
            || byte == b'\r'
    };
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return None;
    }
    text.char_indices()
        .find(|(_, c)| !is_allowed(*c))
        .map(|(at, _)| at)
}

/// A text with only what is allowed: what separates words becomes a space, a NUL the replacement character, as
/// `CommonMark` wants it, and the rest goes.
pub fn clean(text: &str) -> Cow<'_, str> {
    if first_forbidden(text).is_none() {
        return Cow::Borrowed(text);
    }
    let replaced = |c: char| match c {
        c if is_allowed(c) => Some(c),
        '\0' => Some('\u{fffd}'),
        '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1f}' => Some(' '),
        '\u{80}'..='\u{9f}' => WINDOWS.get(c as usize - 0x80).copied(),
        _ => None,
    };
    Cow::Owned(text.chars().filter_map(replaced).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_html_and_xml_allow_is_left() {
        for (text, expected) in [
            ("gewoon é 😀\r\n\tja\u{a0}", "gewoon é 😀\r\n\tja\u{a0}"),
            ("dia\u{b}s en\u{c}in", "dia s en in"),
            ("\u{1b}[0m\u{7f}\u{8}", "[0m"),
            ("\u{93}ja\u{94} \u{80}5", "“ja” €5"),
            ("a\0b", "a\u{fffd}b"),
            ("\u{ffff}\u{fdd0}\u{1ffff}x", "x"),
            ("\u{feff}bom\u{200b}", "\u{feff}bom\u{200b}"),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
            assert!(clean(text).chars().all(is_allowed));
            assert_eq!(first_forbidden(text).is_some(), text != expected);
        }
    }
}
