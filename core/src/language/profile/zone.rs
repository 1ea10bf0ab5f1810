//! "I live in Melbourne, use that time": the time zone, by its city or by its name.

use chrono_tz::{TZ_VARIANTS, Tz};

use crate::athlete::ProfilePatch;
use crate::language::cue::Cue;
use crate::language::phrases::Span;
use crate::language::reading::Reading;

/// Places that no zone is named after, and what clocks are called.
const PLACES: &[(&str, Tz)] = &[
    ("mumbai", Tz::Asia__Kolkata),
    ("delhi", Tz::Asia__Kolkata),
    ("bangalore", Tz::Asia__Kolkata),
    ("bengaluru", Tz::Asia__Kolkata),
    ("pune", Tz::Asia__Kolkata),
    ("chennai", Tz::Asia__Kolkata),
    ("hyderabad", Tz::Asia__Kolkata),
    ("kolkata", Tz::Asia__Kolkata),
    ("india", Tz::Asia__Kolkata),
    ("ist", Tz::Asia__Kolkata),
    ("uk", Tz::Europe__London),
    ("england", Tz::Europe__London),
    ("scotland", Tz::Europe__London),
    ("wales", Tz::Europe__London),
    ("manchester", Tz::Europe__London),
    ("gmt", Tz::Europe__London),
    ("bst", Tz::Europe__London),
    ("ireland", Tz::Europe__Dublin),
    ("germany", Tz::Europe__Berlin),
    ("munich", Tz::Europe__Berlin),
    ("hamburg", Tz::Europe__Berlin),
    ("france", Tz::Europe__Paris),
    ("spain", Tz::Europe__Madrid),
    ("barcelona", Tz::Europe__Madrid),
    ("italy", Tz::Europe__Rome),
    ("milan", Tz::Europe__Rome),
    ("cet", Tz::Europe__Berlin),
    ("nyc", Tz::America__New_York),
    ("boston", Tz::America__New_York),
    ("miami", Tz::America__New_York),
    ("atlanta", Tz::America__New_York),
    ("eastern", Tz::America__New_York),
    ("est", Tz::America__New_York),
    ("edt", Tz::America__New_York),
    ("texas", Tz::America__Chicago),
    ("dallas", Tz::America__Chicago),
    ("houston", Tz::America__Chicago),
    ("austin", Tz::America__Chicago),
    ("central", Tz::America__Chicago),
    ("cst", Tz::America__Chicago),
    ("colorado", Tz::America__Denver),
    ("mountain", Tz::America__Denver),
    ("mst", Tz::America__Denver),
    ("california", Tz::America__Los_Angeles),
    ("francisco", Tz::America__Los_Angeles),
    ("seattle", Tz::America__Los_Angeles),
    ("la", Tz::America__Los_Angeles),
    ("pacific", Tz::America__Los_Angeles),
    ("pst", Tz::America__Los_Angeles),
    ("pdt", Tz::America__Los_Angeles),
    ("china", Tz::Asia__Shanghai),
    ("beijing", Tz::Asia__Shanghai),
    ("japan", Tz::Asia__Tokyo),
    ("canberra", Tz::Australia__Sydney),
    ("aest", Tz::Australia__Sydney),
];

/// Reads a time zone, where the talk is of time or of where somebody lives.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    let speaks_of_time = reading.has(Cue::TimeZone, reading.whole());
    if !speaks_of_time {
        return;
    }
    let found =
        (0..reading.len()).filter(|&at| reading.is_free(Span::new(at, at + 1))).find_map(|at| Some((zone(reading, at)?, at)));
    if let Some((zone, at)) = found {
        patch.time_zone = Some(zone);
        reading.take(Span::new(at, at + 1));
        let words: Vec<Span> = reading.cues(Cue::TimeZone, reading.whole()).collect();
        words.into_iter().for_each(|at| reading.take(at));
    }
}

/// The zone whose city or name begins here: "melbourne", "new york", "utc".
fn zone(reading: &Reading, at: usize) -> Option<Tz> {
    let token = reading.words.get(at)?;
    let typed = token.typed.as_str();
    let known = PLACES.iter().find(|(place, _)| *place == typed).map(|(_, zone)| *zone);
    let two = || format!("{}_{}", typed, reading.words.get(at + 1).map_or("", |next| next.typed.as_str()));
    let named = |name: &str| {
        TZ_VARIANTS
            .iter()
            .copied()
            .find(|zone| zone.name().rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(name)))
    };
    known.or_else(|| named(&two())).or_else(|| named(typed).filter(|_| token.is_word() && typed.len() > 2))
}
