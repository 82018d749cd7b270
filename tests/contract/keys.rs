//! The keys of front matter, `site.toml` and forms: what `check` names as known when it meets one that is not.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::Site;
use crate::list::assert_kept;

/// Files with a key that does not exist, at the top and in each group.
const STRANGE: &[(&str, &str)] = &[
    ("content/_index.md", "+++\nzzz = 1\n+++\n"),
    (
        "content/tips/zzz.md",
        "+++\nzzz = 1\nimage = { zzz = 1 }\n+++\n",
    ),
    ("content/tips/_index.md", "+++\nzzz = 1\n+++\n"),
    (
        "content/verhalen/zzz.md",
        "+++\nzzz = 1\nbroker = { zzz = 1 }\nvideo = { zzz = 1 }\n+++\n",
    ),
    ("content/vragen/zzz.md", "+++\nzzz = 1\n+++\n"),
    (
        "content/praktijk/zzz.md",
        "+++\nzzz = 1\nbron = { zzz = 1 }\ncontact = { zzz = 1 }\n+++\n",
    ),
    ("content/onderwerpen/zzz.md", "+++\nzzz = 1\n+++\n"),
    ("content/factoren/zzz.md", "+++\nzzz = 1\n+++\n"),
    ("content/mensen/zzz.md", "+++\nzzz = 1\n+++\n"),
    ("content/paginas/zzz.md", "+++\nzzz = 1\n+++\n"),
    (
        "content/gemeenten/gouda/_index.md",
        "+++\nzzz = 1\ncontact = { zzz = 1 }\ntokens = { zzz = 1 }\nhotspots = [{ zzz = 1 }]\nagenda = [{ zzz = 1 }]\nambassadeurs = [{ zzz = 1 }]\n+++\n",
    ),
    (
        "content/formulieren/zzz.toml",
        "zzz = 1\n[[fields]]\nzzz = 1\noptions = [{ zzz = 1 }]\n[[fields]]\ntype = \"quiz\"\nquestions = [{ zzz = 1 }]\n",
    ),
];

/// Each key with the kind of file and the group it belongs to, from the problems of one run.
fn known(json: &Value, found: &mut BTreeSet<String>) {
    for problem in json["problems"].as_array().unwrap() {
        if problem["code"] != "unknown-key" || problem["details"]["key"] != "zzz" {
            continue;
        }
        let details = &problem["details"];
        let kind = details["kind"].as_str().unwrap();
        let group = details["inside"]
            .as_str()
            .map(|inside| format!(" {inside}"))
            .unwrap_or_default();
        for key in details["known"].as_str().unwrap().split(", ") {
            found.insert(format!("{kind}{group}: {key}"));
        }
    }
}

#[test]
fn keys_stay() {
    let site = Site::small();
    for (path, text) in STRANGE {
        site.write(path, text);
    }
    let mut found = BTreeSet::new();
    known(&site.check(), &mut found);
    let site = Site::small();
    let settings = site.read("content/site.toml");
    let strange = settings
        .replace("[[helplines]]", "[[helplines]]\nzzz = 1")
        .replace("[afzender]", "[afzender]\nzzz = 1");
    site.write(
        "content/site.toml",
        format!(
            "zzz = 1\n{strange}\n[beheer]\nzzz = 1\n[site]\nzzz = 1\n[host]\nzzz = 1\nrepository = \"/x\"\n[[teams]]\nzzz = 1\nid = \"x\"\nname = \"X\"\nrecipients = []\n"
        ),
    );
    known(&site.check(), &mut found);
    assert_kept("keys", &found);
}
