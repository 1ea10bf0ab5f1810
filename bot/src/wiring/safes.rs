//! Where the installations of Slack lie, sealed: beside the memory, whichever it is.

use chrono::{DateTime, Utc};
use fettle_core::memory::MemoryFault;
use fettle_dynamodb::Dynamo;
use fettle_slack::install::{Later, Safe};

use crate::serve::Drawer;

/// A table that many share.
pub struct Chest(Dynamo);

impl Chest {
    /// In the table of the memory.
    pub fn new(table: Dynamo) -> Self {
        Self(table)
    }
}

/// Other platforms may keep something in the same table.
fn named(name: &str) -> String {
    format!("slack/{name}")
}

impl Safe for Chest {
    fn get<'a>(&'a self, name: &'a str) -> Later<'a, Result<Option<Vec<u8>>, MemoryFault>> {
        Box::pin(async move { self.0.kept(&named(name)).await })
    }

    fn put<'a>(&'a self, name: &'a str, sealed: &'a [u8]) -> Later<'a, Result<(), MemoryFault>> {
        Box::pin(async move { self.0.keep(&named(name), sealed).await })
    }

    fn remove<'a>(&'a self, name: &'a str) -> Later<'a, Result<(), MemoryFault>> {
        Box::pin(async move { self.0.drop_kept(&named(name)).await })
    }

    fn take<'a>(&'a self, name: &'a str, until: DateTime<Utc>) -> Later<'a, Result<bool, MemoryFault>> {
        Box::pin(async move { self.0.claim(&named(name), until).await })
    }
}

impl Safe for Drawer {
    fn get<'a>(&'a self, name: &'a str) -> Later<'a, Result<Option<Vec<u8>>, MemoryFault>> {
        Box::pin(async move { self.read(name) })
    }

    fn put<'a>(&'a self, name: &'a str, sealed: &'a [u8]) -> Later<'a, Result<(), MemoryFault>> {
        Box::pin(async move { self.write(name, sealed) })
    }

    fn remove<'a>(&'a self, name: &'a str) -> Later<'a, Result<(), MemoryFault>> {
        Box::pin(async move { self.erase(name) })
    }

    fn take<'a>(&'a self, name: &'a str, until: DateTime<Utc>) -> Later<'a, Result<bool, MemoryFault>> {
        Box::pin(async move { self.claim(name, until.timestamp()) })
    }
}
