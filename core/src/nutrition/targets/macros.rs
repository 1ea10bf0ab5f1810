//! Energy shared out into protein, fat and carbohydrate.

use super::guards::{has_kidney_disease, is_pregnant};
use super::{Body, Range};
use crate::athlete::{Athlete, Diet, Goal, Sex};
use crate::check::Check;

/// Energy of a gram, in kcal (Atwater general factors).
pub(super) const KCAL_PER_G_CARB: f64 = 4.0;
const KCAL_PER_G_PROTEIN: f64 = 4.0;
pub(super) const KCAL_PER_G_FAT: f64 = 9.0;
/// Fibre in grams per 1,000 kcal (IOM 2005).
pub(super) const FIBER_G_PER_1000_KCAL: f64 = 14.0;
/// Most saturated fat as a share of energy (Dietary Guidelines for Americans 2025-2030).
pub(super) const SAT_FAT_SHARE: f64 = 0.10;
/// Carbohydrate in grams below which days are not made to differ.
pub(super) const CARB_G_TO_SHIFT: f64 = 150.0;
/// Most protein, in grams per kg of reference weight and as a share of energy.
const PROTEIN_CAP: (f64, f64) = (3.1, 0.35);
/// Fat as shares of energy: least, usual, most (AMDR, IOM 2005).
const FAT_SHARE: (f64, f64, f64) = (0.20, 0.30, 0.35);
/// Least fat in grams per kg of reference weight.
const FAT_G_PER_KG: f64 = 0.6;
/// Body-mass index from which protein counts on a reference weight.
const BMI_FOR_REFERENCE: f64 = 30.0;

pub(super) struct Split {
    pub(super) protein_g: f64,
    pub(super) fat_g: f64,
    pub(super) carb_g: f64,
    pub(super) protein_range: Range,
    pub(super) fat_range: Range,
    pub(super) carb_range: Range,
}

/// How a way of eating bounds carbohydrate.
enum Carbs {
    Usual { least_g: f64 },
    AtMost { most_g: f64 },
}

pub(super) fn split(athlete: &Athlete, body: &Body, kcal: f64, why: &mut Vec<String>) -> Split {
    let weight = reference_kg(body);
    let (low, usual, high) = protein_per_kg(athlete, body);
    let cap = (PROTEIN_CAP.0 * weight).min(PROTEIN_CAP.1 * kcal / KCAL_PER_G_PROTEIN);
    let protein = (usual * weight).min(cap);
    why.push(format!("Protein {protein:.0} g: {usual:.1} g for each of {weight:.0} kg{}.", reference_words(body)));
    let protein_range = Range { min: (low * weight).min(cap).round(), max: (high * weight).min(cap).max(protein).round() };
    let fat_least = (FAT_SHARE.0 * kcal / KCAL_PER_G_FAT).max((FAT_G_PER_KG * weight).min(FAT_SHARE.2 * kcal / KCAL_PER_G_FAT));
    match carbs(athlete, kcal) {
        Carbs::Usual { least_g } => with_carbs(kcal, protein, protein_range, fat_least, least_g, why),
        Carbs::AtMost { most_g } => with_few_carbs(kcal, protein, protein_range, fat_least, most_g, why),
    }
}

fn with_carbs(kcal: f64, protein: f64, protein_range: Range, fat_least: f64, least_g: f64, why: &mut Vec<String>) -> Split {
    let rest = |protein: f64, fat: f64| (kcal - protein * KCAL_PER_G_PROTEIN - fat * KCAL_PER_G_FAT) / KCAL_PER_G_CARB;
    let usual = (FAT_SHARE.1 * kcal / KCAL_PER_G_FAT).max(fat_least);
    // Where carbohydrate would fall short, fat gives way first, then protein down to the low end of its range.
    let fat = if rest(protein, usual) >= least_g { usual } else { fat_least };
    let spare = (kcal - fat * KCAL_PER_G_FAT - least_g * KCAL_PER_G_CARB) / KCAL_PER_G_PROTEIN;
    let protein = if rest(protein, fat) >= least_g { protein } else { spare.max(protein_range.min).min(protein) };
    let carb = rest(protein, fat).max(0.0);
    why.push(format!("Fat {fat:.0} g, {:.0} % of the energy.", fat * KCAL_PER_G_FAT / kcal * 100.0));
    why.push(format!("Carbohydrate {carb:.0} g: what is left, at least {least_g:.0} g where it can be had."));
    let fat_range = Range { min: fat_least.round(), max: (FAT_SHARE.2 * kcal / KCAL_PER_G_FAT).max(fat).round() };
    let most = rest(protein_range.min, fat_least).max(carb).round();
    Split {
        protein_g: protein,
        fat_g: fat,
        carb_g: carb,
        protein_range,
        fat_range,
        carb_range: Range { min: least_g.min(carb).round(), max: most },
    }
}

fn with_few_carbs(kcal: f64, protein: f64, protein_range: Range, fat_least: f64, most_g: f64, why: &mut Vec<String>) -> Split {
    // A little under the bound, so that a day that is a touch over its target still keeps it.
    let carb = most_g * 0.9;
    let fat = ((kcal - protein * KCAL_PER_G_PROTEIN - carb * KCAL_PER_G_CARB) / KCAL_PER_G_FAT).max(fat_least);
    why.push(format!("Carbohydrate {carb:.0} g: your way of eating has at most {most_g:.0} g."));
    why.push(format!("Fat {fat:.0} g: what is left."));
    let fat_range = Range { min: fat_least.round(), max: (fat * 1.1).round() };
    Split { protein_g: protein, fat_g: fat, carb_g: carb, protein_range, fat_range, carb_range: Range { min: 0.0, max: most_g } }
}

/// Most carbohydrate of a ketogenic day, in grams.
const KETO_CARB_G: f64 = 50.0;
/// Most carbohydrate of a low-carbohydrate day, in grams and as a share of energy.
const LOW_CARB: (f64, f64) = (130.0, 0.26);

fn carbs(athlete: &Athlete, kcal: f64) -> Carbs {
    let diets = &athlete.profile.diets;
    if diets.contains(&Diet::Keto) {
        Carbs::AtMost { most_g: KETO_CARB_G }
    } else if diets.contains(&Diet::LowCarb) {
        Carbs::AtMost { most_g: LOW_CARB.0.min(LOW_CARB.1 * kcal / KCAL_PER_G_CARB) }
    } else if is_pregnant(athlete) {
        Carbs::Usual { least_g: 175.0 }
    } else if athlete.profile.lactation_months.is_some() {
        Carbs::Usual { least_g: 210.0 }
    } else {
        Carbs::Usual { least_g: 130.0 }
    }
}

/// Weight that protein counts on: from a body-mass index of 30 on the weight at 25 and a quarter of what is above it.
fn reference_kg(body: &Body) -> f64 {
    let at_25 = body.weight_at_bmi(25.0);
    if body.bmi() >= BMI_FOR_REFERENCE { at_25 + 0.25 * (body.weight_kg - at_25) } else { body.weight_kg }
}

fn reference_words(body: &Body) -> &'static str {
    if body.bmi() >= BMI_FOR_REFERENCE { " (your weight at a BMI of 25, and a quarter of the rest)" } else { "" }
}

/// Protein in grams per kg: least, usual, most.
fn protein_per_kg(athlete: &Athlete, body: &Body) -> (f64, f64, f64) {
    if has_kidney_disease(athlete) {
        // KDIGO 2024: 0.8, which is where it stays until a kidney team says otherwise.
        return (0.8, 0.8, 0.8);
    }
    // ISSN 2017, Morton 2018, ACSM/AND 2016; 65 and older PROT-AGE; pregnancy and nursing IOM 2005.
    let (low, usual, high) = match athlete.goal {
        Goal::BuildMuscle | Goal::GainStrength | Goal::LoseFat => (1.6, 1.8, 2.2),
        Goal::Endurance => (1.2, 1.4, 1.8),
        Goal::GeneralHealth | Goal::Maintain => (1.2, 1.4, 1.6),
    };
    let usual = if body.age >= 65.0 { f64::max(usual, 1.2) } else { usual };
    let usual = if is_pregnant(athlete) || athlete.profile.lactation_months.is_some() { f64::max(usual, 1.3) } else { usual };
    // Plant protein is a little less digestible: a tenth more.
    let more = if athlete.profile.diets.contains(&Diet::Vegan) { 1.1 } else { 1.0 };
    (low, usual * more, high * more)
}

/// Most sodium in mg a day: the chronic disease risk reduction intake, or less where a way of eating or blood pressure asks for it.
pub(super) fn sodium_mg_max(athlete: &Athlete) -> f64 {
    let diets = &athlete.profile.diets;
    if diets.contains(&Diet::LowSodium) {
        1500.0
    } else if has_kidney_disease(athlete) {
        2000.0
    } else {
        2300.0
    }
}

/// Water a day in litres: adequate intake of the sex, and half a litre for each hour of training.
pub(super) fn water_l(athlete: &Athlete) -> f64 {
    let base = match athlete.sex {
        _ if is_pregnant(athlete) => 3.0,
        _ if athlete.profile.lactation_months.is_some() => 3.8,
        Sex::Male => 3.7,
        Sex::Female => 2.7,
        Sex::Unspecified => 3.2,
    };
    let hours = f64::from(athlete.minutes) / 60.0 * f64::from(athlete.days_per_week) / 7.0;
    ((base + 0.5 * hours) * 10.0).round() / 10.0
}

pub(super) fn checks(athlete: &Athlete, body: &Body, kcal: f64, split: &Split) -> Vec<Check> {
    let cap = (PROTEIN_CAP.0 * reference_kg(body)).min(PROTEIN_CAP.1 * kcal / KCAL_PER_G_PROTEIN).round();
    let fat_share = (split.fat_g * KCAL_PER_G_FAT / kcal * 1000.0).round() / 10.0;
    let carb = match carbs(athlete, kcal) {
        Carbs::AtMost { most_g } => {
            let source = "the way of eating that was chosen";
            Check::new("carb_g_max", split.carb_g <= most_g + 0.5, split.carb_g.round(), most_g.round(), source)
        }
        Carbs::Usual { least_g } => {
            let source = "IOM 2005: what the brain uses; below it only where fat and protein are at their least already";
            let gave_way = split.fat_g <= split.fat_range.min + 0.5 && split.protein_g <= split.protein_range.min + 0.5;
            Check::new("carb_g_min", split.carb_g + 0.5 >= least_g || gave_way, split.carb_g.round(), least_g, source)
        }
    };
    vec![
        Check::new(
            "protein_g_max",
            split.protein_g <= cap + 0.5,
            split.protein_g.round(),
            cap,
            "at most 3.1 g/kg and 35 % of energy",
        ),
        Check::new("fat_percent_min", fat_share >= 19.5, fat_share, 20.0, "AMDR, IOM 2005"),
        carb,
    ]
}
