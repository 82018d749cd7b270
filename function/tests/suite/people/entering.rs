//! Signing in and out, and what neither a copy nor a guess opens.

use axum::http::{Request, header};
use desk::DeskState;

use super::{
    QUESTION, accepts, confirms, id_of, inside, invites, signs_in, signs_in_from, with_newcomer,
};
use crate::world::{Authenticator, Moderator, World};

#[tokio::test]
async fn a_passkey_lets_in_and_without_prf_only_with_the_passphrase() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let fatima = world.moderator_called("Fatima").await;
    let path = samira.queue("open").await.remove(0);
    for (number, name, has_prf) in [(1, "Noor", true), (2, "Kees", false)] {
        let passkey = Authenticator::new(number, has_prf);
        let token = invites(&samira, name, "moderator").await;
        accepts(&world, &token, &passkey).await.is(200);
        confirms(&world, &fatima, name).await.is(303);
        let typed = if has_prf {
            ""
        } else {
            "Zeven  rustige ZWANEN op de vijver"
        };
        let entered = signs_in(&world, name, &passkey, typed).await.is(303);
        assert_eq!(entered.header("location"), "/desk");
        inside(&world, &entered)
            .gets(&path)
            .await
            .is(200)
            .says(QUESTION);
    }
    let kees = Authenticator::new(2, false);
    signs_in(&world, "Kees", &kees, "")
        .await
        .is(422)
        .says("Vul ook je wachtzin in");
    signs_in(&world, "Kees", &kees, "zeven onrustige zwanen")
        .await
        .is(422)
        .says("Dit klopt niet");
    // Somebody else's passkey, and one that computes something else.
    signs_in(&world, "Noor", &Authenticator::new(3, true), "")
        .await
        .is(422);
}

/// A challenge without what is different each time.
fn shape(reply: &crate::world::Reply) -> String {
    let options = &reply.json()["options"]["publicKey"];
    let mut keys: Vec<_> = options.as_object().unwrap().keys().collect();
    keys.sort();
    let allowed = &options["allowCredentials"];
    format!(
        "{keys:?} {} {} {} {:?} {}",
        options["timeout"],
        options["rpId"],
        options["userVerification"],
        allowed[0].as_object().unwrap().keys().collect::<Vec<_>>(),
        options["challenge"].as_str().unwrap().len(),
    )
}

#[tokio::test]
async fn a_name_that_nobody_has_is_answered_as_one_that_somebody_has() {
    let (world, samira, _, _) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let outside = Moderator::outside(world.router());
    let asks = async |name: &str| {
        let fields = [("naam", name)];
        outside.posts("/desk/passkey", &fields).await.is(200)
    };
    let known = shape(&asks("Noor").await);
    for name in ["Niemand", "", "Samira", "<b>"] {
        let (one, other) = (asks(name).await, asks(name).await);
        assert_eq!(shape(&one), known, "{name}");
        // Always the same passkey, as that of somebody.
        let id = |reply: &crate::world::Reply| {
            reply.json()["options"]["publicKey"]["allowCredentials"][0]["id"].clone()
        };
        assert_eq!(id(&one), id(&other), "{name}");
    }
    signs_in(&world, "Niemand", &Authenticator::new(3, true), "")
        .await
        .is(422)
        .says("Dit klopt niet");
    // Guesses at a recovery code are counted of nobody as well.
    let mut statuses = Vec::new();
    for number in 0..11 {
        let code = format!("ZQ1D-6NK6-0ZCZ-{number:04}");
        let fields = [("naam", "Niemand"), ("herstelcode", &*code)];
        let page = outside.posts("/desk/recover", &fields).await;
        statuses.push(page.status.as_u16());
    }
    assert_eq!(statuses, [&[422; 10][..], &[429]].concat());
}

#[tokio::test]
async fn a_response_of_a_passkey_works_once_and_only_here() {
    let (world, samira, _, _) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let noor = Authenticator::new(1, true);
    let browser = Moderator::outside(world.router());
    let signed = noor
        .signs(&browser, "/desk/passkey", &[("naam", "Noor")])
        .await;
    let fields: Vec<_> = signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    browser.posts("/desk/sign-in", &fields).await.is(303);
    browser
        .posts("/desk/sign-in", &fields)
        .await
        .is(422)
        .says("Dit klopt niet");
    // A page elsewhere that looks like the desk gets a response that is good for nothing here.
    for origin in [
        "https://balie.elders.example",
        "https://balie.example:8443",
        "http://balie.example",
    ] {
        let elsewhere = noor.clone().seen_at(origin);
        signs_in(&world, "Noor", &elsewhere, "").await.is(422);
    }
    // Too late.
    let signed = noor
        .signs(&browser, "/desk/passkey", &[("naam", "Noor")])
        .await;
    let fields: Vec<_> = signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    world.seconds_later(601);
    browser.posts("/desk/sign-in", &fields).await.is(422);
    // Another site cannot make a browser accept or sign in.
    for path in [
        "/desk/sign-in",
        "/desk/accept",
        "/desk/enter",
        "/desk/recover",
    ] {
        browser
            .posts_from("cross-site", path, &fields)
            .await
            .is(403);
    }
}

#[tokio::test]
async fn neither_the_table_nor_the_cookie_opens_anything_alone() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    noor.gets(&path).await.is(200).says(QUESTION);
    // The table alone: what it has of a session is no session, and no key is in it as text.
    let id = store::PersonId::parse(&id_of(&world, "Noor").await).unwrap();
    let found = world.store.belongings(&id, world.now()).await.unwrap();
    for session in &found.sessions {
        let forged = format!("desk={id}.{}", session.hash);
        noor.clone().with_cookie(&forged).gets(&path).await.is(401);
    }
    if std::env::var_os("TEST_STORE_ENDPOINT").is_none() {
        let bytes = world.bytes_on_disk();
        for word in [&b"AGE-SECRET-KEY"[..], b"rustige zwanen", b"blijf zitten"] {
            assert!(
                !bytes.windows(word.len()).any(|part| part == word),
                "{word:?}"
            );
        }
    }
    // The cookie alone.
    let other = World::new().await;
    noor.clone().at(other.router()).gets("/desk").await.is(401);
    // Both, after logging out.
    noor.posts("/desk/leave", &[]).await.is(200);
    noor.gets(&path).await.is(401).lacks(QUESTION);
}

#[tokio::test]
async fn a_recovery_code_lets_in_and_guesses_are_limited() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let token = invites(&samira, "Noor", "moderator").await;
    let page = accepts(&world, &token, &Authenticator::new(1, true)).await;
    let code = page
        .between("<p class=\"code\" translate=\"no\">", "</p>")
        .to_owned();
    confirms(&world, &samira, "Noor").await.is(303);
    let browser = Moderator::outside(world.router());
    let recovers = async |typed: &str| {
        let fields = [("naam", "noor"), ("herstelcode", typed)];
        browser.posts("/desk/recover", &fields).await
    };
    let typed = code.to_lowercase().replace('-', " ");
    let entered = recovers(&typed).await.is(200);
    let entered = entered.says("werkt niet meer: dit is de nieuwe");
    let next = code_of(&entered);
    let noor = inside(&world, &entered);
    noor.gets("/desk/account?gedaan=herstelcode")
        .await
        .is(200)
        .says("Maak hieronder nu een nieuwe toegangssleutel");
    noor.gets(&path).await.is(200).says(QUESTION);
    samira
        .gets("/desk/rights")
        .await
        .says("Noor kwam binnen met de herstelcode.");
    // It worked once, and what was typed comes back.
    let used = recovers(&code).await.is(422);
    used.says("een code werkt één keer")
        .says(&format!("value=\"{code}\""));
    let mut looked_at = 0;
    for number in 0..200 {
        let reply = recovers(&format!("ZQ1D-6NK6-0ZCZ-{number:04}")).await;
        match reply.status.as_u16() {
            422 => looked_at += 1,
            429 => assert!(reply.body.contains("te vaak geraden")),
            other => panic!("{other}"),
        }
    }
    assert!(looked_at < 10, "{looked_at}");
    recovers(&next).await.is(429);
    world.later(1);
    let noor = inside(&world, &recovers(&next).await.is(200));
    // A new code replaces it, and a page that is loaded again makes no other one.
    let page = noor.gets("/desk/account").await.is(200);
    let known = page.between("name=\"code\" value=\"", "\"").to_owned();
    let again = [("code", known.as_str())];
    let fresh = noor.posts("/desk/account/recovery", &again).await.is(200);
    let fresh = code_of(&fresh);
    noor.posts("/desk/account/recovery", &again)
        .await
        .is(409)
        .says("Er is net al een nieuwe herstelcode gemaakt");
    recovers(&next).await.is(422);
    recovers(&fresh).await.is(200);
}

fn code_of(page: &crate::world::Reply) -> String {
    page.between("<p class=\"code\" translate=\"no\">", "</p>")
        .to_owned()
}

#[tokio::test]
async fn after_a_quarter_of_an_hour_the_passkey_opens_the_desk_again() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let page = noor.gets(&path).await.is(200);
    let version = page.between("name=\"versie\" value=\"", "\"").to_owned();
    world.seconds_later(14 * 60);
    noor.gets(&path).await.is(200);
    world.seconds_later(15 * 60);
    let locked = noor
        .gets(&path)
        .await
        .is(401)
        .says("zit de balie op slot")
        .lacks(QUESTION);
    let place = locked.header("set-cookie").to_owned();
    let fields = [
        ("versie", version.as_str()),
        ("antwoord", "Praat er eerst over."),
    ];
    let kept = noor.posts(&format!("{path}/answer"), &fields).await.is(401);
    kept.says("De balie zit op slot")
        .says("Praat er eerst over.")
        .lacks(QUESTION);
    // Whoever came in with the link of this machine has nothing to unlock with, and is not locked out.
    samira.gets(&path).await.is(200);
    let passkey = Authenticator::new(1, true);
    let browser = noor.clone().with_cookie(&place);
    let entered = signs_in_from(&browser, "Noor", &passkey, "").await.is(303);
    assert_eq!(entered.header("location"), path);
    let noor = inside(&world, &entered);
    noor.posts(&format!("{path}/answer"), &fields).await.is(303);
}

#[tokio::test]
async fn one_s_own_sessions_and_passkeys_can_be_ended() {
    let (world, _, noor, _) = with_newcomer("moderator").await;
    let passkey = Authenticator::new(1, true);
    let entered = signs_in(&world, "Noor", &passkey, "").await.is(303);
    let laptop = inside(&world, &entered);
    let page = laptop
        .gets("/desk/account")
        .await
        .is(200)
        .says("Dit apparaat");
    let other = page.between("name=\"sessie\" value=\"", "\"").to_owned();
    laptop
        .posts("/desk/account/sessions", &[("sessie", &other)])
        .await
        .is(303);
    noor.gets("/desk/account").await.is(401);
    // The last passkey stays; a second one can be made and taken away.
    let remove = "/desk/account/passkeys/remove";
    let hex = "01".repeat(16);
    laptop
        .posts(remove, &[("sleutel", &hex)])
        .await
        .is(409)
        .says("je laatste toegangssleutel");
    let second = Authenticator::new(7, true);
    let made = second.creates(&laptop, "/desk/account/passkey", &[]).await;
    let made: Vec<_> = made
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    laptop.posts("/desk/account/passkeys", &made).await.is(303);
    laptop.posts(remove, &[("sleutel", &hex)]).await.is(303);
    signs_in(&world, "Noor", &passkey, "").await.is(422);
    let phone = inside(&world, &signs_in(&world, "Noor", &second, "").await.is(303));
    phone
        .posts("/desk/account/sessions", &[("sessie", "alle")])
        .await
        .is(200);
    for each in [&phone, &laptop] {
        each.gets("/desk/account").await.is(401);
    }
}

#[tokio::test]
async fn a_desk_whose_clock_is_an_hour_off_lets_the_same_people_in() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let now = world.now();
    let other = now
        .checked_sub(jiff::SignedDuration::from_hours(1))
        .unwrap();
    let behind = DeskState {
        clock: clock::Clock::of(move || other),
        ..world.desk_state(world.assets())
    };
    let noor = noor.at(desk::router(behind));
    noor.gets(&path).await.is(200).says(QUESTION);
}

#[tokio::test]
async fn a_desk_whose_clock_is_an_hour_ahead_asks_for_the_passkey_and_goes_on() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let hour = jiff::SignedDuration::from_hours(1);
    let other = world.now().checked_add(hour).unwrap();
    let ahead = DeskState {
        clock: clock::Clock::of(move || other),
        ..world.desk_state(world.assets())
    };
    let desk = desk::router(ahead);
    // There, nobody did anything for an hour.
    let locked = noor.clone().at(desk.clone()).gets(&path).await.is(401);
    locked.says("zit de balie op slot").lacks(QUESTION);
    let browser = Moderator::outside(desk.clone());
    let passkey = Authenticator::new(1, true);
    let entered = signs_in_from(&browser, "Noor", &passkey, "").await.is(303);
    // A session that begins in an hour is one at both desks.
    let noor = inside(&world, &entered);
    noor.clone()
        .at(desk)
        .gets(&path)
        .await
        .is(200)
        .says(QUESTION);
    noor.gets(&path).await.is(200).says(QUESTION);
}

#[tokio::test]
async fn a_session_that_somebody_planted_is_not_the_one_that_is_given() {
    let (world, samira, _, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let id = id_of(&world, "Noor").await;
    let planted = format!("desk={id}.{}", "5".repeat(64));
    let browser = Moderator::outside(world.router()).with_cookie(&planted);
    let passkey = Authenticator::new(1, true);
    let entered = signs_in_from(&browser, "Noor", &passkey, "").await.is(303);
    assert!(!entered.header("set-cookie").starts_with(&planted));
    browser.gets(&path).await.is(401);
    // Elsewhere than on this machine, only a cookie that the host itself set counts.
    let cookie = entered
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let request = Request::get(&*path)
        .header(header::HOST, "balie.example")
        .header(header::COOKIE, cookie)
        .body(axum::body::Body::empty())
        .unwrap();
    world.stranger().sends(request).await.is(401);
}
