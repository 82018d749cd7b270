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

/// Whether nobody can see a character, and it separates no words: joiners, marks of direction, fillers.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || is_turning(c)
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Whether a text has nothing that can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Whether a name that people type, or see in a list, may not have a character because nobody sees it. Those that join
/// letters and emoji may be there.
pub fn is_hidden_in_name(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Characters that turn the direction of the words around them: with these a text shows in another order than it has.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where the first character is that turns words around, and how many there are.
pub fn turning(text: &str) -> Option<(usize, usize)> {
    // Every page is looked through, and hardly one has any: without branches a compiler compares many bytes at a time.
    let is_one =
        |bytes: &[u8]| matches!(bytes, [0xe2, 0x80, 0xaa..=0xae] | [0xe2, 0x81, 0xa6..=0xa9]);
    let three = text.as_bytes().windows(3);
    if !three.fold(false, |any, three| any | is_one(three)) {
        return None;
    }
    let count = text.chars().filter(|c| is_turning(*c)).count();
    text.find(is_turning).map(|at| (at, count))
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
    fn what_nobody_sees_is_no_text() {
        for text in [
            "",
            " \u{a0}",
            "\u{200b}",
            "\u{1}\u{202e}",
            "\u{2800}\u{3164}",
            "\u{feff}\u{ad}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", "\u{200f}\u{5d0}", "❤\u{fe0f}", "."] {
            assert!(!is_blank(text), "{text:?}");
        }
        assert!(is_hidden_in_name('\u{200b}') && !is_hidden_in_name('\u{200d}'));
    }

    #[test]
    fn what_turns_words_around_is_found() {
        assert_eq!(turning("gewoon ’é“ \u{200e}\u{2060}"), None);
        assert_eq!(turning("é\u{202e}x\u{2069}"), Some((2, 2)));
        assert_eq!(turning("a\u{2066}"), Some((1, 1)));
    }

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
