//! The signs as the data file has them.

use std::collections::HashMap;

use serde::Deserialize;

use crate::language::UrgentKind;

/// The data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) exact: Vec<String>,
    pub(super) real_words: Vec<String>,
    pub(super) groups: HashMap<String, String>,
    pub(super) sign: Vec<Sign>,
}

/// Something people tell of that needs help now.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sign {
    /// Stable name.
    pub(super) name: String,
    /// What kind of help.
    pub(super) kind: UrgentKind,
    /// What to do.
    pub(super) help: Help,
    /// What was heard, in words for the athlete.
    pub(super) heard: String,
    /// How people say it.
    pub(super) way: Vec<Way>,
}

/// Lines that tell of a sign, and lines in the same sentence that excuse them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Way {
    pub(super) told: Vec<String>,
    #[serde(default)]
    pub(super) unless: Vec<String>,
}

/// How soon somebody should look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Help {
    /// The emergency number, now.
    CallNow,
    /// The emergency number, now, and cooling meanwhile.
    CoolAndCall,
    /// An emergency department, today.
    EmergencyRoom,
    /// A doctor, today.
    SeenToday,
    /// The maternity ward or midwife, now.
    Maternity,
    /// A crisis line.
    Crisis,
    /// An eating-disorder helpline.
    EatingHelpline,
}
