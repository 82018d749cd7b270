//! What is the same on every page of a language is put into its templates when they are loaded, as a compiler folds
//! constants: `{{ t(key="ask") }}` becomes the words, `{{ asset(path="…") }}` and `{{ url(to="@/…") }}` the address.
//!
//! A call of a function costs the interpreter more than all the words around it, and a page has dozens. What has other
//! arguments, or means something that does not exist, stays a call; it is answered, or reported, when a page needs it.

use super::functions::Functions;
use super::minify::{Minified, tera_tag};
use diagnostics::words::Args;

/// A template with the constants of one language.
pub(crate) fn inline(template: &Minified, functions: &Functions, lang: &str) -> Minified {
    let from = template.text.as_str();
    let mut inlined = Minified {
        text: String::with_capacity(from.len()),
        cuts: Vec::new(),
    };
    let mut at = 0;
    let mut kept = 0;
    while let Some(found) = from[at..].find('{') {
        let start = at + found;
        let Some(length) = tera_tag(&from[start..]) else {
            at = start + 1;
            continue;
        };
        at = start + length;
        let tag = &from[start..at];
        if is_raw(tag) {
            at = from[at..].find("endraw").map_or(from.len(), |end| at + end);
            continue;
        }
        let constant = match printed(tag) {
            Some(expression) => value(expression, functions, lang)
                .map(|text| escape(&text))
                .filter(|text| is_plain(text)),
            None => arguments(tag, functions, lang),
        };
        if let Some(constant) = constant {
            inlined.text.push_str(&from[kept..start]);
            inlined.text.push_str(&constant);
            inlined.cuts.push((inlined.text.len(), at));
            kept = at;
        }
    }
    inlined.text.push_str(&from[kept..]);
    inlined
}

/// The expression of a tag that only prints, and takes no white space away.
fn printed(tag: &str) -> Option<&str> {
    let expression = tag.strip_prefix("{{")?.strip_suffix("}}")?.trim();
    let is_call = expression.ends_with(')') && !expression.starts_with(['-', '<']);
    is_call.then_some(expression)
}

/// The use of a component, with the arguments that are constants put in: `label={t(key="ask")}`.
fn arguments(tag: &str, functions: &Functions, lang: &str) -> Option<String> {
    let inner = tag.strip_prefix("{{")?;
    if !inner.trim_start().starts_with('<') {
        return None;
    }
    let mut with = String::with_capacity(tag.len());
    let mut rest = tag;
    let mut changed = false;
    while let Some(open) = rest.find("={") {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else {
            break;
        };
        let (before, expression) = (&rest[..=open], rest[open + 2..close].trim());
        with.push_str(before);
        match value(expression, functions, lang).filter(|text| is_literal(text)) {
            Some(text) => {
                with.extend(["{\"", &text, "\"}"]);
                changed = true;
            }
            None => with.push_str(&rest[open + 1..=close]),
        }
        rest = &rest[close + 1..];
    }
    with.push_str(rest);
    changed.then_some(with)
}

/// What a call with one argument, a text, always gives in this language.
fn value(expression: &str, functions: &Functions, lang: &str) -> Option<String> {
    let (name, argument) = expression.strip_suffix(')')?.split_once('(')?;
    let (key, quoted) = argument.trim().split_once('=')?;
    let text = quoted.trim().strip_prefix('"')?.strip_suffix('"')?;
    if !is_literal(text) {
        return None;
    }
    match (name.trim(), key.trim()) {
        ("t", "key") => functions.message(lang, text, &Args::new()),
        ("asset", "path") => functions.assets.url(text).map(str::to_owned),
        ("url", "to") => {
            let path = text.strip_prefix("@/")?;
            functions.page(path, lang).map(str::to_owned)
        }
        _ => None,
    }
}

/// Whether what follows is no template but text about one.
fn is_raw(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['{', '%', '-']).trim_start();
    inner.starts_with("raw") && tag.starts_with("{%")
}

/// Whether a text can be between quotes in a template as it is.
fn is_literal(text: &str) -> bool {
    !text.contains(['"', '\\'])
}

/// Whether a text means itself in a template.
fn is_plain(text: &str) -> bool {
    !text.contains("{{") && !text.contains("{%") && !text.contains("{#")
}

fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    // Writing to memory cannot fail, and escaping keeps it text.
    let _ = tera::escape_html(text, &mut escaped);
    String::from_utf8(escaped).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_call_with_one_text_is_a_constant() {
        for (tag, call) in [
            (r#"{{ t(key="ask") }}"#, Some(r#"t(key="ask")"#)),
            (r#"{{t(key="ask")}}"#, Some(r#"t(key="ask")"#)),
            (r#"{{- t(key="ask") }}"#, None),
            ("{{ page.title }}", None),
            ("{% set x = t(key=\"ask\") %}", None),
            (r#"{{ <way label={t(key="ask")} /> }}"#, None),
        ] {
            assert_eq!(printed(tag), call, "{tag}");
        }
    }

    #[test]
    fn text_that_would_mean_something_to_the_template_engine_is_no_constant() {
        for text in ["{{ x }}", "{% x %}", "{# x #}", "a {{"] {
            assert!(!is_plain(text), "{text}");
        }
        assert!(is_plain("{ } } 100 %"));
        assert!(!is_literal("een \"citaat\""));
        assert!(!is_literal("een \\ teken"));
    }

    #[test]
    fn raw_text_is_known() {
        assert!(is_raw("{% raw %}"));
        assert!(is_raw("{%- raw -%}"));
        assert!(!is_raw("{{ raw }}"));
        assert!(!is_raw("{% if raw %}"));
    }
}
