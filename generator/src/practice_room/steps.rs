//! What becomes of something that was sent in, as the buttons of the desk do it.

use ::store::{
    Attribution, Counting, DraftChange, Entry, Fingerprint, FollowUp, Handover, Helped, Machine,
    NewPage, Proposal, Status, Store, Submission, With,
};
use clock::Hour;
use forms::draft::Draft;
use forms::letter::Letter;
use forms::publication::{AnsweredBy, Publication};
use forms::{Answer, Answers};
use jiff::{SignedDuration, Timestamp};
use sealing::receipt::Receipt;
use strings::Strings;

use super::Failure;
use super::filling::{Filling, LANG, leaves_at, other};
use super::room::{Note, Sent, Step, What};
use super::send::long_text;

/// How soon an answer is promised here.
const PROMISED: SignedDuration = SignedDuration::from_hours(5 * 24);

/// A submission as it is, and what is done with it now.
type Doing<'a> = (&'a Submission, &'a Step);

impl Filling<'_> {
    pub(super) async fn step(
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
            with: With::parse(&step.with),
        });
        let seen = store.find(&receipt.lookup_id(), at).await?;
        let by = self.by(step.who, at);
        let doing = (&seen, step);
        match step.what {
            What::FollowUp => self.follow_up(receipt, doing, at).await,
            What::Note | What::Draft | What::Check => self.keep(&store, doing, &by).await,
            What::HandOver | What::Escalate => self.give(&store, doing, &by).await,
            What::Ask | What::Answer | What::Page | What::Propose => {
                self.write(&store, doing, &by).await
            }
            What::Claim => Ok(store.claim(&seen, &by).await?),
            What::Eyes => Ok(store.mark_for_eyes(&seen, true, &by).await?),
            What::Close => {
                let closed = (Status::Closed, Some(leaves_at(at)));
                Ok(store.step(&seen, closed, &by).await?)
            }
            What::Reject => {
                let message = self.message(&seen, &reason(&seen.entry, step)?, at)?;
                Ok(store.reject(&seen, &message, &by).await?)
            }
            What::Helps => Ok(store.rate(&seen, Helped::Yes, at).await?),
            What::HelpsNot => Ok(store.rate(&seen, Helped::No, at).await?),
            What::Intake | What::Training | What::Activate | What::Decline => {
                self.step_of_sign_up(&store, (&seen, sent, step), &by).await
            }
            What::Pause | What::Stop => self.step_of_broker(&store, (&seen, sent, step), &by).await,
        }
    }

    /// The note of the team for whoever comes next.
    pub(super) async fn leave_note(&self, note: &Note) -> Result<(), Failure> {
        let to = self.to();
        let sealed = to.recipients.seal(note.text.as_bytes())?;
        let by = self.by(note.who, self.ago(note.hours));
        let left = self.store.leave_shift_note((&to.team, 0), &sealed, &by);
        Ok(left.await?)
    }

    /// What the team keeps for itself.
    async fn keep(
        &self,
        store: &Store,
        (seen, step): Doing<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), Failure> {
        let recipients = &self.to().recipients;
        match step.what {
            What::Note => {
                let sealed = recipients.seal(step.text.as_bytes())?;
                store.add_note(&seen.entry, &sealed, by).await?;
            }
            What::Check => {
                let done: Vec<_> = step.ticks.iter().map(|tick| (&**tick, true)).collect();
                store.tick(&seen.entry, &done, by).await?;
            }
            _ => {
                let draft = Draft::new(&step.text, Vec::new()).to_json()?;
                let sealed = recipients.seal(&draft)?;
                let work = store.work(&seen.entry.id).await?;
                let change = DraftChange {
                    seen: &work,
                    draft: Some(&sealed),
                    drops_held_back: false,
                };
                store.save_draft(&seen.entry, &change, by).await?;
            }
        }
        Ok(())
    }

    /// Gives it to a colleague, with a note.
    async fn give(
        &self,
        store: &Store,
        (seen, step): Doing<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), Failure> {
        let Some(colleague) = self.person(step.to) else {
            return Ok(());
        };
        let note = self.to().recipients.seal(step.text.as_bytes())?;
        let to = Handover {
            colleague,
            due: step.due.map(|days| self.end_of_day(days)).transpose()?,
            told: Some(leaves_at(by.at)),
            note: Some(&note),
        };
        if matches!(step.what, What::HandOver) {
            store.hand_over(seen, &to, by).await?;
        } else {
            store.escalate_to(seen, &to, by).await?;
        }
        Ok(())
    }

    /// Writes to whoever asked.
    async fn write(
        &self,
        store: &Store,
        (seen, step): Doing<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), Failure> {
        let message = self.message(seen, &step.text, by.at)?;
        match step.what {
            What::Ask => store.ask(seen, &message, by).await?,
            What::Page => {
                let page = Publication::new(&step.title, &step.title, &step.text, AnsweredBy::Team);
                let page = page.to_json()?;
                let page = NewPage {
                    sealed: &self.to().recipients.seal(&page)?,
                    author_reads: None,
                    needs_eyes: false,
                };
                store
                    .answer_and_approve(seen, (&message, &page), by)
                    .await?;
            }
            What::Propose => {
                let proposal = Proposal {
                    message: &message.sealed,
                    asks: false,
                    publication: None,
                };
                store.propose(seen, &proposal, by).await?;
            }
            _ => store.answer(seen, &message, by).await?,
        }
        Ok(())
    }

    async fn follow_up(
        &self,
        receipt: &Receipt,
        (seen, step): Doing<'_>,
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

/// The sentence that a sender reads who is declined for this reason.
pub(super) fn reason(entry: &Entry, step: &Step) -> Result<String, Failure> {
    let strings = Strings::visitor().map_err(other)?;
    let key = format!("decline-{}-{}", entry.kind.as_str(), step.reason);
    if strings.contains(&key) {
        Ok(strings.plain(LANG, &key))
    } else {
        Err(other(format!("room.toml: {key}?")))
    }
}
