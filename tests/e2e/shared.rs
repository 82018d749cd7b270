//! What goes along when somebody shares a page: a picture with its title. And the icon of the site.

use crate::harness::Site;

const TIP: &str = "dist/site/tips/luisteren/index.html";
const QUESTION: &str = "content/vragen/ik-slaap-slecht.md";

/// The small site with pictures of pages, and `more` in `[site]`.
fn with_pictures(more: &str) -> Site {
    let site = Site::small();
    let config = site.read("content/site.toml");
    let config = format!("{config}\n[site]\ndeelplaatjes = true\n{more}\n");
    site.with("content/site.toml", config)
}

fn picture(site: &Site, page: &str) -> Vec<u8> {
    let bytes = std::fs::read(site.path(&format!("dist/site/{page}delen.png"))).expect(page);
    let picture = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (1200, 630), "{page}");
    bytes
}

#[test]
fn every_page_has_a_picture_of_its_own() {
    let site = with_pictures("");
    site.run(&["build"]).ok();
    let pages = [
        "",
        "vragen/ik-slaap-slecht/",
        "tips/luisteren/",
        "kerkrade/",
        "onderwerpen/gevoel/",
    ];
    let pictures: Vec<Vec<u8>> = pages.iter().map(|page| picture(&site, page)).collect();
    for (at, page) in pages.iter().enumerate() {
        let others = &pictures[at + 1..];
        assert!(
            !others.contains(&pictures[at]),
            "{page} has that of another"
        );
        let html = site.read(&format!("dist/site/{page}index.html"));
        let address =
            format!("property=\"og:image\" content=\"https://klein.test/{page}delen.png\"");
        assert!(html.contains(&address), "no {address} in {html}");
        assert!(html.contains("name=\"twitter:card\" content=\"summary_large_image\""));
    }
    let again = site.path(".brokers/cache/delen");
    let kept = || std::fs::read_dir(&again).expect("kept").count();
    let before = kept();
    site.run(&["build"]).ok();
    assert_eq!(picture(&site, "tips/luisteren/"), pictures[2]);
    assert_eq!(kept(), before);
}

#[test]
fn a_site_that_does_not_ask_has_the_picture_of_the_theme() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(site.read(TIP).contains("/assets/icons/delen."));
    assert!(!site.path("dist/site/tips/luisteren/delen.png").exists());
}

#[test]
fn what_is_not_real_says_so_on_its_picture() {
    let of_question = |voorbeeld: &str, more: &str| {
        let site = with_pictures(more);
        let text = site.read(QUESTION).replace("voorbeeld = false", voorbeeld);
        let site = site.with(QUESTION, text);
        site.run(&["build"]).ok();
        picture(&site, "vragen/ik-slaap-slecht/")
    };
    let real = of_question("voorbeeld = false", "");
    assert_ne!(of_question("voorbeeld = true", ""), real);
    assert_ne!(
        of_question("voorbeeld = false", "demonstratie = true"),
        real
    );
}

#[test]
fn a_title_that_no_font_of_the_theme_can_write_has_no_boxes() {
    let site = with_pictures("");
    let tip = site.read("content/tips/luisteren.md");
    let site = site.with(
        "content/tips/luisteren.md",
        tip.replace("\"Luisteren\"", "\"聞く\""),
    );
    site.run(&["build"]).ok();
    assert!(!site.path("dist/site/tips/luisteren/delen.png").exists());
    assert!(site.read(TIP).contains("/assets/icons/delen."));
}

#[test]
fn a_drawing_that_is_none_is_named() {
    let site = with_pictures("").with("themes/basis/templates/deelplaatje.svg", "<svg");
    let ran = site.run(&["build"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("deelplaatje.svg"), "{}", ran.err);
}

#[test]
fn the_icon_is_where_everybody_looks_for_it() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let icon = std::fs::read(site.path("dist/site/favicon.ico")).expect("an icon");
    assert_eq!(icon[..6], [0, 0, 1, 0, 3, 0]);
}
