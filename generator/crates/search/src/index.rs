//! How much each word says about each page.

use std::collections::{BTreeMap, BTreeSet};

use content::Kind;
use render::Document;

use super::compounds;
use super::lexicon::{Lexicon, WordId};
use super::stop;
use super::text::{self, Block};
use super::words::words;

/// What a word counts, by where it is.
const IN_TITLE: f32 = 20.0;
const IN_HEADING: f32 = 4.0;
const IN_TOPIC: f32 = 4.0;
const IN_DESCRIPTION: f32 = 4.0;
const IN_NAME: f32 = 3.0;
const IN_BODY: f32 = 1.0;
/// What a part of a compound counts of what the compound does.
const OF_COMPOUND: f32 = 0.4;
/// How much has to be said of a word for half of what it can count.
const HALF: f32 = 10.0;
/// The most that a word counts on a page.
pub(super) const MOST: f32 = 99.0;

/// A page that can be found.
pub(super) struct Entry {
    pub document: Document,
    pub blocks: Vec<Block>,
}

/// All pages of a language, and their words.
pub(super) struct Index {
    pub lang: String,
    pub entries: Vec<Entry>,
    /// Each word in order, with its pages by number and what it counts there.
    pub words: Vec<(String, Vec<(u32, u8)>)>,
    pub stop: Vec<&'static str>,
}

/// What each word of a page counts, by the numbers of the words.
type Counts = Vec<(WordId, f32)>;

impl Index {
    /// `parts` are words that compounds are made with, beside those of the site.
    pub(super) fn new(lang: &str, documents: Vec<Document>, parts: &[String]) -> Self {
        let stop = stop::of(lang);
        let entries: Vec<Entry> = documents
            .into_iter()
            .map(|document| Entry {
                blocks: text::blocks(&document.body.html),
                document,
            })
            .collect();
        let lengths: Vec<f32> = entries.iter().map(length).collect();
        let number = small(entries.len()).max(1.0);
        let mean = (lengths.iter().sum::<f32>() / number).max(1.0);
        let mut lexicon = Lexicon::default();
        let counted = entries.iter().zip(&lengths);
        let mut pages: Vec<Counts> = counted
            .map(|(entry, length)| counts(entry, length / mean, &stop, &mut lexicon))
            .collect();
        if lang == "nl" {
            add_parts(&mut pages, parts, &mut lexicon);
        }
        let words = lexicon.into_words();
        let mut found: Vec<Vec<(u32, u8)>> = vec![Vec::new(); words.len()];
        for ((number, counts), entry) in (0..).zip(pages).zip(&entries) {
            let kind = weight(entry.document.kind);
            for (word, count) in counts {
                found[word as usize].push((number, impact(count, kind)));
            }
        }
        let mut words: Vec<_> = words.into_iter().zip(found).collect();
        words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Self {
            lang: lang.to_owned(),
            entries,
            words,
            stop,
        }
    }
}

/// Whether pages of this type tell professionals how municipalities work.
pub(super) fn is_about_work(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Practice | Kind::Factor | Kind::Municipality | Kind::MunicipalPage
    )
}

/// A page that helps comes before one about how municipalities work.
fn weight(kind: Kind) -> f32 {
    match kind {
        Kind::Topic => 1.0,
        Kind::Question | Kind::Tip => 0.9,
        Kind::Story => 0.85,
        Kind::Page | Kind::Person => 0.75,
        Kind::Municipality => 0.5,
        _ => 0.4,
    }
}

/// From 1 to [`MOST`]: the second time that a page has a word says less than the first.
fn impact(count: f32, kind: f32) -> u8 {
    let part = count / (count + HALF);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 99"
    )]
    let whole = (MOST * part * kind).round().clamp(1.0, MOST) as u8;
    whole
}

/// A number of words or pages; no page has so many that this is not exact.
#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn small(number: usize) -> f32 {
    number as f32
}

fn length(entry: &Entry) -> f32 {
    let texts = entry.blocks.iter().map(|block| block.text.as_str());
    small(texts.flat_map(str::split_whitespace).count())
}

/// What each word of a page counts. `length` is that of the page, as a part of what pages have.
fn counts(entry: &Entry, length: f32, stop: &[&str], lexicon: &mut Lexicon) -> Counts {
    let mut counts = Counts::new();
    let document = &entry.document;
    let telling = |word: &String| stop.binary_search(&word.as_str()).is_err();
    let mut add = |text: &str, count: f32, all: bool| {
        for word in words(text) {
            if all || telling(&word) {
                counts.push((lexicon.id(word), count));
            }
        }
    };
    add(&document.title, IN_TITLE, true);
    add(&document.description, IN_DESCRIPTION, false);
    let of_topic = document.topics.iter().filter(|_| document.topic.is_none());
    of_topic.for_each(|topic| add(topic, IN_TOPIC, false));
    let names = document.municipality.iter().chain(&document.names);
    names.for_each(|name| add(name, IN_NAME, false));
    // In a long text a word is there more easily.
    let in_body = IN_BODY / (0.5 + 0.5 * length);
    for block in &entry.blocks {
        let count = if block.is_heading {
            IN_HEADING
        } else {
            in_body
        };
        add(&block.text, count, false);
    }
    summed(counts)
}

/// Each word once, with all that it counts.
fn summed(mut counts: Counts) -> Counts {
    // What belongs to one word stays in the order of the page, so that every build adds up to the same.
    counts.sort_by_key(|(word, _)| *word);
    counts.dedup_by(|(word, count), (kept, sum)| {
        let is_same = word == kept;
        if is_same {
            *sum += *count;
        }
        is_same
    });
    counts.shrink_to_fit();
    counts
}

/// Pages with a compound are found by its parts.
fn add_parts(pages: &mut [Counts], listed: &[String], lexicon: &mut Lexicon) {
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let found: Vec<(WordId, [String; 2])> = {
        let is_known = |part: &str| lexicon.has(part);
        let parts = |word| compounds::parts(word, is_known, &listed);
        let all = lexicon.iter();
        all.filter_map(|(word, id)| Some((id, parts(word)?.map(str::to_owned))))
            .collect()
    };
    let numbered = found.into_iter();
    let made: BTreeMap<WordId, [WordId; 2]> = numbered
        .map(|(word, parts)| (word, parts.map(|part| lexicon.id(part))))
        .collect();
    for counts in pages {
        let more: Vec<(WordId, f32)> = counts
            .iter()
            .filter_map(|(word, count)| Some((made.get(word)?, count * OF_COMPOUND)))
            .flat_map(|(parts, count)| parts.map(|part| (part, count)))
            .collect();
        counts.extend(more);
        *counts = summed(std::mem::take(counts));
    }
}
