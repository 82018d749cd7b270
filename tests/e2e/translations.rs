//! Several languages: menus, the switch, and the order of lists.

use crate::harness::Site;

/// A site in Dutch and English with two tips, one of them translated.
fn bilingual() -> Site {
    let site = Site::small();
    let settings = site
        .read("content/site.toml")
        .replace("languages = [\"nl\"]", "languages = [\"nl\", \"en\"]")
        .replace(
            "title = \"Tips\"",
            "title = { nl = \"Tips\", en = \"Advice\" }",
        );
    site.with("content/site.toml", settings)
        .with("content/_index.en.md", page("Home", ""))
        .with(
            "content/tips/luisteren.en.md",
            page("Listening", "voor = [\"jongere\"]"),
        )
        .with(
            "content/tips/aandacht.md",
            page("Aandacht", "voor = [\"jongere\"]\nvolgorde = 1"),
        )
}

fn page(title: &str, more: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndescription = \"D.\"\n{more}\n+++\n\nText of it.\n")
}

/// The addresses of the switch by language, without the one of the page itself.
fn switch(site: &Site, page: &str) -> Vec<String> {
    let html = site.read(&format!("dist/site/{page}index.html"));
    let links = html.split("<a class=\"langs__link\" href=\"").skip(1);
    let other = links.filter(|link| !link.split('>').next().unwrap().contains("aria-current"));
    other
        .map(|link| link.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_switch_leads_to_the_page_or_to_the_nearest_one() {
    let site = bilingual();
    site.run(&["build"]).ok();
    for (page, nearest) in [
        ("tips/luisteren/", "/en/tips/luisteren/"),
        ("en/tips/luisteren/", "/tips/luisteren/"),
        ("", "/en/"),
        // No list and no municipality in English yet: the home page.
        ("tips/aandacht/", "/en/"),
        ("tips/", "/en/"),
        ("kerkrade/", "/en/"),
        ("kerkrade/vraag/", "/en/"),
        ("vraag/", "/en/"),
    ] {
        assert_eq!(switch(&site, page), [nearest], "{page}");
    }
    site.write("content/tips/_index.md", page("Tips", ""));
    site.write("content/tips/_index.en.md", page("Advice", ""));
    site.write(
        "content/paginas/vraag.en.md",
        page("Ask", "").replace("Text of it.", "{{ formulier(id=\"vraag\") }}"),
    );
    site.run(&["build"]).ok();
    for (page, nearest) in [
        ("tips/aandacht/", "/en/tips/"),
        ("tips/", "/en/tips/"),
        ("vraag/", "/en/vraag/"),
    ] {
        assert_eq!(switch(&site, page), [nearest], "{page}");
    }
    // A page that only leads elsewhere is no translation.
    let html = site.read("dist/site/tips/aandacht/index.html");
    assert!(!html.contains("<link rel=\"alternate\" hreflang"), "{html}");
}

#[test]
fn a_site_in_one_language_has_no_switch() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(!site.read("dist/site/index.html").contains("langs__link"));
}

#[test]
fn menus_have_words_per_language() {
    let site = bilingual();
    site.run(&["build"]).ok();
    let english = site.read("dist/site/en/index.html");
    assert!(english.contains("href=\"/tips/\">Advice</a>"), "{english}");
    let dutch = site.read("dist/site/index.html");
    assert!(dutch.contains("href=\"/tips/\">Tips</a>"), "{dutch}");
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        settings.replace(", en = \"Advice\"", ""),
    );
    site.run(&["build"]).ok();
    let english = site.read("dist/site/en/index.html");
    assert!(
        english.contains("lang=\"nl\" href=\"/tips/\">Tips</a>"),
        "{english}"
    );
}

#[test]
fn a_list_begins_with_what_is_translated() {
    let site = bilingual();
    site.run(&["build"]).ok();
    let order = |page: &str, first: &str, second: &str| {
        let html = site.read(page);
        let at = |title: &str| {
            html.find(&format!(">{title}</a>"))
                .unwrap_or_else(|| panic!("{title} in {html}"))
        };
        assert!(at(first) < at(second), "{first} before {second} in {page}");
    };
    order("dist/site/tips/index.html", "Aandacht", "Luisteren");
    site.write("content/tips/_index.md", page("Tips", ""));
    site.write("content/tips/_index.en.md", page("Advice", ""));
    site.run(&["build"]).ok();
    order("dist/site/en/tips/index.html", "Listening", "Aandacht");
}
