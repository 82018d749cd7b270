//! `brokers publish` to a folder.

use std::path::Path;

use crate::harness::{Site, files};

pub(crate) const STATE: &str = ".brokers-publish.json";

fn url(folder: &Path) -> String {
    format!("file://{}", folder.display())
}

/// What visitors find in a folder: all but what `publish` itself keeps there.
fn visible(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder)
        .into_iter()
        .filter(|(path, _)| !path.starts_with(".brokers-publish"))
        .collect()
}

#[test]
fn a_folder_becomes_the_site_and_only_changes_are_sent() {
    let site = Site::small().with("content/verhalen/ver, over.svg", "<svg/>");
    let target = tempfile::tempdir().unwrap();
    let url = url(&target.path().join("www"));
    let www = target.path().join("www");
    site.run(&["build"]).ok();
    let looked = site.run(&["publish", &url, "--dry-run"]).ok();
    assert!(
        looked.out.contains("nieuw     tips/luisteren/index.html"),
        "{}",
        looked.out
    );
    assert!(!www.exists(), "looking makes no folder");
    let first = site.run(&["publish", &url]).ok();
    assert!(visible(&www) == files(&site.path("dist/site")));
    assert!(first.out.contains("0 weggehaald"), "{}", first.out);

    let again = site.run(&["publish", &url]).ok();
    assert!(
        again.out.starts_with("Alles staat al goed"),
        "{}",
        again.out
    );
    assert_eq!(again.err, "", "a pipe gets no progress");

    std::fs::remove_file(www.join("tips/luisteren/index.html")).unwrap();
    site.run(&["publish", &url]).ok();
    assert!(
        visible(&www) == files(&site.path("dist/site")),
        "what somebody removed is back"
    );

    site.remove("content/tips/luisteren.md");
    site.write(
        "content/verhalen/de-trainer.md",
        "+++\ntitle = \"Nu anders\"\ndate = 2026-01-01\ndescription = \"A\"\n+++\n\nAnders.\n",
    );
    std::fs::write(www.join("van-iemand-anders.txt"), "blijft").unwrap();
    let listed = site.run(&["publish", &url, "--dry-run"]).ok();
    assert!(
        listed
            .out
            .contains("anders    verhalen/de-trainer/index.html")
    );
    assert!(listed.out.contains("weg       tips/luisteren/index.html"));
    assert!(!listed.out.contains("onderwerpen/gevoel/icon"));
    assert!(
        www.join("tips/luisteren/index.html").is_file(),
        "only listed"
    );

    site.run(&["publish", &url]).ok();
    site.run(&["build"]).ok();
    let mut expected = files(&site.path("dist/site"));
    expected.push(("van-iemand-anders.txt".to_owned(), b"blijft".to_vec()));
    expected.sort();
    let mut found = visible(&www);
    found.sort();
    assert!(found == expected);
    assert!(
        !www.join("tips/luisteren").exists(),
        "no empty folder is left"
    );
}

#[test]
fn a_site_with_errors_is_not_published() {
    let site = Site::small().with("content/tips/luisteren.md", "+++\ntitle = 5\n+++\n");
    let target = tempfile::tempdir().unwrap();
    let ran = site.run(&["publish", &url(target.path())]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("luisteren.md"), "{}", ran.err);
    assert_eq!(files(target.path()), []);
}

#[test]
fn what_an_interrupted_run_left_unsure_is_sent_again() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let url = url(target.path());
    site.run(&["publish", &url]).ok();
    // As after a broken connection: the page was about to change, and did.
    let path = target.path().join(STATE);
    let mut state: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    state["files"]["index.html"] = serde_json::Value::Null;
    state["files"]["verdwaald.html"] = serde_json::Value::Null;
    std::fs::write(&path, state.to_string()).unwrap();
    std::fs::write(target.path().join("index.html"), "half").unwrap();
    let ran = site.run(&["publish", &url]).ok();
    assert!(
        ran.out.contains("1 bestand verstuurd, 1 weggehaald"),
        "{}",
        ran.out
    );
    site.run(&["build"]).ok();
    assert!(visible(target.path()) == files(&site.path("dist/site")));
}

#[test]
fn compressed_files_stand_beside_the_others() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    site.run(&["publish", &url(target.path()), "--compress"])
        .ok();
    site.run(&["build", "--compress"]).ok();
    let built = files(&site.path("dist/site"));
    assert!(built.iter().any(|(path, _)| path == "index.html.br"));
    assert!(built.iter().any(|(path, _)| path == "index.html.gz"));
    assert!(visible(target.path()) == built);
}

#[test]
fn an_address_that_is_none_says_what_to_give() {
    let site = Site::small();
    for (wrong, help) in [
        ("/srv/www", "schrijf dan: file:///srv/www"),
        ("ftp://ergens/", "s3://emmer/map"),
        ("gs://emmer", "s3://emmer/map"),
    ] {
        let ran = site.run(&["publish", wrong]);
        assert_eq!(ran.status, 1, "{wrong}");
        assert!(ran.err.contains(help), "{}", ran.err);
    }
}

#[test]
fn a_folder_somebody_else_is_publishing_to_is_left_alone() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let lock = std::fs::File::create(target.path().join(".brokers-publish.lock")).unwrap();
    lock.lock().unwrap();
    let ran = site.run(&["publish", &url(target.path())]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Iemand anders"), "{}", ran.err);
    assert_eq!(visible(target.path()), []);
    drop(lock);
    site.run(&["publish", &url(target.path())]).ok();
}
