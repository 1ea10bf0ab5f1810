//! Figures and days as people say them.

use chrono::{Datelike, NaiveDate};

use crate::athlete::{Units, Weekday, lb_from_kg};

/// A load in the athlete's unit: "62.5 kg", "135 lb".
pub fn load_words(load_kg: f64, units: Units) -> String {
    match units {
        Units::Metric => format!("{} kg", figure(load_kg, 2)),
        Units::Imperial => format!("{} lb", figure(lb_from_kg(load_kg), 1)),
    }
}

/// A step from one load to another, with the unit said once: "60 -> 62.5 kg".
pub(crate) fn step_words(from_kg: f64, to_kg: f64, units: Units) -> String {
    let from = load_words(from_kg, units);
    let bare = from.rsplit_once(' ').map_or(from.as_str(), |(load, _)| load);
    format!("{bare} -> {}", load_words(to_kg, units))
}

/// A date: "Mon 4 May".
pub(crate) fn day_words(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = Weekday::of(date).name();
    let (first, rest) = name.split_at(1);
    format!("{}{rest} {} {}", first.to_uppercase(), date.day(), MONTHS[date.month0() as usize])
}

/// At most so many decimals, none for nothing.
fn figure(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::athlete::kg_from_lb;

    #[test]
    fn loads_are_said_without_noughts() {
        assert_eq!(load_words(62.5, Units::Metric), "62.5 kg");
        assert_eq!(load_words(100.0, Units::Metric), "100 kg");
        assert_eq!(load_words(1.25, Units::Metric), "1.25 kg");
        assert_eq!(load_words(kg_from_lb(135.0), Units::Imperial), "135 lb");
        assert_eq!(load_words(36.29, Units::Imperial), "80 lb");
        assert_eq!(load_words(31.5, Units::Imperial), "69.4 lb");
        assert_eq!(step_words(60.0, 62.5, Units::Metric), "60 -> 62.5 kg");
    }

    #[test]
    fn days_are_said_with_their_weekday() {
        assert_eq!(day_words(NaiveDate::from_ymd_opt(2026, 5, 4).unwrap()), "Mon 4 May");
    }
}
