//! Says diagnostics: as text with the source line, or as JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use fluent_bundle::FluentValue;
use serde_json::{Map, Value, json};

use super::{BUILT_IN, Diagnostic, Message, Place, Reason, Severity, floor_boundary, reason};
use crate::words::{Args, Lang, Words};

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the source line with the place underlined.
    Text,
    /// For tools: one JSON document.
    Json,
    /// For GitHub Actions and Forgejo Actions: annotations on the lines of a pull request.
    Github,
    /// For GitLab: a code quality report.
    Gitlab,
}

/// Turns diagnostics into words of one language.
pub struct Reporter {
    words: Words,
    renderer: Renderer,
}

impl Reporter {
    /// A reporter in Dutch (`nl`) or English (`en`); `styled` adds colour.
    pub fn new(lang: Lang, styled: bool) -> Self {
        let renderer = if styled {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            words: crate::words::tool(lang),
            renderer,
        }
    }

    /// A message of the tool itself.
    pub fn tell(&self, message: &Message) -> String {
        let mut args: Args<'_> = message.args.iter().cloned().collect();
        if let Some(reason) = &message.reason {
            args.insert("reason", self.reason(reason).into());
        }
        self.say(message.key, &args)
    }

    fn say(&self, key: &str, args: &Args<'_>) -> String {
        self.words.get(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// Why something was refused, in words of ours; what has none is quoted, marked as what a library says.
    pub fn reason(&self, reason: &Reason) -> String {
        let args: Args<'_> = [
            ("what", reason.what.as_str().into()),
            ("reason", reason.reason.as_str().into()),
        ]
        .into();
        self.words
            .get(&format!("reason-{}", reason.why), &args)
            .unwrap_or_else(|| self.say("library-sentence", &args))
    }

    /// What is wrong, in one sentence.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let (code, args) = self.code_and_words(diagnostic);
        self.words
            .get(&format!("problem-{code}"), &fluent(&args))
            .unwrap_or(code)
    }

    /// What to do about it, when there is something to say.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        let (code, args) = self.code_and_words(diagnostic);
        self.words
            .get(&format!("problem-{code}.help"), &fluent(&args))
            .filter(|help| !help.is_empty())
    }

    /// How to change a file that is inside the program.
    fn inside(&self, diagnostic: &Diagnostic) -> Option<String> {
        let file = &diagnostic.place.as_ref()?.file;
        let path = file.strip_prefix(BUILT_IN)?;
        let name = path.splitn(3, '/').last().unwrap_or(path);
        Some(self.say("built-in-file", &[("name", name.into())].into()))
    }

    /// The code and arguments of a message; a reason that has words of ours is
    /// said in those.
    fn code_and_words(&self, diagnostic: &Diagnostic) -> (String, Map<String, Value>) {
        let (code, mut args) = code_and_args(diagnostic);
        let reason = args.get("reason").and_then(Value::as_str);
        let part = reason.and_then(reason::in_part);
        if let Some((part, sentence)) =
            part.map(|(part, sentence)| (part.to_owned(), sentence.to_owned()))
        {
            args.insert("part".to_owned(), part.into());
            args.insert("reason".to_owned(), sentence.into());
        }
        let why = args.get("why").and_then(Value::as_str).unwrap_or_default();
        let said = self.words.get(&format!("reason-{why}"), &fluent(&args));
        // The sentence of a library is marked as one.
        let is_foreign = args.get("reason").is_some_and(|reason| reason != "");
        let marked = || self.words.get("library-sentence", &fluent(&args));
        if let Some(said) = said.or_else(|| marked().filter(|_| is_foreign && why.is_empty())) {
            args.insert("reason".to_owned(), said.into());
        }
        if args.contains_key("part")
            && let Some(said) = self.words.get("reason-in-part", &fluent(&args))
        {
            args.insert("reason".to_owned(), said.into());
        }
        (code, args)
    }

    /// One diagnostic as text of several lines.
    pub fn text(&self, diagnostic: &Diagnostic) -> String {
        let message = self.message(diagnostic);
        let help = self.help(diagnostic);
        let level = match diagnostic.severity {
            Severity::Error => {
                Level::ERROR.with_name(Some(self.say("severity-error", &Args::new())))
            }
            Severity::Warning => {
                Level::WARNING.with_name(Some(self.say("severity-warning", &Args::new())))
            }
            Severity::Note => Level::NOTE.with_name(Some(self.say("severity-note", &Args::new()))),
        };
        let title = level.primary_title(&message);
        let mut group = match &diagnostic.place {
            Some(place) => {
                let start = floor_boundary(&place.source, place.span.start);
                let end = floor_boundary(&place.source, place.span.end).max(start);
                title.element(
                    Snippet::source(place.source.as_ref())
                        .path(place.file.as_str())
                        .annotation(AnnotationKind::Primary.span(start..end)),
                )
            }
            None => Group::with_title(title),
        };
        let inside = self.inside(diagnostic);
        for help in [&help, &inside].into_iter().flatten() {
            let name = self.say("severity-help", &Args::new());
            group = group.element(Level::HELP.with_name(Some(name)).message(help));
        }
        self.renderer.render(&[group])
    }

    /// All diagnostics as one JSON document with a stable schema; `brokers check
    /// --help` describes it.
    pub fn json(&self, diagnostics: &[Diagnostic]) -> Value {
        let problems: Vec<Value> = diagnostics
            .iter()
            .map(|found| self.json_one(found))
            .collect();
        json!({ "version": 1, "problems": problems })
    }

    fn json_one(&self, diagnostic: &Diagnostic) -> Value {
        let (code, args) = code_and_args(diagnostic);
        let mut entry = Map::new();
        entry.insert("severity".into(), json!(diagnostic.severity));
        entry.insert("code".into(), json!(code));
        entry.insert("message".into(), json!(self.message(diagnostic)));
        entry.insert("help".into(), json!(self.help(diagnostic)));
        let place = diagnostic.place.as_ref();
        let (line, column) = place.map(Place::line_column).unzip();
        let file = place.map(|place| place.file.clone());
        entry.insert("file".into(), json!(file.or_else(|| path(&args))));
        entry.insert("line".into(), json!(line));
        entry.insert("column".into(), json!(column));
        entry.insert("start".into(), json!(place.map(|place| place.span.start)));
        entry.insert("end".into(), json!(place.map(|place| place.span.end)));
        entry.insert("details".into(), Value::Object(args));
        Value::Object(entry)
    }
}

/// The file of a problem that is about it as a whole, such as one that cannot be
/// read.
fn path(args: &Map<String, Value>) -> Option<String> {
    Some(args.get("path")?.as_str()?.to_owned())
}

fn code_and_args(diagnostic: &Diagnostic) -> (String, Map<String, Value>) {
    let Ok(Value::Object(mut args)) = serde_json::to_value(&diagnostic.problem) else {
        // An enum of strings and numbers always serialises to an object.
        return (String::new(), Map::new());
    };
    let code = match args.remove("code") {
        Some(Value::String(code)) => code,
        _ => String::new(),
    };
    (code, args)
}

/// Fluent arguments; a missing one becomes `none`, which messages can select on.
/// `last` is the last part of a key such as `image.alt`.
fn fluent(args: &Map<String, Value>) -> Args<'_> {
    let key = args.get("key").and_then(Value::as_str);
    let last = key.and_then(|key| key.rsplit('.').next());
    let last = last.map(|last| ("last", FluentValue::from(last)));
    args.iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Number(number) => FluentValue::from(number.as_i64().unwrap_or_default()),
                Value::String(text) => FluentValue::from(text.as_str()),
                _ => FluentValue::from("none"),
            };
            (name.as_str(), value)
        })
        .chain(last)
        .collect()
}
