//! Fills an empty practice room with what `room.toml` says. Everything goes through the functions that the intake and the desk use,
//! at times that lie in the past.

use ::people::{Name, People, TeamKey};
use ::store::{
    Actor, Attribution, Counter, Counting, DraftChange, Entry, Fingerprint, FollowUp, Handover,
    Machine, Measure, NewPage, NewSubmission, Outcome, Outgoing, PersonId, Status, Store,
    StoreError, Submission, Urgency, Week, Within,
};
use clock::{Clock, Hour};
use forms::draft::Draft;
use forms::facts::{ELSEWHERE, SiteFacts};
use forms::letter::{Letter, Suspicion};
use forms::publication::Publication;
use forms::team::TeamId;
use forms::{Answer, Answers, FieldType, Form, Kind, Submitted};
use jiff::{SignedDuration, Timestamp};
use pages::assets::Assets;
use pages::teams::Destination;
use sealing::receipt::Receipt;
use std::collections::BTreeMap;

use super::Failure;
use super::room::{Counts, Dutch, Room, Sent, Step, What};
use crate::failure::refused;
use diagnostics::Message;

const ROOM: &str = include_str!("room.toml");
const LANG: &str = "nl";
/// How soon an answer is promised here.
const PROMISED: SignedDuration = SignedDuration::from_hours(5 * 24);
/// A message leaves so long after the button, as at the desk.
const LEAVES_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// Fills the room, unless there is anything in it. What the forms of this site do not take is left out.
pub(crate) async fn fill(
    store: &Store,
    assets: &Assets,
    key_file: Vec<TeamKey>,
) -> Result<(), Failure> {
    let clock = Clock::system();
    let now = clock.now();
    let people = People::new(store.clone(), clock, key_file);
    if !store.people().await?.is_empty() || !store.everything(now).await?.is_empty() {
        return Ok(());
    }
    let room: Room = toml::from_str(ROOM)?;
    let mut colleagues = Vec::new();
    for name in &room.colleagues {
        colleagues.extend(colleague(&people, name).await?);
    }
    let filling = Filling {
        store,
        assets,
        colleagues,
        now,
    };
    filling.count(&room.counts).await?;
    filling.fill(&room).await
}

/// Makes a colleague, who leaves again at once.
async fn colleague(people: &People, name: &str) -> Result<Option<PersonId>, Failure> {
    let Ok(name) = Name::parse(name) else {
        return Ok(None);
    };
    let session = people.enter_first_here(name.clone()).await?;
    people.leave(&session).await?;
    Ok(people.colleague(&name, &TeamId::national()).await?)
}

struct Filling<'a> {
    store: &'a Store,
    assets: &'a Assets,
    colleagues: Vec<PersonId>,
    now: Timestamp,
}

impl Filling<'_> {
    /// Adds what there was in earlier weeks to the counters.
    async fn count(&self, counts: &[Counts]) -> Result<(), Failure> {
        let facts = &self.assets.facts;
        let municipality = facts.municipalities.first();
        for counts in counts {
            let mut counters = Vec::new();
            for (week, asked) in (1..).zip(&counts.questions) {
                let week = Week::of(
                    self.now
                        .checked_sub(SignedDuration::from_hours(week * 7 * 24))?,
                );
                let from = municipality.map(|each| (Measure::From(each.slug.clone()), *asked));
                let measures = measures(*asked).into_iter().chain(from);
                counters.extend(measures.filter(|(_, count)| *count > 0).map(
                    |(measure, count)| Counter {
                        week,
                        form: "vraag".to_owned(),
                        kind: Kind::Question,
                        topic: Some(counts.topic.clone()),
                        measure,
                        count,
                    },
                ));
            }
            let team = &self.to().team;
            self.store.add_to_counters(team, &counters).await?;
        }
        Ok(())
    }

    /// Everything in the order in which it happened, as the audit has it.
    async fn fill(&self, room: &Room) -> Result<(), Failure> {
        let mut events: Vec<(Timestamp, usize, Option<&Step>)> = Vec::new();
        for (number, sent) in room.sent.iter().enumerate() {
            events.push((self.ago(sent.hours), number, None));
            let steps = sent.steps.iter();
            events.extend(steps.map(|step| (self.ago(step.hours), number, Some(step))));
        }
        events.sort_by_key(|(at, number, _)| (*at, *number));
        let mut receipts = BTreeMap::new();
        for (at, number, step) in events {
            match step {
                None => {
                    let receipt = self.send(&room.sent[number], at).await?;
                    receipts.extend(receipt.map(|receipt| (number, receipt)));
                }
                Some(step) => {
                    if let Some(receipt) = receipts.get(&number) {
                        self.step(receipt, (&room.sent[number], step), at).await?;
                    }
                }
            }
        }
        Ok(())
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "hours of a file that is part of the program"
    )]
    fn ago(&self, hours: f64) -> Timestamp {
        let seconds = SignedDuration::from_secs((hours * 3600.0) as i64);
        self.now.checked_sub(seconds).unwrap_or(self.now)
    }

    fn to(&self) -> &Destination {
        self.assets.teams.of_team(&TeamId::national())
    }

    async fn send(&self, sent: &Sent, at: Timestamp) -> Result<Option<Receipt>, Failure> {
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

    async fn step(
        &self,
        receipt: &Receipt,
        (sent, step): (&Sent, &Step),
        at: Timestamp,
    ) -> Result<(), Failure> {
        // Each change is one of another request.
        let request = [receipt.lookup_id().as_str(), &format!("{at}{}", step.text)].concat();
        let digest = sealing::hmac_sha256(b"practice", request.as_bytes());
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&digest[..16]);
        let store = self.store.during(Fingerprint(fingerprint));
        let store = store.counting(Counting {
            topic: sent.fields.get("onderwerpen").cloned(),
            promised: Hour::of(at.checked_sub(PROMISED)?),
            with: None,
        });
        let seen = store.find(&receipt.lookup_id(), at).await?;
        if matches!(step.what, What::FollowUp) {
            return self.follow_up(receipt, (&seen, step), at).await;
        }
        let by = Attribution {
            actor: self
                .person(step.who)
                .map_or(Machine::Desk.into(), Actor::Person),
            at,
        };
        let moved = match step.what {
            What::Note | What::Draft => self.keep(&store, (&seen, step), &by).await?,
            What::HandOver | What::Escalate => self.give(&store, (&seen, step), &by).await?,
            What::Ask | What::Answer | What::Page => self.write(&store, (&seen, step), &by).await?,
            What::Claim => store.claim(&seen, &by).await,
            What::Close => store.set_status(&seen, Status::Closed, &by).await,
            What::Reject => store.set_status(&seen, Status::Rejected, &by).await,
            What::Intake => store.set_status(&seen, Status::Intake, &by).await,
            What::Training => store.set_status(&seen, Status::Training, &by).await,
            What::Activate => store.set_status(&seen, Status::Active, &by).await,
            What::Decline => store.set_status(&seen, Status::Declined, &by).await,
            What::FollowUp => Ok(()),
        };
        Ok(moved?)
    }

    fn person(&self, number: usize) -> Option<&PersonId> {
        self.colleagues.get(number.checked_sub(1)?)
    }

    /// What the team keeps for itself.
    async fn keep(
        &self,
        store: &Store,
        (seen, step): (&Submission, &Step),
        by: &Attribution<'_>,
    ) -> Result<Result<(), StoreError>, Failure> {
        let recipients = &self.to().recipients;
        if matches!(step.what, What::Note) {
            let sealed = recipients.seal(step.text.as_bytes())?;
            return Ok(store.add_note(&seen.entry, &sealed, by).await);
        }
        let draft = Draft::new(&step.text, Vec::new()).to_json()?;
        let sealed = recipients.seal(&draft)?;
        let work = store.work(&seen.entry.id).await?;
        let change = DraftChange {
            seen: &work,
            draft: Some(&sealed),
            drops_held_back: false,
        };
        Ok(store.save_draft(&seen.entry, &change, by).await.map(drop))
    }

    /// Gives it to a colleague, with a note.
    async fn give(
        &self,
        store: &Store,
        (seen, step): (&Submission, &Step),
        by: &Attribution<'_>,
    ) -> Result<Result<(), StoreError>, Failure> {
        let Some(colleague) = self.person(step.to) else {
            return Ok(Ok(()));
        };
        let note = self.to().recipients.seal(step.text.as_bytes())?;
        let to = Handover {
            colleague,
            due: None,
            told: None,
            note: Some(&note),
        };
        Ok(match step.what {
            What::HandOver => store.hand_over(seen, &to, by).await,
            _ => store.escalate_to(seen, &to, by).await,
        })
    }

    /// Writes to whoever asked.
    async fn write(
        &self,
        store: &Store,
        (seen, step): (&Submission, &Step),
        by: &Attribution<'_>,
    ) -> Result<Result<(), StoreError>, Failure> {
        let recipients = &self.to().recipients;
        let message = Outgoing {
            sealed: recipients.seal_with(&seen.recipient, step.text.as_bytes())?,
            leaves: by.at.checked_add(LEAVES_AFTER)?,
        };
        Ok(match step.what {
            What::Ask => store.ask(seen, &message, by).await,
            What::Page => {
                let page = Publication::new(&step.title, &step.title, &step.text).to_json()?;
                let page = NewPage {
                    sealed: &recipients.seal(&page)?,
                    author_reads: None,
                };
                store.answer_and_approve(seen, (&message, &page), by).await
            }
            _ => store.answer(seen, &message, by).await,
        })
    }

    async fn follow_up(
        &self,
        receipt: &Receipt,
        (seen, step): (&Submission, &Step),
        at: Timestamp,
    ) -> Result<(), Failure> {
        let form = self.assets.forms.get(&seen.entry.form);
        let Entry { expires, team, .. } = seen.entry.clone();
        let name = form.and_then(long_text).unwrap_or("vraag");
        let answers = Answers::of([(name.to_owned(), Answer::Text(step.text.clone()))]);
        let letter = Letter::new(LANG, answers, Vec::new()).to_json()?;
        let received = Hour::of(at);
        let recipients = &self.to().recipients;
        let more = FollowUp {
            sealed: recipients.seal_with(&seen.recipient, &letter)?,
            team,
            urgency: None,
            received,
            tag: receipt.message_tag(&[], &step.text),
            expires: form.map_or(expires, |form| received.plus_days(form.retention_days)),
            changes_page: false,
        };
        let by = Attribution {
            actor: Machine::Asker.into(),
            at: received.start(),
        };
        Ok(self.store.follow_up(seen, &more, &by).await?)
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

/// What came of so many questions in a week.
fn measures(asked: i64) -> Vec<(Measure, i64)> {
    let (slow, closed) = (asked / 3, asked / 6);
    let answered = asked - closed;
    vec![
        (Measure::Received, asked),
        (Measure::Begun(Within::Day), asked - slow),
        (Measure::Begun(Within::ThreeDays), slow),
        (Measure::Answered(Within::Day), answered / 2),
        (
            Measure::Answered(Within::ThreeDays),
            answered - answered / 2 - closed,
        ),
        (Measure::Answered(Within::Week), closed),
        (Measure::AnsweredLate, closed),
        (Measure::Outcome(Outcome::Answered), answered),
        (Measure::Outcome(Outcome::Closed), closed),
        (Measure::Published, answered / 3),
    ]
}

fn long_text(form: &Form) -> Option<&str> {
    let mut fields = form.fields.iter();
    let long = fields.find(|field| field.field_type == FieldType::LongText);
    long.map(|field| &*field.name)
}

/// What its sender can read again.
fn own_words<'a>(form: &Form, answers: &'a Answers) -> Option<&'a str> {
    let typed = long_text(form).and_then(|name| answers.text(name));
    typed.filter(|_| form.kind != Kind::Signup)
}

/// An error of a crate that has no type for it here.
fn other(error: impl std::fmt::Display) -> Failure {
    refused(Message::new("failed").because(error.to_string()))
}
