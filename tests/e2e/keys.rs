//! `brokers keys rotate`: at every moment somebody can open whatever is stored.

use crate::harness::Site;
use crate::server::{FORM, Server, submissions};

const EARLIER: &str = "zeldzaamoudkanarie";
const LATER: &str = "zeldzaamnieuwkanarie";
const FILE: &str = ".brokers/identity.txt";

/// What the desk of a running server shows of everything that waits.
fn everything(server: &Server, cookie: &str) -> String {
    let queue = server.get_with("/desk", &[("cookie", cookie)]).body;
    let paths = submissions(&queue);
    let pages = paths
        .iter()
        .map(|path| server.get_with(path, &[("cookie", cookie)]));
    pages.map(|page| page.body).collect()
}

fn secrets(site: &Site, file: &str) -> usize {
    site.read(file).matches("\nAGE-SECRET-KEY-1").count()
}

#[cfg(unix)]
fn is_private(site: &Site, file: &str) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(site.path(file)).unwrap().permissions();
    mode.mode() & 0o777 == 0o600
}

#[test]
fn keys_change_without_a_question_that_nobody_can_open() {
    let site = Site::small();
    let server = Server::start(&site);
    server.ask(&format!("Een vraag van eerder: {EARLIER}"));
    server.kill();
    let config = site.read("content/site.toml");
    let before = site.read(FILE);

    let ran = site.run(&["keys", "rotate"]).ok();
    let public = ran
        .out
        .lines()
        .find(|line| line.starts_with("age1"))
        .unwrap();
    assert!(ran.out.contains("--finish") && !ran.out.contains("AGE-SECRET"));
    let after = site.read("content/site.toml");
    // The key of somebody else stays, and so does every other word of the file.
    let without = after.replace(&format!(", \"{public}\""), "");
    assert_eq!(without, config);
    assert_ne!(after, config);
    assert_eq!(secrets(&site, FILE), 2);
    assert!(site.read(FILE).ends_with(&before));
    #[cfg(unix)]
    assert!(is_private(&site, FILE));

    let server = Server::start(&site);
    server.ask(&format!("Een vraag van later: {LATER}"));
    let cookie = server.enter_desk();
    let shown = everything(&server, &cookie);
    assert!(shown.contains(EARLIER) && shown.contains(LATER), "{shown}");

    // Something still needs the old key.
    let early = site.run(&["keys", "rotate", "--finish"]);
    assert_eq!(early.status, 1, "{}", early.out);
    assert!(early.err.contains("aantal: 1"), "{}", early.err);
    assert_eq!(secrets(&site, FILE), 2);

    let from = [FORM, ("cookie", &*cookie), ("origin", &*server.base)];
    let sealed = server.post("/desk/reseal", &from, "");
    assert_eq!(sealed.status, 200, "{}", sealed.body);
    let done = site.run(&["keys", "rotate", "--finish"]).ok();
    assert!(done.out.contains("store.sqlite"), "{}", done.out);
    assert_eq!(secrets(&site, FILE), 1);
    assert_eq!(secrets(&site, ".brokers/identity-oud.txt"), 1);
    #[cfg(unix)]
    assert!(is_private(&site, FILE) && is_private(&site, ".brokers/identity-oud.txt"));
    server.kill();

    let server = Server::start(&site);
    let shown = everything(&server, &server.enter_desk());
    assert!(shown.contains(EARLIER) && shown.contains(LATER), "{shown}");
    let again = site.run(&["keys", "rotate", "--finish"]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("maar één sleutel"), "{}", again.err);
}

#[test]
fn what_cannot_be_changed_stays_as_it_is() {
    let site = Site::small();
    let none = site.run(&["keys", "rotate"]);
    assert_eq!(none.status, 1);
    assert!(none.err.contains("brokers keys new"), "{}", none.err);

    site.run(&["keys", "new"]).ok();
    let (key, config) = (site.read(FILE), site.read("content/site.toml"));
    site.write(
        "content/site.toml",
        config.replace("recipients = [", "recipients = "),
    );
    let broken = site.read("content/site.toml");
    let ran = site.run(&["keys", "rotate"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("site.toml"), "{}", ran.err);
    assert_eq!(
        (site.read(FILE), site.read("content/site.toml")),
        (key, broken)
    );

    // Without a store nobody can tell what an old key is still needed for.
    site.write("content/site.toml", config);
    site.run(&["keys", "rotate"]).ok();
    let unsure = site.run(&["keys", "rotate", "--finish"]);
    assert_eq!(unsure.status, 1);
    assert!(unsure.err.contains("SUBMISSIONS_TABLE"), "{}", unsure.err);
    assert_eq!(secrets(&site, FILE), 2);
    // While the old public key is in use, nothing is finished either.
    let after = site.read("content/site.toml");
    let old = site
        .read(FILE)
        .rsplit("sleutel: ")
        .next()
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    site.write(
        "content/site.toml",
        after.replace("recipients = [", &format!("recipients = [\"{old}\", ")),
    );
    let named = site.run(&["keys", "rotate", "--finish"]);
    assert!(named.err.contains("nog een oude sleutel"), "{}", named.err);
}
