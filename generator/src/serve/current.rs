//! What is being served right now: the last build, or why there is none.

use std::sync::Arc;

use axum::Router;
use function::assets::Assets;
use function::clock::Clock;
use function::desk::{self, DeskState};
use function::intake::{self, IntakeState};
use function::pages::Pages;

use super::Machine;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::output::Output;
use crate::pipeline::Built;

/// One build, with the routers that belong to it.
pub(crate) struct Current {
    /// Tells browsers that something changed.
    pub(super) version: String,
    pub(super) state: State,
}

pub(super) enum State {
    Whole {
        output: Output,
        /// `/api` and `/desk`.
        function: Router,
    },
    /// The page that says what is wrong.
    Broken(String),
}

impl Current {
    pub(super) fn new(
        result: Result<Built, Vec<Diagnostic>>,
        machine: &Machine,
        reporter: &Reporter,
        version: u64,
    ) -> Self {
        let state = match result {
            Ok(built) => match function_router(&built.output, machine) {
                Ok(function) => State::Whole {
                    output: built.output,
                    function,
                },
                Err(reason) => State::Broken(error_page(&[reason])),
            },
            Err(found) => {
                let texts: Vec<String> = found.iter().map(|one| reporter.text(one)).collect();
                State::Broken(error_page(&texts))
            }
        };
        Self {
            // The process id makes a restarted server's versions other ones.
            version: format!("{}-{version}", std::process::id()),
            state,
        }
    }
}

/// Intake and desk over this build's forms and shells.
fn function_router(output: &Output, machine: &Machine) -> Result<Router, String> {
    let assets =
        Assets::from_files(output.below("function/")).map_err(|error| error.to_string())?;
    let assets = Arc::new(assets);
    let pages = Pages::new(&assets.templates).map_err(|error| error.to_string())?;
    let intake = IntakeState {
        assets: Arc::clone(&assets),
        pages: Arc::new(pages),
        store: machine.store.clone(),
        clock: Clock::system(),
    };
    let desk = DeskState {
        store: machine.store.clone(),
        assets,
        identities: machine.identities.clone(),
        doors: machine.doors.clone(),
        clock: Clock::system(),
    };
    let desk = desk::router(desk).map_err(|error| error.to_string())?;
    Ok(intake::router(intake).merge(desk))
}

/// A whole page; everything in it is escaped.
fn error_page(texts: &[String]) -> String {
    let mut problems = String::new();
    for text in texts {
        problems.push_str("<pre>");
        // Writing to a String cannot fail.
        let _ = pulldown_cmark_escape::escape_html(&mut problems, &strip_colour(text));
        problems.push_str("</pre>\n");
    }
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Dit moet eerst gemaakt worden</title>\n\
         <link rel=\"stylesheet\" href=\"/__brokers/error.css\">\n</head>\n<body>\n\
         <h1>Dit moet eerst gemaakt worden</h1>\n\
         <p>Zodra het bestand klopt en is opgeslagen, komt de pagina vanzelf terug.</p>\n\
         {problems}</body>\n</html>\n"
    )
}

/// Takes the terminal's colour codes out.
fn strip_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain
}
