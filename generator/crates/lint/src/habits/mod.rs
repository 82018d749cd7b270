//! Habits from elsewhere: what was pasted from a word processor, a chat or an encyclopedia, or typed as it is done there, and comes
//! on the page as it was typed. It is looked for in the source, line by line.

mod blocks;
mod inline;

use std::ops::Range;

use content::Kind;
use diagnostics::{Diagnostic, Problem};
use render::is_answer;
use site::Page;

/// How many habits of a page are said: one with more has one that is said often enough.
const MOST: usize = 50;
/// How much of a line a message quotes.
const QUOTED: usize = 60;

/// How far is looked for the other end of something.
const LONGEST: usize = 240;

/// The beginning of a text.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// The end of a text.
fn near_end(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..]
}

/// Something that was meant otherwise than it comes out.
#[derive(Debug, PartialEq, Eq)]
struct Habit {
    span: Range<usize>,
    fault: &'static str,
    better: String,
}

/// A line of a text, and where it begins.
#[derive(Clone, Copy)]
struct Line<'t> {
    at: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            Line {
                at: start,
                text: line.trim_end_matches(['\n', '\r']),
            }
        });
        lines.collect()
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn habit(&self, within: Range<usize>, fault: &'static str, better: String) -> Habit {
        Habit {
            span: self.at + within.start..self.at + within.end,
            fault,
            better,
        }
    }
}

/// Every habit on a page.
pub(crate) fn look(page: &Page) -> Vec<Diagnostic> {
    let (front, body) = page.file.text.split_at(page.body.start);
    let body = &body[..page.body.len()];
    let asked = if page.kind() == Kind::Question {
        answer_in(body)
    } else {
        0
    };
    let (start, body) = (front.len() + asked, &body[asked..]);
    let in_body = habits(body).into_iter().map(|habit| Habit {
        span: start + habit.span.start..start + habit.span.end,
        ..habit
    });
    // What a list shows of the page came over as wrong as its text.
    let front = if asked == 0 { front } else { "" };
    let lines = Line::all(front).into_iter();
    let in_front = lines.filter_map(|line| inline::wrong_letters(line));
    in_front
        .chain(in_body)
        .map(|habit| {
            let text = &page.file.text[habit.span.clone()];
            let problem = Problem::LeftAsText {
                fault: habit.fault,
                text: text.chars().take(QUOTED).collect(),
                better: habit.better,
            };
            Diagnostic::warning(problem, page.file.place(habit.span))
        })
        .collect()
}

/// Where the answer to a question begins. What a young person asked stays as they typed it: nobody mends their text.
fn answer_in(body: &str) -> usize {
    let heading = |line: Line<'_>| {
        let title = line.text.strip_prefix("##")?.trim();
        is_answer(title).then_some(line.at)
    };
    let found = Line::all(body).into_iter().find_map(heading);
    found.unwrap_or(body.len())
}

fn habits(body: &str) -> Vec<Habit> {
    let lines = Line::all(body);
    let mut found = blocks::look(&lines, body);
    for line in &lines {
        if inline::may_be_in(line.text) {
            inline::look(*line, &mut found);
        }
    }
    if found.is_empty() {
        return found;
    }
    // Code, addresses and comments are meant as they are, and so is what has a `\` before it.
    let words = markdown::words_in(body);
    let is_words = |at: usize| {
        let after = words.partition_point(|range| range.start <= at);
        after > 0 && words[after - 1].contains(&at)
    };
    found.retain(|habit| is_words(habit.span.start) && !body[..habit.span.start].ends_with('\\'));
    found.sort_by_key(|habit| (habit.span.start, std::cmp::Reverse(habit.span.end)));
    // What is within another is a part of the same.
    let mut end = 0;
    found.retain(|habit| {
        let is_new = habit.span.start >= end;
        end = end.max(habit.span.end);
        is_new
    });
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests;
