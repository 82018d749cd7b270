//! Whatever goes wrong when a button of the desk is pressed: what was typed is still there, the page asks for the same
//! action again and for no other, and what it says of the store is true. The buttons come from the list that the desk
//! itself makes its routes and pages from.

use function::desk::{Action, Move, Step};
use function::receipt::LookupId;
use function::store::{AuditEntry, By, Seals, Status, Store, StoreSettings, Submission};

use crate::world::{Button, Fault, Forms, Moderator, Reply, Trouble, World};

const ANSWER: &str = "Een half antwoord: <b>praat</b> met je\nmentor \"en\" 'ook' & ga";
const COLLEAGUE: &str = "Fatima";
/// What somebody fills in on the way to a page for the site.
const PAGE: [(&str, &str); 4] = [
    ("titel", "Hoe vertel ik dit thuis?"),
    ("vraag", "Ik blijf zitten.\nHoe vertel ik dat?"),
    ("tekst", "Kies een **rustig** moment."),
    ("leeftijd", "16"),
];
/// The fields that are not typed.
const MADE: [&str; 3] = ["versie", "wachtrij", "stap"];

/// A page of the desk with a button that somebody is about to press, and everything that they typed.
struct Desk {
    world: World,
    samira: Moderator,
    receipt: String,
    path: String,
    page: Forms,
}

/// How far a submission has come, and which page of it is open.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    New,
    Claimed,
    Spam,
    Escalated,
    Form,
    Preview,
    Answered,
    PreviewLater,
    Placed,
    SignUp,
    Intake,
    Training,
}

const STAGES: [Stage; 12] = [
    Stage::New,
    Stage::Claimed,
    Stage::Spam,
    Stage::Escalated,
    Stage::Form,
    Stage::Preview,
    Stage::Answered,
    Stage::PreviewLater,
    Stage::Placed,
    Stage::SignUp,
    Stage::Intake,
    Stage::Training,
];

impl Desk {
    async fn at(stage: Stage) -> Self {
        let world = World::new().await;
        let receipt = if matches!(stage, Stage::SignUp | Stage::Intake | Stage::Training) {
            sign_up(&world).await
        } else {
            world
                .ask_for_all("Hoe vertel ik thuis dat ik blijf zitten?")
                .await
        };
        let samira = world.moderator_called("Samira").await;
        let path = samira.queue("open").await.remove(0);
        let before: &[(Action, &[(&str, &str)])] = match stage {
            Stage::Claimed => &[(Action::Move(Move::Claim), &[])],
            Stage::Spam => &[(Action::Move(Move::Spam), &[])],
            Stage::Escalated => &[(Action::Move(Move::Escalate), &[])],
            Stage::Answered | Stage::PreviewLater => {
                &[(Action::Answer, &[("antwoord", "Dit is het antwoord.")])]
            }
            Stage::Placed => &[
                (Action::Answer, &[("antwoord", "Dit is het antwoord.")]),
                (Action::Page(Step::PlaceAlone), &PAGE),
            ],
            Stage::Intake => &[(Action::Move(Move::Intake), &[])],
            Stage::Training => &[
                (Action::Move(Move::Intake), &[]),
                (Action::Move(Move::Training), &[]),
            ],
            Stage::New | Stage::Form | Stage::Preview | Stage::SignUp => &[],
        };
        for (action, fields) in before {
            let step = action.step().map(|step| ("stap", step));
            let fields: Vec<_> = fields.iter().copied().chain(step).collect();
            let done = samira.sends(&path, action.route(), &fields).await;
            assert_eq!(done.status, 303, "{action:?} {}", done.body);
        }
        let html = samira.gets(&path).await.is(200).body;
        let page = filled_in(&html);
        let mut desk = Self {
            world,
            samira,
            receipt,
            path,
            page,
        };
        if matches!(stage, Stage::Form | Stage::Preview | Stage::PreviewLater) {
            desk.goes_on(Action::Page(Step::Make)).await;
        }
        if matches!(stage, Stage::Preview | Stage::PreviewLater) {
            desk.goes_on(Action::Page(Step::Look)).await;
        }
        desk
    }

    async fn goes_on(&mut self, action: Action) {
        let reply = self.presses(action).await.is(200);
        self.page = filled_in(&reply.body);
    }

    fn button(&self, action: Action) -> Option<Button> {
        let to = format!("{}/{}", self.path, action.route());
        let step = action.step().unwrap_or_default();
        let buttons = self.page.buttons.iter();
        let mut fitting = buttons.filter(|each| each.to == to && each.value == step);
        fitting.next().cloned()
    }

    async fn presses(&self, action: Action) -> Reply {
        let button = self.button(action).unwrap();
        sends(&self.samira, &self.page, &button).await
    }

    /// Fields that somebody typed in.
    fn typed(&self, action: Action) -> Vec<(String, String)> {
        let mut fields = self.page.sent_by(&self.button(action).unwrap());
        fields.retain(|(name, _)| !MADE.contains(&name.as_str()));
        fields
    }

    async fn audit(&self, store: &Store) -> Vec<AuditEntry> {
        store.audit(&id(&self.path)).await.unwrap()
    }

    async fn stored(&self, store: &Store) -> Submission {
        store.find(&id(&self.path), self.world.now()).await.unwrap()
    }
}

fn id(path: &str) -> LookupId {
    LookupId::parse(path.rsplit('/').next().unwrap()).unwrap()
}

fn filled_in(html: &str) -> Forms {
    let mut page = Forms::of(html);
    page.types("antwoord", ANSWER);
    page.types("collega", COLLEAGUE);
    for (name, value) in PAGE {
        page.types(name, value);
    }
    page
}

async fn sends(moderator: &Moderator, page: &Forms, button: &Button) -> Reply {
    let fields = page.sent_by(button);
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    moderator.posts(&button.to, &fields).await
}

async fn sign_up(world: &World) -> String {
    let fields = [
        ("gemeente", "zaanstad"),
        ("naam", "Sam"),
        ("email", "sam@voorbeeld.nl"),
        ("dagen", "wo"),
        ("dagen", "ma"),
        ("test.stil", "ernaast"),
        ("test.nieuw", "vragen"),
        ("akkoord", "ja"),
    ];
    let sent = world.stranger().fills_in("aanmelden", &fields).await;
    sent.is(201).receipt()
}

/// A desk on whose page this can be done. A new action needs a stage that offers it.
async fn offering(action: Action) -> Desk {
    for stage in STAGES {
        let desk = Desk::at(stage).await;
        if desk.button(action).is_some() {
            return desk;
        }
    }
    panic!("no page of the desk offers {action:?}");
}

fn changes(action: Action) -> bool {
    let places = matches!(action, Action::Page(Step::Place | Step::PlaceAlone));
    places || matches!(action, Action::Answer | Action::HandOver | Action::Move(_))
}

#[track_caller]
fn keeps(reply: &Reply, typed: &[(String, String)], what: &str) -> Forms {
    let page = Forms::of(&reply.body);
    for (name, value) in typed {
        assert!(page.holds(value), "{what}: no {name} in {}", reply.body);
    }
    page
}

/// The page asks for exactly what was asked for, and says so on the button.
#[track_caller]
fn repeats(desk: &Desk, action: Action, reply: &Reply) -> (Forms, Button) {
    let typed = desk.typed(action);
    let page = keeps(reply, &typed, &format!("{action:?}"));
    let pressed = desk.button(action).unwrap();
    let to_act = |button: &&Button| !button.to.ends_with("/draft") || action == Action::Draft;
    let again = page
        .buttons
        .iter()
        .find(|button| to_act(button) && button.label.starts_with("Probeer"));
    let again = again
        .unwrap_or_else(|| panic!("{action:?}: {}", reply.body))
        .clone();
    assert_eq!(again.to, pressed.to, "{action:?}");
    let mut sent = page.sent_by(&again);
    let mut before = desk.page.sent_by(&pressed);
    // An empty field and none are the same.
    sent.retain(|(_, value)| !value.is_empty());
    before.retain(|(_, value)| !value.is_empty());
    sent.sort();
    before.sort();
    assert_eq!(sent, before, "{action:?}");
    let words = action_words(&pressed);
    assert_eq!(
        again.label,
        format!("Probeer opnieuw: {words}"),
        "{action:?}"
    );
    let others = page
        .buttons
        .iter()
        .filter(|button| button.to.starts_with("/desk/"));
    for other in others {
        let harmless = other.to.ends_with("/draft") || other.to.ends_with("/leave");
        assert!(other.to == again.to || harmless, "{action:?}: {}", other.to);
    }
    (page, again)
}

/// What the button that was pressed is called; one that asks whether somebody is sure, by its route.
fn action_words(pressed: &Button) -> String {
    if pressed.label == "Ja, doe dat" {
        let words = [
            ("close", "Rond af"),
            ("reject", "Wijs af"),
            ("decline", "Geen plek"),
        ];
        let route = pressed.to.rsplit('/').next().unwrap();
        let found = words.iter().find(|(known, _)| *known == route).unwrap();
        return found.1.to_owned();
    }
    if pressed.to.ends_with("/publication") && pressed.value.is_empty() {
        return "Maak er een pagina van".to_owned();
    }
    pressed.label.trim_end_matches('…').to_owned()
}

#[tokio::test]
async fn every_button_sends_everything_that_was_typed_and_is_one_of_the_list() {
    for stage in STAGES {
        let desk = Desk::at(stage).await;
        for button in &desk.page.buttons {
            let route = button.to.strip_prefix(&format!("{}/", desk.path));
            let known = Action::all()
                .any(|a| Some(a.route()) == route && a.step().unwrap_or_default() == button.value);
            assert!(known, "{stage:?}: {} {}", button.label, button.to);
            let sent = desk.page.sent_by(button);
            for control in desk.page.controls.iter().filter(|control| control.typed) {
                let goes = sent.contains(&(control.name.clone(), control.value.clone()));
                assert!(goes, "{stage:?}: {} without {}", button.label, control.name);
            }
        }
    }
}

#[tokio::test]
async fn when_the_session_is_over_the_same_can_be_asked_again() {
    for action in Action::all() {
        let desk = offering(action).await;
        desk.samira.posts("/desk/leave", &[]).await.is(200);
        let reply = desk.presses(action).await.is(401);
        if action == Action::Leave {
            keeps(&reply, &desk.typed(action), "leave");
            continue;
        }
        let (page, again) = repeats(&desk, action, &reply);
        let samira = desk.world.moderator_called("Samira").await;
        let before = desk.audit(&desk.world.store).await.len();
        let done = sends(&samira, &page, &again).await;
        assert!(
            [200, 303].contains(&done.status.as_u16()),
            "{action:?} {}",
            done.body
        );
        let after = desk.audit(&desk.world.store).await.len();
        assert_eq!(after - before, usize::from(changes(action)), "{action:?}");
    }
}

#[tokio::test]
async fn when_the_store_is_away_the_same_can_be_asked_again() {
    for action in Action::all().filter(|action| *action != Action::Leave) {
        let mut desk = offering(action).await;
        let before = desk.audit(&desk.world.store).await.len();
        desk.world.lose_the_store().await;
        let reply = desk.presses(action).await.is(503);
        let reply = reply
            .lacks("niets opgeslagen")
            .lacks("een collega was je voor");
        let (page, again) = repeats(&desk, action, &reply);
        desk.world.find_the_store().await;
        let done = sends(&desk.samira, &page, &again).await;
        assert!(
            [200, 303].contains(&done.status.as_u16()),
            "{action:?} {}",
            done.body
        );
        let after = desk.audit(&desk.world.store).await.len();
        assert_eq!(after - before, usize::from(changes(action)), "{action:?}");
    }
}

fn by<'a>(desk: &Desk, actor: &'a str) -> By<'a> {
    By {
        actor,
        at: desk.world.now(),
    }
}

/// Something happens that changes the version and nothing else.
async fn resealed_by(desk: &Desk, actor: &str) {
    let seen = desk.stored(&desk.world.store).await;
    let seals = Seals {
        sealed: seen.sealed.clone(),
        questions: Vec::new(),
        publication: seen.publication.clone(),
    };
    let by = by(desk, actor);
    desk.world.store.reseal(&seen, &seals, &by).await.unwrap();
}

#[tokio::test]
async fn when_somebody_was_first_the_page_says_who_and_keeps_everything() {
    for action in Action::all().filter(|action| *action != Action::Leave) {
        for (actor, words) in [
            (
                "Bram",
                "Een collega was je voor: Opnieuw op slot gezet door Bram (vandaag",
            ),
            ("Samira", "Dit heb je zelf intussen veranderd"),
        ] {
            let desk = offering(action).await;
            resealed_by(&desk, actor).await;
            let reply = desk.presses(action).await.is(409).says(words);
            let page = keeps(&reply, &desk.typed(action), &format!("{action:?}"));
            assert_eq!(reply.body.contains("Een collega was"), actor == "Bram");
            // What is pressed next takes it along.
            let next = page
                .buttons
                .iter()
                .find(|button| button.to.starts_with(&desk.path));
            let sent = page.sent_by(next.unwrap());
            for field in desk.typed(action) {
                assert!(sent.contains(&field), "{action:?}: {field:?} in {sent:?}");
            }
        }
    }
}

#[tokio::test]
async fn when_a_colleague_answered_everything_is_still_there() {
    for action in Action::all().filter(|action| *action != Action::Leave) {
        let desk = offering(action).await;
        let seen = desk.stored(&desk.world.store).await;
        if !seen
            .entry
            .status
            .may_become(Status::Answered, seen.entry.kind)
        {
            continue;
        }
        let answer = seen.recipient.seal(b"Van Bram.").unwrap();
        let by = by(&desk, "Bram");
        desk.world.store.answer(&seen, &answer, &by).await.unwrap();
        let reply = desk.presses(action).await.is(409);
        let reply = reply.says("Een collega was je voor: Beantwoord door Bram");
        keeps(&reply, &desk.typed(action), &format!("{action:?}"));
        let stranger = desk.world.stranger();
        stranger.looks_up(&desk.receipt).await.says("Van Bram.");
    }
}

#[tokio::test]
async fn when_the_sender_took_it_back_what_was_typed_can_still_be_read() {
    for action in Action::all().filter(|action| *action != Action::Leave) {
        let desk = offering(action).await;
        desk.world.stranger().withdraws(&desk.receipt).await.is(200);
        let reply = desk.presses(action).await.is(404);
        let reply = reply.says("Deze inzending is er niet meer");
        let mut typed = desk.typed(action);
        typed.retain(|(name, _)| {
            PAGE.iter().any(|(known, _)| known == name)
                || ["antwoord", "collega"].contains(&name.as_str())
        });
        keeps(&reply, &typed, &format!("{action:?}"));
    }
}

#[tokio::test]
async fn whoever_typed_something_is_asked_before_they_leave() {
    let desk = offering(Action::Leave).await;
    let reply = desk.presses(Action::Leave).await.is(200);
    let page = keeps(&reply, &desk.typed(Action::Leave), "leave");
    reply.says("Je hebt nog iets geschreven");
    let back = page
        .buttons
        .iter()
        .find(|button| button.to.ends_with("/draft"));
    let reply = sends(&desk.samira, &page, back.unwrap()).await.is(200);
    keeps(&reply, &desk.typed(Action::Leave), "back");
    let sure = page
        .buttons
        .iter()
        .find(|button| button.label.starts_with("Gooi"));
    let gone = sends(&desk.samira, &page, sure.unwrap()).await.is(200);
    gone.says("Je bent afgemeld");
    desk.samira.gets("/desk").await.is(401);
}

/// Between the desk and the engine, from now on.
async fn behind(desk: &mut Desk, faults: &[Fault], then: Fault) -> (Trouble, Store) {
    let engine = desk.world.engine_address();
    let trouble = Trouble::before(&engine, faults, then).await;
    let settings = StoreSettings::local(&trouble.address, &desk.world.table);
    let between = Store::connect(&settings).await;
    let direct = std::mem::replace(&mut desk.world.store, between);
    desk.samira = desk.samira.clone().at(desk.world.router());
    (trouble, direct)
}

/// The change is made by the first try, and its answer is lost.
const LOST: [(&str, &[Fault]); 3] = [
    ("tried again", &[Fault::None, Fault::CutAfter]),
    ("half", &[Fault::None, Fault::CutWithin]),
    (
        "given up",
        &[
            Fault::None,
            Fault::CutAfter,
            Fault::Throttled,
            Fault::Throttled,
        ],
    ),
];

#[tokio::test]
async fn what_was_done_is_told_as_done_when_its_answer_got_lost() {
    for action in Action::all().filter(|action| changes(*action)) {
        for (how, faults) in LOST {
            let mut desk = offering(action).await;
            let before = desk.audit(&desk.world.store).await.len();
            let (_trouble, direct) = behind(&mut desk, faults, Fault::None).await;
            let reply = desk.presses(action).await;
            let good = [200, 303].contains(&reply.status.as_u16());
            assert!(good, "{action:?}, {how}: {} {}", reply.status, reply.body);
            let reply = reply.lacks("was je voor").lacks("niet opgeslagen");
            if reply.status == 303 {
                let next = desk.samira.gets(reply.header("location")).await.is(200);
                next.lacks("was je voor");
            }
            let after = desk.audit(&direct).await.len();
            assert_eq!(after - before, 1, "{action:?}, {how}");
        }
    }
}

#[tokio::test]
async fn what_nobody_can_see_now_is_not_told_as_not_done_and_is_done_once() {
    for action in Action::all().filter(|action| changes(*action)) {
        let mut desk = offering(action).await;
        let before = desk.audit(&desk.world.store).await.len();
        let faults = [Fault::None, Fault::CutAfter];
        let (_trouble, direct) = behind(&mut desk, &faults, Fault::Throttled).await;
        let reply = desk.presses(action).await.is(503);
        let reply = reply.says("We weten nog niet of dit is opgeslagen");
        let (page, again) = repeats(&desk, action, &reply.lacks("is niets opgeslagen"));
        desk.world.store = direct;
        let samira = desk.samira.clone().at(desk.world.router());
        let done = sends(&samira, &page, &again).await;
        assert!(
            [200, 303].contains(&done.status.as_u16()),
            "{action:?} {}",
            done.body
        );
        if done.status == 303 {
            let shown = samira.gets(done.header("location")).await.is(200);
            shown
                .says("Gelukt. ")
                .says("door Samira")
                .lacks("was je voor");
        } else {
            done.says("Gelukt. ")
                .says("door Samira")
                .lacks("was je voor");
        }
        let after = desk.audit(&desk.world.store).await.len();
        assert_eq!(after - before, 1, "{action:?}");
    }
}

#[tokio::test]
async fn what_the_store_refused_is_told_as_not_done_after_looking() {
    for action in Action::all().filter(|action| changes(*action)) {
        let mut desk = offering(action).await;
        let before = desk.audit(&desk.world.store).await.len();
        let faults = [
            Fault::None,
            Fault::Throttled,
            Fault::Throttled,
            Fault::Throttled,
        ];
        let (_trouble, direct) = behind(&mut desk, &faults, Fault::None).await;
        let reply = desk.presses(action).await.is(503);
        let reply = reply.says("We hebben het net nagekeken: het staat er niet in");
        let (page, again) = repeats(&desk, action, &reply);
        assert_eq!(desk.audit(&direct).await.len(), before);
        let done = sends(&desk.samira, &page, &again).await;
        assert!(
            [200, 303].contains(&done.status.as_u16()),
            "{action:?} {}",
            done.body
        );
        assert_eq!(desk.audit(&direct).await.len(), before + 1, "{action:?}");
    }
}

#[tokio::test]
async fn a_double_click_does_it_once_and_is_no_conflict() {
    for action in Action::all().filter(|action| changes(*action)) {
        let desk = offering(action).await;
        let before = desk.audit(&desk.world.store).await.len();
        let both = tokio::join!(desk.presses(action), desk.presses(action));
        for reply in [both.0, both.1, desk.presses(action).await] {
            let good = [200, 303].contains(&reply.status.as_u16());
            assert!(good, "{action:?}: {} {}", reply.status, reply.body);
            reply.lacks("was je voor");
        }
        assert_eq!(
            desk.audit(&desk.world.store).await.len(),
            before + 1,
            "{action:?}"
        );
    }
}

#[tokio::test]
async fn the_same_button_with_other_words_is_not_told_as_done() {
    let mut desk = Desk::at(Stage::New).await;
    desk.presses(Action::Answer).await.is(200);
    desk.page.types("antwoord", "Een heel ander antwoord.");
    let reply = desk.presses(Action::Answer).await.is(409);
    let reply = reply.says("Dit heb je zelf intussen veranderd");
    let reply = reply
        .says("Beantwoord door Samira")
        .lacks("collega was je voor");
    keeps(&reply, &desk.typed(Action::Answer), "other words");
    let stranger = desk.world.stranger();
    let read = stranger.looks_up(&desk.receipt).await;
    read.says("Een half antwoord")
        .lacks("Een heel ander antwoord");
}

#[tokio::test]
async fn the_store_cannot_tell_what_somebody_typed_from_the_fingerprint_of_a_request() {
    let desk = Desk::at(Stage::New).await;
    desk.presses(Action::Answer).await.is(200);
    let prints = desk.audit(&desk.world.store).await;
    let print = prints.last().unwrap().request.unwrap();
    // The same words at another desk have another fingerprint: its key is not in the store.
    let other = Desk::at(Stage::New).await;
    other.presses(Action::Answer).await.is(200);
    let others = other.audit(&other.world.store).await;
    assert_ne!(others.last().unwrap().request.unwrap(), print);
}

#[tokio::test]
async fn what_was_typed_besides_stays_when_something_is_done() {
    for action in Action::all().filter(|action| changes(*action)) {
        let desk = offering(action).await;
        let mut left = desk.typed(action);
        left.retain(|(name, _)| match action {
            Action::Answer => name != "antwoord",
            Action::HandOver => name != "collega",
            Action::Page(Step::Place) => name == "collega",
            Action::Page(Step::PlaceAlone) => ["antwoord", "collega"].contains(&name.as_str()),
            _ => true,
        });
        left.retain(|(_, value)| !value.is_empty());
        let reply = desk.presses(action).await;
        if left.is_empty() {
            assert_eq!(reply.status, 303, "{action:?} {}", reply.body);
            continue;
        }
        let page = keeps(
            &reply.is(200).says("Gelukt. "),
            &left,
            &format!("{action:?}"),
        );
        let next = page
            .buttons
            .iter()
            .find(|button| button.to.starts_with(&desk.path));
        let sent = page.sent_by(next.unwrap());
        for field in left {
            assert!(sent.contains(&field), "{action:?}: {field:?} in {sent:?}");
        }
    }
}

#[tokio::test]
async fn back_to_the_question_keeps_the_answer_and_the_page() {
    for stage in [Stage::Form, Stage::Preview] {
        let mut desk = Desk::at(stage).await;
        let typed = desk.typed(Action::Draft);
        desk.goes_on(Action::Draft).await;
        for field in &typed {
            assert!(
                desk.typed(Action::Answer).contains(field),
                "{stage:?} {field:?}"
            );
        }
        desk.goes_on(Action::Page(Step::Make)).await;
        for field in &typed {
            assert!(
                desk.typed(Action::Page(Step::Look)).contains(field),
                "{stage:?} {field:?}"
            );
        }
        assert!(desk.audit(&desk.world.store).await.is_empty());
    }
}

#[tokio::test]
async fn an_address_of_a_button_leads_to_the_submission_when_it_is_loaded_again() {
    let desk = Desk::at(Stage::New).await;
    for action in Action::all() {
        let reply = desk
            .samira
            .gets(&format!("{}/{}", desk.path, action.route()))
            .await;
        assert_eq!(reply.is(303).header("location"), desk.path);
    }
    for address in ["leave", "invite", "reseal"] {
        let reply = desk.samira.gets(&format!("/desk/{address}")).await.is(303);
        assert_eq!(reply.header("location"), "/desk");
    }
    desk.samira.gets("/desk/onzin/claim").await.is(404);
}

#[tokio::test]
async fn whoever_comes_in_again_is_where_they_were() {
    let desk = Desk::at(Stage::New).await;
    let queue = "/desk?lijst=spam&gemeente=kerkrade&formulier=vraag";
    let question = format!("{}?gemeente=kerkrade", desk.path);
    for (asked, expected) in [
        (queue, queue),
        (&question, &question),
        (&desk.path, &desk.path),
        ("/desk?gemeente=nergens&pagina=x", "/desk"),
        ("/desk", "/desk"),
        ("/desk/%2F%2Felders.example", "/desk"),
        ("/desk/onzin", "/desk"),
    ] {
        let outside = desk.samira.clone().with_cookie("");
        let reply = outside.gets(asked).await.is(401);
        let remembered = reply.header("set-cookie").to_owned();
        let token = desk.world.doors.invite().unwrap().path();
        let token = token.split_once('=').unwrap().1.to_owned();
        let entering = outside.with_cookie(&remembered);
        let fields = [("token", token.as_str()), ("naam", "")];
        let reply = entering.posts("/desk/enter", &fields).await.is(303);
        assert_eq!(reply.header("location"), expected, "{asked}");
    }
    // Nobody is led away from the desk by a cookie that somebody else made.
    for place in [
        "https://elders.example/",
        "//elders.example",
        "/beheer/",
        "/desk/../x",
    ] {
        let token = desk.world.doors.invite().unwrap().path();
        let token = token.split_once('=').unwrap().1.to_owned();
        let entering = desk
            .samira
            .clone()
            .with_cookie(&format!("desk-plek={place}"));
        let fields = [("token", token.as_str()), ("naam", "")];
        let reply = entering.posts("/desk/enter", &fields).await.is(303);
        assert_eq!(reply.header("location"), "/desk", "{place}");
    }
}

#[tokio::test]
async fn the_part_of_the_queue_stays_until_it_is_left() {
    let desk = Desk::at(Stage::New).await;
    let queue = "/desk?gemeente=kerkrade&formulier=vraag";
    let shown = desk.samira.gets(queue).await.is(200);
    let address = shown
        .between("entry__link\" href=\"", "\"")
        .replace("&amp;", "&");
    assert_eq!(
        address,
        format!("{}?gemeente=kerkrade&formulier=vraag", desk.path)
    );
    let page = desk.samira.gets(&address).await.is(200);
    let back = format!(
        "class=\"crumb\"><a href=\"{}\"",
        queue.replace('&', "&amp;")
    );
    let page = Forms::of(&page.says(&back).body);
    let press = async |page: &Forms, action: Action| {
        let to = format!("{}/{}", desk.path, action.route());
        let button = page.buttons.iter().find(|button| button.to == to);
        sends(&desk.samira, page, button.unwrap()).await
    };
    let claimed = press(&page, Action::Move(Move::Claim)).await.is(303);
    assert_eq!(claimed.header("location"), address);
    let page = Forms::of(&desk.samira.gets(&address).await.is(200).body);
    let returned = press(&page, Action::Move(Move::GiveBack)).await.is(303);
    assert_eq!(returned.header("location"), queue);
    // Out of the spam, one is among the spam again.
    let page = Forms::of(&desk.samira.gets(&address).await.is(200).body);
    press(&page, Action::Move(Move::Spam)).await.is(303);
    let spam = "/desk?lijst=spam&gemeente=kerkrade";
    let page = Forms::of(&desk.samira.gets(spam).await.is(200).body);
    let restored = press(&page, Action::Move(Move::NotSpam)).await.is(303);
    assert_eq!(restored.header("location"), spam);
}
