//! Lists: pages of twenty, translations, data files, advice.

use crate::harness::Site;

fn story(number: usize) -> String {
    format!(
        "+++\ntitle = \"Verhaal {number:02}\"\ndate = 2026-01-01\ndescription = \"Een verhaal.\"\n\
         gemeente = \"kerkrade\"\nonderwerpen = [\"gevoel\"]\nvoorbeeld = true\n+++\n\nTekst.\n"
    )
}

/// A site with 45 stories beside the one that is there.
fn many() -> Site {
    let site = Site::small();
    for number in 1..=45 {
        site.write(
            &format!("content/verhalen/verhaal-{number:02}.md"),
            story(number),
        );
    }
    site
}

#[test]
fn long_lists_have_pages_of_twenty() {
    let site = many();
    site.run(&["build"]).ok();
    for (list, shown) in [
        ("verhalen", ["De trainer", "Verhaal 20", "Verhaal 40"]),
        (
            "onderwerpen/gevoel",
            ["De trainer", "Verhaal 20", "Verhaal 40"],
        ),
        ("kerkrade", ["De trainer", "Verhaal 20", "Verhaal 40"]),
    ] {
        for (number, title) in shown.iter().enumerate() {
            let path = match number {
                0 => format!("dist/site/{list}/index.html"),
                more => format!("dist/site/{list}/pagina/{}/index.html", more + 1),
            };
            assert!(site.read(&path).contains(title), "{title} in {path}");
        }
        assert!(!site.path(&format!("dist/site/{list}/pagina/4")).exists());
        assert!(!site.path(&format!("dist/site/{list}/pagina/1")).exists());
    }
    let second = site.read("dist/site/verhalen/pagina/2/index.html");
    assert!(
        second.contains("/verhalen/pagina/3/") && second.contains("href=\"/verhalen/\""),
        "links to the others"
    );
    assert!(
        second.contains("/verhalen/pagina/2/\""),
        "its own address is canonical"
    );
    assert!(!second.contains("Verhaal 40"));
}

#[test]
fn a_list_in_another_language_borrows_what_is_not_translated() {
    let site = Site::small();
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        config.replace("[\"nl\"]", "[\"nl\", \"en\"]"),
    );
    site.write(
        "content/onderwerpen/gevoel.en.md",
        "+++\ntitle = \"Feelings\"\ndescription = \"How you feel.\"\n+++\n\nSome days are hard.\n",
    );
    site.run(&["build"]).ok();
    let page = site.read("dist/site/en/onderwerpen/gevoel/index.html");
    assert!(page.contains("<html lang=\"en\""));
    assert!(
        page.contains("Luisteren") && page.contains("lang=\"nl\""),
        "the Dutch tip says that it is Dutch"
    );
    let ran = site.run(&["check"]).ok();
    assert!(ran.err.contains("in de taal “en” ontbreken"), "{}", ran.err);
    assert!(ran.out.contains("Alles klopt"), "{}", ran.out);
    assert!(
        !ran.out.contains("Geen fouten, wel"),
        "a note is not counted: {}",
        ran.out
    );
}

#[test]
fn a_municipality_shows_tips_about_what_happens_there() {
    let tip = |title: &str, topics: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"T.\"\nvoor = [\"ouder\"]\n{topics}\n+++\n\nTekst.\n"
        )
    };
    let site = Site::small();
    for number in 1..=6 {
        site.write(
            &format!("content/tips/los-{number}.md"),
            tip(&format!("A los {number}"), ""),
        );
    }
    site.write(
        "content/tips/sport.md",
        tip("Z over gevoel", "onderwerpen = [\"gevoel\"]"),
    );
    site.run(&["build"]).ok();
    let page = site.read("dist/site/kerkrade/index.html");
    // Kerkrade's story is about feelings: those tips first, then others.
    let places: Vec<usize> = ["Luisteren", "Z over gevoel", "A los 1"]
        .iter()
        .map(|title| {
            page.find(title)
                .unwrap_or_else(|| panic!("{title}: {page}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(!page.contains("A los 2"));
}

#[test]
fn places_and_films_stand_where_an_editor_puts_them() {
    let town = "content/gemeenten/kerkrade/_index.md";
    let site = Site::small();
    let page = site.read(town);
    site.write(
        town,
        page.replacen(
            "cbs =",
            "hotspots = [{ name = \"De Huiskamer\", kind = \"buurthuis\", address = \"Markt 1\" }]\ncbs =",
            1,
        ) + "\n{{ hotspots() }}\n",
    );
    let text = |more: &str| format!("+++\ntitle = \"P\"\ndescription = \"P.\"\n+++\n\n{more}\n");
    site.write(
        "content/paginas/plekken.md",
        text("{{ hotspots(gemeente=\"kerkrade\") }}\n\n{{ video(url=\"https://film.example/1\", title=\"Een film\", transcript=\"Wat er gezegd wordt.\") }}"),
    );
    site.write(
        "content/gemeenten/kerkrade/plekken.md",
        text("{{ hotspots() }}"),
    );
    site.write("content/verhalen/film.md", "+++\ntitle = \"F\"\ndate = 2026-01-01\ndescription = \"F.\"\nvideo = { url = \"https://film.example/2\", transcript = \"De hele tekst.\" }\n+++\n\nTekst.\n");
    site.run(&["build"]).ok();
    for path in ["plekken", "kerkrade/plekken", "kerkrade"] {
        let page = site.read(&format!("dist/site/{path}/index.html"));
        assert!(
            page.contains("De Huiskamer") && page.contains("Markt 1"),
            "{path}"
        );
    }
    for (path, url, words) in [
        ("plekken", "https://film.example/1", "Wat er gezegd wordt."),
        ("verhalen/film", "https://film.example/2", "De hele tekst."),
    ] {
        let page = site.read(&format!("dist/site/{path}/index.html"));
        // A link that somebody follows; nothing that loads by itself.
        assert!(page.contains(&format!("href=\"{url}\"")), "{path}");
        assert_eq!(page.matches("//film.example").count(), 1, "{path}");
        assert!(!page.contains("<iframe") && page.contains(words), "{path}");
    }
}

#[test]
fn data_files_are_there_for_templates() {
    let site = Site::small()
        .with("content/data/kleuren.toml", "[[kleur]]\nnaam = \"zeegroen\"\n")
        .with("content/data/cijfers.json", "{\"aantal\": 7}")
        .with("content/paginas/data.md", "+++\ntitle = \"Data\"\ndescription = \"D.\"\n+++\n\n{{ proef() }}\n")
        .with(
            "themes/basis/templates/shortcodes/proef.html",
            "{% for k in data.kleuren.kleur %}{{ k.naam }}{% endfor %} {{ data.cijfers.aantal }} {{ data.gemeenten | length }}",
        );
    site.run(&["build"]).ok();
    assert!(
        site.read("dist/site/data/index.html")
            .contains("zeegroen 7 3")
    );
    site.write("content/data/cijfers.json", "{\"aantal\": }");
    let checked = site.check();
    assert_eq!(checked["problems"][0]["code"], "bad-data");
    assert_eq!(checked["problems"][0]["column"], 12);
}

#[test]
fn check_gives_advice_with_a_figure() {
    let hard = "De verantwoordelijkheid voor gemeentelijke preventieactiviteiten ligt bij samenwerkende organisaties die \
                onderlinge afspraken vastleggen in gezamenlijke uitvoeringsprogramma's. "
        .repeat(5);
    let site = Site::small()
        .with(
            "content/onderwerpen/zwaar.md",
            format!("+++\ntitle = \"Zwaar\"\ndescription = \"Z.\"\n+++\n\n{hard}\n"),
        )
        .with(
            "content/paginas/los.md",
            "+++\ntitle = \"Los\"\ndescription = \"L.\"\n+++\n\nTekst.\n",
        )
        .with(
            "content/verhalen/foto/index.md",
            "+++\ntitle = \"Foto\"\ndate = 2026-01-01\ndescription = \"F\"\n+++\n\nTekst.\n",
        )
        .with(
            "content/verhalen/foto/kat.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
    let checked = site.check();
    let found: Vec<(String, String)> = checked["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["code"].as_str().unwrap().to_owned(),
                one["severity"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    for expected in [
        ("hard-to-read", "warning"),
        ("orphan", "note"),
        ("unused-image", "warning"),
    ] {
        assert!(
            found
                .iter()
                .any(|(code, severity)| (code.as_str(), severity.as_str()) == expected),
            "{expected:?} in {found:?}"
        );
    }
}

const TOWN: &str = "content/gemeenten/kerkrade/_index.md";

fn with_agenda(agenda: &str) -> Site {
    let site = Site::small();
    let town = site.read(TOWN);
    site.write(
        TOWN,
        town.replacen("cbs =", &format!("agenda = [{agenda}]\ncbs ="), 1),
    );
    site
}

#[test]
fn an_agenda_shows_what_is_to_come_the_nearest_first() {
    let site = with_agenda(
        r#"{ date = 2998-06-01, title = "Later", place = "Buurthuis", url = "https://voorbeeld.example/" },
           { date = 2001-01-01, title = "Voorbij", place = "Buurthuis" },
           { date = 2997-05-02, title = "Eerder", place = "Sporthal" }"#,
    );
    site.run(&["build"]).ok();
    let page = site.read("dist/site/kerkrade/index.html");
    assert!(!page.contains("Voorbij"), "{page}");
    let place = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("{text} in {page}"))
    };
    assert!(place("Eerder") < place("Later"));
    assert!(page.contains("2 mei 2997") && page.contains("https://voorbeeld.example/"));

    let empty = with_agenda("");
    empty.run(&["build"]).ok();
    let page = empty.read("dist/site/kerkrade/index.html");
    assert!(page.contains("niets op de agenda"), "{page}");
}

#[test]
fn an_agenda_is_read_as_strictly_as_everything_else() {
    for (event, code) in [
        (
            r#"{ date = "morgen", title = "T", place = "P" }"#,
            "not-a-date",
        ),
        (r#"{ date = 2997-05-02, title = "T" }"#, "missing-key"),
        (
            r#"{ date = 2997-05-02, title = "T", place = "P", tijd = "8" }"#,
            "unknown-key",
        ),
    ] {
        let checked = with_agenda(event).check();
        let text = checked.to_string();
        assert!(
            text.contains(code) && text.contains(TOWN),
            "{event}: {text}"
        );
    }
}

#[test]
fn lists_lead_to_their_part_about_one_topic_or_factor() {
    let site = many();
    site.run(&["build"]).ok();
    let stories = site.read("dist/site/verhalen/index.html");
    let topic = site.read("dist/site/onderwerpen/gevoel/index.html");
    assert!(
        stories.contains("/onderwerpen/gevoel/#_verhalen"),
        "{stories}"
    );
    assert!(topic.contains("id=\"_verhalen\""), "{topic}");
    let practices = site.read("dist/site/praktijk/index.html");
    let factor = site.read("dist/site/werkende-factoren/dichtbij/index.html");
    assert!(
        practices.contains("/werkende-factoren/dichtbij/#_praktijken"),
        "{practices}"
    );
    assert!(factor.contains("id=\"_praktijken\""), "{factor}");
    let second = site.read("dist/site/verhalen/pagina/2/index.html");
    assert!(!second.contains("/onderwerpen/gevoel/#_verhalen"));
}

/// A tip is there once, with others for the same readers; what is alike is together.
#[test]
fn a_long_list_of_tips_is_in_parts_for_each_kind_of_reader() {
    let tip = |title: &str, voor: &str, topic: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"T.\"\nvoor = {voor}\nonderwerpen = [{topic}]\n+++\n\nTekst.\n"
        )
    };
    let site = Site::small();
    site.write(
        "content/onderwerpen/aan-zee.md",
        "+++\ntitle = \"Aan zee\"\ndescription = \"Z.\"\n+++\n\nTekst.\n",
    );
    for number in 1..=12 {
        for (reader, voor) in [
            ("ouder", "[\"ouder\", \"jongere\"]"),
            ("jongere", "[\"jongere\"]"),
        ] {
            let topic = if number % 2 == 0 {
                "\"gevoel\""
            } else {
                "\"aan-zee\""
            };
            site.write(
                &format!("content/tips/{reader}-{number}.md"),
                tip(&format!("{reader} {number:02}"), voor, topic),
            );
        }
    }
    site.run(&["build"]).ok();
    let first = site.read("dist/site/tips/index.html");
    let second = site.read("dist/site/tips/pagina/2/index.html");
    let places = |page: &str, words: &[&str]| -> Vec<usize> {
        let place = |word: &&str| page.find(*word).unwrap_or_else(|| panic!("{word}: {page}"));
        words.iter().map(place).collect()
    };
    let found = places(
        &first,
        &[
            "href=\"/tips/#_voor-jongere\"",
            "id=\"_voor-jongere\"",
            ">jongere 01<",
            ">jongere 11<",
            ">jongere 02<",
            "id=\"_voor-ouder\"",
            ">ouder 01<",
        ],
    );
    assert!(found.is_sorted(), "{found:?}");
    assert!(first.contains("href=\"/tips/#_voor-ouder\""), "{first}");
    assert!(
        !second.contains(">jongere ") && second.contains("id=\"_voor-ouder\""),
        "{second}"
    );
    let all = format!("{first}{second}");
    assert_eq!(all.matches("class=\"card card--tip").count(), 25);
}
