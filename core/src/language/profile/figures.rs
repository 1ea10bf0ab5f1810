//! Height, weight and body fat; the weight that is wanted and how fast.

use super::person::{self, whole_age};
use crate::athlete::{BodyFatPct, CM_PER_INCH, Goal, HeightCm, KG_PER_LB, ProfilePatch, RateKgPerWeek, Units, WeightKg};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::tokens::Token;

/// Weeks in a month on average.
const WEEKS_PER_MONTH: f64 = 4.345;

/// Reads the figures of a body.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    bare_frame(reading, patch);
    masses(reading, patch);
    named_masses(reading, patch);
    heights(reading, patch);
    body_fat(reading, patch);
    person::age(reading, patch);
    person::sex(reading, patch);
}

/// "not 82": the figure is taken back.
pub(super) fn crossed_out(reading: &Reading, at: Span) -> bool {
    reading.before(at.start, 1) == "not"
        || (reading.before(at.start, 2) == "not" && matches!(reading.before(at.start, 1), "a" | "the" | "about"))
}

fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// "m 24 181 78": age, height and weight in a row, each where only it can be.
fn bare_frame(reading: &mut Reading, patch: &mut ProfilePatch) {
    let numbers = reading.bare_numbers(reading.whole());
    let row = numbers.windows(3).find(|row| {
        let joined = row.windows(2).all(|pair| (pair[0].at.end..pair[1].at.start).all(|at| !reading.words[at].is_word()));
        let ranges = (10.0..=99.0).contains(&row[0].what)
            && (130.0..=220.0).contains(&row[1].what)
            && (35.0..=200.0).contains(&row[2].what);
        joined && ranges
    });
    let Some([years, cm, kg]) = row else { return };
    if let (Some(age), Ok(height), Ok(weight)) = (whole_age(years.what), HeightCm::new(cm.what), WeightKg::new(kg.what)) {
        (patch.age, patch.height_cm, patch.weight_kg) = (Some(age), Some(height), Some(weight));
        reading.take(Span::new(years.at.start, kg.at.end));
    }
}

/// "go from 90kg to 80kg".
fn from_to(reading: &mut Reading, patch: &mut ProfilePatch) {
    let masses: Vec<(f64, Span)> =
        reading.free_measures(reading.whole()).filter_map(|mark| Some((mark.what.kg()?, mark.at))).collect();
    for pair in masses.windows(2) {
        let [(now, at), (then, to)] = pair else { continue };
        let linked = reading.before(at.start, 1) == "from" && reading.text(at.end) == "to" && to.start == at.end + 1;
        if let (true, Ok(weight), Ok(target)) = (linked, WeightKg::new(rounded(*now)), WeightKg::new(rounded(*then))) {
            patch.weight_kg = Some(weight);
            patch.target_weight_kg = Some(target);
            patch.goal = Some(if then < now { Goal::LoseFat } else { Goal::BuildMuscle });
            reading.take(Span::new(at.start, to.end));
            return;
        }
    }
}

/// "from 84 down to 76, a quarter kilo per week": bare figures that only a weight and the one that is wanted can be.
fn bare_from_to(reading: &mut Reading, patch: &mut ProfilePatch) {
    let numbers = reading.bare_numbers(reading.whole());
    let pair = numbers.windows(2).find(|pair| {
        let between = pair[0].at.end..pair[1].at.start;
        reading.before(pair[0].at.start, 1) == "from"
            && between.clone().any(|at| reading.text(at) == "to")
            && between.into_iter().all(|at| matches!(reading.text(at), "down" | "up" | "to"))
    });
    let rated = reading.measures.iter().any(|mark| mark.what.kg().is_some() && is_rate(reading, mark.at));
    let Some([now, then]) = pair.filter(|_| rated) else { return };
    let (now, then) = (now.clone(), then.clone());
    if let (Ok(weight), Ok(target)) = (WeightKg::new(now.what), WeightKg::new(then.what)) {
        patch.weight_kg = Some(weight);
        patch.target_weight_kg = Some(target);
        patch.goal = Some(if then.what < now.what { Goal::LoseFat } else { Goal::BuildMuscle });
        reading.take(Span::new(now.at.start, then.at.end));
    }
}

fn masses(reading: &mut Reading, patch: &mut ProfilePatch) {
    from_to(reading, patch);
    bare_from_to(reading, patch);
    let masses: Vec<(f64, Span)> =
        reading.free_measures(reading.whole()).filter_map(|mark| Some((mark.what.kg()?, mark.at))).collect();
    for (kg, at) in masses {
        if crossed_out(reading, at) {
            reading.take(at);
        } else if is_rate(reading, at) {
            set_rate(reading, patch, kg, at);
        } else if is_of_a_thing(reading, at) {
            continue;
        } else if is_target(reading, at) {
            set_target(reading, patch, kg, at);
        } else if !is_amount(reading, at)
            && let Ok(weight) = WeightKg::new(rounded(kg))
        {
            patch.weight_kg = Some(weight);
            reading.take(at);
        }
    }
}

/// "half a kilo a week".
fn is_rate(reading: &Reading, at: Span) -> bool {
    rate_weeks(reading, at).is_some()
}

/// The weeks that a rate is counted in: "a week", "every two weeks", "a month".
fn rate_weeks(reading: &Reading, at: Span) -> Option<f64> {
    let after = Span::new(at.end, (at.end + 3).min(reading.len()));
    let slashed = reading.text(at.end) == "/" && reading.text(at.end + 1) == "week";
    let month = matches!(reading.text(at.end), "a" | "per" | "each" | "every") && reading.text(at.end + 1) == "month";
    let weeks = reading.measures.iter().find_map(|mark| match mark.what {
        Measure::Weeks(weeks) if mark.at.start == at.end + 1 && matches!(reading.text(at.end), "every" | "per" | "each") => {
            Some(weeks)
        }
        _ => None,
    });
    let week = (reading.has(Cue::PerWeek, after) || slashed).then_some(1.0);
    weeks.or(week).or(month.then_some(WEEKS_PER_MONTH)).filter(|weeks| *weeks >= 1.0)
}

fn set_rate(reading: &mut Reading, patch: &mut ProfilePatch, kg: f64, at: Span) {
    let kg = kg / rate_weeks(reading, at).unwrap_or(1.0);
    if let Ok(rate) = RateKgPerWeek::new(rounded(kg)) {
        patch.rate_kg_per_week = Some(rate);
        if patch.goal.is_none() && reading.has(Cue::LoseAmount, Span::new(at.start.saturating_sub(4), at.start)) {
            let gains = (at.start.saturating_sub(4)..at.start)
                .any(|at| matches!(reading.words[at].stem.as_str(), "gain" | "put" | "add"));
            patch.goal = Some(if gains { Goal::BuildMuscle } else { Goal::LoseFat });
        }
    }
    reading.take(Span::new(at.start, (at.end + 2).min(reading.len())));
}

/// "target weight is 12 stone", "get down to 75kg".
fn is_target(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let near = Span::new(clause.start.max(at.start.saturating_sub(6)), at.start);
    let wishes = |at: usize| {
        matches!(
            reading.text(at),
            "want"
                | "would"
                | "trying"
                | "try"
                | "hoping"
                | "hope"
                | "aim"
                | "aiming"
                | "like"
                | "goal"
                | "target"
                | "need"
                | "looking"
                | "ideally"
                | "wish"
                | "be"
                | "by"
        )
    };
    let cues: Vec<Span> = reading.cues(Cue::TargetWeight, near).filter(|cue| !reading.denied(cue.start)).collect();
    let strong = cues.iter().any(|cue| {
        cue.len() > 1 || matches!(reading.words[cue.start].stem.as_str(), "target" | "goal" | "reach" | "aim" | "under")
    });
    let moves = matches!(reading.before(at.start, 1), "to" | "at" | "under")
        && cues.iter().any(|_| (clause.start..clause.end).any(wishes));
    let to_be = matches!((reading.before(at.start, 2), reading.before(at.start, 1)), ("to", "be" | "weigh" | "reach" | "hit"));
    let goes = cues.iter().any(|cue| cue.end == at.start || cue.end + 1 == at.start) && (strong || moves) || to_be;
    let after = (at.end..(at.end + 3).min(clause.end)).any(|at| matches!(reading.text(at), "target" | "goal"));
    (goes || strong || after) && !reports_now(reading, clause)
}

fn reports_now(reading: &Reading, clause: Span) -> bool {
    (clause.start..clause.end).any(|at| matches!(reading.text(at), "currently" | "now" | "weighed" | "today"))
}

fn set_target(reading: &mut Reading, patch: &mut ProfilePatch, kg: f64, at: Span) {
    if let Ok(target) = WeightKg::new(rounded(kg)) {
        patch.target_weight_kg = Some(target);
    }
    reading.take(at);
}

/// "lose 10 kilos", "gained 5kg": an amount, not a weight.
fn is_amount(reading: &Reading, at: Span) -> bool {
    let before = Span::new(at.start.saturating_sub(4), at.start);
    let to = matches!(reading.before(at.start, 1), "to" | "at" | "am" | "weigh");
    let named = reading.cues(Cue::LoseAmount, before).any(|cue| reading.clause_at(cue.start) == reading.clause_at(at.start));
    let over = matches!(reading.text(at.end), "overweight" | "over" | "heavier" | "lighter" | "off" | "of" | "to");
    (named && !to) || over
}

/// "dumbbells up to 24kg", "a 20kg kettlebell", "130 g of protein".
fn is_of_a_thing(reading: &Reading, at: Span) -> bool {
    let near = Span::new(at.start.saturating_sub(4), (at.end + 3).min(reading.len()));
    let thing = reading.marks.iter().any(|mark| {
        matches!(mark.what, Meaning::Equipment(_))
            && mark.at.touches(near)
            && reading.clause_at(mark.at.start) == reading.clause_at(at.start)
    });
    let exercise = reading.exercises.iter().any(|mark| mark.at.touches(near) && !reading.is_free(mark.at));
    let next = at.end + usize::from(reading.text(at.end) == "of");
    let food = reading.words.get(next).is_some_and(|token| {
        matches!(token.stem.as_str(), "protein" | "carb" | "plate" | "dumbbel" | "bell" | "fat")
            && !(token.stem == "fat" && next == at.end)
    });
    let owned = (near.start..at.start)
        .any(|at| matches!(reading.text(at), "dbs" | "plates" | "pair" | "vest" | "bench" | "squat" | "deadlift"));
    thing || exercise || food || owned
}

/// "weight 70", "I weigh 82", "target weight 68", "want to be 75": no unit, but a word for it.
fn named_masses(reading: &mut Reading, patch: &mut ProfilePatch) {
    let per_unit = if reading.units == Units::Imperial { KG_PER_LB } else { 1.0 };
    for number in reading.bare_numbers(reading.whole()) {
        let behind = behind_a_height(reading, &number);
        let lent = behind.or_else(|| lent_unit(reading, number.at)).unwrap_or(per_unit);
        let Ok(weight) = WeightKg::new(rounded(number.what * lent)) else { continue };
        let sentence = reading.sentence_at(number.at.start);
        let near = Span::new(number.at.start.saturating_sub(5).max(sentence.start), number.at.start);
        let until = reading.cues(Cue::TargetWeight, near).any(|cue| cue.len() > 2 && cue.end == number.at.start)
            && (patch.rate_kg_per_week.is_some() || reading.has(Cue::LoseAmount, reading.whole()));
        let told = patch.weight_kg.is_some_and(|now| (now.get() - number.what * lent).abs() < 40.0);
        let until = until || told && hopes(reading, number.at);
        let until = until || is_hoped_beside_a_weight(reading, number.at);
        let now = reading.before(number.at.start, 1) == "currently" && lent_unit(reading, number.at).is_some();
        let beside = behind.is_some() || now;
        let weighs =
            (reading.has(Cue::WeighWord, near) || until || beside) && number.what >= 30.0 && !crossed_out(reading, number.at);
        if !weighs {
            continue;
        }
        let target = until
            || (near.start..number.at.start)
                .any(|at| matches!(reading.words[at].stem.as_str(), "target" | "goal" | "want" | "aim" | "ideal" | "dream"));
        let slot = if target { &mut patch.target_weight_kg } else { &mut patch.weight_kg };
        if slot.is_none() {
            *slot = Some(weight);
            reading.take(number.at);
        }
    }
}

/// "target weight is 165 lbs, currently 198.6": the unit of the weight that stands beside it.
fn lent_unit(reading: &Reading, at: Span) -> Option<f64> {
    let sentence = reading.sentence_at(at.start);
    let pounds = |token: &str| matches!(token, "lb" | "lbs" | "pound" | "pounds");
    let named = reading
        .measures
        .iter()
        .find(|mark| sentence.holds(mark.at.start) && mark.what.kg().is_some_and(|kg| kg >= 35.0) && mark.at.len() == 2)?;
    pounds(reading.text(named.at.end - 1)).then_some(KG_PER_LB)
}

/// "155 lbs trying for 145": the figure that is hoped for has the unit of the one that is.
fn is_hoped_beside_a_weight(reading: &Reading, at: Span) -> bool {
    let hopes = matches!((reading.before(at.start, 2), reading.before(at.start, 1)), ("trying" | "aiming" | "hoping", "for"))
        || matches!(reading.before(at.start, 1), "goal" | "target" | "aim");
    let weighed = reading.measures.iter().any(|mark| mark.what.kg().is_some_and(|kg| kg >= 35.0) && mark.at.end <= at.start);
    hopes && weighed
}

/// "I am 1.70 and 82", "5'5 and 140": the weight right behind a height, in kilograms behind metres and in pounds behind feet.
fn behind_a_height(reading: &Reading, number: &Mark<f64>) -> Option<f64> {
    const LIKELY_KG: std::ops::RangeInclusive<f64> = 40.0..=160.0;
    const LIKELY_LB: std::ops::RangeInclusive<f64> = 90.0..=350.0;
    let place = number.at.start.checked_sub(1).filter(|at| matches!(reading.text(*at), "and" | "," | "/"))?;
    let ends = |next: &Token| next.is_word() && !matches!(next.text.as_str(), "and" | "so" | "with");
    if reading.words.get(number.at.end).is_some_and(ends) {
        return None;
    }
    let bare = place.checked_sub(1).and_then(|at| reading.words[at].number());
    let said = reading.measures.iter().find(|mark| matches!(mark.what, Measure::Cm(cm) if cm >= 130.0) && mark.at.end == place);
    let feet = said.is_some_and(|mark| {
        (mark.at.start..mark.at.end).all(|at| !matches!(reading.text(at), "cm" | "cms" | "m" | "metre" | "metres" | "meters"))
    });
    let metric = said.is_some() && !feet || bare.is_some_and(|metres| (1.3..2.2).contains(&metres) && metres.fract() != 0.0);
    let pounds = feet && LIKELY_LB.contains(&number.what);
    let kilos = metric && LIKELY_KG.contains(&number.what);
    pounds.then_some(KG_PER_LB).or(kilos.then_some(1.0))
}

/// "I'm 70 kg, want to be 65".
fn hopes(reading: &Reading, at: Span) -> bool {
    matches!((reading.before(at.start, 2), reading.before(at.start, 1)), ("to", "be" | "reach" | "hit") | ("down", "to"))
        && (3..=4)
            .any(|back| matches!(reading.before(at.start, back), "want" | "like" | "hope" | "hoping" | "aim" | "get" | "wanna"))
}

fn heights(reading: &mut Reading, patch: &mut ProfilePatch) {
    let said: Vec<(f64, Span)> = reading
        .free_measures(reading.whole())
        .filter_map(|mark| if let Measure::Cm(cm) = mark.what { Some((cm, mark.at)) } else { None })
        .filter(|(_, at)| !crossed_out(reading, *at))
        .collect();
    for (cm, at) in said {
        if let Ok(height) = HeightCm::new((cm * 10.0).round() / 10.0) {
            patch.height_cm = Some(height);
            reading.take(at);
        }
    }
    if patch.height_cm.is_none() {
        named_height(reading, patch);
    }
}

/// "height 175", "height: 1.75", "5 8 tall".
fn named_height(reading: &mut Reading, patch: &mut ProfilePatch) {
    if let Some((cm, at)) = feet_and_inches(reading)
        && let Ok(height) = HeightCm::new(cm)
    {
        patch.height_cm = Some(height);
        return reading.take(at);
    }
    let near = |at: Span| {
        let before = Span::new(at.start.saturating_sub(4), at.start);
        let after = Span::new(at.end, (at.end + 2).min(reading.len()));
        reading.has(Cue::HeightWord, before) || reading.has(Cue::HeightWord, after)
    };
    let metres = |mark: &Mark<f64>| {
        (1.2..2.2).contains(&mark.what)
            && mark.what.fract() != 0.0
            && matches!(reading.before(mark.at.start, 1), "am" | "is" | "actually")
    };
    let number = reading.bare_numbers(reading.whole()).into_iter().find(|mark| {
        (near(mark.at) || metres(mark) || is_listed_height(reading, mark) || is_own_height(reading, mark, patch))
            && !crossed_out(reading, mark.at)
    });
    let Some(number) = number else { return };
    let cm = if number.what < 3.0 { number.what * 100.0 } else { number.what };
    if let Ok(height) = HeightCm::new(rounded(cm)) {
        patch.height_cm = Some(height);
        reading.take(number.at);
    }
}

/// "57, male, 101 kilos, 180", "182, 84 kilos": beside a weight with its unit, alone between commas, only a height can be meant.
fn is_listed_height(reading: &Reading, mark: &Mark<f64>) -> bool {
    let sentence = reading.sentence_at(mark.at.start);
    let weighs =
        |measure: &&Mark<Measure>| matches!(measure.what, Measure::Kg(kg) if kg >= 35.0) && sentence.holds(measure.at.start);
    let edge = |at: Option<usize>| {
        let token = at.and_then(|at| reading.words.get(at));
        token.is_none_or(|token| !token.is_word() && token.number().is_none() && !token.is_sign('/'))
    };
    let (before, after) = (edge(mark.at.start.checked_sub(1)), edge(Some(mark.at.end)));
    let listed = reading.measures.iter().filter(weighs).any(|measure| {
        let behind = measure.at.end <= mark.at.start && after && (before || measure.at.end == mark.at.start);
        let ahead = before && reading.text(mark.at.end) == "," && measure.at.start == mark.at.end + 1;
        behind || ahead
    });
    listed && (140.0..=210.0).contains(&mark.what) && reading.exercises.is_empty()
}

/// "I weigh 80 and im 180": taller than anybody is old.
fn is_own_height(reading: &Reading, mark: &Mark<f64>, patch: &ProfilePatch) -> bool {
    let of_me = matches!((reading.before(mark.at.start, 2), reading.before(mark.at.start, 1)), ("i", "am"));
    let ends = !reading.words.get(mark.at.end).is_some_and(|next| next.is_word() && next.text != "and");
    patch.weight_kg.is_some() && of_me && ends && (140.0..=210.0).contains(&mark.what)
}

/// "im 5 7 and 160 lbs": two bare numbers that can only be feet and inches.
fn feet_and_inches(reading: &Reading) -> Option<(f64, Span)> {
    let numbers = reading.bare_numbers(reading.whole());
    let pair = numbers.windows(2).find_map(|pair| match pair {
        [feet, inches] => {
            let adjacent = feet.at.end == inches.at.start
                && (4.0..8.0).contains(&feet.what)
                && feet.what.fract() == 0.0
                && (0.0..12.0).contains(&inches.what);
            adjacent.then(|| (feet.what * 12.0 + inches.what, Span::new(feet.at.start, inches.at.end)))
        }
        _ => None,
    })?;
    let body = reading.measures.iter().any(|mark| mark.what.kg().is_some()) || reading.has(Cue::HeightWord, reading.whole());
    body.then(|| ((pair.0 * CM_PER_INCH * 10.0).round() / 10.0, pair.1))
}

fn body_fat(reading: &mut Reading, patch: &mut ProfilePatch) {
    if !reading.has(Cue::BodyFat, reading.whole()) && !reading.words.iter().any(|token| token.text == "fat") {
        return;
    }
    let said = reading
        .free_measures(reading.whole())
        .find_map(|mark| if let Measure::Percent(value) = mark.what { Some((value, mark.at)) } else { None });
    let bare = || {
        let number = reading
            .bare_numbers(reading.whole())
            .into_iter()
            .find(|mark| reading.has(Cue::BodyFat, Span::new(mark.at.start.saturating_sub(4), mark.at.start)))?;
        Some((number.what, number.at))
    };
    let Some((value, at)) = said.or_else(bare) else { return };
    if let Ok(percent) = BodyFatPct::new(value) {
        patch.body_fat_pct = Some(percent);
        reading.take(at);
        let words: Vec<Span> = reading.cues(Cue::BodyFat, reading.whole()).collect();
        words.into_iter().for_each(|at| reading.take(at));
    }
}
