//! A second opinion on meals: reads a line of `fettle plan` and the food table as plain values, and shares no type and no line
//! with the planner. Rules are written down here again.

mod cart;
mod eater;
mod sums;
mod table;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use table::{Row, Table};

/// What the checker knows: the food table.
pub struct PlateChecker(Table);

/// What came of many people.
#[derive(Debug, Default)]
pub struct PlateTally {
    /// Profiles that got a plan.
    pub planned: u32,
    /// Meals in those plans.
    pub meals: u64,
    /// Plans in which some target gave way, which the plan says.
    pub adjusted: u32,
    /// Refusals by their code.
    pub refused: BTreeMap<String, u32>,
    /// Violations by their first words: how many, and the first of each.
    pub violations: BTreeMap<String, (u32, String)>,
    /// The planner's own checks that do not hold, which the plan says.
    pub own: BTreeMap<String, u32>,
}

impl PlateChecker {
    /// Reads the food table.
    ///
    /// # Panics
    /// Where it can't be read.
    pub fn read() -> Self {
        Self(Table::read())
    }

    /// Everything in a plan that is against its eater or against arithmetic: the kind first.
    pub fn violations(&self, profile: &Value, line: &Value) -> Vec<String> {
        let mut found = Vec::new();
        let days = list(&line["meals"]["days"]);
        if days.is_empty() {
            found.push("no days".to_owned());
        }
        for day in days {
            for meal in list(&day["meals"]) {
                self.meal(profile, meal, &mut found);
            }
            sums::day(profile, day, &mut found);
        }
        cart::groceries(&self.0, profile, line, &mut found);
        found
    }

    fn meal(&self, profile: &Value, meal: &Value, found: &mut Vec<String>) {
        let rows = list(&meal["ingredients"]).iter().map(|it| (text(&it["food"]), it["grams"].as_f64().unwrap_or(f64::NAN)));
        let mut plate: Vec<(&Row, f64)> = Vec::new();
        for (id, grams) in rows {
            match self.0.rows.get(id) {
                Some(food) => {
                    found.extend(eater::why_not(profile, id, food));
                    plate.push((food, grams));
                }
                None => found.push(format!("unknown food {id}")),
            }
            if !(grams > 0.0 && grams < 3_000.0) {
                found.push(format!("grams of {id}: {grams}"));
            }
        }
        if plate.is_empty() {
            found.push("plate is empty".to_owned());
        }
        let foods: Vec<&Row> = plate.iter().map(|(food, _)| *food).collect();
        if has(&profile["diets"], "kosher") && eater::meets_apart(&foods) {
            found.push(format!("together on one plate: {}", text(&meal["recipe"])));
        }
        let most = profile["max_cook_minutes"].as_f64().unwrap_or(f64::INFINITY);
        if meal["minutes"].as_f64().is_none_or(|minutes| minutes > most) {
            found.push(format!("minutes of {}", text(&meal["recipe"])));
        }
        sums::meal(&self.0, meal, &plate, found);
    }
}

impl PlateTally {
    /// Takes one profile with its line of output: a plan or a named error.
    pub fn take(&mut self, profile: &Value, line: &Value, checker: &PlateChecker) {
        if let Some(code) = line["error"]["code"].as_str() {
            *self.refused.entry(code.to_owned()).or_default() += 1;
            if code == "bug" || line["error"]["message"].as_str().is_none_or(|message| message.len() < 20) {
                self.violation(profile, "error without its name".to_owned());
            }
            return;
        }
        self.planned += 1;
        self.meals += list(&line["meals"]["days"]).iter().map(|day| list(&day["meals"]).len() as u64).sum::<u64>();
        self.adjusted += u32::from(!list(&line["adjusted"]).is_empty());
        for check in list(&line["checks"]).iter().filter(|check| check["ok"] != true) {
            *self.own.entry(text(&check["rule"]).to_owned()).or_default() += 1;
        }
        checker.violations(profile, line).into_iter().for_each(|it| self.violation(profile, it));
        if line["id"] != profile["id"] {
            self.violation(profile, "another profile's plan".to_owned());
        }
    }

    /// Notes something wrong with one profile.
    pub fn violation(&mut self, profile: &Value, it: String) {
        let kind: Vec<&str> = it.split(' ').take(2).collect();
        self.violations.entry(kind.join(" ")).or_insert_with(|| (0, format!("{it}\n    {profile}"))).0 += 1;
    }
}

impl fmt::Display for PlateTally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} plans with {} meals, {} say that a target gave way", self.planned, self.meals, self.adjusted)?;
        writeln!(out, "errors {:?}", self.refused)?;
        writeln!(out, "own checks that the plans say do not hold {:?}", self.own)?;
        writeln!(out, "{} kinds of violations", self.violations.len())?;
        self.violations.iter().try_for_each(|(kind, (count, example))| writeln!(out, "{count:>6} x {kind}\n    {example}"))
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    list(value).iter().map(text)
}

fn has(value: &Value, name: &str) -> bool {
    texts(value).any(|it| it == name)
}
