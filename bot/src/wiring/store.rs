//! The memory that the settings name.

use std::path::Path;

use chrono::{DateTime, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, MemoryFault, Purse, Spending};
use fettle_dynamodb::{Dynamo, Place, connect, create, differences};
use fettle_embedded::StateFile;

use super::Clock;
use crate::fault::Fault;
use crate::serve::TableSettings;

/// A file of this machine, or a table that many share.
pub(crate) enum Store {
    /// A file.
    File(Box<StateFile>),
    /// A table.
    Table(Box<Dynamo>),
}

impl Store {
    /// A file of this machine.
    pub(crate) fn file(path: &Path, clock: Clock) -> Result<Self, Fault> {
        Ok(Self::File(Box::new(super::memory(path, clock)?)))
    }

    /// A table, after a look at whether it is as it should be.
    pub(crate) async fn table(place: &TableSettings, clock: Clock) -> Result<Self, Fault> {
        let client = connect(&place.place()).await;
        let wrong = differences(&client, &place.table).await?;
        if wrong.is_empty() {
            return Ok(Self::Table(Box::new(Dynamo::new(client, &place.table, clock.hand()))));
        }
        Err(Fault::for_person(format!("the table {} is not as it should be:\n  {}", place.table, wrong.join("\n  "))))
    }
}

#[cfg(feature = "slack")]
impl Store {
    /// A safe in the same table; a file has none.
    pub(crate) fn chest(&self, clock: Clock) -> Option<std::sync::Arc<dyn fettle_slack::install::Safe>> {
        match self {
            Self::File(_) => None,
            Self::Table(table) => Some(std::sync::Arc::new(super::safes::Chest::new(table.beside(clock.hand())))),
        }
    }
}

impl TableSettings {
    fn place(&self) -> Place {
        Place { endpoint: self.endpoint.clone(), region: self.region.clone() }
    }
}

/// Makes a table, for development.
pub(crate) async fn create_table(place: &TableSettings) -> Result<(), Fault> {
    Ok(create(&connect(&place.place()).await, &place.table).await?)
}

macro_rules! either {
    ($store:ident.$call:ident($($argument:expr),*)) => {
        match $store {
            Store::File(file) => file.$call($($argument),*).await,
            Store::Table(table) => table.$call($($argument),*).await,
        }
    };
}

impl Memory for Store {
    async fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        either!(self.load(who))
    }

    async fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        either!(self.commit(who, expected, next))
    }

    async fn due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, MemoryFault> {
        either!(self.due(by, most))
    }

    async fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        either!(self.record(who, entry))
    }

    async fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        either!(self.strike(who, ids))
    }

    async fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        either!(self.log(who))
    }

    async fn spend(&self, purse: &Purse, spending: &Spending) -> Result<bool, MemoryFault> {
        either!(self.spend(purse, spending))
    }

    async fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        either!(self.forget(who))
    }

    async fn forget_all_of(&self, tenant: &str) -> Result<(), MemoryFault> {
        either!(self.forget_all_of(tenant))
    }

    async fn ping(&self) -> Result<(), MemoryFault> {
        either!(self.ping())
    }
}
