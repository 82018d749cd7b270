//! A host that editors save at, what the script of the editor asks, and the people of the desk.

use serde_json::{Value as Json, json};

use crate::harness::Site;
use crate::host::{desk_on, site_with_key};
use crate::host_repository::{Origin, within};
use crate::hosted::Host;
use crate::server::{Answer, FORM, JSON, Server, value_of};

/// Where people reach the desk, whatever the port is that the host listens on.
pub(crate) const DESK: &str = "localhost:8080";
pub(crate) const HERE: (&str, &str) = ("host", DESK);
pub(crate) const SCRIPT: (&str, &str) = ("authorization", "token balie");
pub(crate) const API: &str = "/beheer/api/v1";
pub(crate) const TIP: &str =
    "+++\ntitle = \"Nieuw\"\ndescription = \"T\"\nvoor = [\"ouder\"]\n+++\n\nTekst.\n";

/// A host that takes its site from a repository, and the people of its desk.
pub(crate) struct Desk {
    pub(crate) origin: Origin,
    pub(crate) pointer: Site,
    pub(crate) host: Host,
    /// The session of somebody who may edit the site.
    pub(crate) editor: String,
    /// The session of a moderator who looks after people as well, and may not.
    pub(crate) moderator: String,
}

impl Desk {
    pub(crate) fn new(more: &str) -> Self {
        let keyed = site_with_key();
        let origin = Origin::of(&keyed);
        let settings = format!("[host]\nrepository = \"{}\"\n{more}", origin.bare());
        let pointer = Site::nothing()
            .with("content/site.toml", settings)
            .with_a_clock();
        let host = start(&pointer);
        let (editor, moderator) = people(&keyed, &pointer);
        let desk = Self {
            origin,
            pointer,
            host,
            editor,
            moderator,
        };
        within("the copy for editors", || {
            desk.get("/repos/host/site/branches/main").status == 200
        });
        desk
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_as(&self.editor, &format!("{API}{path}"))
    }

    pub(crate) fn get_as(&self, cookie: &str, path: &str) -> Answer {
        self.host.get_with(path, &[HERE, ("cookie", cookie)])
    }

    /// The newest commit that the editor sees, after a look at the repository.
    pub(crate) fn newest(&self) -> Json {
        json_of(&self.get("/repos/host/site/branches/main"))
    }

    /// The name in git of a file that the editor sees.
    pub(crate) fn name_of(&self, path: &str) -> Option<String> {
        let tree = json_of(&self.get("/repos/host/site/git/trees/main?recursive=1&page=1"));
        let entries = tree["tree"].as_array().unwrap();
        let found = entries.iter().find(|entry| entry["path"] == path)?;
        Some(found["sha"].as_str().unwrap().to_owned())
    }

    pub(crate) fn save(&self, files: &Json) -> Answer {
        self.save_with(files, &[HERE, SCRIPT, JSON, ("cookie", &self.editor)])
    }

    pub(crate) fn save_with(&self, files: &Json, headers: &[(&str, &str)]) -> Answer {
        let body = json!({ "branch": "main", "message": "Tip gemaakt", "files": files });
        let path = format!("{API}/repos/host/site/contents");
        self.host.post(&path, headers, &body.to_string())
    }

    /// Saves a new tip, and says what became of it.
    pub(crate) fn makes(&self, name: &str) -> Json {
        let saved = self.save(&json!([create(name, TIP)]));
        assert_eq!(saved.status, 201, "{}", saved.body);
        json_of(&saved)["brokers"].clone()
    }

    /// What the editor hears of what was saved, once it was tried.
    pub(crate) fn became(&self, saved: &Json) -> Json {
        let path = format!("/site/{}", saved["look"]);
        let hears = || json_of(&self.get(&path));
        within("what became of it", || hears()["state"] != "waiting");
        hears()
    }

    pub(crate) fn repository(&self, arguments: &[&str]) -> String {
        self.origin.git_in("site.git", arguments)
    }
}

pub(crate) fn start(pointer: &Site) -> Host {
    let environment = [("DESK_URL", "http://localhost:8080")];
    Host::start_with(pointer, &pointer.path("data"), &[], &environment)
}

pub(crate) fn json_of(answer: &Answer) -> Json {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

pub(crate) fn create(name: &str, text: &str) -> Json {
    json!({ "operation": "create", "path": format!("content/tips/{name}.md"), "content": base64(text) })
}

pub(crate) fn change(path: &str, sha: &str, text: &str) -> Json {
    json!({ "operation": "update", "path": path, "sha": sha, "content": base64(text) })
}

pub(crate) fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | usize::from(*three.get(at).unwrap_or(&0))
        });
        for at in 0..4 {
            let sign = SIGNS[bits >> (18 - 6 * at) & 63];
            encoded.push(if at > three.len() {
                '='
            } else {
                char::from(sign)
            });
        }
    }
    encoded
}

/// Two people who came in at the machine with the key: the first looks after people, and makes the second an editor and no more.
pub(crate) fn people(keyed: &Site, pointer: &Site) -> (String, String) {
    let data = pointer.path("data");
    let desk = desk_on(keyed, &data);
    let moderator = enters(&desk, "Fatima");
    desk.kill();
    let desk = desk_on(keyed, &data);
    let editor = enters(&desk, "Samira");
    let page = desk.get_with("/desk/people", &[("cookie", &moderator)]);
    let (before, _) = page.body.split_once("/roles").expect("roles to change");
    let person = &before[before.len() - 32..];
    let changed = desk.post(
        &format!("/desk/people/{person}/roles"),
        &[FORM, ("origin", &desk.base), ("cookie", &moderator)],
        "rol=redacteur",
    );
    assert_eq!(changed.status, 303, "{}", changed.body);
    (editor, moderator)
}

pub(crate) fn enters(desk: &Server, name: &str) -> String {
    let token = value_of(&desk.get(&desk.desk).body, "token");
    let entered = desk.post(
        "/desk/enter",
        &[FORM, ("origin", &desk.base)],
        &format!("token={token}&naam={name}"),
    );
    assert_eq!(entered.status, 303, "{}", entered.body);
    let cookie = entered.header("set-cookie");
    cookie.split(';').next().unwrap().to_owned()
}
