//! Time without training, and how training is stepped back in.

use std::collections::BTreeSet;

use chrono::NaiveDate;

/// How long training was missed, beyond the days that are usual between sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pause {
    /// 1 week: repeat the last one.
    Week,
    /// 2 weeks.
    Fortnight,
    /// 3 to 4 weeks.
    Month,
    /// 5 to 12 weeks.
    Season,
    /// Longer.
    Long,
}

impl Pause {
    /// The pause in a gap of days, when so many days between two sessions are nothing unusual.
    pub(super) fn in_gap(days: i64, usual: i64) -> Option<Self> {
        match days.saturating_sub(usual) {
            ..7 => None,
            7..14 => Some(Self::Week),
            14..21 => Some(Self::Fortnight),
            21..35 => Some(Self::Month),
            35..84 => Some(Self::Season),
            84.. => Some(Self::Long),
        }
    }

    /// Share of the load to start again with.
    pub(super) fn load_share(self) -> f64 {
        match self {
            Self::Week => 1.0,
            Self::Fortnight => 0.9,
            Self::Month => 0.8,
            Self::Season => 0.7,
            Self::Long => 0.6,
        }
    }

    /// Share of the sets to start again with.
    pub(super) fn sets_share(self) -> f64 {
        match self {
            Self::Week => 1.0,
            Self::Fortnight => 0.8,
            Self::Month => 0.6,
            Self::Season | Self::Long => 0.5,
        }
    }

    /// Days from the first session back in which sets are fewer.
    fn days_of_fewer_sets(self) -> i64 {
        match self {
            Self::Week | Self::Fortnight => 7,
            Self::Month => 14,
            Self::Season | Self::Long => 21,
        }
    }

    /// Why a load is lighter after it.
    pub(super) fn why_lighter(self) -> String {
        format!("back after {}: {} % lighter to start again", self.words(), (100.0 - 100.0 * self.load_share()).round())
    }

    /// Why there are fewer sets after it.
    pub(super) fn why_fewer(self) -> String {
        format!("back after {}: fewer sets to start again", self.words())
    }

    /// The pause in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Week => "a week off",
            Self::Fortnight => "two weeks off",
            Self::Month => "three to four weeks off",
            Self::Season => "more than a month off",
            Self::Long => "a long time off",
        }
    }
}

/// A way back into training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Return {
    /// The last day of training before the pause.
    pub(super) last: NaiveDate,
    /// The pause.
    pub(super) pause: Pause,
    first: NaiveDate,
}

impl Return {
    /// Whether a day is one of the first days back.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        (0..self.pause.days_of_fewer_sets()).contains(&days_between(self.first, day))
    }
}

/// Every way back: those taken, and the one that the next session would be.
pub(super) fn returns(trained: &BTreeSet<NaiveDate>, next_day: NaiveDate, usual: i64) -> Vec<Return> {
    let days: Vec<NaiveDate> = trained.iter().copied().chain([next_day]).collect();
    let back = |pair: &[NaiveDate]| {
        let pause = Pause::in_gap(days_between(pair[0], pair[1]), usual)?;
        Some(Return { last: pair[0], pause, first: pair[1] })
    };
    days.windows(2).filter_map(back).collect()
}

/// Days that may pass between two sessions of somebody who trains so often.
pub(super) fn usual_gap(days_per_week: u8) -> i64 {
    7_i64.div_euclid(i64::from(days_per_week.max(1))) + i64::from(days_per_week > 1)
}

/// Days from one date to another.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_week_is_a_missed_week_however_often_one_trains() {
        assert_eq!(Pause::in_gap(10, usual_gap(3)), Some(Pause::Week));
        assert_eq!(Pause::in_gap(5, usual_gap(3)), None);
        assert_eq!(Pause::in_gap(7, usual_gap(1)), None);
        assert_eq!(Pause::in_gap(14, usual_gap(1)), Some(Pause::Week));
    }

    #[test]
    fn longer_away_means_lighter_back() {
        let gaps = [12, 18, 27, 60, 200];
        let pauses: Vec<Pause> = gaps.iter().filter_map(|gap| Pause::in_gap(*gap, 3)).collect();
        assert_eq!(pauses, [Pause::Week, Pause::Fortnight, Pause::Month, Pause::Season, Pause::Long]);
        assert!(pauses.windows(2).all(|pair| pair[0].load_share() > pair[1].load_share()));
    }
}
