//! Writes turn after turn into a state file and says each one that is safe, until it is killed.
//! `scribe FILE`; run by the contract suite of memories.

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::{LogEntry, Logged};
use fettle_core::memory::{AthleteKey, Memory};
use fettle_embedded::StateFile;
use fettle_tests::HandClock;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    fettle_tests::wait(write())
}

async fn write() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args_os().nth(1).ok_or("which file?")?);
    let store = StateFile::open(&path, HandClock::default().hand())?;
    let who = AthleteKey("scribe".into());
    let mut conversation = store.load(&who).await?.unwrap_or_else(Conversation::begin);
    loop {
        let before = conversation.revision();
        conversation = conversation.settle(&[]);
        store.commit(&who, before, &conversation).await?;
        store.record(&who, &entry(conversation.revision())).await?;
        writeln!(io::stdout(), "{}", conversation.revision())?;
    }
}

fn entry(revision: u64) -> LogEntry {
    let days = TimeDelta::days(i64::try_from(revision % 1000).unwrap_or(0));
    LogEntry { id: format!("{revision:010}"), date: NaiveDate::default() + days, logged: Logged::Weight { weight_kg: 82.0 } }
}
