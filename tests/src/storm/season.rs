//! Many storms over many dialogs, on as many threads as there are cores.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::{Course, ILLS, Weather};
use crate::chance::Chance;
use crate::dialog::Dialog;

/// Turns that a random storm lasts at most.
const LONGEST: u64 = 6;

/// What many storms came to.
#[derive(Debug, Default)]
pub struct Season {
    /// Dialogs that were played.
    pub dialogs: usize,
    /// Schedules that were played.
    pub schedules: usize,
    /// What was wrong.
    pub wrong: Vec<String>,
}

impl Season {
    fn count(&mut self, outcome: Result<(), String>) {
        self.schedules += 1;
        self.wrong.extend(outcome.err());
    }
}

impl fmt::Display for Season {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} schedules over {} dialogs, {} wrong", self.schedules, self.dialogs, self.wrong.len())?;
        self.wrong.iter().take(20).try_for_each(|wrong| writeln!(out, "  {wrong}"))
    }
}

/// Every way in which one step of one turn can go wrong, and every event twice.
pub fn every_single_strike(dialogs: &[Dialog], seed: u64) -> Season {
    over(dialogs, |course, _, season| {
        for turn in 0..course.turns() {
            let turns = turn..turn + 1;
            for at_once in [true, false] {
                season(course.weathers(turns.clone(), &Weather::Twice { at_once }, seed));
            }
            for step in 0..course.steps[turn] {
                for ill in ILLS {
                    season(course.weathers(turns.clone(), &Weather::Strikes { step, ill }, seed));
                }
            }
        }
    })
}

/// So many schedules for each dialog, drawn from a seed: single strikes, doubled events, and storms over several turns.
pub fn some_of_everything(dialogs: &[Dialog], each: usize, seed: u64) -> Season {
    over(dialogs, |course, nth, season| {
        let mut chance = Chance::new(seed.wrapping_add(nth as u64));
        for _ in 0..each {
            let (first, storm) = (chance.below(course.turns() as u64) as usize, chance.percent(50));
            let turns = if storm { chance.between(1, LONGEST) as usize } else { 1 };
            let last = (first + turns).min(course.end_from(first));
            let weather = drawn(&mut chance, storm, course.steps[first]);
            season(course.weathers(first..last, &weather, chance.below(u64::MAX)));
        }
    })
}

fn drawn(chance: &mut Chance, storm: bool, steps: u64) -> Weather {
    match () {
        () if storm => Weather::Storm { percent: chance.between(3, 20), most: chance.between(1, 6) as u32 },
        () if chance.percent(20) => Weather::Twice { at_once: chance.percent(50) },
        () => Weather::Strikes { step: chance.below(steps), ill: *chance.one(&ILLS) },
    }
}

/// Plays every dialog in fair weather and then as `play` says.
fn over(dialogs: &[Dialog], play: impl Fn(&Course, usize, &mut dyn FnMut(Result<(), String>)) + Sync) -> Season {
    let season = Mutex::new(Season { dialogs: dialogs.len(), ..Season::default() });
    let next = Mutex::new(dialogs.iter().enumerate());
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        while let Some((nth, dialog)) = take(&next) {
            let mut count = |outcome| season.lock().unwrap_or_else(PoisonError::into_inner).count(outcome);
            play(&Course::of(dialog), nth, &mut count);
        }
    };
    thread::scope(|scope| (0..hands).for_each(|_| drop(scope.spawn(work))));
    season.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn take<T>(from: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    from.lock().unwrap_or_else(PoisonError::into_inner).next()
}
