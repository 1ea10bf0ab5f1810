//! Plans for random people: always a plan or a named error, never against a limit, never over the minutes, always the same.

mod checker;
mod profiles;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::fitness::{Request, audit, programme, workouts};

/// What came of many people.
#[derive(Default)]
struct Tally {
    planned: u32,
    refused: BTreeMap<String, u32>,
    /// Plans in which every major muscle was owed its fewest sets.
    owed: u32,
    /// Plans that reach the fewest sets of every major muscle.
    whole: u32,
    /// Kinds of faults with how many, and the first of each.
    faults: BTreeMap<String, (u32, String)>,
}

fn plan_for(seeds: std::ops::Range<u64>, weeks: u8) -> Tally {
    let checker = checker::Checker::new();
    let mut tally = Tally::default();
    seeds.for_each(|seed| tally.add(seed, weeks, &checker));
    tally
}

impl Tally {
    fn add(&mut self, seed: u64, weeks: u8, checker: &checker::Checker) {
        let world = Knowledge::built_in();
        let profile = profiles::profile(seed);
        let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a credible profile"));
        let start = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day") + chrono::Days::new(seed % 7);
        let request = Request { weeks, start, seed };
        let made = match programme(&athlete, world, &request) {
            Ok(made) => made,
            Err(refusal) => {
                assert!(!refusal.message.is_empty() && refusal.field.is_some(), "{refusal:?}");
                *self.refused.entry(refusal.code).or_default() += 1;
                return;
            }
        };
        let document = serde_json::to_value(workouts(&made.plan, &athlete, world)).expect("a document");
        let case = checker::Case { profile: &profile, athlete: &athlete, workouts: &document };
        let checks = audit(&athlete, world, &made.plan);
        self.planned += 1;
        self.owed +=
            u32::from(checks.iter().all(
                |check| !matches!(&check.bound, fettle_core::check::Figure::Words(words) if words.contains("sets of lifts")),
            ));
        self.whole += u32::from(checker.is_whole(&case));
        let again = programme(&athlete, world, &request).expect("the same plan");
        let bytes = |value| serde_json::to_string(value).expect("a document");
        let own = checks.iter().filter(|check| !check.ok).map(|check| format!("audit {}: {check:?}", check.rule));
        let changed = (bytes(&made) != bytes(&again)).then(|| "not the same bytes".to_owned());
        for fault in checker.faults(&case).into_iter().chain(own).chain(changed) {
            let kind: String = fault.chars().take(60).map(|letter| if letter.is_ascii_digit() { '#' } else { letter }).collect();
            self.faults.entry(kind).or_insert_with(|| (0, format!("{fault}\n    {profile}"))).0 += 1;
        }
    }

    fn report(&self) -> String {
        let faults: String =
            self.faults.iter().map(|(kind, (count, example))| format!("\n{count:>6} x {kind}\n    {example}")).collect();
        format!(
            "{} plans, {} of them owed every major muscle, {} with every major muscle; refused {:?}; {} kinds of faults{faults}",
            self.planned,
            self.owed,
            self.whole,
            self.refused,
            self.faults.len()
        )
    }
}

#[test]
fn everybody_gets_a_plan_that_keeps_every_rule_or_an_error_that_says_why() {
    let tally = plan_for(0..2400, 5);
    assert!(tally.faults.is_empty(), "{}", tally.report());
    assert!(tally.planned > 300, "{}", tally.report());
}

#[test]
#[ignore = "twenty thousand people: cargo test --release -p fettle-tests --test all -- --ignored --nocapture twenty_thousand"]
fn twenty_thousand_people() {
    let tally = plan_for(0..20_000, 4);
    assert!(tally.faults.is_empty(), "{}", tally.report());
    assert!(tally.planned > 16_000, "{}", tally.report());
}
