//! The working factors, and which municipality is named for which.

use tera::Context;

use super::Views;
use super::languages::borrowed;
use crate::context::model::{FactorContext, Link, Matrix, MatrixRow};
use content::Kind;
use site::{Page, PageId};

impl Views<'_> {
    /// A working factor; its municipalities are those whose practices name it.
    pub(crate) fn factor(self, page: &Page, lang: &str) -> FactorContext {
        let slug = &page.location.slug;
        let mut municipalities: Vec<Link> = self
            .site
            .pages
            .iter()
            .filter(|practice| {
                practice
                    .factors()
                    .iter()
                    .any(|factor| factor.value == *slug)
            })
            .filter_map(|practice| self.term(Kind::Municipality, practice.municipality()?, lang))
            .map(|municipality| Self::link(municipality, lang))
            .collect();
        municipalities.sort_by(|a, b| a.title.cmp(&b.title));
        municipalities.dedup_by(|a, b| a.url == b.url);
        FactorContext {
            number: page.common.volgorde.unwrap_or_default(),
            title: page.common.title.clone(),
            url: page.url.clone(),
            lang: borrowed(&page.lang, lang),
            slug: slug.clone(),
            description: page.common.description.clone().unwrap_or_default(),
            municipalities,
        }
    }

    pub(crate) fn factors(self, lang: &str) -> Vec<FactorContext> {
        self.site
            .index
            .of_kind(Kind::Factor, lang)
            .iter()
            .map(|id| self.factor(&self.site.pages[*id], lang))
            .collect()
    }

    /// Which municipality is named for which factor.
    pub(super) fn matrix(self, lang: &str) -> Matrix {
        let factors = self.factors(lang);
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
                lang: factor.lang,
            })
            .collect();
        Matrix {
            municipalities,
            rows,
        }
    }

    pub(crate) fn insert_factor(self, id: PageId, context: &mut Context) {
        let page = &self.site.pages[id];
        let factor = self.factor(page, &page.lang);
        let named = self.practices_of(page);
        context.insert("number", &factor.number);
        context.insert("municipalities", &factor.municipalities);
        context.insert_value("practices", self.cards(&named, &page.lang));
        self.insert_neighbours(id, context);
    }

    /// The practices that name this factor.
    pub(super) fn practices_of(self, factor: &Page) -> Vec<PageId> {
        let practices = self.site.index.of_kind(Kind::Practice, &factor.lang);
        practices
            .iter()
            .copied()
            .filter(|id| {
                let factors = self.site.pages[*id].factors();
                factors.iter().any(|one| one.value == factor.location.slug)
            })
            .collect()
    }

    pub(crate) fn insert_factors_of(self, page: &Page, context: &mut Context) {
        let factors: Vec<_> = page
            .factors()
            .iter()
            .filter_map(|factor| self.term(Kind::Factor, &factor.value, &page.lang))
            .map(|factor| self.factor(factor, &page.lang))
            .collect();
        context.insert("factors", &factors);
    }
}
