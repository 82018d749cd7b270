//! Pieces of text that moderators put into an answer: `content/data/bouwstenen.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::schema::front_matter::parse_toml;
use crate::source::TextFile;
use crate::toml::Spanned;
use diagnostics::{Diagnostic, Problem, Reason};
use forms::text_module::open_blank;

/// In characters. A title is one line in a list.
const LONGEST_TITLE: usize = 60;
/// In characters. Longer is an answer by itself, which nobody reads again before sending it.
const LONGEST_TEXT: usize = 1000;

/// The text modules, with the file they came from.
#[derive(Debug, Clone, Default)]
pub struct TextModules {
    /// In the order of the file.
    pub modules: Vec<TextModule>,
    /// None when the site has none.
    pub file: Option<TextFile>,
}

/// A piece of text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextModule {
    /// What it is called at the desk. Each of two teams can have its own of one title.
    pub titel: Spanned<String>,
    /// The text; what moderators fill in stands [between brackets].
    pub tekst: Spanned<String>,
    /// The ids of the teams that it is for; without them it is for all.
    #[serde(default)]
    pub teams: Vec<Spanned<String>>,
}

impl TextModule {
    /// Whether some team would have two of one title. Each of two teams can have its own.
    fn is_mistaken_for(&self, other: &Self) -> bool {
        let title = |module: &Self| module.titel.value.trim().to_lowercase();
        let is_for = |id: &Spanned<String>| other.teams.iter().any(|each| each.value == id.value);
        let for_all = self.teams.is_empty() || other.teams.is_empty();
        title(self) == title(other) && (for_all || self.teams.iter().any(is_for))
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    bouwsteen: Vec<TextModule>,
}

impl TextModules {
    /// Where they are.
    pub(crate) const PATH: &str = "content/data/bouwstenen.toml";

    /// Reads the list; all problems at once.
    pub(crate) fn parse(file: &TextFile) -> Result<Self, Vec<Diagnostic>> {
        let List { bouwsteen } = parse_toml("bouwstenen", file)?;
        let mut found = Vec::new();
        for (number, module) in bouwsteen.iter().enumerate() {
            let title = module.titel.value.trim();
            let mut earlier = bouwsteen[..number].iter();
            let repeated = earlier.any(|earlier| earlier.is_mistaken_for(module));
            let wrong = [
                (&module.titel, title_problem(title, repeated)),
                (&module.tekst, text_problem(&module.tekst.value)),
            ];
            for (value, problem) in wrong {
                found.extend(problem.map(|(word, what)| {
                    let reason = Reason::of(word, what);
                    let place = file.place(value.span.clone());
                    Diagnostic::error(Problem::BadData { reason }, place)
                }));
            }
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self {
            modules: bouwsteen,
            file: Some(file.clone()),
        })
    }
}

/// A word for what is wrong, and what it is about.
fn title_problem(title: &str, repeated: bool) -> Option<(&'static str, &str)> {
    match title.chars().count() {
        0 => Some(("module-empty", "titel")),
        length if length > LONGEST_TITLE => Some(("module-title-long", title)),
        _ if repeated => Some(("module-twice", title)),
        _ => None,
    }
}

fn text_problem(text: &str) -> Option<(&'static str, &str)> {
    match text.trim().chars().count() {
        0 => Some(("module-empty", "tekst")),
        length if length > LONGEST_TEXT => Some(("module-long", "")),
        _ => open_blank(text).map(|open| ("module-open", open)),
    }
}
