//! Static files of the theme under names that carry a fingerprint of their
//! content, so that a browser can keep them for ever.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::imports::{self, Sheets, beside};
use super::minify;

/// The theme's static files by their name in the theme.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    urls: HashMap<String, String>,
    files: BTreeMap<String, Arc<[u8]>>,
    /// Style sheets with the addresses of the files they name, for those that import them.
    sheets: Sheets,
    missing: Vec<Missing>,
    /// The path of the site on its host.
    root: String,
}

/// What a style sheet names and the theme does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missing {
    /// The style sheet, by its name in the theme.
    pub(crate) style: String,
    /// Where in it.
    pub(crate) span: Range<usize>,
    /// The name that the file would have in the theme.
    pub(crate) name: String,
}

impl Assets {
    /// Adds all files; `root` is the path of the site on its host. Style sheets come last, because they name other files
    /// and must name them by their new names.
    pub fn new(files: &[(String, Arc<[u8]>)], root: &str) -> Self {
        let mut assets = Self {
            root: root.to_owned(),
            ..Self::default()
        };
        let (styles, others): (Vec<_>, Vec<_>) =
            files.iter().partition(|(path, _)| path.ends_with(".css"));
        for (path, bytes) in others {
            assets.add(path, Arc::clone(bytes));
        }
        let styles = styles
            .into_iter()
            .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes)));
        let styles: Vec<_> = styles.collect();
        for (path, style) in &styles {
            assets.take_style(path, style);
        }
        for (path, style) in &styles {
            assets.write_style(path, style);
        }
        assets
    }

    /// Adds a style sheet: with what it imports, smaller, and with the addresses of the files it names.
    pub fn add_style(&mut self, path: &str, style: &str) {
        self.take_style(path, style);
        self.write_style(path, style);
    }

    fn take_style(&mut self, path: &str, style: &str) {
        let style = self.rename_urls(path, style);
        self.sheets.insert(path.to_owned(), style);
    }

    /// `style` is the sheet as its author wrote it: places are in that.
    fn write_style(&mut self, path: &str, style: &str) {
        for import in imports::read(style).0 {
            let name = beside(path, import.target);
            if is_of_theme(import.target) && !self.sheets.contains_key(&name) {
                let (style, span) = (path.to_owned(), import.span);
                self.missing.push(Missing { style, span, name });
            }
        }
        let bundled = imports::bundle(path, &self.sheets);
        self.add(path, minify::style(&bundled).into_bytes().into());
    }

    /// Adds one file under its fingerprinted name.
    pub fn add(&mut self, path: &str, bytes: Arc<[u8]>) {
        let hash = fingerprint(&bytes);
        let named = match path.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() && !stem.ends_with('/') => {
                format!("assets/{stem}.{hash}.{extension}")
            }
            _ => format!("assets/{path}.{hash}"),
        };
        let url = format!("{}/{named}", self.root);
        self.urls.insert(path.to_owned(), url);
        self.files.insert(named, bytes);
    }

    /// The address of a file of the theme.
    pub fn url(&self, path: &str) -> Option<&str> {
        self.urls.get(path).map(String::as_str)
    }

    /// The bytes of a file of the theme.
    pub fn bytes(&self, path: &str) -> Option<&Arc<[u8]>> {
        let url = self.url(path)?.strip_prefix(&self.root)?;
        self.files.get(url.trim_start_matches('/'))
    }

    /// The names in the theme.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.urls.keys().map(String::as_str)
    }

    /// What style sheets name and the theme does not have.
    pub(crate) fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// Path in the output, and bytes.
    pub fn files(&self) -> impl Iterator<Item = (&String, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// Replaces `url(../fonts/x.woff2)` by the fingerprinted address. What is
    /// no file of the theme stays as it is, and is remembered.
    fn rename_urls(&mut self, path: &str, style: &str) -> String {
        let mut out = String::with_capacity(style.len());
        let mut at = 0;
        while let Some(found) = style[at..].find("url(") {
            let start = at + found + "url(".len();
            let end = style[start..]
                .find(')')
                .map_or(style.len(), |found| start + found);
            let written = style[start..end].trim().trim_matches(['"', '\'']);
            // A part of a drawing, `#wolk`, comes after the name of its file.
            let (target, part) =
                written.split_at(written.find(['?', '#']).unwrap_or(written.len()));
            let name = beside(path, target);
            out.push_str(&style[at..start]);
            if let Some(url) = self.url(&name) {
                out.extend([url, part]);
            } else {
                out.push_str(&style[start..end]);
                if is_of_theme(target) && !is_in_comment(&style[..start]) {
                    let style = path.to_owned();
                    let span = start..end;
                    self.missing.push(Missing { style, span, name });
                }
            }
            at = end;
        }
        out.push_str(&style[at..]);
        out
    }
}

/// Whether an address in a style sheet means a file beside it.
fn is_of_theme(target: &str) -> bool {
    !target.is_empty() && !target.starts_with('/') && !target.contains(':')
}

/// Whether a text ends within a comment.
fn is_in_comment(before: &str) -> bool {
    before.rfind("/*") > before.rfind("*/")
}

/// Ten hexadecimal digits: 40 bits are plenty to tell versions of one file apart.
fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(5)
        .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> (String, Arc<[u8]>) {
        (path.to_owned(), text.as_bytes().into())
    }

    #[test]
    fn a_style_sheet_names_files_by_their_new_names() {
        let assets = Assets::new(
            &[
                file(
                    "css/site.css",
                    "a{src:url(\"../fonts/a.woff2\")}b{src:url(data:x)}c{src:url(../fonts/none.woff2)}",
                ),
                file("fonts/a.woff2", "font"),
            ],
            "/site",
        );
        let font = assets
            .url("fonts/a.woff2")
            .expect("font has an address")
            .to_owned();
        let style = assets
            .url("css/site.css")
            .expect("style has an address")
            .to_owned();
        assert!(font.starts_with("/site/assets/fonts/a.") && font.ends_with(".woff2"));
        let bytes = &assets.files[style.trim_start_matches("/site/")];
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(
            text,
            format!("a{{src:url({font})}}b{{src:url(data:x)}}c{{src:url(../fonts/none.woff2)}}")
        );
    }

    #[test]
    fn a_style_sheet_that_names_no_file_is_remembered_with_its_place() {
        let style = "/* url(x.png) */a{b:url(#c)}d{e:url('../img/f.svg#g')}h{i:url(\"../img/j.svg\")}k{l:url(/m.png)}";
        let assets = Assets::new(
            &[file("css/site.css", style), file("img/f.svg", "<svg/>")],
            "",
        );
        let found: Vec<_> = assets
            .missing()
            .iter()
            .map(|missing| (missing.name.as_str(), &style[missing.span.clone()]))
            .collect();
        assert_eq!(found, [("img/j.svg", "\"../img/j.svg\"")]);
        let bytes = assets.bytes("css/site.css").expect("the style sheet");
        let drawing = assets.url("img/f.svg").expect("the drawing");
        assert!(String::from_utf8_lossy(bytes).contains(&format!("url({drawing}#g)")));
    }

    #[test]
    fn what_a_sheet_imports_has_its_own_addresses() {
        let assets = Assets::new(
            &[
                file("components/a/a.css", "a{b:url(../../img/c.svg)}"),
                file(
                    "css/site.css",
                    "@import \"../components/a/a.css\";@import \"../components/b/b.css\";d{e:f}",
                ),
                file("img/c.svg", "<svg/>"),
            ],
            "",
        );
        let drawing = assets.url("img/c.svg").expect("the drawing");
        let bytes = assets.bytes("css/site.css").expect("the style sheet");
        assert_eq!(
            String::from_utf8_lossy(bytes),
            format!("a{{b:url({drawing})}}@import \"../components/b/b.css\";d{{e:f}}")
        );
        let missing: Vec<_> = assets.missing().iter().map(|one| &one.name).collect();
        assert_eq!(missing, ["components/b/b.css"]);
    }

    #[test]
    fn another_content_is_another_name() {
        let one = Assets::new(&[file("a.css", "a{}")], "");
        let two = Assets::new(&[file("a.css", "b{}")], "");
        assert_ne!(one.url("a.css"), two.url("a.css"));
        assert_eq!(
            one.url("a.css"),
            Assets::new(&[file("a.css", "a{}")], "").url("a.css")
        );
    }
}
