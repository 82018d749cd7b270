//! A question is a conversation: both sides read what was said, and what the team sends can be called back for ten minutes.

use sealing::receipt::Receipt;
use store::{Attribution, Machine, NewSubmission, Outgoing};

use crate::world::{Moderator, World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const ANSWER: &str = "Kies een **rustig** moment.";
const FORM: &str = "application/x-www-form-urlencoded";

pub(crate) struct Talk {
    pub(crate) world: World,
    pub(crate) code: String,
    pub(crate) samira: Moderator,
    pub(crate) path: String,
}

impl Talk {
    pub(crate) async fn begun() -> Self {
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

    pub(crate) async fn looks(&self) -> crate::world::Reply {
        self.world.stranger().looks_up(&self.code).await.is(200)
    }

    async fn presses(&self, action: &str, text: &str) -> crate::world::Reply {
        let fields = [("antwoord", text)];
        self.samira.presses(&self.path, action, &fields).await
    }

    pub(crate) async fn page(&self) -> crate::world::Reply {
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
        .says("Nog een bericht geschreven door Samira");
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
    let open = talk.samira.queue("open").await;
    assert_eq!(open, std::slice::from_ref(&talk.path));
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
    talk.adds("En als ze boos worden?").await;
    talk.page()
        .await
        .says("<strong>rustig</strong>")
        .says("En als ze boos worden?");
    talk.looks()
        .await
        .says("<strong>rustig</strong>")
        .says("En als ze boos worden?");
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
