//! How easy a text is to read, by the formula of Flesch as W. H. Douma adapted
//! it to Dutch (1960): 206.84 − 0.93 × words per sentence − 77 × syllables per
//! word. 70 and up is "vrij makkelijk", 90 and up "heel makkelijk".

use hints::reading::{score, syllables_of};

/// The score of a text, with what makes it hard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readability {
    /// The figure, rounded; higher is easier.
    pub score: i64,
    /// Words of the longest sentence.
    pub longest_sentence: usize,
    /// The words with the most syllables, at most three.
    pub hard_words: Vec<String>,
}

/// Fewer words than this give no figure that means anything.
const ENOUGH_WORDS: usize = 40;

/// Scores the text of a page's HTML; forms and code are left out. `None` for
/// texts that are too short.
pub fn measure(html: &str) -> Option<Readability> {
    let mut words = 0_u32;
    let mut syllables = 0_u32;
    let mut sentences = 0_usize;
    let mut longest_sentence = 0;
    let mut hard: Vec<(u32, String)> = Vec::new();
    for sentence in sentences_of(&text_of(html)) {
        let mut length = 0;
        for word in
            sentence.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-')
        {
            if !word.chars().any(char::is_alphabetic) {
                continue;
            }
            let count = syllables_of(word);
            length += 1;
            syllables += count;
            if count >= 5 && hard.iter().all(|(_, known)| known != word) {
                hard.push((count, word.to_owned()));
            }
        }
        if length > 0 {
            sentences += 1;
            words += length;
            longest_sentence = longest_sentence.max(length as usize);
        }
    }
    if (words as usize) < ENOUGH_WORDS {
        return None;
    }
    let score = score(words as usize, sentences, syllables);
    hard.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Some(Readability {
        // Scores lie between −500 and 207: far within an i64.
        #[allow(clippy::cast_possible_truncation)]
        score: score.round() as i64,
        longest_sentence,
        hard_words: hard.into_iter().take(3).map(|(_, word)| word).collect(),
    })
}

/// The text of HTML. The end of a block is the end of a sentence.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let tag = &rest[open..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let name = tag[1..end].trim_start_matches('/');
        let skipped = ["form", "pre", "script", "table", "details"]
            .iter()
            .find(|skip| name.starts_with(**skip) && !tag.starts_with("</"));
        if let Some(skipped) = skipped {
            let close = format!("</{skipped}>");
            rest = tag.find(&close).map_or("", |at| &tag[at + close.len()..]);
            continue;
        }
        let is_block = [
            "p",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "div",
            "ul",
            "ol",
            "blockquote",
            "br",
            "section",
            "figcaption",
        ]
        .iter()
        .any(|block| {
            name.strip_prefix(block)
                .is_some_and(|rest| rest.starts_with([' ', '>', '/']))
        });
        if is_block {
            text.push('\n');
        }
        rest = &tag[end..];
    }
    text.push_str(rest);
    text.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
}

fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '\n', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sentences_score_higher_than_long_ones() {
        let easy = "<p>Je hond is moe. Hij ligt op de mat. Jij ook?</p>".repeat(6);
        let hard = "<p>De verantwoordelijkheid voor gemeentelijke preventieactiviteiten ligt bij samenwerkende \
                    organisaties die onderlinge afspraken vastleggen in gezamenlijke uitvoeringsprogramma's.</p>"
            .repeat(4);
        let easy = measure(&easy).expect("long enough");
        let hard = measure(&hard).expect("long enough");
        assert!(easy.score > 90, "{easy:?}");
        assert!(hard.score < 30, "{hard:?}");
        assert!(hard.hard_words.contains(&"verantwoordelijkheid".to_owned()));
        assert_eq!(measure("<p>Kort.</p>"), None);
    }

    #[test]
    fn forms_and_code_do_not_count() {
        let text = "<p>Je hond is moe. Hij ligt op de mat. Jij ook?</p>".repeat(6);
        let with_form = format!(
            "{text}<form><label>Verantwoordelijkheidsverdeling</label></form><pre>onbegrijpelijkheden</pre>"
        );
        assert_eq!(measure(&with_form), measure(&text));
    }

    proptest::proptest! {
        #[test]
        fn any_html_is_measured_without_panic(html in "[<>/a-zé .!?&;p\n]{0,400}") {
            let _ = measure(&html);
        }
    }
}
