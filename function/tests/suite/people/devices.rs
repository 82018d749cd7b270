//! Passkeys and sessions by their names, and a device that got lost.

use super::{accepts, confirms, id_of, inside, invites, signs_in, with_newcomer};
use crate::world::{Authenticator, Moderator};

async fn adds(by: &Moderator, passkey: &Authenticator, name: &str) {
    let made = passkey.creates(by, "/desk/account/passkey", &[]).await;
    let made = made.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = made.chain([("sleutelnaam", name)]).collect();
    let added = by.posts("/desk/account/passkeys", &fields).await.is(303);
    let page = by.gets(added.header("location")).await.is(200);
    let shown = name.replace('<', "&lt;").replace('>', "&gt;");
    page.says("Je nieuwe toegangssleutel is gemaakt")
        .says(&shown);
}

#[tokio::test]
async fn an_administrator_takes_the_passkey_of_a_lost_phone_away() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let phone = Authenticator::new(7, true);
    adds(&noor, &phone, "Telefoon <b>").await;
    let thief = inside(&world, &signs_in(&world, "Noor", &phone, "").await.is(303));
    let page = samira.gets("/desk/people").await.is(200);
    page.says("Telefoon &lt;b&gt;")
        .says("Laatst gebruikt vandaag");
    let id = id_of(&world, "Noor").await;
    let remove = format!("/desk/people/{id}/passkeys/remove");
    let which = "07".repeat(16);
    let fields = [("sleutel", which.as_str())];
    // Who does not look after people takes nothing away.
    let token = invites(&samira, "Kees", "cijfers").await;
    let kees = accepts(&world, &token, &Authenticator::new(9, true)).await;
    let kees = inside(&world, &kees.is(200));
    kees.posts(&remove, &fields).await.is(403);
    let taken = samira.posts(&remove, &fields).await.is(303);
    samira
        .gets(taken.header("location"))
        .await
        .says("De toegangssleutel is weg.")
        .lacks("Telefoon &lt;b&gt;");
    samira
        .gets("/desk/rights")
        .await
        .says("Samira haalde een toegangssleutel van Noor weg.");
    // The session that was begun with it is over, and the other one goes on.
    thief.gets(&path).await.is(401);
    signs_in(&world, "Noor", &phone, "").await.is(422);
    noor.gets(&path).await.is(200);
    // Also the last one.
    let last = "01".repeat(16);
    samira
        .posts(&remove, &[("sleutel", last.as_str())])
        .await
        .is(303);
    noor.gets(&path).await.is(401);
}

#[tokio::test]
async fn an_only_passkey_says_what_comes_first_and_names_are_sealed() {
    let (world, _, noor, _) = with_newcomer("moderator").await;
    let page = noor.gets("/desk/account").await.is(200);
    page.says("Dit is je enige toegangssleutel")
        .lacks("passkeys/remove");
    adds(
        &noor,
        &Authenticator::new(7, true),
        "Kanarieblauwe telefoon",
    )
    .await;
    let page = noor.gets("/desk/account").await.is(200);
    page.says("Ja, haal “Kanarieblauwe telefoon” weg")
        .says("Nog niet gebruikt om aan te melden");
    if std::env::var_os("TEST_STORE_ENDPOINT").is_none() {
        let bytes = world.bytes_on_disk();
        let word = b"Kanarieblauwe";
        assert!(!bytes.windows(word.len()).any(|part| part == word));
    }
}

#[tokio::test]
async fn a_session_that_nobody_used_is_not_where_one_is_signed_in() {
    let (world, _, noor, _) = with_newcomer("moderator").await;
    world.seconds_later(16 * 60);
    noor.gets("/desk/account").await.is(401);
    // The script that asks what is new can say so, with a way back.
    let told = noor.gets("/desk/new").await.is(401).json();
    assert_eq!(told["enter"], "Meld je weer aan");
    assert!(
        told["text"]
            .as_str()
            .unwrap()
            .contains("niet meer aangemeld")
    );
    let passkey = Authenticator::new(1, true);
    let laptop = inside(
        &world,
        &signs_in(&world, "Noor", &passkey, "").await.is(303),
    );
    let page = laptop.gets("/desk/account").await.is(200);
    page.says("Dit apparaat").lacks("Meld daar af");
    // One that is used is.
    let phone = inside(
        &world,
        &signs_in(&world, "Noor", &passkey, "").await.is(303),
    );
    phone.gets("/desk/account").await.says("Meld daar af");
}

#[tokio::test]
async fn a_session_says_on_which_device_it_is() {
    let (world, _, _, _) = with_newcomer("moderator").await;
    let passkey = Authenticator::new(1, true);
    let browser = Moderator::outside(world.router());
    let signed = passkey
        .signs(&browser, "/desk/passkey", &[("naam", "Noor")])
        .await;
    let signed = signed.iter().map(|(name, value)| (*name, value.as_str()));
    let body = crate::world::encode(&signed.collect::<Vec<_>>());
    let request = axum::http::Request::post("/desk/sign-in")
        .header("host", "localhost:8080")
        .header("content-type", "application/x-www-form-urlencoded")
        .header(
            "user-agent",
            "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Firefox/133.0",
        );
    let entered = world
        .stranger()
        .sends(request.body(body.into()).unwrap())
        .await;
    let noor = inside(&world, &entered.is(303));
    noor.gets("/desk/account")
        .await
        .says("<strong>Telefoon met Firefox</strong>");
}
