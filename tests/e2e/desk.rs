//! `brokers desk`: the desk alone, on a store that the environment names.

use dynoxide::Database;

use crate::harness::{Ran, Site};
use crate::server::{Server, submissions};

const CANARY: &str = "zeldzaambaliekanarie";
/// What of the audit was found right.
const NOTE: &str = ".brokers/audit.json";

/// An engine on the store that `serve` left behind, as if it stood elsewhere. It goes with the test.
pub(crate) fn engine(site: &Site) -> String {
    let database = Database::new(site.path(".brokers/store.sqlite").to_str().unwrap()).unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            let never = std::future::pending();
            dynoxide::server::serve_with_shutdown(listener, database, never)
                .await
                .unwrap();
        });
    });
    format!("http://{}", told.recv().unwrap())
}

/// A site with a question, and the engine that holds it.
fn asked() -> (Site, String, String) {
    let site = Site::small();
    let server = Server::start(&site);
    let receipt = server.ask(&format!("Mijn vraag is {CANARY}: mag dat?"));
    server.kill();
    let engine = engine(&site);
    (site, engine, receipt)
}

fn run(site: &Site, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = site.command(arguments);
    command.envs(environment.iter().copied());
    Ran::from(command.output().unwrap())
}

#[test]
fn the_desk_opens_what_is_in_the_store_of_the_environment() {
    let (site, engine, _) = asked();
    let key = site.read(".brokers/identity.txt");
    let public = key
        .split("sleutel: ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap();
    let config = site.read("content/site.toml");
    let named = config.replace("recipients = [", &format!("recipients = [\"{public}\", "));
    site.write("content/site.toml", named);
    site.run(&["build"]).ok();
    let mut command = site.command(&["desk", "--addr", "127.0.0.1:0"]);
    command.env("AWS_ENDPOINT_URL_DYNAMODB", engine);
    let desk = Server::run(command);
    let home = desk.get("/");
    assert_eq!((home.status, home.header("location")), (303, "/desk"));
    assert_eq!(desk.get("/desk").status, 401);
    let cookie = desk.enter_desk();
    let queue = desk.get_with("/desk", &[("cookie", &cookie)]);
    assert!(queue.body.contains("Te doen (1)"), "{}", queue.body);
    let path = submissions(&queue.body).remove(0);
    let page = desk.get_with(&path, &[("cookie", &cookie)]);
    assert!(page.body.contains(CANARY), "{}", page.body);
    // The desk alone: nobody asks anything here.
    assert_eq!(desk.get("/api/health").status, 404);
    assert_eq!(desk.get("/vraag/").status, 404);
}

#[test]
fn a_session_outlives_the_process_and_the_audit_of_rights_can_be_checked() {
    let site = Site::small();
    let server = Server::start(&site);
    let cookie = server.enter_desk();
    server.kill();
    let server = Server::start(&site);
    let queue = server.get_with("/desk", &[("cookie", &cookie)]);
    assert_eq!(queue.status, 200, "{}", queue.body);
    server.form("/api/forms/vraag", "vraag=Hoe+vertel+ik+dit+thuis%3F");
    let queue = server.get_with("/desk", &[("cookie", &cookie)]);
    let link = queue.body.split("class=\"entry__link\" href=\"").nth(1);
    let link = link.and_then(|rest| rest.split('"').next()).unwrap();
    let page = server.get_with(link, &[("cookie", &cookie)]);
    assert_eq!(page.status, 200, "{}", page.body);
    server.kill();
    let engine = engine(&site);
    let first = check(&site, &engine, &[]).ok();
    for whole in [
        "De lijst van rechten klopt: 1 regel, de laatste met ",
        "Het logboek van het team landelijk klopt: 1 regel, de laatste met ",
    ] {
        assert!(first.out.contains(whole), "{}", first.out);
    }
    assert!(!first.out.contains("Nagekeken:"), "{}", first.out);
    // The next time only what came after is read.
    let note = site.read(NOTE);
    let next = check(&site, &engine, &[]).ok();
    let nothing = "Nagekeken: er kwam niets bij. Wat ervoor staat, is op 20";
    assert_eq!(next.out.matches(nothing).count(), 2, "{}", next.out);
    let whole = check(&site, &engine, &["--whole"]).ok();
    assert!(!whole.out.contains("Nagekeken:"), "{}", whole.out);
    assert_eq!(site.read(NOTE), note);
    // Of a team of which the store knows nothing any more, the note does.
    site.write(NOTE, note.replace("landelijk", "kerkrade"));
    let gone = check(&site, &engine, &[]);
    let said = "Het logboek van het team kerkrade is veranderd bij regel 1";
    assert!(gone.status == 1 && gone.err.contains(said), "{}", gone.err);
}

/// Checks the audit of the store behind an engine.
fn check(site: &Site, engine: &str, more: &[&str]) -> Ran {
    let arguments = [&["desk", "--verify-audit"], more].concat();
    run(site, &arguments, &[("AWS_ENDPOINT_URL_DYNAMODB", engine)])
}

#[test]
fn a_chain_that_does_not_lead_through_what_was_noted_is_told_each_time() {
    let site = Site::small();
    let server = Server::start(&site);
    server.enter_desk();
    server.kill();
    let engine = engine(&site);
    check(&site, &engine, &[]).ok();
    let note = site.read(NOTE);
    let hash = note.split("\"hash\": \"").nth(1).unwrap();
    let other = note.replace(&hash[..64], &"0".repeat(64));
    assert_ne!(other, note);
    site.write(NOTE, &other);
    for more in [&[][..], &["--whole"], &[]] {
        let ran = check(&site, &engine, more);
        assert_eq!(ran.status, 1);
        let said = "De lijst van rechten is veranderd bij regel 1 of daarvoor: op 20";
        assert!(ran.err.contains(said), "{}", ran.err);
        assert!(ran.err.contains(NOTE), "{}", ran.err);
        assert_eq!(site.read(NOTE), other, "what is broken is not noted");
    }
    site.write(NOTE, "{");
    let ran = check(&site, &engine, &[]);
    let said = "is niet te lezen, dus er is niets nagekeken";
    assert!(ran.status == 1 && ran.err.contains(said), "{}", ran.err);
    site.remove(NOTE);
    check(&site, &engine, &[]).ok();
    assert_eq!(site.read(NOTE), note);
}

#[test]
fn what_is_held_is_listed_without_content_and_without_a_key() {
    let (site, engine, receipt) = asked();
    site.remove(".brokers/identity.txt");
    let environment = [("AWS_ENDPOINT_URL_DYNAMODB", engine.as_str())];
    let list = run(&site, &["desk", "--export", "-"], &environment).ok();
    let lines: Vec<_> = list.out.lines().collect();
    assert_eq!(
        lines[0],
        "form,kind,municipality,received,status,urgent,expires,count"
    );
    assert_eq!(lines.len(), 2, "{}", list.out);
    assert!(
        // Dutch time, with how far that is from UTC.
        lines[1].starts_with("vraag,question,") && lines[1].ends_with(":00,1"),
        "{}",
        list.out
    );
    assert!(!list.out.contains(CANARY) && !list.out.contains(&receipt));

    let file = site.path("lijst.csv");
    let ran = run(
        &site,
        &["desk", "--export", file.to_str().unwrap()],
        &environment,
    )
    .ok();
    assert!(ran.out.contains("1 inzending op de lijst"), "{}", ran.out);
    assert_eq!(site.read("lijst.csv"), list.out);
}

#[test]
fn without_a_key_or_a_store_it_says_what_is_missing() {
    let site = Site::small();
    let nobody = ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:9");
    let no_key = run(&site, &["desk"], &[nobody]);
    assert!(no_key.err.contains("brokers keys new"), "{}", no_key.err);
    site.run(&["keys", "new"]).ok();
    let no_store = run(&site, &["desk"], &[]);
    assert!(
        no_store.err.contains("SUBMISSIONS_TABLE"),
        "{}",
        no_store.err
    );
    let silent = run(&site, &["desk"], &[nobody]);
    assert!(silent.err.contains("geeft geen antwoord"), "{}", silent.err);
    let wrong = run(&site, &["desk"], &[("SUBMISSIONS_TABLE", "x")]);
    assert!(wrong.err.contains("3 tot 255"), "{}", wrong.err);
    let export = run(&site, &["desk", "--export", "-"], &[]);
    assert!(export.err.contains("SUBMISSIONS_TABLE"), "{}", export.err);
    for ran in [no_key, no_store, silent, wrong, export] {
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    }
}
