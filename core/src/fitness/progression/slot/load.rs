//! The load of a coming session.

use super::super::course::{Coach, Course};
use super::super::easing::LIGHT_SHARE;
use super::super::history::Done;
use super::super::loading::Loading;
use super::super::phrase::{day_words, load_words};
use super::super::variation;
use super::{Slot, Writer};
use crate::fitness::Dose;

/// Most that a load worked out from a maximum exceeds the hardest that was really used.
const OVER_BEST: f64 = 1.1;

impl Writer<'_> {
    pub(super) fn load(&self, slot: &mut Slot<'_>, loading: Loading, course: &Course) {
        let coach = Coach { case: slot.case, loading, units: self.athlete.units, dose: slot.old.dose };
        if self.outgrow(slot, course) {
            return;
        }
        let Some((load, why)) = self.target(slot, &coach, course) else { return };
        let gentler = slot.pause.is_some() || slot.easing.is_some();
        let load = match slot.old.load_kg {
            Some(chosen) if slot.kept && gentler => loading.not_harder(chosen, load),
            Some(chosen) if slot.kept => chosen,
            _ => load,
        };
        if slot.old.load_kg.is_none_or(|old| !loading.ladder.same(old, load)) {
            slot.new.load_kg = Some(load);
            slot.whys.push(why);
        }
    }

    /// The load and why, from the course of this dose or, where it has none, from what was lifted at another one.
    fn target(&self, slot: &Slot<'_>, coach: &Coach<'_>, course: &Course) -> Option<(f64, String)> {
        let (load, why) = match course.load_kg {
            Some(load) => (load, course.why.clone()),
            None => self.first_load(slot, coach)?,
        };
        let loading = &coach.loading;
        let eased = |load| loading.lightened(load, LIGHT_SHARE, slot.case.manner.body_kg);
        let (load, why) = match slot.easing {
            Some(easing) => (eased(load), easing.why.clone()),
            None if slot.light && slot.old.load_kg.is_some_and(|old| loading.is_harder(old, eased(load))) => {
                (eased(load), format!("{why}; a tenth less in the light week"))
            }
            None if slot.light => (eased(load), why),
            None => (load, why),
        };
        let (load, why) = coach.held(course, slot.session.date, load).unwrap_or((load, why));
        Some(self.under_ceiling(coach, load, why))
    }

    /// Conditions bound the share of the maximum.
    fn under_ceiling(&self, coach: &Coach<'_>, load: f64, why: String) -> (f64, String) {
        let share = coach.case.manner.share_max;
        let proof = if share < 1.0 { coach.case.proof(&coach.loading, self.today) } else { None };
        let Some((maximum, ..)) = proof else { return (load, why) };
        match coach.loading.for_reps(maximum, 1.0, share, coach.case.manner.body_kg) {
            Some(most) if coach.loading.is_harder(load, most) => {
                (most, format!("your limit is {:.0} % of what you can lift once", share * 100.0))
            }
            _ => (load, why),
        }
    }

    fn first_load(&self, slot: &Slot<'_>, coach: &Coach<'_>) -> Option<(f64, String)> {
        let (load, why) = self.by_maximum(slot, coach).or_else(|| self.by_last(coach))?;
        let Some(pause) = slot.pause.filter(|pause| pause.load_share() < 1.0) else { return Some((load, why)) };
        let lighter = coach.loading.lightened(load, pause.load_share(), slot.case.manner.body_kg);
        Some((lighter, format!("{why}; {}", pause.why_lighter())))
    }

    fn by_maximum(&self, slot: &Slot<'_>, coach: &Coach<'_>) -> Option<(f64, String)> {
        let (manner, loading) = (&slot.case.manner, &coach.loading);
        let (maximum, set, day) = slot.case.proof(loading, self.today).filter(|_| manner.maximum_allowed)?;
        let share = slot.old.percent_1rm.map_or(1.0, |percent| f64::from(percent) / 100.0);
        let by_reps = coach.for_middle(maximum, slot.old.rir)?;
        let load =
            loading.for_reps(maximum, 1.0, share, manner.body_kg).map_or(by_reps, |most| loading.not_harder(by_reps, most));
        let used = set.load_kg?;
        let best = loading.ladder.floor(used * OVER_BEST).unwrap_or(used);
        let units = self.athlete.units;
        let why = format!("worked out from your {} x {} on {}", load_words(used, units), set.reps?, day_words(day));
        Some((if loading.is_harder(load, best) { best } else { load }, why))
    }

    /// A tenth less than last time, where nothing may or can be worked out.
    fn by_last(&self, coach: &Coach<'_>) -> Option<(f64, String)> {
        let bout = coach.case.bouts().last()?;
        let Done::Sets(sets) = &bout.done else { return None };
        let same_kind = |asked: Dose| std::mem::discriminant(&asked) == std::mem::discriminant(&coach.dose);
        let last = sets.iter().filter_map(|set| set.load_kg).reduce(|one, other| coach.loading.not_harder(one, other))?;
        let load = coach.loading.lightened(last, LIGHT_SHARE, coach.case.manner.body_kg);
        let why = format!("a tenth under your {} of {}", load_words(last, self.athlete.units), day_words(bout.date));
        bout.asked.is_none_or(|asked| same_kind(asked.dose)).then_some((load, why))
    }

    /// Gives a place to a harder exercise when this one has no harder load left.
    fn outgrow(&self, slot: &mut Slot<'_>, course: &Course) -> bool {
        let may = slot.freedom.vary && !slot.kept && slot.easing.is_none() && self.is_news(slot.case.exercise);
        let Some(why) = course.outgrown.clone().filter(|_| may) else { return false };
        let Some(to) = variation::harder(slot.case.exercise, slot.session, &self.exclusions, self.world) else { return false };
        slot.new = variation::planned(slot.old, to, format!("The next step after {}.", slot.case.exercise.name));
        slot.whys.push(why);
        true
    }
}
