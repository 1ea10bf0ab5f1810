//! Vitamins and minerals over a week: reference intakes by sex, age and stage of life, and what a plan has of them.

use serde::Deserialize;

use super::guards::is_pregnant;
use crate::athlete::{Athlete, Diet, Sex};
use crate::check::Check;
use crate::words::words;

/// Share of a reference intake below which a week is worth a word. A convention.
const LOW_SHARE: f64 = 0.70;
/// Vegetarians need so many times the iron (IOM 2001).
const VEGETARIAN_IRON: f64 = 1.8;

words! {
    /// A vitamin or mineral that is watched, under the name of its figure in the food table.
    Micronutrient {
        /// Calcium in mg.
        Calcium = "calcium_mg",
        /// Iron in mg.
        Iron = "iron_mg",
        /// Magnesium in mg.
        Magnesium = "magnesium_mg",
        /// Phosphorus in mg.
        Phosphorus = "phosphorus_mg",
        /// Zinc in mg.
        Zinc = "zinc_mg",
        /// Selenium in ug.
        Selenium = "selenium_ug",
        /// Potassium in mg.
        Potassium = "potassium_mg",
        /// Vitamin A in ug of retinol activity equivalents.
        VitaminA = "vit_a_rae_ug",
        /// Vitamin C in mg.
        VitaminC = "vit_c_mg",
        /// Vitamin D in ug.
        VitaminD = "vit_d_ug",
        /// Vitamin E in mg.
        VitaminE = "vit_e_mg",
        /// Vitamin K in ug.
        VitaminK = "vit_k_ug",
        /// Vitamin B6 in mg.
        VitaminB6 = "vit_b6_mg",
        /// Vitamin B12 in ug.
        VitaminB12 = "vit_b12_ug",
        /// Folate in ug of dietary folate equivalents.
        Folate = "folate_dfe_ug",
        /// Choline in mg.
        Choline = "choline_mg",
    }
}

impl Micronutrient {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Calcium => "calcium",
            Self::Iron => "iron",
            Self::Magnesium => "magnesium",
            Self::Phosphorus => "phosphorus",
            Self::Zinc => "zinc",
            Self::Selenium => "selenium",
            Self::Potassium => "potassium",
            Self::VitaminA => "vitamin A",
            Self::VitaminC => "vitamin C",
            Self::VitaminD => "vitamin D",
            Self::VitaminE => "vitamin E",
            Self::VitaminK => "vitamin K",
            Self::VitaminB6 => "vitamin B6",
            Self::VitaminB12 => "vitamin B12",
            Self::Folate => "folate",
            Self::Choline => "choline",
        }
    }
}

/// The reference intakes, by group of people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceIntakes {
    groups: Vec<Group>,
    /// Most that food alone may bring over a week's mean, from 19 on; only where food counts and can reach it.
    upper: Amounts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    sex: Sex,
    age: (u8, u8),
    #[serde(default)]
    stage: Option<StageOfLife>,
    amounts: Amounts,
}

words! {
    /// A stage of life with intakes of its own.
    StageOfLife {
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// Nursing.
        Lactation = "lactation",
    }
}

type Amounts = std::collections::BTreeMap<Micronutrient, f64>;

/// The table of reference intakes can't be read.
#[derive(Debug, thiserror::Error)]
#[error("reference_intakes.toml: {0}")]
pub struct ReferenceIntakesFault(#[from] toml::de::Error);

/// What a week is held against for one athlete.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    rows: Vec<WatchRow>,
}

/// One nutrient with its reference intake a day, in the unit of its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WatchRow {
    /// Which.
    pub nutrient: Micronutrient,
    /// Recommended dietary allowance or adequate intake, a day.
    pub reference: f64,
    /// Tolerable upper intake a day, where one counts food.
    pub upper: Option<f64>,
}

impl ReferenceIntakes {
    /// Reads the table.
    ///
    /// # Errors
    /// When the text is no such table.
    pub fn read(text: &str) -> Result<Self, ReferenceIntakesFault> {
        Ok(toml::from_str(text)?)
    }

    /// What this athlete's week is held against. Where sex was not said, the higher of the two intakes.
    pub fn watch(&self, athlete: &Athlete) -> Watch {
        let stage = stage(athlete);
        let groups: Vec<&Group> = self.groups.iter().filter(|group| group.fits(athlete, stage)).collect();
        let rows = Micronutrient::ALL.iter().filter_map(|&nutrient| {
            let reference = groups.iter().filter_map(|group| group.amounts.get(&nutrient)).copied().reduce(f64::max)?;
            let more = if nutrient == Micronutrient::Iron && eats_no_meat(athlete) { VEGETARIAN_IRON } else { 1.0 };
            Some(WatchRow { nutrient, reference: reference * more, upper: self.upper.get(&nutrient).copied() })
        });
        Watch { rows: rows.collect() }
    }
}

impl Group {
    fn fits(&self, athlete: &Athlete, stage: Option<StageOfLife>) -> bool {
        let age = athlete.age.max(14);
        // The tables of pregnancy and nursing begin at 19 and end at 50; outside, the nearest holds.
        let age = if stage.is_some() { age.clamp(19, 50) } else { age };
        let sex = stage.is_some() || athlete.sex == Sex::Unspecified || athlete.sex == self.sex;
        sex && self.stage == stage && (self.age.0..=self.age.1).contains(&age)
    }
}

fn stage(athlete: &Athlete) -> Option<StageOfLife> {
    if is_pregnant(athlete) {
        Some(StageOfLife::Pregnancy)
    } else {
        athlete.profile.lactation_months.map(|_| StageOfLife::Lactation)
    }
}

fn eats_no_meat(athlete: &Athlete) -> bool {
    const MEATLESS: &[Diet] = &[Diet::Vegan, Diet::Vegetarian, Diet::LactoVegetarian, Diet::OvoVegetarian, Diet::Jain];
    athlete.profile.diets.iter().any(|diet| MEATLESS.contains(diet))
}

impl Watch {
    /// The nutrients with their intakes.
    pub fn rows(&self) -> &[WatchRow] {
        &self.rows
    }

    /// Nutrients of which a week's mean has too little, the emptiest first, with their shares of the reference.
    /// `mean` gives the known part of a nutrient a day and whether all of it is known; only what is known whole can be too little.
    pub fn low(&self, mean: impl Fn(Micronutrient) -> (f64, bool)) -> Vec<(Micronutrient, f64)> {
        let mut low: Vec<(Micronutrient, f64)> = self.rows.iter().filter_map(|row| row.share(&mean)).collect();
        low.retain(|(_, share)| *share < LOW_SHARE);
        low.sort_by(|one, other| one.1.total_cmp(&other.1));
        low
    }

    /// The rows of `checks`: no mean above an upper intake, and which are low.
    pub fn checks(&self, mean: impl Fn(Micronutrient) -> (f64, bool)) -> Vec<Check> {
        const UPPER: &str = "tolerable upper intake level, IOM/NASEM; a week's mean from food";
        const LOW: &str = "70 % of the RDA or AI (IOM/NASEM) over a week's mean";
        let upper = self.rows.iter().filter_map(|row| {
            let bound = row.upper?;
            let figure = (mean(row.nutrient).0 * 10.0).round() / 10.0;
            Some(Check::new(&format!("{}_max", row.nutrient.name()), figure <= bound, figure, bound, UPPER))
        });
        let low = self.low(&mean);
        let words: Vec<String> =
            low.iter().map(|(nutrient, share)| format!("{} {:.0} %", nutrient.label(), share * 100.0)).collect();
        let figure = if words.is_empty() { "none low".to_owned() } else { words.join(", ") };
        upper.chain([Check::new("micronutrients_low", true, figure, "told, not planned around", LOW)]).collect()
    }
}

impl WatchRow {
    fn share(&self, mean: &impl Fn(Micronutrient) -> (f64, bool)) -> Option<(Micronutrient, f64)> {
        let (amount, whole) = mean(self.nutrient);
        whole.then(|| (self.nutrient, amount / self.reference))
    }
}
