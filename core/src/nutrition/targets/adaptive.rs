//! What the body really uses: from the weight trend and what was eaten, and the change of target that follows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Energy of a kilogram of body weight, in kcal: a start value that weeks of weighing correct (Hall 2011).
const KCAL_PER_KG: f64 = 7700.0;
/// Days that the weighings must span.
const DAYS_NEEDED: i64 = 14;
/// Days that are looked back on.
const DAYS_USED: i64 = 28;
/// Weighings needed inside them.
const WEIGHINGS_NEEDED: usize = 6;
/// Share of days eaten to plan below which nothing is concluded.
const ADHERENCE_NEEDED: f64 = 0.8;
/// Only so much of a difference is believed at once.
const BELIEVED: f64 = 0.5;
/// Largest change at once, as a share of the formula's figure.
const MOST_SHARE: f64 = 0.10;
/// Smallest change worth making, in kcal.
const LEAST_KCAL: f64 = 80.0;
/// A weighing so many kilograms off the line is a slip or another person.
const OUTLIER_KG: f64 = 3.0;

/// One weighing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighing {
    /// The day.
    pub date: NaiveDate,
    /// Kilograms.
    pub weight_kg: f64,
}

/// What was eaten, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intake {
    /// Energy of the plan in kcal a day.
    pub kcal: f64,
    /// Share of days eaten to plan, 0 to 1.
    pub adherence: f64,
}

/// Why nothing is concluded yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooEarly {
    /// Too few weighings, or too close together: how many more, and days that are missing.
    Weighings {
        /// Weighings still needed.
        more: usize,
        /// Days still to go.
        days: i64,
    },
    /// The plan was not followed closely enough to tell.
    Adherence,
}

/// The energy really used, with the arithmetic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Change of weight along the trend, in kg a week.
    pub trend_kg_per_week: f64,
    /// Energy used according to trend and intake, in kcal a day.
    pub measured_kcal: f64,
    /// Energy used that we go on with: part of the way from the formula to the measured figure.
    pub tdee_kcal: f64,
    /// Change of the target in kcal a day; 0 where the plan holds.
    pub change_kcal: f64,
    /// The arithmetic in words.
    pub why: Vec<String>,
}

/// Re-estimates the energy used. `formula_kcal` is what was believed until now.
///
/// # Errors
/// When it is too early to tell.
pub fn estimate(weighings: &[Weighing], intake: Intake, formula_kcal: f64, today: NaiveDate) -> Result<Estimate, TooEarly> {
    let line = trend(weighings, today)?;
    if intake.adherence < ADHERENCE_NEEDED {
        return Err(TooEarly::Adherence);
    }
    let measured = intake.kcal - line.kg_per_day * KCAL_PER_KG;
    let most = MOST_SHARE * formula_kcal;
    let change = (BELIEVED * (measured - formula_kcal)).clamp(-most, most);
    let change = if change.abs() < LEAST_KCAL { 0.0 } else { (change / 10.0).round() * 10.0 };
    Ok(Estimate {
        trend_kg_per_week: line.kg_per_day * 7.0,
        measured_kcal: measured,
        tdee_kcal: formula_kcal + change,
        change_kcal: change,
        why: arithmetic(&line, intake, formula_kcal, measured, change),
    })
}

struct Line {
    kg_per_day: f64,
    days: i64,
    weighings: usize,
}

/// The straight line through the weighings of the last weeks (least squares), slips left out.
fn trend(weighings: &[Weighing], today: NaiveDate) -> Result<Line, TooEarly> {
    let recent: Vec<(f64, f64)> = weighings
        .iter()
        .map(|one| ((one.date - today).num_days(), one.weight_kg))
        .filter(|(day, _)| (-DAYS_USED..=0).contains(day))
        .map(|(day, kg)| (day as f64, kg))
        .collect();
    let median = median(recent.iter().map(|(_, kg)| *kg).collect());
    let kept: Vec<(f64, f64)> = recent.into_iter().filter(|(_, kg)| (kg - median).abs() <= OUTLIER_KG).collect();
    let first = kept.iter().map(|(day, _)| *day).fold(0.0, f64::min);
    let last = kept.iter().map(|(day, _)| *day).fold(f64::NEG_INFINITY, f64::max);
    let days = if kept.is_empty() { 0 } else { (last - first) as i64 };
    if kept.len() < WEIGHINGS_NEEDED || days < DAYS_NEEDED {
        let more = WEIGHINGS_NEEDED.saturating_sub(kept.len());
        return Err(TooEarly::Weighings { more, days: (DAYS_NEEDED - days).max(0) });
    }
    Ok(Line { kg_per_day: slope(&kept), days, weighings: kept.len() })
}

fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let (mean_x, mean_y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let (along, square) = points
        .iter()
        .fold((0.0, 0.0), |(along, square), (x, y)| (along + (x - mean_x) * (y - mean_y), square + (x - mean_x).powi(2)));
    if square > 0.0 { along / square } else { 0.0 }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn arithmetic(line: &Line, intake: Intake, formula: f64, measured: f64, change: f64) -> Vec<String> {
    let week = line.kg_per_day * 7.0;
    let moved = line.kg_per_day * KCAL_PER_KG;
    let mut why = vec![
        format!("{} weighings over {} days: {week:+.2} kg a week.", line.weighings, line.days),
        format!("{:.0} kcal eaten, minus {moved:+.0} kcal a day that went into weight, is {measured:.0} kcal used.", intake.kcal),
    ];
    why.push(if change == 0.0 {
        format!("That is close to the {formula:.0} kcal I plan with, so nothing changes.")
    } else {
        format!("I planned with {formula:.0} kcal. Half of the difference now: {change:+.0} kcal a day.")
    });
    why
}
