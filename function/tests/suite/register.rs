//! The register of brokers: it outlives sign-ups, forgets nobody without a word, and shows no more than is needed.

use forms::team::TeamId;
use sealing::receipt::Receipt;
use store::{Attribution, BrokerState, LOOKED_AT_BROKER, Machine, Status};

use crate::teams::id_of;
use crate::world::{LEFT, Moderator, Reply, World};

const SIGN_UP: [(&str, &str); 9] = [
    ("gemeente", "zaanstad"),
    ("naam", "Sam Jansen"),
    ("email", "sam@voorbeeld.nl"),
    ("telefoon", "06 12345678"),
    ("dagen", "wo"),
    ("dagen", "ma"),
    ("test.stil", "ernaast"),
    ("test.nieuw", "vragen"),
    ("akkoord", "ja"),
];
pub(crate) const DAY: i64 = 24;

/// Somebody signs up under this name; gives the code and the page of the sign-up.
pub(crate) async fn signs_up(world: &World, name: &str) -> (String, String) {
    let mut fields = SIGN_UP;
    fields[1].1 = name;
    let sent = world.stranger().fills_in("aanmelden", &fields).await;
    let code = sent.is(201).receipt();
    let path = format!("/desk/{}", Receipt::parse(&code).unwrap().lookup_id());
    (code, path)
}

pub(crate) fn page_of(path: &str) -> String {
    path.replace("/desk/", "/desk/brokers/")
}

/// Everything that the page of a broker would send, with other values.
pub(crate) async fn presses(
    who: &Moderator,
    path: &str,
    step: &str,
    typed: &[(&str, &str)],
) -> Reply {
    let page = page_of(path);
    let shown = who.gets(&page).await.is(200);
    who.posts(&page, &filled(&shown, step, typed)).await
}

/// The fields of a page, with some filled in. Those of the page keep their values.
pub(crate) fn filled<'a>(
    shown: &'a Reply,
    step: &'a str,
    typed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let value = |name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        let rest = shown.body.split_once(&start);
        rest.map_or("", |(_, rest)| rest.split('"').next().unwrap())
    };
    let known = [
        "versie",
        "naam",
        "email",
        "telefoon",
        "talen",
        "bereikbaar",
        "afspraak-dag",
        "afspraak-tijd",
        "afspraak-plek",
    ];
    let stays = known
        .iter()
        .filter(|name| !typed.iter().any(|(other, _)| other == *name));
    let mut fields: Vec<_> = stays.map(|name| (*name, value(name))).collect();
    fields.push(("stap", step));
    fields.extend(typed);
    fields
}

pub(crate) async fn is_active(world: &World, samira: &Moderator, path: &str) {
    for step in ["intake", "training", "activate"] {
        samira.does(path, step, "").await.is(303);
        // The time in which a step can be undone.
        world.seconds_later(LEFT);
    }
}

/// Somebody in the intake, with an appointment.
pub(crate) async fn a_broker_with_dates(world: &World, samira: &Moderator) {
    let (_, path) = signs_up(world, "Sam Jansen").await;
    samira.does(&path, "intake", "").await.is(303);
    let typed = [("afspraak-dag", "2026-12-01"), ("afspraak-tijd", "14:00")];
    presses(samira, &path, "bewaar", &typed).await.is(303);
}

#[tokio::test]
async fn a_broker_is_in_the_register_when_the_sign_up_is_gone() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    is_active(&world, &samira, &path).await;
    world
        .stranger()
        .looks_up(&code)
        .await
        .is(200)
        .says("Je bent social broker")
        .says("Rond 21 november 2027")
        .says("alles weg op 19 februari 2028");
    // The sign-up is gone after its 365 days, the broker is not.
    world.later(366 * DAY);
    let samira = world.moderator_called("Samira").await;
    samira.gets(&path).await.is(404);
    world
        .stranger()
        .looks_up(&code)
        .await
        .is(200)
        .says("Je bent social broker");
    samira
        .gets("/desk?lijst=aanmeldingen")
        .await
        .says("Vraag 1 broker: doe je nog mee?");
    let list = samira.gets("/desk/brokers?lijst=bevestigen").await.is(200);
    list.says("Sam Jansen").says(
        "Nog niet bevestigd sinds 21 november 2027. Zonder bevestiging weg op 19 februari 2028.",
    );
    presses(&samira, &path, "doet-mee", &[]).await.is(303);
    samira
        .gets("/desk/brokers?lijst=bevestigen")
        .await
        .is(200)
        .lacks("Sam Jansen");
    samira
        .gets("/desk?lijst=aanmeldingen")
        .await
        .lacks("broker: doe je nog mee?");
    world
        .stranger()
        .looks_up(&code)
        .await
        .is(200)
        .says("Rond 22 november 2028");
    samira
        .gets(&page_of(&path))
        .await
        .says("Doet nog mee, hoorde Samira")
        .says("sam@voorbeeld.nl");
}

#[tokio::test]
async fn whoever_does_not_confirm_goes_ninety_days_later_with_a_word_in_the_audit() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    is_active(&world, &samira, &path).await;
    let id = id_of(&code);
    world.later((365 + 89) * DAY);
    let samira = world.moderator().await;
    samira.gets("/desk/brokers").await.says("Sam Jansen");
    world.later(DAY);
    let samira = world.moderator().await;
    samira.gets(&page_of(&path)).await.is(404);
    world.stranger().looks_up(&code).await.is(404);
    samira
        .gets("/desk/brokers")
        .await
        .is(200)
        .lacks("Sam Jansen")
        .says("Hier staat nog niemand");
    let trail = world
        .store
        .trail(&TeamId::national(), None, 1)
        .await
        .unwrap();
    assert_eq!(
        (trail[0].what.as_str(), &trail[0].submission),
        ("broker-lapsed", &id)
    );
    assert_eq!(trail[0].author.machine(), Some(Machine::Desk));
    // Only once.
    samira.gets("/desk/brokers").await.is(200);
    let after = world
        .store
        .trail(&TeamId::national(), None, 1)
        .await
        .unwrap();
    assert_eq!(after[0].number, trail[0].number);
}

#[tokio::test]
async fn brokers_of_before_there_was_a_register_are_taken_in() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    // An earlier version knew no register.
    for next in [Status::Intake, Status::Training, Status::Active] {
        let seen = world.store.find(&id_of(&code), world.now()).await.unwrap();
        let by = Attribution {
            actor: Machine::Desk.into(),
            at: world.now(),
        };
        world.store.set_status(&seen, next, &by).await.unwrap();
    }
    world.later(100 * DAY);
    let samira_later = world.moderator().await;
    samira_later
        .gets("/desk/brokers")
        .await
        .is(200)
        .says("Sam Jansen")
        // From the day on which they became one.
        .says("Op 21 november 2027 vragen we");
    samira_later
        .gets(&page_of(&path))
        .await
        .is(200)
        .says("In het register gezet door de balie");
    drop(samira);
    world.later(300 * DAY);
    world.moderator().await.gets(&page_of(&path)).await.is(200);
}

#[tokio::test]
async fn a_list_shows_names_and_no_way_to_reach_anybody_and_every_look_is_in_the_audit() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let (_, sam) = signs_up(&world, "Sam Jansen").await;
    let (_, mo) = signs_up(&world, "Mo <b>Zaïd</b>").await;
    for path in [&sam, &mo] {
        samira.does(path, "intake", "").await.is(303);
    }
    let everybody = samira.gets("/desk/brokers").await.is(200);
    everybody
        .says("Sam Jansen")
        .says("Mo &lt;b&gt;Zaïd&lt;/b&gt;")
        .lacks("sam@voorbeeld.nl")
        .lacks("12345678");
    for (query, found, missing) in [
        ("naam=jansen", "Sam Jansen", "Mo &lt;b"),
        ("naam=ZA%C3%8FD", "Mo &lt;b", "Sam Jansen"),
        ("naam=niemand", "Niemand gevonden", "Sam Jansen"),
        ("gemeente=kerkrade", "Niemand gevonden", "Sam Jansen"),
        ("gemeente=zaanstad", "Sam Jansen", "Niemand gevonden"),
        ("lijst=actief", "Hier staat nog niemand", "Sam Jansen"),
        ("lijst=intake", "Sam Jansen", "Hier staat nog niemand"),
    ] {
        let page = samira.gets(&format!("/desk/brokers?{query}")).await;
        page.is(200).says(found).lacks(missing);
    }
    samira
        .gets(&page_of(&sam))
        .await
        .is(200)
        .says("sam@voorbeeld.nl")
        .says("Wie keek: 1 collega");
    let national = TeamId::national();
    let trail = world.store.trail(&national, None, 1).await.unwrap();
    assert_eq!(trail[0].what, LOOKED_AT_BROKER);
    samira
        .gets("/desk/audit")
        .await
        .says("In het register bekeken door Samira");
    assert!(
        world
            .store
            .verify_trail(&national, store::Stretch::Whole(None))
            .await
            .unwrap()
            .is_ok()
    );
}

#[tokio::test]
async fn what_was_agreed_on_is_on_the_page_of_the_sender_and_in_a_calendar() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    samira.does(&path, "intake", "").await.is(303);
    let typed = [
        ("afspraak-dag", "2026-12-01"),
        ("afspraak-tijd", "14:00"),
        ("afspraak-plek", "De Buurt, zaal 2"),
        ("training-dag", "2027-07-05"),
        ("training-tijd", "19:30"),
        ("training-plek", "Bibliotheek"),
        ("training-dag", "2020-01-01"),
        ("training-tijd", "10:00"),
        ("training-plek", "Voorbij"),
        ("talen", "Nederlands, Pools"),
        ("besproken", "role"),
    ];
    presses(&samira, &path, "bewaar", &typed).await.is(303);
    let page = samira.gets(&page_of(&path)).await.is(200);
    page.says("value=\"Nederlands, Pools\"")
        .says("id=\"punt-role\" name=\"besproken\" value=\"role\" checked")
        .says("Samira, vandaag");
    world.seconds_later(LEFT);
    let shown = world.stranger().looks_up(&code).await.is(200);
    shown
        .says("heeft een afspraak met je")
        .says("1 december 2026 om 14:00")
        .says("<bdi>De Buurt, zaal 2</bdi>")
        .says("5 juli 2027 om 19:30")
        .lacks("Voorbij")
        .lacks("Pools");
    let json = world.stranger().reads_json().looks_up(&code).await.is(200);
    let json = json.json();
    assert_eq!(json["appointment"]["day"], "2026-12-01");
    assert_eq!(json["trainings"].as_array().unwrap().len(), 1);
    let calendar = samira
        .gets(&format!("{}/dates.ics", page_of(&path)))
        .await
        .is(200);
    assert_eq!(
        calendar.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    // Winter and summer, on the clocks of the Netherlands.
    calendar
        .says("DTSTART:20261201T130000Z\r\n")
        .says("DTSTART:20270705T173000Z\r\n")
        .says("LOCATION:De Buurt\\, zaal 2\r\n")
        .lacks("Sam")
        .lacks("voorbeeld");
    // What is no moment is not stored, and stays where it was typed.
    let wrong = [("afspraak-dag", "morgen"), ("talen", "Turks")];
    let refused = presses(&samira, &path, "bewaar", &wrong).await.is(422);
    refused
        .says("value=\"morgen\"")
        .says("value=\"Turks\"")
        .says("Er is nog niets bewaard");
}

#[tokio::test]
async fn every_step_can_be_taken_back() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    for (step, status, words) in [
        ("intake", Status::Intake, "maakt een afspraak"),
        ("give-back", Status::New, "nog niet gelezen"),
        ("intake", Status::Intake, "maakt een afspraak"),
        ("training", Status::Training, "met de training"),
        ("intake", Status::Intake, "maakt een afspraak"),
        ("decline", Status::Declined, "Dat zegt niets over wat je"),
        ("intake", Status::Intake, "maakt een afspraak"),
        ("close", Status::Closed, "is afgerond"),
        ("intake", Status::Intake, "maakt een afspraak"),
        ("training", Status::Training, "met de training"),
        ("activate", Status::Active, "Je bent social broker"),
        ("training", Status::Training, "met de training"),
        ("activate", Status::Active, "Je bent social broker"),
    ] {
        let reason = [("reden", "no-place")];
        samira.presses(&path, step, &reason).await.is(303);
        world.seconds_later(LEFT);
        let id = id_of(&code);
        let seen = world.store.find(&id, world.now()).await.unwrap();
        assert_eq!(seen.entry.status, status, "{step}");
        let broker = world.store.broker(&id, world.now()).await.unwrap();
        if status != Status::New {
            let expected = BrokerState::of(status).unwrap();
            assert_eq!(broker.entry.state, expected, "{step}");
        }
        let is_broker = status == Status::Active;
        assert_eq!(broker.entry.expires > seen.entry.expires, is_broker);
        world.stranger().looks_up(&code).await.is(200).says(words);
    }
}

#[tokio::test]
async fn a_broker_pauses_stops_and_comes_back_and_is_forgotten_thirty_days_later() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    is_active(&world, &samira, &path).await;
    let id = id_of(&code);
    let before = world.store.find(&id, world.now()).await.unwrap();
    samira
        .presses(&path, "note", &[("notitie", "Belde terug.")])
        .await
        .is(303);
    for (step, words) in [
        ("pauze", "neemt nu even pauze"),
        ("pauze", "neemt nu even pauze"),
        ("gestopt", "Je bent gestopt"),
        ("doet-mee", "Je bent social broker. Fijn"),
        ("gestopt", "alles wat je deed"),
    ] {
        presses(&samira, &path, step, &[]).await.is(303);
        world.stranger().looks_up(&code).await.is(200).says(words);
        let now = world.store.find(&id, world.now()).await.unwrap();
        let stays = now.entry.expires == before.entry.expires;
        assert_eq!(stays, step != "gestopt", "{step}");
    }
    // A break right after stopping makes no sense.
    presses(&samira, &path, "pauze", &[]).await.is(409);
    world.later(31 * DAY);
    let samira = world.moderator().await;
    samira.gets(&path).await.is(404);
    samira.gets(&page_of(&path)).await.is(404);
    samira.gets("/desk/brokers").await.lacks("Sam Jansen");
    world.stranger().looks_up(&code).await.is(404);
    // Nobody is taken in again because of a sign-up that was a broker's.
    samira.gets("/desk/brokers").await.lacks("Sam Jansen");
}
