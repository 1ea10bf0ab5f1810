//! What no target may do: floors, stages of life without a deficit, and athletes to whom no figure is shown.

use schemars::JsonSchema;
use serde::Serialize;

use super::Body;
use crate::athlete::{Athlete, Condition, Matter, Sex};
use crate::check::Check;
use crate::safety::{BMI_UNDERWEIGHT, BMI_UNDERWEIGHT_65, clinical};

/// Energy left for the body after training below which hormones and bones suffer, in kcal per kg without fat
/// (IOC consensus on REDs, 2023).
const AVAILABLE_KCAL_PER_KG: f64 = 30.0;

/// Metabolic equivalent of resistance training (Compendium 2024, 02050).
const TRAINING_MET: f64 = 3.5;

/// Least energy a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// In kcal.
    pub kcal: f64,
    /// Where it comes from.
    pub source: &'static str,
}

/// Why no figure of energy or weight is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// A history of an eating disorder.
    EatingDisorderHistory,
    /// Under 18.
    Minor,
    /// Too light already.
    Underweight,
}

pub(super) struct Guards {
    pub(super) floor: Floor,
    /// Why there is no deficit, in words that go on after "because".
    pub(super) no_deficit: Option<&'static str>,
    pub(super) withheld: Option<Withheld>,
}

pub(super) fn guards(athlete: &Athlete, body: &Body) -> Guards {
    let least_bmi = if body.age >= 65.0 { BMI_UNDERWEIGHT_65 } else { BMI_UNDERWEIGHT };
    let light = body.bmi() < least_bmi;
    let withheld = if has(athlete, Condition::EatingDisorderHistory) {
        Some(Withheld::EatingDisorderHistory)
    } else if is_minor(athlete, body) {
        Some(Withheld::Minor)
    } else {
        (light && super::goal::wants_less(athlete, body)).then_some(Withheld::Underweight)
    };
    Guards { floor: floor(athlete, body), no_deficit: no_deficit(athlete, body, light), withheld }
}

fn no_deficit(athlete: &Athlete, body: &Body, light: bool) -> Option<&'static str> {
    if has(athlete, Condition::EatingDisorderHistory) {
        Some("food here is never about less")
    } else if is_minor(athlete, body) {
        Some("under 18 a body is still growing")
    } else if is_pregnant(athlete) {
        Some("in a pregnancy nobody is planned less")
    } else if athlete.profile.lactation_months.is_some() {
        Some("nursing needs the energy")
    } else if light {
        Some("your weight is already at the low end for your height")
    } else {
        None
    }
}

fn floor(athlete: &Athlete, body: &Body) -> Floor {
    const SOURCE: &str = "AHA/ACC/TOS 2013: at least 1,200 kcal for women, 1,500 for men; the higher where sex is not said";
    const FOR_TWO: &str = "at least 1,800 kcal in pregnancy and while nursing (IOM 2005)";
    let sex = if body.sex == Sex::Female { 1200.0 } else { 1500.0 };
    if is_pregnant(athlete) || athlete.profile.lactation_months.is_some() {
        Floor { kcal: 1800.0, source: FOR_TWO }
    } else {
        Floor { kcal: sex, source: SOURCE }
    }
}

/// Least energy that leaves enough after training, in kcal a day. It bounds a deficit, never maintenance.
pub(super) fn available_floor_kcal(athlete: &Athlete, body: &Body) -> f64 {
    AVAILABLE_KCAL_PER_KG * body.fat_free_kg() + training_kcal(athlete, body)
}

/// Energy of the planned training beyond rest, in kcal a day: (MET - 1) x 3.5 x kg / 200 x minutes.
fn training_kcal(athlete: &Athlete, body: &Body) -> f64 {
    let minutes = f64::from(athlete.minutes) * f64::from(athlete.days_per_week) / 7.0;
    (TRAINING_MET - 1.0) * 3.5 * body.weight_kg / 200.0 * minutes
}

pub(super) fn availability_check(athlete: &Athlete, body: &Body, kcal: f64) -> Check {
    const SOURCE: &str = "IOC consensus on REDs 2023: energy available after training, kcal per kg of fat-free mass";
    let available = (kcal - training_kcal(athlete, body)) / body.fat_free_kg();
    let rounded = (available * 10.0).round() / 10.0;
    Check::new("energy_availability", available + 0.05 >= AVAILABLE_KCAL_PER_KG, rounded, AVAILABLE_KCAL_PER_KG, SOURCE)
}

pub(super) fn has(athlete: &Athlete, condition: Condition) -> bool {
    athlete.profile.conditions.contains(&condition)
}

/// Kidney disease, told as a condition or as what a diet has to mind.
pub(super) fn has_kidney_disease(athlete: &Athlete) -> bool {
    clinical::of_profile(&athlete.profile).contains(&Matter::KidneyDisease)
}

pub(super) fn is_minor(athlete: &Athlete, body: &Body) -> bool {
    body.age < 18.0 || has(athlete, Condition::Minor) || has(athlete, Condition::Child)
}

pub(super) fn is_pregnant(athlete: &Athlete) -> bool {
    let profile = &athlete.profile;
    let told = profile.pregnancy_trimester.is_some() || has(athlete, Condition::Pregnancy);
    told || profile.medical.contains(&Matter::GestationalDiabetes)
}
