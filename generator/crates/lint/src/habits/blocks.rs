//! What is seen by how lines begin, and by the lines around them: lists, tables and headings of other programs.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::{Habit, Line};

/// Signs that word processors put before the items of a list, and hardly anybody before anything else.
const BULLETS: &str = "•·●○■▪▫◦‣⁃➢❖◆►▸";
/// Signs that begin a line for other reasons.
const OTHERS: &str = "\"'“”‘’‚„«»‹›(<[]{}&|#`*_~=+-\\:>!¡¿@$€£.…,;?/%^¹²³°";

/// How a line begins that looks like an item of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// Lines with the same are items of one list.
    kind: char,
    /// Where its words begin.
    words: usize,
    /// One line is enough to tell.
    is_sure: bool,
}

/// Looks at every line with those before and after it.
pub(super) fn look(lines: &[Line<'_>], body: &str) -> Vec<Habit> {
    let mut found = Vec::new();
    // Of what goes on over several lines, only the first is said.
    let mut said = false;
    let named = OnceCell::new();
    for (number, line) in lines.iter().enumerate() {
        if line.is_blank() {
            said = false;
            continue;
        }
        let before = number.checked_sub(1).map(|before| lines[before]);
        let next = lines.get(number + 1).copied();
        let is_alone =
            before.is_none_or(|line| line.is_blank()) && next.is_none_or(|line| line.is_blank());
        found.extend(task(*line));
        found.extend(note(*line, body, &named));
        found.extend(backslash(*line, next));
        if is_alone {
            found.extend(heading(*line));
        }
        if !said {
            // A dash among hyphens, as word processors make one of the other.
            let is_item = before.is_some_and(|line| line.text.trim_start().starts_with("- "));
            let several = list(*line, next, is_item).or_else(|| table(*line, next));
            said = several.is_some();
            found.extend(several);
        }
    }
    found
}

/// Where the text of a line begins: after blanks and marks of quotations.
fn begin(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '>', '\u{a0}']).len()
}

fn mark(text: &str) -> Option<Mark> {
    let start = begin(text);
    let rest = &text[start..];
    let mut signs = rest.chars();
    let (first, second) = (signs.next()?, signs.next()?);
    let mark = |kind, length: usize, is_sure| {
        let words = start + length;
        let words = words + (text[words..].len() - text[words..].trim_start().len());
        text[words..]
            .contains(char::is_alphanumeric)
            .then_some(Mark {
                kind,
                words,
                is_sure,
            })
    };
    let is_blank = second.is_whitespace();
    let is_letter = second.is_alphabetic();
    match first {
        sign if BULLETS.contains(sign) || ('\u{f000}'..='\u{f0ff}').contains(&sign) => {
            mark(sign, sign.len_utf8(), is_blank)
        }
        'o' if is_blank => mark('o', 1, second == '\t'),
        '-' | '+' if is_letter => mark(first, 1, false),
        '-' if rest.starts_with("-- ") => mark('–', 2, false),
        // Stars around words are no mark of a list.
        '*' if is_letter && rest.matches('*').count() == 1 => mark(first, 1, false),
        '(' => numbered(&rest[1..], ")", true).and_then(|length| mark('(', length + 1, false)),
        sign if sign.is_ascii_alphanumeric() => {
            let mut ends = [".", ")", " -", " –"].into_iter().enumerate();
            ends.find_map(|(kind, end)| {
                let is_number = sign.is_ascii_digit();
                let length = numbered(rest, end, !is_number)?;
                let glued = rest[length..].starts_with(char::is_alphabetic);
                // A figure with a blank behind it is an item, but not always below a sentence: then it is still among the words.
                let is_one = is_number && kind < 2 || !glued;
                let kind = char::from_digit(u32::try_from(kind).ok()?, 10)?;
                is_one.then(|| mark(kind, length, false))?
            })
        }
        sign if !sign.is_alphanumeric() && !OTHERS.contains(sign) && is_blank => {
            mark(sign, sign.len_utf8(), false)
        }
        _ => None,
    }
}

/// The length of a number or one letter with what has to end it: `12.`, `a)`. A letter has a blank behind it.
fn numbered(text: &str, end: &str, is_letter: bool) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match digits {
        0 if is_letter && text.starts_with(|c: char| c.is_ascii_alphabetic()) => 1,
        1..=2 => digits,
        _ => return None,
    };
    let rest = text[length..].strip_prefix(end)?;
    let is_item = digits > 0 || rest.starts_with(char::is_whitespace);
    is_item.then_some(length + end.len())
}

/// Lines that were meant as a list: on the page they are one behind the other.
fn list(line: Line<'_>, next: Option<Line<'_>>, is_below_item: bool) -> Option<Habit> {
    let found = mark(line.text)?;
    let goes_on =
        next.is_some_and(|next| mark(next.text).is_some_and(|next| next.kind == found.kind));
    // Two blanks or a `\` at the end keep lines apart.
    let is_apart = line.text.ends_with("  ") || line.text.ends_with('\\');
    let is_dash = is_below_item && matches!(found.kind, '–' | '—');
    let is_one = found.is_sure || is_dash || goes_on && !is_apart;
    let start = begin(line.text);
    let numbers = matches!(found.kind, '0'..='2')
        && line.text[start..].starts_with(|c: char| c.is_ascii_digit());
    let sign = if numbers { "1." } else { "-" };
    let better = format!("{sign} {}", line.text[found.words..].trim_end());
    is_one.then(|| line.habit(start..line.text.len(), "run-on", better))
}

/// A table whose cells are apart by tabs, by `|` without a line of hyphens, or in a frame of signs.
fn table(line: Line<'_>, next: Option<Line<'_>>) -> Option<Habit> {
    let text = line.text.trim();
    let start = begin(line.text);
    let whole = start..line.text.len();
    if text.starts_with("+-") && text.ends_with('+') && text.len() > 4 {
        let columns = text.matches('+').count() - 1;
        return Some(line.habit(whole, "table", format!("|{}", " --- |".repeat(columns))));
    }
    let next = next?.text.trim();
    let cells = |text: &str, between: &str| {
        text.split(between)
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .count()
    };
    let is_rule = |text: &str| text.contains('-') && text.chars().all(|c| "|-: ".contains(c));
    for (between, fault) in [("\t", "table-tabs"), (" | ", "table")] {
        let columns = cells(text, between);
        let is_one = columns > 1 && cells(next, between) == columns;
        if is_one
            && !text.starts_with('|')
            && !is_rule(text)
            && !is_rule(next)
            && mark(text).is_none()
        {
            let cells: Vec<&str> = text
                .split(between)
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect();
            let better = match fault {
                "table" => format!("|{}", " --- |".repeat(columns)),
                _ => format!("| {} |", cells.join(" | ")),
            };
            return Some(line.habit(whole, fault, better));
        }
    }
    None
}

/// A line by itself that was meant as a heading.
fn heading(line: Line<'_>) -> Option<Habit> {
    let start = begin(line.text);
    let text = line.text[start..].trim_end();
    let whole = start..start + text.len();
    let level = |signs: usize| "#".repeat(signs.clamp(2, 4));
    let signs = text.len() - text.trim_start_matches('=').len();
    let words = text.trim_matches('=').trim();
    if (2..=5).contains(&signs) && text.ends_with("==") && words.contains(char::is_alphabetic) {
        return Some(line.habit(whole, "heading-signs", format!("{} {words}", level(signs))));
    }
    let jira = text
        .strip_prefix('h')
        .and_then(|rest| rest.split_once(". "));
    if let Some((number @ ("1" | "2" | "3" | "4"), words)) = jira {
        let signs = number.parse().unwrap_or(2);
        return Some(line.habit(whole, "heading-signs", format!("{} {words}", level(signs))));
    }
    let words = text.strip_prefix('#')?;
    // One word is a name for a subject, as in a chat; a sentence may begin with it.
    let is_one = words.starts_with(char::is_uppercase)
        && words.contains(' ')
        && !words.contains('#')
        && !words.ends_with(['.', '!', '?', ':', ',']);
    is_one.then(|| line.habit(whole, "heading-signs", format!("## {words}")))
}

/// A box to tick that is none: without a blank behind it, or without a mark of a list before it.
fn task(line: Line<'_>) -> Option<Habit> {
    let start = begin(line.text);
    let text = &line.text[start..];
    let item = ["- ", "* ", "+ "]
        .into_iter()
        .find_map(|sign| text.strip_prefix(sign));
    let rest = item.unwrap_or(text);
    let (box_, words) = ["[ ]", "[x]", "[X]"]
        .into_iter()
        .find_map(|sign| Some((sign, rest.strip_prefix(sign)?)))?;
    let is_glued = words.starts_with(char::is_alphanumeric);
    let is_one = is_glued || item.is_none() && words.starts_with(char::is_whitespace);
    let at = start + text.len() - rest.len();
    let better = format!("- {box_} {}", words.trim());
    is_one.then(|| line.habit(at..line.text.len(), "task", better))
}

/// The numbers in brackets behind words.
fn named_notes(body: &str) -> HashSet<&str> {
    let is_word = |c: char| c.is_alphanumeric() || ".,!?\"”’)".contains(c);
    let after_words = body
        .match_indices('[')
        .filter(|(at, _)| body[..*at].ends_with(is_word));
    after_words
        .filter_map(|(at, _)| {
            let rest = &body[at + 1..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[digits..].starts_with(']').then(|| &rest[..digits])
        })
        .collect()
}

/// `[1] Een bron.` below a text that has `[1]` behind a word.
fn note<'t>(line: Line<'_>, body: &'t str, named: &OnceCell<HashSet<&'t str>>) -> Option<Habit> {
    let start = begin(line.text);
    let text = &line.text[start..];
    let inside = text.strip_prefix('[')?;
    let (number, words) = inside.split_once(']')?;
    let is_number =
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || !words.starts_with(char::is_whitespace) || words.trim().is_empty() {
        return None;
    }
    let is_named = named.get_or_init(|| named_notes(body)).contains(number);
    let better = format!("[^{number}]: {}", words.trim());
    is_named.then(|| line.habit(start..line.text.len(), "note", better))
}

/// A `\` at the end of a paragraph: there is no line after it.
fn backslash(line: Line<'_>, next: Option<Line<'_>>) -> Option<Habit> {
    let is_last = next.is_none_or(|next| next.is_blank());
    let end = line.text.len();
    let is_one = is_last && line.text.ends_with('\\') && !line.text.ends_with("\\\\");
    is_one.then(|| line.habit(end - 1..end, "backslash", String::new()))
}
