//! Deleting and putting many items.

use aws_sdk_dynamodb::types::{DeleteRequest, PutRequest, ReturnConsumedCapacity, WriteRequest};

use crate::Dynamo;
use crate::fault::{Cause, Item, cause};
use crate::retry::attempts;

/// Items in one request (DynamoDB API, BatchWriteItem).
const TOGETHER: usize = 25;

impl Dynamo {
    /// Deletes items by their keys. One that is not there is none the worse for it.
    pub(crate) async fn delete(&self, keys: Vec<Item>) -> Result<(), Cause> {
        self.write_all(keys.into_iter().map(deletion).collect::<Result<_, _>>()?).await
    }

    /// Puts items, whatever stood in their places.
    pub(crate) async fn put_all(&self, items: Vec<Item>) -> Result<(), Cause> {
        self.write_all(items.into_iter().map(putting).collect::<Result<_, _>>()?).await
    }

    async fn write_all(&self, requests: Vec<WriteRequest>) -> Result<(), Cause> {
        for some in requests.chunks(TOGETHER) {
            let mut left = some.to_vec();
            while !left.is_empty() {
                left = attempts(|_| self.write_some(left.clone())).await?;
            }
        }
        Ok(())
    }

    /// Gives back what the service did not come to.
    async fn write_some(&self, requests: Vec<WriteRequest>) -> Result<Vec<WriteRequest>, Cause> {
        let before = requests.len();
        let writing = self.client.batch_write_item().request_items(&self.table, requests);
        let answer =
            writing.return_consumed_capacity(ReturnConsumedCapacity::Total).send().await.map_err(|error| cause(&error))?;
        self.meter.wrote(answer.consumed_capacity());
        let left = answer.unprocessed_items.and_then(|mut tables| tables.remove(&self.table)).unwrap_or_default();
        if left.len() == before { Err(Cause::Passing("nothing was written".to_owned())) } else { Ok(left) }
    }
}

fn deletion(key: Item) -> Result<WriteRequest, Cause> {
    let request = DeleteRequest::builder().set_key(Some(key)).build().map_err(|error| Cause::Lasting(error.to_string()))?;
    Ok(WriteRequest::builder().delete_request(request).build())
}

fn putting(item: Item) -> Result<WriteRequest, Cause> {
    let request = PutRequest::builder().set_item(Some(item)).build().map_err(|error| Cause::Lasting(error.to_string()))?;
    Ok(WriteRequest::builder().put_request(request).build())
}
