//! Notifications: moderators learn that something arrived, but not its content.

use forms::team::TeamId;
use hkdf::Hkdf;
use notifications::{Notifier, Round, Settings, SettingsError};
use sealing::receipt::Receipt;
use serde_json::{Value, json};
use sha2::Sha256;
use store::{Arrivals, Store, StoreSettings};

use crate::world::{Fault, FaultProxy, Manner, Outbox, TELLTALE, World, encode, site};

const DESK: &str = "https://balie.example/desk";
const QUESTION: &str = "Kanariegeel8842: hoe vertel ik thuis dat ik blijf zitten?";
const URGENT: &str = "Kanariegeel8842: ik denk aan zelfmoord en weet het niet meer.";
const SECRET: &str = "een-heel-geheim-woord";

/// The settings of a notifier.
pub(crate) fn settings(pairs: &[(&str, &str)]) -> Result<Option<Settings>, SettingsError> {
    Settings::read(|name| {
        let found = pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

fn notifier(world: &World, pairs: &[(&str, &str)]) -> Notifier {
    let settings = settings(pairs).unwrap().unwrap();
    let facts = site::facts(&world.identity);
    Notifier::new(world.store.clone(), world.clock.clone(), &facts, settings)
}

/// The mail about what is new.
pub(crate) async fn tells(world: &World) -> String {
    let outbox = Outbox::mail(Manner::Willing).await;
    let notifier = notifier(world, &[("NOTIFY", &outbox.mail_address())]);
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    outbox.message()
}

async fn asks(world: &World, text: &str, municipality: &str) -> String {
    let fields = [("vraag", text), ("gemeente", municipality)];
    let reply = world.stranger().fills_in("vraag", &fields).await;
    reply.is(201).receipt()
}

async fn signs_up(world: &World) {
    let fields = [
        ("gemeente", "zaanstad"),
        ("naam", "Zwaluwstaart Xantippe"),
        ("email", "kanarie@vogel.example"),
        ("test.stil", "ernaast"),
        ("test.nieuw", "meedoen"),
        ("akkoord", "ja"),
    ];
    world
        .stranger()
        .fills_in("aanmelden", &fields)
        .await
        .is(201);
}

/// A submission that lands in the list of spam.
async fn spams(world: &World, text: &str) {
    let fields = [("vraag", text), ("_website", "https://koop.example")];
    world.stranger().fills_in("vraag", &fields).await.is(201);
}

/// The JSON of a request to a webhook.
pub(crate) fn body(request: &str) -> Value {
    serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap()
}

/// A mail as it reads: long lines in one piece.
fn words(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("\r\n", "\n")
}

/// Nothing of the text, of its sender or of its time.
fn tells_nothing(message: &str, codes: &[&str]) {
    let mut forbidden: Vec<String> = ["kanarie", "zwaluw", "zelfmoord", TELLTALE, "203.0.113.77"]
        .map(str::to_owned)
        .into();
    for code in codes {
        let id = Receipt::parse(code).unwrap().lookup_id().to_string();
        forbidden.extend([(*code).to_owned(), code.replace('-', ""), id]);
    }
    // The clock of these tests stands still at another time than that of the machine.
    forbidden.extend(["2026-11-21", "21 Nov", "14:35", "T14"].map(str::to_owned));
    let message = message.to_ascii_lowercase();
    for word in forbidden {
        let word = word.to_ascii_lowercase();
        assert!(!message.contains(&word), "{word} is in\n{message}");
    }
}

#[tokio::test]
async fn a_mail_says_how_many_for_whom_and_how_urgent_and_nothing_else() {
    let world = World::new().await;
    let outbox = Outbox::mail(Manner::Willing).await;
    let address = outbox.mail_address();
    let notifier = notifier(&world, &[("NOTIFY", &address), ("NOTIFY_DESK", DESK)]);
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);

    let first = asks(&world, QUESTION, "kerkrade").await;
    let second = asks(&world, URGENT, "kerkrade").await;
    signs_up(&world).await;
    spams(&world, "Koop nu deze geweldige horloges").await;
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    let mail = words(&outbox.message());
    for part in [
        "Subject: 3 nieuwe inzendingen, waarvan 1 dringend\n",
        "From: \"Social Brokers\" <balie@site.example>\n",
        "To: een@team.example, twee@team.example\n",
        "Auto-Submitted: auto-generated\n",
        "@site.example>\n",
        "\n2 nieuwe vragen voor Kerkrade, waarvan 1 dringend.\n1 nieuwe aanmelding voor Zaanstad.\n",
        "\nOpen de balie: https://balie.example/desk\n",
        "\nIn de lijst met spam staat 1 inzending.",
    ] {
        assert!(mail.contains(part), "no {part} in\n{mail}");
    }
    tells_nothing(&mail, &[&first, &second]);

    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
    assert_eq!(outbox.messages().len(), 1);
}

/// A team that asked for it hears of its own, where it said. Of all others everybody is told together, also of one that did not
/// ask: what is urgent is never untold.
#[tokio::test]
async fn a_team_hears_of_what_comes_in_for_it() {
    let mut facts = site::facts(&unsealing::Identity::generate());
    let team = |id: &str, notify: bool| forms::team::Team {
        id: TeamId::of_a_team(id).unwrap(),
        name: id.to_owned(),
        municipalities: vec![id.to_owned()],
        recipients: vec![unsealing::Identity::generate().to_public()],
        answer_within: String::new(),
        notify,
    };
    facts.teams = vec![team("kerkrade", true), team("zaanstad", true)];
    let world = World::with_files(|files| {
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
    })
    .await;
    let everybody = Outbox::mail(Manner::Willing).await;
    let kerkrade = Outbox::web(Manner::Willing).await;
    let pairs = [
        ("NOTIFY", everybody.mail_address()),
        ("NOTIFY_KERKRADE", kerkrade.web_address()),
    ];
    let get = |name: &str| {
        let found = pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.clone())
    };
    let base = Settings::read(get).unwrap();
    let whose = (&world.store, &world.clock);
    let notifiers = Notifier::all(whose, &facts, base.clone(), get).unwrap();
    for municipality in ["kerkrade", "kerkrade", "zaanstad", ""] {
        asks(&world, QUESTION, municipality).await;
        world.seconds_later(1);
    }
    Notifier::rounds(&notifiers).await.unwrap();
    Notifier::rounds(&notifiers).await.unwrap();
    let told = body(&kerkrade.message());
    assert_eq!(told["new"].as_array().unwrap().len(), 1);
    assert_eq!(told["new"][0]["count"], 2);
    let mail = words(&everybody.message());
    assert!(mail.contains("1 nieuwe vraag voor Zaanstad.\n"), "{mail}");
    assert!(!mail.contains("Kerkrade"), "{mail}");

    facts.teams = vec![team("kerkrade", true), team("zaanstad", false)];
    let notifiers = Notifier::all(whose, &facts, base, get).unwrap();
    asks(&world, URGENT, "zaanstad").await;
    Notifier::rounds(&notifiers).await.unwrap();
    let mails = everybody.messages();
    assert_eq!(mails.len(), 2);
    let mail = words(&mails[1]);
    let urgent = "1 nieuwe vraag voor Zaanstad, dringend.\n";
    assert!(mail.contains(urgent), "{mail}");
    let wrong = Notifier::all(whose, &facts, None, |name| {
        (name == "NOTIFY_KERKRADE").then(|| "nergens".to_owned())
    });
    let said = wrong.unwrap_err().to_string();
    assert!(said.starts_with("NOTIFY_KERKRADE "), "{said}");
    // A secret is the same for every place.
    let wrong = Settings::of_site(|name| match name {
        "NOTIFY_SITE" => Some("https://site.example".to_owned()),
        "NOTIFY_SECRET" => Some("kort".to_owned()),
        _ => None,
    });
    let said = wrong.unwrap_err().in_dutch();
    assert!(said.starts_with("NOTIFY_SECRET moet minstens"), "{said}");
}

/// How many notifiers a site has in an environment: Kerkrade and The Hague want to be notified, Gouda does not.
async fn notifiers(pairs: &[(&str, &str)]) -> Result<usize, SettingsError> {
    let world = World::new().await;
    let team = |id: &str, notify: bool| forms::team::Team {
        id: TeamId::of_a_team(id).unwrap(),
        name: id.to_owned(),
        municipalities: vec![id.to_owned()],
        recipients: Vec::new(),
        answer_within: String::new(),
        notify,
    };
    let mut facts = world.assets().facts;
    facts.teams = vec![
        team("kerkrade", true),
        team("den-haag", true),
        team("gouda", false),
    ];
    let get = |name: &str| {
        let found = pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let base = Settings::read(get)?;
    Notifier::all((&world.store, &world.clock), &facts, base, get).map(|found| found.len())
}

/// The template of the deployment has one parameter for all teams.
#[tokio::test]
async fn one_variable_can_say_where_several_teams_are_notified() {
    let both = "kerkrade=https://a.example/?sleutel=geheim\n  den-haag=https://b.example";
    let teams = ("NOTIFY_TEAMS", both);
    assert_eq!(notifiers(&[teams]).await, Ok(2));
    assert_eq!(notifiers(&[teams, ("NOTIFY_DESK", DESK)]).await, Ok(2));
    let everybody = ("NOTIFY", "https://c.example");
    assert_eq!(notifiers(&[teams, everybody]).await, Ok(3));
}

#[tokio::test]
async fn a_slip_in_the_places_of_teams_is_said_without_its_secrets() {
    for (teams, says) in [
        ("kerkrade https://a.example/geheim", "must consist of pairs"),
        ("kerkrade=geheim", "NOTIFY_TEAMS (kerkrade)"),
        ("kerkrad=https://geheim.example", "names \"kerkrad\""),
        ("gouda=https://geheim.example", "names \"gouda\""),
        (
            "kerkrade=https://geheim.example kerkrade=https://geheim.example",
            "twice",
        ),
    ] {
        let error = notifiers(&[("NOTIFY_TEAMS", teams)]).await.unwrap_err();
        let said = error.to_string();
        assert!(said.contains(says) && !said.contains("geheim"), "{said}");
        let dutch = error.in_dutch();
        assert!(
            dutch.starts_with("NOTIFY_TEAMS ") && dutch != said,
            "{dutch}"
        );
    }
    let both = [
        ("NOTIFY_TEAMS", "kerkrade=https://geheim.example"),
        ("NOTIFY_KERKRADE", "https://geheim.example"),
    ];
    let said = notifiers(&both).await.unwrap_err().to_string();
    assert!(
        said.contains("remove one") && !said.contains("geheim"),
        "{said}"
    );
}

#[tokio::test]
async fn a_webhook_gets_the_numbers_and_can_see_that_it_is_us() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let address = outbox.web_address();
    let notifier = notifier(&world, &[("NOTIFY", &address), ("NOTIFY_SECRET", SECRET)]);
    let codes = [
        asks(&world, URGENT, "kerkrade").await,
        asks(&world, QUESTION, "").await,
    ];
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    let request = outbox.message();
    assert!(request.starts_with("POST /haak/geheim-adres HTTP/1.1\r\n"));
    let line = |municipality: Value, urgent: u8| json!({ "form": "vraag", "kind": "question", "municipality": municipality, "count": 1, "urgent": urgent });
    let new = [line("kerkrade".into(), 1), line(Value::Null, 0)];
    assert_eq!(
        body(&request),
        json!({ "number": 1, "new": new, "more": false, "spam": 0, "desk": null })
    );
    let (head, sent) = request.split_once("\r\n\r\n").unwrap();
    let hmac = Hkdf::<Sha256>::extract(Some(SECRET.as_bytes()), sent.as_bytes()).0;
    let hex = hmac
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    assert!(head.contains(&format!("x-signature-256: sha256={hex}")));
    tells_nothing(&request, &[&codes[0], &codes[1]]);
}

#[tokio::test]
async fn urgent_ones_are_told_at_once_and_others_wait_for_the_next_quarter() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let notifier = notifier(&world, &[("NOTIFY", &outbox.web_address())]);
    let round = async || notifier.round().await.unwrap();
    asks(&world, QUESTION, "kerkrade").await;
    // It is 14:35. Nothing was told yet in this quarter.
    assert_eq!(round().await, Round::Notified);
    asks(&world, QUESTION, "zaanstad").await;
    assert_eq!(round().await, Round::Quiet);
    asks(&world, URGENT, "").await;
    assert_eq!(round().await, Round::Notified);
    signs_up(&world).await;
    assert_eq!(round().await, Round::Quiet);
    world.seconds_later(10 * 60);
    assert_eq!(round().await, Round::Notified);
    let told: Vec<_> = outbox.messages().iter().map(|one| body(one)).collect();
    let counts = |message: &Value| -> Vec<(String, u64, u64)> {
        let lines = message["new"].as_array().unwrap().iter();
        let number = |line: &Value, name: &str| line[name].as_u64().unwrap();
        lines
            .map(|line| {
                let form = line["form"].as_str().unwrap().to_owned();
                (form, number(line, "count"), number(line, "urgent"))
            })
            .collect()
    };
    let vraag = |count, urgent| ("vraag".to_owned(), count, urgent);
    assert_eq!(counts(&told[0]), [vraag(1, 0)]);
    assert_eq!(counts(&told[1]), [vraag(1, 1), vraag(1, 0)]);
    assert_eq!(counts(&told[2]), [("aanmelden".to_owned(), 1, 0)]);
    let numbers: Vec<_> = told.iter().map(|one| one["number"].clone()).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[tokio::test]
async fn what_is_spam_withdrawn_or_answered_is_no_news_and_asking_on_is() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let notifier = notifier(
        &world,
        &[("NOTIFY", &outbox.web_address()), ("NOTIFY_EVERY", "1")],
    );
    let round = async || {
        world.seconds_later(60);
        notifier.round().await.unwrap()
    };
    spams(&world, "Koop nu deze geweldige horloges").await;
    let code = asks(&world, QUESTION, "kerkrade").await;
    world.stranger().withdraws(&code).await.is(200);
    let code = asks(&world, QUESTION, "kerkrade").await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Kies een rustig moment.")
        .await
        .is(303);
    assert_eq!(round().await, Round::Quiet);

    // Hours later, when everything of that hour is long settled.
    world.later(30);
    let follow_up = encode(&[("code", &code), ("vervolg", URGENT)]);
    let form = "application/x-www-form-urlencoded";
    let stranger = world.stranger();
    stranger
        .posts("/api/receipts/follow-up", form, follow_up)
        .await
        .is(201);
    assert_eq!(round().await, Round::Notified);
    let told = body(&outbox.message());
    assert_eq!(
        (&told["new"][0]["urgent"], &told["spam"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(round().await, Round::Quiet);
}

#[tokio::test]
async fn a_round_reads_what_came_in_lately_whatever_is_stored() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    // A flood that nobody has looked at, and a list that is longer than a round looks.
    let mut submission = crate::store::new(&world, false).1;
    for _ in 0..510 {
        submission.id = Receipt::generate().unwrap().lookup_id();
        world.store.insert(&submission).await.unwrap();
    }
    let trouble = FaultProxy::before(&world.engine_address(), &[], Fault::None).await;
    let through = StoreSettings::local(&trouble.address, &world.table);
    let through = Store::connect(&through).await;
    let settings = settings(&[("NOTIFY", &outbox.web_address())])
        .unwrap()
        .unwrap();
    let facts = site::facts(&world.identity);
    let notifier = Notifier::new(through, world.clock.clone(), &facts, settings);
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    let told = body(&outbox.message());
    assert_eq!(
        (&told["new"][0]["count"], &told["more"]),
        (&json!(100), &json!(true))
    );

    world.later(30);
    world.ask("Een vraag van vandaag").await;
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    assert_eq!(body(&outbox.messages()[1])["new"][0]["count"], 1);
    let since = world
        .store
        .notification_state(&TeamId::national())
        .await
        .unwrap()
        .look_from(world.now());
    let read = world
        .store
        .arrivals(
            (&TeamId::national(), Arrivals::Rest),
            since,
            world.now(),
            10_000,
        )
        .await;
    assert_eq!(read.unwrap().entries.len(), 1);
    // What was told; since then the urgent ones and those of them that a flood put with the spam, in two places each; the others,
    // in four; and alarms.
    let before = trouble.requests();
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
    assert_eq!(trouble.requests() - before, 10);
    assert_eq!(crate::table::notifier_rights(), trouble.rights());
}
