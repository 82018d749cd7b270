//! `brokers init`: a site of one's own in a new folder.

use std::path::Path;
use std::process::Command;

use crate::harness::{Ran, Site, files, repository};
use crate::server::Server;

/// `brokers init …`, away from any site.
fn init(arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brokers"));
    Ran::from(command.arg("init").args(arguments).output().unwrap())
}

fn of(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A site in an empty folder.
fn begun(arguments: &[&str]) -> Site {
    let site = Site::nothing();
    let folder = site.path("");
    init(&[&[of(&folder)], arguments].concat()).ok();
    site
}

/// The problems that `check` finds, notes apart.
fn problems(site: &Site) -> Vec<String> {
    let json = site.check();
    let found = json["problems"].as_array().unwrap().iter();
    found
        .filter(|one| one["severity"] != "note")
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_new_site_has_nothing_wrong_and_is_served() {
    let site = begun(&["--gemeente", "kerkrade"]);
    assert_eq!(problems(&site), ["example-address", "no-recipients"]);
    let town = site.read("content/gemeenten/kerkrade/_index.md");
    for line in [
        "name = \"Kerkrade\"",
        "cbs = \"GM0928\"",
        "provincie = \"Limburg\"",
        "deelname = \"actief\"",
    ] {
        assert!(town.lines().any(|one| one == line), "no {line} in {town}");
    }
    assert!(!site.path("themes").exists() && !site.path("theme").exists());
    let server = Server::start(&site);
    let page = server.get("/");
    assert!(page.is_page() && page.body.contains("Social Brokers Kerkrade"));
    for address in [
        "/kerkrade/vraag/",
        "/hulp-nu/",
        "/privacy/",
        "/toegankelijkheid/",
    ] {
        assert_eq!(server.get(address).status, 200, "{address}");
    }
}

/// No sentence of an example is on the site, and no mark of the template is anywhere.
#[test]
fn examples_are_drafts_of_every_type() {
    let site = begun(&["--gemeente", "Zaanstad"]);
    site.run(&["build"]).ok();
    for (path, bytes) in files(&site.path("dist")) {
        let text = String::from_utf8_lossy(&bytes);
        for mark in ["Voorbeeld:", "Gooi dit bestand weg"] {
            assert!(!text.contains(mark), "{mark} in {path}");
        }
    }
    let mut examples = 0;
    for (path, bytes) in files(&site.path("")) {
        let text = String::from_utf8_lossy(&bytes);
        for mark in [
            "%NAME%", "%TITLE%", "%SLUG%", "%TODAY%", "%DATE%", "%YEAR%", "%CBS%",
        ] {
            assert!(!text.contains(mark), "{mark} in {path}");
        }
        if path.starts_with("content") && path.ends_with("voorbeeld.md") {
            examples += 1;
            assert!(text.contains("\ndraft = true\n"), "{path}");
            assert!(text.contains("title = \"Voorbeeld: "), "{path}");
        }
    }
    assert_eq!(examples, 9);
    let ran = site.run(&["check", "--drafts", "--format", "json"]).ok();
    let found = ran.json()["problems"].as_array().unwrap().clone();
    let errors = found.iter().filter(|one| one["severity"] == "error");
    assert_eq!(errors.count(), 0, "{found:?}");
}

#[test]
fn a_new_site_goes_online_when_it_says_whose_it_is_and_where_it_is() {
    let site = begun(&["--gemeente", "kerkrade"]);
    let target = site.path("www");
    let url = format!("file://{}", target.display());
    let ran = site.run(&["publish", &url]);
    assert!(
        ran.err
            .contains("Nergens staat wie er achter deze site zit"),
        "{}",
        ran.err
    );
    let settings = site.read("content/site.toml");
    let sender = "[afzender]\norganisatie = \"O\"\nadres = \"A\"\nemail = \"a@b.nl\"\n";
    let with_sender = settings.replacen("[[helplines]]", &format!("{sender}\n[[helplines]]"), 1);
    site.write("content/site.toml", with_sender);
    let ran = site.run(&["publish", &url]);
    assert!(
        ran.err.contains("bestaat alleen in voorbeelden"),
        "{}",
        ran.err
    );
    assert!(!target.exists());
    site.run(&["publish", &url, "--base-url", "https://kerkrade.test"])
        .ok();
    assert!(target.join("kerkrade/index.html").is_file());
}

/// Danger is noticed without a list in the settings, as soon as there is somebody to send it to.
#[test]
fn a_new_site_knows_the_words_of_danger() {
    let site = begun(&[]);
    assert!(
        !site
            .read("content/site.toml")
            .lines()
            .any(|line| line == "[signals]")
    );
    site.run(&["build"]).ok();
    let facts = site.read("dist/function/site.json");
    assert!(facts.contains("zelfmoord"), "no word of danger");
}

#[test]
fn the_demonstration_is_the_content_of_this_repository() {
    let site = begun(&["--demo"]);
    let own = |root: &Path| {
        let mut all = files(&root.join("content"));
        // What the system or an editor leaves is no part of it.
        all.retain(|(path, _)| !path.split('/').any(|part| part.starts_with('.')));
        all
    };
    assert!(own(&site.path("")) == own(&repository()));
    assert!(problems(&site).iter().all(|code| code == "no-recipients"));
}

#[test]
fn every_municipality_can_be_chosen_by_its_name_as_people_write_it() {
    for (name, slug, code) in [
        ("den haag", "den-haag", "GM0518"),
        ("Den Bosch", "den-bosch", "GM0796"),
        ("'s-Hertogenbosch", "s-hertogenbosch", "GM0796"),
        ("sudwest-fryslan", "sudwest-fryslan", "GM1900"),
        ("Bergen (L.)", "bergen-l", "GM0893"),
    ] {
        let site = begun(&["--gemeente", name]);
        let town = site.read(&format!("content/gemeenten/{slug}/_index.md"));
        assert!(town.contains(code), "{name}: {town}");
        assert_eq!(
            problems(&site),
            ["example-address", "no-recipients"],
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_changes_nothing() {
    let place = Site::nothing()
        .with("vol/brief.txt", "x")
        .with("vol/.verborgen", "x");
    let (full, new) = (place.path("vol"), place.path("nieuw/diep"));
    let (full, new) = (of(&full), of(&new));
    let file = place.path("vol/brief.txt");
    for (arguments, said) in [
        (
            &[full][..],
            "is niet leeg: daar vind ik .verborgen, brief.txt",
        ),
        (&[of(&file)], "is een bestand"),
        (&[new, "--gemeente", "Kerkrada"], "Bedoelde je “Kerkrade”?"),
        (
            &[new, "--gemeente", "Bergen"],
            "Kies er een: Bergen (L.), Bergen (NH.)",
        ),
        (&[new, "--gemeente", "Qqqq"], "zoals de gemeente zelf heet"),
        (&["/proc/nergens"], "/proc/"),
    ] {
        let ran = init(arguments);
        assert_eq!(ran.status, 1, "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    let left: Vec<_> = files(&place.path(""))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(left, ["vol/.verborgen", "vol/brief.txt"]);
    assert!(!place.path("nieuw").exists());
    assert_eq!(init(&[new, "--demo", "--gemeente", "Kerkrade"]).status, 2);
}

/// A folder in which git was started already is the usual way to begin.
#[test]
fn an_empty_repository_becomes_a_site() {
    let site = Site::nothing().with(".git/HEAD", "ref: refs/heads/main\n");
    init(&[of(&site.path(""))]).ok();
    assert!(site.path("content/site.toml").is_file() && site.path(".gitignore").is_file());
    assert_eq!(site.read(".git/HEAD"), "ref: refs/heads/main\n");
}

/// Each host reads its own files only, so those of all may be there; whoever knows where it will be gets one.
#[test]
fn workflow_files_are_where_their_host_looks() {
    let named = |site: &Site| -> Vec<String> {
        let all = files(&site.path("")).into_iter().map(|(path, _)| path);
        let is_workflow = |path: &String| path.contains("workflows/") || path.contains("gitlab");
        all.filter(is_workflow).collect()
    };
    let (forgejo, github) = (
        [
            ".forgejo/workflows/collect.yml",
            ".forgejo/workflows/propose.yml",
            ".forgejo/workflows/site.yml",
        ],
        [
            ".github/workflows/collect.yml",
            ".github/workflows/propose.yml",
            ".github/workflows/site.yml",
        ],
    );
    let gitlab = [".gitlab-ci.yml"];
    let all = [&forgejo[..], &github, &gitlab].concat();
    assert_eq!(named(&begun(&[])), all);
    for (forge, expected) in [
        ("forgejo", &forgejo[..]),
        ("github", &github),
        ("gitlab", &gitlab),
        ("none", &[]),
    ] {
        assert_eq!(named(&begun(&["--forge", forge])), expected, "{forge}");
    }
    let read = begun(&["--forge", "gitlab"]).read(".gitlab-ci.yml");
    let source = std::fs::read_to_string(repository().join("generator/workflows/gitlab.yml"));
    assert_eq!(read, source.unwrap());
    assert_eq!(init(&["x", "--forge", "sourceforge"]).status, 2);
}
