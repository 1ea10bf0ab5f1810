//! Something that went wrong, together with what follows from it: who should hear it, and whether to try again.

use std::io::{self, Write};
use std::process::ExitCode;

use fettle_core::memory::MemoryFault;

use crate::bug::Bug;

/// Try again later; `EX_TEMPFAIL` of sysexits.h.
const EXIT_TRY_AGAIN: u8 = 75;

/// Who should hear of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hears {
    /// Whoever typed the command: something about it can be put right.
    Person,
    /// Whoever looks after the machine; the person is only told that it was not their words.
    Operator,
    /// Nobody: there is no one left to tell.
    Nobody,
}

/// Something that went wrong.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Who should hear of it.
    pub hears: Hears,
    /// Whether the same may go well later.
    pub again: bool,
    /// What happened. Never the words of an athlete.
    pub words: String,
}

impl Fault {
    /// Something the person can put right.
    pub(crate) fn for_person(words: impl Into<String>) -> Self {
        Self { hears: Hears::Person, again: false, words: words.into() }
    }

    /// Tells whom it concerns, outside any conversation.
    pub(crate) fn report(&self) -> ExitCode {
        if self.hears == Hears::Nobody {
            return ExitCode::SUCCESS;
        }
        if self.hears == Hears::Operator {
            tracing::error!(again = self.again, "{}", self.words);
        }
        // Where even standard error is gone, the exit code says it.
        writeln!(io::stderr(), "fettle: {}", self.words).ok();
        if self.again { ExitCode::from(EXIT_TRY_AGAIN) } else { ExitCode::FAILURE }
    }
}

impl From<MemoryFault> for Fault {
    fn from(fault: MemoryFault) -> Self {
        Self { hears: Hears::Operator, again: fault.again, words: fault.to_string() }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        let hears = if error.kind() == io::ErrorKind::BrokenPipe { Hears::Nobody } else { Hears::Operator };
        Self { hears, again: false, words: error.to_string() }
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<Bug> for Fault {
    fn from(bug: Bug) -> Self {
        Self::for_person(format!("something broke on my side (bug {bug}). It is in the log under that number."))
    }
}
