//! Text as sentences and words, without the markdown of answers.

/// Behind these words a full stop does not end a sentence.
const ABBREVIATIONS: [&str; 14] = [
    "bijv", "bv", "o.a", "d.w.z", "m.a.w", "evt", "enz", "nr", "tel", "mr", "mevr", "dhr", "ca",
    "t/m",
];

/// A sentence.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// As it is written, without markdown.
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
}

/// A word of a sentence.
#[derive(Debug)]
pub(crate) struct Word {
    /// Without the punctuation around it.
    pub(crate) bare: String,
    /// The same in small letters, without accents that only say it louder.
    pub(crate) small: String,
    /// Whether it is between quotation marks: somebody else says it, or could.
    pub(crate) is_quoted: bool,
    /// Whether a capital is usual here: at the beginning, behind a colon or a quotation mark.
    pub(crate) begins: bool,
    /// Whether punctuation follows.
    pub(crate) pauses: bool,
}

impl Sentence {
    pub(crate) fn is_question(&self) -> bool {
        self.text.ends_with('?')
    }
}

/// The sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (block, is_quoted) in blocks(text) {
        for piece in cut(&plain(&block)) {
            let words = words(&piece, is_quoted);
            if !words.is_empty() {
                found.push(Sentence { text: piece, words });
            }
        }
    }
    found
}

/// Paragraphs, headings and items of lists. A line that begins with a small letter goes on with the one before.
fn blocks(text: &str) -> Vec<(String, bool)> {
    let mut blocks: Vec<(String, bool)> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let line = line.trim();
        // A shortcode is no text.
        let line = if line.starts_with("{{") { "" } else { line };
        let is_quoted = line.starts_with('>');
        let bare = without_marker(line);
        let is_marked = bare.len() < line.len() && !is_quoted;
        let small = bare.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        match blocks.last_mut() {
            Some((before, quoted)) if goes_on && small && !is_marked && *quoted == is_quoted => {
                before.push(' ');
                before.push_str(bare);
            }
            _ if bare.is_empty() => {}
            _ => blocks.push((bare.to_owned(), is_quoted)),
        }
        goes_on = !bare.is_empty();
    }
    blocks
}

/// A line without what makes it a heading, a quotation or an item of a list.
fn without_marker(line: &str) -> &str {
    let rest = line.trim_start_matches(['#', '>']).trim_start();
    let bullet = rest.strip_prefix(['-', '*', '+']);
    if let Some(item) = bullet.and_then(|item| item.strip_prefix(' ')) {
        return item.trim_start();
    }
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = after
        .strip_prefix(['.', ')'])
        .and_then(|rest| rest.strip_prefix(' '));
    match item {
        Some(item) if after.len() < rest.len() => item.trim_start(),
        _ => rest,
    }
}

/// Without emphasis, and links as their words.
fn plain(block: &str) -> String {
    let mut plain = String::with_capacity(block.len());
    let mut rest = block;
    while let Some(at) = rest.find(['[', '*', '`', '_']) {
        let (before, mark) = rest.split_at(at);
        plain.push_str(before);
        rest = &mark[1..];
        match mark.as_bytes()[0] {
            b'[' => {
                let words = rest.split_once("](");
                let link = words.and_then(|(words, after)| {
                    let (_, after) = after.split_once(')')?;
                    (!words.contains(['[', ']'])).then_some((words, after))
                });
                if let Some((words, after)) = link {
                    plain.push_str(words);
                    rest = after;
                } else {
                    plain.push('[');
                }
            }
            // Inside a word it is a part of it: an address, a name on the internet.
            b'_' if plain.ends_with(char::is_alphanumeric)
                && rest.starts_with(char::is_alphanumeric) =>
            {
                plain.push('_');
            }
            _ => {}
        }
    }
    plain.push_str(rest);
    plain
}

/// Cuts a block behind a full stop, an exclamation mark or a question mark that ends a sentence.
fn cut(block: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut begin = 0;
    for (at, mark) in block.char_indices() {
        if at < begin || !matches!(mark, '.' | '!' | '?' | '…') {
            continue;
        }
        let after = at + mark.len_utf8();
        let closing = |c: char| matches!(c, '’' | '”' | '"' | '\'' | ')' | '.' | '!' | '?' | '…');
        let rest = block[after..].trim_start_matches(closing);
        let last = block[begin..at].split_whitespace().next_back();
        let last = last.unwrap_or_default().trim_start_matches(['(', '‘', '“']);
        let is_short = mark == '.' && ABBREVIATIONS.contains(&&*last.to_lowercase());
        let next = rest.trim_start().chars().next();
        let goes_on = next.is_some_and(char::is_lowercase);
        if is_short || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) || goes_on {
            continue;
        }
        let end = block.len() - rest.len();
        sentences.push(block[begin..end].trim().to_owned());
        begin = end;
    }
    sentences.push(block[begin..].trim().to_owned());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn words(sentence: &str, is_quoted: bool) -> Vec<Word> {
    let mut words = Vec::new();
    let mut inside = is_quoted;
    let mut begins = true;
    for written in sentence.split_whitespace() {
        let opens = written.starts_with(['‘', '“', '"', '\'', '„']);
        inside |= opens;
        let edge = |c: char| !c.is_alphanumeric() && !"@+%".contains(c);
        let bare = written.trim_matches(edge);
        if !bare.is_empty() {
            words.push(Word {
                bare: bare.to_owned(),
                small: bare
                    .to_lowercase()
                    .replace('’', "'")
                    .replace(['é', 'è'], "e"),
                is_quoted: inside,
                begins: begins || opens,
                pauses: written.ends_with([',', '.', ';', ':', '!', '?', '…', ')']),
            });
            // "’s Avonds" begins with a capital in its second word.
            begins = written.ends_with([':', '–', '/', '(']) || (begins && bare == "s");
        }
        let closes = written.trim_end_matches(|c: char| ".,;:!?…)".contains(c));
        if closes.ends_with(['’', '”', '"', '\'']) || written.ends_with(['’', '”', '"', '\''])
        {
            inside = is_quoted;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        sentences(text).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(
            texts("Hoi Noor,\nWat rot. Bel 113, via 113.nl of bijv. de chat! ‘Dat mag.’ Echt?"),
            [
                "Hoi Noor,",
                "Wat rot.",
                "Bel 113, via 113.nl of bijv. de chat!",
                "‘Dat mag.’",
                "Echt?"
            ]
        );
        assert_eq!(
            texts(
                "### Eerst\n\n- bel even\n- of **chat**\n1. Lees [de tip](@/tips/a.md)\nen slaap"
            ),
            ["Eerst", "bel even", "of chat", "Lees de tip en slaap"]
        );
    }

    #[test]
    fn quoted_words_are_known() {
        let found = sentences("Zeg: ‘Ik beloof het.’ Dat helpt.\n\n> Ik beloof het");
        let quoted = |at: usize| -> Vec<bool> {
            found[at].words.iter().map(|word| word.is_quoted).collect()
        };
        assert_eq!(quoted(0), [false, true, true, true]);
        assert_eq!(quoted(1), [false, false]);
        assert_eq!(quoted(2), [true, true, true]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_without_panic(text in "[a-zA-Zé‘’\\[\\]()*_#>`. !?…\n0-9-]{0,200}") {
            let _ = sentences(&text);
        }
    }
}
