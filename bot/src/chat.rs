//! The conversation in the terminal.

use std::sync::Arc;

use chrono::TimeDelta;
use fettle_core::Knowledge;
use fettle_core::card::{Card, Tone};
use fettle_core::conversation::{Conversation, Event, EventKey, Inbound, ReplyTo};
use fettle_core::memory::AthleteKey;
use tokio::runtime::Runtime;

use crate::bug::guarded_while;
use crate::command::ChatArgs;
use crate::fault::{Fault, Hears};
use crate::settings::Settings;
use crate::wiring::{self, Clock, Console, Expecting, Heard, StateFile};
use crate::worker::{Worker, sorry};

/// Longest name of an athlete, in characters.
const NAME_CHARS: usize = 64;

/// One athlete at this terminal.
struct Talk<'a> {
    worker: Worker<StateFile, Arc<Console>>,
    who: AthleteKey,
    console: &'a Console,
    clock: Clock,
}

/// Talks until the athlete leaves.
pub(crate) fn run(args: &ChatArgs, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    let name = name(&args.name)?;
    let state = settings.state_file(args.state.file.as_ref())?;
    let memory = wiring::memory(&state, clock)?;
    let console = Arc::new(wiring::console(&state, &name, args.json)?);
    // Nobody else has the file open, so that nobody has to wait for a lease to run out.
    let worker = Worker::new(memory, Arc::clone(&console), Knowledge::built_in(), clock.hand()).lending_for(TimeDelta::zero());
    let talk = Talk { worker, who: wiring::athlete(&name), console: &console, clock };
    runtime()?.block_on(talk.hold())
}

/// The thread this program runs on, with timers.
fn runtime() -> Result<Runtime, Fault> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_time().build()?)
}

impl Talk<'_> {
    async fn hold(&self) -> Result<(), Fault> {
        self.console.whisper(welcome(&self.worker.conversation(&self.who).await?))?;
        self.attempt(self.worker.look_after(&self.who)).await?;
        while let Some(inbound) = self.hear().await? {
            self.attempt(self.turn(inbound)).await?;
        }
        let known = self.worker.conversation(&self.who).await?.revision() > 0;
        Ok(self.console.whisper(if known { "See you. Everything is saved." } else { "See you." })?)
    }

    async fn turn(&self, inbound: Inbound) -> Result<(), Fault> {
        let reply = self.worker.take(&self.who, inbound).await?;
        self.worker.perform(reply, Vec::new()).await
    }

    /// The next thing said or pressed; none when the athlete leaves.
    async fn hear(&self) -> Result<Option<Inbound>, Fault> {
        loop {
            let conversation = self.worker.conversation(&self.who).await?;
            let expecting = Expecting {
                choices: conversation.choices(),
                number: conversation.awaits_number(),
                first: conversation.revision() == 0,
            };
            match self.console.listen(&expecting)? {
                Heard::Event(event) => return Ok(Some(inbound(event, conversation.revision(), self.clock))),
                Heard::NoSuchButton(card) => self.console.show_card(&card)?,
                Heard::Nothing => {}
                Heard::Leave => return Ok(None),
            }
        }
    }

    /// Does something and tells the athlete if it went wrong. Only when nobody is left to tell, it ends the conversation.
    async fn attempt(&self, deed: impl Future<Output = Result<(), Fault>>) -> Result<(), Fault> {
        let done = guarded_while(deed).await;
        let confirmed = self.worker.confirm(&self.who).await;
        match done.map(|done| done.and(confirmed)) {
            Ok(Err(fault)) if fault.hears == Hears::Nobody => Err(fault),
            Ok(Err(fault)) => {
                tracing::error!(again = fault.again, "{}", fault.words);
                Ok(self.console.show_card(&trouble(&fault))?)
            }
            Err(bug) => Ok(self.console.show_card(&sorry(bug))?),
            Ok(Ok(())) => Ok(()),
        }
    }
}

/// Names are one, however they are written.
fn name(given: &str) -> Result<String, Fault> {
    let name = given.trim().to_lowercase();
    let fits = !name.is_empty() && name.chars().count() <= NAME_CHARS && !name.chars().any(char::is_control);
    fits.then_some(name).ok_or_else(|| Fault::for_person(format!("--as wants a name of 1 to {NAME_CHARS} characters.")))
}

fn welcome(conversation: &Conversation) -> &'static str {
    if conversation.revision() == 0 {
        "Fettle plans training around your life. Just talk; Ctrl-D leaves, and I remember everything until you say \"forget me\"."
    } else {
        "Welcome back. It is all still here; \"help\" shows what you can say, Ctrl-D leaves."
    }
}

/// The key holds the time and the athlete's revision, so that it is new for every line and sorts by time.
fn inbound(event: Event, revision: u64, clock: Clock) -> Inbound {
    let now = clock.now();
    Inbound {
        key: EventKey(format!("terminal-{:011}-{revision:06}", now.timestamp())),
        at: now,
        zone: clock.zone(),
        reply_to: ReplyTo("terminal".to_owned()),
        reachable: false,
        event,
    }
}

fn trouble(fault: &Fault) -> Card {
    let next = if fault.again { "Say it again in a moment." } else { "\"fettle check\" may tell more." };
    Card::saying(format!("I could not finish that: {}.", fault.words))
        .toned(Tone::Careful)
        .text(format!("What I confirmed before is safe. {next}"))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        assert_eq!(name(" Sam ").unwrap(), name("sam").unwrap());
        for odd in ["", "  ", "a\u{1b}b", &"x".repeat(65)] {
            assert!(name(odd).is_err(), "{odd:?}");
        }
    }
}
