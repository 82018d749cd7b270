//! Text that may identify somebody leads to one gentle question, and is never refused.

use forms::personal_data::{Found, IdentifierKind, find};
use proptest::prelude::*;
use serde_json::json;

use crate::world::World;

#[track_caller]
fn finds(cases: &[(&str, IdentifierKind, &str)]) {
    for (text, kind, piece) in cases {
        let found = find(text);
        assert!(
            found
                .iter()
                .any(|one| one.kind == *kind && one.text == *piece),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_may_identify_is_found() {
    finds(&[
        (
            "bel me op 06 12345678 ok",
            IdentifierKind::Phone,
            "06 12345678",
        ),
        (
            "mijn nummer: 06-12 34 56 78.",
            IdentifierKind::Phone,
            "06-12 34 56 78",
        ),
        ("+31612345678", IdentifierKind::Phone, "+31612345678"),
        ("045-5321234", IdentifierKind::Phone, "045-5321234"),
        (
            "mail sam@voorbeeld.nl!",
            IdentifierKind::Email,
            "sam@voorbeeld.nl",
        ),
        (
            "Ik woon in de Hoofdstraat 12b in Kerkrade",
            IdentifierKind::Address,
            "Hoofdstraat 12b",
        ),
        ("postcode 6461 AB", IdentifierKind::Address, "6461 AB"),
        ("6461AB", IdentifierKind::Address, "6461AB"),
        (
            "kijk op https://voorbeeld.nl/ik?x=1",
            IdentifierKind::Url,
            "https://voorbeeld.nl/ik?x=1",
        ),
        (
            "het staat op voorbeeld.nl/sam",
            IdentifierKind::Url,
            "voorbeeld.nl/sam",
        ),
        ("ik ben @sam_xx op insta", IdentifierKind::Handle, "@sam_xx"),
        ("mijn snap is sam_2010", IdentifierKind::Handle, "sam_2010"),
    ]);
}

#[test]
fn what_is_written_otherwise_is_found_too() {
    finds(&[
        (
            "mijn snap is sannevdberg",
            IdentifierKind::Handle,
            "sannevdberg",
        ),
        (
            "Mijn insta heet Zonnetje. Oke?",
            IdentifierKind::Handle,
            "Zonnetje",
        ),
        (
            "mn snap is lottejansen voeg me toe",
            IdentifierKind::Handle,
            "lottejansen",
        ),
        (
            "ik ben sanne2009 op snap",
            IdentifierKind::Handle,
            "sanne2009",
        ),
        ("ik woon op 6461ab", IdentifierKind::Address, "6461ab"),
        (
            "Kerkstraat nr. 5",
            IdentifierKind::Address,
            "Kerkstraat nr 5",
        ),
        (
            "de Kerkstraat, nummer 5a",
            IdentifierKind::Address,
            "Kerkstraat nummer 5a",
        ),
        (
            "Oranjestraat 12-2",
            IdentifierKind::Address,
            "Oranjestraat 12-2",
        ),
        (
            "Oranjestraat 12/hs",
            IdentifierKind::Address,
            "Oranjestraat 12/hs",
        ),
        ("kom op t.me/jan", IdentifierKind::Url, "t.me/jan"),
        ("رقمي ٠٦١٢٣٤٥٦٧٨ شكرا", IdentifierKind::Phone, "٠٦١٢٣٤٥٦٧٨"),
        ("۰۶ ۱۲۳۴۵۶۷۸", IdentifierKind::Phone, "۰۶ ۱۲۳۴۵۶۷۸"),
    ]);
}

#[test]
fn what_is_hidden_from_machines_or_asked_for_by_nobody_is_found() {
    use IdentifierKind::{Account, Address, Citizen, Email, Phone};
    finds(&[
        ("mijn bsn is 123456782", Citizen, "123456782"),
        ("dit is hem: 1234.56.782.", Citizen, "1234.56.782"),
        // It does not add up, and is called one.
        (
            "mijn burgerservicenummer 123 456 789 kwijt",
            Citizen,
            "123 456 789",
        ),
        ("sam(at)gmail(dot)com", Email, "sam(at)gmail(dot)com"),
        ("mail sam@gmail,com maar", Email, "sam@gmail,com"),
        (
            "het is sam apenstaartje gmail punt com",
            Email,
            "sam apenstaartje gmail punt com",
        ),
        (
            "sam apenstaartje gmail.com dus",
            Email,
            "sam apenstaartje gmail.com",
        ),
        (
            "NL 91 ABNA 0417 1643 00",
            Account,
            "NL 91 ABNA 0417 1643 00",
        ),
        ("06*12345678", Phone, "06*12345678"),
        ("06_12345678", Phone, "06_12345678"),
        // From keyboards of other scripts, and as emoji.
        ("mail sam＠voorbeeld．nl", Email, "sam＠voorbeeld．nl"),
        ("sam@voorbeeld。com", Email, "sam@voorbeeld。com"),
        (
            "sam@voor\u{200b}beeld.nl",
            Email,
            "sam@voor\u{200b}beeld.nl",
        ),
        ("ik woon in ６４６１ＡＢ", Address, "６４６１ＡＢ"),
        ("bel 0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", Phone, "0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣"),
    ]);
    for text in [
        "mijn bestelling is 123456789",
        "+31 123456782",
        "123456782345",
        "in 2019 2020 2021 was het zo",
        "een apenstaartje is een teken",
        "bel me (at) school",
        "hoi@iedereen,kom morgen",
        "ik heb 100 000 000 keer gebeld",
    ] {
        let found = find(text);
        let kinds = [Account, Citizen, Email];
        assert!(
            !found.iter().any(|one| kinds.contains(&one.kind)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn ordinary_sentences_are_left_alone() {
    for text in [
        "",
        "Ik ben 14 en zit in 2b.",
        "Bel ik 112 of 0800-0432, of 0800 2000?",
        "Ik moet om 8.30 op school zijn en om 16.00 thuis.",
        "In 2024 EK gekeken, 3-1 gewonnen",
        "Ik was onderweg 5 minuten te laat",
        "Op insta is het elke dag ruzie",
        "Ik kreeg een 5,5 en een 6.1 voor wiskunde...",
        "Dat kost 1200 euro @ de winkel",
        "1234567890123456789012345678901234567890",
        "a@b @ @. http:// +31 06",
        "Mijn snap is gehackt. Mijn insta is verwijderd door mijn ex.",
        "mijn tiktok is openbaar en mijn snap is raar",
        "Mijn insta is superbelangrijk voor me",
        "Ik zit elke dag op snap",
        "Ik liep 5000km en daarna 3000 en nog 1500 op een dag",
        "de 1000de keer",
        "Op het sportveld 3-1 gewonnen",
        "Bij ons in de straat 12-14 jarigen",
        "في ٢٠٢٤ كان عمري ١٤",
    ] {
        assert!(find(text).is_empty(), "{text}: {:?}", find(text));
    }
}

/// Each sentence gives exactly the pieces in front of it.
#[test]
fn what_tells_is_told_from_what_only_looks_like_it() {
    let cases = include_str!("fixtures/telling.txt");
    let cases = cases
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for case in cases {
        let (expected, sentence) = case.split_once('|').unwrap();
        let found = find(sentence);
        let shown = |one: &Found| format!("{}={}", one.kind.as_str(), one.text);
        let mut found: Vec<_> = found.iter().map(shown).collect();
        let pieces = expected.split(';').map(str::trim);
        let mut expected: Vec<_> = pieces.filter(|piece| !piece.is_empty()).collect();
        found.sort();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{sentence}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #[test]
    fn a_number_is_found_whatever_digits_are_beside_it(
        number in "06[1-58][0-9]{7}",
        before in "(|[1-9] |1[0-9] jaar |om 19\\.30 |klas 3b |[1-9]{1,3}\\. )",
        after in "(|\\. 14 jaar| \\(2 x\\)| / 3|, 15| 12-03-2026)",
    ) {
        let found = find(&format!("{before}{number}{after}"));
        let phones: Vec<_> = found.iter().filter(|one| one.kind == IdentifierKind::Phone).collect();
        prop_assert!(phones.iter().any(|one| one.text == number), "{before}{number}{after}: {found:?}");
    }

    #[test]
    fn any_text_can_be_searched(text in "[\\PC\\n+0-9oO(). -]{0,80}") {
        for one in find(&text) {
            prop_assert!(!one.text.is_empty());
        }
    }
}

const TELLING: [(&str, &str); 3] = [
    (
        "vraag",
        "Wil je me bellen? Mijn nummer is 06 12345678, ik heet <b>Sam</b>.",
    ),
    ("onderwerpen", "thuis"),
    ("onderwerpen", "school"),
];

#[tokio::test]
async fn an_anonymous_question_is_asked_about_once_and_keeps_everything() {
    let world = World::new().await;
    let page = world
        .stranger()
        .fills_in("vraag", &TELLING)
        .await
        .is(422)
        .shows_a_page();
    let page = page
        .says("<title>Nog één ding – Proefsite</title>")
        .says("<strong dir=\"auto\">06 12345678</strong> lijkt op een telefoonnummer")
        .says("name=\"onderwerpen\" value=\"thuis\"")
        .says("name=\"onderwerpen\" value=\"school\"")
        .says("&lt;b&gt;Sam&lt;/b&gt;")
        .lacks("receipt__code");
    assert!(world.moderator().await.queue("open").await.is_empty());
    let token = page.between("name=\"_token\" value=\"", "\"").to_owned();

    let mut change = TELLING.to_vec();
    change.extend([("_token", token.as_str()), ("_change", "ja")]);
    let form = world
        .stranger()
        .fills_in("vraag", &change)
        .await
        .is(200)
        .shows_a_page();
    form.says("06 12345678, ik heet &lt;b&gt;Sam")
        .says(&token)
        .lacks("error-summary");

    let mut confirm = TELLING.to_vec();
    confirm.extend([("_token", token.as_str()), ("_confirm", "ja")]);
    let receipt = world
        .stranger()
        .fills_in("vraag", &confirm)
        .await
        .is(201)
        .receipt();
    assert_eq!(
        receipt,
        world
            .stranger()
            .fills_in("vraag", &confirm)
            .await
            .is(201)
            .receipt()
    );
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    assert_eq!(queue.len(), 1);
    moderator.gets(&queue[0]).await.is(200).says("06 12345678");
}

#[tokio::test]
async fn a_program_is_told_and_a_signup_is_not_asked() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let reply = program
        .posts_json(
            "/api/forms/vraag",
            &json!({ "vraag": "Mail me op sam@voorbeeld.nl" }),
        )
        .await
        .is(201);
    assert_eq!(reply.json()["identifying"], json!(["email"]));
    let signup = [
        ("gemeente", "kerkrade"),
        ("naam", "Sam, Hoofdstraat 12"),
        ("email", "sam@voorbeeld.nl"),
        ("test.stil", "klusje"),
        ("test.nieuw", "meedoen"),
        ("akkoord", "ja"),
    ];
    world
        .stranger()
        .fills_in("aanmelden", &signup)
        .await
        .is(201);
}
