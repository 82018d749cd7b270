//! `brokers serve`: site, forms and desk in one process, through real HTTP.

use std::time::{Duration, Instant};

use crate::harness::{Site, files};
use crate::server::{ACCEPT_JSON, FORM, JSON, Server, submissions, value_of};

/// A word that stands nowhere else.
const CANARY: &str = "zeldzaamkanariewoord";

#[test]
fn the_site_is_served_the_way_static_hosts_do() {
    let site = Site::real().taking_part("kerkrade");
    let server = Server::start(&site);
    for path in [
        "/",
        "/kerkrade/",
        "/verhalen/de-trainer-die-bleef-luisteren/",
        "/tips/luisteren/",
        "/vraag/",
        "/aanmelden/",
        "/kerkrade/vraag/",
        "/kerkrade/aanmelden/",
        "/werkende-factoren/",
        "/antwoord/",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.is_page() && answer.body.contains("<h1"), "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        assert!(
            !answer.header("content-security-policy").contains("unsafe"),
            "{path}"
        );
        assert_eq!(answer.header("set-cookie"), "", "{path}");
    }
    assert_eq!(server.get("/kerkrade").header("location"), "/kerkrade/");
    assert_eq!(server.get("//kerkrade").status, 404);
    let missing = server.get("/bestaat/niet/");
    assert_eq!(missing.status, 404);
    assert!(missing.is_page());
    let nowhere = server.form("//api/forms/vraag", "vraag=Hoe+gaat+dat%3F");
    assert_eq!(nowhere.status, 405);
    assert!(nowhere.is_page());
    let style = server
        .get("/")
        .body
        .split("/assets/css/site.")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let style = server.get(&format!("/assets/css/site.{style}"));
    assert!(style.header("cache-control").contains("immutable"));
    assert!(style.header("content-type").starts_with("text/css"));
}

#[test]
fn an_old_address_leads_on_as_it_does_on_hosts() {
    let page = "+++\ntitle = \"Nieuw\"\naliases = [\"/oud/\", \"/ouder.html\"]\n+++\n\nHier.\n";
    let site = Site::small().with("content/paginas/nieuw.md", page);
    let server = Server::start(&site);
    for old in ["/oud/", "/oud", "/ouder.html"] {
        let answer = server.get(old);
        assert_eq!(answer.status, 301, "{old}");
        assert_eq!(answer.header("location"), "/nieuw/", "{old}");
    }
}

#[test]
fn a_question_survives_kill_9_and_is_answered() {
    let site = Site::small().with_a_clock();
    let server = Server::start(&site);
    let receipt = server.ask(&format!("Mijn vraag is {CANARY}: hoe slaap ik beter?"));
    assert_eq!(receipt.len(), 19, "{receipt}");
    server.kill();

    let server = Server::start(&site);
    let cookie = server.enter_desk();
    let as_moderator: &[(&str, &str)] = &[("cookie", &cookie)];
    let queue = server.get_with("/desk", as_moderator);
    assert_eq!(queue.status, 200);
    let found = submissions(&queue.body);
    assert_eq!(found.len(), 1, "{}", queue.body);
    let opened = server.get_with(&found[0], as_moderator);
    assert!(opened.body.contains(CANARY), "{}", opened.body);

    let version = value_of(&opened.body, "versie");
    let sent = server.post(
        &format!("{}/answer", found[0]),
        &[FORM, ("cookie", &cookie), ("origin", &server.base)],
        &format!("versie={version}&antwoord=Drink+warme+melk."),
    );
    assert_eq!(sent.status, 303, "{}", sent.body);
    let code = format!("code={}", receipt.to_lowercase());
    let waits = server.form("/api/receipts", &code);
    assert!(!waits.body.contains("warme melk"), "{}", waits.body);
    site.later();
    let read = server.form("/api/receipts", &code);
    assert_eq!(read.status, 200);
    assert!(
        read.is_page() && read.body.contains("Drink warme melk."),
        "{}",
        read.body
    );
    assert_eq!(read.header("cache-control"), "no-store");
    server.kill();

    for (path, bytes) in files(&site.path(".brokers")) {
        for secret in [CANARY, "warme melk", receipt.as_str()] {
            let is_there = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!is_there, "{secret} stands in .brokers/{path}");
        }
    }
}

#[test]
fn nobody_gets_into_the_desk_without_the_link() {
    let site = Site::small();
    let server = Server::start(&site);
    server.ask("Een vraag voor de moderator");
    let refused = server.get("/desk");
    assert_eq!(refused.status, 401);
    assert!(submissions(&refused.body).is_empty());
    assert_eq!(
        server
            .get_with(
                "/desk",
                &[("cookie", "desk=00000000000000000000000000000000")]
            )
            .status,
        401
    );
    server.enter_desk();
    let token = server
        .desk
        .split_once('=')
        .or(server.desk.rsplit_once('/'))
        .unwrap()
        .1
        .to_owned();
    let again = server.post(
        "/desk/enter",
        &[FORM, ("origin", &server.base)],
        &format!("token={token}"),
    );
    assert_ne!(again.status, 303, "the link works once");
}

#[test]
fn bad_input_gets_a_kind_page() {
    let site = Site::small();
    let server = Server::start(&site);
    let typed = "kort";
    let empty = server.form(
        "/api/forms/vraag",
        &format!("vraag={typed}&gemeente=kerkrade&onderwerpen=gevoel&leeftijd=onbekend"),
    );
    assert_eq!(empty.status, 422);
    assert!(
        empty.is_page() && empty.body.contains("error-summary"),
        "{}",
        empty.body
    );
    assert!(
        empty.body.contains(&format!(">\n{typed}</textarea>")),
        "{}",
        empty.body
    );
    assert!(
        empty.body.contains("value=\"kerkrade\" selected"),
        "{}",
        empty.body
    );

    let unknown = server.form("/api/forms/bestaat-niet", "vraag=Mijn+hele+lange+vraag");
    assert_eq!(unknown.status, 404);
    assert!(unknown.is_page());

    let long = "a".repeat(65 * 1024);
    let large = server.form("/api/forms/vraag", &format!("vraag={long}"));
    assert_eq!(large.status, 413);
    assert!(
        large.is_page() && large.body.contains(&long),
        "what was typed is kept"
    );

    let malformed = server.post("/api/forms/vraag", &[JSON], "{\"vraag\": ");
    assert_eq!(malformed.status, 400);
    assert!(malformed.is_page());
    let malformed = server.post("/api/forms/vraag", &[JSON, ACCEPT_JSON], "{\"vraag\": ");
    assert_eq!(malformed.status, 400);
    assert_eq!(malformed.header("content-type"), "application/problem+json");

    let health = server.get("/api/health");
    assert_eq!(health.status, 200);
}

#[test]
fn a_change_is_served_and_a_mistake_is_shown_until_it_is_mended() {
    let site = Site::small();
    let server = Server::start(&site);
    let path = "content/tips/luisteren.md";
    let good = site.read(path);
    site.write(
        path,
        good.replace("Omdat het helpt.", "Omdat het echt helpt."),
    );
    server.wait_for("/tips/luisteren/", 200, "Omdat het echt helpt.");

    site.write(path, good.replace("voor = [", "vor = [\"<script>\", "));
    server.wait_for("/", 500, "Bedoelde je “voor”?");
    let shown = server.get("/tips/luisteren/");
    assert!(
        shown.body.contains("&lt;script&gt;") && !shown.body.contains("<script>"),
        "{}",
        shown.body
    );
    // Who made the mistake in the editor can mend it there, and loses nothing
    // to a page that reloads.
    assert_eq!(server.get("/beheer/config.json").status, 200);
    assert!(!server.get("/beheer/").body.contains("__brokers"));

    site.write(path, &good);
    server.wait_for("/tips/luisteren/", 200, "Omdat het helpt.");

    // A slip that concerns the whole site: forms and desk go on with what was whole.
    let config = site.read("content/site.toml");
    site.write("content/site.toml", format!("onbekend = 1\n{config}"));
    server.wait_for("/", 500, "onbekend");
    assert_eq!(server.get("/api/health").status, 200);
    assert_eq!(server.get("/desk").status, 401);
    server.ask("Mag ik ook nu iets vragen?");
    site.write("content/site.toml", &config);
    server.wait_for("/tips/luisteren/", 200, "Omdat het helpt.");

    let form = site.read("content/formulieren/vraag.toml");
    site.write(
        "content/formulieren/vraag.toml",
        form.replace("max = 4000", "max = 12"),
    );
    let until = Instant::now() + Duration::from_secs(20);
    while server
        .form("/api/forms/vraag", "vraag=Twintig+tekens+lang.")
        .status
        != 422
    {
        assert!(Instant::now() < until, "the changed form was never used");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_is_new_to_look_at_is_said_once_while_somebody_writes() {
    let site = Site::small();
    let log = std::fs::File::create(site.path("gezegd")).unwrap();
    let command = site.command(&["serve", "--addr", "127.0.0.1:0"]);
    let server = Server::run_with(command, log.into());
    let path = "content/tips/luisteren.md";
    let good = site.read(path);
    site.write(path, format!("{good}\n##Kop\n"));
    server.wait_for("/tips/luisteren/", 200, "##Kop");
    site.write(path, format!("{good}\n##Kop\n\nEn verder.\n"));
    server.wait_for("/tips/luisteren/", 200, "En verder.");
    // A new page is a build from the start.
    site.write("content/tips/nieuw.md", &good);
    server.wait_for("/tips/nieuw/", 200, "luisteren");
    let said = site.read("gezegd");
    assert_eq!(
        said.matches("dit is geen kop geworden").count(),
        1,
        "{said}"
    );
}

#[test]
fn the_search_index_is_made_when_it_is_asked_for_and_again_after_a_change() {
    let page = "+++\ntitle = \"Zoeken\"\ndescription = \"Zoek.\"\n+++\n\nKies.\n";
    let site = Site::small().with("content/paginas/zoeken.md", page);
    let server = Server::start(&site);
    let index = server.get("/zoekindex/nl/index.json");
    assert_eq!(index.status, 200);
    assert!(index.header("content-type").starts_with("application/json"));
    assert_eq!(server.get("/zoekindex/nl/bestaat-niet.json").status, 404);

    let path = "content/tips/luisteren.md";
    site.write(path, site.read(path).replace("Omdat het helpt.", CANARY));
    server.wait_for("/tips/luisteren/", 200, CANARY);
    assert_ne!(server.get("/zoekindex/nl/index.json").body, index.body);
}

#[test]
fn a_port_in_use_is_said_in_words() {
    let site = Site::small();
    let server = Server::start(&site);
    let address = server.base.trim_start_matches("http://").to_owned();
    let ran = Site::small().run(&["serve", "--addr", &address]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Draait er al iets?"), "{}", ran.err);
}
