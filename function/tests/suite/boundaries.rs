//! Promises that are crate boundaries: what a crate does not depend on, it cannot do.

use std::collections::BTreeSet;
use std::process::Command;

/// Every crate that `package` is linked with, itself left out.
fn linked(package: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", package, "--edges", "normal"])
        .args(["--prefix", "none", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let names: BTreeSet<String> = String::from_utf8(tree.stdout)
        .unwrap()
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert!(names.contains(package), "{names:?}");
    names.into_iter().filter(|name| name != package).collect()
}

/// The crates that `package` names itself.
fn named(package: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", package, "--edges", "normal"])
        .args(["--depth", "1", "--prefix", "none", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = String::from_utf8(tree.stdout).unwrap();
    let names = text.lines().skip(1);
    names
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_intake_cannot_open_what_it_takes() {
    for package in ["intake", "function"] {
        let linked = linked(package);
        for forbidden in ["unsealing", "people", "desk", "generator"] {
            assert!(
                !linked.contains(forbidden),
                "{package} is linked with {forbidden}"
            );
        }
        assert!(linked.contains("sealing"), "{package}: {linked:?}");
    }
    // Opening takes a key of the crate `age`, and the routes have no way to name one.
    for package in ["intake", "web", "store", "pages", "function"] {
        assert!(!named(package).contains("age"), "{package} names age");
    }
}

/// Who takes over the desk has no way to take anything in, and whoever reaches the intake finds no desk there.
#[test]
fn the_hosted_desk_has_no_public_routes() {
    let linked = linked("hosted-desk");
    for forbidden in ["intake", "function", "generator", "aws-sdk-sns"] {
        assert!(!linked.contains(forbidden), "it is linked with {forbidden}");
    }
    assert!(linked.contains("unsealing"), "{linked:?}");
}

#[test]
fn lower_crates_know_nothing_of_what_is_above() {
    for (package, forbidden) in [
        ("forms", ["axum", "store"]),
        ("signals", ["axum", "forms"]),
        ("sealing", ["axum", "unsealing"]),
        ("store", ["axum", "unsealing"]),
        ("pages", ["store", "unsealing"]),
    ] {
        let linked = linked(package);
        for name in forbidden {
            assert!(!linked.contains(name), "{package} is linked with {name}");
        }
    }
}

/// `brokers` is not linked with code that only the function on AWS needs.
#[test]
fn the_tool_brings_no_lambda_and_no_sns_along() {
    let linked = linked("generator");
    for name in [
        "lambda_http",
        "lambda_runtime",
        "aws-sdk-sns",
        "function",
        "hosting",
        "hosted-desk",
    ] {
        assert!(!linked.contains(name), "generator is linked with {name}");
    }
    // Only crates that hold keys depend on `unsealing`.
    for package in [
        "intake",
        "store",
        "pages",
        "web",
        "notifications",
        "settings",
        "hosting",
        "hosted-desk",
    ] {
        assert!(
            !named(package).contains("unsealing"),
            "{package} names unsealing"
        );
    }
}
