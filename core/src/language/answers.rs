//! Bare answers in the light of what was asked: "3", "about an hour", "none", "5'6".

use super::cue::Cue;
use super::lexicon::Meaning;
use super::phrases::Mark;
use super::reading::Reading;
use super::understand::Found;
use super::{Asked, Intent};
use crate::athlete::{
    Activity, Age, DaysPerWeek, Equipment, Experience, Goal, HeightCm, KG_PER_LB, MealsPerDay, People, ProfilePatch,
    SessionMinutes, Sex, Trimester, Units, WeightKg,
};

/// Most words of an answer that is read as a bare one.
const FEW_WORDS: usize = 9;

/// Reads the utterance as an answer to the question that was asked.
pub(super) fn answer(reading: &mut Reading, found: &mut Found) {
    let Some(asked) = reading.asked else { return };
    let words = reading.words.iter().filter(|token| token.is_word() || token.number().is_some()).count();
    if words > FEW_WORDS || is_question(reading) || counts_something_else(reading) {
        return;
    }
    if asked != Asked::Confirm && declines(reading) {
        let sex = asked == Asked::Sex;
        let intent = if sex { patch(|patch| patch.sex = Some(Sex::Unspecified)) } else { Intent::Deny };
        found.add(0, intent);
        reading.take(reading.whole());
        return;
    }
    if let Some(intent) = read(reading, asked) {
        found.add(0, intent);
        reading.take(reading.whole());
    }
}

fn patch(fill: impl FnOnce(&mut ProfilePatch)) -> Intent {
    let mut patch = ProfilePatch::default();
    fill(&mut patch);
    Intent::SetProfile(Box::new(patch))
}

fn is_question(reading: &Reading) -> bool {
    let last = reading.words.last().is_some_and(|token| token.is_sign('?'));
    last || matches!(reading.text(0), "what" | "show" | "why" | "how" | "which" | "swap" | "remind" | "undo" | "help")
}

/// "stage 4", "type 2": a number that belongs to a name, and answers nothing.
fn counts_something_else(reading: &Reading) -> bool {
    reading.bare_numbers(reading.whole()).iter().any(|mark| {
        matches!(
            reading.before(mark.at.start, 1),
            "stage"
                | "type"
                | "grade"
                | "phase"
                | "category"
                | "class"
                | "level"
                | "size"
                | "version"
                | "chapter"
                | "ckd"
                | "room"
        )
    })
}

fn declines(reading: &Reading) -> bool {
    reading.cues(Cue::Decline, reading.whole()).any(|at| at.start <= 3 && (at.len() > 1 || reading.len() <= 5))
}

fn read(reading: &Reading, asked: Asked) -> Option<Intent> {
    match asked {
        Asked::Goal => goal(reading),
        Asked::DaysPerWeek => days(reading),
        Asked::MinutesPerSession => minutes(reading),
        Asked::Equipment => nothing_to_train_with(reading),
        Asked::Experience => experience(reading),
        Asked::Limitations => no_limitations(reading),
        Asked::Age => age(reading),
        Asked::WeightKg => weight(reading),
        Asked::HeightCm => height(reading),
        Asked::Sex => sex(reading),
        Asked::MealsPerDay => meals(reading),
        Asked::FoodLimits => no_food_limits(reading),
        Asked::Activity => activity(reading),
        Asked::Trimester => trimester(reading),
        Asked::Confirm => None,
    }
}

/// "2", "second", "20 weeks", "20": the trimester, or the week it follows from.
fn trimester(reading: &Reading) -> Option<Intent> {
    let trimester = super::profile::trimester(reading).or_else(|| {
        let number = whole_number(reading, 43.0)?;
        if number <= 3 { Trimester::new(number as u8).ok() } else { super::profile::trimester_of_week(number.into()) }
    })?;
    Some(patch(|patch| patch.pregnancy_trimester = Some(trimester)))
}

/// The bare number that was said last and not taken back: "30, no 40".
fn last_number(reading: &Reading) -> Option<f64> {
    let numbers = reading.bare_numbers(reading.whole());
    numbers.iter().rfind(|mark| reading.before(mark.at.start, 1) != "not").map(|mark| mark.what)
}

fn whole_number(reading: &Reading, most: f64) -> Option<u16> {
    last_number(reading).filter(|value| value.fract() == 0.0 && (1.0..=most).contains(value)).map(|value| value as u16)
}

fn goal(reading: &Reading) -> Option<Intent> {
    let strong = reading.meanings(reading.whole(), |meaning| if let Meaning::Goal(goal) = meaning { Some(goal) } else { None });
    let weak = reading.meanings(reading.whole(), |meaning| if let Meaning::GoalWord(goal) = meaning { Some(goal) } else { None });
    let toned = (0..reading.len()).any(|at| reading.words[at].stem.starts_with("tone")).then_some(Goal::LoseFat);
    let said: Option<&Mark<Goal>> = strong.iter().chain(&weak).find(|mark| !reading.denied(mark.at.start));
    let only_goal = reading.free_measures(reading.whole()).next().is_none();
    let goal = said.map(|mark| mark.what).or(toned)?;
    only_goal.then(|| patch(|patch| patch.goal = Some(goal)))
}

fn days(reading: &Reading) -> Option<Intent> {
    if reading.free_measures(reading.whole()).next().is_some() || reading.free_days(reading.whole()).next().is_some() {
        return None;
    }
    let days = DaysPerWeek::new(whole_number(reading, 7.0)? as u8).ok()?;
    Some(patch(|patch| patch.days_per_week = Some(days)))
}

/// "3", or "3 meals for 4": the second figure is the people who eat.
fn meals(reading: &Reading) -> Option<Intent> {
    let named = reading.meanings(reading.whole(), |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    if named.len() >= 2 && reading.bare_numbers(reading.whole()).is_empty() {
        let meals = MealsPerDay::new(named.len() as u8).ok()?;
        return Some(patch(|patch| patch.meals_per_day = Some(meals)));
    }
    let numbers: Vec<u8> = reading.bare_numbers(reading.whole()).iter().map(|mark| mark.what as u8).collect();
    let (meals, people) = match numbers.as_slice() {
        [meals] => (*meals, None),
        [meals, people] => (*meals, Some(*people)),
        _ => return None,
    };
    let meals = MealsPerDay::new(meals).ok()?;
    let people = people.map(People::new).transpose().ok()?;
    let alone = (0..reading.len()).any(|at| matches!(reading.text(at), "me" | "myself" | "alone")).then(|| People::new(1).ok());
    Some(patch(|patch| {
        patch.meals_per_day = Some(meals);
        patch.people = people.or(alone.flatten());
    }))
}

/// "light I guess".
fn activity(reading: &Reading) -> Option<Intent> {
    let level = (0..reading.len()).find_map(|at| match reading.text(at) {
        "sedentary" | "none" | "inactive" => Some(Activity::Sedentary),
        "light" | "lightly" | "little" => Some(Activity::Light),
        "moderate" | "moderately" | "medium" | "average" => Some(Activity::Moderate),
        "active" | "high" if matches!(reading.before(at, 1), "very" | "super" | "extremely") => Some(Activity::VeryActive),
        "active" => Some(Activity::Active),
        _ => None,
    })?;
    (!reading.denied(0)).then(|| patch(|patch| patch.activity = Some(level)))
}

/// "nothing", "I eat everything": no limits is a no.
fn no_food_limits(reading: &Reading) -> Option<Intent> {
    let named = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_) | Meaning::Allergen(_) | Meaning::Food));
    let but = (0..reading.len()).any(|at| matches!(reading.text(at), "but" | "except"));
    let everything = (0..reading.len()).any(|at| matches!(reading.text(at), "everything" | "anything" | "good" | "fine"));
    ((says_none(reading) || everything) && !named && !but && !limits_itself(reading)).then_some(Intent::Deny)
}

/// "anything with a face", "nothing that swims": what follows says which, even where nobody can read it.
fn limits_itself(reading: &Reading) -> bool {
    (0..reading.len()).any(|at| {
        matches!(reading.text(at), "anything" | "nothing" | "everything")
            && (at + 1..(at + 3).min(reading.len())).any(|at| {
                matches!(
                    reading.text(at),
                    "with"
                        | "that"
                        | "which"
                        | "containing"
                        | "made"
                        | "from"
                        | "has"
                        | "had"
                        | "unless"
                        | "like"
                        | "raw"
                        | "too"
                        | "apart"
                )
            })
    })
}

fn minutes(reading: &Reading) -> Option<Intent> {
    let measured = reading.free_measures(reading.whole()).filter_map(|mark| mark.what.minutes()).last();
    let other = reading.free_measures(reading.whole()).any(|mark| mark.what.minutes().is_none())
        || reading.free_days(reading.whole()).next().is_some();
    let minutes = measured.or_else(|| last_number(reading))?.round();
    let minutes = (10.0..=240.0).contains(&minutes).then(|| SessionMinutes::new(minutes as u16).ok()).flatten()?;
    (!other).then(|| patch(|patch| patch.minutes_per_session = Some(minutes)))
}

fn says_none(reading: &Reading) -> bool {
    const NONE: &[&str] = &["none", "nothing", "nope", "no", "nah", "nada", "zero", "nil", "zilch", "naught", "neither", "nowt"];
    (0..reading.len().min(3)).any(|at| NONE.contains(&reading.text(at)))
}

fn nothing_to_train_with(reading: &Reading) -> Option<Intent> {
    let things =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Equipment(thing) = meaning { Some(thing) } else { None });
    let named = things.iter().any(|mark| mark.what != Equipment::None);
    let but = (0..reading.len()).any(|at| matches!(reading.text(at), "but" | "except"));
    let body = reading.words.iter().any(|token| matches!(token.text.as_str(), "bodyweight" | "body" | "calisthenics"));
    let other = reading.free_measures(reading.whole()).next().is_some() || reading.free_days(reading.whole()).next().is_some();
    let nothing = body
        || says_none(reading)
        || things.iter().any(|mark| mark.what == Equipment::None)
        || (reading.text(0) == "just" && matches!(reading.text(1), "me" | "myself" | "my"));
    (nothing && !named && !but && !other).then(|| patch(|patch| patch.equipment.extend([Equipment::None])))
}

fn experience(reading: &Reading) -> Option<Intent> {
    const LITTLE: &[&str] = &["none", "zero", "never", "nothing", "no", "nope", "little", "new", "newbie", "bit"];
    let named = super::profile::aims::experience(reading).map(|mark| mark.what);
    let little = (0..reading.len()).any(|at| LITTLE.contains(&reading.text(at)))
        || (reading.text(0) == "not" && matches!(reading.text(1), "much" | "a" | "really" | "very"));
    let level = named.or(little.then_some(Experience::Beginner))?;
    Some(patch(|patch| patch.experience = Some(level)))
}

/// "none", "all good": no limitations is a no.
fn no_limitations(reading: &Reading) -> Option<Intent> {
    let body = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Area(_) | Meaning::Condition(_)));
    let well = (0..reading.len()).any(|at| matches!(reading.text(at), "fine" | "healthy" | "fit"))
        || reading.has(Cue::FineNow, reading.whole())
        || reading.words.iter().any(|token| token.text == "good");
    let none = says_none(reading) || reading.text(0) == "not" || well || reading.text(0) == "never";
    let but = (0..reading.len()).any(|at| matches!(reading.text(at), "but" | "except"));
    (none && !body && !but).then_some(Intent::Deny)
}

fn age(reading: &Reading) -> Option<Intent> {
    use super::measures::Measure;
    let years = reading
        .free_measures(reading.whole())
        .find_map(|mark| if let Measure::Years(years) = mark.what { Some(years) } else { None });
    let years = years.filter(|years| years.fract() == 0.0 && *years <= 110.0).map(|years| years as u16);
    let alone =
        reading.bare_numbers(reading.whole()).len() == 1 && !reading.has_any(&[Cue::MealWord, Cue::MealsADay], reading.whole());
    let age = years.or_else(|| whole_number(reading, 110.0).filter(|_| alone))?;
    let age = Age::new(age as u8).ok()?;
    Some(patch(|patch| patch.age = Some(age)))
}

fn weight(reading: &Reading) -> Option<Intent> {
    if reading.free_measures(reading.whole()).any(|mark| mark.what.kg().is_none()) {
        return None;
    }
    let said = reading
        .free_measures(reading.whole())
        .filter(|mark| reading.before(mark.at.start, 1) != "not")
        .filter_map(|mark| mark.what.kg())
        .last();
    let plain = || last_number(reading).map(|value| if reading.units == Units::Imperial { value * KG_PER_LB } else { value });
    let kg = said.or_else(plain)?;
    let weight = WeightKg::new((kg * 100.0).round() / 100.0).ok()?;
    Some(patch(|patch| patch.weight_kg = Some(weight)))
}

fn height(reading: &Reading) -> Option<Intent> {
    use super::measures::Measure;
    let said =
        reading.free_measures(reading.whole()).find_map(|mark| if let Measure::Cm(cm) = mark.what { Some(cm) } else { None });
    let cm = said.or_else(|| bare_height(reading))?;
    let height = HeightCm::new((cm * 10.0).round() / 10.0).ok()?;
    Some(patch(|patch| patch.height_cm = Some(height)))
}

/// "172", "1.72", "5 8".
fn bare_height(reading: &Reading) -> Option<f64> {
    let numbers: Vec<f64> = reading.bare_numbers(reading.whole()).into_iter().map(|mark| mark.what).collect();
    match numbers.as_slice() {
        [metres] if (1.0..2.5).contains(metres) => Some(metres * 100.0),
        [cm] => Some(*cm),
        [feet, inches] if (4.0..8.0).contains(feet) && (0.0..12.0).contains(inches) => {
            Some((feet * 12.0 + inches) * crate::athlete::CM_PER_INCH)
        }
        [.., cm] => Some(*cm),
        [] => None,
    }
}

fn sex(reading: &Reading) -> Option<Intent> {
    let named = reading.meanings(reading.whole(), |meaning| if let Meaning::Sex(sex) = meaning { Some(sex) } else { None });
    let unspecified = named.iter().find(|mark| mark.what == Sex::Unspecified);
    let other = (0..reading.len()).any(|at| matches!(reading.text(at), "other" | "neither" | "none" | "both" | "x"));
    let sex = unspecified.or(named.first()).map(|mark| mark.what).or(other.then_some(Sex::Unspecified))?;
    Some(patch(|patch| patch.sex = Some(sex)))
}
