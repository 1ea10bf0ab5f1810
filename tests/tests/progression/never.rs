//! What progression must never do, whatever stands in the log.

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::{Area, Athlete, Units};
use fettle_core::fitness::progression::{Against, Loading, advance};
use fettle_core::fitness::{
    Change, Dose, Feel, LogEntry, Logged, Performed, PerformedSet, PlannedExercise, SessionDone, WorkoutPlan,
};
use proptest::prelude::*;

use super::gym::{athlete, day, plan, planned, reps};

/// Exercises of every kind of load, each with a plausible first load.
const EXERCISES: &[(&str, f64)] = &[
    ("barbell_bench_press", 60.0),
    ("barbell_back_squat", 80.0),
    ("goblet_squat", 14.0),
    ("dumbbell_bench_press", 12.0),
    ("kettlebell_swing", 16.0),
    ("machine_chest_press", 30.0),
    ("cable_fly", 10.0),
    ("assisted_pull_up", 30.0),
    ("weighted_pull_up", 10.0),
    ("push_up", 0.0),
    ("farmer_s_carry", 20.0),
    ("plank", 0.0),
];

/// What an athlete does with one planned day.
#[derive(Clone, Debug)]
enum Did {
    Skipped,
    Said(SessionDone, Option<Feel>),
    /// Sets on top of or short of those asked, repetitions and share of the load against those asked, effort.
    Sets {
        sets: i8,
        reps: i8,
        load: f64,
        rpe: Option<f64>,
    },
    Slip(PerformedSet),
    Hurt(Area),
}

fn did() -> impl Strategy<Value = Did> {
    let feel = prop_oneof![Just(None), Just(Some(Feel::Easy)), Just(Some(Feel::Right)), Just(Some(Feel::Hard))];
    let done = prop_oneof![Just(SessionDone::All), Just(SessionDone::Part), Just(SessionDone::None)];
    let load = prop_oneof![6 => Just(1.0), 1 => Just(0.9), 1 => Just(1.05), 1 => 0.5..1.4];
    let rpe = prop_oneof![3 => Just(None), 3 => (6.0..10.0).prop_map(Some)];
    let slip = (0..2000u16, prop_oneof![Just(600.0), Just(-10.0), Just(f64::NAN), Just(1e12), Just(0.0)])
        .prop_map(|(reps, load)| PerformedSet { reps: Some(reps), load_kg: Some(load), rpe: Some(99.0), seconds: None });
    prop_oneof![
        3 => Just(Did::Skipped),
        2 => (done, feel).prop_map(|(done, feel)| Did::Said(done, feel)),
        12 => (-1..2i8, -4..6i8, load, rpe).prop_map(|(sets, reps, load, rpe)| Did::Sets { sets, reps, load, rpe }),
        1 => slip.prop_map(Did::Slip),
        1 => prop_oneof![Just(Area::Knee), Just(Area::Shoulder), Just(Area::LowBack)].prop_map(Did::Hurt),
    ]
}

fn people() -> impl Strategy<Value = Athlete> {
    let level = prop_oneof![Just("beginner"), Just("intermediate"), Just("advanced")];
    (level, prop::bool::ANY, 14..80u8, prop::option::of(45.0..130.0)).prop_map(|(level, imperial, age, weight): (_, _, _, Option<f64>)| {
        let units = if imperial { "imperial" } else { "metric" };
        let weight = weight.map(|weight| format!(r#""weight_kg":{weight},"#)).unwrap_or_default();
        athlete(&format!(
            r#"{{"age":{age},{weight}"experience":"{level}","units":"{units}","days_per_week":3,"equipment":["full_gym"],"minutes_per_session":60}}"#
        ))
    })
}

fn first() -> impl Strategy<Value = PlannedExercise> {
    let dose = prop_oneof![Just(reps(5, 5)), Just(reps(6, 8)), Just(reps(8, 12)), Just(reps(12, 15))];
    (0..EXERCISES.len(), dose, 1..5u8, prop::bool::ANY).prop_map(|(place, dose, sets, known)| {
        let (id, load) = EXERCISES[place];
        let dose = match id {
            "plank" => Dose::Seconds(30),
            "farmer_s_carry" => Dose::Metres(40),
            _ => dose,
        };
        planned(id, sets, dose, (known && load > 0.0).then_some(load))
    })
}

struct Story {
    athlete: Athlete,
    plan: WorkoutPlan,
    log: Vec<LogEntry>,
    /// Day, what was asked, and the load used in all sets asked for, where all were done in full.
    asked: Vec<(NaiveDate, PlannedExercise, Outcome)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Unknown,
    Failed(f64),
    Full(f64),
}

impl Story {
    fn at(&self, date: NaiveDate) -> PlannedExercise {
        self.plan.weeks.iter().flat_map(|week| &week.sessions).find(|session| session.date == date).unwrap().exercises[0].clone()
    }

    fn write(&mut self, date: NaiveDate, logged: Logged) {
        let id = self.log.len().to_string();
        self.log.push(LogEntry { id, date, logged });
    }

    fn live(&mut self, date: NaiveDate, did: &Did) {
        let asked = self.at(date);
        let outcome = match did {
            Did::Skipped => return,
            Did::Said(done, feel) => {
                self.write(date, Logged::Session { done: *done, feel: *feel });
                Outcome::Unknown
            }
            Did::Hurt(area) => {
                self.write(date, Logged::Pain { area: *area });
                return;
            }
            Did::Slip(set) => {
                self.write(date, Logged::Sets(Performed { exercise: asked.id.clone(), sets: vec![*set; 3], untold: false }));
                Outcome::Unknown
            }
            Did::Sets { sets, reps, load, rpe } => self.train(date, &asked, (*sets, *reps, *load, *rpe)),
        };
        self.asked.push((date, asked, outcome));
    }

    fn train(
        &mut self,
        date: NaiveDate,
        asked: &PlannedExercise,
        (sets, reps, load, rpe): (i8, i8, f64, Option<f64>),
    ) -> Outcome {
        let count = (asked.sets as i8 + sets).max(1) as usize;
        let fewest = match asked.dose {
            Dose::Reps(range) => u16::from(range.min),
            Dose::Seconds(amount) | Dose::Metres(amount) => amount,
        };
        let amount = fewest.saturating_add_signed(i16::from(reps)).max(1);
        let base = asked.load_kg.or_else(|| EXERCISES.iter().find(|(id, _)| *id == asked.id.as_str()).map(|(_, load)| *load));
        let used = base.filter(|base| *base > 0.0).map(|base| (base * load * 2.0).round() / 2.0);
        let set = PerformedSet { reps: Some(amount), load_kg: used, rpe, seconds: None };
        self.write(date, Logged::Sets(Performed { exercise: asked.id.clone(), sets: vec![set; count], untold: false }));
        if count < usize::from(asked.sets) || amount < fewest {
            Outcome::Failed(used.unwrap_or(0.0))
        } else {
            Outcome::Full(used.unwrap_or(0.0))
        }
    }

    fn advance(&mut self, today: NaiveDate) -> (WorkoutPlan, Vec<Change>) {
        let world = Knowledge::built_in();
        let before = self.plan.clone();
        let advanced = advance(&before, &self.log, &self.athlete, world, today);
        let again = advance(&advanced.plan, &self.log, &self.athlete, world, today);
        assert_eq!(again.plan, advanced.plan, "reading the same log again changes nothing");
        assert!(again.changes.is_empty(), "{:?}", again.changes);
        self.plan = advanced.plan;
        (before, advanced.changes)
    }

    fn loading(&self, exercise: &PlannedExercise, used: &[f64]) -> Option<Loading> {
        let exercise = Knowledge::built_in().exercises.get(&exercise.id).unwrap();
        Loading::of(exercise, Knowledge::built_in(), self.athlete.units, used)
    }
}

/// Everything that differs was told, and nothing before today differs.
fn explained(before: &WorkoutPlan, after: &WorkoutPlan, changes: &[Change], today: NaiveDate) {
    let sessions = |plan: &WorkoutPlan| plan.weeks.iter().flat_map(|week| week.sessions.clone()).collect::<Vec<_>>();
    for (old, new) in sessions(before).iter().zip(sessions(after)) {
        assert_eq!((old.date, &old.title), (new.date, &new.title));
        if old.date < today {
            assert_eq!(*old, new, "what was is as it was");
        }
        for (old, new) in old.exercises.iter().zip(&new.exercises).filter(|(old, new)| old != new) {
            let told = changes.iter().any(|change| change.exercise.as_ref() == Some(&old.id) && !change.why.is_empty());
            assert!(told, "{old:?} became {new:?}, but only {changes:?} was told");
        }
    }
}

/// Figures that a person could be asked to do.
fn credible(slot: &PlannedExercise, first: &PlannedExercise) {
    assert!((1..=first.sets).contains(&slot.sets), "{slot:?}");
    match slot.dose {
        Dose::Reps(range) => assert!(range.min >= 1 && range.min <= range.max && range.max <= 30, "{slot:?}"),
        Dose::Seconds(seconds) => assert!((5..=120).contains(&seconds), "{slot:?}"),
        Dose::Metres(metres) => assert!((5..=100).contains(&metres), "{slot:?}"),
    }
    assert!(slot.load_kg.is_none_or(|load| load.is_finite() && load >= 0.0), "{slot:?}");
}

/// Never a jump: not after a failed set, not far above what was done in full, not more than a tenth or two steps in a week.
fn no_jump(story: &Story, today: NaiveDate) {
    let now = story.at(today);
    let (Some(load), Some(loading)) = (now.load_kg, story.loading(&now, &[])) else { return };
    let same: Vec<_> = story.asked.iter().filter(|(_, asked, _)| asked.id == now.id && asked.dose == now.dose).collect();
    let Some((_, last, outcome)) = same.last() else { return };
    let racks = [story.loading(&now, &[]), story.loading(&now, &[12.5])].map(Option::unwrap);
    let climb = |rack: &Loading, from: f64| (0..2).fold(from, |load, _| rack.harder(load).unwrap_or(load));
    let up = |from: f64| {
        let ways = racks.iter().map(|rack| climb(rack, from));
        ways.reduce(|one, other| if loading.is_harder(other, one) { other } else { one }).unwrap()
    };
    let harder = |one: f64, other: f64| loading.is_harder(one, other);
    if let (Outcome::Failed(_), Some(asked)) = (outcome, last.load_kg) {
        assert!(!harder(load, asked), "{load} after a failed set at {asked}");
    }
    let tried = same.iter().filter_map(|(_, asked, outcome)| match outcome {
        Outcome::Full(used) => Some(*used),
        Outcome::Failed(used) => asked.load_kg.or(Some(*used)),
        Outcome::Unknown => asked.load_kg,
    });
    let best = tried.reduce(|one, other| if harder(other, one) { other } else { one });
    let most = best.map(|best| up(best).max(if loading.against == Against::Weight { best * 1.1 } else { 0.0 }));
    if let Some(most) = most {
        assert!(!harder(load, most), "{load} when the most ever asked or done is {best:?}");
    }
    let week_ago = today.checked_sub_days(chrono::Days::new(7)).unwrap();
    let (before, within): (Vec<_>, Vec<_>) = same.iter().partition(|(date, ..)| *date < week_ago);
    let figure = |(_, asked, outcome): &&&(NaiveDate, PlannedExercise, Outcome)| match (outcome, asked.load_kg) {
        (Outcome::Full(used), Some(asked)) if harder(*used, asked) => Some(*used),
        (Outcome::Full(used) | Outcome::Failed(used), None) => Some(*used),
        (_, asked) => asked,
    };
    let known = before.iter().filter_map(figure).reduce(|one, other| if harder(other, one) { other } else { one });
    let least = within.iter().filter_map(figure).reduce(|one, other| loading.not_harder(one, other));
    if let Some(least) = least {
        let most = up(least).max(if loading.against == Against::Weight { least * 1.1 } else { 0.0 });
        let done = within.iter().filter_map(|(.., outcome)| if let Outcome::Full(used) = outcome { Some(*used) } else { None });
        let back = known.into_iter().chain(done).any(|known| !harder(load, known));
        assert!(back || !harder(load, most), "{load} in the week of {least}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_logged_the_next_session_is_sane(athlete in people(), first in first(), days in prop::collection::vec(did(), 1..36)) {
        let mut story = Story { athlete, plan: plan(12, std::slice::from_ref(&first)), log: Vec::new(), asked: Vec::new() };
        let dates: Vec<NaiveDate> = story.plan.weeks.iter().flat_map(|week| &week.sessions).map(|session| session.date).collect();
        for (date, did) in dates.iter().zip(&days) {
            let (before, changes) = story.advance(*date);
            explained(&before, &story.plan, &changes, *date);
            credible(&story.at(*date), &first);
            no_jump(&story, *date);
            story.live(*date, did);
        }
        story.advance(day(90));
    }

    #[test]
    fn garbage_in_the_log_never_breaks_anything(
        first in first(),
        sets in prop::collection::vec((any::<Option<u16>>(), any::<Option<u16>>(), any::<Option<f64>>(), any::<Option<f64>>()), 0..8),
        offsets in prop::collection::vec(0..120u64, 1..12),
        minutes in any::<Option<f64>>(),
    ) {
        let athlete = athlete(r#"{"equipment":["full_gym"]}"#);
        let sets: Vec<PerformedSet> =
            sets.into_iter().map(|(reps, seconds, load_kg, rpe)| PerformedSet { reps, seconds, load_kg, rpe }).collect();
        let log: Vec<LogEntry> = offsets
            .iter()
            .enumerate()
            .map(|(place, offset)| {
                let logged = match place % 4 {
                    0 | 1 => Logged::Sets(Performed { exercise: first.id.clone(), sets: sets.clone(), untold: false }),
                    2 => Logged::Cardio { exercise: "running".into(), minutes, distance_km: minutes, rpe: minutes },
                    _ => Logged::Weight { weight_kg: minutes.unwrap_or(f64::NAN) },
                };
                LogEntry { id: place.to_string(), date: day(*offset), logged }
            })
            .collect();
        let plan = plan(12, std::slice::from_ref(&first));
        for offset in [0, 20, 60] {
            let advanced = advance(&plan, &log, &athlete, Knowledge::built_in(), day(offset));
            for slot in advanced.plan.weeks.iter().flat_map(|week| &week.sessions).flat_map(|session| &session.exercises) {
                credible(slot, &first);
            }
        }
    }

    #[test]
    fn every_step_is_a_real_load(place in 0..EXERCISES.len(), load in 0.0..300.0f64, factor in 0.5..0.99f64, imperial in prop::bool::ANY) {
        let units = if imperial { Units::Imperial } else { Units::Metric };
        let exercise = Knowledge::built_in().exercises.get(&EXERCISES[place].0.into()).unwrap();
        if let Some(loading) = Loading::of(exercise, Knowledge::built_in(), units, &[]) {
            let on_a_rung = |load: f64| loading.ladder.floor(load).is_some_and(|rung| loading.ladder.same(rung, load));
            for step in [loading.harder(load), loading.easier(load), loading.raised(load, false)].into_iter().flatten() {
                prop_assert!(on_a_rung(step) && step >= 0.0, "{load} -> {step}");
            }
            let lighter = loading.lightened(load, factor, Some(80.0));
            prop_assert!(!loading.is_harder(lighter, load), "{load} -> {lighter}");
            prop_assert!(lighter >= 0.0 && lighter.is_finite());
        }
    }
}
