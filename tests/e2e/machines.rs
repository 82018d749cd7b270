//! What machines read: feeds, sitemap, robots.txt, security.txt, manifest,
//! linked data and headers.

use quick_xml::events::Event;

use crate::harness::{Site, files};

/// The texts of all elements of this name; fails on XML that is not well formed.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == name.as_bytes() => {
                inside = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name.as_bytes() => inside = false,
            Event::Text(text) if inside => {
                found.last_mut().unwrap().push_str(&text.decode().unwrap());
            }
            Event::GeneralRef(name) if inside => {
                let name = name.decode().unwrap();
                let word = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                found.last_mut().unwrap().push_str(word);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn story(title: &str, date: &str) -> String {
    format!(
        "+++\ntitle = '{title}'\ndate = {date}\ndescription = \"D\"\ngemeente = \"kerkrade\"\nonderwerpen = [\"gevoel\"]\n+++\n\nTekst.\n"
    )
}

#[test]
fn every_feed_has_the_newest_twenty_and_is_linked() {
    let site = Site::small().with(
        "content/verhalen/raar.md",
        story("A < B & \"C\"", "2026-12-31"),
    );
    for day in 1..=25 {
        site.write(
            &format!("content/verhalen/v{day}.md"),
            story(&format!("Dag {day}"), &format!("2026-10-{day:02}")),
        );
    }
    site.run(&["build"]).ok();
    for folder in ["", "verhalen/", "kerkrade/", "onderwerpen/gevoel/"] {
        let xml = site.read(&format!("dist/site/{folder}atom.xml"));
        assert!(
            xml.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\">"),
            "{xml}"
        );
        let titles = texts(&xml, "title");
        assert_eq!(titles.len(), 21, "{folder}: its own, and twenty");
        assert_eq!(
            titles[1..3],
            ["A < B & \"C\"".to_owned(), "Dag 25".to_owned()]
        );
        let ids = texts(&xml, "id");
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), 21, "{folder}");
        assert_eq!(texts(&xml, "updated")[0], "2026-12-31T00:00:00Z");
        assert_eq!(texts(&xml, "name").len(), 1, "an author");
        let page = site.read(&format!("dist/site/{folder}index.html"));
        let link = format!("href=\"/{folder}atom.xml\"");
        assert!(page.contains(&link), "{link}");
    }
    assert!(!site.path("dist/site/paginas/atom.xml").exists());
}

/// A question as `brokers collect` may write it: what somebody typed is its title, its description and its text.
#[test]
fn a_title_that_attacks_is_text_in_every_file() {
    let title = "=1+1 </script><x-evil a>\" x-evil='b {{ 7191 * 3 }}";
    let quoted = title.replace('"', "\\\"");
    let page = format!(
        "+++\ntitle = \"{quoted}\"\ndescription = \"{quoted}\"\ndate = 2026-12-31\nonderwerpen = [\"gevoel\"]\n\
         beantwoord_door = \"broker\"\nvoorbeeld = false\n+++\n\nIk vraag iets.\n\n## Antwoord\n\nProbeer dit.\n"
    );
    let site = Site::small().with("content/vragen/aanval.md", page);
    site.run(&["build"]).ok();
    let mut feeds = 0;
    for (path, bytes) in files(&site.path("dist")) {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        assert!(!text.contains("21573"), "{path} ran a template");
        if path.ends_with(".html") {
            assert!(!text.contains("<x-evil"), "{path}: {text}");
            let quotes = text.match_indices("\" x-evil");
            // In linked data a quote is escaped as JSON wants it.
            let bare = quotes.filter(|(at, _)| !text[..*at].ends_with('\\'));
            assert_eq!(bare.count(), 0, "{path}: {text}");
        } else if path.ends_with("atom.xml") && text.contains("x-evil") {
            feeds += 1;
            assert!(texts(&text, "title").contains(&title.to_owned()), "{path}");
        } else if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
        }
    }
    assert!(feeds > 1, "in the feed of the site and of its topic");
}

#[test]
fn the_sitemap_knows_translations_and_leaves_out_what_is_no_page() {
    let site = Site::small().with(
        "content/paginas/niet-gevonden.md",
        "+++\ntitle = \"Weg\"\ndescription = \"W\"\n+++\n\nWeg.\n",
    );
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        config.replace("[\"nl\"]", "[\"nl\", \"en\"]"),
    );
    site.write(
        "content/tips/luisteren.en.md",
        "+++\ntitle = \"Listen\"\ndescription = \"L\"\nvoor = [\"ouder\"]\n+++\n\nListen.\n",
    );
    site.run(&["build", "--base-url", "https://site.example"])
        .ok();
    let xml = site.read("dist/site/sitemap.xml");
    let all = texts(&xml, "loc");
    for page in [
        "/",
        "/kerkrade/",
        "/tips/luisteren/",
        "/en/tips/luisteren/",
        "/verhalen/",
    ] {
        assert!(
            all.contains(&format!("https://site.example{page}")),
            "{page} in {all:?}"
        );
    }
    assert!(!xml.contains("niet-gevonden"));
    for hreflang in ["nl", "en", "x-default"] {
        let link = format!("<xhtml:link rel=\"alternate\" hreflang=\"{hreflang}\"");
        assert_eq!(xml.matches(&link).count(), 2, "{hreflang}");
    }
    let robots = site.read("dist/site/robots.txt");
    assert!(
        robots.contains("Sitemap: https://site.example/sitemap.xml"),
        "{robots}"
    );
    assert!(robots.contains("Disallow: /api/"), "{robots}");
}

#[test]
fn security_txt_is_there_when_somebody_can_be_reached() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(!site.path("dist/site/.well-known").exists());
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        format!("security_contact = \"mailto:veilig@voorbeeld.example\"\n{config}"),
    );
    site.run(&["build"]).ok();
    let text = site.read("dist/site/.well-known/security.txt");
    assert!(
        text.starts_with("Contact: mailto:veilig@voorbeeld.example\nExpires: 20"),
        "{text}"
    );
    // Or a page of the site, whatever its address will be.
    let config = config.replace("[\"nl\"]", "[\"nl\", \"en\"]");
    site.write(
        "content/site.toml",
        format!("security_contact = \"@/paginas/voor-gemeenten.md\"\n{config}"),
    );
    site.run(&["build", "--base-url", "https://echt.example"])
        .ok();
    let text = site.read("dist/site/.well-known/security.txt");
    assert!(
        text.starts_with("Contact: https://echt.example/voor-gemeenten/\n"),
        "{text}"
    );
}

#[test]
fn the_real_site_says_where_a_hole_can_be_reported() {
    let site = Site::real();
    site.run(&["build"]).ok();
    let text = site.read("dist/site/.well-known/security.txt");
    assert!(text.contains("/contact/\n"), "{text}");
}

#[test]
fn the_manifest_names_icons_that_exist() {
    let site = Site::real();
    site.run(&["build"]).ok();
    let manifest: serde_json::Value =
        serde_json::from_str(&site.read("dist/site/site.webmanifest")).unwrap();
    assert_eq!(manifest["name"], "Social Brokers");
    assert_eq!(manifest["lang"], "nl");
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.len() >= 3);
    for icon in icons {
        let path = format!("dist/site{}", icon["src"].as_str().unwrap());
        assert!(site.path(&path).is_file(), "{path}");
    }
}

#[test]
fn every_page_of_the_real_site_says_what_it_is() {
    let site = Site::real();
    site.run(&["build"]).ok();
    let mut seen = 0;
    for (path, bytes) in files(&site.path("dist/site")) {
        let page = String::from_utf8_lossy(&bytes);
        let Some((_, rest)) = page.split_once("<script type=\"application/ld+json\">") else {
            continue;
        };
        let json = rest.split("</script>").next().unwrap();
        let data: serde_json::Value =
            serde_json::from_str(json).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(data["@context"], "https://schema.org");
        let about = &data["@graph"][0];
        assert!(
            about["name"].as_str().is_some_and(|name| !name.is_empty()),
            "{path}"
        );
        assert!(page.contains("property=\"og:image\""), "{path}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_headers_are_written_for_hosts() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let text = site.read("dist/site/_headers");
    assert!(
        text.starts_with(
            "/*\n  cache-control: no-cache\n  content-security-policy: default-src 'none';"
        ),
        "{text}"
    );
    // The editor may set styles from its script; no page that a visitor sees may.
    let rules: Vec<&str> = text
        .split("\n/")
        .filter(|rule| rule.contains("unsafe-inline"))
        .collect();
    assert_eq!(rules.len(), 1, "{rules:?}");
    assert!(rules[0].starts_with("beheer/*\n"), "{rules:?}");
    let list: serde_json::Value = serde_json::from_str(&site.read("dist/headers.json")).unwrap();
    let rules = list["rules"].as_array().unwrap();
    let last = rules.last().unwrap();
    assert_eq!(last["match"], "/*");
    for rule in rules {
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "strict-transport-security",
            "cache-control",
        ] {
            assert!(rule["headers"][name].is_string(), "{name} in {rule}");
        }
    }
}
