//! What is done to the rows of the file, inside one transaction.

use chrono::{DateTime, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::document::{read, read_entry, revision, write_entry, write_plan, write_talk};
use fettle_core::memory::{AthleteKey, Commit, Due, PLAN_LIVES, Purse, Spending, TALK_LIVES};
use redb::{ReadTransaction, ReadableTable, Table, WriteTransaction};

use crate::disk::{DUE, LOG, MARKS, NEVER, PLANS, PURSES, TALKS};
use crate::fault::Cause;
use crate::mark::{Mark, joined, mark_of, split};

/// Spendings whose ids are kept, to know one that is tried again.
const SPENDINGS_KEPT: usize = 32;

/// What stands for an entry that was struck, so that nobody writes it late.
pub(crate) const STRUCK: &[u8] = &[];

/// The tables of one transaction, each opened once.
pub(crate) struct Tables<'t> {
    talks: Table<'t, &'static str, &'static [u8]>,
    plans: Table<'t, &'static str, &'static [u8]>,
    log: Table<'t, (&'static str, &'static str), &'static [u8]>,
    marks: Table<'t, &'static str, (i64, i64)>,
    due: Table<'t, (i64, &'static str), ()>,
    purses: Table<'t, (&'static str, &'static str), (u64, i64, Vec<&'static str>)>,
}

impl<'t> Tables<'t> {
    pub(crate) fn of(writing: &'t WriteTransaction) -> Result<Self, Cause> {
        Ok(Self {
            talks: writing.open_table(TALKS)?,
            plans: writing.open_table(PLANS)?,
            log: writing.open_table(LOG)?,
            marks: writing.open_table(MARKS)?,
            due: writing.open_table(DUE)?,
            purses: writing.open_table(PURSES)?,
        })
    }
}

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
    let row = reading.open_table(TALKS)?.get(who)?;
    let (mark, talk) = row.as_ref().map(|row| split(row.value())).unzip();
    let touched = match mark.flatten() {
        Some(mark) => Some(mark.touched),
        None => reading.open_table(MARKS)?.get(who)?.map(|mark| mark.value().0),
    };
    let lives = lives(touched, now);
    let plan = reading.open_table(PLANS)?.get(who)?.filter(|_| lives.plan);
    Ok(read(talk.filter(|_| lives.talk), plan.as_ref().map(|bytes| bytes.value()))?)
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

    pub(crate) fn commit(&self, tables: &mut Tables<'_>, now: DateTime<Utc>) -> Result<Commit, Cause> {
        let who = self.who.0.as_str();
        let (beside, stored) = match tables.talks.get(who)? {
            Some(row) => {
                let (mark, talk) = split(row.value());
                (mark, revision(talk))
            }
            None => (None, Ok(0)),
        };
        let before = match beside {
            Some(mark) => Some(mark),
            None => tables.marks.get(who)?.map(|mark| Mark::from(mark.value())),
        };
        let stored = if lives(before.map(|mark| mark.touched), now).talk { stored? } else { 0 };
        if stored != self.expected {
            return Ok(Commit::Lost);
        }
        let mark = Mark { touched: now.timestamp(), due: self.due };
        tables.talks.insert(who, joined(mark, &self.talk).as_slice())?;
        if let Some(plan) = &self.plan {
            tables.plans.insert(who, plan.as_slice())?;
        }
        if beside.is_none_or(|beside| beside.day() != mark.day()) {
            tables.marks.insert(who, (mark.touched, NEVER))?;
        }
        note_due(tables, who, before.map_or(NEVER, |mark| mark.due), self.due)?;
        Ok(Commit::Done)
    }
}

fn note_due(tables: &mut Tables<'_>, who: &str, before: i64, due: i64) -> Result<(), Cause> {
    if before == due {
        return Ok(());
    }
    tables.due.remove((before, who))?;
    if due != NEVER {
        tables.due.insert((due, who), ())?;
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

pub(crate) fn append(tables: &mut Tables<'_>, who: &str, entry: &LogEntry, now: DateTime<Utc>) -> Result<(), Cause> {
    let place = (who, entry.id.as_str());
    if tables.log.get(place)?.is_none() {
        tables.log.insert(place, write_entry(entry, now)?.as_slice())?;
    }
    Ok(())
}

pub(crate) fn take_back(tables: &mut Tables<'_>, who: &str, ids: &[String]) -> Result<(), Cause> {
    for id in ids {
        tables.log.insert((who, id.as_str()), STRUCK)?;
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

pub(crate) fn spend(tables: &mut Tables<'_>, purse: &Purse, spending: &Spending, now: DateTime<Utc>) -> Result<bool, Cause> {
    let table = &mut tables.purses;
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

pub(crate) fn erase(tables: &mut Tables<'_>, who: &str) -> Result<(), Cause> {
    let after = after(who);
    let due = mark_of(&tables.talks, &tables.marks, who)?.map_or(NEVER, |mark| mark.due);
    tables.talks.remove(who)?;
    tables.plans.remove(who)?;
    tables.log.retain_in((who, "")..(after.as_str(), ""), |_, _| false)?;
    let (purses, after_purses) = (format!("athlete {who}"), format!("athlete {after}"));
    tables.purses.retain_in((purses.as_str(), "")..(after_purses.as_str(), ""), |_, _| false)?;
    tables.marks.remove(who)?;
    note_due(tables, who, due, NEVER)
}

/// The workspace's own purse goes with its athletes.
pub(crate) fn erase_all_of(tables: &mut Tables<'_>, tenant: &str) -> Result<(), Cause> {
    let mut athletes = of_tenant(&tables.talks, tenant)?;
    athletes.extend(of_tenant(&tables.plans, tenant)?);
    for who in &athletes {
        erase(tables, who)?;
    }
    let (purses, after_purses) = (format!("tenant {tenant}"), format!("tenant {}", after(tenant)));
    tables.purses.retain_in((purses.as_str(), "")..(after_purses.as_str(), ""), |_, _| false)?;
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

/// Erases a talk that is over; the plan stays, and the mark with it.
pub(crate) fn erase_talk(tables: &mut Tables<'_>, who: &str) -> Result<(), Cause> {
    if let Some(mark) = mark_of(&tables.talks, &tables.marks, who)? {
        tables.marks.insert(who, (mark.touched, mark.due))?;
    }
    tables.talks.remove(who)?;
    Ok(())
}

/// Athletes of whom nothing is remembered any more, and those whose talk is over.
pub(crate) fn expired(reading: &ReadTransaction, now: DateTime<Utc>) -> Result<(Vec<String>, Vec<String>), Cause> {
    let (mut gone, mut silent) = (Vec::new(), Vec::new());
    let (talks, marks) = (reading.open_table(TALKS)?, reading.open_table(MARKS)?);
    for row in marks.iter()? {
        let (who, first) = row?;
        // The first turn of a day is no later than its last one: whoever is not over by it need not be looked up.
        if lives(Some(first.value().0), now).talk {
            continue;
        }
        let lives = lives(mark_of(&talks, &marks, who.value())?.map(|mark| mark.touched), now);
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
