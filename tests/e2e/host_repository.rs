//! `brokers host` that takes its site from a Git repository.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::harness::{Site, copy, files};
use crate::hosted::{Host, command, refused};

const SECRET: &str = "een-lang-geheim-van-niemand";
/// Far more than an editor waits: other tests run beside this one. `tests/bench/run host` says how long it really takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// A bare repository, and the folder of somebody who pushes to it.
pub(crate) struct Origin {
    pub(crate) site: Site,
}

impl Origin {
    fn new() -> Self {
        Self::of(&Site::small())
    }

    /// With the content of this site.
    pub(crate) fn of(small: &Site) -> Self {
        let site = Site::nothing();
        copy(&small.path("content"), &site.path("werk/content"));
        let origin = Self { site };
        let bare = origin.bare();
        origin.git_in(
            ".",
            &["init", "--quiet", "--bare", "--initial-branch=main", &bare],
        );
        origin.git(&["init", "--quiet", "--initial-branch=main"]);
        origin.git(&["remote", "add", "origin", &bare]);
        origin.push("Begin");
        origin
    }

    pub(crate) fn bare(&self) -> String {
        self.site.path("site.git").to_str().unwrap().to_owned()
    }

    pub(crate) fn git_in(&self, folder: &str, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(self.site.path(folder))
            .args(["-c", "user.name=Redactie", "-c", "user.email=r@klein.test"])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.git_in("werk", arguments)
    }

    /// Commits everything and pushes it; the first twelve digits of the commit.
    pub(crate) fn push(&self, why: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", why]);
        self.git(&["push", "--quiet", "--force", "origin", "HEAD:main"]);
        self.git(&["rev-parse", "--short=12", "HEAD"])
    }

    pub(crate) fn tip(&self, name: &str, title: &str, more: &str) {
        let text = format!(
            "+++\ntitle = \"{title}\"\ndescription = \"T\"\nvoor = [\"ouder\"]\n{more}+++\n\nTekst.\n"
        );
        self.site
            .write(&format!("werk/content/tips/{name}.md"), text);
    }

    /// A hook of the repository that tells the host, as GitLab's does: its token is the secret itself.
    pub(crate) fn tells(&self, host: &Host) {
        let hook = format!(
            "#!/bin/sh\nexec curl --silent --fail --max-time 5 --header 'X-Gitlab-Token: {SECRET}' --data '{{}}' {}/webhook\n",
            host.base
        );
        self.site.write("site.git/hooks/post-receive", hook);
        let path = self.site.path("site.git/hooks/post-receive");
        let done = Command::new("chmod").arg("+x").arg(path).status();
        assert!(done.unwrap().success());
    }

    /// The folder that the host is started for: it says where the repository is, and nothing else.
    pub(crate) fn pointer(&self) -> Site {
        let settings = format!("[host]\nrepository = \"{}\"\n", self.bare());
        Site::nothing().with("content/site.toml", settings)
    }
}

/// The answer of `/health`.
fn health(host: &Host) -> serde_json::Value {
    serde_json::from_str(&host.get("/health").body).unwrap()
}

pub(crate) fn start(pointer: &Site) -> Host {
    let data = pointer.path("data");
    Host::start_with(pointer, &data, &[], &[("WEBHOOK_SECRET", SECRET)])
}

pub(crate) fn within(what: &str, is_so: impl Fn() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < until, "not within {PATIENCE:?}: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

pub(crate) fn is_live(host: &Host, path: &str, words: &str) {
    within(path, || {
        let answer = host.get(path);
        answer.status == 200 && answer.body.contains(words)
    });
}

#[test]
fn a_commit_is_live_and_a_broken_one_leaves_the_site() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    let host = start(&pointer);
    origin.tells(&host);
    assert!(host.get("/").is_page());
    origin.tip("nieuw", "Nieuw", "");
    let good = origin.push("Een tip");
    is_live(&host, "/tips/nieuw/", "Nieuw");
    within("the commit", || health(&host)["commit"] == *good);
    assert_eq!(health(&host)["site"], "latest");
    assert_eq!(health(&host)["repository"], "reachable");

    origin.tip("nieuw", "Stuk", "onbekend = 1\n");
    let broken = origin.push("Een fout");
    within("earlier", || health(&host)["site"] == "earlier");
    // What is public of it says nothing of the file.
    let said = host.get("/health").body;
    assert!(!said.contains("nieuw") && said.contains(&good), "{said}");
    assert!(host.get("/tips/nieuw/").body.contains("Nieuw"));
    let log = host.log();
    assert!(log.contains("content/tips/nieuw.md:5:1"), "{log}");
    assert!(log.contains(&broken), "{log}");
    // And so it is after a restart.
    host.kill();
    let host = start(&pointer);
    origin.tells(&host);
    assert_eq!(health(&host)["site"], "earlier");
    assert!(host.get("/tips/nieuw/").body.contains("Nieuw"));

    origin.tip("nieuw", "Beter", "");
    let mended = origin.push("Beter");
    is_live(&host, "/tips/nieuw/", "Beter");
    within("latest", || health(&host)["commit"] == *mended);
    assert_eq!(health(&host)["site"], "latest");
}

#[test]
fn a_history_that_was_rewritten_is_as_good_as_any_other() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    let host = start(&pointer);
    origin.tells(&host);
    origin.tip("weg", "Weg", "");
    origin.push("Straks weg");
    is_live(&host, "/tips/weg/", "Weg");
    origin.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    origin.tip("anders", "Anders", "");
    origin.push("Iets anders");
    is_live(&host, "/tips/anders/", "Anders");
    assert_eq!(host.get("/tips/weg/").status, 404);
    assert!(!host.get("/tips/").body.contains("/tips/weg/"));
    // Also back to what was served before.
    origin.tip("anders", "Stuk", "onbekend = 1\n");
    origin.push("Stuk");
    within("earlier", || health(&host)["site"] == "earlier");
    origin.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    let back = origin.push("Terug");
    within("latest", || health(&host)["commit"] == *back);
    assert_eq!(health(&host)["site"], "latest");
}

#[test]
fn what_is_pushed_while_it_builds_comes_after_it() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    let host = start(&pointer);
    origin.tells(&host);
    // Every push tells; most of them while a commit before is being fetched or built.
    let mut last = String::new();
    for round in 0..8 {
        origin.tip("telkens", &format!("Ronde {round}"), "");
        last = origin.push("Nog een");
    }
    is_live(&host, "/tips/telkens/", "Ronde 7");
    within("the last", || health(&host)["commit"] == *last);
}

/// Killed at any moment, also in the middle of unpacking or swapping: the next start has a whole site, of one commit.
#[test]
fn a_host_that_is_killed_at_any_moment_starts_with_a_whole_site() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    for name in 0..40 {
        origin.tip(&format!("t{name}"), "Versie 0", "");
    }
    let mut last = origin.push("Versie 0");
    let seed = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .subsec_nanos();
    println!("seed {seed}");
    let mut random = u64::from(seed);
    for round in 1..=5 {
        let host = start(&pointer);
        origin.tells(&host);
        for name in 0..40 {
            origin.tip(&format!("t{name}"), &format!("Versie {round}"), "");
        }
        last = origin.push("Nog een versie");
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        std::thread::sleep(Duration::from_millis((random >> 33) % 1500));
        host.kill();
        let dist = pointer.path("data/dist/site/tips");
        let versions: std::collections::BTreeSet<String> = files(&dist)
            .into_iter()
            .filter(|(name, _)| name.starts_with('t') && name.ends_with("/index.html"))
            .map(|(_, bytes)| {
                let page = String::from_utf8(bytes).unwrap();
                let begin = page.find("Versie ").unwrap();
                page[begin..begin + 8].to_owned()
            })
            .collect();
        assert_eq!(
            versions.len(),
            1,
            "seed {seed}, round {round}: {versions:?}"
        );
    }
    let host = start(&pointer);
    assert_eq!(health(&host)["commit"], *last);
    assert!(host.get("/tips/t7/").body.contains("Versie 5"));
}

/// What a process that was killed leaves is put right, and so is a copy that the disk damaged.
#[test]
fn what_was_left_halfway_is_put_right() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    origin.tip("t7", "Versie 5", "");
    let last = origin.push("Versie 5");
    start(&pointer).kill();
    // As if it had been killed between two renames, and in the middle of git's own work.
    let data = pointer.path("data");
    std::fs::rename(data.join("dist"), data.join(".dist.oud-17")).unwrap();
    std::fs::write(data.join("repository.git/index.lock"), "").unwrap();
    std::fs::write(data.join("repository.git/shallow.lock"), "").unwrap();
    let host = start(&pointer);
    assert_eq!(health(&host)["commit"], *last);
    assert!(host.get("/tips/t7/").body.contains("Versie 5"));
    host.kill();
    // A copy that is damaged is made anew.
    let packs: Vec<PathBuf> = files(&data.join("repository.git/objects"))
        .into_iter()
        .map(|(name, _)| data.join("repository.git/objects").join(name))
        .collect();
    for pack in packs {
        std::fs::remove_file(pack).unwrap();
    }
    let host = start(&pointer);
    assert!(host.get("/tips/t7/").body.contains("Versie 5"));
    origin.tells(&host);
    origin.tip("t7", "Hersteld", "");
    origin.push("Na de schade");
    is_live(&host, "/tips/t7/", "Hersteld");
}

#[test]
fn without_a_repository_that_answers_the_site_of_before_is_served() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    let away = origin.site.path("weg.git");
    let bare = origin.site.path("site.git");
    std::fs::rename(&bare, &away).unwrap();
    let ran = refused(command(&pointer, &pointer.path("data"), "127.0.0.1:0"));
    assert!(
        ran.err.contains("De repository kon niet worden opgehaald"),
        "{}",
        ran.err
    );
    std::fs::rename(&away, &bare).unwrap();
    start(&pointer).kill();
    std::fs::rename(&bare, &away).unwrap();
    let host = start(&pointer);
    assert!(host.get("/").is_page());
    assert_eq!(health(&host)["repository"], "unreachable");
    host.ask("Kan ik toch iets vragen?");
    std::fs::rename(&away, &bare).unwrap();
    host.signal("HUP");
    within("reachable", || health(&host)["repository"] == "reachable");
    // A machine without git says what to do.
    let mut without = command(&pointer, &pointer.path("leeg"), "127.0.0.1:0");
    without.env("PATH", pointer.path("nergens"));
    let ran = refused(without);
    assert!(ran.err.contains("apt install git"), "{}", ran.err);
}

#[test]
fn only_who_knows_the_secret_is_heard() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    let host = start(&pointer);
    origin.tip("nieuw", "Nieuw", "");
    origin.push("Een tip");
    let post = |headers: &[(&str, &str)]| host.post("/webhook", headers, "{}").status;
    assert_eq!(post(&[]), 401);
    assert_eq!(
        post(&[("x-gitlab-token", "een-ander-geheim-van-iemand")]),
        401
    );
    assert_eq!(post(&[("x-hub-signature-256", "sha256=00")]), 401);
    assert_eq!(host.get("/webhook").status, 404);
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(host.get("/tips/nieuw/").status, 404);
    assert_eq!(post(&[("x-gitlab-token", SECRET)]), 202);
    is_live(&host, "/tips/nieuw/", "Nieuw");
    assert!(!host.log().contains(SECRET));
    host.kill();
    // Without a secret there is nothing to tell.
    let host = Host::start(&pointer, &pointer.path("data"));
    assert_eq!(
        host.post("/webhook", &[("x-gitlab-token", "")], "{}")
            .status,
        405
    );
    host.kill();
    let mut short = command(&pointer, &pointer.path("data"), "127.0.0.1:0");
    short.env("WEBHOOK_SECRET", "kort");
    assert!(refused(short).err.contains("WEBHOOK_SECRET is korter"));
}

/// What a commit says of the machine it is built on is not followed, and nothing of that machine is published.
#[test]
fn a_commit_does_not_reach_out_of_its_repository() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    pointer.write(
        "geheim.md",
        "+++\ntitle = \"Geheim\"\n+++\nniet voor iedereen\n",
    );
    let elsewhere = Origin::new();
    let settings = origin.site.read("werk/content/site.toml");
    origin.site.write(
        "werk/content/site.toml",
        format!(
            "{settings}\n[host]\nrepository = \"{}\"\n",
            elsewhere.bare()
        ),
    );
    let link = origin.site.path("werk/content/paginas/geheim.txt");
    std::os::unix::fs::symlink(pointer.path("geheim.md"), link).unwrap();
    origin.push("Een link naar buiten");
    let host = start(&pointer);
    origin.tells(&host);
    for (path, bytes) in files(&pointer.path("data/dist")) {
        let found = String::from_utf8_lossy(&bytes).contains("niet voor iedereen");
        assert!(!found, "{path}");
    }
    elsewhere.tip("elders", "Elders", "");
    elsewhere.push("Elders");
    origin.tip("hier", "Hier", "");
    origin.push("Hier");
    is_live(&host, "/tips/hier/", "Hier");
    assert_eq!(host.get("/tips/elders/").status, 404);
}

/// Whoever mends a page is told which file and line; and that it is mended.
#[test]
fn editors_are_told_where_it_is_wrong() {
    let origin = Origin::new();
    let pointer = origin.pointer();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/redactie", listener.local_addr().unwrap());
    let (sender, told) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let mut length = 0;
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                let lower = line.to_lowercase();
                if let Some(value) = lower.strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                if line.trim().is_empty() {
                    break;
                }
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).unwrap();
            let answer = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
            stream.get_mut().write_all(answer).unwrap();
            sender.send(body).unwrap();
        }
    });
    let next = || -> serde_json::Value {
        serde_json::from_slice(&told.recv_timeout(PATIENCE).unwrap()).unwrap()
    };
    let environment = [("WEBHOOK_SECRET", SECRET), ("NOTIFY_SITE", &address)];
    let host = Host::start_with(&pointer, &pointer.path("data"), &[], &environment);
    origin.tells(&host);
    origin.tip("stuk", "Stuk", "onbekend = 1\n");
    let broken = origin.push("Een fout");
    let failed = &next()["site"];
    assert_eq!(failed["state"], "failed");
    assert_eq!(failed["commit"], *broken);
    let problem = &failed["problems"][0];
    assert_eq!(problem["file"], "content/tips/stuk.md");
    assert_eq!(problem["line"], 5);
    assert!(problem["message"].as_str().unwrap().contains("onbekend"));
    origin.tip("stuk", "Heel", "");
    let mended = origin.push("Heel");
    let told = &next()["site"];
    assert_eq!(
        (&told["state"], &told["commit"]),
        (&"mended".into(), &mended.into())
    );
}

#[test]
fn a_repository_that_cannot_be_is_said_with_its_line() {
    let site = Site::nothing().with(
        "content/site.toml",
        "title = \"Klein\"\nbase_url = \"https://klein.test\"\n[host]\nrepository = \"https://wie:geheimpje@host/x\"\n",
    );
    let ran = refused(command(&site, &site.path("data"), "127.0.0.1:0"));
    assert!(ran.err.contains("content/site.toml:3"), "{}", ran.err);
    assert!(!ran.err.contains("geheimpje"), "{}", ran.err);
}
