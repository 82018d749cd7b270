//! The functions that templates can call: `t`, `asset` and `url`.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use ahash::RandomState;
use fluent_bundle::FluentValue;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use content::locate;
use diagnostics::words::{Args, Words};
use diagnostics::{Reason, nearest};
use site::BaseUrl;

/// The words of every language.
pub(crate) type Translations = HashMap<String, Words>;

/// What the functions look things up in.
#[derive(Clone)]
pub(crate) struct Functions {
    pub(crate) words: Arc<Translations>,
    pub(crate) assets: Arc<Assets>,
    main: String,
    urls: Arc<Urls>,
}

/// The addresses of pages, for links of templates.
#[derive(Debug)]
pub struct PageAddresses {
    /// By path below `content/`.
    pub by_path: HashMap<String, String>,
    /// Of lists that exist without a file.
    pub without_file: Vec<String>,
    /// Where the site is.
    pub base_url: BaseUrl,
}

/// The addresses, and what is missing among them.
struct Urls {
    known: PageAddresses,
    /// Pages that templates link to and the site does not have.
    missing: Mutex<BTreeSet<String>>,
}

type Said = RwLock<HashMap<String, HashMap<String, Value, RandomState>, RandomState>>;

impl Functions {
    /// `main` is the main language.
    pub(crate) fn new(
        main: &str,
        words: Translations,
        assets: Assets,
        addresses: PageAddresses,
    ) -> Self {
        Self {
            words: Arc::new(words),
            assets: Arc::new(assets),
            main: main.to_owned(),
            urls: Arc::new(Urls {
                known: addresses,
                missing: Mutex::default(),
            }),
        }
    }

    /// Makes the functions known to templates.
    pub(crate) fn register(&self, tera: &mut Tera) {
        self.register_words(tera);
        self.register_assets(tera);
        self.register_urls(tera);
    }

    /// The message in `lang`, or else in the main language.
    pub(crate) fn message(&self, lang: &str, key: &str, args: &Args<'_>) -> Option<String> {
        [lang, &self.main]
            .iter()
            .find_map(|lang| self.words.get(*lang)?.get(key, args))
    }

    /// The address of the page that `@/path` means in `lang`, if there is one.
    pub(crate) fn page(&self, path: &str, lang: &str) -> Option<&str> {
        let pages = &self.urls.known.by_path;
        let translated = (lang != self.main)
            .then(|| path.strip_suffix(".md"))
            .flatten()
            .and_then(|stem| pages.get(&format!("{stem}.{lang}.md")));
        translated.or_else(|| pages.get(path)).map(String::as_str)
    }

    /// Pages that templates link to and the site does not have, as far as templates were rendered.
    pub(crate) fn missing_pages(&self) -> Vec<String> {
        let missing = &self.urls.missing;
        let missing = missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing.iter().cloned().collect()
    }

    /// `t(key="…", name=value)`: a message in the language of the page, which
    /// templates have as `lang`.
    fn register_words(&self, tera: &mut Tera) {
        let all = self.clone();
        // Messages without arguments are on many pages: formatted once.
        let said = Said::default();
        tera.register_function(
            "t",
            move |kwargs: Kwargs, state: &State| -> TeraResult<Value> {
                let key: &str = kwargs.must_get("key")?;
                let lang: Option<Value> = state.get("lang")?;
                let lang = lang.as_ref().and_then(Value::as_str).unwrap_or_default();
                let found = if kwargs.iter().nth(1).is_none() {
                    all.plain(&said, lang, key)
                } else {
                    let args: Args<'_> = kwargs
                        .iter()
                        .filter_map(|(name, value)| Some((name.as_str()?, fluent_value(value))))
                        .filter(|(name, _)| *name != "key")
                        .collect();
                    all.message(lang, key, &args).map(Value::from)
                };
                found.ok_or_else(|| {
                    let file = format!("locales/{lang}.ftl");
                    tera::Error::message(Reason::of("theme-words", key).saying(&file).marked())
                })
            },
        );
    }

    fn plain(&self, said: &Said, lang: &str, key: &str) -> Option<Value> {
        let known = said.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(lang).and_then(|messages| messages.get(key)) {
            return Some(known.clone());
        }
        drop(known);
        let new = Value::from(self.message(lang, key, &Args::new())?);
        let mut said = said.write().unwrap_or_else(PoisonError::into_inner);
        let messages = said.entry(lang.to_owned()).or_default();
        messages.insert(key.to_owned(), new.clone());
        Some(new)
    }

    /// `asset(path="css/site.css")`: the address of a static file of the theme.
    fn register_assets(&self, tera: &mut Tera) {
        let assets = Arc::clone(&self.assets);
        tera.register_function(
            "asset",
            move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
                let path: &str = kwargs.must_get("path")?;
                assets.url(path).map(str::to_owned).ok_or_else(|| {
                    let why = match nearest(path, assets.names()) {
                        Some(_) => "theme-file-near",
                        None => "theme-file",
                    };
                    tera::Error::message(Reason::of(why, path).marked())
                })
            },
        );
    }

    /// `url(to="@/tips/_index.md")`: the address of a page. A theme links to pages
    /// that a small site may not have; those get the address they would have, and
    /// a warning.
    fn register_urls(&self, tera: &mut Tera) {
        let all = self.clone();
        tera.register_function(
            "url",
            move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
                let to: &str = kwargs.must_get("to")?;
                let path = to
                    .strip_prefix("@/")
                    .ok_or_else(|| tera::Error::message(Reason::of("theme-link", to).marked()))?;
                let lang: Option<Value> = state.get("lang")?;
                let lang = lang.as_ref().and_then(Value::as_str).unwrap_or(&all.main);
                if let Some(url) = all.page(path, lang) {
                    return Ok(url.to_owned());
                }
                let url = locate(path)
                    .map(|location| all.urls.known.base_url.url(&location.path()))
                    .ok_or_else(|| tera::Error::message(Reason::of("theme-place", to).marked()))?;
                if !all.urls.known.without_file.contains(&url) {
                    let missing = &all.urls.missing;
                    let mut missing = missing.lock().unwrap_or_else(PoisonError::into_inner);
                    missing.insert(to.to_owned());
                }
                Ok(url)
            },
        );
    }
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match (value.as_i64(), value.as_str()) {
        (Some(number), _) => FluentValue::from(number),
        (None, Some(text)) => FluentValue::from(text.to_owned()),
        (None, None) => FluentValue::from(value.to_string()),
    }
}
