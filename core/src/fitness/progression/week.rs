//! A load held against the week before it: after something lighter, whatever the reason, there is no jump to what was never
//! done.

use chrono::{Days, NaiveDate};

use super::course::{Coach, Course, Lift};
use super::phrase::day_words;

/// Days that a load is held against.
const WEEK: u64 = 7;

impl Coach<'_> {
    /// The load for a day and why it is held there, when it is too far above the lightest of the week before. Back to what
    /// was lifted earlier, or was done in full this week, is no jump.
    pub(super) fn held(&self, course: &Course, day: NaiveDate, load: f64) -> Option<(f64, String)> {
        if let Some(held) = self.held_in_doubt(day, load) {
            return Some(held);
        }
        let week_ago = day.checked_sub_days(Days::new(WEEK))?;
        let lifted =
            |load: fn(&Lift) -> f64| course.lifted.iter().map(move |lift| (lift.date, load(lift))).chain(self.asked_for());
        let in_week = lifted(|lift| lift.asked_kg).filter(|(date, _)| (week_ago..day).contains(date));
        let (lightest_on, lightest) =
            in_week.reduce(|one, other| if self.loading.is_harder(one.1, other.1) { other } else { one })?;
        let earlier = lifted(|lift| lift.load_kg).filter(|(date, _)| *date < week_ago).map(|(_, load)| load);
        let full = course.lifted.iter().filter(|lift| lift.date >= week_ago).filter_map(|lift| lift.full_kg);
        let most = earlier.chain(full).fold(self.most_after(lightest), |most, known| self.loading.harder_of(most, known));
        let why = format!("after {} on {}, one step at a time", self.words(lightest), day_words(lightest_on));
        self.loading.is_harder(load, most).then_some((most, why))
    }

    /// After a day whose figures were left out, its load once more.
    fn held_in_doubt(&self, day: NaiveDate, load: f64) -> Option<(f64, String)> {
        let doubted = self.case.history.doubted.get(&self.case.exercise.id)?.range(..day).next_back().copied()?;
        let heard_since = self.case.bouts().iter().any(|bout| bout.date > doubted);
        let asked =
            self.asked_for().filter(|(date, _)| *date == doubted).map(|(_, load)| load).next().filter(|_| !heard_since)?;
        let why = format!("the figures of {} were left out, so the load of that day once more", day_words(doubted));
        self.loading.is_harder(load, asked).then_some((asked, why))
    }

    /// Loads that this dose was asked with, on days that the log speaks of.
    fn asked_for(&self) -> impl Iterator<Item = (NaiveDate, f64)> {
        let all = self.case.history.asked.get(&self.case.exercise.id).into_iter().flatten();
        all.filter(|(_, asked)| asked.dose == self.dose).filter_map(|(date, asked)| Some((*date, asked.load_kg?)))
    }
}
