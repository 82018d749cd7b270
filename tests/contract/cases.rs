//! Mistakes, one file each in `tests/cases/diagnostics/`: what an editor wrote, and what is said of it.
//!
//! A case lays files over the small site of `tests/fixtures/klein` and lists every problem that `check` then finds, with
//! its place and the keys of its details. Lines with `|` are words that the message or the advice of the problem above
//! must have, in Dutch.
//!
//! ```text
//! A sentence that says what the case is about.
//! === content/tips/x.md
//! (the whole file)
//! === content/site.toml: phone = "112" => phone = 112
//! === - content/tips/weg.md
//! === hex content/tips/y.md
//! ff fe (bytes that are no text)
//! === link content/tips/z.md
//! nowhere (what a symbolic link names)
//! === said
//! error wrong-type content/site.toml:13:9 {better expected found key within}
//! | bij “helplines.phone” hoort tekst
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;

use crate::harness::{Site, repository};
use crate::list::assert_kept;

/// Codes that only other sites, other machines or other accounts can cause; `tests/e2e/external.rs` and `tests/e2e/check.rs`
/// hold their values.
const ELSEWHERE: &[&str] = &[
    "dead-link",
    "guarded-link",
    "moved-link",
    "no-internet",
    "unreachable-link",
];

/// Words of libraries, for programmers.
const JARGON: [&str; 8] = [
    "expected", "string", "sequence", "struct", "Variable", "invalid", "Unknown", "VP8",
];

struct Case {
    path: PathBuf,
    /// All up to `=== said`, as written.
    head: String,
    changes: Vec<Change>,
    expected: Vec<Said>,
}

enum Change {
    Write {
        path: String,
        text: String,
    },
    Replace {
        path: String,
        from: String,
        to: String,
    },
    Remove {
        path: String,
    },
    Link {
        path: String,
        target: String,
    },
    Bytes {
        path: String,
        bytes: Vec<u8>,
    },
}

/// A problem, and words that must be in what is said of it.
#[derive(Debug, Default)]
struct Said {
    line: String,
    words: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = repository().join("tests/cases/diagnostics");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", folder.display());
    paths.iter().map(|path| parse(path)).collect()
}

fn parse(path: &Path) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let (head, said) = text
        .split_once("=== said\n")
        .unwrap_or_else(|| panic!("{}: no line `=== said`", path.display()));
    let mut changes = Vec::new();
    for part in head.split("=== ").skip(1) {
        let (first, body) = part.split_once('\n').unwrap();
        changes.push(change(first, body));
    }
    let mut expected: Vec<Said> = Vec::new();
    for line in said.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("| ") {
            Some(words) => expected.last_mut().unwrap().words.push(words.to_owned()),
            None => expected.push(Said {
                line: line.to_owned(),
                words: Vec::new(),
            }),
        }
    }
    Case {
        path: path.to_owned(),
        head: head.to_owned(),
        changes,
        expected,
    }
}

/// What follows `=== `, and the lines below it.
fn change(first: &str, body: &str) -> Change {
    if let Some((path, replacement)) = first.split_once(": ") {
        let (from, to) = replacement.split_once(" => ").unwrap();
        return Change::Replace {
            path: path.to_owned(),
            from: unescape(from),
            to: unescape(to),
        };
    }
    match first.split_once(' ') {
        Some(("-", path)) => Change::Remove {
            path: path.to_owned(),
        },
        Some(("link", path)) => Change::Link {
            path: path.to_owned(),
            target: body.trim().to_owned(),
        },
        Some(("hex", path)) => Change::Bytes {
            path: path.to_owned(),
            bytes: body
                .split_whitespace()
                .map(|byte| u8::from_str_radix(byte, 16).unwrap())
                .collect(),
        },
        _ => Change::Write {
            path: first.to_owned(),
            text: body.to_owned(),
        },
    }
}

/// A replacement stays on one line, so `\n` is a line break in it.
fn unescape(text: &str) -> String {
    text.replace("\\n", "\n")
}

/// Every problem as a line, with what is said of it.
fn problems(case: &Case) -> Vec<(String, String, Value)> {
    let site = Site::small();
    for change in &case.changes {
        match change {
            Change::Write { path, text } => site.write(path, text),
            Change::Remove { path } => site.remove(path),
            Change::Link { path, target } => {
                std::os::unix::fs::symlink(site.path(target), site.path(path)).unwrap();
            }
            Change::Bytes { path, bytes } => site.write(path, bytes),
            Change::Replace { path, from, to } => {
                let text = site.read(path);
                assert!(
                    text.contains(from.as_str()),
                    "{}: {from:?} is not in {path}",
                    case.path.display()
                );
                site.write(path, text.replacen(from.as_str(), to, 1));
            }
        }
    }
    let json = site.check();
    let root = site.path("").display().to_string();
    json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            let mut line = format!("{} {}", text("severity"), text("code"));
            if let Some(file) = problem["file"].as_str() {
                write!(line, " {}", file.replace(&root, "")).unwrap();
            }
            if !problem["line"].is_null() {
                write!(line, ":{}:{}", problem["line"], problem["column"]).unwrap();
            }
            let keys: BTreeSet<&str> = problem["details"]
                .as_object()
                .unwrap()
                .keys()
                .map(String::as_str)
                .collect();
            let keys: Vec<&str> = keys.into_iter().collect();
            write!(line, " {{{}}}", keys.join(" ")).unwrap();
            let words = format!("{}\n{}", text("message"), text("help"));
            (line, words, problem.clone())
        })
        .collect()
}

/// Writes what was found into the case, with the words that it asks for and are still true.
fn record(case: &Case, found: &[(String, String, Value)]) {
    let mut text = format!("{}=== said\n", case.head);
    for (line, words, _) in found {
        writeln!(text, "{line}").unwrap();
        let asked = case.expected.iter().find(|said| said.line == *line);
        for wanted in asked.iter().flat_map(|said| &said.words) {
            if words.contains(wanted.as_str()) {
                writeln!(text, "| {wanted}").unwrap();
            }
        }
    }
    std::fs::write(&case.path, text).unwrap();
}

/// What is wrong with a case, and the problems that it led to.
fn check(case: &Case) -> (String, Vec<Value>) {
    let found = problems(case);
    let mut wrong = String::new();
    let name = case.path.file_name().unwrap().to_string_lossy();
    let lines: Vec<&str> = found.iter().map(|(line, ..)| line.as_str()).collect();
    let expected: Vec<&str> = case
        .expected
        .iter()
        .map(|said| said.line.as_str())
        .collect();
    if std::env::var_os("RECORD").is_some() {
        record(case, &found);
    } else if lines == expected {
        for (said, (_, words, _)) in case.expected.iter().zip(&found) {
            for wanted in said.words.iter().filter(|wanted| !words.contains(*wanted)) {
                writeln!(wrong, "{name}: “{wanted}” is not in “{words}”").unwrap();
            }
        }
    } else {
        writeln!(wrong, "{name}: expected {expected:#?}, found {lines:#?}").unwrap();
    }
    // What a library says comes after words of ours.
    let is_quoted = |words: &str| words.contains("zegt: ");
    for (_, words, _) in found.iter().filter(|(_, words, _)| !is_quoted(words)) {
        for jargon in JARGON.iter().filter(|jargon| words.contains(*jargon)) {
            writeln!(wrong, "{name}: “{jargon}” is in “{words}”").unwrap();
        }
    }
    (
        wrong,
        found.into_iter().map(|(.., problem)| problem).collect(),
    )
}

/// Codes that have a sentence and no case.
fn without_case(keys: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let sentences = std::fs::read_to_string(repository().join("generator/locales/nl.ftl")).unwrap();
    sentences
        .lines()
        .filter_map(|line| Some(line.strip_prefix("problem-")?.split_once(" =")?.0))
        .filter(|code| !keys.contains_key(*code) && !ELSEWHERE.contains(code))
        .map(ToOwned::to_owned)
        .collect()
}

/// Every mistake is said where it is; every code has a case; the keys that the details of a code always have stay.
#[test]
fn diagnostics_stay() {
    let mut wrong = String::new();
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let checked: Vec<_> = cases().par_iter().map(check).collect();
    for (slip, problems) in checked {
        wrong.push_str(&slip);
        for problem in problems {
            let details = problem["details"].as_object().unwrap();
            let found: BTreeSet<String> = details.keys().cloned().collect();
            keys.entry(problem["code"].as_str().unwrap().to_owned())
                .and_modify(|known| *known = known.intersection(&found).cloned().collect())
                .or_insert(found);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let missing = without_case(&keys);
    assert!(
        missing.is_empty(),
        "no case in tests/cases/diagnostics: {missing:?}"
    );
    let lines = keys.iter().flat_map(|(code, keys)| {
        let keys = keys.iter().map(move |key| format!("{code} {key}"));
        keys.chain([code.clone()])
    });
    assert_kept("diagnostics", &lines.collect());
}
