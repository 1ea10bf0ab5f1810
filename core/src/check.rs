//! A hard rule, what was measured, and the bound it was held against.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One row of the `checks` that go with every plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// Stable name of the rule, such as `session_minutes`.
    pub rule: String,
    /// Whether the plan keeps the rule.
    pub ok: bool,
    /// What the plan has, in the rule's own unit.
    pub figure: Figure,
    /// What the rule allows, in the same unit.
    pub bound: Figure,
    /// Where the rule comes from.
    pub source: String,
}

/// A measured value: a number where there is one, words where there is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Figure {
    /// A number in the rule's unit.
    Number(f64),
    /// A value that is not a number.
    Words(String),
}

impl From<f64> for Figure {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Figure {
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}

impl From<&str> for Figure {
    fn from(value: &str) -> Self {
        Self::Words(value.to_owned())
    }
}

impl From<String> for Figure {
    fn from(value: String) -> Self {
        Self::Words(value)
    }
}

impl Check {
    /// A rule with its outcome.
    pub fn new(rule: &str, ok: bool, figure: impl Into<Figure>, bound: impl Into<Figure>, source: &str) -> Self {
        Self { rule: rule.to_owned(), ok, figure: figure.into(), bound: bound.into(), source: source.to_owned() }
    }
}
