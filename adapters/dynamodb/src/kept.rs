//! What is kept under a name beside the athletes, sealed by whoever keeps it; and names that are taken once.

use aws_sdk_dynamodb::types::{ReturnConsumedCapacity, ReturnValuesOnConditionCheckFailure};
use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::memory::{MemoryFault, Now};

use crate::Dynamo;
use crate::fault::{Cause, Item, cause, of_put};
use crate::item::{EXPIRES, PK, WRITER, bytes, document, key, number, text};
use crate::retry::attempts;

const SEALED: &str = "sealed";

/// How much longer than it has to a name stays taken: a clock of another machine may be late.
const LATE: TimeDelta = TimeDelta::hours(1);

impl Dynamo {
    /// The same table for something else of this process.
    pub fn beside(&self, now: Now) -> Self {
        Self::new(self.client.clone(), self.table.as_str(), now)
    }

    /// What is kept under a name.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn kept(&self, name: &str) -> Result<Option<Vec<u8>>, MemoryFault> {
        let found = attempts(|_| async {
            let asking = self.client.get_item().table_name(&self.table).set_key(Some(place(name))).consistent_read(true);
            let answer =
                asking.return_consumed_capacity(ReturnConsumedCapacity::Total).send().await.map_err(|error| cause(&error))?;
            self.meter.read(answer.consumed_capacity());
            Ok(answer.item.and_then(|item| document(&item, SEALED).map(<[u8]>::to_vec)))
        });
        found.await.map_err(|cause| cause.while_doing("reading what is kept"))
    }

    /// Keeps something under a name, instead of what was there.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn keep(&self, name: &str, sealed: &[u8]) -> Result<(), MemoryFault> {
        let mut item = place(name);
        item.insert(SEALED.to_owned(), bytes(sealed.to_vec()));
        self.put_all(vec![item]).await.map_err(|cause| cause.while_doing("keeping something"))
    }

    /// Keeps nothing under a name any more.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn drop_kept(&self, name: &str) -> Result<(), MemoryFault> {
        self.delete(vec![place(name)]).await.map_err(|cause| cause.while_doing("dropping what is kept"))
    }

    /// Takes a name, and says whether nobody took it before.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn claim(&self, name: &str, until: DateTime<Utc>) -> Result<bool, MemoryFault> {
        let writer = self.writer();
        let mut item = key(&format!("CLAIM#{name}"), "CLAIM");
        item.insert(WRITER.to_owned(), text(writer.as_str()));
        item.insert(EXPIRES.to_owned(), number((until + LATE).timestamp()));
        let claimed = attempts(|_| self.put_first(&item)).await;
        match claimed {
            Ok(()) => Ok(true),
            // A first attempt whose answer was lost may be what stands there.
            Err(Cause::Refused(stands)) => Ok(stands.is_some_and(|stands| stands.get(WRITER) == Some(&text(writer.as_str())))),
            Err(other) => Err(other.while_doing("taking a name")),
        }
    }

    async fn put_first(&self, item: &Item) -> Result<(), Cause> {
        let putting = self.client.put_item().table_name(&self.table).set_item(Some(item.clone()));
        let answer = putting
            .condition_expression(format!("attribute_not_exists({PK})"))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(of_put)?;
        self.meter.wrote(answer.consumed_capacity());
        Ok(())
    }
}

fn place(name: &str) -> Item {
    key(&format!("KEPT#{name}"), "KEPT")
}
