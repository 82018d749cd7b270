//! Bodies whose content type is missing or says something else than they are: taken when they are unmistakable, and otherwise
//! given back.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use crate::world::{Reply, Stranger, World, encode};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";
const PLAIN: &str = "text/plain";
const PATH: &str = "/api/forms/vraag";
const QUESTION: &str = "Wat als één + één = 3, en 100% zeker?";

async fn posts(stranger: &Stranger, kinds: &[&str], path: &str, body: &[u8]) -> Reply {
    let request = kinds.iter().fold(Request::post(path), |request, kind| {
        request.header(header::CONTENT_TYPE, *kind)
    });
    let body = Body::from(body.to_vec());
    stranger.sends(request.body(body).unwrap()).await
}

/// The body in each way that says by itself what it is.
fn unmistakable() -> Vec<Vec<u8>> {
    let plain = format!("vraag={QUESTION}\r\nleeftijd=15-17\r\n_lang=nl\r\n");
    let part = |name: &str, value: &str| {
        format!("--x9\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = part("vraag", QUESTION) + &part("leeftijd", "15-17") + "--x9--\r\n";
    let as_json = json!({ "vraag": QUESTION, "leeftijd": "15-17" }).to_string();
    vec![
        encode(&[("vraag", QUESTION), ("leeftijd", "15-17")]).into(),
        encode(&[("_token", ""), ("Vraag", QUESTION), ("leeftijd", "15-17")]).into(),
        as_json.clone().into(),
        format!("\u{feff}\r\n {as_json}\n").into(),
        plain.clone().into(),
        plain.replace("\r\n", "\n").into(),
        format!("_token=\r\n{plain}").into(),
        parts.clone().into(),
        parts.replace("\r\n", "\n").into(),
    ]
}

#[tokio::test]
async fn what_is_unmistakable_is_taken_whatever_its_type() {
    let world = World::new().await;
    let stranger = world.stranger();
    let mut count = 0;
    for kinds in [
        &[][..],
        &[""],
        &["text/plain;charset=UTF-8"],
        &["TEXT/PLAIN"],
        &["application/octet-stream"],
        &["text/json"],
        &["application/vnd.api+json"],
        &["form"],
        &["charset=utf-8"],
        &["multipart/form-data"],
        &["multipart/mixed; boundary=x9"],
        &["multipart/form-data; boundary=iets-anders"],
        &[JSON],
        &["Application/JSON ; Charset=\"utf-8\""],
        &["application/x-www-form-urlencoded, application/json"],
        &[PLAIN, FORM],
    ] {
        // So many at once, and all without a page, would be a flood.
        world.seconds_later(61);
        for body in unmistakable() {
            let reply = posts(&stranger, kinds, PATH, &body).await;
            let shown = String::from_utf8_lossy(&body).into_owned();
            assert_eq!(reply.status.as_u16(), 201, "{kinds:?} {shown}");
            count += 1;
        }
    }
    // JSON and parts under the type of a form.
    for body in &unmistakable()[2..] {
        if !body.starts_with(b"vraag") && !body.starts_with(b"_token") {
            let reply = posts(
                &stranger,
                &["application/X-WWW-form-URLENCODED;x"],
                PATH,
                body,
            );
            reply.await.is(201);
            count += 1;
        }
    }
    let moderator = world.moderator().await;
    let open = moderator.queue("open").await;
    assert_eq!(open.len(), count);
    for path in open {
        let seen = moderator.gets(&path).await.is(200);
        seen.says(QUESTION).says("15 tot en met 17");
    }
}

#[tokio::test]
async fn what_may_be_a_text_is_given_back_as_it_was_written() {
    let world = World::new().await;
    let stranger = world.stranger();
    for kinds in [&[][..], &[PLAIN], &[JSON], &[FORM], &["text/markdown"]] {
        for text in [
            "help",
            "ik wil niet meer naar school",
            "vraag: hoe gaat het?",
            "{ik weet het niet}",
            "{\"vraag\": \"Ik was nog aan het",
            "[\"Wat nu?\"]",
            "\"Wat nu?\"",
            "<vraag>Wat nu?</vraag>",
            "-- \nGroetjes",
            "[12:03] Sam: hij sloeg me = niet ok & nu?",
            "😭😭😭",
            "ساعدني من فضلك",
            "我不想去学校",
        ] {
            let reply = posts(&stranger, kinds, PATH, text.as_bytes()).await;
            let status = reply.status.as_u16();
            assert!((400..500).contains(&status), "{kinds:?} {text}: {status}");
            let shown = reply.shows_a_page().body;
            let escaped = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            let quoted = escaped.replace('"', "&quot;").replace('/', "&#x2f;");
            assert!(
                [text, &escaped, &quoted, &escaped.replace('"', "&quot;")]
                    .iter()
                    .any(|text| shown.contains(*text)),
                "{kinds:?} {text}: {shown}"
            );
        }
    }
    assert!(world.moderator().await.queue("open").await.is_empty());
}

#[tokio::test]
async fn what_was_not_escaped_is_not_cut_off() {
    let world = World::new().await;
    let stranger = world.stranger();
    for (body, meant) in [
        ("vraag=Ik hou van Tom & Jerry", "Ik hou van Tom &amp; Jerry"),
        (
            "vraag=Wat is a & b = c?&leeftijd=15-17",
            "Wat is a &amp; b = c?",
        ),
        (
            "leeftijd=15-17&vraag=R&B en hiphop & zo",
            "R&amp;B en hiphop &amp; zo",
        ),
        ("vraag=a&leeftijd", "<p>a</p>"),
    ] {
        let code = posts(&stranger, &[FORM], PATH, body.as_bytes())
            .await
            .is(201)
            .receipt();
        let page = stranger.looks_up(&code).await.is(200);
        assert!(page.body.contains(meant), "{body}: {}", page.body);
    }
    // Danger behind the sign comes first, too.
    let body = "vraag=Ik ben verdrietig & ik wil dood";
    let page = posts(&stranger, &[FORM], PATH, body.as_bytes())
        .await
        .is(201);
    page.says("helplines--urgent");
}

#[tokio::test]
async fn a_code_is_read_whatever_its_type() {
    let world = World::new().await;
    let stranger = world.stranger();
    let code = world.ask("Hoe vertel ik het thuis?").await;
    for kinds in [&[][..], &[PLAIN], &[JSON], &[FORM]] {
        for body in [
            format!("code={code}"),
            format!("code={code}\r\n"),
            format!("_lang=nl&code={code}"),
            json!({ "code": code }).to_string(),
        ] {
            let reply = posts(&stranger, kinds, "/api/receipts", body.as_bytes()).await;
            assert_eq!(reply.status.as_u16(), 200, "{kinds:?} {body}");
        }
    }
    let body = format!("code={code}\r\nvervolg=Nog iets:\r\n1 + 1 = 2\r\n");
    let path = "/api/receipts/follow-up";
    posts(&stranger, &[PLAIN], path, body.as_bytes())
        .await
        .is(201);
    stranger.looks_up(&code).await.is(200).says("1 + 1 = 2");
    let body = format!("code={code}&vervolg=Tom & Jerry");
    posts(&stranger, &[FORM], path, body.as_bytes())
        .await
        .is(201);
    stranger
        .looks_up(&code)
        .await
        .is(200)
        .says("Tom &amp; Jerry");
}

/// Thousands of pieces cost no more than their bytes.
#[tokio::test]
async fn a_body_of_nothing_but_pieces_is_answered_at_once() {
    let world = World::new().await;
    let stranger = world.stranger();
    let begin = std::time::Instant::now();
    let pieces = "vraag=a".to_owned() + &"&b".repeat(400_000);
    posts(&stranger, &[FORM], PATH, pieces.as_bytes())
        .await
        .is(413);
    let number = "naam=Sam&telefoon=".to_owned() + &"o0".repeat(400_000);
    posts(
        &stranger,
        &[FORM],
        "/api/forms/aanmelden",
        number.as_bytes(),
    )
    .await
    .is(413);
    assert!(begin.elapsed().as_secs() < 30, "{:?}", begin.elapsed());
}
