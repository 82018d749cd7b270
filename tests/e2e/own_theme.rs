//! The theme that is inside the program, and single files of one's own in its place.

use std::time::{Duration, Instant};

use crate::harness::{Ran, Site, files, repository};
use crate::server::Server;

/// A site without a theme on disk.
fn without_theme() -> Site {
    let site = Site::small();
    site.remove("themes");
    site
}

/// Where each problem is.
fn places(site: &Site) -> Vec<String> {
    let json = site.check();
    let found = json["problems"].as_array().unwrap().iter();
    found
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default();
            format!("{} {}", text("code"), text("file"))
        })
        .collect()
}

fn eject(site: &Site, file: &str) -> Ran {
    site.run(&["theme", "eject", file])
}

#[test]
fn a_site_without_a_theme_has_that_of_the_program() {
    let (with, without) = (Site::small(), without_theme());
    with.run(&["build"]).ok();
    without.run(&["build"]).ok();
    assert!(files(&with.path("dist")) == files(&without.path("dist")));
}

#[test]
fn a_file_of_ones_own_takes_the_place_of_one() {
    for folder in ["theme", "themes/basis"] {
        let site = without_theme().with(
            &format!("{folder}/templates/tip.html"),
            "{% extends \"base.html\" %}{% block main %}<p>Van ons</p>{% endblock main %}",
        );
        site.run(&["build"]).ok();
        let tip = site.read("dist/site/tips/luisteren/index.html");
        assert!(
            tip.contains("<p>Van ons</p>") && tip.contains("stylesheet"),
            "{folder}"
        );
        assert!(!site.read("dist/site/index.html").contains("Van ons"));
    }
    // Of two, that in theme/ is the one.
    let site = without_theme()
        .with("themes/basis/static/css/text.css", "a{b:c}")
        .with("theme/static/css/text.css", "d{e:f}");
    site.run(&["build"]).ok();
    let styles = files(&site.path("dist/site/assets/css"));
    let mut printed = styles.iter().filter(|(path, _)| path.starts_with("text."));
    assert_eq!(printed.next().unwrap().1, b"d{e:f}");
}

#[test]
fn a_theme_of_another_name_is_changed_by_single_files_and_has_nothing_of_basis() {
    let site = without_theme();
    for (below, bytes) in files(&repository().join("tests/fixtures/thema-anders")) {
        site.write(&format!("themes/anders/{below}"), bytes);
    }
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        format!("theme = \"anders\"\n{settings}"),
    );
    let words = site.read("themes/anders/locales/nl.ftl");
    site.write(
        "theme/locales/nl.ftl",
        words.replace("Raad en daad", "Raad en meer"),
    );
    site.run(&["build"]).ok();
    assert!(
        site.read("dist/site/tips/index.html")
            .contains("<h1>Raad en meer</h1>")
    );
    assert!(!site.read("dist/site/index.html").contains("masthead"));
    assert!(
        eject(&site, "templates/tip.html")
            .err
            .contains("een eigen thema: “anders”")
    );
}

#[test]
fn what_is_wrong_says_which_file_of_which_theme() {
    let broken = "{% extends \"base.html\" %}{% block main %}{{ niets(x=1) }}{% endblock main %}";
    for folder in ["theme", "themes/basis"] {
        let path = format!("{folder}/templates/tip.html");
        let site = without_theme().with(&path, broken);
        assert_eq!(places(&site), [format!("template {path}")]);
    }
    // A part of the program's own theme that a file of the site's no longer fits.
    let site = without_theme().with("theme/components/hue/hue.html", "");
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    for said in [
        "--> brokers:themes/basis/templates/base.html:",
        "Dit bestand zit in brokers",
        "brokers theme eject templates/base.html",
    ] {
        assert!(ran.err.contains(said), "no {said} in {}", ran.err);
    }
    let site = without_theme().with("theme/static/site.webmanifest", "{\n[,]}");
    assert_eq!(places(&site), ["bad-data theme/static/site.webmanifest"]);
}

#[test]
fn a_file_is_written_out_and_never_over_ones_own() {
    let site = without_theme();
    let ran = eject(&site, "templates/tip.html").ok();
    assert_eq!(ran.out.trim(), "Geschreven: theme/templates/tip.html");
    let own = repository().join("themes/basis/templates/tip.html");
    assert_eq!(
        site.read("theme/templates/tip.html"),
        std::fs::read_to_string(own).unwrap()
    );
    assert!(places(&site).is_empty());
    site.write("theme/templates/tip.html", "van ons");
    for name in [
        "templates/tip.html",
        "brokers:themes/basis/templates/tip.html",
    ] {
        let ran = eject(&site, name);
        assert_eq!(ran.status, 1);
        assert!(
            ran.err.contains("theme/templates/tip.html heb je al"),
            "{}",
            ran.err
        );
    }
    assert_eq!(site.read("theme/templates/tip.html"), "van ons");
    let ran = eject(&site, "templates/tips.html");
    assert!(
        ran.err.contains("Bedoelde je templates/tip.html?"),
        "{}",
        ran.err
    );
    let ran = site.run(&["theme", "eject"]).ok();
    assert!(
        ran.out.contains("van 1 bestand had je er al een"),
        "{}",
        ran.out
    );
    assert_eq!(site.read("theme/templates/tip.html"), "van ons");
    let all = files(&site.path("theme"));
    let of_basis = files(&repository().join("themes/basis"));
    let part = |path: &str| path.split('/').count() > 1 && !path.starts_with("screenshots");
    assert_eq!(
        all.len(),
        of_basis.iter().filter(|(path, _)| part(path)).count()
    );
}

#[test]
fn a_copy_of_ones_own_in_themes_is_not_replaced_by_that_of_the_program() {
    let site = without_theme().with("themes/basis/static/css/text.css", "a{b:c}");
    let ran = eject(&site, "static/css/text.css");
    assert!(
        ran.err
            .contains("themes/basis/static/css/text.css heb je al"),
        "{}",
        ran.err
    );
    assert!(!site.path("theme").exists());
}

/// As docs/designers.md says it.
#[test]
fn a_theme_of_ones_own_begins_as_a_copy() {
    let site = without_theme();
    site.run(&["build", "--out", "eerst"]).ok();
    site.run(&["theme", "eject"]).ok();
    std::fs::create_dir(site.path("themes")).unwrap();
    std::fs::rename(site.path("theme"), site.path("themes/eigen")).unwrap();
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        format!("theme = \"eigen\"\n{settings}"),
    );
    site.run(&["build", "--out", "daarna"]).ok();
    assert!(files(&site.path("eerst")) == files(&site.path("daarna")));
}

#[test]
fn what_is_written_out_while_serving_is_shown() {
    let site = without_theme();
    let server = Server::start(&site);
    site.write(
        "theme/templates/tip.html",
        "{% extends \"base.html\" %}{% block main %}<p>Van ons</p>{% endblock main %}",
    );
    let limit = Instant::now() + Duration::from_mins(1);
    while !server
        .get("/tips/luisteren/")
        .body
        .contains("<p>Van ons</p>")
    {
        assert!(Instant::now() < limit, "not seen");
        std::thread::sleep(Duration::from_millis(100));
    }
}
