//! Fewer sets: in a light stretch, and in the first days back.

use chrono::NaiveDate;

use super::super::asked::sessions;
use super::{Slot, Writer};

impl Writer<'_> {
    pub(super) fn sets(&self, slot: &mut Slot<'_>) {
        if !slot.freedom.cut {
            return;
        }
        let date = slot.session.date;
        let back = self.returns.iter().find(|back| back.covers(date));
        let back = back.map(|back| (back.last, back.pause.sets_share(), back.pause.why_fewer()));
        let eased = slot.easing.map(|easing| (easing.after, easing.sets_share, easing.why.clone()));
        for (until, share, why) in eased.into_iter().chain(back) {
            let Some(usual) = self.sets_before(slot, until) else { continue };
            let most = (f64::from(usual) * share).round().clamp(1.0, 255.0) as u8;
            if slot.new.sets > most {
                slot.new.sets = most;
                slot.whys.push(why);
            }
        }
    }

    /// The sets of the last ordinary session with this exercise up to a day.
    fn sets_before(&self, slot: &Slot<'_>, until: NaiveDate) -> Option<u8> {
        let ordinary = |date: NaiveDate| {
            !self.easings.iter().any(|easing| easing.covers(slot.case.exercise, date))
                && !self.returns.iter().any(|back| back.covers(date))
        };
        sessions(self.plan)
            .filter(|(session, light)| session.date <= until && !light && ordinary(session.date))
            .filter_map(|(session, _)| session.exercises.iter().find(|planned| planned.id == slot.old.id))
            .next_back()
            .map(|planned| planned.sets)
    }
}
