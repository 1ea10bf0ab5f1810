//! An athlete in a gym: one exercise, Mondays, Wednesdays and Fridays, logged and advanced after each session.

use chrono::{Days, NaiveDate};
use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::fitness::progression::{Advanced, advance};
use fettle_core::fitness::{
    Change, Dose, Feel, LogEntry, Logged, Performed, PerformedSet, PlannedExercise, RepRange, Session, SessionDone, Week,
    WorkoutPlan,
};

pub(crate) struct Gym {
    pub(crate) athlete: Athlete,
    pub(crate) plan: WorkoutPlan,
    pub(crate) log: Vec<LogEntry>,
    pub(crate) today: NaiveDate,
    pub(crate) changes: Vec<Change>,
    pub(crate) doubts: Vec<String>,
}

pub(crate) fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 4).unwrap()
}

pub(crate) fn day(offset: u64) -> NaiveDate {
    start().checked_add_days(Days::new(offset)).unwrap()
}

pub(crate) fn before(days: u64) -> NaiveDate {
    start().checked_sub_days(Days::new(days)).unwrap()
}

pub(crate) fn reps(min: u8, max: u8) -> Dose {
    Dose::Reps(RepRange { min, max })
}

pub(crate) fn athlete(profile: &str) -> Athlete {
    Athlete::resolve(Profile::from_json(profile).unwrap())
}

pub(crate) const INTERMEDIATE: &str = r#"{"age":30,"weight_kg":80,"experience":"intermediate","days_per_week":3,"equipment":["full_gym"],"minutes_per_session":60}"#;
pub(crate) const BEGINNER: &str =
    r#"{"age":30,"weight_kg":80,"experience":"beginner","days_per_week":3,"equipment":["full_gym"],"minutes_per_session":60}"#;

pub(crate) fn planned(id: &str, sets: u8, dose: Dose, load_kg: Option<f64>) -> PlannedExercise {
    PlannedExercise {
        id: id.into(),
        sets,
        dose,
        rir: Some(2),
        percent_1rm: None,
        load_kg,
        rest_seconds: 90,
        ramp_sets: 0,
        superset: None,
        chosen_on: None,
        why: "for the test".into(),
    }
}

pub(crate) fn plan(weeks: u8, exercises: &[PlannedExercise]) -> WorkoutPlan {
    let session = |date| Session {
        date,
        title: "Full body".into(),
        minutes: 60,
        warmup_minutes: 5,
        exercises: exercises.to_vec(),
        cooldown_minutes: 3,
        away: None,
    };
    let week = |week: u8| Week {
        week,
        deload: false,
        sessions: [0, 2, 4].into_iter().map(|offset| session(day(u64::from(week - 1) * 7 + offset))).collect(),
    };
    WorkoutPlan { weeks: (1..=weeks).map(week).collect() }
}

pub(crate) fn set(reps: u16, load_kg: f64) -> PerformedSet {
    PerformedSet { reps: Some(reps), load_kg: Some(load_kg), ..PerformedSet::default() }
}

pub(crate) fn bare(reps: u16) -> PerformedSet {
    PerformedSet { reps: Some(reps), ..PerformedSet::default() }
}

pub(crate) fn at(effort: f64, sets: &[PerformedSet]) -> Vec<PerformedSet> {
    sets.iter().map(|set| PerformedSet { rpe: Some(effort), ..*set }).collect()
}

impl Gym {
    pub(crate) fn new(profile: &str, exercise: PlannedExercise) -> Self {
        Self {
            athlete: athlete(profile),
            plan: plan(12, &[exercise]),
            log: Vec::new(),
            today: start(),
            changes: Vec::new(),
            doubts: Vec::new(),
        }
    }

    fn write(&mut self, logged: Logged) {
        let id = format!("{}", self.log.len());
        self.log.push(LogEntry { id, date: self.today, logged });
    }

    pub(crate) fn logs(&mut self, id: &str, sets: &[PerformedSet]) -> &mut Self {
        self.write(Logged::Sets(Performed { exercise: id.into(), sets: sets.to_vec(), untold: false }));
        self
    }

    pub(crate) fn says(&mut self, done: SessionDone, feel: Option<Feel>) -> &mut Self {
        self.write(Logged::Session { done, feel });
        self
    }

    pub(crate) fn hurts(&mut self, area: fettle_core::athlete::Area) -> &mut Self {
        self.write(Logged::Pain { area });
        self
    }

    /// Goes on to the next planned day and advances the plan.
    pub(crate) fn next_day(&mut self) -> &mut Self {
        let next = self.sessions().map(|session| session.date).find(|date| *date > self.today).unwrap();
        self.on(next)
    }

    /// Goes on to a day and advances the plan.
    pub(crate) fn on(&mut self, date: NaiveDate) -> &mut Self {
        self.today = date;
        let Advanced { plan, changes, doubts } = advance(&self.plan, &self.log, &self.athlete, Knowledge::built_in(), self.today);
        self.plan = plan;
        self.changes = changes;
        self.doubts = doubts.into_iter().map(|doubt| doubt.words).collect();
        self
    }

    pub(crate) fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.plan.weeks.iter().flat_map(|week| &week.sessions)
    }

    /// What today asks for.
    pub(crate) fn today(&self) -> &PlannedExercise {
        let session = self.sessions().find(|session| session.date == self.today).unwrap();
        &session.exercises[0]
    }

    pub(crate) fn load(&self) -> Option<f64> {
        self.today().load_kg
    }

    pub(crate) fn said(&self) -> String {
        self.changes.iter().map(|change| format!("{}: {}\n", change.words, change.why)).collect()
    }
}
