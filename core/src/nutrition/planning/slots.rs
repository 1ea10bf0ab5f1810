//! Which meals a day has, and each one's share of the energy.

use crate::athlete::Athlete;
use crate::nutrition::Mealtime::{self, Breakfast, Dinner, Lunch, Snack};

/// Meals of a day whose profile does not say.
const USUAL_MEALS: u8 = 4;

/// A meal with its usual share of the day's energy. The shares are a convention.
pub(crate) type Share = (Mealtime, f64);

const TWO: &[Share] = &[(Lunch, 0.46), (Dinner, 0.54)];
const THREE: &[Share] = &[(Breakfast, 0.28), (Lunch, 0.34), (Dinner, 0.38)];
const FOUR: &[Share] = &[(Breakfast, 0.25), (Lunch, 0.30), (Snack, 0.12), (Dinner, 0.33)];
const FIVE: &[Share] = &[(Breakfast, 0.22), (Snack, 0.10), (Lunch, 0.28), (Snack, 0.10), (Dinner, 0.30)];
const SIX: &[Share] = &[(Breakfast, 0.20), (Snack, 0.09), (Lunch, 0.26), (Snack, 0.09), (Dinner, 0.27), (Snack, 0.09)];

/// The meals of an athlete's day, in order.
pub(crate) fn shares(athlete: &Athlete) -> &'static [Share] {
    match athlete.profile.meals_per_day.map_or(USUAL_MEALS, crate::athlete::MealsPerDay::get) {
        0..=2 => TWO,
        3 => THREE,
        4 => FOUR,
        5 => FIVE,
        _ => SIX,
    }
}
