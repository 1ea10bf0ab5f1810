//! Places of a day that are filled together, and everything they may hold.

use super::offers::Entry;
use super::problem::{DAY_LANES, Serving, add};

/// Most places of a group.
pub(super) const MOST: usize = 3;

/// Places of one day.
#[derive(Clone, Copy)]
pub(super) struct Group {
    places: [usize; MOST],
    count: usize,
}

impl Group {
    pub(super) fn of(place: usize) -> Self {
        Self { places: [place; MOST], count: 1 }
    }

    /// Takes a place in, where there is room.
    pub(super) fn with(mut self, place: usize) -> Self {
        if self.count < MOST {
            self.places[self.count] = place;
            self.count += 1;
        }
        self
    }

    pub(super) fn places(&self) -> &[usize] {
        &self.places[..self.count]
    }
}

/// Servings for the places of a group, one each.
#[derive(Clone, Copy)]
pub(super) struct Bundle {
    pub(super) at: [u32; MOST],
    pub(super) points: f32,
    pub(super) least: f32,
    pub(super) rest: f32,
    pub(super) mood: f32,
}

impl Bundle {
    /// What it brings to the day.
    #[inline]
    pub(super) fn day(&self, servings: &[Serving]) -> [f32; DAY_LANES] {
        let mut day = servings[self.at[0] as usize].day;
        self.at[1..].iter().filter(|at| **at != 0).for_each(|at| add(&mut day, &servings[*at as usize].day));
        day
    }

    fn of(entry: &Entry) -> Self {
        let mut at = [0; MOST];
        at[0] = entry.at;
        Self { at, points: entry.points, least: entry.least, rest: entry.rest, mood: entry.mood }
    }

    fn with(mut self, number: usize, entry: &Entry) -> Self {
        self.at[number] = entry.at;
        self.points += entry.points;
        self.least += entry.least;
        self.rest += entry.rest;
        self.mood += entry.mood;
        self
    }
}

/// Lists every bundle of a group whose points and least stay under limits, each place's entries being given. Tells whether those
/// are no more than so many; else some are missing.
pub(super) fn bundle(bundles: &mut Vec<Bundle>, lists: &[Vec<Entry>], [points, least]: [f32; 2], most: usize) -> bool {
    bundles.clear();
    bundles.extend(lists[0].iter().map(Bundle::of));
    for (number, list) in lists.iter().enumerate().skip(1) {
        let few = std::mem::take(bundles);
        for bundle in &few {
            let suits = |it: &&Entry| bundle.points + it.points < points && bundle.least + it.least < least;
            bundles.extend(list.iter().filter(suits).map(|entry| bundle.with(number, entry)));
            if bundles.len() > most {
                return false;
            }
        }
    }
    true
}
