//! The memory: conversations by two items, read in one request and written in one.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeValue, KeysAndAttributes, Put, ReturnConsumedCapacity, ReturnValuesOnConditionCheckFailure, TransactWriteItem,
};
use chrono::{DateTime, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, MemoryFault, Now, PLAN_LIVES, Purse, Spending, TALK_LIVES};
use futures_util::future::try_join_all;

use crate::fault::{Cause, Item, cause, of_put, of_transaction, of_update};
use crate::item::{
    CONVERSATION_ITEM, DUE_AT, Found, PLAN_ITEM, SHARDS, WRITER, Written, athlete, figure, found, grows_stale, key, number,
    partition, shard_name, talks, text, written,
};
use crate::meter::{Consumed, Meter};
use crate::retry::attempts;
use crate::table::DUE_INDEX;

/// Athletes' memories in one table.
pub struct Dynamo {
    pub(crate) client: Client,
    pub(crate) table: String,
    pub(crate) now: Now,
    pub(crate) meter: Meter,
    /// Marks the writes of this process.
    mark: u64,
    writes: AtomicU64,
}

/// What stands in the table before a write.
struct Condition {
    words: &'static str,
    values: Vec<(&'static str, AttributeValue)>,
}

impl Condition {
    fn of(expected: u64, now: DateTime<Utc>) -> Self {
        let at = (":now", number(now.timestamp()));
        if expected == 0 {
            return Self { words: "attribute_not_exists(pk) OR talk_until <= :now", values: vec![at] };
        }
        Self { words: "revision = :expected AND talk_until > :now", values: vec![at, (":expected", number(expected))] }
    }
}

impl Dynamo {
    /// The memory in a table that is there.
    pub fn new(client: Client, table: impl Into<String>, now: Now) -> Self {
        let (meter, writes) = (Meter::default(), AtomicU64::new(0));
        Self { client, table: table.into(), now, meter, mark: fastrand::u64(..), writes }
    }

    /// What all requests so far have consumed.
    pub fn consumed(&self) -> Consumed {
        self.meter.sum()
    }

    /// A name for one write, by which its second attempt knows the first: it fits a `ClientRequestToken`.
    pub(crate) fn writer(&self) -> String {
        format!("{:016x}-{:x}", self.mark, self.writes.fetch_add(1, Ordering::Relaxed))
    }

    async fn read(&self, who: &AthleteKey) -> Result<Option<Conversation>, Cause> {
        attempts(|_| async {
            let (talk, plan) = self.items(who).await?;
            let now = (self.now)();
            let talking = talk.as_ref().is_some_and(|talk| talks(talk, now));
            if let Some(plan) = plan.as_ref().filter(|plan| talking && grows_stale(plan, now)) {
                self.refresh(plan, now).await?;
            }
            match found(talk.as_ref(), plan.as_ref(), now)? {
                Found::Whole(conversation) => Ok(conversation),
                Found::Torn => Err(Cause::Passing("talk and plan were parted just now".to_owned())),
            }
        })
        .await
    }

    async fn items(&self, who: &AthleteKey) -> Result<(Option<Item>, Option<Item>), Cause> {
        let partition = partition(who);
        let wanted = KeysAndAttributes::builder()
            .keys(key(&partition, CONVERSATION_ITEM))
            .keys(key(&partition, PLAN_ITEM))
            .consistent_read(true)
            .build()
            .map_err(|error| Cause::Lasting(error.to_string()))?;
        let asking = self.client.batch_get_item().request_items(&self.table, wanted);
        let answer =
            asking.return_consumed_capacity(ReturnConsumedCapacity::Total).send().await.map_err(|error| cause(&error))?;
        self.meter.read(answer.consumed_capacity());
        if answer.unprocessed_keys().is_some_and(|left| !left.is_empty()) {
            return Err(Cause::Passing("not everything was read".to_owned()));
        }
        let mut items = answer.responses.and_then(|mut tables| tables.remove(&self.table)).unwrap_or_default();
        let mut take = |sort: &str| {
            let place = items.iter().position(|item| item.get("sk").is_some_and(|value| *value == text(sort)));
            place.map(|place| items.swap_remove(place))
        };
        Ok((take(CONVERSATION_ITEM), take(PLAN_ITEM)))
    }

    /// A plan that is not written, since nothing changes it, is in use all the same.
    async fn refresh(&self, plan: &Item, now: DateTime<Utc>) -> Result<(), Cause> {
        let keys = plan.iter().filter(|(name, _)| matches!(name.as_str(), "pk" | "sk"));
        let answer = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(keys.map(|(name, value)| (name.clone(), value.clone())).collect()))
            .update_expression("SET expires_at = :until")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":until", number((now + PLAN_LIVES).timestamp()))
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        match answer.map_err(of_update) {
            Ok(answer) => self.meter.wrote(answer.consumed_capacity()),
            // It was erased meanwhile.
            Err(Cause::Refused(_)) => {}
            Err(other) => return Err(other),
        }
        Ok(())
    }

    async fn write(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, Cause> {
        let writer = self.writer();
        let now = (self.now)();
        let written = written(who, next, &writer, now)?;
        let outcome = attempts(|_| async {
            let condition = Condition::of(expected, now);
            match &written {
                Written { talk, plan: None } => self.put(talk, condition).await,
                Written { talk, plan: Some(plan) } => self.put_both(talk, plan, condition, &writer).await,
            }
        });
        match outcome.await {
            Ok(()) => Ok(Commit::Done),
            // A first attempt whose answer was lost may be what stands there.
            Err(Cause::Refused(Some(stands))) if stands.get(WRITER) == Some(&text(writer.as_str())) => Ok(Commit::Done),
            Err(Cause::Refused(_)) => Ok(Commit::Lost),
            Err(other) => Err(other),
        }
    }

    async fn put(&self, talk: &Item, condition: Condition) -> Result<(), Cause> {
        let mut putting = self.client.put_item().table_name(&self.table).set_item(Some(talk.clone()));
        for (name, value) in condition.values {
            putting = putting.expression_attribute_values(name, value);
        }
        let answer = putting
            .condition_expression(condition.words)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(of_put)?;
        self.meter.wrote(answer.consumed_capacity());
        Ok(())
    }

    async fn put_both(&self, talk: &Item, plan: &Item, condition: Condition, writer: &str) -> Result<(), Cause> {
        let refuse = |error: aws_sdk_dynamodb::error::BuildError| Cause::Lasting(error.to_string());
        let mut first = Put::builder().table_name(&self.table).set_item(Some(talk.clone()));
        for (name, value) in condition.values {
            first = first.expression_attribute_values(name, value);
        }
        let first = first
            .condition_expression(condition.words)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .build()
            .map_err(refuse)?;
        let second = Put::builder().table_name(&self.table).set_item(Some(plan.clone())).build().map_err(refuse)?;
        let answer = self
            .client
            .transact_write_items()
            .transact_items(TransactWriteItem::builder().put(first).build())
            .transact_items(TransactWriteItem::builder().put(second).build())
            .client_request_token(writer)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(of_transaction)?;
        self.meter.wrote(answer.consumed_capacity());
        Ok(())
    }

    async fn due_in(&self, shard: u8, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, Cause> {
        attempts(|_| async move {
            let answer = self
                .client
                .query()
                .table_name(&self.table)
                .index_name(DUE_INDEX)
                .key_condition_expression("due_shard = :shard AND due_at BETWEEN :gone AND :by")
                .expression_attribute_values(":shard", text(shard_name(shard)))
                // What was due before that is of a talk that is over, though it may not be deleted yet.
                .expression_attribute_values(":gone", number((by - TALK_LIVES).timestamp()))
                .expression_attribute_values(":by", number(by.timestamp()))
                .limit(i32::try_from(most).unwrap_or(i32::MAX))
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(|error| cause(&error))?;
            self.meter.read(answer.consumed_capacity());
            let due = |item: &Item| {
                let since = DateTime::from_timestamp(figure(item, DUE_AT)?, 0)?;
                Some(Due { who: athlete(item)?, since })
            };
            Ok(answer.items().iter().filter_map(due).collect())
        })
        .await
    }

    async fn all_due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, Cause> {
        let shards = try_join_all((0..SHARDS).map(|shard| self.due_in(shard, by, most))).await?;
        let mut due: Vec<Due> = shards.into_iter().flatten().collect();
        due.sort_by(|one, other| (one.since, &one.who).cmp(&(other.since, &other.who)));
        due.truncate(most);
        Ok(due)
    }

    async fn look(&self) -> Result<(), Cause> {
        attempts(|_| async {
            let looking = self.client.get_item().table_name(&self.table).set_key(Some(key("PING", "PING")));
            let answer =
                looking.return_consumed_capacity(ReturnConsumedCapacity::Total).send().await.map_err(|error| cause(&error))?;
            self.meter.read(answer.consumed_capacity());
            Ok(())
        })
        .await
    }
}

impl Memory for Dynamo {
    async fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.read(who).await.map_err(|cause| cause.while_doing("reading the conversation"))
    }

    async fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        self.write(who, expected, next).await.map_err(|cause| cause.while_doing("saving the conversation"))
    }

    async fn due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, MemoryFault> {
        self.all_due(by, most).await.map_err(|cause| cause.while_doing("looking for what is due"))
    }

    async fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.append(who, entry).await.map_err(|cause| cause.while_doing("writing the training log"))
    }

    async fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.take_back(who, ids).await.map_err(|cause| cause.while_doing("correcting the training log"))
    }

    async fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.entries(who).await.map_err(|cause| cause.while_doing("reading the training log"))
    }

    async fn spend(&self, purse: &Purse, spending: &Spending) -> Result<bool, MemoryFault> {
        self.take_out(purse, spending).await.map_err(|cause| cause.while_doing("counting what is spent"))
    }

    async fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        self.erase(who).await.map_err(|cause| cause.while_doing("erasing an athlete"))
    }

    async fn forget_all_of(&self, tenant: &str) -> Result<(), MemoryFault> {
        self.erase_all_of(tenant).await.map_err(|cause| cause.while_doing("erasing a workspace"))
    }

    async fn ping(&self) -> Result<(), MemoryFault> {
        self.look().await.map_err(|cause| cause.while_doing("reaching the table"))
    }
}
