use super::*;
use crate::athlete::Severity;

fn screened(json: &str) -> Screening {
    screen(&Profile::from_json(json).unwrap_or_else(|error| panic!("{json}: {error}")))
}

fn says(screening: &Screening, words: &str) -> bool {
    screening.advice.iter().any(|advice| advice.words.contains(words))
}

#[test]
fn a_healthy_adult_is_left_in_peace() {
    let healthy = screened(r#"{"age":35,"height_cm":175,"weight_kg":80,"goal":"lose_fat","target_weight_kg":72}"#);
    assert_eq!(healthy, Screening { refusal: None, advice: Vec::new(), weight_targets: true });
}

#[test]
fn children_are_refused_kindly() {
    for child in [r#"{"age":12}"#, r#"{"conditions":["under_13"]}"#] {
        let refusal = screened(child).refusal.expect("a refusal");
        assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), ("refused", Some("age")));
        assert!(refusal.message.contains("13"), "{}", refusal.message);
    }
    assert_eq!(screened(r#"{"age":13}"#).refusal, None);
}

#[test]
fn minors_train_with_a_grown_up_in_the_know_and_without_weight_targets() {
    let teen = screened(r#"{"age":15,"goal":"lose_fat"}"#);
    assert!(says(&teen, "parent or guardian") && says(&teen, "never a one-repetition maximum") && !teen.weight_targets);
    assert!(screened(r#"{"age":18}"#).weight_targets);
}

#[test]
fn a_clinician_comes_first_where_the_rules_say_so() {
    for first in [
        r#"{"conditions":["heart_disease"]}"#,
        r#"{"conditions":["hernia_abdominal"]}"#,
        r#"{"conditions":["acl_or_meniscus"]}"#,
        r#"{"conditions":["postpartum"]}"#,
        r#"{"limitations":[{"area":"neck","severity":"severe"}]}"#,
        r#"{"conditions":["diabetes"],"activity":"sedentary"}"#,
    ] {
        let screening = screened(first);
        assert!(screening.advice.first().is_some_and(|advice| advice.refer), "{first}: {screening:?}");
    }
    assert!(screened(r#"{"conditions":["diabetes"],"activity":"active"}"#).advice.iter().all(|advice| !advice.refer));
}

#[test]
fn high_blood_pressure_comes_with_its_figures() {
    let pressure = screened(r#"{"conditions":["hypertension"]}"#);
    assert!(says(&pressure, "180/110") && says(&pressure, "160/100") && pressure.weight_targets);
}

#[test]
fn gaps_are_asked_about() {
    assert!(says(&screened(r#"{"conditions":["pregnancy"]}"#), "Which trimester"));
    assert!(!says(&screened(r#"{"pregnancy_trimester":2}"#), "Which trimester"));
    assert!(says(&screened(r#"{"conditions":["postpartum"]}"#), "no longer postpartum"));
}

#[test]
fn nobody_is_helped_below_a_healthy_weight() {
    let thin = screened(r#"{"height_cm":170,"weight_kg":50,"goal":"lose_fat"}"#);
    assert!(says(&thin, "54 kg") && !thin.weight_targets && thin.advice.iter().any(|advice| advice.refer));
    let low_target = screened(r#"{"height_cm":170,"weight_kg":60,"target_weight_kg":50}"#);
    assert!(says(&low_target, "54 kg") && !low_target.weight_targets);
    let older = screened(r#"{"age":70,"height_cm":170,"weight_kg":60,"target_weight_kg":55}"#);
    assert!(says(&older, "58 kg"), "20 rather than 18.5 from 65 on: {older:?}");
    assert!(screened(r#"{"height_cm":170,"weight_kg":50,"goal":"build_muscle"}"#).weight_targets);
}

#[test]
fn a_history_with_food_means_no_targets() {
    for json in [r#"{"conditions":["eating_disorder_history"]}"#, r#"{"pregnancy_trimester":1}"#] {
        assert!(!screened(json).weight_targets, "{json}");
    }
}

#[test]
fn every_condition_and_area_has_something_to_act_on() {
    let conditions = Condition::ALL.iter().map(|it| format!(r#"{{"conditions":["{}"]}}"#, it.name()));
    let areas = Area::ALL.iter().flat_map(|area| {
        let of =
            |severity: &Severity| format!(r#"{{"limitations":[{{"area":"{}","severity":"{}"}}]}}"#, area.name(), severity.name());
        Severity::ALL.iter().map(of).collect::<Vec<_>>()
    });
    for json in conditions.chain(areas) {
        let screening = screened(&json);
        assert!(!screening.advice.is_empty() || screening.refusal.is_some(), "{json}");
        for advice in &screening.advice {
            assert!((20..=360).contains(&advice.words.chars().count()), "{json}: {}", advice.words);
            assert!(!advice.words.contains('!') && !advice.words.contains("diagnos"), "{}", advice.words);
        }
        let mut words: Vec<&str> = screening.advice.iter().map(|advice| advice.words.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), screening.advice.len(), "{json} says something twice");
    }
}
