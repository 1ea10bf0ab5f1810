//! One turn from the event to its effects: read, step, commit, and only then perform. What is committed and not yet
//! confirmed stays in the stored outbox, so that a crash at any place loses nothing.

use std::io;

use fettle_core::Knowledge;
use fettle_core::card::{Card, Tone};
use fettle_core::conversation::{Conversation, Effect, Inbound, Owed};
use fettle_core::memory::{AthleteKey, Commit, Memory};

use crate::bug::{Bug, guarded};
use crate::fault::{Fault, Hears};
use crate::wiring::Buttons;

/// How often a lost race is run again. Each loss means that another turn of the same athlete got through.
const TRIES: usize = 16;

/// Where effects become visible.
pub(crate) trait Surface {
    /// Shows a card.
    fn show(&mut self, card: &Card, buttons: Buttons) -> io::Result<()>;
    /// Gives a document to the athlete.
    fn hand_over(&mut self, document: &str) -> io::Result<()>;
    /// Forgets what this surface itself remembers of the athlete.
    fn forget(&mut self) -> io::Result<()>;
}

/// The turns of one athlete.
pub(crate) struct Worker<'a, M> {
    memory: M,
    world: &'a Knowledge,
    who: AthleteKey,
}

impl<'a, M: Memory> Worker<'a, M> {
    pub(crate) fn new(memory: M, world: &'a Knowledge, who: AthleteKey) -> Self {
        Self { memory, world, who }
    }

    /// The conversation as it was committed last.
    pub(crate) fn conversation(&self) -> Result<Conversation, Fault> {
        Ok(self.memory.load(&self.who)?.unwrap_or_else(Conversation::begin))
    }

    /// Takes one event through the conversation and performs everything owed.
    pub(crate) fn turn(&self, inbound: &Inbound, surface: &mut impl Surface) -> Result<(), Fault> {
        let next = self.change(|conversation| conversation.step(inbound.clone(), self.world).next)?;
        self.perform(&next, surface)
    }

    /// Performs what an earlier run committed and could not confirm.
    pub(crate) fn perform_owed(&self, surface: &mut impl Surface) -> Result<(), Fault> {
        self.perform(&self.conversation()?, surface)
    }

    /// Commits a change, again from the start when somebody else was first.
    fn change(&self, change: impl Fn(Conversation) -> Conversation) -> Result<Conversation, Fault> {
        for _ in 0..TRIES {
            let before = self.conversation()?;
            let expected = before.revision();
            let next = change(before);
            if next.revision() == expected || self.memory.commit(&self.who, expected, &next)? == Commit::Done {
                tracing::debug!(revision = next.revision(), owed = next.outbox().len(), "committed");
                return Ok(next);
            }
            tracing::info!(expected, "lost a race");
        }
        Err(Fault { hears: Hears::Operator, again: true, words: "too many turns at once".into() })
    }

    fn perform(&self, conversation: &Conversation, surface: &mut impl Surface) -> Result<(), Fault> {
        let outbox = conversation.outbox();
        let last = outbox.iter().rposition(|owed| matches!(owed.effect, Effect::Say { .. }));
        let standing = if conversation.awaits_number() { Buttons::Named } else { Buttons::Numbered };
        let mut done = Vec::new();
        let performed = outbox.iter().enumerate().try_for_each(|(place, owed)| {
            let buttons = if Some(place) == last { standing } else { Buttons::Hidden };
            self.perform_or_drop(owed, buttons, conversation, surface)?;
            done.push(owed.id.clone());
            Ok(())
        });
        performed.and(self.settle(&done))
    }

    /// Performs one effect. One that meets a bug is dropped, or every start from now on would meet it again.
    fn perform_or_drop(
        &self,
        owed: &Owed,
        buttons: Buttons,
        conversation: &Conversation,
        surface: &mut impl Surface,
    ) -> Result<(), Fault> {
        match guarded(|| self.perform_one(&owed.effect, buttons, conversation, surface)) {
            Ok(performed) => performed,
            Err(bug) => Ok(surface.show(&sorry(bug), Buttons::Hidden)?),
        }
    }

    fn perform_one(
        &self,
        effect: &Effect,
        buttons: Buttons,
        conversation: &Conversation,
        surface: &mut impl Surface,
    ) -> Result<(), Fault> {
        match effect {
            Effect::Say { card, .. } => surface.show(card, buttons)?,
            Effect::Record(entry) => self.memory.record(&self.who, entry)?,
            Effect::Strike { ids } => self.memory.strike(&self.who, ids)?,
            Effect::Export { .. } => {
                let document = conversation.export(&self.memory.log(&self.who)?);
                surface.hand_over(&serde_json::to_string_pretty(&document)?)?;
            }
            Effect::Forget => {
                surface.forget()?;
                self.memory.forget(&self.who)?;
            }
        }
        Ok(())
    }

    /// Confirms what was performed. An athlete who was forgotten has nothing left to confirm.
    fn settle(&self, done: &[String]) -> Result<(), Fault> {
        if !done.is_empty() && self.memory.load(&self.who)?.is_some() {
            self.change(|conversation| conversation.settle(done))?;
        }
        Ok(())
    }
}

/// What a person hears of a bug.
pub(crate) fn sorry(bug: Bug) -> Card {
    Card::saying("Something broke on my side, not on yours. Nothing you told me before is lost.")
        .toned(Tone::Careful)
        .text(format!("Try it in other words. If it happens again, report it as bug {bug}."))
}

#[cfg(test)]
mod tests;
