//! Figures of the process: for Prometheus on `/metrics`, and for CloudWatch on standard output.

use std::sync::atomic::{AtomicU64, Ordering};

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use serde_json::json;

/// Upper bounds of a turn's seconds; platforms wait for three.
const SECONDS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0];

type Label = Vec<(&'static str, &'static str)>;

/// The figures.
pub struct Figures {
    registry: Registry,
    turns: Family<Label, Counter>,
    seconds: Histogram,
    cards: Counter,
    late: Counter,
    working: Gauge,
    feedback: Family<Label, Counter>,
    told: [AtomicU64; 3],
}

impl Default for Figures {
    fn default() -> Self {
        let mut figures = Self {
            registry: Registry::default(),
            turns: Family::default(),
            seconds: Histogram::new(SECONDS),
            cards: Counter::default(),
            late: Counter::default(),
            working: Gauge::default(),
            feedback: Family::default(),
            told: [const { AtomicU64::new(0) }; 3],
        };
        let registry = &mut figures.registry;
        registry.register("fettle_turns", "Events by what became of them", figures.turns.clone());
        registry.register("fettle_turn_seconds", "From an event to its commit", figures.seconds.clone());
        registry.register("fettle_cards", "Cards owed", figures.cards.clone());
        registry.register("fettle_late", "Athletes looked after though they said nothing", figures.late.clone());
        registry.register("fettle_feedback", "Answers by how they were found", figures.feedback.clone());
        registry.register("fettle_working", "Turns being performed", figures.working.clone());
        figures
    }
}

impl Figures {
    /// Counts an event: taken, busy, too_much or failed.
    pub(super) fn turn(&self, outcome: &'static str, seconds: f64) {
        self.turns.get_or_create(&vec![("outcome", outcome)]).inc();
        self.seconds.observe(seconds);
    }

    pub(super) fn owes(&self, cards: usize) {
        self.cards.inc_by(cards as u64);
    }

    pub(super) fn looked_after(&self, athletes: usize) {
        self.late.inc_by(athletes as u64);
    }

    /// Counts how an answer was found: good or bad.
    pub fn judged(&self, verdict: &'static str) {
        self.feedback.get_or_create(&vec![("verdict", verdict)]).inc();
    }

    pub(super) fn begin(&self) {
        self.working.inc();
    }

    pub(super) fn end(&self) {
        self.working.dec();
    }

    /// Turns being performed.
    pub fn working(&self) -> i64 {
        self.working.get()
    }

    /// All of them as Prometheus reads them.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        encode(&mut text, &self.registry).ok();
        text
    }

    /// A line of Embedded Metric Format on what happened since the last one.
    pub fn emf(&self, now_millis: i64) -> String {
        let failed = self.turns.get_or_create(&vec![("outcome", "failed")]).get();
        let taken = self.turns.get_or_create(&vec![("outcome", "taken")]).get();
        let sums = [taken, failed, self.late.get()];
        let since: Vec<u64> = sums.iter().zip(&self.told).map(|(sum, told)| sum - told.swap(*sum, Ordering::Relaxed)).collect();
        let names = ["Turns", "Failed", "Late"].map(|name| json!({ "Name": name, "Unit": "Count" }));
        let directive = json!({ "Namespace": "Fettle", "Dimensions": [[]], "Metrics": names });
        let line = json!({
            "_aws": { "Timestamp": now_millis, "CloudWatchMetrics": [directive] },
            "Turns": since[0], "Failed": since[1], "Late": since[2],
        });
        line.to_string()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Figures;

    /// What CloudWatch wants of a line ("Specification: Embedded metric format"): one object in one line, a time in milliseconds,
    /// and for every metric that the directive names, a number of that name.
    fn emf(figures: &Figures, now: i64) -> Value {
        let line = figures.emf(now);
        assert!(!line.contains('\n'), "{line}");
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["_aws"]["Timestamp"], now);
        let directives = read["_aws"]["CloudWatchMetrics"].as_array().unwrap();
        assert!(!directives.is_empty());
        for directive in directives {
            assert!(directive["Namespace"].as_str().is_some_and(|name| !name.is_empty()), "{line}");
            assert!(directive["Dimensions"].as_array().is_some_and(|sets| sets.iter().all(Value::is_array)), "{line}");
            let metrics = directive["Metrics"].as_array().unwrap();
            assert!((1..=100).contains(&metrics.len()), "{line}");
            for metric in metrics {
                assert_eq!(metric["Unit"], "Count");
                assert!(read[metric["Name"].as_str().unwrap()].is_u64(), "{line}");
            }
        }
        read
    }

    #[test]
    fn a_line_for_cloudwatch_tells_what_happened_since_the_last_one() {
        let figures = Figures::default();
        (0..3).for_each(|_| figures.turn("taken", 0.01));
        figures.turn("failed", 0.2);
        figures.turn("busy", 0.0);
        figures.looked_after(7);
        let told = |now| {
            let line = emf(&figures, now);
            ["Turns", "Failed", "Late"].map(|name| line[name].as_u64().unwrap())
        };
        assert_eq!(told(1_763_982_345_000), [3, 1, 7]);
        assert_eq!(told(1_763_982_405_000), [0, 0, 0]);
        figures.turn("taken", 0.01);
        assert_eq!(told(1_763_982_465_000), [1, 0, 0]);
    }
}
