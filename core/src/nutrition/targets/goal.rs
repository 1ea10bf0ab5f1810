//! From the energy spent to the energy eaten: deficit and surplus, inside the guards.

use super::Body;
use super::energy::Energy;
use super::guards::{Guards, available_floor_kcal};
use crate::athlete::{Athlete, Experience, Goal, Kcal, RateKgPerWeek, WeightKg};
use crate::check::Check;
use crate::safety::{BMI_UNDERWEIGHT, BMI_UNDERWEIGHT_65};

/// Energy of one kilogram of body weight a week, spread over its days, in kcal a day (7,700 kcal/kg, a start value).
const KCAL_PER_KG_A_WEEK: f64 = 1100.0;
/// Largest deficit as a share of the energy spent.
const DEFICIT_SHARE: f64 = 0.25;
/// Largest deficit in kcal a day (AHA/ACC/TOS 2013).
const DEFICIT_KCAL: f64 = 1000.0;
/// Weight lost in a week by who named no rate, in kg.
const USUAL_LOSS_KG: f64 = 0.5;
/// Most weight lost in a week, as a share of body weight.
const LOSS_SHARE: f64 = 0.01;
/// Largest surplus in kcal a day.
const SURPLUS_KCAL: f64 = 500.0;
/// Smallest and largest surplus as shares of the energy spent (Iraki 2019, Helms 2014).
const SURPLUS_SHARE: (f64, f64) = (0.05, 0.15);
/// Targets are given in steps of this many kcal: nobody eats more exactly.
const STEP_KCAL: f64 = 10.0;

/// Which way the weight should go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Level,
    Up,
}

pub(super) fn kcal(athlete: &Athlete, body: &Body, energy: &Energy, guards: &Guards, why: &mut Vec<String>) -> f64 {
    let level = energy.tdee_kcal;
    let wanted = match (athlete.profile.kcal.map(Kcal::get), way(athlete, body)) {
        (Some(chosen), _) => {
            why.push(format!("You chose {chosen} kcal."));
            f64::from(chosen)
        }
        (None, Way::Level) => level,
        (None, Way::Up) => level + surplus(athlete, body, level, why),
        (None, Way::Down) => level - deficit(athlete, body, level, guards, why),
    };
    let least = least(athlete, body, level, guards);
    let kcal = (wanted.max(least) / STEP_KCAL).round() * STEP_KCAL;
    if athlete.profile.kcal.is_none() && wanted < level {
        why.extend(loss_in_words(athlete, level - kcal));
    }
    if wanted < least - STEP_KCAL / 2.0 && (wanted < level || level < guards.floor.kcal) {
        let reason = guards.no_deficit.unwrap_or("less would leave too little for the body to run on");
        why.push(format!("I go no lower than {least:.0} kcal: {reason}."));
    }
    kcal
}

/// The loss that the floors really leave, and that it is less than was asked for, where it is.
fn loss_in_words(athlete: &Athlete, deficit: f64) -> Vec<String> {
    let rate = deficit.max(0.0) / KCAL_PER_KG_A_WEEK;
    let about = if rate < 0.05 { "next to nothing".to_owned() } else { format!("about {rate:.1} kg") };
    let lines = [
        Some(format!("Minus {:.0} kcal a day, for {about} a week to begin with.", deficit.max(0.0))),
        athlete
            .profile
            .rate_kg_per_week
            .map(RateKgPerWeek::get)
            .filter(|asked| *asked > rate + 0.05)
            .map(|asked| format!("You named {asked:.1} kg a week. My limits leave {about}, so count on that.")),
    ];
    lines.into_iter().flatten().collect()
}

/// The lowest energy there is for this athlete: floor, no deficit at all, or enough left after training.
fn least(athlete: &Athlete, body: &Body, level: f64, guards: &Guards) -> f64 {
    let deepest = level - (DEFICIT_SHARE * level).min(DEFICIT_KCAL);
    let least = if guards.no_deficit.is_some() { level } else { deepest.max(available_floor_kcal(athlete, body).min(level)) };
    (least.max(guards.floor.kcal) / STEP_KCAL).ceil() * STEP_KCAL
}

fn way(athlete: &Athlete, body: &Body) -> Way {
    let target = athlete.profile.target_weight_kg.map(WeightKg::get);
    match (athlete.goal, target) {
        (Goal::LoseFat, Some(target)) if target >= body.weight_kg => Way::Level,
        (Goal::LoseFat, _) => Way::Down,
        (Goal::BuildMuscle, Some(target)) if target < body.weight_kg => Way::Down,
        (Goal::BuildMuscle, _) => Way::Up,
        (Goal::Maintain, _) | (_, None) => Way::Level,
        (_, Some(target)) if target < body.weight_kg - 1.0 => Way::Down,
        (_, Some(target)) if target > body.weight_kg + 1.0 => Way::Up,
        (_, Some(_)) => Way::Level,
    }
}

/// Whether less weight is wished for.
pub(super) fn wants_less(athlete: &Athlete, body: &Body) -> bool {
    way(athlete, body) == Way::Down
}

fn deficit(athlete: &Athlete, body: &Body, level: f64, guards: &Guards, why: &mut Vec<String>) -> f64 {
    if let Some(reason) = guards.no_deficit {
        why.push(format!("No deficit: {reason}."));
        return 0.0;
    }
    if too_light_a_target(athlete, body) {
        why.push("The weight you named is below what is healthy for your height, so I plan to hold your weight.".to_owned());
        return 0.0;
    }
    let rate = athlete.profile.rate_kg_per_week.map_or(USUAL_LOSS_KG, RateKgPerWeek::get);
    let rate = rate.min(LOSS_SHARE * body.weight_kg).min(1.0);
    (rate * KCAL_PER_KG_A_WEEK).min(DEFICIT_SHARE * level).min(DEFICIT_KCAL)
}

fn too_light_a_target(athlete: &Athlete, body: &Body) -> bool {
    let least = if body.age >= 65.0 { BMI_UNDERWEIGHT_65 } else { BMI_UNDERWEIGHT };
    athlete.profile.target_weight_kg.is_some_and(|target| target.get() < body.weight_at_bmi(least))
}

fn surplus(athlete: &Athlete, body: &Body, level: f64, why: &mut Vec<String>) -> f64 {
    let usual = if athlete.experience == Experience::Advanced { SURPLUS_SHARE.0 } else { 0.10 };
    let share = match athlete.profile.rate_kg_per_week.map(RateKgPerWeek::get) {
        Some(rate) => (rate.min(0.005 * body.weight_kg) * KCAL_PER_KG_A_WEEK / level).clamp(SURPLUS_SHARE.0, SURPLUS_SHARE.1),
        None => usual,
    };
    let surplus = (share * level).min(SURPLUS_KCAL);
    why.push(format!("Plus {surplus:.0} kcal a day to build on ({:.0} %).", surplus / level * 100.0));
    surplus
}

pub(super) fn deficit_check(energy: &Energy, guards: &Guards, kcal: f64) -> Check {
    const SOURCE: &str = "AHA/ACC/TOS 2013: at most 25 % of the energy spent and 1,000 kcal; none in pregnancy, while nursing, \
        under 18, when underweight or after an eating disorder";
    let most = if guards.no_deficit.is_some() { 0.0 } else { (DEFICIT_SHARE * energy.tdee_kcal).min(DEFICIT_KCAL).round() };
    let deficit = (energy.tdee_kcal - kcal).max(0.0).round();
    Check::new("kcal_deficit_max", deficit <= most + STEP_KCAL / 2.0, deficit, most, SOURCE)
}
