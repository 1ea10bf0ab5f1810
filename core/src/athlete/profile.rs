//! The profile: what an athlete has told us, every figure credible, gaps allowed.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Activity, Age, Allergen, Area, BodyFatPct, Budget, Condition, CookMinutes, DaysPerWeek, Diet, Equipment, Experience, Goal,
    HeightCm, Kcal, LactationMonths, Matter, MealsPerDay, People, RateKgPerWeek, SessionMinutes, Severity, Sex, Trimester, Units,
    Weekday, WeightKg,
};
use crate::nutrition::Utensil;

/// A part of the body that limits training, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limitation {
    /// Where.
    pub area: Area,
    /// How much; moderate when it was not said.
    #[serde(default = "moderate")]
    pub severity: Severity,
}

fn moderate() -> Severity {
    Severity::Moderate
}

/// What an athlete has told us. Nothing is required; what a plan needs and lacks becomes a stated assumption.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The caller's own name for the athlete, given back with the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Age in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    /// Sex for the formulas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Height in centimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_cm: Option<HeightCm>,
    /// Weight in kilograms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<WeightKg>,
    /// Body fat in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_fat_pct: Option<BodyFatPct>,
    /// What the training is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// Wanted weight in kilograms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_weight_kg: Option<WeightKg>,
    /// Wanted change in kilograms a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_kg_per_week: Option<RateKgPerWeek>,
    /// Training age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experience: Option<Experience>,
    /// Daily life outside training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    /// Training days in a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_per_week: Option<DaysPerWeek>,
    /// Minutes for one session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_per_session: Option<SessionMinutes>,
    /// The days that suit.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub weekdays: BTreeSet<Weekday>,
    /// What there is to train with; `None` while nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment: Option<BTreeSet<Equipment>>,
    /// Parts of the body that limit training.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limitations: Vec<Limitation>,
    /// Conditions with rules of their own.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub conditions: BTreeSet<Condition>,
    /// Trimester of a pregnancy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pregnancy_trimester: Option<Trimester>,
    /// Months since birth while nursing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lactation_months: Option<LactationMonths>,
    /// Exercises not to be planned: ids or names of the catalogue.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub avoid_exercises: BTreeSet<String>,
    /// No jumping: thin floors, sleeping children, or by choice.
    pub no_jumping: bool,
    /// Ways of eating; empty means everything.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub diets: BTreeSet<Diet>,
    /// Allergens never to be served.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub allergens: BTreeSet<Allergen>,
    /// Diseases and medicines that a diet has to mind.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub medical: BTreeSet<Matter>,
    /// Foods beyond the known allergens that harm: never served, by name and family.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub food_allergies: BTreeSet<String>,
    /// Foods not liked.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub dislikes: BTreeSet<String>,
    /// Cuisines liked.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub cuisines: BTreeSet<String>,
    /// Meals a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meals_per_day: Option<MealsPerDay>,
    /// Longest cooking time for one meal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cook_minutes: Option<CookMinutes>,
    /// What the kitchen lacks: no recipe asks for it.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kitchen_lacks: BTreeSet<Utensil>,
    /// People who eat from one pot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<People>,
    /// Money for food.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    /// Daily energy chosen by the athlete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kcal: Option<Kcal>,
    /// How figures are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Units>,
    /// IANA time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub time_zone: Option<Tz>,
}

/// Why a profile was not taken. Meant for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct ProfileError {
    /// Stable code: `bad_json`, `bad_profile` or `refused`.
    pub code: String,
    /// What is wrong and what would be right.
    pub message: String,
    /// The field, where one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Profile {
    /// Reads one profile from JSON; an error names the field.
    pub fn from_json(text: &str) -> Result<Self, ProfileError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let profile: Self = serde_path_to_error::deserialize(&mut reader).map_err(|error| refusal(&error))?;
        reader.end().map_err(|error| bad_json(&error))?;
        Ok(profile)
    }
}

fn bad_json(error: &serde_json::Error) -> ProfileError {
    ProfileError { code: "bad_json".into(), message: format!("This is not one JSON object: {error}."), field: None }
}

fn refusal(error: &serde_path_to_error::Error<serde_json::Error>) -> ProfileError {
    if !error.inner().is_data() {
        return bad_json(error.inner());
    }
    let path = error.path().to_string();
    let message = error.inner().to_string();
    let field = unknown_field(&message).unwrap_or(path);
    let field = if field == "." { None } else { Some(field) };
    ProfileError { code: "bad_profile".into(), message, field }
}

/// The field that serde does not know: its path ends one step too early.
fn unknown_field(message: &str) -> Option<String> {
    let rest = message.strip_prefix("unknown field `")?;
    rest.split('`').next().map(str::to_owned)
}
