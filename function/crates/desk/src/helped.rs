//! "Hielp dit?", as far as it may be shown. Pure.
//!
//! What was said of answers and of pages are two things that have nothing in common. Of pages there are two lists, which share their
//! total only: what was said, and of which kind of page. No page is named: where all that was said is of one page, its name would
//! give away a number.

use std::collections::BTreeMap;

use crate::figures::{List, Subject};
use forms::facts::RatedPage;
use store::{HelpCount, Helped, Week};

/// The types of pages that ask.
const KINDS: [&str; 2] = ["vraag", "tip"];

/// Whether answers helped.
pub(crate) fn of_answers(counts: &[HelpCount], weeks: &[Week]) -> List {
    yes_and_no(Subject::Helped, within(counts, weeks))
}

/// Whether pages helped, and of which kind that was said.
pub(crate) fn of_pages(counts: &[HelpCount], weeks: &[Week], known: &[RatedPage]) -> [List; 2] {
    let known: BTreeMap<_, _> = known.iter().map(|page| (&*page.url, page)).collect();
    // A page that is gone has no kind.
    let counts: Vec<_> = within(counts, weeks)
        .filter_map(|each| Some((*known.get(each.about.as_deref()?)?, each)))
        .collect();
    let kinds = KINDS.map(|kind| {
        let of_kind = counts.iter().filter(|(page, _)| page.kind == kind);
        (
            kind.to_owned(),
            of_kind.map(|(_, each)| each.count).sum::<u64>(),
        )
    });
    let said = counts.iter().map(|(_, each)| *each);
    [
        yes_and_no(Subject::PagesHelped, said),
        List::of(Subject::PageKinds, kinds.into()),
    ]
}

fn within<'a>(counts: &'a [HelpCount], weeks: &[Week]) -> impl Iterator<Item = &'a HelpCount> {
    counts.iter().filter(|each| weeks.contains(&each.week))
}

fn yes_and_no<'a>(subject: Subject, counts: impl Iterator<Item = &'a HelpCount>) -> List {
    let (mut yes, mut no) = (0, 0);
    for each in counts {
        match each.helped {
            Helped::Yes => yes += each.count,
            Helped::No => no += each.count,
        }
    }
    let rows = [(Helped::Yes, yes), (Helped::No, no)];
    let rows = rows.map(|(helped, count)| (helped.to_string(), count));
    List::of(subject, rows.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use forms::hiding::LEAST;

    const WEEK: Week = Week {
        year: 2026,
        number: 45,
    };

    /// Of the first page yes and no, then of the second, then of the third.
    type Counts = [u64; 6];
    type Sum = fn(&Counts) -> u64;

    fn said(about: &str, helped: Helped, count: u64) -> HelpCount {
        HelpCount {
            week: WEEK,
            about: Some(about.to_owned()),
            helped,
            count,
        }
    }

    fn known() -> [RatedPage; 3] {
        let page = |url: &str, kind: &str| RatedPage {
            url: url.to_owned(),
            title: url.to_owned(),
            kind: kind.to_owned(),
        };
        [page("/a/", "vraag"), page("/b/", "tip"), page("/c/", "tip")]
    }

    /// What a page with these counters shows.
    fn shown(counts: Counts) -> [List; 2] {
        let pages = ["/a/", "/a/", "/b/", "/b/", "/c/", "/c/"];
        let each = (0..).zip(pages.into_iter().zip(counts));
        let counters = each.map(|(at, (page, count))| {
            let helped = if at % 2 == 0 { Helped::Yes } else { Helped::No };
            said(page, helped, count)
        });
        of_pages(&counters.collect::<Vec<_>>(), &[WEEK], &known())
    }

    #[test]
    fn weeks_and_pages_that_are_not_there_do_not_count() {
        let mut counts = vec![said("/a/", Helped::Yes, 7), said("/weg/", Helped::No, 9)];
        counts.push(HelpCount {
            week: Week {
                year: 2026,
                number: 46,
            },
            ..said("/a/", Helped::Yes, 30)
        });
        let lists = of_pages(&counts, &[WEEK], &known());
        assert_eq!(lists[0].total, Some(7));
        assert_eq!(of_answers(&counts, &[WEEK]).total, Some(16));
    }

    /// Somebody who knows all that is shown (both lists, and how it is decided which rows are) tries every way in which three
    /// pages could have been rated. Of each number under five that is behind it, more than one value is possible: of each
    /// hidden row, and of the "ja" and "niet echt" of every page.
    #[test]
    fn no_subtraction_finds_a_hidden_number_of_pages() {
        let mut views: BTreeMap<String, Vec<Counts>> = BTreeMap::new();
        let most = 13;
        for a in 0..=most {
            for b in 0..=most - a {
                for c in 0..=most - a - b {
                    for d in 0..=most - a - b - c {
                        for e in 0..=most - a - b - c - d {
                            let left = most - a - b - c - d - e;
                            for f in 0..=left {
                                let counts = [a, b, c, d, e, f];
                                let seen = format!("{:?}", shown(counts));
                                views.entry(seen).or_default().push(counts);
                            }
                        }
                    }
                }
            }
        }
        let sums: [(&str, Sum); 10] = [
            ("yes", |of| of[0] + of[2] + of[4]),
            ("no", |of| of[1] + of[3] + of[5]),
            ("questions", |of| of[0] + of[1]),
            ("tips", |of| of[2] + of[3] + of[4] + of[5]),
            ("yes of a", |of| of[0]),
            ("no of a", |of| of[1]),
            ("yes of b", |of| of[2]),
            ("no of b", |of| of[3]),
            ("yes of c", |of| of[4]),
            ("no of c", |of| of[5]),
        ];
        for (seen, possible) in &views {
            for (name, sum) in sums {
                let first = sum(&possible[0]);
                let is_known = possible.iter().all(|counts| sum(counts) == first);
                assert!(!is_known || first >= LEAST, "{name} is {first} in {seen}");
            }
        }
    }
}
