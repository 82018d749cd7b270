//! A second pair of eyes for a page: it is not collected, and its author does not read it, before somebody else of the team did.

use forms::team::TeamId;
use store::{StoreError, Submission};

use crate::stages::{PAGE, id};
use crate::world::{LEFT, Moderator, World};

const ANSWER: &str = "Kies een rustig moment, kanarie.";

/// A page that Samira made of a question that asks for attention, and Bram of the same team.
struct Made {
    world: World,
    receipt: String,
    samira: Moderator,
    bram: Moderator,
    path: String,
}

impl Made {
    async fn new(publish: &str) -> Self {
        let world = World::new().await;
        let fields = [
            ("vraag", "Hoe vertel ik thuis dat ik blijf zitten?"),
            ("leeftijd", "15-17"),
            ("publiceren", publish),
        ];
        let sent = world.stranger().fills_in("vraag", &fields).await;
        let receipt = sent.is(201).receipt();
        let samira = world.moderator_called("Samira").await;
        let bram = world.moderator_called("Bram").await;
        let path = samira.queue("open").await.remove(0);
        samira.presses(&path, "attention", &[]).await.is(303);
        let made = Self {
            world,
            receipt,
            samira,
            bram,
            path,
        };
        made.keeps("plaats").await;
        made.world.seconds_later(LEFT);
        made
    }

    async fn keeps(&self, step: &str) {
        // Once it was sent, the answer is not typed again.
        let answer = if step == "plaats" { ANSWER } else { "" };
        let fields = [&PAGE[..], &[("stap", step), ("antwoord", answer)]].concat();
        let kept = self.samira.sends(&self.path, "publication", &fields).await;
        kept.is(303);
    }

    async fn stored(&self) -> Submission {
        let found = self
            .world
            .store
            .find(&id(&self.path), self.world.now())
            .await;
        found.unwrap()
    }

    async fn to_collect(&self) -> usize {
        let national = TeamId::national();
        let found = self.world.store.approved(&national, self.world.now()).await;
        found.unwrap().len()
    }

    async fn collects(&self) -> Result<(), StoreError> {
        self.world.collects(&self.stored().await).await
    }

    async fn lists(&self, who: &Moderator, list: &str) -> Vec<String> {
        who.queue(list).await
    }
}

#[tokio::test]
async fn a_page_is_not_collected_before_a_colleague_saw_it() {
    let at = Made::new("ja").await;
    // Somebody in danger does not wait for their answer.
    let stranger = at.world.stranger();
    stranger.looks_up(&at.receipt).await.says(ANSWER);
    assert_eq!(at.to_collect().await, 0);
    assert!(matches!(
        at.collects().await,
        Err(StoreError::NotAllowed { .. })
    ));
    let own = at.samira.gets(&at.path).await.is(200);
    own.says("Wacht op een collega</h2>")
        .says("een pagina gemaakt die een collega eerst leest, door Samira")
        .says("Een collega uit je team leest die eerst.")
        .lacks("/page-seen\"")
        .lacks("/close\"")
        .lacks("klaar voor de site");
    at.samira.presses(&at.path, "page-seen", &[]).await.is(409);
    assert_eq!(at.to_collect().await, 0);
    // It is with whoever made it, and in the list of what waits for somebody.
    let path = std::slice::from_ref(&at.path);
    assert_eq!(at.lists(&at.samira, "mijn").await, path);
    assert_eq!(at.lists(&at.bram, "wacht").await, path);
    let list = at.bram.gets("/desk?lijst=wacht").await.is(200);
    list.says("pagina wacht op een collega")
        .says("Bij een ander (1)");
    let page = at.bram.gets(&at.path).await.is(200);
    page.says("Samira maakte deze pagina.")
        .says("Hoe vertel ik dit thuis?</h2>")
        .says("Ik blijf zitten.<br>Hoe vertel ik dat?")
        .says("Kies een <strong>rustig</strong> moment.")
        .says("<span dir=\"auto\">Een social broker</span>")
        .says("Akkoord met deze pagina");
    at.bram.presses(&at.path, "page-seen", &[]).await.is(303);
    assert_eq!(at.to_collect().await, 1);
    let page = at.bram.gets(&at.path).await.is(200);
    page.says("Klaar voor de site</h2>")
        .says("Pagina gelezen en goed gevonden door Bram");
    for list in ["mijn", "wacht"] {
        let none: [String; 0] = [];
        assert_eq!(at.lists(&at.samira, list).await, none, "{list}");
    }
    at.collects().await.unwrap();
}

#[tokio::test]
async fn a_page_comes_back_with_words_and_waits_again() {
    let at = Made::new("ja").await;
    let nothing = at.bram.presses(&at.path, "page-back", &[]).await.is(422);
    nothing.says("Schrijf eerst wat er anders moet aan de pagina.");
    let words = [("wat-anders", "Haal de <b>school</b> eruit.")];
    at.samira
        .presses(&at.path, "page-back", &words)
        .await
        .is(409);
    at.world.seconds_later(60);
    at.bram.presses(&at.path, "page-back", &words).await.is(303);
    assert_eq!(at.to_collect().await, 0);
    // Whoever made it is told, above the rows, with the words.
    let list = at.samira.gets("/desk").await.is(200);
    list.says("Haal de &lt;b&gt;school&lt;/b&gt; eruit.");
    let row = at.samira.gets("/desk?lijst=mijn").await.is(200);
    row.says("pagina teruggegeven");
    let page = at.samira.gets(&at.path).await.is(200);
    page.says("Teruggegeven door een collega</h2>")
        .says("Pagina teruggegeven door Bram")
        .says("Haal de &lt;b&gt;school&lt;/b&gt; eruit.")
        .says("Pas de pagina aan…");
    let page = at.bram.gets(&at.path).await.is(200);
    page.says("Deze pagina is teruggegeven aan Samira.")
        .lacks("/page-seen\"")
        .lacks("/page-back\"");
    at.bram.presses(&at.path, "page-seen", &[]).await.is(409);
    at.keeps("plaats-later").await;
    let page = at.bram.gets(&at.path).await.is(200);
    page.says("Pagina gemaakt door Samira: een collega leest die eerst")
        .says("/page-seen\"");
    at.bram.presses(&at.path, "page-seen", &[]).await.is(303);
    assert_eq!(at.to_collect().await, 1);
    // Another text waits for another look.
    at.keeps("plaats-later").await;
    assert_eq!(at.to_collect().await, 0);
}

#[tokio::test]
async fn its_author_reads_it_after_the_colleague() {
    let at = Made::new("eerst-lezen").await;
    let shows = "Zo komt het op de site";
    let looks = async || at.world.stranger().looks_up(&at.receipt).await.is(200);
    looks().await.says(ANSWER).lacks(shows);
    at.world.seconds_later(LEFT);
    looks().await.lacks(shows);
    let page = at.bram.gets(&at.path).await.is(200);
    page.says("Wacht op een collega</h2>")
        .lacks("De schrijver heeft er nog niets over gezegd");
    at.bram.presses(&at.path, "page-seen", &[]).await.is(303);
    looks().await.lacks(shows);
    at.world.seconds_later(LEFT);
    looks().await.says(shows);
    assert_eq!(at.to_collect().await, 0);
    let list = at.bram.gets("/desk?lijst=wacht").await.is(200);
    list.says("wacht op de schrijver");
    assert!(at.stored().await.entry.waits_for_author);
}

#[tokio::test]
async fn whoever_is_alone_says_that_they_are() {
    let world = World::new().await;
    world
        .ask_for_all("Hoe vertel ik thuis dat ik blijf zitten?")
        .await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira.presses(&path, "attention", &[]).await.is(303);
    let fields = [&PAGE[..], &[("stap", "plaats"), ("antwoord", ANSWER)]].concat();
    samira.sends(&path, "publication", &fields).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("je bent nu de enige in dit team")
        .says("Laat de pagina zonder tweede paar ogen door…");
    samira.presses(&path, "page-seen", &[]).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("Pagina zonder tweede paar ogen doorgelaten door Samira");
}

#[tokio::test]
async fn words_about_what_must_change_are_not_lost_to_the_other_button() {
    let at = Made::new("ja").await;
    let words = "Haal de <b>school</b> eruit.";
    let fields = [("wat-anders", words)];
    let asked = at.bram.presses(&at.path, "page-seen", &fields).await;
    let field = "name=\"wat-anders\" form=\"antwoordformulier\"";
    let asked = asked
        .is(422)
        .says("Je schreef ook iets op dat anders moet.");
    asked.says("Toch akkoord met deze pagina").says(field);
    assert_eq!(at.to_collect().await, 0);
    let fields = [("wat-anders", words), ("zeker", "ja")];
    at.bram
        .presses(&at.path, "page-seen", &fields)
        .await
        .is(303);
    let done = at.bram.gets(&at.path).await.is(200);
    // In a field, which can be emptied; not only in a hidden one.
    done.says(field)
        .says("Haal de &lt;b&gt;school&lt;/b&gt; eruit.")
        .lacks("type=\"hidden\" name=\"wat-anders\"");
    assert_eq!(at.to_collect().await, 1);
}
