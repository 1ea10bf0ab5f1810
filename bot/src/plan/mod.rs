//! `fettle plan`: profiles in, plans out, a line each, in order, in constant memory.

mod answer;
mod stream;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, IsTerminal, Read, Write};
use std::path::Path;
use std::thread;

use fettle_core::Knowledge;
use fettle_core::fitness::Request;

use crate::command::PlanArgs;
use crate::fault::Fault;
use crate::lines::{Line, Lines};
use crate::wiring::Clock;
use answer::{Order, PROFILE_BYTES, answer};

pub(crate) use answer::Answer;
use stream::{Out, in_order};

/// Results between two reports on how far it is.
const REPORT_EVERY: u64 = 100;

/// Reads profiles and writes a result for each.
pub(crate) fn run(args: &PlanArgs, clock: Clock) -> Result<(), Fault> {
    let request = Request { weeks: args.weeks, start: args.start.unwrap_or_else(|| clock.today()), seed: args.seed };
    let order = Order { request, days: args.days, only: args.only, pretty: args.pretty };
    let world = Knowledge::built_in();
    let work = |line: Line| answer(&line, &order, world);
    let source = Lines::of(BufReader::new(open(&args.profiles)?), PROFILE_BYTES);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut progress = Progress::default();
    in_order(source, thread::available_parallelism().map_or(1, usize::from), work, |event| match event {
        Out::Pause => out.flush(),
        Out::Next(written) => {
            let written = written?;
            writeln!(out, "{}", written.json)?;
            progress.count(written.refused)
        }
    })?;
    Ok(progress.close()?)
}

fn open(path: &Path) -> Result<Box<dyn Read + Send>, Fault> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(Fault::for_person(format!("{}: {error}", path.display()))),
    }
}

/// How far it is, on a line that is written over; only for a person who looks on while the results go elsewhere.
struct Progress {
    shown: bool,
    done: u64,
    refused: u64,
}

impl Default for Progress {
    fn default() -> Self {
        Self { shown: io::stderr().is_terminal() && !io::stdout().is_terminal(), done: 0, refused: 0 }
    }
}

impl Progress {
    fn count(&mut self, refused: bool) -> io::Result<()> {
        self.done += 1;
        self.refused += u64::from(refused);
        if self.done.is_multiple_of(REPORT_EVERY) { self.write("") } else { Ok(()) }
    }

    fn close(&self) -> io::Result<()> {
        self.write("\n")
    }

    fn write(&self, end: &str) -> io::Result<()> {
        if self.shown {
            write!(io::stderr(), "\r{} answered, {} of them errors{end}", self.done, self.refused)?;
        }
        Ok(())
    }
}
