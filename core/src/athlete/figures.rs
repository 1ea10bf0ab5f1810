//! Bounded figures. A value of one of these types is credible by construction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A figure outside what a person can be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{name} should be from {min} to {max}{unit}, not {got}")]
pub struct OutOfRange {
    /// The profile's name for the figure.
    pub name: &'static str,
    /// Smallest value taken.
    pub min: f64,
    /// Largest value taken.
    pub max: f64,
    /// The unit with a leading space, or nothing.
    pub unit: &'static str,
    /// What was given.
    pub got: f64,
}

macro_rules! figure {
    ($(#[$doc:meta])* $type:ident, $name:literal, $repr:ty, $min:literal ..= $max:literal, $unit:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $type(#[schemars(range(min = $min, max = $max))] $repr);

        impl $type {
            /// Smallest credible value.
            pub const MIN: $repr = $min;
            /// Largest credible value.
            pub const MAX: $repr = $max;

            /// Takes a figure between `MIN` and `MAX`, both included.
            pub fn new(value: $repr) -> Result<Self, OutOfRange> {
                Self::try_from(f64::from(value))
            }

            /// The figure itself.
            pub fn get(self) -> $repr {
                self.0
            }
        }

        impl TryFrom<f64> for $type {
            type Error = OutOfRange;

            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                let broken = <$repr as Whole>::IS_WHOLE && value.fract() != 0.0;
                if broken || !(f64::from(Self::MIN)..=f64::from(Self::MAX)).contains(&value) {
                    return Err(OutOfRange {
                        name: $name,
                        min: f64::from(Self::MIN),
                        max: f64::from(Self::MAX),
                        unit: $unit,
                        got: value,
                    });
                }
                Ok(Self(value as $repr))
            }
        }

        impl From<$type> for f64 {
            fn from(figure: $type) -> f64 {
                f64::from(figure.0)
            }
        }
    };
}

/// Whether a representation holds whole numbers only.
trait Whole {
    const IS_WHOLE: bool;
}

impl Whole for u8 {
    const IS_WHOLE: bool = true;
}

impl Whole for u16 {
    const IS_WHOLE: bool = true;
}

impl Whole for f64 {
    const IS_WHOLE: bool = false;
}

figure!(/// Age in whole years. Children are parsed, then refused by screening.
    Age, "age", u8, 1..=110, " years");
figure!(/// Standing height in centimetres.
    HeightCm, "height_cm", f64, 100.0..=250.0, " cm");
figure!(/// Body weight in kilograms.
    WeightKg, "weight_kg", f64, 25.0..=350.0, " kg");
figure!(/// Body fat as a percentage of body weight.
    BodyFatPct, "body_fat_pct", f64, 3.0..=65.0, " %");
figure!(/// Wanted change of body weight in kilograms a week, as a size without a sign.
    RateKgPerWeek, "rate_kg_per_week", f64, 0.0..=1.5, " kg a week");
figure!(/// Training days in a week.
    DaysPerWeek, "days_per_week", u8, 1..=7, "");
figure!(/// Minutes the athlete has for one session.
    SessionMinutes, "minutes_per_session", u16, 10..=240, " minutes");
figure!(/// Trimester of a pregnancy.
    Trimester, "pregnancy_trimester", u8, 1..=3, "");
figure!(/// Meals a day.
    MealsPerDay, "meals_per_day", u8, 2..=6, "");
figure!(/// Longest cooking time for one meal in minutes.
    CookMinutes, "max_cook_minutes", u16, 0..=240, " minutes");
figure!(/// People who eat from one pot.
    People, "people", u8, 1..=20, "");
figure!(/// Daily energy chosen by the athlete in kilocalories.
    Kcal, "kcal", u16, 500..=8000, " kcal");

/// Kilograms in one pound, exactly (international yard and pound agreement, 1959).
pub const KG_PER_LB: f64 = 0.453_592_37;

/// Centimetres in one inch, exactly.
pub const CM_PER_INCH: f64 = 2.54;

/// Turns pounds into kilograms.
pub fn kg_from_lb(pounds: f64) -> f64 {
    pounds * KG_PER_LB
}

/// Turns kilograms into pounds.
pub fn lb_from_kg(kilograms: f64) -> f64 {
    kilograms / KG_PER_LB
}
