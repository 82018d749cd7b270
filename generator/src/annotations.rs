//! What `check` found, as the hosts of Git repositories show it beside the lines of a pull request.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Where a problem is shown that is in no file.
const SETTINGS: &str = "content/site.toml";

/// Commands for the log of a workflow on GitHub or Forgejo, one a line.
pub(crate) fn github(document: &Value, root: &Path) -> String {
    let lines = problems(document).map(|problem| {
        let level = match text(problem, "severity") {
            "error" => "error",
            "warning" => "warning",
            _ => "notice",
        };
        let mut place = format!("file={}", property(&path(problem, root)));
        for (name, key) in [("line", "line"), ("col", "column")] {
            if let Some(number) = problem[key].as_u64() {
                // Writing to a String cannot fail.
                let _ = write!(place, ",{name}={number}");
            }
        }
        let title = property(text(problem, "code"));
        format!("::{level} {place},title={title}::{}", data(&said(problem)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A code quality report for GitLab.
pub(crate) fn gitlab(document: &Value, root: &Path) -> String {
    let mut seen = HashMap::new();
    let entries = problems(document).map(|problem| {
        let severity = match text(problem, "severity") {
            "error" => "critical",
            "warning" => "minor",
            _ => "info",
        };
        json!({
            "description": said(problem),
            "check_name": problem["code"],
            "fingerprint": fingerprint(problem, &mut seen),
            "severity": severity,
            "location": {
                "path": path(problem, root),
                "lines": { "begin": problem["line"].as_u64().unwrap_or(1) },
            },
        })
    });
    format!("{:#}", Value::Array(entries.collect()))
}

fn problems(document: &Value) -> impl Iterator<Item = &Value> {
    document["problems"].as_array().into_iter().flatten()
}

fn text<'v>(problem: &'v Value, key: &str) -> &'v str {
    problem[key].as_str().unwrap_or_default()
}

/// What is wrong, and what helps.
fn said(problem: &Value) -> String {
    match text(problem, "help") {
        "" => text(problem, "message").to_owned(),
        help => format!("{}\n{help}", text(problem, "message")),
    }
}

/// The file, from where the command runs: the host counts from the root of the repository.
fn path(problem: &Value, root: &Path) -> String {
    let file = problem["file"].as_str().unwrap_or(SETTINGS);
    let path = root.join(file);
    let path = path.strip_prefix(".").unwrap_or(&path);
    path.display().to_string().replace('\\', "/")
}

/// Tells problems apart, and stays the same when lines above it come or go: how many of its kind come before it counts, and
/// not where it is.
fn fingerprint(problem: &Value, seen: &mut HashMap<String, usize>) -> String {
    let (file, code) = (text(problem, "file"), text(problem, "code"));
    let kind = format!("{code}\n{file}\n{}", problem["details"]);
    let before = seen.entry(kind.clone()).or_default();
    let hash = Sha256::digest(format!("{kind}\n{before}"));
    *before += 1;
    let hash = hash.iter().take(16);
    hash.fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value before the message.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> Value {
        let one = |severity: &str, line: Option<u32>, help: Option<&str>| {
            json!({
                "severity": severity, "code": "unknown-key", "message": "100 % mis: dit, en dat", "help": help,
                "file": line.map(|_| "content/tips/a,b.md"), "line": line, "column": line, "details": { "key": "x" },
            })
        };
        let problems = [
            one("error", Some(5), Some("Bedoelde je iets?\nKijk na.")),
            one("warning", Some(7), None),
            one("note", None, None),
        ];
        json!({ "version": 1, "problems": problems })
    }

    #[test]
    fn github_shows_each_at_its_line() {
        assert_eq!(
            github(&found(), Path::new("site")),
            "::error file=site/content/tips/a%2Cb.md,line=5,col=5,title=unknown-key::100 %25 mis: dit, en dat%0ABedoelde je iets?%0AKijk na.\n\
             ::warning file=site/content/tips/a%2Cb.md,line=7,col=7,title=unknown-key::100 %25 mis: dit, en dat\n\
             ::notice file=site/content/site.toml,title=unknown-key::100 %25 mis: dit, en dat"
        );
        assert_eq!(github(&json!({ "problems": [] }), Path::new(".")), "");
    }

    #[test]
    fn gitlab_gets_one_report_and_knows_a_problem_again() {
        let report = gitlab(&found(), Path::new("."));
        let read: Value = serde_json::from_str(&report).expect("JSON");
        let of = |at: usize, key: &str| read[at][key].clone();
        assert_eq!(
            of(0, "description"),
            "100 % mis: dit, en dat\nBedoelde je iets?\nKijk na."
        );
        assert_eq!(of(0, "check_name"), "unknown-key");
        assert_eq!(
            [0, 1, 2].map(|at| of(at, "severity")),
            ["critical", "minor", "info"]
        );
        assert_eq!(
            of(0, "location"),
            json!({ "path": "content/tips/a,b.md", "lines": { "begin": 5 } })
        );
        assert_eq!(
            of(2, "location"),
            json!({ "path": "content/site.toml", "lines": { "begin": 1 } })
        );
        assert_ne!(
            of(0, "fingerprint"),
            of(1, "fingerprint"),
            "the second of its kind"
        );
        let mut moved = found();
        moved["problems"][0]["line"] = json!(50);
        let again: Value = serde_json::from_str(&gitlab(&moved, Path::new("."))).expect("JSON");
        assert_eq!(again[0]["fingerprint"], of(0, "fingerprint"));
        assert_eq!(gitlab(&json!({ "problems": [] }), Path::new(".")), "[]");
    }
}
