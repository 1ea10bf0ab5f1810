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
