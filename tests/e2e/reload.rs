//! `brokers serve` while somebody works: what browsers are told, and which page
//! opens.

use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

use crate::harness::Site;
use crate::server::Server;

/// What a browser is told first: the version, and the style sheets.
fn news(server: &Server) -> (String, Vec<String>) {
    let answer = Server::agent()
        .get(server.url("/__brokers/events"))
        .call()
        .unwrap();
    let mut lines = BufReader::new(answer.into_body().into_reader()).lines();
    let line = lines
        .find_map(|line| line.unwrap().strip_prefix("data: ").map(str::to_owned))
        .unwrap();
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    let styles = json["styles"].as_array().unwrap().iter();
    (
        json["version"].as_str().unwrap().to_owned(),
        styles
            .map(|style| style.as_str().unwrap().to_owned())
            .collect(),
    )
}

#[test]
fn a_style_sheet_alone_does_not_make_another_version() {
    let site = Site::small();
    let server = Server::start(&site);
    let wait = |before: &(String, Vec<String>)| {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let now = news(&server);
            if now != *before {
                return now;
            }
            assert!(Instant::now() < until, "no news");
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    let first = news(&server);
    let path = "themes/basis/static/css/site.css";
    let style = site.read(path);
    site.write(path, format!("{style}\nh1 {{ color: teal }}\n"));
    let second = wait(&first);
    assert_eq!(second.0, first.0, "the page may stay");
    assert_ne!(second.1, first.1, "with another style sheet");
    let changed = second.1.iter().find(|style| !first.1.contains(style));
    assert!(server.get(changed.unwrap()).body.contains("teal"));
    let tip = site.read("content/tips/luisteren.md");
    site.write("content/tips/luisteren.md", format!("{tip}\nMeer.\n"));
    let third = wait(&second);
    assert_ne!(third.0, second.0, "another text is another page");
}

#[cfg(target_os = "linux")]
#[test]
fn open_shows_the_page_that_was_edited_last() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::small().with(
        "content/tips/één tip.md",
        "+++\ntitle = \"T\"\ndescription = \"T\"\nvoor = [\"ouder\"]\n+++\n",
    );
    let later = std::time::SystemTime::now() + Duration::from_mins(1);
    let file = std::fs::File::options()
        .append(true)
        .open(site.path("content/tips/één tip.md"))
        .unwrap();
    file.set_modified(later).unwrap();
    // A browser that writes down where it is sent.
    site.write(
        "bin/xdg-open",
        format!(
            "#!/bin/sh\necho \"$1\" > '{}'\n",
            site.path("gezien").display()
        ),
    );
    let program = site.path("bin/xdg-open");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", site.path("bin").display());
    let mut command = site.command(&["serve", "--addr", "127.0.0.1:0", "--open"]);
    command.env("PATH", path);
    let server = Server::run(command);
    let until = Instant::now() + Duration::from_secs(20);
    while !site.path("gezien").is_file() || site.read("gezien").is_empty() {
        assert!(Instant::now() < until, "no browser was opened");
        std::thread::sleep(Duration::from_millis(20));
    }
    let seen = site.read("gezien").trim().to_owned();
    assert_eq!(seen, format!("{}/tips/%C3%A9%C3%A9n%20tip/", server.base));
    assert_eq!(server.get(&seen).status, 200);
}

#[test]
fn a_page_says_from_which_version_it_was_made() {
    let site = Site::small();
    let server = Server::start(&site);
    let (version, styles) = news(&server);
    let script =
        format!("<script type=\"module\" src=\"/__brokers/reload.js\" data-version=\"{version}\">");
    for path in ["/", "/tips/luisteren/"] {
        let page = server.get(path);
        assert!(page.body.contains(&script), "{path}: {}", page.body);
    }
    // What browsers without shared workers ask for is what the stream says.
    let asked = server.get("/__brokers/news");
    assert_eq!(asked.header("cache-control"), "no-store");
    let asked: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    assert_eq!(asked["version"], version);
    assert_eq!(asked["styles"], serde_json::json!(styles));
    let worker = server.get("/__brokers/reload-worker.js");
    assert_eq!(
        (worker.status, worker.header("content-type")),
        (200, "text/javascript; charset=utf-8")
    );
}
