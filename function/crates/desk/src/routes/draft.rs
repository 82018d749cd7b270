//! What a team keeps with a submission: the shared draft and the notes. Wherever a page gives typed text back, it keeps that
//! text first, and says whether that worked.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::json;

use crate::Desk;
use crate::forms::{ActionForm, Draft, PublicationForm};
use crate::views::{DraftState, NoteText, OtherText, WorkPage};
use crate::workflow::{Action, Step};
use forms::draft::Draft as Kept;
use forms::team::TeamId;
use people::{Name, rights};
use sealing::Sealed;
use store::{DraftChange, Entry, Mark, Note, Standing, StoreError, Submission, Work};
use unsealing::open_with_any;
use web::audience;

/// What became of a draft.
enum Saving {
    /// It is stored, in this state.
    Kept(Work),
    /// A colleague was first; this is theirs.
    Other(Work),
    /// The store did not do it.
    Failed,
}

impl Desk {
    /// What the team keeps, for the page of a submission. Typed text is kept first.
    pub(super) async fn work_on(
        &self,
        seen: &Submission,
        draft: &Draft<'_>,
        recorded: bool,
    ) -> WorkPage {
        if !recorded {
            return WorkPage::unknown(draft);
        }
        let work = match self.store.work(&seen.entry.id).await {
            Ok(work) => work,
            Err(error) => {
                tracing::error!(%error, "drafts and notes are left out");
                return WorkPage::unknown(draft);
            }
        };
        let notes = work.notes.iter().map(|note| self.note_text(note)).collect();
        let Some(typed) = draft.to_keep() else {
            return WorkPage {
                notes,
                ..self.stored(&work)
            };
        };
        let ticks = work.ticks.clone();
        let edition = draft.edition;
        let page = match self.keep(&seen.entry, (work, edition), &typed).await {
            Saving::Kept(now) => WorkPage {
                typed: Some(typed),
                ..self.stored(&now)
            },
            Saving::Other(now) => {
                let stored = self.stored(&now);
                WorkPage {
                    state: DraftState::Other,
                    other: stored.typed.map(|kept| OtherText {
                        text: kept.answer,
                        by: now.draft.map(|draft| (draft.by, draft.at)),
                    }),
                    typed: Some(typed),
                    ..stored
                }
            }
            Saving::Failed => WorkPage {
                typed: Some(typed),
                ..WorkPage::unknown(draft)
            },
        };
        WorkPage {
            notes,
            ticks,
            ..page
        }
    }

    /// The draft as it is stored, or else the message that did not leave.
    fn stored(&self, work: &Work) -> WorkPage {
        let draft = work.draft.as_ref();
        let kept = draft.and_then(|draft| self.open_draft(&draft.sealed));
        let held_back = work.held_back.as_ref();
        let held_back = held_back.and_then(|sealed| self.open_message(sealed));
        let by = draft.map(|draft| (draft.by.clone(), draft.at));
        match (kept, held_back) {
            (Some(kept), held_back) => WorkPage {
                edition: work.edition,
                typed: Some(kept),
                state: by.map_or(DraftState::None, |(by, at)| DraftState::Saved { by, at }),
                other: held_back.map(|text| OtherText { text, by: None }),
                notes: Vec::new(),
                ticks: work.ticks.clone(),
            },
            (None, Some(text)) => WorkPage {
                edition: work.edition,
                typed: Some(Kept::new(text, Vec::new())),
                state: DraftState::HeldBack,
                other: None,
                notes: Vec::new(),
                ticks: work.ticks.clone(),
            },
            (None, None) => WorkPage {
                edition: work.edition,
                ticks: work.ticks.clone(),
                ..WorkPage::default()
            },
        }
    }

    /// Keeps what was typed on a page that showed this edition of the draft. Nothing of a colleague is overwritten.
    async fn keep(
        &self,
        entry: &Entry,
        (work, shown): (Work, Option<u64>),
        typed: &Kept,
    ) -> Saving {
        let stored = work.draft.as_ref();
        let text = stored.and_then(|draft| self.open_draft(&draft.sealed));
        if text.as_ref() == Some(typed) {
            return Saving::Kept(work);
        }
        let is_shown = shown == Some(work.edition);
        let is_within = text.is_some_and(|text| text.is_within(typed));
        if stored.is_some() && !is_shown && !is_within {
            return Saving::Other(work);
        }
        let to = self.assets.teams.of_team(&entry.team);
        let Some(sealed) = typed
            .to_json()
            .ok()
            .and_then(|text| to.recipients.seal(&text).ok())
        else {
            return Saving::Failed;
        };
        let change = DraftChange {
            seen: &work,
            draft: Some(&sealed),
            // Next to another draft it was only shown, and stays.
            drops_held_back: is_shown && stored.is_none(),
        };
        let saved = self.store.save_draft(entry, &change, &self.by()).await;
        let now = match saved {
            Ok(_) | Err(StoreError::Conflict) => self.store.work(&entry.id).await,
            Err(ref error) => {
                tracing::error!(%error, "a draft was not kept");
                return Saving::Failed;
            }
        };
        match (saved, now) {
            (Ok(_), Ok(now)) => Saving::Kept(now),
            (Err(_), Ok(now)) => Saving::Other(now),
            (_, Err(_)) => Saving::Failed,
        }
    }

    /// The typed text that neither the action nor the shared draft stores. A page fills its form with the draft, so most
    /// forms repeat one that nobody changed.
    pub(super) async fn unkept<'a>(&self, entry: &Entry, sent: &'a ActionForm) -> Draft<'a> {
        let left = sent.left_over();
        let Some(typed) = left.to_keep() else {
            return left;
        };
        match self.store.work(&entry.id).await {
            Ok(work) if self.holds(&work, &typed) => Draft {
                view: left.view,
                ..Draft::default()
            },
            _ => left,
        }
    }

    fn holds(&self, work: &Work, typed: &Kept) -> bool {
        let stored = work.draft.as_ref();
        stored
            .and_then(|draft| self.open_draft(&draft.sealed))
            .as_ref()
            == Some(typed)
    }

    /// Keeps the page that is taken back as a draft, so that nobody has to make it again. Another draft stays.
    pub(super) async fn keep_page(&self, seen: &Submission, sent: &ActionForm) {
        let Some(page) = self.waiting(seen).map(PublicationForm::from) else {
            return;
        };
        let Ok(work) = self.store.work(&seen.entry.id).await else {
            return;
        };
        if work.draft.is_none() {
            let fields = page.fields().into_iter();
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let beside = sent.draft().beside();
            let beside = beside.map(|(name, value)| (name.to_owned(), value));
            let kept = Kept::new(&*sent.text, fields.collect()).with_beside(beside.collect());
            let edition = Some(work.edition);
            self.keep(&seen.entry, (work, edition), &kept).await;
        }
    }

    /// What an action sent or stored is not needed in the draft any more, unless a colleague wrote something else meanwhile.
    pub(super) async fn settle_draft(&self, entry: &Entry, sent: &ActionForm) {
        let stored_beside = sent.stored_beside();
        let keeps_page = sent.action == Action::Page(Step::PlaceAlone);
        if !sent.action.sends() && !keeps_page && stored_beside.is_empty() {
            return;
        }
        let Ok(work) = self.store.work(&entry.id).await else {
            return;
        };
        let stored = work.draft.as_ref();
        let stored = stored.and_then(|draft| self.open_draft(&draft.sealed));
        let is_shown = sent.edition == Some(work.edition);
        let is_it = |kept: &Kept| kept.answer.trim() == sent.text.trim();
        let is_it = is_shown || stored.as_ref().is_some_and(is_it);
        let is_sent = sent.action.sends() && is_it;
        let left = stored.as_ref().map(|kept| {
            let mut left = left_of(kept, is_sent, &stored_beside);
            if keeps_page && is_it {
                left.page.clear();
            }
            left
        });
        let drops_held_back = is_sent && work.held_back.is_some();
        if left == stored && !drops_held_back {
            return;
        }
        let to = self.assets.teams.of_team(&entry.team);
        let left = left.filter(|kept| !kept.is_empty());
        let left = left.and_then(|kept| to.recipients.seal(&kept.to_json().ok()?).ok());
        let change = DraftChange {
            seen: &work,
            draft: left.as_ref(),
            drops_held_back,
        };
        let by = self.by();
        if let Err(error) = self.store.save_draft(entry, &change, &by).await {
            tracing::warn!(%error, "the draft of something that was done is still there");
        }
    }

    /// The answer to a script that keeps what is typed, or none if no script asks.
    pub(super) async fn keep_while_typing(&self, id: &str, sent: &ActionForm) -> Response<Body> {
        let failed = |error: &StoreError| {
            let gone = matches!(error, StoreError::NotFound | StoreError::Withdrawn);
            let status = if gone {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::SERVICE_UNAVAILABLE
            };
            audience::json(status, &json!({ "state": "unsaved" }))
        };
        let seen = match self.find(id).await {
            Ok(seen) => seen,
            Err(error) => return failed(&error),
        };
        let work = match self.store.work(&seen.entry.id).await {
            Ok(work) => work,
            Err(error) => return failed(&error),
        };
        let typed = sent.draft().to_keep();
        let typed = typed.unwrap_or_else(|| Kept::new("", Vec::new()));
        if typed.is_empty() && work.draft.is_none() {
            let body = json!({ "state": "empty", "edition": work.edition });
            return audience::json(StatusCode::OK, &body);
        }
        let kept = self.keep(&seen.entry, (work, sent.edition), &typed);
        match kept.await {
            Saving::Kept(now) => {
                let at = now.draft.as_ref().map(|draft| self.view().time(draft.at));
                let letters = self.open(&seen.sealed).into_iter();
                let later = self.follow_ups(&seen).into_iter().flatten();
                let letters: Vec<_> = letters.chain(later).collect();
                let letters: Vec<_> = letters.iter().collect();
                let page = sent.page.as_ref();
                let hints = self.view().hints_for_script(&sent.text, page, &letters);
                let body = json!({
                    "state": "saved", "edition": now.edition, "at": at, "hints": hints,
                });
                audience::json(StatusCode::OK, &body)
            }
            Saving::Other(now) => {
                let by = now.draft.as_ref().map(|draft| &draft.by);
                let named = self.naming(by).await;
                let body = json!({ "state": "other", "by": by.map(|by| named.view().author(by)) });
                audience::json(StatusCode::CONFLICT, &body)
            }
            Saving::Failed => audience::json(
                StatusCode::SERVICE_UNAVAILABLE,
                &json!({ "state": "unsaved" }),
            ),
        }
    }

    fn open_draft(&self, sealed: &Sealed) -> Option<Kept> {
        let opened = open_with_any(&self.keys, sealed).ok()?;
        Kept::from_json(&opened).ok()
    }

    fn note_text(&self, note: &Note) -> NoteText {
        NoteText {
            text: self.open_message(&note.sealed),
            by: note.by.clone(),
            at: note.at,
        }
    }

    /// The other moderators of a team, by name, and whether they know more. Those who do come first.
    pub(super) async fn colleagues(
        &self,
        team: &TeamId,
        me: &Name,
    ) -> Result<Vec<(String, bool)>, StoreError> {
        let everybody = self.store.people().await?;
        let of_team = everybody.into_iter().filter(|person| {
            person.standing == Standing::Active
                && rights::reads(&person.roles)
                && person.teams.contains(team)
        });
        // Whoever has no name here cannot be named.
        let named = of_team.filter_map(|person| {
            let knows_more = person.marks.contains(&Mark::Professional);
            Some((self.names_key.colleague(person).name?, knows_more))
        });
        let mut named: Vec<_> = named.filter(|(name, _)| name != me.as_str()).collect();
        named.sort_by(|(one, knows_more), (other, knows_more_too)| {
            (!knows_more, one).cmp(&(!knows_more_too, other))
        });
        Ok(named)
    }
}

/// What is left of a draft: without the answer and its page when that was sent, and without these fields.
fn left_of(kept: &Kept, is_sent: bool, stored: &[(&'static str, String)]) -> Kept {
    let is_stored = |name: &str, value: &str| {
        let mut stored = stored.iter();
        stored.any(|(known, typed)| *known == name && typed.trim() == value.trim())
    };
    let beside = kept.beside.iter();
    let beside = beside.filter(|(name, value)| !is_stored(name, value));
    let left = if is_sent {
        Kept::new("", Vec::new())
    } else {
        Kept::new(&*kept.answer, kept.page.clone())
    };
    left.with_beside(beside.cloned().collect())
}
