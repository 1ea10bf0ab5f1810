//! Turns that are cut off at every place, and turns that meet somebody else's.

use std::cell::Cell;
use std::io;

use chrono::DateTime;
use fettle_core::Knowledge;
use fettle_core::card::{Card, Choice, plain_text};
use fettle_core::conversation::{Conversation, Event, EventKey, Inbound, ReplyTo};
use fettle_core::fitness::LogEntry;
use fettle_core::language::{Intent, When};
use fettle_core::memory::{AthleteKey, Commit, Memory, MemoryFault};
use fettle_tests::PretendMemory;

use super::{Surface, Worker};
use crate::fault::Fault;
use crate::wiring::Buttons;

/// How much life a process has left; every call to the world takes one. Dead, it does nothing more.
struct Life(Cell<u32>);

impl Life {
    fn lived(&self) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left > 0
    }
}

/// A memory and a surface that a process reaches only while it lives.
struct Mortal<'a> {
    memory: PretendMemory,
    life: &'a Life,
}

impl Mortal<'_> {
    fn alive(&self) -> Result<&PretendMemory, MemoryFault> {
        let dead = MemoryFault { doing: "living", cause: "killed".into(), again: false };
        if self.life.lived() { Ok(&self.memory) } else { Err(dead) }
    }
}

impl Memory for Mortal<'_> {
    fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.alive()?.load(who)
    }
    fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        self.alive()?.commit(who, expected, next)
    }
    fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.alive()?.record(who, entry)
    }
    fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.alive()?.strike(who, ids)
    }
    fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.alive()?.log(who)
    }
    fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        self.alive()?.forget(who)
    }
}

struct Screen<'a> {
    life: &'a Life,
    shown: &'a mut Vec<String>,
}

impl Screen<'_> {
    fn write(&mut self, words: String) -> io::Result<()> {
        if !self.life.lived() {
            return Err(io::Error::other("killed"));
        }
        self.shown.push(words);
        Ok(())
    }
}

impl Surface for Screen<'_> {
    fn show(&mut self, card: &Card, _buttons: Buttons) -> io::Result<()> {
        self.write(plain_text(card))
    }
    fn hand_over(&mut self, document: &str) -> io::Result<()> {
        self.write(document.to_owned())
    }
    fn forget(&mut self) -> io::Result<()> {
        if self.life.lived() { Ok(()) } else { Err(io::Error::other("killed")) }
    }
}

fn sam() -> AthleteKey {
    AthleteKey("sam".into())
}

fn pressing(says: Intent, revision: u64) -> Inbound {
    Inbound {
        key: EventKey(format!("press-{revision:010}")),
        at: DateTime::UNIX_EPOCH,
        zone: None,
        reply_to: ReplyTo("here".into()),
        event: Event::Pressed(Choice { label: "x".into(), says }),
    }
}

fn script() -> Vec<Intent> {
    let weight = |weight_kg| Intent::LogWeight { weight_kg };
    let week = Intent::ShowPlan { what: fettle_core::language::PlanKind::Workouts, when: When::Week };
    vec![Intent::Greet, weight(82.0), weight(81.5), Intent::Undo, week, weight(81.0), Intent::ExportData]
}

/// What is left after the script, played by a process that is killed after `life` calls to the world and started again.
struct Left {
    log: Vec<LogEntry>,
    conversation: Option<Conversation>,
    shown: Vec<String>,
    killed: bool,
}

fn play(script: &[Intent], life: u32) -> Left {
    let memory = PretendMemory::default();
    let mut life = Life(Cell::new(life));
    let mut shown = Vec::new();
    let mut killed = false;
    for says in script {
        let before = memory.load(&sam()).unwrap().map_or(0, |conversation| conversation.revision());
        let inbound = pressing(says.clone(), before);
        while turn(&memory, &life, &mut shown, &inbound).is_err() {
            killed = true;
            life = Life(Cell::new(u32::MAX));
            wake(&memory, &life, &mut shown).unwrap();
            if memory.load(&sam()).unwrap().is_some_and(|conversation| conversation.revision() > before) {
                break;
            }
        }
    }
    Left { log: memory.log(&sam()).unwrap(), conversation: memory.load(&sam()).unwrap(), shown, killed }
}

fn turn(memory: &PretendMemory, life: &Life, shown: &mut Vec<String>, inbound: &Inbound) -> Result<(), Fault> {
    let worker = Worker::new(Mortal { memory: memory.clone(), life }, Knowledge::built_in(), sam());
    worker.turn(inbound, &mut Screen { life, shown })
}

fn wake(memory: &PretendMemory, life: &Life, shown: &mut Vec<String>) -> Result<(), Fault> {
    let worker = Worker::new(Mortal { memory: memory.clone(), life }, Knowledge::built_in(), sam());
    worker.perform_owed(&mut Screen { life, shown })
}

#[test]
fn a_process_killed_at_any_step_loses_nothing_and_doubles_nothing() {
    let whole = play(&script(), u32::MAX);
    assert_eq!(whole.log.len(), 2);
    let mut steps = 0;
    for life in 0.. {
        let cut = play(&script(), life);
        assert_eq!(cut.log, whole.log, "killed at step {life}");
        assert_eq!(cut.conversation, whole.conversation, "killed at step {life}");
        let missing: Vec<_> = whole.shown.iter().filter(|card| !cut.shown.contains(card)).collect();
        assert!(missing.is_empty(), "killed at step {life}, never shown: {missing:?}");
        if !cut.killed {
            break;
        }
        steps = life;
    }
    assert!(steps > 4 * script().len() as u32, "only {steps} steps were tried");
}

#[test]
fn a_forgotten_athlete_stays_forgotten_wherever_it_was_cut_off() {
    let script = [Intent::LogWeight { weight_kg: 82.0 }, Intent::ForgetMe, Intent::Affirm];
    for life in 0.. {
        let cut = play(&script, life);
        if !cut.killed {
            assert!(cut.log.is_empty() && cut.conversation.is_none());
            return;
        }
        // Cut off before the yes was committed it may have been said once more to a stranger; nothing of before is there.
        assert!(cut.log.is_empty(), "killed at step {life}");
    }
}

/// A memory in which somebody else writes just before each of the first writes.
struct Contested {
    memory: PretendMemory,
    races: Cell<u32>,
}

impl Memory for Contested {
    fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.memory.load(who)
    }
    fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        if self.races.get() > 0 {
            self.races.set(self.races.get() - 1);
            let theirs = self.memory.load(who)?.unwrap_or_else(Conversation::begin);
            self.memory.commit(who, theirs.revision(), &theirs.clone().settle(&[]))?;
        }
        self.memory.commit(who, expected, next)
    }
    fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.memory.record(who, entry)
    }
    fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.memory.strike(who, ids)
    }
    fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.memory.log(who)
    }
    fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        self.memory.forget(who)
    }
}

fn contested(races: u32) -> (PretendMemory, Result<(), Fault>, usize) {
    let memory = PretendMemory::default();
    let contested = Contested { memory: memory.clone(), races: Cell::new(races) };
    let worker = Worker::new(contested, Knowledge::built_in(), sam());
    let mut shown = Vec::new();
    let life = Life(Cell::new(u32::MAX));
    let turned = worker.turn(&pressing(Intent::LogWeight { weight_kg: 82.0 }, 0), &mut Screen { life: &life, shown: &mut shown });
    (memory, turned, shown.len())
}

#[test]
fn a_lost_race_is_run_again_and_happens_once() {
    let (memory, turned, _) = contested(5);
    turned.unwrap();
    assert_eq!(memory.log(&sam()).unwrap().len(), 1);
    assert_eq!(memory.load(&sam()).unwrap().unwrap().outbox(), []);
}

#[test]
fn a_race_without_end_is_given_up_and_nothing_happened() {
    let (memory, turned, shown) = contested(u32::MAX);
    assert!(turned.unwrap_err().again);
    assert_eq!((memory.log(&sam()).unwrap().len(), shown), (0, 0));
}

/// A surface that meets a bug in the first card.
struct Broken(usize);

impl Surface for Broken {
    fn show(&mut self, _card: &Card, _buttons: Buttons) -> io::Result<()> {
        self.0 += 1;
        assert!(self.0 > 1, "a bug in the first card");
        Ok(())
    }
    fn hand_over(&mut self, _document: &str) -> io::Result<()> {
        Ok(())
    }
    fn forget(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_card_that_breaks_the_screen_is_shown_once_and_not_for_ever() {
    let memory = PretendMemory::default();
    let worker = Worker::new(memory.clone(), Knowledge::built_in(), sam());
    worker.turn(&pressing(Intent::Help, 0), &mut Broken(0)).unwrap();
    assert_eq!(memory.load(&sam()).unwrap().unwrap().outbox(), []);
}
