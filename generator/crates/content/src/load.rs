//! Reads `content/` and the theme from disk. This is the only reading the
//! pipeline does; everything after it works in memory.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use crate::data;
use crate::ending::better_name;
use crate::figures::Figures;
use crate::folder::{Files, read_folder, unreadable};
use crate::map::Borders;
use crate::municipalities::Municipalities;
use crate::names::{odd_name, unportable};
use crate::schema::config::Config;
use crate::schema::front_matter::parse_toml;
use crate::schema::settings;
use crate::search_words::SearchWords;
use crate::source::TextFile;
use crate::text_modules::TextModules;
use crate::theme::{self, ThemeFile, ThemeFiles};
use crate::topic_helplines::TopicHelplines;
use diagnostics::{Diagnostic, Place, Problem, Reason, Severity};

/// Everything that was read.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The settings.
    pub config: Config,
    /// The file they came from, for problems found later.
    pub config_file: TextFile,
    /// Markdown files, by path.
    pub markdown: Vec<TextFile>,
    /// Form definitions, by path.
    pub forms: Vec<TextFile>,
    /// The list of municipalities.
    pub municipalities: Municipalities,
    /// What people type in other words than the site.
    pub search_words: SearchWords,
    /// Pieces of text for answers.
    pub text_modules: TextModules,
    /// Data files of `content/data/`, by their name without ending.
    pub data: BTreeMap<String, tera::Value>,
    /// The borders for the map, when the site has them.
    pub borders: Option<Arc<Borders>>,
    /// Pictures and other files beside pages: path below `content/`, and bytes.
    pub files: Vec<(String, Arc<[u8]>)>,
    /// Templates of the theme: what is in `templates/`, and what ends in `.html` in `components/`.
    pub templates: Vec<TextFile>,
    /// Locale files of the theme: path below `locales/`.
    pub locales: Vec<TextFile>,
    /// Where each file of the theme comes from, by its path in the theme.
    pub theme_paths: BTreeMap<String, String>,
    /// Static files of the theme, and bytes: by their path below `static/`, or by `components/…`.
    pub assets: Vec<(String, Arc<[u8]>)>,
    /// Fonts of the theme to draw pictures with: path below `fonts/`, and bytes.
    pub fonts: Vec<(String, Arc<[u8]>)>,
}

/// Reads everything below `root`; `built_in` is the theme inside the program. What cannot be read is reported, never
/// skipped, and the rest is read all the same; without `site.toml` there is no
/// site, so that ends it.
pub fn load(
    root: &Path,
    built_in: &ThemeFiles,
) -> Result<(Sources, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let content = read_folder(&root.join("content"), "content", &mut diagnostics);
    let Some(config_file) = take_config(&content, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let config = match parse_toml::<Config>("site", &config_file) {
        Ok(config) => config,
        Err(found) => {
            diagnostics.extend(found);
            return Err(diagnostics);
        }
    };
    let languages = settings::check_languages(&config, &config_file);
    diagnostics.extend(settings::check(&config, &config_file));
    if !languages.is_empty() {
        diagnostics.extend(languages);
        return Err(diagnostics); // What is said of pages would be about that.
    }
    if let Some(found) = settings::check_theme(&config, &config_file, &theme::names(root)) {
        diagnostics.push(found);
        return Err(diagnostics); // Pages without a theme are wrong in other ways.
    }
    let theme = theme::read(root, &config.theme, built_in, &mut diagnostics);
    let mut sources = Sources {
        config,
        config_file,
        markdown: Vec::new(),
        forms: Vec::new(),
        municipalities: Municipalities::default(),
        search_words: SearchWords::default(),
        text_modules: TextModules::default(),
        data: BTreeMap::new(),
        borders: None,
        files: Vec::new(),
        templates: Vec::new(),
        locales: Vec::new(),
        theme_paths: BTreeMap::new(),
        assets: Vec::new(),
        fonts: Vec::new(),
    };
    diagnostics.extend(unportable_names(&content));
    for (path, bytes) in content {
        sources.sort_content(&path, bytes, &mut diagnostics);
    }
    for file in theme {
        sources.sort_theme(file, &mut diagnostics);
    }
    if theme_is_whole(&diagnostics) {
        let (config, file) = (&sources.config, &sources.config_file);
        diagnostics.extend(settings::check_words(config, file, &sources.locales));
        Ok((sources, diagnostics))
    } else {
        Err(diagnostics)
    }
}

/// Without a part of the theme, what is said of pages would be about that.
fn theme_is_whole(diagnostics: &[Diagnostic]) -> bool {
    let of_theme = theme::is_of_theme;
    !diagnostics.iter().any(|found| match &found.problem {
        Problem::Unreadable { path, .. } | Problem::Missing { path } => of_theme(path),
        _ => found
            .place
            .as_ref()
            .is_some_and(|place| of_theme(&place.file)),
    })
}

fn take_config(content: &Files, diagnostics: &mut Vec<Diagnostic>) -> Option<TextFile> {
    const PATH: &str = "content/site.toml";
    let Some((path, bytes)) = content.iter().find(|(path, _)| path == PATH) else {
        let meant = content.iter().find_map(|(path, _)| {
            let found = wrong_ending(path)?;
            matches!(&found, Problem::WrongEnding { better, .. } if better == "site.toml")
                .then_some(found)
        });
        if diagnostics.is_empty() {
            diagnostics.push(Diagnostic::global(meant.unwrap_or(Problem::Missing {
                path: PATH.to_owned(),
            })));
        }
        return None;
    };
    text(path, bytes.clone(), diagnostics)
}

/// A warning for each name that does not work on every computer. That of a page which is another address is an error anyway.
fn unportable_names(content: &Files) -> Vec<Diagnostic> {
    let mut said = HashSet::new();
    let found = content.iter().filter_map(|(path, _)| {
        let (why, name, better) = unportable(path)?;
        let is_said = path.ends_with(".md") && odd_name(path).is_some();
        (!is_said && said.insert(name)).then(|| Diagnostic {
            severity: Severity::Warning,
            problem: Problem::UnportableName {
                path: path.clone(),
                name: name.escape_debug().to_string(),
                why,
                better,
            },
            place: None,
        })
    });
    found.collect()
}

/// A page, form or list that is not read as one, because of its name.
fn wrong_ending(path: &str) -> Option<Problem> {
    let better = better_name(path.strip_prefix("content/")?)?;
    Some(Problem::WrongEnding {
        path: path.to_owned(),
        better,
    })
}

fn text(path: &str, bytes: Vec<u8>, diagnostics: &mut Vec<Diagnostic>) -> Option<TextFile> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(TextFile {
            path: path.to_owned(),
            text: text.into(),
        }),
        Err(error) => {
            let byte = error.utf8_error().valid_up_to();
            let source = String::from_utf8_lossy(error.as_bytes()).into_owned();
            diagnostics.push(Diagnostic::error(
                Problem::NotUtf8 {
                    byte,
                    looks: kind_of(path, error.as_bytes()),
                },
                Place {
                    file: path.to_owned(),
                    source: source.into(),
                    span: byte..byte + 1,
                },
            ));
            None
        }
    }
}

/// What a file that is no text seems to be, by its first bytes.
fn kind_of(path: &str, bytes: &[u8]) -> &'static str {
    let starts = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    if starts(&[b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"]) {
        "document"
    } else if starts(&[b"\xff\xfe", b"\xfe\xff"]) {
        "utf-16"
    } else if path.to_ascii_lowercase().ends_with(".csv") {
        "sheet"
    } else {
        "other"
    }
}

impl Sources {
    fn sort_content(&mut self, path: &str, bytes: Vec<u8>, diagnostics: &mut Vec<Diagnostic>) {
        let below = &path["content/".len()..];
        if let Some(problem) = wrong_ending(path) {
            diagnostics.push(Diagnostic::global(problem));
            return;
        }
        let extension = below.rsplit_once('.').map(|(_, extension)| extension);
        match (below.split('/').next().unwrap_or_default(), extension) {
            ("site.toml", _) => {}
            ("formulieren", Some("toml")) => self.forms.extend(text(path, bytes, diagnostics)),
            ("data", _) => self.read_data(path, bytes, diagnostics),
            (_, Some("md")) => self.markdown.extend(text(path, bytes, diagnostics)),
            _ => self.files.push((below.to_owned(), bytes.into())),
        }
    }

    /// A data file: templates see it as `data.<name>`. The list of
    /// municipalities is read for checking, too.
    fn read_data(&mut self, path: &str, bytes: Vec<u8>, diagnostics: &mut Vec<Diagnostic>) {
        if path == Borders::PATH {
            match serde_json::from_slice(&bytes) {
                Ok(borders) => self.borders = Some(Arc::new(borders)),
                Err(error) => {
                    let reason = Reason::of("borders", "").saying(&error);
                    diagnostics.push(unreadable(path, reason));
                }
            }
            return; // Too large for templates; they get the map made from it.
        }
        if let Some(found) = data::check_type(path) {
            diagnostics.push(found);
            return;
        }
        let Some(name) = data::name(path) else {
            return; // README.md and the like
        };
        let Some(file) = text(path, bytes, diagnostics) else {
            let none = path.ends_with(".csv").then(data::no_rows);
            self.data.extend(none.map(|rows| (name, rows)));
            return;
        };
        if self.read_by_keys(&name, &file, diagnostics) {
            return;
        }
        let (mut value, found) = data::parse(&file);
        let is_whole = found.is_empty();
        diagnostics.extend(found);
        if name == Figures::NAME && value.as_ref().is_some_and(Figures::are_in) {
            diagnostics.push(Figures::elsewhere(&file));
            return;
        }
        if path == Municipalities::PATH && is_whole {
            let found = self.read_municipalities(&file);
            if !found.is_empty() {
                diagnostics.extend(found);
                value = Some(data::no_rows());
            }
        }
        self.data.extend(value.map(|value| (name, value)));
    }

    /// Whether this is one of the files whose keys are known; then it is read.
    fn read_by_keys(
        &mut self,
        name: &str,
        file: &TextFile,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let for_templates = match file.path.as_str() {
            // For the search index, not for templates.
            SearchWords::PATH => SearchWords::parse(file).map(|words| {
                self.search_words = words;
                None
            }),
            // For the desk, not for templates.
            TextModules::PATH => TextModules::parse(file).map(|modules| {
                self.text_modules = modules;
                None
            }),
            Figures::PATH => Figures::parse(file, self.config.site.demonstratie).map(Some),
            TopicHelplines::PATH => {
                TopicHelplines::parse(file, self.config.default_language()).map(Some)
            }
            _ => return false,
        };
        match for_templates {
            Ok(value) => self
                .data
                .extend(value.map(|value| (name.to_owned(), value))),
            Err(found) => diagnostics.extend(found),
        }
        true
    }

    fn read_municipalities(&mut self, file: &TextFile) -> Vec<Diagnostic> {
        match Municipalities::parse(file) {
            Ok(list) => {
                self.municipalities = list;
                Vec::new()
            }
            Err(found) => found,
        }
    }

    fn sort_theme(&mut self, file: ThemeFile, diagnostics: &mut Vec<Diagnostic>) {
        let ThemeFile { path, name, bytes } = file;
        let Some((folder, rest)) = name.split_once('/') else {
            return; // README.md and the like
        };
        let bytes = bytes.into_owned();
        match folder {
            "templates" => self.templates.extend(text(&path, bytes, diagnostics)),
            "locales" => self.locales.extend(text(&path, bytes, diagnostics)),
            "static" => self.assets.push((rest.to_owned(), bytes.into())),
            "components" if rest.ends_with(".html") => {
                self.templates.extend(text(&path, bytes, diagnostics));
            }
            "components" => self.assets.push((name.clone(), bytes.into())),
            "fonts" if rest.ends_with(".ttf") || rest.ends_with(".otf") => {
                self.fonts.push((rest.to_owned(), bytes.into()));
            }
            _ => return,
        }
        self.theme_paths.insert(name, path);
    }
}
