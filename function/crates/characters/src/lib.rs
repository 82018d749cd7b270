//! Classes of characters in all scripts. Forms, codes and warnings share them, so that all accept the same input.

/// The zeros of all scripts (Unicode category Nd). Nine more digits follow each of them.
const ZEROS: [u32; 71] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0,
    0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140,
    0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
];

/// The digit that a character is, in whatever script, as `0` to `9`.
pub fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let code = u32::from(c);
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS[at.checked_sub(1)?];
    char::from_digit(code - zero, 10)
}

/// Whether a character only steers how others are shown and shows nothing itself: all of Unicode's category Cf, and what
/// else is ignored by default.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}'
        | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Every kind of dash that a keyboard or a text program makes.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58a}' | '\u{5be}' | '\u{1806}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{2796}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{30a0}'
                | '\u{fe31}'
                | '\u{fe32}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

/// The sign of a code that a Cyrillic or Greek letter is drawn like, so that nobody who looks at it sees a difference.
pub fn twin(c: char) -> Option<char> {
    const DRAWN: [(char, &str); 22] = [
        ('A', "АаΑα"),
        ('B', "ВвΒ"),
        ('C', "СсϹϲ"),
        ('E', "ЕеΕ"),
        ('H', "НнΗ"),
        ('1', "ІіӀӏΙι"),
        ('J', "ЈјͿϳ"),
        ('K', "КкΚκ"),
        ('M', "МмΜ"),
        ('N', "Ν"),
        ('0', "ОоΟο"),
        ('P', "РрΡρ"),
        ('Q', "Ԛԛ"),
        ('S', "Ѕѕ"),
        ('T', "ТтΤτ"),
        ('V', "Ѵѵν"),
        ('W', "Ԝԝ"),
        ('X', "ХхΧχ"),
        ('Y', "УуҮүΥ"),
        ('Z', "Ζ"),
        ('3', "ЗзӠ"),
        ('6', "б"),
    ];
    let drawn = DRAWN.iter().find(|(_, letters)| letters.contains(c));
    drawn.map(|(sign, _)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_read() {
        for (text, value) in [
            ("5", '5'),
            ("٠", '0'),
            ("۹", '9'),
            ("७", '7'),
            ("３", '3'),
            ("𝟘", '0'),
            ("𝟿", '9'),
        ] {
            assert_eq!(text.chars().next().and_then(digit), Some(value), "{text}");
        }
        for c in "aO²½①٪:/\u{66A}\u{65F}".chars() {
            assert_eq!(digit(c), None, "{c}");
        }
        assert!(ZEROS.is_sorted());
        // Nothing is a digit here that the standard library does not take for numeric.
        for c in (0..=0x1FFFF)
            .filter_map(char::from_u32)
            .filter(|c| digit(*c).is_some())
        {
            assert!(c.is_numeric(), "{:x}", u32::from(c));
        }
    }

    #[test]
    fn letters_of_other_alphabets_have_twins() {
        for (letters, sign) in [
            ("КкΚ", 'K'),
            ("АΑа", 'A'),
            ("ОоΟ", '0'),
            ("СсϹ", 'C'),
            ("Х", 'X'),
        ] {
            for c in letters.chars() {
                assert_eq!(twin(c), Some(sign), "{c}");
            }
        }
        for c in "KA0яЖשé-李".chars() {
            assert_eq!(twin(c), None, "{c}");
        }
    }

    #[test]
    fn what_shows_nothing_is_told_from_what_does() {
        for c in "\u{ad}\u{200b}\u{200d}\u{200f}\u{202a}\u{2060}\u{2068}\u{fe0f}\u{feff}\u{e0041}"
            .chars()
        {
            assert!(is_invisible(c), "{:x}", u32::from(c));
        }
        for c in "a0 \u{a0}-é李\u{627}\u{2800}".chars() {
            assert!(!is_invisible(c), "{:x}", u32::from(c));
        }
    }
}
