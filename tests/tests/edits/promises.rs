//! Changes as an athlete would tell of them.

use chrono::{Days, NaiveDate};
use fettle_core::Knowledge;
use fettle_core::athlete::{Area, Athlete, Equipment, Limitation, Profile, Severity};
use fettle_core::fitness::edit::{Edit, EditRefusal, Edited, apply};
use fettle_core::fitness::{
    Change, Direction, ExerciseId, JointLoad, PlannedExercise, Request, Session, SwapReason, WorkoutPlan, audit, programme,
};

const START: &str = "2026-05-04";
const GYM: &str = r#"{"age":30,"weight_kg":80,"experience":"intermediate","goal":"build_muscle","days_per_week":4,"equipment":["full_gym"],"minutes_per_session":60}"#;

fn start() -> NaiveDate {
    START.parse().unwrap()
}

fn day(offset: u64) -> NaiveDate {
    start().checked_add_days(Days::new(offset)).unwrap()
}

fn athlete(profile: &str) -> Athlete {
    Athlete::resolve(Profile::from_json(profile).unwrap())
}

fn plan(athlete: &Athlete) -> WorkoutPlan {
    programme(athlete, Knowledge::built_in(), &Request { weeks: 6, start: start(), seed: 1 }).unwrap().plan
}

fn edit(plan: &WorkoutPlan, athlete: &Athlete, edit: &Edit) -> Result<Edited, EditRefusal> {
    apply(plan, edit, athlete, Knowledge::built_in(), 1)
}

fn sessions(plan: &WorkoutPlan) -> Vec<&Session> {
    plan.weeks.iter().flat_map(|week| &week.sessions).collect()
}

fn on(plan: &WorkoutPlan, date: NaiveDate) -> &Session {
    sessions(plan).into_iter().find(|session| session.date == date).unwrap()
}

fn ids(session: &Session) -> Vec<&str> {
    session.exercises.iter().map(|planned| planned.id.as_str()).collect()
}

fn said(changes: &[Change]) -> String {
    changes.iter().map(|change| format!("{}: {}\n", change.words, change.why)).collect()
}

fn failing(athlete: &Athlete, plan: &WorkoutPlan) -> Vec<String> {
    let failing = audit(athlete, Knowledge::built_in(), plan).into_iter().filter(|check| !check.ok);
    failing.map(|check| format!("{} {:?} {:?} {}", check.rule, check.figure, check.bound, check.source)).collect()
}

/// The first lift that is planned more than once.
fn repeated(plan: &WorkoutPlan) -> PlannedExercise {
    let all = sessions(plan);
    let twice = |planned: &&PlannedExercise| {
        all.iter().filter(|session| session.exercises.iter().any(|other| other.id == planned.id)).count() > 3
    };
    all[0].exercises.iter().find(twice).unwrap().clone()
}

#[test]
fn a_swap_holds_from_that_day_on_and_is_told() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let old = repeated(&plan);
    let from = day(7);
    let swap = Edit::Swap { exercise: old.id.clone(), with: None, reason: Some(SwapReason::Dislike), from };
    let edited = edit(&plan, &athlete, &swap).unwrap();
    for (before, after) in sessions(&plan).into_iter().zip(sessions(&edited.plan)) {
        if before.date < from {
            assert_eq!(before, after);
        } else {
            assert!(!ids(after).contains(&old.id.as_str()), "{}", after.date);
        }
    }
    let world = Knowledge::built_in();
    let pattern = |id: &ExerciseId| world.exercises.get(id).unwrap().pattern;
    let new =
        sessions(&edited.plan).into_iter().flat_map(|session| &session.exercises).find(|new| new.chosen_on.is_some()).unwrap();
    assert_eq!(pattern(&new.id), pattern(&old.id));
    assert!(
        edited.changes[0].words.contains(" -> ") && edited.changes[0].why.contains("nearest that fits"),
        "{}",
        said(&edited.changes)
    );
    assert_eq!(failing(&athlete, &edited.plan), Vec::<String>::new());
}

#[test]
fn a_named_wish_is_honoured() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let press = sessions(&plan)
        .into_iter()
        .flat_map(|session| &session.exercises)
        .find(|planned| Knowledge::built_in().exercises.get(&planned.id).unwrap().pattern.name() == "horizontal_push")
        .unwrap();
    let wish: ExerciseId = if press.id.as_str() == "weighted_dip" { "chest_dip".into() } else { "dumbbell_floor_press".into() };
    let swap = Edit::Swap { exercise: press.id.clone(), with: Some(wish.clone()), reason: None, from: start() };
    let edited = edit(&plan, &athlete, &swap).unwrap();
    assert!(sessions(&edited.plan).into_iter().any(|session| ids(session).contains(&wish.as_str())));
    assert!(said(&edited.changes).contains("you asked for it, and it fits"), "{}", said(&edited.changes));
}

#[test]
fn a_wish_that_does_not_fit_is_answered_with_three_that_do() {
    let home =
        athlete(r#"{"age":30,"experience":"intermediate","days_per_week":3,"equipment":["dumbbell"],"minutes_per_session":45}"#);
    let plan = plan(&home);
    let old = repeated(&plan);
    let swap = Edit::Swap { exercise: old.id, with: Some("barbell_bench_press".into()), reason: None, from: start() };
    let refusal = edit(&plan, &home, &swap).unwrap_err();
    assert!(refusal.message.starts_with("Barbell Bench Press is out: no barbell here. These would do: "), "{refusal}");
    assert_eq!(refusal.nearest.len(), 3);
}

#[test]
fn what_is_not_planned_cannot_be_swapped() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let refusal = edit(&plan, &athlete, &Edit::Swap { exercise: "tai_chi_flow".into(), with: None, reason: None, from: start() });
    assert!(refusal.unwrap_err().message.starts_with("Tai Chi Flow is not planned from Mon 4 May on."));
    let unknown = Edit::Swap { exercise: "nothing_like_it".into(), with: None, reason: None, from: start() };
    assert!(edit(&plan, &athlete, &unknown).unwrap_err().message.contains("I don't know"));
}

#[test]
fn half_the_minutes_keep_the_main_lift() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let first = on(&plan, sessions(&plan)[0].date).clone();
    for minutes in [45, 30, 20] {
        let edited = edit(&plan, &athlete, &Edit::Shorten { date: first.date, minutes }).unwrap();
        let short = on(&edited.plan, first.date);
        assert!(short.minutes <= minutes, "{} > {minutes}", short.minutes);
        assert!(ids(short).contains(&ids(&first)[0]), "{:?} of {:?}", ids(short), ids(&first));
        assert!(said(&edited.changes).contains(&format!("-> {} min", short.minutes)), "{}", said(&edited.changes));
        let others = |plan: &WorkoutPlan| {
            sessions(plan).into_iter().filter(|session| session.date != first.date).cloned().collect::<Vec<_>>()
        };
        assert_eq!(others(&plan), others(&edited.plan), "no other session pays for it");
    }
}

#[test]
fn too_few_minutes_are_refused_with_the_fewest_that_do() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let refusal = edit(&plan, &athlete, &Edit::Shorten { date: sessions(&plan)[0].date, minutes: 5 }).unwrap_err();
    assert!(refusal.message.starts_with("5 minutes are too few"), "{refusal}");
    let least: u16 = refusal.message.split("cool-down take ").nth(1).unwrap().split('.').next().unwrap().parse().unwrap();
    assert!(edit(&plan, &athlete, &Edit::Shorten { date: sessions(&plan)[0].date, minutes: least }).is_ok());
}

#[test]
fn a_session_moves_to_a_free_day() {
    let athlete = athlete(&GYM.replace(r#""days_per_week":4"#, r#""days_per_week":2"#));
    let plan = plan(&athlete);
    let first = sessions(&plan)[0].clone();
    let edited = edit(&plan, &athlete, &Edit::Move { from: first.date, to: day(1) }).unwrap();
    assert_eq!(ids(on(&edited.plan, day(1))), ids(&first));
    assert_eq!(sessions(&edited.plan).len(), sessions(&plan).len());
    assert_eq!(edited.changes.len(), 1, "{}", said(&edited.changes));
}

#[test]
fn two_taken_days_change_places() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let (one, other) = (sessions(&plan)[0].clone(), sessions(&plan)[1].clone());
    let edited = edit(&plan, &athlete, &Edit::Move { from: one.date, to: other.date }).unwrap();
    assert_eq!(ids(on(&edited.plan, other.date)), ids(&one));
    assert_eq!(ids(on(&edited.plan, one.date)), ids(&other));
    assert!(said(&edited.changes).contains("they change places"), "{}", said(&edited.changes));
}

#[test]
fn sore_muscles_are_warned_of_and_no_session_is_lost() {
    let athlete = athlete(&GYM.replace(r#""days_per_week":4"#, r#""days_per_week":3"#));
    let plan = plan(&athlete);
    let days: Vec<NaiveDate> = sessions(&plan).into_iter().map(|session| session.date).collect();
    let edited = edit(&plan, &athlete, &Edit::Move { from: days[0], to: days[1].pred_opt().unwrap() }).unwrap();
    assert!(said(&edited.changes).contains("less than 48 hours apart"), "{}", said(&edited.changes));
    assert_eq!(sessions(&edited.plan).len(), days.len());
}

#[test]
fn easier_is_easier_and_harder_is_harder() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let sets = |plan: &WorkoutPlan| -> u32 {
        sessions(plan).into_iter().flat_map(|session| &session.exercises).map(|planned| u32::from(planned.sets)).sum()
    };
    let reserve = |plan: &WorkoutPlan| -> u32 {
        sessions(plan).into_iter().flat_map(|session| &session.exercises).filter_map(|planned| planned.rir).map(u32::from).sum()
    };
    let easier = edit(&plan, &athlete, &Edit::Adjust { direction: Direction::Easier, from: start() }).unwrap();
    let said_easier = said(&easier.changes);
    assert!(sets(&easier.plan) < sets(&plan) && reserve(&easier.plan) > reserve(&plan), "{said_easier}");
    let harder = edit(&plan, &athlete, &Edit::Adjust { direction: Direction::Harder, from: start() }).unwrap();
    assert!(reserve(&harder.plan) < reserve(&plan) || sets(&harder.plan) > sets(&plan));
    assert!(said(&harder.changes).contains("a notch harder, as you asked"));
}

#[test]
fn harder_ends_somewhere() {
    let athlete = athlete(GYM);
    let mut plan = plan(&athlete);
    for _ in 0..12 {
        match edit(&plan, &athlete, &Edit::Adjust { direction: Direction::Harder, from: start() }) {
            Ok(edited) => plan = edited.plan,
            Err(refusal) => {
                assert!(refusal.message.contains("as hard as is good for you"), "{refusal}");
                return;
            }
        }
    }
    panic!("twelve notches up and still going");
}

#[test]
fn a_knee_that_hurts_changes_only_what_loads_it() {
    let well = athlete(GYM);
    let plan = plan(&well);
    let mut profile = well.profile.clone();
    profile.limitations.push(Limitation { area: Area::Knee, severity: Severity::Moderate });
    let hurt = Athlete::resolve(profile);
    let from = day(14);
    let edited = edit(&plan, &hurt, &Edit::Refit { from }).unwrap();
    let world = Knowledge::built_in();
    for (before, after) in sessions(&plan).into_iter().zip(sessions(&edited.plan)) {
        if before.date < from {
            assert_eq!(before, after);
            continue;
        }
        assert!(!after.exercises.is_empty());
        for planned in &after.exercises {
            assert!(world.exercises.get(&planned.id).unwrap().joints.on(Area::Knee) < JointLoad::High, "{}", planned.id);
        }
        let kept = before.exercises.iter().filter(|planned| ids(after).contains(&planned.id.as_str())).count();
        assert!(2 * kept >= before.exercises.len(), "most of {:?} stays in {:?}", ids(before), ids(after));
    }
    assert!(said(&edited.changes).contains("your knee"), "{}", said(&edited.changes));
}

#[test]
fn nothing_changes_when_everything_fits() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let edited = edit(&plan, &athlete, &Edit::Refit { from: start() }).unwrap();
    assert_eq!(edited.plan, plan);
    assert_eq!(edited.changes, []);
}

#[test]
fn a_journey_without_equipment_and_back() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    let (from, to) = (day(14), day(20));
    let edited = edit(&plan, &athlete, &Edit::Travel { from, to, equipment: [Equipment::None].into() }).unwrap();
    let world = Knowledge::built_in();
    let floor = fettle_core::athlete::Kit::of(&[Equipment::None]);
    for (before, after) in sessions(&plan).into_iter().zip(sessions(&edited.plan)) {
        if (from..=to).contains(&before.date) {
            assert!(after.exercises.len() >= 2, "{:?}", ids(after));
            assert!(after.exercises.iter().all(|planned| floor.holds(&world.exercises.get(&planned.id).unwrap().equipment)));
        } else {
            assert_eq!(before, after, "back to normal");
        }
    }
    let hard: Vec<String> = failing(&athlete, &edited.plan).into_iter().filter(|rule| rule.starts_with("equipment")).collect();
    assert_eq!(hard, Vec::<String>::new());
    assert!(
        said(&edited.changes).starts_with("Mon 18 May to Sun 24 May: sessions for no equipment"),
        "{}",
        said(&edited.changes)
    );
}

#[test]
fn a_session_left_out_moves_no_other() {
    let athlete = athlete(GYM);
    let plan = plan(&athlete);
    for session in sessions(&plan) {
        let edited = edit(&plan, &athlete, &Edit::LeaveOut { date: session.date }).unwrap();
        let rest: Vec<&Session> = sessions(&plan).into_iter().filter(|other| other.date != session.date).collect();
        assert_eq!(sessions(&edited.plan), rest);
        assert!(said(&edited.changes).starts_with(&format!("{} on ", session.title)), "{}", said(&edited.changes));
    }
}
