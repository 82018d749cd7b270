//! The search index: which words are on which pages, as files that the theme's script reads. Nothing that somebody
//! searches for leaves the browser; no server ever sees a question.
//!
//! What is here is only what a machine must know of all pages at once. What belongs to a question (inflections, slips of
//! the pen, words that mean the same) is left to `components/search/engine.js` of the theme.

mod compounds;
mod files;
mod index;
mod lexicon;
mod stop;
mod text;
mod words;

use std::collections::BTreeMap;

use render::{Document, Snapshot};

use files::{Danger, Words};
use index::Index;

/// The folder of the index, below the output folder.
const FOLDER: &str = "site/zoekindex/";

/// The files of the index by their path below the output folder. There are
/// none when the site has no page to search on.
pub fn files(snapshot: &Snapshot) -> BTreeMap<String, Vec<u8>> {
    let documents = snapshot.documents();
    let site = &snapshot.site;
    if documents.is_empty() {
        return BTreeMap::new();
    }
    let main = site.config.default_language();
    let danger = Danger::new(&render::signals(&site.config));
    let mut files = BTreeMap::new();
    for (lang, documents) in by_language(documents) {
        let listed = &site.search_words;
        let groups = listed.groups.iter();
        let words = Words {
            groups: groups.filter(|group| group.is_in(&lang, main)).collect(),
            // Other languages write compounds apart.
            parts: if lang == main { &listed.parts } else { &[] },
        };
        let index = Index::new(&lang, documents, words.parts);
        files.extend(files::of(&index, &words, &danger));
    }
    files.insert(format!("{FOLDER}{}", danger.name), danger.bytes);
    files
}

fn by_language(documents: Vec<Document>) -> BTreeMap<String, Vec<Document>> {
    let mut languages: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for document in documents {
        let lang = document.lang.clone();
        languages.entry(lang).or_default().push(document);
    }
    languages
}

/// Whether an address is one of the index: `/zoekindex/nl/index.json`.
pub fn is_address(path: &str) -> bool {
    path.starts_with("/zoekindex/")
}
