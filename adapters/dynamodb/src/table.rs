//! The table itself: made for development, and checked at the start.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection, ProjectionType,
    ScalarAttributeType, TableDescription, TableStatus, TimeToLiveSpecification, TimeToLiveStatus,
};
use fettle_core::memory::MemoryFault;

use crate::fault::{Cause, cause};
use crate::item::{DUE_AT, DUE_SHARD, EXPIRES, PK, SK};

/// The sparse index of what is due.
pub(crate) const DUE_INDEX: &str = "due";

/// How long a new table is waited for, in pauses.
const PAUSES: u32 = 120;
const PAUSE: Duration = Duration::from_millis(250);

/// Makes the table, where there is none, and switches its expiry on.
///
/// # Errors
/// When the service refuses, or the table is not ready in half a minute.
pub async fn create(client: &Client, table: &str) -> Result<(), MemoryFault> {
    make(client, table).await.map_err(|cause| cause.while_doing("making the table"))
}

async fn make(client: &Client, table: &str) -> Result<(), Cause> {
    let refuse = |error: aws_sdk_dynamodb::error::BuildError| Cause::Lasting(error.to_string());
    let index = GlobalSecondaryIndex::builder()
        .index_name(DUE_INDEX)
        .set_key_schema(Some(schema(DUE_SHARD, DUE_AT).map_err(refuse)?))
        .projection(Projection::builder().projection_type(ProjectionType::KeysOnly).build())
        .build()
        .map_err(refuse)?;
    let made = client
        .create_table()
        .table_name(table)
        .billing_mode(BillingMode::PayPerRequest)
        .set_key_schema(Some(schema(PK, SK).map_err(refuse)?))
        .set_attribute_definitions(Some(attributes().map_err(refuse)?))
        .global_secondary_indexes(index)
        .send()
        .await;
    match made {
        Err(error) if error.as_service_error().is_some_and(|error| error.is_resource_in_use_exception()) => {}
        other => drop(other.map_err(|error| cause(&error))?),
    }
    wait_until_active(client, table).await?;
    if !expires(client, table).await? {
        let expiry = TimeToLiveSpecification::builder().enabled(true).attribute_name(EXPIRES).build().map_err(refuse)?;
        let switched = client.update_time_to_live().table_name(table).time_to_live_specification(expiry).send().await;
        switched.map_err(|error| cause(&error))?;
    }
    Ok(())
}

fn schema(hash: &str, range: &str) -> Result<Vec<KeySchemaElement>, aws_sdk_dynamodb::error::BuildError> {
    let element = |name: &str, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    Ok(vec![element(hash, KeyType::Hash)?, element(range, KeyType::Range)?])
}

fn attributes() -> Result<Vec<AttributeDefinition>, aws_sdk_dynamodb::error::BuildError> {
    use ScalarAttributeType::{N, S};
    let named = [(PK, S), (SK, S), (DUE_SHARD, S), (DUE_AT, N)];
    named
        .into_iter()
        .map(|(name, kind)| AttributeDefinition::builder().attribute_name(name).attribute_type(kind).build())
        .collect()
}

async fn wait_until_active(client: &Client, table: &str) -> Result<(), Cause> {
    for _ in 0..PAUSES {
        if describe(client, table).await?.is_some_and(|found| found.table_status() == Some(&TableStatus::Active)) {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(Cause::Passing("the table is not ready yet".to_owned()))
}

async fn describe(client: &Client, table: &str) -> Result<Option<TableDescription>, Cause> {
    match client.describe_table().table_name(table).send().await {
        Ok(answer) => Ok(answer.table),
        Err(error) if error.as_service_error().is_some_and(|error| error.is_resource_not_found_exception()) => Ok(None),
        Err(error) => Err(cause(&error)),
    }
}

async fn expires(client: &Client, table: &str) -> Result<bool, Cause> {
    let answer = client.describe_time_to_live().table_name(table).send().await.map_err(|error| cause(&error))?;
    let Some(expiry) = answer.time_to_live_description else { return Ok(false) };
    let on = matches!(expiry.time_to_live_status, Some(TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling));
    Ok(on && expiry.attribute_name() == Some(EXPIRES))
}

/// What of the table is not as it should be, each in words with what to do. Nothing, where all is well.
///
/// # Errors
/// When the service does not answer.
pub async fn differences(client: &Client, table: &str) -> Result<Vec<String>, MemoryFault> {
    compare(client, table).await.map_err(|cause| cause.while_doing("looking at the table"))
}

async fn compare(client: &Client, table: &str) -> Result<Vec<String>, Cause> {
    let Some(found) = describe(client, table).await? else {
        return Ok(vec![format!("there is no table {table}; for development, \"fettle table create\" makes it")]);
    };
    let mut differences = Vec::new();
    if !has_keys(found.key_schema(), PK, SK) {
        differences.push(format!("its keys are not {PK} and {SK}"));
    }
    match found.global_secondary_indexes().iter().find(|index| index.index_name() == Some(DUE_INDEX)) {
        None => differences.push(format!("the index {DUE_INDEX} is missing: nobody would look after what is owed")),
        Some(index) if !has_keys(index.key_schema(), DUE_SHARD, DUE_AT) => {
            differences.push(format!("the keys of the index {DUE_INDEX} are not {DUE_SHARD} and {DUE_AT}"));
        }
        Some(_) => {}
    }
    if !expires(client, table).await? {
        differences.push(format!("time to live is not on for {EXPIRES}: nothing would ever be deleted"));
    }
    Ok(differences)
}

fn has_keys(schema: &[KeySchemaElement], hash: &str, range: &str) -> bool {
    let named = |kind: KeyType| schema.iter().find(|element| *element.key_type() == kind).map(KeySchemaElement::attribute_name);
    named(KeyType::Hash) == Some(hash) && named(KeyType::Range) == Some(range)
}
