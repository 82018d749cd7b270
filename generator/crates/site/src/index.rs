//! Which pages are in which list, in their order; worked out once.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::tips::TipList;
use crate::{Page, PageId};
use content::{Date, Kind};

type List = (Kind, String);
type Sublist = (Kind, String, String);

/// The lists of a site. The list of a language has the translation of a
/// page when there is one, or else the page itself; what is translated comes first.
#[derive(Debug, Default)]
pub struct Index {
    lists: HashMap<List, Vec<PageId>>,
    topics: HashMap<Sublist, Vec<PageId>>,
    municipalities: HashMap<Sublist, Vec<PageId>>,
    /// Tips by reader, by language.
    tips: HashMap<String, TipList>,
    /// The position of a page in the list of its own language.
    positions: Vec<usize>,
}

impl Index {
    /// Sorts every list of every language; the first language is the main one.
    pub fn new(pages: &[Arc<Page>], languages: &[String]) -> Self {
        let mut index = Self {
            positions: vec![0; pages.len()],
            ..Self::default()
        };
        let mut order: Vec<(SortKey<'_>, PageId)> = pages
            .iter()
            .enumerate()
            .map(|(id, page)| (sort_key(page), id))
            .collect();
        order.sort_unstable();
        let translations = Translations::of(pages);
        let main = languages.first().map_or("nl", String::as_str);
        let is_original = |id: &PageId| {
            let page = &pages[*id];
            page.lang == main || !translations.has(page, main)
        };
        let originals: Vec<PageId> = order
            .into_iter()
            .map(|(_, id)| id)
            .filter(is_original)
            .collect();
        for lang in languages {
            let in_lang = |id: &PageId| {
                let page = &pages[*id];
                let borrowed = (page.lang == main).then_some(*id);
                translations.find(page, lang).or(borrowed)
            };
            let mut list: Vec<PageId> = originals.iter().filter_map(in_lang).collect();
            // A stable sort: within each part the order stays.
            list.sort_by_key(|id| pages[*id].lang != *lang);
            for id in list {
                index.add(id, &pages[id], lang);
            }
            let tips = index.of_kind(Kind::Tip, lang);
            let tips = TipList::new(tips, index.of_kind(Kind::Topic, lang), pages, lang);
            index.tips.insert(lang.clone(), tips);
        }
        index
    }

    fn add(&mut self, id: PageId, page: &Page, lang: &str) {
        let list = self
            .lists
            .entry((page.kind(), lang.to_owned()))
            .or_default();
        if page.lang == lang {
            self.positions[id] = list.len();
        }
        list.push(id);
        for topic in &page.common.onderwerpen {
            let part = (page.kind(), lang.to_owned(), topic.value.clone());
            self.topics.entry(part).or_default().push(id);
        }
        if let Some(municipality) = page.municipality() {
            let part = (page.kind(), lang.to_owned(), municipality.to_owned());
            self.municipalities.entry(part).or_default().push(id);
        }
    }

    /// The pages of one type: by `volgorde`, then the newest first, then by title.
    pub fn of_kind(&self, kind: Kind, lang: &str) -> &[PageId] {
        self.lists
            .get(&(kind, lang.to_owned()))
            .map_or(&[], Vec::as_slice)
    }

    /// Those of them about a topic.
    pub fn about(&self, kind: Kind, lang: &str, topic: &str) -> &[PageId] {
        let part = (kind, lang.to_owned(), topic.to_owned());
        self.topics.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Those of them that belong to a municipality.
    pub fn within(&self, kind: Kind, lang: &str, municipality: &str) -> &[PageId] {
        let part = (kind, lang.to_owned(), municipality.to_owned());
        self.municipalities.get(&part).map_or(&[], Vec::as_slice)
    }

    /// The tips by who they are for.
    pub fn tips(&self, lang: &str) -> Option<&TipList> {
        self.tips.get(lang)
    }

    /// The pages before and after a page in the list of its own language.
    pub fn neighbours(&self, id: PageId, page: &Page) -> (Option<PageId>, Option<PageId>) {
        let list = self.of_kind(page.kind(), &page.lang);
        let at = self.positions[id];
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        (before.copied(), list.get(at + 1).copied())
    }
}

/// Whether an edit leaves every list as it is.
pub fn stands_the_same(old: &Page, new: &Page) -> bool {
    sort_key(old) == sort_key(new)
        && old.reader() == new.reader()
        && old.municipality() == new.municipality()
        && topics(old).eq(topics(new))
}

fn topics(page: &Page) -> impl Iterator<Item = &str> {
    page.common
        .onderwerpen
        .iter()
        .map(|topic| topic.value.as_str())
}

type SortKey<'a> = (u32, Reverse<Option<Date>>, &'a str, &'a str);

fn sort_key(page: &Page) -> SortKey<'_> {
    (
        page.common.volgorde.unwrap_or(u32::MAX),
        Reverse(page.common.date),
        &page.sort_title,
        page.path(),
    )
}

/// Which pages are translations of one another: they have one path but for the
/// language.
struct Translations<'a> {
    by_stem: HashMap<&'a str, HashMap<&'a str, PageId>>,
}

impl<'a> Translations<'a> {
    fn of(pages: &'a [Arc<Page>]) -> Self {
        let translated: HashSet<&str> = pages
            .iter()
            .filter(|page| page.location.lang.is_some())
            .map(|page| page.stem())
            .collect();
        let mut by_stem: HashMap<&str, HashMap<&str, PageId>> = HashMap::new();
        // Only pages that have a translation: a site of one language pays nothing.
        for (id, page) in pages.iter().enumerate() {
            if translated.contains(page.stem()) {
                by_stem
                    .entry(page.stem())
                    .or_default()
                    .insert(&page.lang, id);
            }
        }
        Self { by_stem }
    }

    fn has(&self, page: &Page, lang: &str) -> bool {
        self.find(page, lang).is_some()
    }

    fn find(&self, page: &Page, lang: &str) -> Option<PageId> {
        self.by_stem.get(page.stem())?.get(lang).copied()
    }
}
