//! Working through the queue: the assignee, the status, and what the sender reads.

use store::{Status, StoreError};

use crate::world::site::SIGN_UP;
use crate::world::{LEFT, World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

#[tokio::test]
async fn colleagues_see_who_is_busy_with_what() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let bram = world.moderator_called("  Bram  de Boer ").await;
    let path = samira.queue("open").await.remove(0);
    let page = samira.gets(&path).await.says("Je bent Samira");
    page.says("Ik pak deze op").lacks("Zet terug");
    let reply = samira.does(&path, "claim", "").await.is(303);
    assert_eq!(reply.header("location"), path);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Iemand leest je vraag en werkt aan een antwoord");

    let mine = samira.gets(&path).await.says("Jij bent hiermee bezig");
    mine.says("Zet terug in de wachtrij").lacks("/claim\"");
    samira.does(&path, "claim", "").await.is(409);
    bram.gets("/desk").await.says("Samira is ermee bezig");
    let page = bram.gets(&path).await.says("Samira is hiermee bezig");
    page.says("Neem over van Samira").says("/answer\"");

    bram.does(&path, "claim", "").await.is(303);
    let page = samira.gets(&path).await;
    let page = page.says("Bram de Boer is hiermee bezig");
    page.says("Overgenomen door Bram de Boer")
        .says("Opgepakt door Samira")
        .says("vandaag 15:35")
        .says("Binnengekomen");
    bram.does(&path, "give-back", "").await.is(303);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Je vraag is aangekomen");
    bram.gets(&path)
        .await
        .says("Teruggezet in de wachtrij door Bram de Boer")
        .lacks("is hiermee bezig");
    bram.gets("/desk").await.lacks("ermee bezig");
}

#[tokio::test]
async fn an_answer_is_possible_while_a_colleague_is_busy_and_says_who_gave_it() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let bram = world.moderator_called("Bram").await;
    let path = samira.queue("open").await.remove(0);
    samira.does(&path, "claim", "").await.is(303);
    bram.does(&path, "answer", "Dag!").await.is(303);
    samira
        .gets(&path)
        .await
        .says("Antwoord geschreven door Bram")
        .lacks("is hiermee bezig");
}

#[tokio::test]
async fn a_question_is_handed_to_a_colleague_by_name() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    for nobody in ["", " ", "B"] {
        let fields = [("collega", nobody)];
        let reply = samira.sends(&path, "hand-over", &fields).await.is(422);
        reply.says("Vul de naam van je collega in").says(QUESTION);
    }
    for (action, own) in [("hand-over", "Samira"), ("escalate", "samira ")] {
        let fields = [("collega", own)];
        let reply = samira.sends(&path, action, &fields).await.is(422);
        reply.says("dit is je eigen naam").says(QUESTION);
    }
    let to_bram = [("collega", " bram "), ("notitie", "Kun jij dit?")];
    let unknown = samira.sends(&path, "hand-over", &to_bram).await.is(422);
    unknown
        .says("niemand die zo heet")
        .says(QUESTION)
        .says("Kun jij dit?");
    let bram = world.moderator_called("Bram").await;
    samira
        .gets(&path)
        .await
        .says("<option value=\"Bram\">")
        .lacks("<option value=\"Samira\">");
    samira.sends(&path, "hand-over", &to_bram).await.is(303);
    samira
        .gets(&path)
        .await
        .says("Bram is hiermee bezig")
        .says("Doorgegeven aan een collega door Samira");
    samira.sends(&path, "hand-over", &to_bram).await.is(409);
    bram.gets(&path)
        .await
        .says("Jij bent hiermee bezig")
        .says("Samira gaf dit aan jou door");
    bram.does(&path, "close", "").await.is(303);
    let late = [("versie", "3"), ("collega", "Samira")];
    let reply = bram.posts(&format!("{path}/hand-over"), &late).await;
    reply.is(409).says("afgerond");
}

#[tokio::test]
async fn what_was_typed_before_claiming_is_still_there() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let page = samira
        .does(&path, "claim", "Een begin van een antwoord")
        .await;
    page.is(200)
        .says("Jij bent hiermee bezig")
        .says("\nEen begin van een antwoord</textarea>")
        .says("name=\"versie\" value=\"2\"");
}

#[tokio::test]
async fn somebody_with_more_knowledge_is_asked_and_the_sender_hears_so() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira.does(&path, "claim", "").await.is(303);
    samira.does(&path, "escalate", "").await.is(303);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("iemand met meer kennis");
    let page = samira.gets(&path).await.says("doorgezet");
    page.says("Ik pak deze op").lacks("/escalate\"");
    samira.does(&path, "answer", "Dit is het.").await.is(303);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Dit is het.");
}

#[tokio::test]
async fn what_cannot_be_answered_is_turned_down_kindly() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira
        .gets(&path)
        .await
        .says("De afzender leest dan: “Op deze vraag kunnen we zelf geen antwoord geven.");
    let reason = [
        ("reden", "more-help"),
        ("toelichting", "Vraag het **ook** thuis."),
    ];
    samira.sends(&path, "reject", &reason).await.is(303);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Dat ligt niet aan jou")
        .says("Wat we erover willen zeggen")
        .says("je verdient iemand die er echt verstand van heeft")
        .says("<strong>ook</strong>")
        .lacks("Er is antwoord");
    let page = samira.gets(&path).await.says("Afgewezen door Samira");
    page.lacks("/answer\"").lacks("/close\"");
    for action in ["answer", "claim", "close", "spam", "undo"] {
        samira.sends_blindly(&path, action, "2").await.is(409);
    }
}

#[tokio::test]
async fn a_sign_up_goes_its_way_to_being_a_broker() {
    let world = World::new().await;
    let receipt = world
        .stranger()
        .fills_in("aanmelden", &SIGN_UP)
        .await
        .is(201)
        .receipt();
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let page = samira.gets(&path).await.says("Nodig uit voor de intake");
    page.lacks("/answer\"")
        .lacks("/claim\"")
        .lacks("/training\"");
    // One step at a time.
    samira.does(&path, "activate", "").await.is(409);
    for (step, words) in [
        ("intake", "maakt een afspraak met je"),
        ("training", "Je doet mee met de training"),
        ("activate", "Je bent social broker"),
    ] {
        samira.does(&path, step, "").await.is(303);
        world.seconds_later(LEFT);
        world.stranger().looks_up(&receipt).await.says(words);
    }
    samira
        .gets(&path)
        .await
        .says("Uitgenodigd voor de intake door Samira")
        .lacks("/decline\"");
    assert_eq!(samira.queue("beantwoord").await, [path]);
}

#[tokio::test]
async fn a_sign_up_without_a_place_hears_so() {
    let world = World::new().await;
    let sent = world.stranger().fills_in("aanmelden", &SIGN_UP).await;
    let receipt = sent.is(201).receipt();
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let reason = [("reden", "no-place")];
    samira.presses(&path, "decline", &reason).await.is(303);
    world.seconds_later(LEFT);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("nu geen plek geven");
}

#[tokio::test]
async fn a_name_is_asked_for_at_the_door_and_a_bad_one_does_not_use_up_the_link() {
    let world = World::new().await;
    let path = world.links.make().unwrap().path();
    world
        .stranger()
        .gets(&path)
        .await
        .says("Hoe heet je hier?")
        .says("name=\"naam\"");
    let token = path.split_once("token=").unwrap().1;
    let form = "application/x-www-form-urlencoded";
    let long = "x".repeat(41);
    for name in ["S", &*long] {
        let body = encode(&[("token", token), ("naam", name)]);
        let reply = world.stranger().posts("/desk/enter", form, body).await;
        reply
            .is(422)
            .says("Kies een naam van 2 tot en met 40 tekens")
            .says(token)
            .says(&format!("value=\"{name}\""));
    }
    let body = encode(&[("token", token), ("naam", "<b>Sam</b>")]);
    let reply = world.stranger().posts("/desk/enter", form, body).await;
    let cookie = reply.is(303).header("set-cookie").to_owned();
    // This machine has no TLS, and so another cookie.
    let cookie = cookie.replace("__Host-", "");
    let moderator = world.moderator().await.with_cookie(&cookie);
    moderator
        .gets("/desk")
        .await
        .says("Je bent &lt;b&gt;Sam")
        .lacks("<b>Sam");
}

#[tokio::test]
async fn the_queue_can_be_narrowed_to_a_municipality_or_a_form() {
    let world = World::new().await;
    for (town, question) in [
        ("kerkrade", "De eerste vraag van vandaag?"),
        ("zaanstad", "Een heel andere vraag over thuis?"),
        ("kerkrade", "Nog iets over vrienden en school?"),
    ] {
        let fields = [("vraag", question), ("gemeente", town)];
        world.stranger().fills_in("vraag", &fields).await.is(201);
        world.later(3);
    }
    let samira = world.moderator().await;
    for (filter, expected) in [
        ("open", 3),
        ("open&gemeente=kerkrade", 2),
        ("open&gemeente=zaanstad&formulier=vraag", 1),
        ("open&formulier=aanmelden", 0),
        ("open&gemeente=nergens", 3),
    ] {
        assert_eq!(samira.queue(filter).await.len(), expected, "{filter}");
    }
    let page = samira.gets("/desk?gemeente=kerkrade").await;
    // Only the hour of an arrival is known, so the first one may have come an hour later.
    page.says("Wacht 8 uur")
        .says("Wacht 2 uur")
        .says("<option value=\"kerkrade\" selected>")
        .says("Toon alles");
    world.later(72);
    let page = samira.gets("/desk?gemeente=zaanstad").await;
    // The session is over by then.
    page.is(401);
    let samira = world.moderator().await;
    samira
        .gets("/desk?gemeente=zaanstad")
        .await
        .says("Wacht 3 dagen");
}

#[tokio::test]
async fn the_store_lets_nobody_claim_twice_or_what_is_done() {
    let world = World::new().await;
    let (_, new) = crate::store::new(&world, false);
    world.store.insert(&new).await.unwrap();
    let (samira, bram) = (store::PersonId::from_bits(1), store::PersonId::from_bits(2));
    let by = |actor| store::Attribution {
        actor: store::Actor::Person(actor),
        at: world.now(),
    };
    let found = || world.store.find(&new.id, world.now());
    let first = found().await.unwrap();
    world.store.claim(&first, &by(&samira)).await.unwrap();
    // Both looked at the same moment.
    let late = world.store.claim(&first, &by(&bram)).await;
    assert!(matches!(late, Err(StoreError::Conflict)));
    let claimed = found().await.unwrap();
    assert!(claimed.is_with(&samira) && !claimed.is_with(&bram));
    let again = world.store.claim(&claimed, &by(&samira)).await;
    assert!(matches!(again, Err(StoreError::NotAllowed { .. })));
    let details = world.store.details(std::slice::from_ref(&new.id)).await;
    let details = details.unwrap().remove(&new.id).unwrap();
    assert!(details.assignee.unwrap().is(&samira));
    let by_bram = by(&bram);
    let done = world.store.set_status(&claimed, Status::Closed, &by_bram);
    done.await.unwrap();
    let closed = found().await.unwrap();
    assert_eq!(
        (closed.entry.status, closed.assignee.clone()),
        (Status::Closed, None)
    );
    let after = world.store.claim(&closed, &by(&bram)).await;
    assert!(matches!(after, Err(StoreError::NotAllowed { .. })));
    let details = world.store.details(std::slice::from_ref(&new.id)).await;
    assert_eq!(details.unwrap()[&new.id].assignee, None);
}

#[test]
fn everything_that_happens_has_its_words() {
    let strings = strings::Strings::desk().unwrap();
    let statuses = Status::ALL.map(Status::as_str);
    for what in statuses.iter().chain(&store::EVENTS) {
        assert!(strings.contains(&format!("history-{what}")), "{what}");
    }
    for who in ["sender", "desk", "collect"] {
        assert!(strings.contains(&format!("who-{who}")), "{who}");
    }
}
