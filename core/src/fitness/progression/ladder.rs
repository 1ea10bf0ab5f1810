//! Loads that exist: what plates, bells and stacks allow, in the athlete's own unit.

use crate::athlete::{KG_PER_LB, Units};

/// Rungs from the lightest load up, wider apart beyond a bend. Figures are in the athlete's unit; loads in and out in
/// kilograms. A rung in pounds is the same kilograms to the last bit whenever it is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ladder {
    kg_per_unit: f64,
    lightest: f64,
    step: f64,
    bend: f64,
    step_beyond: f64,
    rungs: u32,
}

/// How far a load may lie off a rung, as a share of a step, and still stand on it: pounds are often told in kilograms with
/// two decimals.
const SLACK: f64 = 0.01;

/// Most rungs of any ladder.
const RUNGS: u32 = 400;

impl Ladder {
    /// Rungs one step apart.
    pub(crate) fn even(units: Units, lightest: f64, step: f64) -> Self {
        Self::bent(units, lightest, step, f64::MAX, step)
    }

    /// Rungs one step apart up to the bend, then the second step apart. The bend is itself a rung.
    pub(crate) fn bent(units: Units, lightest: f64, step: f64, bend: f64, step_beyond: f64) -> Self {
        let kg_per_unit = match units {
            Units::Metric => 1.0,
            Units::Imperial => KG_PER_LB,
        };
        Self { kg_per_unit, lightest, step, bend, step_beyond, rungs: RUNGS }
    }

    /// The same rungs, begun lower: for a lighter bar than the usual one.
    pub(crate) fn begun_at_most(self, load_kg: f64) -> Self {
        let load = load_kg / self.kg_per_unit;
        let lower = if load.is_finite() && load < self.lightest {
            let down = ((self.lightest - load) / self.step - SLACK).ceil();
            (self.lightest - down * self.step).max(0.0)
        } else {
            self.lightest
        };
        Self { lightest: lower, ..self }
    }

    /// The lightest load in kilograms.
    pub fn lightest(&self) -> f64 {
        self.lightest * self.kg_per_unit
    }

    /// The heaviest rung that is not above this load, or nothing below the lightest.
    pub fn floor(&self, load_kg: f64) -> Option<f64> {
        self.place(load_kg).map(|place| self.rung(place))
    }

    /// The lightest rung that is not below this load.
    pub fn ceil(&self, load_kg: f64) -> f64 {
        match self.floor(load_kg) {
            None => self.lightest(),
            Some(rung) if self.same(rung, load_kg) => rung,
            Some(rung) => self.above(rung).unwrap_or(rung),
        }
    }

    /// The next rung above a load.
    pub fn above(&self, load_kg: f64) -> Option<f64> {
        match self.place(load_kg) {
            None => Some(self.lightest()),
            Some(place) if place + 1 < self.rungs => Some(self.rung(place + 1)),
            Some(_) => None,
        }
    }

    /// The next rung below a load.
    pub fn below(&self, load_kg: f64) -> Option<f64> {
        let place = self.place(load_kg)?;
        let here = self.rung(place);
        if self.same(here, load_kg) { place.checked_sub(1).map(|lower| self.rung(lower)) } else { Some(here) }
    }

    /// The rung that a load stands on to anyone in a gym; the load itself between rungs.
    pub(super) fn settled(&self, load_kg: f64) -> f64 {
        self.floor(load_kg).filter(|rung| self.same(*rung, load_kg)).unwrap_or(load_kg)
    }

    /// Whether two loads are one and the same to anyone in a gym.
    pub fn same(&self, one_kg: f64, other_kg: f64) -> bool {
        (one_kg - other_kg).abs() <= 2.0 * SLACK * self.step.max(self.step_beyond) * self.kg_per_unit
    }

    fn place(&self, load_kg: f64) -> Option<u32> {
        let load = load_kg / self.kg_per_unit;
        if !load.is_finite() || load < self.lightest - SLACK * self.step {
            return None;
        }
        let to_bend = (load.min(self.bend) - self.lightest) / self.step + SLACK;
        let beyond = ((load - self.bend) / self.step_beyond + SLACK).max(0.0);
        Some((to_bend.floor() + beyond.floor()).clamp(0.0, f64::from(self.rungs - 1)) as u32)
    }

    fn rung(&self, place: u32) -> f64 {
        let to_bend = if self.bend < f64::MAX { ((self.bend - self.lightest) / self.step).round() as u32 } else { self.rungs };
        let load = if place <= to_bend {
            self.lightest + f64::from(place) * self.step
        } else {
            self.bend + f64::from(place - to_bend) * self.step_beyond
        };
        load * self.kg_per_unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::athlete::{kg_from_lb, lb_from_kg};

    fn dumbbells() -> Ladder {
        Ladder::bent(Units::Metric, 1.0, 1.0, 10.0, 2.0)
    }

    #[test]
    fn dumbbells_go_by_one_then_by_two() {
        assert_eq!(dumbbells().above(9.0), Some(10.0));
        assert_eq!(dumbbells().above(10.0), Some(12.0));
        assert_eq!(dumbbells().below(12.0), Some(10.0));
        assert_eq!(dumbbells().floor(13.9), Some(12.0));
        assert_eq!(dumbbells().ceil(12.1), 14.0);
        assert_eq!(dumbbells().below(1.0), None);
        assert_eq!(dumbbells().floor(0.5), None);
    }

    #[test]
    fn a_load_between_rungs_goes_to_the_next_real_one() {
        let bar = Ladder::even(Units::Metric, 20.0, 2.5);
        assert_eq!(bar.above(61.0), Some(62.5));
        assert_eq!(bar.below(61.0), Some(60.0));
    }

    #[test]
    fn a_lighter_bar_extends_the_ladder_down() {
        let bar = Ladder::even(Units::Metric, 20.0, 2.5).begun_at_most(15.0);
        assert_eq!(bar.lightest(), 15.0);
        assert_eq!(bar.below(20.0), Some(17.5));
    }

    #[test]
    fn pounds_come_back_to_the_last_bit() {
        let bar = Ladder::even(Units::Imperial, 45.0, 5.0);
        for pounds in (45..=600).step_by(5) {
            let load = kg_from_lb(f64::from(pounds));
            assert_eq!(bar.floor(load), Some(load), "{pounds} lb");
            assert!((lb_from_kg(load) - f64::from(pounds)).abs() < 1e-9);
            assert_eq!(bar.above(load), Some(kg_from_lb(f64::from(pounds + 5))));
        }
    }

    #[test]
    fn pounds_told_with_two_decimals_of_a_kilogram_are_those_pounds() {
        let bar = Ladder::even(Units::Imperial, 45.0, 5.0);
        for pounds in (45..=600).step_by(5).map(f64::from) {
            let told = (kg_from_lb(pounds) * 100.0).round() / 100.0;
            assert_eq!(bar.settled(told), kg_from_lb(pounds), "{pounds} lb");
        }
        assert_eq!(bar.settled(36.0), 36.0);
    }

    #[test]
    fn nonsense_finds_no_rung() {
        for nonsense in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0] {
            assert_eq!(dumbbells().floor(nonsense), None);
        }
        assert!(dumbbells().floor(1e300).is_some_and(f64::is_finite));
    }
}
