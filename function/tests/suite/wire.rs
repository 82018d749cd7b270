//! Requests as they come over the wire, from old programs, proxies and broken networks, to the real server.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::world::World;

const BODY: &str = "vraag=Wat+als+het+thuis+niet+gaat%3F";
const TEXT: &str = "Wat als het thuis niet gaat?";
const TYPE: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

async fn serve(world: &World) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(web::listen::serve(
        listener,
        world.router(),
        std::future::pending(),
    ));
    port
}

/// Everything that comes back until the connection closes or nothing more comes.
async fn answer(port: u16, pieces: &[&str]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    for piece in pieces {
        stream.write_all(piece.as_bytes()).await.unwrap();
        stream.flush().await.unwrap();
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    let mut bytes = Vec::new();
    let rest = stream.read_to_end(&mut bytes);
    let _ = tokio::time::timeout(Duration::from_secs(5), rest).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

fn request(line: &str, headers: &str, body: &str) -> String {
    format!("{line}\r\nHost: x\r\nConnection: close\r\n{headers}\r\n{body}")
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[tokio::test]
async fn a_question_arrives_however_it_is_framed() {
    let world = World::new().await;
    let port = serve(&world).await;
    let length = format!("Content-Length: {}\r\n", BODY.len());
    let (one, two) = BODY.split_at(9);
    let chunks = format!(
        "9\r\n{one}\r\n{:x};naam=waarde\r\n{two}\r\n0\r\nX-Rest: x\r\n\r\n",
        two.len()
    );
    let post = "POST /api/forms/vraag HTTP/1.1";
    let head = format!(
        "{post}\r\nHost: x\r\nConnection: close\r\n{TYPE}{length}Expect: 100-continue\r\n\r\n"
    );
    for pieces in [
        vec![request(post, &format!("{TYPE}{length}"), BODY)],
        vec![
            request(post, &format!("{TYPE}{length}"), one),
            two.to_owned(),
        ],
        vec![head, BODY.to_owned()],
        vec![request(
            post,
            &format!("{TYPE}Transfer-Encoding: chunked\r\n"),
            &chunks,
        )],
        vec![
            request(post, &format!("{TYPE}Transfer-Encoding: CHUNKED\r\n"), ""),
            chunks,
        ],
        vec![request(
            "POST /api/forms/vraag HTTP/1.0",
            &format!("{TYPE}{length}"),
            BODY,
        )],
        vec![request(
            "POST http://x/api/forms/vraag HTTP/1.1",
            &format!("{TYPE}{length}"),
            BODY,
        )],
        vec![request(
            post,
            &format!("{TYPE}{length}Upgrade: h2c\r\n"),
            BODY,
        )],
        vec![request(post, &format!("{TYPE}{TYPE}{length}"), BODY)],
        vec![request(
            post,
            &format!("{}{length}", TYPE.to_lowercase()),
            BODY,
        )],
        vec![request(post, &length, BODY)],
        vec![request(
            post,
            &format!("Content-Type: text/plain\r\n{length}"),
            BODY,
        )],
        vec![request(
            post,
            &format!("Content-Type: \u{e9}\r\n{length}"),
            BODY,
        )],
        vec![format!(
            "\r\n{}",
            request(post, &format!("{TYPE}{length}"), BODY)
        )],
        vec![request(post, &format!("{TYPE}{length}"), BODY).replacen("\r\n", "\n", 5)],
        vec![request(
            post,
            &format!("{TYPE}{length}Accept:\r\nCookie: \r\nOrigin: null\r\n"),
            BODY,
        )],
    ] {
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        let reply = answer(port, &pieces).await;
        assert!(
            reply.contains(" 201 Created\r\n"),
            "{pieces:?}: {reply:.300}"
        );
        assert!(reply.contains("receipt__code"), "{pieces:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_and_stores_nothing() {
    let world = World::new().await;
    let port = serve(&world).await;
    let long = format!("Content-Length: {}\r\n", BODY.len());
    for (line, headers, body) in [
        (
            "POST /api/forms/vraag HTTP/1.1",
            "Content-Length: 3\r\nContent-Length: 5\r\n",
            "abcde",
        ),
        (
            "POST /api/forms/vraag HTTP/1.1",
            "Content-Length: -1\r\n",
            "",
        ),
        (
            "POST /api/forms/vraag HTTP/1.1",
            "Transfer-Encoding: chunked\r\n",
            "zz\r\nx\r\n",
        ),
        ("POST /api/forms/vraag HTTP/1.1", "", ""),
        ("GET /api/forms/vraag HTTP/1.1", &long, BODY),
        ("HEAD /api/forms/vraag HTTP/1.1", "", ""),
        ("OPTIONS * HTTP/1.1", "", ""),
        (
            "OPTIONS /api/forms/vraag HTTP/1.1",
            "Origin: https://x\r\n",
            "",
        ),
        ("CONNECT x:443 HTTP/1.1", "", ""),
        ("POST /api/forms/vraag HTTP/9.9", &long, BODY),
        ("onzin", "", ""),
    ] {
        let reply = answer(port, &[&request(line, headers, body)]).await;
        assert!(reply.starts_with("HTTP/1."), "{line} {headers}: {reply:?}");
        let status: u16 = reply[9..12].parse().unwrap();
        assert!((400..500).contains(&status), "{line} {headers}: {status}");
    }
    // The page of a refused method gives back what was sent with it.
    let put = request(
        "PUT /api/forms/vraag HTTP/1.1",
        &format!("{TYPE}{long}"),
        BODY,
    );
    let reply = answer(port, &[&put]).await;
    assert!(
        reply.starts_with("HTTP/1.1 405") && reply.contains(TEXT),
        "{reply}"
    );
    assert!(world.moderator().await.queue("open").await.is_empty());
}
