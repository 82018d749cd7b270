//! Reads TOML into typed structs and reports every problem of a file in one go:
//! what is unknown or has a wrong value is reported, taken out, and the rest is
//! tried again.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::explain::{self, About};
use super::syntax;
use super::typed::{self, Fault, Step};
use crate::characters::first_forbidden;
use crate::source::TextFile;
use diagnostics::{Diagnostic, Problem};

/// What was found in one file.
pub(crate) struct Reader<'s> {
    file: &'s TextFile,
    pub(crate) kind: &'s str,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Values that could not be parsed and have been reported as that.
    mended: Vec<Range<usize>>,
    /// Names taken out, and the names they were probably meant to be, by the
    /// table that had them.
    gone: Vec<(Range<usize>, String)>,
}

impl<'s> Reader<'s> {
    /// A reader of one file; `kind` is its type.
    pub(crate) fn new(file: &'s TextFile, kind: &'s str) -> Self {
        Self {
            file,
            kind,
            diagnostics: Vec::new(),
            mended: Vec::new(),
            gone: Vec::new(),
        }
    }

    pub(crate) fn report(&mut self, problem: Problem, span: Range<usize>) {
        self.diagnostics
            .push(Diagnostic::error(problem, self.file.place(span)));
    }

    /// Parses TOML; every syntax error is reported. Where single values are all
    /// that is wrong, text replaces them in `mended`, so that the rest can
    /// be read.
    pub(crate) fn toml<'t>(
        &mut self,
        text: &'t str,
        mended: &'t mut String,
    ) -> Option<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            let table = table.into_inner();
            let hidden = table.values().find_map(forbidden);
            if let Some(span) = hidden {
                self.report(syntax::hidden(), span);
                return None;
            }
            return Some(table);
        }
        let errors = syntax::diagnose(text, &errors);
        let only_values = errors.iter().all(|error| error.is_value);
        text.clone_into(mended);
        for error in errors {
            if error.is_value {
                mended.replace_range(error.span.clone(), &stand_in(error.span.len()));
                self.mended.push(error.span.clone());
            }
            self.report(error.problem, error.span);
        }
        if !only_values {
            return None;
        }
        let (table, errors) = DeTable::parse_recoverable(mended);
        let mut table = table.into_inner();
        for value in table.iter_mut().map(|(_, value)| value) {
            self.put_back(value);
        }
        errors.is_empty().then_some(table)
    }

    /// What was written, as text, where something replaces it.
    fn put_back(&self, value: &mut Spanned<DeValue<'_>>) {
        let span = value.span();
        if self.mended.contains(&span) {
            let written = self.file.text[span]
                .trim()
                .trim_matches(syntax::CURLY)
                .to_owned();
            *value.get_mut() = DeValue::String(written.into());
            return;
        }
        match value.get_mut() {
            DeValue::Table(table) => {
                for inner in table.iter_mut().map(|(_, inner)| inner) {
                    self.put_back(inner);
                }
            }
            DeValue::Array(items) => items.iter_mut().for_each(|item| self.put_back(item)),
            _ => {}
        }
    }

    /// Reports a key that is not there; one that is only misspelt has been
    /// reported as that.
    pub(crate) fn missing(&mut self, key: &str, at: Range<usize>) {
        if !self.is_misspelt(key) {
            self.report(explain::missing_key(key, self.kind, ""), at);
        }
    }

    /// Whether a key of this name was there and has been reported.
    pub(crate) fn took_out(&self, key: &str) -> bool {
        self.gone.iter().any(|(_, name)| name == key)
    }

    fn is_misspelt(&self, name: &str) -> bool {
        self.diagnostics.iter().any(|found| {
            matches!(&found.problem, Problem::UnknownKey { nearest: Some(nearest), inside: None, .. } if nearest == name)
        })
    }

    /// Reads a table into a struct. What has a wrong value is reported and taken
    /// out, and the rest is tried again, until only missing keys of the struct
    /// itself remain: those are for [`Self::missing`].
    pub(crate) fn read<T: DeserializeOwned>(&mut self, mut table: DeTable<'_>) -> Option<T> {
        loop {
            let error = match typed::read::<T>(table.clone()) {
                Ok(value) => return Some(value),
                Err(error) => error,
            };
            let Some(last) = error.path.last() else {
                if !matches!(error.fault, Fault::MissingKey(_)) {
                    let problem = self.explain(error.fault.clone(), &error);
                    self.report(problem, error.value());
                }
                return None;
            };
            let (place, around) = (error.value(), error.table());
            if let Fault::MissingKey(first) = error.fault {
                for name in all_missing::<T>(&table, &error.path, first) {
                    if !self.gone.contains(&(place.clone(), name.to_owned())) {
                        let problem = self.explain(Fault::MissingKey(name), &error);
                        self.report(problem, place.clone());
                    }
                }
            } else if !self.mended.contains(&place) {
                let problem = self.explain(error.fault.clone(), &error);
                if let Problem::UnknownKey {
                    nearest: Some(nearest),
                    ..
                } = &problem
                {
                    self.gone.push((around.clone(), nearest.clone()));
                }
                self.report(problem, place);
            }
            if let Step::Key(name) = last {
                self.gone.push((around, name.clone()));
            }
            take_out(&mut table, &error.path);
        }
    }

    /// A fault of the value that an error is about.
    fn explain(&self, fault: Fault, error: &typed::Error) -> Problem {
        let keys: Vec<&str> = error.path.iter().filter_map(Step::key).collect();
        let inside = keys[..keys.len().saturating_sub(1)].join(".");
        let about = About {
            key: &keys.join("."),
            inside: (!inside.is_empty()).then_some(inside.as_str()),
            in_list: matches!(error.path.last(), Some(Step::Item(_))),
            written: self.file.text.get(error.value()).unwrap_or_default(),
            kind: self.kind,
        };
        explain::value(fault, &about)
    }
}

/// Where a text is that has a character which no page may have, such as `"\\u0001"`.
fn forbidden(value: &Spanned<DeValue<'_>>) -> Option<Range<usize>> {
    match value.get_ref() {
        DeValue::String(text) => first_forbidden(text).map(|_| value.span()),
        DeValue::Table(table) => table.values().find_map(forbidden),
        DeValue::Array(items) => items.iter().find_map(forbidden),
        _ => None,
    }
}

/// Where nothing of a file is: the place of a value that only fills a gap.
const NOWHERE: Range<usize> = usize::MAX - 1..usize::MAX;

/// Every key that the table at `path` lacks. Serde says one, and the next when that is there: so values fill in for those it
/// missed, of whatever type it takes.
fn all_missing<T: DeserializeOwned>(
    table: &DeTable<'_>,
    path: &[Step],
    first: &'static str,
) -> Vec<&'static str> {
    let mut table = table.clone();
    let mut missing = vec![first];
    let mut candidates = stand_ins();
    while let (Some(name), Some(value)) = (missing.last(), candidates.pop()) {
        let key = [path, &[Step::Key((*name).to_owned())]].concat();
        put_in(&mut table, &key, Spanned::new(NOWHERE, value));
        let Err(error) = typed::read::<T>(table.clone()) else {
            break;
        };
        match error.fault {
            Fault::MissingKey(next) if error.path == path && !missing.contains(&next) => {
                missing.push(next);
                candidates = stand_ins();
            }
            Fault::UnknownChoice {
                known: [first, ..], ..
            } if error.value() == NOWHERE && !candidates.is_empty() => {
                candidates = vec![DeValue::String((*first).into())];
            }
            _ if error.path == path => break,
            _ => {} // Another type, or another table: then no value helps.
        }
    }
    missing
}

/// A value of each type, the most likely last.
fn stand_ins() -> Vec<DeValue<'static>> {
    let date = "2000-01-01".parse().ok().map(DeValue::Datetime);
    let others = [
        DeValue::Boolean(false),
        DeValue::Array(DeArray::new()),
        DeValue::Table(DeTable::new()),
        DeValue::String("".into()),
    ];
    date.into_iter().chain(others).collect()
}

/// A value of so many bytes.
fn stand_in(length: usize) -> String {
    match length {
        1 => "0".to_owned(),
        length => format!("'{:1$}'", "", length.saturating_sub(2)),
    }
}

fn put_in<'t>(table: &mut DeTable<'t>, path: &[Step], value: Spanned<DeValue<'t>>) {
    match path {
        [Step::Key(name)] => {
            let key = Spanned::new(NOWHERE, name.clone().into());
            table.insert(key, value);
        }
        [Step::Key(name), rest @ ..] => {
            let found = table.iter_mut().find(|(key, _)| key.get_ref() == name);
            if let Some((_, inner)) = found {
                put_in_value(inner.get_mut(), rest, value);
            }
        }
        _ => {}
    }
}

fn put_in_value<'t>(within: &mut DeValue<'t>, path: &[Step], value: Spanned<DeValue<'t>>) {
    match (within, path) {
        (DeValue::Table(table), path) => put_in(table, path, value),
        (DeValue::Array(items), [Step::Item(index), rest @ ..]) => {
            if let Some(item) = items.get_mut(*index) {
                put_in_value(item.get_mut(), rest, value);
            }
        }
        _ => {}
    }
}

fn take_out(table: &mut DeTable<'_>, path: &[Step]) {
    let Some((Step::Key(name), rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        let all = std::mem::replace(table, DeTable::new());
        table.extend(all.into_iter().filter(|(key, _)| key.get_ref() != name));
    } else if let Some((_, value)) = table.iter_mut().find(|(key, _)| key.get_ref() == name) {
        take_out_of(value.get_mut(), rest);
    }
}

fn take_out_of<'t>(value: &mut DeValue<'t>, path: &[Step]) {
    match (value, path) {
        (DeValue::Table(table), path) => take_out(table, path),
        (DeValue::Array(items), [Step::Item(index)]) => {
            let mut rest: DeArray<'t> = DeArray::new();
            for (at, item) in std::mem::replace(items, DeArray::new())
                .into_iter()
                .enumerate()
            {
                if at != *index {
                    rest.push(item);
                }
            }
            *items = rest;
        }
        (DeValue::Array(items), [Step::Item(index), rest @ ..]) => {
            if let Some(item) = items.get_mut(*index) {
                take_out_of(item.get_mut(), rest);
            }
        }
        _ => {}
    }
}
