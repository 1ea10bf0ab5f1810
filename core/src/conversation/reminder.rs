//! When a reminder rings: a time of day where the athlete lives, right across daylight saving.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::{OffsetComponents, Tz};
use serde::{Deserialize, Serialize};

use super::Dossier;
use crate::athlete::Weekday;

/// Days ahead in which the next ring is looked for: the longest plan has 52 weeks.
const HORIZON_DAYS: u64 = 53 * 7;

/// What the athlete wants to be reminded at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reminder {
    /// The time of day where the athlete lives.
    pub(super) at: NaiveTime,
    /// On these days; on training days where there are none.
    #[serde(default)]
    pub(super) weekdays: BTreeSet<Weekday>,
}

impl Reminder {
    /// The first ring after a moment. None when no day for it is in sight.
    pub(super) fn next(&self, after: DateTime<Utc>, zone: Tz, dossier: &Dossier) -> Option<DateTime<Utc>> {
        let today = after.with_timezone(&zone).date_naive();
        let days = (0..HORIZON_DAYS).map_while(|ahead| today.checked_add_days(Days::new(ahead)));
        days.filter(|day| self.is_for(*day, dossier)).map(|day| moment(day, self.at, zone)).find(|ring| *ring > after)
    }

    fn is_for(&self, day: NaiveDate, dossier: &Dossier) -> bool {
        match (self.weekdays.is_empty(), &dossier.programme) {
            (false, _) => self.weekdays.contains(&Weekday::of(day)),
            (true, Some(_)) => dossier.session_on(day).is_some(),
            (true, None) => true,
        }
    }
}

/// The moment at which a clock on the wall shows this. A time that comes twice means its first coming; a time that is
/// skipped is read with the offset from before (RFC 5545, 3.3.5).
pub(super) fn moment(day: NaiveDate, time: NaiveTime, zone: Tz) -> DateTime<Utc> {
    let wall = day.and_time(time);
    if let Some(shown) = zone.from_local_datetime(&wall).earliest() {
        return shown.to_utc();
    }
    // No change of an offset is as long as a day, so a day before the gap the old one holds.
    let old = zone.offset_from_utc_datetime(&(wall - Days::new(1)));
    Utc.from_utc_datetime(&(wall - (old.base_utc_offset() + old.dst_offset())))
}

#[cfg(test)]
mod tests;
