//! Teams: who can read what is sent, and who cannot.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use desk::{Action, DeskState};
use forms::facts::SiteFacts;
use forms::team::{Team, TeamId};
use pages::teams::Teams;
use people::TeamKey;
use sealing::Sealed;
use sealing::receipt::{LookupId, Receipt};
use store::Submission;
use unsealing::{Identity, open_with_any};

use crate::table::client;
use crate::world::{Moderator, World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

/// A site with a team for Kerkrade and one for Zaanstad, and a key in a safe.
pub(crate) struct Municipalities {
    pub(crate) world: World,
    pub(crate) kerkrade: Identity,
    pub(crate) zaanstad: Identity,
    pub(crate) recovery: Identity,
}

fn team(id: &str, name: &str, key: &Identity) -> Team {
    Team {
        id: TeamId::of_a_team(id).unwrap(),
        name: name.to_owned(),
        municipalities: vec![id.to_owned()],
        recipients: vec![key.to_public()],
        answer_within: String::new(),
        notify: false,
    }
}

async fn world_with(change: impl FnOnce(&mut SiteFacts)) -> World {
    World::with_files(|files| {
        let mut facts: SiteFacts = serde_json::from_slice(&files["site.json"]).unwrap();
        change(&mut facts);
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
    })
    .await
}

impl Municipalities {
    pub(crate) async fn new() -> Self {
        let [kerkrade, zaanstad, recovery] = std::array::from_fn(|_| Identity::generate());
        let world = world_with(|facts| {
            facts.recovery = vec![recovery.to_public()];
            facts.teams = vec![
                team("kerkrade", "Social Brokers Kerkrade", &kerkrade),
                team("zaanstad", "Social Brokers Zaanstad", &zaanstad),
            ];
            facts.teams[0].answer_within = "twee dagen".into();
        })
        .await;
        Self {
            world,
            kerkrade,
            zaanstad,
            recovery,
        }
    }

    /// A moderator at a desk with these keys.
    pub(crate) async fn at_a_desk_with(&self, keys: &[&Identity]) -> Moderator {
        self.enters_with(keys, "").await
    }

    /// Somebody of this name at a desk with these keys.
    pub(crate) async fn enters_with(&self, keys: &[&Identity], name: &str) -> Moderator {
        let team = |key: &Identity| {
            let teams = [(&self.kerkrade, "kerkrade"), (&self.zaanstad, "zaanstad")];
            let is_this = |(of, _): &(&Identity, &str)| of.to_public() == key.to_public();
            let found = teams.into_iter().find(is_this);
            found.map_or_else(TeamId::national, |(_, id)| id.parse().unwrap())
        };
        let key_file = keys
            .iter()
            .map(|key| TeamKey::new(team(key), (*key).clone()));
        let state = DeskState {
            key_file: key_file.collect(),
            ..self.world.desk_state(self.world.assets())
        };
        Moderator::enter_at(desk::router(state), &self.world, name).await
    }
}

/// Sends a question for a municipality, and gives its receipt.
pub(crate) async fn asks(world: &World, municipality: &str) -> String {
    let fields = [("vraag", QUESTION), ("gemeente", municipality)];
    let asked = world.stranger().fills_in("vraag", &fields).await;
    world.seconds_later(1);
    asked.is(201).receipt()
}

pub(crate) fn id_of(code: &str) -> LookupId {
    Receipt::parse(code).unwrap().lookup_id()
}

async fn stored(world: &World, code: &str) -> Submission {
    world.store.find(&id_of(code), world.now()).await.unwrap()
}

pub(crate) fn opens(key: &Identity, sealed: &Sealed) -> bool {
    open_with_any(std::slice::from_ref(key), sealed).is_ok()
}

#[tokio::test]
async fn what_is_sent_opens_for_its_team_and_recovery_and_nobody_else() {
    let site = Municipalities::new().await;
    let world = &site.world;
    let keys = [
        &world.identity,
        &site.kerkrade,
        &site.zaanstad,
        &site.recovery,
    ];
    for (municipality, name, opened) in [
        ("kerkrade", "kerkrade", [false, true, false, true]),
        ("zaanstad", "zaanstad", [false, false, true, true]),
        ("", "landelijk", [true, false, false, true]),
    ] {
        let code = asks(world, municipality).await;
        let body = encode(&[("code", &code), ("vervolg", "En als ze boos worden?")]);
        let kind = "application/x-www-form-urlencoded";
        let more = world.stranger();
        more.posts("/api/receipts/follow-up", kind, body)
            .await
            .is(201);
        let found = stored(world, &code).await;
        assert_eq!(found.entry.team.as_str(), name, "{municipality}");
        assert_eq!(found.seals_for_moderators().count(), 2);
        for one in found.seals_for_moderators() {
            assert_eq!(
                keys.map(|key| opens(key, one.sealed)),
                opened,
                "{municipality}"
            );
        }
    }
}

#[tokio::test]
async fn what_comes_in_for_a_team_without_a_key_that_works_is_read_nationally() {
    let kerkrade = Identity::generate();
    let world = world_with(|facts| {
        facts.teams = vec![
            team("kerkrade", "Social Brokers Kerkrade", &kerkrade),
            team("zaanstad", "Social Brokers Zaanstad", &kerkrade),
        ];
        facts.teams[0].recipients = vec!["age1niets".into(), kerkrade.expose_secret().to_string()];
    })
    .await;
    assert_eq!(
        world.assets().teams.keyless(),
        ["kerkrade".parse().unwrap()]
    );
    let form = [("gemeente", "kerkrade")];
    let page = world.stranger().fills_in("vraag", &form).await.is(422);
    page.lacks("Social Brokers Kerkrade")
        .says("landelijke team");
    let code = asks(&world, "kerkrade").await;
    let found = stored(&world, &code).await;
    assert!(found.entry.team.is_national() && opens(&world.identity, &found.sealed));
    let desk = world.moderator().await.gets("/desk").await.is(200);
    desk.says("Het team “kerkrade” heeft in site.toml geen sleutel die werkt");
}

#[tokio::test]
async fn a_question_of_a_team_that_is_gone_moves_to_who_can_read_what_comes() {
    let site = Municipalities::new().await;
    let world = &site.world;
    let code = asks(world, "kerkrade").await;
    let mut found = stored(world, &code).await;
    let mut facts = world.assets().facts;
    facts.teams.clear();
    let teams = Teams::of(&facts).unwrap();
    let to = teams.of_team(&found.entry.team);
    assert!(to.team.is_national());
    let new = store::FollowUp {
        sealed: to.recipients.seal(b"tekst").unwrap(),
        team: to.team.clone(),
        urgency: None,
        received: clock::Hour::of(world.now()),
        tag: Receipt::parse(&code).unwrap().message_tag(b"", "tekst"),
        expires: found.entry.expires,
        changes_page: false,
    };
    let by = store::Attribution {
        actor: store::Machine::Asker.into(),
        at: world.now(),
    };
    world.store.follow_up(&found, &new, &by).await.unwrap();
    found = stored(world, &code).await;
    assert!(found.entry.team.is_national());
    let listed = world.moderator().await.queue("open").await;
    assert_eq!(listed, [format!("/desk/{}", found.entry.id)]);
}

#[tokio::test]
async fn another_team_is_not_there_on_any_route() {
    let site = Municipalities::new().await;
    let (ours, theirs) = (
        asks(&site.world, "kerkrade").await,
        asks(&site.world, "zaanstad").await,
    );
    let (ours, theirs) = (id_of(&ours), id_of(&theirs));
    let moderator = site.at_a_desk_with(&[&site.kerkrade]).await;
    for list in [
        "open",
        "spam",
        "beantwoord",
        "afgerond",
        "open&gemeente=zaanstad",
    ] {
        let queue = moderator.gets(&format!("/desk?lijst={list}")).await.is(200);
        queue.lacks(theirs.as_str());
    }
    assert_eq!(moderator.queue("open").await, [format!("/desk/{ours}")]);
    let held = moderator.gets("/desk/export").await.is(200);
    held.lacks("zaanstad").says("kerkrade");

    let before = stored_version(&site.world, &theirs).await;
    let path = format!("/desk/{theirs}");
    moderator.gets(&path).await.is(404).lacks(QUESTION);
    let unknown = format!("/desk/{}", "0a".repeat(16));
    // Ending a session reads nothing.
    for route in Action::all()
        .map(Action::route)
        .filter(|route| *route != "leave")
    {
        for address in [&path, &unknown] {
            moderator.gets(&format!("{address}/{route}")).await.is(404);
            let sent = moderator.sends_blindly(address, route, "1").await;
            sent.is(404).lacks(QUESTION);
        }
    }
    assert_eq!(stored_version(&site.world, &theirs).await, before);
    for fields in [
        &[("team", "zaanstad")][..],
        &[("team", "landelijk")],
        &[("team", "x")],
    ] {
        moderator.posts("/desk/reseal", fields).await.is(404);
    }

    // Without any key of a team there is nothing, and the page says why.
    let stranger = Identity::generate();
    let outside = site.at_a_desk_with(&[&stranger]).await;
    outside
        .gets("/desk")
        .await
        .is(200)
        .says("geen sleutel van een team");
    outside.gets(&format!("/desk/{ours}")).await.is(404);
    // The key in the safe opens everything.
    let safe = site.at_a_desk_with(&[&site.recovery]).await;
    assert_eq!(safe.queue("open").await.len(), 2);
    safe.gets(&path).await.is(200).says(QUESTION);
}

pub(crate) async fn stored_version(world: &World, id: &LookupId) -> u64 {
    let found = world.store.find(id, world.now()).await.unwrap();
    found.entry.version
}

/// Everything in a value that begins as a seal does.
fn seals(value: &AttributeValue, found: &mut Vec<Sealed>) {
    match value {
        AttributeValue::B(bytes) => {
            found.extend(Sealed::from_store(bytes.as_ref().to_vec()).ok());
        }
        AttributeValue::L(items) => items.iter().for_each(|item| seals(item, found)),
        AttributeValue::M(items) => items.values().for_each(|item| seals(item, found)),
        _ => {}
    }
}

/// Somebody has the whole table and the keys of Kerkrade.
#[tokio::test]
async fn a_copy_of_the_table_and_the_keys_of_one_team_open_nothing_of_another() {
    let site = Municipalities::new().await;
    let world = &site.world;
    let code = world.ask_for_all(QUESTION).await;
    let theirs = [
        ("gemeente", "zaanstad"),
        ("vraag", QUESTION),
        ("publiceren", "ja"),
    ];
    let sent = world.stranger().fills_in("vraag", &theirs).await.is(201);
    let zaanstad = site.at_a_desk_with(&[&site.zaanstad]).await;
    let path = zaanstad.queue("open").await.remove(0);
    // An answer with a page for the site, and a follow-up.
    let page = [
        ("antwoord", "Kies een rustig moment."),
        ("titel", "Blijven zitten"),
        ("vraag", "Hoe vertel ik dat ik blijf zitten?"),
        ("paginatekst", "Kies een rustig moment."),
        ("stap", "plaats"),
    ];
    zaanstad.sends(&path, "answer", &page[..1]).await.is(303);
    let body = encode(&[("code", &sent.receipt()), ("vervolg", "En daarna?")]);
    let kind = "application/x-www-form-urlencoded";
    let more = world.stranger();
    more.posts("/api/receipts/follow-up", kind, body)
        .await
        .is(201);

    let items = client(world)
        .scan()
        .table_name(&world.table)
        .send()
        .await
        .unwrap();
    let (mut ours, mut others) = (0, 0);
    for item in items.items() {
        let mut found = Vec::new();
        for value in item.values() {
            seals(value, &mut found);
        }
        let is_ours = item.get("pk").unwrap().as_s().unwrap() == &format!("sub#{}", id_of(&code));
        for sealed in &found {
            if is_ours {
                ours += usize::from(opens(&site.kerkrade, sealed));
            } else {
                others += 1;
                assert!(!opens(&site.kerkrade, sealed));
            }
        }
    }
    assert!(ours > 0 && others >= 3, "{ours} {others}");
}

#[tokio::test]
async fn forms_and_receipts_say_whose_team_reads() {
    let site = Municipalities::new().await;
    let world = &site.world;
    let fill = async |fields: &[(&str, &str)], status| {
        world.stranger().fills_in("vraag", fields).await.is(status)
    };
    // Before a choice nobody knows which team it is, and how soon that one answers.
    fill(&[("vraag", "")], 422)
        .await
        .says("hangt af van de gemeente die je kiest")
        .lacks("Meestal is er binnen");
    fill(&[("vraag", ""), ("gemeente", "kerkrade")], 422)
        .await
        .says("Kies je Kerkrade, dan leest het team Social Brokers Kerkrade dit.")
        .says("Kies je Kerkrade, dan is er meestal binnen twee dagen een antwoord.")
        .lacks("Meestal is er binnen");
    let ours = [("vraag", QUESTION), ("gemeente", "kerkrade")];
    fill(&ours, 201)
        .await
        .says("Wat je stuurde, gaat naar het team Social Brokers Kerkrade.")
        .says("Meestal is er binnen twee dagen een antwoord");
    let theirs = [("vraag", QUESTION), ("gemeente", "zaanstad")];
    fill(&theirs, 201)
        .await
        .says("Wat je stuurde, gaat naar het team Social Brokers Zaanstad.")
        .says("Meestal is er binnen drie werkdagen een antwoord");
    fill(&[("vraag", QUESTION)], 201)
        .await
        .says("Wat je stuurde, gaat naar het landelijke team van Proefsite.");

    // With the code, and after saying more, it is the promise of the same team.
    let code = asks(world, "kerkrade").await;
    let status = world.stranger().looks_up(&code).await.is(200);
    status.says("Meestal is er binnen twee dagen een antwoord");
    let more = encode(&[("code", &*code), ("vervolg", "En als ze boos worden?")]);
    let kind = "application/x-www-form-urlencoded";
    let stranger = world.stranger();
    let sent = stranger.posts("/api/receipts/follow-up", kind, more).await;
    sent.is(201)
        .says("Meestal is er binnen twee dagen een antwoord");

    // A site without teams says nothing of it, and neither does a demonstration.
    let alone = World::new().await;
    let page = alone.stranger().fills_in("vraag", &ours).await.is(201);
    page.lacks("leest dit").lacks("gaat naar het");
    let shown = world_with(|facts| {
        facts.teams = vec![team("kerkrade", "Social Brokers Kerkrade", &site.kerkrade)];
        facts.demonstration = true;
    })
    .await;
    let page = shown.stranger().fills_in("vraag", &ours).await.is(201);
    page.lacks("leest dit").lacks("gaat naar het");
}

#[tokio::test]
async fn a_site_of_one_municipality_has_no_national_team() {
    let kerkrade = Identity::generate();
    let world = world_with(|facts| {
        facts.municipalities.retain(|one| one.slug == "kerkrade");
        facts.teams = vec![team("kerkrade", "Jongerenwerk Kerkrade", &kerkrade)];
    })
    .await;
    let blank = world.stranger().gets("/api/forms/vraag").await.is(405);
    blank
        .lacks("landelijk")
        .says("als dat er niet is ons eigen team");
    let sent = [("vraag", QUESTION)];
    let receipt = world.stranger().fills_in("vraag", &sent).await.is(201);
    receipt
        .says("Iemand van ons team leest je vraag.")
        .lacks("landelijk")
        .lacks("leest dit");
}

#[tokio::test]
async fn a_desk_of_several_teams_shows_which_and_seals_each_to_its_own() {
    let site = Municipalities::new().await;
    let world = &site.world;
    let codes = BTreeMap::from([
        ("kerkrade", asks(world, "kerkrade").await),
        ("zaanstad", asks(world, "zaanstad").await),
    ]);
    let moderator = site.at_a_desk_with(&[&site.kerkrade, &site.zaanstad]).await;
    let queue = moderator.gets("/desk").await.is(200);
    queue
        .says("Social Brokers Kerkrade")
        .says("Social Brokers Zaanstad");
    let page = moderator.gets("/desk/reseal").await.is(200);
    assert_eq!(page.body.matches("name=\"sleutels\"").count(), 2);
    for team in codes.keys() {
        let from = page
            .body
            .find(&format!("name=\"team\" value=\"{team}\""))
            .unwrap();
        let rest = &page.body[from..];
        let stamp = rest.split("name=\"sleutels\" value=\"").nth(1).unwrap();
        let stamp = stamp.split('"').next().unwrap();
        let fields = [("team", *team), ("sleutels", stamp)];
        let done = moderator.posts("/desk/reseal", &fields).await.is(200);
        done.says("1 inzending zit nu op slot");
    }
    for (team, key, other) in [
        ("kerkrade", &site.kerkrade, &site.zaanstad),
        ("zaanstad", &site.zaanstad, &site.kerkrade),
    ] {
        let found = stored(world, &codes[team]).await;
        assert!(opens(key, &found.sealed) && opens(&site.recovery, &found.sealed));
        assert!(!opens(other, &found.sealed) && !opens(&world.identity, &found.sealed));
    }
}
