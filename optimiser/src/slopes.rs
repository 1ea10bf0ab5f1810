//! What a day and the week cost at least, whatever is added to them, and the room that is left.

use super::board::Board;
use super::bounds::Bounds;
use super::prices::{Market, Prices};
use super::problem::{DAY_LANES, Serving, WEEK_LANES, add};

/// Lanes of a day, from the first, in which what is wished is counted for every pair of bundles.
pub(super) const ROOMS: usize = 4;
/// What day and week cost at least for any servings: what they cost as they stand, and the slope of each lane that has one.
pub(super) struct Slopes {
    base: f32,
    day: Steep<DAY_LANES>,
    week: Steep<WEEK_LANES>,
    /// The same without what is wished of the first lanes, which is looked at by itself.
    rest_base: f32,
    rest: Steep<DAY_LANES>,
}

impl Slopes {
    /// What a serving adds to the least, and to the least without what is wished of the first lanes.
    #[inline]
    pub(super) fn of(&self, serving: &Serving) -> [f32; 2] {
        let week = self.week.times(&serving.week);
        [self.day.times(&serving.day) + week, self.rest.times(&serving.day) + week]
    }
}

/// The lanes with a slope.
struct Steep<const N: usize> {
    lanes: [(usize, f32); N],
    count: usize,
}

impl<const N: usize> Steep<N> {
    fn of(slopes: &[f32; N]) -> Self {
        let mut steep = Self { lanes: [(0, 0.0); N], count: 0 };
        for (lane, slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
            steep.lanes[steep.count] = (lane, *slope);
            steep.count += 1;
        }
        steep
    }

    #[inline]
    fn times(&self, amounts: &[f32; N]) -> f32 {
        self.lanes[..self.count].iter().map(|(lane, slope)| slope * amounts[*lane]).sum()
    }
}

/// Between which amounts of the first lanes a day still meets what is wished, and what each unit beyond costs.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) wished: [[f32; ROOMS]; 2],
    pub(super) price: [[f32; ROOMS]; 2],
}

impl Room {
    /// The room that is left beside some food.
    #[inline]
    pub(super) fn beside(&self, day: &[f32; DAY_LANES]) -> Self {
        let mut room = *self;
        for (lane, amount) in day.iter().enumerate().take(ROOMS) {
            room.wished[0][lane] -= amount;
            room.wished[1][lane] -= amount;
        }
        room
    }

    /// Least and most of the first lane for which no more than so many points are spent.
    #[inline]
    pub(super) fn ends(&self, points: f32) -> [f32; 2] {
        [self.wished[0][0] - points / self.price[0][0], self.wished[1][0] + points / self.price[1][0]]
    }
}

impl<'p> Board<'p> {
    /// The slopes of a place's day and of the week.
    pub(super) fn slopes(&self, place: usize) -> Slopes {
        let number = usize::from(self.problem.places[place].day);
        let (sum, musts, wished) = (&self.day_sums[number], &self.problem.musts[number], &self.problem.wished[number]);
        let mut later = wished.clone();
        (0..ROOMS).for_each(|lane| later.free(lane));
        let both = |wished: &Bounds<DAY_LANES>| {
            let mut slopes = musts.slopes(sum);
            add(&mut slopes, &wished.slopes(sum));
            Steep::of(&slopes)
        };
        let (day, rest, week) = (both(wished), both(&later), Steep::of(&self.problem.week.slopes(&self.week_sum)));
        let of_week = self.week_points - week.times(&self.week_sum);
        Slopes {
            base: self.day_points[number] - day.times(sum) + of_week,
            rest_base: musts.points(sum) + later.points(sum) - rest.times(sum) + of_week,
            day,
            week,
            rest,
        }
    }

    /// The same where each lane has a price: the points of any servings are at least what they add up to.
    pub(super) fn slopes_at(&self, place: usize, prices: &Prices) -> Slopes {
        let day = usize::from(self.problem.places[place].day);
        let mut later = prices.wished;
        later[..ROOMS].fill(0.0);
        let anyway = self.problem.musts[day].least_beyond(&prices.musts) + self.problem.week.least_beyond(&prices.week);
        let with_musts = |wished: &[f32; DAY_LANES]| {
            let mut all = prices.musts;
            add(&mut all, wished);
            (anyway + self.problem.wished[day].least_beyond(wished), Steep::of(&all))
        };
        let ((base, day), (rest_base, rest)) = (with_musts(&prices.wished), with_musts(&later));
        Slopes { base, day, rest_base, rest, week: Steep::of(&prices.week) }
    }

    /// What a place's day and the week have with some servings more, beside their bounds.
    pub(super) fn market(&self, place: usize, all: &[u32]) -> Market<'p> {
        let day = usize::from(self.problem.places[place].day);
        let (mut day_sum, mut week_sum) = (self.day_sums[day], self.week_sum);
        for serving in all.iter().map(|at| &self.problem.servings[*at as usize]) {
            add(&mut day_sum, &serving.day);
            add(&mut week_sum, &serving.week);
        }
        let (wished, musts, week) = (&self.problem.wished[day], &self.problem.musts[day], &self.problem.week);
        Market { wished, musts, week, day_sum, week_sum }
    }

    /// Least points of a place's day and of the week, before anything is added to them as they stand: of all, and without what is
    /// wished of the first lanes.
    pub(super) fn least_by(&self, slopes: &Slopes, place: usize) -> [f32; 2] {
        let day = usize::from(self.problem.places[place].day);
        let week = slopes.week.times(&self.week_sum);
        [
            slopes.base + slopes.day.times(&self.day_sums[day]) + week,
            slopes.rest_base + slopes.rest.times(&self.day_sums[day]) + week,
        ]
    }

    /// The room that a place's day has, before anything is spent.
    pub(super) fn room(&self, place: usize) -> Room {
        let day = usize::from(self.problem.places[place].day);
        let (wished, sum) = (&self.problem.wished[day], &self.day_sums[day]);
        let mut room = Room { wished: [[0.0; ROOMS]; 2], price: [[0.0; ROOMS]; 2] };
        for (lane, sum) in sum.iter().enumerate().take(ROOMS) {
            (room.wished[0][lane], room.wished[1][lane]) = (wished.least[lane] - sum, wished.most[lane] - sum);
            (room.price[0][lane], room.price[1][lane]) = (wished.below[lane], wished.above[lane]);
        }
        room
    }
}
