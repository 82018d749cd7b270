//! Collecting with the button of a host's desk.

use serde_json::json;

use crate::editors::{DESK, Desk, HERE, json_of};
use crate::host_repository::{is_live, within};
use crate::server::{ACCEPT_JSON, FORM, JSON, submissions};

/// A moderator makes a page of an answer; the button at the desk makes it a commit in their name.
#[test]
fn what_is_collected_at_the_desk_is_a_commit_and_goes_when_it_is_taken_back() {
    let desk = Desk::new("");
    let question = json!({
        "vraag": "Hoe vertel ik thuis dat ik blijf zitten?", "publiceren": "ja",
    });
    let asked = desk.host.post(
        "/api/forms/vraag",
        &[JSON, ACCEPT_JSON],
        &question.to_string(),
    );
    assert_eq!(asked.status, 201, "{}", asked.body);
    let receipt = json_of(&asked)["receipt"].as_str().unwrap().to_owned();
    let origin = format!("http://{DESK}");
    let send = |path: &str, body: &str| {
        let headers = [
            HERE,
            FORM,
            ("origin", &*origin),
            ("cookie", &*desk.moderator),
        ];
        desk.host.post(path, &headers, body)
    };
    let queue = desk.get_as(&desk.moderator, "/desk").body;
    let question = submissions(&queue).remove(0);
    let page = "versie=1&stap=plaats&antwoord=Dag&titel=Blijven+zitten&vraag=Hoe+dan&tekst=Zeg+het&door=broker";
    let placed = send(&format!("{question}/publication"), page);
    assert_eq!(placed.status, 303, "{}", placed.body);
    desk.pointer.later();
    let done = send("/desk/collect", "");
    assert!(
        done.body.contains("content/vragen/blijven-zitten.md"),
        "{}",
        done.body
    );
    assert!(
        done.body.contains("bewaard in de repository"),
        "{}",
        done.body
    );
    let about = desk.repository(&["log", "-1", "--format=%an|%s", "main"]);
    assert_eq!(
        about,
        "Fatima|Van de balie: content/vragen/blijven-zitten.md"
    );
    is_live(&desk.host, "/vragen/blijven-zitten/", "Zeg het");
    // An editor has no key, and collects nothing.
    let headers = [HERE, FORM, ("origin", &*origin), ("cookie", &*desk.editor)];
    assert_eq!(desk.host.post("/desk/collect", &headers, "").status, 403);

    let body = json!({ "code": receipt, "confirm": "ja" }).to_string();
    let gone = desk
        .host
        .post("/api/receipts/withdraw", &[JSON, ACCEPT_JSON], &body);
    assert_eq!(gone.status, 200, "{}", gone.body);
    let done = send("/desk/collect", "");
    assert!(
        done.body.contains("Weggehaald, want ingetrokken"),
        "{}",
        done.body
    );
    within("gone", || {
        desk.host.get("/vragen/blijven-zitten/").status == 404
    });
}
