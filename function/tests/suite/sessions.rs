//! Logging in to the desk, and text that is sent after the session has ended.

use axum::http::{Request, header};

use crate::world::World;

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

#[tokio::test]
async fn without_a_session_there_is_nothing_to_see() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let path = world.moderator().await.queue("open").await.remove(0);
    let stranger = world.stranger();
    for page in [
        "/desk",
        "/desk?lijst=spam",
        "/desk/",
        &path,
        "/desk/iets/anders",
        &format!("{path}/answer"),
    ] {
        let reply = stranger
            .gets(page)
            .await
            .is(401)
            .says("Je bent niet aangemeld");
        let reply = reply.lacks(QUESTION).lacks("entry__link").lacks("Te doen");
        assert_eq!(reply.header("cache-control"), "no-store");
    }
    for action in ["answer", "spam", "close", "not-spam"] {
        let form = "application/x-www-form-urlencoded";
        stranger
            .posts(&format!("{path}/{action}"), form, "versie=1&antwoord=hoi")
            .await
            .is(401);
    }
    stranger
        .posts("/desk/leave", "text/plain", "")
        .await
        .is(401);
    assert_eq!(world.moderator().await.queue("open").await.len(), 1);
}

#[tokio::test]
async fn a_link_works_once_and_looking_at_it_does_not_use_it() {
    let world = World::new().await;
    let path = world.links.make().unwrap().path();
    let token = path.split_once("token=").unwrap().1.to_owned();
    assert_eq!(token.len(), 64);
    for _ in 0..3 {
        world
            .stranger()
            .gets(&path)
            .await
            .is(200)
            .says("Meld me aan")
            .says(&token);
    }
    let form = "application/x-www-form-urlencoded";
    let body = format!("token={token}");
    let reply = world
        .stranger()
        .posts("/desk/enter", form, body.clone())
        .await
        .is(303);
    assert_eq!(reply.header("location"), "/desk");
    let cookie = reply.header("set-cookie");
    for part in [
        "__Host-desk=",
        "HttpOnly",
        "SameSite=Strict",
        "Path=/;",
        "Secure",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    world
        .stranger()
        .posts("/desk/enter", form, body)
        .await
        .is(401)
        .says("Deze link werkt niet meer");
    world
        .stranger()
        .posts("/desk/enter", form, "token=")
        .await
        .is(401);
    world
        .stranger()
        .posts("/desk/enter", form, "")
        .await
        .is(401);
}

#[tokio::test]
async fn on_this_machine_the_cookie_works_without_tls() {
    let world = World::new().await;
    let path = world.links.make().unwrap().path();
    let token = path.split_once("token=").unwrap().1;
    let request = Request::post("/desk/enter")
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(format!("token={token}").into())
        .unwrap();
    let reply = world.stranger().sends(request).await.is(303);
    assert!(!reply.header("set-cookie").contains("Secure"));
}

#[tokio::test]
async fn links_and_sessions_end_by_themselves() {
    let world = World::new().await;
    let path = world.links.make().unwrap().path();
    let body = path.split_once('?').unwrap().1.to_owned();
    world.later(1);
    world
        .stranger()
        .posts("/desk/enter", "application/x-www-form-urlencoded", body)
        .await
        .is(401);
    let moderator = world.moderator().await;
    world.later(11);
    moderator.gets("/desk").await.is(200);
    world.later(1);
    moderator.gets("/desk").await.is(401);
}

#[tokio::test]
async fn what_was_written_when_the_session_ended_is_still_there_and_can_be_sent() {
    const ANSWER: &str = "Praat er eerst over met je mentor. <b>Echt.</b>";
    let world = World::new().await;
    world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let version = moderator.gets(&path).await.is(200);
    let version = version.between("name=\"versie\" value=\"", "\"").to_owned();
    world.later(12);
    let answer = [("versie", version.as_str()), ("antwoord", ANSWER)];
    let page = moderator.posts(&format!("{path}/answer"), &answer).await;
    let page = page.is(401).says("Je bent niet meer aangemeld");
    let page = page.says("Praat er eerst over met je mentor. &lt;b&gt;Echt.");
    assert_eq!(page.between("name=\"versie\" value=\"", "\""), version);
    // Nothing of what was asked is shown to who is outside.
    page.lacks(QUESTION);
    let again = world.moderator().await;
    again
        .posts(&format!("{path}/answer"), &answer)
        .await
        .is(303);
    moderator
        .posts(&format!("{path}/answer"), &[("antwoord", " ")])
        .await
        .is(401)
        .says("Je bent niet aangemeld");
}

#[tokio::test]
async fn leaving_ends_the_session() {
    let world = World::new().await;
    let moderator = world.moderator().await;
    let reply = moderator
        .posts("/desk/leave", &[])
        .await
        .is(200)
        .says("Je bent afgemeld");
    assert!(reply.header("set-cookie").contains("Max-Age=0"));
    moderator.gets("/desk").await.is(401);
}

#[tokio::test]
async fn another_site_cannot_make_a_browser_do_anything() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    for site in ["cross-site", "same-site"] {
        let fields = [("versie", "1"), ("antwoord", "van elders")];
        moderator
            .posts_from(site, &format!("{path}/answer"), &fields)
            .await
            .is(403)
            .lacks(QUESTION);
        moderator.posts_from(site, "/desk/leave", &[]).await.is(403);
    }
    assert_eq!(moderator.queue("open").await, [path]);
}

#[tokio::test]
async fn a_made_up_session_is_no_session() {
    let world = World::new().await;
    let moderator = world.moderator().await;
    for cookie in [
        "desk=",
        "desk=0",
        &moderator.cookie[..moderator.cookie.len() - 1],
        &format!("x{}", moderator.cookie),
    ] {
        let request = Request::get("/desk")
            .header(header::COOKIE, cookie)
            .body(axum::body::Body::empty())
            .unwrap();
        world.stranger().sends(request).await.is(401);
    }
}

#[tokio::test]
async fn nobody_enters_as_a_machine_or_as_somebody_inside() {
    let world = World::new().await;
    let fatima = world.moderator_called("Fatima").await;
    let path = world.links.make().unwrap().path();
    let token = path.split_once('=').unwrap().1;
    let form = "application/x-www-form-urlencoded";
    let enters = async |name: &str| {
        let fields = [("token", token), ("naam", name)];
        let body = crate::world::encode(&fields);
        world.stranger().posts("/desk/enter", form, body).await
    };
    for name in ["sender", "Collect", "ｄｅｓｋ", "cоllect", "de afzender"] {
        enters(name).await.is(422).says("Zo heet de software");
    }
    for name in ["Jan\u{202e}naJ", "Fat\u{200b}ima"] {
        enters(name)
            .await
            .is(422)
            .says("een teken dat niemand ziet");
    }
    for name in ["Fatima", "fatima", "Fаtima"] {
        enters(name).await.is(409).says("al iemand die zo heet");
    }
    // Whoever says nothing is not somebody else who said nothing.
    enters("").await.is(303);
    world
        .moderator()
        .await
        .gets("/desk")
        .await
        .says("Je bent Team 2");
    // Her name stays hers, also once she has left: she comes in again by choosing it.
    fatima.posts("/desk/leave", &[]).await.is(200);
    let path = world.links.make().unwrap().path();
    let (_, token) = path.split_once('=').unwrap();
    let door = world.stranger().gets(&path).await.says("Ik ben Fatima");
    let person = door.between("name=\"persoon\" value=\"", "\"").to_owned();
    let body = crate::world::encode(&[("token", token), ("naam", "Fatima")]);
    world
        .stranger()
        .posts("/desk/enter", form, body)
        .await
        .is(409);
    let body = crate::world::encode(&[("token", token), ("persoon", &person)]);
    let entered = world.stranger().posts("/desk/enter", form, body).await;
    let cookie = entered.is(303).header("set-cookie").replace("__Host-", "");
    let again = fatima.with_cookie(&cookie);
    again.gets("/desk").await.is(200).says("Je bent Fatima");
    // Without a link nobody learns who works here.
    let nobody = world.stranger().gets("/desk/enter?token=00").await;
    nobody.lacks("Fatima");
}

#[tokio::test]
async fn a_restart_throws_nobody_out() {
    let mut world = World::new().await;
    world.ask(QUESTION).await;
    let moderator = world.moderator_called("Samira").await;
    let path = moderator.queue("open").await.remove(0);
    world.restart().await;
    let moderator = moderator.at(world.router());
    moderator.gets(&path).await.is(200).says(QUESTION);
}
