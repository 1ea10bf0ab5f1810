//! Bundles side by side, so that a machine can hold several against a limit at once.

use super::bounds::{lesser, or_nothing};
use super::group::Bundle;
use super::problem::Serving;
use super::slopes::{ROOMS, Room};

/// Bundles in a row.
pub(super) const ABREAST: usize = 8;

/// A few bundles, figure by figure.
#[derive(Clone, Copy)]
pub(super) struct Row {
    rest: [f32; ABREAST],
    lanes: [[f32; ABREAST]; ROOMS],
    /// Least and most that one of them brings to the first lane.
    ends: [f32; 2],
}

/// Bundles in rows, by what they bring to the first lane; the last row is filled up with what costs too much anywhere.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

impl Rows {
    /// Lays bundles out, and puts them in the order of the rows.
    pub(super) fn lay(&mut self, bundles: &mut [Bundle], servings: &[Serving]) {
        if bundles.iter().any(|bundle| bundle.at[1] != 0) {
            let first = |bundle: &Bundle| bundle.day(servings)[0];
            bundles.sort_by_cached_key(|bundle| (first(bundle).max(0.0).to_bits(), bundle.at));
        }
        self.0.clear();
        self.0.extend(bundles.chunks(ABREAST).map(|bundles| Row::of(bundles, servings)));
    }

    /// The rows that bring neither too little nor too much to the first lane, each with the place of its first bundle.
    #[inline]
    pub(super) fn within(&self, ends: [f32; 2]) -> impl Iterator<Item = (usize, &Row)> {
        let (first, most) = (self.0.partition_point(|row| row.ends[1] < ends[0]), ends[1]);
        let rows = self.0[first..].iter().take_while(move |row| row.ends[0] <= most);
        rows.enumerate().map(move |(number, row)| ((first + number) * ABREAST, row))
    }
}

impl Row {
    const NONE: Self =
        Self { rest: [f32::INFINITY; ABREAST], lanes: [[0.0; ABREAST]; ROOMS], ends: [f32::INFINITY, f32::NEG_INFINITY] };

    fn of(bundles: &[Bundle], servings: &[Serving]) -> Self {
        let mut row = Self::NONE;
        for (place, bundle) in bundles.iter().enumerate() {
            row.rest[place] = bundle.rest;
            let day = bundle.day(servings);
            row.ends = [lesser(row.ends[0], day[0]), -lesser(-row.ends[1], -day[0])];
            row.lanes.iter_mut().zip(day).for_each(|(lane, amount)| lane[place] = amount);
        }
        row
    }

    /// For each bundle how much is left of what may be spent: nothing or less rules it out.
    #[inline]
    pub(super) fn left(&self, most: f32, room: &Room) -> [f32; ABREAST] {
        let mut spent = self.rest;
        for lane in 0..ROOMS {
            for (amount, spent) in self.lanes[lane].iter().zip(&mut spent) {
                let (under, over) = (room.wished[0][lane] - amount, amount - room.wished[1][lane]);
                *spent += room.price[0][lane] * or_nothing(under) + room.price[1][lane] * or_nothing(over);
            }
        }
        spent.map(|spent| most - spent)
    }
}
