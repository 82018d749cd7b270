//! Why something is declined is read in the language of the page on which it was written, whatever the language of the desk.

use serde_json::{Value, json};

use crate::world::site::SIGN_UP;
use crate::world::{LEFT, Moderator, World, encode, site};

/// Of each language, a reason for a question and one for a sign-up.
const READ: [(&str, [&str; 2]); 3] = [
    ("nl", ["more-help", "not-fitting"]),
    ("en", ["no-question", "no-place"]),
    ("ar", ["hurtful", "not-here"]),
];
const QUESTION: &[(&str, &str)] = &[("vraag", "How do I tell this at home?")];

/// A site whose forms are in three languages.
async fn world() -> World {
    World::with_files(|files| {
        let mut facts: Value = serde_json::from_slice(&files["site.json"]).unwrap();
        facts["languages"] = json!(READ.map(|(lang, _)| lang));
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
        for lang in ["en", "ar"] {
            let shell = site::SHELL.replace("lang=\"nl\"", &format!("lang=\"{lang}\""));
            files.insert(format!("shells/{lang}.html"), shell.into());
        }
    })
    .await
}

/// Sends a form from a page in this language, and gives its code and its address at the desk.
async fn sends(
    (world, samira): (&World, &Moderator),
    lang: &str,
    (form, fields): (&str, &[(&str, &str)]),
) -> (String, String) {
    let fields = [fields, &[("_lang", lang)]].concat();
    let sent = world.stranger().fills_in(form, &fields).await.is(201);
    let list = if form == "vraag" {
        "vrij"
    } else {
        "aanmeldingen"
    };
    (sent.receipt(), samira.queue(list).await.remove(0))
}

#[tokio::test]
async fn why_it_is_declined_is_read_in_the_language_of_the_form() {
    let world = world().await;
    let samira = world.moderator_called("Samira").await;
    let words = strings::Strings::visitor().unwrap();
    let forms = [("vraag", QUESTION), ("aanmelden", &SIGN_UP[..])];
    let kinds = [("question", "reject"), ("signup", "decline")];
    for (lang, reasons) in READ {
        for ((form, (kind, action)), reason) in forms.into_iter().zip(kinds).zip(reasons) {
            let (code, path) = sends((&world, &samira), lang, form).await;
            let page = samira.gets(&path).await.is(200);
            let says = "leest de zin ook in die taal. Wat je er zelf bij schrijft";
            assert_eq!(page.body.contains(says), lang != "nl", "{lang} {kind}");
            let fields = [
                ("reden", reason),
                ("toelichting", "Kijk op **onze** pagina."),
            ];
            samira.presses(&path, action, &fields).await.is(303);
            world.seconds_later(LEFT);
            let asks = encode(&[("code", &code), ("_lang", lang)]);
            let typed = "application/x-www-form-urlencoded";
            let read = world.stranger().posts("/api/receipts", typed, asks).await;
            let read = read.is(200).says("<strong>onze</strong>");
            for (other, _) in READ {
                let sentence = words.plain(other, &format!("decline-{kind}-{reason}"));
                let beginning = sentence.split(['.', '،']).next().unwrap();
                let is_said = read.body.contains(beginning);
                assert_eq!(is_said, other == lang, "{other} {beginning}: {}", read.body);
            }
            // The page around it is in that language, too.
            let status = if kind == "question" {
                "rejected"
            } else {
                "declined"
            };
            let status = words.plain(lang, &format!("status-{kind}-{status}"));
            assert!(
                read.body.contains(status.split('.').next().unwrap()),
                "{}",
                read.body
            );
            assert!(read.body.contains(&format!("<html lang=\"{lang}\"")));
        }
    }
}
