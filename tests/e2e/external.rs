//! `brokers check --external`, against a small server on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

use crate::harness::Site;

/// A site that behaves in every way a link checker meets.
struct Elsewhere {
    base: String,
    /// `HEAD /path`, in the order they came.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let seen = Arc::clone(&seen);
                std::thread::spawn(move || answer(stream.unwrap(), &seen));
            }
        });
        Self { base, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, seen: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let request = first.trim_end_matches(" HTTP/1.1").to_owned();
    seen.lock().unwrap().push(request.clone());
    let head = match request.as_str() {
        "HEAD /goed" | "GET /alleen-get" | "HEAD /nieuw" => "200 OK",
        "HEAD /verhuisd" => "301 Moved Permanently\r\nlocation: /nieuw",
        "HEAD /even-elders" => "302 Found\r\nlocation: /goed",
        "HEAD /rond" => "302 Found\r\nlocation: /rond",
        "HEAD /dicht" | "GET /dicht" => "403 Forbidden",
        "HEAD /stuk" | "GET /stuk" => "500 Oops",
        "HEAD /alleen-get" => "405 Method Not Allowed",
        "HEAD /traag" => {
            std::thread::sleep(Duration::from_secs(5));
            "200 OK"
        }
        _ => "404 Not Found",
    };
    // Whoever asked may have gone.
    let _ = write!(
        stream,
        "HTTP/1.1 {head}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    );
}

/// A port that nobody listens on.
fn refusing() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

const FOOT: &str = "themes/basis/components/footer/footer.html";

fn with_links(base: &str) -> Site {
    let refused = refusing();
    let site = Site::small()
        .with(
            "content/tips/buiten.md",
            format!(
                "+++\ntitle = \"Buiten\"\ndescription = \"B.\"\nvoor = [\"ouder\"]\n+++\n\n\
                 [goed]({base}/goed#kop) [weg]({base}/weg) [verhuisd]({base}/verhuisd)\n\
                 [even]({base}/even-elders) <{base}/alleen-get> [dicht]({base}/dicht)\n\n\
                 {{{{ bron(title=\"Stuk\", url=\"{base}/stuk\") }}}}\n\n\
                 {{% citaat() %}}[rond]({base}/rond){{% end %}}\n\n\
                 [traag]({base}/traag) [geweigerd]({refused})\n"
            ),
        )
        .with(
            "content/praktijk/bron.md",
            format!(
                "+++\ntitle = \"Bron\"\ndescription = \"B.\"\nbron = {{ title = \"x\", url = \"{base}/weg\" }}\n+++\n\nTekst.\n"
            ),
        )
        .with(
            "content/verhalen/film.md",
            format!(
                "+++\ntitle = \"Film\"\ndate = 2026-01-01\ndescription = \"F.\"\n\
                 video = {{ url = \"{base}/film\", transcript = \"Wat er gezegd wordt.\" }}\n+++\n\nTekst.\n"
            ),
        );
    // A link of the theme, and one that is only whole on a page.
    let foot = site.read(FOOT);
    let links = format!("<a href=\"{base}/thema\">a</a><a href=\"{base}/{{{{ lang }}}}\">b</a>\n");
    site.write(FOOT, links + &foot);
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        settings.replace(
            "phone = \"112\"",
            &format!("phone = \"112\"\nurl = \"{base}/112\""),
        ),
    );
    site
}

#[test]
fn links_to_other_sites_are_asked_after() {
    let elsewhere = Elsewhere::start();
    let base = &elsewhere.base;
    let site = with_links(base);
    let ran = site
        .run(&["check", "--external", "--timeout", "1", "--format", "json"])
        .ok();
    let problems = ran.json()["problems"].as_array().unwrap().clone();
    let mut found: Vec<String> = problems
        .iter()
        .filter(|one| one["code"].as_str().unwrap().ends_with("-link"))
        // That these sites are on this machine is said without asking them.
        .filter(|one| one["code"] != "loose-link")
        .map(|one| {
            let text = |value: &Value| value.as_str().unwrap_or_default().replace(base, "");
            format!(
                "{} {} {}:{}:{} {}{}",
                text(&one["severity"]),
                text(&one["code"]),
                text(&one["file"]).replace("content/", ""),
                one["line"],
                one["column"],
                text(&one["details"]["url"]),
                text(&one["details"]["reason"]),
            )
        })
        .collect();
    found.sort();
    let length = base.len();
    let column = |before: usize| before + length;
    let refused = found.iter().position(|one| one.ends_with("refused"));
    let refused = found.remove(refused.expect("one that refuses"));
    assert!(refused.starts_with("warning unreachable-link tips/buiten.md:14:"));
    assert_eq!(
        found,
        [
            format!(
                "note guarded-link tips/buiten.md:8:{} /dicht",
                44 + 2 * length
            ),
            "warning dead-link praktijk/bron.md:4:29 /weg".to_owned(),
            "warning dead-link site.toml:14:7 /112".to_owned(),
            format!("warning dead-link {FOOT}:1:10 /thema"),
            format!("warning dead-link tips/buiten.md:7:{} /weg", column(25)),
            "warning dead-link verhalen/film.md:5:17 /film".to_owned(),
            format!(
                "warning moved-link tips/buiten.md:7:{} /verhuisd",
                42 + 2 * length
            ),
            "warning unreachable-link tips/buiten.md:10:28 /stukserver".to_owned(),
            "warning unreachable-link tips/buiten.md:12:22 /rondredirects".to_owned(),
            "warning unreachable-link tips/buiten.md:14:9 /traagtimeout".to_owned(),
        ],
        "{found:#?}"
    );
    let asked = elsewhere.asked();
    let times = |request: &str| asked.iter().filter(|one| *one == request).count();
    // Named twice, asked after once; and GET only where HEAD says nothing.
    assert_eq!((times("HEAD /weg"), times("GET /goed")), (1, 0));
    assert_eq!(times("GET /alleen-get"), 1);
}

#[test]
fn what_is_found_elsewhere_is_said_with_the_line_and_the_fix() {
    let elsewhere = Elsewhere::start();
    let base = &elsewhere.base;
    let site = Site::small().with(
        "content/tips/buiten.md",
        format!(
            "+++\ntitle = \"Buiten\"\ndescription = \"B.\"\nvoor = [\"ouder\"]\n+++\n\n[oud]({base}/verhuisd) [weg]({base}/weg)\n"
        ),
    );
    let dutch = site.run(&["check", "--external"]).ok();
    for words in [
        format!("let op: deze pagina is verhuisd: {base}/verhuisd"),
        format!("Het nieuwe adres is {base}/nieuw"),
        "let op: deze pagina bestaat niet meer".to_owned(),
        "content/tips/buiten.md:7:7".to_owned(),
        "^^^^".to_owned(),
    ] {
        assert!(dutch.err.contains(&words), "{words} in\n{}", dutch.err);
    }
    // Nothing but the findings in a pipe.
    assert!(!dutch.err.contains('\r'), "{}", dutch.err);
    // Besides: both sites are on this machine, which no visitor can reach.
    assert!(dutch.out.contains("4 punten"), "{}", dutch.out);
    let english = site.run(&["check", "--external", "--lang", "en"]).ok();
    assert!(
        english.err.contains("this page has moved"),
        "{}",
        english.err
    );
    // Without the flag nobody is asked.
    let before = elsewhere.asked().len();
    let unasked = site.run(&["check"]).ok().err;
    assert!(!unasked.contains("deze pagina is verhuisd"), "{unasked}");
    assert_eq!(elsewhere.asked().len(), before);
}

/// Names that nobody can have (RFC 6761), so every network says the same of them.
#[test]
fn without_internet_that_is_said_once() {
    let path = "content/tips/buiten.md";
    let page = |links: &str| {
        format!("+++\ntitle = \"B\"\ndescription = \"B.\"\nvoor = [\"ouder\"]\n+++\n\n{links}\n")
    };
    let links = "[a](https://a.invalid) [b](https://b.invalid) [c](https://c.invalid)";
    let site = Site::small().with(path, page(links));
    let found = || {
        let ran = site.run(&["check", "--external", "--format", "json"]).ok();
        let json = ran.json();
        let problems = json["problems"].as_array().unwrap().iter();
        let codes: Vec<String> = problems
            .map(|one| one["code"].as_str().unwrap().to_owned())
            .collect();
        codes.join(" ")
    };
    assert_eq!(found(), "no-internet");
    site.write(path, page("[a](https://a.invalid)"));
    assert_eq!(found(), "unreachable-link");
}
