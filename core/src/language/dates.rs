//! Days as people name them: weekdays, "tomorrow", "next week", "in 2 days", dates.

use chrono::{Datelike, Days, NaiveDate};
use winnow::combinator::{alt, opt};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::token::any;

use super::When;
use super::grammar::{Input, Parsed, maybe, number, read_all, sign, whole_up_to, word};
use super::phrases::Mark;
use super::tokens::Token;
use crate::athlete::Weekday;

/// Words of this grammar, for the spelling.
pub(super) const WORDS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "weekend",
    "weekends",
    "weekday",
    "weekdays",
    "today",
    "tonight",
    "tomorrow",
    "yesterday",
    "next",
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "fortnight",
    "thurs",
    "weds",
    "tues",
    "todays",
    "tomorrows",
    "yesterdays",
    "today",
    "every",
    "daily",
];

/// A day that was named, or several.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DayName {
    /// One day or week.
    One(When),
    /// Days of every week: "weekends", "mon-fri", "every day", "mondays".
    Every(Vec<Weekday>),
}

impl DayName {
    pub(super) fn when(&self) -> Option<When> {
        match self {
            Self::One(when) => Some(*when),
            Self::Every(days) => match days.as_slice() {
                [day] => Some(When::Day(*day)),
                _ => None,
            },
        }
    }

    pub(super) fn weekdays(&self) -> Vec<Weekday> {
        match self {
            Self::One(When::Day(day)) => vec![*day],
            Self::Every(days) => days.clone(),
            Self::One(_) => Vec::new(),
        }
    }
}

/// Every day that is named.
pub(super) fn days(tokens: &[Token], today: NaiveDate) -> Vec<Mark<DayName>> {
    read_all(tokens, |input| day_name(input, today))
}

fn day_name(input: &mut Input<'_>, today: NaiveDate) -> Parsed<DayName> {
    alt((several, one_day, |input: &mut Input<'_>| counted(input, today), |input: &mut Input<'_>| date(input, today)))
        .parse_next(input)
}

fn weekday_of(word: &str) -> Option<(Weekday, bool)> {
    let (root, plural) = match word.strip_suffix('s') {
        Some(root) if root.ends_with("day") => (root, true),
        _ => (word, false),
    };
    let day = match root {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    };
    Some((day, plural))
}

fn weekday(input: &mut Input<'_>) -> Parsed<(Weekday, bool)> {
    any.verify_map(|token: &Token| weekday_of(&token.text)).parse_next(input)
}

const WORKING_DAYS: usize = 5;

fn several(input: &mut Input<'_>) -> Parsed<DayName> {
    let range = (weekday, hyphen_or_to, weekday).verify_map(|((from, _), (), (to, _))| span(from, to));
    let weekends = alt((word(&["weekends"]), (maybe(&["the", "at", "a"]), word(&["weekend"])).void()));
    let weekends = (maybe(&["every"]), weekends).map(|_| vec![Weekday::Sat, Weekday::Sun]);
    let working = (maybe(&["every", "any"]), word(&["weekday", "weekdays"])).map(|_| Weekday::ALL[..WORKING_DAYS].to_vec());
    let all = alt((
        (word(&["every", "each", "any"]), maybe(&["single"]), word(&["day", "morning", "evening", "night"])).void(),
        word(&["daily"]),
    ))
    .map(|()| Weekday::ALL.to_vec());
    let one = (opt(word(&["every", "each"])), weekday)
        .verify_map(|(every, (day, plural))| (plural || every.is_some()).then(|| vec![day]));
    let (days, but) = (alt((range, weekends, working, all, one)), opt(except)).parse_next(input)?;
    let left = days.into_iter().filter(|day| Some(*day) != but).collect();
    Ok(DayName::Every(left))
}

fn except(input: &mut Input<'_>) -> Parsed<Weekday> {
    (word(&["except", "but", "bar", "apart"]), maybe(&["for", "not", "from"]), weekday)
        .map(|(.., (day, _))| day)
        .parse_next(input)
}

/// "mon-fri", "monday to friday". "From monday to friday" moves a session.
fn hyphen_or_to(input: &mut Input<'_>) -> Parsed<()> {
    let hyphen = input.first().is_some_and(|token| token.hyphen);
    if hyphen { Ok(()) } else { alt((sign("-"), word(&["through", "thru", "til", "till"]))).parse_next(input) }
}

fn span(from: Weekday, to: Weekday) -> Option<Vec<Weekday>> {
    (from < to).then(|| Weekday::ALL[from as usize..=to as usize].to_vec())
}

fn one_day(input: &mut Input<'_>) -> Parsed<DayName> {
    let today = alt((
        word(&["today", "tonight", "todays", "tonights"]),
        (word(&["this"]), word(&["morning", "afternoon", "evening", "am"])).void(),
    ))
    .value(When::Today);
    let yesterday = alt((
        word(&["yesterday", "yesterdays"]),
        (word(&["last"]), word(&["night", "nights"])).void(),
        (word(&["the"]), word(&["day"]), word(&["before"])).void(),
    ))
    .value(When::Yesterday);
    let tomorrow = word(&["tomorrow", "tomorrows"]).value(When::Tomorrow);
    let next_week = (word(&["next"]), word(&["week", "weeks"])).value(When::NextWeek);
    let week = (
        word(&["this", "the", "whole", "full", "entire", "my"]),
        maybe(&["whole", "full", "entire", "coming"]),
        word(&["week", "weeks"]),
    )
        .value(When::Week);
    let named = (maybe(&["next", "this", "last", "coming"]), weekday).map(|((), (day, _))| When::Day(day));
    let on = (word(&["on"]), weekday.verify(|(_, plural)| !plural)).map(|((), (day, _))| When::Day(day));
    let weekday = alt((on, named));
    alt((today, yesterday, tomorrow, next_week, week, weekday)).map(DayName::One).parse_next(input)
}

/// "in 2 days", "2 days from now", "3 days ago", "the day after tomorrow", "in a week".
fn counted(input: &mut Input<'_>, today: NaiveDate) -> Parsed<DayName> {
    let days = || (whole_up_to(60.0), word(&["day", "days"])).map(|(count, ())| count as i64);
    let ahead = (word(&["in"]), days()).map(|((), count)| count);
    let from_now = (days(), word(&["from"]), word(&["now", "today"])).map(|(count, ..)| count);
    let ago = (days(), word(&["ago"])).map(|(count, ())| -count);
    let after = (maybe(&["the"]), word(&["day"]), word(&["after"]), word(&["tomorrow"])).value(2);
    let week = (word(&["in"]), word(&["a"]), word(&["week"])).value(7);
    let offset: i64 = alt((ahead, from_now, ago, after, week)).parse_next(input)?;
    let step = Days::new(offset.unsigned_abs());
    let date = if offset < 0 { today.checked_sub_days(step) } else { today.checked_add_days(step) };
    date.map(|date| DayName::One(When::Date(date))).ok_or(EmptyError)
}

const MONTHS: &[(&str, &str)] = &[
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may", "may"),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];

fn month(input: &mut Input<'_>) -> Parsed<u32> {
    let number = |token: &Token| {
        let word = if token.text == "sept" { "sep" } else { token.text.as_str() };
        MONTHS.iter().position(|(short, long)| *short == word || *long == word).map(|place| place as u32 + 1)
    };
    any.verify_map(number).parse_next(input)
}

fn ordinal(input: &mut Input<'_>) -> Parsed<u32> {
    let spelled = any.verify_map(|token: &Token| {
        let place = ["first", "second", "third", "fourth", "fifth", "sixth"].iter().position(|word| *word == token.text)?;
        Some(place as u32 + 1)
    });
    let digits = (whole_up_to(31.0), opt(word(&["st", "nd", "rd", "th"]))).map(|(day, _)| day as u32);
    alt((digits, spelled)).parse_next(input)
}

/// "3rd of December", "1 dec", "december 3rd", "the 5th", 2026-12-03. Without a year: the next such day.
fn date(input: &mut Input<'_>, today: NaiveDate) -> Parsed<DayName> {
    let day_first = (maybe(&["the"]), ordinal, maybe(&["of"]), month).map(|((), day, (), month)| (month, day));
    let month_first = (month, maybe(&["the"]), ordinal).map(|(month, (), day)| (month, day));
    let bare = (word(&["the"]), whole_up_to(31.0), word(&["st", "nd", "rd", "th"])).map(|((), day, ())| day as u32);
    let found = alt((
        iso.map(Some),
        day_first.map(|(month, day)| coming(today, month, day)),
        month_first.map(|(month, day)| coming(today, month, day)),
        bare.map(|day| coming_day(today, day)),
    ))
    .parse_next(input)?;
    found.map(|date| DayName::One(When::Date(date))).ok_or(EmptyError)
}

fn iso(input: &mut Input<'_>) -> Parsed<NaiveDate> {
    let (year, (), month, (), day) = (number, sign("-"), whole_up_to(12.0), sign("-"), whole_up_to(31.0)).parse_next(input)?;
    if !(1900.0..2200.0).contains(&year) {
        return Err(EmptyError);
    }
    NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32).ok_or(EmptyError)
}

fn coming(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (0..5).filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day)).find(|date| *date >= today)
}

fn coming_day(today: NaiveDate, day: u32) -> Option<NaiveDate> {
    (0..62).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).find(|date| date.day() == day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::numbers;
    use crate::language::tokens::tokens;

    fn read(text: &str) -> Vec<DayName> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        days(&numbers::join(tokens(text)), today).into_iter().map(|mark| mark.what).collect()
    }

    fn when(text: &str) -> String {
        read(text).first().and_then(DayName::when).map(|when| when.to_string()).unwrap_or_default()
    }

    #[test]
    fn days_by_name() {
        assert_eq!(when("thurs"), "thu");
        assert_eq!(when("next week"), "next_week");
        assert_eq!(when("tonight"), "today");
        assert_eq!(when("in 2 days"), "2026-11-24");
        assert_eq!(when("the day after tomorrow"), "2026-11-24");
    }

    #[test]
    fn dates_are_the_next_ones() {
        assert_eq!(when("3rd of December"), "2026-12-03");
        assert_eq!(when("1 dec"), "2026-12-01");
        assert_eq!(when("jan 5"), "2027-01-05");
        assert_eq!(when("2026-12-03"), "2026-12-03");
        assert_eq!(when("the 5th"), "2026-12-05");
        assert_eq!(when("30 february"), "");
    }

    #[test]
    fn sets_of_days() {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        assert_eq!(read("mon-fri"), [DayName::Every(vec![Mon, Tue, Wed, Thu, Fri])]);
        assert_eq!(read("weekends"), [DayName::Every(vec![Sat, Sun])]);
        assert_eq!(read("every day except sunday"), [DayName::Every(vec![Mon, Tue, Wed, Thu, Fri, Sat])]);
        assert_eq!(read("mondays"), [DayName::Every(vec![Mon])]);
    }
}
