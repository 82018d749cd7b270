//! `brokers collect`: from the desk into `content/vragen/`, once, whatever happens in between.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use crate::desk::engine;
use crate::harness::{Ran, Site, files};
use crate::server::{ACCEPT_JSON, FORM, JSON, Server, submissions};

const QUESTION: &str = "Hoe zeg ik thuis dat ik blijf zitten? Ik durf het niet goed.";
const ANSWER: &str = "Kies een rustig moment, privé.";
const PAGE: &str = "content/vragen/hoe-zeg-ik-dat-ik-blijf-zitten.md";

/// Somebody asks with a yes, and somebody at the desk answers and makes a page of it. Returns the receipt and the id.
fn approve(at: (&Site, &Server), cookie: &str) -> (String, String) {
    approve_asking(at, cookie, QUESTION)
}

fn approve_asking(
    (site, server): (&Site, &Server),
    cookie: &str,
    question: &str,
) -> (String, String) {
    let asked = serde_json::json!({
        "vraag": question, "onderwerpen": ["gevoel"], "gemeente": "kerkrade",
        "leeftijd": "15-17", "publiceren": "ja",
    });
    let asked = server.post("/api/forms/vraag", &[JSON, ACCEPT_JSON], &asked.to_string());
    assert_eq!(asked.status, 201, "{}", asked.body);
    let receipt: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    let receipt = receipt["receipt"].as_str().unwrap().to_owned();
    let queue = server.get_with("/desk", &[("cookie", cookie)]);
    let path = submissions(&queue.body).remove(0);
    let waiting = || site.run(&["collect", "--dry-run"]).ok().out;
    let before = waiting();
    let placed = place(server, cookie, &path);
    assert_eq!(placed, 303);
    // It can still be called back.
    assert_eq!(waiting(), before);
    site.later();
    (receipt, path.rsplit('/').next().unwrap().to_owned())
}

fn place(server: &Server, cookie: &str, path: &str) -> u16 {
    let fields = [
        ("versie", "1"),
        ("stap", "plaats"),
        ("antwoord", ANSWER),
        ("titel", "Hoe zeg ik dat ik \"blijf zitten\"?"),
        (
            "vraag",
            "Hoe zeg ik thuis dat ik blijf zitten?\n# {{ formulier(id=\"vraag\") }} <script>",
        ),
        (
            "tekst",
            "Kies een **rustig** moment.\n\n{{ hulplijnen() }}\n\n[x](@/nergens.md)",
        ),
        ("onderwerpen", "gevoel"),
        ("leeftijd", "15-17"),
        ("met-gemeente", "ja"),
        ("door", "professional"),
    ];
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let headers = [FORM, ("cookie", cookie), ("origin", &*server.base)];
    server
        .post(&format!("{path}/publication"), &headers, &body)
        .status
}

fn status(server: &Server, receipt: &str) -> serde_json::Value {
    let body = serde_json::json!({ "code": receipt }).to_string();
    let answer = server.post("/api/receipts", &[JSON, ACCEPT_JSON], &body);
    serde_json::from_str(&answer.body).unwrap()
}

fn withdraw(server: &Server, receipt: &str) {
    let body = serde_json::json!({ "code": receipt, "confirm": "ja" }).to_string();
    let gone = server.post("/api/receipts/withdraw", &[JSON, ACCEPT_JSON], &body);
    assert_eq!(gone.status, 200, "{}", gone.body);
}

fn pages(site: &Site) -> Vec<String> {
    let found = files(&site.path("content/vragen"));
    found.into_iter().map(|(name, _)| name).collect()
}

#[test]
fn an_approved_answer_becomes_a_page_while_serve_runs() {
    let site = Site::small().with_a_clock();
    let server = Server::start(&site);
    let nothing = site.run(&["collect"]).ok();
    assert!(nothing.out.contains("niets op te halen"), "{}", nothing.out);
    let (receipt, id) = approve((&site, &server), &server.enter_desk());

    let listed = site.run(&["collect", "--dry-run"]).ok();
    assert!(
        listed.out.contains(PAGE) && listed.out.contains("niets geschreven"),
        "{}",
        listed.out
    );
    assert_eq!(status(&server, &receipt)["status"], "answered");
    assert!(!site.path(PAGE).exists());

    let done = site.run(&["collect"]).ok();
    assert!(
        done.out.contains(&format!("Geschreven: {PAGE}")),
        "{}",
        done.out
    );
    assert!(
        done.out.contains("brokers check") && done.out.contains("@/nergens.md"),
        "{}",
        done.out
    );
    let today = jiff::Zoned::now().date();
    assert_eq!(
        site.read(PAGE),
        format!(
            "+++\ntitle = 'Hoe zeg ik dat ik \"blijf zitten\"?'\ndate = {today}\n\
             description = 'Hoe zeg ik thuis dat ik blijf zitten? # {{{{ formulier(id=\"vraag\") }}}} <script>'\n\
             onderwerpen = [\"gevoel\"]\nleeftijdsgroep = \"15-17\"\ngemeente = \"kerkrade\"\nbeantwoord_door = \"professional\"\n+++\n\n\
             Hoe zeg ik thuis dat ik blijf zitten?\\\n\\# \\{{\\{{ formulier(id=\"vraag\") \\}}\\}} \\<script>\n\n\
             ## Antwoord\n\nKies een **rustig** moment.\n\n{{{{ hulplijnen() }}}}\n\n\\[x\\](@/nergens.md)\n"
        )
    );
    for secret in [&*receipt, &*id, "privé", "durf"] {
        assert!(!site.read(PAGE).contains(secret), "{secret}");
    }
    let check = site.run(&["check"]).ok();
    assert!(!check.err.contains("hoe-zeg-ik"), "{}", check.err);
    server.wait_for(
        "/vragen/hoe-zeg-ik-dat-ik-blijf-zitten/",
        200,
        "&lt;script&gt;",
    );
    let feed = server.get("/vragen/atom.xml").body;
    assert!(feed.contains("ik thuis dat ik blijf zitten"), "{feed}");
    assert!(!feed.contains("<script"), "{feed}");
    let now = status(&server, &receipt);
    assert_eq!(
        (&now["status"], &now["answer"]),
        (&"published".into(), &ANSWER.into())
    );
    let again = site.run(&["collect"]).ok();
    assert!(again.out.contains("niets op te halen"), "{}", again.out);
    assert_eq!(pages(&site).len(), 2);
    takes_back(&site, &server, &receipt);
}

/// Whoever takes it back later takes the page along, at the next collect.
fn takes_back(site: &Site, server: &Server, receipt: &str) {
    withdraw(server, receipt);
    let looked = site.run(&["collect", "--dry-run"]).ok();
    let would = format!("Zou weggehaald worden, want ingetrokken: {PAGE}");
    assert!(looked.out.contains(&would), "{}", looked.out);
    assert!(site.path(PAGE).exists());
    let gone = site.run(&["collect"]).ok();
    let removed = format!("Weggehaald, want ingetrokken: {PAGE}");
    assert!(gone.out.contains(&removed), "{}", gone.out);
    assert!(!site.path(PAGE).exists());
    let again = site.run(&["collect"]).ok();
    assert!(again.out.contains("niets op te halen"), "{}", again.out);
}

#[test]
fn a_button_at_the_desk_does_what_the_command_does() {
    let site = Site::small().with_a_clock();
    let server = Server::start(&site);
    let cookie = server.enter_desk();
    let press = || {
        let headers = [FORM, ("cookie", &*cookie), ("origin", &*server.base)];
        server.post("/desk/collect", &headers, "").body
    };
    let nothing = press();
    assert!(nothing.contains("Er was niets om"), "{nothing}");
    let (receipt, _) = approve((&site, &server), &cookie);
    let asked = server.get_with("/desk/collect", &[("cookie", &cookie)]);
    assert!(
        asked.body.contains("Eén pagina staat klaar"),
        "{}",
        asked.body
    );
    let done = press();
    assert!(
        done.contains("Geschreven:") && done.contains(PAGE),
        "{done}"
    );
    // What the site does not have is said, as the command says it.
    assert!(done.contains("@/nergens.md"), "{done}");
    assert!(site.read(PAGE).contains("rustig"));
    assert_eq!(status(&server, &receipt)["status"], "published");
    // An editor changed it: what they wrote is not removed without them.
    let text = site.read(PAGE);
    site.write(PAGE, format!("{text}\nMeer.\n"));
    withdraw(&server, &receipt);
    let changed = press();
    assert!(
        changed.contains("Niet weggehaald") && changed.contains(PAGE),
        "{changed}"
    );
    assert!(site.path(PAGE).exists());
    site.write(PAGE, &text);
    let gone = press();
    assert!(gone.contains("Weggehaald, want ingetrokken"), "{gone}");
    assert!(!site.path(PAGE).exists());
}

#[test]
fn another_page_of_that_name_stays_and_what_is_taken_back_is_not_collected() {
    let site = Site::small().with_a_clock();
    let taken = site.read("content/vragen/ik-slaap-slecht.md");
    let site = site.with(PAGE, &taken);
    let server = Server::start(&site);
    let cookie = server.enter_desk();
    let (gone, _) = approve((&site, &server), &cookie);
    withdraw(&server, &gone);
    let nothing = site.run(&["collect"]).ok();
    assert!(nothing.out.contains("niets op te halen"), "{}", nothing.out);
    // The same words again would be the question that was withdrawn, sent once more.
    approve_asking((&site, &server), &cookie, &format!("{QUESTION} Wat nu?"));
    let done = site.run(&["collect"]).ok();
    let second = PAGE.replace(".md", "-2.md");
    assert!(done.out.contains(&second), "{}", done.out);
    assert_eq!(site.read(PAGE), taken);
    assert!(site.read(&second).contains("rustig"));
}

#[test]
fn without_a_store_or_the_right_key_it_says_so() {
    let site = Site::small().with_a_clock();
    let no_key = site.run(&["collect"]);
    assert!(
        no_key.status == 1 && no_key.err.contains("brokers keys new"),
        "{}",
        no_key.err
    );
    site.run(&["keys", "new"]).ok();
    let no_store = site.run(&["collect"]);
    assert!(
        no_store.status == 1 && no_store.err.contains("Er is geen opslag"),
        "{}",
        no_store.err
    );
    let server = Server::start(&site);
    approve((&site, &server), &server.enter_desk());
    site.remove(".brokers/identity.txt");
    site.run(&["keys", "new"]).ok();
    let closed = site.run(&["collect"]);
    assert!(
        closed.status == 1 && closed.err.contains("aantal: 1"),
        "{}",
        closed.err
    );
    assert_eq!(pages(&site).len(), 1);
}

/// Stands before an engine and holds the first write until somebody says how to go on.
struct Gate {
    endpoint: String,
    reached: Receiver<()>,
    go_on: Sender<()>,
}

impl Gate {
    fn before(engine: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let upstream = engine.trim_start_matches("http://").to_owned();
        let (reach, reached) = channel();
        let (go_on, wait) = channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        // Ends with the test's process.
        std::thread::spawn(move || {
            for client in listener.incoming().map(Result::unwrap) {
                let (reach, wait) = (reach.clone(), Arc::clone(&wait));
                let server = TcpStream::connect(&upstream).unwrap();
                std::thread::spawn(move || hand_on(client, server, &reach, &wait));
            }
        });
        Self {
            endpoint,
            reached,
            go_on,
        }
    }
}

fn hand_on(
    mut client: TcpStream,
    mut server: TcpStream,
    reach: &Sender<()>,
    wait: &Mutex<Receiver<()>>,
) {
    let (mut back, mut to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    std::thread::spawn(move || std::io::copy(&mut back, &mut to_client));
    let mut buffer = vec![0; 1 << 16];
    while let Ok(length) = client.read(&mut buffer) {
        let sent = &buffer[..length];
        if String::from_utf8_lossy(sent).contains("TransactWriteItems") {
            // The test may have ended, and the one who waits with it.
            let _ = reach.send(());
            let _ = wait.lock().unwrap().recv();
        }
        if length == 0 || server.write_all(sent).is_err() {
            break;
        }
    }
}

fn collect_through(site: &Site, endpoint: &str) -> Command {
    let mut command = site.command(&["collect"]);
    command
        .env("AWS_ENDPOINT_URL_DYNAMODB", endpoint)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn killed_between_the_file_and_the_store_it_makes_no_second_page() {
    let site = Site::small().with_a_clock();
    let server = Server::start(&site);
    let (receipt, _) = approve((&site, &server), &server.enter_desk());
    let engine = engine(&site);
    let gate = Gate::before(&engine);
    let mut child = collect_through(&site, &gate.endpoint).spawn().unwrap();
    gate.reached.recv().unwrap();
    child.kill().unwrap(); // SIGKILL: kill -9
    child.wait().unwrap();
    assert!(site.path(PAGE).exists());
    assert_eq!(status(&server, &receipt)["status"], "answered");
    // It was another day, and the page has its date of then.
    let today = jiff::Zoned::now().date().to_string();
    let text = site.read(PAGE).replace(&today, "2026-01-01");
    site.write(PAGE, &text);

    let again = site.run(&["collect"]).ok();
    assert!(
        again.out.contains(&format!("Stond er al: {PAGE}")),
        "{}",
        again.out
    );
    assert_eq!((site.read(PAGE), pages(&site).len()), (text, 2));
    assert_eq!(status(&server, &receipt)["status"], "published");
}

#[test]
fn who_takes_it_back_in_that_very_moment_finds_no_page() {
    let site = Site::small().with_a_clock();
    let server = Server::start(&site);
    let (receipt, _) = approve((&site, &server), &server.enter_desk());
    let engine = engine(&site);
    let gate = Gate::before(&engine);
    let child = collect_through(&site, &gate.endpoint).spawn().unwrap();
    gate.reached.recv().unwrap();
    withdraw(&server, &receipt);
    gate.go_on.send(()).unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap()).ok();
    assert!(ran.out.contains("net ingetrokken"), "{}", ran.out);
    assert_eq!(pages(&site), ["ik-slaap-slecht.md"]);
}
