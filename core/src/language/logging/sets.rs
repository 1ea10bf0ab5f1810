//! "bench 3x8 60", "squat 100x5, 105x5", "8 8 6 on chin ups": sets that were done.

mod settle;

use super::bare::{plates_kg, without_a_bar};
use super::figures::{Factor, Piece, Unit, piece};
use super::region::{Region, regions};
use crate::athlete::{KG_PER_LB, Units};
use crate::fitness::{Category, Exercise, ExerciseId, Mode};
use crate::knowledge::Knowledge;
use crate::language::cue::Cue;
use crate::language::grammar::read_at;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::tokens::{Kind, Token};
use crate::language::understand::Found;
use crate::language::{Intent, Reps, SetSlots};

const MOST_SETS: f64 = 30.0;
const MOST_REPS: f64 = 500.0;
const MOST_KG: f64 = 700.0;
const MOST_SECONDS: f64 = 3600.0;

/// Reads all sets that were done.
pub(in crate::language) fn log_sets(reading: &mut Reading, found: &mut Found, world: &Knowledge) {
    for region in regions(reading) {
        let Some(place) = region.exercise else { continue };
        if !reports(reading, region.at) || is_banned(reading, reading.exercises[place].at) {
            continue;
        }
        let mark = reading.exercises[place].clone();
        let exercise = world.exercises.get(&mark.what);
        let pieces = pieces(reading, &region, mark.at);
        let entries = Assembly::new(exercise, reading, region.at, mark.at).read(&pieces);
        let timed = pieces.iter().any(|(_, piece)| {
            matches!(piece, Piece::Seconds(_) | Piece::Short(_) | Piece::Cross(_) | Piece::Reps(_) | Piece::Sets(_))
        });
        let counted = timed || !is_cardio(&mark.what, world);
        let endless = is_cardio(&mark.what, world) && entries.iter().all(|slots| slots.seconds.is_some() && slots.reps.is_none());
        if entries.is_empty() || !counted || endless {
            continue;
        }
        let id = without_a_bar(reading, &mark, &entries);
        for slots in entries {
            found.add(region.at.start.max(mark.at.start), Intent::LogSets(SetSlots { exercise: Some(id.clone()), ..slots }));
        }
        reading.take(region.at);
    }
    log_nameless(reading, found);
}

/// "60 minutes, no burpees": a name right behind a denial was not done.
fn is_banned(reading: &Reading, name: Span) -> bool {
    reading.cues(Cue::Avoid, reading.whole()).any(|cue| {
        let plain = matches!(reading.text(cue.start), "no" | "never" | "avoid" | "exclude" | "without" | "hate");
        plain && cue.end == name.start
    })
}

/// Sets of the exercise that was talked of last: "3x8 at 60kg", "the last set was 62.5".
fn log_nameless(reading: &mut Reading, found: &mut Found) {
    for clause in reading.clauses() {
        if !reading.is_free(clause) || !reports(reading, clause) || reading.free_exercises(clause).next().is_some() {
            continue;
        }
        let pieces = pieces(reading, &Region { exercise: None, at: clause }, Span::new(clause.end, clause.end));
        if !stands_alone(reading, clause, &pieces) {
            continue;
        }
        let entries = Assembly::new(None, reading, clause, Span::new(clause.end, clause.end)).read(&pieces);
        let kept: Vec<SetSlots> = entries.into_iter().filter(|slots| *slots != SetSlots::default()).collect();
        if !kept.is_empty() {
            kept.into_iter().for_each(|slots| found.add(clause.start, Intent::LogSets(slots)));
            reading.take(clause);
        }
    }
}

/// A cross with a load, or words that point to one set.
fn stands_alone(reading: &Reading, clause: Span, pieces: &[(usize, Piece)]) -> bool {
    let cross = pieces.iter().any(|(_, piece)| match piece {
        Piece::Cross(factors) => factors.iter().all(|factor| factor.unit != Unit::Seconds || factor.value < 240.0),
        _ => false,
    });
    let words = |words: &[&str]| (clause.start..clause.end).any(|at| words.contains(&reading.text(at)));
    let one_set =
        words(&["set", "sets"]) && words(&["last", "first", "second", "third", "fourth", "final", "that", "this", "top"]);
    let figures = pieces.iter().any(|(_, piece)| !matches!(piece, Piece::Word | Piece::Sets(_)));
    let taken_back = words(&["that", "it"])
        && words(&["not"])
        && pieces.iter().any(|(_, piece)| matches!(piece, Piece::Bare(value) if value.fract() != 0.0));
    cross || taken_back || (one_set && figures) || pieces.iter().any(|(_, piece)| matches!(piece, Piece::Reps(_)))
}

/// Whether the words tell what was done: no wish, no question, no swap.
fn reports(reading: &Reading, at: Span) -> bool {
    const WISHES: &[&str] = &[
        "want",
        "goal",
        "would",
        "should",
        "could",
        "can",
        "how",
        "why",
        "remind",
        "swap",
        "replace",
        "instead",
        "every",
        "per",
        "challenge",
        "aim",
        "goals",
        "target",
        "never",
        "used",
        "get",
    ];
    let could_more = |at: usize| reading.text(at) == "could" && reading.text(at + 1) == "have";
    let stop = (at.start..at.end).any(|at| {
        WISHES.contains(&reading.text(at))
            && !could_more(at)
            && reading.before(at, 1) != "all"
            && !(reading.text(at) == "per" && matches!(reading.text(at + 1), "leg" | "side" | "arm" | "hand" | "set" | "foot"))
            && !(reading.text(at) == "get" && reading.text(at + 1) != "me")
    });
    let owns = (at.start..at.end)
        .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("there", "is" | "are") | ("i", "own") | ("we", "own")));
    let week = reading.has_any(&[Cue::PerWeek, Cue::PerDay], at);
    !stop && !week && !owns
}

/// The pieces of a region with their places; the exercise's own words are left out, and figures taken back ("62.5 not 60").
fn pieces(reading: &Reading, region: &Region, name: Span) -> Vec<(usize, Piece)> {
    let mut tokens: Vec<Token> = reading.words[region.at.start..region.at.end].to_vec();
    let mut denied = false;
    for (offset, token) in tokens.iter_mut().enumerate() {
        denied = token.text == "not"
            || (denied
                && (token.number().is_some()
                    || matches!(token.text.as_str(), "x" | "by" | "*" | "/" | "sets" | "of" | "reps" | "kg")));
        if name.holds(region.at.start + offset) || denied {
            *token = Token { kind: Kind::Word, text: String::new(), stem: String::new(), ..token.clone() };
        }
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(Mark { at: span, what }) = read_at(&tokens, at, piece) {
        out.push((region.at.start + at, what));
        at = span.end;
    }
    out
}

/// What has been put together so far.
struct Assembly<'a> {
    exercise: Option<&'a Exercise>,
    name: Span,
    per_load: f64,
    done: Vec<SetSlots>,
    open: SetSlots,
    bare: Vec<(usize, f64)>,
    at: Option<(f64, bool)>,
}

impl<'a> Assembly<'a> {
    fn new(exercise: Option<&'a Exercise>, reading: &Reading, region: Span, name: Span) -> Self {
        let said = (region.start..region.end).any(|at| matches!(reading.text(at), "lb" | "lbs" | "pounds" | "pound"));
        let kilos = (region.start..region.end).any(|at| matches!(reading.text(at), "kg" | "kgs" | "kilos" | "kilo"));
        let pounds = said || (reading.units == Units::Imperial && !kilos);
        let per_load = if pounds { KG_PER_LB } else { 1.0 };
        Self { exercise, name, per_load, done: Vec::new(), open: SetSlots::default(), bare: Vec::new(), at: None }
    }

    fn read(mut self, pieces: &[(usize, Piece)]) -> Vec<SetSlots> {
        for (place, piece) in pieces {
            self.piece(*place, piece);
        }
        self.close();
        self.share_effort();
        self.done
    }

    fn piece(&mut self, place: usize, piece: &Piece) {
        match piece {
            Piece::Cross(factors) => {
                self.next_if_full();
                self.cross(factors);
            }
            Piece::List(reps) => self.list(reps),
            Piece::Ladder(loads, reps) => {
                for load in loads {
                    self.next_if_full();
                    self.load_reps(load * self.per_load, *reps);
                }
            }
            Piece::Plates(count) => {
                if let Some(kg) = plates_kg(self.exercise, *count, self.per_load) {
                    self.load(kg);
                }
            }
            Piece::Sets(sets) => self.open.sets = small(*sets),
            Piece::Reps(reps) => {
                self.next_if_full();
                self.set_reps(*reps);
            }
            Piece::For(reps) => self.reps_for_load(*reps),
            Piece::Km(_) | Piece::InPounds | Piece::Word => {}
            Piece::Load(kg) => self.load(*kg),
            Piece::Plain(load) => self.load(load * self.per_load),
            Piece::At(value, sign) => self.at = Some((*value, *sign)),
            Piece::Effort(rpe) => self.open.rpe = Some(*rpe),
            Piece::Seconds(seconds) => self.open.seconds = seconds_of(*seconds),
            Piece::Short(value) if self.holds() || self.bodyweight() => self.open.seconds = seconds_of(*value),
            Piece::Short(value) => self.load(value * self.per_load),
            Piece::Colon(minutes, seconds) if self.holds() => self.open.seconds = seconds_of(f64::from(minutes * 60 + seconds)),
            Piece::Colon(..) => {}
            Piece::Bare(value) => self.bare.push((place, *value)),
        }
    }

    /// Held for time instead of repeated.
    fn holds(&self) -> bool {
        self.exercise.is_some_and(|exercise| exercise.mode == Mode::Time)
    }

    /// Moved with no load but the body.
    fn bodyweight(&self) -> bool {
        use crate::athlete::Equipment::{Barbell, Cable, Dumbbell, EzBar, Kettlebell, Machine, Smith, TrapBar};
        const LOADED: &[crate::athlete::Equipment] = &[Barbell, Cable, Dumbbell, EzBar, Kettlebell, Machine, Smith, TrapBar];
        self.exercise.is_none_or(|exercise| !exercise.equipment.iter().any(|thing| LOADED.contains(thing)))
    }

    /// Moved with little: what stands after "@" may be kilograms below ten.
    fn light(&self) -> bool {
        use crate::athlete::Equipment::{Cable, Dumbbell, Kettlebell};
        self.exercise
            .is_some_and(|exercise| exercise.equipment.iter().any(|thing| matches!(thing, Cable | Dumbbell | Kettlebell)))
    }

    fn next_if_full(&mut self) {
        if self.open.reps.is_some() || self.open.seconds.is_some() {
            self.close();
        }
    }

    /// "60 for 10, 70 for 8": after a full entry the load before "for" opens the next.
    fn reps_for_load(&mut self, reps: f64) {
        if self.open.reps.is_some() {
            let Some((_, load)) = self.bare.pop() else { return };
            self.close();
            self.load(load * self.per_load);
        }
        self.set_reps(reps);
    }

    fn set_reps(&mut self, reps: f64) {
        if (1.0..=MOST_REPS).contains(&reps) && reps.fract() == 0.0 {
            self.open.reps = Some(Reps::Same(reps as u16));
        }
    }

    fn load(&mut self, kg: f64) {
        if self.open.load_kg.is_some() && self.open.reps.is_some() {
            self.close();
        }
        self.open.load_kg = loadable(kg);
    }

    fn list(&mut self, values: &[f64]) {
        self.next_if_full();
        let heavy_first = values.len() > 2 && self.open.load_kg.is_none() && !self.bodyweight() && values[0] >= 2.0 * values[1];
        if heavy_first {
            self.load(values[0] * self.per_load);
        }
        let reps: Vec<u16> = values.iter().skip(usize::from(heavy_first)).map(|value| *value as u16).collect();
        self.open.sets = small(reps.len() as f64);
        self.open.reps = match reps.as_slice() {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => Some(Reps::Same(*first)),
            _ => Some(Reps::Each(reps)),
        };
    }

    fn cross(&mut self, factors: &[Factor]) {
        match factors {
            [a, b] => self.two(*a, *b),
            [a, b, c] => self.three(*a, *b, *c),
            _ => {}
        }
    }

    fn two(&mut self, a: Factor, b: Factor) {
        let heavy = |factor: Factor| factor.unit == Unit::Kg;
        match (a.unit, b.unit) {
            (Unit::Seconds, _) => self.timed(b.value, a.value),
            (_, Unit::Seconds) => self.timed(a.value, b.value),
            (Unit::Reps, _) | (_, Unit::Sets) => self.sets_reps(b.value, a.value),
            (Unit::Sets, _) | (_, Unit::Reps) if !heavy(a) => self.sets_reps(a.value, b.value),
            (Unit::Kg, _) => self.load_reps(a.value, b.value),
            (Unit::None, Unit::Kg) if a.value >= 20.0 && self.raw(b) < 15.0 => {
                self.load_reps(a.value * self.per_load, self.raw(b))
            }
            (_, Unit::Kg) => self.load_reps(b.value, a.value),
            _ if self.reads_as_load(a.value, b.value) => self.load_reps(a.value * self.per_load, b.value),
            _ if a.value > 10.0 || (a.value == 10.0 && b.value <= 4.0 && self.open.load_kg.is_some()) => {
                self.sets_reps(b.value, a.value)
            }
            _ if b.value >= 60.0 && !self.bodyweight() => self.load_reps(b.value * self.per_load, a.value),
            _ => self.sets_reps(a.value, b.value),
        }
    }

    /// "60x8" is a load and repetitions; "15x3" are repetitions and sets where a load is said, or none is needed.
    fn reads_as_load(&self, a: f64, b: f64) -> bool {
        let load_said = self.open.load_kg.is_some();
        (a.fract() != 0.0 || a >= 20.0 || (a > 10.0 && b > 5.0)) && !load_said && !self.bodyweight()
            || (self.exercise.is_none() && a >= 30.0)
    }

    fn three(&mut self, a: Factor, b: Factor, c: Factor) {
        let weigh = |factor: Factor| if factor.unit == Unit::Kg { factor.value } else { factor.value * self.per_load };
        let last_is_load = c.unit == Unit::Kg || (a.unit != Unit::Kg && c.value > a.value && c.value > b.value);
        if c.unit == Unit::Kg && a.unit == Unit::None && a.value >= 20.0 && self.raw(c) < 15.0 {
            self.load(a.value * self.per_load);
            return self.sets_reps(self.raw(c), b.value);
        }
        let (load, sets, reps) = if last_is_load {
            (weigh(c), a.value, b.value)
        } else if c.unit == Unit::Reps {
            (weigh(a), b.value, c.value)
        } else {
            (weigh(a), c.value, b.value)
        };
        self.load(load);
        self.sets_reps(sets, reps);
    }

    /// The figure before it became kilograms: "225x5x3 lbs" says the unit of the first figure last.
    fn raw(&self, factor: Factor) -> f64 {
        if factor.unit == Unit::Kg { (factor.value / self.per_load).round() } else { factor.value }
    }

    fn timed(&mut self, sets: f64, seconds: f64) {
        self.open.sets = small(sets);
        self.open.seconds = seconds_of(seconds);
    }

    fn sets_reps(&mut self, sets: f64, reps: f64) {
        if self.holds() && reps >= 10.0 {
            return self.timed(sets, reps);
        }
        self.open.sets = small(sets);
        self.set_reps(reps);
    }

    fn load_reps(&mut self, kg: f64, reps: f64) {
        self.load(kg);
        self.set_reps(reps);
    }

    /// Effort said once, at the end, goes to the entry it follows; a lone one to the last.
    fn share_effort(&mut self) {
        if let (Some(rpe), Some(last)) = (self.open.rpe, self.done.last_mut()) {
            last.rpe.get_or_insert(rpe);
        }
    }
}

fn small(count: f64) -> Option<u8> {
    (1.0..=MOST_SETS).contains(&count).then_some(count as u8)
}

fn seconds_of(seconds: f64) -> Option<u16> {
    (1.0..=MOST_SECONDS).contains(&seconds).then_some(seconds as u16)
}

/// A load people lift, to a hundredth of a kilogram.
fn loadable(kg: f64) -> Option<f64> {
    (0.25..=MOST_KG).contains(&kg).then(|| (kg * 100.0).round() / 100.0)
}

/// Whether an exercise is endurance work, logged by minutes and kilometres.
pub(in crate::language) fn is_cardio(id: &ExerciseId, world: &Knowledge) -> bool {
    id.as_str() == "jump_rope" || world.exercises.get(id).is_some_and(|exercise| exercise.category == Category::Cardio)
}
