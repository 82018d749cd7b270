//! `brokers handout`

use clap::ValueEnum;
use clap_complete::Shell;

use crate::cli::Handout;
use crate::console::Console;
use crate::failure::Failure;
use crate::help;
use diagnostics::Message;
use diagnostics::words::Lang;

/// Man pages in `man/man1` and, in Dutch, `man/nl/man1`; completions in `completions`.
pub(super) fn run(arguments: &Handout, console: &Console) -> Result<(), Failure> {
    let folder = &arguments.folder;
    for (lang, below) in [(Lang::En, "man/man1"), (Lang::Nl, "man/nl/man1")] {
        let pages = folder.join(below);
        files::create_dir_all(&pages)?;
        clap_mangen::generate_to(help::without_help_command(lang), pages)?;
    }
    let completions = folder.join("completions");
    files::create_dir_all(&completions)?;
    for shell in Shell::value_variants() {
        let mut command = help::command(Lang::Nl);
        clap_complete::generate_to(*shell, &mut command, "brokers", &completions)?;
    }
    console.say(Message::new("handout-done").at(folder));
    Ok(())
}
