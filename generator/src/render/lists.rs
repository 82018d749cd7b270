//! What each type of page shows beside its own text: cards, lists, neighbours.

use tera::Context;

use super::context::{Card, Group, Link, Matrix, MatrixRow, Province};
use super::is_answer;
use super::pages::Renderer;
use super::views::{self, Views};
use crate::content::{Audience, Front, Kind, Section};
use crate::markdown::Rendered;
use crate::site::{Page, PageId};

/// How many of each the home page shows.
const HOME_STORIES: usize = 3;
const HOME_TIPS: usize = 4;
const HOME_QUESTIONS: usize = 3;

impl Renderer<'_> {
    pub(super) fn cards_where(
        &self,
        kind: Kind,
        lang: &str,
        wanted: impl Fn(&Page) -> bool,
    ) -> Vec<Card> {
        let ids = self.site().of_kind(kind, lang);
        self.views
            .cards(ids.into_iter().filter(|id| wanted(&self.site().pages[*id])))
    }

    pub(super) fn first_cards(&self, kind: Kind, lang: &str, count: usize) -> Vec<Card> {
        self.views
            .cards(self.site().of_kind(kind, lang).into_iter().take(count))
    }

    pub(super) fn home(&self, lang: &str, context: &mut Context) {
        context.insert("municipalities", &self.views.municipalities(lang));
        context.insert(
            "stories",
            &self.first_cards(Kind::Verhaal, lang, HOME_STORIES),
        );
        let mut tips = self.cards_where(Kind::Tip, lang, is_for_young_people);
        tips.truncate(HOME_TIPS);
        context.insert("tips", &tips);
        context.insert(
            "questions",
            &self.first_cards(Kind::Vraag, lang, HOME_QUESTIONS),
        );
        context.insert("topics", &self.cards_where(Kind::Onderwerp, lang, |_| true));
        context.insert("map", &self.views.country(lang));
    }

    pub(super) fn list(&self, section: Section, lang: &str, context: &mut Context) {
        let items = self.cards_where(section.kind(), lang, |_| true);
        context.insert("section", section.folder());
        match section {
            Section::Tips => context.insert("groups", &groups(&items)),
            Section::Gemeenten => {
                let municipalities = self.views.municipalities(lang);
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
                context.insert("map", &self.views.country(lang));
            }
            Section::Factoren => {
                context.insert("factors", &self.views.factors(lang));
                context.insert("matrix", &self.matrix(lang));
            }
            _ => {}
        }
        context.insert("items", &items);
    }

    /// Which municipality is named for which factor.
    pub(super) fn matrix(&self, lang: &str) -> Matrix {
        let factors = self.views.factors(lang);
        let mut municipalities: Vec<Link> = factors
            .iter()
            .flat_map(|factor| factor.municipalities.clone())
            .collect();
        municipalities.sort_by(|a, b| a.title.cmp(&b.title));
        municipalities.dedup_by(|a, b| a.url == b.url);
        let rows = factors
            .into_iter()
            .map(|factor| MatrixRow {
                number: factor.number,
                marks: municipalities
                    .iter()
                    .map(|one| {
                        factor
                            .municipalities
                            .iter()
                            .any(|named| named.url == one.url)
                    })
                    .collect(),
                title: factor.title,
                url: factor.url,
            })
            .collect();
        Matrix {
            municipalities,
            rows,
        }
    }

    pub(super) fn municipality(&self, page: &Page, context: &mut Context) {
        let Front::Gemeente(front) = &page.front else {
            return;
        };
        let slug = page.location.slug.as_str();
        let here = |other: &Page| other.municipality() == Some(slug);
        let practices = self.cards_where(Kind::Praktijk, &page.lang, here);
        let factors: Vec<_> = self
            .views
            .factors(&page.lang)
            .into_iter()
            .filter(|factor| factor.municipalities.iter().any(|one| one.slug == slug))
            .collect();
        let forms: Vec<_> = self
            .views
            .form_pages(&page.lang)
            .into_iter()
            .filter(|_| front.opgegaan_in.is_none())
            .map(|(id, form)| {
                let url = format!("{}{}/", page.url, self.site().pages[id].location.slug);
                self.views.form_link(id, form, url)
            })
            .collect();
        context.insert("municipality", &views::municipality_context(page, front));
        context.insert("factors", &factors);
        context.insert("practices", &practices);
        context.insert(
            "stories",
            &self.cards_where(Kind::Verhaal, &page.lang, here),
        );
        context.insert::<_, [Card]>("tips", &[]);
        context.insert(
            "questions",
            &self.cards_where(Kind::Vraag, &page.lang, here),
        );
        context.insert(
            "subpages",
            &self.cards_where(Kind::Gemeentepagina, &page.lang, here),
        );
        context.insert("forms", &forms);
    }

    pub(super) fn topic(&self, page: &Page, context: &mut Context) {
        let slug = page.location.slug.as_str();
        let about = |other: &Page| other.has_topic(slug);
        context.insert("tips", &self.cards_where(Kind::Tip, &page.lang, about));
        context.insert(
            "stories",
            &self.cards_where(Kind::Verhaal, &page.lang, about),
        );
        context.insert(
            "questions",
            &self.cards_where(Kind::Vraag, &page.lang, about),
        );
    }

    pub(super) fn factor(&self, id: PageId, context: &mut Context) {
        let page = &self.site().pages[id];
        let factor = self.views.factor(page);
        let names_it = |other: &Page| {
            other
                .factors()
                .iter()
                .any(|one| one.slug == page.location.slug)
        };
        context.insert("number", &factor.number);
        context.insert("municipalities", &factor.municipalities);
        context.insert(
            "practices",
            &self.cards_where(Kind::Praktijk, &page.lang, names_it),
        );
        self.insert_neighbours(id, context);
    }

    pub(super) fn insert_related(&self, id: PageId, context: &mut Context) {
        context.insert(
            "related",
            &self.views.cards(self.related.of(id, self.site())),
        );
    }

    /// The pages before and after this one in its list.
    pub(super) fn insert_neighbours(&self, id: PageId, context: &mut Context) {
        let page = &self.site().pages[id];
        let list = self.site().of_kind(page.kind(), &page.lang);
        let position = list.iter().position(|other| *other == id);
        let link = |position: Option<usize>| {
            position
                .and_then(|at| list.get(at))
                .map(|other| Views::link(&self.site().pages[*other]))
        };
        context.insert("previous", &link(position.and_then(|at| at.checked_sub(1))));
        context.insert("next", &link(position.map(|at| at + 1)));
    }
}

/// The home page speaks to young people first.
fn is_for_young_people(page: &Page) -> bool {
    matches!(&page.front, Front::Tip(front) if front.voor.contains(&Audience::Jongere))
}

/// Tips for each kind of reader, those without tips left out.
fn groups(items: &[Card]) -> Vec<Group<'_>> {
    Audience::ALL
        .into_iter()
        .map(|voor| Group {
            voor,
            items: items
                .iter()
                .filter(|card| {
                    let word = serde_json::json!(voor);
                    card.extra["voor"]
                        .as_array()
                        .is_some_and(|list| list.contains(&word))
                })
                .collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect()
}

/// The question and, after `## Antwoord`, the answer.
pub(super) fn split_answer(body: &Rendered) -> (&str, &str) {
    let Some(heading) = body
        .headings
        .iter()
        .find(|heading| is_answer(&heading.title))
    else {
        return (&body.html, "");
    };
    let open = format!("<h{} id=\"{}\"", heading.level, heading.id);
    let close = format!("</h{}>", heading.level);
    let Some((question, rest)) = body.html.split_once(&open) else {
        return (&body.html, "");
    };
    let answer = rest.split_once(&close).map_or("", |(_, answer)| answer);
    (question, answer.trim_start())
}
