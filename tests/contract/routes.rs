//! Addresses and methods of the function and of the desk, as `brokers serve` has them, and the files it keeps.

use std::collections::BTreeSet;

use crate::harness::{Site, files};
use crate::list::assert_kept;
use crate::server::Server;

const POST: &str = "POST";
const GET: &str = "GET";

/// An address that must be there: it may refuse what is sent, but it is neither unknown nor asked in the wrong way.
const ROUTES: &[(&str, &str)] = &[
    (GET, "/api/health"),
    (GET, "/api/token"),
    (GET, "/api/weg"),
    (POST, "/api/forms/vraag"),
    (POST, "/api/receipts"),
    (POST, "/api/receipts/withdraw"),
    (POST, "/api/receipts/follow-up"),
    (POST, "/api/receipts/page"),
    (POST, "/api/receipts/helped"),
    (POST, "/api/helped"),
    (GET, "/desk"),
    (GET, "/desk/enter"),
    (GET, "/desk/desk.css"),
    (GET, "/desk/export"),
    (GET, "/desk/figures"),
    (GET, "/desk/figures/export"),
    (GET, "/desk/figures/site"),
    (GET, "/desk/collect"),
    (POST, "/desk/collect"),
    (POST, "/desk/reseal"),
    (POST, "/desk/leave"),
    (POST, "/desk/invite"),
    (POST, "/desk/people/x/link"),
    (POST, "/desk/people/x/passkeys/remove"),
    (GET, "/desk/shift"),
    (POST, "/desk/shift"),
    (POST, "/desk/shift/read"),
    (GET, "/desk/keys"),
    (GET, "/desk/keys.js"),
    (GET, "/desk/idle.js"),
    (GET, "/desk/copy.js"),
    (GET, "/desk/new"),
    (GET, "/desk/news.js"),
    (GET, "/desk/unsaved.js"),
    (GET, "/desk/modules.js"),
    (POST, "/desk/spam"),
    (GET, "/desk/brokers"),
    (GET, "/desk/brokers/x"),
    (POST, "/desk/brokers/x"),
    (POST, "/desk/brokers/x/leave"),
    (GET, "/desk/brokers/x/dates.ics"),
    (POST, "/desk/brokers/x/export"),
    (POST, "/desk/brokers/x/remove"),
    (POST, "/desk/x/acute"),
    (POST, "/desk/x/label"),
    (POST, "/desk/x/answer"),
    (POST, "/desk/x/ask"),
    (POST, "/desk/x/note"),
    (POST, "/desk/x/recall"),
    (POST, "/desk/x/undo"),
    (POST, "/desk/x/release"),
    (POST, "/desk/x/eyes"),
    (POST, "/desk/x/no-eyes"),
    (POST, "/desk/x/pass-on"),
    (POST, "/desk/x/not-passed-on"),
    (POST, "/desk/x/insert"),
    (POST, "/desk/x/check"),
    (POST, "/desk/x/reopen"),
    (POST, "/desk/x/claim"),
    (POST, "/desk/x/hand-over"),
    (POST, "/desk/x/publication"),
    (GET, "/beheer/"),
    (GET, "/sitemap.xml"),
];

/// A code that is right and belongs to nobody, so that "unknown" is an answer of the route.
const CODE: &str = "code=ZQ1D-6NK6-0ZCZ-ECR2";

#[test]
fn routes_stay() {
    let site = Site::small();
    let server = Server::start(&site);
    for (method, path) in ROUTES {
        let answer = if *method == GET {
            server.get(path)
        } else {
            server.form(path, CODE)
        };
        // Without a session the desk sends people to its door, or says that they have to come in first.
        let expected: &[u16] = match *path {
            _ if path.starts_with("/desk") => &[200, 303, 401, 403, 410],
            _ if path.starts_with("/api/receipts") => &[404, 422],
            // Of a page that is not there.
            "/api/helped" => &[404],
            "/api/forms/vraag" => &[422],
            "/api/weg" => &[303],
            _ => &[200],
        };
        assert!(
            expected.contains(&answer.status),
            "{method} {path}: {}",
            answer.status
        );
    }
}

#[test]
fn local_files_stay() {
    let site = Site::small();
    let _server = Server::start(&site);
    let found: BTreeSet<String> = files(&site.path(".brokers"))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_kept("local-files", &found);
}
