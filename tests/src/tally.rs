//! What came of many people: plans and refusals, and everything the checker has against them.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::checker::{Case, Checker, Whole};

/// Faults are kinds by their first letters, figures left out.
const KIND_LETTERS: usize = 60;

/// What came of many people.
#[derive(Debug, Default)]
pub struct Tally {
    /// Profiles that got a plan.
    pub planned: u32,
    /// Refusals by their code.
    pub refused: BTreeMap<String, u32>,
    /// How the plans stand with the fewest sets of every major muscle.
    pub whole: BTreeMap<Whole, u32>,
    /// Kinds of faults: how many, and the first of each.
    pub faults: BTreeMap<String, (u32, String)>,
    /// By strength days and minutes: plans, and those that reach every major muscle's fewest sets.
    rooms: BTreeMap<(u64, u64), (u32, u32)>,
}

impl Tally {
    /// Takes one profile with its line of output: a plan or a named error.
    pub fn take(&mut self, profile: &Value, line: &Value, checker: &Checker) {
        match line["error"]["code"].as_str() {
            Some(code) => self.refuse(profile, line, code),
            None => self.plan(profile, line, checker),
        }
    }

    /// Notes something wrong with one profile.
    pub fn fault(&mut self, profile: &Value, fault: &str) {
        let kind: String =
            fault.chars().take(KIND_LETTERS).map(|letter| if letter.is_ascii_digit() { '#' } else { letter }).collect();
        self.faults.entry(kind).or_insert_with(|| (0, format!("{fault}\n    {profile}"))).0 += 1;
    }

    fn refuse(&mut self, profile: &Value, line: &Value, code: &str) {
        *self.refused.entry(code.to_owned()).or_default() += 1;
        let named = line["error"]["message"].as_str().is_some_and(|message| message.len() > 20);
        if !named || code == "bug" || line["error"]["field"].is_null() {
            self.fault(profile, &format!("an error without its name: {line}"));
        }
    }

    fn plan(&mut self, profile: &Value, line: &Value, checker: &Checker) {
        self.planned += 1;
        let case = Case { profile, workouts: &line["workouts"] };
        for fault in checker.faults(&case) {
            self.fault(profile, &fault);
        }
        for check in line["checks"].as_array().into_iter().flatten().filter(|check| check["ok"] != true) {
            self.fault(profile, &format!("own check {}: {check}", check["rule"]));
        }
        if line["id"] != profile["id"] {
            self.fault(profile, "another profile's plan");
        }
        let whole = checker.whole(&case);
        *self.whole.entry(whole).or_default() += 1;
        let room = self.rooms.entry(case.days_and_minutes()).or_default();
        room.0 += 1;
        room.1 += u32::from(whole == Whole::Yes);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} plans; errors {:?}", self.planned, self.refused)?;
        for (whole, count) in &self.whole {
            writeln!(out, "{count:>6} {}", whole.words())?;
        }
        writeln!(out, "every major muscle at its fewest sets, by training days and minutes (plans):")?;
        for ((days, minutes), (plans, whole)) in &self.rooms {
            writeln!(out, "  {days} x {minutes:>3} min and more: {:>3} % of {plans}", whole * 100 / plans.max(&1))?;
        }
        writeln!(out, "{} kinds of faults", self.faults.len())?;
        self.faults.iter().try_for_each(|(kind, (count, example))| writeln!(out, "{count:>6} x {kind}\n    {example}"))
    }
}
