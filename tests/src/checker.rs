//! A second opinion on a plan: reads the document and the data files as plain values, and shares no type and no line with the
//! planner. The bounds are written down here again, from the rules' sources.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use crate::second_reading;

mod room;

/// What the checker knows.
pub struct Checker {
    exercises: HashMap<String, Value>,
    rules: Vec<Value>,
}

/// A person with their plan.
pub struct Case<'c> {
    /// The profile as it was sent.
    pub profile: &'c Value,
    /// The document.
    pub workouts: &'c Value,
}

/// Whether every major muscle gets its fewest sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// In every loaded week.
    Yes,
    /// Days and minutes allow it, but kit and limits leave no direct exercise for a muscle.
    NothingTrainsIt,
    /// Days x minutes do not hold it.
    TooFewMinutes,
}

impl Whole {
    /// The same in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "with every major muscle at its fewest sets or above",
            Self::NothingTrainsIt => {
                "with the minutes for it, but nothing left by kit and limits that trains some muscle directly"
            }
            Self::TooFewMinutes => "without the days and minutes for it",
        }
    }
}

impl Case<'_> {
    /// Training days of the first week, and the minutes of a session in steps.
    pub fn days_and_minutes(&self) -> (u64, u64) {
        let days = items(&self.workouts["weeks"]).next().map_or(0, |week| items(&week["sessions"]).count() as u64);
        let minutes = self.profile["minutes_per_session"].as_u64().unwrap_or(45);
        let step = [90, 75, 60, 45, 30, 20].into_iter().find(|step| minutes >= *step);
        (days, step.unwrap_or(10))
    }
}

const MAJOR: [&str; 10] =
    ["quads", "hamstrings", "glutes", "chest", "lats", "upper_back", "front_delts", "biceps", "triceps", "abs"];
const PUSH: [&str; 2] = ["horizontal_push", "vertical_push"];
const PULL: [&str; 2] = ["horizontal_pull", "vertical_pull"];
const RUNS: [&str; 4] = ["jogging", "tempo_run", "sprint_intervals", "hill_sprints"];

impl Checker {
    /// Reads the data files.
    pub fn read() -> Self {
        let id = |exercise: &Value| text(&exercise["id"]).to_owned();
        let exercises = second_reading::exercises().into_iter().map(|exercise| (id(&exercise), exercise)).collect();
        Self { exercises, rules: second_reading::rules() }
    }

    /// Everything that is wrong with a plan, in words.
    pub fn faults(&self, case: &Case<'_>) -> Vec<String> {
        let mut faults = Vec::new();
        self.exercises_allowed(case, &mut faults);
        self.sessions(case, &mut faults);
        self.weeks(case, &mut faults);
        self.rest_days(case, &mut faults);
        self.runs(case, &mut faults);
        faults
    }

    /// How a plan stands with the fewest sets of every major muscle in every loaded week.
    pub fn whole(&self, case: &Case<'_>) -> Whole {
        let (least, _) = bounds(case.profile);
        let whole = items(&case.workouts["weeks"]).filter(|week| week["deload"] == false).all(|week| {
            let volume = self.volume(items(&week["sessions"]));
            MAJOR.iter().all(|muscle| volume.get(*muscle).copied().unwrap_or(0.0) + 1e-9 >= least)
        });
        match (whole, self.is_owed(case)) {
            (true, _) => Whole::Yes,
            (false, true) => Whole::NothingTrainsIt,
            (false, false) => Whole::TooFewMinutes,
        }
    }

    fn known(&self, planned: &Value) -> &Value {
        self.exercises.get(text(&planned["id"])).unwrap_or(&Value::Null)
    }

    fn exercises_allowed(&self, case: &Case<'_>, faults: &mut Vec<String>) {
        let mut seen: BTreeMap<&str, bool> = BTreeMap::new();
        for planned in sessions(case.workouts).flat_map(|(_, session)| items(&session["exercises"])) {
            let exercise = self.known(planned);
            let id = text(&planned["id"]);
            let out =
                *seen.entry(id).or_insert_with(|| exercise.is_null() || second_reading::out(case.profile, &self.rules, exercise));
            if out {
                faults.push(format!("{id} is planned against kit or limits"));
            }
            let same = ["name", "pattern", "primary", "equipment", "cues"].iter().all(|field| planned[field] == exercise[field]);
            let doses = ["reps", "seconds", "metres"].iter().filter(|field| !planned[**field].is_null()).count();
            if !same || doses != 1 || text(&planned["why"]).is_empty() || whole(&planned["sets"]) == 0 {
                faults.push(format!("{id} is not told as it should be"));
            }
        }
    }

    fn sessions(&self, case: &Case<'_>, faults: &mut Vec<String>) {
        let minutes = case.profile["minutes_per_session"].as_f64().unwrap_or(45.0);
        let days = case.profile["days_per_week"].as_u64();
        let named = items(&case.profile["weekdays"]).map(text).collect::<Vec<_>>();
        let mut last = None;
        for (week, session) in sessions(case.workouts) {
            let date = date(&session["date"]);
            let took = self.minutes(session);
            if took > minutes + 1e-6 || number(&session["minutes"]) > minutes || number(&session["minutes"]) + 1e-6 < took {
                faults.push(format!("{date}: {took} minutes, said {}, there are {minutes}", session["minutes"]));
            }
            let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][date.weekday().num_days_from_monday() as usize];
            if text(&session["weekday"]) != weekday || (!named.is_empty() && !named.contains(&weekday)) {
                faults.push(format!("{date} is a {weekday}"));
            }
            if last.is_some_and(|last| last >= date) {
                faults.push(format!("{date} is out of order"));
            }
            last = Some(date);
            let mut ids: Vec<&str> = items(&session["exercises"]).map(|planned| text(&planned["id"])).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            if ids.len() != count || count == 0 {
                faults.push(format!("{date}: an exercise twice, or none at all"));
            }
            for (muscle, sets) in self.volume(std::iter::once(session)) {
                if sets > session_most(case.profile) + 1e-9 {
                    faults.push(format!("week {week}, {date}: {sets} sets of {muscle} in one session"));
                }
            }
        }
        for week in items(&case.workouts["weeks"]) {
            let count = items(&week["sessions"]).count() as u64;
            if count > days.unwrap_or(7) {
                faults.push(format!("{count} sessions in a week of {days:?}"));
            }
        }
    }

    /// Warm-up + sum of (60 s + 75 s a ramp set + work + rests) + cool-down.
    fn minutes(&self, session: &Value) -> f64 {
        let entries: Vec<&Value> = items(&session["exercises"]).collect();
        let seconds: f64 = entries.iter().map(|entry| self.seconds(entry, &entries)).sum();
        number(&session["warmup"]["minutes"]) + number(&session["cooldown"]["minutes"]) + seconds / 60.0
    }

    fn seconds(&self, entry: &Value, entries: &[&Value]) -> f64 {
        let once = match (&entry["reps"], &entry["seconds"], &entry["metres"]) {
            (reps, _, _) if !reps.is_null() => number(&reps["max"]) * 3.5,
            (_, seconds, _) if !seconds.is_null() => number(seconds),
            (_, _, metres) => number(metres) * 2.0,
        };
        let sides = if self.known(entry)["unilateral"] == true { 2.0 } else { 1.0 };
        let sets = number(&entry["sets"]);
        let with = |other: &&&Value| other["superset"] == entry["superset"] && other["id"] != entry["id"];
        let partner = if entry["superset"].is_null() { None } else { entries.iter().find(with) };
        let shared = partner.map_or(0.0, |partner| (number(&partner["sets"]) - 1.0).min(sets - 1.0));
        let rests = (sets - 1.0 - shared + shared * 0.6) * number(&entry["rest_seconds"]);
        60.0 + number(&entry["ramp_sets"]) * 75.0 + sets * once * sides + rests
    }

    fn is_hard(&self, planned: &Value) -> bool {
        ["strength", "core", "power"].contains(&text(&self.known(planned)["category"]))
    }

    /// Sets per muscle: primary whole, secondary by weight.
    fn volume<'v>(&self, sessions: impl Iterator<Item = &'v Value>) -> BTreeMap<String, f64> {
        let mut volume = BTreeMap::new();
        for planned in sessions.flat_map(|session| items(&session["exercises"])).filter(|planned| self.is_hard(planned)) {
            let exercise = self.known(planned);
            let sets = number(&planned["sets"]);
            for muscle in items(&exercise["primary"]) {
                *volume.entry(text(muscle).to_owned()).or_insert(0.0) += sets;
            }
            for (muscle, weight) in exercise["secondary"].as_object().into_iter().flatten() {
                *volume.entry(muscle.clone()).or_insert(0.0) += sets * number(weight);
            }
        }
        volume
    }

    fn weeks(&self, case: &Case<'_>, faults: &mut Vec<String>) {
        let (least, most) = bounds(case.profile);
        let owed = self.is_owed(case);
        let weeks: Vec<&Value> = items(&case.workouts["weeks"]).collect();
        for week in &weeks {
            let number_of = &week["week"];
            let volume = self.volume(items(&week["sessions"]));
            let told: BTreeMap<String, f64> =
                week["volume"].as_object().into_iter().flatten().map(|(muscle, sets)| (muscle.clone(), number(sets))).collect();
            if told != volume {
                faults.push(format!("week {number_of}: the volume told is not the volume planned"));
            }
            for (muscle, sets) in volume.iter().filter(|(_, sets)| **sets > most + 1e-9) {
                faults.push(format!("week {number_of}: {sets} sets of {muscle}, at most {most}"));
            }
            if week["deload"] == false && owed {
                for muscle in MAJOR.iter().filter(|muscle| self.is_open(case, muscle)) {
                    let sets = volume.get(*muscle).copied().unwrap_or(0.0);
                    if sets + 1e-9 < least {
                        faults.push(format!("week {number_of}: {sets} sets of {muscle}, at least {least}"));
                    }
                }
            }
            let (push, pull) = (self.sets_of(week, &PUSH), self.sets_of(week, &PULL));
            if push > pull {
                faults.push(format!("week {number_of}: {push} push sets, {pull} pull sets"));
            }
        }
        let lighter = weeks.iter().filter(|week| week["deload"] == true).count();
        if weeks.len() >= 4 && lighter == 0 {
            faults.push("no lighter week".to_owned());
        }
    }

    fn sets_of(&self, week: &Value, patterns: &[&str]) -> f64 {
        let planned = items(&week["sessions"]).flat_map(|session| items(&session["exercises"]));
        planned.filter(|planned| patterns.contains(&text(&planned["pattern"]))).map(|planned| number(&planned["sets"])).sum()
    }

    /// No primary muscle of lifts on two days running.
    fn rest_days(&self, case: &Case<'_>, faults: &mut Vec<String>) {
        let worked = |session: &Value| {
            let hard = items(&session["exercises"]).filter(|planned| self.is_hard(planned));
            hard.flat_map(|planned| items(&self.known(planned)["primary"]))
                .map(|muscle| text(muscle).to_owned())
                .collect::<Vec<_>>()
        };
        let all: Vec<&Value> = sessions(case.workouts).map(|(_, session)| session).collect();
        for pair in all.windows(2).filter(|pair| (date(&pair[1]["date"]) - date(&pair[0]["date"])).num_days() < 2) {
            let before = worked(pair[0]);
            if let Some(muscle) = worked(pair[1]).into_iter().find(|muscle| before.contains(muscle)) {
                faults.push(format!("{muscle} two days running, on {}", pair[1]["date"]));
            }
        }
    }

    /// No run longer than 110 % of the longest of the 30 days before, after the first week.
    fn runs(&self, case: &Case<'_>, faults: &mut Vec<String>) {
        let run = |session: &Value| -> f64 {
            let runs = items(&session["exercises"]).filter(|planned| RUNS.contains(&text(&planned["id"])));
            runs.map(|run| {
                number(&run["sets"]) * number(&run["seconds"]) + (number(&run["sets"]) - 1.0) * number(&run["rest_seconds"])
            })
            .sum()
        };
        let runs: Vec<(NaiveDate, f64)> = sessions(case.workouts)
            .map(|(_, session)| (date(&session["date"]), run(session)))
            .filter(|(_, run)| *run > 0.0)
            .collect();
        for (place, (day, length)) in runs.iter().enumerate() {
            let ago = |other: &NaiveDate| (*day - *other).num_days();
            let longest =
                runs[..place].iter().filter(|(other, _)| ago(other) <= 30).map(|(_, length)| *length).fold(0.0, f64::max);
            if ago(&runs[0].0) >= 7 && longest > 0.0 && *length > longest * 1.1 + 1e-9 {
                faults.push(format!("{day}: a run of {length} s after one of {longest} s"));
            }
        }
    }
}

fn is_older(profile: &Value) -> bool {
    profile["age"].as_u64().unwrap_or(35) >= 65 || items(&profile["conditions"]).any(|it| it == "older_adult_65plus")
}

/// Fewest and most weekly sets.
fn bounds(profile: &Value) -> (f64, f64) {
    let level = profile["experience"].as_str().unwrap_or("beginner");
    match (level, is_older(profile)) {
        _ if profile["goal"] == "maintain" => (2.0, 8.0),
        ("beginner", true) => (2.0, 12.0),
        ("beginner", false) | ("intermediate", true) => (4.0, 12.0),
        ("intermediate", false) | (_, true) => (6.0, 20.0),
        _ => (8.0, 25.0),
    }
}

fn session_most(profile: &Value) -> f64 {
    let older = is_older(profile);
    match (profile["experience"].as_str().unwrap_or("beginner"), older) {
        ("beginner", _) | ("intermediate", true) => 6.0,
        ("intermediate", _) | (_, true) => 8.0,
        _ => 10.0,
    }
}

fn sessions(workouts: &Value) -> impl Iterator<Item = (u64, &Value)> {
    items(&workouts["weeks"]).flat_map(|week| items(&week["sessions"]).map(move |session| (whole(&week["week"]), session)))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}

fn whole(value: &Value) -> u64 {
    value.as_u64().unwrap_or(0)
}

fn date(value: &Value) -> NaiveDate {
    text(value).parse().unwrap_or_default()
}
