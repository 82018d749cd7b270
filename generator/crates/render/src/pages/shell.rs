//! The page around the answers of the function.

use ::pages::shell::{Shell, ShellError};

use super::{Made, Renderer};
use crate::context::build::Views;
use crate::context::model::PageContext;
use diagnostics::{Diagnostic, Problem, Severity};

/// Its template.
const TEMPLATE: &str = "shell.html";

impl Renderer<'_> {
    /// A whole page of the site, with marks where the function puts its own title
    /// and content. One that the function would refuse is no shell.
    pub(super) fn shell(&self, lang: &str) -> Made {
        let page = PageContext {
            noindex: true,
            quick_exit: true,
            ..Views::blank_page("function", lang, String::new())
        };
        let mut context = self.engine().context(lang);
        context.insert("page", &page);
        let html = self.render(lang, TEMPLATE, &context, "shell")?;
        match Shell::parse(&html) {
            Ok(_) => Ok(html),
            Err(error) => Err(vec![Diagnostic {
                severity: Severity::Error,
                problem: marker_problem(&error),
                place: self.engine().top_of_template(TEMPLATE),
            }]),
        }
    }
}

fn marker_problem(error: &ShellError) -> Problem {
    let (marker, count) = match error {
        ShellError::Marker { marker, count } if marker.contains("title") => ("title", *count),
        ShellError::Marker { count, .. } => ("main", *count),
        // Both are there, and the content comes first.
        ShellError::Order => ("title", 1),
    };
    Problem::ShellMarker {
        template: TEMPLATE.to_owned(),
        marker,
        count,
    }
}
