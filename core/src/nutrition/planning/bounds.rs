//! A day's aims and a week's watch as bounds of the optimiser's lanes.

use super::aims::DayAims;
use super::lanes::{CARB, FAT, FIBER, KCAL, PROTEIN, SAT_FAT, SODIUM, SPECIAL, Special, WeekLanes};
use super::points;
use fettle_optimiser::{Bounds, DAY_LANES, Problem, WEEK_LANES};

/// Share of a reference intake that a week aims at: a little above the share that is worth a word.
const MICRO_AIM: f64 = 0.75;
/// How far under a rule the plan stays, so that rounding never breaks it.
const INSIDE: f64 = 0.99;

/// Lanes that a day has to be on target in.
const FIGURES: [usize; 4] = [KCAL, PROTEIN, FAT, CARB];
/// How far from its bounds a day's figure is in a first sketch that more steps will not mend, as a share of it.
const FAR: f32 = 0.02;

/// Whether most days of a week are far from their figures.
pub(super) fn hopeless(problem: &Problem, week: &[u32]) -> bool {
    let far = |(bounds, sum): (&Bounds<DAY_LANES>, &[f32; DAY_LANES])| {
        let off = |lane: &usize| (bounds.least[*lane] - sum[*lane]).max(sum[*lane] - bounds.most[*lane]);
        FIGURES.iter().any(|lane| off(lane) > FAR * bounds.most[*lane])
    };
    let sums = problem.day_sums(week);
    problem.wished.iter().zip(&sums).filter(|day| far(*day)).count() * 2 > sums.len()
}

impl DayAims {
    /// What is wished of the day.
    pub(super) fn wished(&self) -> Bounds<DAY_LANES> {
        let mut bounds = Bounds::NONE;
        let mut around = |lane: usize, target: f64, room: f64, percent: f64| {
            let per_unit = percent * 100.0 / target.max(1.0);
            bounds.at_least(lane, target * (1.0 - room), per_unit);
            bounds.at_most(lane, target * (1.0 + room), per_unit);
        };
        around(KCAL, self.kcal, points::ENERGY_ROOM, points::ENERGY_PERCENT);
        around(PROTEIN, self.protein_g, points::MACRO_ROOM, points::MACRO_PERCENT);
        around(FAT, self.fat_g, points::MACRO_ROOM, points::MACRO_PERCENT);
        around(CARB, self.carb_g, points::MACRO_ROOM, points::MACRO_PERCENT);
        bounds.at_least(FIBER, 0.1, points::FIBER_GRAM);
        bounds.at_most(SAT_FAT, self.sat_fat_g_max, points::SAT_FAT_GRAM);
        bounds.at_most(SODIUM, self.sodium_mg_max / 100.0, points::SODIUM_100_MG);
        bounds
    }

    /// What must hold for the day.
    pub(super) fn musts(&self) -> Bounds<DAY_LANES> {
        let mut bounds = Bounds::NONE;
        bounds.at_least(KCAL, self.floor_kcal, points::MUST_KCAL);
        let carb = self.carb_g_max.map(|max| max * INSIDE);
        carb.into_iter().for_each(|max| bounds.at_most(CARB, max, points::MUST_GRAM));
        if self.sodium_is_rule {
            bounds.at_most(SODIUM, self.sodium_mg_max / 100.0 * INSIDE, points::MUST_SODIUM_100_MG);
        }
        if self.fiber_is_rule {
            bounds.at_least(FIBER, 0.1, points::MUST_GRAM);
        }
        match self.special() {
            Special::NetCarb => bounds.at_most(SPECIAL, self.net_carb_g_max.unwrap_or(0.0) * INSIDE, points::MUST_GRAM),
            Special::CarbBeyond(_) => bounds.at_most(SPECIAL, -0.5, points::MUST_GRAM),
            Special::Free => {}
        }
        bounds
    }

    /// What the special lane holds. Where two diets bound it, net carbohydrate is the stricter.
    pub(super) fn special(&self) -> Special {
        match (self.net_carb_g_max, self.carb_percent_max) {
            (Some(_), _) => Special::NetCarb,
            (None, Some(percent)) => Special::CarbBeyond(percent),
            (None, None) => Special::Free,
        }
    }
}

impl WeekLanes<'_> {
    /// What so many days should have.
    pub(super) fn bounds(&self, days: f64) -> Bounds<WEEK_LANES> {
        let mut bounds = Bounds::NONE;
        for (lane, (_, row)) in self.micros.iter().enumerate() {
            bounds.at_least(lane, MICRO_AIM * days, points::MICRO_PERCENT * 100.0 / days);
            let upper = row.upper.map(|upper| upper / row.reference * days * INSIDE);
            upper.into_iter().for_each(|most| bounds.at_most(lane, most, points::MICRO_OVER_PERCENT * 100.0 / days));
        }
        for (place, servings) in self.servings.iter().enumerate() {
            let (lane, (least, most)) = (self.micros.len() + place, servings.bounds(days));
            least.into_iter().for_each(|least| bounds.at_least(lane, least, points::SERVING));
            most.into_iter().for_each(|most| bounds.at_most(lane, most, points::SERVING));
        }
        bounds
    }
}
