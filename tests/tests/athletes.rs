//! Athletes of all kinds, the same for the same number.

use fettle_core::athlete::{Athlete, Profile};
use fettle_tests::chance::Chance;

const KITS: &[&str] = &[
    r#"["full_gym"]"#,
    r#"["full_gym"]"#,
    r#"["none"]"#,
    r#"["dumbbell","bench"]"#,
    r#"["dumbbell","band","pullup_bar"]"#,
    r#"["barbell","rack","bench","dumbbell"]"#,
    r#"["kettlebell"]"#,
    r#"["band"]"#,
];

const CONDITIONS: &[&str] = &["hypertension", "diabetes", "asthma", "osteoporosis", "knee_osteoarthritis", "heart_disease"];

/// An athlete.
#[allow(clippy::unwrap_used, reason = "the text above is a profile")]
pub(crate) fn athlete(draw: &mut Chance) -> Athlete {
    let age = 14 + draw.below(66);
    let weight = 48 + draw.below(70);
    let level = draw.one(&["beginner", "intermediate", "advanced"]);
    let goal = draw.one(&["build_muscle", "gain_strength", "lose_fat", "general_health", "maintain", "endurance"]);
    let days = 1 + draw.below(6);
    let minutes = draw.one(&[25, 30, 40, 45, 60, 75, 90]);
    let kit = draw.one(KITS);
    let units = draw.one(&["metric", "metric", "imperial"]);
    let area = draw.one(&["knee", "low_back", "shoulder", "wrist", "neck", "hip", "elbow", "ankle"]);
    let limitations = if draw.percent(25) { format!(r#"[{{"area":"{area}"}}]"#) } else { "[]".to_owned() };
    let condition = draw.one(CONDITIONS);
    let conditions = if draw.percent(15) { format!(r#"["{condition}"]"#) } else { "[]".to_owned() };
    let text = format!(
        r#"{{"age":{age},"weight_kg":{weight},"height_cm":172,"experience":"{level}","goal":"{goal}","days_per_week":{days},
        "minutes_per_session":{minutes},"equipment":{kit},"units":"{units}","limitations":{limitations},"conditions":{conditions}}}"#
    );
    Athlete::resolve(Profile::from_json(&text).unwrap())
}
