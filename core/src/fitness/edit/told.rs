//! Rules in words for the athlete.

use crate::check::{Check, Figure};
use crate::fitness::Change;

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

/// An aim that a change misses, as a change that is told; nothing where it says nothing to an athlete.
pub(super) fn missed(check: &Check) -> Option<Change> {
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
        "pull_planes" => ("Rows and pulldowns are less even than before".to_owned(), "fewer of them fit".to_owned()),
        rule => {
            let muscle = rule.strip_prefix("weekly_sets_min_")?.replace('_', " ");
            (format!("{} gets {figure} sets in its lightest week", capital(&muscle)), format!("the aim is {bound}"))
        }
    };
    Some(Change::whole(words, why))
}

fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Number(number) => format!("{}", (number * 10.0).round() / 10.0),
        Figure::Words(words) => words.clone(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
