//! A week in the making: what a change would cost, without counting everything again.

use super::leftovers::cooked;
use super::problem::{DAY_LANES, Dish, Problem, Serving, WEEK_LANES, add, add_minutes};

/// A week with its sums at hand.
pub(super) struct Board<'p> {
    pub(super) problem: &'p Problem,
    /// For each place the serving in it.
    pub(super) week: Vec<u32>,
    pub(super) day_sums: Vec<[f32; DAY_LANES]>,
    pub(super) day_points: Vec<f32>,
    pub(super) week_sum: [f32; WEEK_LANES],
    pub(super) week_points: f32,
    eaten: Vec<u8>,
    minutes: [f32; 8],
    kin_counts: Vec<u8>,
    /// Points of the week, up to what rounding adds over many changes.
    pub(super) points: f64,
}

/// A serving that leaves and the one that comes.
#[derive(Clone, Copy)]
struct Exchange<'p> {
    day: usize,
    old: &'p Serving,
    new: &'p Serving,
}

impl<'p> Board<'p> {
    /// A week as it stands.
    pub(super) fn of(problem: &'p Problem, week: Vec<u32>) -> Self {
        let day_sums = problem.day_sums(&week);
        let (eaten, week_sum) = (problem.eaten(&week), problem.week_sum(&week));
        let day_points = day_sums.iter().enumerate().map(|(day, sum)| day_points(problem, day, sum)).collect();
        Self {
            day_points,
            week_points: problem.week.points(&week_sum),
            minutes: problem.minutes_by_day(&eaten),
            kin_counts: problem.kin_counts(&week),
            points: problem.cost(&week).total(),
            problem,
            week,
            day_sums,
            week_sum,
            eaten,
        }
    }

    /// Change of points when a place gets another serving; `None` where a rule forbids it.
    pub(super) fn change(&self, place: usize, at: u32) -> Option<f32> {
        let it = self.exchange(place, at);
        let spot = &self.problem.places[place];
        let day = exchanged(&self.day_sums[it.day], &it.old.day, &it.new.day);
        let mut change = self.problem.points(spot, at) - self.problem.points(spot, self.week[place]);
        change += day_points(self.problem, it.day, &day) - self.day_points[it.day];
        if it.old.dish != it.new.dish {
            change += self.change_of_dishes(&it)? + self.change_of_kins(&it);
        }
        let week = exchanged(&self.week_sum, &it.old.week, &it.new.week);
        Some(change + (self.problem.week.points(&week) - self.week_points))
    }

    /// Puts a serving into a place. The change must be one that [`Self::change`] allows.
    pub(super) fn put(&mut self, place: usize, at: u32) {
        self.turn(place, at);
        self.sum_up(usize::from(self.problem.places[place].day));
    }

    /// Gives a place another serving. The sums of its day are left as they were.
    fn turn(&mut self, place: usize, at: u32) {
        let it = self.exchange(place, at);
        let spot = &self.problem.places[place];
        let mut change = self.problem.points(spot, at) - self.problem.points(spot, self.week[place]);
        self.week[place] = at;
        self.week_sum = exchanged(&self.week_sum, &it.old.week, &it.new.week);
        if it.old.dish != it.new.dish {
            let bit = 1 << it.day;
            change += it.old.dish.map_or(0.0, |dish| self.eat(dish, |eaten| eaten & !bit));
            change += it.new.dish.map_or(0.0, |dish| self.eat(dish, |eaten| eaten | bit));
            change += self.count_kins(&it);
        }
        self.points += f64::from(change);
    }

    /// Lets a dish be eaten on other days, and tells what that changes.
    fn eat(&mut self, number: u16, then: impl Fn(u8) -> u8) -> f32 {
        let (dish, eaten) = (&self.problem.dishes[usize::from(number)], self.eaten[usize::from(number)]);
        let then = then(eaten);
        let (longer, minutes) = self.longer(dish, eaten, then, &self.minutes);
        self.minutes = minutes;
        self.eaten[usize::from(number)] = then;
        dish.points(then) - dish.points(eaten) + longer
    }

    fn count_kins(&mut self, it: &Exchange<'p>) -> f32 {
        let (mut change, kins) = (0.0, &self.problem.kins);
        for kin in self.kins(it.old) {
            change -= if self.kin_counts[kin] > kins[kin].free { kins[kin].points } else { 0.0 };
            self.kin_counts[kin] -= 1;
        }
        for kin in self.kins(it.new) {
            change += if self.kin_counts[kin] >= kins[kin].free { kins[kin].points } else { 0.0 };
            self.kin_counts[kin] += 1;
        }
        change
    }

    /// Empties places of one day.
    pub(super) fn clear(&mut self, places: &[usize]) {
        places.iter().for_each(|place| self.turn(*place, 0));
        places.iter().take(1).for_each(|place| self.sum_up(usize::from(self.problem.places[*place].day)));
    }

    /// Puts servings that may stand together into empty places of one day.
    pub(super) fn fill(&mut self, places: &[usize], all: &[u32]) {
        places.iter().zip(all).for_each(|(place, at)| self.turn(*place, *at));
        places.iter().take(1).for_each(|place| self.sum_up(usize::from(self.problem.places[*place].day)));
    }

    /// Puts a serving into a place, or leaves the place where a rule forbids it. Tells whether it stands there.
    pub(super) fn set(&mut self, place: usize, at: u32) -> bool {
        if self.week[place] != at {
            if self.change(place, at).is_none() {
                return false;
            }
            self.put(place, at);
        }
        true
    }

    /// Points of the day of a place and of the week as they stand.
    pub(super) fn day_and_week(&self, place: usize) -> f32 {
        self.day_points[usize::from(self.problem.places[place].day)] + self.week_points
    }

    /// Change of points by the dish alone, when one of its servings comes into an empty place.
    pub(super) fn change_of_dish(&self, place: usize, dish: u16) -> Option<f32> {
        let (number, day) = (usize::from(dish), self.problem.places[place].day);
        let (dish, eaten) = (&self.problem.dishes[number], self.eaten[number]);
        let then = eaten | 1 << day;
        if then == eaten || !dish.may_be_eaten(then) {
            return None;
        }
        let kins = dish.kins.iter().map(|kin| (&self.problem.kins[usize::from(*kin)], self.kin_counts[usize::from(*kin)]));
        let kins: f32 = kins.filter(|(kin, count)| *count >= kin.free).map(|(kin, _)| kin.points).sum();
        Some(dish.points(then) - dish.points(eaten) + self.longer(dish, eaten, then, &self.minutes).0 + kins)
    }

    /// Change of points by the minutes of days, when a dish is eaten on other days, and the minutes then.
    #[inline]
    fn longer(&self, dish: &Dish, eaten: u8, then: u8, minutes: &[f32; 8]) -> (f32, [f32; 8]) {
        let (before, after) = (cooked(dish.keeps_days, eaten), cooked(dish.keeps_days, then));
        let (mut change, mut days, mut minutes) = (0.0, before ^ after, *minutes);
        while days != 0 && dish.minutes != 0.0 {
            let day = days.trailing_zeros() as usize;
            let more = if after >> day & 1 == 1 { dish.minutes } else { -dish.minutes };
            change += self.problem.long_day(minutes[day] + more) - self.problem.long_day(minutes[day]);
            minutes[day] += more;
            days &= days - 1;
        }
        (change, minutes)
    }

    /// Points of servings in empty places of one day, whatever day and week cost; `None` where a rule keeps them apart.
    pub(super) fn points_of(&self, places: &[usize], all: &[u32]) -> Option<f32> {
        let (mut points, mut minutes) = (0.0, self.minutes);
        for (number, (place, at)) in places.iter().zip(all).enumerate() {
            let spot = &self.problem.places[*place];
            let Some(dish) = self.problem.servings[*at as usize].dish else { continue };
            let beside = || all[..number].iter().filter_map(|at| self.problem.servings[*at as usize].dish);
            let (it, eaten) = (&self.problem.dishes[usize::from(dish)], self.eaten[usize::from(dish)]);
            let then = eaten | 1 << spot.day;
            if then == eaten || !it.may_be_eaten(then) || beside().any(|other| other == dish) {
                return None;
            }
            let (longer, then_minutes) = self.longer(it, eaten, then, &minutes);
            minutes = then_minutes;
            points += self.problem.points(spot, *at) - spot.empty + it.points(then) - it.points(eaten) + longer;
            for kin in &it.kins {
                let same = beside().filter(|other| self.problem.dishes[usize::from(*other)].kins.contains(kin)).count();
                let (count, kin) = (usize::from(self.kin_counts[usize::from(*kin)]), &self.problem.kins[usize::from(*kin)]);
                points += if count + same >= usize::from(kin.free) { kin.points } else { 0.0 };
            }
        }
        Some(points)
    }

    /// Points of a place's day with two amounts more, where they are below a limit.
    #[inline]
    pub(super) fn day_points_with(&self, place: usize, pair: &[[f32; DAY_LANES]; 2], limit: f32) -> Option<f32> {
        let day = usize::from(self.problem.places[place].day);
        let ([one, other], mut sum) = (pair, self.day_sums[day]);
        (0..DAY_LANES).for_each(|lane| sum[lane] += one[lane] + other[lane]);
        let wished = self.problem.wished[day].points(&sum);
        (wished < limit).then(|| wished + self.problem.musts[day].points(&sum)).filter(|points| *points < limit)
    }

    /// Points of a place's day and of the week with some servings more.
    pub(super) fn day_and_week_with(&self, place: usize, all: &[u32]) -> f32 {
        let day = usize::from(self.problem.places[place].day);
        let mut sum = self.day_sums[day];
        all.iter().for_each(|at| add(&mut sum, &self.problem.servings[*at as usize].day));
        day_points(self.problem, day, &sum) + self.week_points_with(all)
    }

    /// Points of the week with some servings more.
    #[inline]
    pub(super) fn week_points_with(&self, all: &[u32]) -> f32 {
        let mut sum = self.week_sum;
        all.iter().filter(|at| **at != 0).for_each(|at| add(&mut sum, &self.problem.servings[*at as usize].week));
        self.problem.week.points(&sum)
    }

    /// The sums of a day are taken anew, so that rounding never adds up; those of the week drift by less than a millionth.
    fn sum_up(&mut self, day: usize) {
        let mut sum = [0.0; DAY_LANES];
        for (place, &at) in self.problem.places.iter().zip(&self.week) {
            if usize::from(place.day) == day {
                add(&mut sum, &self.problem.servings[at as usize].day);
            }
        }
        let before = self.day_points[day] + self.week_points;
        self.day_sums[day] = sum;
        self.day_points[day] = day_points(self.problem, day, &sum);
        self.week_points = self.problem.week.points(&self.week_sum);
        self.points += f64::from(self.day_points[day] + self.week_points - before);
    }

    #[inline]
    fn exchange(&self, place: usize, at: u32) -> Exchange<'p> {
        let servings = &self.problem.servings;
        Exchange {
            day: usize::from(self.problem.places[place].day),
            old: &servings[self.week[place] as usize],
            new: &servings[at as usize],
        }
    }

    #[inline]
    fn change_of_dishes(&self, it: &Exchange<'p>) -> Option<f32> {
        let mut change = 0.0;
        let (minutes, old, new) = self.after(it);
        if let Some(dish) = it.new.dish.map(usize::from) {
            let (eaten, dish) = (self.eaten[dish], &self.problem.dishes[dish]);
            if eaten == new || !dish.may_be_eaten(new) {
                return None;
            }
            change += dish.points(new) - dish.points(eaten);
        }
        if let Some(dish) = it.old.dish.map(usize::from) {
            let (eaten, dish) = (self.eaten[dish], &self.problem.dishes[dish]);
            if !dish.may_be_eaten(old) {
                return None;
            }
            change += dish.points(old) - dish.points(eaten);
        }
        let long = |minutes: &[f32; 8]| minutes.iter().map(|it| self.problem.long_day(*it)).sum::<f32>();
        Some(change + long(&minutes) - long(&self.minutes))
    }

    /// Minutes of each day after an exchange, and the days the old and the new dish are eaten on then.
    #[inline]
    fn after(&self, it: &Exchange<'p>) -> ([f32; 8], u8, u8) {
        let (mut minutes, bit) = (self.minutes, 1 << it.day);
        let mut turn = |dish: Option<u16>, eat: bool| {
            let Some(dish) = dish.map(usize::from) else { return 0 };
            let before = self.eaten[dish];
            let after = if eat { before | bit } else { before & !bit };
            let dish = &self.problem.dishes[dish];
            add_minutes(&mut minutes, cooked(dish.keeps_days, before), -dish.minutes);
            add_minutes(&mut minutes, cooked(dish.keeps_days, after), dish.minutes);
            after
        };
        let (old, new) = (turn(it.old.dish, false), turn(it.new.dish, true));
        (minutes, old, new)
    }

    #[inline]
    fn change_of_kins(&self, it: &Exchange<'p>) -> f32 {
        let (mut change, kins) = (0.0, &self.problem.kins);
        for kin in self.kins(it.new) {
            let leaves = self.kins(it.old).any(|old| old == kin);
            change += if !leaves && self.kin_counts[kin] >= kins[kin].free { kins[kin].points } else { 0.0 };
        }
        for kin in self.kins(it.old) {
            let comes = self.kins(it.new).any(|new| new == kin);
            change -= if !comes && self.kin_counts[kin] > kins[kin].free { kins[kin].points } else { 0.0 };
        }
        change
    }

    fn kins(&self, serving: &Serving) -> impl Iterator<Item = usize> + use<'p> {
        let dish = serving.dish.map(|dish| &self.problem.dishes[usize::from(dish)]);
        dish.into_iter().flat_map(|dish| dish.kins.iter().map(|kin| usize::from(*kin)))
    }
}

impl Clone for Board<'_> {
    fn clone(&self) -> Self {
        Self {
            week: self.week.clone(),
            day_sums: self.day_sums.clone(),
            day_points: self.day_points.clone(),
            eaten: self.eaten.clone(),
            kin_counts: self.kin_counts.clone(),
            ..*self
        }
    }

    /// The same, into the lists that are there.
    fn clone_from(&mut self, other: &Self) {
        self.week.clone_from(&other.week);
        self.day_sums.clone_from(&other.day_sums);
        self.day_points.clone_from(&other.day_points);
        self.eaten.clone_from(&other.eaten);
        self.kin_counts.clone_from(&other.kin_counts);
        (self.week_sum, self.week_points) = (other.week_sum, other.week_points);
        (self.minutes, self.points, self.problem) = (other.minutes, other.points, other.problem);
    }
}

#[inline]
fn day_points(problem: &Problem, day: usize, sum: &[f32; DAY_LANES]) -> f32 {
    problem.wished[day].points(sum) + problem.musts[day].points(sum)
}

#[inline]
fn exchanged<const N: usize>(sum: &[f32; N], old: &[f32; N], new: &[f32; N]) -> [f32; N] {
    let mut after = *sum;
    for lane in 0..N {
        after[lane] += new[lane] - old[lane];
    }
    after
}
