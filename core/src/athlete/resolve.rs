//! From a profile with gaps to an athlete a plan can be made for: each gap filled with a stated assumption.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Condition, Equipment, Experience, Goal, Kit, LactationMonths, Profile, Sex, Units};

/// A gap in the profile and what was taken in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assumption {
    /// The profile's field.
    pub field: String,
    /// What was assumed, in words.
    pub value: String,
}

/// A profile without gaps, as far as training needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Athlete {
    /// What was told.
    pub profile: Profile,
    /// What the training is for.
    pub goal: Goal,
    /// Training age.
    pub experience: Experience,
    /// Training days a week.
    pub days_per_week: u8,
    /// Minutes for one session.
    pub minutes: u16,
    /// Age in years.
    pub age: u8,
    /// Sex for the formulas.
    pub sex: Sex,
    /// Units to show.
    pub units: Units,
    /// Everything within reach.
    pub kit: Kit,
    /// The gaps and how they were filled.
    pub assumptions: Vec<Assumption>,
}

/// What is taken for granted of a pregnancy or a birth: a profile has no week of it.
fn of_a_birth(profile: &Profile) -> Option<(&'static str, &'static str)> {
    let named = |condition| profile.conditions.contains(&condition);
    match profile.lactation_months {
        _ if named(Condition::Pregnancy) && profile.pregnancy_trimester.is_none() => {
            Some(("pregnancy_trimester", "the rules of all three trimesters"))
        }
        Some(LactationMonths::FirstHalf) if !named(Condition::Postpartum) => {
            Some(("lactation_months", "a birth 6 to 12 weeks ago, with your check-up behind you"))
        }
        Some(LactationMonths::SecondHalf) => None,
        _ if named(Condition::Postpartum) => Some(("conditions", "the first 6 weeks after the birth, the gentlest rules")),
        _ => None,
    }
}

impl Athlete {
    /// Fills the gaps on the cautious side: a healthy adult beginner with nothing but a floor.
    pub fn resolve(profile: Profile) -> Self {
        let mut assumptions = Vec::new();
        let mut assume = |field: &str, value: &str| {
            assumptions.push(Assumption { field: field.to_owned(), value: value.to_owned() });
        };
        let goal = profile.goal.unwrap_or_else(|| {
            assume("goal", "general health");
            Goal::GeneralHealth
        });
        let experience = profile.experience.unwrap_or_else(|| {
            assume("experience", "beginner");
            Experience::Beginner
        });
        let days_per_week = profile.days_per_week.map(super::DaysPerWeek::get).unwrap_or_else(|| {
            let named = profile.weekdays.len() as u8;
            if named == 0 {
                assume("days_per_week", "3 days");
            }
            if named == 0 { 3 } else { named }
        });
        let minutes = profile.minutes_per_session.map(super::SessionMinutes::get).unwrap_or_else(|| {
            assume("minutes_per_session", "45 minutes");
            45
        });
        let age = profile.age.map(super::Age::get).unwrap_or_else(|| {
            assume("age", "an adult of 35");
            35
        });
        let kit = match &profile.equipment {
            Some(owned) => Kit::of(owned),
            None => {
                assume("equipment", "nothing but a floor, a chair and a wall");
                Kit::of(&[Equipment::None])
            }
        };
        if let Some((field, value)) = of_a_birth(&profile) {
            assume(field, value);
        }
        Self {
            goal,
            experience,
            days_per_week,
            minutes,
            age,
            sex: profile.sex.unwrap_or(Sex::Unspecified),
            units: profile.units.unwrap_or(Units::Metric),
            kit,
            assumptions,
            profile,
        }
    }
}
