//! `brokers check`

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use crate::annotations;
use crate::cli::Check;
use crate::console::{Console, count, print};
use crate::external;
use crate::failure::Failure;
use crate::pipeline::{self, Built};
use diagnostics::{Diagnostic, Format, Message, Progress, Severity};
use lint::advice;
use site::Options;

/// What there is to say of a site, and the site itself when nothing is wrong with it.
pub(super) fn look(
    root: &Path,
    options: &Options,
    pictures: &Progress,
) -> (Vec<Diagnostic>, Option<Built>) {
    let whole = pipeline::run(root, options, &[], pictures).and_then(|built| {
        built.snapshot.check()?;
        Ok(built)
    });
    match whole {
        Ok(built) => {
            let mut found = built.all_warnings();
            found.extend(advice::advise(&built.snapshot, &built.hidden));
            diagnostics::sort(&mut found);
            (found, Some(built))
        }
        Err(found) => (found, None),
    }
}

pub(super) fn run(root: &Path, arguments: &Check, console: &Console) -> Result<(), Failure> {
    let options = Options {
        drafts: arguments.drafts,
        now: Timestamp::now(),
        base_url: None,
        host: None,
    };
    let (mut found, built) = look(root, &options, &console.progress("pictures-progress"));
    if let Some(built) = built.as_ref().filter(|_| arguments.external) {
        let patience = Duration::from_secs(arguments.timeout);
        let progress = console.progress("check-progress");
        found.extend(external::check(&built.snapshot, patience, &progress)?);
        diagnostics::sort(&mut found);
    }
    let checked = built.map(|built| {
        let site = &built.snapshot.site;
        (site.pages.len(), site.hidden.len())
    });
    let document = || console.reporter().json(&found);
    let printed = match arguments.format {
        Format::Text => None,
        Format::Json => Some(format!("{:#}", document())),
        Format::Github => Some(annotations::github(&document(), root)),
        Format::Gitlab => Some(annotations::gitlab(&document(), root)),
    };
    if let Some(printed) = printed {
        if !printed.is_empty() {
            print(&printed);
        }
        return checked.map(|_| ()).ok_or(Failure::Said);
    }
    let Some((pages, hidden)) = checked else {
        return Err(Failure::Problems(found));
    };
    let warnings = count(&found, Severity::Warning);
    // What asks for something comes before what is only good to know.
    found.sort_by_key(|one| one.severity);
    console.report(&found);
    let looked = if warnings == 0 {
        "check-clean"
    } else {
        "check-looked"
    };
    console.say(Message::new(looked).with("pages", pages));
    if hidden > 0 {
        console.say(Message::new("check-hidden").with("count", hidden));
    }
    if warnings > 0 {
        console.say(Message::new("check-warnings").with("warnings", warnings));
    }
    Ok(())
}
