//! What a reader of a long text meets: what is on the page, the photo, films, notes.

use image::{ImageFormat, Rgb, RgbImage};

use crate::harness::Site;

/// A photo in which AVIF and WebP have something to save.
fn photo() -> Vec<u8> {
    let byte = |number: u32| u8::try_from(number % 256).unwrap();
    let pixels = RgbImage::from_fn(600, 400, |x, y| Rgb([byte(x), byte(y), byte(x + y)]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    jpeg.into_inner()
}

const IMAGE: &str = "image = { src = \"de foto.jpg\", alt = \"Een veld in de regen\" }\n";

/// Every kind of page that shows the photo of its front matter.
const WITH_PHOTO: [(&str, &str, &str); 6] = [
    ("verhalen/foto", "index.md", "date = 2026-01-01\n"),
    ("tips/foto", "index.md", "voor = [\"ouder\"]\n"),
    ("praktijk/foto", "index.md", ""),
    ("paginas/foto", "index.md", ""),
    ("gemeenten/kerkrade/foto", "index.md", ""),
    (
        "gemeenten/gouda",
        "_index.md",
        "name = \"Gouda\"\ncbs = \"GM0513\"\nprovincie = \"Zuid-Holland\"\ndeelname = \"actief\"\n",
    ),
];

#[test]
fn the_photo_of_a_page_is_shown_on_it_and_on_the_card_of_a_story() {
    let site = Site::small();
    for (folder, name, keys) in WITH_PHOTO {
        site.write(&format!("content/{folder}/de foto.jpg"), photo());
        site.write(
            &format!("content/{folder}/{name}"),
            format!("+++\ntitle = \"Foto\"\ndescription = \"F.\"\n{IMAGE}{keys}+++\n\nTekst.\n\n![Nog eens](<de foto.jpg>)\n"),
        );
    }
    site.run(&["build"]).ok();
    for url in [
        "verhalen/foto",
        "tips/foto",
        "praktijk/foto",
        "foto",
        "kerkrade/foto",
        "gouda",
    ] {
        let page = site.read(&format!("dist/site/{url}/index.html"));
        let pictures: Vec<&str> = page
            .split("<picture")
            .skip(1)
            .filter_map(|rest| rest.split("</picture>").next())
            .collect();
        let first = pictures[0];
        for part in [
            "type=\"image/webp\" srcset=\"/assets/beeld/",
            "sizes=\"(min-width:",
            &format!("src=\"/{url}/de%20foto.jpg\""),
            "alt=\"Een veld in de regen\"",
            "width=\"600\" height=\"400\"",
        ] {
            assert!(first.contains(part), "{part} in {first} of {url}");
        }
        assert!(!first.contains("lazy"), "{url}: {first}");
        // What stands below it can wait, also the first in the text.
        let in_text = pictures
            .iter()
            .find(|one| one.contains("Nog eens"))
            .unwrap();
        assert!(in_text.contains("loading=\"lazy\""), "{url}: {in_text}");
        assert!(page.contains("/assets/components/photo/photo."), "{url}");
    }
    let story = site.read("dist/site/verhalen/foto/index.html");
    assert!(
        !story.contains("img/verhaal-"),
        "the photo instead of the drawing"
    );
    let list = site.read("dist/site/verhalen/index.html");
    let (_, card) = list.split_once("<picture class=\"card__photo\">").unwrap();
    let card = card.split("</picture>").next().unwrap();
    assert!(
        card.contains("loading=\"lazy\"") && card.contains("width=\"600\""),
        "{card}"
    );
    assert!(
        list.contains("img/verhaal-"),
        "a story without a photo has its drawing"
    );
    assert!(!list.contains("/assets/components/photo/photo."));
}

#[test]
fn a_long_text_says_what_is_on_the_page() {
    let words = "Een zin over luisteren. ".repeat(50);
    let text = |parts: usize| -> String {
        let part = |number| {
            format!("## Deel {number} & meer\n\n{words}\n\n### Klein {number}\n\nTekst.\n\n")
        };
        (1..=parts).map(part).collect()
    };
    let page = |keys: &str, body: &str| {
        format!("+++\ntitle = \"L\"\ndescription = \"L.\"\n{keys}+++\n\n{body}")
    };
    let site = Site::small()
        .with("content/paginas/lang.md", page("", &text(3)))
        .with("content/praktijk/lang.md", page("", &text(3)))
        .with("content/gemeenten/kerkrade/lang.md", page("", &text(3)))
        .with(
            "content/tips/lang.md",
            page("voor = [\"ouder\"]\n", &text(3)),
        )
        .with(
            "content/verhalen/lang.md",
            page("date = 2026-01-01\n", &text(3)),
        )
        .with("content/paginas/twee.md", page("", &text(2)))
        .with(
            "content/paginas/kort.md",
            page("", "## A\n\nA.\n\n## B\n\nB.\n\n## C\n\nC.\n"),
        );
    site.run(&["build"]).ok();
    for url in [
        "lang",
        "praktijk/lang",
        "kerkrade/lang",
        "tips/lang",
        "verhalen/lang",
    ] {
        let html = site.read(&format!("dist/site/{url}/index.html"));
        let (_, contents) = html
            .split_once("<nav class=\"contents\"")
            .unwrap_or_else(|| panic!("{url}: {html}"));
        let contents = contents.split("</nav>").next().unwrap();
        assert!(contents.contains("Op deze pagina</h2>"), "{contents}");
        for number in 1..=3 {
            let link = format!("href=\"#deel-{number}-meer\">Deel {number} &amp; meer</a>");
            assert!(contents.contains(&link), "{link} in {contents}");
            assert!(html.contains(&format!("<h2 id=\"deel-{number}-meer\"")));
        }
        assert!(!contents.contains("Klein"), "{contents}");
    }
    for url in ["twee", "kort"] {
        let html = site.read(&format!("dist/site/{url}/index.html"));
        assert!(!html.contains("class=\"contents\""), "{url}");
    }
}

#[test]
fn a_film_is_a_frame_that_leads_to_its_site() {
    let site = Site::small().with(
        "content/verhalen/film.md",
        "+++\ntitle = \"Mijn film\"\ndate = 2026-01-01\ndescription = \"F.\"\n\
         video = { url = \"https://www.film.example/2?a=1&b=2\", transcript = \"Hij zegt: “hoi”.\" }\n+++\n\nTekst.\n\n\
         {{ video(url=\"https://film.example/3\") }}\n",
    );
    site.run(&["build"]).ok();
    let page = site.read("dist/site/verhalen/film/index.html");
    let films: Vec<&str> = page
        .split("<figure class=\"film\">")
        .skip(1)
        .filter_map(|rest| rest.split("</figure>").next())
        .collect();
    assert_eq!(films.len(), 2, "{page}");
    for part in [
        "href=\"https://www.film.example/2?a=1&amp;b=2\" rel=\"noreferrer\"",
        "Mijn film</strong>",
        "Bekijk de film op film.example",
        "<svg class=\"film__play\"",
        "De film staat op een andere site.",
    ] {
        assert!(films[0].contains(part), "{part} in {}", films[0]);
    }
    assert!(!films[1].contains("<strong") && films[1].contains("film.example/3"));
    assert!(page.contains("<details class=\"film__text\">") && page.contains("Hij zegt: “hoi”."));
    // Nothing of the other site is loaded: only links name it.
    for loads in ["<iframe", "<video", "<embed", "src=\"https://"] {
        assert!(!page.contains(loads), "{loads}");
    }
}

#[test]
fn notes_come_to_the_end_in_the_words_of_the_page() {
    let site = Site::small();
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        config.replace("[\"nl\"]", "[\"nl\", \"en\"]"),
    );
    let tip = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"T.\"\nvoor = [\"ouder\"]\n+++\n\n{title}[^a].\n\n[^a]: Uit een boek.\n\nSlot.\n"
        )
    };
    site.write("content/tips/noot.md", tip("Noot"));
    site.write("content/tips/noot.en.md", tip("Note"));
    site.run(&["build"]).ok();
    for (folder, title, back) in [
        ("", "Noten", "Terug naar noot 1 in de tekst"),
        ("en/", "Notes", "Back to note 1 in the text"),
    ] {
        let page = site.read(&format!("dist/site/{folder}tips/noot/index.html"));
        let (text, notes) = page.split_once("<section class=\"notes\"").unwrap();
        assert!(text.contains("href=\"#noot-1\" id=\"noot-1-terug\"") && text.contains("Slot."));
        assert!(notes.contains(&format!("{title}</h2>")), "{notes}");
        assert!(notes.contains(&format!("aria-label=\"{back}\"")), "{notes}");
        assert!(page.contains("/assets/css/reading."));
    }
}

#[test]
fn borrowed_dutch_says_that_it_is_dutch() {
    let site = Site::small();
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        config.replace("[\"nl\"]", "[\"nl\", \"en\"]"),
    );
    let story = |title: &str, day: u8| {
        format!(
            "+++\ntitle = \"{title}\"\ndate = 2026-05-{day:02}\ndescription = \"V.\"\nonderwerpen = [\"gevoel\"]\n+++\n\nTekst.\n"
        )
    };
    site.write(
        "content/verhalen/_index.md",
        "+++\ntitle = \"Onze verhalen\"\ndescription = \"V.\"\n+++\n",
    );
    site.write("content/verhalen/een.md", story("Eerste verhaal", 1));
    site.write("content/verhalen/twee.md", story("Tweede verhaal", 2));
    site.write("content/verhalen/twee.en.md", story("Second story", 2));
    site.write("content/verhalen/drie.md", story("Derde verhaal", 3));
    site.run(&["build"]).ok();
    let page = site.read("dist/site/en/verhalen/twee/index.html");
    for part in [
        "<a href=\"/verhalen/\" lang=\"nl\">Onze verhalen</a>",
        // What is translated comes first, and then the newest that is not.
        "<span lang=\"nl\">Derde verhaal</span>",
        "href=\"/onderwerpen/gevoel/\" lang=\"nl\">",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let dutch = site.read("dist/site/verhalen/twee/index.html");
    let (_, body) = dutch.split_once("<body").unwrap();
    let (body, _) = body.split_once("<footer").unwrap();
    let without_switch = body.replace("lang=\"nl\" hreflang", "");
    assert!(!without_switch.contains(" lang=\"nl\""), "{body}");
}
