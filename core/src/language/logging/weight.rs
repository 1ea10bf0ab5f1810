//! "weighed in at 80.4 this morning": today's body weight. "I weigh 80 kg" is an introduction and stays with the profile.

use crate::athlete::{KG_PER_LB, Units, WeightKg};
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::{Reading, is_correction};
use crate::language::understand::Found;
use crate::language::{Intent, When};

/// Words that may stand beside a weigh-in that says nothing but the figure: "81.2kg this am".
const FEW_WORDS: usize = 6;

/// Reads today's body weight.
pub(in crate::language) fn log_weight(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some((kg, at)) = weigh_in(reading, sentence) else { continue };
        found.add(at.start, Intent::LogWeight { weight_kg: kg });
        reading.take(at);
        if reading.before(at.start, 2) == "woke" || reading.before(at.start, 3) == "woke" {
            reading.take(reading.clause_at(at.start));
        }
        if let Some(cue) = reading.free_cue(Cue::Weighed, sentence) {
            reading.take(cue);
        }
        let clause = reading.clause_at(at.start);
        let now = |mark: &&Mark<DayName>| mark.at.start >= at.end && mark.at.start <= at.end + 1 && clause.holds(mark.at.start);
        let today = reading.days.iter().find(now).map(|mark| mark.at);
        today.into_iter().for_each(|at| reading.take(at));
        return;
    }
}

/// The weight in words of which the listener heard that they tell one: the first figure that can be a body's.
pub(in crate::language) fn heard_weight(reading: &Reading) -> Option<Intent> {
    let figure =
        reading.sentences().into_iter().find_map(|sentence| figure(reading, sentence, true).filter(|(kg, _)| *kg >= LIGHTEST));
    figure.map(|(kg, _)| Intent::LogWeight { weight_kg: kg })
}

fn weigh_in(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let wish = reading.has_any(&[Cue::GoalOnly, Cue::PerWeek, Cue::Remind], sentence) || reading.asked.is_some();
    let weighed = reading.free_cue(Cue::Weighed, sentence);
    if wish && weighed.is_none() {
        return None;
    }
    if let Some(cue) = weighed {
        let clause = reading.clause_at(cue.start);
        let near = Span::new(clause.start, (cue.end + 8).min(sentence.end));
        return figure(reading, near, true).filter(|_| !reading.has(Cue::GoalOnly, clause));
    }
    if let Some(found) = after_a_change(reading, sentence) {
        return Some(found);
    }
    if let Some(found) = weight_today(reading, sentence).or_else(|| news(reading, sentence)) {
        return Some(found);
    }
    let (kg, at) = figure(reading, sentence, false).or_else(|| told_now(reading, sentence))?;
    let clause = reading.clause_at(at.start);
    let now = reading
        .cues(Cue::ThisMorning, clause)
        .any(|cue| cue.start >= at.end && cue.start <= at.end + 1 && reading.text(cue.start) != "now");
    let short = clause.len() <= FEW_WORDS && reading.free_exercises(sentence).next().is_none();
    let told = reading.before(at.start, 1) == "weigh";
    (now && short && !told).then_some((kg, at))
}

/// "down 3 lbs this week, I'm at 187", "lost 2 kilos, 91 now": what the scales say, in the unit of what went or came.
fn after_a_change(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let change = reading.free_measures(sentence).find(|mark| {
        let moved = (1..=3)
            .any(|back| matches!(reading.before(mark.at.start, back), "down" | "up" | "lost" | "dropped" | "gained" | "shed"));
        moved && mark.what.kg().is_some_and(|kg| kg < LIGHTEST)
    })?;
    let unit = match reading.text(change.at.end - 1) {
        "lb" | "lbs" | "pound" | "pounds" => KG_PER_LB,
        unit if unit.starts_with('k') => 1.0,
        _ => return None,
    };
    let number = reading.bare_numbers(Span::new(change.at.end, sentence.end)).into_iter().find(|mark| {
        matches!(reading.before(mark.at.start, 1), "at" | "am" | "now" | ",") && reading.text(mark.at.end) != "to"
            || reading.text(mark.at.end) == "now"
    })?;
    let told = number.what * unit >= LIGHTEST && !wishes(reading, reading.clause_at(number.at.start));
    let weight = WeightKg::new(number.what * unit).ok().filter(|_| told)?;
    Some(((weight.get() * 100.0).round() / 100.0, number.at))
}

/// "weight: 70.2 today".
fn weight_today(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let today = reading.days.iter().any(|mark| sentence.holds(mark.at.start) && mark.what.when() == Some(When::Today));
    let word = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "weight" | "bodyweight"));
    if today && word { figure(reading, sentence, true) } else { None }
}

/// "down to 88.9", "weight 201 lb", "woke up at 73.6kg": a figure that is news, and no wish and no introduction.
fn news(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let clauses = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start));
    clauses.into_iter().find_map(|clause| {
        let found = figure(reading, clause, true)?;
        is_news(reading, sentence, clause, found).then_some(found)
    })
}

fn is_news(reading: &Reading, sentence: Span, clause: Span, (kg, at): (f64, Span)) -> bool {
    let telling = Span::new(clause.start, at.start);
    let before = |words: &[&str]| (telling.start..telling.end).any(|at| words.contains(&reading.text(at)));
    let named = telling.len() <= 4 && before(&["weight", "bodyweight"]) && !before(&["my"]);
    let moved = reading.before(at.start, 1) == "to" && before(&["down", "up", "dropped", "back", "gone", "crept", "fell"]);
    let woke = matches!(reading.before(at.start, 1), "at" | "as") && before(&["woke", "wake", "sitting"]);
    let unit = reading.measures.iter().any(|mark| mark.at == at);
    let broken = reading.words[at.start].number().is_some_and(|value| value.fract() != 0.0);
    let now = says_now(reading, if unit { sentence } else { clause });
    let described = reading.before(at.start, 1) == "weigh" && !now;
    let alone = !described && telling.len() <= 3 && clause.len() <= FEW_WORDS + 2 && (unit && (broken || now) || broken && now);
    let meant = named || moved || woke || alone;
    meant && (unit || kg >= LIGHTEST) && !wishes(reading, clause) && !introduces(reading, at, moved)
}

/// Less is no body weight without its unit.
const LIGHTEST: f64 = 35.0;

/// "now", "again", "finally": a figure that changed.
fn says_now(reading: &Reading, within: Span) -> bool {
    (within.start..within.end).any(|at| {
        matches!(
            reading.text(at),
            "now"
                | "again"
                | "finally"
                | "today"
                | "ugh"
                | "yay"
                | "still"
                | "hit"
                | "lost"
                | "gained"
                | "morning"
                | "down"
                | "up"
        )
    })
}

/// "want to get down to 75": a weight that is hoped for.
fn wishes(reading: &Reading, clause: Span) -> bool {
    (clause.start..clause.end).any(|at| {
        matches!(
            reading.words[at].stem.as_str(),
            "want"
                | "would"
                | "try"
                | "hope"
                | "aim"
                | "goal"
                | "target"
                | "need"
                | "by"
                | "wish"
                | "get"
                | "go"
                | "lose"
                | "help"
                | "like"
                | "from"
        )
    })
}

/// Height, age and the like stand beside the figure: somebody introduces themselves. So do sets of an exercise.
fn introduces(reading: &Reading, at: Span, moved: bool) -> bool {
    let sentence = reading.sentence_at(at.start);
    let figures = reading.free_measures(sentence).any(|mark| mark.at != at && !matches!(mark.what, Measure::Days(_)))
        || reading.bare_numbers(sentence).iter().any(|mark| mark.at != at && mark.what >= 100.0);
    let told = reading.marks.iter().any(|mark| {
        !moved && matches!(mark.what, Meaning::Goal(_))
            || matches!(
                mark.what,
                Meaning::Sex(_) | Meaning::Experience(_) | Meaning::Equipment(_) | Meaning::Diet(_) | Meaning::Condition(_)
            ) && reading.sentence_at(mark.at.start) == reading.sentence_at(at.start)
    });
    let corrected = is_correction(reading, at.start) || reading.text(at.end) == "not";
    figures || told || corrected || reading.exercises.iter().any(|mark| reading.sentence_at(mark.at.start).holds(at.start))
}

/// "im 79.2 this morning".
fn told_now(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let (kg, at) = figure(reading, sentence, true)?;
    let broken = reading.words[at.start].number().is_some_and(|value| value.fract() != 0.0);
    let told = at.start == sentence.start || matches!(reading.before(at.start, 1), "am" | "was" | "at" | "is");
    (broken && told && kg >= LIGHTEST).then_some((kg, at))
}

/// A body weight; without its unit only where the words ask for one.
fn figure(reading: &Reading, within: Span, bare: bool) -> Option<(f64, Span)> {
    let said = reading.free_measures(within).find_map(|mark| Some((mark.what.kg()?, mark.at)));
    let plain = || {
        let number = reading.bare_numbers(within).into_iter().find(|mark| reading.before(mark.at.start, 1) != "not")?;
        let per_unit = if reading.units == Units::Imperial { KG_PER_LB } else { 1.0 };
        Some((number.what * per_unit, number.at))
    };
    let (kg, at) = if bare { said.or_else(plain)? } else { said? };
    WeightKg::new(kg).ok().map(|weight| ((weight.get() * 100.0).round() / 100.0, at))
}
