//! Hints beside what somebody writes: they advise, and never stop anybody.

use crate::world::World;

const QUESTION: &str = "ik zit in klas 3b en Yfke pest mij, wat moet ik doen?";
const ANSWER: &str = "Hoi, rot dat Yfke je pest. Ik zeg het tegen niemand. Het komt goed, <b>echt</b>. \
    Als je merkt dat je elke dag weer met buikpijn naar school gaat en er thuis niet over durft te praten, dan is het goed om eens \
    bij juf Bea langs te gaan.";

#[tokio::test]
async fn hints_are_above_the_preview_and_stop_nobody() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira
        .gets(&path)
        .await
        .lacks("Kijk hier nog even naar.")
        .says("<div data-hints=\"antwoord\">");
    let fields = [("antwoord", ANSWER), ("concept", "0")];
    let page = samira.presses(&path, "draft", &fields).await.is(200);
    let page = page
        .says("Kijk hier nog even naar.")
        .says("<q dir=\"auto\">Ik zeg het tegen niemand</q> Dat kun je niet altijd waarmaken")
        .says("<q dir=\"auto\">Het komt goed</q> Dat weet niemand vooraf")
        .says("Een zin van 33 woorden.")
        .says("<q dir=\"auto\">Yfke</q> Dit staat ook in de vraag.")
        .says("<q dir=\"auto\">Bea</q> lijkt op een naam. Een ander kan meelezen")
        .lacks("<b>");
    let at = |words: &str| page.body.find(words).unwrap();
    assert!(at("Kijk hier nog even naar.") < at("letter__team"));
    samira.does(&path, "answer", ANSWER).await.is(303);
}

#[tokio::test]
async fn a_script_gets_the_hints_of_what_is_typed_as_text() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let types = async |answer: &str, title: &str, edition: &str| {
        let fields = [
            ("antwoord", answer),
            ("titel", title),
            ("vraag", "Ik zit in klas 3b, <i>nu</i>."),
            ("tekst", "We zijn er altijd voor je."),
            ("concept", edition),
        ];
        let path = format!("{path}/draft");
        let reply = samira.posts_as_script(&path, &fields).await.is(200).json();
        reply["hints"].clone()
    };
    let hints = types("Ik beloof het <b>echt</b>.", "Sanne", "0").await;
    let part = |name: &str| hints[name].as_str().unwrap().to_owned();
    assert!(part("antwoord").contains("Ik beloof</q>"), "{hints}");
    assert!(
        part("titel").contains(">Sanne</strong> lijkt op een naam"),
        "{hints}"
    );
    assert!(part("vraag").contains("lijkt op een klas"), "{hints}");
    assert!(part("pagina").contains("Dat houdt niemand vol."), "{hints}");
    assert!(!hints.to_string().contains("<b>") && !hints.to_string().contains("<i>"));
    let hints = types("Wat naar.", "Een vraag", "1").await;
    assert_eq!(
        (&hints["antwoord"], &hints["titel"]),
        (&"".into(), &"".into())
    );
}

#[tokio::test]
async fn a_page_shows_names_places_and_classes_before_it_is_public() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let start = [("antwoord", "Praat er met iemand over.")];
    let page = samira.sends(&path, "publication", &start).await.is(200);
    page.says("<strong dir=\"auto\">Yfke</strong> lijkt op een naam")
        .says("<strong dir=\"auto\">klas 3b</strong> lijkt op een klas");
    let fields = [
        ("stap", "bekijk"),
        ("antwoord", "Praat er met iemand over."),
        ("titel", "Ik word gepest in Terwinselen"),
        ("vraag", "Wat moet ik doen?"),
        ("tekst", "Ik beloof je dat het stopt. Dat is gegarandeerd."),
        ("onderwerpen", "school"),
        ("door", "broker"),
    ];
    let page = samira.sends(&path, "publication", &fields).await.is(200);
    page.says("Zo wordt de pagina")
        .says("<strong dir=\"auto\">Terwinselen</strong> lijkt op een plaats")
        .says("<q dir=\"auto\">Ik beloof</q>")
        .says("<q dir=\"auto\">gegarandeerd</q>");
}
