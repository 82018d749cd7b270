//! Values of TOML into typed structs. `toml` says what is wrong with a value in a sentence only; an error of this reader has a
//! kind, the keys that lead to the value, and its place in the file.

use std::fmt;
use std::ops::Range;

use serde::de::value::StringDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_spanned::de::{SpannedDeserializer, is_spanned};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml_datetime::de::{DatetimeDeserializer, is_datetime};

/// Reads a table into a struct, up to the first value that does not fit.
pub(super) fn read<T: DeserializeOwned>(table: DeTable<'_>) -> Result<T, Error> {
    let root = Value {
        value: DeValue::Table(table),
        span: 0..0,
    };
    T::deserialize(root).map_err(|mut error| {
        error.path.reverse();
        error
    })
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    UnknownKey {
        name: String,
        known: &'static [&'static str],
    },
    MissingKey(&'static str),
    UnknownChoice {
        value: String,
        known: &'static [&'static str],
    },
    /// Words for two types, on which the messages select.
    WrongType {
        expected: &'static str,
        found: &'static str,
    },
    NotADate,
    /// What a type of ours says.
    Own(String),
}

/// A value that does not fit.
#[derive(Debug)]
pub(super) struct Error {
    pub(super) fault: Fault,
    /// The way to the value; to the table itself when that lacks a key.
    pub(super) path: Vec<Step>,
    value: Option<Range<usize>>,
    table: Option<Range<usize>>,
}

/// One step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item(usize),
}

impl Step {
    pub(super) fn key(&self) -> Option<&str> {
        match self {
            Self::Key(name) => Some(name),
            Self::Item(_) => None,
        }
    }
}

impl Error {
    fn new(fault: Fault) -> Self {
        Self {
            fault,
            path: Vec::new(),
            value: None,
            table: None,
        }
    }

    /// Where the value is; of an unknown key, where that is.
    pub(super) fn value(&self) -> Range<usize> {
        self.value.clone().unwrap_or_default()
    }

    /// Where the table is that has the value.
    pub(super) fn table(&self) -> Range<usize> {
        self.table.clone().unwrap_or_default()
    }

    /// Gives the place, unless it is known more precisely.
    fn at(mut self, span: &Range<usize>) -> Self {
        self.value.get_or_insert_with(|| span.clone());
        self
    }

    /// The error as the table around it sees it.
    fn below(mut self, name: String, table: &Range<usize>) -> Self {
        self.path.push(Step::Key(name));
        self.table.get_or_insert_with(|| table.clone());
        self
    }

    /// Says which type was expected, where serde only has a sentence for it.
    fn expecting(mut self, wanted: &'static str) -> Self {
        if let Fault::WrongType { expected, .. } = &mut self.fault
            && *expected == UNNAMED
        {
            *expected = wanted;
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.fault)
    }
}

impl std::error::Error for Error {}

/// A type that nobody has named yet.
const UNNAMED: &str = "other";

impl de::Error for Error {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::new(Fault::Own(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, _: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(_) | Unexpected::Char(_) => "text",
            Unexpected::Bool(_) => "yesno",
            Unexpected::Seq => "list",
            Unexpected::Map => "table",
            Unexpected::Signed(_) | Unexpected::Unsigned(_) | Unexpected::Float(_) => "number",
            _ => UNNAMED,
        };
        let expected = UNNAMED;
        Self::new(Fault::WrongType { expected, found })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::invalid_type(Unexpected::Seq, expected)
    }

    fn unknown_variant(value: &str, known: &'static [&'static str]) -> Self {
        let value = value.to_owned();
        Self::new(Fault::UnknownChoice { value, known })
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        let name = name.to_owned();
        Self::new(Fault::UnknownKey { name, known })
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(Fault::MissingKey(name))
    }
}

/// A value with its place.
struct Value<'de> {
    value: DeValue<'de>,
    span: Range<usize>,
}

impl<'de> From<Spanned<DeValue<'de>>> for Value<'de> {
    fn from(value: Spanned<DeValue<'de>>) -> Self {
        let span = value.span();
        let value = value.into_inner();
        Self { value, span }
    }
}

impl Value<'_> {
    /// That another type was expected.
    fn wrong(&self, expected: &'static str) -> Error {
        let found = match self.value {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "number",
            DeValue::Boolean(_) => "yesno",
            DeValue::Datetime(_) => "date",
            DeValue::Array(_) => "list",
            DeValue::Table(_) => "table",
        };
        Error::new(Fault::WrongType { expected, found }).at(&self.span)
    }
}

/// Methods for types of which the values are written in one way.
macro_rules! of_type {
    ($($method:ident)* => $word:literal: $pattern:pat) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.value {
                $pattern => self.deserialize_any(visitor).map_err(|error| error.expecting($word)),
                _ => Err(self.wrong($word)),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let too_large = self.wrong("number");
        let Self { value, span } = self;
        let made = match value {
            DeValue::String(text) => visitor.visit_string(text.into_owned()),
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => visitor.visit_i64(number),
                    Err(_) => Err(too_large),
                }
            }
            DeValue::Float(number) => match number.as_str().parse() {
                Ok(number) => visitor.visit_f64(number),
                Err(_) => Err(too_large),
            },
            DeValue::Boolean(yes) => visitor.visit_bool(yes),
            DeValue::Datetime(when) => visitor.visit_map(DatetimeDeserializer::new(when)),
            DeValue::Array(items) => visitor.visit_seq(Items(items.into_iter().enumerate())),
            DeValue::Table(table) => visitor.visit_map(Entries {
                rest: table.into_iter(),
                value: None,
                table: span.clone(),
            }),
        };
        made.map_err(|error: Error| error.at(&span))
    }

    of_type!(deserialize_bool => "yesno": DeValue::Boolean(_));
    of_type!(deserialize_str deserialize_string => "text": DeValue::String(_));
    of_type!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_i64 => "number": DeValue::Integer(_));
    of_type!(deserialize_seq => "list": DeValue::Array(_));
    of_type!(deserialize_map => "languages": DeValue::Table(_));

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if is_spanned(name) {
            let span = self.span.clone();
            return visitor.visit_map(SpannedDeserializer::new(self, span));
        }
        match &self.value {
            // Every one of ours is a day, with or without a time.
            DeValue::Datetime(when) if is_datetime(name) && when.date.is_some() => {
                self.deserialize_any(visitor)
            }
            _ if is_datetime(name) => Err(Error::new(Fault::NotADate).at(&self.span)),
            DeValue::Table(_) => self.deserialize_any(visitor),
            _ => Err(self.wrong("table")),
        }
    }

    /// Every choice is a word.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            DeValue::String(word) => visitor
                .visit_enum(StringDeserializer::new(word.into_owned()))
                .map_err(|error: Error| error.at(&self.span)),
            _ => Err(self.wrong("text")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The values of a list.
struct Items<'de>(std::iter::Enumerate<<DeArray<'de> as IntoIterator>::IntoIter>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((index, item)) = self.0.next() else {
            return Ok(None);
        };
        let made = seed.deserialize(Value::from(item));
        made.map(Some).map_err(|mut error| {
            error.path.push(Step::Item(index));
            error
        })
    }
}

/// The keys and values of a table.
struct Entries<'de> {
    rest: <DeTable<'de> as IntoIterator>::IntoIter,
    /// The value of the key that was read last.
    value: Option<(String, Value<'de>)>,
    table: Range<usize>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        let span = key.span();
        let name = key.into_inner().into_owned();
        self.value = Some((name.clone(), value.into()));
        let made = seed.deserialize(StringDeserializer::new(name.clone()));
        made.map(Some)
            .map_err(|error: Error| error.at(&span).below(name, &self.table))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((name, value)) = self.value.take() else {
            return Err(de::Error::custom("a value before its key"));
        };
        let made = seed.deserialize(value);
        made.map_err(|error| error.below(name, &self.table))
    }
}
