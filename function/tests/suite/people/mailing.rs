//! Invitations that go by mail.

use desk::DeskState;
use notifications::Settings;

use super::{accepts, inside};
use crate::world::{Authenticator, Manner, Moderator, Outbox, World};

/// A desk whose notifications go to this mail server.
fn desk(world: &World, outbox: &Outbox, address: Option<&str>) -> axum::Router {
    let notify = |name: &str| (name == "NOTIFY").then(|| outbox.mail_address());
    let settings = Settings::read(notify).unwrap().unwrap();
    let state = DeskState {
        mail: settings.mail(),
        address: address.map(str::to_owned),
        ..world.desk_state(world.assets())
    };
    desk::router(state)
}

#[tokio::test]
async fn an_invitation_goes_by_mail_and_says_nothing_but_where_to_go() {
    let world = World::new().await;
    let outbox = Outbox::mail(Manner::Willing).await;
    let address = Some("https://balie.example");
    let samira = Moderator::enter_at(desk(&world, &outbox, address), &world, "Samira").await;
    let form = samira.gets("/desk/people").await.is(200);
    form.says("Mailadres");
    let sent = |to| {
        [
            ("naam", "Noor Kanarie"),
            ("rol", "moderator"),
            ("adres", to),
        ]
    };
    // A slip uses nothing up.
    for wrong in ["noor", "noor@", "a@b.nl, c@d.nl", "a@b.nl\r\nBcc: c@d.nl"] {
        let page = samira.posts("/desk/invite", &sent(wrong)).await.is(422);
        page.says("Dit mailadres klopt niet");
    }
    assert!(outbox.messages().is_empty());
    let page = samira
        .posts("/desk/invite", &sent(" noor@team.example "))
        .await;
    let page = page.is(200).says("is per mail verstuurd");
    let link = page.between("id=\"link\" value=\"", "\"").to_owned();
    let mail = outbox.message();
    let whole = mail.replace("=\r\n", "").replace("=3D", "=");
    assert!(whole.contains(&link), "{whole}");
    assert!(whole.contains("To: noor@team.example"), "{whole}");
    for word in [
        "Noor",
        "Kanarie",
        "Samira",
        "moderator",
        "een@team",
        "landelijk",
    ] {
        assert!(!whole.contains(word), "{word}: {whole}");
    }
    let token = link.split_once("token=").unwrap().1;
    let entered = accepts(&world, token, &Authenticator::new(1, true)).await;
    inside(&world, &entered.is(200));
    let bytes = world.bytes_on_disk();
    let to = b"noor@team.example";
    assert!(!bytes.windows(to.len()).any(|part| part == to));
}

#[tokio::test]
async fn a_link_that_could_not_be_mailed_is_shown() {
    let world = World::new().await;
    let outbox = Outbox::mail(Manner::Refusing).await;
    let address = Some("https://balie.example");
    let samira = Moderator::enter_at(desk(&world, &outbox, address), &world, "Samira").await;
    let fields = |name| {
        [
            ("naam", name),
            ("rol", "cijfers"),
            ("adres", "noor@team.example"),
        ]
    };
    let page = samira.posts("/desk/invite", &fields("Noor")).await.is(200);
    page.says("De mail kon niet weg")
        .says("/desk/accept?token=");
    // An address that leads only to this machine is of no use to anybody elsewhere.
    outbox.becomes(Manner::Willing);
    let here = Moderator::enter_at(desk(&world, &outbox, None), &world, "Samira").await;
    let page = here.posts("/desk/invite", &fields("Bram")).await.is(200);
    page.says("De mail kon niet weg");
    assert!(outbox.messages().is_empty());
    // Where nothing carries mail, there is no field for it.
    let page = world
        .moderator_called("Samira")
        .await
        .gets("/desk/people")
        .await;
    page.is(200).lacks("Mailadres");
}
