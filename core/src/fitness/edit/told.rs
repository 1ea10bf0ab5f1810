//! Rules in words for the athlete.

use crate::check::{Check, Figure};
use crate::fitness::Change;

/// Start of the names of the rules on the fewest weekly sets.
const FEWEST: &str = "weekly_sets_min_";

/// A hard rule that a change would break.
pub(super) fn broken(check: &Check) -> String {
    let what = match check.rule.as_str() {
        "session_minutes" => "a session would take longer than you have",
        "weekly_sets_max" => "a muscle would get more sets in a week than it recovers from",
        "session_sets_max" => "a muscle would get too many sets in one session",
        "pull_push" => "there would be more pushing than pulling",
        "strength_days" => "there would be too many days of lifting in a week",
        "rpe_max" => "the effort would be above your limit",
        "hard_intervals_hours" | "hard_intervals_per_week" => "two hard interval sessions would lie too close",
        "single_run_percent" => "one run would be much longer than those before it",
        "equipment" => "something it needs is missing",
        "limitation" | "condition" | "age" => "it does not go with what you told me to mind",
        _ => return format!("{} ({} against {})", check.rule.replace('_', " "), figure(&check.figure), figure(&check.bound)),
    };
    what.to_owned()
}

/// The aims that a change misses, as changes that are told.
pub(super) fn missed(checks: &[Check]) -> Vec<Change> {
    let fewest = |check: &Check| check.rule.strip_prefix(FEWEST).map(|muscle| (muscle.replace('_', " "), check.clone()));
    let few: Vec<(String, Check)> = checks.iter().filter_map(fewest).collect();
    let few_sets = few.first().map(|(_, check)| {
        let muscles: Vec<String> = few.iter().map(|(muscle, check)| format!("{muscle} {}", figure(&check.figure))).collect();
        let words = format!("Sets in the lightest week: {}", muscles.join(", "));
        Change::whole(words, format!("the aim is {} for each", figure(&check.bound)))
    });
    few_sets.into_iter().chain(checks.iter().filter_map(one_missed)).collect()
}

fn one_missed(check: &Check) -> Option<Change> {
    let (figure, bound) = (figure(&check.figure), figure(&check.bound));
    let (words, why) = match check.rule.as_str() {
        "weekly_sets_increase" => (
            "Some muscles get more sets than they are used to".to_owned(),
            "stop a repetition earlier in the first week".to_owned(),
        ),
        "muscle_rest_hours" => (
            "Two sessions for the same muscles stand less than 48 hours apart".to_owned(),
            "take the second one lighter if you are still sore".to_owned(),
        ),
        "weekdays" => ("One session is not on your usual days".to_owned(), "you asked for it".to_owned()),
        "days_per_week" => (format!("One week has {figure} sessions"), format!("{bound} is your usual")),
        "squat_hinge_min" | "squat_hinge_max" => {
            ("Squats and hinges are less even than before".to_owned(), "fewer of them fit".to_owned())
        }
        "pull_push" => (
            "One week has more pushing than pulling".to_owned(),
            "there is too little to pull with; rows make up for it when you are back".to_owned(),
        ),
        "pull_planes" => ("Rows and pulldowns are less even than before".to_owned(), "fewer of them fit".to_owned()),
        _ => return None,
    };
    Some(Change::whole(words, why))
}

fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Number(number) => format!("{}", (number * 10.0).round() / 10.0),
        Figure::Words(words) => words.clone(),
    }
}
