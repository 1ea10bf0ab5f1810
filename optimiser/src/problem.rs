//! The problem in numbers, and what a week of it costs.

use std::ops::Range;

use super::Bounds;
use super::leftovers::cooked;

/// Amounts that are bounded for each day.
pub const DAY_LANES: usize = 8;
/// Amounts that are bounded over the week.
pub const WEEK_LANES: usize = 24;

/// Something to eat, whatever it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Dish {
    /// Name, unique in the problem.
    pub id: String,
    /// Days it keeps after the day it is cooked; at most six count.
    pub keeps_days: u8,
    /// Minutes each time it is cooked.
    pub minutes: f32,
    /// Points each time it is cooked.
    pub cook: f32,
    /// Points each time it is cooked after the first.
    pub recook: f32,
    /// Points for each day it is eaten on after the first.
    pub again: f32,
    /// Days of the week it may be eaten on.
    pub most_days: u8,
    /// Times it may be cooked.
    pub most_cooks: u8,
    /// Kins it belongs to: places in [`Problem::kins`].
    pub kins: Vec<u16>,
}

/// So much of a dish.
#[derive(Clone, Debug, PartialEq)]
pub struct Serving {
    /// Place of the dish in [`Problem::dishes`]; `None` for nothing.
    pub dish: Option<u16>,
    /// Servings of the recipe, or pieces.
    pub portion: f32,
    /// Points for eating it.
    pub points: f32,
    /// What it brings to its day.
    pub day: [f32; DAY_LANES],
    /// What it brings to the week.
    pub week: [f32; WEEK_LANES],
}

impl Serving {
    /// Nothing.
    pub const NOTHING: Self = Self { dish: None, portion: 0.0, points: 0.0, day: [0.0; DAY_LANES], week: [0.0; WEEK_LANES] };
}

/// Dishes that are alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Kin {
    /// What they share, in words.
    pub name: String,
    /// Places of a week that may hold one without points.
    pub free: u8,
    /// Points for each place beyond.
    pub points: f32,
}

/// Where one serving goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The day, from 0.
    pub day: u8,
    /// Which servings may go there: places in [`Problem::servings`], the servings of a dish one after the other by portion.
    pub servings: Range<u32>,
    /// Points for leaving it empty.
    pub empty: f32,
}

/// A week to fill: at most seven days.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The dishes.
    pub dishes: Vec<Dish>,
    /// The servings. The first is nothing, and no place's range has it.
    pub servings: Vec<Serving>,
    /// The kins.
    pub kins: Vec<Kin>,
    /// The places.
    pub places: Vec<Place>,
    /// For each day what is wished.
    pub wished: Vec<Bounds<DAY_LANES>>,
    /// For each day what must hold, at prices that nothing else outweighs.
    pub musts: Vec<Bounds<DAY_LANES>>,
    /// What the week should have.
    pub week: Bounds<WEEK_LANES>,
    /// Minutes of cooking a day that cost nothing extra.
    pub minutes: f32,
    /// Points for each minute beyond.
    pub per_minute: f32,
}

/// The points of a week by where they come from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// The servings themselves, and empty places.
    pub servings: f64,
    /// Cooking, cooking again and eating again.
    pub dishes: f64,
    /// What is wished of days.
    pub wished: f64,
    /// What must hold for days.
    pub musts: f64,
    /// What the week should have.
    pub week: f64,
    /// Minutes beyond the usual.
    pub minutes: f64,
    /// Too many alike.
    pub kins: f64,
}

impl Cost {
    /// All points.
    pub fn total(&self) -> f64 {
        self.servings + self.dishes + self.wished + self.musts + self.week + self.minutes + self.kins
    }
}

impl Problem {
    /// The points of a week: for each place a place in [`Self::servings`], 0 for nothing. This is the objective.
    pub fn cost(&self, week: &[u32]) -> Cost {
        let eaten = self.eaten(week);
        let sums = self.day_sums(week);
        let over_days = |bounds: &[Bounds<DAY_LANES>]| bounds.iter().zip(&sums).map(|(it, sum)| f64::from(it.points(sum))).sum();
        Cost {
            servings: self.places.iter().zip(week).map(|(place, &at)| f64::from(self.points(place, at))).sum(),
            dishes: self.dishes.iter().zip(&eaten).map(|(dish, &eaten)| f64::from(dish.points(eaten))).sum(),
            wished: over_days(&self.wished),
            musts: over_days(&self.musts),
            week: f64::from(self.week.points(&self.week_sum(week))),
            minutes: self.minutes_by_day(&eaten).iter().map(|minutes| f64::from(self.long_day(*minutes))).sum(),
            kins: self.kin_points(week),
        }
    }

    /// What each day has.
    pub fn day_sums(&self, week: &[u32]) -> Vec<[f32; DAY_LANES]> {
        let mut sums = vec![[0.0; DAY_LANES]; self.wished.len()];
        for (place, &at) in self.places.iter().zip(week) {
            add(&mut sums[usize::from(place.day)], &self.servings[at as usize].day);
        }
        sums
    }

    /// What the week has.
    pub fn week_sum(&self, week: &[u32]) -> [f32; WEEK_LANES] {
        let mut sum = [0.0; WEEK_LANES];
        week.iter().for_each(|&at| add(&mut sum, &self.servings[at as usize].week));
        sum
    }

    /// For each dish the days it is eaten on, one bit each.
    pub fn eaten(&self, week: &[u32]) -> Vec<u8> {
        let mut eaten = vec![0; self.dishes.len()];
        for (place, &at) in self.places.iter().zip(week) {
            if let Some(dish) = self.servings[at as usize].dish {
                eaten[usize::from(dish)] |= 1 << place.day;
            }
        }
        eaten
    }

    /// The days a dish is cooked on that is eaten on these days; on the others it is a leftover.
    pub fn cooked(&self, dish: usize, eaten: u8) -> u8 {
        cooked(self.dishes[dish].keeps_days, eaten)
    }

    /// Points of a serving in a place.
    pub(super) fn points(&self, place: &Place, at: u32) -> f32 {
        if at == 0 { place.empty } else { self.servings[at as usize].points }
    }

    /// Points of a day with so many minutes of cooking.
    pub(super) fn long_day(&self, minutes: f32) -> f32 {
        self.per_minute * (minutes - self.minutes).max(0.0)
    }

    /// Minutes of cooking, day by day.
    pub(super) fn minutes_by_day(&self, eaten: &[u8]) -> [f32; 8] {
        let mut minutes = [0.0; 8];
        for (dish, &eaten) in self.dishes.iter().zip(eaten) {
            add_minutes(&mut minutes, cooked(dish.keeps_days, eaten), dish.minutes);
        }
        minutes
    }

    /// Places that hold a dish of each kin.
    pub(super) fn kin_counts(&self, week: &[u32]) -> Vec<u8> {
        let mut counts = vec![0; self.kins.len()];
        for dish in week.iter().filter_map(|&at| self.servings[at as usize].dish) {
            self.dishes[usize::from(dish)].kins.iter().for_each(|&kin| counts[usize::from(kin)] += 1);
        }
        counts
    }

    fn kin_points(&self, week: &[u32]) -> f64 {
        let counts = self.kin_counts(week);
        self.kins.iter().zip(counts).map(|(kin, count)| f64::from(kin.points) * f64::from(count.saturating_sub(kin.free))).sum()
    }
}

impl Dish {
    /// Points of eating it on these days.
    pub(super) fn points(&self, eaten: u8) -> f32 {
        let times = cooked(self.keeps_days, eaten).count_ones() as f32;
        let days = eaten.count_ones() as f32;
        self.cook * times + self.recook * (times - 1.0).max(0.0) + self.again * (days - 1.0).max(0.0)
    }

    /// Whether it may be eaten on these days.
    pub(super) fn may_be_eaten(&self, eaten: u8) -> bool {
        let cooks = cooked(self.keeps_days, eaten).count_ones();
        eaten.count_ones() <= u32::from(self.most_days) && cooks <= u32::from(self.most_cooks)
    }
}

#[inline]
pub(super) fn add<const N: usize>(sum: &mut [f32; N], more: &[f32; N]) {
    for lane in 0..N {
        sum[lane] += more[lane];
    }
}

#[inline]
pub(super) fn add_minutes(minutes: &mut [f32; 8], days: u8, each: f32) {
    if days == 0 || each == 0.0 {
        return;
    }
    for (day, minutes) in minutes.iter_mut().enumerate() {
        *minutes += f32::from(days >> day & 1) * each;
    }
}
