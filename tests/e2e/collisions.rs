//! Two sources of one file: an error that names both, and never one of them in silence.

use serde_json::Value;

use crate::harness::Site;

const TIP: &str = "+++\ntitle = \"T\"\ndescription = \"T\"\ndate = 2026-03-02\nvoor = [\"ouder\"]\n+++\n\nTekst.\n";
const PAGE: &str = "+++\ntitle = \"P\"\ndescription = \"P\"\n+++\n\nTekst.\n";

fn tip_with(aliases: &str) -> String {
    TIP.replace("voor =", &format!("aliases = [{aliases}]\nvoor ="))
}

/// The errors of a site: code, file, line and column, and the other source.
fn errors(site: &Site) -> Vec<String> {
    let json = site.check();
    let problems = json["problems"].as_array().unwrap().iter();
    let errors: Vec<String> = problems
        .filter(|one| one["severity"] == "error")
        .map(|one| {
            let details = &one["details"];
            let place = match &one["line"] {
                Value::Null => String::new(),
                line => format!(":{line}:{}", one["column"]),
            };
            format!(
                "{} {}{place} {} {}",
                one["code"].as_str().unwrap(),
                one["file"].as_str().unwrap(),
                details["how"].as_str().unwrap_or("-"),
                details["other"].as_str().unwrap_or("-"),
            )
        })
        .collect();
    errors
}

#[test]
fn an_old_address_replaces_nothing() {
    for (alias, expected) in [
        ("/index.html", "same content/_index.md"),
        ("/tips/oud/index.html", "same content/tips/oud.md"),
        ("/tips/oud/", "same content/tips/oud.md"),
        ("tips/luisteren", "same content/tips/luisteren.md"),
        ("/tips/Luisteren/", "case content/tips/luisteren.md"),
        (
            "/tips/luisteren/index.html/meer/",
            "folder content/tips/luisteren.md",
        ),
        ("/404.html", "same content/paginas/niet-gevonden.md"),
        ("/robots.txt", "folder /robots.txt"),
        ("/sitemap.xml", "folder /sitemap.xml"),
        ("/atom.xml", "folder /atom.xml"),
        ("/tips/atom.xml", "folder /tips/atom.xml"),
        ("/tips/bijlage.pdf", "folder content/tips/bijlage.pdf"),
        ("/kerkrade/vraag/", "same /kerkrade/vraag/"),
        ("/kerkrade/lijst/", "same /kerkrade/lijst/"),
        ("/_headers", "folder /_headers"),
        ("/beheer/", "same /beheer/"),
        ("/API/forms/", "same /API/forms/"),
    ] {
        let site = Site::small()
            .with("content/paginas/niet-gevonden.md", PAGE)
            .with("content/tips/bijlage.pdf", "%PDF-1.4")
            .with(
                "content/tips/lees.md",
                format!("{TIP}[de bijlage](bijlage.pdf)\n"),
            )
            .with("content/tips/oud.md", tip_with(&format!("\"{alias}\"")));
        let expected = format!("taken-alias content/tips/oud.md:5:12 {expected}");
        assert_eq!(errors(&site), [expected], "{alias}");
    }
}

#[test]
fn what_is_no_address_is_no_old_address() {
    let long = format!("/{}/", "x".repeat(300));
    for alias in ["/?p=12", "/oud/*", "/oud/%2A", "/a//b/", "/", long.as_str()] {
        let site = Site::small().with("content/tips/oud.md", tip_with(&format!("\"{alias}\"")));
        assert_eq!(
            errors(&site),
            ["bad-alias content/tips/oud.md:5:12 - -"],
            "{alias}"
        );
    }
}

#[test]
fn old_addresses_that_are_free_stay_allowed() {
    let aliases = "\"/oud/\", \"/tips/luisteren/diep/\", \"/pagina.php\", \"/map/x.htm\", \"/oude map/één\", \"/oud.html\"";
    let site = Site::small().with("content/tips/nieuw.md", tip_with(aliases));
    assert_eq!(errors(&site), [] as [String; 0]);
    site.run(&["build"]).ok();
    for file in [
        "oud/index.html",
        "tips/luisteren/diep/index.html",
        "pagina.php/index.html",
        "map/x.htm/index.html",
        "oude map/één/index.html",
        "oud.html",
    ] {
        let page = site.read(&format!("dist/site/{file}"));
        assert!(page.contains("/tips/nieuw/"), "{file}: {page}");
    }
}

#[test]
fn two_old_addresses_are_two_in_every_writing() {
    for (one, other, how) in [
        ("/oud/", "/oud", "same"),
        ("/Oud/", "/oud/", "case"),
        ("/caf\u{e9}/", "/cafe\u{301}/", "same"),
        ("/caf%C3%A9/", "/CAFE\u{301}/", "case"),
        ("/oud.html", "/oud.html/meer/", "folder"),
    ] {
        let site = Site::small()
            .with("content/tips/a.md", tip_with(&format!("\"{one}\"")))
            .with("content/tips/b.md", tip_with(&format!("\"{other}\"")));
        let found = errors(&site);
        assert_eq!(found.len(), 1, "{one} {other}: {found:?}");
        // Shown at one of them, with the name of the other.
        let a = format!("taken-alias content/tips/a.md:5:12 {how} content/tips/b.md");
        let b = format!("taken-alias content/tips/b.md:5:12 {how} content/tips/a.md");
        assert!(found[0] == a || found[0] == b, "{one} {other}: {found:?}");
    }
}

#[test]
fn a_file_beside_a_page_replaces_nothing() {
    let bundle = ("content/tips/bundel/index.md", TIP);
    for (file, expected) in [
        (
            "content/tips/bundel/index.html",
            "same content/tips/bundel/index.md",
        ),
        (
            "content/tips/bundel/INDEX.html",
            "case content/tips/bundel/index.md",
        ),
        ("content/robots.txt", "same -"),
        ("content/Robots.txt", "case -"),
        ("content/_headers", "same -"),
        ("content/sitemap.xml", "same -"),
        ("content/404.html", "same content/paginas/niet-gevonden.md"),
        ("content/index.html", "same content/_index.md"),
        ("content/tips/atom.xml", "same -"),
        ("content/tips/luisteren", "folder content/tips/luisteren.md"),
        ("content/assets/x.pdf", "same -"),
        ("content/api/x.pdf", "same -"),
        ("content/Zoekindex/nl/index.json", "same -"),
    ] {
        let site = Site::small()
            .with(bundle.0, bundle.1)
            .with("content/paginas/niet-gevonden.md", PAGE)
            .with(file, "bytes");
        let expected = format!("same-output {file} {expected}");
        assert_eq!(errors(&site), [expected], "{file}");
    }
}

#[test]
fn two_pages_are_two_in_every_writing() {
    for (one, other, expected) in [
        (
            "tips/dubbel.md",
            "tips/dubbel/index.md",
            "same-url content/tips/dubbel.md:1:1 same content/tips/dubbel/index.md",
        ),
        (
            "tips/Dubbel.md",
            "tips/dubbel.md",
            "same-url content/tips/dubbel.md:1:1 case content/tips/Dubbel.md",
        ),
        (
            "tips/één.md",
            "tips/Één.md",
            "same-url content/tips/één.md:1:1 case content/tips/Één.md",
        ),
        (
            "tips/vrij.nl.md",
            "tips/vrij.md",
            "same-url content/tips/vrij.nl.md:1:1 same content/tips/vrij.md",
        ),
    ] {
        let site = Site::small()
            .with(&format!("content/{one}"), TIP)
            .with(&format!("content/{other}"), TIP);
        assert_eq!(errors(&site), [expected], "{one} {other}");
    }
    let site = Site::small()
        .with("content/paginas/index.html.md", PAGE)
        .with("content/paginas/robots.txt/index.md", PAGE);
    assert_eq!(
        errors(&site),
        [
            "same-url content/paginas/index.html.md:1:1 folder content/_index.md",
            "taken-url content/paginas/robots.txt/index.md:1:1 - -",
        ]
    );
}

#[test]
fn names_that_look_the_same_are_one_name() {
    // As a Mac writes it, and as everybody types it.
    let (apart, together) = ("cafe\u{301}", "caf\u{e9}");
    let site = Site::small()
        .with(&format!("content/tips/{apart}.md"), TIP)
        .with(&format!("content/tips/{apart}.pdf"), "%PDF")
        .with(
            "content/tips/link.md",
            format!("{TIP}[a](@/tips/{together}.md) [b](@/tips/{apart}.md) [c]({together}.pdf) [d](/tips/{apart}/) [e](/tips/cafe%CC%81/)\n"),
        );
    assert_eq!(errors(&site), [] as [String; 0]);
    site.run(&["build"]).ok();
    let page = site.read("dist/site/tips/link/index.html");
    assert_eq!(
        page.matches("href=\"/tips/caf%C3%A9/\"").count(),
        2,
        "{page}"
    );
    assert!(page.contains("href=\"/tips/caf%C3%A9.pdf\""), "{page}");
    assert!(
        site.path(&format!("dist/site/tips/{together}/index.html"))
            .is_file()
    );

    let site = Site::small()
        .with(&format!("content/tips/{apart}.md"), TIP)
        .with(&format!("content/tips/{together}.md"), TIP);
    assert_eq!(
        errors(&site),
        [format!(
            "same-name content/tips/{together}.md - content/tips/caf\\u{{e9}}.md"
        )]
    );
}

#[test]
fn a_language_in_capitals_is_said() {
    let site = Site::small()
        .with("content/tips/luisteren.EN.md", TIP)
        .with(
            "content/tips/lees.md",
            format!("{TIP}[naar](@/tips/luisteren.md)\n"),
        );
    let config = site.read("content/site.toml");
    let config: Vec<&str> = config
        .lines()
        .filter(|line| !line.starts_with("languages"))
        .collect();
    let config = config.join("\n") + "\n";
    let languages = "languages = [\"nl\", \"en\"]";
    site.write("content/site.toml", format!("{languages}\n{config}"));
    let json = site.check();
    let found: Vec<&Value> = json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["severity"] == "error")
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "wrong-ending");
    assert_eq!(found[0]["details"]["better"], "luisteren.en.md");
}

#[test]
fn compressed_copies_replace_no_file() {
    let site = Site::small()
        .with("content/tips/kaart.svg", "<svg/>")
        .with("content/tips/kaart.svg.gz", "van iemand");
    site.run(&["build"]).ok();
    let ran = site.run(&["build", "--compress"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("content/tips/kaart.svg.gz"), "{}", ran.err);
}

#[test]
fn the_same_picture_twice_is_no_clash() {
    let mut png = Vec::new();
    let pixels = image::RgbImage::from_pixel(640, 480, image::Rgb([200, 120, 40]));
    pixels
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let site = Site::small()
        .with("content/tips/foto.png", &png)
        .with("content/verhalen/foto.png", &png)
        .with("content/verhalen/Foto.png", &png);
    // Two files beside pages in one folder that differ in capitals are two files no longer on many hosts.
    assert_eq!(
        errors(&site),
        ["same-output content/verhalen/foto.png case content/verhalen/Foto.png"]
    );
    site.remove("content/verhalen/Foto.png");
    site.run(&["build"]).ok();
}
