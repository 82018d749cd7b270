//! Whatever somebody types, wherever: pages, receipts, mails and files show it as text. The fields and buttons are those of the
//! pages themselves.

use desk::Action;

use crate::buttons::{Place, Pressed, leaves_note_of};
use crate::notify::tells;
use crate::register::{page_of, presses};
use crate::stages::{Desk, STAGES, sends};
use crate::world::{Forms, LEFT, Moderator, Reply, World, encode};

/// HTML, scripts, templates, markdown, a formula, text that runs backwards, letters that look like others, and what nobody sees.
const LONG: &str = "=1+1 <x-evil onclick=a()>\" x-evil=\"' x-evil='</textarea></title><x-evil>\n\
    <script>alert(1)</script> {{ 7191 * 3 }} {% include \"desk/base.html\" %} <!--brokers:main--> &lt;x-evil&gt;\n\
    **vet** [x](javascript:alert(1)) ![y](https://kwaad.example/z.png) \u{202e}moorb\u{202c} \u{2066}z аdmin ad\u{200b}min";
/// For fields with little room.
const SHORT: &str = "=<x-evil a>\" x-evil='{{7191*3}}\u{202e}z";
/// For fields that take no direction: a name is refused for it.
const NAME: &str = "@<x-evil a>\" x-evil='{{7191*3}} Sam";
const ATTACKS: [&str; 3] = [LONG, SHORT, NAME];
/// What a template would make of it.
const PRODUCT: &str = "21573";
/// Buttons that take away what the walk needs.
const ENDS: [&str; 6] = [
    "/desk/leave",
    "/desk/account/sessions",
    "/desk/people/{person}/end",
    "/desk/people/{person}/sessions",
    "/desk/brokers/{id}/leave",
    "/desk/brokers/{id}/remove",
];
/// Elements that have no end.
const VOID: [&str; 8] = [
    "input", "br", "hr", "meta", "link", "img", "path", "!doctype",
];

/// No element, attribute, template or address of the attacks came to life, and no direction leaves its element.
#[track_caller]
pub(crate) fn is_text(reply: &Reply, what: &str) {
    let body = &reply.body;
    for alive in [
        "<x-evil",
        "\" x-evil",
        "' x-evil=",
        "<img",
        "href=\"javascript",
        "alert(1)</script",
    ] {
        assert!(!body.contains(alive), "{what}: {alive} in {body}");
    }
    assert!(!body.contains(PRODUCT), "{what}: {body}");
    for (at, _) in body.match_indices("<script") {
        let own = [" src=\"/desk/", " type=\"module\" src=\"/desk/"];
        let rest = &body[at + "<script".len()..];
        assert!(
            own.iter().any(|own| rest.starts_with(own)),
            "{what}: {rest}"
        );
    }
    if let Some(open) = turned(body) {
        panic!("{what}: text turns around inside {open:?} of {body}");
    }
}

/// The open elements around the first character that turns text around and that nothing isolates.
fn turned(body: &str) -> Option<Vec<&str>> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = body;
    while let Some((text, after)) = rest.split_once('<') {
        if text.contains(TURNS) && !open.iter().any(|tag| isolates(tag)) {
            return Some(open);
        }
        let (tag, next) = after.split_once('>')?;
        rest = next;
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        if name.starts_with('/') {
            let closed = open
                .iter()
                .rposition(|one| one.split([' ', '\n']).next() == Some(&name[1..]));
            open.truncate(closed.unwrap_or(open.len()));
        } else if !VOID.contains(&&*name.to_ascii_lowercase()) && !tag.ends_with('/') {
            open.push(tag);
        }
    }
    None
}

const TURNS: [char; 3] = ['\u{202e}', '\u{202d}', '\u{2066}'];

/// Whether text keeps its direction to itself. The title of a window and the choices of a list are on their own.
fn isolates(tag: &str) -> bool {
    tag.contains("dir=\"auto\"")
        || ["bdi", "title", "option"]
            .iter()
            .any(|name| tag.starts_with(name))
}

/// Every page that shows something of a submission.
async fn looks_everywhere(who: &Moderator, page: &str, what: &str) {
    let lists = [
        "open",
        "wacht",
        "beantwoord",
        "afgerond",
        "spam",
        "aanmeldingen",
    ];
    let lists = lists.map(|list| format!("/desk?lijst={list}"));
    let others = [
        "/desk/shift",
        "/desk/audit",
        "/desk/figures",
        "/desk/people",
        "/desk/brokers",
    ];
    let others = others.map(str::to_owned);
    for address in lists.into_iter().chain(others).chain([page.to_owned()]) {
        let reply = who.gets(&address).await.is(200);
        is_text(&reply, &format!("{what}, then {address}"));
    }
}

/// Presses every button about a submission with an attack in every field.
async fn attacks_a_submission(attack: &str) {
    let mut pressed: Vec<Action> = Vec::new();
    for stage in STAGES {
        let offered = Desk::at(stage).await;
        let new = |action: &Action| *action != Action::Leave && !pressed.contains(action);
        let actions: Vec<_> = Action::all().filter(new).collect();
        for action in actions {
            if offered.button(action).is_none() {
                continue;
            }
            pressed.push(action);
            let mut desk = offered.copy().await;
            types_everywhere(&mut desk.page, attack);
            let what = format!("{action:?} {attack}");
            let button = desk.button(action).unwrap();
            let reply = sends(&desk.samira, &desk.page, &button).await;
            assert_ne!(reply.status, 500, "{what}");
            is_text(&reply, &what);
            looks_everywhere(&desk.samira, &desk.path, &what).await;
            desk.world.seconds_later(LEFT);
            let read = desk.world.stranger().looks_up(&desk.receipt).await;
            is_text(&read, &what);
        }
    }
    assert_eq!(pressed.len() + 1, Action::all().count());
}

fn types_everywhere(page: &mut Forms, attack: &str) {
    let typed = page.controls.iter().filter(|one| one.typed);
    let names: Vec<_> = typed.map(|one| one.name.clone()).collect();
    for name in names {
        page.types(&name, attack);
    }
}

#[tokio::test]
async fn what_is_typed_about_a_submission_is_text_on_every_page_and_receipt() {
    attacks_a_submission(LONG).await;
}

#[tokio::test]
async fn what_is_short_is_text_on_every_page_and_receipt_too() {
    attacks_a_submission(SHORT).await;
}

#[tokio::test]
async fn what_is_typed_anywhere_else_at_the_desk_is_text_on_every_page() {
    for attack in ATTACKS {
        let place = Place::new().await;
        for page in place.pages() {
            for Pressed { route, button, .. } in place.buttons().await {
                if ENDS.contains(&&*route) || route == "/desk/reseal" {
                    continue;
                }
                let shown = place.samira.gets(&page).await.is(200);
                let mut forms = Forms::of(&shown.body);
                let Some(button) = forms
                    .buttons
                    .iter()
                    .find(|one| one.to == button.to && one.value == button.value)
                else {
                    continue;
                };
                let button = button.clone();
                types_everywhere(&mut forms, attack);
                let reply = sends(&place.samira, &forms, &button).await;
                let what = format!("{page} {} {attack}", button.to);
                assert_ne!(reply.status, 500, "{what}");
                is_text(&reply, &what);
            }
            is_text(&place.samira.gets(&page).await.is(200), &page);
        }
        looks_everywhere(&place.samira, &page_of(&place.sign_up), attack).await;
        looks_everywhere(&place.bram, &place.sign_up, attack).await;
        let code = &place.codes[2];
        is_text(&place.world.stranger().looks_up(code).await, attack);
        has_no_formula(&place.samira).await;
    }
}

/// The files for a spreadsheet.
async fn has_no_formula(who: &Moderator) {
    for file in [
        "/desk/export",
        "/desk/audit/export?maand=2026-11",
        "/desk/rights/export",
        "/desk/figures/export",
    ] {
        let reply = who.gets(file).await.is(200);
        for cell in reply.body.split([',', ';', '\n']) {
            let cell = cell.trim_start_matches('"');
            let number = cell.trim_end().parse::<f64>().is_ok();
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@']),
                "{file}: {cell}"
            );
        }
    }
}

#[tokio::test]
async fn what_a_young_person_types_is_text_everywhere_and_nowhere_in_a_mail() {
    for attack in ATTACKS {
        let world = World::new().await;
        let text = format!("Hoe zit dit? {attack}");
        let code = world.ask_for_all(&text).await;
        let mail = tells(&world).await;
        for piece in ["x-evil", "Sam", "7191", "script", "Hoe zit"] {
            assert!(!mail.contains(piece), "{piece} in {mail}");
        }
        let samira = world.moderator_called("Samira").await;
        let path = samira.queue("open").await.remove(0);
        looks_everywhere(&samira, &path, attack).await;
        let shown = samira.gets(&path).await;
        shown.says("&lt;x-evil").says("{{");
        samira.does(&path, "answer", &text).await.is(303);
        is_text(&world.stranger().looks_up(&code).await.is(200), attack);
        let body = encode(&[("code", &*code), ("vervolg", &*text), ("_confirm", "ja")]);
        let form = "application/x-www-form-urlencoded";
        let sent = world
            .stranger()
            .posts("/api/receipts/follow-up", form, body)
            .await;
        is_text(&sent.is(201), attack);
        looks_everywhere(&samira, &path, attack).await;
        // A page that is begun from the question.
        let shown = samira.gets(&path).await.is(200);
        let forms = Forms::of(&shown.body);
        if let Some(make) = forms
            .buttons
            .iter()
            .find(|one| one.to.ends_with("/publication"))
        {
            is_text(&sends(&samira, &forms, make).await, attack);
        }
    }
}

#[tokio::test]
async fn names_in_the_register_and_at_the_desk_are_text() {
    for attack in [SHORT, NAME] {
        let place = Place::new().await;
        let page = page_of(&place.sign_up);
        let names = [
            "naam",
            "email",
            "telefoon",
            "talen",
            "bereikbaar",
            "bijzonderheden",
            "afspraak-plek",
            "training-plek",
        ];
        let typed: Vec<_> = names.iter().map(|name| (*name, attack)).collect();
        let kept = presses(&place.samira, &place.sign_up, "bewaar", &typed).await;
        is_text(&kept, attack);
        let found = place
            .samira
            .gets(&format!("/desk/brokers?{}", encode(&[("naam", attack)])))
            .await;
        is_text(&found.is(200), attack);
        for address in [&page, "/desk/brokers", &place.sign_up] {
            is_text(&place.samira.gets(address).await.is(200), attack);
        }
        let outside = Moderator::outside(place.world.router());
        for (address, fields) in [
            ("/desk/enter", [("token", attack), ("naam", attack)]),
            ("/desk/sign-in", [("naam", attack), ("wachtzin", attack)]),
            ("/desk/recover", [("naam", attack), ("code", attack)]),
            ("/desk/accept", [("token", attack), ("wachtzin", attack)]),
        ] {
            is_text(&outside.posts(address, &fields).await, address);
        }
        leaves_note_of(&place.samira, "1", attack).await;
        is_text(&place.bram.gets("/desk/shift").await.is(200), attack);
    }
}
