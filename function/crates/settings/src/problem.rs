//! What can be wrong with a variable, in the two languages of the programs that say it: the intake and `brokers` in English, the
//! desk in Dutch.

use std::fmt;

use super::{ASSETS, DESK, ENDPOINT, LOG, PORT, RATE, RUNTIME, SOURCE, TABLE};

/// Something that is missing, wrong or contradictory. The value is kept where it holds no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    NoAssets,
    Table(String),
    Port(String),
    PortOnLambda,
    Endpoint(String),
    Rate(String),
    SourceHeader(String),
    Level(String),
    NoDesk,
    Desk(String),
    Notify(notifications::SettingsError),
}

/// English.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAssets => write!(
                f,
                "{ASSETS} is missing: point it at the folder dist/function that `brokers build` makes"
            ),
            Self::Table(name) => write!(
                f,
                "{TABLE} is \"{name}\", but a table has 3 to 255 letters, digits, `_`, `.` and `-`"
            ),
            Self::Port(port) => write!(f, "{PORT} is \"{port}\", which is no port number"),
            Self::PortOnLambda => write!(
                f,
                "{PORT} is set, but on Lambda ({RUNTIME} is set) nobody can reach a port: remove one"
            ),
            Self::Endpoint(value) => write!(
                f,
                "{ENDPOINT} is \"{value}\", but must look like http://127.0.0.1:8000"
            ),
            Self::Rate(value) => write!(
                f,
                "{RATE} is \"{value}\", but must be a number of submissions per source and hour, or 0 for no limit"
            ),
            Self::SourceHeader(value) => write!(
                f,
                "{SOURCE} is \"{value}\", which is no name of a header such as CloudFront-Viewer-Address"
            ),
            Self::Level(other) => write!(
                f,
                "{LOG} is \"{other}\", but must be error, warn, info or debug"
            ),
            Self::NoDesk => write!(
                f,
                "{DESK} is missing: say where people reach the desk, such as https://balie.example"
            ),
            Self::Desk(value) => write!(
                f,
                "{DESK} is \"{value}\", but must look like https://balie.example/desk"
            ),
            Self::Notify(error) => error.fmt(f),
        }
    }
}

impl Problem {
    pub(crate) fn in_dutch(&self) -> String {
        match self {
            Self::NoAssets => {
                format!("{ASSETS} ontbreekt: noem de map dist/function die `brokers build` maakt")
            }
            Self::Table(name) => format!(
                "{TABLE} is \"{name}\", maar een tabel heeft 3 tot 255 letters, cijfers, `_`, `.` en `-`"
            ),
            Self::Port(port) => format!("{PORT} is \"{port}\", en dat is geen poortnummer"),
            Self::PortOnLambda => format!(
                "{PORT} is ingesteld, maar op Lambda ({RUNTIME} is ingesteld) kan niemand bij een poort: haal een van de twee weg"
            ),
            Self::Endpoint(value) => {
                format!("{ENDPOINT} is \"{value}\", maar moet eruitzien als http://127.0.0.1:8000")
            }
            Self::Rate(value) => format!(
                "{RATE} is \"{value}\", maar moet een aantal inzendingen per uur zijn, of 0 voor geen grens"
            ),
            Self::SourceHeader(value) => format!(
                "{SOURCE} is \"{value}\", en dat is geen naam van een header zoals CloudFront-Viewer-Address"
            ),
            Self::Level(other) => {
                format!("{LOG} is \"{other}\", maar moet error, warn, info of debug zijn")
            }
            Self::NoDesk => format!(
                "{DESK} ontbreekt: zeg op welk adres mensen bij de balie komen, zoals https://balie.example"
            ),
            Self::Desk(value) => format!(
                "{DESK} is \"{value}\", maar moet eruitzien als https://balie.example/desk (alleen op deze machine mag het http zijn)"
            ),
            Self::Notify(error) => error.in_dutch(),
        }
    }
}
