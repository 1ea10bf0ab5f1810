//! Whatever is asked of whatever plan: no hard rule gives, nothing that was stays not as it was, no session gets lost.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use fettle_core::Knowledge;
use fettle_core::athlete::{Area, Athlete, Equipment, Limitation, Severity};
use fettle_core::fitness::edit::{Edit, Edited, apply};
use fettle_core::fitness::time::session_minutes;
use fettle_core::fitness::{
    Direction, Exclusions, ExerciseId, PlannedExercise, Request, Session, SwapReason, WorkoutPlan, audit, programme,
};
use fettle_tests::chance::Chance;

use crate::athletes::athlete;

/// Rules that no change may break. The others are what a plan aims at.
const HARD: &[&str] = &[
    "known_exercises",
    "equipment",
    "limitation",
    "condition",
    "age",
    "impact",
    "avoided",
    "level",
    "session_minutes",
    "warmup_minutes",
    "cooldown_minutes",
    "session_sets_max",
    "weekly_sets_max",
    "pull_push",
    "strength_days",
    "rpe_max",
    "percent_1rm_max",
    "reps_min",
    "reps_max",
    "hold_seconds_max",
    "rest_seconds_min",
    "sets_per_exercise_max",
    "loads",
    "hard_intervals_hours",
    "hard_intervals_per_week",
    "hard_intervals_effort",
    "single_run_percent",
];

fn start() -> NaiveDate {
    "2026-05-04".parse().unwrap()
}

fn sessions(plan: &WorkoutPlan) -> Vec<&Session> {
    plan.weeks.iter().flat_map(|week| &week.sessions).collect()
}

fn broken(athlete: &Athlete, plan: &WorkoutPlan) -> BTreeSet<String> {
    let failing = audit(athlete, Knowledge::built_in(), plan).into_iter().filter(|check| !check.ok);
    failing.filter(|check| HARD.contains(&check.rule.as_str())).map(|check| check.rule).collect()
}

fn any_edit(draw: &mut Chance, plan: &WorkoutPlan) -> Edit {
    let world = Knowledge::built_in();
    let all = sessions(plan);
    let from = start().checked_add_days(Days::new(draw.below(40))).unwrap();
    let some_day = draw.one(&all).date;
    let planned = draw.one(&all).exercises.iter().map(|planned| planned.id.clone()).next_back();
    let any = draw.one(world.exercises.all()).id.clone();
    match draw.below(8) {
        0 | 1 => Edit::Swap {
            exercise: planned.unwrap_or_else(|| any.clone()),
            with: draw.percent(40).then_some(any),
            reason: draw.percent(60).then(|| *draw.one(SwapReason::ALL)),
            from,
        },
        2 => Edit::Shorten { date: some_day, minutes: draw.below(90) as u16 },
        3 | 4 => {
            let far = if draw.percent(15) { 30 } else { 4 };
            Edit::Move { from: some_day, to: some_day.checked_add_days(Days::new(draw.below(far))).unwrap() }
        }
        5 => Edit::Adjust { direction: *draw.one(Direction::ALL), from },
        6 => Edit::Refit { from },
        _ => {
            let to = from.checked_add_days(Days::new(draw.below(10))).unwrap();
            Edit::Travel {
                from,
                to,
                equipment: draw.one(&[vec![], vec![Equipment::Band], vec![Equipment::FullGym]]).iter().copied().collect(),
            }
        }
    }
}

fn first_day(edit: &Edit) -> NaiveDate {
    match edit {
        Edit::Swap { from, .. } | Edit::Adjust { from, .. } | Edit::Refit { from } | Edit::Travel { from, .. } => *from,
        Edit::Shorten { date, .. } | Edit::LeaveOut { date } => *date,
        Edit::Move { from, to } => *from.min(to),
    }
}

/// Everything an edit must leave as it was, and everything that must hold after it.
fn holds(athlete: &Athlete, before: &WorkoutPlan, edit: &Edit, after: &WorkoutPlan) {
    let world = Knowledge::built_in();
    let exclusions = Exclusions::of(athlete, world);
    assert_eq!(sessions(before).len(), sessions(after).len(), "{edit:?} loses no session");
    for old in sessions(before).into_iter().filter(|old| old.date < first_day(edit)) {
        assert!(sessions(after).contains(&old), "{edit:?} leaves {} alone", old.date);
    }
    for session in sessions(after) {
        let touched = !sessions(before).iter().any(|old| old.exercises == session.exercises && old.away == session.away);
        if touched {
            let minutes = session_minutes(session, world);
            assert!(minutes <= f64::from(athlete.minutes) + 1e-6, "{edit:?}: {minutes} of {}", athlete.minutes);
            assert!(
                !session.exercises.is_empty()
                    || sessions(before).iter().any(|old| old.date == session.date && old.exercises.is_empty()),
                "{edit:?} leaves something to do on {}",
                session.date
            );
            let twice = |session: &Session| {
                let ids: BTreeSet<&ExerciseId> = session.exercises.iter().map(|planned| &planned.id).collect();
                session.exercises.len() - ids.len()
            };
            let planned_so = sessions(before).iter().any(|old| twice(old) > 0);
            assert!(twice(session) == 0 || planned_so, "{edit:?}: nothing twice on {}", session.date);
        }
        let moved = matches!(edit, Edit::Move { .. });
        let old =
            sessions(before).into_iter().find(|old| if moved { old.title == session.title } else { old.date == session.date });
        let was = |id: &ExerciseId| {
            old.is_some_and(|old| old.away == session.away && old.exercises.iter().any(|planned| planned.id == *id))
        };
        for planned in session.exercises.iter().filter(|planned| touched && !was(&planned.id)) {
            let exercise = world.exercises.get(&planned.id).unwrap();
            assert_eq!(exclusions.why_not_in(exercise, session), None, "{edit:?}: {}", planned.id);
        }
    }
}

/// Every exercise whose sets, dose or load changed is named, or the change is one of the whole plan.
fn told(before: &WorkoutPlan, edit: &Edit, edited: &Edited) {
    if matches!(edit, Edit::Adjust { .. }) {
        return;
    }
    let words: String = edited.changes.iter().map(|change| format!("{}: {}\n", change.words, change.why)).collect();
    let moved = matches!(edit, Edit::Move { .. });
    for session in sessions(before) {
        let same = |other: &&&Session| if moved { other.title == session.title } else { other.date == session.date };
        let all = sessions(&edited.plan);
        let found: Vec<&&Session> = all.iter().filter(same).collect();
        for planned in &session.exercises {
            let what = |planned: &PlannedExercise| (planned.sets, planned.dose, planned.load_kg);
            let kept =
                found.iter().any(|after| after.exercises.iter().any(|new| new.id == planned.id && what(new) == what(planned)));
            let name = &Knowledge::built_in().exercises.get(&planned.id).unwrap().name;
            assert!(kept || words.contains(name.as_str()), "{edit:?} changed {name} on {} untold: {words}", session.date);
        }
    }
}

#[test]
fn no_change_breaks_a_hard_rule() {
    let world = Knowledge::built_in();
    let (mut done, mut refused) = (0, 0);
    for seed in 0..150 {
        let mut draw = Chance::new(seed);
        let mut athlete = athlete(&mut draw);
        let Ok(programme) = programme(&athlete, world, &Request { weeks: 6, start: start(), seed }) else { continue };
        let mut plan = programme.plan;
        for step in 0..6 {
            let edit = any_edit(&mut draw, &plan);
            if matches!(edit, Edit::Refit { .. }) {
                let mut profile = athlete.profile.clone();
                profile.limitations.push(Limitation { area: *draw.one(Area::ALL), severity: Severity::Moderate });
                athlete = Athlete::resolve(profile);
            }
            let before = broken(&athlete, &plan);
            match apply(&plan, &edit, &athlete, world, seed) {
                Ok(edited) => {
                    done += 1;
                    assert_eq!(Ok(&edited), apply(&plan, &edit, &athlete, world, seed).as_ref(), "the same again");
                    let mut after = broken(&athlete, &edited.plan);
                    if matches!(edit, Edit::Travel { .. })
                        && edited.changes.iter().any(|change| change.words.contains("more pushing than pulling"))
                    {
                        after.remove("pull_push");
                    }
                    assert!(after.is_subset(&before), "seed {seed} step {step} {edit:?}: {after:?} after {before:?}");
                    if let Edit::Shorten { date, minutes } = edit {
                        let short = sessions(&edited.plan).into_iter().find(|session| session.date == date).unwrap().clone();
                        assert!(session_minutes(&short, world) <= f64::from(minutes) + 1e-6 && short.minutes <= minutes);
                    }
                    if edited.plan != plan {
                        assert!(!edited.changes.is_empty(), "{edit:?} is told");
                        told(&plan, &edit, &edited);
                        holds(&athlete, &plan, &edit, &edited.plan);
                    }
                    plan = edited.plan;
                }
                Err(refusal) => {
                    refused += 1;

                    assert!(refusal.message.len() > 20 && refusal.message.ends_with(['.', '?']), "{refusal}");
                }
            }
        }
    }
    assert!(done > 3 * refused, "{done} done, {refused} refused");
}
