//! Parts of the body that limit training, conditions, and what is fine again.

use crate::athlete::{Area, Condition, LactationMonths, Limitation, ProfilePatch, Severity, Trimester};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;

/// Body-mass index from which training has rules of its own.
const HIGH_BMI: f64 = 35.0;
/// Last full weeks of the first and the second trimester.
const TRIMESTER_ENDS: [f64; 2] = [13.0, 27.0];
/// Weeks in a month.
const WEEKS_A_MONTH: f64 = 4.35;

/// Reads limitations and conditions.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    conditions(reading, patch);
    blood_pressure(reading, patch);
    body_mass_index(reading, patch);
    born(reading, patch);
    let named = (0..reading.len()).any(|at| reading.text(at) == "trimester");
    if tells_weeks(reading) && !patch.without.conditions.contains(&Condition::Pregnancy) {
        patch.conditions.insert(Condition::Pregnancy);
    }
    if patch.conditions.contains(&Condition::Pregnancy) || named {
        patch.pregnancy_trimester = trimester(reading);
        weeks(reading).into_iter().for_each(|(_, at)| reading.take(at));
    }
    lactation(reading, patch);
    limitations(reading, patch);
}

fn conditions(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = reading
        .meanings(reading.whole(), |meaning| if let Meaning::Condition(condition) = meaning { Some(condition) } else { None });
    for mark in named {
        if is_someone_elses(reading, mark.at) || mark.what == Condition::Pregnancy && is_hoped_for(reading, mark.at) {
            continue;
        }
        let over = reading.denied(mark.at.start) || is_over(reading, &mark);
        if over {
            patch.without.conditions.insert(mark.what)
        } else {
            patch.conditions.insert(mark.what)
        };
        reading.take(mark.at);
        let areas: Vec<Span> = reading
            .marks
            .iter()
            .filter(|other| matches!(other.what, Meaning::Area(_)) && belongs(reading, mark.at, other.at))
            .map(|mark| mark.at)
            .collect();
        areas.into_iter().for_each(|at| reading.take(at));
    }
    let both = patch.conditions.contains(&Condition::Pregnancy) && patch.conditions.contains(&Condition::Postpartum);
    if both {
        patch.conditions.remove(&Condition::Pregnancy);
    }
    patch.without.conditions = patch.without.conditions.difference(&patch.conditions).copied().collect();
}

/// "aching hips, im 27 weeks", "at 33 weeks I can't lie on my back": weeks of oneself, with nothing else that they count.
fn tells_weeks(reading: &Reading) -> bool {
    let plain = "and now so but with tomorrow today";
    reading.measures.iter().any(|mark| {
        let Measure::Weeks(weeks) = mark.what else { return false };
        let before = |back: usize| reading.before(mark.at.start, back);
        let next = reading.words.get(mark.at.end);
        let ends = next.is_none_or(|next| !next.is_word() || among(plain, next.text.as_str()));
        let of_me = (before(2) == "i" && before(1) == "am") && ends || before(1) == "at" && reading.text(mark.at.end) == "i";
        let least = if before(1) == "at" { 12.0 } else { 4.0 };
        of_me && (least..=42.0).contains(&weeks)
    })
}

/// "not pregnant anymore, little Otis arrived 2 weeks ago": a birth that is told.
fn born(reading: &Reading, patch: &mut ProfilePatch) {
    let arrived = (0..reading.len()).any(|at| matches!(reading.text(at), "arrived" | "born" | "delivered" | "birth"));
    if arrived && patch.without.conditions.contains(&Condition::Pregnancy) {
        patch.conditions.insert(Condition::Postpartum);
    }
}

/// Systolic and diastolic pressure in mmHg that count as high (ESC 2024, NICE NG136).
const HIGH_PRESSURE: [f64; 2] = [140.0, 90.0];

/// "150/95" beside words of blood pressure, or alone: no age, no height, no set.
fn blood_pressure(reading: &mut Reading, patch: &mut ProfilePatch) {
    let figure = |reading: &Reading, at: usize| reading.words.get(at).and_then(|word| word.number());
    let pair = (0..reading.len()).find_map(|at| {
        let over = matches!(reading.text(at + 1), "/" | "over");
        let (upper, lower) = (figure(reading, at)?, figure(reading, at + 2)?);
        let credible = (90.0..=260.0).contains(&upper) && (50.0..=160.0).contains(&lower) && upper > lower + 10.0;
        (over && credible).then_some((at, upper, lower))
    });
    let Some((at, upper, lower)) = pair.filter(|_| reading.exercises.is_empty()) else { return };
    let named = reading.words.iter().any(|word| matches!(word.text.as_str(), "high" | "raised" | "elevated" | "hypertension"));
    if upper >= HIGH_PRESSURE[0] || lower >= HIGH_PRESSURE[1] {
        patch.conditions.insert(Condition::Hypertension);
    } else if !named {
        patch.conditions.remove(&Condition::Hypertension);
    }
    reading.take(Span::new(at, at + 3));
}

/// "Trying to get pregnant", "we want a pregnancy next year": nobody is pregnant yet.
fn is_hoped_for(reading: &Reading, at: Span) -> bool {
    const HOPES: &[&str] = &[
        "trying",
        "try",
        "want",
        "wanting",
        "hoping",
        "hope",
        "planning",
        "plan",
        "wish",
        "preparing",
        "before",
        "ttc",
        "after",
    ];
    let clause = reading.clause_at(at.start);
    let hoped = (1..=5).any(|back| at.start >= clause.start + back && HOPES.contains(&reading.before(at.start, back)));
    let dated = matches!(reading.before(at.start, 1), "get" | "getting" | "become" | "becoming" | "fall");
    hoped && (dated || matches!(reading.before(at.start, 1), "a" | "for" | "trying" | "planning" | "before"))
}

fn is_someone_elses(reading: &Reading, at: Span) -> bool {
    (1..=3).any(|back| {
        let relation = matches!(
            reading.before(at.start, back),
            "wife" | "husband" | "mum" | "dad" | "mother" | "father" | "partner" | "sister" | "brother" | "friend"
        );
        relation && matches!(reading.before(at.start, back + 1), "my" | "her" | "his" | "the")
    })
}

/// "tennis elbow in the right arm", "FAI in my hip": the area is part of the condition.
fn belongs(reading: &Reading, condition: Span, area: Span) -> bool {
    let after = area.start >= condition.end
        && area.start - condition.end <= 4
        && reading.clause_at(area.start) == reading.clause_at(condition.start);
    let linked = after
        && (condition.end..area.start)
            .all(|at| matches!(reading.text(at), "in" | "of" | "my" | "the" | "left" | "right" | "both" | "on" | "a"));
    condition.touches(area) || linked
}

/// "my blood pressure is back to normal", "the hernia is gone".
fn is_over(reading: &Reading, mark: &Mark<Condition>) -> bool {
    let clause = reading.sentence_at(mark.at.start);
    let of_it = |cue: &Span| {
        let near = reading.clause_at(cue.start);
        near == reading.clause_at(mark.at.start)
            || (near.start..near.end).any(|at| matches!(reading.text(at), "it" | "that" | "all" | "now"))
    };
    let healed = reading.cues(Cue::FineNow, clause).any(|cue| {
        cue.start >= mark.at.end && !reading.denied(cue.start) && of_it(&cue) && !of_pain(reading, cue) && !wished(reading, cue)
    });
    let history = mark.what == Condition::EatingDisorderHistory;
    healed && !history
}

/// "no pain" is said of pain alone: it ends neither a condition nor an old trouble.
fn of_pain(reading: &Reading, cue: Span) -> bool {
    (cue.start..cue.end).any(|at| matches!(reading.words[at].stem.as_str(), "pain" | "hurt" | "sore" | "injur"))
}

/// "I want to feel better" tells of no recovery.
fn wished(reading: &Reading, cue: Span) -> bool {
    (1..=4).any(|back| matches!(reading.before(cue.start, back), "want" | "wanna" | "like" | "hope" | "wish" | "goal" | "need"))
}

fn body_mass_index(reading: &mut Reading, patch: &mut ProfilePatch) {
    let Some(bmi) = (0..reading.len()).find(|&at| matches!(reading.text(at), "bmi" | "bmis")) else { return };
    let near = Span::new(bmi, (bmi + 5).min(reading.len()));
    if let Some(number) = reading.bare_numbers(near).into_iter().find(|mark| (10.0..=90.0).contains(&mark.what)) {
        if number.what >= HIGH_BMI {
            patch.conditions.insert(Condition::Obesity);
        }
        reading.take(number.at);
    }
}

/// "20 weeks pregnant", "5 months pregnant", "third trimester".
pub(in crate::language) fn trimester(reading: &Reading) -> Option<Trimester> {
    let by_name = (0..reading.len()).filter(|&at| reading.text(at) == "trimester").find_map(|at| match reading.before(at, 1) {
        "first" | "1" | "one" | "1st" => Some(1),
        "second" | "2" | "two" => Some(2),
        "third" | "3" | "three" | "last" | "final" => Some(3),
        "st" => Some(1),
        "nd" => Some(2),
        "rd" => Some(3),
        _ => match reading.text(at + 1) {
            "1" | "one" => Some(1),
            "2" | "two" => Some(2),
            "3" | "three" => Some(3),
            _ => None,
        },
    });
    let asked = reading.asked == Some(crate::language::Asked::Trimester);
    let bare = || match (asked, reading.text(0)) {
        (true, "first" | "1st" | "early") => Some(1),
        (true, "second" | "2nd" | "middle") => Some(2),
        (true, "third" | "3rd" | "last") => Some(3),
        _ => None,
    };
    let by_name = by_name.or_else(bare).and_then(|number| Trimester::new(number).ok());
    by_name.or_else(|| weeks(reading).and_then(|(weeks, _)| trimester_of_week(weeks)))
}

/// Weeks that are told, or months in weeks.
fn weeks(reading: &Reading) -> Option<(f64, Span)> {
    reading.measures.iter().find_map(|mark| match mark.what {
        Measure::Weeks(weeks) => Some((weeks, mark.at)),
        Measure::Months(months) => Some((months * WEEKS_A_MONTH, mark.at)),
        _ => None,
    })
}

/// The trimester that a week of a pregnancy is in.
pub(in crate::language) fn trimester_of_week(weeks: f64) -> Option<Trimester> {
    let number = 1 + TRIMESTER_ENDS.iter().filter(|end| weeks > **end).count() as u8;
    Trimester::new(number).ok().filter(|_| (0.0..=43.0).contains(&weeks))
}

/// Weeks of the first half year.
const HALF_A_YEAR: f64 = 26.5;

/// "breastfeeding my 3 month old": how long the baby is nursed.
fn lactation(reading: &mut Reading, patch: &mut ProfilePatch) {
    let word = |at: &usize| {
        let stem = reading.words[*at].stem.as_str();
        stem.starts_with("breastf")
            || stem.starts_with("lactat")
            || (stem == "breast" && reading.text(at + 1).starts_with("feed"))
            || matches!((reading.text(*at), reading.text(at + 1)), ("nursing", "my" | "a" | "our" | "the" | ","))
            || (reading.text(*at) == "nursing" && reading.before(*at, 1) == "still")
    };
    let Some(at) = (0..reading.len()).find(|at| word(at) && !reading.denied(*at)) else { return };
    let told = weeks(reading);
    if told.is_none() && (speaks_of_others(reading, at) || reading.text(at) == "nursing") {
        return;
    }
    let young = told.is_none_or(|(weeks, _)| weeks <= HALF_A_YEAR);
    patch.lactation_months = Some(if young { LactationMonths::FirstHalf } else { LactationMonths::SecondHalf });
    patch.conditions.remove(&Condition::Postpartum);
    reading.take(Span::new(at, at + 1));
    told.into_iter().for_each(|(_, age)| reading.take(age));
}

/// "Stopped breastfeeding", "my wife is breastfeeding", "is breastfeeding good": nobody nurses who says so.
fn speaks_of_others(reading: &Reading, at: usize) -> bool {
    const AWAY: &[&str] =
        &["stopped", "finished", "after", "done", "wife", "sister", "friend", "is", "was", "quit", "plan", "will"];
    (1..=4).any(|back| at >= back && AWAY.contains(&reading.before(at, back)))
        && !(1..=2).any(|back| matches!((reading.before(at, back + 1), reading.before(at, back)), ("i", "am") | ("still", _)))
}

fn limitations(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = reading.meanings(reading.whole(), |meaning| if let Meaning::Area(area) = meaning { Some(area) } else { None });
    let asked = reading.asked == Some(crate::language::Asked::Limitations);
    for (place, mark) in named.iter().enumerate() {
        let group = group(reading, &named, place);
        if changes_sides(reading, mark.at) {
            add(patch, mark.what, severity(reading, group, mark.at, &named));
            reading.take(mark.at);
        } else if is_fine(reading, group, mark.at) {
            patch.without.limitations.insert(mark.what);
            reading.take(mark.at);
        } else if asked || is_trouble(reading, group, mark.at) {
            add(patch, mark.what, severity(reading, group, mark.at, &named));
            reading.take(mark.at);
        }
    }
    if !patch.limitations.is_empty() {
        let words: Vec<Span> = reading.cues(Cue::Trouble, reading.whole()).collect();
        words.into_iter().for_each(|at| reading.take(at));
    }
}

/// "it isn't my left shoulder, it's the right": the other side, and nothing is healed.
fn changes_sides(reading: &Reading, at: Span) -> bool {
    let side = |at: usize| matches!(reading.text(at), "left" | "right");
    let sentence = reading.sentence_at(at.start);
    let other = (at.end..sentence.end)
        .any(|place| side(place) && reading.text(place) != reading.before(at.start, 1) && reading.before(place, 1) == "the");
    side(at.start.saturating_sub(1)) && reading.denied(at.start) && other
}

fn add(patch: &mut ProfilePatch, area: Area, severity: Option<Severity>) {
    match patch.limitations.iter_mut().find(|known| known.area == area) {
        Some(known) => known.severity = severity.unwrap_or(known.severity),
        None => patch.limitations.push(Limitation { area, severity: severity.unwrap_or(Severity::Moderate) }),
    }
}

/// The clause of an area together with the clauses of areas listed with it, and a clause after it without one.
fn group(reading: &Reading, named: &[Mark<Area>], place: usize) -> Span {
    let clause = reading.clause_at(named[place].at.start);
    let sentence = reading.sentence_at(named[place].at.start);
    let listed = |left: &Mark<Area>, right: &Mark<Area>| {
        (left.at.end..right.at.start).all(|at| {
            !reading.words[at].is_word()
                || matches!(reading.text(at), "and" | "or" | "my" | "left" | "right" | "both" | "the" | "a")
        })
    };
    let mut first = place;
    while first > 0 && listed(&named[first - 1], &named[first]) {
        first -= 1;
    }
    let mut last = place;
    while last + 1 < named.len() && listed(&named[last], &named[last + 1]) {
        last += 1;
    }
    let start = reading.clause_at(named[first].at.start).start.min(clause.start);
    let next = named.get(last + 1).map_or(sentence.end, |next| reading.clause_at(next.at.start).start);
    let end = next.min(sentence.end).max(reading.clause_at(named[last].at.start).end.min(sentence.end));
    Span::new(start, end)
}

fn is_trouble(reading: &Reading, group: Span, at: Span) -> bool {
    let near = |cue: Span| cue.end <= at.start || cue.start >= at.start;
    let inside = (at.start..at.end).any(|at| {
        matches!(
            reading.words[at].stem.as_str(),
            "bad" | "dodgi" | "injuri" | "problem" | "issu" | "troubl" | "surgeri" | "weak" | "iffi" | "goe" | "oper"
        )
    });
    let said = reading.cues(Cue::Trouble, group).any(|cue| near(cue) && !reading.denied(cue.start));
    let rated = !reading.meanings(group, |meaning| matches!(meaning, Meaning::Severity(_)).then_some(())).is_empty()
        && (reading.has_any(&[Cue::Trouble, Cue::Pain], group) || says_is(reading, at));
    (inside || said || rated) && !reading.denied(at.start)
}

/// "the elbow is still moderate": rated by name.
fn says_is(reading: &Reading, at: Span) -> bool {
    matches!(reading.text(at.end), "is" | "are" | ":" | "still")
        || matches!(reading.before(at.start, 1), "mild" | "moderate" | "severe")
}

/// "my knee is fine now", "no knee problems any more".
fn is_fine(reading: &Reading, group: Span, at: Span) -> bool {
    let here = |cue: &Span| reading.clause_at(cue.start) == reading.clause_at(at.start);
    let told = reading.cues(Cue::FineNow, group).filter(|cue| !wished(reading, *cue) && (here(cue) || !of_pain(reading, *cue)));
    let fine = told.into_iter().any(|cue| {
        cue.start >= at.end && !reading.denied(cue.start) || cue.start < at.start && reading.text(cue.start) != "better"
    });
    let denied = reading.denied(at.start);
    let trouble = reading.cues(Cue::Trouble, group).any(|cue| !cue.touches(at) && reading.text(cue.start) == "not");
    (fine && !trouble) || denied
}

/// The word for how bad it is that stands nearest.
fn severity(reading: &Reading, group: Span, at: Span, named: &[Mark<Area>]) -> Option<Severity> {
    let words = reading.meanings(group, |meaning| if let Meaning::Severity(severity) = meaning { Some(severity) } else { None });
    let own = |mark: &&Mark<Severity>| {
        let distance = |area: Span| {
            if mark.at.end <= area.start { area.start - mark.at.end } else { mark.at.start.saturating_sub(area.end) }
        };
        let here = distance(at);
        let same_clause = reading.clause_at(mark.at.start) == reading.clause_at(at.start);
        named
            .iter()
            .all(|other| distance(other.at) >= here || reading.clause_at(other.at.start) != reading.clause_at(mark.at.start))
            && (same_clause || named.len() == 1 || here < 8)
    };
    let named = |mark: &Mark<Severity>| usize::from(!matches!(reading.text(mark.at.start), "mild" | "moderate" | "severe"));
    words.iter().filter(own).min_by_key(|mark| (named(mark), mark.at.start.abs_diff(at.start))).map(|mark| mark.what)
}
