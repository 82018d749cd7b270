//! A linear model beside the phrases, for Dutch and what is mixed with it: words, two in a row and parts of words, each
//! with a weight. Phrases find what somebody thought of; the model finds what resembles messages that are dangerous.
//!
//! A sentence is weighed with the ones beside it, which count for half, and a message is as urgent as its most urgent
//! sentence. Weights are whole numbers, so that a message weighs the same on every machine. There are two sets of them: one
//! tells danger from what is ordinary, one tells whether somebody's life is in danger now. `model/README.md` says from what
//! they are computed.

use super::pictures;
use super::text::{Span, Text, Token};

/// How many weights there are. What a sentence has is hashed to one of them.
const BUCKETS: usize = 1 << 16;
/// The weight of no features at all, and how much one is worth: two numbers of four bytes before the weights.
const HEADER: usize = 8;

/// Weights, computed by `tests/bench/run danger train`.
struct Weights(&'static [u8; HEADER + BUCKETS]);

/// What tells of danger.
const DANGER: Weights = Weights(include_bytes!("../model/weights.bin"));
/// What tells that somebody's life is in danger now, and not earlier or soon.
const ACUTE: Weights = Weights(include_bytes!("../model/acute.bin"));

/// The language of the list whose points are weighed with it.
pub const LANGUAGE: &str = "nl";

/// From which weight on a text is urgent, and how much more a word more asks for, in hundredths: a long text has more
/// sentences that could be urgent by chance.
const URGENT: i32 = -40;
const A_WORD: i32 = 1;
/// How many words a text has at most, as far as that counts.
const WORDS: usize = 60;
/// What a point counts that a text has more than the list asks for, or less, and how many of them count.
const A_POINT: i32 = 4;
const POINTS: std::ops::RangeInclusive<i32> = -14..=8;

/// From which weight on a text that is found is acute, in hundredths.
pub const ACUTE_FROM: i32 = 0;

/// From which weight on words of a text are shown, how many at most, and what each must weigh, in hundredths.
const HEAVY: i32 = 0;
const SHOWN: usize = 3;
const WORTH_SHOWING: i32 = 15;
/// How many letters such a word has at least.
const SHORTEST_SHOWN: usize = 3;

/// How long the parts of a word are, in letters.
const PARTS: std::ops::RangeInclusive<usize> = 3..=5;
/// What a feature of the sentence itself counts, beside one of a sentence next to it.
const OWN: i32 = 2;

/// A sentence as it is weighed: the numbers of its features, and of what only the sentences beside it have.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// Of the sentence, in order, each once.
    pub own: Vec<u16>,
    /// Of the sentences beside it, in order, each once.
    pub beside: Vec<u16>,
}

/// What the lists say of a text, before the model is asked.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// It is urgent, whatever the model says: a phrase is enough by itself, or a list of another language has enough points.
    pub(super) enough: bool,
    /// How many points it has more than the Dutch list asks for, or fewer.
    pub(super) over: i32,
    words: usize,
}

impl Said {
    pub(super) fn of_nothing(words: usize) -> Self {
        let over = *POINTS.start();
        Self {
            enough: false,
            over,
            words,
        }
    }

    /// Whether the text is urgent, with what it weighs in hundredths.
    pub fn urgent_with(&self, weight: i32) -> bool {
        let points = self.over.clamp(*POINTS.start(), *POINTS.end());
        let words = i32::try_from(self.words.min(WORDS)).unwrap_or_default();
        self.enough || weight + A_POINT * points >= URGENT + A_WORD * words
    }
}

/// What a word adds to the weight of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The word, counted from 0.
    pub word: usize,
    /// In hundredths.
    pub weight: i32,
}

/// The sentences of a text, for those who compute the weights.
pub fn windows(text: &str) -> Vec<Window> {
    of(&sentences(&Text::new(text)))
}

/// The weight of the most urgent sentence of a text, in hundredths.
pub(super) fn weight(text: &Text) -> i32 {
    DANGER.of_text(text)
}

/// Whether a text that tells of danger tells that somebody's life is in danger now.
pub(super) fn is_acute(text: &Text) -> bool {
    ACUTE.of_text(text) >= ACUTE_FROM
}

/// What each word adds to the most urgent sentence of a text, most first.
pub(super) fn weighed(text: &Text) -> Vec<Weighed> {
    let sentences = sentences(text);
    let windows = of(&sentences);
    let most = (0..windows.len()).max_by_key(|at| DANGER.of_window(&windows[*at]));
    let Some(most) = most else {
        return Vec::new();
    };
    let words = &sentences[most];
    let mut added = vec![0; words.len()];
    features(words, |bucket, word| {
        added[word] += OWN * DANGER.of(bucket);
    });
    let weighed = words.iter().zip(added).map(|(word, added)| Weighed {
        word: word.at,
        weight: DANGER.hundredths(added),
    });
    let mut weighed: Vec<_> = weighed.collect();
    weighed.sort_by_key(|weighed| -weighed.weight);
    weighed
}

/// The words to show of a text that is heavy without any phrase, each with where it ends.
pub(super) fn telling(text: &Text) -> impl Iterator<Item = Span> {
    let heavy = weight(text) >= HEAVY;
    let weighed = if heavy { weighed(text) } else { Vec::new() };
    let most = weighed.into_iter().take(SHOWN);
    most.filter(|word| word.weight >= WORTH_SHOWING && !is_short(text, word.word))
        .map(|word| (word.word, word.word + 1))
}

impl Weights {
    /// The weight of the most urgent sentence of a text, in hundredths.
    fn of_text(&self, text: &Text) -> i32 {
        let windows = of(&sentences(text));
        let most = windows.iter().map(|window| self.of_window(window)).max();
        self.hundredths(most.unwrap_or_else(|| self.bias()))
    }

    fn of_window(&self, window: &Window) -> i32 {
        let sum =
            |features: &[u16]| -> i32 { features.iter().map(|feature| self.of(*feature)).sum() };
        self.bias() + OWN * sum(&window.own) + sum(&window.beside)
    }

    fn of(&self, bucket: u16) -> i32 {
        i32::from(self.0[HEADER + usize::from(bucket)].cast_signed())
    }

    fn bias(&self) -> i32 {
        let [a, b, c, d, ..] = *self.0;
        i32::from_le_bytes([a, b, c, d])
    }

    fn hundredths(&self, sum: i32) -> i32 {
        let [_, _, _, _, a, b, c, d, ..] = *self.0;
        sum * 100 / i32::from_le_bytes([a, b, c, d]).max(1)
    }
}

/// A word of a sentence as it is weighed.
#[derive(Debug)]
struct Read<'t> {
    /// Its place in the text.
    at: usize,
    word: &'t str,
}

/// The words of each sentence, every place read once: what is written with something between its letters as one word.
fn sentences(text: &Text) -> Vec<Vec<Read<'_>>> {
    let mut sentences: Vec<Vec<Read<'_>>> = Vec::new();
    let mut number = None;
    let mut next = 0;
    for same_start in text.tokens.chunk_by(|a, b| a.span.0 == b.span.0) {
        let longest = same_start.iter().max_by_key(|token| token.span.1);
        let Some(Token { word, span }) = longest.filter(|token| token.span.0 >= next) else {
            continue;
        };
        next = span.1;
        // It was computed from words, and knows nothing of pictures.
        if pictures::is_word(text.words[*word].as_meant()) {
            continue;
        }
        if number != Some(text.sentences[span.0]) {
            number = Some(text.sentences[span.0]);
            sentences.push(Vec::new());
        }
        if let Some(sentence) = sentences.last_mut() {
            sentence.push(Read {
                at: span.0,
                word: text.words[*word].as_meant(),
            });
        }
    }
    sentences
}

/// Whether the word there is one like *en*: it weighs by what follows, and says nothing by itself.
fn is_short(text: &Text, at: usize) -> bool {
    let mut there = text.tokens.iter().filter(|token| token.span.0 == at);
    there.all(|token| text.words[token.word].as_meant().chars().count() < SHORTEST_SHOWN)
}

/// The features of each sentence, and of those beside it.
fn of(sentences: &[Vec<Read<'_>>]) -> Vec<Window> {
    let own = |words: &Vec<Read<'_>>| {
        let mut own = Vec::new();
        features(words, |bucket, _| own.push(bucket));
        own.sort_unstable();
        own.dedup();
        own
    };
    let all: Vec<Vec<u16>> = sentences.iter().map(own).collect();
    let window = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let neighbours = before.into_iter().chain(all.get(at + 1));
        let mut beside: Vec<u16> = neighbours.flatten().copied().collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|feature| all[at].binary_search(feature).is_err());
        Window {
            own: all[at].clone(),
            beside,
        }
    };
    (0..all.len()).map(window).collect()
}

/// Every feature of a sentence, with the number of its word.
fn features(words: &[Read<'_>], mut take: impl FnMut(u16, usize)) {
    for (at, Read { word, .. }) in words.iter().enumerate() {
        take(bucket("w", &[word]), at);
        if let Some(next) = words.get(at + 1) {
            take(bucket("b", &[word, " ", next.word]), at);
        }
        let bounded = format!("<{word}>");
        let starts: Vec<usize> = bounded.char_indices().map(|(at, _)| at).collect();
        let ends = |first: usize, letters: usize| match starts.get(first + letters) {
            Some(end) => Some(*end),
            None => (first + letters == starts.len()).then_some(bounded.len()),
        };
        for (first, start) in starts.iter().enumerate() {
            for end in PARTS.filter_map(|letters| ends(first, letters)) {
                take(bucket("c", &[&bounded[*start..end]]), at);
            }
        }
    }
}

/// The number of a feature: FNV-1a, folded to sixteen bits.
fn bucket(kind: &str, parts: &[&str]) -> u16 {
    let parts = std::iter::once(&kind).chain(parts);
    let bytes = parts.flat_map(|part| part.bytes());
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let [a, b, c, d] = hash.to_le_bytes();
    u16::from_le_bytes([a ^ c, b ^ d])
}
