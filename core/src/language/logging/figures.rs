//! Set notation in every style: 3x8 60, 3 sets of 8 at 60kg, 60kg 8/8/7, 5,5,5 @ 100, 135x5x3, 3x45s.

use winnow::combinator::{alt, opt, preceded, repeat};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::Stream;
use winnow::token::any;

use super::effort::effort;
use crate::language::grammar::{Input, Parsed, glued, maybe, number, sign, whole_up_to, word};
use crate::language::measures::{Measure, measure};

/// Most repetitions of one set in a list such as "8, 8, 7".
const MOST_LISTED: f64 = 60.0;

/// One piece of set notation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// "3x8", "60kg x 8", "135x5x3".
    Cross(Vec<Factor>),
    /// "3 sets".
    Sets(f64),
    /// "8 reps", "for a single".
    Reps(f64),
    /// "8/8/7", "5, 5, 5".
    List(Vec<f64>),
    /// "60/65/70 x 8": a set with each load.
    Ladder(Vec<f64>, f64),
    /// "2 plates" on each side.
    Plates(f64),
    /// Kilograms, as they were said.
    Load(f64),
    /// "with the 10s": a load without its unit.
    Plain(f64),
    /// "30s": seconds, or a pair of thirties.
    Short(f64),
    /// "@ 100", "@8": load or effort.
    At(f64, bool),
    /// "for 5".
    For(f64),
    /// Effort, 1 to 10.
    Effort(f64),
    /// Seconds.
    Seconds(f64),
    /// "8:30".
    Colon(u32, u32),
    /// Kilometres.
    Km(f64),
    /// A number with nothing to it.
    Bare(f64),
    /// Loads without a unit are pounds.
    InPounds,
    /// Anything else.
    Word,
}

/// One figure of a cross.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Factor {
    pub(super) value: f64,
    pub(super) unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    None,
    Kg,
    Seconds,
    Sets,
    Reps,
}

const SETS: &[&str] = &["set", "sets", "rounds", "round"];
const REPS: &[&str] = &["rep", "reps", "repetitions", "times"];

/// Reads the next piece; a word that is no notation is read as such.
pub(super) fn piece(input: &mut Input<'_>) -> Parsed<Piece> {
    let notation =
        alt((effort.map(Piece::Effort), ladder, alt((plates, cross)), sets, reps, with_the_tens, short, unit_figure, list));
    let rest = alt((at, for_reps, number.map(Piece::Bare), pounds_said, any.value(Piece::Word)));
    alt((notation, rest)).parse_next(input)
}

fn times(input: &mut Input<'_>) -> Parsed<()> {
    alt((word(&["x", "by", "times"]), sign("*"))).parse_next(input)
}

fn factor(input: &mut Input<'_>) -> Parsed<Factor> {
    let sets = (number, word(SETS)).map(|(value, ())| Factor { value, unit: Unit::Sets });
    let reps = (number, word(&["rep", "reps", "repetitions"])).map(|(value, ())| Factor { value, unit: Unit::Reps });
    let with_unit = measure.verify_map(|measure| match measure {
        Measure::Kg(value) => Some(Factor { value, unit: Unit::Kg }),
        Measure::Seconds(value) => Some(Factor { value, unit: Unit::Seconds }),
        _ => None,
    });
    let plain = number.map(|value| Factor { value, unit: Unit::None });
    alt((sets, reps, with_unit, plain)).parse_next(input)
}

fn cross(input: &mut Input<'_>) -> Parsed<Piece> {
    let first = factor.parse_next(input)?;
    let rest: Vec<Factor> = repeat(1..=2, preceded(times, factor)).parse_next(input)?;
    Ok(Piece::Cross([vec![first], rest].concat()))
}

/// "60/65/70 x 8", "100/110/120kg for 5".
fn ladder(input: &mut Input<'_>) -> Parsed<Piece> {
    let first = number.parse_next(input)?;
    let rest: Vec<f64> = repeat(1..=8, preceded(sign("/"), number)).parse_next(input)?;
    maybe(&["kg", "kgs", "kilos", "lb", "lbs"]).parse_next(input)?;
    alt((times, word(&["for"]))).parse_next(input)?;
    let reps = whole_up_to(60.0).parse_next(input)?;
    let loads = [vec![first], rest].concat();
    if loads.iter().all(|load| *load > reps && *load >= LIGHTEST_OF_A_LADDER) {
        Ok(Piece::Ladder(loads, reps))
    } else {
        Err(EmptyError)
    }
}

/// Loads of a ladder are no repetitions.
const LIGHTEST_OF_A_LADDER: f64 = 10.0;

fn plates(input: &mut Input<'_>) -> Parsed<Piece> {
    (number, word(&["plate", "plates"])).map(|(count, ())| Piece::Plates(count)).parse_next(input)
}

/// "3 sets of 8", "4 sets 10 reps", "3 rounds 40 seconds", "3 sets".
fn sets(input: &mut Input<'_>) -> Parsed<Piece> {
    if word(&["twice"]).parse_next(input).is_ok() {
        return Ok(Piece::Sets(2.0));
    }
    let (count, ()) = (whole_up_to(30.0), word(SETS)).parse_next(input)?;
    let sets = Factor { value: count, unit: Unit::Sets };
    let of = (alt((word(&["of", "for", "x", "at"]), sign("x:*"))), factor)
        .map(|((), factor)| factor)
        .verify(|factor| factor.unit != Unit::Kg);
    let counted = factor.verify(|factor| matches!(factor.unit, Unit::Reps | Unit::Seconds));
    let start = input.checkpoint();
    match alt((of, counted)).parse_next(input) {
        Ok(_) if list_goes_on(input) => {
            input.reset(&start);
            Ok(Piece::Sets(count))
        }
        Ok(factor) => Ok(Piece::Cross(vec![sets, factor])),
        Err(EmptyError) => {
            input.reset(&start);
            Ok(Piece::Sets(count))
        }
    }
}

/// "3 sets of 8, 8, 7": the figure opens a list.
fn list_goes_on(input: &Input<'_>) -> bool {
    let mut ahead = input.clone();
    let more = alt((sign(",/"), (word(&["and"]), whole_up_to(MOST_LISTED)).void()));
    (sign(",/"), whole_up_to(MOST_LISTED), opt(more))
        .parse_next(&mut ahead)
        .is_ok_and(|(.., more)| more.is_some() || ahead.is_empty())
}

fn reps(input: &mut Input<'_>) -> Parsed<Piece> {
    let single = (
        word(&["for", "did", "hit", "got"]),
        maybe(&["a", "one"]),
        alt((word(&["single"]).value(1.0), word(&["double"]).value(2.0), word(&["triple"]).value(3.0))),
    )
        .map(|(.., reps)| reps);
    let counted = (whole_up_to(500.0), word(REPS)).map(|(reps, ())| reps);
    let heavy = (
        maybe(&["heavy", "top", "easy", "big"]),
        alt((word(&["single"]).value(1.0), word(&["double"]).value(2.0), word(&["triple"]).value(3.0))),
        before_load,
    )
        .map(|((), reps, ())| reps);
    alt((counted, single, heavy)).map(Piece::Reps).parse_next(input)
}

/// "a single at 160", "heavy single on squat": what follows is no arm and no leg.
fn before_load(input: &mut Input<'_>) -> Parsed<()> {
    let next = input.first();
    let alone = next.is_none_or(|token| {
        !token.is_word() || matches!(token.text.as_str(), "at" | "on" | "with" | "today" | "rpe" | "for" | "then" | "and")
    });
    if alone { Ok(()) } else { Err(EmptyError) }
}

/// "with the 10s", "using 20s".
fn with_the_tens(input: &mut Input<'_>) -> Parsed<Piece> {
    (word(&["with", "using"]), maybe(&["the", "my", "two", "a"]), number, opt(sign("'")), glued(word(&["s"])))
        .map(|(.., value, _, ())| Piece::Plain(value))
        .parse_next(input)
}

fn short(input: &mut Input<'_>) -> Parsed<Piece> {
    (number, glued(word(&["s"]))).map(|(value, ())| Piece::Short(value)).parse_next(input)
}

fn unit_figure(input: &mut Input<'_>) -> Parsed<Piece> {
    opt(sign("+@")).parse_next(input)?;
    measure
        .verify_map(|measure| match measure {
            Measure::Kg(kg) => Some(Piece::Load(kg)),
            Measure::Seconds(seconds) => Some(Piece::Seconds(seconds)),
            Measure::Colon(left, right) => Some(Piece::Colon(left, right)),
            Measure::Km(km) => Some(Piece::Km(km)),
            _ => None,
        })
        .parse_next(input)
}

/// "8/8/7", "8, 6, 5", "8 8 6", "10, 10 and 9".
fn list(input: &mut Input<'_>) -> Parsed<Piece> {
    let entry = || whole_up_to(MOST_LISTED);
    maybe(&["for"]).parse_next(input)?;
    let first = entry().parse_next(input)?;
    let separator = || opt(alt((sign(",/-"), word(&["then"]), word(&["and"]))));
    let rest: Vec<f64> = repeat(1..=12, preceded(separator(), (entry(), lone).map(|(value, ())| value))).parse_next(input)?;
    maybe(REPS).parse_next(input)?;
    Ok(Piece::List([vec![first], rest].concat()))
}

/// Not the beginning of a cross, of sets or of a figure with a unit.
fn lone(input: &mut Input<'_>) -> Parsed<()> {
    const GOES_ON: &[&str] = &[
        "x", "by", "sets", "set", "rounds", "kg", "kgs", "kilos", "lb", "lbs", "s", "sec", "secs", "seconds", "min", "mins",
        "minutes", "rpe", "rir", "in", "left", "mile", "miles", "km", "k", "m", "hour", "hours", "h", "hr", "hrs", "days", "day",
        "weeks",
    ];
    let goes_on = input.first().is_some_and(|token| GOES_ON.contains(&token.text.as_str()) || token.is_sign('*'));
    if goes_on { Err(EmptyError) } else { Ok(()) }
}

fn at(input: &mut Input<'_>) -> Parsed<Piece> {
    let sign = (sign("@"), maybe(&["a"]), number).map(|((), (), value)| Piece::At(value, true));
    let spelled = (word(&["at", "with", "using", "weight"]), maybe(&["about", "a", "the"]), number, lone)
        .map(|((), (), value, ())| Piece::At(value, false));
    alt((sign, spelled)).parse_next(input)
}

fn for_reps(input: &mut Input<'_>) -> Parsed<Piece> {
    (word(&["for"]), maybe(&["about", "a"]), whole_up_to(300.0), lone)
        .map(|((), (), reps, ())| Piece::For(reps))
        .parse_next(input)
}

fn pounds_said(input: &mut Input<'_>) -> Parsed<Piece> {
    word(&["lb", "lbs", "pounds"]).value(Piece::InPounds).parse_next(input)
}
