//! Rings across daylight saving in four zones, one of them half an hour off, one that changes by half an hour.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Reminder, moment};
use crate::athlete::Weekday;
use crate::conversation::Dossier;

fn daily(time: &str) -> Reminder {
    Reminder { at: NaiveTime::parse_from_str(time, "%H:%M").unwrap(), weekdays: Weekday::ALL.iter().copied().collect() }
}

/// The rings of two weeks around a date, as the clock on the wall shows them.
fn rings(reminder: &Reminder, zone: Tz, around: &str) -> Vec<DateTime<Tz>> {
    let day: NaiveDate = around.parse().unwrap();
    let mut now = moment(day - TimeDelta::days(7), NaiveTime::MIN, zone);
    let end = now + TimeDelta::days(14);
    let mut rings = Vec::new();
    while let Some(ring) = reminder.next(now, zone, &Dossier::default()).filter(|ring| *ring < end) {
        rings.push(ring.with_timezone(&zone));
        now = ring;
    }
    rings
}

/// Both changes of 2026 in each zone.
const CHANGES: &[(Tz, &str, &str)] = &[
    (Tz::Europe__Berlin, "2026-03-29", "2026-10-25"),
    (Tz::America__New_York, "2026-03-08", "2026-11-01"),
    (Tz::Australia__Adelaide, "2026-10-04", "2026-04-05"),
    (Tz::Australia__Lord_Howe, "2026-10-04", "2026-04-05"),
    (Tz::America__St_Johns, "2026-03-08", "2026-11-01"),
];

#[test]
fn a_ring_a_day_at_the_same_time_on_the_wall_across_both_changes() {
    for (zone, spring, autumn) in CHANGES {
        for around in [spring, autumn] {
            let rings = rings(&daily("07:00"), *zone, around);
            assert_eq!(rings.len(), 14, "{zone} {around}");
            assert!(rings.iter().all(|ring| ring.format("%H:%M").to_string() == "07:00"), "{zone} {around}: {rings:?}");
            let days: std::collections::BTreeSet<_> = rings.iter().map(DateTime::date_naive).collect();
            assert_eq!(days.len(), 14, "{zone} {around}");
        }
    }
}

#[test]
fn a_time_that_is_skipped_rings_once_and_one_that_comes_twice_rings_once() {
    for (zone, spring, autumn) in CHANGES {
        // 02:15 is inside every gap and every overlap of these zones but Newfoundland's and New York's overlap, which is at 1.
        for (time, around) in [("02:15", spring), ("02:15", autumn), ("01:30", autumn), ("01:45", autumn)] {
            let rings = rings(&daily(time), *zone, around);
            let days: std::collections::BTreeSet<_> = rings.iter().map(DateTime::date_naive).collect();
            assert_eq!((rings.len(), days.len()), (14, 14), "{zone} {around} {time}: {rings:?}");
        }
    }
}

#[test]
fn a_skipped_time_is_read_with_the_offset_from_before() {
    let gap = moment("2026-03-29".parse().unwrap(), NaiveTime::from_hms_opt(2, 30, 0).unwrap(), Tz::Europe__Berlin);
    assert_eq!(gap, "2026-03-29T01:30:00Z".parse::<DateTime<Utc>>().unwrap());
    let twice = moment("2026-10-25".parse().unwrap(), NaiveTime::from_hms_opt(2, 30, 0).unwrap(), Tz::Europe__Berlin);
    assert_eq!(twice, "2026-10-25T00:30:00Z".parse::<DateTime<Utc>>().unwrap());
    let half = moment("2026-10-04".parse().unwrap(), NaiveTime::from_hms_opt(2, 10, 0).unwrap(), Tz::Australia__Lord_Howe);
    assert_eq!(half, "2026-10-03T15:40:00Z".parse::<DateTime<Utc>>().unwrap());
}

#[test]
fn days_without_a_ring_are_passed_over() {
    let mondays = Reminder { weekdays: [Weekday::Mon].into(), ..daily("18:30") };
    let rings = rings(&mondays, Tz::Asia__Kolkata, "2026-03-29");
    let told: Vec<String> = rings.iter().map(|ring| ring.format("%a %d %H:%M").to_string()).collect();
    assert_eq!(told, ["Mon 23 18:30", "Mon 30 18:30"]);
}
