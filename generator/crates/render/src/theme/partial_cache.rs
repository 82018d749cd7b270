//! `part(name="components/header/header.html", …)`: pieces of pages that are the same on many of them, rendered once.
//!
//! A partial is a template that sees its arguments, `lang` and `site`, and nothing of the page around it. So the same
//! arguments make the same text, and it is remembered by them. (Hugo knows this as `partialCached`.)

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, Weak};

use ahash::RandomState;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::template_error::reason;

/// What partials need of the engine, and what they made.
#[derive(Default)]
pub(crate) struct PartialCache {
    /// The templates of each language; they hold the function `part`, which holds this.
    teras: OnceLock<HashMap<String, Weak<Tera>>>,
    /// What templates of one language see as `site`.
    sites: RwLock<HashMap<String, Value>>,
    made: RwLock<HashMap<u64, Vec<Partial>>>,
    hasher: RandomState,
}

struct Partial {
    lang: String,
    arguments: Kwargs,
    text: Value,
}

impl PartialCache {
    /// Tells partials where the templates are, when all are loaded.
    pub(crate) fn set_templates(&self, teras: &HashMap<String, Arc<Tera>>) {
        let weak = |(lang, tera): (&String, &Arc<Tera>)| (lang.clone(), Arc::downgrade(tera));
        // A second call would name the same templates.
        let _ = self.teras.set(teras.iter().map(weak).collect());
    }

    /// Sets what templates of one language see as `site`.
    pub(crate) fn set_site(&self, lang: &str, site: Value) {
        let mut sites = self.sites.write().unwrap_or_else(PoisonError::into_inner);
        sites.insert(lang.to_owned(), site);
    }

    /// What every template in `lang` sees.
    pub(crate) fn context(&self, lang: &str) -> Context {
        let mut context = Context::new();
        context.insert_value("lang", Value::from(lang));
        let sites = self.sites.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = sites.get(lang) {
            context.insert_value("site", site.clone());
        }
        context
    }

    fn known(&self, hash: u64, lang: &str, arguments: &Kwargs) -> Option<Value> {
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        made.get(&hash)?
            .iter()
            .find(|partial| partial.lang == lang && same(&partial.arguments, arguments))
            .map(|partial| partial.text.clone())
    }

    fn render(&self, name: &str, lang: &str, arguments: &Kwargs) -> TeraResult<Value> {
        let of_lang = self.teras.get().and_then(|teras| teras.get(lang));
        let templates = of_lang.and_then(Weak::upgrade);
        let tera =
            templates.ok_or_else(|| tera::Error::message("the templates are not there yet"))?;
        let mut context = self.context(lang);
        for (key, value) in arguments.iter() {
            if let Some(key) = key.as_str() {
                context.insert_value(key.to_owned(), value.clone());
            }
        }
        let text = tera.render(name, &context).map_err(|error| {
            tera::Error::message(format!("in the part “{name}”: {}", reason(&error)))
        })?;
        Ok(Value::safe_string(&text))
    }

    fn hash(&self, lang: &str, arguments: &Kwargs) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        lang.hash(&mut hasher);
        for (key, value) in arguments.iter() {
            key.hash(&mut hasher);
            feed(value, &mut hasher);
        }
        hasher.finish()
    }
}

fn same(one: &Kwargs, other: &Kwargs) -> bool {
    let alike = |one: &Value, other: &Value| match (one.as_map(), other.as_map()) {
        // Mostly it is the very same card.
        (Some(one), Some(other)) => std::ptr::eq(one, other) || one == other,
        _ => one == other,
    };
    let pairs = one.iter().zip(other.iter());
    one.iter().count() == other.iter().count()
        && pairs
            .into_iter()
            .all(|((one_key, one), (other_key, other))| one_key == other_key && alike(one, other))
}

/// How many values of a map are hashed: enough to tell cards apart, which differ in kind, title and address.
const TELLING: usize = 3;

/// What tells most arguments apart; what is not hashed is compared.
fn feed(value: &Value, hasher: &mut impl Hasher) {
    if let Some(text) = value.as_str() {
        text.hash(hasher);
    } else if let Some(map) = value.as_map() {
        for value in map.values().take(TELLING) {
            feed(value, hasher);
        }
    } else if let Some(list) = value.as_array() {
        for value in list {
            feed(value, hasher);
        }
    }
}

/// Makes `part` known to the templates.
pub(crate) fn register(tera: &mut Tera, cache: &Arc<PartialCache>) {
    let cache = Arc::clone(cache);
    tera.register_function(
        "part",
        move |arguments: Kwargs, state: &State| -> TeraResult<Value> {
            let name: &str = arguments.must_get("name")?;
            let lang: Option<Value> = state.get("lang")?;
            let lang = lang.as_ref().and_then(Value::as_str).unwrap_or_default();
            let hash = cache.hash(lang, &arguments);
            if let Some(known) = cache.known(hash, lang, &arguments) {
                return Ok(known);
            }
            let text = cache.render(name, lang, &arguments)?;
            let partial = Partial {
                lang: lang.to_owned(),
                arguments: arguments.clone(),
                text: text.clone(),
            };
            let mut made = cache.made.write().unwrap_or_else(PoisonError::into_inner);
            made.entry(hash).or_default().push(partial);
            Ok(text)
        },
    );
}
