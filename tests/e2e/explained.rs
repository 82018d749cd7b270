//! What an editor is told about mistakes in forms and settings, and that one
//! mistake is one message.

use crate::check::codes;
use crate::harness::Site;

const FORM: &str = "content/formulieren/vraag.toml";

/// What is said of one file, as `code line:column`, and in words. Nothing is said
/// of others.
pub(crate) fn said_of(site: &Site, path: &str) -> (Vec<String>, String) {
    let json = site.check();
    let problems = json["problems"].as_array().unwrap();
    let codes = problems.iter().map(|one| {
        assert_eq!(one["file"], path, "{one:#}");
        let code = one["code"].as_str().unwrap();
        format!("{code} {}:{}", one["line"], one["column"])
    });
    let words = problems.iter().map(|one| {
        let words = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        format!("{}\n{}\n", words("message"), words("help"))
    });
    (codes.collect(), words.collect())
}

/// Whatever type the keys have, in every kind of table.
#[test]
fn all_keys_that_a_group_lacks_are_said_at_once() {
    for (front, expected) in [
        ("agenda = [{}]", "agenda.date agenda.title agenda.place"),
        ("[[agenda]]\ntitel = \"x\"", "agenda.date agenda.place"),
        (
            "hotspots = [{ name = \"x\" }, {}]",
            "hotspots.kind hotspots.name hotspots.kind",
        ),
        ("[image]", "image.src image.alt"),
        ("contact = {}", ""),
    ] {
        let path = "content/gemeenten/kerkrade/_index.md";
        let text = Site::small().read(path);
        let start = text.rfind("\n+++").unwrap();
        let (before, after) = text.split_at(start);
        let site = Site::small().with(path, format!("{before}\n{front}{after}"));
        let json = site.check();
        let missing: Vec<&str> = json["problems"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["code"] == "missing-key")
            .map(|one| one["details"]["key"].as_str().unwrap())
            .collect();
        assert_eq!(missing.join(" "), expected, "{front}");
    }
}

#[test]
fn a_form_says_all_its_mistakes_and_its_pages_none() {
    let site = Site::small();
    let text = site.read(FORM);
    let broken = text
        .replace("kind = \"question\"", "kind = \"vraag\"")
        .replace("retention_days = 180", "retention_days = tien")
        .replace("max = 3", "max = \"3\"");
    site.write(FORM, broken);
    // Three pages have this form; that it cannot be read is said once.
    assert_eq!(
        said_of(&site, FORM).0,
        ["unknown-choice 2:8", "toml-syntax 4:18", "wrong-type 24:7"]
    );
    site.write("content/formulieren/nog-een.toml", &text);
    assert!(
        codes(&site).is_empty() || codes(&site)[0].contains("vraag.toml"),
        "{:?}",
        codes(&site)
    );
    site.write(FORM, &text);
    assert_eq!(
        codes(&site),
        ["bad-form content/formulieren/vraag.toml:1:1"]
    );
}
