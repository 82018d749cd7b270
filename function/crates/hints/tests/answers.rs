//! How many hints the real answers of the site get. They are edited with care, so nearly every one of these is wrong, and a hint
//! that is wrong costs trust in the next one.
//! `cargo nextest run --workspace -E 'test(the_answers_of_the_site_get_few_hints)' --no-capture` prints them.

use std::fs;
use std::path::Path;

use forms::facts::{Helpline, SiteFacts};
use hints::{promises, reading, recognisable};

#[test]
fn the_answers_of_the_site_get_few_hints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content/vragen");
    let known = recognisable::Known::of(&facts());
    let (mut pages, mut identifying, mut hard, mut promised, mut most) = (0, 0, 0, 0, 0);
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let parts = text.split_once("## Antwoord");
        // Others are lists, or in another language: `naam.en.md`.
        let Some((before, answer)) = parts.filter(|_| !name.contains('.')) else {
            continue;
        };
        let question = before.rsplit("+++").next().unwrap();
        let of_page = recognisable::find(&format!("{question}\n\n{answer}"), &known);
        let of_reading = reading::hard_sentences(answer);
        let of_promises = promises::find(answer);
        let count = of_page.len() + of_reading.len() + of_promises.len();
        println!("{count} {name}: {of_page:?} {of_reading:?} {of_promises:?}");
        pages += 1;
        identifying += of_page.len();
        hard += of_reading.len();
        promised += of_promises.len();
        most = most.max(count);
    }
    println!(
        "{pages} pages: {identifying} identifying, {hard} hard, {promised} promises; at most {most}"
    );
    assert!(pages > 50, "{pages}");
    assert!(most <= 2);
    assert!(10 * (identifying + hard + promised) <= 2 * pages);
}

/// What the settings of the site name.
fn facts() -> SiteFacts {
    let named = |name: &str| Helpline {
        name: name.into(),
        ..Helpline::default()
    };
    let lines = [
        "112",
        "113 Zelfmoordpreventie",
        "de Kindertelefoon",
        "Veilig Thuis",
    ];
    SiteFacts {
        title: "Social Brokers".into(),
        default_language: "nl".into(),
        helplines: lines.map(named).into(),
        ..SiteFacts::default()
    }
}
