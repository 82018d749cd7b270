//! The real program over a real socket: what it refuses to start with, what it logs, and that it survives being killed.

use sealing::receipt::Receipt;
use tokio::process::Command;

use crate::world::{PROGRAM, Server, TELLTALE, World, encode, site};

const CANARY: &str = "kanariegeel8842";

/// A log of JSON lines with routes and statuses, and nothing of what was sent.
fn tells_nothing(log: &str, code: &str) {
    let id = Receipt::parse(code).unwrap().lookup_id();
    for word in [CANARY, TELLTALE, "203.0.113.77", code, id.as_str()] {
        assert!(!log.contains(word), "{word} is in the log:\n{log}");
    }
    for part in [
        "\"route\":\"/api/forms/{id}\"",
        "\"status\":201",
        "\"status\":413",
        "\"method\":\"other\"",
        "\"milliseconds\":",
    ] {
        assert!(log.contains(part), "no {part} in the log:\n{log}");
    }
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        // The hour, as the store keeps it: a more precise time of any line would tell that of those around it.
        let time = line["timestamp"].as_str().unwrap();
        assert!(time.ends_with(":00:00Z"), "{line}");
    }
}

/// Starts the program again, looks the receipt up and gives what was logged.
async fn finds_it_again(world: &World, assets: &std::path::Path, code: &str) -> String {
    let server = Server::start(world, assets).await;
    let found = server
        .asks("POST", "/api/receipts", &encode(&[("code", code)]))
        .await;
    assert!(
        found.starts_with("HTTP/1.1 200") && found.contains("Je vraag is aangekomen"),
        "{found}"
    );
    server.kill().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_program_loses_nothing_and_its_log_tells_nothing() {
    let world = World::new().await;
    let assets = world.assets_folder();
    let server = Server::start(&world, assets.path()).await;
    let page = server
        .asks(
            "POST",
            "/api/forms/vraag",
            &encode(&[("vraag", &format!("Mijn vraag: {CANARY}"))]),
        )
        .await;
    assert!(page.starts_with("HTTP/1.1 201"), "{page}");
    let code = page
        .split("translate=\"no\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        server
            .asks(
                "POST",
                "/api/forms/vraag",
                &format!("vraag={CANARY}&gemeente=x")
            )
            .await
            .starts_with("HTTP/1.1 422")
    );
    assert!(
        server
            .asks(CANARY, &format!("/{CANARY}?{CANARY}"), "")
            .await
            .starts_with("HTTP/1.1 404")
    );
    let huge = server
        .asks("POST", "/api/forms/vraag", &CANARY.repeat(200_000))
        .await;
    assert!(
        huge.starts_with("HTTP/1.1 413") && huge.contains("Begin opnieuw"),
        "{huge:.200}"
    );
    let mut log = server.kill().await;
    log.push_str(&finds_it_again(&world, assets.path(), &code).await);
    tells_nothing(&log, &code);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_store_the_program_starts_and_says_so_kindly() {
    let mut world = World::new().await;
    let assets = world.assets_folder();
    world.lose_the_store().await;
    let server = Server::start(&world, assets.path()).await;
    let page = server
        .asks(
            "POST",
            "/api/forms/vraag",
            &encode(&[("vraag", "Een vraag die blijft staan")]),
        )
        .await;
    assert!(
        page.starts_with("HTTP/1.1 503") && page.contains("Een vraag die blijft staan"),
        "{page}"
    );
    let log = server.kill().await;
    assert!(
        log.contains("the store failed") && !log.contains("blijft staan"),
        "{log}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_table_it_says_how_to_make_it_and_stops() {
    let world = World::new().await;
    let assets = world.assets_folder();
    let output = Command::new(PROGRAM)
        .env_clear()
        .env("FUNCTION_ASSETS", assets.path())
        .env("AWS_ENDPOINT_URL_DYNAMODB", world.engine_address())
        .env("SUBMISSIONS_TABLE", "andere")
        .env("PORT", "0")
        .output()
        .await
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{said}");
    assert!(
        said.contains("the table \"andere\" does not exist")
            && said.contains(&store::TABLE.create_commands("andere")),
        "{said}"
    );
}

#[tokio::test]
async fn it_refuses_to_start_and_says_why() {
    let run = |pairs: Vec<(&'static str, String)>| async move {
        let output = Command::new(PROGRAM)
            .env_clear()
            .envs(pairs)
            .output()
            .await
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(run(vec![]).await.contains("FUNCTION_ASSETS is missing"));
    let nowhere = run(vec![("FUNCTION_ASSETS", "/bestaat/niet".into())]).await;
    assert!(
        nowhere.contains("/bestaat/niet") && nowhere.contains("brokers build"),
        "{nowhere}"
    );
    let both = vec![
        ("FUNCTION_ASSETS", "/bestaat/niet".into()),
        ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1".into()),
        ("PORT", "80".into()),
    ];
    assert!(run(both).await.contains("PORT is set, but on Lambda"));
    let world = World::new().await;
    let assets = world.assets_folder();
    let mut facts = site::facts(&world.identity);
    facts.recipients.clear();
    std::fs::write(
        assets.path().join("site.json"),
        serde_json::to_vec(&facts).unwrap(),
    )
    .unwrap();
    let error = run(vec![(
        "FUNCTION_ASSETS",
        assets.path().display().to_string(),
    )])
    .await;
    assert!(
        error.contains("`recipients` is empty") && error.lines().count() == 1,
        "{error}"
    );
}
