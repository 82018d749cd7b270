//! A list of names that stay.

use std::collections::BTreeSet;

use crate::harness::repository;

/// Asserts that every line of `tests/contract/<name>.txt` is among `found`.
pub(crate) fn assert_kept(name: &str, found: &BTreeSet<String>) {
    let path = repository().join(format!("tests/contract/{name}.txt"));
    if std::env::var_os("RECORD").is_some() {
        let lines: Vec<&str> = found.iter().map(String::as_str).collect();
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        return;
    }
    let text = std::fs::read_to_string(&path).unwrap();
    let gone: Vec<&str> = text.lines().filter(|line| !found.contains(*line)).collect();
    assert!(
        !text.trim().is_empty(),
        "tests/contract/{name}.txt is empty"
    );
    assert!(
        gone.is_empty(),
        "no longer there, though tests/contract/{name}.txt promises them: {gone:#?}"
    );
}
