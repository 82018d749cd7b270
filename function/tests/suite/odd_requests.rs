//! Requests as people, old programs and broken networks send them: each is taken, or its page gives back what was written.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Method, Request, header};
use http_body::Frame;
use serde_json::json;

use crate::world::{Reply, World, encode, site};

const QUESTION: &str = "Hoe vertel ik thuis dat ik één keer blijf zitten?";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data; boundary=grens";
const PATH: &str = "/api/forms/vraag";

async fn waiting(world: &World) -> usize {
    world.moderator().await.queue("open").await.len()
}

fn latin1(text: &str) -> Vec<u8> {
    let byte = |c: char| u8::try_from(u32::from(c)).unwrap();
    text.chars().map(byte).collect()
}

fn part(head: &str, value: &str) -> String {
    format!("--grens\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n--grens--\r\n")
}

/// A body that arrives in such small pieces that characters are cut in two.
struct Pieces(Vec<u8>);

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let length = self.0.len().min(3);
        let piece: Vec<u8> = self.0.drain(..length).collect();
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece.into()))))
    }
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[tokio::test]
async fn whatever_a_text_is_written_in_it_is_taken() {
    let world = World::new().await;
    let stranger = world.stranger();
    let utf16 = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect()
    };
    let as_json = json!({ "vraag": QUESTION }).to_string();
    let escaped = form_urlencoded::byte_serialize(&latin1(QUESTION)).collect::<String>();
    let bodies: [(&str, Vec<u8>); 14] = [
        (JSON, format!("\u{feff}{as_json}").into()),
        (
            "application/json; charset=utf-8",
            format!(" \n{as_json}\n").into(),
        ),
        (JSON, utf16(&as_json)),
        (JSON, latin1(&as_json)),
        (FORM, format!("vraag={escaped}").into()),
        (
            "application/x-www-form-urlencoded; charset=ISO-8859-1",
            [b"vraag=", &*latin1(QUESTION)].concat(),
        ),
        (
            "APPLICATION/X-WWW-FORM-URLENCODED;",
            encode(&[("vraag", QUESTION)]).into(),
        ),
        (
            FORM,
            format!(
                "&&vraag={}&",
                encode(&[("", QUESTION)]).trim_start_matches('=')
            )
            .into(),
        ),
        (FORM, encode(&[("VRAAG", QUESTION)]).into()),
        (FORM, encode(&[(" Vraag", QUESTION), ("vraag", "")]).into()),
        (MULTIPART, part("name=\"VRAAG\"", QUESTION).into()),
        (
            MULTIPART,
            part("name=vraag", QUESTION).replace("\r\n", "\n").into(),
        ),
        (
            "multipart/form-data; boundary=\"grens\"",
            latin1(&part("NAME=\"vraag\"", QUESTION)),
        ),
        (JSON, json!({ "VRAAG": QUESTION }).to_string().into()),
    ];
    let count = bodies.len();
    for (kind, body) in bodies {
        stranger
            .posts(PATH, kind, body)
            .await
            .is(201)
            .shows_a_page();
    }
    let chunks = Body::new(Pieces(encode(&[("vraag", QUESTION)]).into()));
    stranger.posts(PATH, FORM, chunks).await.is(201);
    let moderator = world.moderator().await;
    let open = moderator.queue("open").await;
    assert_eq!(open.len(), count + 1);
    for path in open {
        moderator.gets(&path).await.is(200).says(QUESTION);
    }
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[tokio::test]
async fn what_is_not_taken_is_given_back_where_it_belongs() {
    let world = World::new().await;
    let stranger = world.stranger();
    let asks = format!("name=\"vraag\" value=\"{QUESTION}\"");
    for (kind, body, status) in [
        // Under a name that the form does not have.
        (FORM, encode(&[("bericht", QUESTION)]).into_bytes(), 422),
        (
            FORM,
            encode(&[("message", QUESTION), ("vraag", " ")]).into(),
            422,
        ),
        (
            FORM,
            encode(&[("vraag.tekst", ""), ("q", QUESTION)]).into(),
            422,
        ),
        (JSON, json!({ "tekst": QUESTION }).to_string().into(), 422),
        (
            JSON,
            json!({ "vragen": { "eerste": QUESTION } })
                .to_string()
                .into(),
            422,
        ),
        (MULTIPART, part("name=\"FILE\"", QUESTION).into(), 422),
        // In a file.
        (
            MULTIPART,
            part("name=\"FILE\"; filename=\"vraag.txt\"", QUESTION).into(),
            415,
        ),
        (
            MULTIPART,
            part("name=\"vraag\"; filename=\"blob\"", QUESTION).into(),
            415,
        ),
        (
            MULTIPART,
            part("name=\"x\"; filename*=UTF-8''v.txt", QUESTION).into(),
            415,
        ),
        // Broken off.
        (
            MULTIPART,
            part("name=\"VRAAG\"", QUESTION)
                .replace("--grens--\r\n", "")
                .into(),
            400,
        ),
    ] {
        let shown = String::from_utf8_lossy(&body).into_owned();
        let reply = stranger.posts(PATH, kind, body).await;
        assert_eq!(reply.status.as_u16(), status, "{kind} {shown}");
        let reply = reply.shows_a_page().says("action=\"/api/forms/vraag\"");
        let area = reply.between("<textarea", "</textarea>");
        assert!(
            area.contains(QUESTION) || reply.body.contains(&asks),
            "{shown}: {}",
            reply.body
        );
    }
    // As plain text, where no field can be read.
    for (kind, body) in [
        ("text/plain; charset=iso-8859-1", latin1(QUESTION)),
        (
            "application/xml",
            format!("<vraag>{QUESTION}</vraag>").into(),
        ),
        ("", QUESTION.into()),
    ] {
        let reply = stranger.posts(PATH, kind, body).await.is(415);
        reply.shows_a_page().says(QUESTION);
    }
    for body in [
        format!("{{\"vraag\": \"{QUESTION}\"}} en meer"),
        format!("{{'vraag': '{QUESTION}'}}"),
        format!("[\"{QUESTION}\"]"),
        format!("\"{QUESTION}\""),
        format!("{{\"vraag\": \"{QUESTION}\","),
        format!("{{\"vraag\": \"{QUESTION}\n\"}}"),
    ] {
        let reply = stranger.posts(PATH, JSON, body).await.is(400);
        reply.shows_a_page().says(QUESTION);
    }
    assert_eq!(waiting(&world).await, 0);
}

#[tokio::test]
async fn a_program_is_told_what_it_called_wrongly() {
    let world = World::new().await;
    let told = world.stranger().reads_json();
    let told = told.posts_json(PATH, &json!({ "VRAAG": QUESTION })).await;
    assert_eq!(told.is(422).json()["errors"][0]["field"], "VRAAG");
}

#[tokio::test]
async fn a_compressed_body_is_refused_and_not_read_as_noise() {
    let world = World::new().await;
    for (encoding, status) in [
        ("gzip", 415),
        ("GZIP", 415),
        ("identity, br", 415),
        ("deflate", 415),
        ("identity", 201),
        ("", 201),
    ] {
        let request = Request::post(PATH)
            .header(header::CONTENT_TYPE, FORM)
            .header(header::CONTENT_ENCODING, encoding);
        let body = Body::from(encode(&[("vraag", QUESTION)]));
        let reply = world.stranger().sends(request.body(body).unwrap()).await;
        assert_eq!(reply.status.as_u16(), status, "{encoding}");
        reply.shows_a_page();
    }
    assert_eq!(waiting(&world).await, 2);
}

#[tokio::test]
async fn percent_signs_are_text_where_they_mean_nothing() {
    let world = World::new().await;
    let stranger = world.stranger();
    for (written, meant) in [
        ("100%25+zeker", "100% zeker"),
        ("100%", "100%"),
        ("50%4", "50%4"),
        ("a%zzb+c", "a%zzb c"),
        ("1%2B1%3D2", "1+1=2"),
        ("a=b=c", "a=b=c"),
        ("regel%0D%0Anog+een", "regel\nnog een"),
        ("%F0%9F%99%82+hoi", "🙂 hoi"),
        ("a%00b%1Bc", "abc"),
    ] {
        let body = format!("gemeente=nergens&vraag={written}");
        let reply = stranger.posts(PATH, FORM, body).await.is(422);
        let area = reply.between("<textarea", "</textarea>");
        assert!(
            area.ends_with(&format!("\n{meant}")) || area.ends_with(meant),
            "{written}: {area}"
        );
    }
}

#[tokio::test]
async fn the_borders_of_what_is_too_large_hold_for_every_kind() {
    let world = World::new().await;
    let stranger = world.stranger();
    let bodies = |length: usize| {
        let filled = |start: String, end: &str| {
            let rest = "a".repeat(length - start.len() - end.len());
            [start, rest, end.to_owned()].concat()
        };
        let field = format!(
            "--grens\r\nContent-Disposition: form-data; name=\"vraag\"\r\n\r\n{QUESTION}\r\n\
                             --grens\r\nContent-Disposition: form-data; name=\"oud\"\r\n\r\n"
        );
        [
            (
                FORM,
                filled(format!("vraag={}&oud=", escaped(QUESTION)), ""),
            ),
            (
                JSON,
                filled(format!("{{\"vraag\":\"{QUESTION}\",\"oud\":\""), "\"}"),
            ),
            (MULTIPART, filled(field, "\r\n--grens--\r\n")),
        ]
    };
    for (length, status) in [
        (65_535, 201),
        (65_536, 201),
        (65_537, 413),
        (1024 * 1024, 413),
        (1024 * 1024 + 1, 413),
    ] {
        for (kind, body) in bodies(length) {
            assert_eq!(body.len(), length);
            let reply = stranger.posts(PATH, kind, body).await;
            assert_eq!(reply.status.as_u16(), status, "{kind} {length}");
            let reply = reply.shows_a_page().says("tel:112");
            if status == 413 {
                // What was read is given back, and of what was not nothing is.
                assert_eq!(
                    reply.body.contains(QUESTION),
                    length <= 1024 * 1024,
                    "{kind} {length}"
                );
            }
        }
    }
}

fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Every answer that refuses a method names those that there are, wherever it is; and no page loses what was sent there.
#[tokio::test]
async fn whoever_uses_a_wrong_method_is_told_the_right_ones() {
    let world = World::new().await;
    let stranger = world.stranger();
    let methods = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ZOEK",
    ];
    for path in [
        "/api/forms/vraag",
        "/api/forms/vraag/",
        "/api/forms/oud",
        "/api/forms",
        "/API/forms/vraag",
        "/Api/Forms/Vraag",
        "//api/forms/vraag",
        "/api//forms/vraag",
        "/en/api/forms/vraag",
        "/vraag/",
        "/vraag",
        "/",
        "/api/receipts",
        "/api/receipts/withdraw",
        "/api/receipts/follow-up",
        "/api/receipts/page",
        "/api/receipts/helped",
        "/api/helped",
        "/api/helped/",
        "/api/token",
        "/api/challenge",
        "/api/weg",
        "/api/health",
        "/api/%2e%2e/forms/vraag",
    ] {
        for method in methods {
            let request = Request::builder()
                .method(Method::from_bytes(method.as_bytes()).unwrap())
                .uri(path)
                .header(header::CONTENT_TYPE, FORM);
            let body = Body::from(encode(&[("vraag", QUESTION), ("gemeente", "nergens")]));
            let reply = stranger.sends(request.body(body).unwrap()).await;
            let status = reply.status.as_u16();
            assert!(status < 500, "{method} {path}: {status}");
            assert!(
                status != 405 || !reply.header("allow").is_empty(),
                "{method} {path}"
            );
            let reads = matches!(method, "GET" | "HEAD");
            if status >= 400 && !reads && !path.contains("receipts") {
                assert!(
                    reply.body.contains(QUESTION),
                    "{method} {path}: {}",
                    reply.body
                );
            }
        }
    }
    assert_eq!(waiting(&world).await, 0);
}

#[tokio::test]
async fn a_page_is_in_one_language() {
    let world = World::with_files(|files| {
        let mut facts: serde_json::Value = serde_json::from_slice(&files["site.json"]).unwrap();
        facts["languages"] = ["nl", "en"].into();
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
        let shell = site::SHELL.replace("lang=\"nl\"", "lang=\"en\"");
        files.insert("shells/en.html".into(), shell.into());
        let english = |line: &str| match line.split_once("label.nl = ") {
            Some((_, label)) if !line.contains("options") && !line.contains('{') => {
                format!("{line}\nlabel.en = {}", label.replace("Wat", "What"))
            }
            _ => line.to_owned(),
        };
        let both: Vec<String> = site::VRAAG.lines().map(english).collect();
        let both = both
            .join("\n")
            .replace("id = \"vraag\"", "id = \"tweetalig\"");
        files.insert("formulieren/tweetalig.toml".into(), both.into());
    })
    .await;
    let stranger = world.stranger();
    let asks = async |form: &str, lang: &str| -> Reply {
        let fields = [
            ("vraag", QUESTION),
            ("gemeente", "nergens"),
            ("_lang", lang),
        ];
        stranger
            .fills_in(form, &fields)
            .await
            .is(422)
            .shows_a_page()
    };
    for lang in ["en", "nl", "", "EN", "en-GB", "xx", "<script>", "../nl"] {
        let page = asks("vraag", lang).await;
        page.says("<html lang=\"nl\">")
            .says("Wat wil je vragen?")
            .says("name=\"_lang\" value=\"nl\"");
    }
    let page = asks("tweetalig", "en").await;
    page.says("<html lang=\"en\">")
        .says("name=\"_lang\" value=\"en\"");
    asks("tweetalig", "nl").await.says("<html lang=\"nl\">");
    // The page for a wrong method, too.
    let body = encode(&[("vraag", QUESTION), ("_lang", "en")]);
    let request = Request::put(PATH).header(header::CONTENT_TYPE, FORM);
    let reply = stranger
        .sends(request.body(Body::from(body)).unwrap())
        .await;
    reply.is(405).says("<html lang=\"nl\">").says(QUESTION);
    // Who writes on an English page gets an answer in English, whatever languages the form has.
    let sent = [("vraag", QUESTION), ("_lang", "en")];
    stranger.fills_in("vraag", &sent).await.is(201);
}

#[tokio::test]
async fn hidden_fields_of_any_kind_do_no_harm() {
    let world = World::new().await;
    let stranger = world.stranger();
    let long = "9".repeat(5000);
    let fields = [
        ("_page", "99999999999999999999"),
        ("_page", "-1"),
        ("_page", "NaN"),
        ("_page", &long),
        ("_token", "x-00112233445566778899aabbccddeeff"),
        ("_token", "é-é-é"),
        ("_token", &long),
        ("_work", "{"),
        ("_work", "{\"challenge\":{},\"solution\":{}}"),
        ("_back", "nee"),
        ("_change", "JA"),
        ("_confirm", ""),
        ("_lang", &long),
        ("_nieuw", "iets"),
    ];
    for (name, value) in fields {
        let sent = [("vraag", QUESTION), (name, value)];
        let reply = stranger.fills_in("vraag", &sent).await;
        assert_eq!(reply.status.as_u16(), 201, "{name}={value}");
    }
    assert_eq!(waiting(&world).await, fields.len());
}

/// Without a token nobody knows that it is the same page: a reload stores it again, with a code of its own.
#[tokio::test]
async fn a_short_question_that_is_sent_again_after_withdrawing_is_a_new_one() {
    let world = World::new().await;
    let stranger = world.stranger();
    let code = world.ask("help me").await;
    stranger.withdraws(&code).await.is(200);
    let again = world.ask("help me").await;
    assert_ne!(code, again);
    stranger.looks_up(&code).await.is(404);
    stranger.looks_up(&again).await.is(200);
}

#[tokio::test]
async fn names_in_capitals_work_where_a_code_is_asked() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let stranger = world.stranger();
    let look = encode(&[("CODE", &*code)]);
    stranger.posts("/api/receipts", FORM, look).await.is(200);
    let asks = encode(&[("Code", &*code), ("VERVOLG", "Nog iets")]);
    let path = "/api/receipts/follow-up";
    stranger.posts(path, FORM, asks).await.is(201);
    stranger.looks_up(&code).await.is(200).says("Nog iets");
    let bom = format!("\u{feff}{}", json!({ "code": code }));
    stranger.posts("/api/receipts", JSON, bom).await.is(200);
}
