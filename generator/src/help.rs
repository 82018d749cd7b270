//! The command line in the reader's language: the doc comments of [`Cli`] are the English help, `locales/help.nl.ftl` has the
//! Dutch.

use clap::{Arg, Command, CommandFactory};

use crate::cli::Cli;
use diagnostics::words::{self, Args, Lang, Words};

/// The command line, with its help in this language.
pub fn command(lang: Lang) -> Command {
    in_language(Cli::command(), lang)
}

/// The same without `brokers help`, which repeats every other command.
pub(crate) fn without_help_command(lang: Lang) -> Command {
    in_language(Cli::command().disable_help_subcommand(true), lang)
}

fn in_language(mut command: Command, lang: Lang) -> Command {
    if lang == Lang::Nl {
        // What clap adds itself is only there from here on.
        command.build();
        command = dutch(command, &words::help(), "brokers");
    }
    command
}

fn dutch(command: Command, words: &Words, key: &str) -> Command {
    let say = |key: &str| words.get(key, &Args::new()).unwrap_or_default();
    let (about, long) = (say(key), say(&format!("{key}.long")));
    let parts = [
        ("subcommands", command.has_subcommands()),
        ("positionals", command.get_positionals().next().is_some()),
        ("options", true),
    ];
    let parts = parts.into_iter().filter(|(_, is_there)| *is_there);
    let parts: Vec<_> = parts
        .map(|(name, _)| format!("{}:\n{{{name}}}", say(name)))
        .collect();
    let mut command = command
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{}",
            say("usage"),
            parts.join("\n\n")
        ))
        .mut_args(|arg| dutch_arg(arg, words, key));
    if !long.is_empty() {
        command = command.long_about(format!("{about}\n\n{long}"));
    }
    command = command.about(about);
    let names: Vec<_> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    for name in names {
        // `brokers help` has every other command below it once more.
        let key = format!("{}-{name}", key.trim_end_matches("-help"));
        command = command.mut_subcommand(name, |below| dutch(below, words, &key));
    }
    command
}

fn dutch_arg(arg: Arg, words: &Words, key: &str) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let own = format!("{key}-{id}");
    let key = [own, id].into_iter().find(|key| words.contains(key));
    let Some(key) = key else {
        return arg;
    };
    let say = |key: &str, args: &Args<'_>| words.get(key, args).unwrap_or_default();
    let plain = |key: &str| say(key, &Args::new());
    let mut help = plain(&key);
    if arg.get_action().takes_values() {
        let defaults = arg.get_default_values().iter();
        let defaults = defaults.map(|one| one.display().to_string()).collect();
        let choices = arg.get_possible_values().into_iter();
        let choices = choices.map(|one| one.get_name().to_owned()).collect();
        let lists: [(&str, Vec<String>); 2] = [("choices", choices), ("default", defaults)];
        let notes = lists.iter().filter(|(_, all)| !all.is_empty());
        let notes: Vec<_> = notes
            .map(|(key, all)| say(key, &[("values", all.join(", ").into())].into()))
            .collect();
        if !notes.is_empty() {
            help = format!("{help} ({})", notes.join("; "));
        }
    }
    let long = match plain(&format!("{key}.long")) {
        long if long.is_empty() => help.clone(),
        long => format!("{help}\n\n{long}"),
    };
    arg.help(help)
        .long_help(long)
        .hide_default_value(true)
        .hide_possible_values(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A command or argument without words of ours would be explained in English.
    fn missing(command: &Command, words: &Words, key: &str, found: &mut Vec<String>) {
        if !words.contains(key) {
            found.push(key.to_owned());
        }
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str().replace('_', "-");
            let own = format!("{key}-{id}");
            if !words.contains(&own) && !words.contains(&id) {
                found.push(own);
            }
        }
        for below in command.get_subcommands() {
            missing(below, words, &format!("{key}-{}", below.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_dutch() {
        let mut found = Vec::new();
        missing(&Cli::command(), &words::help(), "brokers", &mut found);
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn the_same_command_lines_are_read() {
        command(Lang::Nl).debug_assert();
        let line = ["brokers", "new", "tip", "Luisteren", "--root", "x"];
        assert!(command(Lang::Nl).try_get_matches_from(line).is_ok());
    }
}
