//! Facts of the athlete: everything a sentence adds to the profile, or takes back.

pub(super) mod aims;
mod allergies;
mod body;
mod cook_time;
mod figures;
pub(super) mod food;
mod kit;
pub(super) mod others;
mod person;
pub(super) mod preferences;
pub(super) mod schedule;
mod table;
mod tastes;
mod unread;
mod utensils;
mod zone;

pub(super) use body::{trimester, trimester_of_week};

use super::Intent;
use super::reading::Reading;
use super::understand::Found;
use crate::athlete::ProfilePatch;
use crate::fitness::Catalogue;

pub(super) use allergies::stated as stated_allergies;
pub(super) use person::stated_age_of_a_minor;

/// Reads all facts of a sentence into one change of the profile.
pub(super) fn facts(reading: &mut Reading, found: &mut Found, exercises: &Catalogue) {
    let mut patch = ProfilePatch::default();
    let start = (0..reading.len()).find(|&at| reading.is_free(super::phrases::Span::new(at, at + 1))).unwrap_or(0);
    preferences::read(reading, &mut patch, exercises);
    food::read(reading, &mut patch);
    body::read(reading, &mut patch);
    figures::read(reading, &mut patch);
    aims::read(reading, &mut patch);
    if found.only_logs() || found.only_misses() {
        // "Just off a night shift, what's for breakfast?"
        patch.activity = None;
    } else {
        kit::read(reading, &mut patch);
    }
    schedule::read(reading, &mut patch);
    if found.tells_of_a_session() {
        patch.minutes_per_session = None;
    }
    if tastes::is_eaten_so_often(reading) {
        patch.days_per_week = None;
    }
    zone::read(reading, &mut patch);
    if !patch.is_empty() {
        found.add(start, Intent::SetProfile(Box::new(patch)));
    }
}
