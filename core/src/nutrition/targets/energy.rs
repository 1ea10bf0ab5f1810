//! Energy at rest and over a day.

use schemars::JsonSchema;
use serde::Serialize;

use super::guards::is_pregnant;
use crate::athlete::{Activity, Assumption, Athlete, BodyFatPct, HeightCm, LactationMonths, Sex, Trimester, WeightKg};
use crate::check::Check;

/// Body fat in percent outside which a figure is more likely a slip than a body: essential fat below, and above it the
/// measuring methods fail. A convention.
const CREDIBLE_FAT_PCT: std::ops::RangeInclusive<f64> = 5.0..=55.0;

/// How far two formulas may differ before that is said, as a share of the first.
const SECOND_OPINION_SHARE: f64 = 0.15;

/// The measures that the formulas need, gaps filled.
#[derive(Clone, Debug)]
pub struct Body {
    /// Kilograms.
    pub weight_kg: f64,
    /// Centimetres.
    pub height_cm: f64,
    /// Years.
    pub age: f64,
    /// Sex of the formulas.
    pub sex: Sex,
    /// Body fat in percent, where a credible one was told.
    pub body_fat_pct: Option<f64>,
    /// What was taken for granted.
    pub(super) assumptions: Vec<Assumption>,
}

/// Where the energy at rest comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// Mifflin-St Jeor 1990.
    MifflinStJeor,
    /// Katch-McArdle, from the fat-free mass.
    KatchMcArdle,
    /// The estimated energy requirement of the IOM 2005 for ages 9 to 18, which gives the whole day.
    Eer2005,
}

pub(super) struct Energy {
    pub(super) bmr_kcal: f64,
    pub(super) tdee_kcal: f64,
    pub(super) formula: Formula,
}

impl Body {
    /// The measures of an athlete; each gap becomes a stated assumption.
    pub fn of(athlete: &Athlete) -> Self {
        let profile = &athlete.profile;
        let mut assumptions = Vec::new();
        let mut assume = |field: &str, value: &str| {
            assumptions.push(Assumption { field: field.to_owned(), value: value.to_owned() });
        };
        if profile.age.is_none() {
            assume("age", "an adult of 35");
        }
        let (height, weight) = typical(athlete.sex);
        if profile.height_cm.is_none() {
            assume("height_cm", &format!("{height} cm"));
        }
        if profile.weight_kg.is_none() {
            assume("weight_kg", &format!("{weight} kg"));
        }
        if profile.activity.is_none() {
            assume("activity", activity(athlete).name());
        }
        if profile.sex.is_none() {
            assume("sex", "the mean of the two formulas, the safer of two bounds");
        }
        Self {
            weight_kg: profile.weight_kg.map_or(weight, WeightKg::get),
            height_cm: profile.height_cm.map_or(height, HeightCm::get),
            age: f64::from(athlete.age),
            sex: athlete.sex,
            body_fat_pct: profile.body_fat_pct.map(BodyFatPct::get).filter(|pct| CREDIBLE_FAT_PCT.contains(pct)),
            assumptions,
        }
    }

    /// Body-mass index in kg/m2.
    pub fn bmi(&self) -> f64 {
        self.weight_kg / (self.height_cm / 100.0).powi(2)
    }

    /// Weight in kilograms at a body-mass index.
    pub fn weight_at_bmi(&self, bmi: f64) -> f64 {
        bmi * (self.height_cm / 100.0).powi(2)
    }

    /// Fat-free mass in kilograms: from the body fat that was told, or estimated from body-mass index, age and sex
    /// (Deurenberg 1991: fat % = 1.20 BMI + 0.23 age - 10.8 for men - 5.4).
    pub fn fat_free_kg(&self) -> f64 {
        let estimate = 1.20 * self.bmi() + 0.23 * self.age - 10.8 * self.male_share() - 5.4;
        let pct = self.body_fat_pct.unwrap_or_else(|| estimate.clamp(5.0, 60.0));
        self.weight_kg * (1.0 - pct / 100.0)
    }

    /// 1 for men, 0 for women, one half where it was not said: a formula that differs by sex then gives the mean.
    fn male_share(&self) -> f64 {
        match self.sex {
            Sex::Male => 1.0,
            Sex::Female => 0.0,
            Sex::Unspecified => 0.5,
        }
    }

    /// A figure that differs between men and women.
    fn by_sex(&self, men: f64, women: f64) -> f64 {
        women + (men - women) * self.male_share()
    }
}

/// Typical height in cm and weight in kg of an adult, for who did not say: near the reference adults of the DRI.
fn typical(sex: Sex) -> (f64, f64) {
    match sex {
        Sex::Male => (177.0, 75.0),
        Sex::Female => (163.0, 62.0),
        Sex::Unspecified => (170.0, 68.0),
    }
}

/// The activity told, or what the training days make likely.
pub(super) fn activity(athlete: &Athlete) -> Activity {
    athlete.profile.activity.unwrap_or(if athlete.days_per_week >= 4 { Activity::Moderate } else { Activity::Light })
}

/// Factor on the energy at rest: FAO/WHO practice, as used with Mifflin-St Jeor.
fn factor(activity: Activity) -> f64 {
    match activity {
        Activity::Sedentary => 1.2,
        Activity::Light => 1.375,
        Activity::Moderate => 1.55,
        Activity::Active => 1.725,
        Activity::VeryActive => 1.9,
    }
}

pub(super) fn energy(athlete: &Athlete, body: &Body, why: &mut Vec<String>) -> Energy {
    let activity = activity(athlete);
    let mut energy = if body.age < 19.0 { young(body, activity, why) } else { grown(body, activity, why) };
    if let Some((extra, words)) = for_two(athlete) {
        energy.tdee_kcal += extra;
        why.push(words);
    }
    energy
}

fn grown(body: &Body, activity: Activity, why: &mut Vec<String>) -> Energy {
    let (bmr_kcal, formula) = match body.body_fat_pct {
        Some(_) => (370.0 + 21.6 * body.fat_free_kg(), Formula::KatchMcArdle),
        None => (mifflin(body), Formula::MifflinStJeor),
    };
    let name = if formula == Formula::KatchMcArdle {
        format!("Katch-McArdle: 370 + 21.6 x {:.1} kg without fat", body.fat_free_kg())
    } else {
        format!("Mifflin-St Jeor from {:.0} kg, {:.0} cm, {:.0} years", body.weight_kg, body.height_cm, body.age)
    };
    let tdee_kcal = bmr_kcal * factor(activity);
    why.push(format!("At rest you use {bmr_kcal:.0} kcal a day ({name})."));
    why.push(format!("Times {} for a {} day makes {tdee_kcal:.0} kcal.", factor(activity), activity.name().replace('_', " ")));
    Energy { bmr_kcal, tdee_kcal, formula }
}

/// 10 kg + 6.25 cm - 5 years, + 5 for men, - 161 for women (Mifflin 1990, Am J Clin Nutr 51:241).
fn mifflin(body: &Body) -> f64 {
    10.0 * body.weight_kg + 6.25 * body.height_cm - 5.0 * body.age + body.by_sex(5.0, -161.0)
}

/// Ages 9 to 18 (IOM 2005, Dietary Reference Intakes for Energy): growth is inside.
fn young(body: &Body, activity: Activity, why: &mut Vec<String>) -> Energy {
    let (boy, girl) = match activity {
        Activity::Sedentary => (1.0, 1.0),
        Activity::Light => (1.13, 1.16),
        Activity::Moderate | Activity::Active => (1.26, 1.31),
        Activity::VeryActive => (1.42, 1.56),
    };
    let metres = body.height_cm / 100.0;
    let boys = |active: f64| 88.5 - 61.9 * body.age + active * (26.7 * body.weight_kg + 903.0 * metres) + 25.0;
    let girls = |active: f64| 135.3 - 30.8 * body.age + active * (10.0 * body.weight_kg + 934.0 * metres) + 25.0;
    let tdee_kcal = body.by_sex(boys(boy), girls(girl));
    why.push(format!("At {:.0} a day takes about {tdee_kcal:.0} kcal, growing included (IOM 2005).", body.age));
    Energy { bmr_kcal: body.by_sex(boys(1.0), girls(1.0)) / 1.2, tdee_kcal, formula: Formula::Eer2005 }
}

const UNTOLD: &str = "How far along you are I don't know, so nothing is added yet: 340 kcal come in the second trimester, 452 in the \
    third (IOM 2005).";

/// What a pregnancy or nursing adds (IOM 2005). A trimester that nobody told adds nothing yet.
fn for_two(athlete: &Athlete) -> Option<(f64, String)> {
    let profile = &athlete.profile;
    let (extra, what) = if is_pregnant(athlete) {
        match profile.pregnancy_trimester.map(Trimester::get) {
            Some(1) => (0.0, "The first trimester"),
            Some(2) => (340.0, "The second trimester"),
            Some(_) => (452.0, "The third trimester"),
            None => return Some((0.0, UNTOLD.to_owned())),
        }
    } else {
        match profile.lactation_months? {
            LactationMonths::FirstHalf => (330.0, "Nursing in the first half year"),
            LactationMonths::SecondHalf => (400.0, "Nursing after the first half year"),
        }
    };
    Some((extra, format!("{what} adds {extra:.0} kcal (IOM 2005).")))
}

/// The energy requirement of the 2023 DRI for adults, in kcal: a second opinion on Mifflin times a factor.
/// `None` under 19, where its adult equations do not hold.
pub fn second_opinion_kcal(athlete: &Athlete) -> Option<f64> {
    let body = Body::of(athlete);
    if body.age < 19.0 {
        return None;
    }
    let (men, women) = eer_2023(activity(athlete));
    let of = |[base, per_year, per_cm, per_kg]: [f64; 4]| {
        base - per_year * body.age + per_cm * body.height_cm + per_kg * body.weight_kg
    };
    Some(body.by_sex(of(men), of(women)))
}

/// Constant, per year, per cm, per kg; men, women. The bands of physical activity end at 1.53, 1.68 and 1.85.
fn eer_2023(activity: Activity) -> ([f64; 4], [f64; 4]) {
    match activity {
        Activity::Sedentary | Activity::Light => ([753.07, 10.83, 6.50, 14.10], [584.90, 7.01, 5.72, 11.71]),
        Activity::Moderate => ([581.47, 10.83, 8.30, 14.94], [575.77, 7.01, 6.60, 12.14]),
        Activity::Active => ([1004.82, 10.83, 6.52, 15.91], [710.25, 7.01, 6.54, 12.34]),
        Activity::VeryActive => ([-517.88, 10.83, 15.61, 19.11], [511.83, 7.01, 9.07, 12.56]),
    }
}

/// Says whether the two formulas agree. A difference is no fault: it is said, and the weight trend decides.
pub(super) fn second_opinion_check(athlete: &Athlete, body: &Body, energy: &Energy) -> Check {
    const SOURCE: &str = "DRI 2023 energy requirement as a second opinion; where they differ, your weight trend decides";
    let extra = for_two(athlete).map_or(0.0, |(extra, _)| extra);
    match second_opinion_kcal(athlete) {
        Some(second) if body.age >= 19.0 => {
            let second = second + extra;
            let differs = (energy.tdee_kcal - second).abs() > SECOND_OPINION_SHARE * energy.tdee_kcal;
            let figure =
                format!("{:.0} against {second:.0} kcal{}", energy.tdee_kcal, if differs { ": they differ" } else { "" });
            Check::new("second_opinion_kcal", true, figure, "within 15 %", SOURCE)
        }
        _ => Check::new("second_opinion_kcal", true, "not for this age", "within 15 %", SOURCE),
    }
}
