//! The two halves of a published question.

use markdown::Rendered;

/// Whether this is the heading above the answer of a published question.
pub fn is_answer(title: &str) -> bool {
    title.trim().eq_ignore_ascii_case("antwoord")
}

/// Whether there are words below that heading.
pub fn has_answer(body: &Rendered) -> bool {
    !split_answer(body).1.trim().is_empty()
}

/// The question and, after `## Antwoord`, the answer.
pub(crate) fn split_answer(body: &Rendered) -> (&str, &str) {
    let Some(heading) = body
        .headings
        .iter()
        .find(|heading| is_answer(&heading.title))
    else {
        return (&body.html, "");
    };
    let open = format!("<h{} id=\"{}\"", heading.level, heading.id);
    let close = format!("</h{}>", heading.level);
    let Some((question, rest)) = body.html.split_once(&open) else {
        return (&body.html, "");
    };
    let answer = rest.split_once(&close).map_or("", |(_, answer)| answer);
    (question, answer.trim_start())
}
