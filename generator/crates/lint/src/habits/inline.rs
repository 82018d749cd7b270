//! What is seen within a line: signs of other programs, broken addresses, letters that came over wrong.

use super::{Habit, Line, near, near_end};

/// Whether a line has two signs behind one another that begin a habit. Every page of a build is looked through, and most
/// lines have none.
pub(super) fn may_be_in(line: &str) -> bool {
    let pairs = line.as_bytes().windows(2);
    line.contains("TODO") || pairs.fold(false, |any, pair| any | is_pair(pair))
}

fn is_pair(pair: &[u8]) -> bool {
    let [first, second] = *pair else {
        return false;
    };
    let then = |signs: &[u8]| signs.contains(&second);
    let begins = match first {
        b'=' | b'+' | b'\'' | b'_' | b'%' | b',' => second == first,
        b':' => second.is_ascii_lowercase() || then(b"+:\\"),
        b'[' => second.is_ascii_alphanumeric() || then(b"/"),
        b'&' => second.is_ascii_lowercase(),
        b'!' => then(b"!( "),
        b'}' | b')' => then(b"("),
        b']' => then(b"<{:"),
        b'{' => then(b".:#"),
        b'|' => then(b"hw"),
        b'<' => then(b"!"),
        b'^' => true,
        // Addresses, and `Lorem ipsum`.
        b'p' | b's' => then(b"/;"),
        b'w' => then(b",."),
        b't' => then(b"p"),
        b'/' | b'm' => then(b" "),
        // Letters that came over wrong: `Ã`, `Â`, `â€` and the sign for what is no letter.
        0xc3 => then(&[0x83, 0x82, 0xa2]),
        0xef => then(&[0xbf]),
        _ => false,
    };
    begins
        || match second {
            b'~' => first == b'~' || first.is_ascii_alphanumeric(),
            b'*' => b".!?,:;\")".contains(&first),
            b':' => first.is_ascii_digit() || first == b'"' || first == b'o',
            _ => false,
        }
}

/// Every habit within a line.
pub(super) fn look(line: Line<'_>, found: &mut Vec<Habit>) {
    let mut signs = Vec::new();
    around(line, &mut signs);
    slanted(line, &mut signs);
    raised(line, &mut signs);
    emoji(line, &mut signs);
    brackets(line, &mut signs);
    letters(line, &mut signs);
    // An address has signs of its own.
    let is_free = |habit: &Habit| {
        let before = near_end(&line.text[..habit.span.start - line.at]);
        let word = before.rsplit(char::is_whitespace).next();
        word.is_none_or(|word| !word.contains("://") && !word.contains("www."))
    };
    found.extend(signs.into_iter().filter(is_free));
    found.extend(link(line));
    addresses(line, found);
    found.extend(left_over(line));
    found.extend(chat(line));
    found.extend(fence(line));
}

/// Signs that other programs know around words, the word for what was meant, and whether there may be blanks within: what
/// this site knows as well is among the words only where it is not understood.
const AROUND: [(&str, &str, bool); 7] = [
    ("'''", "wiki", false),
    ("''", "wiki", false),
    ("==", "mark", false),
    ("++", "mark", false),
    ("%%", "comment", true),
    ("~~", "struck", true),
    ("__", "underscores", true),
];

fn around(line: Line<'_>, found: &mut Vec<Habit>) {
    for (sign, fault, is_any) in AROUND {
        let mut from = 0;
        while let Some(open) = line.text[from..].find(sign).map(|at| from + at) {
            let inside = open + sign.len();
            let Some(close) = line.text[inside..].find(sign).map(|at| inside + at) else {
                break;
            };
            let words = &line.text[inside..close];
            let is_close = words.trim() == words;
            let is_other = words.starts_with(&sign[..1]) || line.text[..open].ends_with(&sign[..1]);
            let is_within = line.text[..open].ends_with(char::is_alphanumeric);
            if (is_close || is_any)
                && !is_other
                && !is_within
                && words.contains(char::is_alphabetic)
            {
                found.push(line.habit(open..close + sign.len(), fault, String::new()));
                from = close + sign.len();
            } else {
                from = inside;
            }
        }
    }
}

/// `*Ja!*zei hij`: a star between a sign and a letter does not end what the other began.
fn slanted(line: Line<'_>, found: &mut Vec<Habit>) {
    let stars = line.text.match_indices('*').map(|(at, _)| at);
    let pairs = stars.clone().zip(stars.skip(1));
    for (open, close) in pairs {
        let words = &line.text[open + 1..close];
        let after = line.text[close + 1..].chars().next();
        let begins = words.starts_with(char::is_alphanumeric)
            && !line.text[..open].ends_with(char::is_alphanumeric);
        let is_sign = words.ends_with(['.', '!', '?', ',', ':', ';', '"', ')', '”']);
        if begins && is_sign && after.is_some_and(char::is_alphanumeric) {
            found.push(line.habit(open..close + 1, "bold-after", String::new()));
        }
    }
}

/// `m^2^`, `5^de^`, `x^2` and `H~2~O`; `^[…]` is a footnote elsewhere.
fn raised(line: Line<'_>, found: &mut Vec<Habit>) {
    for (at, sign) in line.text.match_indices(['^', '~']) {
        let before = line.text[..at].chars().next_back();
        let rest = &line.text[at + 1..];
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_closed = rest[length..].starts_with(sign) && (1..=4).contains(&length);
        let is_word = before.is_some_and(char::is_alphanumeric);
        let is_power = sign == "^"
            && is_word
            && length > 0
            && rest[..length].bytes().all(|b| b.is_ascii_digit());
        if is_closed && (is_word || sign == "^") || is_power {
            let end = at + 1 + length + usize::from(is_closed);
            found.push(line.habit(at..end, "raised", String::new()));
        } else if sign == "^" && is_word && rest.starts_with('[') {
            let end = rest.find(']').map_or(line.text.len(), |end| at + 2 + end);
            let words = rest[1..].split(']').next().unwrap_or_default();
            found.push(line.habit(at..end, "note", format!("[^1]: {words}")));
        }
    }
}

/// `:smile:`
fn emoji(line: Line<'_>, found: &mut Vec<Habit>) {
    let mut from = 0;
    while let Some(open) = line.text[from..].find(':').map(|at| from + at) {
        let rest = &line.text[open + 1..];
        let is_name =
            |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(byte);
        let length = rest.bytes().take_while(is_name).count();
        let is_closed = length > 1 && rest[length..].starts_with(':');
        let starts = rest.starts_with(|c: char| c.is_ascii_lowercase() || "+-".contains(c));
        let is_word = line.text[..open].ends_with(|c: char| c.is_alphanumeric() || c == ':');
        from = open + 1;
        if is_closed && starts && !is_word {
            from = open + length + 2;
            found.push(line.habit(open..from, "emoji", String::new()));
        }
    }
}

/// Marks of forums and of other programs that make websites.
const CODES: [&str; 17] = [
    "b", "i", "u", "s", "url", "img", "color", "size", "quote", "list", "center", "gallery",
    "caption", "embed", "youtube", "video", "audio",
];

fn brackets(line: Line<'_>, found: &mut Vec<Habit>) {
    for (at, _) in line.text.match_indices('[') {
        let rest = near(&line.text[at + 1..]);
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let after = &rest[name.len()..];
        let is_closed = after.starts_with(']') && near(after).contains(&format!("[/{name}]"));
        let has_value = after.starts_with('=') || after.starts_with(' ') && after.contains("=\"");
        if CODES.contains(&name) && (is_closed || has_value) {
            let end = rest.find(']').map_or(line.text.len(), |end| at + end + 2);
            found.push(line.habit(at..end, "elsewhere", String::new()));
            return; // One of them says enough about a line.
        }
    }
    let is_heading = line.text.starts_with('#');
    let braces = ["{.", "{: ", "{#"].into_iter().filter(|_| !is_heading);
    for at in braces.filter_map(|sign| line.text.find(sign)) {
        let rest = &line.text[at..];
        let inside = rest.trim_start_matches(['{', '.', ':', '#', ' ']);
        if let Some(end) = rest.find('}')
            && inside.starts_with(char::is_alphabetic)
        {
            found.push(line.habit(at..at + end + 1, "elsewhere", String::new()));
        }
    }
}

/// How an address of the web begins.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

fn begins_address(text: &str) -> bool {
    BEGINNINGS
        .iter()
        .any(|beginning| text.starts_with(beginning))
}

/// Words and an address with other signs around them than a link has, and a picture that is a link.
fn link(line: Line<'_>) -> Option<Habit> {
    let text = line.text;
    for (between, open) in [
        ("}(", '{'),
        (")(", '('),
        ("]<", '['),
        ("]{", '['),
        ("]:(", '['),
        ("\":", '"'),
    ] {
        for (at, _) in text.match_indices(between) {
            if begins_address(&text[at + between.len()..])
                && let Some(start) = text[..at].rfind(open)
            {
                return Some(line.habit(start..at + between.len(), "link", String::new()));
            }
        }
    }
    for (start, _) in text.match_indices('[') {
        let Some(end) = near(&text[start..]).find(']').map(|end| start + end) else {
            continue;
        };
        let inside = &text[start + 1..end];
        let is_link = text[end + 1..].starts_with(['(', '[', ':']);
        let first = inside.split(' ').next().unwrap_or_default();
        // `[https://x.nl, bekeken op 3 mei]` is how a source is named.
        let is_turned =
            begins_address(inside) && first.len() < inside.len() && !first.ends_with([',', ';']);
        let is_bar = inside
            .split_once('|')
            .is_some_and(|(_, address)| begins_address(address.trim()));
        if !is_link && (is_turned || is_bar) {
            return Some(line.habit(start..end + 1, "link", String::new()));
        }
    }
    picture(line)
}

/// `!(alt)[foto.jpg]` and `! [alt](foto.jpg)`.
fn picture(line: Line<'_>) -> Option<Habit> {
    const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"];
    let text = line.text;
    let turned = text.find("!(").filter(|at| text[*at..].contains(")["));
    let gap = text.find("! [").filter(|at| text[*at..].contains("]("));
    let at = turned.or(gap)?;
    let small = text[at..].to_lowercase();
    let end = small
        .find(ENDINGS[0])
        .or_else(|| ENDINGS.iter().find_map(|ending| small.find(ending)))?;
    let is_close = !small[..end].contains('.');
    is_close.then(|| line.habit(at..text.len(), "link", String::new()))
}

/// Slips in the beginning of an address, and how it should begin.
const SLIPS: [(&str, &str); 14] = [
    ("https//", "https://"),
    ("http//", "http://"),
    ("https;//", "https://"),
    ("http;//", "http://"),
    ("https:\\\\", "https://"),
    ("http:\\\\", "http://"),
    ("https:// ", "https://"),
    ("http:// ", "http://"),
    ("https:www.", "https://www."),
    ("http:www.", "http://www."),
    ("htpps://", "https://"),
    ("htps://", "https://"),
    ("htpp://", "http://"),
    ("www,", "https://www."),
];

fn addresses(line: Line<'_>, found: &mut Vec<Habit>) {
    for (slip, better) in SLIPS {
        for (at, _) in line.text.match_indices(slip) {
            let rest = near(&line.text[at + slip.len()..]);
            let end = rest.find(|c: char| c.is_whitespace() || "()<>[]\"“”".contains(c));
            let name =
                rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?']);
            let begins =
                !line.text[..at].ends_with(|c: char| c.is_alphanumeric() || "/(".contains(c));
            let is_name = name.contains('.') && name.starts_with(char::is_alphanumeric);
            if begins && is_name {
                let better = format!("{better}{}", name.replace('\\', "/").replace(',', "."));
                found.push(line.habit(at..at + slip.len() + name.len(), "address", better));
            }
        }
    }
    for (at, sign) in line.text.match_indices("mailto:") {
        let rest = near(&line.text[at + sign.len()..]).trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || ")>,;".contains(c));
        let address = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
        if address.contains('@') && !line.text[..at].ends_with(['(', '<']) {
            let better = address.to_owned();
            found.push(line.habit(at..at + sign.len(), "mailto", better));
        }
    }
}

/// What a word processor leaves where it found nothing, and what somebody wanted to write later.
fn left_over(line: Line<'_>) -> Option<Habit> {
    const ERRORS: [&str; 6] = [
        "Fout! Verwijzingsbron niet gevonden",
        "Fout! Bladwijzer niet gedefinieerd",
        "Fout! Geen tekst met de opgegeven stijl",
        "Error! Reference source not found",
        "Error! Bookmark not defined",
        "#VERW!",
    ];
    let error = ERRORS
        .iter()
        .find_map(|words| Some((line.text.find(words)?, words.len())));
    if let Some((at, length)) = error {
        return Some(line.habit(at..at + length, "word-error", String::new()));
    }
    let text = line.text.trim_start();
    let at = line.text.len() - text.len();
    let later = ["TODO", "Lorem ipsum"]
        .into_iter()
        .find(|words| text.starts_with(words));
    later.map(|_| line.habit(at..line.text.len(), "unfinished", String::new()))
}

/// `[12-03-2026, 14:05:11] Jan: …` and `12-03-2026 14:05 - Jan: …`, as a chat is copied.
fn chat(line: Line<'_>) -> Option<Habit> {
    let text = line.text.trim_start_matches(['\u{200e}', '\u{200f}']);
    let at = line.text.len() - text.len();
    let rest = text.trim_start_matches('[');
    let is_time = |c: char| c.is_ascii_digit() || "-/.:, ".contains(c);
    let end = rest.find(|c| !is_time(c)).unwrap_or(rest.len());
    let time = &rest[..end];
    let has_day = ['-', '/']
        .iter()
        .any(|sign| time.matches(*sign).count() >= 2);
    let has_hour = time
        .split([' ', ','])
        .any(|part| part.len() >= 4 && part.contains(':'));
    let name = rest[end..].trim_start_matches([']', ' ', '-']);
    let is_said = name
        .split_once(": ")
        .is_some_and(|(name, _)| name.len() < 40 && name.starts_with(char::is_alphabetic));
    (has_day && has_hour && is_said).then(|| line.habit(at..line.text.len(), "chat", String::new()))
}

/// Boxes of other programs: `:::tip`, `!!! note`.
fn fence(line: Line<'_>) -> Option<Habit> {
    let text = line.text.trim_start();
    let at = line.text.len() - text.len();
    let name = text
        .strip_prefix(":::")
        .or_else(|| text.strip_prefix("!!! "))?;
    let is_name = name
        .trim()
        .starts_with(|c: char| c.is_ascii_lowercase() || c == '{');
    is_name.then(|| line.habit(at..line.text.len(), "elsewhere", String::new()))
}

/// Names of letters that HTML has, of those that Dutch texts need.
const NAMES: [&str; 14] = [
    "nbsp", "amp", "eacute", "euml", "egrave", "iuml", "ouml", "uuml", "euro", "quot", "ldquo",
    "rdquo", "rsquo", "hellip",
];

/// Names of letters in the place of these, letters that came over wrong, quotation marks made of commas, and a comment that is
/// none.
fn letters(line: Line<'_>, found: &mut Vec<Habit>) {
    let text = line.text;
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let rest = rest
            .strip_prefix("amp;")
            .filter(|rest| !rest.is_empty())
            .unwrap_or(rest);
        let is_double = rest.len() + 1 < text[at..].len();
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_lowercase).count()];
        let is_whole = rest[name.len()..].starts_with(';');
        let is_address = near_end(&text[..at])
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.contains("//"));
        if NAMES.contains(&name) && is_whole == is_double && !is_address {
            let end = text.len() - rest.len() + name.len() + usize::from(is_whole);
            found.push(line.habit(at..end, "entity", String::new()));
        }
    }
    found.extend(wrong_letters(line));
    let commas = text.match_indices(",,").find(|(at, _)| {
        let begins = text[..*at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || c == '(');
        begins && text[at + 2..].starts_with(char::is_alphabetic)
    });
    if let Some((at, _)) = commas {
        found.push(line.habit(at..at + 2, "quotes", String::new()));
    }
    if let Some(at) = text.find("<! --") {
        found.push(line.habit(at..text.len(), "comment", String::new()));
    }
}

/// Letters that were saved in one way and read in another: `Ã©` for é.
pub(super) fn wrong_letters(line: Line<'_>) -> Option<Habit> {
    let text = line.text;
    let is_rest =
        |c: char| ('\u{80}'..='\u{bf}').contains(&c) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c);
    let wrong = text.char_indices().find(|(at, c)| match c {
        'Ã' | 'Â' => text[at + c.len_utf8()..].starts_with(is_rest),
        'â' => text[at + c.len_utf8()..].starts_with('€'),
        '\u{fffd}' => true,
        _ => false,
    });
    let (at, _) = wrong?;
    let end = text[at..]
        .find(char::is_whitespace)
        .map_or(text.len(), |end| at + end);
    Some(line.habit(at..end, "encoding", String::new()))
}
