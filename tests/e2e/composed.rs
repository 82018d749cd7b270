//! What is composed says so wherever it is named, and what is real does not.

use crate::harness::Site;

const QUESTION: &str = "content/vragen/ik-slaap-slecht.md";
const PAGE: &str = "dist/site/vragen/ik-slaap-slecht/index.html";

fn built(composed: bool) -> Site {
    let site = Site::small();
    let text = site.read(QUESTION);
    let text = text
        .replace("voorbeeld = false", &format!("voorbeeld = {composed}"))
        .replace("\"broker\"", "\"professional\"");
    site.write(QUESTION, text);
    site.run(&["build"]).ok();
    site
}

#[test]
fn a_composed_question_says_so_in_both_halves_and_has_no_day() {
    let site = built(true);
    let page = site.read(PAGE);
    for words in [
        "id=\"_de-vraag\">De vraag (bedacht)</h2>",
        ">Het antwoord (bedacht)</h2>",
        "content=\"Ik slaap slecht (bedacht voorbeeld)\"",
        "data-share-title=\"Ik slaap slecht (bedacht voorbeeld)\"",
        "\"genre\":\"Bedacht voorbeeld\"",
        "<meta name=\"description\" content=\"Bedacht voorbeeld. Over slapen.\">",
    ] {
        assert!(page.contains(words), "no {words} in {page}");
    }
    for words in [
        "Beantwoord op",
        "Antwoord van een professional",
        "datePublished",
        "published_time",
    ] {
        assert!(!page.contains(words), "{words} in {page}");
    }
    let list = site.read("dist/site/vragen/index.html");
    assert!(
        list.contains("<em>Bedacht voorbeeld.</em> Over slapen."),
        "{list}"
    );
    let feed = site.read("dist/site/vragen/atom.xml");
    assert!(
        feed.contains("<category term=\"voorbeeld\" label=\"Bedacht voorbeeld\"/>"),
        "{feed}"
    );
    assert!(
        feed.contains("<summary>Bedacht voorbeeld. Over slapen.</summary>"),
        "{feed}"
    );
}

#[test]
fn a_real_answer_says_who_answered_and_when() {
    let site = built(false);
    let page = site.read(PAGE);
    for words in [
        "id=\"_de-vraag\">De vraag</h2>",
        ">Antwoord van een professional</h2>",
        "Beantwoord op 15 maart 2026",
        "\"datePublished\":\"2026-03-15\"",
        "data-share-title=\"Ik slaap slecht\"",
    ] {
        assert!(page.contains(words), "no {words} in {page}");
    }
    let list = site.read("dist/site/vragen/index.html");
    assert!(
        !page.contains("edacht") && !list.contains("edacht"),
        "{page}{list}"
    );
    let feed = site.read("dist/site/vragen/atom.xml");
    assert!(!feed.contains("edacht"), "{feed}");
}

#[test]
fn an_answer_leads_to_tips_about_the_same() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let page = site.read(PAGE);
    let (_, tips) = page
        .split_once("id=\"_tips\">Tips die hierbij passen</h2>")
        .expect("a shelf");
    assert!(tips.contains("href=\"/tips/luisteren/\""), "{tips}");
    let question = site.read(QUESTION).replace("[\"gevoel\"]", "[]");
    let site = site.with(QUESTION, question);
    site.run(&["build"]).ok();
    assert!(!site.read(PAGE).contains("id=\"_tips\""));
}
