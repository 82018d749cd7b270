//! How soon an answer is promised. A site says it in words that its own visitors read ("drie werkdagen"); what can be counted in
//! them is said in the other languages of the site, and tells the desk what is late.

/// What a promise is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hours,
    /// Days, weekends included.
    Days,
    /// Days from Monday to Friday.
    Workdays,
    /// Weeks.
    Weeks,
}

/// How soon an answer is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// How many, from 1 to 999; none for "een paar".
    pub count: Option<u16>,
    /// Of what.
    pub unit: Unit,
}

const WORDS: [&str; 12] = [
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
];
const FEW: [&str; 2] = ["paar", "enkele"];

impl Promise {
    /// The last number with a unit in a Dutch phrase: of "twee of drie werkdagen" the later one. None when nothing in it can
    /// be counted: "zo snel als het kan".
    pub fn parse(phrase: &str) -> Option<Self> {
        let phrase = phrase.to_lowercase().replace('é', "e");
        let words: Vec<&str> = phrase.split(|c: char| !c.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let mut pairs = words.windows(2).rev();
        pairs.find_map(|pair| {
            let count = if FEW.contains(&pair[0]) {
                None
            } else {
                Some(number(pair[0])?)
            };
            let unit = unit(pair[1])?;
            Some(Self { count, unit })
        })
    }

    /// The message that says it in a language, and its argument `count`, which is 0 for "een paar".
    pub fn message(self) -> (&'static str, u16) {
        let key = match self.unit {
            Unit::Hours => "within-hours",
            Unit::Days => "within-days",
            Unit::Workdays => "within-workdays",
            Unit::Weeks => "within-weeks",
        };
        (key, self.count.unwrap_or_default())
    }
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "uur" | "uren" => Unit::Hours,
        "dag" | "dagen" => Unit::Days,
        "werkdag" | "werkdagen" => Unit::Workdays,
        "week" | "weken" => Unit::Weeks,
        _ => return None,
    })
}

fn number(word: &str) -> Option<u16> {
    let written = WORDS.iter().position(|known| *known == word);
    let written = written.and_then(|at| u16::try_from(at + 1).ok());
    written
        .or_else(|| word.parse().ok())
        .filter(|count| (1..=999).contains(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_read_from_its_phrase() {
        let promise = |count, unit| Some(Promise { count, unit });
        for (phrase, expected) in [
            ("drie werkdagen", promise(Some(3), Unit::Workdays)),
            ("één week", promise(Some(1), Unit::Weeks)),
            ("24 uur", promise(Some(24), Unit::Hours)),
            ("twee of drie dagen", promise(Some(3), Unit::Days)),
            (
                "binnen 5 werkdagen, meestal eerder",
                promise(Some(5), Unit::Workdays),
            ),
            ("een paar dagen", promise(None, Unit::Days)),
            ("enkele weken", promise(None, Unit::Weeks)),
            ("zo snel als het kan", None),
            ("0 dagen", None),
            ("", None),
        ] {
            assert_eq!(Promise::parse(phrase), expected, "{phrase}");
        }
    }
}
