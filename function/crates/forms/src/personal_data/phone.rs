//! Phone numbers, as Dutch people write and spell them.
//!
//! A text is cut into groups of digits. A number is a row of groups with the right total length and usual separators,
//! so that neighbouring digits neither hide it nor become part of it.

use std::ops::Range;

use characters::{digit, is_dash, is_invisible};

/// Digits in a row, or a word for them.
struct Group {
    at: Range<usize>,
    digits: String,
    plus: bool,
    spelled: bool,
}

/// Area codes of three digits, and the ranges without a place; those of four have no list here: `0` and `1` to `5` begin them.
const AREAS: [&str; 37] = [
    "010", "013", "014", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038",
    "040", "043", "045", "046", "050", "053", "055", "058", "070", "071", "072", "073", "074",
    "075", "076", "077", "078", "079", "082", "084", "085", "087", "088", "091",
];
/// Numbers that nobody has: free ones, and those of services.
const SERVICES: [&str; 4] = ["0800", "0900", "0906", "0909"];
/// Words that announce a number without its zero.
const HINTS: [&str; 14] = [
    "bel",
    "app",
    "sms",
    "tel",
    "nr",
    "nummer",
    "telefoon",
    "telefoonnummer",
    "mobiel",
    "whatsapp",
    "bellen",
    "appen",
    "06-nummer",
    "bereikbaar",
];
/// How many words before a number are looked at for a hint.
const HINT_WORDS: usize = 4;

/// Their positions in a text, outside of `taken`.
pub(super) fn find(text: &str, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let groups = groups(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < groups.len() {
        match number(text, &groups[start..]) {
            Some(count) if !overlaps(taken, &groups[start].at) => {
                found.push(piece(text, &groups[start..start + count]));
                start += count;
            }
            _ => start += 1,
        }
    }
    found
}

/// From the first group to the last, with the bracket that opens before the first: `(045) 563 12 34`.
fn piece(text: &str, groups: &[Group]) -> Range<usize> {
    let (start, end) = (groups[0].at.start, groups[groups.len() - 1].at.end);
    let closes = text[start..end].find(')');
    let opens = text[start..end].find('(');
    let opened_before =
        text[..start].ends_with('(') && closes.is_some() && closes < opens.or(Some(end));
    start - usize::from(opened_before)..end
}

fn overlaps(taken: &[Range<usize>], at: &Range<usize>) -> bool {
    taken
        .iter()
        .any(|taken| taken.start < at.end && at.start < taken.end)
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut plus = None;
    while let Some((start, c)) = chars.next() {
        let zero = matches!(c, 'o' | 'O') && text[start + 1..].starts_with('6');
        if digit(c).is_none() && !zero && !c.is_alphabetic() {
            if !is_invisible(c) {
                plus = (c == '+' || c == '＋').then_some(start);
            }
            continue;
        }
        // The last one frames a digit that is an emoji.
        let is_digit = |c: char| digit(c).is_some() || is_invisible(c) || c == '\u{20e3}';
        let of_digits = digit(c).is_some() || zero;
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.next_if(|(_, next)| {
            if of_digits {
                is_digit(*next)
            } else {
                next.is_alphabetic()
            }
        }) {
            end = at + next.len_utf8();
        }
        let run = text[start..end].trim_end_matches(is_invisible);
        let spelled = if of_digits { None } else { spelled(run) };
        let digits = if of_digits {
            let rest = run.chars().filter_map(digit);
            zero.then_some('0').into_iter().chain(rest).collect()
        } else {
            spelled.clone().unwrap_or_default()
        };
        if !digits.is_empty() {
            groups.push(Group {
                at: plus.unwrap_or(start)..start + run.len(),
                digits,
                plus: plus.is_some(),
                spelled: spelled.is_some(),
            });
        }
        plus = None;
    }
    groups
}

/// How many of these groups, from the first on, are a number.
fn number(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let mut row = String::new();
    let mut longest = None;
    for (at, group) in groups.iter().enumerate() {
        if at > 0 && (group.plus || !hangs_together(text, &groups[at - 1], group)) {
            break;
        }
        row.push_str(&group.digits);
        let count = at + 1;
        if first.plus || is_abroad(&first.digits) {
            match abroad(&row, first.plus) {
                Abroad::Dutch => return Some(count),
                Abroad::Other => longest = Some(count),
                Abroad::No => {}
            }
        } else {
            let whole = is_national(&row) && is_written_so(text, &groups[..count]);
            let bare =
                is_bare(&row, &groups[..count]) && (row.len() == 11 || is_hinted(text, first));
            if whole || bare {
                return Some(count);
            }
        }
        if row.len() > 17 {
            break;
        }
    }
    longest
}

/// Whether the text between two groups is a usual separator: a space, a dash, a full stop, brackets. A full stop
/// followed by a space ends a sentence.
fn hangs_together(text: &str, one: &Group, other: &Group) -> bool {
    let between = text.get(one.at.end..other.at.start).unwrap_or("x");
    let seen: Vec<char> = between.chars().filter(|c| !is_invisible(*c)).collect();
    let single = |group: &Group| group.spelled || group.digits.len() == 1;
    let listed = single(one) && single(other);
    let punctuation = seen.iter().filter(|c| !c.is_whitespace()).count();
    let known = |c: &char| {
        (c.is_whitespace() && *c != '\n')
            || is_dash(*c)
            || ".·/()*_".contains(*c)
            || (listed && *c == ',')
    };
    let ends = matches!(seen.as_slice(), ['.', after, ..] if after.is_whitespace());
    seen.len() <= 4 && punctuation <= 2 && seen.iter().all(known) && (listed || !ends)
}

enum Abroad {
    Dutch,
    Other,
    No,
}

/// `0031`; `00` alone is more often a time.
fn is_abroad(digits: &str) -> bool {
    digits.len() >= 4 && digits.starts_with("00") && !digits.starts_with("000")
}

/// Digits with the code of a country. A Dutch one has nine behind it, the zero in brackets not counted.
fn abroad(row: &str, plus: bool) -> Abroad {
    let row = if plus {
        row
    } else {
        row.strip_prefix("00").unwrap_or(row)
    };
    if let Some(rest) = row.strip_prefix("31") {
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return if rest.len() == 9 {
            Abroad::Dutch
        } else {
            Abroad::No
        };
    }
    if (9..=15).contains(&row.len()) {
        Abroad::Other
    } else {
        Abroad::No
    }
}

fn is_national(row: &str) -> bool {
    let services = SERVICES.iter().any(|service| row.starts_with(service));
    row.len() == 10 && row.starts_with('0') && !row.starts_with("00") && !services
}

/// Whether digits are grouped as in Dutch numbers, and not as in dates and times.
fn is_written_so(text: &str, groups: &[Group]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    let first = groups[0].digits.as_str();
    let second = groups.get(1).map_or("", |group| group.digits.as_str());
    let begins = match first.len() {
        1 => second.starts_with('6') || lengths.iter().all(|length| *length == 1),
        2 => first == "06",
        3 => first.starts_with("06") || AREAS.contains(&first),
        4 => matches!(first.as_bytes()[1], b'1'..=b'7'),
        _ => true,
    };
    begins && !is_date(&groups[..groups.len().min(3)]) && !are_times(text, groups)
}

/// 06-12-2026 is a day in December.
fn is_date(groups: &[Group]) -> bool {
    let [day, month, year] = groups else {
        return false;
    };
    let number = |group: &Group| group.digits.parse::<u16>().unwrap_or(u16::MAX);
    day.digits.len() <= 2
        && (1..=31).contains(&number(day))
        && (1..=12).contains(&number(month))
        && (1900..2100).contains(&number(year))
}

/// "06.30 07.45 08.15": a full stop inside each pair, and a space between them.
fn are_times(text: &str, groups: &[Group]) -> bool {
    let between = |at: usize| {
        let pair = groups.get(at).zip(groups.get(at + 1))?;
        text.get(pair.0.at.end..pair.1.at.start)
    };
    between(0) == Some(".") && between(1) != Some(".") && between(2) == Some(".")
}

/// Without its zero: `31612345678`, or `6 12345678` where somebody says what it is.
fn is_bare(row: &str, groups: &[Group]) -> bool {
    let first = groups[0].digits.as_str();
    let with_country =
        row.len() == 11 && row.starts_with("316") && matches!(first.len(), 2 | 3 | 11);
    let mobile = row.len() == 9 && row.starts_with('6') && matches!(first.len(), 1 | 9);
    with_country || mobile
}

fn is_hinted(text: &str, first: &Group) -> bool {
    let before = text[..first.at.start]
        .split_whitespace()
        .rev()
        .take(HINT_WORDS);
    let mut words = before.map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    words.any(|word| HINTS.contains(&word.as_str()))
}

/// The digits that a Dutch word says: `nul`, `twaalf`, `vierendertig`.
fn spelled(word: &str) -> Option<String> {
    const UNITS: [&str; 20] = [
        "nul",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    const TENS: [&str; 8] = [
        "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
    ];
    let word = word.to_lowercase().replace(['é', 'ë'], "e");
    let unit = |word: &str| UNITS.iter().position(|known| *known == word);
    if let Some(value) = unit(&word) {
        return Some(value.to_string());
    }
    let (tens, before) = TENS
        .iter()
        .enumerate()
        .find_map(|(at, tens)| Some((at + 2, word.strip_suffix(tens)?)))?;
    if before.is_empty() {
        return Some(format!("{tens}0"));
    }
    let unit = unit(before.strip_suffix("en")?).filter(|unit| (1..10).contains(unit))?;
    Some(format!("{tens}{unit}"))
}
