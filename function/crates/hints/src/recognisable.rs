//! What somebody could be recognised by: names, places, schools, classes, dates and numbers.
//!
//! Numbers and addresses are found by [`forms::personal_data`], as in the forms; the rest is found here. Names are words with a
//! capital in the middle of a sentence, and some first names wherever they are. What the site itself names is none.

use forms::facts::SiteFacts;
use forms::personal_data;

use crate::names::{
    BEFORE_PLACE, FIRST_NAMES, HELPERS, INSIDE_NAME, LEVELS, MONTHS, NETWORKS, ORDINARY, SCHOOLS,
};
use crate::sentence::{Sentence, Word, sentences};

/// Something by which somebody could be recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it looks like.
    pub looks: Looks,
    /// The piece of text.
    pub text: String,
}

/// What a piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// A number or an address that forms warn about, too.
    Data(personal_data::IdentifierKind),
    /// A name.
    Name,
    /// A place.
    Place,
    /// A school.
    School,
    /// A class.
    Class,
    /// A day.
    Date,
    /// A long number.
    Number,
}

impl Looks {
    /// Its name in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Data(kind) => kind.as_str(),
            Self::Name => "name",
            Self::Place => "place",
            Self::School => "school",
            Self::Class => "class",
            Self::Date => "date",
            Self::Number => "number",
        }
    }
}

/// What a site names itself, so that it tells nothing of anybody.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Names of municipalities, in small letters.
    places: Vec<String>,
    /// Words of names of helplines and of the site, in small letters.
    words: Vec<String>,
    /// Telephone numbers of helplines, digits only, and their sites.
    lines: Vec<String>,
}

impl Known {
    /// What the facts of a site name.
    pub fn of(facts: &SiteFacts) -> Self {
        let mut known = Self {
            places: facts
                .municipalities
                .iter()
                .map(|each| each.name.to_lowercase())
                .collect(),
            ..Self::default()
        };
        let mut names = vec![facts.title.clone()];
        for line in &facts.helplines {
            let own = &facts.default_language;
            names.push(line.name.said(own, own).text);
            let addresses = [&line.url, &line.chat].into_iter().flatten();
            known
                .lines
                .extend(addresses.map(|url| host(url).to_owned()));
            known
                .lines
                .extend(line.phone.iter().map(|phone| digits(phone)));
        }
        known.lines.push(host(&facts.base_url).to_owned());
        let words = names.iter().flat_map(|name| name.split_whitespace());
        known.words = words.map(str::to_lowercase).collect();
        known
    }

    fn has_line(&self, found: &personal_data::Found) -> bool {
        let is_it = |line: &String| match found.kind {
            personal_data::IdentifierKind::Phone => *line == digits(&found.text),
            personal_data::IdentifierKind::Url => host(&found.text) == line,
            _ => false,
        };
        self.lines.iter().any(is_it)
    }
}

/// Everything in a text by which somebody could be recognised, each once, in order of its kind.
pub fn find(text: &str, known: &Known) -> Vec<Found> {
    let mut found = data(text, known);
    for sentence in sentences(text) {
        find_in(&sentence, known, &mut found);
    }
    let mut once: Vec<Found> = Vec::new();
    for one in found {
        // What is part of something else was said with it: a number in an address.
        if !once.iter().any(|before| before.text.contains(&one.text)) {
            once.push(one);
        }
    }
    once
}

/// Numbers and addresses. A link tells nothing of anybody unless it leads to what people show of themselves, and then it is
/// mostly written as one.
fn data(text: &str, known: &Known) -> Vec<Found> {
    // Behind the words of a link is its address.
    let apart = text.replace("](", "] (");
    let linked = |host: &str| {
        text.contains(&format!("://{host}")) || text.contains(&format!("://www.{host}"))
    };
    let mut found: Vec<Found> = Vec::new();
    for one in personal_data::find(&apart) {
        let is_link = one.kind == personal_data::IdentifierKind::Url
            && linked(host(&one.text))
            && text.contains("](");
        let is_network = NETWORKS
            .iter()
            .any(|network| host(&one.text).ends_with(network));
        let again = found.iter().any(|before| {
            digits(&before.text) == digits(&one.text) && !digits(&one.text).is_empty()
        });
        if !known.has_line(&one) && (!is_link || is_network) && !again {
            found.push(Found {
                looks: Looks::Data(one.kind),
                text: one.text,
            });
        }
    }
    found
}

/// What somebody could be recognised by in an answer, each with whether its reader wrote it before: somebody else may look over
/// their shoulder. The name in the greeting is none of it.
pub fn in_answer(answer: &str, written: &str, known: &Known) -> Vec<(Found, bool)> {
    let written: Vec<String> = sentences(written)
        .into_iter()
        .flat_map(|sentence| sentence.words)
        .map(|word| word.small)
        .collect();
    let greeting = sentences(answer).into_iter().next();
    let greeted = greeting
        .filter(|first| first.words.len() <= 3 || first.words[..3].iter().any(|word| word.pauses));
    let greeted = greeted.map(|first| {
        let words = first.words.into_iter().take(3);
        words.map(|word| word.bare).collect::<Vec<_>>()
    });
    let greeted = greeted.unwrap_or_default();
    let is_greeting = |found: &Found| found.looks == Looks::Name && greeted.contains(&found.text);
    let found = find(answer, known).into_iter();
    let found = found.filter(|found| !is_greeting(found)).map(|found| {
        let mut words = found.text.split_whitespace();
        let is_written = words.all(|word| written.contains(&word.to_lowercase()));
        (found, is_written)
    });
    found.collect()
}

fn find_in(sentence: &Sentence, known: &Known, found: &mut Vec<Found>) {
    let words = &sentence.words;
    let mut at = 0;
    while at < words.len() {
        let next = [date, class, school, name]
            .into_iter()
            .find_map(|look| look(words, at, known));
        match next {
            Some((looks, length)) => {
                let text = words[at..at + length].iter().map(|word| &*word.bare);
                let text = text.collect::<Vec<_>>().join(" ");
                found.push(Found { looks, text });
                at += length;
            }
            None => at += 1,
        }
    }
}

/// What begins at a word, and of how many words it is.
type Seen = Option<(Looks, usize)>;

/// "12 mei 2009", "12-05-2009"; a long number.
fn date(words: &[Word], at: usize, _: &Known) -> Seen {
    let word = &words[at];
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |text: &str| text.len() == 4 && is_number(text);
    let parts: Vec<&str> = word.bare.split(['-', '/', '.']).collect();
    if let [day, month, year] = parts[..] {
        let all = [day, month, year].into_iter().all(is_number);
        return (all && day.len() <= 2 && month.len() <= 2).then_some((Looks::Date, 1));
    }
    if is_number(&word.bare) && word.bare.len() >= 6 {
        return Some((Looks::Number, 1));
    }
    let day = word
        .bare
        .parse()
        .ok()
        .filter(|day: &u8| (1..=31).contains(day));
    let month = words
        .get(at + 1)
        .filter(|next| MONTHS.contains(&&*next.small));
    day.zip(month)?;
    let has_year = words.get(at + 2).is_some_and(|year| is_year(&year.bare));
    Some((Looks::Date, if has_year { 3 } else { 2 }))
}

/// "klas 3b", "2HV1", "4 havo", "havo 4".
fn class(words: &[Word], at: usize, _: &Known) -> Seen {
    let word = &*words[at].small;
    let next = words.get(at + 1).filter(|_| !words[at].pauses);
    let is_year = |text: &str| text.len() == 1 && ("1"..="8").contains(&text);
    let is_level = |text: &str| LEVELS.contains(&text);
    if let Some(next) = next.map(|next| &*next.small) {
        if (is_year(word) && is_level(next)) || (is_level(word) && is_year(next)) {
            return Some((Looks::Class, 2));
        }
        let is_code = code(next).is_some_and(|letters| letters.len() <= 4);
        if ["klas", "groep", "brugklas"].contains(&word) && is_code {
            return Some((Looks::Class, 2));
        }
    }
    let letters = code(word)?;
    (is_level(letters)).then_some((Looks::Class, 1))
}

/// The letters of "3b", "4vwo", "2hv1".
fn code(word: &str) -> Option<&str> {
    let rest = word.strip_prefix(|c: char| ('1'..='8').contains(&c))?;
    let letters = rest
        .strip_suffix(|c: char| c.is_ascii_digit())
        .unwrap_or(rest);
    let is_all = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    // "de 3e", "een 7de"
    (is_all && !["e", "de", "ste"].contains(&letters)).then_some(letters)
}

/// "het Grotius College", "basisschool De Regenboog".
fn school(words: &[Word], at: usize, _: &Known) -> Seen {
    let word = &words[at];
    let is_school = |word: &Word| SCHOOLS.iter().any(|end| word.small.ends_with(end));
    let ends = words[at..]
        .iter()
        .take(4)
        .take_while(|word| is_capital(word));
    let ends: Vec<&Word> = ends.collect();
    let last = ends.iter().position(|word| is_school(word));
    if let Some(last) =
        last.filter(|last| *last > 0 || (!word.begins && word.small.ends_with("college")))
    {
        return Some((Looks::School, last + 1));
    }
    let after = words.get(at + 1).filter(|_| !word.pauses)?;
    let is_named = is_school(word) || word.small == "school";
    let more = words[at + 1..]
        .iter()
        .take(3)
        .take_while(|word| is_capital(word))
        .count();
    (is_named && !after.begins && is_capital(after) && !is_ordinary(after))
        .then_some((Looks::School, 1 + more))
}

/// A name of a person or of a place.
fn name(words: &[Word], at: usize, known: &Known) -> Seen {
    let word = &words[at];
    if let Some(length) = municipality(words, at, known) {
        return Some((Looks::Place, length));
    }
    let before = at.checked_sub(1).map(|before| &*words[before].small);
    let is_known = FIRST_NAMES.contains(&&*word.small);
    let stands_out = !word.begins && is_name_like(word, known);
    if !is_known && !stands_out {
        return None;
    }
    if !is_known && before.is_some_and(|before| BEFORE_PLACE.contains(&before)) {
        return Some((Looks::Place, 1));
    }
    Some((Looks::Name, 1 + rest_of_name(&words[at..], known)))
}

/// How many words of a name follow: "Sanne van den Berg".
fn rest_of_name(words: &[Word], known: &Known) -> usize {
    let mut length = 0;
    for (at, word) in words.iter().enumerate().skip(1).take(4) {
        if words[at - 1].pauses || word.begins {
            break;
        }
        if is_name_like(word, known) {
            length = at;
        } else if !INSIDE_NAME.contains(&&*word.small) {
            break;
        }
    }
    length
}

/// The municipality that is named here, with a capital.
fn municipality(words: &[Word], at: usize, known: &Known) -> Option<usize> {
    let before = at.checked_sub(1).map(|before| &*words[before].small);
    let is_place = before.is_some_and(|before| BEFORE_PLACE.contains(&before));
    // "Best" and "Houten" begin sentences.
    if words[at].begins || !(is_capital(&words[at]) || is_place) {
        return None;
    }
    (1..=3).rev().find(|length| {
        let Some(words) = words.get(at..at + length) else {
            return false;
        };
        let name: Vec<&str> = words.iter().map(|word| &*word.small).collect();
        let name = name.join(" ");
        known.places.contains(&name)
    })
}

fn is_name_like(word: &Word, known: &Known) -> bool {
    let letters = word.bare.chars().filter(|c| c.is_alphabetic()).count();
    let has_small = word.bare.chars().any(char::is_lowercase);
    // "GGD", "iPhone", "OV"; "T-shirt".
    is_capital(word)
        && has_small
        && letters > 2
        && !word.bare.contains('.')
        && !is_ordinary(word)
        && !known.words.contains(&word.small)
}

fn is_capital(word: &Word) -> bool {
    word.bare.starts_with(char::is_uppercase)
}

fn is_ordinary(word: &Word) -> bool {
    let small = word.small.trim_end_matches("'s");
    ORDINARY.contains(&small)
        || HELPERS.contains(&small)
        || MONTHS.contains(&small)
        || small.contains("social")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The host of an address, without `www`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use forms::facts::{Helpline, Municipality};

    fn known() -> Known {
        let place = |name: &str| Municipality {
            slug: name.to_lowercase(),
            name: name.to_owned(),
        };
        Known::of(&SiteFacts {
            title: "Social Brokers".into(),
            base_url: "https://socialbrokers.example".into(),
            default_language: "nl".into(),
            municipalities: ["Kerkrade", "Best", "Bergen op Zoom"].map(place).into(),
            helplines: vec![Helpline {
                name: "Veilig Thuis".into(),
                phone: Some("06 12 34 56 78".into()),
                url: Some("https://www.veiligthuis.nl/".into()),
                ..Helpline::default()
            }],
            ..SiteFacts::default()
        })
    }

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let found = find(text, &known()).into_iter();
        found
            .map(|found| (found.looks.as_str(), found.text))
            .collect()
    }

    #[test]
    fn what_identifies_somebody_is_found() {
        for (text, looks, piece) in [
            ("Ik zit naast Yfke in de les.", "name", "Yfke"),
            ("mijn vriendin sanne zegt niks meer", "name", "sanne"),
            ("Sanne zegt niks meer.", "name", "Sanne"),
            ("Dat zei meneer Van der Plas ook.", "name", "Van der Plas"),
            ("Groetjes, Bram", "name", "Bram"),
            ("Wij wonen in Kerkrade.", "place", "Kerkrade"),
            ("ik woon in kerkrade", "place", "kerkrade"),
            ("Hij komt uit Bergen op Zoom.", "place", "Bergen op Zoom"),
            ("We wonen in Terwinselen.", "place", "Terwinselen"),
            (
                "Ik zit op het Grotius College.",
                "school",
                "Grotius College",
            ),
            ("Ik zit op het Emmacollege.", "school", "Emmacollege"),
            (
                "Mijn zusje zit op basisschool De Regenboog.",
                "school",
                "basisschool De Regenboog",
            ),
            ("Ik zit in klas 3b en haat het.", "class", "klas 3b"),
            ("Ik zit in 2HV1.", "class", "2HV1"),
            ("Hij zit in 4 havo.", "class", "4 havo"),
            ("mijn broer doet havo 4", "class", "havo 4"),
            ("Ik ben van 12 mei 2009.", "date", "12 mei 2009"),
            ("geboren op 12-05-2009", "date", "12-05-2009"),
            ("Mijn leerlingnummer is 204518.", "number", "204518"),
            ("Bel me op 06-87654321.", "phone", "06-87654321"),
            (
                "Dit is [mijn pagina](https://www.instagram.com/sannevdb)",
                "url",
                "https://www.instagram.com/sannevdb",
            ),
        ] {
            let found = found(text);
            assert_eq!(found, [(looks, piece.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_names_nobody_is_left_alone() {
        for text in [
            "Bel Veilig Thuis: 06-12345678, of kijk op veiligthuis.nl.",
            "Lees [meer op sense.info](https://www.sense.info/seks) of [deze tip](@/tips/luisteren.md).",
            "Op Instagram en Snapchat, in het Nederlands.",
            "Best lastig. Houten banken zijn het ook.",
            "Bel 112. De GGD helpt je ook, net als een Social Broker.",
            "Zeg: ‘Mam, ik wil je iets vertellen.’",
            "Dit is de 3e keer in klas 3, en groep 8 was ook al zo.",
            "Het is 4 uur, ik heb 5 euro en een 3d-printer.",
            "Op school gaat het goed. Op het college ook.",
            "In maart, op een Maandag.",
            "Sommige mensen roepen: Kom op!",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn an_answer_repeats_what_was_written_and_greets_by_name() {
        let written = "ik ben sanne, zit in klas 3b in Kerkrade en Yfke pest mij";
        let texts = |answer: &str| -> Vec<String> {
            let found = in_answer(answer, written, &known()).into_iter();
            let repeated = found.filter(|(_, is_repeated)| *is_repeated);
            repeated.map(|(found, _)| found.text).collect()
        };
        assert_eq!(
            texts("Hoi Sanne,\n\nRot dat Yfke je pest in klas 3b."),
            ["Yfke", "klas 3b"]
        );
        assert_eq!(
            texts("Dag Sanne, wat rot. Praat eens met meester Bart."),
            [""; 0]
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(klas |3b|van |De |College|[A-Za-zé0-9 ‘’.,\n/-]){0,60}") {
            let _ = find(&text, &Known::default());
        }
    }
}
