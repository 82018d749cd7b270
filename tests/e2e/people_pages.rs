//! Pages of people whom one can meet.

use crate::harness::Site;

const PERSON: &str = "+++\ntitle = \"Noor\"\ndescription = \"Je vindt Noor in het buurthuis.\"\n\
    rol = \"jongerenwerker\"\ngemeente = \"kerkrade\"\nbereikbaar = \"dinsdag in het buurthuis\"\n";
const TEXT: &str = "+++\n\nMet Noor kun je over school praten.\n";

fn with(keys: &str) -> Site {
    let site = Site::small();
    site.write("content/mensen/noor.md", format!("{PERSON}{keys}{TEXT}"));
    site
}

#[test]
fn a_person_has_a_page_a_list_and_a_place_in_the_municipality() {
    let site = with("");
    site.run(&["build"]).ok();
    let page = site.read("dist/site/mensen/noor/index.html");
    for text in [
        "<h1 class=\"page-title\">Noor</h1>",
        "jongerenwerker",
        "dinsdag in het buurthuis",
        "\"@type\":\"ProfilePage\"",
        "\"mainEntity\":{\"@type\":\"Person\",\"name\":\"Noor\",\"jobTitle\":\"jongerenwerker\"}",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    for list in ["mensen", "kerkrade"] {
        let list = site.read(&format!("dist/site/{list}/index.html"));
        assert!(list.contains("href=\"/mensen/noor/\""), "{list}");
    }
}

#[test]
fn without_people_there_is_no_list_of_them() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(site.path("dist/site/verhalen").exists());
    assert!(!site.path("dist/site/mensen").exists());
}

/// Nobody is told of somebody who does not exist.
#[test]
fn a_person_who_was_made_up_is_nobody() {
    let site = with("voorbeeld = true\n");
    site.run(&["build"]).ok();
    let page = site.read("dist/site/mensen/noor/index.html");
    assert!(page.contains("Deze persoon is bedacht"), "{page}");
    assert!(page.contains("Noor (bedacht voorbeeld)"), "{page}");
    assert!(!page.contains("mainEntity"), "{page}");
}

#[test]
fn a_person_without_a_role_is_pointed_at() {
    let site = Site::small();
    let page = "+++\ntitle = \"Noor\"\ndescription = \"T.\"\nrol = \" \"\n+++\n\nTekst.\n";
    site.write("content/mensen/noor.md", page);
    let text = site.said();
    assert!(text.contains("content/mensen/noor.md:4"), "{text}");
}
