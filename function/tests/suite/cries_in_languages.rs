//! A cry in any language has help on every page that gives it back, in the language of the page.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use forms::facts::SiteFacts;
use intake::guard::{Guard, Rules};
use sealing::receipt::Receipt;

use crate::signals::lists_of_the_site;
use crate::urgent::{asks_on, helps_first};
use crate::world::{Reply, World, encode, site};

const FORM: &str = "application/x-www-form-urlencoded";

/// A site in three languages, with the danger words of the real one.
async fn in_three_languages() -> World {
    World::with_files(|files| {
        let mut facts: SiteFacts = serde_json::from_slice(&files["site.json"]).unwrap();
        facts.languages = ["nl", "en", "ar"].map(str::to_owned).into();
        facts.signals = lists_of_the_site();
        let line = facts.helplines.last_mut().unwrap();
        line.url = Some("https://lijn.example/".into());
        line.chat = Some("https://lijn.example/chat".into());
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
        for lang in ["en", "ar"] {
            let shell = site::SHELL.replace("lang=\"nl\"", &format!("lang=\"{lang}\""));
            files.insert(format!("shells/{lang}.html"), shell.into());
        }
        let labels = |text: &str| {
            let both = |line: &str| match line.strip_prefix("label.nl") {
                Some(label) => format!("{line}\nlabel.en{label}\nlabel.ar{label}"),
                None if line.starts_with("title.nl") => format!(
                    "{line}\n{}\n{}",
                    line.replace("title.nl", "title.en"),
                    line.replace("title.nl", "title.ar")
                ),
                None => line.to_owned(),
            };
            let lines = text.lines().filter(|line| !line.starts_with("title.en"));
            lines.map(both).collect::<Vec<_>>().join("\n")
        };
        let question = labels(site::VRAAG);
        let thanks = question
            .replace("id = \"vraag\"", "id = \"bedankje\"")
            .replace("kind = \"question\"", "kind = \"contribution\"");
        files.insert("formulieren/vraag.toml".into(), question.into());
        files.insert("formulieren/bedankje.toml".into(), thanks.into());
    })
    .await
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[tokio::test]
async fn whatever_the_language_a_cry_has_help_on_every_page_that_gives_it_back() {
    for (lang, shell, cry) in [
        ("en", "en", "i want to die"),
        ("ar", "ar", "أريد أن أموت"),
        // The site is not in Ukrainian: the page is the Dutch one, and the cry is understood.
        ("uk", "nl", "я не хочу жити"),
    ] {
        let mut world = in_three_languages().await;
        let rules = Rules {
            per_hour: 1,
            source_header: None,
        };
        world.guard = Guard::new(world.clock.clone(), rules).unwrap();
        let stranger = world.stranger();
        let helps = |reply: &Reply| {
            helps_first(reply);
            let body = &reply.body;
            assert!(body.contains(&format!("<html lang=\"{shell}\">")), "{body}");
            assert!(
                body.contains("href=\"https://lijn.example/chat\" target=\"_blank\""),
                "{body}"
            );
            assert!(body.find("tel:112") < body.find("lijn.example"), "{body}");
        };
        let spoken = ("_lang", lang);
        let telling = format!("{cry} bel 0612345678");
        let long = format!("{cry} {}", "a".repeat(70_000));
        for (form, fields, status) in [
            (
                "vraag",
                vec![("vraag", cry), ("gemeente", "nergens"), spoken],
                422,
            ),
            (
                "vraag",
                vec![("VRAAG", cry), ("gemeente", "nergens"), spoken],
                422,
            ),
            ("vraag", vec![("bericht", cry), spoken], 422),
            ("vraag", vec![("vraag", &*telling), spoken], 422),
            (
                "vraag",
                vec![("vraag", cry), ("_change", "ja"), spoken],
                200,
            ),
            ("vraag", vec![("vraag", &*long), spoken], 413),
            ("vraag", vec![("vraag", cry), spoken], 201),
            ("oud", vec![("tekst", cry), spoken], 404),
        ] {
            helps(&stranger.fills_in(form, &fields).await.is(status));
        }
        // Where something else than a question has to wait.
        let thanks = [("vraag", cry), spoken];
        let mut last = asks_at(&world, "bedankje", &thanks).await;
        for _ in 0..20 {
            last = asks_at(&world, "bedankje", &thanks).await;
        }
        helps(&last.is(429));
        helps(&asks_at(&world, "vraag", &thanks).await.is(201));
        let code = stranger
            .fills_in("vraag", &[("vraag", "how do i sleep better"), spoken])
            .await;
        let code = code.is(201).receipt();
        for (fields, status) in [
            (vec![("vervolg", &*telling), spoken], 422),
            (
                vec![("vervolg", &*telling), ("_confirm", "ja"), spoken],
                201,
            ),
            (
                vec![("vervolg", &*telling), ("_confirm", "ja"), spoken],
                200,
            ),
        ] {
            helps(&asks_on(&stranger, &code, &fields).await.is(status));
        }
        helps(
            &asks_on(&stranger, "geen code", &[("vervolg", cry), spoken])
                .await
                .is(422),
        );
        let rated = encode(&[("pagina", "/nergens/"), ("tekst", cry), spoken]);
        helps(&stranger.posts("/api/helped", FORM, rated).await.is(404));
        world.lose_the_store().await;
        helps(
            &stranger
                .fills_in("vraag", &[("vraag", cry), spoken])
                .await
                .is(503),
        );
    }
}

#[tokio::test]
async fn a_bare_cry_has_help_on_top_and_stands_above_other_questions() {
    let world = in_three_languages().await;
    let stranger = world.stranger();
    let calm = [("vraag", "Hoe leer ik beter slapen?")];
    let code = stranger.fills_in("vraag", &calm).await.is(201).receipt();
    world.later(2);
    for cry in ["help", "h e l p", "112", "🆘"] {
        let sent = stranger.fills_in("vraag", &[("vraag", cry)]).await;
        helps_first(&sent.is(201));
    }
    let moderator = world.moderator().await;
    let id = Receipt::parse(&code).unwrap().lookup_id().to_string();
    let open = moderator.queue("open").await;
    assert_eq!(
        open.iter().position(|path| path.ends_with(&id)),
        Some(4),
        "{open:?}"
    );
    // In a thread, whatever else its page sends.
    let more = [("vervolg", "HELP"), ("pagina", "anders"), ("confirm", "ja")];
    helps_first(&asks_on(&stranger, &code, &more).await.is(201));
    moderator.gets(&open[4]).await.is(200).says("Let op");
}

/// Sends a form without a token, from one address.
async fn asks_at(world: &World, form: &str, fields: &[(&str, &str)]) -> Reply {
    let request = Request::post(format!("/api/forms/{form}"))
        .header(header::CONTENT_TYPE, FORM)
        .extension(ConnectInfo("203.0.113.9:1".parse::<SocketAddr>().unwrap()));
    let request = request.body(Body::from(encode(fields))).unwrap();
    world.stranger().sends(request).await
}
