//! A page of the site with two open places, so that what the function answers looks like the site.

/// Where the title goes, inside `<title>`.
const TITLE: &str = "<!--brokers:title-->";
/// Where the content goes, inside `<main>`.
const MAIN: &str = "<!--brokers:main-->";

/// A whole page of the site around a title and a content that are still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell {
    before_title: String,
    before_main: String,
    after_main: String,
}

/// Why a page cannot be a shell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShellError {
    /// A marker is missing or there more than once.
    #[error("it must have `{marker}` exactly once, and has it {count} times")]
    Marker {
        /// The marker.
        marker: &'static str,
        /// How often it is there.
        count: usize,
    },
    /// The markers are in the wrong order.
    #[error("`{TITLE}` must stand before `{MAIN}`")]
    Order,
}

impl Shell {
    /// Finds the two markers.
    pub fn parse(html: &str) -> Result<Self, ShellError> {
        for marker in [TITLE, MAIN] {
            let count = html.matches(marker).count();
            if count != 1 {
                return Err(ShellError::Marker { marker, count });
            }
        }
        let (before_title, rest) = html.split_once(TITLE).ok_or(ShellError::Order)?;
        let (before_main, after_main) = rest.split_once(MAIN).ok_or(ShellError::Order)?;
        Ok(Self {
            before_title: before_title.into(),
            before_main: before_main.into(),
            after_main: after_main.into(),
        })
    }

    /// The whole page. `title` is text and gets escaped, `main` is HTML.
    pub fn page(&self, title: &str, main: &str) -> String {
        let title = escape(title);
        [
            &self.before_title,
            &title,
            &self.before_main,
            main,
            &self.after_main,
        ]
        .concat()
    }
}

/// Text as HTML text or as the value of an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = Vec::with_capacity(text.len() + text.len() / 8);
    // Writing into memory cannot fail, and escaping only replaces ASCII, so the bytes stay UTF-8.
    let _ = tera::escape_html(text, &mut safe);
    String::from_utf8(safe).unwrap_or_default()
}
