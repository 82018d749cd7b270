//! Commands, arguments, flags and exit statuses.

use std::collections::BTreeSet;

use crate::harness::Site;
use crate::list::assert_kept;

/// Every command below `path`, with its arguments and flags, as its help names them.
fn walk(site: &Site, path: &[&str], found: &mut BTreeSet<String>) {
    let arguments = [&["--lang", "en"], path, &["--help"]].concat();
    let help = site.run(&arguments).ok().out;
    let name = ["brokers"]
        .iter()
        .chain(path)
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    found.insert(name.clone());
    let mut section = "";
    for line in help.lines() {
        if !line.starts_with(' ') && line.ends_with(':') {
            section = line;
            continue;
        }
        // Names are indented less than what is said of them.
        let indent = line.len() - line.trim_start().len();
        if line.trim().is_empty() || indent > 6 {
            continue;
        }
        let mut words = line.split_whitespace();
        match section {
            "Commands:" => {
                let command = words.next().unwrap();
                if command != "help" && indent == 2 {
                    let below: Vec<&str> = path.iter().copied().chain([command]).collect();
                    walk(site, &below, found);
                }
            }
            "Arguments:" => {
                found.insert(format!("{name} {}", words.next().unwrap()));
            }
            "Options:" => {
                if let Some(at) = line.find("--") {
                    let flag = line[at..].split("  ").next().unwrap().trim();
                    found.insert(format!("{name} {flag}"));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn commands_and_flags_stay() {
    let mut found = BTreeSet::new();
    walk(&Site::small(), &[], &mut found);
    assert_kept("commands", &found);
}

#[test]
fn exit_statuses_stay() {
    let site = Site::small();
    let broken = Site::small().with("content/tips/x.md", "no front matter");
    for (site, arguments, status) in [
        (&site, &["check"][..], 0),
        (&site, &["check", "--format", "json"], 0),
        (&site, &["build"], 0),
        (&broken, &["check"], 1),
        (&broken, &["check", "--format", "json"], 1),
        (&broken, &["build"], 1),
        (&broken, &["publish", "file:///nowhere"], 1),
        (&site, &["nothing"], 2),
        (&site, &["check", "--nothing"], 2),
        (&site, &["build", "--base-url"], 2),
        (&site, &["new", "verhaal"], 2),
        (&site, &["--help"], 0),
        (&site, &["--version"], 0),
    ] {
        let ran = site.run(arguments);
        assert_eq!(ran.status, status, "{arguments:?}: {}{}", ran.out, ran.err);
    }
}
