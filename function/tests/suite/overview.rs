//! The overviews of the desk: labels, rows, numbers, filters, what is urgent, many at once, and what is new.

use jiff::Timestamp;
use sealing::Sealed;
use store::{QueuePart, Status, Submission, Urgency};

use crate::stages::{id, sign_up};
use crate::teams::{Municipalities, id_of};
use crate::world::{Moderator, Reply, World};

const QUESTION: &str = "Hoi, hoe vertel ik thuis dat ik blijf zitten?";
const TELLING: &str = "Hoi, hoe vertel ik thuis dat ik blijf zitten? Bel me op 0612345678.";
const WORDS: &str = "hoe vertel ik thuis dat ik blijf zitten?";
const CRY: &str = "Het gaat niet meer en ik wil dood, zeg ik tegen Fatima";

async fn stored(world: &World, path: &str) -> Submission {
    world.store.find(&id(path), world.now()).await.unwrap()
}

/// The numbers that a list shows, by overview.
#[track_caller]
fn number(list: &Reply, overview: &str) -> String {
    let link = list.body.split("<li><a href=\"/desk?lijst=").skip(1);
    let mut of_it = link.filter(|rest| {
        rest.starts_with(&format!("{overview}\"")) || rest.starts_with(&format!("{overview}&"))
    });
    let link = of_it
        .next()
        .unwrap_or_else(|| panic!("no {overview} in {}", list.body));
    let link = link.split("</a>").next().unwrap();
    let number = link.rsplit_once('(').unwrap().1;
    number.split(')').next().unwrap().to_owned()
}

/// How long the content of a seal is. Its head has lines of random length.
fn content(sealed: &Sealed) -> usize {
    let bytes = sealed.as_bytes();
    let last = bytes.windows(4).rposition(|part| part == b"\n---").unwrap();
    let end = bytes[last + 1..]
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap();
    bytes.len() - last - end
}

async fn paths(moderator: &Moderator, list: &str) -> Vec<String> {
    moderator.queue_at(&format!("/desk?lijst={list}")).await
}

#[tokio::test]
async fn a_row_shows_what_a_submission_is_about_and_the_store_does_not() {
    let world = World::new().await;
    world.ask_for_all(TELLING).await;
    let moderator = world.moderator_called("Samira").await;
    let list = moderator.gets("/desk").await.is(200);
    let list = list
        .says("blijf zitten? Bel me op …")
        .says("SCHOOL")
        .says("15 tot en met 17");
    list.says("Kerkrade").lacks("0612345678").lacks("Hoi, hoe");
    let path = moderator.queue("open").await.remove(0);
    let found = stored(&world, &path).await;
    let label = found.label.clone().unwrap();
    assert_eq!(found.entry.version, 1, "a look changes nothing");
    assert!(world.store.audit(&found.entry.id).await.unwrap().is_empty());

    // Another label is as long, and it is the one that stays.
    let change = [("opschrift", "Blijven zitten\u{202e} <b>")];
    moderator.sends(&path, "label", &change).await.is(303);
    let renamed = stored(&world, &path).await;
    let other = renamed.label.clone().unwrap();
    assert_eq!(content(&label), content(&other));
    assert_eq!(renamed.entry.version, 2);
    let list = moderator.gets("/desk").await.is(200);
    list.says("Blijven zitten &lt;b&gt;")
        .says("SCHOOL")
        .lacks(WORDS);
    let page = moderator.gets(&path).await.is(200);
    page.says("Opschrift veranderd door Samira")
        .says("Opschrift: Blijven zitten");

    // An empty one is made of the text again.
    moderator
        .sends(&path, "label", &[("opschrift", " ")])
        .await
        .is(303);
    moderator.gets("/desk").await.is(200).says(WORDS);
    let bytes = world.bytes_on_disk();
    for word in ["blijf zitten", "Blijven zitten", "15-17"] {
        let found = bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(!found, "{word} is in the store");
    }
}

#[tokio::test]
async fn what_was_withdrawn_has_no_label_any_more() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let seen = stored(&world, &path).await;
    world.stranger().withdraws(&receipt).await.is(200);
    // Somebody looked at the list at that moment.
    let label = seen.label.unwrap();
    let late = world.store.first_label(&seen.entry, &label).await;
    assert!(late.is_err());
    moderator.gets("/desk").await.is(200).lacks(WORDS);
    moderator.gets(&path).await.is(404);
}

#[tokio::test]
async fn of_another_team_no_label_is_opened() {
    let site = Municipalities::new().await;
    site.world.ask_for_all(QUESTION).await;
    let kerkrade = site.at_a_desk_with(&[&site.kerkrade]).await;
    kerkrade.gets("/desk").await.is(200).says(WORDS);
    let zaanstad = site.at_a_desk_with(&[&site.zaanstad]).await;
    zaanstad.gets("/desk").await.is(200).lacks(WORDS);
}

#[tokio::test]
async fn every_overview_has_its_own_and_counts_it() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let answered = world.ask("Hoe maak ik nieuwe vrienden op school?").await;
    sign_up(&world).await;
    let samira = world.moderator_called("Samira").await;
    let bram = world.moderator_called("Bram").await;
    let all = paths(&samira, "vrij").await;
    assert_eq!(all.len(), 2);
    let friends = format!("/desk/{}", id_of(&answered));
    assert!(all.contains(&friends));
    let list = samira.gets("/desk").await.is(200);
    for (overview, expected) in [
        ("open", "3"),
        ("mijn", "0"),
        ("vrij", "2"),
        ("wacht", "0"),
        ("spoed", "0"),
        ("telaat", "0"),
        ("vervolg", "0"),
        ("aanmeldingen", "1"),
        ("bijdragen", "0"),
        ("beantwoord", "0"),
        ("afgerond", "0"),
        ("spam", "0"),
    ] {
        assert_eq!(number(&list, overview), expected, "{overview}");
    }

    samira.does(&friends, "claim", "").await.is(303);
    assert_eq!(paths(&samira, "mijn").await, std::slice::from_ref(&friends));
    assert!(paths(&bram, "mijn").await.is_empty());
    assert_eq!(paths(&bram, "wacht").await, std::slice::from_ref(&friends));
    assert!(paths(&samira, "wacht").await.is_empty());
    let list = bram.gets("/desk").await.is(200);
    assert_eq!(
        (&*number(&list, "mijn"), &*number(&list, "wacht")),
        ("0", "1")
    );
    list.says("Samira is ermee bezig");
    samira.gets("/desk").await.says("bij jou");
}

#[tokio::test]
async fn a_follow_up_waits_from_its_own_hour_and_the_rest_gets_late() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let answered = world.ask("Hoe maak ik nieuwe vrienden op school?").await;
    sign_up(&world).await;
    let samira = world.moderator_called("Samira").await;
    let friends = format!("/desk/{}", id_of(&answered));
    samira
        .does(&friends, "answer", "Begin klein.")
        .await
        .is(303);
    assert_eq!(
        paths(&samira, "beantwoord").await,
        std::slice::from_ref(&friends)
    );
    world.later(24 * 10);
    let asked = [("code", &*answered), ("vervolg", "Dank je! En daarna?")];
    let asked = crate::world::encode(&asked);
    let form = "application/x-www-form-urlencoded";
    let stranger = world.stranger();
    stranger
        .posts("/api/receipts/follow-up", form, asked)
        .await
        .is(201);
    let samira = world.moderator_called("Samira").await;
    assert_eq!(
        paths(&samira, "vervolg").await,
        std::slice::from_ref(&friends)
    );
    let list = samira.gets("/desk?lijst=vervolg").await.is(200);
    assert_eq!(number(&list, "vervolg"), "1");
    list.says("Wacht minder dan een uur").says(">vervolg<");

    // The team promised three working days.
    let late = paths(&samira, "telaat").await;
    assert_eq!(late.len(), 1);
    assert_ne!(late[0], friends);
    assert_eq!(number(&samira.gets("/desk").await, "telaat"), "1");
    assert_eq!(paths(&samira, "open").await.len(), 3);
}

#[tokio::test]
async fn filters_stay_until_they_are_taken_off() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    world.ask("Hoe maak ik nieuwe vrienden op school?").await;
    let moderator = world.moderator().await;
    // Labels are made at first sight.
    assert_eq!(moderator.queue("open").await.len(), 2);
    for filter in [
        "gemeente=kerkrade",
        "onderwerp=school",
        "leeftijd=15-17",
        "gemeente=kerkrade&onderwerp=school&leeftijd=15-17&formulier=vraag&status=new",
    ] {
        let list = moderator.gets(&format!("/desk?{filter}")).await.is(200);
        assert_eq!(list.body.matches("entry__link").count(), 1, "{filter}");
        if !filter.starts_with("onderwerp") && !filter.starts_with("leeftijd") {
            assert_eq!(number(&list, "vrij"), "1", "{filter}");
        }
        let cookie = list.header("set-cookie").to_owned();
        assert!(cookie.starts_with("desk-filter="), "{cookie}");
        // Whoever comes back, also from another page, has it still.
        let cookies = format!(
            "{}; {}",
            moderator.cookie,
            cookie.split(';').next().unwrap()
        );
        let mut later = moderator.clone();
        later.cookie = cookies;
        let again = later.gets("/desk").await.is(303);
        let address = again.header("location").to_owned();
        let list = later.gets(&address).await.is(200);
        assert_eq!(list.body.matches("entry__link").count(), 1, "{filter}");
        // Other overviews keep it, but for the status, which belongs to one.
        let kept = list.between("<li><a href=\"/desk?lijst=vrij", "\"");
        let expected = filter.split("&status").next().unwrap();
        for pair in expected.split('&') {
            assert!(kept.contains(pair), "{pair} in {kept}");
        }
        let off = later.gets("/desk?lijst=open").await.is(200);
        assert_eq!(off.body.matches("entry__link").count(), 2);
        assert!(off.header("set-cookie").starts_with("desk-filter=; "));
    }
    let nothing = moderator.gets("/desk?leeftijd=12-14").await.is(200);
    nothing.says("Hiervan is er niets in deze lijst.");
    let unknown = "/desk?onderwerp=niets&leeftijd=100&team=nergens&status=x";
    let unknown = moderator.gets(unknown).await.is(200);
    assert_eq!(unknown.body.matches("entry__link").count(), 2);
}

/// What was chosen from a list was not looked at, and is not marked.
#[tokio::test]
async fn only_what_was_typed_is_marked() {
    let world = World::new().await;
    let typed = [("vraag", CRY), ("leeftijd", "15-17")];
    world.stranger().fills_in("vraag", &typed).await.is(201);
    let moderator = world.moderator_called("Samira").await;
    let path = paths(&moderator, "spoed").await.remove(0);
    let page = moderator.gets(&path).await.is(200);
    page.says("<mark>ik wil dood</mark>")
        .says("15 tot en met 17");
}

#[tokio::test]
async fn a_moderator_raises_and_lowers_how_urgent_a_question_is() {
    let world = World::new().await;
    world.ask(CRY).await;
    world.ask(QUESTION).await;
    let moderator = world.moderator_called("Samira").await;
    let acute = paths(&moderator, "spoed").await;
    assert_eq!(acute.len(), 1);
    let path = &acute[0];
    let page = moderator.gets(path).await.is(200);
    page.says("Acuut:")
        .says("<mark>ik wil dood</mark>")
        .says("Wat het meest meetelde, is gemarkeerd. Lees het hele bericht.")
        .lacks("/acute\"");
    moderator.does(path, "attention", "").await.is(303);
    let found = stored(&world, path).await;
    assert_eq!(found.entry.urgency, Some(Urgency::Attention));
    assert_eq!(paths(&moderator, "spoed").await, acute);
    moderator.gets("/desk").await.says("Let op");
    // Somebody who saw it before changes nothing.
    let late = [("versie", "1")];
    moderator
        .posts(&format!("{path}/calm"), &late)
        .await
        .is(409);
    moderator.does(path, "calm", "").await.is(303);
    assert_eq!(stored(&world, path).await.entry.urgency, None);
    assert!(paths(&moderator, "spoed").await.is_empty());
    let page = moderator.gets(path).await.is(200);
    page.says("Op “let op” gezet door Samira")
        .says("Niet dringend genoemd door Samira")
        .lacks("<mark>");

    let other = paths(&moderator, "vrij").await;
    let other = other.iter().find(|one| *one != path).unwrap();
    moderator.does(other, "claim", "").await.is(303);
    moderator.does(other, "acute", "").await.is(303);
    let found = stored(&world, other).await;
    assert_eq!(found.entry.urgency, Some(Urgency::Acute));
    // Whoever has it keeps it.
    assert_eq!(paths(&moderator, "mijn").await, std::slice::from_ref(other));
    assert_eq!(moderator.queue("open").await[0], *other);
    // The page says of no word that it is marked when none is.
    let page = moderator.gets(other).await.is(200);
    page.says("Geen los woord wijst daarop: lees het hele bericht.")
        .lacks("meetelde, is gemarkeerd");

    // A sign-up is never urgent.
    sign_up(&world).await;
    let sign_up = paths(&moderator, "aanmeldingen").await.remove(0);
    moderator.gets(&sign_up).await.is(200).lacks("/acute\"");
    moderator.does(&sign_up, "acute", "").await.is(409);
}

#[tokio::test]
async fn many_go_to_the_spam_at_once_and_exactly_these_come_back() {
    let world = World::new().await;
    for number in 0..4 {
        world
            .ask(&format!("Koop nu horloges, aanbieding {number}"))
            .await;
    }
    let moderator = world.moderator_called("Samira").await;
    let all = moderator.queue("open").await;
    let claimed = &all[3];
    let chosen = |path: &str, version: u64| format!("{}.{version}", id(path));
    moderator.does(claimed, "claim", "").await.is(303);
    let (one, two) = (chosen(&all[0], 1), chosen(&all[1], 1));
    // The last one was changed since the page was shown.
    let old = chosen(claimed, 1);
    let fields = [
        ("naar", "spam"),
        ("wachtrij", "gemeente=kerkrade"),
        ("kies", &*one),
        ("kies", &two),
        ("kies", &old),
        ("kies", "onzin"),
    ];
    let moved = moderator.posts("/desk/spam", &fields).await.is(200);
    let moved = moved
        .says("2 bij de spam gezet")
        .says("2 ervan waren intussen veranderd")
        .says("href=\"/desk?gemeente=kerkrade\"");
    assert_eq!(paths(&moderator, "spam").await.len(), 2);
    // The same page sent twice is done once.
    let again = moderator.posts("/desk/spam", &fields).await.is(200);
    again.says("2 bij de spam gezet");

    let back: Vec<_> = moved.body.split("name=\"kies\" value=\"").skip(1).collect();
    let back: Vec<_> = back
        .iter()
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(back.len(), 2);
    let mut undo = vec![("naar", "terug"), ("wachtrij", "")];
    undo.extend(back.iter().map(|each| ("kies", *each)));
    let undone = moderator.posts("/desk/spam", &undo).await.is(200);
    undone.says("2 uit de spam gehaald");
    assert!(paths(&moderator, "spam").await.is_empty());
    let mut now = paths(&moderator, "open").await;
    now.sort();
    let mut before = all.clone();
    before.sort();
    assert_eq!(now, before);
    assert_eq!(stored(&world, claimed).await.entry.status, Status::Claimed);
    moderator
        .gets(&all[0])
        .await
        .says("Bij de spam gezet door Samira");

    let nothing = moderator.posts("/desk/spam", &[("naar", "onzin")]).await;
    assert_eq!(nothing.is(303).header("location"), "/desk");
    moderator.gets("/desk/spam").await.is(303);
}

#[tokio::test]
async fn a_list_says_what_came_in_since_it_was_shown() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let list = moderator.gets("/desk?lijst=vrij").await.is(200);
    let address = list.between("data-news=\"", "\"").replace("&amp;", "&");
    let said = moderator.gets(&address).await.is(200);
    assert_eq!(said.json()["count"], 0);
    world.ask("Hoe maak ik nieuwe vrienden op school?").await;
    world.ask(CRY).await;
    world.later(2);
    sign_up(&world).await;
    let said = moderator.gets(&address).await.is(200).json();
    assert_eq!(said["count"], 3);
    assert_eq!(said["text"], "1 acuut, en nog 2 nieuw sinds 15:35.");
    // Without scripts, a link says the same.
    let link = address.replace("/desk/new?", "/desk?");
    let list = list.says(&format!("href=\"{}\"", link.replace('&', "&amp;")));
    assert!(list.body.contains("Kijk of er iets nieuws is"));
    let looked = moderator.gets(&link).await.is(200);
    looked.says("1 acuut, en nog 2 nieuw sinds 15:35.");
    for odd in ["sinds=x", "sinds=99999999999999", "gezien=%00", ""] {
        let said = moderator.gets(&format!("/desk/new?{odd}")).await.is(200);
        assert_eq!(said.json()["count"], 0, "{odd}");
    }
}

#[tokio::test]
async fn what_is_asked_by_a_page_itself_keeps_no_session_open() {
    let world = World::new().await;
    let moderator = world.moderator().await;
    let seen = async || {
        let people = world.store.people().await.unwrap();
        let found = world.store.belongings(&people[0].id, world.now()).await;
        found.unwrap().sessions[0].seen
    };
    let before: Timestamp = seen().await;
    world.seconds_later(600);
    moderator.gets("/desk/new").await.is(200);
    assert_eq!(seen().await, before);
    moderator.gets("/desk").await.is(200);
    assert!(seen().await > before);
}

#[tokio::test]
async fn whoever_pressed_a_button_too_late_comes_back_to_the_same_list() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let outside = moderator.clone().with_cookie("");
    let fields = [
        ("versie", "1"),
        ("wachtrij", "lijst=vrij&gemeente=kerkrade"),
    ];
    let reply = outside
        .posts(&format!("{path}/claim"), &fields)
        .await
        .is(401);
    let expected = format!("desk-plek={path}?lijst=vrij&gemeente=kerkrade;");
    assert!(reply.header("set-cookie").starts_with(&expected));
    for page in ["/desk/people", "/desk/account", "/desk/reseal"] {
        let reply = outside.gets(page).await.is(401);
        assert!(
            reply
                .header("set-cookie")
                .starts_with(&format!("desk-plek={page};"))
        );
    }
}

#[tokio::test]
async fn what_an_older_version_sorted_gets_its_place_once() {
    let world = World::new().await;
    sign_up(&world).await;
    let moderator = world.moderator().await;
    let path = paths(&moderator, "aanmeldingen").await.remove(0);
    let received = stored(&world, &path).await.entry.received;
    crate::table::client(&world)
        .update_item()
        .table_name(&world.table)
        .key(
            "pk",
            aws_sdk_dynamodb::types::AttributeValue::S(format!("sub#{}", id(&path))),
        )
        .key(
            "sk",
            aws_sdk_dynamodb::types::AttributeValue::S("submission".into()),
        )
        .update_expression("SET #rank = :rank")
        .expression_attribute_names("#rank", "rank")
        .expression_attribute_values(
            ":rank",
            aws_sdk_dynamodb::types::AttributeValue::S(format!("1#{received}")),
        )
        .send()
        .await
        .unwrap();
    // Nothing is hidden meanwhile.
    assert_eq!(paths(&moderator, "open").await, std::slice::from_ref(&path));
    assert_eq!(world.store.update_queue(world.now()).await.unwrap(), 1);
    assert_eq!(
        paths(&moderator, "aanmeldingen").await,
        std::slice::from_ref(&path)
    );
    assert_eq!(world.store.update_queue(world.now()).await.unwrap(), 0);
    let national = forms::team::TeamId::national();
    let part = QueuePart::new(&national, Status::New);
    assert_eq!(world.store.all(part, world.now()).await.unwrap().len(), 1);
}
