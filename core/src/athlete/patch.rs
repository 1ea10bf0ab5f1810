//! A change to a profile: what one sentence added, corrected or took back.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Activity, Age, Allergen, Area, BodyFatPct, Budget, Condition, CookMinutes, DaysPerWeek, Diet, Equipment, Experience, Goal,
    HeightCm, Kcal, LactationMonths, Limitation, MealsPerDay, People, Profile, RateKgPerWeek, SessionMinutes, Sex, Trimester,
    Units, Weekday, WeightKg, in_every_gym,
};
use crate::nutrition::Utensil;

/// So many weekdays are hardly all meant for training.
const MANY_WEEKDAYS: usize = 5;

/// New values, and what no longer holds. An absent field says nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[allow(missing_docs, reason = "the fields are those of Profile")]
pub struct ProfilePatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_cm: Option<HeightCm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<WeightKg>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_fat_pct: Option<BodyFatPct>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_weight_kg: Option<WeightKg>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_kg_per_week: Option<RateKgPerWeek>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experience: Option<Experience>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_per_week: Option<DaysPerWeek>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_per_session: Option<SessionMinutes>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub weekdays: BTreeSet<Weekday>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub equipment: BTreeSet<Equipment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limitations: Vec<Limitation>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub conditions: BTreeSet<Condition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pregnancy_trimester: Option<Trimester>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lactation_months: Option<LactationMonths>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub avoid_exercises: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_jumping: Option<bool>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub diets: BTreeSet<Diet>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub allergens: BTreeSet<Allergen>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub food_allergies: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kitchen_lacks: BTreeSet<Utensil>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub dislikes: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub cuisines: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meals_per_day: Option<MealsPerDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cook_minutes: Option<CookMinutes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<People>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kcal: Option<Kcal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Units>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub time_zone: Option<Tz>,
    /// An allergy in words that name none of the known allergens; empty when none was named. It changes no profile: whoever
    /// hears it asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread_allergy: Option<String>,
    /// What is denied or taken back.
    #[serde(skip_serializing_if = "Without::is_empty")]
    pub without: Without,
}

/// What a sentence denies or takes back, by field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[allow(missing_docs, reason = "the fields are those of Profile")]
pub struct Without {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub equipment: BTreeSet<Equipment>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub limitations: BTreeSet<Area>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub conditions: BTreeSet<Condition>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub avoid_exercises: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub diets: BTreeSet<Diet>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub allergens: BTreeSet<Allergen>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub food_allergies: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kitchen_lacks: BTreeSet<Utensil>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub dislikes: BTreeSet<String>,
}

impl Without {
    /// Whether nothing is denied.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl ProfilePatch {
    /// Whether the patch says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The profile after this change. Single values replace; lists grow, and shrink by what is denied.
    pub fn apply(self, mut profile: Profile) -> Profile {
        self.replace_single_values(&mut profile);
        self.grow_lists(&mut profile);
        self.without.take_back(&mut profile);
        self.end_of_pregnancy(&mut profile);
        profile
    }

    /// After the birth nobody is pregnant any more.
    fn end_of_pregnancy(&self, profile: &mut Profile) {
        let born = self.conditions.contains(&Condition::Postpartum) || self.lactation_months.is_some();
        if born && !self.conditions.contains(&Condition::Pregnancy) {
            profile.conditions.remove(&Condition::Pregnancy);
            profile.pregnancy_trimester = None;
        }
    }

    fn replace_single_values(&self, profile: &mut Profile) {
        macro_rules! replace {
            ($($field:ident)*) => { $(if self.$field.is_some() { profile.$field = self.$field; })* };
        }
        replace!(age sex height_cm weight_kg body_fat_pct goal target_weight_kg rate_kg_per_week experience activity
            days_per_week minutes_per_session pregnancy_trimester lactation_months meals_per_day max_cook_minutes people
            budget kcal units time_zone);
        if let Some(no_jumping) = self.no_jumping {
            profile.no_jumping = no_jumping;
        }
        if !self.weekdays.is_empty() {
            profile.weekdays.clone_from(&self.weekdays);
            profile.days_per_week = self.days_per_week.or_else(|| self.days_of_weekdays(profile.days_per_week));
        } else if self.days_per_week.is_some_and(|days| usize::from(days.get()) > profile.weekdays.len()) {
            profile.weekdays.clear();
        }
    }

    /// Named days are the days of training. Nearly all of them are what is left when others were ruled out, "never on
    /// Wednesdays": then as many days as before.
    fn days_of_weekdays(&self, known: Option<DaysPerWeek>) -> Option<DaysPerWeek> {
        let named = self.weekdays.len();
        match known {
            Some(days) if named >= MANY_WEEKDAYS && usize::from(days.get()) <= named => known,
            None if named > MANY_WEEKDAYS => None,
            _ => DaysPerWeek::new(named as u8).ok(),
        }
    }

    fn grow_lists(&self, profile: &mut Profile) {
        if !self.equipment.is_empty() {
            let nothing_but_body = self.equipment.contains(&Equipment::None);
            let owned = profile.equipment.get_or_insert_default();
            if nothing_but_body {
                owned.clear();
            } else {
                owned.remove(&Equipment::None);
            }
            owned.extend(&self.equipment);
        }
        for limitation in &self.limitations {
            profile.limitations.retain(|known| known.area != limitation.area);
            profile.limitations.push(*limitation);
        }
        profile.conditions.extend(&self.conditions);
        profile.avoid_exercises.extend(self.avoid_exercises.iter().cloned());
        profile.diets.extend(&self.diets);
        profile.allergens.extend(&self.allergens);
        profile.food_allergies.extend(self.food_allergies.iter().cloned());
        profile.kitchen_lacks.extend(&self.kitchen_lacks);
        profile.dislikes.extend(self.dislikes.iter().cloned());
        profile.cuisines.extend(self.cuisines.iter().cloned());
    }
}

impl Without {
    fn take_back(&self, profile: &mut Profile) {
        if let Some(owned) = &mut profile.equipment {
            // A gym without one thing is all its other things.
            if !self.equipment.is_empty() && owned.remove(&Equipment::FullGym) {
                owned.extend(in_every_gym());
            }
            owned.retain(|thing| !self.equipment.contains(thing));
        }
        profile.limitations.retain(|known| !self.limitations.contains(&known.area));
        profile.conditions.retain(|known| !self.conditions.contains(known));
        profile.avoid_exercises.retain(|known| !self.avoid_exercises.contains(known));
        profile.diets.retain(|known| !self.diets.contains(known));
        profile.allergens.retain(|known| !self.allergens.contains(known));
        profile.food_allergies.retain(|known| !self.food_allergies.contains(known));
        profile.kitchen_lacks.retain(|known| !self.kitchen_lacks.contains(known));
        profile.dislikes.retain(|known| !self.dislikes.contains(known));
    }
}
