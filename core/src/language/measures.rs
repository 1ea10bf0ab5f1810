//! Figures with units: kilograms, pounds and stone; centimetres, feet and inches; minutes; kilometres; clock times.

use winnow::combinator::{alt, opt, preceded};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::token::any;

use super::grammar::{Input, Parsed, glued, maybe, number, sign, whole_up_to, word};
use super::phrases::among;
use super::tokens::Token;
use crate::athlete::{CM_PER_INCH, KG_PER_LB};

const LB_PER_STONE: f64 = 14.0;
const KM_PER_MILE: f64 = 1.609_344;

/// A figure in the unit the coach keeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    Kg(f64),
    Cm(f64),
    Seconds(f64),
    Km(f64),
    Percent(f64),
    Days(f64),
    Weeks(f64),
    Months(f64),
    Years(f64),
    /// A time of day.
    Clock(u32, u32),
    /// "8:30": a time of day or minutes and seconds.
    Colon(u32, u32),
}

impl Measure {
    pub(super) fn minutes(self) -> Option<f64> {
        if let Self::Seconds(seconds) = self { Some(seconds / 60.0) } else { None }
    }

    /// The same unit with another figure: "4 not 3 days".
    pub(super) fn scaled(self, by: f64) -> Self {
        match self {
            Self::Kg(value) => Self::Kg(value * by),
            Self::Cm(value) => Self::Cm(value * by),
            Self::Seconds(value) => Self::Seconds(value * by),
            Self::Km(value) => Self::Km(value * by),
            Self::Percent(value) => Self::Percent(value * by),
            Self::Days(value) => Self::Days(value * by),
            Self::Weeks(value) => Self::Weeks(value * by),
            Self::Months(value) => Self::Months(value * by),
            Self::Years(value) => Self::Years(value * by),
            other => other,
        }
    }

    pub(super) fn kg(self) -> Option<f64> {
        if let Self::Kg(kg) = self { Some(kg) } else { None }
    }
}

const KG: &[&str] = &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"];
const GRAMS: &[&str] = &["g", "gram", "grams"];
const LB: &[&str] = &["lb", "lbs", "pound", "pounds"];
const STONE: &[&str] = &["st", "stone", "stones"];
const CM: &[&str] = &["cm", "cms", "centimetre", "centimetres", "centimeter", "centimeters"];
const METRE: &[&str] = &["m", "metre", "metres", "meter", "meters"];
const FOOT: &[&str] = &["ft", "foot", "feet"];
const INCH: &[&str] = &["in", "inch", "inches", "ins"];
const KM: &[&str] = &["km", "kilometre", "kilometres", "kilometer", "kilometers", "k", "ks"];
const MILE: &[&str] = &["mile", "miles", "mi"];
const SECOND: &[&str] = &["s", "sec", "secs", "second", "seconds"];
const MINUTE: &[&str] = &["min", "mins", "minute", "minutes"];
const HOUR: &[&str] = &["h", "hr", "hrs", "hour", "hours"];

/// Words of this grammar, for the spelling.
pub(super) const WORDS: &str = "kilogram kilograms kilos kilo pound pounds stone centimetres centimeters metre metres feet foot inch inches kilometre \
    kilometres kilometers mile miles second seconds minute minutes hour hours half quarter percent days weeks months years \
    year month week oclock noon midday midnight past secs mins kgs lbs hrs hr yrs min sec";

/// Reads a figure with its unit.
pub(super) fn measure(input: &mut Input<'_>) -> Parsed<Measure> {
    alt((clock, length, mass, duration, distance, percent, calendar, colon)).parse_next(input)
}

/// "and a half", "1/2".
fn half(input: &mut Input<'_>) -> Parsed<f64> {
    let words = (word(&["and"]), opt(word(&["a"])), word(&["half"])).void();
    let digits = (number.verify(|n: &f64| *n == 1.0), sign("/"), number.verify(|n: &f64| *n == 2.0)).void();
    alt((words, digits)).value(0.5).parse_next(input)
}

/// A number, perhaps "and a half"; of a range the lower end.
fn amount(input: &mut Input<'_>) -> Parsed<f64> {
    let whole = number.parse_next(input)?;
    let upper = opt(preceded(alt((sign("-"), word(&["to", "or"]))), number)).parse_next(input)?;
    if upper.is_some_and(|upper| upper <= whole) {
        return Err(EmptyError);
    }
    Ok(whole + opt(half).parse_next(input)?.unwrap_or(0.0))
}

/// "an hour", "half a kilo", "two and a half stone".
fn amount_of(units: &'static [&'static str]) -> impl FnMut(&mut Input<'_>) -> Parsed<f64> {
    move |input| {
        let half_a = (word(&["half"]), maybe(&["a", "an"]), word(units)).value(0.5);
        let quarter = (maybe(&["a"]), word(&["quarter"]), maybe(&["of"]), maybe(&["a", "an"]), word(units)).value(0.25);
        let one = (word(&["a", "an"]), word(units), opt(half)).map(|(_, _, half)| 1.0 + half.unwrap_or(0.0));
        let many = (amount, word(units), opt(half)).map(|(amount, _, half)| amount + half.unwrap_or(0.0));
        alt((half_a, quarter, one, many)).parse_next(input)
    }
}

fn mass(input: &mut Input<'_>) -> Parsed<Measure> {
    let stone = (amount_of(STONE), opt(preceded(maybe(&["and"]), (whole_up_to(13.0), opt(word(LB))))))
        .map(|(stone, rest)| (stone * LB_PER_STONE + rest.map_or(0.0, |(pounds, _)| pounds)) * KG_PER_LB);
    let pounds = amount_of(LB).map(|pounds| pounds * KG_PER_LB);
    let grams = (number, word(GRAMS)).map(|(grams, _)| grams / 1000.0);
    alt((stone, amount_of(KG), pounds, grams)).map(Measure::Kg).parse_next(input)
}

fn length(input: &mut Input<'_>) -> Parsed<Measure> {
    let cm = (number, word(CM)).map(|(cm, _)| cm);
    let spelled = (word(&["metre", "metres", "meter", "meters"]), opt(whole_up_to(99.0))).map(|((), cm)| cm);
    let short = (word(METRE), opt(glued(whole_up_to(99.0)))).map(|((), cm)| cm);
    let metres =
        (number.verify(|n: &f64| *n < 3.0), (), alt((spelled, short))).map(|(metres, _, cm)| metres * 100.0 + cm.unwrap_or(0.0));
    alt((cm, metres, feet)).map(Measure::Cm).parse_next(input)
}

/// 5'11", 5 ft 11, "six foot two", "5 foot 7 and a half".
fn feet(input: &mut Input<'_>) -> Parsed<f64> {
    let feet = whole_up_to(8.0).verify(|feet| *feet >= 3.0).parse_next(input)?;
    alt((word(FOOT), glued(sign("'")))).parse_next(input)?;
    maybe(&["and"]).parse_next(input)?;
    let inches = opt((number.verify(|n: &f64| *n < 12.0), opt(half))).parse_next(input)?;
    opt(alt((word(INCH), sign("\"")))).parse_next(input)?;
    let inches = inches.map_or(0.0, |(inches, half)| inches + half.unwrap_or(0.0));
    Ok((feet * 12.0 + inches) * CM_PER_INCH)
}

fn duration(input: &mut Input<'_>) -> Parsed<Measure> {
    alt((parts_of_an_hour, hours, minutes, seconds)).map(Measure::Seconds).parse_next(input)
}

fn parts_of_an_hour(input: &mut Input<'_>) -> Parsed<f64> {
    let of_an_hour = || (maybe(&["of"]), maybe(&["a", "an"]), word(HOUR));
    let three = (number.verify(|n: &f64| *n == 3.0), word(&["quarter", "quarters"]), of_an_hour()).value(2700.0);
    let slashed = (number.verify(|n: &f64| *n == 3.0), sign("/"), number.verify(|n: &f64| *n == 4.0), of_an_hour()).value(2700.0);
    let half = (word(&["half"]), of_an_hour()).value(1800.0);
    let quarter = (maybe(&["a"]), word(&["quarter"]), of_an_hour()).value(900.0);
    let bare = (word(&["hour"]), not_counted).value(3600.0);
    alt((three, slashed, half, quarter, bare)).parse_next(input)
}

/// "hour each", "hour max".
fn not_counted(input: &mut Input<'_>) -> Parsed<()> {
    let each = input.first().is_some_and(|token| {
        matches!(token.text.as_str(), "each" | "max" | "tops" | "per" | "sessions" | "session" | "long" | "workouts")
    });
    if each { Ok(()) } else { Err(EmptyError) }
}

/// "an hour and a quarter", 1h15, "1 hour 20 minutes", 1.5h.
fn hours(input: &mut Input<'_>) -> Parsed<f64> {
    let some = alt((half, (word(&["and"]), word(&["a"]), word(&["quarter"])).value(0.25)));
    let bare = (word(&["hour"]), some).map(|((), some)| 1.0 + some);
    let hours = alt((amount_of(HOUR), bare)).parse_next(input)?;
    let quarter = (word(&["and"]), word(&["a"]), word(&["quarter"])).value(15.0);
    let minutes = (maybe(&["and"]), whole_up_to(59.0), word(MINUTE)).map(|(_, minutes, ())| minutes);
    let spoken = (word(&["and"]), whole_up_to(59.0).verify(|minutes: &f64| *minutes >= 5.0), stands_alone)
        .map(|((), minutes, ())| minutes);
    let short = (whole_up_to(59.0).verify(|minutes: &f64| *minutes >= 5.0), ends).map(|(minutes, ())| minutes);
    let bare = glued(whole_up_to(59.0));
    let extra = opt(alt((quarter, minutes, bare, spoken, short))).parse_next(input)?;
    Ok(hours * 3600.0 + extra.unwrap_or(0.0) * 60.0)
}

/// "an hour and ten walking": no unit follows, and nothing that counts.
fn stands_alone(input: &mut Input<'_>) -> Parsed<()> {
    const UNITS: &str = "x sets set reps kg kgs kilos lb lbs km k miles days day weeks times seconds sec secs s exercises rounds percent \
    minutes mins min hours hour";
    let counts = input.first().is_some_and(|token| {
        among(UNITS, token.text.as_str()) || token.number().is_some() || token.is_sign('%') || token.is_sign('*')
    });
    if counts { Err(EmptyError) } else { Ok(()) }
}

/// Nothing follows, or a pause.
fn ends(input: &mut Input<'_>) -> Parsed<()> {
    let over = input.first().is_none_or(|token| !token.is_word() && token.number().is_none() && !token.is_sign('%'));
    if over { Ok(()) } else { Err(EmptyError) }
}

fn minutes(input: &mut Input<'_>) -> Parsed<f64> {
    let short = (number.verify(|n: &f64| (3.0..100.0).contains(n)), glued(word(&["m"]))).map(|(minutes, ())| minutes);
    let minutes = alt((amount_of(MINUTE), short)).parse_next(input)?;
    let named = (maybe(&["and"]), whole_up_to(59.0), word(SECOND)).map(|(_, seconds, ())| seconds);
    let short = (whole_up_to(59.0).verify(|seconds: &f64| *seconds >= 5.0), ends).map(|(seconds, ())| seconds);
    Ok(minutes * 60.0 + opt(alt((named, short))).parse_next(input)?.unwrap_or(0.0))
}

fn seconds(input: &mut Input<'_>) -> Parsed<f64> {
    (amount, word(SECOND)).map(|(seconds, ())| seconds).parse_next(input)
}

fn distance(input: &mut Input<'_>) -> Parsed<Measure> {
    let metres = (number.verify(|n: &f64| *n >= 100.0), word(METRE)).map(|(metres, ())| metres / 1000.0);
    let km = (amount_of(KM), not_steps).map(|(km, ())| km);
    alt((metres, km, amount_of(MILE).map(|miles| miles * KM_PER_MILE))).map(Measure::Km).parse_next(input)
}

/// "10k steps" is no distance.
fn not_steps(input: &mut Input<'_>) -> Parsed<()> {
    let steps = input.first().is_some_and(|token| token.stem == "step");
    if steps { Err(EmptyError) } else { Ok(()) }
}

fn percent(input: &mut Input<'_>) -> Parsed<Measure> {
    let sign = alt((sign("%"), word(&["percent", "pct"]), (word(&["per"]), word(&["cent"])).void()));
    (number, sign).map(|(value, ())| Measure::Percent(value)).parse_next(input)
}

fn calendar(input: &mut Input<'_>) -> Parsed<Measure> {
    let (amount, unit) = alt((
        (amount, any).map(|(amount, unit): (f64, &Token)| (amount, unit)),
        (word(&["a", "half"]), maybe(&["a"]), any.verify(|unit: &&Token| matches!(unit.text.as_str(), "year" | "month")))
            .map(|((), (), unit): ((), (), &Token)| (1.0, unit)),
    ))
    .parse_next(input)?;
    let amount = amount + opt(half).parse_next(input)?.unwrap_or(0.0);
    Ok(match unit.text.as_str() {
        "day" | "days" => Measure::Days(amount),
        "week" | "weeks" => Measure::Weeks(amount),
        "month" | "months" => Measure::Months(amount),
        "year" | "years" | "yr" | "yrs" => Measure::Years(amount),
        _ => return Err(EmptyError),
    })
}

/// "7am", "6.30pm", "half past five in the evening", "noon".
fn clock(input: &mut Input<'_>) -> Parsed<Measure> {
    let named = alt((word(&["noon", "midday"]).value((12, 0)), word(&["midnight"]).value((0, 0))));
    alt((named, spoken, written)).map(|(hour, minute)| Measure::Clock(hour, minute)).parse_next(input)
}

fn hour(input: &mut Input<'_>) -> Parsed<u32> {
    whole_up_to(23.0).map(|hour| hour as u32).parse_next(input)
}

fn spoken(input: &mut Input<'_>) -> Parsed<(u32, u32)> {
    let half = (word(&["half"]), maybe(&["past"]), hour).map(|((), (), hour)| (hour, 30));
    let quarter_past = (maybe(&["a"]), word(&["quarter"]), word(&["past"]), hour).map(|(.., hour)| (hour, 15));
    let quarter_to = (maybe(&["a"]), word(&["quarter"]), word(&["to"]), hour).map(|(.., hour)| ((hour + 23) % 24, 45));
    let oclock = (hour, word(&["oclock"])).map(|(hour, ())| (hour, 0));
    let (time, half_day) = (alt((half, quarter_past, quarter_to, oclock)), opt(half_of_day)).parse_next(input)?;
    Ok(in_half(time, half_day))
}

fn written(input: &mut Input<'_>) -> Parsed<(u32, u32)> {
    let with_minutes = (hour, sign(":."), glued(whole_up_to(59.0))).map(|(hour, (), minute)| (hour, minute as u32));
    let pointed = any.verify_map(pointed_time);
    let bare = hour.map(|hour| (hour, 0));
    let (time, half_day) = (alt((with_minutes, pointed, bare)), half_of_day).parse_next(input)?;
    Ok(in_half(time, Some(half_day)))
}

/// "6.30" before "pm".
fn pointed_time(token: &Token) -> Option<(u32, u32)> {
    token.number()?;
    let (hour, minute) = token.text.split_once('.')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// Whether it is the second half of the day.
fn half_of_day(input: &mut Input<'_>) -> Parsed<bool> {
    let short = alt((word(&["am"]).value(false), word(&["pm"]).value(true)));
    let dotted = (alt((word(&["a"]).value(false), word(&["p"]).value(true))), sign("."), word(&["m"]), opt(sign(".")));
    let long = alt((
        (word(&["in"]), word(&["the"]), alt((word(&["morning"]).value(false), word(&["evening", "afternoon"]).value(true))))
            .map(|(.., late)| late),
        (word(&["at"]), word(&["night"])).value(true),
        word(&["tonight"]).value(true),
    ));
    alt((short, dotted.map(|(late, ..)| late), long)).parse_next(input)
}

fn in_half((hour, minute): (u32, u32), late: Option<bool>) -> (u32, u32) {
    match late {
        Some(true) if hour < 12 => (hour + 12, minute),
        Some(false) if hour == 12 => (0, minute),
        _ => (hour, minute),
    }
}

fn colon(input: &mut Input<'_>) -> Parsed<Measure> {
    let (left, (), right) = (whole_up_to(999.0), glued(sign(":")), glued(whole_up_to(59.0))).parse_next(input)?;
    Ok(Measure::Colon(left as u32, right as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::grammar::read_all;
    use crate::language::numbers;
    use crate::language::tokens::tokens;

    fn read(text: &str) -> Vec<Measure> {
        read_all(&numbers::join(tokens(text)), measure).into_iter().map(|mark| mark.what).collect()
    }

    fn one(text: &str) -> f64 {
        match read(text).as_slice() {
            [
                Measure::Kg(value) | Measure::Cm(value) | Measure::Seconds(value) | Measure::Km(value) | Measure::Percent(value),
            ] => (value * 10.0).round() / 10.0,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn heights() {
        for text in ["5'11\"", "5 ft 11", "5ft11", "five foot eleven", "5 feet 11 inches"] {
            assert_eq!(one(text), 180.3, "{text}");
        }
        for text in ["180cm", "1.80 m", "1,80m", "1m80"] {
            assert_eq!(one(text), 180.0, "{text}");
        }
        assert_eq!(one("5 foot 7 and a half"), 171.5);
    }

    #[test]
    fn masses() {
        assert_eq!(one("13 stone 4"), 84.4);
        assert_eq!(one("11 and a half stone"), 73.0);
        assert_eq!(one("150 lbs"), 68.0);
        assert_eq!(one("half a kilo"), 0.5);
        assert_eq!(read("a quarter kilo"), [Measure::Kg(0.25)]);
        assert_eq!(read("a quarter of an hour"), [Measure::Seconds(900.0)]);
        assert_eq!(one("62 kilos"), 62.0);
    }

    #[test]
    fn times() {
        for (text, seconds) in [
            ("half an hour", 1800.0),
            ("an hour and a half", 5400.0),
            ("an hour and a quarter", 4500.0),
            ("1h15", 4500.0),
            ("1.5h", 5400.0),
            ("twenty minutes", 1200.0),
            ("a minute and a half", 90.0),
            ("45-60 min", 2700.0),
        ] {
            assert_eq!(one(text), seconds, "{text}");
        }
        assert_eq!(read("6.30pm"), [Measure::Clock(18, 30)]);
        assert_eq!(read("half past five in the evening"), [Measure::Clock(17, 30)]);
        assert_eq!(read("7 am"), [Measure::Clock(7, 0)]);
        assert_eq!(read("8:30"), [Measure::Colon(8, 30)]);
    }
}
