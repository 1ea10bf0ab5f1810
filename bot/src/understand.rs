//! `fettle understand`: what the coach reads in a line of text.

use std::io::{self, Write};

use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::conversation::Utterance;
use fettle_core::language::{Context, understand};

use crate::command::UnderstandArgs;
use crate::fault::Fault;
use crate::lines::{Line, Lines};
use crate::wiring::Clock;

/// Longest line read, in bytes; of its text, an utterance keeps far less.
const LINE_BYTES: usize = 64 * 1024;

/// Prints one line of JSON for the text, or for every line of standard input.
pub(crate) fn run(args: &UnderstandArgs, clock: Clock) -> Result<(), Fault> {
    if !args.text.is_empty() {
        return print(&args.text.join(" "), clock);
    }
    for line in Lines::of(io::stdin().lock(), LINE_BYTES) {
        print(&line.map(Line::into_text)?, clock)?;
    }
    Ok(())
}

fn print(text: &str, clock: Clock) -> Result<(), Fault> {
    let context = Context { today: clock.today(), asked: None, units: Units::Metric };
    let understanding = understand(Utterance::new(text).as_str(), &context, Knowledge::built_in());
    Ok(writeln!(io::stdout(), "{}", serde_json::to_string(&understanding)?)?)
}
