//! HTML cut into tags and text, for comparing it and for seeing that every tag
//! is closed. Strict: what is no tag must have its `<` and `&` escaped.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'h> {
    /// `<name attributes>`
    Open(&'h str, &'h str),
    /// `</name>`
    Close(&'h str),
    /// Comments, declarations, processing instructions, CDATA.
    Other(&'h str),
    Text(&'h str),
}

const VOID: [&str; 8] = ["br", "hr", "img", "input", "source", "meta", "link", "wbr"];

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Cuts HTML up; `None` when a `<` begins no tag.
pub(super) fn tokens(html: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            found.push(Token::Text(&rest[..end]));
            rest = &rest[end..];
            continue;
        };
        if tag.starts_with(['!', '?']) {
            let end = if tag.starts_with("!--") {
                tag.find("-->")? + 3
            } else {
                tag.find('>')? + 1
            };
            found.push(Token::Other(&rest[..=end]));
            rest = &tag[end..];
            continue;
        }
        let end = end_of_tag(tag)?;
        let inside = tag[..end].trim_end_matches('/');
        let (is_close, inside) = match inside.strip_prefix('/') {
            _ if tag.starts_with('/') => (true, inside.trim_start_matches('/')),
            _ => (false, inside),
        };
        let name_end = inside
            .find(|c: char| c.is_whitespace())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        found.push(if is_close {
            Token::Close(name)
        } else {
            Token::Open(name, attributes)
        });
        rest = &tag[end + 1..];
    }
    Some(found)
}

/// Where the `>` is that ends a tag: one in quotes does not.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The same HTML written one way: no line ends around blocks, attributes in
/// double quotes and in order, entities for four signs only.
pub(super) fn normal(html: &str) -> String {
    const INLINE: [&str; 9] = [
        "a", "em", "strong", "code", "img", "br", "del", "input", "span",
    ];
    let Some(tokens) = tokens(html) else {
        return html.to_owned();
    };
    let mut out = String::new();
    let mut in_pre = 0;
    for token in tokens {
        match token {
            Token::Text(text) if in_pre > 0 => out.push_str(&escaped(text)),
            Token::Text(text) => {
                let text = escaped(text);
                let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if text.starts_with(char::is_whitespace) && !out.ends_with(['>', '\n']) {
                    words.insert(0, ' ');
                } else if text.starts_with(char::is_whitespace) {
                    words.insert(0, '\n');
                }
                if text.ends_with(char::is_whitespace) {
                    words.push('\n');
                }
                out.push_str(&words);
            }
            Token::Open(name, attributes) => {
                if !INLINE.contains(&name) {
                    out.truncate(out.trim_end_matches('\n').len());
                }
                in_pre += usize::from(name == "pre");
                out.extend(["<", name, &attributes_of(attributes), ">"]);
            }
            Token::Close(name) => {
                if !INLINE.contains(&name) {
                    out.truncate(out.trim_end_matches('\n').len());
                }
                in_pre -= usize::from(name == "pre" && in_pre > 0);
                out.extend(["</", name, ">"]);
            }
            Token::Other(text) => out.push_str(text),
        }
    }
    // Between two tags a line end says nothing.
    out.split('\n')
        .fold(String::new(), |line, next| {
            if line.ends_with('>') || next.starts_with('<') || line.is_empty() {
                line + next
            } else {
                format!("{line}\n{next}")
            }
        })
        .trim()
        .to_owned()
}

fn attributes_of(text: &str) -> String {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            found.push(format!(" {name}=\"\""));
            rest = after.trim_start();
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((value, "")),
            _ => value.split_once(' ').unwrap_or((value, "")),
        };
        found.push(format!(" {name}=\"{}\"", escaped(value)));
        rest = after.trim_start();
    }
    found.sort();
    found.concat()
}

/// One way to write signs: a quote in text may be escaped or not.
fn escaped(text: &str) -> String {
    text.replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace('"', "&quot;")
}

/// What is not closed, or not in its turn; `None` when all is well.
pub(super) fn unbalanced(html: &str) -> Option<String> {
    let Some(tokens) = tokens(html) else {
        return Some("a < that begins no tag".to_owned());
    };
    let mut open = Vec::new();
    for token in tokens {
        match token {
            Token::Open(name, _) if !is_void(name) => open.push(name),
            Token::Close(name) if open.pop() != Some(name) => {
                return Some(format!("</{name}> not in its turn"));
            }
            Token::Other(text) => return Some(format!("{text} is no HTML of ours")),
            _ => {}
        }
    }
    open.pop().map(|name| format!("<{name}> is not closed"))
}

#[test]
fn what_is_not_closed_is_seen() {
    assert_eq!(unbalanced("<p>a<br>b<img alt=\"a > b\"></p>"), None);
    for html in ["<p>", "</p>", "<p><em></p></em>", "a < b", "<!-- x -->"] {
        assert!(unbalanced(html).is_some(), "{html}");
    }
}

#[test]
fn one_way_to_write_html() {
    assert_eq!(
        normal("<ul>\n<li>a \n  b</li>\n</ul>\n<hr />"),
        "<ul><li>a b</li></ul><hr>"
    );
    assert_eq!(normal("<a title='x' href=y>"), "<a href=\"y\" title=\"x\">");
    assert_ne!(normal("<pre>a\n\nb</pre>"), normal("<pre>a\nb</pre>"));
    assert_ne!(normal("<p>a b</p>"), normal("<p>ab</p>"));
}
