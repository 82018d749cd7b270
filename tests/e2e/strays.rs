//! Files that are no page, form or list because of their name or place, and
//! files that nothing uses: each is named, or is none of the site's business.

use crate::check::codes;
use crate::harness::Site;

const TIP: &str = "content/tips/luisteren.md";

#[test]
fn a_link_to_a_page_with_another_ending_is_not_wrong_as_well() {
    let site = Site::small();
    let tip = site.read("content/tips/luisteren.md");
    site.remove("content/tips/luisteren.md");
    site.write("content/tips/luisteren.MD", tip);
    assert_eq!(
        codes(&site),
        ["wrong-ending content/tips/luisteren.MD:null:null"]
    );
}

#[test]
fn settings_with_another_ending_are_not_missing() {
    let site = Site::small();
    let settings = site.read("content/site.toml");
    site.remove("content/site.toml");
    site.write("content/site.toml.txt", settings);
    assert_eq!(
        codes(&site),
        ["wrong-ending content/site.toml.txt:null:null"]
    );
}

#[test]
fn a_folder_with_another_name_does_not_make_links_into_it_wrong_as_well() {
    let site = Site::small();
    std::fs::rename(site.path("content/tips"), site.path("content/tip")).unwrap();
    let found = codes(&site);
    assert_eq!(found, ["unknown-folder content/tip/luisteren.md:1:1"]);
}

#[test]
fn what_a_file_begins_with_decides_what_is_advised() {
    let good = Site::small().read(TIP);
    for (text, help) in [
        (
            good.replacen("+++\n", "", 1).into_bytes(),
            "Zet +++ op een eigen regel boven deze.",
        ),
        (good.replacen("+++", "++", 1).into_bytes(), "Schrijf +++"),
        (
            format!("\n{good}").into_bytes(),
            "Ook een lege regel mag er niet boven staan.",
        ),
        (
            format!("# Kop\n\n{good}").into_bytes(),
            "zet het onder de tweede regel met +++",
        ),
        (b"PK\x03\x04\xff".to_vec(), "een document van Word"),
        (b"\xff\xfe+\0".to_vec(), "kies onderaan UTF-8"),
        (
            b"+++\ntitle = \"\xc9\xe9n\"\n+++\n".to_vec(),
            "kies onderaan UTF-8",
        ),
    ] {
        let site = Site::small().with(TIP, &text);
        assert_eq!(
            codes(&site)
                .iter()
                .filter(|code| code.contains(TIP))
                .count(),
            1
        );
        let said = site.said();
        assert!(said.contains(help), "{help} in {said}");
    }
}

#[test]
fn what_programs_leave_beside_files_is_ignored_and_not_published() {
    let site = Site::small();
    for name in [
        ".DS_Store",
        "._luisteren.md",
        ".luisteren.md.swp",
        "luisteren.md~",
        "luisteren.md.bak",
        "#luisteren.md#",
        "~$brief.docx",
        "Thumbs.db",
        "desktop.ini",
    ] {
        site.write(&format!("content/tips/{name}"), b"\xff\x00".as_slice());
    }
    assert_eq!(codes(&site), [""; 0]);
    site.run(&["build"]).ok();
    let mut names: Vec<_> = std::fs::read_dir(site.path("dist/site/tips"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["index.html", "luisteren"]);
}

#[test]
fn a_file_that_nothing_leads_to_is_a_warning() {
    let tip = Site::small().read("content/tips/luisteren.md");
    let site = Site::small()
        .with("content/tips/brief.docx", "x")
        .with("content/tips/pagina.txt", "x")
        .with("content/tips/een brief.pdf", "x")
        .with("content/tips/kaart.svg", "<svg/>")
        .with("content/zonder", "x")
        .with("content/formulieren/v.json", "{}")
        .with("content/data/lijst.xlsx", "x")
        .with("content/data/README", "x")
        // Those are all used, in every way that there is.
        .with("content/tips/a.pdf", "x")
        .with("content/tips/één & b's.pdf", "x")
        .with("content/los.pdf", "x")
        .with(
            "content/tips/luisteren.md",
            format!("{tip}\n[a](a.pdf#page=2) [b](<één & b's.pdf>) [c](/los.pdf)\n"),
        );
    assert_eq!(
        codes(&site),
        [
            "unknown-data content/data/lijst.xlsx:null:null",
            "unused-file content/formulieren/v.json:null:null",
            "unused-file content/tips/brief.docx:null:null",
            "unused-file content/tips/een brief.pdf:null:null",
            "unused-image content/tips/kaart.svg:null:null",
            "unused-file content/tips/pagina.txt:null:null",
            "unused-file content/zonder:null:null",
        ]
    );
    let said = site.said();
    for words in [
        "content/tips/brief.docx staat op de site (op /tips/brief.docx), maar niets leidt ernaartoe",
        "in pagina.md, met de gegevens bovenaan tussen +++",
        "Link ernaar met [woorden](<een brief.pdf>), of haal het weg",
        "Een formulier is een bestand dat eindigt op .toml",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn what_only_a_draft_uses_is_said_to_be_on_the_site_already() {
    let draft = "+++\ntitle = \"D\"\ndescription = \"D\"\ndraft = true\nvoor = [\"jongere\"]\n+++\n\n\
                 ![kaart](mijn%20kaart.svg) [brief](brief.pdf) [los](@/paginas/los.md)\n";
    let page = "+++\ntitle = \"L\"\ndescription = \"L\"\n+++\n\nTekst.\n";
    let site = Site::small()
        .with("content/tips/mijn kaart.svg", "<svg/>")
        .with("content/tips/brief.pdf", "x")
        .with("content/paginas/los.md", page)
        .with("content/tips/concept.md", draft);
    let json = site.check();
    let found: Vec<_> = json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one["severity"], one["code"], one["details"]["draft"]
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "\"note\" \"unused-file\" \"content/tips/concept.md\"",
            "\"note\" \"unused-image\" \"content/tips/concept.md\"",
        ]
    );
    let said = site.said();
    assert!(
        said.contains("alleen content/tips/concept.md gebruikt het"),
        "{said}"
    );
    let with_drafts = site.run(&["check", "--drafts"]).ok().err;
    assert!(!with_drafts.contains("kaart.svg"), "{with_drafts}");
}

/// As other editors write the name of a file with a space in it.
#[test]
fn a_picture_is_found_by_every_spelling_of_its_name() {
    let tip = Site::small().read("content/tips/luisteren.md");
    let text = "![een kat](<mijn kat.svg>) ![een kat](mijn%20kat.svg) ![een kat](./mijn%20kat.svg) [kat](./mijn%20kat.svg)";
    let site = Site::small()
        .with("content/tips/mijn kat.svg", "<svg/>")
        .with("content/tips/luisteren.md", format!("{tip}\n{text}\n"));
    assert_eq!(codes(&site), [""; 0]);
    site.run(&["build"]).ok();
    let page = site.read("dist/site/tips/luisteren/index.html");
    assert_eq!(
        page.matches("src=\"/tips/mijn%20kat.svg\"").count(),
        3,
        "{page}"
    );
}

#[test]
fn the_home_page_can_have_a_picture_beside_it() {
    let site = Site::small();
    let home = site.read("content/_index.md");
    site.write(
        "content/kaart.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>",
    );
    site.write(
        "content/_index.md",
        format!("{home}\n![een kaart](kaart.svg)\n"),
    );
    assert_eq!(codes(&site), [""; 0]);
    site.run(&["build"]).ok();
    assert!(
        site.read("dist/site/index.html")
            .contains("src=\"/kaart.svg\"")
    );
}
