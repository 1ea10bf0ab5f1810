//! The load of an exercise as the log leaves it: up after proof, down after misses, back in steps after a pause.

use chrono::NaiveDate;

use super::asked::{Asked, fewest};
use super::case::Case;
use super::history::Bout;
use super::judge::{Outcome, Standard, Verdict, judge};
use super::loading::Loading;
use super::pause::Pause;
use super::phrase::{day_words, load_words};
use crate::athlete::Units;
use crate::fitness::{Dose, PerformedSet};

/// The load of one exercise at one dose, after all bouts so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    /// The load for the next session; none while nobody told one.
    pub(super) load_kg: Option<f64>,
    /// Why it is what it is.
    pub(super) why: String,
    /// Why the exercise has nothing harder left to offer.
    pub(super) outgrown: Option<String>,
    /// What a load is climbing back to.
    pub(super) rebuild_to: Option<f64>,
    pub(super) counts: Counts,
    /// What was really lifted, in order.
    pub(super) lifted: Vec<Lift>,
    /// Whether any bout was judged yet.
    pub(super) judged: bool,
}

/// What was lifted on one day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lift {
    pub(super) date: NaiveDate,
    /// The load that was used, or that was asked for where this is easier.
    pub(super) load_kg: f64,
    /// The load that was asked for; the one that was used, where none was.
    pub(super) asked_kg: f64,
    /// The load of all sets asked for, where all were told and done in full.
    pub(super) full_kg: Option<f64>,
    /// In a light stretch.
    pub(super) light: bool,
}

/// What is counted at one load.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) misses: u8,
    pub(super) lighter: u8,
    pub(super) tops: u8,
    pub(super) two_more: u8,
    pub(super) steady: u8,
    pub(super) stale: u8,
    pub(super) best_total: u32,
}

/// A bout with what was asked and what came of it.
pub(super) struct Judged<'a> {
    pub(super) bout: &'a Bout,
    pub(super) standard: Standard,
    pub(super) verdict: Verdict,
    /// The load that was asked for; the one that was used, where none was.
    pub(super) wanted: f64,
    /// The load that was used.
    pub(super) used: f64,
}

/// What decides on the course of one exercise at one dose.
pub(super) struct Coach<'a> {
    pub(super) case: Case<'a>,
    pub(super) loading: Loading,
    pub(super) units: Units,
    pub(super) dose: Dose,
}

impl Coach<'_> {
    /// Follows every bout of this dose, in order.
    pub(super) fn follow(&self) -> Course {
        let mut course = Course::default();
        for bout in self.case.bouts().iter().filter(|bout| Case::speaks_of(bout, self.dose)) {
            if let Some(pause) = self.case.pause_before(bout.date) {
                self.step_back(&mut course, pause);
            }
            if course.load_kg.is_some() && self.case.is_light(bout) {
                self.take_light(&mut course, bout);
            } else {
                self.take(&mut course, bout);
            }
        }
        course
    }

    /// Steps a load back after a pause; the old load is climbed back to.
    pub(super) fn step_back(&self, course: &mut Course, pause: Pause) {
        course.counts = Counts::default();
        course.outgrown = None;
        let Some(load) = course.load_kg else { return };
        if pause == Pause::Week {
            let proven = course.lifted.iter().rev().find(|lift| !lift.light).map_or(load, |lift| lift.load_kg);
            if self.loading.is_harder(load, proven) {
                self.set(course, proven, format!("after {}, the last load once more", pause.words()));
            }
            return;
        }
        let lighter = self.loading.lightened(load, pause.load_share(), self.case.manner.body_kg);
        course.rebuild_to = Some(course.rebuild_to.unwrap_or(load));
        self.set(course, lighter, pause.why_lighter());
    }

    /// The load for the middle of the dose of a one-repetition maximum, with so many repetitions in reserve.
    pub(super) fn for_middle(&self, maximum_kg: f64, rir: Option<u8>) -> Option<f64> {
        let Dose::Reps(range) = self.dose else { return None };
        let middle = f64::midpoint(f64::from(range.min), f64::from(range.max)).ceil();
        self.for_reps(maximum_kg, middle + f64::from(rir.unwrap_or(2)))
    }

    /// The load for the bottom of the dose of a one-repetition maximum, with one repetition in reserve.
    pub(super) fn for_bottom(&self, maximum_kg: f64) -> Option<f64> {
        let Dose::Reps(range) = self.dose else { return None };
        self.for_reps(maximum_kg, f64::from(range.min) + 1.0)
    }

    fn for_reps(&self, maximum_kg: f64, reps: f64) -> Option<f64> {
        self.loading.for_reps(maximum_kg, reps, self.case.manner.share_max, self.case.manner.body_kg)
    }

    /// The one-repetition maximum that a set tells.
    pub(super) fn maximum_of(&self, set: &PerformedSet) -> Option<f64> {
        self.loading.maximum(set.load_kg?, set.reps?, self.case.manner.body_kg)
    }

    /// Puts a load in force. What was counted at another one counts no more.
    pub(super) fn set(&self, course: &mut Course, load_kg: f64, why: String) {
        let same = course.load_kg.is_some_and(|load| self.loading.ladder.same(load, load_kg));
        if !same {
            course.counts = Counts { misses: course.counts.misses, lighter: course.counts.lighter, ..Counts::default() };
        }
        course.load_kg = Some(load_kg);
        course.why = why;
    }

    pub(super) fn words(&self, load_kg: f64) -> String {
        load_words(load_kg, self.units)
    }

    /// A light bout proves nothing, unless even that fell short.
    fn take_light(&self, course: &mut Course, bout: &Bout) {
        let asked = self.case.asked_in(bout, self.dose, None);
        let standard = Standard { asked, linear: false, rpe_max: self.case.manner.rpe_max };
        let verdict = judge(bout, &standard, Some(&self.loading));
        let missed = matches!(verdict.outcome, Outcome::Missed(_));
        course.lifted.extend(verdict.load_kg.map(|used| self.lift(bout, &verdict, used, asked.load_kg)));
        let harder = |load: f64| course.load_kg.is_some_and(|old| self.loading.is_harder(old, load));
        if let Some(load) = asked.load_kg.filter(|load| missed && harder(*load)) {
            course.rebuild_to = None;
            self.set(course, load, format!("on {} even the lighter load was a lot", day_words(bout.date)));
        }
    }

    fn lift(&self, bout: &Bout, verdict: &Verdict, used: f64, asked: Option<f64>) -> Lift {
        let full = !bout.untold && !matches!(verdict.outcome, Outcome::Missed(_));
        let load_kg = asked.map_or(used, |asked| self.loading.not_harder(used, asked));
        let (date, asked_kg, light) = (bout.date, asked.unwrap_or(used), self.case.is_light(bout));
        Lift { date, load_kg, asked_kg, full_kg: full.then_some(used), light }
    }

    fn take(&self, course: &mut Course, bout: &Bout) {
        let asked: Asked = self.case.asked_in(bout, self.dose, course.load_kg);
        let standard = Standard { asked, linear: self.case.linear(), rpe_max: self.case.manner.rpe_max };
        let verdict = judge(bout, &standard, Some(&self.loading));
        let Some(used) = verdict.load_kg else { return };
        let judged = Judged { bout, standard, verdict, wanted: asked.load_kg.unwrap_or(used), used };
        course.outgrown = None;
        course.lifted.push(self.lift(bout, &judged.verdict, used, Some(judged.wanted)));
        if bout.untold && course.counts.misses > 0 {
            // Figures that fell short weigh more than "everything" without one.
            return;
        }
        if !bout.untold {
            course.counts.steady = 0;
        }
        match judged.verdict.outcome {
            Outcome::Missed(miss) => self.missed(course, &judged, miss),
            // The first load may come from a lighter stretch: it is taken over, and proves no more.
            _ if self.case.is_light(bout) => self.set(course, used, self.why_adopted(&judged)),
            Outcome::Top { .. } | Outcome::Within | Outcome::Steady => self.done(course, &judged),
        }
        course.judged = true;
    }
}

impl Counts {
    /// Counts a bout in which everything asked was done.
    pub(super) fn note(&mut self, outcome: Outcome) {
        (self.misses, self.lighter) = (0, 0);
        match outcome {
            Outcome::Top { two_more, .. } => {
                self.tops = self.tops.saturating_add(1);
                self.two_more = if two_more { self.two_more.saturating_add(1) } else { 0 };
            }
            Outcome::Steady => self.steady = self.steady.saturating_add(1),
            Outcome::Within | Outcome::Missed(_) => (self.tops, self.two_more) = (0, 0),
        }
    }
}

impl Judged<'_> {
    /// How many "everything as planned" in a row fill the range.
    pub(super) fn steady_needed(&self) -> u8 {
        let width = self.standard.wanted().saturating_sub(fewest(self.standard.asked.dose));
        u8::try_from(width).unwrap_or(u8::MAX).clamp(2, 4)
    }
}
