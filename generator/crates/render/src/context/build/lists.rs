//! What each type of page shows beside its own text: cards, lists, neighbours.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tera::{Context, Value};

use super::Views;
use super::globals::form_pages;
use super::languages::borrowed;
use super::municipality::municipality_context;
use super::pagination::{PAGE_SIZE, longest_pagination, pagination, slice};
use super::related::{related, related_among};
use crate::context::model::{Filter, Province};
use content::{Audience, Front, Kind, Section};
use site::{Page, PageId};

/// How many of each the home page shows.
const HOME_STORIES: usize = 3;
const HOME_TIPS: usize = 3;
const HOME_QUESTIONS: usize = 3;
/// How many tips a municipality shows.
const MUNICIPAL_TIPS: usize = 3;

impl Views<'_> {
    pub(crate) fn all(self, kind: Kind, lang: &str) -> Value {
        self.cards(self.site.index.of_kind(kind, lang), lang)
    }

    fn first(self, kind: Kind, lang: &str, count: usize) -> Value {
        let ids = self.site.index.of_kind(kind, lang);
        self.cards(&ids[..count.min(ids.len())], lang)
    }

    /// The first tips for young people.
    fn for_young_people(self, lang: &str, count: usize) -> Value {
        let ids: Vec<PageId> = self
            .site
            .index
            .of_kind(Kind::Tip, lang)
            .iter()
            .copied()
            .filter(|id| is_for_young_people(&self.site.pages[*id]))
            .take(count)
            .collect();
        self.cards(&ids, lang)
    }

    pub(crate) fn insert_home(self, lang: &str, context: &mut Context) {
        context.insert("municipalities", &self.municipalities(lang));
        context.insert_value("stories", self.first(Kind::Story, lang, HOME_STORIES));
        context.insert_value("tips", self.for_young_people(lang, HOME_TIPS));
        context.insert_value(
            "questions",
            self.first(Kind::Question, lang, HOME_QUESTIONS),
        );
        context.insert_value("topics", self.all(Kind::Topic, lang));
        context.insert("map", &self.map(lang));
    }

    pub(crate) fn insert_list(
        self,
        section: Section,
        lang: &str,
        number: usize,
        context: &mut Context,
    ) {
        context.insert("section", section.folder());
        match section {
            Section::Municipalities => self.insert_provinces(lang, context),
            Section::Factors => {
                context.insert("factors", &self.factors(lang));
                context.insert("matrix", &self.matrix(lang));
                context.insert_value("items", self.all(Kind::Factor, lang));
            }
            Section::Topics => context.insert_value("items", self.all(Kind::Topic, lang)),
            section => {
                let mut ids = self.site.index.of_kind(section.kind(), lang);
                let url = self.section_link(section, lang).url;
                let (mut groups, mut readers) = (Vec::new(), Vec::new());
                if section == Section::Tips && ids.len() <= PAGE_SIZE {
                    (groups, readers) = self.tips_for_each(ids, lang);
                } else if section == Section::Tips {
                    ids = self.tips_in_order(lang);
                    groups = self.tips_by_reader(number, lang);
                    readers = self.readers(&url, lang);
                }
                context.insert_value("groups", Value::from(groups));
                context.insert("readers", &readers);
                context.insert("pagination", &pagination(&url, ids.len(), number));
                context.insert("filters", &self.filters(section, lang, number));
                context.insert_value("items", self.cards(slice(ids, number), lang));
            }
        }
    }

    /// Where a list can be read by topic or factor. Only its first page offers
    /// that, so that a long list is not counted again for each of its pages.
    fn filters(self, section: Section, lang: &str, number: usize) -> Vec<Filter> {
        if number > 1 {
            return Vec::new();
        }
        let index = &self.site.index;
        // The heading on the other page under which the part of this list is.
        let (terms, heading) = match section {
            Section::Practices => (Kind::Factor, "praktijken"),
            _ => (Kind::Topic, section.folder()),
        };
        index
            .of_kind(terms, lang)
            .iter()
            .map(|id| &self.site.pages[*id])
            .map(|term| Filter {
                title: term.common.title.clone(),
                lang: borrowed(&term.lang, lang),
                url: format!("{}#_{heading}", term.url),
                count: match terms {
                    Kind::Factor => self.practices_of(term).len(),
                    _ => index.about(section.kind(), lang, &term.location.slug).len(),
                },
            })
            .filter(|filter| filter.count > 0)
            .collect()
    }

    fn insert_provinces(self, lang: &str, context: &mut Context) {
        let municipalities = self.municipalities(lang);
        let mut names: Vec<&str> = municipalities
            .iter()
            .map(|one| one.province.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        let grouped: Vec<Province<'_>> = names
            .into_iter()
            .map(|province| Province {
                province,
                municipalities: municipalities
                    .iter()
                    .filter(|one| one.province == province)
                    .collect(),
            })
            .collect();
        context.insert("grouped", &grouped);
        context.insert("municipalities", &municipalities);
        context.insert_value("items", self.all(Kind::Municipality, lang));
        context.insert("map", &self.map(lang));
    }

    pub(crate) fn insert_municipality(self, page: &Page, number: usize, context: &mut Context) {
        let Front::Municipality(front) = &page.front else {
            return;
        };
        let (slug, lang) = (page.location.slug.as_str(), page.lang.as_str());
        let here = |kind| self.site.index.within(kind, lang, slug);
        let cards = |kind| self.cards(slice(here(kind), number), lang);
        let factors: Vec<_> = self
            .factors(lang)
            .into_iter()
            .filter(|factor| factor.municipalities.iter().any(|one| one.slug == slug))
            .collect();
        let forms: Vec<_> = form_pages(self.site, lang)
            .into_iter()
            .filter(|(_, form)| front.takes_part() && form.municipality_field().is_some())
            .map(|(id, form)| {
                let url = format!("{}{}/", page.url, self.site.pages[id].location.name());
                self.form_link(id, form, url, lang)
            })
            .collect();
        let kinds = [Kind::Story, Kind::Question, Kind::Practice, Kind::Person];
        let longest = kinds.map(|kind| here(kind).len());
        let own = municipality_context(self.site, page, front);
        context.insert("map", &self.map_of(vec![own.clone()]));
        context.insert("municipality", &own);
        context.insert("agenda", &self.agenda(front, lang));
        context.insert("factors", &factors);
        context.insert_value("people", cards(Kind::Person));
        context.insert_value("practices", cards(Kind::Practice));
        context.insert_value("stories", cards(Kind::Story));
        let tips = self.tips_for(page, number);
        context.insert_value("tips", self.cards(&tips, lang));
        context.insert_value("questions", cards(Kind::Question));
        context.insert_value("subpages", self.cards(here(Kind::MunicipalPage), lang));
        context.insert("forms", &forms);
        context.insert(
            "pagination",
            &longest_pagination(&page.url, &longest, number),
        );
    }

    /// Tips have no municipality: those about what stories and questions here
    /// are about most, and then any. They are on the first page.
    fn tips_for(self, page: &Page, number: usize) -> Vec<PageId> {
        if number > 1 {
            return Vec::new();
        }
        let (site, lang) = (self.site, page.lang.as_str());
        let here = |kind| site.index.within(kind, lang, &page.location.slug);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for id in here(Kind::Story).iter().chain(here(Kind::Question)) {
            for topic in &site.pages[*id].common.onderwerpen {
                *counts.entry(&topic.value).or_default() += 1;
            }
        }
        let mut topics: Vec<(&str, usize)> = counts.into_iter().collect();
        topics.sort_by_key(|(_, count)| Reverse(*count));
        let about = topics
            .iter()
            .flat_map(|(topic, _)| site.index.about(Kind::Tip, lang, topic));
        let all = site.index.of_kind(Kind::Tip, lang);
        let for_young_people = all
            .iter()
            .filter(|id| is_for_young_people(&site.pages[**id]));
        let mut chosen = Vec::new();
        for id in about.chain(for_young_people).chain(all) {
            if chosen.len() == MUNICIPAL_TIPS {
                break;
            }
            if !chosen.contains(id) {
                chosen.push(*id);
            }
        }
        chosen
    }

    pub(crate) fn insert_topic(self, page: &Page, number: usize, context: &mut Context) {
        let (slug, lang) = (page.location.slug.as_str(), page.lang.as_str());
        let about = |kind| self.site.index.about(kind, lang, slug);
        let longest = [Kind::Tip, Kind::Story, Kind::Question].map(|kind| about(kind).len());
        for (name, kind) in [
            ("tips", Kind::Tip),
            ("stories", Kind::Story),
            ("questions", Kind::Question),
        ] {
            context.insert_value(name, self.cards(slice(about(kind), number), lang));
        }
        context.insert(
            "pagination",
            &longest_pagination(&page.url, &longest, number),
        );
    }

    /// Pages about the same, and the pages before and after this one.
    pub(crate) fn insert_related(self, id: PageId, context: &mut Context) {
        let page = &self.site.pages[id];
        let ids = related(id, page.kind(), self.site);
        context.insert_value("related", self.cards(&ids, &page.lang));
        self.insert_neighbours(id, context);
    }

    /// Tips for young people about what a page is about: what a broker or a parent can do helps them no further.
    pub(crate) fn insert_tips_about(self, id: PageId, context: &mut Context) {
        let ids = related_among(id, Kind::Tip, self.site, is_for_young_people);
        let lang = &self.site.pages[id].lang;
        context.insert_value("tips", self.cards(&ids, lang));
    }

    pub(super) fn insert_neighbours(self, id: PageId, context: &mut Context) {
        let page = &self.site.pages[id];
        let (previous, next) = self.site.index.neighbours(id, page);
        let link = |id: Option<PageId>| id.map(|id| Self::link(&self.site.pages[id], &page.lang));
        context.insert("previous", &link(previous));
        context.insert("next", &link(next));
    }
}

/// The home page speaks to young people first.
fn is_for_young_people(page: &Page) -> bool {
    matches!(&page.front, Front::Tip(front) if front.voor.contains(&Audience::Jongere))
}
