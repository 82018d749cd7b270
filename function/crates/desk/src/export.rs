//! Lists to download: as a table that a spreadsheet reads, or as lines of JSON. Pure.

use std::fmt::Write;

use serde_json::{Map, Value};

/// What a list is downloaded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Csv,
    JsonLines,
}

impl Shape {
    /// Reads the value of the field `vorm`.
    pub(crate) fn parse(word: &str) -> Self {
        match word {
            "jsonl" => Self::JsonLines,
            _ => Self::Csv,
        }
    }

    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl; charset=utf-8",
        }
    }

    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// Rows under these columns. Each has a value for each column.
    pub(crate) fn write<const N: usize>(
        self,
        columns: [&str; N],
        rows: impl Iterator<Item = [Value; N]>,
    ) -> String {
        match self {
            Self::Csv => {
                let mut table = columns.join(",");
                table.push('\n');
                for row in rows {
                    table.push_str(&row.each_ref().map(|value| cell(value, ',')).join(","));
                    table.push('\n');
                }
                table
            }
            Self::JsonLines => rows.fold(String::new(), |mut lines, row| {
                let names = columns.map(str::to_owned);
                let object: Map<_, _> = names.into_iter().zip(row).collect();
                // Writing to a string cannot fail.
                let _ = writeln!(lines, "{}", Value::Object(object));
                lines
            }),
        }
    }
}

/// A table for a spreadsheet as it is here: a Dutch one takes a comma for the decimal point and parts columns at semicolons, and
/// without a byte order mark it reads another encoding.
pub(crate) fn sheet<const N: usize>(
    columns: [&str; N],
    rows: impl Iterator<Item = [Value; N]>,
) -> String {
    let mut table = format!("\u{feff}{}\r\n", columns.join(";"));
    for row in rows {
        let row = row.each_ref().map(|value| cell(value, ';'));
        table.push_str(&row.join(";"));
        table.push_str("\r\n");
    }
    table
}

/// Spreadsheets run what begins like a formula. A name may begin so.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', // Some take the wide ones for the same.
    '＝', '＋', '－', '＠',
];

fn cell(value: &Value, separator: char) -> String {
    let text = match value {
        Value::Null => return String::new(),
        Value::String(text) => text,
        other => return other.to_string(),
    };
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains(['"', separator, '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_opens_in_a_dutch_spreadsheet() {
        let rows = [["=1+1", "a;b"], ["1,5", "x"]].map(|row| row.map(Value::from));
        assert_eq!(
            sheet(["naam", "waarde"], rows.into_iter()),
            "\u{feff}naam;waarde\r\n'=1+1;\"a;b\"\r\n1,5;x\r\n"
        );
    }

    #[test]
    fn no_cell_is_a_formula_and_lines_are_json() {
        let names = [
            "=1+1",
            "+31",
            "-x",
            "@a",
            "\tb",
            "\r=1",
            "\n=1",
            "＝1",
            "Zoë, \"Z\"",
            "Samira",
        ];
        let rows = || names.iter().map(|name| [Value::from(7), (*name).into()]);
        let table = Shape::Csv.write(["number", "name"], rows());
        assert_eq!(
            table,
            "number,name\n7,'=1+1\n7,'+31\n7,'-x\n7,'@a\n7,'\tb\n7,\"'\r=1\"\n7,\"'\n=1\"\n7,'＝1\n7,\"Zoë, \"\"Z\"\"\"\n7,Samira\n"
        );
        let lines = Shape::JsonLines.write(["number", "name"], rows());
        let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        assert_eq!(first, serde_json::json!({ "number": 7, "name": "=1+1" }));
        assert_eq!(lines.lines().count(), names.len());
    }
}
