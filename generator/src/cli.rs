//! The command line. The doc comments here are the help text.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use content::Kind;
use diagnostics::Format;
use diagnostics::words::Lang;
use forms::team::TeamId;

/// Builds the Social Brokers site, and serves it with its forms and its desk.
///
/// Write markdown in content/, look at it with `brokers serve`, and put the
/// result of `brokers build` on any static host.
#[derive(Debug, Parser)]
#[command(name = "brokers", version = builtin::VERSION, max_term_width = 100)]
pub struct Cli {
    /// The folder that holds content/
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// The language the tool speaks
    #[arg(long, global = true, default_value = "nl", value_enum)]
    pub lang: Lang,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands of `brokers`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a site of your own in a new folder
    ///
    /// Example: brokers init kerkrade --gemeente kerkrade
    ///
    /// It has the pages and forms that every site needs, an example of each type of page as a draft, and a README for
    /// whoever writes in it. The theme is inside brokers: see `brokers theme`.
    Init(Init),
    /// Make a new file with the right front matter, and print its path
    ///
    /// Example: brokers new verhaal "Koffie op vrijdag" --gemeente kerkrade
    New(New),
    /// Find everything that is wrong in content/, without writing anything
    ///
    /// Exit status: 0 when there are no errors, 1 when there are, 2 for wrong usage.
    ///
    /// With --format json, standard output is one document:
    ///
    ///   { "version": 1, "problems": [ { "severity": "error" | "warning" | "note",
    ///     "code": "unknown-key", "message": "…", "help": "…" | null,
    ///     "file": "content/tips/luisteren.md" | null, "line": 5, "column": 1,
    ///     "start": 61, "end": 67, "details": { … } } ] }
    ///
    /// Lines and columns count from 1, in characters; start and end are bytes in the file; all four
    /// are null without a place in the text of a file. `details` has the values of the message, by code. Codes and keys
    /// stay what they are; new ones may come.
    ///
    /// --format github prints annotations for GitHub Actions and Forgejo Actions, --format gitlab a code
    /// quality report. Paths in both count from the folder in which it runs.
    #[command(verbatim_doc_comment)]
    Check(Check),
    /// Build dist/site (for any static host) and dist/function (what the function needs)
    Build(Build),
    /// Site, forms and desk on this machine; the browser reloads when a file changes
    ///
    /// Questions are kept in .brokers/store.sqlite, sealed to the key in .brokers/identity.txt.
    Serve(Serve),
    /// Site, forms, answers and desk on one machine in production, behind a proxy
    ///
    /// The site is built into the data folder at the start, when a day begins or a page appears, and on SIGHUP; a build that
    /// fails leaves the site of before. Everything that is sent is kept there, in store.sqlite. It holds no key of moderators:
    /// `brokers desk --data` lets the first one in. `/health` says whether it answers, `/health/ready` whether it can store.
    ///
    /// The environment: `DESK_URL` (where moderators reach the desk, on a host name of its own; without it at /desk of the site),
    /// `SOURCE_HEADER` (X-Forwarded-For), `RATE_LIMIT`, `NOTIFY`, `LOG`.
    Host(Host),
    /// Copy the store to one file, also while it is in use
    ///
    /// The copy is as sealed as the store: keys are not in it.
    Backup(Backup),
    /// Make the store of a data folder from a backup; one that is there is left alone
    Restore(Restore),
    /// Bring a bucket or a folder up to date with the site
    ///
    /// Checks first; then sends only what changed: what pages need before the pages,
    /// removals last. After a broken connection run it again. A bucket's keys come from
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` and `AWS_ENDPOINT_URL_S3`.
    Publish(Publish),
    /// The moderation desk alone, on a store that the environment names
    ///
    /// `SUBMISSIONS_TABLE` and `AWS_ENDPOINT_URL_DYNAMODB` name the store, `FUNCTION_ASSETS` the folder
    /// that `brokers build` made (dist/function); the keys are those in .brokers/identity.txt.
    Desk(Desk),
    /// Write the answers that moderators approved for the site into content/vragen/
    ///
    /// A page that was approved at the desk becomes a new file; nothing is ever overwritten, and nothing
    /// in it leads back to whoever asked. The store is the one that `SUBMISSIONS_TABLE` and
    /// `AWS_ENDPOINT_URL_DYNAMODB` name, or else that of `brokers serve`, also while that runs; the keys
    /// are those in .brokers/identity.txt. It can be run again at any time.
    Collect(Collect),
    /// Make and look after the moderators' keys
    #[command(subcommand)]
    Keys(Keys),
    /// Change the look of the site
    #[command(subcommand)]
    Theme(Theme),
    /// Write JSON Schemas of front matter, site.toml and forms, for editors such as VS Code
    ///
    /// `brokers init` has written them already; run it again after an update of brokers.
    Schema(Schema),
    /// Write man pages and completions for shells: for whoever makes a package
    #[command(hide = true)]
    Handout(Handout),
}

/// `brokers handout`
#[derive(Debug, Args)]
pub struct Handout {
    /// The folder to write to
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// `brokers init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to make; one that is there must be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The municipality that the site is for, by its name: Kerkrade
    #[arg(long, value_name = "NAME")]
    pub gemeente: Option<String>,
    /// Begin with the content of the demonstration instead: everything is made up, and says so
    #[arg(long, conflicts_with = "gemeente")]
    pub demo: bool,
    /// Where the repository of the site is kept: only the workflow files for there. Without it, those for all three
    #[arg(long, value_enum, value_name = "HOST")]
    pub forge: Option<Forge>,
}

/// What keeps the repository of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Forge {
    /// GitHub
    Github,
    /// GitLab
    Gitlab,
    /// Forgejo, Gitea or Codeberg
    Forgejo,
    /// None of them: no workflow files
    None,
}

/// `brokers theme`
#[derive(Debug, Subcommand)]
pub enum Theme {
    /// Write files of the theme that is inside brokers to theme/, where you can change them
    ///
    /// A file in theme/ takes the place of the one inside brokers. Nothing is ever overwritten: to go back, delete yours.
    Eject(Eject),
}

/// `brokers theme eject`
#[derive(Debug, Args)]
pub struct Eject {
    /// One file, such as templates/tip.html; without it, all
    pub file: Option<String>,
}

/// `brokers schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// The folder to write to, counted from --root
    #[arg(long, default_value = ".schema", value_name = "DIR")]
    pub out: PathBuf,
}

/// `brokers new`
#[derive(Debug, Args)]
pub struct New {
    /// The type of page
    #[arg(value_enum)]
    pub kind: Kind,
    /// The title; the file name is made from it
    pub title: String,
    /// The municipality the page belongs to, by its name or as in its address: kerkrade
    #[arg(long, value_name = "SLUG")]
    pub gemeente: Option<String>,
}

/// `brokers check`
#[derive(Debug, Args)]
pub struct Check {
    /// How to print what was found
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Check drafts and pages that are to appear later, too
    #[arg(long)]
    pub drafts: bool,
    /// Ask other sites whether the pages we link to are still there
    ///
    /// Not found (404, 410), moved for good (301, 308), no answer, or a broken one (5xx) are
    /// warnings; a site that refuses programs (401, 403, 429) is a note. None of them changes
    /// the exit status: what other sites do is not in your hands.
    #[arg(long)]
    pub external: bool,
    /// How long to wait for another site, in seconds
    #[arg(long, default_value_t = 10, value_name = "SECONDS", requires = "external",
        value_parser = clap::value_parser!(u64).range(1..=300))]
    pub timeout: u64,
}

/// `brokers build`
#[derive(Debug, Args)]
pub struct Build {
    /// The folder to write, counted from --root; the old one stays whole until the new one is complete
    ///
    /// A folder with anything but an earlier build in it is left alone.
    #[arg(long, default_value = "dist", value_name = "DIR")]
    pub out: PathBuf,
    /// The address the site will have, instead of the one in site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Build drafts and pages that are to appear later, too
    #[arg(long)]
    pub drafts: bool,
    /// Write .br and .gz beside text files, for hosts that send them as they are
    #[arg(long)]
    pub compress: bool,
}

/// `brokers serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT", value_parser = address)]
    pub addr: SocketAddr,
    /// Show drafts and pages that are to appear later, too
    #[arg(long)]
    pub drafts: bool,
    /// Open the browser on the page that was edited last
    #[arg(long)]
    pub open: bool,
    /// Open a practice room: a desk full of made-up questions, from which nothing leaves
    ///
    /// It has a store and a key of its own in .brokers/demo. Remove that folder to begin again.
    #[arg(long)]
    pub demo: bool,
}

/// `brokers host`
#[derive(Debug, Args)]
pub struct Host {
    /// The folder for everything that is kept; it is made when it is not there
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The port of this machine to listen on, for the proxy
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    pub port: u16,
    /// Where to listen instead, when the proxy is on another machine or in another container
    #[arg(long, value_name = "ADDRESS:PORT", value_parser = address, conflicts_with = "port")]
    pub addr: Option<SocketAddr>,
    /// Serve what `brokers build` made in this folder, instead of building the site here
    #[arg(long, value_name = "DIR", conflicts_with_all = ["base_url", "demonstration"])]
    pub dist: Option<PathBuf>,
    /// The address the site has, instead of the one in site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Show a demonstration (`demonstratie = true` in site.toml) as one
    #[arg(long)]
    pub demonstration: bool,
}

/// `brokers backup`
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to make; one that is there is left alone
    pub file: PathBuf,
    /// The data folder of `brokers host`, instead of the store of `brokers serve`
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// `brokers restore`
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    pub file: PathBuf,
    /// The data folder of `brokers host`, instead of the store of `brokers serve`
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// `brokers publish`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Publish {
    /// `s3://bucket/prefix` or `file:///folder`
    pub url: String,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
    /// Replace files of the same name that are there already, and that brokers did not put there
    ///
    /// Without it they are left alone, and nothing is sent.
    #[arg(long)]
    pub take_over: bool,
    /// Publish a demonstration (`demonstratie = true` in site.toml) as one
    ///
    /// Every page says that it is a demonstration. Without this, it is not published.
    #[arg(long)]
    pub demonstration: bool,
    /// Send text compressed (gzip in a bucket; .br and .gz beside it in a folder)
    #[arg(long)]
    pub compress: bool,
    /// The address the site will have, instead of the one in site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

/// `brokers desk`
#[derive(Debug, Args)]
pub struct Desk {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8090", value_name = "ADDRESS:PORT", value_parser = address)]
    pub addr: SocketAddr,
    /// Only write a list (CSV) of what is held, without content, to FILE, or `-` for standard output
    ///
    /// A line for all submissions with the same form, kind, municipality, hour of arrival, status,
    /// urgency and end, and how many there are. It needs no key.
    #[arg(long, value_name = "FILE", conflicts_with = "addr")]
    pub export: Option<PathBuf>,
    /// The data folder of `brokers host`, instead of the store that the environment names; that can go on running
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Only check that nobody changed the audit
    ///
    /// Each entry holds the hash of the one before. This follows them to the last, prints how many there
    /// are and the last hash, and notes both in .brokers/audit.json: the next time it reads only what came
    /// after, and sees when what was noted is missing or was written anew.
    #[arg(long, conflicts_with_all = ["addr", "export"])]
    pub verify_audit: bool,
    /// With --verify-audit, read every entry, also those that were found right before
    ///
    /// Without it, an older entry that somebody changed where it is, and nothing after it, is not seen.
    #[arg(long, requires = "verify_audit")]
    pub whole: bool,
}

/// `brokers collect`
#[derive(Debug, Args)]
pub struct Collect {
    /// Only say what would be written
    #[arg(long)]
    pub dry_run: bool,
    /// The data folder of `brokers host`, instead of another store; that can go on running
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// `brokers keys`
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Make a key pair: the secret half in .brokers/identity.txt, the public half for site.toml
    New(KeysNew),
    /// Print the public halves of the keys on this machine, for site.toml
    Show,
    /// Change to a new key pair: the old one still opens what was sealed to it
    ///
    /// The new secret half comes first in .brokers/identity.txt, the public half takes the place of the
    /// old one in site.toml. Then build and deploy, seal everything again at the desk, and finish.
    Rotate(Rotate),
    /// Put a passphrase on .brokers/identity.txt, or change it
    ///
    /// The file is then in age's own format for passphrases, and every command that needs a key asks for it.
    Passphrase(Passphrase),
    /// Take a public key out of use: a stolen one, or that of somebody who left
    ///
    /// Says whose it is and who can still read, asks, and moves it to `revoked` in site.toml: from the national team, from
    /// the other teams, and from recovery. Then build and deploy, and seal everything again at a desk whose key stays.
    Revoke(Revoke),
}

/// `brokers keys new`
#[derive(Debug, Args)]
pub struct KeysNew {
    /// For a team of site.toml, by its id: the public half is written there
    #[arg(long, value_name = "ID", value_parser = team)]
    pub team: Option<TeamId>,
}

/// `brokers keys passphrase`
#[derive(Debug, Args)]
pub struct Passphrase {
    /// Take the passphrase off
    #[arg(long)]
    pub remove: bool,
}

/// `brokers keys revoke`
#[derive(Debug, Args)]
pub struct Revoke {
    /// The public key, as it stands in site.toml (age1…)
    pub key: String,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// `brokers keys rotate`
#[derive(Debug, Args)]
pub struct Rotate {
    /// Take the old keys out of use, if nothing in the store needs them any more
    #[arg(long)]
    pub finish: bool,
    /// The data folder of `brokers host`: with --finish, its store is looked into as well; that can go on running
    #[arg(long, value_name = "DIR", requires = "finish")]
    pub data: Option<PathBuf>,
    /// The key of a team of site.toml, by its id, instead of the national team's
    #[arg(long, value_name = "ID", value_parser = team)]
    pub team: Option<TeamId>,
}

/// A team that site.toml can name.
fn team(id: &str) -> Result<TeamId, String> {
    TeamId::of_a_team(id).map_err(|error| error.to_string())
}

/// An address to listen on; a name (`localhost:8080`) is looked up.
fn address(text: &str) -> Result<SocketAddr, String> {
    let found = text.to_socket_addrs().map_err(|error| error.to_string());
    // IPv4 first: that is what the addresses in our messages look like.
    let found: Vec<SocketAddr> = found?.collect();
    let first = found.iter().find(|one| one.is_ipv4()).or(found.first());
    first.copied().ok_or_else(|| "no such address".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn an_address_may_have_a_name() {
        assert!(super::address("localhost:8080").is_ok_and(|address| address.port() == 8080));
        assert!(super::address("localhost").is_err());
        assert!(super::address("127.0.0.1:99999").is_err());
    }

    #[test]
    fn the_definition_holds_together() {
        super::Cli::command().debug_assert();
    }
}
