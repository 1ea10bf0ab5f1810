//! What stops or limits coaching. Runs before and after everything else.

pub mod clinical;
mod pressure;
mod red_flags;
mod screening;
mod unwell;

pub use pressure::BloodPressure;
pub use red_flags::{RedFlag, answer, ask, has_excuse, red_flag};
pub use screening::{About, Advice, BMI_UNDERWEIGHT, BMI_UNDERWEIGHT_65, PAIN_RULE, Screening, screen};
pub use unwell::{has_headache_on_effort, has_low_sugar, is_ill};
