//! Sends in what somebody wrote, as the intake does.

use std::collections::BTreeMap;

use ::store::{NewSubmission, Status, Urgency};
use clock::Hour;
use forms::facts::{ELSEWHERE, SiteFacts};
use forms::letter::{Letter, Suspicion};
use forms::{Answers, FieldType, Form, Kind, Submitted};
use jiff::Timestamp;
use sealing::receipt::Receipt;

use super::Failure;
use super::filling::{Filling, LANG, other};
use super::room::{Dutch, Sent};

impl Filling<'_> {
    /// Nothing is sent where this site has no such form, or one that asks for other things.
    pub(super) async fn send(
        &self,
        sent: &Sent,
        at: Timestamp,
    ) -> Result<Option<Receipt>, Failure> {
        let Some(form) = self.assets.forms.get(&sent.form) else {
            return Ok(None);
        };
        let fields = fields(form, &self.assets.facts, &sent.fields);
        let Ok(answers) = forms::validate(form, &self.assets.facts, &fields) else {
            return Ok(None);
        };
        let receipt = Receipt::generate().map_err(other)?;
        let recipient = receipt.answer_recipient()?;
        let own = own_words(form, &answers);
        let own = own.map(|words| recipient.seal(words.as_bytes()));
        let municipality = form.municipality_field();
        let municipality = municipality.and_then(|field| answers.text(&field.name));
        let municipality = municipality.filter(|slug| *slug != ELSEWHERE);
        let municipality = municipality.map(str::to_owned);
        let suspicions = if sent.spam {
            vec![Suspicion::TooFast, Suspicion::ManyLinks]
        } else {
            Vec::new()
        };
        let letter = Letter::new(LANG, answers, suspicions).to_json()?;
        let received = Hour::of(at);
        let new = NewSubmission {
            id: receipt.lookup_id(),
            form: form.id.clone(),
            kind: form.kind,
            municipality,
            team: self.to().team.clone(),
            received,
            status: if sent.spam { Status::Spam } else { Status::New },
            urgency: sent.urgency.map(|urgency| match urgency {
                Dutch::Acute => Urgency::Acute,
                Dutch::Attention => Urgency::Attention,
            }),
            expires: received.plus_days(form.retention_days),
            recipient,
            sealed: self.to().recipients.seal(&letter)?,
            own: own.transpose()?,
        };
        self.store.insert(&new).await?;
        Ok(Some(receipt))
    }
}

/// What is filled in, as far as this form asks for it. A quiz gets its first answers, and every permission is given.
fn fields(form: &Form, facts: &SiteFacts, given: &BTreeMap<String, String>) -> Submitted {
    let mut pairs = Vec::new();
    for field in &form.fields {
        if let FieldType::Quiz(quiz) = &field.field_type {
            let firsts = quiz.questions.iter().filter_map(|question| {
                let first = question.options.first()?;
                Some((
                    forms::Quiz::input_name(field, question),
                    first.value.clone(),
                ))
            });
            pairs.extend(firsts);
            continue;
        }
        if field.field_type == FieldType::Consent {
            pairs.push((field.name.clone(), forms::YES.to_owned()));
        }
        let Some(value) = given.get(&field.name) else {
            continue;
        };
        let value = match &field.field_type {
            FieldType::Municipality => {
                let number: usize = value.parse().unwrap_or(1);
                let nth = facts.municipalities.get(number.saturating_sub(1));
                let nth = nth.or(facts.municipalities.first());
                match nth {
                    Some(municipality) => municipality.slug.clone(),
                    None if field.required => ELSEWHERE.to_owned(),
                    None => continue,
                }
            }
            FieldType::Topics if !facts.topics.iter().any(|topic| topic.slug == *value) => continue,
            _ => value.clone(),
        };
        pairs.push((field.name.clone(), value));
    }
    Submitted::from_pairs(pairs)
}

/// The field in which somebody writes freely.
pub(super) fn long_text(form: &Form) -> Option<&str> {
    let mut fields = form.fields.iter();
    let long = fields.find(|field| field.field_type == FieldType::LongText);
    long.map(|field| &*field.name)
}

/// What its sender can read again.
fn own_words<'a>(form: &Form, answers: &'a Answers) -> Option<&'a str> {
    let typed = long_text(form).and_then(|name| answers.text(name));
    typed.filter(|_| form.kind != Kind::Signup)
}
