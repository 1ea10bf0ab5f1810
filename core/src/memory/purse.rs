//! Budgets that hold over every process: a purse is filled once for its time, and what is spent is counted where it is kept.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};

use super::AthleteKey;

/// What is spent from. It is counted from nothing and gone when its time is over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purse {
    /// What one athlete may use in a day (UTC).
    Day(AthleteKey, NaiveDate),
    /// What one workspace or guild may use in a month, named by its first day.
    Month(String, NaiveDate),
}

/// Something to be spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// Names this spending, so that it is counted once.
    pub id: String,
    /// How much.
    pub amount: u64,
    /// How much the purse holds in all.
    pub limit: u64,
}

impl Purse {
    /// The athlete's purse of a day.
    pub fn of_day(who: &AthleteKey, now: DateTime<Utc>) -> Self {
        Self::Day(who.clone(), now.date_naive())
    }

    /// The purse of a month of the athlete's workspace or guild.
    pub fn of_month(who: &AthleteKey, now: DateTime<Utc>) -> Self {
        let today = now.date_naive();
        Self::Month(who.tenant().to_owned(), today.with_day(1).unwrap_or(today))
    }

    /// When nothing more is spent from it. It is kept a day longer, for clocks that are late.
    pub fn ends(&self) -> DateTime<Utc> {
        let after = match self {
            Self::Day(_, day) => day.checked_add_days(Days::new(2)),
            Self::Month(_, first) => {
                first.checked_add_months(Months::new(1)).and_then(|next| next.checked_add_days(Days::new(1)))
            }
        };
        after.unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN).and_utc()
    }
}

#[cfg(test)]
mod tests {
    use super::Purse;
    use crate::memory::AthleteKey;

    #[test]
    fn a_purse_is_named_by_its_time_and_outlives_it_by_a_day() {
        let sam = AthleteKey::new("chat", "T1", "U/1");
        let now = "2026-12-31T23:59:00Z".parse().unwrap();
        assert_eq!(Purse::of_month(&sam, now), Purse::Month("chat/T1".into(), "2026-12-01".parse().unwrap()));
        assert_eq!(Purse::of_month(&sam, now).ends().to_rfc3339(), "2027-01-02T00:00:00+00:00");
        assert_eq!(Purse::of_day(&sam, now).ends().to_rfc3339(), "2027-01-02T00:00:00+00:00");
        assert_eq!((sam.platform(), AthleteKey("sam".into()).tenant()), ("chat", "sam"));
    }
}
