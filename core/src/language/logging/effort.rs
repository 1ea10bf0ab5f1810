//! How hard a set was: "rpe 8", "2 rir", "1 in the tank", "felt like a 6", "to failure".

use winnow::combinator::{alt, opt};
use winnow::prelude::*;

use crate::language::grammar::{Input, Parsed, maybe, number, sign, word};

/// Effort from 1 to 10.
pub(super) fn effort(input: &mut Input<'_>) -> Parsed<f64> {
    alt((rpe, reserve, felt_like, empty)).verify(|rpe: &f64| (1.0..=10.0).contains(rpe)).parse_next(input)
}

fn rpe(input: &mut Input<'_>) -> Parsed<f64> {
    let named =
        (opt(alt((sign("@"), word(&["at"])))), word(&["rpe"]), opt(alt((sign(":@~="), word(&["of", "was", "about"])))), number)
            .map(|(.., rpe)| rpe);
    let after = (opt(sign("@")), number, word(&["rpe"])).map(|(_, rpe, ())| rpe);
    let of_ten =
        (number, alt((sign("/"), (word(&["out"]), word(&["of"])).void())), number.verify(|n: &f64| *n == 10.0), not_unit)
            .map(|(rpe, ..)| rpe);
    alt((named, after, of_ten)).parse_next(input)
}

fn reserve(input: &mut Input<'_>) -> Parsed<f64> {
    let named = (opt(sign("@")), word(&["rir"]), opt(alt((sign(":@~="), word(&["of"])))), number).map(|(.., left)| left);
    let after = (number, alt((word(&["rir"]), in_reserve))).map(|(left, ())| left);
    alt((named, after)).map(|left| 10.0 - left).parse_next(input)
}

/// "in the tank", "left in the tank", "reps in reserve", "more in me".
fn in_reserve(input: &mut Input<'_>) -> Parsed<()> {
    let more = || (maybe(&["more"]), maybe(&["reps", "rep"]));
    let tank = || (more(), word(&["in"]), maybe(&["the", "my"]), word(&["tank", "reserve", "locker", "me"])).void();
    let left = (maybe(&["reps", "rep"]), word(&["left", "more", "spare", "to"]), opt(word(&["spare"])), opt(tank())).void();
    alt((tank(), left)).parse_next(input)
}

fn felt_like(input: &mut Input<'_>) -> Parsed<f64> {
    let like = (
        word(&["felt", "feels", "was", "effort"]),
        maybe(&["like", "about", "around", "level"]),
        maybe(&["a", "an"]),
        maybe(&["rpe"]),
    );
    let alone = (number, not_unit).map(|(rpe, ())| rpe);
    (like, alone).map(|(_, rpe)| rpe).parse_next(input)
}

/// The figure stands alone: no unit, no cross, no further figure.
fn not_unit(input: &mut Input<'_>) -> Parsed<()> {
    let next = input.first();
    let alone = next.is_none_or(|token| {
        !(token.glued && (token.is_word() || token.is_sign('/')))
            && token.number().is_none()
            && !matches!(token.text.as_str(), "kg" | "reps" | "sets" | "x" | "not" | "at" | "with")
    });
    if alone { Ok(()) } else { Err(winnow::error::EmptyError) }
}

fn empty(input: &mut Input<'_>) -> Parsed<f64> {
    let failure = (word(&["to", "till", "until"]), word(&["failure", "fail"])).void();
    let nothing = (
        word(&["nothing", "none"]),
        maybe(&["more"]),
        word(&["left"]),
        opt((word(&["in"]), maybe(&["the", "my"]), word(&["tank", "me"]))),
    )
        .void();
    let all_out = (word(&["all", "maxed", "max"]), word(&["out", "effort"])).void();
    alt((failure, nothing, all_out)).value(10.0).parse_next(input)
}
