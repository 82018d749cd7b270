//! `brokers host`: one machine in production.

use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::harness::{Site, files};
use crate::hosted::{Host, command, refused};
use crate::server::{JSON, Server, submissions};

const CANARY: &str = "zeldzamehostkanarie";

/// The desk of somebody at a key file, on the data of a host that may be running.
pub(crate) fn desk_on(keyed: &Site, data: &Path) -> Server {
    let data = data.to_str().unwrap();
    Server::run(keyed.command(&["desk", "--data", data, "--addr", "127.0.0.1:0"]))
}

/// The small site, with a key of its own.
pub(crate) fn site_with_key() -> Site {
    let site = Site::small();
    let made = site.run(&["keys", "new"]).ok();
    let public = made.out.lines().find(|line| line.starts_with("age1"));
    let settings = site.read("content/site.toml");
    let named = format!("recipients = [\"{}\", ", public.unwrap());
    site.with(
        "content/site.toml",
        settings.replace("recipients = [", &named),
    )
}

fn waits_for(host: &Host, path: &str, is_it: impl Fn(u16, &str) -> bool) {
    let until = Instant::now() + Duration::from_mins(1);
    loop {
        let answer = host.get(path);
        if is_it(answer.status, &answer.body) {
            return;
        }
        assert!(
            Instant::now() < until,
            "{path}: {} {}",
            answer.status,
            answer.body
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill_and_a_backup_brings_it_elsewhere() {
    let site = site_with_key();
    let (data, elsewhere) = (site.path("data"), site.path("elders"));
    let host = Host::start(&site, &data);
    let first = host.ask(&format!("Mag ik iets vragen over {CANARY}?"));
    host.kill();
    let host = Host::start(&site, &data);
    assert_eq!(host.status_of(&first), 200);
    let second = host.ask("Is er na een herstart weer plaats voor een vraag?");
    // Somebody at a key file on this machine reads it, while the host runs.
    let desk = desk_on(&site, &data);
    let cookie = desk.enter_desk();
    let queue = desk.get_with("/desk", &[("cookie", &cookie)]);
    let paths = submissions(&queue.body);
    assert_eq!(paths.len(), 2, "{}", queue.body);
    let read: Vec<_> = paths
        .iter()
        .map(|path| desk.get_with(path, &[("cookie", &cookie)]).body)
        .collect();
    assert!(read.iter().any(|page| page.contains(CANARY)));
    desk.kill();

    let backup = site.path("opslag.backup");
    let backup = backup.to_str().unwrap();
    let data = data.to_str().unwrap();
    site.run(&["backup", backup, "--data", data]).ok();
    let third = host.ask("En deze vraag kwam na de back-up binnen, toch?");
    host.kill();
    let elsewhere_text = elsewhere.to_str().unwrap();
    site.run(&["restore", backup, "--data", elsewhere_text])
        .ok();
    let host = Host::start(&site, &elsewhere);
    let opens = [&first, &second, &third].map(|receipt| host.status_of(receipt));
    assert_eq!(opens, [200, 200, 404]);
    let held = std::fs::read(backup).unwrap();
    assert!(
        !held
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes())
    );
}

/// A store that was copied while it was in use is not all there.
#[test]
fn a_lone_file_of_a_running_store_is_no_backup() {
    let site = Site::small();
    site.write("los", "SQLite format 3\0".to_owned() + &"\0".repeat(100));
    site.write("los-wal", "iets");
    let lone = site.path("los");
    let empty = site.path("leeg");
    let arguments = [
        "restore",
        lone.to_str().unwrap(),
        "--data",
        empty.to_str().unwrap(),
    ];
    let ran = site.run(&arguments);
    assert!(ran.err.contains("-wal"), "{}", ran.err);
    assert_eq!(files(&empty), []);
}

#[test]
fn what_is_not_a_whole_backup_changes_nothing() {
    let site = Site::small();
    let data = site.path("data");
    let data_text = data.to_str().unwrap();
    let backup = site.path("heel");
    let backup_text = backup.to_str().unwrap();
    let missing = site.run(&["backup", backup_text, "--data", data_text]);
    assert!(missing.err.contains("Er is geen opslag"), "{}", missing.err);
    let host = Host::start(&site, &data);
    let receipt = host.ask("Blijft deze vraag bewaard?");
    site.run(&["backup", backup_text, "--data", data_text]).ok();
    let again = site.run(&["backup", backup_text, "--data", data_text]);
    assert!(again.err.contains("bestaat al"), "{}", again.err);
    // The host has its folder for itself.
    let busy = site.run(&["restore", backup_text, "--data", data_text]);
    assert!(busy.err.contains("al in gebruik"), "{}", busy.err);
    assert_eq!(host.status_of(&receipt), 200);
    host.kill();

    let whole = std::fs::read(&backup).unwrap();
    let mut torn = whole.clone();
    torn[4096 * 2..4096 * 4].fill(0);
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&9_u32.to_be_bytes());
    let cases: [(&[u8], &str); 7] = [
        (b"", "maar een deel ervan"),
        (b"Geen opslag, maar een briefje.", "geen opslag van brokers"),
        (&whole[..50], "geen opslag van brokers"),
        (&whole[..whole.len() / 2], "maar een deel ervan"),
        (&whole[..whole.len() - 4096], "maar een deel ervan"),
        (&torn, "maar een deel ervan"),
        (&newer, "nieuwere versie"),
    ];
    let empty = site.path("leeg");
    let empty_text = empty.to_str().unwrap();
    for (bytes, words) in cases {
        let part = site.path("deel");
        std::fs::write(&part, bytes).unwrap();
        let ran = site.run(&["restore", part.to_str().unwrap(), "--data", empty_text]);
        assert_eq!(ran.status, 1, "{}", ran.out);
        assert!(
            ran.err.contains(words),
            "{} bytes: {}",
            bytes.len(),
            ran.err
        );
        assert_eq!(files(&empty), [], "{} bytes", bytes.len());
        assert_eq!(std::fs::read(&part).unwrap(), bytes);
    }
    assert_eq!(
        site.run(&["restore", "nergens", "--data", empty_text])
            .status,
        1
    );
    // What is there stays there.
    let store = || std::fs::read(data.join("store.sqlite")).unwrap();
    let before = store();
    let ran = site.run(&["restore", backup_text, "--data", data_text]);
    assert!(ran.err.contains("bestaat al"), "{}", ran.err);
    assert_eq!(store(), before);
    site.run(&["restore", backup_text, "--data", empty_text])
        .ok();
    assert_eq!(Host::start(&site, &empty).status_of(&receipt), 200);
}

#[test]
fn the_desk_is_at_one_address_only() {
    let site = Site::small();
    let data = site.path("data");
    let at = |host: &Host, name: &str, path: &str| {
        let answer = host.get_with(path, &[("host", name)]);
        (answer.status, answer.body)
    };
    // Without a host name of its own, it is at /desk of the site's.
    let host = Host::start(&site, &data);
    assert_eq!(at(&host, "klein.test", "/desk").0, 401);
    let (status, said) = at(&host, "127.0.0.1", "/desk");
    assert_eq!(status, 421);
    assert!(said.contains("klein.test"), "{said}");
    host.kill();
    // With one, it is nowhere else; and nothing else is there.
    let desk = [("DESK_URL", "https://balie.example/desk")];
    let host = Host::start_with(&site, &data, &[], &desk);
    assert_eq!(at(&host, "balie.example", "/desk").0, 401);
    assert_eq!(at(&host, "balie.example", "/").0, 303);
    assert_eq!(at(&host, "klein.test", "/desk").0, 404);
    assert_eq!(at(&host, "klein.test", "/").0, 200);
    for path in ["/tips/", "/api/health", "/vraag/"] {
        assert_eq!(at(&host, "balie.example", path).0, 404, "{path}");
    }
    let answer = host.get_with("/desk", &[("host", "balie.example")]);
    assert!(answer.header("x-robots-tag").contains("noindex"));
    // No way in is printed or logged.
    host.signal("TERM");
    let log = host.log();
    let (_, said) = host.ended();
    assert!(
        !said.contains("token") && !log.contains("token"),
        "{said}{log}"
    );
}

#[test]
fn nothing_of_who_asks_is_in_the_log_and_what_has_begun_is_finished() {
    let site = Site::small();
    let host = Host::start(&site, &site.path("data"));
    let from = [
        JSON,
        ("x-forwarded-for", "203.0.113.77"),
        ("user-agent", "kanariebrowser"),
        ("referer", "https://kanarieverwijzer.example/"),
    ];
    let body = serde_json::json!({ "vraag": format!("Vertel eens over {CANARY}.") }).to_string();
    assert_eq!(host.post("/api/forms/vraag", &from, &body).status, 201);
    host.get_with("/tips/?kanariezoekterm", &from[1..]);
    host.signal("TERM");
    let log = host.log();
    let (status, said) = host.ended();
    assert_eq!(status, 0, "{log}");
    assert!(said.contains("Gestopt"), "{said}");
    assert!(log.contains("/api/forms/{id}"), "{log}");
    for trace in [CANARY, "203.0.113", "kanarie", "127.0.0.1", "tips"] {
        assert!(!log.contains(trace), "{trace} in {log}");
    }
    // Everything is in the file itself: nothing has to be put right at the next start.
    let wal = site.path("data/store.sqlite-wal");
    assert_eq!(std::fs::metadata(wal).map_or(0, |log| log.len()), 0);
}

#[test]
fn a_page_appears_when_its_time_comes_and_a_broken_build_leaves_the_site() {
    let tip = |title: &str, more: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"T\"\nvoor = [\"ouder\"]\n{more}+++\n\nTekst.\n"
        )
    };
    let amsterdam = TimeZone::get("Europe/Amsterdam").unwrap();
    let at = Timestamp::now() + SignedDuration::from_secs(25);
    let written = at.to_zoned(amsterdam).strftime("%Y-%m-%dT%H:%M:%S");
    let later = tip("Straks", &format!("publish_on = {written}\n"));
    let site = Site::small().with("content/tips/straks.md", later);
    let host = Host::start(&site, &site.path("data"));
    let early = host.get("/tips/straks/").status;
    if Timestamp::now() < at - SignedDuration::from_secs(1) {
        assert_eq!(early, 404);
    }
    waits_for(&host, "/tips/straks/", |status, _| status == 200);
    for path in ["/tips/", "/sitemap.xml", "/atom.xml"] {
        let body = host.get(path).body;
        assert!(
            path == "/atom.xml" || body.contains("/tips/straks/"),
            "{path}: {body}"
        );
    }

    site.write("content/tips/nieuw.md", tip("Nieuw", ""));
    host.signal("HUP");
    waits_for(&host, "/tips/nieuw/", |status, _| status == 200);
    site.write("content/tips/nieuw.md", tip("Nieuw", "onbekend = 1\n"));
    host.signal("HUP");
    waits_for(&host, "/health", |_, body| body.contains("earlier"));
    assert_eq!(host.get("/tips/nieuw/").status, 200);
    assert!(
        host.log().contains("content/tips/nieuw.md:5:1"),
        "{}",
        host.log()
    );
    host.ask("Kan ik nog iets vragen?");
    // And so it is after a restart.
    host.kill();
    let host = Host::start(&site, &site.path("data"));
    assert!(host.get("/health").body.contains("earlier"));
    assert_eq!(host.get("/tips/nieuw/").status, 200);
    site.write("content/tips/nieuw.md", tip("Nieuwer", ""));
    host.signal("HUP");
    waits_for(&host, "/health", |_, body| body.contains("latest"));
    assert!(host.get("/tips/nieuw/").body.contains("Nieuwer"));
}

#[test]
fn what_was_built_elsewhere_is_served_as_it_is() {
    let site = Site::small();
    site.run(&["build", "--compress", "--out", "gebouwd"]).ok();
    let built = site.path("gebouwd");
    let dist = ["--dist", built.to_str().unwrap()];
    site.remove("content");
    let host = Host::start_with(&site, &site.path("data"), &dist, &[]);
    assert!(host.get("/").is_page());
    host.ask("Kan dat ook hier?");
    let empty = site.path("data");
    let mut command = command(&site, &site.path("data2"), "127.0.0.1:0");
    command.args(["--dist", empty.to_str().unwrap()]);
    let ran = refused(command);
    assert!(ran.err.contains("staat geen site"), "{}", ran.err);
}

/// The data folder as it is, but for locks of SQLite.
fn kept(data: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = files(data);
    found.retain(|(name, _)| !name.starts_with("dist/"));
    found
}

#[test]
fn what_cannot_be_used_is_said_and_left_as_it_is() {
    let site = Site::small();
    let data = site.path("data");
    let host = Host::start(&site, &data);
    let address = host.base.trim_start_matches("http://").to_owned();
    let said = |command: std::process::Command, words: &str| {
        let ran = refused(command);
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    };
    said(
        command(&site, &site.path("data2"), &address),
        "Draait er al iets?",
    );
    assert!(!site.path("data2").exists());
    said(command(&site, &data, "127.0.0.1:0"), "al in gebruik");
    host.signal("TERM");
    assert_eq!(host.ended().0, 0);

    let store = data.join("store.sqlite");
    let whole = std::fs::read(&store).unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&2_u32.to_be_bytes());
    for (bytes, words) in [
        (newer.as_slice(), "nieuwere versie"),
        (&whole[..40], "niet heel"),
        (b"iets anders".as_slice(), "geen opslag van brokers"),
    ] {
        std::fs::write(&store, bytes).unwrap();
        let before = kept(&data);
        said(command(&site, &data, "127.0.0.1:0"), words);
        assert_eq!(kept(&data), before);
    }
    site.write("een-bestand", "x");
    said(
        command(&site, &site.path("een-bestand"), "127.0.0.1:0"),
        "een-bestand",
    );
    assert_eq!(site.read("een-bestand"), "x");
    let mut other = command(&site, &data, "127.0.0.1:0");
    other.env("SUBMISSIONS_TABLE", "elders");
    said(other, "SUBMISSIONS_TABLE is ingesteld");
    let mut open = command(&site, &data, "127.0.0.1:0");
    open.env("DESK_URL", "http://balie.example");
    said(open, "DESK_URL");
}

#[test]
fn only_a_site_that_may_be_shown_is_hosted() {
    let site = Site::small();
    let said = |command: std::process::Command, words: &str| {
        let ran = refused(command);
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    };
    let settings = site.read("content/site.toml");
    let fresh = site.path("vers");
    let nobody = settings.split("[afzender]").next().unwrap();
    site.write("content/site.toml", nobody);
    said(
        command(&site, &fresh, "127.0.0.1:0"),
        "wie er achter deze site zit",
    );
    let demonstration = format!("{settings}\n[site]\ndemonstratie = true\n");
    site.write("content/site.toml", demonstration);
    said(command(&site, &fresh, "127.0.0.1:0"), "--demonstration");
    let example = settings.replace("https://klein.test", "https://klein.example");
    site.write("content/site.toml", example);
    said(
        command(&site, &fresh, "127.0.0.1:0"),
        "klein.example is een voorbeeld",
    );
    let below = settings.replace("https://klein.test", "https://klein.test/pad");
    site.write("content/site.toml", below);
    refused(command(&site, &fresh, "127.0.0.1:0"));
    assert!(!fresh.join("dist").exists() && !fresh.join("store.sqlite").exists());
}

/// Every commit is on the disk before it is acknowledged, and not only in the memory of the system.
#[test]
fn a_write_is_on_the_disk() {
    let site = Site::small();
    let host = Host::start(&site, &site.path("data"));
    host.ask("Wordt dit meteen opgeschreven?");
    let connection = rusqlite::Connection::open(site.path("data/store.sqlite")).unwrap();
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
    // The engine opens its file like this, and says nothing of either.
    let synchronous: i64 = pragma("synchronous").unwrap();
    assert_eq!(synchronous, 2, "FULL");
    let version: i64 = pragma("user_version").unwrap();
    assert_eq!(version, 1);
    let mode: String = connection
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
    let mut head = [0; 16];
    let mut file = std::fs::File::open(site.path("data/store.sqlite")).unwrap();
    file.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"SQLite format 3\0");
}
