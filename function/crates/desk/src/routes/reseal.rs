//! Seals everything of a team again when its keys change. A page first shows who gains and loses access, and nobody loses
//! access without being named.
//!
//! Each request does a part and says how far it came. What it sealed is marked with the keys, so that the next request, also
//! after a stop at any moment, goes on where this one ended.
//!
//! What follows from a revoked key needs nobody who asks for it: whoever has the keys does a part of it by themselves, a desk with
//! a key file now and then, and any other while a list is open in a browser.

use std::time::{Duration, Instant};

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};

use crate::access::Access;
use crate::views::{Progress, ResealView, Resealed};
use crate::{AtDesk, Desk, inventory, teams};
use forms::team::TeamId;
use pages::teams::Destination;
use sealing::{AnswerRecipient, SealError, Sealed};
use store::{Readers, StoreError, Submission, TeamSeal};
use unsealing::{Identity, open_with_any};
use web::request;

/// The field that identifies what the page showed.
const SHOWN: &str = "sleutels";
/// The field with the team.
const TEAM: &str = "team";
/// One request takes at most this long: browsers and proxies wait a minute.
const TIME: Duration = Duration::from_secs(20);

/// The result for one submission.
enum Reseal {
    Done,
    /// It is sealed to more keys than are known.
    Crowded,
}

/// What is needed to seal the submissions of a team again.
struct Run<'a> {
    to: &'a Destination,
    known: Readers,
    access: Access,
    /// The keys of this desk that matter for the team.
    identities: Vec<Identity>,
}

impl Run<'_> {
    /// Changes whenever the page would show something else.
    fn stamp(&self) -> String {
        format!("{}-{}", self.known.stamp(), self.access.next.mark())
    }

    /// What is inside a seal, for the keys of today. `both` is who opens it besides the team.
    fn sealed_again(&self, one: TeamSeal<'_>, both: &AnswerRecipient) -> Result<Sealed, SealError> {
        let opened = open_with_any(&self.identities, one.sealed)?;
        if one.shared {
            self.to.recipients.seal_with(both, &opened)
        } else {
            self.to.recipients.seal(&opened)
        }
    }

    fn view(&self) -> ResealView<'_> {
        ResealView {
            known: &self.known,
            access: &self.access,
            progress: None,
            stamp: self.stamp(),
        }
    }
}

/// `GET /desk/reseal`: who can read before and after.
pub(super) async fn ask(Extension(AtDesk { desk, .. }): Extension<AtDesk>) -> Response<Body> {
    let mut runs = Vec::new();
    for team in &*desk.held {
        match desk.prepare(team).await {
            Ok(run) => runs.push(run),
            Err(error) => return desk.view().store_error(&error),
        }
    }
    let mut views: Vec<_> = runs.iter().map(Run::view).collect();
    for (run, view) in runs.iter().zip(&mut views) {
        match desk.progress(run).await {
            Ok(progress) => view.progress = progress,
            Err(error) => return desk.view().store_error(&error),
        }
    }
    desk.view().reseal(StatusCode::OK, &views)
}

/// `POST /desk/reseal`: seals what this desk can open of a team to its current recipients.
pub(super) async fn reseal(
    Extension(AtDesk { desk, .. }): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let shown = sent.fields.get(SHOWN);
    let Some(team) = desk.wanted(sent.fields.get(TEAM)) else {
        return desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let run = match desk.prepare(team).await {
        Ok(run) => run,
        Err(error) => return desk.view().store_error(&error),
    };
    if run.access.refusal.is_some() {
        return desk.view().reseal(StatusCode::CONFLICT, &[run.view()]);
    }
    match shown {
        // Something has changed since the page was shown.
        Some(stamp) if stamp != run.stamp() => {
            return desk.view().reseal(StatusCode::CONFLICT, &[run.view()]);
        }
        // The page was not shown, and others are affected.
        None if !run.access.is_about_this_desk_only() => {
            return desk.view().reseal(StatusCode::OK, &[run.view()]);
        }
        _ => {}
    }
    match desk.reseal_some(&run, TIME).await {
        Ok(resealed) => desk.show_resealed(team, &resealed).await,
        // Another desk was first.
        Err(StoreError::Conflict) => match desk.prepare(team).await {
            Ok(run) => desk.view().reseal(StatusCode::CONFLICT, &[run.view()]),
            Err(error) => desk.view().store_error(&error),
        },
        Err(error) => desk.view().store_error(&error),
    }
}

impl Desk {
    /// The team that a form names, if this desk holds its key. A desk of one team needs no name.
    fn wanted(&self, named: Option<&str>) -> Option<&TeamId> {
        match named {
            Some(named) => self.held.iter().find(|team| team.as_str() == named),
            None => self.held.first().filter(|_| self.held.len() == 1),
        }
    }

    async fn prepare(&self, team: &TeamId) -> Result<Run<'_>, StoreError> {
        let to = self.assets.teams.of_team(team);
        let known = self.store.readers(team).await?;
        let identities = teams::identities_of(to, &self.assets.teams, &known, &self.keys);
        let wanted = (to.readers().clone(), &*self.assets.facts.revoked);
        Ok(Run {
            access: Access::compare(&known, wanted, &identities),
            to,
            known,
            identities,
        })
    }

    /// Does a part of what follows from a revoked key, for each team of this desk. Gives how far it came; nothing when there was
    /// nothing to do.
    pub(crate) async fn reseal_what_is_decided(
        &self,
        time: Duration,
    ) -> Result<Option<Resealed>, StoreError> {
        let mut all = None;
        for team in &*self.held {
            let run = self.prepare(team).await?;
            if !run.access.is_decided(&run.known) {
                continue;
            }
            let some = match self.reseal_some(&run, time).await {
                // Another desk does the same.
                Err(StoreError::Conflict) => continue,
                result => result?,
            };
            tracing::info!(%team, done = some.done, left = some.left, "a part was sealed again after a key was revoked");
            all = Some(some);
        }
        Ok(all)
    }

    /// How far a re-seal of a team has come, while one is under way.
    async fn progress(&self, run: &Run<'_>) -> Result<Option<Progress>, StoreError> {
        if !run.known.unfinished {
            return Ok(None);
        }
        let (mark, team) = (run.known.mark(), std::slice::from_ref(&run.known.team));
        let is_done = |known: &Option<String>| known.as_deref() == Some(&*mark);
        let entries = inventory::of_teams(&self.store, team, self.clock.now()).await?;
        let brokers = self.store.brokers(&run.known.team).await?;
        let done = entries
            .iter()
            .filter(|one| is_done(&one.sealed_for))
            .count();
        let brokers_done = brokers.iter().filter(|one| is_done(&one.sealed_for));
        Ok(Some(Progress {
            done: done + brokers_done.count(),
            total: entries.len() + brokers.len(),
        }))
    }

    async fn show_resealed(&self, team: &TeamId, resealed: &Resealed) -> Response<Body> {
        match self.prepare(team).await {
            Ok(run) => self.view().resealed((team, &run.stamp()), resealed),
            Err(error) => self.view().store_error(&error),
        }
    }

    /// Stores the new list of readers, so that no older desk can undo it, and then seals one submission after the other, as
    /// long as there is time.
    async fn reseal_some(&self, run: &Run<'_>, time: Duration) -> Result<Resealed, StoreError> {
        let readers = if run.access.next == run.known {
            run.known.clone()
        } else {
            self.store.remember_readers(&run.access.next).await?
        };
        let until = Instant::now() + time;
        let mark = readers.mark();
        let team = std::slice::from_ref(&readers.team);
        let mut entries = inventory::of_teams(&self.store, team, self.clock.now()).await?;
        let mut resealed = Resealed {
            total: entries.len(),
            ..Resealed::default()
        };
        entries.retain(|entry| entry.sealed_for.as_deref() != Some(&*mark));
        for (number, entry) in entries.iter().enumerate() {
            if Instant::now() > until {
                resealed.left += entries.len() - number;
                break;
            }
            let seen = match self.store.find(&entry.id, self.clock.now()).await {
                Ok(seen) if seen.entry.team == readers.team => seen,
                // Withdrawn or expired meanwhile, or moved to another team.
                Ok(_) | Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error),
            };
            // The index is a little behind.
            if seen.entry.sealed_for.as_deref() == Some(&*mark) {
                continue;
            }
            match self.reseal_one(&seen, (run, &readers)).await {
                Ok(Reseal::Done) => resealed.done += 1,
                Ok(Reseal::Crowded) => resealed.crowded += 1,
                Err(StoreError::Conflict)
                    if self.store.readers(&readers.team).await? != readers =>
                {
                    return Err(StoreError::Conflict);
                }
                // A colleague changed it at this moment.
                Err(StoreError::Conflict) => resealed.left += 1,
                Err(StoreError::TooLarge | StoreError::Unreadable(_)) => resealed.closed += 1,
                Err(error) => return Err(error),
            }
        }
        let both = (run, &readers);
        self.reseal_brokers(both, until, &mut resealed).await?;
        self.reseal_note(both, &mut resealed).await?;
        if resealed.left == 0 && readers.unfinished {
            match self.store.remember_readers(&readers.finished()).await {
                // Somebody else changed the list. The next one looks again.
                Ok(_) | Err(StoreError::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(resealed)
    }

    /// The note of the team for whoever comes next.
    async fn reseal_note(
        &self,
        (run, readers): (&Run<'_>, &Readers),
        resealed: &mut Resealed,
    ) -> Result<(), StoreError> {
        let team = &readers.team;
        let Some(note) = self.store.shift_note(team, self.clock.now()).await? else {
            return Ok(());
        };
        resealed.total += 1;
        if note.sealed_for.as_deref() == Some(&*readers.mark()) {
            return Ok(());
        }
        let seal = TeamSeal {
            sealed: &note.sealed,
            shared: false,
        };
        if run
            .access
            .overlooks_somebody(std::iter::once(seal), &run.identities)
        {
            resealed.crowded += 1;
            return Ok(());
        }
        let opened = open_with_any(&run.identities, &note.sealed).ok();
        let again = opened.and_then(|text| run.to.recipients.seal(&text).ok());
        let Some(again) = again else {
            resealed.closed += 1;
            return Ok(());
        };
        let both = (&again, readers);
        match self.store.reseal_shift_note((team, &note), both).await {
            Ok(()) => resealed.done += 1,
            Err(StoreError::Conflict) if self.store.readers(team).await? != *readers => {
                return Err(StoreError::Conflict);
            }
            // Somebody left another one just now, for the same keys.
            Err(StoreError::Conflict) => resealed.closed += 1,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// The register of the team, as long as there is time.
    async fn reseal_brokers(
        &self,
        (run, readers): (&Run<'_>, &Readers),
        until: Instant,
        resealed: &mut Resealed,
    ) -> Result<(), StoreError> {
        let mark = readers.mark();
        let mut entries = self.store.brokers(&readers.team).await?;
        resealed.total += entries.len();
        entries.retain(|entry| entry.sealed_for.as_deref() != Some(&*mark));
        for (number, entry) in entries.iter().enumerate() {
            if Instant::now() > until {
                resealed.left += entries.len() - number;
                break;
            }
            let Some(seen) = self.stored_broker(&entry.id).await? else {
                continue;
            };
            if seen.entry.sealed_for.as_deref() == Some(&*mark) {
                continue;
            }
            if run.access.overlooks_somebody(seen.seals(), &run.identities) {
                resealed.crowded += 1;
                continue;
            }
            let again = |one: TeamSeal<'_>| run.sealed_again(one, &seen.recipient);
            let result = match seen.sealed_again(again) {
                Ok(after) => {
                    let by = self.by();
                    self.store
                        .reseal_broker(&seen, (&after, readers), &by)
                        .await
                }
                Err(_) => Err(StoreError::Unreadable("sealed")),
            };
            match result {
                Ok(()) => resealed.done += 1,
                Err(StoreError::Conflict)
                    if self.store.readers(&readers.team).await? != *readers =>
                {
                    return Err(StoreError::Conflict);
                }
                Err(StoreError::Conflict) => resealed.left += 1,
                Err(StoreError::Unreadable(_)) => resealed.closed += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn reseal_one(
        &self,
        seen: &Submission,
        (run, readers): (&Run<'_>, &Readers),
    ) -> Result<Reseal, StoreError> {
        let work = self.store.work(&seen.entry.id).await?;
        let seals = seen.seals_for_moderators().chain(work.seals());
        if run.access.overlooks_somebody(seals, &run.identities) {
            return Ok(Reseal::Crowded);
        }
        let again = |one: TeamSeal<'_>| run.sealed_again(one, &seen.recipient);
        let after = work.sealed_again(again);
        let after = after.map_err(|_| StoreError::Unreadable("sealed"))?;
        let seals = seen.sealed_again(again, (work, after));
        let seals = seals.map_err(|_| StoreError::Unreadable("sealed"))?;
        let by = self.by();
        self.store.reseal(seen, (&seals, readers), &by).await?;
        Ok(Reseal::Done)
    }
}
