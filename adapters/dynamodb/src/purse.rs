//! Budgets: a counter with a bound, counted up in a transaction whose token makes the second attempt the first.

use aws_sdk_dynamodb::types::{ReturnConsumedCapacity, TransactWriteItem, Update};
use fettle_core::memory::{Purse, Spending};
use sha2::{Digest, Sha256};

use crate::Dynamo;
use crate::fault::{Cause, Item, of_transaction};
use crate::item::{key, number, partition};
use crate::retry::attempts;

impl Dynamo {
    pub(crate) async fn take_out(&self, purse: &Purse, spending: &Spending) -> Result<bool, Cause> {
        let Some(room) = spending.limit.checked_sub(spending.amount) else { return Ok(false) };
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(place(purse)))
            .update_expression("ADD spent :amount SET expires_at = :ends")
            .condition_expression("attribute_not_exists(spent) OR spent <= :room")
            .expression_attribute_values(":amount", number(spending.amount))
            .expression_attribute_values(":room", number(room))
            .expression_attribute_values(":ends", number(purse.ends().timestamp()))
            .build()
            .map_err(|error| Cause::Lasting(error.to_string()))?;
        let token = token(&self.table, purse, spending);
        let spent = attempts(|_| async {
            let answer = self
                .client
                .transact_write_items()
                .transact_items(TransactWriteItem::builder().update(update.clone()).build())
                .client_request_token(&token)
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(of_transaction)?;
            self.meter.wrote(answer.consumed_capacity());
            Ok(())
        });
        match spent.await {
            Ok(()) => Ok(true),
            Err(Cause::Refused(_)) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

fn place(purse: &Purse) -> Item {
    match purse {
        Purse::Day(who, day) => key(&partition(who), &format!("DAY#{day}")),
        Purse::Month(tenant, month) => key(&format!("TENANT#{tenant}"), &format!("MONTH#{}", month.format("%Y-%m"))),
    }
}

/// A `ClientRequestToken` has at most 36 characters; DynamoDB knows it for ten minutes, whatever the table.
fn token(table: &str, purse: &Purse, spending: &Spending) -> String {
    let digest = Sha256::digest(format!("{table} {purse:?} {spending:?}"));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
