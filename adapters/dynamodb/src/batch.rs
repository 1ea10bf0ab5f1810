//! Deleting many items.

use aws_sdk_dynamodb::types::{DeleteRequest, ReturnConsumedCapacity, WriteRequest};

use crate::Dynamo;
use crate::fault::{Cause, Item, cause};
use crate::retry::attempts;

/// Items in one request (DynamoDB API, BatchWriteItem).
const TOGETHER: usize = 25;

impl Dynamo {
    /// Deletes items by their keys. One that is not there is none the worse for it.
    pub(crate) async fn delete(&self, keys: Vec<Item>) -> Result<(), Cause> {
        for some in keys.chunks(TOGETHER) {
            let mut left = some.iter().map(|key| deletion(key.clone())).collect::<Result<Vec<_>, _>>()?;
            while !left.is_empty() {
                left = attempts(|_| self.delete_some(left.clone())).await?;
            }
        }
        Ok(())
    }

    /// Gives back what the service did not come to.
    async fn delete_some(&self, requests: Vec<WriteRequest>) -> Result<Vec<WriteRequest>, Cause> {
        let before = requests.len();
        let deleting = self.client.batch_write_item().request_items(&self.table, requests);
        let answer =
            deleting.return_consumed_capacity(ReturnConsumedCapacity::Total).send().await.map_err(|error| cause(&error))?;
        self.meter.wrote(answer.consumed_capacity());
        let left = answer.unprocessed_items.and_then(|mut tables| tables.remove(&self.table)).unwrap_or_default();
        if left.len() == before { Err(Cause::Passing("nothing was deleted".to_owned())) } else { Ok(left) }
    }
}

fn deletion(key: Item) -> Result<WriteRequest, Cause> {
    let request = DeleteRequest::builder().set_key(Some(key)).build().map_err(|error| Cause::Lasting(error.to_string()))?;
    Ok(WriteRequest::builder().delete_request(request).build())
}
