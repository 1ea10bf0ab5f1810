//! "No, 65 kg", "it was 3 sets", "that was a typo, take it out": the last lift in the log, put right.

use super::{log, undo};
use crate::athlete::{KG_PER_LB, Units};
use crate::conversation::scene::Scene;
use crate::fitness::{LogEntry, Logged, Performed};
use crate::language::{Reps, SetSlots, When};

/// Most words of a correction.
const FEW_WORDS: usize = 9;

/// What is put right, with its new figure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Right {
    Load(f64),
    Reps(u16),
    Sets(u8),
    Gone,
}

/// Puts the lift right that was logged last, where the words mean it. Whether they did.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str) -> bool {
    let Some((entry, performed)) = last_logged(scene).filter(|_| scene.awaited.is_none()) else { return false };
    let Some(right) = correction(text, &performed, scene.units()) else { return false };
    if right == Right::Gone {
        undo::last(scene);
        return true;
    }
    let slots = put_right(&performed, right, (entry.date != scene.today).then_some(When::Date(entry.date)));
    undo::quietly(scene);
    log::sets(scene, slots, true);
    true
}

/// The only lift of the last change.
fn last_logged(scene: &Scene<'_>) -> Option<(LogEntry, Performed)> {
    let ids = &scene.dossier.before.last()?.logged;
    let mut entries = scene.dossier.log.iter().filter(|entry| ids.contains(&entry.id));
    let (entry, more) = (entries.next()?, entries.next());
    match (&entry.logged, more) {
        (Logged::Sets(performed), None) => Some((entry.clone(), performed.clone())),
        _ => None,
    }
}

fn correction(text: &str, performed: &Performed, units: Units) -> Option<Right> {
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let parted = part_figures(&plain);
    let words: Vec<&str> = parted.split_whitespace().collect();
    let says = |known: &[&str]| words.iter().any(|word| known.contains(word));
    if words.len() > FEW_WORDS || says(&["weigh", "weight", "weighed", "days", "minutes", "min", "week"]) {
        return None;
    }
    let figures: Vec<(usize, f64)> = words.iter().enumerate().filter_map(|(at, word)| Some((at, word.parse().ok()?))).collect();
    let slip = says(&["typo", "mistake", "wrong", "slip"]);
    let out = says(&["out", "delete", "remove", "scrap", "strike"]);
    let led = matches!(
        words.as_slice(),
        ["no" | "sorry" | "oops" | "actually" | "wait" | "it" | "make" | "should" | "that" | "meant" | "only" | "correction", ..]
            | ["i", "meant" | "mean", ..]
    );
    let corrects = says(&[
        "meant",
        "no",
        "sorry",
        "actually",
        "was",
        "were",
        "should",
        "make",
        "oops",
        "correction",
        "wait",
        "only",
        "mean",
    ]);
    match figures.as_slice() {
        [] if out && (slip || says(&["that", "it"]) && says(&["last", "entry", "set", "log"])) => Some(Right::Gone),
        [] if slip && words.len() <= 4 => Some(Right::Gone),
        [(at, figure)] if led && corrects => of_figure(*figure, words.get(at + 1).copied().unwrap_or(""), performed, units),
        _ => None,
    }
}

/// "65kg" in two words.
fn part_figures(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut digit = false;
    for letter in text.chars() {
        let now = letter.is_ascii_digit() || letter == '.' && digit;
        if digit && letter.is_alphabetic() {
            out.push(' ');
        }
        out.push(if now || letter.is_alphanumeric() { letter } else { ' ' });
        digit = now;
    }
    out.split_whitespace().map(|word| word.trim_end_matches('.')).collect::<Vec<_>>().join(" ")
}

/// What a figure puts right: what its unit says, else what it is nearest to.
fn of_figure(figure: f64, unit: &str, performed: &Performed, units: Units) -> Option<Right> {
    let whole = figure.fract() == 0.0 && (1.0..=200.0).contains(&figure);
    let load = |kg: f64| (0.5..=500.0).contains(&kg).then_some(Right::Load(kg));
    match unit {
        "kg" | "kgs" | "kilos" | "kilo" => load(figure),
        "lb" | "lbs" | "pounds" => load((figure * KG_PER_LB * 100.0).round() / 100.0),
        "sets" | "set" => (whole && figure <= 30.0).then_some(Right::Sets(figure as u8)),
        "reps" | "rep" | "times" => whole.then_some(Right::Reps(figure as u16)),
        "" | "not" | "though" | "actually" | "sorry" => nearest(figure, whole, performed, units),
        _ => None,
    }
}

fn nearest(figure: f64, whole: bool, performed: &Performed, units: Units) -> Option<Right> {
    let per_load = if units == Units::Imperial { KG_PER_LB } else { 1.0 };
    let reps = performed.sets.iter().find_map(|set| set.reps).map(f64::from).filter(|_| whole);
    let load = performed.sets.iter().find_map(|set| set.load_kg).map(|kg| kg / per_load);
    let away = |known: Option<f64>| known.map_or(f64::MAX, |known| (figure - known).abs() / known.max(1.0));
    match (reps, load) {
        (None, None) => None,
        _ if away(load) <= away(reps) => Some(Right::Load((figure * per_load * 100.0).round() / 100.0)),
        _ => Some(Right::Reps(figure as u16)),
    }
}

/// The lift as it was told, with one figure changed.
fn put_right(performed: &Performed, right: Right, when: Option<When>) -> SetSlots {
    let first = performed.sets.first().copied().unwrap_or_default();
    let reps: Vec<u16> = performed.sets.iter().filter_map(|set| set.reps).collect();
    let alike = reps.windows(2).all(|pair| pair[0] == pair[1]);
    let told = match reps.first() {
        Some(first) if alike => Some(Reps::Same(*first)),
        Some(_) => Some(Reps::Each(reps)),
        None => None,
    };
    let count = u8::try_from(performed.sets.len()).ok();
    let slots = SetSlots {
        exercise: Some(performed.exercise.clone()),
        sets: count,
        reps: told,
        load_kg: first.load_kg,
        rpe: first.rpe,
        seconds: first.seconds,
        when,
    };
    match right {
        Right::Load(kg) => SetSlots { load_kg: Some(kg), ..slots },
        Right::Reps(reps) => SetSlots { reps: Some(Reps::Same(reps)), ..slots },
        Right::Sets(sets) => {
            let reps = slots.reps.map(|reps| match reps {
                Reps::Each(each) => Reps::Each(each.into_iter().take(usize::from(sets)).collect()),
                same => same,
            });
            SetSlots { sets: Some(sets), reps, ..slots }
        }
        Right::Gone => slots,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fitness::PerformedSet;

    #[test]
    fn corrections_are_told_from_news() {
        let set = PerformedSet { reps: Some(8), load_kg: Some(60.0), ..PerformedSet::default() };
        let bench = Performed { exercise: "barbell_bench_press".into(), sets: vec![set; 3], untold: false };
        let read = |text| correction(text, &bench, Units::Metric);
        assert_eq!(read("no, 65 kg"), Some(Right::Load(65.0)));
        assert_eq!(read("I meant 65"), Some(Right::Load(65.0)));
        assert_eq!(read("sorry, 6 reps"), Some(Right::Reps(6)));
        assert_eq!(read("it was 2 sets"), Some(Right::Sets(2)));
        assert_eq!(read("that was a typo, take it out"), Some(Right::Gone));
        for other in ["squat 3x5 80", "I weigh 65 kg", "65 kg", "actually 4 days", "it was hard", "no", "make me a plan"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
