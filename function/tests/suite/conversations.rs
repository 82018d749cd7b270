//! A question is a conversation: both sides read what was said, and what the team sends can be called back for ten minutes.

use sealing::receipt::Receipt;
use store::{Attribution, Machine, NewSubmission, Outgoing};

use crate::world::{Moderator, World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const ANSWER: &str = "Kies een **rustig** moment.";
const FORM: &str = "application/x-www-form-urlencoded";

struct Talk {
    world: World,
    code: String,
    samira: Moderator,
    path: String,
}

impl Talk {
    async fn begun() -> Self {
        let world = World::new().await;
        let code = world.ask(QUESTION).await;
        let samira = world.moderator_called("Samira").await;
        let path = samira.queue("open").await.remove(0);
        Self {
            world,
            code,
            samira,
            path,
        }
    }

    async fn adds(&self, text: &str) {
        let body = encode(&[("code", &*self.code), ("vervolg", text)]);
        let stranger = self.world.stranger();
        let sent = stranger.posts("/api/receipts/follow-up", FORM, body).await;
        sent.is(201);
    }

    async fn looks(&self) -> crate::world::Reply {
        self.world.stranger().looks_up(&self.code).await.is(200)
    }

    async fn presses(&self, action: &str, text: &str) -> crate::world::Reply {
        let fields = [("antwoord", text)];
        self.samira.presses(&self.path, action, &fields).await
    }

    async fn page(&self) -> crate::world::Reply {
        self.samira.gets(&self.path).await.is(200)
    }
}

#[tokio::test]
async fn whoever_has_the_code_reads_the_whole_conversation() {
    let talk = Talk::begun().await;
    let page = talk.looks().await.shows_a_page();
    page.says("<details class=\"own\">")
        .says("Wat je vroeg")
        .says(QUESTION)
        .says("/api/weg");
    talk.samira.does(&talk.path, "answer", ANSWER).await.is(303);
    talk.adds("En als ze boos worden?").await;
    talk.samira
        .does(&talk.path, "answer", "Loop even weg.")
        .await
        .is(303);
    let body = talk.looks().await.shows_a_page().body;
    let parts = [
        QUESTION,
        "Antwoord 1",
        "<strong>rustig</strong>",
        "Wat je erbij schreef",
        "En als ze boos worden?",
        "Het antwoord",
        "Loop even weg.",
    ];
    let places = parts.map(|part| body.find(part));
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?} {body}"
    );
    let program = talk.world.stranger().reads_json();
    let told = program.looks_up(&talk.code).await.is(200).json();
    assert_eq!(told["answer"], "Loop even weg.");
    assert_eq!(told["earlier"], serde_json::json!([ANSWER]));
    assert_eq!(told["messages"][0]["by"], "you");
    assert_eq!(told["messages"][3]["text"], "Loop even weg.");
}

#[tokio::test]
async fn colleagues_read_what_was_answered_also_later_and_as_the_asker_does() {
    let talk = Talk::begun().await;
    talk.samira.does(&talk.path, "answer", ANSWER).await.is(303);
    let bram = talk.world.moderator_called("Bram").await;
    let page = bram.gets(&talk.path).await.is(200);
    page.says("Dit schreven we")
        .says("Kies een <strong>rustig</strong> moment.")
        .lacks("**rustig**");
    talk.adds("En als ze boos worden?").await;
    let page = bram.gets(&talk.path).await.is(200);
    page.says("Kies een <strong>rustig</strong> moment.")
        .says("En als ze boos worden?");
}

#[tokio::test]
async fn what_is_sent_leaves_after_ten_minutes_and_not_before() {
    let talk = Talk::begun().await;
    talk.samira.does(&talk.path, "claim", "").await.is(303);
    talk.presses("answer", ANSWER).await.is(303);
    // It was sent at 15:35 in the Netherlands.
    talk.page()
        .await
        .says("Je antwoord gaat weg om 15:46")
        .says("Haal terug")
        .lacks("name=\"antwoord\"");
    let waits = "Iemand leest je vraag en werkt aan een antwoord.";
    for _ in 0..10 {
        let page = talk.looks().await;
        page.says(waits).lacks("rustig").lacks("Er is antwoord");
        talk.world.seconds_later(60);
    }
    talk.looks().await.says(waits);
    talk.world.seconds_later(60);
    talk.looks()
        .await
        .says("<strong>rustig</strong>")
        .says("Er is antwoord")
        .lacks(waits);
    let page = talk.page().await;
    page.lacks("gaat weg om").lacks("Haal terug");
}

#[tokio::test]
async fn what_is_called_back_is_a_draft_again_and_nobody_read_it() {
    let talk = Talk::begun().await;
    talk.presses("answer", ANSWER).await.is(303);
    talk.world.seconds_later(500);
    talk.presses("recall", "").await.is(303);
    talk.page()
        .await
        .says("Dit bericht is niet verstuurd")
        .says("Kies een **rustig** moment.</textarea>")
        .says("Jij bent hiermee bezig")
        .says("Bericht teruggehaald door Samira");
    talk.world.seconds_later(3600);
    talk.looks()
        .await
        .lacks("rustig")
        .says("werkt aan een antwoord");
    // It is sent after all, with other words.
    talk.samira
        .does(&talk.path, "answer", "Vraag het je mentor.")
        .await
        .is(303);
    talk.looks()
        .await
        .says("Vraag het je mentor.")
        .lacks("rustig");
}

#[tokio::test]
async fn what_has_left_is_not_called_back() {
    let talk = Talk::begun().await;
    talk.presses("answer", ANSWER).await.is(303);
    let version = "2";
    // A quarter of a minute before it leaves, and after.
    for seconds in [640, 20] {
        talk.world.seconds_later(seconds);
        let fields = [("versie", version)];
        let path = format!("{}/recall", talk.path);
        let late = talk.samira.posts(&path, &fields).await;
        late.is(409).says("Dat kan nu niet");
    }
    talk.looks().await.says("<strong>rustig</strong>");
    talk.page().await.lacks("Haal terug");
}

#[tokio::test]
async fn a_second_message_corrects_and_the_first_stays() {
    let talk = Talk::begun().await;
    talk.samira.does(&talk.path, "answer", ANSWER).await.is(303);
    talk.page().await.says("Nog een bericht schrijven");
    talk.presses("answer", "Ik bedoelde: morgen.").await.is(303);
    let page = talk.looks().await;
    page.says("rustig")
        .lacks("Ik bedoelde")
        .says("Iemand heeft je vraag gelezen en een antwoord geschreven.");
    talk.presses("recall", "").await.is(303);
    talk.looks()
        .await
        .says("rustig")
        .says("een antwoord geschreven");
    talk.samira
        .does(&talk.path, "answer", "Ik bedoelde: overmorgen.")
        .await
        .is(303);
    let body = talk.looks().await.says("Ik bedoelde: overmorgen.").body;
    assert!(body.find("rustig") < body.find("overmorgen"), "{body}");
    talk.page()
        .await
        .says("Nog een bericht gestuurd door Samira");
    talk.adds("Dank je").await;
    let page = talk.page().await;
    page.says("rustig").says("overmorgen").says("Dank je");
}

#[tokio::test]
async fn the_team_asks_something_back_and_the_status_says_so() {
    let talk = Talk::begun().await;
    let asks = "Wie woont er nog meer bij je?";
    talk.samira.does(&talk.path, "ask", asks).await.is(303);
    talk.looks()
        .await
        .shows_a_page()
        .says("We hebben een vraag aan je")
        .says("Onze vraag aan jou")
        .says(asks)
        .says("Wil je antwoorden?");
    let program = talk.world.stranger().reads_json();
    let told = program.looks_up(&talk.code).await.is(200).json();
    assert_eq!(
        (&told["question"], &told["answer"]),
        (&asks.into(), &().into())
    );
    talk.page()
        .await
        .says("We wachten op de afzender")
        .says("Jij bent hiermee bezig");
    talk.adds("Mijn moeder en mijn broertje").await;
    talk.looks().await.says("werkt aan een antwoord");
    let body = talk.page().await.body;
    assert!(body.find(asks) < body.find("Mijn moeder en"), "{body}");
    talk.samira.does(&talk.path, "answer", ANSWER).await.is(303);
    talk.looks()
        .await
        .says("Er is antwoord")
        .says("Wat je erbij schreef");
}

#[tokio::test]
async fn what_comes_in_before_it_leaves_is_read_first() {
    let talk = Talk::begun().await;
    talk.presses("answer", ANSWER).await.is(303);
    talk.adds("O nee, het is al verteld.").await;
    talk.world.seconds_later(3600);
    talk.looks()
        .await
        .lacks("rustig")
        .says("O nee, het is al verteld.");
    assert_eq!(talk.samira.queue("open").await, [talk.path.clone()]);
    talk.page()
        .await
        .says("O nee, het is al verteld.")
        .says("Dit bericht is niet verstuurd")
        .says("Kies een **rustig** moment.</textarea>");
}

#[tokio::test]
async fn what_was_answered_before_teams_read_along_is_still_there() {
    let talk = Talk::begun().await;
    let id = Receipt::parse(&talk.code).unwrap().lookup_id();
    let seen = talk.world.store.find(&id, talk.world.now()).await.unwrap();
    let old = Outgoing {
        sealed: seen.recipient.seal(ANSWER.as_bytes()).unwrap(),
        leaves: talk.world.now(),
    };
    let by = Attribution {
        actor: Machine::Desk.into(),
        at: talk.world.now(),
    };
    talk.world.store.answer(&seen, &old, &by).await.unwrap();
    talk.looks().await.says("<strong>rustig</strong>");
    talk.page()
        .await
        .says("Alleen wie de code heeft, kan het lezen");
    // The reply brings it along, so that the team knows what it is about.
    talk.adds("En dan?").await;
    talk.page()
        .await
        .says("<strong>rustig</strong>")
        .says("En dan?");
    talk.looks()
        .await
        .says("<strong>rustig</strong>")
        .says("En dan?");
}

#[tokio::test]
async fn a_first_message_without_a_copy_for_its_sender_is_no_trouble() {
    let world = World::new().await;
    let (receipt, put) = crate::store::new(&world, false);
    let put = NewSubmission { own: None, ..put };
    world.store.insert(&put).await.unwrap();
    let page = world.stranger().looks_up(&receipt.reveal()).await.is(200);
    page.shows_a_page().lacks("<details class=\"own\">");
}

#[tokio::test]
async fn a_sign_up_shows_no_name_to_whoever_finds_the_code() {
    let world = World::new().await;
    let code = crate::stages::sign_up(&world).await;
    let page = world.stranger().looks_up(&code).await.is(200);
    page.lacks("sam@voorbeeld.nl")
        .lacks("<details class=\"own\">");
}

#[tokio::test]
async fn a_page_waits_until_its_answer_has_left() {
    let talk = Talk::begun().await;
    talk.presses("answer", ANSWER).await.is(303);
    let id = Receipt::parse(&talk.code).unwrap().lookup_id();
    let seen = talk.world.store.find(&id, talk.world.now()).await.unwrap();
    assert!(seen.leaving.is_some() && seen.answer.is_none());
    let close = talk.presses("close", "").await;
    close.is(409).says("Dat kan nu niet");
}

const CANARIES: [&str; 5] = [
    "kanariegeel1",
    "kanariegeel2",
    "kanariegeel3",
    "kanariegeel4",
    "kanariegeel5",
];

fn holds(world: &World, word: &str) -> bool {
    let bytes = world.bytes_on_disk();
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

#[tokio::test]
async fn nothing_of_a_conversation_is_in_the_store_and_nothing_is_left_of_what_was_withdrawn() {
    let talk = Talk::begun().await;
    let [asked, answered, draft, note, added] = CANARIES;
    talk.samira.does(&talk.path, "ask", asked).await.is(303);
    talk.adds(added).await;
    talk.samira
        .does(&talk.path, "answer", answered)
        .await
        .is(303);
    talk.presses("draft", draft).await.is(200);
    let noted = [("notitie", note)];
    talk.samira
        .presses(&talk.path, "note", &noted)
        .await
        .is(303);
    let page = talk.page().await;
    for word in CANARIES {
        page.body.find(word).unwrap();
        assert!(!holds(&talk.world, word), "{word} is on disk");
    }
    let read = talk.looks().await;
    read.says(asked)
        .says(added)
        .says(answered)
        .lacks(draft)
        .lacks(note);
    let id = Receipt::parse(&talk.code).unwrap().lookup_id();
    assert!(talk.world.store.work(&id).await.unwrap().draft.is_some());
    talk.world.stranger().withdraws(&talk.code).await.is(200);
    let left = talk.world.store.work(&id).await.unwrap();
    assert!(left.draft.is_none() && left.notes.is_empty());
    talk.samira.gets(&talk.path).await.is(404);
}

#[tokio::test]
async fn a_draft_is_shared_and_nobody_overwrites_another() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    talk.page().await.says("name=\"concept\" value=\"0\"");
    let saves = async |who: &Moderator, text: &str, edition: &str| {
        let fields = [("antwoord", text), ("concept", edition)];
        who.presses(&talk.path, "draft", &fields).await
    };
    let page = saves(&talk.samira, "Begin van Samira", "0").await.is(200);
    page.says("Concept bewaard (vandaag 15:35)");
    let page = bram.gets(&talk.path).await.is(200);
    page.says("Concept van Samira, bewaard (vandaag 15:35)")
        .says("\nBegin van Samira</textarea>")
        .says("name=\"concept\" value=\"1\"");
    // Both go on from there.
    saves(&bram, "Begin van Samira, verder door Bram", "1")
        .await
        .says("Concept bewaard");
    let page = saves(&talk.samira, "Heel iets anders", "1").await.is(200);
    page.says("Bram schreef ook aan dit antwoord")
        .says("\nHeel iets anders</textarea>")
        .says("\nBegin van Samira, verder door Bram</textarea>")
        .says("name=\"concept\" value=\"2\"");
    bram.gets(&talk.path).await.says("verder door Bram");
    // Having seen both, she decides.
    saves(&talk.samira, "Heel iets anders, en van Bram", "2")
        .await
        .says("Concept bewaard");
    bram.gets(&talk.path).await.says("en van Bram</textarea>");
    // Once it is sent, the draft is gone.
    talk.samira
        .does(&talk.path, "answer", "Heel iets anders, en van Bram")
        .await
        .is(303);
    bram.gets(&talk.path).await.lacks("en van Bram</textarea>");
}

#[tokio::test]
async fn a_script_keeps_what_is_typed_and_hears_what_became_of_it() {
    let mut talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let path = format!("{}/draft", talk.path);
    let types = async |who: &Moderator, text: &str, edition: &str| {
        let fields = [("antwoord", text), ("concept", edition), ("versie", "7")];
        who.posts_as_script(&path, &fields).await
    };
    let told = types(&talk.samira, "Kan", "0").await.is(200).json();
    assert_eq!(
        (&told["state"], &told["at"]),
        (&"saved".into(), &"15:35".into())
    );
    let edition = told["edition"].to_string();
    let told = types(&talk.samira, "Kanarie", &edition)
        .await
        .is(200)
        .json();
    assert_eq!(told["edition"], 2);
    let told = types(&bram, "Iets anders", "0").await.is(409).json();
    assert_eq!(told["by"], "Samira");
    // More of the same loses nothing, whichever request comes first.
    types(&bram, "Kanarie, en meer", "1").await.is(200);
    talk.world.lose_the_store().await;
    types(&talk.samira, "Weg", "3").await.is(503);
    talk.world.find_the_store().await;
    types(&talk.samira, "Terug", "3").await.is(200);
    talk.world.stranger().withdraws(&talk.code).await.is(200);
    types(&talk.samira, "Weg", "4").await.is(404);
}

#[tokio::test]
async fn what_is_typed_in_the_page_maker_is_found_again_with_the_question() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let fields = [
        ("antwoord", ANSWER),
        ("titel", "Blijven zitten vertellen"),
        ("vraag", "Hoe vertel ik het?"),
        ("tekst", ANSWER),
        ("stap", "bekijk"),
    ];
    samira.presses(&path, "publication", &fields).await.is(200);
    // The window is closed, and somebody else opens the question.
    let bram = world.moderator_called("Bram").await;
    let page = bram.gets(&path).await.is(200);
    page.says("De pagina die je had gemaakt")
        .says("value=\"Blijven zitten vertellen\"")
        .says("Kies een **rustig** moment.</textarea>");
}

#[tokio::test]
async fn notes_are_for_the_team() {
    let talk = Talk::begun().await;
    let notes = async |who: &Moderator, text: &str| {
        who.presses(&talk.path, "note", &[("notitie", text)]).await
    };
    notes(&talk.samira, "Ik bel <b>morgen</b> met school")
        .await
        .is(303);
    let bram = talk.world.moderator_called("Bram").await;
    notes(&bram, "Goed plan").await.is(303);
    let page = talk.page().await;
    page.says("Ik bel &lt;b&gt;morgen&lt;/b&gt; met school")
        .says("Samira · vandaag 15:35")
        .says("Goed plan")
        .says("Notitie geschreven door Bram");
    notes(&bram, " ").await.is(422).says("Schrijf eerst iets");
    let long = "a".repeat(2001);
    notes(&bram, &long)
        .await
        .is(422)
        .says("te lang")
        .says(&long);
    talk.looks().await.lacks("Goed plan").lacks("Ik bel");
}

#[tokio::test]
async fn somebody_is_asked_by_name_with_a_reason_and_a_day() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let asks = [
        ("collega", "Bram"),
        ("notitie", "Hij noemt een wapen"),
        ("uiterlijk", "2026-11-23"),
    ];
    let late = [("collega", "Bram"), ("uiterlijk", "2026-11-20")];
    let reply = talk.samira.presses(&talk.path, "escalate", &late).await;
    reply.is(422).says("Kies een dag die nog moet komen");
    talk.samira
        .presses(&talk.path, "escalate", &asks)
        .await
        .is(303);
    bram.gets(&talk.path)
        .await
        .says("Samira gaf dit aan jou door")
        .says("uiterlijk 23 november 2026")
        .says("Hij noemt een wapen")
        .says("Aan iemand met meer kennis gevraagd door Samira");
    talk.looks().await.says("iemand met meer kennis");
}

#[tokio::test]
async fn a_claim_falls_free_after_a_day_of_silence() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    bram.does(&talk.path, "claim", "").await.is(303);
    talk.world.later(23);
    let bram = talk.world.moderator_called("Bram").await;
    bram.presses(&talk.path, "note", &[("notitie", "Ik ben er nog")])
        .await
        .is(303);
    talk.world.later(23);
    let samira = talk.world.moderator_called("Samira").await;
    samira.gets(&talk.path).await.says("Bram is hiermee bezig");
    talk.world.later(2);
    let samira = talk.world.moderator_called("Samira").await;
    samira
        .gets(&talk.path)
        .await
        .lacks("is hiermee bezig")
        .says("Weer vrij, omdat het een dag stil was")
        .says("Ik pak deze op");
}
