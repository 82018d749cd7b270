//! How long the desk takes with as much as a team can have open: `tests/bench/run desk` prints it. In process, on the embedded
//! engine, in the profile of the tests.

use std::env;
use std::time::{Duration, Instant};

use forms::team::TeamId;
use sealing::receipt::Receipt;

use crate::stages::id;
use crate::world::{Moderator, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
/// Open submissions of each team, and how many teams there are.
const OPEN: usize = 10_000;
const TEAMS: usize = 10;
const ROUNDS: usize = 40;

fn number(name: &str, default: usize) -> usize {
    let set = env::var(name).ok();
    set.and_then(|set| set.parse().ok()).unwrap_or(default)
}

/// Copies of one question: what the moderator of the national team can open, and what other teams have beside it.
async fn fill(world: &World, open: usize, teams: usize) {
    world.ask_for_all(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let first = world.store.find(&id(&path), world.now()).await.unwrap();
    let mut copy = crate::store::new(world, false).1;
    copy.sealed = first.sealed;
    for team in 0..teams {
        copy.team = match team {
            0 => TeamId::national(),
            team => format!("team-{team}").parse().unwrap(),
        };
        for _ in 0..open {
            copy.id = Receipt::generate().unwrap().lookup_id();
            world.store.insert(&copy).await.unwrap();
        }
    }
}

async fn timed(moderator: &Moderator, path: &str) -> (Duration, String) {
    let started = Instant::now();
    let page = moderator.gets(path).await.is(200);
    (started.elapsed(), page.body)
}

fn told(what: &str, mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!("{what}: p50 {:.1?}, p99 {:.1?}", at(50), at(99))
}

/// What this process holds, engine and tests included, in MiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = held.and_then(|held| held.trim().strip_suffix(" kB"));
    kilobytes.unwrap().parse::<u64>().unwrap() / 1024
}

fn next_page(page: &str) -> String {
    let link = page.split("rel=\"next\"").next().unwrap();
    let link = link.rsplit("href=\"").next().unwrap();
    link.split('"').next().unwrap().replace("&amp;", "&")
}

#[tokio::test]
#[ignore = "prints times; tests/bench/run desk"]
async fn desk_times() {
    let (open, teams) = (number("DESK_OPEN", OPEN), number("DESK_TEAMS", TEAMS));
    let world = World::new().await;
    let started = Instant::now();
    fill(&world, open, teams).await;
    println!(
        "{teams} teams with {open} open each: filled in {:.0?}",
        started.elapsed()
    );
    let moderator = world.moderator_called("Samira").await;
    let (first, _) = timed(&moderator, "/desk?lijst=open").await;
    println!("the first look, which makes labels: {first:.1?}");
    // Labels are made a few at a time.
    for _ in 0..10 {
        timed(&moderator, "/desk?lijst=open").await;
    }
    let (mut firsts, mut nexts, mut opened) = (Vec::new(), Vec::new(), Vec::new());
    let paths = moderator.queue_at("/desk?lijst=open").await;
    let (mut before, mut most) = (0, 0);
    for round in 0..ROUNDS {
        // By then, what is kept was filled.
        if round == ROUNDS / 4 {
            before = memory();
        }
        most = most.max(memory());
        let (took, page) = timed(&moderator, "/desk?lijst=open").await;
        firsts.push(took);
        let next = next_page(&page);
        if round == 0 {
            for _ in 0..10 {
                timed(&moderator, &next).await;
            }
        }
        nexts.push(timed(&moderator, &next).await.0);
        opened.push(timed(&moderator, &paths[round % paths.len()]).await.0);
    }
    println!("{}", told("first page", firsts));
    println!("{}", told("next page", nexts));
    println!("{}", told("opening", opened));
    println!("memory: {before} MiB after a quarter of the rounds, {most} MiB at most");
}
