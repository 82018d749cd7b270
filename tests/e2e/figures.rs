//! The page about what the work brings, made of the file that a desk exports.

use crate::harness::Site;

/// `function/tests/suite/figures.rs` holds a desk to it.
const FILE: &str = include_str!("../fixtures/cijfers.toml");
const PAGE: &str = "+++\ntitle = \"Wat het oplevert\"\ndescription = \"Wat we tellen.\"\n+++\n\nDit telt het team.\n\n{{ cijfers() }}\n";

fn site() -> Site {
    let site = Site::small();
    site.write("content/paginas/wat-het-oplevert.md", PAGE);
    site
}

fn page(site: &Site) -> String {
    site.run(&["build"]).ok();
    site.read("dist/site/wat-het-oplevert/index.html")
}

#[test]
fn what_a_desk_exports_becomes_charts_with_tables() {
    let site = site();
    site.write("content/data/cijfers.toml", FILE);
    let said = site.said();
    assert!(!said.contains("cijfers"), "{said}");
    let page = page(&site);
    let text = |text: &str| assert!(page.contains(text), "{text}: {page}");
    text("Landelijk team: kwartaal 3 van 2026");
    text("Geteld tot en met 27 september 2026.");
    // Every list has both, and both hide the same.
    let lists = FILE.matches("[[team.lijst]]").count();
    assert_eq!(page.matches("<svg class=\"figures__chart\"").count(), lists);
    assert_eq!(
        page.matches("<table class=\"figures__table\"").count(),
        lists
    );
    text("<th scope=\"row\">Week 30</th><td>23</td>");
    text("<th scope=\"row\">Week 31</th><td>te weinig</td>");
    text("Bezoekers van deze site tellen en volgen we niet");
    assert!(!page.contains("bedacht"), "{page}");
    assert!(!page.contains(" style="), "{page}");
}

#[test]
fn figures_of_a_demonstration_say_that_nobody_counted_them() {
    let site = site();
    let marked = FILE.replace("\n[[team]]\n", "\n[[team]]\nvoorbeeld = true\n");
    site.write("content/data/cijfers.toml", marked);
    let page = page(&site);
    assert!(page.contains("Deze cijfers zijn bedacht"), "{page}");
}

#[test]
fn a_page_without_figures_says_so() {
    let page = page(&site());
    assert!(page.contains("Er zijn nog geen cijfers"), "{page}");
}
