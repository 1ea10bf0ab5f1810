//! Age and sex, as people say them of themselves.

use super::figures::crossed_out;
use crate::athlete::{Age, ProfilePatch, Sex};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;

/// "34 years old", "age 34", "turned thirty", "a 27 yo", "I'm 34", "M/29/178cm".
pub(super) fn age(reading: &mut Reading, patch: &mut ProfilePatch) {
    let years: Vec<Mark<f64>> = reading
        .free_measures(reading.whole())
        .filter_map(|mark| if let Measure::Years(years) = mark.what { Some(Mark { at: mark.at, what: years }) } else { None })
        .filter(|mark| {
            let years = &mark.what;
            matches!(reading.text(mark.at.end), "old" | "young")
                || (reading.text(mark.at.end) == "of" && reading.text(mark.at.end + 1) == "age")
                || reading.before(mark.at.start, 1) == "aged"
                || reading.before(mark.at.start, 1) == "of" && is_sex(reading, mark.at.start.wrapping_sub(2))
                || stands_alone(reading, mark.at, *years)
                || (matches!((reading.before(mark.at.start, 2), reading.before(mark.at.start, 1)), ("i", "have"))
                    && (reading.text(mark.at.end) == "and"
                        || !reading.words.get(mark.at.end).is_some_and(crate::language::tokens::Token::is_word)))
        })
        .collect();
    let mut numbers: Vec<Mark<f64>> = years;
    numbers.extend(reading.bare_numbers(reading.whole()).into_iter().filter(|mark| is_age(reading, mark)));
    let Some(mark) = numbers.into_iter().rfind(|mark| !crossed_out(reading, mark.at)) else { return };
    if let Some(age) = whole_age(mark.what) {
        patch.age = Some(age);
        reading.take(mark.at);
        let near = Span::new(mark.at.start.saturating_sub(2), (mark.at.end + 3).min(reading.len()));
        let words: Vec<Span> = reading.cues(Cue::AgeWord, near).collect();
        words.into_iter().for_each(|at| reading.take(at));
    }
}

/// Ages of those who are told so, whatever else is said: children and the young.
const MINORS: std::ops::RangeInclusive<f64> = 5.0..=17.0;

/// "how much protein do I need, im 16", "as a 15 year old": a young age that is stated anywhere, so that nobody loses it.
pub(in crate::language) fn stated_age_of_a_minor(reading: &Reading) -> Option<Age> {
    let years = reading.measures.iter().filter_map(|mark| match mark.what {
        Measure::Years(years) if matches!(reading.text(mark.at.end), "old" | "young") => Some(Mark { at: mark.at, what: years }),
        _ => None,
    });
    let bare = reading.bare_numbers(reading.whole());
    let named = bare.iter().filter(|mark| matches!(reading.text(mark.at.end), "yo" | "yr" | "yrs")).cloned();
    let of_me = |mark: &Mark<f64>| {
        let behind = |back: usize| reading.before(mark.at.start, back);
        let back = 1 + usize::from(among("only just now actually still nearly almost a an about", behind(1)));
        matches!((behind(back + 1), behind(back)), ("i", "am") | ("as", "a" | "an")) || behind(1) == "a" && behind(2) == "as"
    };
    let plain =
        bare.iter().filter(|mark| of_me(mark) && reading.before(mark.at.start, 1) != "a" && !counts(reading, mark.at.end));
    let said = years.chain(named).filter(of_me).chain(plain.cloned());
    let said = said.filter(|mark| MINORS.contains(&mark.what) && !crossed_out(reading, mark.at));
    said.filter_map(|mark| whole_age(mark.what)).next_back()
}

/// "I'm 6 down", "I am 12 into it": the number counts something.
fn counts(reading: &Reading, end: usize) -> bool {
    let plain =
        "and want wanna so but with or male female years yo can btw now too tho though nearly years still not is what how i a";
    goes_on(reading, end)
        || reading.words.get(end).is_some_and(|next| {
            next.is_word() && !among(plain, next.text.as_str())
                || next.number().is_some() && !reading.measures.iter().any(|mark| mark.at.start == end)
        })
}

/// "vegetarian, 67 years, ...", "male 22 yrs 185cm": no length of anything.
fn stands_alone(reading: &Reading, at: Span, years: f64) -> bool {
    let left = at.start.checked_sub(1).and_then(|at| reading.words.get(at));
    let opens =
        left.is_none_or(|token| !token.is_word() && token.number().is_none()) || is_sex(reading, at.start.wrapping_sub(1));
    let right = reading.words.get(at.end);
    let closes = right.is_none_or(|token| !token.is_word()) || reading.measures.iter().any(|mark| mark.at.start == at.end);
    let trains = reading.has_any(&[Cue::YearsDoing, Cue::TrainingWord], reading.clause_at(at.start));
    (14.0..=99.0).contains(&years) && opens && closes && !trains
}

pub(super) fn whole_age(years: f64) -> Option<Age> {
    let whole = years.fract() == 0.0 && (1.0..=110.0).contains(&years);
    if whole { Age::new(years as u8).ok() } else { None }
}

fn is_age(reading: &Reading, mark: &Mark<f64>) -> bool {
    if whole_age(mark.what).is_none() {
        return false;
    }
    let at = mark.at;
    let next = reading.text(at.end);
    let before = |back: usize| reading.before(at.start, back);
    let said_before =
        reading.has(Cue::AgeWord, Span::new(at.start.saturating_sub(3), at.start)) && !matches!(before(1), "by" | "for");
    let it_is = before(1) == "is" && reading.has(Cue::AgeWord, Span::new(at.start.saturating_sub(8), at.start));
    let said_before = said_before || it_is;
    let birthday = next == "th" && reading.text(at.end + 1) == "birthday";
    let said_after = birthday
        || matches!(next, "yo" | "yr" | "yrs" | "year" | "years" | "y")
        || (next == "and" && reading.text(at.end + 1) == "a");
    let adult = (10.0..=99.0).contains(&mark.what);
    let followed = Span::new(at.end, at.end + 1);
    if !reading.bare_numbers(followed).is_empty() {
        return false;
    }
    let i_am = matches!(before(1), "am" | "is") && before(2) == "i" && !goes_on(reading, at.end);
    let i_am_loosely = adult
        && (before(1) == "am"
            || (before(2) == "am" && matches!(before(1), "now" | "actually" | "only" | "almost" | "nearly" | "about")))
        && !goes_on(reading, at.end);
    let sexed = adult
        && (is_sex(reading, at.start.wrapping_sub(1))
            || is_sex(reading, at.end)
            || (before(1) == "/" && is_sex(reading, at.start.wrapping_sub(2)))
            || is_sex(reading, at.end + 1)
            || (matches!(before(1), "of" | ",") && is_sex(reading, at.start.wrapping_sub(2))));
    let listed = adult && in_a_list(reading, at) && introduces(reading);
    let named = (14.0..=90.0).contains(&mark.what)
        && before(2) == "am"
        && before(3) == "i"
        && !goes_on(reading, at.end)
        && reading
            .words
            .get(at.start.wrapping_sub(1))
            .is_some_and(|token| token.is_word() && !among(NO_NAMES, token.text.as_str()));
    let named = named || (14.0..=90.0).contains(&mark.what) && follows_a_name(reading, at);
    let at_that_age = before(1) == "at" && next == "i" && (14.0..=99.0).contains(&mark.what);
    let for_me = at_that_age || before(1) == "," && before(2) == "me" && adult;
    named || for_me || ((said_before || said_after || i_am) && mark.what >= 5.0) || i_am_loosely || sexed || listed
}

/// "I'm Sarah, 33, ...": between commas, right behind a name.
fn follows_a_name(reading: &Reading, at: Span) -> bool {
    let before = |back: usize| reading.before(at.start, back);
    let name = at.start.checked_sub(2).and_then(|at| reading.words.get(at));
    let called = matches!((before(4), before(3)), ("i", "am") | ("name", "is") | ("is", "called"));
    let ends = !reading.words.get(at.end).is_some_and(|next| next.is_word() && goes_on(reading, at.end));
    before(1) == "," && called && ends && name.is_some_and(|token| token.is_word() && !among(NO_NAMES, token.text.as_str()))
}

/// Words after "I am" that are nobody's name.
const NO_NAMES: &str = "at on in to doing down up over under for about around training with by of the a day week not only just free off \
    lifting benching squatting running eating nearly almost into than and or";

/// A unit or a word that makes the number something else.
fn goes_on(reading: &Reading, end: usize) -> bool {
    matches!(
        reading.text(end),
        "kg" | "kilos"
            | "lb"
            | "lbs"
            | "stone"
            | "cm"
            | "this"
            | "today"
            | "days"
            | "day"
            | "weeks"
            | "months"
            | "minutes"
            | "mins"
            | "reps"
            | "sets"
            | "times"
            | "%"
            | "x"
            | "percent"
            | "sessions"
            | "foot"
            | "ft"
            | "'"
            | "/"
            | "pounds"
            | "weighs"
            | "in"
            | "exercises"
            | "pull"
            | "push"
    )
}

fn is_sex(reading: &Reading, at: usize) -> bool {
    reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Sex(_)) && mark.at.holds(at))
}

/// A number between commas, at the start or at the end.
fn in_a_list(reading: &Reading, at: Span) -> bool {
    const FILLERS: &[&str] = &["well", "like", "about", "around", "now", "aged", "actually", "nearly", "almost"];
    let edge = |token: Option<&crate::language::tokens::Token>| {
        token.is_none_or(|token| FILLERS.contains(&token.text.as_str()) || !token.is_word() && token.number().is_none())
    };
    let left = at.start.checked_sub(1).and_then(|at| reading.words.get(at));
    let fades = matches!(reading.text(at.end), "to" | "here" | "btw" | "years" | "next" | "this" | "tomorrow" | "soon" | "and");
    edge(left) && (edge(reading.words.get(at.end)) || fades)
}

/// Other figures of a body, or a sex, stand in the same utterance.
fn introduces(reading: &Reading) -> bool {
    let body =
        reading.measures.iter().any(|mark| matches!(mark.what, Measure::Cm(_)) || mark.what.kg().is_some_and(|kg| kg >= 35.0));
    let sex = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Sex(_)));
    let years = reading.has(Cue::AgeWord, reading.whole())
        || (0..reading.len()).any(|at| matches!((reading.text(at), reading.text(at + 1)), ("will", "be") | ("in", "my")));
    body || sex || years || lists_the_frame(reading)
}

/// "4 days, 60 min, full gym, intermediate": a list of what a plan is made from, in which a number alone is the age.
fn lists_the_frame(reading: &Reading) -> bool {
    let has = |told: fn(Meaning) -> bool| usize::from(reading.marks.iter().any(|mark| told(mark.what)));
    let minutes = usize::from(reading.measures.iter().any(|mark| mark.what.minutes().is_some()));
    let aims = has(|meaning| matches!(meaning, Meaning::Goal(_) | Meaning::GoalWord(_)));
    let kit = has(|meaning| matches!(meaning, Meaning::Equipment(_)));
    minutes + aims + kit + has(|meaning| matches!(meaning, Meaning::Experience(_))) >= 2 && reading.exercises.is_empty()
}

pub(super) fn sex(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = reading.meanings(reading.whole(), |meaning| if let Meaning::Sex(sex) = meaning { Some(sex) } else { None });
    let fits = |mark: &&Mark<Sex>| !reading.denied(mark.at.start) && says_own_sex(reading, mark, patch);
    let unspecified = named.iter().find(|mark| mark.what == Sex::Unspecified && says_own_sex(reading, mark, patch));
    let corrects = (0..reading.len()).any(|at| matches!(reading.text(at), "put" | "wrong" | "mistake" | "actually" | "meant"));
    let own = || if corrects { named.iter().rfind(fits) } else { named.iter().find(fits) };
    if let Some(mark) = unspecified.or_else(own).cloned() {
        patch.sex = Some(mark.what);
        reading.take(mark.at);
    }
}

fn says_own_sex(reading: &Reading, mark: &Mark<Sex>, patch: &ProfilePatch) -> bool {
    let at = mark.at;
    let clause = reading.clause_at(at.start);
    let sexed = reading.words.iter().any(|token| matches!(token.text.as_str(), "sex" | "gender"));
    let single_letter = reading.text(at.start).len() == 1 && !matches!(reading.text(at.start + 1), "i" | "'");
    let figures = patch.age.is_some() || patch.height_cm.is_some() || patch.weight_kg.is_some();
    let plain_word = matches!(reading.text(at.start), "male" | "female" | "woman" | "nonbinary" | "lady" | "bloke");
    let i_am = (clause.start..at.start).any(|place| matches!(reading.text(place), "am" | "as"))
        && at.start.saturating_sub(clause.start) <= 6;
    let vocative =
        matches!(reading.text(at.start), "man" | "dude" | "guy" | "guys" | "girl" | "men" | "women" | "ladies" | "lad" | "boy")
            && !matches!(reading.before(at.start, 1), "a" | "old" | "year" | "yo" | "retired" | "big" | "tall" | "/")
            && !figures;
    let relation = matches!(reading.before(at.start, 1), "my" | "the" | "your" | "his" | "her")
        || matches!(reading.text(at.start), "husband");
    let alone = clause.len() <= at.len() + 1 && (figures || reading.whole().len() <= at.len() + 2) && plain_word;
    if mark.what == Sex::Unspecified {
        let start = reading.text(at.start);
        let spelled_out = at.len() > 1 && !start.starts_with("prefer") && !start.starts_with("neither");
        return sexed || plain_word || spelled_out || start == "enby";
    }
    !vocative && !relation && (sexed || i_am || (figures && (!single_letter || reading.len() > 3)) || alone)
}
