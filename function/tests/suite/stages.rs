//! A moderator in front of a page of the desk, at every stage that a submission can be at, with something typed in every
//! field. The buttons come from the list that the desk itself makes its routes and pages from.

use std::cell::RefCell;
use std::collections::BTreeMap;

use desk::{Action, Move, Step};
use sealing::receipt::LookupId;
use store::{AuditEntry, Store, Submission};
use tokio::sync::Mutex;

use crate::world::site::SIGN_UP;
use crate::world::{Button, Forms, LEFT, Moderator, Reply, World};

pub(crate) const ANSWER: &str = "Een half antwoord: <b>praat</b> met je\nmentor \"en\" 'ook' & ga";
pub(crate) const COLLEAGUE: &str = "Fatima";
pub(crate) const NOTE: &str = "Belt <b>morgen</b> & \"praat\" met\n'ouders'";
pub(crate) const LABEL: &str = "Blijven zitten & <b>thuis</b>";
pub(crate) const EXPLANATION: &str = "Je kunt <b>ook</b> je mentor\n\"vragen\" & bellen";
pub(crate) const PAGE_NOTE: &str = "Haal de <b>school</b> eruit & \"kort\" in";
/// Of a question, and of a sign-up.
pub(crate) const REASONS: [&str; 2] = ["more-help", "no-place"];
/// The fields of a page for the site.
pub(crate) const PAGE: [(&str, &str); 4] = [
    ("titel", "Hoe vertel ik dit thuis?"),
    ("vraag", "Ik blijf zitten.\nHoe vertel ik dat?"),
    ("tekst", "Kies een **rustig** moment."),
    ("door", "broker"),
];
/// The fields that are not typed.
pub(crate) const MADE: [&str; 4] = ["versie", "wachtrij", "stap", "concept"];

/// A page of the desk with a button that somebody is about to press, and everything that they typed.
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) samira: Moderator,
    pub(crate) receipt: String,
    pub(crate) path: String,
    pub(crate) page: Forms,
}

/// How far a submission has come, and which page of it is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stage {
    New,
    Claimed,
    Spam,
    Escalated,
    Form,
    Preview,
    Leaving,
    Answered,
    PreviewLater,
    Placed,
    SignUp,
    Intake,
    Training,
    Acute,
    Closed,
    Marked,
    Proposed,
    Thanked,
    PassedOn,
    PageMade,
}

pub(crate) const STAGES: [Stage; 20] = [
    Stage::New,
    Stage::Claimed,
    Stage::Spam,
    Stage::Escalated,
    Stage::Form,
    Stage::Preview,
    Stage::Leaving,
    Stage::Answered,
    Stage::PreviewLater,
    Stage::Placed,
    Stage::SignUp,
    Stage::Intake,
    Stage::Training,
    Stage::Acute,
    Stage::Closed,
    Stage::Marked,
    Stage::Proposed,
    Stage::Thanked,
    Stage::PassedOn,
    Stage::PageMade,
];

/// Fields with what is typed in them.
type Typed = &'static [(&'static str, &'static str)];

impl Stage {
    /// What Samira presses to come there from a new submission.
    fn presses_before(self) -> &'static [(Action, Typed)] {
        match self {
            Stage::Claimed => &[(Action::Move(Move::Claim), &[])],
            Stage::Spam => &[(Action::Move(Move::Spam), &[])],
            Stage::Escalated => &[(Action::Move(Move::Escalate), &[])],
            Stage::Leaving | Stage::Answered | Stage::PreviewLater => {
                &[(Action::Answer, &[("antwoord", "Dit is het antwoord.")])]
            }
            Stage::Placed => &[
                (Action::Answer, &[("antwoord", "Dit is het antwoord.")]),
                (Action::Page(Step::PlaceAlone), &PAGE),
            ],
            Stage::Intake => &[(Action::Move(Move::Intake), &[])],
            Stage::Acute => &[(Action::Move(Move::Acute), &[])],
            Stage::Marked => &[(Action::Move(Move::Eyes), &[])],
            Stage::Closed => &[(Action::Move(Move::Close), &[])],
            Stage::PassedOn => &[(Action::Move(Move::PassOn), &[])],
            Stage::Training => &[
                (Action::Move(Move::Intake), &[]),
                (Action::Move(Move::Training), &[]),
            ],
            Stage::New
            | Stage::Form
            | Stage::Preview
            | Stage::SignUp
            | Stage::Proposed
            | Stage::Thanked
            | Stage::PageMade => &[],
        }
    }
}

impl Desk {
    pub(crate) async fn at(stage: Stage) -> Self {
        let world = World::with_files(with_thanks).await;
        let receipt = match stage {
            Stage::SignUp | Stage::Intake | Stage::Training => sign_up(&world).await,
            Stage::Thanked | Stage::PassedOn => thanks(&world).await,
            _ => {
                let question = "Hoe vertel ik thuis dat ik blijf zitten?";
                world.ask_for_all(question).await
            }
        };
        let samira = world.moderator_called("Samira").await;
        let fatima = world.moderator_called(COLLEAGUE).await;
        let path = samira.queue("open").await.remove(0);
        if stage == Stage::Proposed {
            fatima.presses(&path, "eyes", &[]).await.is(303);
            let message = [("antwoord", "Dit is het antwoord.")];
            fatima.presses(&path, "answer", &message).await.is(303);
        }
        if stage == Stage::PageMade {
            fatima.presses(&path, "attention", &[]).await.is(303);
            let message = [("antwoord", "Dit is het antwoord.")];
            fatima.presses(&path, "answer", &message).await.is(303);
            world.seconds_later(LEFT);
            let later = [&PAGE[..], &[("stap", "plaats-later")]].concat();
            fatima.presses(&path, "publication", &later).await.is(303);
        }
        let before = stage.presses_before();
        for (action, fields) in before {
            let step = action.step().map(|step| ("stap", step));
            let fields: Vec<_> = fields.iter().copied().chain(step).collect();
            let done = samira.presses(&path, action.route(), &fields).await;
            assert_eq!(done.status, 303, "{action:?} {}", done.body);
        }
        if !before.is_empty() && stage != Stage::Leaving {
            world.seconds_later(LEFT);
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
            desk.goes_on(Action::Page(Step::Preview)).await;
        }
        desk
    }

    /// The same page of the same desk in a copy of its world.
    pub(crate) async fn copy(&self) -> Self {
        let world = self.world.copy().await;
        Self {
            samira: self.samira.within(&world),
            world,
            receipt: self.receipt.clone(),
            path: self.path.clone(),
            page: self.page.clone(),
        }
    }

    pub(crate) async fn goes_on(&mut self, action: Action) {
        let reply = self.presses(action).await.is(200);
        self.page = filled_in(&reply.body);
    }

    pub(crate) fn button(&self, action: Action) -> Option<Button> {
        let to = format!("{}/{}", self.path, action.route());
        let step = action.step().unwrap_or_default();
        let buttons = self.page.buttons.iter();
        let mut fitting = buttons.filter(|each| each.to == to && each.value == step);
        fitting.next().cloned()
    }

    pub(crate) async fn presses(&self, action: Action) -> Reply {
        let button = self.button(action).unwrap();
        sends(&self.samira, &self.page, &button).await
    }

    /// Fields that somebody typed in.
    pub(crate) fn typed(&self, action: Action) -> Vec<(String, String)> {
        let mut fields = self.page.sent_by(&self.button(action).unwrap());
        fields.retain(|(name, _)| !MADE.contains(&name.as_str()));
        fields
    }

    pub(crate) async fn audit(&self, store: &Store) -> Vec<AuditEntry> {
        store.audit(&id(&self.path)).await.unwrap()
    }

    pub(crate) async fn stored(&self, store: &Store) -> Submission {
        store.find(&id(&self.path), self.world.now()).await.unwrap()
    }
}

pub(crate) fn id(path: &str) -> LookupId {
    LookupId::parse(path.rsplit('/').next().unwrap()).unwrap()
}

pub(crate) fn filled_in(html: &str) -> Forms {
    let mut page = Forms::of(html);
    page.types("antwoord", ANSWER);
    page.types("collega", COLLEAGUE);
    page.types("notitie", NOTE);
    page.types("uiterlijk", "2026-11-30");
    page.types("opschrift", LABEL);
    page.types("toelichting", EXPLANATION);
    for reason in REASONS {
        page.chooses("reden", reason);
    }
    page.chooses("stappen", "danger");
    page.types("wat-anders", PAGE_NOTE);
    for (name, value) in PAGE {
        page.types(name, value);
        page.chooses(name, value);
    }
    page
}

pub(crate) async fn sends(moderator: &Moderator, page: &Forms, button: &Button) -> Reply {
    let fields = page.sent_by(button);
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    moderator.posts(&button.to, &fields).await
}

pub(crate) async fn sign_up(world: &World) -> String {
    let sent = world.stranger().fills_in("aanmelden", &SIGN_UP).await;
    sent.is(201).receipt()
}

pub(crate) fn with_thanks(files: &mut BTreeMap<String, Vec<u8>>) {
    let form = include_str!("../../../content/formulieren/bedankje.toml");
    files.insert("formulieren/bedankje.toml".into(), form.into());
}

pub(crate) async fn thanks(world: &World) -> String {
    let fields = [
        ("wie", "De conciërge"),
        ("waarvoor", "Hij vroeg elke dag hoe het ging."),
        ("tonen", "site"),
    ];
    let sent = world.stranger().fills_in("bedankje", &fields).await;
    sent.is(201).receipt()
}

/// Three at a time, because most of each is waiting until the store is tried again.
pub(crate) async fn three_at_a_time<T>(all: impl IntoIterator<Item = T>, does: impl AsyncFn(T)) {
    let all = RefCell::new(all.into_iter());
    let some = async || {
        loop {
            let next = all.borrow_mut().next();
            let Some(next) = next else { return };
            Box::pin(does(next)).await;
        }
    };
    tokio::join!(some(), some(), some());
}

/// Desks at the stages that a test needed so far.
#[derive(Default)]
pub(crate) struct Stages(Mutex<Vec<Desk>>);

impl Stages {
    /// A desk on whose page this can be done, for one test of its own. A new action needs a stage that offers it.
    pub(crate) async fn offering(&self, action: Action) -> Desk {
        let mut known = self.0.lock().await;
        for (number, stage) in STAGES.into_iter().enumerate() {
            if number == known.len() {
                known.push(Desk::at(stage).await);
            }
            if known[number].button(action).is_some() {
                let mut desk = known[number].copy().await;
                if action == Action::Move(Move::PageSeen) {
                    // With what must change typed beside it, agreeing asks first: see `page_eyes`.
                    desk.page.types("wat-anders", "");
                }
                return desk;
            }
        }
        panic!("no page of the desk offers {action:?}");
    }
}

/// Like [`Stages::offering`], for a test of one action.
pub(crate) async fn offering(action: Action) -> Desk {
    Stages::default().offering(action).await
}

pub(crate) fn changes(action: Action) -> bool {
    let places = matches!(action, Action::Page(Step::Place | Step::PlaceAlone));
    let writes = matches!(
        action,
        Action::Answer | Action::Ask | Action::Note | Action::Check
    );
    let names = matches!(action, Action::HandOver | Action::Label);
    places || writes || names || matches!(action, Action::Move(_))
}

#[track_caller]
pub(crate) fn keeps(reply: &Reply, typed: &[(String, String)], what: &str) -> Forms {
    let page = Forms::of(&reply.body);
    for (name, value) in typed {
        assert!(page.holds(value), "{what}: no {name} in {}", reply.body);
    }
    page
}

/// The page asks for exactly what was asked for, and says so on the button.
#[track_caller]
pub(crate) fn repeats(desk: &Desk, action: Action, reply: &Reply) -> (Forms, Button) {
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
pub(crate) fn action_words(pressed: &Button) -> String {
    let words = [
        ("close", "Rond af"),
        ("reject", "Wijs af"),
        ("decline", "Geen plek"),
    ];
    let route = pressed.to.rsplit('/').next().unwrap();
    if let Some((_, words)) = words.iter().find(|(known, _)| *known == route) {
        return (*words).to_owned();
    }
    if pressed.to.ends_with("/publication") && pressed.value.is_empty() {
        return "Maak er een pagina van".to_owned();
    }
    // Whether it is then ready, with a colleague or with its author is decided when it is kept.
    match pressed.value.as_str() {
        "plaats" => return "Stuur het antwoord en bewaar de pagina".to_owned(),
        "plaats-later" => return "Bewaar de pagina".to_owned(),
        _ => {}
    }
    pressed.label.trim_end_matches('…').to_owned()
}
