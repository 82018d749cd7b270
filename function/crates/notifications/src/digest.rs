//! The content of a notification: how many submissions of each form and municipality are new, and how many are urgent.
//! An [`Entry`] has only unencrypted fields, so nothing else can get in; its id and hour are left out.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use serde::Serialize;
use serde_json::json;

use forms::{FALLBACK_LANGUAGE, Kind};
use store::Entry;
use strings::{Strings, StringsError};

/// More than this is a flood, and then the exact number helps nobody.
const MOST: usize = 100;

/// The new submissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digest {
    /// The number of the message. It stays the same when the message is sent again.
    pub(super) number: u64,
    /// The new submissions, most urgent first.
    pub(super) groups: Vec<Group>,
    /// Whether there is more than was counted.
    pub(super) more: bool,
    /// How many are in the list of spam. They are no news, unless they are urgent.
    pub(super) spam: usize,
    /// How many urgent new ones are in the spam list.
    pub(super) urgent_spam: usize,
    /// Whether somebody read unusually much, or guessed at what opens an account; the audit of rights says who.
    pub(super) alarm: bool,
}

/// The new submissions of one form for one municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) form: String,
    pub(super) kind: Kind,
    pub(super) municipality: Option<String>,
    pub(super) count: usize,
    pub(super) urgent: usize,
}

/// A message in the forms that senders need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) subject: String,
    pub(super) text: String,
    /// The body of a webhook.
    pub(super) json: String,
    /// Whether something in it is urgent.
    pub(super) urgent: bool,
}

/// The site-specific parts of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// Names of municipalities by slug.
    pub(super) names: &'a BTreeMap<String, String>,
    /// The address of the desk.
    pub(super) desk: Option<&'a str>,
}

/// A line of the webhook's JSON; see docs/operators.md.
#[derive(Serialize)]
struct Line<'a> {
    form: &'a str,
    kind: &'static str,
    municipality: Option<&'a str>,
    count: usize,
    urgent: usize,
}

impl Group {
    /// Counts entries per form and municipality.
    pub(super) fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Self> {
        let mut groups: BTreeMap<(&str, Option<&str>), Self> = BTreeMap::new();
        for entry in entries {
            let key = (&*entry.form, entry.municipality.as_deref());
            let group = groups.entry(key).or_insert_with(|| Self {
                form: entry.form.clone(),
                kind: entry.kind,
                municipality: entry.municipality.clone(),
                count: 0,
                urgent: 0,
            });
            group.count += 1;
            group.urgent += usize::from(entry.is_urgent());
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        // The sort is stable, so equal ones stay in the order of their names.
        groups.sort_by_key(|group| std::cmp::Reverse((group.urgent, group.count)));
        groups
    }

    fn line(&self) -> Line<'_> {
        Line {
            form: &self.form,
            kind: self.kind.as_str(),
            municipality: self.municipality.as_deref(),
            count: self.count.min(MOST),
            urgent: self.urgent.min(MOST),
        }
    }
}

impl Digest {
    /// The message in words and as JSON.
    pub(super) fn message(&self, place: Place<'_>) -> Result<Message, StringsError> {
        let words = Words(Strings::notify()?);
        let count = self.groups.iter().map(|group| group.count).sum();
        let urgent = self.groups.iter().map(|group| group.urgent).sum();
        let new = || words.with_urgent(words.counted("submission", count), count, urgent);
        Ok(Message {
            subject: match (self.alarm, count) {
                (false, _) => new(),
                (true, 0) => words.plain("alarm-subject"),
                (true, _) => format!("{}; {}", words.plain("alarm-subject"), new()),
            },
            text: self.text(&words, place),
            json: self.json(place.desk),
            urgent: urgent > 0 || self.alarm,
        })
    }

    fn text(&self, words: &Words, place: Place<'_>) -> String {
        let mut text = String::new();
        if self.alarm {
            text.push_str(&words.plain("alarm"));
            text.push('\n');
        }
        for group in &self.groups {
            text.push_str(&words.group(group, place.names));
            text.push_str(".\n");
        }
        if self.urgent_spam > 0 {
            text.push_str(&words.counted("urgent-spam", self.urgent_spam));
            text.push('\n');
        }
        if self.more {
            text.push_str(&words.plain("more"));
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&place.desk.map_or_else(
            || words.plain("look-at-desk"),
            |address| words.with("open-desk", &[("address", address)]),
        ));
        text.push_str("\n\n");
        if self.spam > 0 {
            text.push_str(&words.counted("spam", self.spam));
            text.push('\n');
        }
        text.push_str(&words.plain("no-content"));
        text.push('\n');
        text
    }

    fn json(&self, desk: Option<&str>) -> String {
        let new: Vec<_> = self.groups.iter().map(Group::line).collect();
        let mut body = json!({
            "number": self.number,
            "new": new,
            "more": self.more,
            "spam": self.spam.min(MOST),
            "desk": desk,
        });
        if self.urgent_spam > 0 {
            body["urgent_spam"] = self.urgent_spam.min(MOST).into();
        }
        if self.alarm {
            body["alarm"] = true.into();
        }
        body.to_string()
    }
}

/// The words of messages.
struct Words(Strings);

impl Words {
    /// "2 nieuwe vragen voor Kerkrade, waarvan 1 dringend"
    fn group(&self, group: &Group, names: &BTreeMap<String, String>) -> String {
        let mut what = self.counted(group.kind.as_str(), group.count);
        if let Some(slug) = &group.municipality {
            let name = names.get(slug).unwrap_or(slug);
            what = self.with(
                "for-municipality",
                &[("what", &what), ("municipality", name)],
            );
        }
        self.with_urgent(what, group.count, group.urgent)
    }

    fn with_urgent(&self, what: String, count: usize, urgent: usize) -> String {
        let shown = shown(urgent);
        let mut args = counts(count);
        args.set("urgent", shown);
        args.set("what", what.clone());
        match urgent {
            0 => what,
            _ if urgent == count => self.0.get(FALLBACK_LANGUAGE, "all-urgent", &args),
            _ => self.0.get(FALLBACK_LANGUAGE, "some-urgent", &args),
        }
    }

    fn counted(&self, key: &str, count: usize) -> String {
        self.0.get(FALLBACK_LANGUAGE, key, &counts(count))
    }

    fn with(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: FluentArgs<'_> = args.iter().copied().collect();
        self.0.get(FALLBACK_LANGUAGE, key, &args)
    }

    fn plain(&self, key: &str) -> String {
        self.0.plain(FALLBACK_LANGUAGE, key)
    }
}

fn counts(count: usize) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    args.set("count", count);
    args.set("shown", shown(count));
    args
}

fn shown(count: usize) -> String {
    if count > MOST {
        format!("{MOST}+")
    } else {
        count.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(kind: Kind, municipality: Option<&str>, count: usize, urgent: usize) -> Group {
        Group {
            form: "formulier".into(),
            kind,
            municipality: municipality.map(str::to_owned),
            count,
            urgent,
        }
    }

    fn message(groups: Vec<Group>, spam: usize, desk: Option<&str>) -> Message {
        let names = BTreeMap::from([("kerkrade".to_owned(), "Kerkrade".to_owned())]);
        let digest = Digest {
            number: 7,
            groups,
            more: false,
            spam,
            urgent_spam: 0,
            alarm: false,
        };
        let names = &names;
        digest.message(Place { names, desk }).unwrap()
    }

    #[test]
    fn one_and_many_urgent_and_not_are_each_said_in_good_dutch() {
        use Kind::{Contribution, Question, Signup};
        let kerkrade = Some("kerkrade");
        for (group, line) in [
            (
                group(Question, kerkrade, 1, 0),
                "1 nieuwe vraag voor Kerkrade.",
            ),
            (
                group(Question, kerkrade, 1, 1),
                "1 nieuwe vraag voor Kerkrade, dringend.",
            ),
            (
                group(Question, kerkrade, 2, 1),
                "2 nieuwe vragen voor Kerkrade, waarvan 1 dringend.",
            ),
            (
                group(Question, None, 2, 2),
                "2 nieuwe vragen, allebei dringend.",
            ),
            (
                group(Question, None, 3, 3),
                "3 nieuwe vragen, allemaal dringend.",
            ),
            (
                group(Signup, Some("onbekend"), 1, 0),
                "1 nieuwe aanmelding voor onbekend.",
            ),
            (group(Signup, None, 2, 0), "2 nieuwe aanmeldingen."),
            (group(Contribution, None, 1, 0), "1 nieuwe bijdrage."),
            (group(Contribution, None, 12, 0), "12 nieuwe bijdragen."),
            (group(Question, None, 100, 0), "100 nieuwe vragen."),
            (
                group(Question, None, 250, 101),
                "100+ nieuwe vragen, waarvan 100+ dringend.",
            ),
        ] {
            let text = message(vec![group], 0, None).text;
            assert_eq!(text.lines().next(), Some(line));
        }
    }

    #[test]
    fn a_message_leads_to_the_desk_and_says_what_it_is_not() {
        let groups = vec![
            group(Kind::Question, Some("kerkrade"), 2, 1),
            group(Kind::Signup, None, 1, 0),
        ];
        let message = message(groups, 1, Some("https://balie.example/desk"));
        assert_eq!(message.subject, "3 nieuwe inzendingen, waarvan 1 dringend");
        assert!(message.urgent);
        assert_eq!(
            message.text,
            "2 nieuwe vragen voor Kerkrade, waarvan 1 dringend.\n1 nieuwe aanmelding.\n\n\
             Open de balie: https://balie.example/desk\n\n\
             In de lijst met spam staat 1 inzending. Kijk daar soms ook even: er kan een echte vraag tussen zitten.\n\
             In dit bericht staat nooit wat iemand heeft geschreven.\n"
        );
        assert_eq!(
            message.json,
            "{\"number\":7,\"new\":[\
             {\"form\":\"formulier\",\"kind\":\"question\",\"municipality\":\"kerkrade\",\"count\":2,\"urgent\":1},\
             {\"form\":\"formulier\",\"kind\":\"signup\",\"municipality\":null,\"count\":1,\"urgent\":0}],\
             \"more\":false,\"spam\":1,\"desk\":\"https://balie.example/desk\"}"
        );
    }

    #[test]
    fn an_alarm_comes_first_also_when_nothing_is_new() {
        let digest = |groups| Digest {
            number: 7,
            groups,
            more: false,
            spam: 0,
            urgent_spam: 0,
            alarm: true,
        };
        let (names, desk) = (&BTreeMap::new(), None);
        let alone = digest(Vec::new()).message(Place { names, desk }).unwrap();
        assert_eq!(alone.subject, "Kijk even wat er aan de balie gebeurde");
        assert!(alone.urgent && alone.json.contains("\"alarm\":true"));
        assert!(
            alone
                .text
                .starts_with("Aan de balie opende iemand in een uur ongewoon veel")
        );
        let groups = vec![group(Kind::Question, None, 2, 0)];
        let both = digest(groups).message(Place { names, desk }).unwrap();
        assert_eq!(
            both.subject,
            "Kijk even wat er aan de balie gebeurde; 2 nieuwe inzendingen"
        );
        assert!(both.text.contains("\n2 nieuwe vragen.\n"));
    }

    #[test]
    fn without_an_address_and_in_a_flood_it_is_still_a_message() {
        let flood = message(vec![group(Kind::Question, None, 5000, 0)], 5000, None);
        assert_eq!(flood.subject, "100+ nieuwe inzendingen");
        assert!(!flood.urgent);
        assert!(flood.text.contains("Kijk aan de balie."));
        assert!(flood.text.contains("staan 100+ inzendingen"));
        assert!(flood.json.contains("\"count\":100") && flood.json.contains("\"spam\":100"));
        let one = message(vec![group(Kind::Signup, None, 1, 1)], 0, None);
        assert_eq!(one.subject, "1 nieuwe inzending, dringend");
    }
}
