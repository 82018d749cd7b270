//! Coming back to where one was: after signing in again, and after a submission is done.

use desk::{Action, Move};

use crate::stages::{Desk, Stage, id, sends};
use crate::world::Forms;

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
        let token = desk.world.links.make().unwrap().path();
        let token = token.split_once('=').unwrap().1.to_owned();
        let entering = outside.with_cookie(&remembered);
        let fields = [("token", token.as_str()), ("naam", "")];
        let reply = entering.posts("/desk/enter", &fields).await.is(303);
        assert_eq!(reply.header("location"), expected, "{asked}");
    }
    // A forged cookie leads nobody away from the desk.
    for place in [
        "https://elders.example/",
        "//elders.example",
        "/beheer/",
        "/desk/../x",
    ] {
        let token = desk.world.links.make().unwrap().path();
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
    let done = |queue: &str, version: u64| format!("{queue}&gedaan={}.{version}", id(&desk.path));
    assert_eq!(returned.header("location"), done(queue, 3));
    // Out of the spam, one is among the spam again.
    let page = Forms::of(&desk.samira.gets(&address).await.is(200).body);
    press(&page, Action::Move(Move::Spam)).await.is(303);
    let spam = "/desk?lijst=spam&gemeente=kerkrade";
    let page = Forms::of(&desk.samira.gets(spam).await.is(200).body);
    let restored = press(&page, Action::Move(Move::NotSpam)).await.is(303);
    assert_eq!(restored.header("location"), done(spam, 5));
}
