//! Which rules apply to an athlete: named limitations and conditions, and what age, weight and stage of life bring along.

use std::collections::BTreeSet;

use super::{Stage, Subject};
use crate::athlete::{Area, Condition, Experience, LactationMonths, Profile, Severity, Trimester};

/// Body-mass index from which landing and falling are avoided.
pub const BMI_TO_SPARE_JOINTS: f64 = 35.0;

/// A subject that applies, and the stable name of the kind of rule it came in by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applies {
    /// `limitation`, `condition` or `age`.
    pub rule: &'static str,
    /// What has rules.
    pub subject: Subject,
}

/// Everything that applies, the most pressing first. A stage that is not known counts as the strictest.
pub fn applying(profile: &Profile, age: Option<u8>, experience: Experience) -> Vec<Applies> {
    let mut limitations = profile.limitations.clone();
    limitations.sort_by(|one, other| other.severity.cmp(&one.severity).then(one.area.cmp(&other.area)));
    let limitations = limitations.iter().map(|known| limitation(known.area, known.severity));
    let conditions = conditions(profile).into_iter().flat_map(|condition| staged("condition", condition, profile, experience));
    let nursing = nursing(profile).map(|stage| at_stage("condition", Condition::Postpartum, stage));
    let by_age = age.and_then(condition_of_age).into_iter().flat_map(|it| staged("age", it, profile, experience));
    limitations.chain(conditions).chain(nursing).chain(by_age).collect()
}

/// Body-mass index in kg/m2, where height and weight are known.
pub fn body_mass_index(profile: &Profile) -> Option<f64> {
    let metres = profile.height_cm?.get() / 100.0;
    Some(profile.weight_kg?.get() / (metres * metres))
}

fn conditions(profile: &Profile) -> BTreeSet<Condition> {
    let mut conditions = profile.conditions.clone();
    if profile.pregnancy_trimester.is_some() {
        conditions.insert(Condition::Pregnancy);
    }
    if body_mass_index(profile).is_some_and(|bmi| bmi >= BMI_TO_SPARE_JOINTS) {
        conditions.insert(Condition::Obesity);
    }
    conditions
}

fn staged(rule: &'static str, condition: Condition, profile: &Profile, experience: Experience) -> Vec<Applies> {
    let stages: &[Stage] = match condition {
        Condition::Pregnancy => trimester(profile.pregnancy_trimester),
        Condition::Postpartum if profile.lactation_months == Some(LactationMonths::SecondHalf) => &[Stage::Weeks12On],
        Condition::Postpartum => &[Stage::Weeks0To6],
        Condition::OlderAdult if experience == Experience::Beginner => &[Stage::Beginner],
        _ => return vec![Applies { rule, subject: Subject::Condition { condition, stage: None } }],
    };
    stages.iter().map(|&stage| at_stage(rule, condition, stage)).collect()
}

fn trimester(known: Option<Trimester>) -> &'static [Stage] {
    match known.map(Trimester::get) {
        Some(1) => &[Stage::Trimester1],
        Some(2) => &[Stage::Trimester2],
        Some(3) => &[Stage::Trimester3],
        _ => &[Stage::Trimester3, Stage::Trimester2, Stage::Trimester1],
    }
}

/// Nursing in the first half year means a birth not long ago, even where nobody said so.
fn nursing(profile: &Profile) -> Option<Stage> {
    let recent = profile.lactation_months == Some(LactationMonths::FirstHalf);
    (recent && !profile.conditions.contains(&Condition::Postpartum)).then_some(Stage::Weeks6To12)
}

fn condition_of_age(age: u8) -> Option<Condition> {
    match age {
        0..=12 => Some(Condition::Child),
        13..=17 => Some(Condition::Minor),
        18..=64 => None,
        65.. => Some(Condition::OlderAdult),
    }
}

fn limitation(area: Area, severity: Severity) -> Applies {
    Applies { rule: "limitation", subject: Subject::Limitation { area, severity } }
}

fn at_stage(rule: &'static str, condition: Condition, stage: Stage) -> Applies {
    Applies { rule, subject: Subject::Condition { condition, stage: Some(stage) } }
}
