//! What is wrong with what was typed behind `brokers`, in the language of the reader: clap says what kind it is, and its
//! sentences stay inside.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use diagnostics::nearest;
use diagnostics::words::{self, Args, Lang};

/// The message about a wrong command line; none for what is no error, such as help that was asked for.
pub fn explain(error: &Error, lang: Lang) -> Option<String> {
    let words = words::tool(lang);
    let context = |kind| error.get(kind).map(written).unwrap_or_default();
    let what = context(ContextKind::InvalidArg);
    let (value, other) = (
        context(ContextKind::InvalidValue),
        context(ContextKind::PriorArg),
    );
    let (key, what) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => (
            "usage-invalid-subcommand",
            context(ContextKind::InvalidSubcommand),
        ),
        ErrorKind::UnknownArgument => ("usage-unknown-argument", what),
        ErrorKind::InvalidValue if value.is_empty() => ("usage-no-value", what),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("usage-invalid-value", what),
        ErrorKind::MissingRequiredArgument => ("usage-missing-argument", what),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("usage-missing-subcommand", what)
        }
        ErrorKind::ArgumentConflict if what == other => ("usage-too-many", what),
        ErrorKind::ArgumentConflict => ("usage-conflict", what),
        ErrorKind::NoEquals | ErrorKind::TooFewValues => ("usage-no-value", what),
        // A switch: `--drafts=ja`.
        ErrorKind::TooManyValues => ("usage-takes-nothing", what),
        ErrorKind::WrongNumberOfValues => ("usage-too-many", what),
        ErrorKind::InvalidUtf8 => ("usage-not-text", what),
        _ => ("usage-other", what),
    };
    let mut lines = vec![say(
        &words,
        key,
        &[("what", &what), ("value", &value), ("other", &other)],
    )];
    let typed = match error.kind() {
        ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument => &what,
        _ => &value,
    };
    let nearest = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .filter_map(|kind| error.get(kind))
    .find_map(|suggested| most_like(typed, suggested));
    let choices = context(ContextKind::ValidValue);
    if let Some(nearest) = nearest {
        lines.push(say(&words, "usage-nearest", &[("nearest", &nearest)]));
    } else if !choices.is_empty() {
        lines.push(say(&words, "usage-choices", &[("choices", &choices)]));
    }
    lines.push(say(&words, "usage-help", &[]));
    Some(lines.join("\n"))
}

/// Of what clap suggests, the most like what was typed.
fn most_like(typed: &str, suggested: &ContextValue) -> Option<String> {
    let texts = match suggested {
        ContextValue::Strings(texts) => texts.as_slice(),
        ContextValue::String(text) => std::slice::from_ref(text),
        _ => return None,
    };
    let like = nearest(typed, texts.iter().map(String::as_str));
    like.or_else(|| texts.last().cloned())
}

fn say(words: &words::Words, key: &str, args: &[(&str, &String)]) -> String {
    let args: Args<'_> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    words.get(key, &args).unwrap_or_else(|| key.to_owned())
}

/// A value of the context as it is typed.
fn written(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The language that was asked for, also when the rest cannot be read.
pub fn language(arguments: impl IntoIterator<Item = String>) -> Lang {
    let mut after_lang = false;
    for argument in arguments {
        if argument == "--lang=en" || (after_lang && argument == "en") {
            return Lang::En;
        }
        after_lang = argument == "--lang";
    }
    Lang::Nl
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::Cli;

    fn said(line: &str, lang: Lang) -> String {
        let arguments = ["brokers"].into_iter().chain(line.split_whitespace());
        let error = Cli::try_parse_from(arguments).expect_err("wrong");
        explain(&error, lang).expect("an error")
    }

    #[test]
    fn a_wrong_command_is_said_in_dutch_and_in_english() {
        for (line, dutch, english) in [
            ("biuld", "“biuld” is geen opdracht", "“biuld” is no command"),
            ("chek", "Bedoelde je “check”?", "Did you mean “check”?"),
            (
                "build --drafts=ja",
                "Bij --drafts hoort geen waarde: “ja”",
                "--drafts takes no value: “ja”",
            ),
            (
                "build --dratfs",
                "Bedoelde je “--drafts”?",
                "Did you mean “--drafts”?",
            ),
            (
                "new",
                "Er ontbreekt nog iets: <KIND>",
                "Something is missing: <KIND>",
            ),
            (
                "new tip",
                "Er ontbreekt nog iets: <TITLE>",
                "Something is missing: <TITLE>",
            ),
            (
                "check --format xml",
                "“xml” kan niet bij --format",
                "“xml” is not possible for --format",
            ),
            (
                "check --format xml",
                "Je kunt kiezen uit: text, json, github, gitlab.",
                "Choose from: text, json, github, gitlab.",
            ),
            ("check --format", "Achter --format", "--format"),
            (
                "serve --addr x",
                "“x” kan niet bij --addr",
                "“x” is not possible for --addr",
            ),
            (
                "desk --export x --addr 127.0.0.1:1",
                "gaat niet samen met",
                "cannot be used with",
            ),
        ] {
            let (one, other) = (said(line, Lang::Nl), said(line, Lang::En));
            assert!(one.contains(dutch), "{line}: {one}");
            assert!(other.contains(english), "{line}: {other}");
            for sentence in ["error:", "unrecognized", "unexpected", "Usage:", "tip:"] {
                assert!(
                    !one.contains(sentence) && !other.contains(sentence),
                    "{one}\n{other}"
                );
            }
        }
    }

    #[test]
    fn help_is_no_error_and_the_language_is_found_in_any_line() {
        let help = Cli::try_parse_from(["brokers", "--help"]).expect_err("help");
        assert_eq!(explain(&help, Lang::Nl), None);
        let language = |line: &str| language(line.split(' ').map(str::to_owned));
        assert_eq!(language("brokers --lang en biuld"), Lang::En);
        assert_eq!(language("brokers biuld --lang=en"), Lang::En);
        assert_eq!(language("brokers new en --lang nl"), Lang::Nl);
    }
}
