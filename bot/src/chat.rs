//! The conversation in the terminal.

use fettle_core::Knowledge;
use fettle_core::card::{Card, Tone};
use fettle_core::conversation::{Conversation, Event, EventKey, Inbound, ReplyTo};
use fettle_core::memory::Memory;

use crate::bug::guarded;
use crate::command::ChatArgs;
use crate::fault::{Fault, Hears};
use crate::settings::Settings;
use crate::wiring::{self, Buttons, Clock, Console, Expecting, Heard};
use crate::worker::{Worker, sorry};

/// Longest name of an athlete, in characters.
const NAME_CHARS: usize = 64;

/// Talks until the athlete leaves.
pub(crate) fn run(args: &ChatArgs, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    let name = name(&args.name)?;
    let state = settings.state_file(args.state.file.as_ref())?;
    let worker = Worker::new(wiring::memory(&state)?, Knowledge::built_in(), wiring::athlete(&name));
    let mut console = wiring::console(&state, &name, args.json)?;
    console.whisper(welcome(&worker.conversation()?))?;
    attempt(&mut console, |console| worker.perform_owed(console))?;
    while let Some(inbound) = hear(&worker, &mut console, clock)? {
        attempt(&mut console, |console| worker.turn(&inbound, console))?;
    }
    let known = worker.conversation()?.revision() > 0;
    Ok(console.whisper(if known { "See you. Everything is saved." } else { "See you." })?)
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

/// The next thing said or pressed; none when the athlete leaves.
fn hear<M: Memory>(worker: &Worker<'_, M>, console: &mut Console, clock: Clock) -> Result<Option<Inbound>, Fault> {
    loop {
        let conversation = worker.conversation()?;
        let expecting = Expecting {
            choices: conversation.choices(),
            number: conversation.awaits_number(),
            first: conversation.revision() == 0,
        };
        match console.listen(&expecting)? {
            Heard::Event(event) => return Ok(Some(inbound(event, conversation.revision(), clock))),
            Heard::NoSuchButton(card) => console.show(&card, Buttons::Hidden)?,
            Heard::Nothing => {}
            Heard::Leave => return Ok(None),
        }
    }
}

/// The key counts the athlete's turns, so that it is new for every line and sorts by time.
fn inbound(event: Event, revision: u64, clock: Clock) -> Inbound {
    Inbound {
        key: EventKey(format!("terminal-{revision:010}")),
        at: clock.now(),
        zone: clock.zone(),
        reply_to: ReplyTo("terminal".to_owned()),
        event,
    }
}

/// Does something and tells the athlete if it went wrong. Only when nobody is left to tell, it ends the conversation.
fn attempt(console: &mut Console, deed: impl FnOnce(&mut Console) -> Result<(), Fault>) -> Result<(), Fault> {
    match guarded(|| deed(console)) {
        Ok(Err(fault)) if fault.hears == Hears::Nobody => Err(fault),
        Ok(Err(fault)) => {
            tracing::error!(again = fault.again, "{}", fault.words);
            Ok(console.show(&trouble(&fault), Buttons::Hidden)?)
        }
        Err(bug) => Ok(console.show(&sorry(bug), Buttons::Hidden)?),
        Ok(Ok(())) => Ok(()),
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
