//! What people type, paste and dictate comes through whole, however it was sent: as a form, as parts, as JSON, as lines.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use crate::world::{World, encode};

const PATH: &str = "/api/forms/vraag";

/// A text, and what is kept of it where that is something else.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn texts() -> Vec<(String, Option<&'static str>)> {
    let same = [
        "😭",
        "😭😭😭💔",
        "👨\u{200d}👩\u{200d}👧 weg",
        "🏳️\u{200d}🌈?",
        "1️⃣ keer",
        "🇳🇱",
        "e\u{301}e\u{301}n keer",
        "Z\u{336}a\u{336}l\u{336}g\u{336}o\u{336}",
        "ساعدني من فضلك، أخي يضربني كل يوم",
        "\u{202b}مرحبا\u{202c} abc",
        "אבא שלי צועק",
        "我爸爸每天打我，我不想回家。",
        "学校に行きたくないです",
        "죽고 싶어요ㅠㅠ",
        "मुझे मदद चाहिए",
        "ช่วยด้วย",
        "Мені страшно вдома",
        "Tôi không muốn đi học nữa",
        "Ｗａｔ　ｎｕ？",
        "٣ مرات",
        "[12:03, 30-11-2026] Sam: je bent dik\n[12:04, 30-11-2026] Ik: stop",
        "30/11/2026 21:14 - Papa: kom NU naar beneden\n30/11/2026 21:15 - Ik: nee",
        "> Op 3 mei schreef hij:\n>> ga dood\n> en toen niets",
        "Sam 😈: \"jij hoort hier niet\"\nik: ...",
        "<script>alert(1)</script>",
        "<b>help</b> & <i>snel</i>",
        "</textarea></form><h1>x",
        "{{ site.title }} {% raw %} ${x} #{x}",
        "'; DROP TABLE submissions; --",
        "a=b&c=d;e=f",
        "100% zeker +1 %41 %zz",
        "C:\\Users\\ik\\map",
        "\\u0041 \\n",
        "regel 1\nregel 2\n\n\nregel 5",
        "\tingesprongen",
        "één enkele — lange – streep… „zo” ‘zo’",
        "null",
        "undefined",
        "[object Object]",
        "0",
        "-1",
        "true",
        "NaN",
        "1e999",
        "...",
        "?",
        "!!!!!!!!",
        ":(",
        "<3",
        "__proto__",
        "constructor",
        "--x9",
        "--x9--",
        "vraag=",
        "_token=x",
        "Content-Disposition: form-data; name=\"vraag\"",
        "{\"vraag\": \"nee\"}",
        "http://voorbeeld.test/a?b=c#d",
        "=1+1",
        "@sam wat nu",
        "# kop\n- lijst\n1. een",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];
    let longest = [
        "a ".repeat(1998) + "eind",
        "😭".repeat(4000),
        "é\n".repeat(1999),
    ];
    let changed = [
        ("\u{feff}hallo", None),
        ("hal\0lo", Some("hallo")),
        ("regel\rregel", Some("regel\nregel")),
        ("regel\r\nregel", Some("regel\nregel")),
        ("  rand  \n", Some("rand")),
        ("bel\u{7}", Some("bel")),
        ("a\u{1b}[31mrood", Some("a[31mrood")),
        ("\u{fffe}x", Some("x")),
    ];
    let same = same.map(str::to_owned).into_iter().chain(longest);
    let same = same.map(|text| (text, None));
    same.chain(changed.map(|(text, kept)| (text.to_owned(), kept)))
        .collect()
}

/// The body and its type, in each way.
fn ways(text: &str) -> [(&'static str, Vec<u8>); 4] {
    let part = |name: &str, value: &str| {
        format!("--grens77\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = part("vraag", text) + &part("_confirm", "ja") + "--grens77--\r\n";
    [
        (
            "application/x-www-form-urlencoded",
            encode(&[("vraag", text), ("_confirm", "ja")]).into(),
        ),
        ("multipart/form-data; boundary=grens77", parts.into()),
        (
            "application/json",
            json!({ "vraag": text, "_confirm": "ja" })
                .to_string()
                .into(),
        ),
        (
            "text/plain",
            format!("vraag={text}\r\n_confirm=ja\r\n").into(),
        ),
    ]
}

/// What the conversation that a code leads to begins with has to be this. Looking it up takes a while on purpose, so many do
/// it at once.
async fn read_all(world: &World, codes: Vec<(String, String)>) {
    let mut readers = tokio::task::JoinSet::new();
    for (code, kept) in codes {
        let reader = world.stranger().reads_json();
        readers.spawn(async move {
            let seen = reader.looks_up(&code).await.is(200).json();
            let text = seen["messages"][0]["text"].as_str().unwrap();
            assert_eq!(text.trim_start_matches('\u{feff}'), kept);
        });
    }
    readers.join_all().await;
}

#[tokio::test]
async fn whatever_is_typed_comes_through_whole() {
    let world = World::new().await;
    let stranger = world.stranger();
    let mut codes = Vec::new();
    for (text, kept) in texts() {
        let kept = kept.unwrap_or(text.trim());
        for (kind, body) in ways(&text) {
            // These are lines of their own in such a body, so it says something else.
            if kind == "text/plain" && (text.starts_with("_token=") || text.starts_with("vraag=")) {
                continue;
            }
            if body.len() > 64 * 1024 {
                let reply = stranger.posts(PATH, kind, body).await.is(413);
                assert!(
                    reply.body.contains(kept),
                    "{kind}: what was too much is gone"
                );
                continue;
            }
            let reply = stranger.posts(PATH, kind, body).await;
            assert_eq!(
                reply.status.as_u16(),
                201,
                "{kind} {text:.80?}: {}",
                reply.body
            );
            let kept = kept.trim_start_matches('\u{feff}');
            codes.push((reply.receipt(), kept.to_owned()));
        }
    }
    read_all(&world, codes).await;
}

#[tokio::test]
async fn ten_thousand_characters_come_back_whole() {
    let world = World::new().await;
    let text = "Mijn verhaal is lang. ".repeat(455);
    for (kind, body) in ways(&text) {
        let page = world.stranger().posts(PATH, kind, body).await.is(422);
        page.shows_a_page().says(text.trim()).says("4000");
    }
}

#[tokio::test]
async fn names_as_programs_write_them_lose_nothing() {
    let world = World::new().await;
    let stranger = world.stranger();
    let text = "Wat doe ik als het thuis niet gaat?";
    for body in [
        json!({ "vraag": [text] }),
        json!({ "vraag": text, "onderwerpen": [], "leeftijd": null, "gemeente": "" }),
        json!({ "Vraag": text }),
    ] {
        stranger
            .posts(PATH, "application/json", body.to_string())
            .await
            .is(201);
    }
    for body in [
        json!([{ "vraag": text }]),
        json!([{ "name": "vraag", "value": text }]),
        json!({ "data": { "vraag": text } }),
        json!({ "vraag": { "tekst": text } }),
        json!({ "vraag[]": text }),
        json!(json!({ "vraag": text }).to_string()),
        json!({ "vraag": text, "gemeente": "nergens" }),
        json!({ "vraag": ["x", text] }),
    ] {
        let reply = stranger
            .posts(PATH, "application/json", body.to_string())
            .await;
        assert!(reply.status.is_client_error(), "{body}");
        reply.shows_a_page().says(text);
    }
    for name in [
        "vraag[]",
        "vraag[0]",
        "fields[vraag]",
        "data.vraag",
        "tekst",
        "q",
    ] {
        let body = encode(&[(name, text)]);
        let reply = stranger
            .posts(PATH, "application/x-www-form-urlencoded", body)
            .await;
        reply.is(422).shows_a_page().says(text);
    }
}

#[tokio::test]
async fn an_address_with_more_or_less_in_it_loses_nothing() {
    let world = World::new().await;
    let stranger = world.stranger();
    let text = "Wat doe ik als het thuis niet gaat?";
    for (path, status) in [
        ("/api/forms/vraag?utm_source=x", 201),
        ("/api/forms/vraag/?x", 201),
        ("/api/forms/vr%61ag", 201),
        ("/api/forms/vraag%20", 404),
        ("/api/forms/VRAAG", 404),
        ("/api/forms/vraag.", 404),
        ("/api/forms/vraag%2F", 404),
        ("/api/forms/%FF", 404),
        ("/api/forms/%00", 404),
        ("/api/forms/vraag/verstuur", 404),
        ("/%61pi/forms/vraag", 404),
    ] {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encode(&[("vraag", text)])))
            .unwrap();
        let reply = stranger.sends(request).await;
        assert_eq!(reply.status.as_u16(), status, "{path}");
        if status != 201 {
            reply.shows_a_page().says(text);
        }
    }
}

#[tokio::test]
async fn whoever_asks_for_nothing_or_for_anything_gets_a_page() {
    let world = World::new().await;
    for accept in [
        "",
        "*/*",
        "text/plain",
        "text/html;q=0",
        "image/*",
        ";;,",
        "application/xml",
    ] {
        let request = Request::post(PATH)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, accept)
            .body(Body::from(encode(&[("vraag", "help")])))
            .unwrap();
        let reply = world.stranger().sends(request).await.is(201).shows_a_page();
        assert_eq!(reply.receipt().len(), 19, "{accept}");
    }
}

/// The same question again, from the same page: one submission, however it is sent the second time.
#[tokio::test]
async fn a_page_that_is_sent_again_in_another_way_has_the_same_code() {
    let world = World::new().await;
    let stranger = world.stranger();
    let token = world
        .stranger()
        .reads_json()
        .gets("/api/token")
        .await
        .json();
    let token = token["token"].as_str().unwrap();
    world.seconds_later(5);
    let fields = [("vraag", "Nog een keer?"), ("_token", token)];
    let first = stranger.fills_in("vraag", &fields).await.is(201).receipt();
    let lines = format!("vraag=Nog een keer?\r\n_token={token}\r\n");
    let as_json = json!({ "vraag": "Nog een keer?", "_token": token }).to_string();
    for (kind, body) in [("text/plain", lines), ("application/json", as_json)] {
        let again = stranger.posts(PATH, kind, body).await.is(201).receipt();
        assert_eq!(first, again, "{kind}");
    }
    assert_eq!(world.moderator().await.queue("open").await.len(), 1);
}
