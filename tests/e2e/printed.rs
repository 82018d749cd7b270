//! Pages that draw something at build time: the map, and frames with a QR code.

use crate::harness::{Site, repository};

fn with_borders() -> Site {
    let borders = std::fs::read(repository().join("content/data/grenzen.json")).unwrap();
    Site::small().with("content/data/grenzen.json", borders)
}

#[test]
fn municipalities_are_links_on_the_map() {
    let site = with_borders().with(
        "content/gemeenten/de-marne/_index.md",
        "+++\ntitle = \"De Marne\"\nname = \"De Marne\"\ncbs = \"GM1663\"\nprovincie = \"Groningen\"\n\
         description = \"Vroeger een gemeente.\"\nopgegaan_in = \"Het Hogeland\"\ndeelname = \"voorbeeld\"\n+++\n\nVroeger.\n",
    );
    site.run(&["build"]).ok();
    for page in ["index.html", "gemeenten/index.html"] {
        let html = site.read(&format!("dist/site/{page}"));
        let map = html
            .split_once("<svg class=\"map\"")
            .unwrap_or_else(|| panic!("no map on {page}: {html}"))
            .1;
        let map = map.split_once("</svg>").unwrap().0;
        // De Marne has the borders of the municipality it is part of.
        for name in ["Kerkrade", "De Marne"] {
            assert!(map.contains(&format!("<title>{name}</title>")), "{map}");
        }
        assert_eq!(map.matches("<a ").count(), 2, "{map}");
    }
}

#[test]
fn without_borders_there_is_no_map_and_bad_borders_are_named() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(
        !site
            .read("dist/site/index.html")
            .contains("<svg class=\"map\"")
    );
    site.write("content/data/grenzen.json", "{ \"arcs\": 3 }");
    let ran = site.run(&["build"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("content/data/grenzen.json"), "{}", ran.err);
}

#[test]
fn every_municipality_has_a_frame_unless_it_made_its_own() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let frame = site.read("dist/site/kerkrade/lijst/index.html");
    assert!(frame.contains("klein.test/kerkrade/"), "{frame}");
    let code = frame.split_once("class=\"poster__qr\"").unwrap().1;
    assert!(
        code.split_once("</svg>").unwrap().0.contains("v1h-"),
        "{code}"
    );
    site.write(
        "content/gemeenten/kerkrade/lijst.md",
        "+++\ntitle = \"Eigen lijst\"\ndescription = \"Zelf gemaakt.\"\n+++\n\nDit is onze lijst.\n",
    );
    site.run(&["build"]).ok();
    let own = site.read("dist/site/kerkrade/lijst/index.html");
    assert!(own.contains("Dit is onze lijst.") && !own.contains("poster__qr"));
}
