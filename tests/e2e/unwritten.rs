//! What is still the text that a new file began with is pointed at.

use crate::harness::Site;

/// What `check` says of a file, with the place of each.
fn said_of(site: &Site, path: &str) -> Vec<String> {
    let json = site.check();
    let problems = json["problems"].as_array().unwrap().iter();
    let of_file = problems.filter(|one| one["file"] == path);
    of_file
        .map(|one| {
            let code = one["code"].as_str().unwrap();
            format!("{code} {}:{}", one["line"], one["column"])
        })
        .collect()
}

/// A story that is on the site, with this front matter and body.
fn story(more: &str, body: &str) -> String {
    format!("+++\ntitle = \"T\"\ndate = 2026-03-14\n{more}+++\n\n{body}")
}

#[test]
fn every_new_file_that_is_published_as_it_is_is_pointed_at() {
    let site = Site::small();
    for kind in [
        "verhaal",
        "tip",
        "vraag",
        "onderwerp",
        "factor",
        "persoon",
        "pagina",
    ] {
        let path = site.run(&["new", kind, "Een begin"]).ok().out;
        let path = path.trim().rsplit(' ').next().unwrap().to_owned();
        site.write(
            &path,
            site.read(&path).replace("draft = true", "draft = false"),
        );
        let found = said_of(&site, &path);
        let texts = found
            .iter()
            .filter(|one| one.starts_with("template-text "))
            .count();
        let expected = match kind {
            "vraag" | "verhaal" | "persoon" => 3,
            _ => 2,
        };
        assert_eq!(texts, expected, "{kind}: {found:?}");
    }
}

#[test]
fn the_place_is_that_of_the_text() {
    let path = "content/verhalen/t.md";
    let begin = "Begin met een moment: waar was het, wat gebeurde er?";
    let front = "description = \"Eén zin over deze pagina.\"\nimage = { src = \"f.jpg\", alt = \"Wat er te zien is\" }\n";
    let text = story(front, &format!("Een zin.\n\n{begin} En toen.\n"));
    let site = Site::small().with(path, text).with(
        "content/verhalen/f.jpg",
        include_bytes!("../../themes/basis/screenshots/home-light.webp"),
    );
    let found = said_of(&site, path);
    for expected in [
        "template-text 4:16",
        "template-text 5:33",
        "template-text 10:1",
    ] {
        assert!(
            found.iter().any(|one| one == expected),
            "{expected}: {found:?}"
        );
    }
}

#[test]
fn what_somebody_wrote_is_left_alone() {
    let path = "content/verhalen/t.md";
    let front = "# Eén zin over deze pagina, zoals \"Eén zin over deze pagina.\"\ndescription = \"Een trainer.\"\n";
    let site = Site::small().with(path, story(front, "Het antwoord. Waar gaat dit over?\n"));
    let found = said_of(&site, path);
    assert!(
        found.iter().all(|one| !one.starts_with("template-text")),
        "{found:?}"
    );
}

#[test]
fn a_translation_that_is_not_translated_is_pointed_at() {
    let site = Site::small();
    let settings = site.read("content/site.toml");
    let settings = settings.replace("languages = [\"nl\"]", "languages = [\"nl\", \"en\"]");
    site.write("content/site.toml", settings);
    let front = "description = \"D.\"\n";
    site.write(
        "content/verhalen/t.md",
        story(front, "Een trainer zag het.\n"),
    );
    let path = "content/verhalen/t.en.md";
    site.write(path, story(front, "Een trainer zag het.\n"));
    let found = said_of(&site, path);
    assert!(
        found.iter().any(|one| one.starts_with("untranslated ")),
        "{found:?}"
    );
    site.write(path, story(front, "A trainer saw it.\n"));
    let found = said_of(&site, path);
    assert!(
        found.iter().all(|one| !one.starts_with("untranslated ")),
        "{found:?}"
    );
}

#[test]
fn nothing_that_is_there_to_be_replaced_goes_online() {
    let site = Site::small();
    site.run(&["new", "tip", "Een begin"]).ok();
    let path = "content/tips/een-begin.md";
    let url = format!("file://{}", site.path("www").display());
    // A draft is no part of what is published.
    site.run(&["publish", &url]).ok();
    let text = site.read(path);
    site.write(path, text.replace("draft = true\n", ""));
    let ran = site.run(&["publish", &url]);
    assert_eq!(ran.status, 1);
    for said in [
        "fout: hier staat nog de voorbeeldtekst",
        "2 fouten gevonden",
        "content/tips/een-begin.md:5:",
    ] {
        assert!(ran.err.contains(said), "no {said} in {}", ran.err);
    }
    assert!(!site.path("www/tips/een-begin").exists());
}
