//! Servings side by side, so that a machine can hold several against a limit at once.

use super::board::{ROOMS, Room};
use super::pairs::Entry;
use super::problem::Serving;

/// Servings in a row.
pub(super) const ABREAST: usize = 8;

/// A few servings, figure by figure.
#[derive(Clone, Copy)]
pub(super) struct Row {
    least: [f32; ABREAST],
    points: [f32; ABREAST],
    lanes: [[f32; ABREAST]; ROOMS],
    /// Least and most that one of them brings to the first lane.
    first: [f32; 2],
}

/// A list of servings in rows; the last is filled up with what costs too much anywhere.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

impl Rows {
    /// Lays a list out.
    pub(super) fn lay(&mut self, list: &[Entry], servings: &[Serving]) {
        self.0.clear();
        self.0.extend(list.chunks(ABREAST).map(|entries| Row::of(entries, servings)));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.0.iter()
    }
}

impl Row {
    const NONE: Self = Self {
        least: [f32::INFINITY; ABREAST],
        points: [f32::INFINITY; ABREAST],
        lanes: [[0.0; ABREAST]; ROOMS],
        first: [f32::INFINITY, f32::NEG_INFINITY],
    };

    fn of(entries: &[Entry], servings: &[Serving]) -> Self {
        let mut row = Self::NONE;
        for (place, entry) in entries.iter().enumerate() {
            (row.least[place], row.points[place]) = (entry.least, entry.points);
            let day = &servings[entry.at as usize].day;
            row.first = [row.first[0].min(day[0]), row.first[1].max(day[0])];
            row.lanes.iter_mut().zip(day).for_each(|(lane, amount)| lane[place] = *amount);
        }
        row
    }

    /// Whether all of the servings bring too little or too much to the first lane.
    #[inline]
    pub(super) fn is_outside(&self, room: &Room) -> bool {
        self.first[1] < room.least[0] || self.first[0] > room.most[0]
    }

    /// For each serving how much is left of what it may cost and bring, at the tightest figure: nothing or less rules it out.
    #[inline]
    pub(super) fn spare(&self, least: f32, points: f32, room: &Room) -> [f32; ABREAST] {
        let mut spare = [0.0; ABREAST];
        for (place, spare) in spare.iter_mut().enumerate() {
            let mut tightest = smaller(least - self.least[place], points - self.points[place]);
            for lane in 0..ROOMS {
                let amount = self.lanes[lane][place];
                tightest = smaller(tightest, smaller(amount - room.least[lane], room.most[lane] - amount));
            }
            *spare = tightest;
        }
        spare
    }
}

/// The smaller of two numbers in one step of the machine, which `f32::min` is not.
#[inline]
fn smaller(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}
