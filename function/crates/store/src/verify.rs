//! Checking chains of the audit: from the first entry, or on from one that was noted outside the store.
//!
//! Whoever can write the table can drop entries at the end, or compute a chain anew: what is left is whole in itself. A noted entry
//! shows both, because the chain has to lead through it.

use std::mem;

use super::chain::{self, BrokenChain, Head, Link};
use super::item::{Item, attr, read, text};
use super::{Store, StoreError, client};

/// Sorts before every entry.
const FIRST: &str = " ";

/// An entry up to which a chain was found whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// Its number and its hash.
    pub head: Head,
    /// Its sort key, to read on from there.
    pub place: String,
}

/// How much of a chain is read.
#[derive(Debug, Clone, Copy)]
pub enum Stretch<'a> {
    /// All of it. It must lead through the noted entry, where there is one.
    Whole(Option<&'a Noted>),
    /// The noted entry, and what comes after it.
    After(&'a Noted),
}

/// Where a chain is.
pub(crate) struct Partition<'a> {
    pub(crate) name: &'a str,
    /// The sort key that all entries are before.
    pub(crate) end: &'a str,
}

/// A chain that is being followed.
struct Following<'a> {
    /// The entry before the next one. Of what is not read, the number only.
    reached: Noted,
    noted: Option<&'a Noted>,
    /// Whether the next entry is the first that is read of a longer chain.
    is_on_the_way: bool,
    /// The end that is stored apart, where there is one.
    end: Option<&'a Head>,
}

impl<'a> Following<'a> {
    fn begin(stretch: Stretch<'a>, end: Option<&'a Head>) -> Self {
        let (noted, is_on_the_way) = match stretch {
            Stretch::Whole(noted) => (noted, false),
            Stretch::After(noted) => (Some(noted), true),
        };
        let mut reached = Noted::default();
        if let Some(noted) = noted.filter(|_| is_on_the_way) {
            reached.head.number = noted.head.number.saturating_sub(1);
        }
        Self {
            reached,
            noted,
            is_on_the_way,
            end,
        }
    }

    /// The chain breaks at the next entry.
    fn breaks(&self) -> BrokenChain {
        BrokenChain(self.reached.head.number + 1)
    }

    fn pass(&mut self, entry: &impl Link, place: &str) -> Result<(), BrokenChain> {
        if mem::take(&mut self.is_on_the_way) {
            // The noted hash says whether it is right: what is before it is part of that.
            entry.place().1.clone_into(&mut self.reached.head.hash);
        }
        let head = mem::take(&mut self.reached.head);
        if let Some(end) = self.end
            && head.number == end.number
            && head != *end
        {
            return Err(BrokenChain(end.number));
        }
        let head = chain::follow(head, [entry])?;
        if let Some(Noted { head: noted, .. }) = self.noted
            && head.number == noted.number
            && head != *noted
        {
            return Err(BrokenChain(noted.number));
        }
        self.reached = Noted {
            head,
            place: place.to_owned(),
        };
        Ok(())
    }

    /// Nothing follows any more.
    fn finish(self) -> Result<Noted, BrokenChain> {
        match self.noted {
            // Entries were dropped from the end.
            Some(noted) if self.reached.head.number < noted.head.number => Err(self.breaks()),
            _ => Ok(self.reached),
        }
    }
}

impl Store {
    /// Follows a chain as it is read; `end` is how it ended before.
    pub(crate) async fn follow<L>(
        &self,
        partition: &Partition<'_>,
        stretch: Stretch<'_>,
        end: Option<&Head>,
    ) -> Result<Result<Noted, BrokenChain>, StoreError>
    where
        L: Link + for<'i> TryFrom<&'i Item>,
    {
        let mut following = Following::begin(stretch, end);
        let first = match stretch {
            Stretch::Whole(_) => FIRST,
            Stretch::After(noted) => &noted.place,
        };
        let mut start = None;
        loop {
            let ask = self
                .ask_partition(partition.name)
                .key_condition_expression("pk = :pk AND sk BETWEEN :first AND :end")
                .expression_attribute_values(":first", text(first))
                .expression_attribute_values(":end", text(partition.end))
                .set_exclusive_start_key(start.take());
            let found = ask.send().await.map_err(client::failure)?;
            for item in found.items.unwrap_or_default() {
                let place = read(&item, attr::SORT)?;
                if place == partition.end {
                    continue;
                }
                // What cannot be read was changed.
                let Ok(entry) = L::try_from(&item) else {
                    return Ok(Err(following.breaks()));
                };
                if let Err(broken) = following.pass(&entry, place) {
                    return Ok(Err(broken));
                }
            }
            start = found.last_evaluated_key;
            if start.is_none() {
                return Ok(following.finish());
            }
        }
    }
}
