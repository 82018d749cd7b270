//! Templates and style sheets without what only their authors need.
//!
//! Templates are made smaller once, not each page: what comes out of ten thousand pages then costs nothing more. Only
//! white space that no browser shows and comments go; text in `pre`, `textarea`, `script` and attribute values stays.

/// A template with less white space, and where each part of it is in the original.
pub(crate) struct Minified {
    pub(crate) text: String,
    /// Where something was left out: the place here, and the place of what follows in the original.
    pub(crate) cuts: Vec<(usize, usize)>,
}

/// Elements that are on lines of their own whatever is around them; in a drawing (`path`) white space is nothing.
const BLOCKS: &str = "article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 head \
    header hr html legend li link main meta nav ol p path script section summary table tbody td template th thead \
    tr ul";

/// Elements in which every space counts.
const VERBATIM: [&str; 4] = ["pre", "textarea", "script", "style"];

/// A comment that begins so is a mark for the function, not a remark.
const MARK: &str = "<!--brokers:";

impl Minified {
    /// Makes a Tera template of HTML smaller.
    pub(crate) fn of(template: &str) -> Self {
        let mut writer = Writer {
            from: template,
            to: Self {
                text: String::with_capacity(template.len()),
                cuts: Vec::new(),
            },
            block: true,
        };
        let mut at = 0;
        while at < template.len() {
            at = writer.step(at);
        }
        writer.to
    }

    /// A template of something else than HTML stays as it is.
    pub(crate) fn whole(template: &str) -> Self {
        Self {
            text: template.to_owned(),
            cuts: Vec::new(),
        }
    }

    /// The place in the original of a place in the smaller template.
    pub(crate) fn original(&self, at: usize) -> usize {
        let before = self.cuts.partition_point(|(here, _)| *here <= at);
        match before.checked_sub(1).map(|last| self.cuts[last]) {
            Some((here, there)) => there + (at - here),
            None => at,
        }
    }
}

struct Writer<'t> {
    from: &'t str,
    to: Minified,
    /// Whether what was written last ends a line by itself.
    block: bool,
}

impl<'t> Writer<'t> {
    /// Takes over what begins at `at`, and says where the next part begins.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.from[at..];
        if let Some(length) = tera_tag(rest) {
            self.block = false;
            return self.keep(at, length);
        }
        if rest.starts_with("<!--") {
            let length = rest.find("-->").map_or(rest.len(), |end| end + 3);
            let comment = &rest[..length];
            if comment.starts_with(MARK) || comment.contains("{%") || comment.contains("{{") {
                return self.keep(at, length);
            }
            return self.leave_out(at + length);
        }
        if let Some(name) = element(rest) {
            return self.tag(at, name);
        }
        let spaces = rest.len() - rest.trim_start_matches(is_space).len();
        if spaces > 0 {
            return self.space(at, spaces);
        }
        let length = rest
            .find(|c| is_space(c) || c == '<' || c == '{')
            .filter(|length| *length > 0)
            .unwrap_or_else(|| rest.chars().next().map_or(rest.len(), char::len_utf8));
        self.block = false;
        self.keep(at, length)
    }

    fn keep(&mut self, at: usize, length: usize) -> usize {
        self.to.text.push_str(&self.from[at..at + length]);
        at + length
    }

    /// Leaves out everything up to `next`.
    fn leave_out(&mut self, next: usize) -> usize {
        self.to.cuts.push((self.to.text.len(), next));
        next
    }

    /// White space between words becomes one character; next to a block it goes.
    fn space(&mut self, at: usize, length: usize) -> usize {
        let next = at + length;
        let before_block = element(&self.from[next..]).is_some_and(is_block);
        if !self.block && !before_block && !self.to.text.ends_with(is_space) {
            self.to.text.push(' ');
        }
        self.leave_out(next)
    }

    /// A whole tag, or a whole element where every space counts.
    fn tag(&mut self, at: usize, name: &'t str) -> usize {
        let rest = &self.from[at..];
        let opens = !rest.starts_with("</");
        if opens && VERBATIM.iter().any(|one| name.eq_ignore_ascii_case(one)) {
            let close = format!("</{}", name.to_ascii_lowercase());
            let end = rest.to_ascii_lowercase().find(&close);
            self.block = false;
            return self.keep(at, end.unwrap_or(rest.len()));
        }
        let mut next = at;
        while next < self.from.len() {
            let rest = &self.from[next..];
            let sign = rest.chars().next().unwrap_or('>');
            next = if let Some(length) = tera_tag(rest) {
                self.keep(next, length)
            } else if sign == '"' || sign == '\'' {
                self.keep(next, quoted(rest, sign))
            } else if is_space(sign) {
                let length = rest.len() - rest.trim_start_matches(is_space).len();
                let ends = self.from[next + length..].starts_with('>');
                if !ends && !self.to.text.ends_with(' ') {
                    self.to.text.push(' ');
                }
                self.leave_out(next + length)
            } else {
                self.keep(next, sign.len_utf8())
            };
            if sign == '>' {
                break;
            }
        }
        self.block = is_block(name);
        next
    }
}

/// What HTML takes for white space; a no-break space is a character like any other.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}')
}

fn is_block(name: &str) -> bool {
    BLOCKS
        .split(' ')
        .any(|block| name.eq_ignore_ascii_case(block))
}

/// The name of the element whose opening or closing tag begins here.
fn element(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| &name[..end])
}

/// The length of the tag of Tera that begins here, with its strings.
pub(crate) fn tera_tag(rest: &str) -> Option<usize> {
    let close = match rest.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => return Some(rest.find("#}").map_or(rest.len(), |end| end + 2)),
        _ => return None,
    };
    let mut at = 2;
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with(close) {
            return Some(at + 2);
        }
        let sign = here.chars().next().unwrap_or_default();
        at += match sign {
            '"' | '\'' | '`' => after_string(here, sign),
            sign => sign.len_utf8(),
        };
    }
    Some(rest.len())
}

/// The length of a string of Tera with its quotes.
fn after_string(rest: &str, quote: char) -> usize {
    rest[1..].find(quote).map_or(rest.len(), |end| end + 2)
}

/// The length of an attribute's value with its quotes; tags of Tera in it have quotes of their own.
fn quoted(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while at < rest.len() {
        let here = &rest[at..];
        let sign = here.chars().next().unwrap_or(quote);
        if sign == quote {
            return at + 1;
        }
        at += tera_tag(here).unwrap_or_else(|| sign.len_utf8());
    }
    rest.len()
}

/// A style sheet without comments and without white space that means nothing. Spaces that may mean something stay: around
/// `+` in sums (`1rem+2vw` is no sum), before the parenthesis of a media query, between the parts of a selector.
pub(crate) fn style(css: &str) -> String {
    let mut smaller = String::with_capacity(css.len());
    let (mut rest, mut space) = (css, false);
    while let Some(sign) = rest.chars().next() {
        let white = match sign {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            sign if sign.is_ascii_whitespace() => 1,
            _ => 0,
        };
        if white > 0 {
            space = true;
            rest = &rest[white..];
            continue;
        }
        let before = smaller.chars().next_back().unwrap_or('{');
        if is_leading_zero(rest) && (space || !is_of_number(before)) {
            rest = &rest[1..];
            continue;
        }
        if space && !"{};,:(".contains(before) && !"{};,)".contains(sign) {
            smaller.push(' ');
        }
        if sign == '}' && before == ';' {
            smaller.pop();
        }
        let length = style_token(rest, sign);
        smaller.push_str(&rest[..length]);
        (rest, space) = (&rest[length..], false);
    }
    smaller
}

/// Whether a number begins here with a zero that can go: `0.5`.
fn is_leading_zero(rest: &str) -> bool {
    let fraction = rest.strip_prefix("0.");
    fraction.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a zero after this is part of a longer number or of a name.
fn is_of_number(before: char) -> bool {
    before.is_alphanumeric() || matches!(before, '.' | '_' | '#' | '\\')
}

/// How much of `rest` is kept as it is: a string, an address without quotes, or one character.
fn style_token(rest: &str, sign: char) -> usize {
    let bare_address = rest.starts_with("url(") && !rest[4..].starts_with(['"', '\'']);
    match sign {
        '"' | '\'' => {
            let mut escaped = false;
            let end = rest[1..].find(|next| {
                let ends = next == sign && !escaped;
                escaped = next == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        }
        'u' if bare_address => rest.find(')').map_or(rest.len(), |end| end + 1),
        _ => sign.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn minified(template: &str) -> String {
        Minified::of(template).text
    }

    #[test]
    fn a_style_sheet_keeps_the_spaces_that_mean_something() {
        for (css, smaller) in [
            (
                "a { width: clamp(1rem, .4rem + 2vw, 3rem); }",
                "a{width:clamp(1rem,.4rem + 2vw,3rem)}",
            ),
            (
                "a { margin: calc(-1 * var(--x)) auto; }",
                "a{margin:calc(-1 * var(--x)) auto}",
            ),
            (
                "@media (min-width: 40em) and (max-width: 60em) { .a :hover > b, c { d: e; } }",
                "@media (min-width:40em) and (max-width:60em){.a :hover > b,c{d:e}}",
            ),
            (
                "a { margin: 0.5rem -0.25em 10.5px 0 calc(0.5em*0.75); }",
                "a{margin:.5rem -.25em 10.5px 0 calc(.5em*.75)}",
            ),
            (
                "a { b: url(0.5.svg) \"0.5\" v0.5 1.0.5 }",
                "a{b:url(0.5.svg) \"0.5\" v0.5 1.0.5}",
            ),
            ("a/* b */c { d: 1px/* e */2px }", "a c{d:1px 2px}"),
            (
                "a { content: \" /* ; \\\" } \"; }",
                "a{content:\" /* ; \\\" } \"}",
            ),
            ("a { b: url( x y.svg ) c }", "a{b:url( x y.svg ) c}"),
            ("a { b: 'never closed", "a{b:'never closed"),
            ("/* never closed", ""),
        ] {
            assert_eq!(style(css), smaller);
        }
    }

    #[test]
    fn white_space_that_nobody_sees_goes() {
        for (template, smaller) in [
            ("<p>\n  een\n  twee\n</p>\n", "<p>een twee</p>"),
            (
                "<ul>\n  <li>een</li>\n\n  <li>twee</li>\n</ul>",
                "<ul><li>een</li><li>twee</li></ul>",
            ),
            ("een <b>twee</b>\n drie", "een <b>twee</b> drie"),
            (
                "<a\n  href=\"/een  twee\"\n  class='x  y'  >z</a>",
                "<a href=\"/een  twee\" class='x  y'>z</a>",
            ),
            ("<br  />", "<br />"),
            ("een<!-- een opmerking --> twee", "een twee"),
            ("<!--brokers:main-->", "<!--brokers:main-->"),
            ("<pre>\n  een\n</pre>\n<p>x", "<pre>\n  een\n</pre><p>x"),
            (
                "<textarea>\n\n een</textarea>",
                "<textarea>\n\n een</textarea>",
            ),
            (
                "<a href=\"{{ url(to=\"@/een  twee.md\") }}\">x</a>",
                "<a href=\"{{ url(to=\"@/een  twee.md\") }}\">x</a>",
            ),
            ("{{ x(y=\"  }}  \") }}\n\n  z", "{{ x(y=\"  }}  \") }} z"),
            (
                "{%- if a %}\n<p>x</p>\n{% endif -%}",
                "{%- if a %}<p>x</p>{% endif -%}",
            ),
            (
                "<li{% if a %} class=\"b\"{% endif %}  >",
                "<li{% if a %} class=\"b\"{% endif %}>",
            ),
            ("1 < 2 {ok}", "1 < 2 {ok}"),
            ("een\u{a0} twee", "een\u{a0} twee"),
        ] {
            assert_eq!(minified(template), smaller, "{template}");
        }
    }

    #[test]
    fn a_place_leads_back_to_the_original() {
        let template = "<ul>\n  <li>\n    {{ fout }}\n  </li>\n</ul>";
        let minified = Minified::of(template);
        let at = minified.text.find("fout").expect("kept");
        assert_eq!(minified.original(at), template.find("fout").expect("there"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_made_smaller_and_then_not_again(template in "(<|>|/|p|b|pre|\"|'|=| |\n|\\{\\{|\\}\\}|\\{%|%\\}|<!--|-->|é|x){0,40}") {
            let once = Minified::of(&template);
            prop_assert!(once.text.len() <= template.len());
            for at in 0..once.text.len() {
                prop_assert!(once.original(at) <= template.len());
            }
        }
    }
}
