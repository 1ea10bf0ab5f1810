//! One utterance, read: its tokens and everything that was recognised in them.

use super::cue::Cue;
use super::dates::{self, DayName};
use super::grammar::read_all;
use super::lexicon::{Lexicon, Meaning};
use super::measures::{Measure, measure};
use super::names::without_overlaps;
use super::phrases::{Mark, Span};
use super::tokens::{Kind, Token};
use super::{Asked, Context};
use crate::athlete::{Area, Units};
use crate::fitness::ExerciseId;

/// The tokens of an utterance with what stands where. Whoever understands a part takes it, so that nobody reads it twice.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) words: Vec<Token>,
    pub(super) measures: Vec<Mark<Measure>>,
    pub(super) days: Vec<Mark<DayName>>,
    pub(super) exercises: Vec<Mark<ExerciseId>>,
    pub(super) marks: Vec<Mark<Meaning>>,
    pub(super) asked: Option<Asked>,
    pub(super) units: Units,
    /// The sentence and the clause of each token, counted from the start.
    sentence: Vec<usize>,
    clause: Vec<usize>,
    taken: Vec<bool>,
}

impl Reading {
    pub(super) fn of(text: &str, context: &Context, lexicon: &Lexicon) -> Self {
        let words = lexicon.tokens(text);
        let mut marks = lexicon.phrases.find(&words);
        let masks: Vec<Span> = marks.iter().filter(|mark| mark.what == Meaning::Nothing).map(|mark| mark.at).collect();
        let masked = |at: Span| masks.iter().any(|mask| mask.swallows(at));
        let goal = |what: Meaning| matches!(what, Meaning::Goal(_) | Meaning::GoalWord(_));
        marks.retain(|mark| mark.what == Meaning::Nothing || !(masked(mark.at) || goal(mark.what) && masks.contains(&mark.at)));
        let days = dates::days(&words, context.today);
        let mut measures = read_all(&words, measure);
        measures.retain(|mark| !days.iter().any(|day| day.at.touches(mark.at) && day.at.len() >= mark.at.len()));
        lend_units(&words, &mut measures);
        lend_to_corrections(&words, &mut measures);
        let exercises: Vec<Mark<ExerciseId>> = lexicon.names.find(&words).into_iter().filter(|mark| !masked(mark.at)).collect();
        let whole: Vec<Span> = measures.iter().map(|mark| mark.at).chain(exercises.iter().map(|mark| mark.at)).collect();
        let (sentence, clause) = super::clauses::split(&words, &whole);
        let taken = vec![false; words.len()];
        let mut reading =
            Self { words, measures, days, exercises, marks, asked: context.asked, units: context.units, sentence, clause, taken };
        reading.prefer_longer();
        reading.listed_backs();
        reading
    }

    /// "Box jump" is no box, "pull-up bar" no pull-up, "knee push-up" no knee.
    fn prefer_longer(&mut self) {
        self.days.retain(|day| !self.marks.iter().any(|mark| mark.what == Meaning::Nothing && mark.at.swallows(day.at)));
        let way = self.measures.iter().any(|mark| matches!(mark.what, Measure::Km(_)));
        let thing = |what: Meaning| is_thing(what) && !(way && matches!(what, Meaning::Activity(_)));
        let things: Vec<Span> = self.marks.iter().filter(|mark| thing(mark.what)).map(|mark| mark.at).collect();
        self.exercises.retain(|exercise| !things.iter().any(|thing| thing.swallows(exercise.at)));
        let pressures: Vec<Span> = self.exercises.iter().map(|mark| mark.at).filter(|at| self.is_blood_pressure(*at)).collect();
        self.exercises.retain(|exercise| !pressures.contains(&exercise.at));
        let exercises: Vec<Span> = self.exercises.iter().map(|mark| mark.at).collect();
        let wholes: Vec<Span> = things.iter().copied().chain(exercises).collect();
        self.marks.retain(|mark| !is_noun(mark.what) || !wholes.iter().any(|whole| whole.swallows(mark.at)));
        let elsewhere: Vec<Span> = self.marks.iter().filter(|mark| self.is_no_part(mark)).map(|mark| mark.at).collect();
        self.marks.retain(|mark| !matches!(mark.what, Meaning::Area(_)) || !elsewhere.contains(&mark.at));
    }

    /// "bp 150/95" is a blood pressure, no bench press.
    fn is_blood_pressure(&self, at: Span) -> bool {
        let figure = |place: usize| self.words.get(place).and_then(Token::number);
        let pair = (at.end..at.end + 4).any(|place| {
            let over = matches!(self.text(place + 1), "/" | "over");
            over && figure(place).zip(figure(place + 2)).is_some_and(|(upper, lower)| upper >= 90.0 && lower >= 50.0)
        });
        at.len() == 1 && self.text(at.start) == "bp" && pair
    }

    /// "6 foot 2" measures, and the upper back is not the lower one.
    fn is_no_part(&self, mark: &Mark<Meaning>) -> bool {
        let before = mark.at.start.checked_sub(1).and_then(|at| self.words.get(at));
        match mark.what {
            Meaning::Area(Area::Foot) => {
                self.measures.iter().any(|measure| measure.at.touches(mark.at)) || before.is_some_and(|it| it.number().is_some())
            }
            Meaning::Area(Area::LowBack) => before.is_some_and(|it| matches!(it.text.as_str(), "upper" | "mid" | "middle")),
            _ => false,
        }
    }

    /// "knees and back", "back and hips": listed with other parts of the body, the back is one.
    fn listed_backs(&mut self) {
        let near = |at: usize| {
            let joined = |from: usize, to: usize| {
                (from..to).all(|place| !self.words[place].is_word() || matches!(self.text(place), "and" | "or" | "my" | "also"))
            };
            self.marks.iter().filter(|mark| matches!(mark.what, Meaning::Area(_))).any(|mark| {
                mark.at.end < at && joined(mark.at.end, at) || at + 1 < mark.at.start && joined(at + 1, mark.at.start)
            })
        };
        let covered = |at: usize| {
            self.marks.iter().any(|mark| matches!(mark.what, Meaning::Area(_) | Meaning::Nothing) && mark.at.holds(at))
                || self.exercises.iter().any(|mark| mark.at.holds(at))
        };
        let backs: Vec<usize> = (0..self.len()).filter(|&at| self.text(at) == "back" && !covered(at) && near(at)).collect();
        self.marks.extend(backs.into_iter().map(|at| Mark { at: Span::new(at, at + 1), what: Meaning::Area(Area::LowBack) }));
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn whole(&self) -> Span {
        Span::new(0, self.len())
    }

    pub(super) fn sentence_at(&self, at: usize) -> Span {
        around(&self.sentence, at)
    }

    pub(super) fn clause_at(&self, at: usize) -> Span {
        around(&self.clause, at)
    }

    pub(super) fn clauses(&self) -> Vec<Span> {
        spans(&self.clause)
    }

    pub(super) fn sentences(&self) -> Vec<Span> {
        spans(&self.sentence)
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |token| token.text.as_str())
    }

    /// The text of the token so many places before.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.text(at))
    }

    pub(super) fn take(&mut self, at: Span) {
        for taken in self.taken.iter_mut().take(at.end).skip(at.start) {
            *taken = true;
        }
    }

    pub(super) fn is_free(&self, at: Span) -> bool {
        self.taken.iter().take(at.end).skip(at.start).all(|taken| !taken)
    }

    /// Places of a cue inside a span.
    pub(super) fn cues(&self, cue: Cue, within: Span) -> impl Iterator<Item = Span> + '_ {
        let inside = move |mark: &&Mark<Meaning>| {
            mark.what == Meaning::Cue(cue) && within.start <= mark.at.start && mark.at.end <= within.end
        };
        self.marks.iter().filter(inside).map(|mark| mark.at)
    }

    pub(super) fn has(&self, cue: Cue, within: Span) -> bool {
        self.cues(cue, within).next().is_some()
    }

    pub(super) fn has_any(&self, cues: &[Cue], within: Span) -> bool {
        cues.iter().any(|cue| self.has(*cue, within))
    }

    /// A cue whose words nobody took yet.
    pub(super) fn free_cue(&self, cue: Cue, within: Span) -> Option<Span> {
        self.cues(cue, within).find(|at| self.is_free(*at))
    }

    /// A cue that is not denied.
    pub(super) fn said(&self, cue: Cue, within: Span) -> Option<Span> {
        self.cues(cue, within).find(|at| self.is_free(*at) && !self.denied(at.start))
    }

    pub(super) fn free_measures(&self, within: Span) -> impl Iterator<Item = &Mark<Measure>> + '_ {
        self.measures
            .iter()
            .filter(move |mark| within.start <= mark.at.start && mark.at.end <= within.end && self.is_free(mark.at))
    }

    pub(super) fn free_days(&self, within: Span) -> impl Iterator<Item = &Mark<DayName>> + '_ {
        self.days.iter().filter(move |mark| within.start <= mark.at.start && mark.at.end <= within.end && self.is_free(mark.at))
    }

    pub(super) fn free_exercises(&self, within: Span) -> impl Iterator<Item = &Mark<ExerciseId>> + '_ {
        self.exercises
            .iter()
            .filter(move |mark| within.start <= mark.at.start && mark.at.end <= within.end && self.is_free(mark.at))
    }

    /// What phrases mean inside a span, longest first where they overlap.
    pub(super) fn meanings<T>(&self, within: Span, pick: impl Fn(Meaning) -> Option<T>) -> Vec<Mark<T>> {
        let inside = self.marks.iter().filter(|mark| within.start <= mark.at.start && mark.at.end <= within.end);
        let picked = inside.filter(|mark| self.is_free(mark.at));
        without_overlaps(picked.filter_map(|mark| pick(mark.what).map(|what| Mark { at: mark.at, what })).collect())
    }

    /// Whether a word before this place, in the same clause, denies it.
    pub(super) fn denied(&self, at: usize) -> bool {
        super::clauses::denied(self, at)
    }

    /// The same for a cue that may begin with a denial of its own: "not eat".
    pub(super) fn denied_before(&self, at: usize) -> bool {
        !matches!(self.text(at), "not" | "no" | "never" | "can" | "without") && self.denied(at)
    }

    /// Number tokens that are no part of a measure or a day, and that nobody took.
    pub(super) fn bare_numbers(&self, within: Span) -> Vec<Mark<f64>> {
        let bare = |at: &usize| {
            let here = Span::new(*at, at + 1);
            self.is_free(here)
                && !self.measures.iter().any(|mark| mark.at.touches(here))
                && !self.days.iter().any(|mark| mark.at.touches(here))
        };
        let number = |at: usize| Some(Mark { at: Span::new(at, at + 1), what: self.words.get(at)?.number()? });
        (within.start..within.end).filter(bare).filter_map(number).collect()
    }

    /// Words that nobody understood, as a share of all words.
    pub(super) fn left_over(&self) -> f64 {
        let words = self.words.iter().filter(|token| !matches!(token.kind, Kind::Sign(_))).count();
        let taken =
            self.words.iter().zip(&self.taken).filter(|(token, taken)| !matches!(token.kind, Kind::Sign(_)) && **taken).count();
        if words == 0 { 1.0 } else { (words - taken) as f64 / words as f64 }
    }
}

/// "no wait, 3", "actually 35", "hang on, 3": a word before the place takes back what was said.
pub(super) fn is_correction(reading: &Reading, at: usize) -> bool {
    corrects(&reading.words, at)
}

fn corrects(words: &[Token], at: usize) -> bool {
    const WORDS: &[&str] =
        &["wait", "actually", "sorry", "hang", "mean", "meant", "rather", "scratch", "no", "make", "correction", "sry"];
    (1..=4)
        .filter_map(|back| words.get(at.checked_sub(back)?))
        .take_while(|token| token.number().is_none())
        .any(|token| WORDS.contains(&token.text.as_str()))
}

/// "you wrote 95 kg but I am 85".
fn is_set_right(words: &[Token], at: usize) -> bool {
    let text = |back: usize| at.checked_sub(back).map_or("", |at| words[at].text.as_str());
    matches!(text(1), "am" | "is") && matches!(text(2), "i" | "it") && text(3) == "but"
}

/// "25 min. no wait, 35": a bare number that corrects has the unit of the figure before it.
fn lend_to_corrections(words: &[Token], measures: &mut Vec<Mark<Measure>>) {
    let inside = |at: usize| measures.iter().any(|mark| mark.at.holds(at));
    let lent: Vec<Mark<Measure>> = (0..words.len())
        .filter(|&at| !inside(at) && (corrects(words, at) || is_set_right(words, at)))
        .filter_map(|at| {
            let value = words[at].number()?;
            let earlier = measures.iter().rev().find(|mark| mark.at.end <= at)?;
            let old = words[earlier.at.start].number().filter(|old| *old > 0.0)?;
            let plain = matches!(earlier.what, Measure::Seconds(_) | Measure::Kg(_) | Measure::Days(_) | Measure::Cm(_))
                && earlier.at.len() == 2;
            let ends = words.get(at + 1).is_none_or(|next| !next.is_word());
            (plain && ends).then(|| Mark { at: Span::new(at, at + 1), what: earlier.what.scaled(value / old) })
        })
        .collect();
    measures.extend(lent);
    measures.sort_by_key(|mark| mark.at);
}

/// "4 not 3 days", "72 not 82 kg": the figure before "not" has the unit of the one behind it.
fn lend_units(words: &[Token], measures: &mut Vec<Mark<Measure>>) {
    let lent = measures.iter().filter_map(|mark| {
        let place = mark.at.start.checked_sub(2)?;
        let (value, denied) = (words.get(place)?.number()?, words.get(mark.at.start)?.number()?);
        let not = words.get(place + 1).is_some_and(|token| token.text == "not");
        (not && denied > 0.0).then(|| Mark { at: Span::new(place, place + 1), what: mark.what.scaled(value / denied) })
    });
    let mut lent: Vec<Mark<Measure>> = lent.collect();
    lent.extend(measures.iter().filter_map(|mark| {
        let place = mark.at.start.checked_sub(2)?;
        let (from, to) = (words.get(place)?.number()?, words.get(mark.at.start)?.number()?);
        let linked = words.get(place + 1).is_some_and(|token| token.text == "to")
            && place.checked_sub(1).is_some_and(|at| words[at].text == "from");
        (linked && to > 0.0).then(|| Mark { at: Span::new(place, place + 1), what: mark.what.scaled(from / to) })
    }));
    lent.extend(measures.iter().filter_map(|mark| {
        let (from, to) = (words.get(mark.at.start)?.number()?, words.get(mark.at.end + 1)?.number()?);
        let linked = words.get(mark.at.end).is_some_and(|token| token.text == "to")
            && mark.at.start.checked_sub(1).is_some_and(|at| words[at].text == "from");
        let alone = words.get(mark.at.end + 2).is_none_or(|next| !next.is_word() || next.text == "please");
        let at = Span::new(mark.at.end + 1, mark.at.end + 2);
        (linked && alone && from > 0.0).then(|| Mark { at, what: mark.what.scaled(to / from) })
    }));
    measures.extend(lent);
    measures.sort_by_key(|mark| mark.at);
}

/// A thing or a condition: a name of its own, longer than what stands in it.
fn is_thing(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Equipment(_) | Meaning::Condition(_) | Meaning::Sex(_) | Meaning::Experience(_) | Meaning::Activity(_)
    )
}

fn is_noun(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Equipment(_) | Meaning::Area(_) | Meaning::Allergen(_) | Meaning::Food)
}

fn around(numbers: &[usize], at: usize) -> Span {
    let Some(&number) = numbers.get(at.min(numbers.len().saturating_sub(1))) else { return Span::new(0, 0) };
    let start = numbers.iter().position(|&other| other == number).unwrap_or(0);
    let length = numbers[start..].iter().take_while(|&&other| other == number).count();
    Span::new(start, start + length)
}

fn spans(numbers: &[usize]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for at in 0..numbers.len() {
        match out.last_mut() {
            Some(last) if numbers[at] == numbers[last.start] => last.end = at + 1,
            _ => out.push(Span::new(at, at + 1)),
        }
    }
    out
}
