//! What DynamoDB says each request cost.

use std::ops::Sub;
use std::sync::{Mutex, PoisonError};

use aws_sdk_dynamodb::types::ConsumedCapacity;

/// Requests and capacity units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Consumed {
    /// Requests that read.
    pub reads: u64,
    /// Requests that wrote.
    pub writes: u64,
    /// Read units; 1 is 4 KB read for certain.
    pub read_units: f64,
    /// Write units, those of the index included; 1 is 1 KB.
    pub write_units: f64,
}

impl Sub for Consumed {
    type Output = Self;

    fn sub(self, earlier: Self) -> Self {
        Self {
            reads: self.reads - earlier.reads,
            writes: self.writes - earlier.writes,
            read_units: self.read_units - earlier.read_units,
            write_units: self.write_units - earlier.write_units,
        }
    }
}

/// Adds up what was consumed.
#[derive(Debug, Default)]
pub(crate) struct Meter(Mutex<Consumed>);

impl Meter {
    pub(crate) fn read<'a>(&self, capacity: impl IntoIterator<Item = &'a ConsumedCapacity>) {
        let units = units(capacity);
        self.add(Consumed { reads: 1, read_units: units, ..Consumed::default() });
    }

    pub(crate) fn wrote<'a>(&self, capacity: impl IntoIterator<Item = &'a ConsumedCapacity>) {
        let units = units(capacity);
        self.add(Consumed { writes: 1, write_units: units, ..Consumed::default() });
    }

    pub(crate) fn sum(&self) -> Consumed {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, more: Consumed) {
        let mut sum = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sum.reads += more.reads;
        sum.writes += more.writes;
        sum.read_units += more.read_units;
        sum.write_units += more.write_units;
    }
}

fn units<'a>(capacity: impl IntoIterator<Item = &'a ConsumedCapacity>) -> f64 {
    capacity.into_iter().filter_map(ConsumedCapacity::capacity_units).sum()
}
