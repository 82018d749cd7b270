//! The files of the index. A browser loads `index.json`, the lists of words that begin as what somebody types, and the
//! texts of the pages that it shows; with thousands of pages that is a small part of the whole.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};

use content::WordGroup;
use render::Document;

use super::FOLDER;
use super::index::{self, Entry, Index};

/// How large a list of words becomes, in bytes before compression.
const WORDS: usize = 48 * 1024;
/// How large a list of texts becomes: ten results come from ten of them.
const TEXTS: usize = 16 * 1024;

/// What a browser reads first.
#[derive(Serialize)]
struct Head<'i> {
    /// The kinds, municipalities and topics that results can be narrowed down to.
    soort: Vec<&'i str>,
    gemeente: Vec<&'i str>,
    onderwerp: Vec<&'i str>,
    /// For each page the numbers of its kind, its municipality (-1 without) and its topics.
    pages: Vec<(usize, i32, Vec<usize>)>,
    /// The numbers of the pages about how municipalities work.
    work: Vec<usize>,
    /// The number of the page of each topic, by slug.
    topics: BTreeMap<&'i str, usize>,
    /// The first word of each list of words, and its file.
    words: Vec<(String, String)>,
    /// The number of the first page of each list of texts, and its file.
    texts: Vec<(usize, String)>,
    stop: &'i [&'static str],
    parts: &'i [String],
    groups: Vec<Group<'i>>,
    danger: &'i str,
}

/// Words that mean the same.
#[derive(Serialize)]
struct Group<'i> {
    words: Vec<&'i str>,
    topics: Vec<&'i str>,
    help: bool,
}

/// What a result shows.
#[derive(Serialize)]
struct Shown<'i> {
    url: &'i str,
    title: &'i str,
    kind: &'static str,
    soort: &'i str,
    gemeente: Option<&'i str>,
    description: &'i str,
    /// Whether it was made up; left out when not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    example: bool,
    /// Headings begin with `#`.
    blocks: Vec<String>,
}

/// The words of danger of all languages, as one file.
pub(super) struct Danger {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Danger {
    pub(super) fn new(lists: &BTreeMap<String, Vec<String>>) -> Self {
        // How urgent a text is, and what counts only as a whole one, is for messages.
        let is_for_messages = |entry: &&String| !entry.trim_start().starts_with(['^', '=']);
        let of_search = lists.iter().map(|(language, entries)| {
            let entries: Vec<&String> = entries.iter().filter(is_for_messages).collect();
            (language, entries)
        });
        let bytes = json(&of_search.collect::<BTreeMap<_, _>>());
        Self {
            name: named("gevaar", &bytes),
            bytes,
        }
    }
}

/// What the list of search words says in one language.
pub(super) struct Words<'i> {
    pub(super) groups: Vec<&'i WordGroup>,
    pub(super) parts: &'i [String],
}

/// The files of one language.
pub(super) fn of(index: &Index, words: &Words<'_>, danger: &Danger) -> Vec<(String, Vec<u8>)> {
    let counted = index.words.iter().map(|(word, pages)| {
        // Numbers and counts in turn, as one list.
        let flat: Vec<u32> = pages
            .iter()
            .flat_map(|(page, count)| [*page, u32::from(*count)])
            .collect();
        (word.as_str(), flat)
    });
    let lists = pack(WORDS, counted, |list| {
        json(&list.into_iter().collect::<BTreeMap<_, _>>())
    });
    let shown = index.entries.iter().map(shown).enumerate();
    let texts = pack(TEXTS, shown, |list| {
        json(&list.into_iter().map(|(_, shown)| shown).collect::<Vec<_>>())
    });
    let mut made = Vec::new();
    let mut word_files = Vec::new();
    for (first, bytes) in lists {
        let name = named(&format!("{}/woorden", index.lang), &bytes);
        word_files.push((first.to_owned(), name.clone()));
        made.push((name, bytes));
    }
    let mut text_files = Vec::new();
    for (first, bytes) in texts {
        let name = named(&format!("{}/teksten", index.lang), &bytes);
        text_files.push((first, name.clone()));
        made.push((name, bytes));
    }
    let head = head(index, words, danger, (word_files, text_files));
    made.push((format!("{}/index.json", index.lang), json(&head)));
    made.into_iter()
        .map(|(name, bytes)| (format!("{FOLDER}{name}"), bytes))
        .collect()
}

type Files = (Vec<(String, String)>, Vec<(usize, String)>);

fn head<'i>(
    index: &'i Index,
    list: &Words<'i>,
    danger: &'i Danger,
    (words, texts): Files,
) -> Head<'i> {
    let documents = || index.entries.iter().map(|entry| &entry.document);
    let soort = listed(documents().map(|one| one.sort.as_str()));
    let gemeente = listed(documents().filter_map(|one| one.municipality.as_deref()));
    let onderwerp = listed(documents().flat_map(|one| one.topics.iter().map(String::as_str)));
    let pages = documents()
        .map(|one| {
            let town = one.municipality.as_deref();
            let town = town.and_then(|town| i32::try_from(place(&gemeente, town)).ok());
            let topics = one.topics.iter().map(|topic| place(&onderwerp, topic));
            (
                place(&soort, &one.sort),
                town.unwrap_or(-1),
                topics.collect(),
            )
        })
        .collect();
    let numbered = documents().enumerate();
    let is_work = |(_, one): &(usize, &Document)| index::is_about_work(one.kind);
    Head {
        pages,
        work: documents()
            .enumerate()
            .filter(is_work)
            .map(|(page, _)| page)
            .collect(),
        topics: numbered
            .filter_map(|(page, one)| Some((one.topic.as_deref()?, page)))
            .collect(),
        soort,
        gemeente,
        onderwerp,
        words,
        texts,
        stop: &index.stop,
        parts: list.parts,
        groups: groups(&list.groups),
        danger: &danger.name,
    }
}

fn groups<'i>(groups: &[&'i WordGroup]) -> Vec<Group<'i>> {
    groups
        .iter()
        .map(|group| Group {
            words: group
                .woorden
                .iter()
                .map(|word| word.value.as_str())
                .collect(),
            topics: group
                .onderwerpen
                .iter()
                .map(|topic| topic.value.as_str())
                .collect(),
            help: group.hulp,
        })
        .collect()
}

fn shown(entry: &Entry) -> Shown<'_> {
    let document = &entry.document;
    let written = entry.blocks.iter().map(|block| {
        let mark = if block.is_heading { "#" } else { "" };
        format!("{mark}{}", block.text)
    });
    Shown {
        url: &document.url,
        title: &document.title,
        kind: document.kind.name(),
        soort: &document.sort,
        gemeente: document.municipality.as_deref(),
        description: &document.description,
        example: document.is_example,
        blocks: written.collect(),
    }
}

/// Each value once, in order.
fn listed<'i>(values: impl Iterator<Item = &'i str>) -> Vec<&'i str> {
    values.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The number of a value in such a list.
fn place(list: &[&str], value: &str) -> usize {
    list.binary_search(&value).unwrap_or_default()
}

/// Lists that are no larger than a file should be, each written as soon as it is full: with the key of its first item.
fn pack<K: Serialize + Copy, T: Serialize>(
    largest: usize,
    items: impl Iterator<Item = (K, T)>,
    write: impl Fn(Vec<(K, T)>) -> Vec<u8>,
) -> Vec<(K, Vec<u8>)> {
    let mut files = Vec::new();
    let mut list: Vec<(K, T)> = Vec::new();
    let mut size = 0;
    let mut finish = |list: Vec<(K, T)>| {
        if let Some((first, _)) = list.first() {
            files.push((*first, write(list)));
        }
    };
    for item in items {
        let more = json(&item).len();
        if size + more > largest {
            finish(std::mem::take(&mut list));
            size = 0;
        }
        size += more;
        list.push(item);
    }
    finish(list);
    files
}

/// Strings, numbers and lists of them always serialise.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// A name with a fingerprint, so that a browser never mixes two builds.
fn named(name: &str, bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes)
        .iter()
        .take(5)
        .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    format!("{name}.{hash}.json")
}
