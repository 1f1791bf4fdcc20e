//! Which entries of an earlier plan still hold for a document that has changed.

use super::{Entry, Plan, Status, What};

/// An entry of an earlier plan, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its id in the earlier plan.
    pub id: String,
    /// Its words.
    pub words: String,
    /// What became of it.
    pub holding: Holding,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// The same words stand at the same place, in the same surroundings: the decision is taken over.
    Holds,
    /// The words stand somewhere else, or among other words: somebody has to decide again.
    Moved,
    /// The words are gone.
    Gone,
}

impl Holding {
    /// In one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Moved => "moved",
            Self::Gone => "gone",
        }
    }
}

impl Plan {
    /// Takes over the decisions of an earlier plan that still hold, and tells what became of each.
    pub fn take_over(&mut self, earlier: &Self) -> Vec<Held> {
        if self.source.sha256 == earlier.source.sha256 {
            self.document = earlier.document.clone();
        } else {
            // Another text has to be signed again, but those who prepare it stay the same.
            self.document
                .prepared_by
                .clone_from(&earlier.document.prepared_by);
        }
        let mut told = Vec::new();
        for entry in &earlier.entries {
            let (holding, found) = self.find(entry);
            match (holding, found) {
                (Holding::Holds, Some(nth)) => {
                    if let Some(own) = self.entries.get_mut(nth) {
                        take(own, entry);
                    }
                }
                // What people added is not proposed anew: it is kept for them to decide.
                (_, None) if matches!(entry.what, What::Passage | What::Item) => {
                    let mut kept = entry.clone();
                    if self.source.sha256 != earlier.source.sha256 {
                        kept.status = Status::Proposed;
                    }
                    self.entries.push(kept);
                }
                // A mention that somebody kept is an entry of theirs as well.
                (_, None)
                    if entry.what == What::Mention
                        && self.source.sha256 == earlier.source.sha256 =>
                {
                    self.entries.push(entry.clone());
                }
                _ => (),
            }
            told.push(Held {
                id: entry.id.clone(),
                words: entry.words.clone(),
                holding,
            });
        }
        told
    }

    fn find(&self, entry: &Entry) -> (Holding, Option<usize>) {
        let same = self.entries.iter().position(|own| {
            own.anchor() == entry.anchor() && own.context == entry.context && own.how == entry.how
        });
        if same.is_some() {
            return (Holding::Holds, same);
        }
        let moved = self
            .entries
            .iter()
            .any(|own| own.what == entry.what && own.words == entry.words);
        let holding = if moved { Holding::Moved } else { Holding::Gone };
        (holding, None)
    }
}

/// What somebody decided; what the document says stays as it was found.
fn take(own: &mut Entry, earlier: &Entry) {
    let found = own.clone();
    *own = earlier.clone();
    own.id = found.id;
    own.span = found.span;
    own.place = found.place;
    own.mentions = found.mentions;
    own.of = found.of;
}
