//! Letters that look like Latin ones. People use them to get past filters, so both lists and texts are compared in the
//! Latin look-alike: a list in Ukrainian stays comparable, because its words go through the same table.

/// The small Latin letter that a letter looks like, or the letter itself.
pub(super) fn latin(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    cyrillic(letter)
        .or_else(|| greek(letter))
        .or_else(|| drawn(letter))
        .or_else(|| enclosed(letter))
        .unwrap_or(letter)
}

fn cyrillic(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'А' => 'a',
        'в' | 'В' => 'b',
        'с' | 'С' => 'c',
        'ԁ' | 'Ԁ' => 'd',
        'е' | 'Е' | 'є' | 'Є' => 'e',
        'һ' | 'Һ' | 'н' | 'Н' => 'h',
        'і' | 'І' | 'ӏ' | 'Ӏ' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' => 'k',
        'м' | 'М' => 'm',
        'п' | 'П' => 'n',
        'о' | 'О' => 'o',
        'р' | 'Р' => 'p',
        'ԛ' | 'Ԛ' => 'q',
        'ѕ' | 'Ѕ' => 's',
        'т' | 'Т' => 't',
        'и' | 'И' => 'u',
        'ѵ' | 'Ѵ' => 'v',
        'ш' | 'Ш' | 'ԝ' | 'Ԝ' => 'w',
        'х' | 'Х' => 'x',
        'у' | 'У' => 'y',
        _ => return None,
    })
}

fn greek(letter: char) -> Option<char> {
    Some(match letter {
        'α' | 'Α' => 'a',
        'β' | 'Β' => 'b',
        'ϲ' | 'Ϲ' => 'c',
        'δ' => 'd',
        'ε' | 'Ε' => 'e',
        'Η' => 'h',
        'ι' | 'Ι' => 'i',
        'ϳ' | 'Ϳ' => 'j',
        'κ' | 'Κ' => 'k',
        'Μ' => 'm',
        'η' | 'Ν' => 'n',
        'ο' | 'Ο' | 'σ' => 'o',
        'ρ' | 'Ρ' => 'p',
        'τ' | 'Τ' => 't',
        'υ' | 'μ' => 'u',
        'ν' => 'v',
        'ω' => 'w',
        'χ' | 'Χ' => 'x',
        'γ' | 'Υ' => 'y',
        'Ζ' => 'z',
        _ => return None,
    })
}

/// Letters of phonetic alphabets, small capitals, Armenian, and Latin letters that do not come apart.
fn drawn(letter: char) -> Option<char> {
    Some(match letter {
        'ᴀ' | 'ɑ' => 'a',
        'ʙ' | 'ɓ' => 'b',
        'ᴄ' => 'c',
        'ᴅ' | 'đ' | 'Đ' | 'ɖ' | 'ɗ' | 'ð' => 'd',
        'ᴇ' | 'ɛ' | 'ə' => 'e',
        'ꜰ' | 'ғ' | 'ƒ' => 'f',
        'ɢ' | 'ɡ' | 'ց' => 'g',
        'ʜ' | 'ɦ' | 'ħ' | 'հ' => 'h',
        'ı' | 'ɪ' | 'ɩ' => 'i',
        'ᴊ' | 'ȷ' => 'j',
        'ᴋ' | 'ĸ' => 'k',
        'ʟ' | 'ł' | 'Ł' | 'ɫ' => 'l',
        'ᴍ' => 'm',
        'ɴ' | 'ո' | 'ŋ' => 'n',
        'ᴏ' | 'ø' | 'Ø' | 'օ' => 'o',
        'ᴘ' => 'p',
        'ʀ' => 'r',
        'ꜱ' => 's',
        'ᴛ' | 'ŧ' => 't',
        'ᴜ' | 'ʉ' | 'ս' => 'u',
        'ᴠ' | 'ʋ' => 'v',
        'ᴡ' => 'w',
        'ʏ' => 'y',
        'ᴢ' | 'ʐ' => 'z',
        _ => return None,
    })
}

/// White letters in black rounds and squares, and those that flags are made of.
fn enclosed(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let first = [0x1f150, 0x1f170, 0x1f1e6]
        .into_iter()
        .find(|first| (*first..first + 26).contains(&code))?;
    u8::try_from(code - first)
        .ok()
        .map(|at| char::from(b'a' + at))
}
