//! Where requests come from, when the server in front does not say so.

use std::process::Stdio;

use crate::world::{Server, World, encode, free_port};

#[tokio::test]
async fn a_slip_in_the_name_of_the_header_is_logged_once_and_limits_nobody() {
    let world = World::new().await;
    let folder = world.assets_folder();
    let settings = [
        ("SOURCE_HEADER", "x-real-ipp"),
        ("RATE_LIMIT", "1"),
        ("LOG", "warn"),
    ];
    let server = Server::with(
        &world,
        folder.path(),
        free_port(),
        Stdio::piped(),
        &settings,
    )
    .await;
    for number in 1..=4 {
        let text = format!("Vraag nummer {number}: hoe leer ik beter slapen?");
        let answer = server
            .asks("POST", "/api/forms/vraag", &encode(&[("vraag", &text)]))
            .await;
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    }
    let log = server.kill().await;
    assert_eq!(log.matches("SOURCE_HEADER").count(), 1, "{log}");
    assert!(
        log.contains("x-real-ipp") && !log.contains("203.0.113"),
        "{log}"
    );
}
