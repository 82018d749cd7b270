//! Why the hosted desk does not start or stopped, in the language of who starts it. Each sentence names the variable to mend.

use std::fmt;

use desk::DeskError;
use hosting::HostingError;
use pages::assets::AssetsError;
use settings::SettingsError;
use store::{AccessError, TABLE};

/// Why the hosted desk does not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The environment is invalid.
    Settings(#[from] SettingsError),
    /// Every request to the store would be refused.
    Access(#[from] AccessError),
    /// The files of the site cannot be used.
    Assets(#[from] AssetsError),
    /// A template cannot be used.
    Desk(#[from] DeskError),
    /// Where a team is notified cannot be used.
    Notify(#[from] notifications::SettingsError),
    /// Nothing can be served.
    Hosting(#[from] HostingError),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(error) => f.write_str(&error.in_dutch()),
            Self::Access(AccessError::Region) => f.write_str(
                "AWS_REGION ontbreekt: zeg in welke regio de tabel staat, zoals eu-central-1",
            ),
            Self::Access(AccessError::Credentials(reason)) => write!(
                f,
                "er zijn geen rechten voor de tabel: stel AWS_ACCESS_KEY_ID en AWS_SECRET_ACCESS_KEY in, of een andere manier die AWS kent ({reason})"
            ),
            Self::Assets(error) => assets(error, f),
            Self::Desk(error) => write!(f, "de pagina's van de balie kloppen niet: {error}"),
            Self::Notify(error) => f.write_str(&error.in_dutch()),
            Self::Hosting(error) => hosting(error, f),
        }
    }
}

fn assets(error: &AssetsError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error {
        AssetsError::Read { path, source } => write!(
            f,
            "{} kan niet worden gelezen ({source}): laat FUNCTION_ASSETS wijzen naar de map dist/function die `brokers build` maakt",
            path.display()
        ),
        AssetsError::Missing { file } => write!(
            f,
            "{file} ontbreekt in de map van FUNCTION_ASSETS: neem de hele map dist/function die `brokers build` maakt"
        ),
        AssetsError::Invalid { file, problem } => {
            write!(
                f,
                "{file} in de map van FUNCTION_ASSETS klopt niet: {problem}"
            )
        }
    }
}

fn hosting(error: &HostingError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error {
        HostingError::Listen { port, source } => write!(
            f,
            "127.0.0.1:{port} kan niet worden gebruikt ({source}): kies met PORT een andere poort"
        ),
        HostingError::NoTable(table) => write!(
            f,
            "de tabel \"{table}\" (SUBMISSIONS_TABLE) bestaat niet. Maak haar, en start de balie opnieuw:\n\n{}",
            TABLE.create_commands(table)
        ),
        HostingError::Lambda(reason) => write!(f, "Lambda werkt niet: {reason}"),
    }
}
