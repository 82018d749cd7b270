//! `brokers build`: what comes out.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Site, files};

#[test]
fn every_page_of_the_contract_has_its_address() {
    let site = Site::small();
    site.run(&["build"]).ok();
    for (path, words) in [
        ("index.html", "Hallo."),
        ("kerkrade/index.html", "Over Kerkrade."),
        (
            "verhalen/de-trainer/index.html",
            "<a href=\"/tips/luisteren/#waarom\">een tip</a>",
        ),
        ("tips/luisteren/index.html", "<h2 id=\"waarom\">Waarom</h2>"),
        ("vragen/ik-slaap-slecht/index.html", "Probeer dit."),
        ("praktijk/een-praktijk/index.html", "Een bron"),
        ("onderwerpen/gevoel/index.html", "Soms voel je je rot."),
        ("werkende-factoren/dichtbij/index.html", "Kerkrade"),
        ("werkende-factoren/index.html", "Dichtbij"),
        ("verhalen/index.html", "De trainer"),
        ("gemeenten/index.html", "Limburg"),
        ("vraag/index.html", "action=\"/api/forms/vraag\""),
        ("kerkrade/vraag/index.html", "value=\"kerkrade\" selected"),
    ] {
        let page = site.read(&format!("dist/site/{path}"));
        assert!(page.contains(words), "{words} in {path}");
    }
}

#[test]
fn the_function_gets_what_it_needs() {
    let site = Site::small();
    site.run(&["build", "--base-url", "https://elders.example/"])
        .ok();
    let facts: serde_json::Value =
        serde_json::from_str(&site.read("dist/function/site.json")).unwrap();
    assert_eq!(facts["base_url"], "https://elders.example");
    assert_eq!(facts["municipalities"][0]["slug"], "kerkrade");
    assert_eq!(facts["topics"][0]["slug"], "gevoel");
    assert_eq!(
        site.read("dist/function/formulieren/vraag.toml"),
        site.read("content/formulieren/vraag.toml")
    );
    let shell = site.read("dist/function/shells/nl.html");
    for mark in ["<!--brokers:title-->", "<!--brokers:main-->"] {
        assert_eq!(shell.matches(mark).count(), 1, "{mark}");
    }
}

#[test]
fn help_and_the_page_for_codes_come_in_the_language_of_the_page() {
    let site = Site::small();
    let config = site
        .read("content/site.toml")
        .replace("languages = [\"nl\"]", "languages = [\"nl\", \"en\"]")
        .replace(
            "when = \"Bij gevaar\"",
            "when = { nl = \"Bij gevaar\", en = \"In danger\" }",
        );
    let line = "\n[[helplines]]\nname = \"Kindertelefoon\"\nwhen = \"Over alles\"\nphone = \"0800-0432\"\n\n[signals]";
    let page = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"D\"\n+++\n\n{{{{ bonnetje() }}}}\n\n{{{{ hulplijnen() }}}}\n"
        )
    };
    let site = site
        .with("content/site.toml", config.replace("\n[signals]", line))
        .with("content/paginas/antwoord.md", page("Lees je antwoord"))
        .with("content/paginas/antwoord.en.md", page("Read your answer"));
    site.run(&["build"]).ok();
    let dutch = site.read("dist/site/antwoord/index.html");
    assert!(dutch.contains("Bij gevaar") && !dutch.contains("In danger"));
    let english = site.read("dist/site/en/antwoord/index.html");
    for words in [
        ">In danger<",
        "<strong class=\"helplines__name\" lang=\"nl\">Kindertelefoon</strong>",
        "<span class=\"helplines__when\" lang=\"nl\">Over alles</span>",
    ] {
        assert!(english.contains(words), "{words} in {english}");
    }
    let facts: serde_json::Value =
        serde_json::from_str(&site.read("dist/function/site.json")).unwrap();
    let pages = serde_json::json!({ "nl": "/antwoord/", "en": "/en/antwoord/" });
    assert_eq!(facts["answer_pages"], pages);
    assert_eq!(facts["helplines"][0]["text"]["en"], "In danger");
    assert_eq!(facts["helplines"][1]["text"], "Over alles");
    // A title in one language is a text, as it was before topics had translations.
    assert_eq!(facts["topics"][0]["title"], "Gevoel");
    let feeling = "+++\ntitle = \"Feelings\"\ndescription = \"F\"\n+++\n";
    site.write("content/onderwerpen/gevoel.en.md", feeling);
    site.run(&["build"]).ok();
    let facts: serde_json::Value =
        serde_json::from_str(&site.read("dist/function/site.json")).unwrap();
    let titles = serde_json::json!({ "nl": "Gevoel", "en": "Feelings" });
    assert_eq!(facts["topics"][0]["title"], titles);

    let wrong = site
        .read("content/site.toml")
        .replace("\"Over alles\"", "5");
    site.write("content/site.toml", wrong);
    let ran = site.run(&["check"]);
    assert!(
        ran.err.contains("een tekst per taal") || ran.out.contains("een tekst per taal"),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn drafts_and_pages_of_later_are_left_out() {
    let front = |more: &str| {
        format!("+++\ntitle = \"Later\"\ndescription = \"L\"\nvoor = [\"ouder\"]\n{more}\n+++\n")
    };
    let site = Site::small()
        .with("content/tips/concept.md", front("draft = true"))
        .with("content/tips/later.md", front("publish_on = 2999-01-01"))
        .with("content/tips/nu.md", front("publish_on = 2020-01-01"));
    site.run(&["build"]).ok();
    assert!(site.path("dist/site/tips/nu/index.html").is_file());
    assert!(!site.path("dist/site/tips/concept").exists());
    assert!(!site.path("dist/site/tips/later").exists());
    site.run(&["build", "--drafts"]).ok();
    assert!(site.path("dist/site/tips/concept/index.html").is_file());
    assert!(site.path("dist/site/tips/later/index.html").is_file());
}

#[test]
fn pictures_and_old_addresses_come_along() {
    let site = Site::small()
        .with("content/verhalen/foto/index.md", "+++\ntitle = \"Foto\"\ndate = 2026-01-01\ndescription = \"F\"\naliases = [\"/oud/\", \"/oud.html\"]\n+++\n\n![een kat](kat één.svg)\n\n![een kat](<kat één.svg>)\n")
        .with("content/verhalen/foto/kat één.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site.run(&["build"]).ok();
    assert!(site.path("dist/site/verhalen/foto/kat één.svg").is_file());
    assert!(
        site.read("dist/site/verhalen/foto/index.html")
            .contains("/verhalen/foto/kat%20%C3%A9%C3%A9n.svg")
    );
    assert!(
        site.read("dist/site/oud/index.html")
            .contains("/verhalen/foto/")
    );
    assert!(site.read("dist/site/oud.html").contains("/verhalen/foto/"));
    // For static hosts that know it, a real redirect.
    assert_eq!(
        site.read("dist/site/_redirects"),
        "/oud/ /verhalen/foto/ 301\n/oud.html /verhalen/foto/ 301\n"
    );
}

#[test]
fn a_translation_has_its_own_address() {
    let site = Site::small();
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        config.replace("[\"nl\"]", "[\"nl\", \"en\"]"),
    );
    site.write("content/tips/luisteren.en.md", "+++\ntitle = \"Listen\"\ndescription = \"Listen.\"\nvoor = [\"ouder\"]\n+++\n\nListen first.\n");
    site.run(&["build"]).ok();
    let page = site.read("dist/site/en/tips/luisteren/index.html");
    assert!(page.contains("lang=\"en\"") && page.contains("Listen first."));
    assert!(!site.read("dist/site/tips/index.html").contains("Listen"));
    assert!(site.path("dist/function/shells/en.html").is_file());
}

#[test]
fn a_build_that_fails_leaves_the_last_one_whole() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let before = files(&site.path("dist"));
    site.write("content/tips/luisteren.md", "+++\ntitle = 5\n+++\n");
    let ran = site.run(&["build"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("er is niets geschreven"), "{}", ran.err);
    assert_eq!(files(&site.path("dist")), before);
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let pixels = image::RgbImage::from_fn(320, 200, |x, y| {
        let byte = |number: u32| u8::try_from(number % 256).unwrap();
        image::Rgb([byte(x * y), byte(x), byte(y)])
    });
    let mut photo = std::io::Cursor::new(Vec::new());
    pixels
        .write_to(&mut photo, image::ImageFormat::Jpeg)
        .unwrap();
    let site = Site::real().with("content/verhalen/foto.jpg", photo.into_inner());
    site.run(&["build"]).ok();
    let first = files(&site.path("dist"));
    for threads in ["1", "2"] {
        // What was made of photos before must not hide that they come out the same.
        if site.path(".brokers").exists() {
            site.remove(".brokers");
        }
        let mut command = site.command(&["build"]);
        command.env("RAYON_NUM_THREADS", threads);
        assert!(command.status().unwrap().success());
        assert!(files(&site.path("dist")) == first, "{threads} threads");
    }
}

/// Every `href`, `src` and `action` of the real site that stays on the site
/// leads to a file, and every anchor to an id.
#[test]
fn no_link_of_the_real_site_is_broken() {
    let site = Site::real();
    site.run(&["build"]).ok();
    let all: BTreeMap<String, Vec<u8>> = files(&site.path("dist/site")).into_iter().collect();
    let pages: BTreeMap<&str, String> = all
        .iter()
        // A drawing has fragments, too: the views of one file.
        .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".svg"))
        .map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.clone()).unwrap()))
        .collect();
    assert!(pages.len() > 140, "{} pages", pages.len());
    let mut broken = BTreeSet::new();
    let mut seen = 0;
    for (path, page) in &pages {
        for target in ["href", "src", "action"]
            .iter()
            .flat_map(|name| attributes(page, name))
        {
            let Some((file, anchor)) = local_file(path, &target) else {
                continue;
            };
            seen += 1;
            let is_there = all.contains_key(&file) || target.starts_with("/api/");
            // Behind the name of a script it is a word for that, and no id.
            let anchor = anchor.filter(|_| !file.ends_with(".js"));
            let has_anchor = anchor.is_none_or(|id| {
                pages
                    .get(file.as_str())
                    .is_some_and(|page| attributes(page, "id").contains(&id))
            });
            if !is_there || !has_anchor {
                broken.insert(format!("{path} -> {target}"));
            }
        }
    }
    assert!(seen > 2000, "only {seen} links were found");
    assert_eq!(broken, BTreeSet::new());
}

/// The values of an attribute in double quotes.
fn attributes(page: &str, name: &str) -> Vec<String> {
    page.split(&format!(" {name}=\""))
        .skip(1)
        .map(|rest| {
            rest.split('"')
                .next()
                .unwrap()
                .replace("&amp;", "&")
                .replace("&#x2F;", "/")
        })
        .collect()
}

/// The file a link means, with its anchor; `None` for links that leave the site.
fn local_file(from: &str, target: &str) -> Option<(String, Option<String>)> {
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (target, None),
    };
    if path.is_empty() {
        return Some((from.to_owned(), anchor));
    }
    let path = path
        .strip_prefix('/')
        .filter(|path| !path.starts_with('/'))?;
    let path = path.split('?').next().unwrap();
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    Some((file, anchor))
}

#[test]
fn a_folder_with_anything_else_in_it_is_left_alone() {
    let site = Site::small().with("mijn werk/scriptie.txt", "drie jaar werk");
    for out in ["content", "mijn werk", "mijn werk/scriptie.txt", "."] {
        let ran = site.run(&["build", "--out", out]);
        assert_eq!(ran.status, 1, "{out}: {}", ran.err);
        assert!(ran.err.contains("--out"), "{out}: {}", ran.err);
    }
    assert_eq!(site.read("mijn werk/scriptie.txt"), "drie jaar werk");
    assert!(site.read("content/site.toml").contains("title"));
    for _ in 0..2 {
        site.run(&["build", "--out", "nieuw"]).ok();
    }
}

#[test]
fn what_is_wrong_with_a_draft_can_wait() {
    let draft = "+++\ntitle = \"Half\"\ndraft = true\nvoor = [\"iedereen\"]\nonbekend = 1\n+++\n[x](@/tips/nietes.md)\n";
    let site = Site::small().with("content/tips/half.md", draft);
    let checked = site.run(&["check"]).ok();
    assert!(checked.out.contains("1 concept"), "{}", checked.out);
    site.run(&["build"]).ok();
    let with_drafts = site.run(&["check", "--drafts"]);
    assert_eq!(with_drafts.status, 1);
    assert!(with_drafts.err.contains("onbekend"), "{}", with_drafts.err);
}

#[test]
fn a_practice_says_where_to_ask() {
    let practice = "+++\ntitle = \"Praktijk\"\ndescription = \"P\"\nbron = { title = \"B\" }\ncontact = { name = \"Het team\", email = \"team@voorbeeld.nl\", url = \"https://voorbeeld.nl/\" }\n+++\n\nTekst.\n";
    let site = Site::real().with("content/praktijk/nieuw.md", practice);
    site.run(&["build"]).ok();
    let page = site.read("dist/site/praktijk/nieuw/index.html");
    assert!(page.contains(">Het team</span>"), "{page}");
    assert!(page.contains("href=\"mailto:team@voorbeeld.nl\""), "{page}");
    assert!(page.contains("href=\"https://voorbeeld.nl/\""), "{page}");
}
