//! Assets that the function refuses.

use forms::facts::SiteFacts;
use pages::assets::Assets;
use unsealing::Identity;

use crate::world::site::{VRAAG, facts, files};

fn refusal(change: impl FnOnce(&mut SiteFacts)) -> String {
    let mut facts = facts(&Identity::generate());
    change(&mut facts);
    Assets::from_files(files(&facts)).unwrap_err().to_string()
}

#[test]
fn a_whole_folder_is_read_from_memory_and_from_disk_alike() {
    let files = files(&facts(&Identity::generate()));
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in &files {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    for assets in [
        Assets::from_files(files).unwrap(),
        Assets::read(dir.path()).unwrap(),
    ] {
        assert_eq!(
            assets.forms.keys().collect::<Vec<_>>(),
            ["aanmelden", "vraag"]
        );
        assert!(assets.shell("nl").is_some() && assets.shell("en").is_some());
    }
}

#[test]
fn without_a_valid_recipient_nothing_starts() {
    assert!(refusal(|f| f.recipients.clear()).contains("`recipients` is empty"));
    assert!(
        refusal(|f| f.recipients.push("age1niets".into()))
            .contains("\"age1niets\" is no public key")
    );
    let secret = Identity::generate().expose_secret().to_string();
    let message = refusal(|f| f.recipients.push(secret.clone()));
    assert!(
        message.contains("a secret key stands among the recipients") && !message.contains(&secret)
    );
}

#[test]
fn missing_facts_say_what_to_do() {
    assert!(refusal(|f| f.helplines.clear()).contains("`helplines` is empty"));
    assert!(refusal(|f| f.languages.clear()).contains("default language"));
    assert!(refusal(|f| f.topics.clear()).contains("`topics` is empty"));
    assert!(refusal(|f| f.topics.push(f.topics[0].clone())).contains("\"gevoel\" twice"));
    assert!(refusal(|f| f.languages.push("en".into())).contains("shells/en.html is missing"));
}

#[test]
fn missing_and_broken_files_are_named() {
    let good = || files(&facts(&Identity::generate()));
    let without = |path: &str| {
        let mut files = good();
        files.remove(path);
        Assets::from_files(files).unwrap_err().to_string()
    };
    assert!(without("site.json").starts_with("site.json is missing"));
    assert!(without("shells/nl.html").starts_with("shells/nl.html is missing"));
    let with = |path: &str, bytes: &[u8]| {
        let mut files = good();
        files.insert(path.into(), bytes.into());
        Assets::from_files(files).unwrap_err().to_string()
    };
    assert!(with("site.json", b"{}").starts_with("site.json: missing field"));
    assert!(with("shells/nl.html", b"<html>").contains("exactly once"));
    assert!(with("formulieren/ander.toml", VRAAG.as_bytes()).contains("its `id` is \"vraag\""));
    assert!(with("formulieren/vraag.toml", b"\xff").contains("not UTF-8"));
    let error = Assets::read(std::path::Path::new("/bestaat/niet"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("/bestaat/niet") && error.contains("brokers build"));
}
