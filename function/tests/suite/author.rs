//! A page that whoever asked reads first: nothing of it is collected before they agreed to exactly that text.

use forms::publication::{PageHash, Publication};
use forms::team::TeamId;
use sealing::receipt::LookupId;
use store::{Attribution, Entry, Machine, Status, StoreError, Submission};
use unsealing::open_with_any;

use crate::world::{Forms, LEFT, Moderator, Reply, World, encode, key_file, seal_to};

const QUESTION: &str = "Ik blijf zitten. Hoe vertel ik dat thuis?";
const ANSWER: &str = "Kies een rustig moment, kanarie.";
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";
const SAY: &str = "/api/receipts/page";

/// The page as a moderator fills it in.
fn page<'a>(step: &'a str, answer: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("stap", step),
        ("antwoord", answer),
        ("titel", "Hoe vertel ik thuis dat ik blijf zitten?"),
        ("vraag", "Ik blijf zitten.\nHoe vertel ik dat thuis?"),
        ("tekst", text),
        ("onderwerpen", "school"),
        ("leeftijd", "15-17"),
        ("met-gemeente", "ja"),
        ("door", "broker"),
    ]
}

const TEXT: &str = "Kies een **rustig** moment.\n\n{{ hulplijnen() }}";

/// A question whose sender wants to read the page first, and a page that waits for them.
pub(crate) struct Waiting {
    pub(crate) world: World,
    pub(crate) receipt: String,
    pub(crate) samira: Moderator,
    pub(crate) path: String,
}

impl Waiting {
    pub(crate) async fn new() -> Self {
        Self::on(World::new().await).await
    }

    pub(crate) async fn on(world: World) -> Self {
        let fields = [
            ("vraag", QUESTION),
            ("onderwerpen", "school"),
            ("leeftijd", "15-17"),
            ("gemeente", "kerkrade"),
            ("publiceren", "eerst-lezen"),
        ];
        let sent = world.stranger().fills_in("vraag", &fields).await;
        let receipt = sent.is(201).receipt();
        let samira = world.moderator_called("Samira").await;
        let path = samira.queue("open").await.remove(0);
        let placed = page("plaats", ANSWER, TEXT);
        samira.sends(&path, "publication", &placed).await.is(303);
        Self {
            world,
            receipt,
            samira,
            path,
        }
    }

    pub(crate) async fn stored(&self) -> Submission {
        let id = LookupId::parse(self.path.rsplit('/').next().unwrap()).unwrap();
        self.world.store.find(&id, self.world.now()).await.unwrap()
    }

    pub(crate) async fn looks(&self) -> Reply {
        self.world.stranger().looks_up(&self.receipt).await.is(200)
    }

    /// What a button of the receipt sends.
    pub(crate) async fn says(&self, word: &str, version: &str) -> Reply {
        let fields = [
            ("_lang", "nl"),
            ("code", &self.receipt),
            ("pagina", word),
            ("versie", version),
        ];
        let stranger = self.world.stranger();
        stranger.posts(SAY, FORM, encode(&fields)).await
    }

    /// The version on the page that is shown now.
    pub(crate) async fn version(&self) -> String {
        let shown = self.looks().await;
        let forms = Forms::of(&shown.body);
        let mut controls = forms.controls.iter();
        let version = controls.find(|one| one.name == "versie");
        version.expect("a page to read").value.clone()
    }

    pub(crate) async fn to_collect(&self) -> Vec<Entry> {
        let now = self.world.now();
        let store = &self.world.store;
        store.approved(&TeamId::national(), now).await.unwrap()
    }

    pub(crate) async fn collects(&self) -> Result<(), StoreError> {
        self.world.collects(&self.stored().await).await
    }

    pub(crate) async fn changes(&self, text: &str) {
        let changed = page("plaats-later", "", text);
        let sent = self.samira.sends(&self.path, "publication", &changed).await;
        sent.is(303);
        self.world.seconds_later(LEFT);
    }
}

#[tokio::test]
async fn nothing_is_collected_before_its_author_agreed_to_that_very_text() {
    let at = Waiting::new().await;
    let seen = at.stored().await;
    assert!(seen.entry.waits_for_author && !seen.entry.approved && seen.waits_for_author());
    assert_eq!(at.to_collect().await, []);
    assert!(matches!(
        at.collects().await,
        Err(StoreError::NotAllowed { .. })
    ));
    let row = at.samira.gets("/desk?lijst=beantwoord").await;
    row.says("wacht op de schrijver")
        .lacks("klaar voor de site");
    let item = at.samira.gets(&at.path).await;
    item.says("Wacht op de schrijver</h2>")
        .says("heeft er nog niets over gezegd")
        .says("Komt er geen antwoord, dan blijft dat zo.")
        .says("Toch niet op de site")
        .lacks("/close\"");
    let shown = at.looks().await;
    shown
        .says(ANSWER)
        .says("Zo komt het op de site")
        .says("Hoe vertel ik thuis dat ik blijf zitten?</h3>")
        .says("Ik blijf zitten.<br>Hoe vertel ik dat thuis?")
        .says("Kies een <strong>rustig</strong> moment.")
        .says("(Hier staan de hulplijnen van de site.)")
        .says("15 tot en met 17 jaar")
        .says("Kerkrade")
        .says("Antwoord van een social broker")
        .says("Zonder jouw akkoord komt het niet op de site.");
    // Without the version of what was read, nothing is agreed to.
    let reply = at.says("akkoord", "").await.is(200);
    reply.says("niet meer de tekst die je net las");
    assert_eq!(at.to_collect().await, []);

    let version = at.version().await;
    let reply = at.says("akkoord", &version).await.is(200);
    reply.shows_a_page().says("Dank je, je zei akkoord");
    let seen = at.stored().await;
    assert!(seen.entry.approved && !seen.entry.waits_for_author);
    assert_eq!(at.to_collect().await, std::slice::from_ref(&seen.entry));
    // What is collected is what was read, to the byte.
    let sealed = seen.publication.as_ref().unwrap();
    let keys = std::slice::from_ref(&at.world.identity);
    let opened = open_with_any(keys, sealed).unwrap();
    let agreed = seen.author.unwrap().agreed.unwrap();
    assert_eq!(agreed, PageHash::of(&opened));
    assert_eq!(agreed.to_string(), version);
    assert!(Publication::from_json(&opened).unwrap().salt.is_some());
    // Twice is once.
    let again = at.says("akkoord", &version).await.is(200);
    again.says("Dank je, je zei akkoord");
    assert_eq!(at.stored().await.entry.version, seen.entry.version);
    let item = at.samira.gets(&at.path).await;
    item.says("Klaar voor de site</h2>")
        .says("heeft precies deze tekst gelezen")
        .says("Akkoord met de pagina, zei");
    let row = at.samira.gets("/desk?lijst=beantwoord").await;
    row.says("klaar voor de site")
        .lacks("wacht op de schrijver");
    at.looks().await.says("Je zei akkoord tegen deze tekst.");
    at.collects().await.unwrap();
    at.looks().await.says("Het staat ook op de site");
}

#[tokio::test]
async fn a_page_that_is_sent_for_review_is_not_said_to_be_on_the_site() {
    let at = Waiting::new().await;
    let version = at.version().await;
    at.says("akkoord", &version).await.is(200);
    let by = Attribution {
        actor: Machine::Collect.into(),
        at: at.world.now(),
    };
    let teams = at.world.assets().teams;
    let to = &teams.of_team(&TeamId::national()).recipients;
    let placed = to.seal(b"{\"files\":[]}").unwrap();
    let seen = at.stored().await;
    let store = &at.world.store;
    let sent = store.collected_for_review(&seen, &placed, &by).await;
    sent.unwrap();
    let shown = at.looks().await;
    shown
        .says("Misschien staat die er nog niet")
        .lacks("Het staat ook op de site");
    let item = at.samira.gets(&at.path).await;
    item.says("Naar de bestanden van de site gestuurd")
        .lacks("Op de site gezet door");
    let row = at.samira.gets("/desk?lijst=beantwoord").await;
    row.says("op weg naar de site").lacks("gepubliceerd</span>");
}

#[tokio::test]
async fn another_text_asks_again_and_the_old_page_agrees_to_nothing() {
    let at = Waiting::new().await;
    let old = at.version().await;
    at.says("akkoord", &old).await.is(200);
    at.changes("Een andere tekst.").await;
    assert_eq!(at.to_collect().await, []);
    assert!(at.stored().await.waits_for_author());
    let late = at.says("akkoord", &old).await.is(200);
    late.says("niet meer de tekst die je net las")
        .says("Een andere tekst.");
    assert_eq!(at.to_collect().await, []);
    // The same words in another page are another page: the hash gives no word away.
    at.changes(TEXT).await;
    assert_ne!(at.version().await, old);
    let version = at.version().await;
    at.says("akkoord", &version)
        .await
        .says("Dank je, je zei akkoord");
    assert_eq!(at.to_collect().await.len(), 1);
}

#[tokio::test]
async fn a_page_is_read_ten_minutes_after_the_button() {
    let at = Waiting::new().await;
    let changed = page("plaats-later", "", "Een andere tekst.");
    let seen = at.stored().await;
    let version = seen.entry.version.to_string();
    let fields = [changed, vec![("versie", &*version)]].concat();
    let to = format!("{}/publication", at.path);
    at.samira.posts(&to, &fields).await.is(303);
    let shown = at.looks().await;
    shown
        .lacks("Een andere tekst.")
        .lacks("Zo komt het op de site");
    at.samira.presses(&at.path, "unpublish", &[]).await.is(303);
    at.world.seconds_later(LEFT);
    at.looks().await.lacks("Zo komt het op de site");
    assert!(at.stored().await.author.is_none());
}

#[tokio::test]
async fn whoever_declines_has_no_page_and_none_is_made_again() {
    let at = Waiting::new().await;
    let version = at.version().await;
    // Also after a yes, and without saying which page was read.
    at.says("akkoord", &version).await.is(200);
    let reply = at.says("liever-niet", "").await.is(200);
    reply.shows_a_page().says("Het komt niet op de site");
    let again = at.says("liever-niet", "").await.is(200);
    again.says("Het komt niet op de site");
    let late = at.says("akkoord", &version).await.is(200);
    late.lacks("Dank je, je zei akkoord");
    let seen = at.stored().await;
    assert!(seen.publication.is_none() && seen.is_declined_by_author());
    assert_eq!(at.to_collect().await, []);
    let shown = at.looks().await;
    shown
        .says("Je wilde liever geen pagina op de site.")
        .says(ANSWER)
        .lacks("Zo komt het op de site");
    let item = at.samira.gets(&at.path).await;
    item.says("wil liever niets op de site")
        .says("Liever geen pagina op de site, zei")
        .lacks("/publication");
    let sent = page("plaats-later", "", TEXT);
    let reply = at.samira.sends(&at.path, "publication", &sent).await;
    reply
        .is(409)
        .says("liever niet op de site")
        .says("Kies een **rustig** moment.");
    at.samira.presses(&at.path, "close", &[]).await.is(303);
}

#[tokio::test]
async fn whoever_wants_something_else_says_it_to_the_team_and_reads_again() {
    let at = Waiting::new().await;
    let version = at.version().await;
    let asked = at.says("anders", &version).await.is(200);
    asked
        .shows_a_page()
        .says("Wat wil je anders?")
        .says("name=\"pagina\" value=\"anders\"")
        .says("name=\"vervolg\"");
    let words = [
        ("_lang", "nl"),
        ("code", &*at.receipt),
        ("pagina", "anders"),
        ("vervolg", ""),
    ];
    let stranger = at.world.stranger();
    let to = "/api/receipts/follow-up";
    let empty = stranger.posts(to, FORM, encode(&words)).await;
    // What it is about is not lost with a mistake, nor with a telephone number.
    empty
        .is(422)
        .says("name=\"pagina\" value=\"anders\"")
        .says("Zo komt het op de site");
    let words = |text| {
        let mut words = words;
        words[3].1 = text;
        encode(&words)
    };
    let telling = stranger
        .posts(to, FORM, words("Bel 06 12345678 maar"))
        .await;
    telling.is(422).says("name=\"pagina\" value=\"anders\"");
    let sent = stranger.posts(to, FORM, words("Laat mijn klas weg.")).await;
    sent.is(201);
    let seen = at.stored().await;
    assert_eq!(seen.entry.status, Status::New);
    assert!(seen.publication.is_some() && seen.waits_for_author());
    assert_eq!(at.to_collect().await, []);
    let item = at.samira.gets(&at.path).await;
    item.says("De schrijver wil iets anders.")
        .says("Laat mijn klas weg.");
    // The button that was pressed is no text: urgent, it would ask for a second pair of eyes.
    assert!(!at.stored().await.entry.is_urgent());
    // An old page of the receipt agrees to nothing while the team has it.
    let late = at.says("akkoord", &version).await.is(200);
    late.lacks("Dank je, je zei akkoord");
    let placed = page("plaats", "Ik heb het eruit gehaald.", "Zonder klas.");
    at.samira
        .sends(&at.path, "publication", &placed)
        .await
        .is(303);
    at.looks().await.says("Zonder klas.");
    let version = at.version().await;
    at.says("akkoord", &version).await.is(200);
    assert_eq!(at.to_collect().await.len(), 1);
}

#[tokio::test]
async fn answering_alone_leaves_what_was_to_be_different_to_its_author() {
    let at = Waiting::new().await;
    let fields = [
        ("code", &*at.receipt),
        ("pagina", "anders"),
        ("vervolg", "Laat mijn klas weg."),
    ];
    let stranger = at.world.stranger();
    let to = "/api/receipts/follow-up";
    stranger.posts(to, FORM, encode(&fields)).await.is(201);
    at.samira
        .does(&at.path, "answer", "Er staat geen klas in.")
        .await
        .is(303);
    assert_eq!(at.to_collect().await, []);
    at.looks().await.says("Je wilde iets anders.");
    let version = at.version().await;
    at.says("akkoord", &version)
        .await
        .says("Dank je, je zei akkoord");
    assert_eq!(at.to_collect().await.len(), 1);
}

#[tokio::test]
async fn it_is_read_in_three_languages_and_as_json() {
    let world = World::with_files(|files| {
        let mut facts: serde_json::Value = serde_json::from_slice(&files["site.json"]).unwrap();
        facts["languages"] = ["nl", "en", "ar"].into();
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
        for lang in ["en", "ar"] {
            let shell = files["shells/nl.html"].clone();
            files.insert(format!("shells/{lang}.html"), shell);
        }
    });
    let at = Waiting::on(world.await).await;
    for (lang, words) in [
        ("en", "This is how it goes on the site"),
        ("ar", "هكذا سيظهر في الموقع"),
    ] {
        let fields = encode(&[("_lang", lang), ("code", &at.receipt)]);
        let stranger = at.world.stranger();
        let shown = stranger.posts("/api/receipts", FORM, fields).await;
        shown.is(200).says(words).says("lang=\"nl\"");
    }
    let reader = at.world.stranger().reads_json();
    let shown = reader.looks_up(&at.receipt).await.is(200);
    let shown: serde_json::Value = serde_json::from_str(&shown.body).unwrap();
    assert_eq!(shown["page"]["said"], "asked");
    assert_eq!(shown["page"]["answer"], TEXT);
    let version = shown["page"]["version"].as_str().unwrap();
    let fields = encode(&[
        ("code", &at.receipt),
        ("pagina", "akkoord"),
        ("versie", version),
    ]);
    let said = reader.posts(SAY, FORM, fields).await.is(200);
    let said: serde_json::Value = serde_json::from_str(&said.body).unwrap();
    assert_eq!(said["page"], "agreed");
    assert_eq!(at.to_collect().await.len(), 1);
}

#[tokio::test]
async fn nobody_else_says_anything_of_a_page() {
    let at = Waiting::new().await;
    let version = at.version().await;
    let stranger = at.world.stranger();
    let unknown = [
        ("code", "ZQ1D-6NK6-0ZCZ-ECR2"),
        ("pagina", "akkoord"),
        ("versie", &version),
    ];
    stranger.posts(SAY, FORM, encode(&unknown)).await.is(404);
    stranger.gets(SAY).await.is(405);
    // Somebody else's page is not theirs, and a plain yes has no page to read.
    let other = at.world.ask_for_all("Hoe leer ik beter slapen?").await;
    let fields = [
        ("code", &*other),
        ("pagina", "akkoord"),
        ("versie", &version),
    ];
    let reply = stranger.posts(SAY, FORM, encode(&fields)).await.is(200);
    reply.lacks("Dank je, je zei akkoord");
    assert_eq!(at.to_collect().await, []);
    assert!(at.stored().await.waits_for_author());
}

#[tokio::test]
async fn after_a_change_of_keys_its_author_reads_the_same_page() {
    let at = Waiting::new().await;
    let version = at.version().await;
    at.says("akkoord", &version).await.is(200);
    let new = unsealing::Identity::generate();
    let world = &at.world;
    let mut assets = world.assets();
    seal_to(&mut assets, &[new.to_public()]);
    let state = desk::DeskState {
        key_file: key_file(&[&new, &world.identity]),
        ..world.desk_state(assets)
    };
    let samira = at.samira.clone().at(desk::router(state));
    samira.posts("/desk/reseal", &[]).await.is(200);
    let seen = at.stored().await;
    let sealed = seen.publication.as_ref().unwrap();
    assert!(world.identity.open(sealed).is_err());
    let opened = open_with_any(std::slice::from_ref(&new), sealed).unwrap();
    assert_eq!(seen.author.unwrap().agreed, Some(PageHash::of(&opened)));
    assert_eq!(at.version().await, version);
    let now = world.now();
    let closed = desk::inventory::closed_to(&world.store, &TeamId::national(), &new, now).await;
    assert_eq!(closed.unwrap(), 0);
}

#[tokio::test]
async fn a_second_pair_of_eyes_comes_before_its_author() {
    let world = World::new().await;
    let fields = [("vraag", QUESTION), ("publiceren", "eerst-lezen")];
    let sent = world.stranger().fills_in("vraag", &fields).await;
    let receipt = sent.is(201).receipt();
    let samira = world.moderator_called("Samira").await;
    let bram = world.moderator_called("Bram").await;
    let path = samira.queue("open").await.remove(0);
    samira.does(&path, "eyes", "").await.is(303);
    let placed = page("plaats", ANSWER, TEXT);
    samira.sends(&path, "publication", &placed).await.is(303);
    let before = world.stranger().looks_up(&receipt).await.is(200);
    before.lacks("Zo komt het op de site").lacks(ANSWER);
    bram.does(&path, "release", "").await.is(303);
    world.seconds_later(LEFT);
    // The answer left; the page waits for a look of its own.
    let between = world.stranger().looks_up(&receipt).await.is(200);
    between.says(ANSWER).lacks("Zo komt het op de site");
    bram.does(&path, "page-seen", "").await.is(303);
    world.seconds_later(LEFT);
    let after = world.stranger().looks_up(&receipt).await.is(200);
    after.says("Zo komt het op de site").says(ANSWER);
    let id = LookupId::parse(path.rsplit('/').next().unwrap()).unwrap();
    let seen = world.store.find(&id, world.now()).await.unwrap();
    assert!(seen.entry.waits_for_author && !seen.entry.approved);
}

#[tokio::test]
async fn whoever_takes_the_question_back_takes_the_page_along() {
    let at = Waiting::new().await;
    at.world.stranger().withdraws(&at.receipt).await.is(200);
    at.samira.gets(&at.path).await.is(404);
    assert_eq!(at.to_collect().await, []);
}
