//! Small pictures that say as much as a word: *ik kom je halen 🔪*. Each is a word by itself, in every language. Faces are not among
//! them, and neither is what is mostly laughing (💀) or food.

/// What they show: blades and firearms, bombs, medicines, blood, graves, and the cry for help.
const TELLING: [char; 13] = [
    '🔪', '🗡', '🪓', '🔫', '💣', '🧨', '💊', '💉', '🩸', '⚰', '🪦', '🆘', '🪢',
];

/// Whether a character is such a picture.
pub(super) fn is_telling(c: char) -> bool {
    !c.is_ascii() && TELLING.contains(&c)
}

/// Whether a word is one.
pub(super) fn is_word(word: &str) -> bool {
    word.chars().next().is_some_and(is_telling)
}

/// How many bytes of a text that begins with a word belong to that word.
pub(super) fn word_length(text: &str) -> usize {
    match text.chars().next() {
        Some(picture) if is_telling(picture) => picture.len_utf8(),
        _ => text
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(text.len()),
    }
}

/// Whether a word begins with this character, or goes on with it.
pub(super) fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_telling(c)
}
