//! Nothing that somebody types or is ends up where it does not belong.

use crate::register::{is_active, presses, signs_up};
use crate::world::{TELLTALE, World};

/// Words that occur nowhere else.
const CANARIES: [&str; 4] = [
    "kanariegeel8842",
    "Zwaluwstaart Xantippe",
    "kanarie@vogel.example",
    "0612345678",
];

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[tokio::test]
async fn the_files_of_the_store_hold_no_word_that_was_typed() {
    let mut world = World::new().await;
    let [question, name, email, phone] = CANARIES;
    let asked = world
        .stranger()
        .fills_in(
            "vraag",
            &[
                ("vraag", question),
                ("leeftijd", "15-17"),
                ("gemeente", "zaanstad"),
            ],
        )
        .await
        .is(201)
        .receipt();
    let fields = [
        ("gemeente", "zaanstad"),
        ("naam", name),
        ("email", email),
        ("telefoon", phone),
        ("test.stil", "ernaast"),
        ("test.nieuw", "meedoen"),
        ("akkoord", "ja"),
        ("_website", TELLTALE),
    ];
    let signed = world
        .stranger()
        .fills_in("aanmelden", &fields)
        .await
        .is(201)
        .receipt();
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let answer = "Lieve kanariegeel8842, dit is het antwoord";
    moderator.does(&path, "answer", answer).await.is(303);
    world.stranger().looks_up(&asked).await.is(200).says(answer);
    world.stranger().withdraws(&signed).await.is(200);

    // With the engine still running (write-ahead log) and after it stopped.
    for _ in 0..2 {
        let bytes = world.bytes_on_disk();
        assert!(
            contains(&bytes, "zaanstad"),
            "the municipality stands in the clear, so this is the right file"
        );
        let codes = [asked.replace('-', ""), signed.replace('-', "")];
        let answers = [
            "15-17",
            "ernaast",
            "doener",
            "dit is het antwoord",
            "203.0.113.77",
            "Browser/",
        ];
        for word in CANARIES
            .iter()
            .chain(&answers)
            .copied()
            .chain([TELLTALE, &asked, &signed, &codes[0], &codes[1]])
        {
            assert!(!contains(&bytes, word), "{word} is on disk");
        }
        world.lose_the_store().await;
    }
}

#[tokio::test]
async fn the_arrival_is_kept_to_the_hour_only() {
    let world = World::new().await;
    world.ask("Een vraag op 14:35:12").await;
    let bytes = world.bytes_on_disk();
    assert!(contains(&bytes, "2026-11-21T14"));
    let second = world.now().as_second();
    let expiry = second + 180 * 24 * 3600;
    assert!(!contains(&bytes, &second.to_string()) && !contains(&bytes, &expiry.to_string()));
}

#[tokio::test]
async fn scripts_that_are_typed_never_run() {
    let world = World::new().await;
    let evil =
        "<script>alert(1)</script>\"><img src=x onerror=alert(1)> {{ 1 + 1 }} <!--brokers:main-->";
    let receipt = world.ask(evil).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let page = moderator.gets(&path).await.is(200);
    // The only scripts of the page are the desk's own.
    let [keys, idle, draft] = ["keys", "idle", "draft"]
        .map(|name| format!("<script src=\"/desk/{name}.js\" defer></script>"));
    let modules = "<script type=\"module\" src=\"/desk/modules.js\"></script>";
    assert_eq!(page.body.matches("<script").count(), 4);
    let page = [&keys, &idle, &draft, modules]
        .into_iter()
        .fold(page, |page, script| page.says(script));
    page.says("&lt;script&gt;")
        .says("{{ 1 + 1 }}")
        .lacks("<script>")
        .lacks("<img");
    moderator.does(&path, "answer", evil).await.is(303);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .says("&lt;script&gt;")
        .lacks("<script")
        .lacks("<img");
    for reply in [
        world
            .stranger()
            .fills_in(
                "vraag",
                &[("vraag", evil), ("gemeente", evil), ("_lang", evil)],
            )
            .await
            .is(422),
        world
            .stranger()
            .fills_in("oud", &[("vraag", evil), ("\"><script>", "x")])
            .await
            .is(404),
        world.stranger().looks_up(evil).await.is(422),
        world.stranger().gets("/api/%3Cscript%3E").await.is(404),
        moderator
            .gets("/desk/enter?token=%22%3E%3Cscript%3E")
            .await
            .is(200),
        moderator.gets("/desk/%3Cscript%3E").await.is(404),
        moderator
            .posts(
                "/desk/%22%3E%3Cscript%3E/answer",
                &[("antwoord", evil), ("versie", evil)],
            )
            .await
            .is(404),
    ] {
        let others = reply.body.replace(&keys, "").replace(&idle, "");
        assert!(!others.contains("<script"), "{others}");
        reply.lacks("<img");
    }
}

#[tokio::test]
async fn the_only_scripts_of_a_list_are_the_own_ones_of_the_desk() {
    let world = World::new().await;
    let moderator = world.moderator().await;
    let list = moderator.gets("/desk?lijst=%3Cscript%3E").await.is(200);
    let list = list
        .says("<script type=\"module\" src=\"/desk/news.js\"></script>")
        .says("<script src=\"/desk/keys.js\" defer></script>")
        .lacks("<img");
    assert_eq!(list.body.matches("<script").count(), 3);
}

#[tokio::test]
async fn nothing_that_is_typed_about_a_broker_is_readable_on_disk() {
    let mut world = World::new().await;
    let (_, path) = signs_up(&world, "Zwaluwstaart Xantippe").await;
    let samira = world.moderator().await;
    is_active(&world, &samira, &path).await;
    let typed = [
        ("email", "kanarie@vogel.example"),
        ("talen", "kanariegeel8842"),
        ("bereikbaar", "kanarieochtend"),
        ("bijzonderheden", "kanarienotitie"),
        ("afspraak-dag", "2031-03-05"),
        ("afspraak-tijd", "06:07"),
        ("afspraak-plek", "kanariepiet"),
        ("besproken", "limits"),
    ];
    presses(&samira, &path, "bewaar", &typed).await.is(303);
    samira
        .gets("/desk/brokers?naam=zwaluwstaart")
        .await
        .says("Zwaluwstaart Xantippe");
    for _ in 0..2 {
        let bytes = world.bytes_on_disk().to_ascii_lowercase();
        for word in [
            "kanarie",
            "zwaluwstaart",
            "12345678",
            "2031-03-05",
            "06:07",
            "limits",
        ] {
            let found = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!found, "{word} is on disk");
        }
        world.lose_the_store().await;
    }
}
