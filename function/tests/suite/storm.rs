//! Nothing is lost and nothing leaks while everything goes wrong: the program is killed at random moments, the engine
//! goes and comes back, the disk fills up. Every receipt that anybody got opens afterwards.
//!
//! `STORM` says how many submissions; `tests/bench/run` sends ten thousand.

use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sealing::receipt::Receipt;
use serde_json::json;

use crate::world::{Server, TELLTALE, World, ask, free_port};

const CANARY: &str = "kanariegeel8842";
const ADDRESS: &str = "203.0.113.77";
/// Concurrent senders.
const SENDERS: usize = 16;
/// Somebody who waits longer than this gives up.
const PATIENCE: Duration = Duration::from_secs(15);

fn submissions() -> usize {
    std::env::var("STORM").map_or(1000, |count| count.parse().unwrap())
}

/// A moment of the kind that nobody chooses.
fn random_millis(least: u64, most: u64) -> Duration {
    Duration::from_millis(least + RandomState::new().hash_one(0) % (most - least))
}

/// The results of all submissions.
#[derive(Debug, Default)]
struct Tally {
    receipts: Vec<String>,
    refused: usize,
    broken_off: usize,
}

impl Tally {
    fn and(mut self, other: Self) -> Self {
        self.receipts.extend(other.receipts);
        self.refused += other.refused;
        self.broken_off += other.broken_off;
        self
    }
}

async fn send(port: u16, number: usize) -> Result<Option<String>, ()> {
    let text = format!("Vraag {number}: {CANARY}, wat nu?");
    let body = json!({ "vraag": text }).to_string();
    let answer = tokio::time::timeout(PATIENCE, ask(port, "POST", "/api/forms/vraag", &body));
    let answer = answer.await.map_err(drop)?.map_err(drop)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or(())?;
    if head.starts_with("HTTP/1.1 503") {
        return Ok(None);
    }
    assert!(head.starts_with("HTTP/1.1 201"), "{answer}");
    // An answer that was broken off acknowledges nothing.
    let receipt = serde_json::from_str::<serde_json::Value>(body).map_err(drop)?;
    Ok(Some(receipt["receipt"].as_str().unwrap().to_owned()))
}

/// Sends until `next` reaches `count`.
async fn sender(port: u16, next: Arc<AtomicUsize>, count: usize) -> Tally {
    let mut tally = Tally::default();
    loop {
        let number = next.fetch_add(1, Ordering::SeqCst);
        if number >= count {
            return tally;
        }
        match send(port, number).await {
            Ok(Some(receipt)) => tally.receipts.push(receipt),
            Ok(None) => tally.refused += 1,
            Err(()) => {
                tally.broken_off += 1;
                // People try again after a while, and not at once.
                tokio::time::sleep(Duration::from_millis(40)).await;
            }
        }
    }
}

async fn send_all(port: u16, next: &Arc<AtomicUsize>, count: usize) -> Tally {
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..SENDERS {
        senders.spawn(sender(port, Arc::clone(next), count));
    }
    let tallies = senders.join_all().await;
    tallies.into_iter().fold(Tally::default(), Tally::and)
}

/// How many of the receipts do not open. Every look-up takes its time on purpose, so many go at once.
async fn lost(port: u16, receipts: &[String]) -> usize {
    let mut lost = 0;
    for some in receipts.chunks(4 * SENDERS) {
        let mut asked = tokio::task::JoinSet::new();
        for receipt in some {
            let body = json!({ "code": receipt }).to_string();
            asked.spawn(async move { ask(port, "POST", "/api/receipts", &body).await });
        }
        for answer in asked.join_all().await {
            let answer = answer.unwrap();
            if !answer.starts_with("HTTP/1.1 200") {
                eprintln!("{answer}");
                lost += 1;
            }
        }
    }
    lost
}

fn log_to(path: &Path) -> Stdio {
    File::options()
        .append(true)
        .create(true)
        .open(path)
        .unwrap()
        .into()
}

/// Whether the word is in `bytes`, which are in lower case.
fn occurs(bytes: &[u8], word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

/// Every byte that was written while it stormed, searched for every word that must not be there.
fn leaks(places: &[(&str, Vec<u8>)], receipts: &[String]) -> usize {
    let some: Vec<&String> = receipts.iter().step_by(receipts.len() / 5 + 1).collect();
    let bare: Vec<String> = some.iter().map(|code| code.replace('-', "")).collect();
    let words = [CANARY, TELLTALE, ADDRESS];
    let codes = some.into_iter().chain(&bare).map(String::as_str);
    let words: Vec<&str> = words.into_iter().chain(codes).collect();
    let mut hits = 0;
    for (place, bytes) in places {
        assert!(!bytes.is_empty(), "{place} is empty");
        let bytes = bytes.to_ascii_lowercase();
        for word in words.iter().filter(|word| occurs(&bytes, word)) {
            eprintln!("{word} is in {place}");
            hits += 1;
        }
    }
    hits
}

fn bytes_below(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            bytes.extend(bytes_below(&entry.path()));
        } else {
            bytes.extend(std::fs::read(entry.path()).unwrap());
        }
    }
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_acknowledged_is_never_lost_and_nothing_leaks() {
    let count = submissions();
    let mut world = World::new().await;
    let assets = world.assets_folder();
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("function.log");
    let port = free_port();
    let start = Instant::now();
    let mut server = Server::start_at(&world, assets.path(), port, log_to(&log)).await;
    let next = Arc::new(AtomicUsize::new(0));
    let all = tokio::spawn({
        let next = Arc::clone(&next);
        async move { send_all(port, &next, count).await }
    });
    let (mut kills, mut stops) = (0, 0);
    while !all.is_finished() {
        tokio::time::sleep(random_millis(200, 900)).await;
        server.kill().await;
        kills += 1;
        if kills % 4 == 0 {
            world.lose_the_store().await;
            stops += 1;
        }
        server = Server::start_at(&world, assets.path(), port, log_to(&log)).await;
        if kills % 4 == 0 {
            tokio::time::sleep(random_millis(50, 300)).await;
            world.find_the_store().await;
        }
    }
    let tally = all.await.unwrap();
    let took = start.elapsed();
    let lost = lost(port, &tally.receipts).await;
    server.kill().await;
    let places = [
        ("the files of the store", world.bytes_on_disk()),
        ("the log", std::fs::read(&log).unwrap()),
        ("dist/function", bytes_below(assets.path())),
    ];
    let leaks = leaks(&places, &tally.receipts);
    println!(
        "storm: {count} sent in {:.1} s; {} acknowledged, {} refused with 503, {} broken off; killed {kills} times, \
         engine stopped {stops} times; lost: {lost}, leaked: {leaks}",
        took.as_secs_f32(),
        tally.receipts.len(),
        tally.refused,
        tally.broken_off,
    );
    assert_eq!((lost, leaks), (0, 0));
    assert!(kills > 0 && tally.receipts.len() > count / 4, "{tally:?}");
    let mut ids: Vec<_> = tally.receipts.iter().map(|code| lookup(code)).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), tally.receipts.len(), "two got the same receipt");
}

fn lookup(receipt: &str) -> String {
    Receipt::parse(receipt).unwrap().lookup_id().to_string()
}

/// A file system of its own, so that it can be full.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// Only root may make one.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        mount(&["-t", "tmpfs", "-o", "size=2m", "tmpfs"], folder.path()).then_some(Self(folder))
    }

    fn grow(&self) {
        assert!(mount(&["-o", "remount,size=64m"], self.0.path()));
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount")
            .arg("--lazy")
            .arg(self.0.path())
            .status();
    }
}

#[cfg(target_os = "linux")]
fn mount(options: &[&str], at: &Path) -> bool {
    let run = std::process::Command::new("mount")
        .args(options)
        .arg(at)
        .stderr(Stdio::null())
        .status();
    run.is_ok_and(|status| status.success())
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_and_loses_nothing() {
    let Some(disk) = SmallDisk::new() else {
        println!("skipped: only root can make a small disk");
        return;
    };
    let mut world = World::in_folder(disk.0.path().into()).await;
    let assets = world.assets_folder();
    let port = free_port();
    let server = Server::start_at(&world, assets.path(), port, Stdio::null()).await;
    let (mut tally, mut number) = (Tally::default(), 0);
    // A submission takes some three kilobytes, so 2 MiB are full long before this ends.
    while tally.refused < 3 && number < 3000 {
        match send(port, number).await {
            Ok(Some(receipt)) => tally.receipts.push(receipt),
            Ok(None) => tally.refused += 1,
            Err(()) => panic!("the program broke off"),
        }
        number += 1;
    }
    assert!(tally.refused == 3, "the disk was never full: {number} sent");
    assert_eq!(lost(port, &tally.receipts).await, 0, "while it is full");
    // The disk still answers what is read.
    let health = server.asks("GET", "/api/health", "").await;
    assert!(health.starts_with("HTTP/1.1 503"), "{health}");
    disk.grow();
    world.lose_the_store().await;
    world.find_the_store().await;
    let after = send_all(port, &Arc::new(AtomicUsize::new(0)), 20).await;
    assert_eq!(after.receipts.len(), 20, "there is room again");
    let tally = tally.and(after);
    println!(
        "full disk: {} acknowledged, {} refused with 503, lost: {}",
        tally.receipts.len(),
        tally.refused,
        lost(port, &tally.receipts).await
    );
    assert_eq!(lost(port, &tally.receipts).await, 0);
    server.kill().await;
}
