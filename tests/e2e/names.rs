//! Names of those at the desk: in no file of the store, no log and no backup. And the store itself is on no port.

use std::fs::File;

use crate::harness::{Site, files};
use crate::server::{FORM, Server, value_of};

const NAME: &str = "Zwaluwstaart Xantippe";
const INVITED: &str = "Kwikstaart Ypsilon";

fn shows(bytes: &[u8], word: &str) -> bool {
    let mut parts = bytes.windows(word.len());
    parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

#[test]
fn names_are_in_no_file_of_the_store_no_log_and_no_backup() {
    let site = Site::real();
    let log = site.path("wat-het-zei");
    let mut command = site.command(&["serve", "--addr", "127.0.0.1:0"]);
    command.env("LOG", "debug");
    let server = Server::run_with(command, File::create(&log).unwrap().into());
    let token = value_of(&server.get(&server.desk).body, "token");
    let origin = ("origin", &*server.base);
    let sent = format!("token={token}&naam={}", NAME.replace(' ', "+"));
    let entered = server.post("/desk/enter", &[FORM, origin], &sent);
    assert_eq!(entered.status, 303, "{}", entered.body);
    let cookie = entered.header("set-cookie").split(';').next().unwrap();
    let inside = [FORM, origin, ("cookie", cookie)];
    let sent = format!("naam={}&rol=moderator", INVITED.replace(' ', "+"));
    let invited = server.post("/desk/invite", &inside, &sent);
    assert_eq!(invited.status, 200, "{}", invited.body);
    let page = server.get_with("/desk/people", &[("cookie", cookie)]);
    assert!(page.body.contains(NAME) && page.body.contains(INVITED));
    server.kill();

    let backup = site.path("opslag.backup");
    let backup_text = backup.to_str().unwrap();
    let data = site.path(".brokers");
    site.run(&["backup", backup_text, "--data", data.to_str().unwrap()])
        .ok();
    let mut held = files(&data);
    assert!(held.iter().any(|(name, _)| name.contains("store.sqlite")));
    held.push(("backup".into(), std::fs::read(&backup).unwrap()));
    held.push(("log".into(), std::fs::read(&log).unwrap()));
    for (name, bytes) in held {
        for word in ["zwaluwstaart", "xantippe", "kwikstaart", "ypsilon"] {
            assert!(!shows(&bytes, word), "{word} is in {name}");
        }
    }
}

/// Whoever else works on this machine could read and write what is on a port.
#[cfg(target_os = "linux")]
#[test]
fn the_embedded_engine_is_on_no_port() {
    let site = Site::real();
    let server = Server::start(&site);
    server.enter_desk();
    let own: u16 = server.base.rsplit(':').next().unwrap().parse().unwrap();
    assert_eq!(server.ports(), [own]);
}
