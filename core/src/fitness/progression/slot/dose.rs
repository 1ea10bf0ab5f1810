//! Repetitions, seconds and metres of a coming session, and the variation, where there is no load to raise.

use super::super::reach::{self, Turn};
use super::super::{endurance, variation};
use super::{Slot, Writer};
use crate::fitness::{Dose, Exercise};

impl Writer<'_> {
    pub(super) fn dose(&self, slot: &mut Slot<'_>) {
        if slot.kept {
            return;
        }
        let rested = slot.pause.and_then(|pause| reach::after_pause(slot.case.last_dose()?, pause, &slot.case.manner));
        let reach = rested.unwrap_or_else(|| self.reach(slot));
        let eased = slot.light || slot.easing.is_some();
        match reach.turn {
            Some(Turn::Up { ripe: true, .. }) if self.vary(slot, &reach.why, true) => {}
            Some(Turn::Down { too_hard: true, .. }) if self.vary(slot, &reach.why, false) => {}
            Some(Turn::Up { dose: Some(dose), .. }) if slot.freedom.grow && !eased => {
                self.set_dose(slot, reach::at_least(slot.old.dose, dose), reach.why);
            }
            Some(Turn::Down { dose, .. }) => self.set_dose(slot, reach::at_most(slot.old.dose, dose), reach.why),
            Some(Turn::Up { .. }) | None => {}
        }
    }

    /// A run no longer than the log allows.
    pub(super) fn run(&self, slot: &mut Slot<'_>) {
        if slot.kept || !self.history.endurance.contains_key(&slot.old.id) {
            return;
        }
        let before = |date| date < slot.session.date;
        let open = super::sessions(self.plan).map(|(session, _)| session).filter(|session| self.is_open(session));
        let coming = open.filter(|session| before(session.date) && session.exercises.iter().any(|other| other.id == slot.old.id));
        let nth = i32::try_from(coming.count()).unwrap_or(i32::MAX).saturating_add(1);
        let cap = endurance::cap(slot.case.exercise, slot.old, self.history, self.today, nth);
        if let Some((seconds, why)) = cap {
            self.set_dose(slot, Dose::Seconds(seconds), why);
        }
    }

    fn set_dose(&self, slot: &mut Slot<'_>, dose: Dose, why: String) {
        if slot.new.dose != dose {
            slot.new.dose = dose;
            slot.whys.push(why);
        }
    }

    fn vary(&self, slot: &mut Slot<'_>, why: &str, harder: bool) -> bool {
        if !slot.freedom.vary || slot.easing.is_some() || !self.is_news(slot.case.exercise) {
            return false;
        }
        let from: &Exercise = slot.case.exercise;
        let to = if harder {
            variation::harder(from, slot.session, &self.exclusions, self.world)
        } else {
            variation::easier(from, slot.session, &self.exclusions, self.world)
        };
        let Some(to) = to else { return false };
        let step = if harder { "The next step after" } else { "A step back from" };
        slot.new = variation::planned(slot.old, to, format!("{step} {}.", from.name));
        slot.whys.push(why.to_owned());
        true
    }
}
