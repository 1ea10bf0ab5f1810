//! Plans for random people: always a plan or a named error, never against a limit, never over the minutes, always the same.

use chrono::{Days, NaiveDate};
use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::fitness::{Refusal, Request, audit, programme, workouts};
use fettle_tests::checker::{Checker, Whole};
use fettle_tests::people::profile;
use fettle_tests::tally::Tally;
use serde_json::{Value, json};

/// One line of output, as the command writes it.
fn line(profile: &Value, request: &Request) -> Value {
    let world = Knowledge::built_in();
    let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).unwrap());
    match programme(&athlete, world, request) {
        Ok(made) => json!({
            "id": profile["id"],
            "workouts": workouts(&made.plan, &athlete, world),
            "checks": audit(&athlete, world, &made.plan),
        }),
        Err(Refusal { code, message, field, .. }) => json!({"error": {"code": code, "message": message, "field": field}}),
    }
}

#[test]
fn everybody_gets_a_plan_that_keeps_every_rule_or_an_error_that_says_why() {
    let checker = Checker::read();
    let mut tally = Tally::default();
    for seed in 0..800 {
        let profile = profile(seed);
        let start = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(seed % 7);
        let request = Request { weeks: 5, start, seed };
        let written = line(&profile, &request);
        if serde_json::to_vec(&line(&profile, &request)).unwrap() != serde_json::to_vec(&written).unwrap() {
            tally.fault(&profile, "not the same bytes");
        }
        tally.take(&profile, &written, &checker);
    }
    assert!(tally.faults.is_empty(), "{tally}");
    assert!(tally.planned > 600, "{tally}");
    assert!(tally.whole[&Whole::Yes] > tally.planned / 3, "{tally}");
}
