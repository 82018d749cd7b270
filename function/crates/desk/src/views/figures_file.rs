//! The figures of a quarter as a file of `content/data/`, from which a site makes a page. What is hidden at the desk is not in it.

use super::View;
use crate::figures::{Figures, Period};
use forms::team::TeamId;
use store::Week;

impl View<'_> {
    /// `content/data/cijfers.toml`. What may not be shown has no number, and a list without a total is left out.
    pub(crate) fn figures_file(
        &self,
        (team, period): (&TeamId, Period),
        until: Option<Week>,
        figures: &Figures,
    ) -> String {
        let note = self.views.message("figures-file-note");
        let note = note.lines().map(|line| format!("# {line}\n"));
        let mut parts: Vec<_> = note.collect();
        let until = until.map(|week| self.end_of(week)).unwrap_or_default();
        parts.extend([
            "\n[[team]]\n".to_owned(),
            text("naam", &self.name_of(team)),
            text("periode", &self.period(period)),
            text("tot", &until),
        ]);
        if self.assets.facts.demonstration {
            parts.push("voorbeeld = true\n".to_owned());
        }
        let singles = figures.singles.iter();
        let singles = singles.map(|(single, count)| (self.views.message(single.key()), *count));
        parts.push(rows("getal", singles));
        for list in &figures.lists {
            let Some(total) = list.total else { continue };
            let shown = list.in_order().into_iter();
            let shown = shown.map(|(word, count)| (self.figure_label(list.subject, word), *count));
            parts.extend([
                "\n[[team.lijst]]\n".to_owned(),
                text("titel", &self.figure_title(list.subject)),
                format!("samen = {total}\n"),
                rows("rij", shown),
            ]);
        }
        parts.concat()
    }
}

fn text(key: &str, text: &str) -> String {
    format!("{key} = {}\n", quoted(text))
}

fn rows(key: &str, rows: impl Iterator<Item = (String, Option<u64>)>) -> String {
    let rows = rows.map(|(label, count)| {
        let count = count.map_or_else(String::new, |count| format!(", aantal = {count}"));
        format!("  {{ wat = {}{count} }},\n", quoted(&label))
    });
    format!("{key} = [\n{}]\n", rows.collect::<String>())
}

/// A string of TOML, on one line.
fn quoted(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_topic_is_called_the_file_says_it() {
        assert_eq!(
            quoted("\"Thuis\" \\ en\nmeer\u{7f}"),
            r#""\"Thuis\" \\ en meer ""#
        );
    }
}
