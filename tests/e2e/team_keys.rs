//! Keys of teams: made, changed and taken out of use with `brokers keys`, from the command to what a desk shows.

use crate::harness::Site;
use crate::server::{ACCEPT_JSON, FORM, JSON, Server, submissions, value_of};

const FILE: &str = ".brokers/identity.txt";
const SETTINGS: &str = "content/site.toml";
const TEAM: &str = "[[teams]]\nid = \"kerkrade\" # ons eerste team\nname = \"Social Brokers Kerkrade\"\n\
                    municipalities = [\"kerkrade\"]\nrecipients = []\n\n[[helplines]]";

/// The small site with a team without a key.
fn site() -> Site {
    let site = Site::small();
    let settings = site.read(SETTINGS);
    site.write(SETTINGS, settings.replace("[[helplines]]", TEAM));
    site
}

fn public(out: &str) -> &str {
    let mut lines = out.lines();
    lines.find(|line| line.starts_with("age1")).unwrap()
}

fn open_at_desk(server: &Server, cookie: &str) -> usize {
    let queue = server.get_with("/desk", &[("cookie", cookie)]).body;
    let paths = submissions(&queue);
    for path in &paths {
        let page = server.get_with(path, &[("cookie", cookie)]).body;
        assert!(page.contains("Een vraag over school"), "{page}");
    }
    paths.len()
}

#[test]
fn the_key_of_a_team_is_made_changed_and_taken_out_of_use() {
    let site = site();
    let broken = site.run(&["check"]);
    let said = format!("{}{}", broken.out, broken.err);
    assert!(said.contains("keys new --team kerkrade"), "{said}");
    let before = site.read(SETTINGS);
    let made = site.run(&["keys", "new", "--team", "kerkrade"]).ok();
    let first = public(&made.out).to_owned();
    let after = site.read(SETTINGS);
    // Nothing else in the file changes.
    let filled = format!("municipalities = [\"kerkrade\"]\nrecipients = [\"{first}\"]");
    let empty = "municipalities = [\"kerkrade\"]\nrecipients = []";
    assert_eq!(after, before.replace(empty, &filled));
    site.run(&["check"]).ok();
    let again = site.run(&["keys", "new", "--team", "kerkrade"]);
    assert_eq!(again.status, 1, "{}", again.out);

    let server = Server::start(&site);
    let question = r#"{"vraag":"Een vraag over school","gemeente":"kerkrade"}"#;
    let asked = server.post("/api/forms/vraag", &[JSON, ACCEPT_JSON], question);
    assert_eq!(asked.status, 201, "{}", asked.body);
    let cookie = server.enter_desk();
    assert_eq!(open_at_desk(&server, &cookie), 1);
    server.kill();

    let changed = site.run(&["keys", "rotate", "--team", "kerkrade"]).ok();
    let second = public(&changed.out).to_owned();
    assert!(changed.out.contains("rotate --team kerkrade --finish"));
    assert!(site.read(SETTINGS).contains(&second) && !site.read(SETTINGS).contains(&first));
    let finish = ["keys", "rotate", "--team", "kerkrade", "--finish"];
    let early = site.run(&finish);
    assert_eq!(early.status, 1, "{}", early.out);
    assert!(early.err.contains("aantal: 1"), "{}", early.err);
    seal_again(&site);
    site.run(&finish).ok();
    // One of the national team and one of Kerkrade.
    assert_eq!(site.read(FILE).matches("\nAGE-SECRET-KEY-1").count(), 2);
    let server = Server::start(&site);
    assert_eq!(open_at_desk(&server, &server.enter_desk()), 1);
    server.kill();
    revoke(&site, &first, &second);
}

/// Presses the button of Kerkrade at the desk.
fn seal_again(site: &Site) {
    let server = Server::start(site);
    let cookie = server.enter_desk();
    let page = server.get_with("/desk/reseal", &[("cookie", &cookie)]).body;
    let from = [FORM, ("cookie", &*cookie), ("origin", &*server.base)];
    let part = page
        .split("name=\"team\" value=\"kerkrade\"")
        .nth(1)
        .unwrap();
    let body = format!("team=kerkrade&sleutels={}", value_of(part, "sleutels"));
    let done = server.post("/desk/reseal", &from, &body);
    assert_eq!(done.status, 200, "{}", done.body);
    assert!(
        done.body.contains("1 inzending zit nu op slot"),
        "{}",
        done.body
    );
    server.kill();
}

fn revoke(site: &Site, first: &str, second: &str) {
    let gone = site.run(&["keys", "revoke", second, "--yes"]);
    assert_eq!(gone.status, 1);
    assert!(
        gone.err.contains("enige sleutel van het team kerkrade"),
        "{}",
        gone.err
    );
    let listed = site.read(SETTINGS).replace(
        &format!("[\"{second}\"]"),
        &format!("[\n  \"{second}\",\n  \"{first}\", # Tim, laptop\n]"),
    );
    site.write(SETTINGS, listed);
    let gone = site.run(&["keys", "revoke", first, "--yes"]).ok();
    assert!(
        gone.out.contains("Tim, laptop") && gone.out.contains("bij het team kerkrade"),
        "{}",
        gone.out
    );
    // Who reads for Kerkrade is shown, and nobody else.
    let national = gone
        .out
        .contains("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
    assert!(gone.out.contains(second) && !national, "{}", gone.out);
    site.run(&["check"]).ok();
}

#[test]
fn a_team_that_is_not_there_gets_no_key() {
    let site = site();
    let ran = site.run(&["keys", "new", "--team", "nergens"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("geen team met het id nergens"),
        "{}",
        ran.err
    );
    for wrong in ["landelijk", "Kerk Rade"] {
        assert_eq!(site.run(&["keys", "new", "--team", wrong]).status, 2);
    }
    let none = site.run(&["keys", "rotate", "--team", "kerkrade"]);
    assert_eq!(none.status, 1);
    assert!(!site.path(FILE).exists());
}
