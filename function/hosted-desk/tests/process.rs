//! The real program over a real socket: what it refuses to start with, and what it does without its store.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should stop right there"
)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::json;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk");
const ADDRESS: &str = "https://balie.example";
/// Nothing listens there.
const NO_ENGINE: &str = "http://127.0.0.1:1";

/// A folder `dist/function` with the least that there is.
fn assets() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let key = unsealing::Identity::generate().to_public();
    let facts = json!({
        "title": "Proefsite", "base_url": "https://proef.example", "default_language": "nl", "languages": ["nl"],
        "recipients": [key], "helplines": [{ "name": "112", "phone": "112" }], "topics": [{ "slug": "thuis", "title": "Thuis" }],
    });
    let shell = "<!DOCTYPE html><html lang=\"nl\"><head><title><!--brokers:title--></title></head>\
        <body><main><!--brokers:main--></main></body></html>";
    let form = include_str!("../../tests/suite/fixtures/vraag.toml");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("site.json", &facts.to_string());
    write("shells/nl.html", shell);
    write("formulieren/vraag.toml", form);
    folder
}

fn command(pairs: &[(&str, &str)]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().envs(pairs.iter().copied());
    command
}

/// What it says when it refuses to start.
fn refused(pairs: &[(&str, &str)]) -> String {
    let Output { status, stderr, .. } = command(pairs).output().unwrap();
    let said = String::from_utf8(stderr).unwrap();
    assert!(!status.success(), "{said}");
    assert!(said.starts_with("desk: "), "{said}");
    said
}

#[test]
fn it_refuses_to_start_and_names_the_variables() {
    let said = refused(&[]);
    for problem in ["DESK_URL ontbreekt", "FUNCTION_ASSETS ontbreekt"] {
        assert!(said.contains(problem), "{said}");
    }
    assert_eq!(said.lines().count(), 1, "{said}");
    let said = refused(&[
        ("DESK_URL", "http://balie.example"),
        ("FUNCTION_ASSETS", "/bestaat/niet"),
        ("SUBMISSIONS_TABLE", "a b"),
        ("PORT", "80"),
        ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1"),
        ("LOG", "alles"),
        ("NOTIFY_SECRET", "x"),
    ]);
    for problem in [
        "DESK_URL is \"http://balie.example\"",
        "SUBMISSIONS_TABLE is \"a b\"",
        "PORT is ingesteld, maar op Lambda",
        "LOG is \"alles\"",
        "NOTIFY_SECRET is ingesteld, maar NOTIFY niet",
    ] {
        assert!(said.contains(problem), "{said}");
    }
    let said = refused(&[("DESK_URL", ADDRESS), ("FUNCTION_ASSETS", "/bestaat/niet")]);
    assert!(
        said.contains("/bestaat/niet kan niet worden gelezen") && said.contains("FUNCTION_ASSETS"),
        "{said}"
    );
}

#[test]
fn without_region_or_rights_it_does_not_start() {
    let assets = assets();
    let folder = assets.path().to_str().unwrap();
    let home = tempfile::tempdir().unwrap();
    let base = [
        ("DESK_URL", ADDRESS),
        ("FUNCTION_ASSETS", folder),
        ("HOME", home.path().to_str().unwrap()),
        // Otherwise the SDK looks for the machine's own rights, on networks that have them.
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ];
    let keys = [
        ("AWS_ACCESS_KEY_ID", "AKIAPROEF"),
        ("AWS_SECRET_ACCESS_KEY", "geheim"),
    ];
    let said = refused(&[&base[..], &keys].concat());
    assert!(said.contains("AWS_REGION ontbreekt"), "{said}");
    assert!(!said.contains("geheim"), "{said}");
    let said = refused(&[&base[..], &[("AWS_REGION", "eu-central-1")]].concat());
    assert!(said.contains("AWS_ACCESS_KEY_ID"), "{said}");
}

/// It is killed when it is dropped.
struct Desk {
    child: Child,
    port: u16,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Desk {
    fn start(assets: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let child = command(&[
            ("DESK_URL", ADDRESS),
            ("FUNCTION_ASSETS", assets.to_str().unwrap()),
            ("AWS_ENDPOINT_URL_DYNAMODB", NO_ENGINE),
            ("PORT", &port.to_string()),
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
        let desk = Self { child, port };
        for _ in 0..1000 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return desk;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the desk does not start");
    }

    fn asks(&self, host: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nUser-Agent: verklikker7391\r\n\
             X-Forwarded-For: 203.0.113.77\r\nReferer: https://elders.example/verklikker7391\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to stop and gives its log.
    fn stop(mut self) -> String {
        let stopped = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        assert!(stopped.unwrap().success());
        assert!(self.child.wait().unwrap().success(), "it stops by itself");
        let mut log = String::new();
        let mut output = self.child.stderr.take().unwrap();
        output.read_to_string(&mut log).unwrap();
        log
    }
}

#[test]
fn without_its_store_it_shows_the_door_and_its_log_tells_nothing() {
    let assets = assets();
    let desk = Desk::start(assets.path());
    let door = desk.asks("balie.example", "/desk/enter");
    assert!(
        door.starts_with("HTTP/1.1 200") && door.contains("name=\"naam\""),
        "{door}"
    );
    let health = desk.asks("127.0.0.1", "/health");
    assert!(health.starts_with("HTTP/1.1 503"), "{health}");
    let nowhere = desk.asks("balie.example", "/kanariegeel8842?kanariegeel8842");
    assert!(nowhere.starts_with("HTTP/1.1 404"), "{nowhere}");
    let elsewhere = desk.asks("kanariegeel8842.example", "/desk/enter");
    assert!(elsewhere.starts_with("HTTP/1.1 421"), "{elsewhere}");
    let log = desk.stop();
    assert!(log.contains("\"route\":\"/desk/enter\""), "{log}");
    for word in ["verklikker7391", "203.0.113.77", "kanariegeel8842"] {
        assert!(!log.contains(word), "{word}: {log}");
    }
}
