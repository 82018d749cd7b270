//! Appointments as a calendar file (RFC 5545). Pure. It holds no name: calendars are shared, and phones show them on their lock
//! screens.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What a line may be long in bytes, without its end.
const LONGEST_LINE: usize = 75;

/// Something in a calendar.
pub(crate) struct Event {
    /// Tells it apart from all others.
    pub(crate) id: String,
    /// What it is.
    pub(crate) summary: String,
    /// Where; may be empty.
    pub(crate) place: String,
    /// When it begins.
    pub(crate) start: Timestamp,
    /// When it is over.
    pub(crate) end: Timestamp,
}

/// A calendar with these events, made at a moment.
pub(crate) fn file(events: &[Event], made: Timestamp) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Social Brokers//Balie//NL".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    for event in events {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}", escaped(&event.id)));
        lines.push(format!("DTSTAMP:{}", utc(made)));
        lines.push(format!("DTSTART:{}", utc(event.start)));
        lines.push(format!("DTEND:{}", utc(event.end)));
        lines.push(format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.place.is_empty() {
            lines.push(format!("LOCATION:{}", escaped(&event.place)));
        }
        lines.push("CLASS:PRIVATE".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn utc(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value. Control characters have no place in one.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// A line with its end, in pieces that are short enough. Each piece after the first begins with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(place: &str) -> Event {
        Event {
            id: "1@social-brokers".into(),
            summary: "Kennismaking".into(),
            place: place.into(),
            start: "2026-12-01T13:00:00Z".parse().unwrap(),
            end: "2026-12-01T14:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn an_appointment_is_a_calendar() {
        let file = file(
            &[event("De Buurt, zaal 2; achterom\\links\nBEGIN:VEVENT")],
            Timestamp::UNIX_EPOCH,
        );
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Social Brokers//Balie//NL\r\nMETHOD:PUBLISH\r\n\
BEGIN:VEVENT\r\nUID:1@social-brokers\r\nDTSTAMP:19700101T000000Z\r\nDTSTART:20261201T130000Z\r\nDTEND:20261201T140000Z\r\n\
SUMMARY:Kennismaking\r\nLOCATION:De Buurt\\, zaal 2\\; achterom\\\\links\\nBEGIN:VEVENT\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";
        assert_eq!(file, expected);
    }

    #[test]
    fn no_line_is_too_long_and_no_character_is_cut() {
        let place = "Café é".repeat(40);
        let file = file(&[event(&place)], Timestamp::UNIX_EPOCH);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(!file.replace("\r\n", "").contains('\n'));
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("LOCATION:{place}\r\n")));
    }
}
