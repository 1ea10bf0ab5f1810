//! Prints the plan of each profile on standard input (JSON Lines) as a coach would read it, with the checks that fail.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, reason = "a page to read, not a part of the program")]

use std::io::BufRead;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::fitness::{Dose, PlannedExercise, Request, Week, audit, programme, workouts};

fn main() {
    let weeks = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(4);
    let world = Knowledge::built_in();
    for line in std::io::stdin().lock().lines().map_while(Result::ok).filter(|line| !line.trim().is_empty()) {
        println!("\n=== {line}");
        let athlete = Athlete::resolve(Profile::from_json(&line).expect("a profile"));
        let start = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a Monday");
        match programme(&athlete, world, &Request { weeks, start, seed: 1 }) {
            Err(refusal) => println!("REFUSED {refusal:?}"),
            Ok(made) => {
                let document = workouts(&made.plan, &athlete, world);
                for (week, shown) in made.plan.weeks.iter().zip(&document.weeks) {
                    show(week, week.week == 1, world);
                    println!(
                        "  volume {:?}",
                        shown
                            .volume
                            .iter()
                            .map(|(muscle, sets)| format!("{} {sets}", muscle.name()))
                            .collect::<Vec<_>>()
                            .join(", ")
                    );
                }
                println!("gave way: {:#?}\nalongside: {:#?}", made.gave_way, made.alongside);
                if let Some(session) = document.weeks.first().and_then(|week| week.sessions.first()) {
                    println!("first warm-up {:?}\n   cool-down {:?}", session.warmup.steps, session.cooldown.steps);
                }
                for check in audit(&athlete, world, &made.plan).iter().filter(|check| !check.ok) {
                    println!("!! {check:?}");
                }
            }
        }
    }
}

fn show(week: &Week, whole: bool, world: &Knowledge) {
    println!(" week {}{}", week.week, if week.deload { " (deload)" } else { "" });
    for session in &week.sessions {
        println!("  {} {} - {} min", session.date.format("%a %d"), session.title, session.minutes);
        for planned in &session.exercises {
            println!("    {}", line(planned, whole, world));
        }
    }
}

fn line(planned: &PlannedExercise, whole: bool, world: &Knowledge) -> String {
    let name = world.exercises.get(&planned.id).map_or("?", |exercise| exercise.name.as_str());
    let dose = match planned.dose {
        Dose::Reps(reps) => format!("{}-{}", reps.min, reps.max),
        Dose::Seconds(seconds) if seconds >= 120 => format!("{} min", seconds / 60),
        Dose::Seconds(seconds) => format!("{seconds} s"),
        Dose::Metres(metres) => format!("{metres} m"),
    };
    let optional = |label: &str, value: Option<String>| value.map(|value| format!(" {label}{value}")).unwrap_or_default();
    format!(
        "{}{:<34} {}x{dose}{}{}{} rest {}{}{}",
        planned.superset.map(|letter| format!("{letter} ")).unwrap_or_else(|| "  ".into()),
        name,
        planned.sets,
        optional("RIR ", planned.rir.map(|rir| rir.to_string())),
        optional("@", planned.percent_1rm.map(|percent| format!("{percent}%"))),
        optional("kg ", planned.load_kg.map(|load| load.to_string())),
        planned.rest_seconds,
        if planned.ramp_sets > 0 { format!(" ramp {}", planned.ramp_sets) } else { String::new() },
        if whole { format!("  | {}", planned.why) } else { String::new() },
    )
}
