//! Down, or the same once more: after misses, a stall, or effort above what is right for the athlete.

use super::asked::fewest;
use super::course::{Coach, Counts, Course, Judged};
use super::history::Done;
use super::judge::{Miss, Outcome};
use super::loading::Against;
use super::phrase::day_words;

/// Misses in a row after which a tenth comes off.
const MISSES: u8 = 3;

/// Sessions in a row without one more repetition after which a tenth comes off.
const STALLS: u8 = 4;

/// Where the next load below is less than this share, a load stays and the effort has to come from fewer repetitions.
const WIDEST_FALL: f64 = 0.7;

/// Share of the load kept after misses or a stall.
const BACK_OFF: f64 = 0.9;

impl Coach<'_> {
    /// What follows from a bout that fell short of what was asked.
    pub(super) fn missed(&self, course: &mut Course, judged: &Judged<'_>, miss: Miss) {
        let (wanted, used, day) = (judged.wanted, judged.used, day_words(judged.bout.date));
        let tried_more = self.loading.is_harder(used, wanted);
        course.counts = course.counts.after_miss(miss, tried_more);
        if let Miss::TooHard { rpe } = miss {
            let why = format!("effort {rpe} on {day} is above your limit of {}", self.case.manner.rpe_max);
            return self.set(course, self.a_step_easier(used), why);
        }
        if let Some(load) = self.better_first_guess(course, judged, miss) {
            return self.set(course, load, format!("your sets on {day} say that this fits better to begin with"));
        }
        if let Some(load) = self.far_short(judged, miss).filter(|_| !tried_more) {
            course.counts = Counts::default();
            return self.set(course, load, format!("{} on {day} is far short, so a load that fits", miss.words()));
        }
        if course.counts.lighter >= 2 && self.loading.is_harder(wanted, used) {
            course.counts = Counts::default();
            return self.set(course, used, format!("you used {} twice, so the plan follows you", self.words(used)));
        }
        if course.counts.misses >= MISSES {
            let why = format!("{MISSES} sessions running fell short: a tenth off, to build up again");
            return self.back_off(course, wanted, why);
        }
        self.set(course, wanted, format!("{} on {day}, so the same load once more", miss.words()));
    }

    /// The load at which the range begins, when not even half of what was asked was done.
    fn far_short(&self, judged: &Judged<'_>, miss: Miss) -> Option<f64> {
        let (Miss::Short { low, asked }, Done::Sets(sets)) = (miss, &judged.bout.done) else { return None };
        let tenth_off = self.tenth_off(judged.wanted);
        let best = sets.iter().filter_map(|set| self.maximum_of(set)).reduce(f64::max);
        let load = best.and_then(|best| self.for_bottom(best)).unwrap_or(tenth_off);
        (2 * low < asked).then(|| self.loading.not_harder(load, tenth_off))
    }

    /// The next load below, unless the step there is far too wide.
    fn a_step_easier(&self, load: f64) -> f64 {
        let easier = self.loading.one_easier(load, self.case.manner.body_kg).unwrap_or(load);
        if self.too_wide(load, easier) { load } else { easier }
    }

    fn too_wide(&self, load: f64, easier: f64) -> bool {
        self.loading.against == Against::Weight && easier < load * WIDEST_FALL
    }

    fn tenth_off(&self, load: f64) -> f64 {
        let lighter = self.loading.lightened(load, BACK_OFF, self.case.manner.body_kg);
        self.loading.not_harder(lighter, load)
    }

    /// Counts a bout without progress; after several, takes a tenth off.
    pub(super) fn stalled(&self, course: &mut Course, judged: &Judged<'_>) {
        let counts = &mut course.counts;
        let better = judged.verdict.total > counts.best_total || judged.verdict.outcome != Outcome::Within;
        counts.best_total = counts.best_total.max(judged.verdict.total);
        counts.stale = if better { 0 } else { counts.stale.saturating_add(1) };
        if counts.stale >= STALLS && self.too_wide(judged.used, self.tenth_off(judged.used)) {
            *counts = Counts::default();
        } else if counts.stale >= STALLS {
            let why = format!("not one rep more in {} sessions: a tenth off, to build up again", STALLS + 1);
            self.back_off(course, judged.used, why);
        }
    }

    fn back_off(&self, course: &mut Course, load: f64, why: String) {
        let lighter = self.tenth_off(load);
        course.rebuild_to = None;
        self.set(course, lighter, why);
        course.counts = Counts::default();
    }

    /// A lighter first load, when the very first sets fell short of one that was only guessed: the load that was used, or
    /// the one at which the range begins.
    fn better_first_guess(&self, course: &Course, judged: &Judged<'_>, miss: Miss) -> Option<f64> {
        let Done::Sets(sets) = &judged.bout.done else { return None };
        let fits = judged.verdict.low >= fewest(judged.standard.asked.dose);
        let load = match miss {
            Miss::Lighter if fits => judged.used,
            Miss::Lighter | Miss::Short { .. } if self.case.manner.maximum_allowed => {
                let best = sets.iter().filter_map(|set| self.maximum_of(set)).reduce(f64::max)?;
                self.for_bottom(best)?
            }
            _ => return None,
        };
        (!course.judged && self.loading.is_harder(judged.wanted, load)).then_some(load)
    }
}

impl Counts {
    /// Progress counts from the start again. A try above the plan and effort above a limit are no misses.
    fn after_miss(self, miss: Miss, tried_more: bool) -> Self {
        let counted = !tried_more && !matches!(miss, Miss::TooHard { .. });
        let misses = if counted { self.misses.saturating_add(1) } else { self.misses };
        let lighter = if miss == Miss::Lighter { self.lighter.saturating_add(1) } else { 0 };
        Self { misses, lighter, ..Self::default() }
    }
}

impl Miss {
    /// What was missing, in words.
    pub(super) fn words(self) -> String {
        match self {
            Self::Fewer { done, asked } => format!("{done} of {asked} sets"),
            Self::Short { low, asked } => format!("{low} of {asked} in a set"),
            Self::Lighter => "lighter than planned".to_owned(),
            Self::TooHard { rpe } => format!("effort {rpe}"),
        }
    }
}
