//! What is known about an athlete's food beyond the profile.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::page::Page;
use crate::athlete::Matter;
use crate::nutrition::MealPlan;

/// Something about food that was asked for and waits for answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Wanted {
    /// The figures of a day.
    Targets,
    /// Meals for so many days.
    Meals {
        /// How many.
        days: u8,
    },
}

/// What is known about an athlete's food beyond the profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kitchen {
    /// The planned meals, once there are some.
    #[serde(skip_serializing)]
    pub plan: Option<Page<MealPlan>>,
    /// Chooses among equals; other meals get another one.
    pub(super) seed: u64,
    /// What was asked for and is still to be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wanted: Option<Wanted>,
    /// Where diseases and medicines stood before the profile held them; empty once a document is read.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) matters: BTreeSet<Matter>,
    /// Those for which whoever treats them agreed to ordinary meals.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) agreed: BTreeSet<Matter>,
    /// Illnesses and medicines in the athlete's words that nothing is known of here.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) unknown: BTreeSet<String>,
    /// Those with which the athlete wanted meals all the same.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) unknown_agreed: BTreeSet<String>,
    /// Energy that the body uses by the weight trend, in kcal a day, once the athlete took it over from the formula.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) used_kcal: Option<f64>,
    /// The day since which the present target of energy holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target_since: Option<NaiveDate>,
    /// The last day on which another target was offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offered: Option<NaiveDate>,
}
