//! Plans random weeks and holds each against the second checker in one go: `check_weeks [weeks] [first]`. The same as the pipe of
//! `check_meals`, without the text between. Tells besides how well the weeks meet their figures: those whose targets stood, and
//! those where something gave way.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "a report, from outside")]

use std::process::ExitCode;

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{
    DayAims, FoodLimits, MealPlan, MealRequest, Nutrient, Target, audit_meals, groceries, meals, plan_meals,
};
use fettle_tests::eaters;
use fettle_tests::plate_checker::{PlateChecker, PlateTally};
use fettle_tests::timing::cpu_ms;
use serde_json::{Value, json};

/// Days and weeks of one kind.
#[derive(Default)]
struct Figures {
    weeks: u32,
    days: u32,
    energy: u32,
    macros: u32,
    fiber: u32,
    times: Vec<f64>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>().expect("a number"));
    let (weeks, first) = (arguments.next().unwrap_or(1000), arguments.next().unwrap_or(0));
    let (checker, mut tally) = (PlateChecker::read(), PlateTally::default());
    let (mut stood, mut gave_way) = (Figures::default(), Figures::default());
    for seed in first..first + weeks {
        let profile = Value::from(eaters::limited(seed));
        let (line, plan, ms) = planned(&profile, seed);
        if let Some(plan) = plan {
            let figures = if plan.adjusted.iter().any(|it| FIGURES.contains(&it.target)) { &mut gave_way } else { &mut stood };
            figures.take(&line, ms);
        }
        tally.take(&profile, &line, &checker);
    }
    println!("{tally}");
    stood.say("targets stood");
    gave_way.say("a target gave way");
    if tally.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Targets that a day is planned to.
const FIGURES: [Target; 4] = [Target::Kcal, Target::Protein, Target::Fat, Target::Carb];

/// One line of output, as the command writes it, with the plan and the milliseconds it took.
fn planned(profile: &Value, seed: u64) -> (Value, Option<MealPlan>, f64) {
    let world = Knowledge::built_in();
    let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a profile"));
    let targets = Targets::of(&athlete);
    let start = "2026-03-02".parse().expect("a date");
    let began = cpu_ms();
    let plan = plan_meals(&athlete, &targets, world, &MealRequest::new(start, 7, seed));
    let ms = cpu_ms() - began;
    match plan {
        Ok(plan) => {
            let line = json!({
                "id": profile["id"],
                "meals": meals(&plan, &athlete, world),
                "groceries": groceries(&plan, &athlete, world, start, 7),
                "adjusted": plan.adjusted,
                "checks": audit_meals(&athlete, &targets, world, &plan),
                "aims": aims(&athlete, &targets, &plan),
            });
            (line, Some(plan), ms)
        }
        Err(it) => (json!({"id": profile["id"], "error": {"code": it.code, "message": it.message, "field": it.field}}), None, ms),
    }
}

/// For each day: energy and macros that were aimed at, and what there is, fibre last.
fn aims(athlete: &Athlete, targets: &Targets, plan: &MealPlan) -> Value {
    let world = Knowledge::built_in();
    let limits = FoodLimits::of(athlete, world);
    let day = |day| {
        let aims = DayAims::of(day, plan, athlete, targets, limits.diets());
        let eaten = day.nutrients(world);
        let off: Vec<f64> = aims.deviations(&eaten).iter().map(|(_, off)| off.abs()).collect();
        json!({"off": off, "fiber_per_1000_kcal": eaten.at_least(Nutrient::Fiber) / eaten.kcal() * 1000.0})
    };
    Value::from(plan.days.iter().map(day).collect::<Vec<_>>())
}

impl Figures {
    fn take(&mut self, line: &Value, ms: f64) {
        self.weeks += 1;
        self.times.push(ms);
        for day in line["aims"].as_array().into_iter().flatten() {
            let off = |place: usize| day["off"][place].as_f64().expect("a share");
            self.days += 1;
            self.energy += u32::from(off(0) <= 0.03);
            self.macros += u32::from((1..4).all(|place| off(place) <= 0.05));
            self.fiber += u32::from(day["fiber_per_1000_kcal"].as_f64().expect("grams") >= 14.0);
        }
    }

    fn say(mut self, name: &str) {
        self.times.sort_by(f64::total_cmp);
        let at = |share: f64| self.times.get(((self.times.len().max(1) - 1) as f64 * share) as usize).copied().unwrap_or(0.0);
        let percent = |part: u32| f64::from(part) / f64::from(self.days.max(1)) * 100.0;
        println!(
            "{name}: {} weeks; energy within 3 % on {:.2} % of days, every macro within 5 % on {:.2} %, 14 g of fibre for 1,000 kcal on {:.2} %; \
             ms of one core p50 {:.1}, p95 {:.1}, most {:.1}",
            self.weeks,
            percent(self.energy),
            percent(self.macros),
            percent(self.fiber),
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
}
