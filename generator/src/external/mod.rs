//! `brokers check --external`: asks other sites whether the pages we link to
//! are still there.
//!
//! What other sites do is not in the hands of an editor, so whatever is found
//! is a warning or a note, and the exit status stays what it was.

mod ask;
mod collect;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::failure::Failure;
use ask::{Answer, Asker};
use diagnostics::{Diagnostic, Place, Problem, Progress, Severity};
use render::Snapshot;

/// Asks after every external link of the site, and says what somebody should
/// look at. `patience` is for one request.
pub(crate) fn check(
    snapshot: &Snapshot,
    patience: Duration,
    progress: &Progress,
) -> Result<Vec<Diagnostic>, Failure> {
    let places = collect::links(snapshot);
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let asker = Asker::new(patience)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    progress.begin(places.len());
    let urls = places.keys().cloned().collect();
    let answers = runtime.block_on(asker.ask_all(urls, |url| progress.step(url)));
    progress.end();
    if is_offline(&answers) {
        let count = answers.len();
        return Ok(vec![Diagnostic {
            severity: Severity::Warning,
            problem: Problem::NoInternet { count },
            place: None,
        }]);
    }
    Ok(answers
        .into_iter()
        .filter_map(|(url, answer)| Some((severity_and_problem(&url, answer)?, url)))
        .flat_map(|(found, url)| diagnostics(&found, places.get(&url)))
        .collect())
}

/// Whether no site at all was found: then it is not the sites. One or two may both be gone.
fn is_offline(answers: &BTreeMap<String, Answer>) -> bool {
    const FEW: usize = 2;
    let not_found = |answer: &Answer| matches!(answer, Answer::Failed("name", _));
    answers.len() > FEW && answers.values().all(not_found)
}

/// Every place that names the address has the problem.
fn diagnostics(
    (severity, problem): &(Severity, Problem),
    places: Option<&Vec<Place>>,
) -> Vec<Diagnostic> {
    let places = places.into_iter().flatten();
    places
        .map(|place| Diagnostic {
            severity: *severity,
            problem: problem.clone(),
            place: Some(place.clone()),
        })
        .collect()
}

fn severity_and_problem(url: &str, answer: Answer) -> Option<(Severity, Problem)> {
    let url = url.to_owned();
    Some(match answer {
        Answer::There => return None,
        Answer::Moved(to) => (Severity::Warning, Problem::MovedLink { url, to }),
        Answer::Gone(status) => (Severity::Warning, Problem::DeadLink { url, status }),
        Answer::Guarded(status) => (Severity::Note, Problem::GuardedLink { url, status }),
        Answer::Failed(reason, detail) => (
            Severity::Warning,
            Problem::UnreachableLink {
                url,
                reason,
                detail,
            },
        ),
    })
}

/// External links with the places that name them.
type Places = BTreeMap<String, Vec<Place>>;
