//! What a plan promises to somebody we could meet.

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::fitness::volume::{MAJOR, Volume};
use fettle_core::fitness::{
    Category, Dose, Exercise, Pattern, PlannedExercise, Programme, Refusal, Request, Session, Week, audit, programme,
};
use serde_json::{Value, json};

fn asked(profile: Value, weeks: u8, seed: u64) -> (Athlete, Result<Programme, Refusal>) {
    let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a credible profile"));
    let start = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a Monday");
    let made = programme(&athlete, Knowledge::built_in(), &Request { weeks, start, seed });
    (athlete, made)
}

fn planned(profile: Value, weeks: u8) -> Programme {
    let (athlete, made) = asked(profile, weeks, 1);
    let made = made.expect("a plan");
    let broken: Vec<_> = audit(&athlete, Knowledge::built_in(), &made.plan).into_iter().filter(|check| !check.ok).collect();
    assert!(broken.is_empty(), "{broken:?}");
    made
}

fn titles(week: &Week) -> Vec<&str> {
    week.sessions.iter().map(|session| session.title.as_str()).collect()
}

fn exercise(planned: &PlannedExercise) -> &'static Exercise {
    Knowledge::built_in().exercises.get(&planned.id).expect("an exercise we know")
}

fn ids(session: &Session) -> Vec<&str> {
    session.exercises.iter().map(|planned| planned.id.as_str()).collect()
}

fn lifts(session: &Session) -> impl Iterator<Item = &PlannedExercise> {
    session.exercises.iter().filter(|planned| exercise(planned).category == Category::Strength)
}

fn gym(days: u8, goal: &str, experience: &str) -> Value {
    json!({"age": 30, "goal": goal, "experience": experience, "days_per_week": days, "minutes_per_session": 75, "equipment": ["full_gym"]})
}

#[test]
fn the_split_follows_the_days() {
    let week = |days: u8| planned(gym(days, "build_muscle", "intermediate"), 1).plan.weeks.remove(0);
    assert_eq!(titles(&week(3)), ["Full body A", "Full body B", "Full body C"]);
    assert_eq!(titles(&week(4)), ["Upper body A", "Lower body A", "Upper body B", "Lower body B"]);
    assert_eq!(titles(&week(5)), ["Upper body", "Lower body", "Push", "Pull", "Legs"]);
    assert_eq!(titles(&week(6)), ["Push A", "Pull A", "Legs A", "Push B", "Pull B", "Legs B"]);
    assert_eq!(titles(&week(7)).last(), Some(&"Active recovery"));
}

#[test]
fn named_weekdays_are_kept_and_missing_ones_are_said() {
    let mut profile = gym(3, "build_muscle", "beginner");
    profile["weekdays"] = json!(["tue", "sat"]);
    let made = planned(profile, 2);
    let days: Vec<String> = made.plan.weeks[1].sessions.iter().map(|session| session.date.format("%a").to_string()).collect();
    assert_eq!(days, ["Tue", "Sat"]);
    assert!(made.gave_way[0].starts_with("You asked for 3 days and named 2"), "{:?}", made.gave_way);
}

#[test]
fn days_in_a_row_split_the_body() {
    let mut profile = gym(2, "build_muscle", "intermediate");
    profile["weekdays"] = json!(["fri", "sat"]);
    assert_eq!(titles(&planned(profile, 1).plan.weeks[0]), ["Upper body", "Lower body"]);
}

#[test]
fn four_weeks_grow_and_end_lighter_with_the_same_exercises() {
    let made = planned(gym(4, "build_muscle", "intermediate"), 4);
    let weeks = &made.plan.weeks;
    assert_eq!(weeks.iter().map(|week| week.deload).collect::<Vec<_>>(), [false, false, false, true]);
    for week in &weeks[1..] {
        for (session, first) in week.sessions.iter().zip(&weeks[0].sessions) {
            assert!(ids(session).iter().all(|id| ids(first).contains(id)), "{} has something new", session.date);
        }
    }
    let first_rir = |week: &Week| lifts(&week.sessions[0]).next().and_then(|lift| lift.rir).expect("a reserve");
    assert!(first_rir(&weeks[2]) < first_rir(&weeks[0]), "the reserve falls");
    assert!(first_rir(&weeks[3]) > first_rir(&weeks[0]), "and rises in the lighter week");
}

#[test]
fn a_long_plan_keeps_the_main_lifts_and_rotates_the_rest() {
    let made = planned(gym(4, "gain_strength", "advanced"), 12);
    let [first, later] = [0, 4].map(|week| &made.plan.weeks[week].sessions);
    let main = |session: &Session| lifts(session).max_by_key(|lift| lift.percent_1rm).map(|lift| lift.id.clone());
    for (one, other) in first.iter().zip(later) {
        assert_eq!(main(one), main(other), "{}", one.title);
    }
    assert!(first.iter().zip(later).any(|(one, other)| ids(one) != ids(other)));
    assert_eq!(made.plan.weeks.iter().filter(|week| week.deload).count(), 3);
}

#[test]
fn strength_lifts_are_heavy_and_come_first() {
    let made = planned(gym(4, "gain_strength", "advanced"), 1);
    let titles_and_first = made.plan.weeks[0].sessions.iter().map(|session| {
        let main = lifts(session).find(|lift| exercise(lift).category == Category::Strength).expect("a lift");
        (main.id.as_str(), main.percent_1rm)
    });
    for (id, percent) in titles_and_first {
        assert!(percent.is_some_and(|percent| percent >= 80), "{id} at {percent:?}");
    }
}

#[test]
fn little_time_is_said_with_what_would_do() {
    let profile = json!({"goal": "build_muscle", "experience": "beginner", "days_per_week": 2, "minutes_per_session": 20, "equipment": ["dumbbell", "bench", "band"]});
    let made = planned(profile.clone(), 4);
    let said = made.gave_way.iter().find(|said| said.contains("would hold all muscles")).expect("what would do");
    let (days, minutes) = would_do(said);
    let mut enough = profile;
    (enough["days_per_week"], enough["minutes_per_session"]) = (json!(days), json!(minutes));
    let week = planned(enough, 1).plan.weeks.remove(0);
    let volume = Volume::of_week(&week, Knowledge::built_in());
    assert!(MAJOR.iter().all(|&muscle| volume.sets(muscle) >= 4.0), "{said}: {:?}", volume.trained().collect::<Vec<_>>());
}

/// The days and minutes out of "... 3 x 40 min would hold all muscles."
fn would_do(said: &str) -> (u8, u16) {
    let start = said.rfind(" min would hold").expect("minutes");
    let words: Vec<&str> = said[..start].rsplit(' ').take(3).collect();
    (words[2].parse().expect("days"), words[0].parse().expect("minutes"))
}

#[test]
fn a_missing_dumbbell_is_named() {
    let profile = json!({"days_per_week": 2, "minutes_per_session": 30, "equipment": ["none"]});
    let made = planned(profile, 1);
    assert!(made.gave_way.iter().any(|said| said.contains("A pair of dumbbells would change that")), "{:?}", made.gave_way);
}

#[test]
fn supersets_only_where_minutes_are_short() {
    let with = |minutes: u16| {
        let mut profile = gym(3, "build_muscle", "intermediate");
        profile["minutes_per_session"] = json!(minutes);
        planned(profile, 1).plan.weeks[0].sessions.iter().flat_map(|it| &it.exercises).any(|it| it.superset.is_some())
    };
    assert!(with(40) && !with(120));
}

#[test]
fn a_first_runner_runs_and_walks_up_to_half_an_hour() {
    let profile = json!({"age": 40, "goal": "endurance", "experience": "beginner", "days_per_week": 6, "minutes_per_session": 45, "equipment": ["none"]});
    let made = planned(profile, 11);
    let runs: Vec<&PlannedExercise> = made
        .plan
        .weeks
        .iter()
        .flat_map(|week| &week.sessions)
        .flat_map(|it| &it.exercises)
        .filter(|it| it.id.as_str() == "jogging")
        .collect();
    let told = |run: &PlannedExercise| (run.sets, run.dose, run.rest_seconds);
    assert_eq!(told(runs[0]), (8, Dose::Seconds(60), 90));
    assert!(runs.iter().any(|run| told(run) == (1, Dose::Seconds(1800), 0)), "half an hour without a walk");
    let days: Vec<NaiveDate> = made
        .plan
        .weeks
        .iter()
        .flat_map(|week| &week.sessions)
        .filter(|it| ids(it).contains(&"jogging"))
        .map(|it| it.date)
        .collect();
    assert_eq!(days.len(), 33, "three a week");
    assert!(days.windows(2).all(|pair| (pair[1] - pair[0]).num_days() >= 2), "never two days running");
}

#[test]
fn older_athletes_balance_three_times_a_week_and_lift_with_much_in_reserve() {
    let profile = json!({"age": 72, "days_per_week": 3, "minutes_per_session": 45, "equipment": ["dumbbell", "band"]});
    let week = planned(profile, 1).plan.weeks.remove(0);
    for session in &week.sessions {
        assert_eq!(exercise(&session.exercises[0]).pattern, Pattern::Balance, "{}", session.date);
        assert!(lifts(session).filter_map(|lift| lift.rir).all(|rir| rir >= 4));
    }
}

#[test]
fn loads_come_from_body_weight_or_not_at_all() {
    let mut profile = gym(3, "build_muscle", "intermediate");
    profile["weight_kg"] = json!(80);
    let made = planned(profile, 1);
    for lift in made.plan.weeks[0].sessions.iter().flat_map(lifts) {
        let bar = exercise(lift).equipment.iter().any(|thing| thing.name() == "barbell");
        assert!(!bar || lift.load_kg.is_none(), "{} starts at {:?}", lift.id, lift.load_kg);
    }
    let home = json!({"weight_kg": 70, "days_per_week": 3, "minutes_per_session": 45, "equipment": ["dumbbell"]});
    let squat = planned(home, 1).plan.weeks[0]
        .sessions
        .iter()
        .flat_map(lifts)
        .find(|lift| lift.id.as_str() == "goblet_squat")
        .and_then(|lift| lift.load_kg);
    assert_eq!(squat, Some(8.0), "12 % of 70 kg, down to a pair that exists");
}

#[test]
fn minors_get_no_one_repetition_maximum() {
    let made = planned(
        json!({"age": 15, "days_per_week": 5, "minutes_per_session": 60, "equipment": ["full_gym"], "experience": "intermediate", "weight_kg": 60}),
        4,
    );
    let all = made.plan.weeks.iter().flat_map(|week| &week.sessions);
    assert!(all.clone().flat_map(|it| &it.exercises).all(|it| it.percent_1rm.is_none() && it.load_kg.is_none()));
    assert!(made.plan.weeks.iter().all(|week| week.sessions.iter().filter(|it| lifts(it).count() > 0).count() <= 3));
}

#[test]
fn a_sore_shoulder_pulls_half_as_much_again() {
    let mut profile = gym(4, "build_muscle", "intermediate");
    profile["limitations"] = json!([{"area": "shoulder", "severity": "moderate"}]);
    let week = planned(profile, 1).plan.weeks.remove(0);
    let sets = |patterns: [Pattern; 2]| -> u32 {
        let all = week.sessions.iter().flat_map(|it| &it.exercises).filter(|it| patterns.contains(&exercise(it).pattern));
        all.map(|it| u32::from(it.sets)).sum()
    };
    let (push, pull) =
        (sets([Pattern::HorizontalPush, Pattern::VerticalPush]), sets([Pattern::HorizontalPull, Pattern::VerticalPull]));
    assert!(push > 0 && pull * 2 >= push * 3, "{pull} pulls, {push} pushes");
}

#[test]
fn who_cannot_be_planned_for_hears_why_and_what_could_be() {
    let refused = |profile: Value, weeks: u8| asked(profile, weeks, 1).1.expect_err("a refusal");
    let child = refused(json!({"age": 11}), 4);
    assert_eq!((child.code.as_str(), child.field.as_deref()), ("refused", Some("age")));
    let weeks = refused(json!({}), 0);
    assert_eq!((weeks.code.as_str(), weeks.nearest.as_deref()), ("bad_request", Some("A plan of 1 weeks.")));
    let heart = refused(json!({"conditions": ["heart_disease"], "minutes_per_session": 20}), 4);
    assert_eq!((heart.code.as_str(), heart.field.as_deref()), ("too_short", Some("minutes_per_session")));
    assert_eq!(heart.nearest.as_deref(), Some("30 minutes a session would do."));
}

#[test]
fn a_whole_year_is_planned() {
    let made = planned(gym(6, "build_muscle", "advanced"), 52);
    assert_eq!(made.plan.weeks.len(), 52);
    assert!(asked(gym(6, "build_muscle", "advanced"), 53, 1).1.is_err());
}

#[test]
fn the_same_request_is_the_same_plan_and_another_seed_may_be_another() {
    let plan = |seed: u64| asked(gym(4, "lose_fat", "intermediate"), 4, seed).1.expect("a plan");
    assert_eq!(plan(7), plan(7));
    assert!((0..20).any(|seed| plan(seed) != plan(7)));
}
