//! Up: only after proof, by a step that exists, never more in a week than is wise.

use chrono::{Days, NaiveDate};

use super::course::{Coach, Course, Judged};
use super::judge::Outcome;
use super::loading::Against;
use super::phrase::day_words;

/// Most that a load goes up in a week, unless the smallest step is more.
const WEEKLY_RISE: f64 = 1.1;

/// A step of more than this asks for more proof than usual.
const WIDE_STEP: f64 = 1.15;

impl Coach<'_> {
    /// What follows from a bout in which everything asked was done.
    pub(super) fn done(&self, course: &mut Course, judged: &Judged<'_>) {
        if course.load_kg.is_none_or(|load| !self.loading.ladder.same(load, judged.used)) {
            self.set(course, judged.used, self.why_adopted(judged));
        }
        course.counts.note(judged.verdict.outcome);
        let goal = course.rebuild_to.filter(|goal| self.loading.is_harder(*goal, judged.used));
        course.rebuild_to = goal;
        let step = match goal {
            Some(goal) => self.step_towards(goal, judged.used),
            None => self.step_up(course, judged),
        };
        let step = step.map(|(next, why)| (self.within_week(course, judged.bout.date, next), why));
        match step.filter(|(next, _)| self.loading.is_harder(*next, judged.used)) {
            Some((next, why)) => self.set(course, next, why),
            None => self.stalled(course, judged),
        }
    }

    pub(super) fn why_adopted(&self, judged: &Judged<'_>) -> String {
        let (sets, day) = (judged.standard.asked.sets, day_words(judged.bout.date));
        if self.loading.is_harder(judged.used, judged.wanted) {
            format!("you did all {sets} sets with {} on {day}", self.words(judged.used))
        } else {
            format!("you did {} on {day}", self.words(judged.used))
        }
    }

    fn step_towards(&self, goal: f64, used: f64) -> Option<(f64, String)> {
        let next = self.loading.not_harder(self.loading.raised(used, false)?, goal);
        Some((next, format!("{} went well, a step back up towards {}", self.words(used), self.words(goal))))
    }

    fn step_up(&self, course: &mut Course, judged: &Judged<'_>) -> Option<(f64, String)> {
        let why = self.proof_of_more(course, judged)?;
        let next = self.loading.raised(judged.used, self.case.manner.small_steps);
        if next.is_none() {
            course.outgrown = Some(why.clone());
        }
        next.map(|next| (next, why))
    }

    /// Why more can be lifted, when the bouts so far prove it.
    fn proof_of_more(&self, course: &Course, judged: &Judged<'_>) -> Option<String> {
        let counts = course.counts;
        let (sets, reps) = (judged.standard.asked.sets, judged.standard.wanted());
        let wide = self.is_wide_step(judged.used);
        let spare = |reserve: bool| if reserve { " with reps to spare" } else { "" };
        match judged.verdict.outcome {
            Outcome::Top { .. } if counts.two_more >= 2 => {
                Some("the last set went two past the top, two sessions running".to_owned())
            }
            Outcome::Top { reserve, .. } if counts.tops >= 3 || counts.tops == 2 && (reserve || !wide) => {
                Some(format!("all {sets} sets of {reps} done {}{}", times(counts.tops), spare(reserve)))
            }
            Outcome::Top { reserve, .. } if !wide && (reserve || judged.standard.linear) => {
                Some(format!("all {sets} sets of {reps} done on {}{}", day_words(judged.bout.date), spare(reserve)))
            }
            Outcome::Steady if counts.steady >= judged.steady_needed() * if wide { 2 } else { 1 } => {
                Some(format!("everything done as planned {} sessions running", counts.steady))
            }
            _ => None,
        }
    }

    fn is_wide_step(&self, load_kg: f64) -> bool {
        self.loading.harder(load_kg).is_some_and(|next| load_kg > 0.0 && next / load_kg > WIDE_STEP)
    }

    /// Holds a step against what was lifted in the seven days up to it.
    fn within_week(&self, course: &Course, day: NaiveDate, next: f64) -> f64 {
        let Some(week_ago) = day.checked_sub_days(Days::new(6)) else { return next };
        let in_week = course.lifted.iter().filter(|lift| lift.date >= week_ago).map(|lift| lift.load_kg);
        let Some(base) = in_week.reduce(|one, other| self.loading.not_harder(one, other)) else { return next };
        self.loading.not_harder(next, self.most_after(base))
    }

    /// The most that a week may come to in which so much was lifted.
    pub(super) fn most_after(&self, base: f64) -> f64 {
        let steps = if self.case.linear() { 2 } else { 1 };
        let few_steps = (0..steps).try_fold(base, |load, _| self.loading.harder(load)).unwrap_or(base);
        match self.loading.against {
            Against::Weight => self.loading.ladder.floor(base * WEEKLY_RISE).unwrap_or(few_steps).max(few_steps),
            Against::AddedWeight | Against::Help => few_steps,
        }
    }
}

fn times(count: u8) -> String {
    if count == 2 { "twice".to_owned() } else { format!("{count} times") }
}
