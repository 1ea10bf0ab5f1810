//! The training log, and the end of everything.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use chrono::TimeDelta;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::document::{read_entry, write_entry};
use fettle_core::memory::{AthleteKey, PLAN_LIVES};

use crate::Dynamo;
use crate::fault::{Cause, Item, cause, of_put};
use crate::item::{CONVERSATION_ITEM, EXPIRES, PK, SK, athlete, key, lives, number, partition, text};
use crate::retry::attempts;

/// The attribute of an entry's document.
const ENTRY: &str = "entry";

/// How long an item without an entry keeps the place of one that was struck: far longer than anybody writes late.
const STRUCK_FOR: TimeDelta = TimeDelta::days(7);

fn sort(id: &str) -> String {
    format!("LOG#{id}")
}

impl Dynamo {
    pub(crate) async fn append(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), Cause> {
        let now = (self.now)();
        let mut item = key(&partition(who), &sort(&entry.id));
        item.insert(ENTRY.to_owned(), AttributeValue::B(Blob::new(write_entry(entry, now)?)));
        item.insert(EXPIRES.to_owned(), number((now + PLAN_LIVES).timestamp()));
        let appended = attempts(|_| async {
            let answer = self
                .client
                .put_item()
                .table_name(&self.table)
                .set_item(Some(item.clone()))
                .condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
                .expression_attribute_values(":now", number(now.timestamp()))
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(of_put)?;
            self.meter.wrote(answer.consumed_capacity());
            Ok(())
        });
        match appended.await {
            // It is there already.
            Err(Cause::Refused(_)) => Ok(()),
            other => other,
        }
    }

    pub(crate) async fn take_back(&self, who: &AthleteKey, ids: &[String]) -> Result<(), Cause> {
        let (partition, until) = (partition(who), (self.now)() + STRUCK_FOR);
        let struck = ids.iter().map(|id| {
            let mut item = key(&partition, &sort(id));
            item.insert(EXPIRES.to_owned(), number(until.timestamp()));
            item
        });
        self.put_all(struck.collect()).await
    }

    pub(crate) async fn entries(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, Cause> {
        let now = (self.now)();
        let mut entries = Vec::new();
        for item in self.all(&partition(who), "LOG#", false).await? {
            if let Some(document) = item.get(ENTRY).and_then(|value| value.as_b().ok()).filter(|_| lives(&item, now)) {
                entries.push(read_entry(document.as_ref())?.entry);
            }
        }
        entries.sort_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
        Ok(entries)
    }

    /// Erases until a whole look finds nothing: what is being written meanwhile is found by the next one. The talk goes first,
    /// so that no turn of before can be committed any more.
    pub(crate) async fn erase(&self, who: &AthleteKey) -> Result<(), Cause> {
        let partition = partition(who);
        self.delete(vec![key(&partition, CONVERSATION_ITEM)]).await?;
        loop {
            let left = self.all(&partition, "", true).await?;
            if left.is_empty() {
                return Ok(());
            }
            self.delete(left).await?;
        }
    }

    /// Erases every athlete of a tenant. There is no index for that: it reads the table through, which is rare and cheap enough.
    pub(crate) async fn erase_all_of(&self, tenant: &str) -> Result<(), Cause> {
        let mut from = None;
        loop {
            let (athletes, next) = self.some_of(tenant, from.take()).await?;
            for who in athletes {
                self.erase(&who).await?;
            }
            match next {
                Some(next) => from = Some(next),
                None => break,
            }
        }
        let purses = self.all(&format!("TENANT#{tenant}"), "", true).await?;
        self.delete(purses).await
    }

    /// The athletes of a tenant on one page of the table, and where the next one begins.
    async fn some_of(&self, tenant: &str, from: Option<Item>) -> Result<(BTreeSet<AthleteKey>, Option<Item>), Cause> {
        attempts(|_| async {
            let answer = self
                .client
                .scan()
                .table_name(&self.table)
                .filter_expression("begins_with(pk, :tenant)")
                .expression_attribute_values(":tenant", text(partition(&AthleteKey(format!("{tenant}/")))))
                .projection_expression(PK)
                .consistent_read(true)
                .set_exclusive_start_key(from.clone())
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(|error| cause(&error))?;
            self.meter.read(answer.consumed_capacity());
            Ok((answer.items().iter().filter_map(athlete).collect(), answer.last_evaluated_key))
        })
        .await
    }

    /// All items of a partition whose sort key begins like this; only their keys, where that is enough.
    async fn all(&self, partition: &str, beginning: &str, keys: bool) -> Result<Vec<Item>, Cause> {
        let mut items = Vec::new();
        let mut from = None;
        loop {
            let (page, next) = self.page(partition, beginning, keys, from.take()).await?;
            items.extend(page);
            match next {
                Some(next) => from = Some(next),
                None => return Ok(items),
            }
        }
    }

    async fn page(
        &self,
        partition: &str,
        beginning: &str,
        keys: bool,
        from: Option<Item>,
    ) -> Result<(Vec<Item>, Option<Item>), Cause> {
        attempts(|_| async {
            let mut asking = self
                .client
                .query()
                .table_name(&self.table)
                .key_condition_expression(if beginning.is_empty() {
                    "pk = :pk"
                } else {
                    "pk = :pk AND begins_with(sk, :beginning)"
                })
                .expression_attribute_values(":pk", text(partition))
                .consistent_read(true)
                .set_exclusive_start_key(from.clone())
                .return_consumed_capacity(ReturnConsumedCapacity::Total);
            if !beginning.is_empty() {
                asking = asking.expression_attribute_values(":beginning", text(beginning));
            }
            if keys {
                asking = asking.projection_expression(format!("pk, {SK}"));
            }
            let answer = asking.send().await.map_err(|error| cause(&error))?;
            self.meter.read(answer.consumed_capacity());
            Ok((answer.items.unwrap_or_default(), answer.last_evaluated_key))
        })
        .await
    }
}
