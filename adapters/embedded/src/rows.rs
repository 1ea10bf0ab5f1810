//! What is done to the rows of the file, inside one transaction.

use chrono::{DateTime, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::document::{read, read_entry, revision, write_entry, write_plan, write_talk};
use fettle_core::memory::{AthleteKey, Commit, Due, PLAN_LIVES, Purse, Spending, TALK_LIVES};
use redb::{ReadTransaction, ReadableTable, WriteTransaction};

use crate::disk::{DUE, LOG, MARKS, NEVER, PLANS, PURSES, TALKS};
use crate::fault::Cause;

/// Spendings whose ids are kept, to know one that is tried again.
const SPENDINGS_KEPT: usize = 32;

/// What stands for an entry that was struck, so that nobody writes it late.
pub(crate) const STRUCK: &[u8] = &[];

/// What is still remembered at some time of an athlete whose last turn was at another.
#[derive(Clone, Copy)]
struct Lives {
    talk: bool,
    plan: bool,
}

/// Files of version 1 have no marks: what is in them lives until it is touched.
fn lives(touched: Option<i64>, now: DateTime<Utc>) -> Lives {
    let age = touched.map_or(0, |touched| now.timestamp() - touched);
    Lives { talk: age < TALK_LIVES.num_seconds(), plan: age < PLAN_LIVES.num_seconds() }
}

pub(crate) fn conversation(reading: &ReadTransaction, who: &str, now: DateTime<Utc>) -> Result<Option<Conversation>, Cause> {
    let touched = reading.open_table(MARKS)?.get(who)?.map(|mark| mark.value().0);
    let lives = lives(touched, now);
    let talk = reading.open_table(TALKS)?.get(who)?.filter(|_| lives.talk);
    let plan = reading.open_table(PLANS)?.get(who)?.filter(|_| lives.plan);
    Ok(read(talk.as_ref().map(|bytes| bytes.value()), plan.as_ref().map(|bytes| bytes.value()))?)
}

/// A conversation on its way into the file.
pub(crate) struct Writing {
    who: AthleteKey,
    expected: u64,
    due: i64,
    talk: Vec<u8>,
    plan: Option<Vec<u8>>,
}

impl Writing {
    pub(crate) fn of(who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Self, Cause> {
        // A conversation of version 1 had no plan of its own yet, and its plan's revision was not counted.
        let changed = next.plan_revision() > expected || next.plan_revision() == 0;
        Ok(Self {
            who: who.clone(),
            expected,
            due: next.due().map_or(NEVER, |due| due.timestamp()),
            talk: write_talk(next)?,
            plan: changed.then(|| write_plan(next)).transpose()?,
        })
    }

    pub(crate) fn commit(&self, writing: &WriteTransaction, now: DateTime<Utc>) -> Result<Commit, Cause> {
        let who = self.who.0.as_str();
        let mut marks = writing.open_table(MARKS)?;
        let mark = marks.get(who)?.map(|mark| mark.value());
        let mut talks = writing.open_table(TALKS)?;
        let stored = match talks.get(who)? {
            Some(bytes) if lives(mark.map(|(touched, _)| touched), now).talk => revision(bytes.value())?,
            _ => 0,
        };
        if stored != self.expected {
            return Ok(Commit::Lost);
        }
        talks.insert(who, self.talk.as_slice())?;
        if let Some(plan) = &self.plan {
            writing.open_table(PLANS)?.insert(who, plan.as_slice())?;
        }
        marks.insert(who, (now.timestamp(), self.due))?;
        note_due(writing, who, mark.map_or(NEVER, |(_, due)| due), self.due)?;
        Ok(Commit::Done)
    }
}

fn note_due(writing: &WriteTransaction, who: &str, before: i64, due: i64) -> Result<(), Cause> {
    if before == due {
        return Ok(());
    }
    let mut table = writing.open_table(DUE)?;
    table.remove((before, who))?;
    if due != NEVER {
        table.insert((due, who), ())?;
    }
    Ok(())
}

pub(crate) fn due(reading: &ReadTransaction, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, Cause> {
    let table = reading.open_table(DUE)?;
    let mut due = Vec::new();
    for row in table.range((i64::MIN, "")..(by.timestamp() + 1, ""))?.take(most) {
        let (place, _) = row?;
        let (since, who) = place.value();
        let since = DateTime::from_timestamp(since, 0).unwrap_or(by);
        due.push(Due { who: AthleteKey(who.to_owned()), since });
    }
    Ok(due)
}

pub(crate) fn append(writing: &WriteTransaction, who: &str, entry: &LogEntry, now: DateTime<Utc>) -> Result<(), Cause> {
    let mut table = writing.open_table(LOG)?;
    let place = (who, entry.id.as_str());
    if table.get(place)?.is_none() {
        table.insert(place, write_entry(entry, now)?.as_slice())?;
    }
    Ok(())
}

pub(crate) fn take_back(writing: &WriteTransaction, who: &str, ids: &[String]) -> Result<(), Cause> {
    let mut table = writing.open_table(LOG)?;
    for id in ids {
        table.insert((who, id.as_str()), STRUCK)?;
    }
    Ok(())
}

pub(crate) fn entries(reading: &ReadTransaction, who: &str, now: DateTime<Utc>) -> Result<Vec<LogEntry>, Cause> {
    let table = reading.open_table(LOG)?;
    let after = after(who);
    let mut entries = Vec::new();
    for row in table.range((who, "")..(after.as_str(), ""))? {
        let document = row?.1;
        if document.value() != STRUCK {
            let kept = read_entry(document.value())?;
            entries.extend(Some(kept.entry).filter(|_| kept.until > now));
        }
    }
    entries.sort_by(|one: &LogEntry, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    Ok(entries)
}

pub(crate) fn spend(writing: &WriteTransaction, purse: &Purse, spending: &Spending, now: DateTime<Utc>) -> Result<bool, Cause> {
    let mut table = writing.open_table(PURSES)?;
    table.retain(|_, (_, ends, _)| ends > now.timestamp())?;
    let (whose, time) = name(purse);
    let place = (whose.as_str(), time.as_str());
    let (spent, mut ids) = match table.get(place)? {
        Some(row) => (row.value().0, row.value().2.into_iter().map(str::to_owned).collect()),
        None => (0, Vec::new()),
    };
    if ids.contains(&spending.id) {
        return Ok(true);
    }
    let sum = spent.saturating_add(spending.amount);
    if sum > spending.limit {
        return Ok(false);
    }
    ids.push(spending.id.clone());
    let kept = ids.iter().skip(ids.len().saturating_sub(SPENDINGS_KEPT)).map(String::as_str).collect();
    table.insert(place, (sum, purse.ends().timestamp(), kept))?;
    Ok(true)
}

fn name(purse: &Purse) -> (String, String) {
    match purse {
        Purse::Day(who, day) => (format!("athlete {}", who.0), day.to_string()),
        Purse::Month(tenant, month) => (format!("tenant {tenant}"), month.format("%Y-%m").to_string()),
    }
}

pub(crate) fn erase(writing: &WriteTransaction, who: &str) -> Result<(), Cause> {
    let after = after(who);
    writing.open_table(TALKS)?.remove(who)?;
    writing.open_table(PLANS)?.remove(who)?;
    writing.open_table(LOG)?.retain_in((who, "")..(after.as_str(), ""), |_, _| false)?;
    let (purses, after_purses) = (format!("athlete {who}"), format!("athlete {after}"));
    writing.open_table(PURSES)?.retain_in((purses.as_str(), "")..(after_purses.as_str(), ""), |_, _| false)?;
    let due = writing.open_table(MARKS)?.remove(who)?.map_or(NEVER, |mark| mark.value().1);
    note_due(writing, who, due, NEVER)
}

/// The workspace's own purse goes with its athletes.
pub(crate) fn erase_all_of(writing: &WriteTransaction, tenant: &str) -> Result<(), Cause> {
    let mut athletes = of_tenant(&writing.open_table(TALKS)?, tenant)?;
    athletes.extend(of_tenant(&writing.open_table(PLANS)?, tenant)?);
    for who in &athletes {
        erase(writing, who)?;
    }
    let (purses, after_purses) = (format!("tenant {tenant}"), format!("tenant {}", after(tenant)));
    writing.open_table(PURSES)?.retain_in((purses.as_str(), "")..(after_purses.as_str(), ""), |_, _| false)?;
    Ok(())
}

fn of_tenant(table: &impl ReadableTable<&'static str, &'static [u8]>, tenant: &str) -> Result<Vec<String>, Cause> {
    // "0" is the character after "/".
    let (first, end) = (format!("{tenant}/"), format!("{tenant}0"));
    let mut athletes = Vec::new();
    for row in table.range(first.as_str()..end.as_str())? {
        athletes.push(row?.0.value().to_owned());
    }
    Ok(athletes)
}

/// Athletes of whom nothing is remembered any more, and those whose talk is over.
pub(crate) fn expired(reading: &ReadTransaction, now: DateTime<Utc>) -> Result<(Vec<String>, Vec<String>), Cause> {
    let (mut gone, mut silent) = (Vec::new(), Vec::new());
    for row in reading.open_table(MARKS)?.iter()? {
        let (who, mark) = row?;
        let lives = lives(Some(mark.value().0), now);
        match (lives.plan, lives.talk) {
            (false, _) => gone.push(who.value().to_owned()),
            (true, false) => silent.push(who.value().to_owned()),
            (true, true) => {}
        }
    }
    Ok((gone, silent))
}

/// The least key that is after every entry of this athlete.
fn after(who: &str) -> String {
    format!("{who}\0")
}
