//! The sets of a week, shared out: each next set goes where it does the most for its time, and only where every rule still
//! holds with it. So the week keeps the rules at every step, and any step may be the last.

mod rescue;
mod worth;

use self::rescue::Effort;
use super::basis::Basis;
use super::calendar::Day;
use super::choose::{Choice, Place};
use super::pool::Pool;
use super::template::Role;
use crate::fitness::Pattern;
use crate::fitness::balance::Tally;
use crate::fitness::time::Bout;
use crate::fitness::volume::{MAJOR, MUSCLES};

/// Half a second that sums of seconds may be off by.
const SLACK_SECONDS: f64 = 0.5;
/// A set that brings less than this is not worth the athlete's time.
const LEAST_GAIN: i32 = 6;

/// Sets of one exercise where nothing else trains a muscle.
const STRETCHED_SETS: u8 = 5;

/// What one day holds so far.
#[derive(Clone, Debug)]
struct DayLoad {
    budget: f64,
    used: f64,
    open: u8,
    quarters: [u16; MUSCLES],
    /// The days less than 48 hours away.
    near: Vec<usize>,
}

/// A week whose sets are being shared out.
#[derive(Clone)]
pub(super) struct Board<'b, 'p, 'w> {
    basis: &'b Basis<'w>,
    pub(super) places: Vec<Place<'p, 'w>>,
    partners: Vec<Option<usize>>,
    days: Vec<DayLoad>,
    week: [u16; MUSCLES],
    tally: Tally,
    /// Quarters that each muscle may have this week.
    caps: [u16; MUSCLES],
    /// Days that train a muscle directly.
    frequency: [u8; MUSCLES],
    /// Sets of a major muscle to aim at.
    aim: u8,
    /// Only the fewest sets of major muscles count for now.
    least_only: bool,
    /// How far the week goes now for a muscle that lacks sets.
    effort: Effort,
}

impl<'b, 'p, 'w> Board<'b, 'p, 'w> {
    /// A week without sets. Budgets are seconds of work for each day.
    pub(super) fn new(basis: &'b Basis<'w>, choice: Choice<'p, 'w>, days: &[Day], budgets: &[f64]) -> Self {
        let near = |day: &Day| (0..days.len()).filter(|&other| day.touches(days[other])).collect();
        let day = |(day, &budget): (&Day, &f64)| DayLoad { budget, used: 0.0, open: 0, quarters: [0; MUSCLES], near: near(day) };
        let mut board = Self {
            basis,
            partners: Vec::new(),
            frequency: [0; MUSCLES],
            days: days.iter().zip(budgets).map(day).collect(),
            week: [0; MUSCLES],
            tally: Tally::default(),
            caps: [u16::from(basis.bounds.max) * 4; MUSCLES],
            aim: basis.bounds.target.0,
            least_only: false,
            effort: Effort::Usual,
            places: choice.places,
        };
        board.partners = (0..board.places.len()).map(|number| board.find_partner(number)).collect();
        board.frequency = board.count_days();
        board
    }

    fn find_partner(&self, number: usize) -> Option<usize> {
        let this = &self.places[number];
        let pairs = |(other, place): &(usize, &Place<'_, '_>)| {
            *other != number && place.day == this.day && place.pair == this.pair && this.pair != 0
        };
        self.places.iter().enumerate().find(pairs).map(|(other, _)| other)
    }

    fn count_days(&self) -> [u8; MUSCLES] {
        let mut seen = vec![0_u32; self.days.len()];
        for place in &self.places {
            seen[place.day] |= place.candidate.primary;
        }
        std::array::from_fn(|muscle| seen.iter().filter(|bits| *bits & (1 << muscle) != 0).count() as u8)
    }

    /// Keeps growth from the week before inside the rule.
    pub(super) fn grow_from(&mut self, before: &[u16; MUSCLES]) {
        let rule = &self.basis.rules.increase;
        for (cap, &had) in self.caps.iter_mut().zip(before) {
            let more = (u16::from(rule.sets) * 4).max(had * u16::from(rule.percent) / 100);
            *cap = (u16::from(self.basis.bounds.max) * 4).min(had + more);
        }
    }

    /// The first week of a block: main lifts, then the fewest sets of every major muscle, then all that is worth its time.
    /// What that left short, new room may hold.
    pub(super) fn open_week(&mut self, aim: u8, pool: &'p Pool<'w>, days: &[Day]) {
        self.open_mains();
        self.least_only = true;
        self.fill(self.basis.bounds.min, true);
        self.rescue(pool, days);
        self.least_only = false;
        self.fill(aim, true);
        self.rescue(pool, days);
    }

    /// A later week: more sets of what is there.
    pub(super) fn grow(&mut self, aim: u8) {
        self.fill(aim, false);
    }

    /// Shares out sets until none is worth its time or fits. Without `open`, only exercises that are there get more.
    fn fill(&mut self, aim: u8, open: bool) {
        self.aim = aim;
        while let Some((number, sets)) = self.best_step(open) {
            self.add(number, sets);
        }
    }

    /// Every session gets its main lift first, and what balances it along with it: a pull for a push, a hinge for a squat.
    fn open_mains(&mut self) {
        for least in [true, true, false] {
            for number in 0..self.places.len() {
                let place = &self.places[number];
                let (day, pattern) = (place.day, place.candidate.exercise.pattern);
                let waits = place.role == Role::Main && place.sets == 0;
                if waits && !self.open(number, least) {
                    let helper = (0..self.places.len()).find(|&other| {
                        let other = &self.places[other];
                        other.day == day && other.sets == 0 && balances(other.candidate.exercise.pattern, pattern)
                    });
                    let _ = helper.is_some_and(|helper| self.open_both(helper, number, least));
                }
            }
        }
    }

    /// Opens two places that balance each other, where both fit.
    fn open_both(&mut self, helper: usize, number: usize, least: bool) -> bool {
        let sets = |place: usize| if least { self.places[place].prescription.sets.0 } else { 1 };
        let (helping, helped) = (sets(helper), sets(number));
        let pattern = |place: usize| self.places[place].candidate.exercise.pattern;
        let after = self.tally.with(pattern(helper), helping).with(pattern(number), helped);
        if !self.is_balanced(after, pattern(helper)) || !self.is_balanced(after, pattern(number)) || !self.fits(helper, helping) {
            return false;
        }
        self.add(helper, helping);
        let fits = self.fits(number, helped);
        if fits {
            self.add(number, helped);
        } else {
            (0..helping).for_each(|_| self.remove(helper));
        }
        fits
    }

    /// Opens a place with its fewest sets, or with one where that is all a rule allows.
    fn open(&mut self, number: usize, least: bool) -> bool {
        let sets = if least { self.places[number].prescription.sets.0 } else { 1 };
        let fits = self.cost(number, sets).is_some();
        if fits {
            self.add(number, sets);
        }
        fits
    }

    fn best_step(&self, open: bool) -> Option<(usize, u8)> {
        let mut best: Option<(i64, usize, u8)> = None;
        for number in 0..self.places.len() {
            let Some((sets, seconds)) = self.step(number, open) else { continue };
            let (gain, fair) = self.gain(number, sets);
            if gain < LEAST_GAIN * i32::from(sets) {
                continue;
            }
            let worth = i64::from(fair) * 10 * self.weight(number) * self.emptiness(self.places[number].day)
                / (seconds.max(1.0) as i64).max(1);
            if best.is_none_or(|(most, _, _)| worth > most) {
                best = Some((worth, number, sets));
            }
        }
        best.map(|(_, number, sets)| (number, sets))
    }

    /// The next sets of a place and the seconds they take, where they are allowed.
    fn step(&self, number: usize, open: bool) -> Option<(u8, f64)> {
        let place = &self.places[number];
        if place.sets > 0 {
            return self.cost(number, 1).map(|seconds| (1, seconds));
        }
        if !open {
            return None;
        }
        let least = place.prescription.sets.0;
        let usual = self.cost(number, least).map(|seconds| (least, seconds));
        usual.or_else(|| if self.days[place.day].open == 0 { self.cost(number, 1).map(|seconds| (1, seconds)) } else { None })
    }

    /// The seconds that more sets take, or nothing where a rule is against them.
    fn cost(&self, number: usize, sets: u8) -> Option<f64> {
        let pattern = self.places[number].candidate.exercise.pattern;
        self.cost_in_day(number, sets).filter(|_| self.is_balanced(self.tally.with(pattern, sets), pattern))
    }

    fn fits(&self, number: usize, sets: u8) -> bool {
        self.cost_in_day(number, sets).is_some()
    }

    /// The same without a look at the ratios of the week.
    fn cost_in_day(&self, number: usize, sets: u8) -> Option<f64> {
        let place = &self.places[number];
        let day = &self.days[place.day];
        let most = self.basis.rules.session_exercises_max.get(self.basis.training_age());
        let crowded = place.sets == 0 && day.open >= most;
        let fresh = place.sets > 0 || self.may_open(place);
        if crowded || !fresh || place.sets + sets > self.most_sets(place) || !self.muscles_allow(place, sets) {
            return None;
        }
        let seconds = self.seconds_with(number, sets) - self.seconds_with(number, 0);
        (day.used + seconds + SLACK_SECONDS <= day.budget).then_some(seconds)
    }

    /// Not what the day has already, and nothing that the days before and after train directly.
    fn may_open(&self, place: &Place<'_, '_>) -> bool {
        let id = &place.candidate.exercise.id;
        let there = |other: &Place<'_, '_>| other.day == place.day && other.sets > 0 && other.candidate.exercise.id == *id;
        !self.places.iter().any(there) && self.worked_near(place.day) & place.candidate.primary == 0
    }

    fn most_sets(&self, place: &Place<'_, '_>) -> u8 {
        let most = place.prescription.sets.1;
        if self.effort >= Effort::Stretched && self.basis.limits.sets_max.is_none() { most.max(STRETCHED_SETS) } else { most }
    }

    fn muscles_allow(&self, place: &Place<'_, '_>, sets: u8) -> bool {
        let session = u16::from(self.basis.session_max) * 4;
        let day = &self.days[place.day].quarters;
        place.candidate.shares.iter().enumerate().filter(|(_, share)| **share > 0).all(|(muscle, &share)| {
            let more = u16::from(share) * u16::from(sets);
            self.week[muscle] + more <= self.caps[muscle] && day[muscle] + more <= session
        })
    }

    /// The ratios of the week, in a form that can be kept while both sides grow from nothing.
    fn is_balanced(&self, after: Tally, pattern: Pattern) -> bool {
        let rules = &self.basis.rules.balance;
        let owed = &self.basis.owed;
        let few = rules.owed_from_sets.saturating_sub(2);
        let at_most =
            |this: u16, factor: f64, other: u16, few: u16| f64::from(this) <= f64::from(few).max(factor * f64::from(other));
        let plane = (1.0 - rules.plane_share_min) / rules.plane_share_min;
        let (low, high) = rules.squat_hinge;
        match pattern {
            Pattern::HorizontalPush | Pattern::VerticalPush => after.pulls_enough(owed.pull_push_min),
            Pattern::HorizontalPull => !owed.planes || at_most(after.pull_horizontal, plane, after.pull_vertical, few),
            Pattern::VerticalPull => !owed.planes || at_most(after.pull_vertical, plane, after.pull_horizontal, few),
            Pattern::Squat | Pattern::Lunge => !owed.squat_hinge || at_most(after.squat, high, after.hinge, few),
            Pattern::Hinge => !owed.squat_hinge || at_most(after.hinge, 1.0 / low, after.squat, few - 1),
            _ => true,
        }
    }

    /// Seconds of a place and its partner with so many more sets.
    fn seconds_with(&self, number: usize, more: u8) -> f64 {
        let sets = self.places[number].sets + more;
        let partner = self.partners[number].filter(|&other| self.places[other].sets > 0);
        let partner_sets = partner.map(|other| self.places[other].sets);
        let own = bout(&self.places[number], sets, partner_sets).seconds(&self.basis.rules.time);
        let other = partner.map_or(0.0, |other| {
            bout(&self.places[other], self.places[other].sets, (sets > 0).then_some(sets)).seconds(&self.basis.rules.time)
        });
        own + other
    }

    fn add(&mut self, number: usize, sets: u8) {
        let seconds = self.seconds_with(number, sets) - self.seconds_with(number, 0);
        let place = &mut self.places[number];
        let day = &mut self.days[place.day];
        day.used += seconds;
        day.open += u8::from(place.sets == 0);
        for (muscle, &share) in place.candidate.shares.iter().enumerate() {
            let more = u16::from(share) * u16::from(sets);
            self.week[muscle] += more;
            day.quarters[muscle] += more;
        }
        self.tally = self.tally.with(place.candidate.exercise.pattern, sets);
        place.sets += sets;
    }

    fn remove(&mut self, number: usize) {
        let seconds = self.seconds_with(number, 0);
        self.places[number].sets -= 1;
        let saved = seconds - self.seconds_with(number, 0);
        let place = &self.places[number];
        let day = &mut self.days[place.day];
        day.used -= saved;
        day.open -= u8::from(place.sets == 0);
        for (muscle, &share) in place.candidate.shares.iter().enumerate() {
            self.week[muscle] -= u16::from(share);
            day.quarters[muscle] -= u16::from(share);
        }
        self.tally = self.tally.without(place.candidate.exercise.pattern, 1);
    }

    /// Takes sets off, from the longest exercises first, until only so much of the week is left. No session goes empty.
    pub(super) fn lighten(&mut self, kept_percent: u8) {
        let total: u32 = self.places.iter().map(|place| u32::from(place.sets)).sum();
        let target = (total * u32::from(kept_percent)).div_ceil(100);
        let mut left = total;
        while left > target {
            let Some(number) = self.next_to_shorten() else { return };
            self.remove(number);
            left -= 1;
        }
    }

    fn next_to_shorten(&self) -> Option<usize> {
        let allowed = |number: &usize| {
            let place = &self.places[*number];
            let last = self.days[place.day].open <= 1 && place.sets == 1;
            let after = self.tally.without(place.candidate.exercise.pattern, 1);
            place.sets > 0 && !last && after.keeps(&self.basis.owed, &self.basis.rules.balance)
        };
        (0..self.places.len()).filter(allowed).max_by_key(|&number| (self.places[number].sets, self.places[number].role, number))
    }

    /// How many major muscles are below their least.
    pub(super) fn lacks(&self) -> usize {
        MAJOR.iter().filter(|&&muscle| self.is_below_least(muscle)).count()
    }

    /// Quarters of a set that each muscle gets.
    pub(super) fn quarters(&self) -> &[u16; MUSCLES] {
        &self.week
    }

    /// Seconds that a day's strength work takes.
    pub(super) fn used(&self, day: usize) -> f64 {
        self.days[day].used
    }

    /// The place that alternates with this one, when both are done.
    pub(super) fn partner(&self, number: usize) -> Option<usize> {
        self.partners[number].filter(|&other| self.places[other].sets > 0 && self.places[number].sets > 0)
    }
}

fn bout(place: &Place<'_, '_>, sets: u8, partner_sets: Option<u8>) -> Bout {
    Bout { sets, work: place.work, rest: place.prescription.rest, ramp: place.ramp, partner_sets }
}

/// Whether more of one pattern makes room for more of the other.
fn balances(helper: Pattern, pattern: Pattern) -> bool {
    match pattern {
        Pattern::HorizontalPush | Pattern::VerticalPush => matches!(helper, Pattern::HorizontalPull | Pattern::VerticalPull),
        Pattern::Squat | Pattern::Lunge => helper == Pattern::Hinge,
        Pattern::Hinge => matches!(helper, Pattern::Squat | Pattern::Lunge),
        _ => false,
    }
}
