//! Pages made from answers: only with consent, only after a preview, and always sealed.

use desk::{self, DeskState};
use forms::age::Age;
use forms::publication::Publication;
use forms::team::TeamId;
use sealing::Sealed;
use sealing::receipt::LookupId;
use store::{Attribution, Machine, Measure, Status, StoreError, Submission, Week};
use unsealing::{Identity, open_with_any};

use crate::world::{Moderator, World, encode, key_file, seal_to};

const QUESTION: &str =
    "Ik blijf zitten. Hoe vertel ik dat thuis? Bel me op 06 12345678 of mail kanarie@voorbeeld.nl";
const ANSWER: &str = "Kies een rustig moment, kanarie.";

/// The page as somebody fills it in.
fn page<'a>(step: &'a str, answer: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("stap", step),
        ("antwoord", answer),
        ("titel", "Hoe vertel ik thuis\n dat ik blijf zitten?"),
        ("vraag", "Ik blijf zitten. Hoe vertel ik dat thuis?"),
        ("tekst", "Kies een **rustig** moment."),
        ("onderwerpen", "school"),
        ("onderwerpen", "bestaat-niet"),
        ("leeftijd", "15-17"),
        ("met-gemeente", "ja"),
        ("door", "broker"),
    ]
}

async fn stored(world: &World, path: &str) -> Submission {
    let id = LookupId::parse(path.rsplit('/').next().unwrap()).unwrap();
    world.store.find(&id, world.now()).await.unwrap()
}

/// How many pages are counted.
async fn published(world: &World) -> i64 {
    let weeks = ["2026-W01", "2026-W53"].map(|week| week.parse::<Week>().unwrap());
    let counters = world
        .store
        .counters(&TeamId::national(), (weeks[0], weeks[1]))
        .await;
    let counters = counters.unwrap().into_iter();
    let pages = counters.filter(|each| each.measure == Measure::Published);
    pages.map(|each| each.count).sum()
}

/// A question that may be on the site, its receipt, and who looks at it.
async fn allowed(world: &World) -> (String, Moderator, String) {
    let receipt = world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    (receipt, samira, path)
}

/// Which files were made, sealed as a collector does.
fn no_files(world: &World) -> Sealed {
    let to = world.assets().teams.of_team(&TeamId::national()).clone();
    to.recipients.seal(b"{\"files\":[]}").unwrap()
}

fn opened(key: &Identity, seen: &Submission) -> Publication {
    let sealed = seen.publication.as_ref().unwrap();
    let bytes = open_with_any(std::slice::from_ref(key), sealed).unwrap();
    Publication::from_json(&bytes).unwrap()
}

#[tokio::test]
async fn a_page_begins_with_what_was_asked_and_is_looked_at_before_anything_is_stored() {
    let world = World::new().await;
    let (receipt, samira, path) = allowed(&world).await;
    samira.gets(&path).await.says("maak er een pagina van");
    let start = [("antwoord", ANSWER)];
    let form = samira.sends(&path, "publication", &start).await.is(200);
    let form = form
        .says("value=\"Hoe vertel ik dat thuis?\"")
        .says("\nIk blijf zitten. Hoe vertel ik dat thuis? Bel me op")
        .says("<strong dir=\"auto\">06 12345678</strong> lijkt op een telefoonnummer")
        .says("kanarie@voorbeeld.nl</strong> lijkt op een e-mailadres")
        .says("value=\"school\" checked")
        .says("Noem de leeftijd: 15 tot en met 17")
        .lacks("name=\"door\" value=\"professional\" checked")
        .says("Noem de gemeente: Kerkrade")
        .says(&format!("name=\"antwoord\" value=\"{ANSWER}\""));
    form.lacks("value=\"ja\" aria-describedby=\"gemeente-hint\" checked");
    let look = samira
        .sends(&path, "publication", &page("bekijk", ANSWER))
        .await;
    look.is(200)
        .says("Zo wordt de pagina")
        .says("Hoe vertel ik thuis dat ik blijf zitten?</h2>")
        .says("Kies een <strong>rustig</strong> moment.")
        .says("15 tot en met 17 jaar</span> · <span dir=\"auto\">Kerkrade")
        .says("<span dir=\"auto\">Een social broker</span> · <span dir=\"auto\">SCHOOL</span>")
        .lacks("Misschien is iemand hieraan te herkennen");
    // Nothing has been stored by looking.
    assert_eq!(stored(&world, &path).await.entry.status, Status::New);
    world.stranger().looks_up(&receipt).await.lacks(ANSWER);
}

#[tokio::test]
async fn an_answer_and_its_page_are_stored_together() {
    let world = World::new().await;
    let (receipt, samira, path) = allowed(&world).await;
    let placed = samira
        .sends(&path, "publication", &page("plaats", ANSWER))
        .await;
    assert_eq!(placed.is(303).header("location"), path);
    world.stranger().looks_up(&receipt).await.says(ANSWER);
    let seen = stored(&world, &path).await;
    assert!(seen.entry.status == Status::Answered && seen.entry.approved);
    assert_eq!(seen.entry.version, 2);
    let found = opened(&world.identity, &seen);
    assert_eq!(found.title, "Hoe vertel ik thuis dat ik blijf zitten?");
    assert_eq!(found.topics, ["school"]);
    let age = Age::Group("15-17".into());
    assert_eq!(
        (
            found.age,
            found.municipality.as_deref(),
            found.answered_by.as_str()
        ),
        (Some(age), Some("kerkrade"), "broker")
    );
    let approved = world
        .store
        .approved(&TeamId::national(), world.now())
        .await
        .unwrap();
    assert_eq!(approved, [seen.entry]);
    // It stays among the answered ones, and says that its page waits.
    assert_eq!(
        samira.queue("beantwoord").await,
        std::slice::from_ref(&path)
    );
    samira
        .gets("/desk?lijst=beantwoord")
        .await
        .says("klaar voor de site");
    samira
        .gets(&path)
        .await
        .says("Antwoord geschreven en klaargezet voor de site door Samira")
        .says("Toch niet op de site")
        .lacks("/close\"");
    samira.does(&path, "close", "").await.is(409);
}

#[tokio::test]
async fn without_a_yes_no_page_is_offered_or_taken() {
    let world = World::new().await;
    for consent in [None, Some("nee")] {
        let mut fields = vec![("vraag", "Hoe zeg ik dat ik verliefd ben op iemand?")];
        fields.extend(consent.map(|value| ("publiceren", value)));
        world.seconds_later(120);
        let sent = world.stranger().fills_in("vraag", &fields).await;
        let receipt = sent.is(201).receipt();
        let samira = world.moderator().await;
        let path = samira.queue("open").await.remove(0);
        samira.gets(&path).await.lacks("/publication");
        for step in ["", "bekijk", "plaats"] {
            let reply = samira
                .sends(&path, "publication", &page(step, ANSWER))
                .await;
            reply
                .is(422)
                .says("heeft geen ja gezegd")
                .says(ANSWER)
                .says("Kies een **rustig** moment.");
        }
        assert!(stored(&world, &path).await.publication.is_none());
        samira.does(&path, "answer", ANSWER).await.is(303);
        samira.gets(&path).await.lacks("/publication");
        samira
            .sends(&path, "publication", &page("plaats", ANSWER))
            .await
            .is(422);
        world.stranger().withdraws(&receipt).await.is(200);
    }
}

#[tokio::test]
async fn what_is_not_right_stays_on_the_page_with_all_the_rest() {
    let world = World::new().await;
    let (_, samira, path) = allowed(&world).await;
    let long = "Heel lang. ".repeat(500);
    for (field, value, words) in [
        ("titel", " ", "Titel: Vul dit nog in."),
        ("titel", &*long, "Titel: Dit is te lang."),
        ("vraag", "", "De vraag: Vul dit nog in."),
        ("vraag", &long, "De vraag: Dit is te lang."),
        ("tekst", &long, "Het antwoord: Dit is te lang."),
        (
            "door",
            "",
            "Wie gaf het antwoord?: Kies wie het antwoord gaf.",
        ),
        (
            "door",
            "niemand",
            "Wie gaf het antwoord?: Kies wie het antwoord gaf.",
        ),
    ] {
        for step in ["bekijk", "plaats"] {
            let mut fields = page(step, ANSWER);
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let reply = samira.sends(&path, "publication", &fields).await.is(422);
            reply
                .says(words)
                .says(&format!("href=\"#{field}\""))
                .says(value.trim())
                .says(&format!("value=\"{ANSWER}\""))
                .says("value=\"school\" checked");
        }
    }
    let huge = "Ё".repeat(30_000);
    let mut fields = page("bekijk", ANSWER);
    fields.retain(|(name, _)| *name != "tekst");
    fields.push(("tekst", &huge));
    let reply = samira.sends(&path, "publication", &fields).await;
    assert!(reply.status.is_client_error(), "{}", reply.status);
    for answer in ["", " "] {
        let fields = [("antwoord", answer)];
        let reply = samira.sends(&path, "publication", &fields).await;
        reply.is(422).says("Schrijf eerst een antwoord.");
    }
    assert_eq!(stored(&world, &path).await.entry.version, 1);
}

#[tokio::test]
async fn an_answered_question_gets_a_page_later_and_loses_it_again() {
    let world = World::new().await;
    let (receipt, samira, path) = allowed(&world).await;
    samira.does(&path, "answer", ANSWER).await.is(303);
    samira.gets(&path).await.says("Maak er een pagina van");
    let form = samira.sends(&path, "publication", &[]).await.is(200);
    form.says("Het antwoord is al verstuurd").lacks(ANSWER);
    let placed = samira
        .sends(&path, "publication", &page("plaats", ""))
        .await;
    placed.is(303);
    assert!(stored(&world, &path).await.entry.approved);
    // What waits comes back when it is to be changed.
    let form = samira.sends(&path, "publication", &[]).await.is(200);
    form.says("Kies een **rustig** moment.")
        .says("aria-describedby=\"gemeente-hint\" checked");
    samira.does(&path, "unpublish", "").await.is(303);
    let seen = stored(&world, &path).await;
    assert!(!seen.entry.approved && seen.publication.is_none());
    assert!(
        world
            .store
            .approved(&TeamId::national(), world.now())
            .await
            .unwrap()
            .is_empty()
    );
    samira.does(&path, "unpublish", "").await.is(409);
    samira
        .gets(&path)
        .await
        .says("Toch niet op de site, zei Samira")
        .says("Klaargezet voor de site door Samira");
    world.stranger().looks_up(&receipt).await.says(ANSWER);
}

#[tokio::test]
async fn who_takes_the_question_back_takes_the_page_along() {
    let world = World::new().await;
    let (receipt, samira, path) = allowed(&world).await;
    let placed = samira
        .sends(&path, "publication", &page("plaats", ANSWER))
        .await;
    placed.is(303);
    world.stranger().withdraws(&receipt).await.is(200);
    assert!(
        world
            .store
            .approved(&TeamId::national(), world.now())
            .await
            .unwrap()
            .is_empty()
    );
    samira.gets(&path).await.is(404);
}

#[tokio::test]
async fn a_colleague_who_was_first_is_not_overwritten_and_the_page_is_kept() {
    let world = World::new().await;
    let (receipt, samira, path) = allowed(&world).await;
    let bram = world.moderator_called("Bram").await;
    bram.does(&path, "answer", "Het antwoord van Bram.")
        .await
        .is(303);
    let late = [page("plaats", ANSWER), vec![("versie", "1")]].concat();
    let reply = samira
        .posts(&format!("{path}/publication"), &late)
        .await
        .is(409);
    let reply = reply
        .says("Een collega was je voor")
        .says("Dit antwoord is niet verstuurd")
        .says(ANSWER)
        .says("Kies een **rustig** moment.")
        .says("name=\"versie\" value=\"2\"");
    drop(reply);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Het antwoord van Bram.")
        .lacks(ANSWER);
    // The page can still be placed, beside Bram's answer.
    let placed = samira
        .sends(&path, "publication", &page("plaats", ANSWER))
        .await;
    placed.is(303);
    world.stranger().looks_up(&receipt).await.lacks(ANSWER);

    bram.does(&path, "unpublish", "").await.is(303);
    bram.does(&path, "close", "").await.is(303);
    let reply = samira
        .posts(&format!("{path}/publication"), &late)
        .await
        .is(409);
    reply.says("Kies een **rustig** moment.").says(ANSWER);
}

#[tokio::test]
async fn without_the_store_everything_can_be_sent_again() {
    let mut world = World::new().await;
    let (_, samira, path) = allowed(&world).await;
    let fields = [page("plaats", ANSWER), vec![("versie", "1")]].concat();
    world.lose_the_store().await;
    let reply = samira
        .posts(&format!("{path}/publication"), &fields)
        .await
        .is(503);
    reply
        .says(ANSWER)
        .says(&format!("action=\"{path}/publication\""))
        .says("name=\"stap\" value=\"plaats\"")
        .says("name=\"tekst\" value=\"Kies een **rustig** moment.\"")
        .says("name=\"versie\" value=\"1\"");
}

#[tokio::test]
async fn no_other_site_and_no_stranger_can_publish() {
    let world = World::new().await;
    let (_, samira, path) = allowed(&world).await;
    let fields = [page("plaats", ANSWER), vec![("versie", "1")]].concat();
    let to = format!("{path}/publication");
    samira.posts_from("cross-site", &to, &fields).await.is(403);
    let form = "application/x-www-form-urlencoded";
    world
        .stranger()
        .posts(&to, form, encode(&fields))
        .await
        .is(401);
    assert_eq!(stored(&world, &path).await.entry.version, 1);
}

#[tokio::test]
async fn a_page_is_counted_when_it_is_collected_and_once() {
    let world = World::new().await;
    let (_, samira, path) = allowed(&world).await;
    let placed = page("plaats", ANSWER);
    samira.sends(&path, "publication", &placed).await.is(303);
    assert_eq!(published(&world).await, 0);
    let seen = stored(&world, &path).await;
    let by = Attribution {
        actor: Machine::Collect.into(),
        at: world.now(),
    };
    let files = no_files(&world);
    world.store.collected(&seen, &files, &by).await.unwrap();
    assert_eq!(published(&world).await, 1);
    assert!(world.store.collected(&seen, &files, &by).await.is_err());
    let now = stored(&world, &path).await;
    assert!(world.store.collected(&now, &files, &by).await.is_err());
    assert_eq!(published(&world).await, 1);
}

#[tokio::test]
async fn a_question_in_between_keeps_the_page_until_it_is_answered() {
    let world = World::new().await;
    let (receipt, samira, path) = allowed(&world).await;
    let placed = samira
        .sends(&path, "publication", &page("plaats", ANSWER))
        .await;
    placed.is(303);
    let form = "application/x-www-form-urlencoded";
    let body = encode(&[("code", &receipt), ("vervolg", "En als ze boos worden?")]);
    let stranger = world.stranger();
    let asked = stranger.posts("/api/receipts/follow-up", form, body).await;
    asked.is(201);
    let approved = async || {
        let national = TeamId::national();
        let found = world.store.approved(&national, world.now()).await;
        found.unwrap().len()
    };
    assert_eq!(approved().await, 0);
    assert_eq!(samira.queue("open").await, std::slice::from_ref(&path));
    samira
        .gets(&path)
        .await
        .says("wacht tot de vervolgvraag een antwoord heeft")
        .says("Vervolgvraag van de afzender");
    samira
        .does(&path, "answer", "Dan wacht je even.")
        .await
        .is(303);
    assert_eq!(approved().await, 1);
    let seen = stored(&world, &path).await;
    let by = Attribution {
        actor: Machine::Collect.into(),
        at: world.now(),
    };
    let files = no_files(&world);
    world.store.collected(&seen, &files, &by).await.unwrap();
    let late = world.store.collected(&seen, &files, &by).await;
    assert!(matches!(late, Err(StoreError::Conflict)));
    let now = stored(&world, &path).await;
    assert_eq!(now.entry.status, Status::Published);
    assert!(now.publication.is_none() && !now.entry.approved);
    let again = world.store.collected(&now, &files, &by).await;
    assert!(matches!(again, Err(StoreError::NotAllowed { .. })));
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Het staat ook op de site");
    samira
        .gets(&path)
        .await
        .says("Op de site gezet door “brokers collect”");
}

#[tokio::test]
async fn after_a_change_of_keys_the_page_opens_with_the_new_one() {
    let world = World::new().await;
    let (_, samira, path) = allowed(&world).await;
    let placed = samira
        .sends(&path, "publication", &page("plaats", ANSWER))
        .await;
    placed.is(303);
    let new = Identity::generate();
    let now = world.now();
    let closed = desk::inventory::closed_to(&world.store, &TeamId::national(), &new, now).await;
    assert_eq!(closed.unwrap(), 1);
    let mut assets = world.assets();
    seal_to(&mut assets, &[new.to_public()]);
    let state = DeskState {
        key_file: key_file(&[&new, &world.identity]),
        ..world.desk_state(assets)
    };
    let samira = samira.at(desk::router(state));
    samira.posts("/desk/reseal", &[]).await.is(200);
    let seen = stored(&world, &path).await;
    assert_eq!(opened(&new, &seen).answer, "Kies een **rustig** moment.");
    assert!(
        world
            .identity
            .open(seen.publication.as_ref().unwrap())
            .is_err()
    );
    let closed = desk::inventory::closed_to(&world.store, &TeamId::national(), &new, now).await;
    assert_eq!(closed.unwrap(), 0);
    assert!(seen.entry.approved);
}

#[tokio::test]
async fn no_word_of_a_page_is_in_the_store() {
    if std::env::var_os("TEST_STORE_ENDPOINT").is_some() {
        return; // Only the embedded engine shows its files.
    }
    let world = World::new().await;
    let (_, samira, path) = allowed(&world).await;
    let placed = samira
        .sends(&path, "publication", &page("plaats", ANSWER))
        .await;
    placed.is(303);
    let bytes = world.bytes_on_disk();
    for word in ["rustig", "kanarie", "blijf zitten"] {
        let found = bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(!found, "{word}");
    }
}
