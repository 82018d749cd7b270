//! `multipart/form-data`: what a page sends whose form says so, and what programs send by themselves.

use std::ops::Range;

use forms::{Submitted, decoded};

/// The parsed parts.
pub(super) struct Parts {
    /// The fields, in order.
    pub(super) fields: Submitted,
    /// Whether a file is among them, which nobody can send here.
    pub(super) files: bool,
    /// Whether the closing delimiter is there.
    pub(super) whole: bool,
}

/// Reads a body with the boundary that its content type names; nothing when it names none or the body has none of it.
pub(super) fn read(content_type: &str, body: &[u8]) -> Option<Parts> {
    let delimiter = format!("--{}", boundary(content_type)?);
    read_between(delimiter.as_bytes(), body)
}

/// Reads a body that names its boundary nowhere but in its first line, as programs send it that set the content type
/// themselves; nothing when it does not look like one.
pub(super) fn read_by_itself(body: &[u8]) -> Option<Parts> {
    let begins = body.trim_ascii_start();
    let end = begins.iter().position(|byte| *byte == b'\n')?;
    let delimiter = begins[..end].trim_ascii_end();
    let head = begins.get(end + 1..)?.split(|byte| *byte == b'\n').next()?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let fits = delimiter.starts_with(b"--")
        && (3..=200).contains(&delimiter.len())
        && head.starts_with("content-")
        && parameter(&String::from_utf8_lossy(begins), "name").is_some();
    fits.then(|| read_between(delimiter, begins)).flatten()
}

fn read_between(delimiter: &[u8], body: &[u8]) -> Option<Parts> {
    let starts = delimiters(body, delimiter);
    let mut parts = Parts {
        fields: Submitted::default(),
        files: false,
        whole: false,
    };
    let mut pairs = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let rest = &body[start.end..];
        if rest.starts_with(b"--") {
            parts.whole = true;
            break;
        }
        let end = starts.get(at + 1).map_or(body.len(), |next| next.start);
        let Some((head, content)) = split(body.get(start.end..end)?) else {
            continue;
        };
        let head = String::from_utf8_lossy(head);
        let file = parameter(&head, "filename").or_else(|| parameter(&head, "filename*"));
        match file {
            // A field for a file in which none was chosen.
            Some(file) if file.is_empty() && content.is_empty() => continue,
            Some(_) => {
                parts.files = true;
                // What somebody wrote into a file is given back like what they typed.
                if !is_text(content) {
                    continue;
                }
            }
            None => {}
        }
        if let Some(name) = parameter(&head, "name") {
            pairs.push((name, decoded(content).into_owned()));
        }
    }
    parts.fields = Submitted::from_pairs(pairs);
    (!starts.is_empty()).then_some(parts)
}

/// Whether a file holds what somebody can read: UTF-8 without control characters.
fn is_text(content: &[u8]) -> bool {
    let text = std::str::from_utf8(content);
    text.is_ok_and(|text| !text.contains(|c: char| c.is_control() && !"\r\n\t".contains(c)))
}

fn boundary(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1);
    let mut pairs = parameters.filter_map(|parameter| parameter.split_once('='));
    let (_, value) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))?;
    let value = value.trim().trim_matches('"');
    (1..=200).contains(&value.len()).then(|| value.to_owned())
}

/// The positions of delimiters, including the line end before each. They begin a line, which typed text cannot imitate.
fn delimiters(body: &[u8], delimiter: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut line = 0;
    loop {
        if body[line..].starts_with(delimiter) {
            let start = match &body[..line] {
                [.., b'\r', b'\n'] => line - 2,
                [.., b'\n'] => line - 1,
                _ => line,
            };
            found.push(start..line + delimiter.len());
        }
        match body[line..].iter().position(|byte| *byte == b'\n') {
            Some(end) => line += end + 1,
            None => return found,
        }
    }
}

/// The head and the content of a part, separated by an empty line.
fn split(part: &[u8]) -> Option<(&[u8], &[u8])> {
    [&b"\r\n\r\n"[..], b"\n\n"].into_iter().find_map(|empty| {
        let at = part
            .windows(empty.len())
            .position(|window| window == empty)?;
        Some((&part[..at], &part[at + empty.len()..]))
    })
}

/// A parameter of `Content-Disposition`. Browsers write a quote in it as `%22`, others as `\"`.
fn parameter(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|line| {
        let start = line.get(.."content-disposition:".len());
        start.is_some_and(|start| start.eq_ignore_ascii_case("content-disposition:"))
    })?;
    let mut rest = line;
    loop {
        rest = rest.split_once(';')?.1.trim_start();
        let (found, value) = rest.split_once('=')?;
        let (value, behind) = match value.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.char_indices().scan(false, |escaped, (at, c)| {
                    let ends = c == '"' && !*escaped;
                    *escaped = c == '\\' && !*escaped;
                    Some((at, ends))
                });
                let end = end.filter(|(_, ends)| *ends).map(|(at, _)| at).next()?;
                (&quoted[..end], &quoted[end + 1..])
            }
            None => value.split_at(value.find(';').unwrap_or(value.len())),
        };
        if found.trim().eq_ignore_ascii_case(name) {
            return Some(value.replace("%22", "\"").replace("\\\"", "\""));
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=----x1";

    fn pairs(body: &str) -> Vec<(String, String)> {
        let parts = read(TYPE, body.as_bytes()).unwrap();
        let pairs = parts.fields.iter();
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn fields_are_read_as_browsers_send_them() {
        let body = "------x1\r\nContent-Disposition: form-data; name=\"vraag\"\r\n\r\nEen\r\n\r\n------x twee\r\n------x1\r\n\
                    content-disposition: form-data; name=\"onder;werp\"\r\nContent-Type: text/plain\r\n\r\nthuis\r\n------x1--\r\n";
        let expected = [("vraag", "Een\n\n------x twee"), ("onder;werp", "thuis")];
        assert_eq!(
            pairs(body),
            expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert!(read(TYPE, body.as_bytes()).unwrap().whole);
        assert!(read("multipart/form-data", body.as_bytes()).is_none());
        assert!(read(TYPE, b"vraag=x").is_none());
    }

    #[test]
    fn a_file_is_noticed_and_an_empty_one_is_none() {
        let with = |file: &str, content: &str| {
            let body = format!(
                "------x1\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"{file}\"\r\n\r\n{content}\r\n------x1--"
            );
            read(TYPE, body.as_bytes()).unwrap().files
        };
        assert!(with("ik.jpg", "x") && with("ik.jpg", ""));
        assert!(!with("", ""));
    }

    proptest! {
        #[test]
        fn what_is_sent_comes_back(values in proptest::collection::vec("[^\\p{C}\n-]{0,40}", 1..5)) {
            let part = |value: &String| format!("------x1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{value}\r\n");
            let body: String = values.iter().map(part).chain(["------x1--\r\n".to_owned()]).collect();
            let found: Vec<_> = pairs(&body).into_iter().map(|(_, value)| value).collect();
            prop_assert_eq!(found, values);
        }

        #[test]
        fn any_bytes_can_be_read(mut body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(TYPE, &body);
            body.splice(0..0, *b"------x1\r\nContent-Disposition: form-data; name=\"");
            let _ = read(TYPE, &body);
        }
    }
}
