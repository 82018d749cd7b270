//! No text takes longer than its length: twice the text, about twice the time.

use std::time::{Duration, Instant};

use super::Stub;
use crate::render;

/// The shortest of a few runs: what else the machine does only adds to it.
fn time(text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        std::hint::black_box(render(text, 0..text.len(), &Stub));
        start.elapsed()
    };
    (0..2).map(|_| run()).min().unwrap_or_default()
}

/// Whether four times the text takes much longer than four times the time: a square would be sixteen. What else the
/// machine does can look like it, and not every time.
fn is_slow(text: impl Fn(usize) -> String) -> bool {
    (0..4).all(|_| {
        let (short, long) = (time(&text(2_000)), time(&text(8_000)));
        long > short * 9 + Duration::from_millis(40)
    })
}

/// Whatever begins something, without the end.
const SIGNS: [&str; 53] = [
    "[a](",
    "[",
    "![",
    "*",
    "**a ",
    "_a ",
    "`",
    "``` ",
    "<",
    "<a ",
    "<!--",
    "> ",
    "\"",
    "'",
    "a's 's ",
    "{{",
    "{{ doos(",
    "{% doos() %}",
    "{% end %}",
    "[^a]",
    "[^",
    "[^a]: x\n\n",
    "[a]: x\n",
    "~",
    "~~a ",
    "&amp",
    "www.",
    "https://x.nl ",
    "a@b.nl ",
    "0800 ",
    "](",
    "] (",
    "[a][b] ",
    "- ",
    "1. ",
    "# a\n",
    "## a {#b}\n",
    "a\n===\n",
    "|",
    "\\",
    "<b>",
    "[](x) ",
    "{",
    "((",
    "$$",
    "\u{a0}",
    "“",
    "* ",
    "|a",
    "==",
    "[[",
    "\u{1}",
    "1986. a\n\n",
];

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let slow = SIGNS
        .into_iter()
        .filter(|sign| is_slow(|count| sign.repeat(count)));
    assert_eq!(slow.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn many_definitions_with_their_links_take_no_longer_than_their_length() {
    let text = |count: usize| {
        let links: Vec<_> = (0..count).map(|at| format!("[a{at}] ")).collect();
        let definitions: Vec<_> = (0..count).map(|at| format!("[a{at}]: /x\n")).collect();
        format!("{}\n\n{}", links.concat(), definitions.concat())
    };
    assert!(!is_slow(text));
}

#[test]
fn a_wide_table_takes_no_longer_than_its_length() {
    let table = |columns: usize| {
        let row = |cell: &str| format!("|{}\n", cell.repeat(columns));
        row("a|") + &row("-|") + &row("1|").repeat(3)
    };
    assert!(!is_slow(table));
}

#[test]
fn of_thousands_of_mistakes_the_first_are_said_and_the_rest_counted() {
    let text = "<b> ".repeat(20_000);
    let (_, problems) = render(&text, 0..text.len(), &Stub);
    assert_eq!(problems.len(), 51);
    let last = problems.last().map(|(problem, _)| problem.clone());
    let count = 20_000 - 50;
    assert_eq!(last, Some(diagnostics::Problem::ManyMore { count }));
}
