//! The words of a text as they are compared: small letters without accents. `components/search/engine.js` does the same with what
//! somebody types.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words than this are cut.
const LONGEST: usize = 40;

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
        .collect::<String>()
        .to_lowercase();
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = plain.chars().peekable();
    while let Some(c) = letters.next() {
        let goes_on = letters.peek().is_some_and(|next| next.is_alphanumeric());
        if c.is_alphanumeric() {
            word.push(c);
        } else if !(word.is_empty() || is_apostrophe(c) && goes_on) {
            words.push(cut(std::mem::take(&mut word)));
        }
    }
    if !word.is_empty() {
        words.push(cut(word));
    }
    words
}

fn cut(word: String) -> String {
    match word.char_indices().nth(LONGEST) {
        Some((end, _)) => word[..end].to_owned(),
        None => word,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

/// What nobody sees: soft hyphens, joiners, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_in_one_spelling() {
        for (text, expected) in [
            ("Één foto’s, z'n café!", &["een", "fotos", "zn", "cafe"][..]),
            ("LHBTI+ en 0800-0432", &["lhbti", "en", "0800", "0432"]),
            ("school\u{ad}plein ‘ja’", &["schoolplein", "ja"]),
            ("الشُّعور", &["الشعور"]),
            ("😀 … !", &[]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
        assert_eq!(words(&"a".repeat(90))[0].len(), LONGEST);
    }
}
