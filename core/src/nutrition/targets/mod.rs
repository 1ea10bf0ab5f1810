//! What to eat in a day: energy, protein, fat, carbohydrate, fibre and their bounds, each with its formula, source and why.

pub mod adaptive;
mod energy;
mod goal;
mod guards;
mod macros;
mod watch;

use schemars::JsonSchema;
use serde::Serialize;

use crate::athlete::{Assumption, Athlete};
use crate::check::Check;

pub use energy::{Body, Formula, second_opinion_kcal};
pub use guards::{Floor, Withheld};
pub use watch::{Micronutrient, ReferenceIntakes, ReferenceIntakesFault, Watch, WatchRow};

/// A target with the range inside which a day is as good.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Range {
    /// Smallest value that will do.
    pub min: f64,
    /// Largest value that will do.
    pub max: f64,
}

/// Targets for one day, the mean over a week.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Targets {
    /// Energy at rest in kcal a day.
    pub bmr_kcal: f64,
    /// Energy spent in kcal a day, activity included.
    pub tdee_kcal: f64,
    /// Energy to eat in kcal a day.
    pub kcal: f64,
    /// Protein in grams.
    pub protein_g: f64,
    /// Fat in grams.
    pub fat_g: f64,
    /// Carbohydrate in grams, fibre included.
    pub carb_g: f64,
    /// Least fibre in grams.
    pub fiber_g: f64,
    /// Most saturated fat in grams.
    pub sat_fat_g_max: f64,
    /// Most sodium in milligrams.
    pub sodium_mg_max: f64,
    /// Water from drinks and food in litres.
    pub water_l: f64,
    /// Protein inside which nothing is wrong, in grams.
    pub protein_range_g: Range,
    /// The same of fat.
    pub fat_range_g: Range,
    /// The same of carbohydrate.
    pub carb_range_g: Range,
    /// The least energy this athlete is ever planned, in kcal.
    pub floor_kcal: f64,
    /// Which formula gave the energy at rest.
    pub formula: Formula,
    /// Why no figure is to be shown to this athlete, where that is so. The plan still needs them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Withheld>,
    /// What was taken for granted.
    #[serde(skip)]
    pub assumptions: Vec<Assumption>,
    /// Every step of the arithmetic, in words.
    pub why: Vec<String>,
    /// The hard rules with figure, bound and source.
    #[serde(skip)]
    pub checks: Vec<Check>,
}

/// What one day asks for: a training day may have more carbohydrate than a day of rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayTargets {
    /// Energy in kcal.
    pub kcal: f64,
    /// Protein in grams.
    pub protein_g: f64,
    /// Fat in grams.
    pub fat_g: f64,
    /// Carbohydrate in grams.
    pub carb_g: f64,
}

/// Share of the day's carbohydrate that a training day gets on top, taken from the days of rest. A convention.
const TRAINING_DAY_CARB: f64 = 0.10;

impl Targets {
    /// Works out the targets of an athlete.
    pub fn of(athlete: &Athlete) -> Self {
        let mut why = Vec::new();
        let body = Body::of(athlete);
        let energy = energy::energy(athlete, &body, &mut why);
        let guards = guards::guards(athlete, &body);
        let kcal = goal::kcal(athlete, &body, &energy, &guards, &mut why);
        let split = macros::split(athlete, &body, kcal, &mut why);
        let checks = checks(athlete, &body, &energy, &guards, kcal, &split);
        Self {
            bmr_kcal: energy.bmr_kcal.round(),
            tdee_kcal: energy.tdee_kcal.round(),
            kcal,
            protein_g: split.protein_g.round(),
            fat_g: split.fat_g.round(),
            carb_g: split.carb_g.round(),
            fiber_g: (kcal / 1000.0 * macros::FIBER_G_PER_1000_KCAL).round(),
            sat_fat_g_max: (kcal * macros::SAT_FAT_SHARE / macros::KCAL_PER_G_FAT).floor(),
            sodium_mg_max: macros::sodium_mg_max(athlete),
            water_l: macros::water_l(athlete),
            protein_range_g: split.protein_range,
            fat_range_g: split.fat_range,
            carb_range_g: split.carb_range,
            floor_kcal: guards.floor.kcal,
            formula: energy.formula,
            withheld: guards.withheld,
            assumptions: body.assumptions,
            why,
            checks,
        }
    }

    /// The targets of a day with or without training, when so many of seven days train. The week's mean stays the same.
    pub fn of_day(&self, trains: bool, training_days: u8) -> DayTargets {
        let mean = DayTargets { kcal: self.kcal, protein_g: self.protein_g, fat_g: self.fat_g, carb_g: self.carb_g };
        let (training, rest) = (f64::from(training_days), 7.0 - f64::from(training_days));
        if self.withheld.is_some() || training_days == 0 || rest <= 0.0 || self.carb_g < macros::CARB_G_TO_SHIFT {
            return mean;
        }
        // The smaller group of days takes the larger swing, so it is bounded from the rest days' side.
        let more = self.carb_g * TRAINING_DAY_CARB * (rest / training).min(1.0);
        let change = if trains { more } else { -more * training / rest };
        DayTargets { carb_g: mean.carb_g + change, kcal: mean.kcal + change * macros::KCAL_PER_G_CARB, ..mean }
    }
}

fn checks(
    athlete: &Athlete,
    body: &Body,
    energy: &energy::Energy,
    guards: &guards::Guards,
    kcal: f64,
    split: &macros::Split,
) -> Vec<Check> {
    let mut checks = vec![
        Check::new("kcal_floor", kcal >= guards.floor.kcal, kcal, guards.floor.kcal, guards.floor.source),
        goal::deficit_check(energy, guards, kcal),
        guards::availability_check(athlete, body, kcal),
    ];
    checks.extend(macros::checks(athlete, body, kcal, split));
    checks.push(energy::second_opinion_check(athlete, body, energy));
    checks.extend(body.assumptions.iter().map(|gap| {
        let source = "assumed, because the profile does not say";
        Check::new(&format!("assumed_{}", gap.field), true, gap.value.as_str(), "say otherwise and the targets follow", source)
    }));
    checks
}
