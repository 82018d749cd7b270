//! Every button of the desk that is not about one submission, and every trouble: what was typed and chosen comes back, the same can
//! be asked again, and no page says what is not true. The buttons are found on the pages, and a route without one is a failure.
//! Buttons about a submission are in `kept.rs` and `lost_answers.rs`.

use std::collections::BTreeSet;

use ::people::rights::{self, Audience};
use desk::Action;
use store::{Store, StoreSettings};

use crate::people::{accepts, invites};
use crate::register::{is_active, page_of, presses, signs_up};
use crate::stages::three_at_a_time;
use crate::world::{Authenticator, Button, Fault, FaultProxy, Forms, Moderator, Reply, World};

/// What a script of a page sends: secrets that no page may give back.
const BY_SCRIPT: [&str; 3] = [
    "/desk/account/passkey",
    "/desk/account/passkeys",
    "/desk/account/passkeys/remove",
];
/// What the editor of the site sends, where there is one; `tests/e2e/host_editing.rs` tries it.
const BY_EDITOR: &str = "/beheer/{*path}";
/// The button of somebody who was invited and has not come, whom these pages do not have; `people/invitations.rs` tries it.
const NEW_LINK: &str = "/desk/people/{person}/link";
/// Buttons that send nothing that somebody typed or chose.
const WITHOUT_CHOICE: [&str; 5] = [
    "/desk/collect",
    "/desk/leave",
    "/desk/account/recovery",
    "/desk/account/sessions",
    "/desk/reseal",
];
/// What no page may say after one of these buttons.
const UNTRUE: [&str; 3] = ["niets opgeslagen", "collega was je voor", "niet bewaard"];
/// What is typed in a field, and chosen.
const TYPED: [(&str, &str); 5] = [
    ("naam", "Anne-Fleur de Wit"),
    (
        "briefje",
        "De vraag over <b>thuis</b> & \"school\" is nog warm.",
    ),
    ("talen", "Nederlands & <i>Pools</i>"),
    ("bereikbaar", "Na {{ zes }} uur"),
    ("bijzonderheden", "Belt liever.\nNiet 's ochtends."),
];
const CHOSEN: [(&str, &str); 4] = [
    ("rol", "moderator"),
    ("kenmerk", "professional"),
    ("zeker", "ja"),
    ("besproken", "limits"),
];

/// A desk with something on each of its pages.
pub(crate) struct Place {
    pub(crate) world: World,
    pub(crate) samira: Moderator,
    pub(crate) bram: Moderator,
    /// The codes of the question, the spam and the sign-up.
    pub(crate) codes: Vec<String>,
    question: String,
    spam: String,
    pub(crate) sign_up: String,
}

impl Place {
    pub(crate) async fn new() -> Self {
        let world = World::new().await;
        let samira = world.moderator_called("Samira").await;
        let bram = world.moderator_called("Bram").await;
        let junk = world.ask("Koop nu snel goedkope spullen bij ons").await;
        let spam = samira.queue("vrij").await.remove(0);
        bram.presses(&spam, "spam", &[]).await.is(303);
        let code = world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
        let question = samira.queue("vrij").await.remove(0);
        let (signed, sign_up) = signs_up(&world, "Sam Jansen").await;
        is_active(&world, &bram, &sign_up).await;
        // Who invites somebody does not confirm them.
        let id = crate::people::person(&world, "Bram").await;
        let both = [("rol", "moderator"), ("rol", "beheerder")];
        let change = format!("/desk/people/{id}/roles");
        samira.posts(&change, &both).await.is(303);
        let token = invites(&bram, "Noor", "moderator").await;
        let noor = Authenticator::new(1, true);
        accepts(&world, &token, &noor).await.is(200);
        leaves_note(&bram, "0").await.is(303);
        Self {
            world,
            samira,
            bram,
            codes: vec![code, junk, signed],
            question,
            spam,
            sign_up,
        }
    }

    pub(crate) fn pages(&self) -> [String; 8] {
        let page = page_of(&self.sign_up);
        let others = ["/desk?lijst=vrij", "/desk?lijst=spam", "/desk/account"];
        let more = ["/desk/people", "/desk/shift", "/desk/reseal"];
        let [list, spam, account] = others.map(str::to_owned);
        let [people, shift, reseal] = more.map(str::to_owned);
        let collect = "/desk/collect".to_owned();
        [list, spam, account, people, shift, reseal, collect, page]
    }

    /// The buttons of its pages, each kind once, with the page filled in.
    pub(crate) async fn buttons(&self) -> Vec<Pressed> {
        let mut found: Vec<Pressed> = Vec::new();
        for page in self.pages() {
            let shown = self.samira.gets(&page).await.is(200);
            let mut forms = Forms::of(&shown.body);
            for (name, value) in TYPED {
                forms.types(name, value);
            }
            for (name, value) in CHOSEN {
                forms.chooses(name, value);
            }
            for path in [&self.question, &self.spam] {
                let id = path.trim_start_matches("/desk/");
                let mut versions = forms.controls.iter().map(|one| one.value.clone());
                let row = versions.find(|value| value.starts_with(id));
                forms.chooses("kies", &row.unwrap_or_default());
            }
            for button in forms.buttons.clone() {
                let route = route_of(&button.to);
                let is_new = !found
                    .iter()
                    .any(|one| one.route == route && one.button.value == button.value);
                if others().contains(&*route) && is_new {
                    let fields = forms.sent_by(&button);
                    found.push(Pressed {
                        route,
                        button,
                        fields,
                    });
                }
            }
        }
        found
    }

    /// The same desk in a world of its own.
    async fn copy(&self) -> Self {
        let world = self.world.copy().await;
        Self {
            samira: self.samira.within(&world),
            bram: self.bram.within(&world),
            world,
            codes: self.codes.clone(),
            question: self.question.clone(),
            spam: self.spam.clone(),
            sign_up: self.sign_up.clone(),
        }
    }

    /// Between the desk and the engine from now on: after the one that looks who asks, these faults.
    async fn behind(&mut self, faults: &[Fault], then: Fault) -> (FaultProxy, Store) {
        let faults = FaultProxy::before(&self.world.engine_address(), faults, then).await;
        let settings = StoreSettings::local(&faults.address, &self.world.table);
        let between = Store::connect(&settings).await;
        let direct = std::mem::replace(&mut self.world.store, between);
        self.samira = self.samira.clone().at(self.world.router());
        (faults, direct)
    }

    /// A colleague does something to what a button is about.
    async fn is_changed(&self, pressed: &Pressed) {
        let page = page_of(&self.sign_up);
        let kept = [("talen", "Turks")];
        match &*pressed.route {
            "/desk/spam" if pressed.button.value == "spam" => {
                self.bram
                    .presses(&self.question, "claim", &[])
                    .await
                    .is(303);
            }
            "/desk/spam" => {
                self.bram.presses(&self.spam, "not-spam", &[]).await.is(303);
            }
            "/desk/shift" | "/desk/shift/read" => {
                leaves_note(&self.bram, "1").await.is(303);
            }
            "/desk/invite" => {
                invites(&self.bram, "Anne-Fleur de Wit", "moderator").await;
            }
            "/desk/brokers/{id}" | "/desk/brokers/{id}/remove" => {
                presses(&self.bram, &self.sign_up, "bewaar", &kept)
                    .await
                    .is(303);
                self.bram.gets(&page).await.is(200).says("Turks");
            }
            route if route.starts_with("/desk/people/") => {
                let fatima = self.world.moderator_called("Fatima").await;
                let bram = &self.bram;
                let is_confirming = route.ends_with("/confirm");
                let who = if is_confirming { &fatima } else { bram };
                pressed.sends(who).await.is(303);
            }
            _ => {}
        }
    }
}

/// A button on a page that was filled in.
pub(crate) struct Pressed {
    pub(crate) route: String,
    pub(crate) button: Button,
    fields: Vec<(String, String)>,
}

impl Pressed {
    async fn sends(&self, who: &Moderator) -> Reply {
        let fields = self.fields.iter();
        let fields: Vec<_> = fields.map(|(n, v)| (n.as_str(), v.as_str())).collect();
        who.posts(&self.button.to, &fields).await
    }

    fn what(&self) -> String {
        format!("{} {}", self.route, self.button.value)
    }

    fn has_choice(&self) -> bool {
        !WITHOUT_CHOICE.contains(&&*self.route)
    }

    /// The page says nothing that is not true.
    #[track_caller]
    fn is_true(&self, reply: &Reply) {
        assert_ne!(reply.status, 500, "{}", self.what());
        for words in UNTRUE {
            let said = reply.body.contains(words);
            assert!(!said, "{}: {words} in {}", self.what(), reply.body);
        }
    }

    /// Everything that was typed and chosen is on the page, and its button sends exactly the same.
    #[track_caller]
    fn comes_back(&self, reply: &Reply) -> Option<Self> {
        self.is_true(reply);
        if !self.has_choice() {
            return None;
        }
        let page = Forms::of(&reply.body);
        let mut buttons = page.buttons.iter();
        // Who leaves a page of the register keeps what they typed there first.
        let route = self.route.trim_end_matches("/leave");
        let same = |button: &&Button| route_of(&button.to) == route;
        let button = buttons.find(same);
        let button = button.unwrap_or_else(|| panic!("{}: {}", self.what(), reply.body));
        let mut sent = page.sent_by(button);
        let mut before = self.fields.clone();
        for fields in [&mut sent, &mut before] {
            fields.retain(|(name, value)| !value.is_empty() && name != "stap");
            fields.sort();
        }
        assert_eq!(sent, before, "{}", self.what());
        Some(Self {
            route: self.route.clone(),
            fields: page.sent_by(button),
            button: button.clone(),
        })
    }
}

fn route_of(to: &str) -> String {
    let name = if to.starts_with("/desk/people/") {
        "{person}"
    } else {
        "{id}"
    };
    let parts = to.split('/').map(|part| {
        let is_id = part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id { name } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The routes of the table of rights that a form is sent to and that are about no submission.
fn others() -> BTreeSet<&'static str> {
    let about_one: BTreeSet<_> = Action::all()
        .map(|action| format!("/desk/{{id}}/{}", action.route()))
        .collect();
    let rules = rights::RULES.iter();
    rules
        .filter(|rule| rule.method == "POST" && rule.audience != Audience::Anybody)
        .map(|rule| rule.route)
        .filter(|route| !about_one.contains(*route))
        .filter(|route| !BY_SCRIPT.contains(route) && ![BY_EDITOR, NEW_LINK].contains(route))
        .collect()
}

async fn leaves_note(who: &Moderator, seen: &str) -> Reply {
    leaves_note_of(who, seen, "Van Bram.").await
}

/// Leaves a note in the place of the one with this edition.
pub(crate) async fn leaves_note_of(who: &Moderator, seen: &str, text: &str) -> Reply {
    let fields = [("team", "landelijk"), ("gezien", seen), ("briefje", text)];
    who.posts("/desk/shift", &fields).await
}

fn done(reply: &Reply) -> bool {
    [200, 303].contains(&reply.status.as_u16())
}

#[tokio::test]
async fn every_form_of_the_desk_has_a_button_here() {
    let place = Place::new().await;
    let buttons = place.buttons().await;
    let found: BTreeSet<_> = buttons.iter().map(|one| &*one.route).collect();
    assert_eq!(found, others());
}

#[tokio::test]
async fn when_the_session_is_over_the_form_comes_back() {
    let first = Place::new().await;
    for pressed in first.buttons().await {
        let place = first.copy().await;
        place.samira.posts("/desk/leave", &[]).await.is(200);
        let reply = pressed.sends(&place.samira).await.is(401);
        let Some(again) = pressed.comes_back(&reply) else {
            continue;
        };
        let samira = place.world.moderator_called("Samira").await;
        let reply = again.sends(&samira).await;
        assert!(done(&reply), "{}: {}", pressed.what(), reply.body);
    }
}

#[tokio::test]
async fn when_the_store_is_away_the_form_comes_back() {
    let first = Place::new().await;
    three_at_a_time(first.buttons().await, async |pressed| {
        let mut place = first.copy().await;
        place.world.lose_the_store().await;
        let reply = pressed.sends(&place.samira).await.is(503);
        let again = pressed.comes_back(&reply);
        place.world.find_the_store().await;
        let reply = again.unwrap_or(pressed).sends(&place.samira).await;
        assert!(done(&reply), "{}", reply.body);
    })
    .await;
}

/// The store goes away after so many requests of a button, and the last try is the first one that has them all.
#[tokio::test]
async fn wherever_the_store_goes_away_the_form_comes_back() {
    let first = Place::new().await;
    three_at_a_time(first.buttons().await, async |pressed| {
        let mut place = first.copy().await;
        let direct = place.world.store.clone();
        for answered in 1.. {
            assert!(answered < 60, "{} never ends", pressed.what());
            place.world.store = direct.clone();
            let faults = vec![Fault::None; answered];
            let (_faults, _) = place.behind(&faults, Fault::Throttled).await;
            let reply = pressed.sends(&place.samira).await;
            if done(&reply) {
                break;
            }
            assert_eq!(reply.status, 503, "{}: {}", pressed.what(), reply.body);
            // Of many that are moved, the page says what became of them. What somebody typed about a broker is kept before they leave.
            let told = pressed.route == "/desk/spam" && reply.body.contains("weten we niet");
            let stored = pressed.route.ends_with("/leave") && reply.body.contains("niets kwijt");
            if told || stored {
                pressed.is_true(&reply);
            } else {
                pressed.comes_back(&reply);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn when_an_answer_of_the_store_gets_lost_nothing_is_told_as_not_done() {
    let first = Place::new().await;
    three_at_a_time(first.buttons().await, async |pressed| {
        let mut place = first.copy().await;
        let (all, _) = place.behind(&[], Fault::None).await;
        assert!(done(&pressed.sends(&place.samira).await));
        for write in all.writes() {
            let mut place = first.copy().await;
            let faults = [&vec![Fault::None; write][..], &[Fault::CutAfter]].concat();
            let (_faults, direct) = place.behind(&faults, Fault::Throttled).await;
            let reply = pressed.sends(&place.samira).await;
            pressed.is_true(&reply);
            if done(&reply) {
                continue;
            }
            assert_eq!(reply.status, 503, "{}: {}", pressed.what(), reply.body);
            place.world.store = direct;
            let samira = place.samira.clone().at(place.world.router());
            let again = pressed.sends(&samira).await;
            pressed.is_true(&again);
            // The name of somebody invited is taken, and a session that ended is over.
            let taken = pressed.route == "/desk/invite" && again.status == 409;
            let leaves = !pressed.has_choice() || pressed.route.ends_with("/leave");
            let ended = leaves && again.status == 401;
            let removed = pressed.route.ends_with("/remove") && again.status == 404;
            // The form is used up: the page says that there is a new code, and how to get another one.
            let renewed = pressed.route.ends_with("/recovery") && again.status == 409;
            let fine = done(&again) || taken || ended || removed || renewed;
            assert!(fine, "{} {write}: {}", pressed.what(), again.body);
        }
    })
    .await;
}

#[tokio::test]
async fn when_a_colleague_was_first_nothing_typed_is_lost() {
    let first = Place::new().await;
    for pressed in first.buttons().await {
        let place = first.copy().await;
        place.is_changed(&pressed).await;
        let reply = pressed.sends(&place.samira).await;
        let status = reply.status.as_u16();
        assert!(
            [200, 303, 401, 404, 409, 422].contains(&status),
            "{} {status}: {}",
            pressed.what(),
            reply.body
        );
        pressed.is_true(&reply);
        if done(&reply) || status == 404 {
            continue;
        }
        let page = Forms::of(&reply.body);
        let fields = pressed.fields.iter();
        for (name, value) in fields.filter(|(name, _)| TYPED.iter().any(|(known, _)| known == name))
        {
            assert!(page.holds(value), "{}: no {name}", pressed.what());
        }
    }
}

#[tokio::test]
async fn when_it_was_withdrawn_nothing_typed_is_lost() {
    let first = Place::new().await;
    for pressed in first.buttons().await {
        let place = first.copy().await;
        for code in &place.codes {
            place.world.stranger().withdraws(code).await.is(200);
        }
        let reply = pressed.sends(&place.samira).await;
        let status = reply.status.as_u16();
        assert!(
            [200, 303, 404, 409].contains(&status),
            "{} {status}: {}",
            pressed.what(),
            reply.body
        );
        pressed.is_true(&reply);
        if pressed.route == "/desk/brokers/{id}" && !done(&reply) {
            let page = Forms::of(&reply.body);
            for (name, value) in &pressed.fields {
                let typed = TYPED.iter().any(|(known, _)| known == name);
                assert!(!typed || page.holds(value), "{}: {name}", pressed.what());
            }
        }
    }
}

#[tokio::test]
async fn no_secret_comes_back() {
    let mut world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let fields = [
        ("wachtzin", "zeven rustige zwanen"),
        ("sleutel", "geheim-9"),
    ];
    let stranger = Moderator::outside(world.router());
    for route in BY_SCRIPT {
        let reply = stranger.posts(route, &fields).await.is(401);
        reply.lacks("zeven rustige").lacks("geheim-9");
    }
    world.lose_the_store().await;
    for route in BY_SCRIPT {
        let reply = samira.posts(route, &fields).await.is(503);
        reply.lacks("zeven rustige").lacks("geheim-9");
    }
}
