//! The log: JSON lines on stderr, and nothing about who asked what.

use std::fmt;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, Response};
use axum::middleware::{Next, from_fn};
use jiff::Timestamp;
use tracing::Level;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use clock::Hour;

/// The crates that are ours, and the programs.
const OURS: [&str; 21] = [
    "autolinks",
    "characters",
    "clock",
    "desk",
    "forms",
    "function",
    "hints",
    "hosted_desk",
    "hosting",
    "intake",
    "loopback",
    "notifications",
    "pages",
    "people",
    "sealing",
    "settings",
    "signals",
    "store",
    "strings",
    "unsealing",
    "web",
];

/// Starts the log. Only lines of our crates get through: libraries log requests, and at some levels their bodies.
pub fn start(level: Level) {
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_target(false)
        .with_timer(ToTheHour)
        .with_writer(std::io::stderr);
    let ours = filter_fn(move |line| *line.level() <= level && is_ours(line.target()));
    // A second start in the same process has no effect.
    let _ = tracing_subscriber::registry()
        .with(lines)
        .with(ours)
        .try_init();
}

/// Whether a line comes from one of our crates; a library whose name only begins like one is none.
fn is_ours(target: &str) -> bool {
    let name = target.split("::").next().unwrap_or(target);
    OURS.contains(&name)
}

/// Timestamps of log lines are rounded to the hour, as in the store. A precise time on any line would reveal that of
/// the lines around it.
struct ToTheHour;

impl FormatTime for ToTheHour {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write!(writer, "{}", Hour::of(Timestamp::now()).start())
    }
}

/// Logs every answer: method, route, status and time. The route is the pattern, not the address.
pub fn logged(router: Router) -> Router {
    router.layer(from_fn(line))
}

async fn line(request: Request, next: Next) -> Response<Body> {
    let start = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    tracing::info!(
        method,
        route = route.as_ref().map_or("-", MatchedPath::as_str),
        status = response.status().as_u16(),
        milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}

/// A client can make up a method, and with it write into the log.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_of_ours_may_write_and_no_library() {
        let crates = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
        let mut names: Vec<_> = crates
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert!(names.len() > 10, "{names:?}");
        names.extend(["function", "hosted_desk"].map(str::to_owned));
        for name in names {
            assert!(
                is_ours(&format!("{name}::somewhere")),
                "{name} is not in OURS"
            );
        }
        for library in ["webpki", "hyper::client", "aws_sdk_dynamodb", "storekit"] {
            assert!(!is_ours(library), "{library}");
        }
    }
}
