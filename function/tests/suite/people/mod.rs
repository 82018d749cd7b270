//! People, keys and rights: inviting, confirming, signing in, and what nobody can do.

mod allowed;
mod audit;
mod devices;
mod entering;
mod guesses;
mod invitations;
mod joining;
mod leaving;
mod mailing;
mod marks;
mod names;
mod of_teams;
mod times;

use people::{Colleague, Name, People};

use crate::world::{Authenticator, Moderator, Reply, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const PASSPHRASE: &str = "zeven rustige zwanen op de vijver";

/// Invites somebody, and gives the token of the link.
pub(crate) async fn invites(by: &Moderator, name: &str, role: &str) -> String {
    let page = by
        .posts("/desk/invite", &[("naam", name), ("rol", role)])
        .await
        .is(200);
    let link = page.between("id=\"link\" value=\"", "\"");
    let start = "https://balie.example/desk/accept?token=";
    link.strip_prefix(start)
        .unwrap_or_else(|| panic!("{link}"))
        .to_owned()
}

/// Accepts an invitation with a new passkey, and gives the response.
pub(crate) async fn accepts(world: &World, token: &str, authenticator: &Authenticator) -> Reply {
    let browser = Moderator::outside(world.router());
    let fields = [("token", token)];
    let made = authenticator
        .creates(&browser, "/desk/accept/passkey", &fields)
        .await;
    let made: Vec<_> = made
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let fields = [&made[..], &fields, &[("wachtzin", PASSPHRASE)]].concat();
    browser.posts("/desk/accept", &fields).await
}

/// Somebody who has just come in.
pub(crate) fn inside(world: &World, entered: &Reply) -> Moderator {
    let cookie = entered.header("set-cookie").to_owned();
    let outside = Moderator::outside(world.router());
    outside.with_cookie(&cookie).living_in(world)
}

/// Signs in by name.
async fn signs_in(
    world: &World,
    name: &str,
    authenticator: &Authenticator,
    passphrase: &str,
) -> Reply {
    let browser = Moderator::outside(world.router());
    signs_in_from(&browser, name, authenticator, passphrase).await
}

/// The same from this browser.
async fn signs_in_from(
    browser: &Moderator,
    name: &str,
    authenticator: &Authenticator,
    passphrase: &str,
) -> Reply {
    let signed = authenticator
        .signs(browser, "/desk/passkey", &[("naam", name)])
        .await;
    let signed: Vec<_> = signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let fields = [&signed[..], &[("naam", name), ("wachtzin", passphrase)]].concat();
    browser.posts("/desk/sign-in", &fields).await
}

/// Asks for a new recovery code on the page of the account.
pub(crate) async fn renews_recovery(by: &Moderator) -> Reply {
    let page = by.gets("/desk/account").await.is(200);
    let known = page.between("name=\"code\" value=\"", "\"").to_owned();
    let fields = [("code", known.as_str())];
    by.posts("/desk/account/recovery", &fields).await.is(200)
}

/// The id of somebody on the page of people.
async fn id_of(world: &World, name: &str) -> String {
    person(world, name).await.to_string()
}

/// Everybody, by the names that the key file of this world opens.
pub(crate) async fn everybody(world: &World) -> Vec<Colleague> {
    let key_file = world.desk_state(world.assets()).key_file;
    let people = People::new(world.store.clone(), world.clock.clone(), key_file);
    let key = people.names_here().await.unwrap();
    people.everybody(&key).await.unwrap()
}

/// The id of somebody at the desk.
pub(crate) async fn person(world: &World, name: &str) -> store::PersonId {
    let people = People::new(world.store.clone(), world.clock.clone(), Vec::new());
    let name = Name::parse(name).unwrap();
    people.owner_of(&name).await.unwrap().unwrap()
}

pub(crate) async fn confirms(world: &World, by: &Moderator, name: &str) -> Reply {
    let id = id_of(world, name).await;
    by.posts(&format!("/desk/people/{id}/confirm"), &[]).await
}

/// A world with a question, its first moderator, and somebody who accepted an invitation.
async fn with_newcomer(role: &str) -> (World, Moderator, Moderator, String) {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let token = invites(&samira, "Noor", role).await;
    let entered = accepts(&world, &token, &Authenticator::new(1, true))
        .await
        .is(200);
    let noor = inside(&world, &entered.says("Bewaar deze herstelcode"));
    (world, samira, noor, path)
}
