//! DynamoDB's errors in the words of the memory port.

use std::collections::HashMap;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::AttributeValue;
use fettle_core::memory::MemoryFault;
use fettle_core::memory::document::Unreadable;

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// What went wrong in one attempt.
#[derive(Debug)]
pub(crate) enum Cause {
    /// The condition of a write did not hold; this is what stands there.
    Refused(Option<Item>),
    /// Another attempt may go well: too busy, in each other's way, or no answer.
    Passing(String),
    /// Another attempt will not help.
    Lasting(String),
}

impl Cause {
    pub(crate) fn while_doing(self, doing: &'static str) -> MemoryFault {
        let (cause, again) = match self {
            Self::Refused(_) => ("the condition did not hold".to_owned(), true),
            Self::Passing(cause) => (cause, true),
            Self::Lasting(cause) => (cause, false),
        };
        MemoryFault { doing, cause, again }
    }
}

/// Codes after which the same request may go well (DynamoDB developer guide, "Error messages and codes").
const PASSING: &[&str] = &[
    "InternalServerError",
    "InternalServerErrorException",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
    "TransactionInProgressException",
];

/// Reads an error of any operation. The words of the service name tables and codes, never what is in an item.
pub(crate) fn cause<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> Cause {
    match error {
        SdkError::ServiceError(answer) => {
            let code = answer.err().code().unwrap_or("an unknown error");
            let words = format!("{code}: {}", answer.err().message().unwrap_or_default());
            if PASSING.contains(&code) { Cause::Passing(words) } else { Cause::Lasting(words) }
        }
        SdkError::TimeoutError(_) => Cause::Passing("no answer in time".to_owned()),
        SdkError::DispatchFailure(failure) => {
            let words = failure.as_connector_error().map_or_else(|| "no connection".to_owned(), ToString::to_string);
            Cause::Passing(format!("not reached: {words}"))
        }
        SdkError::ResponseError(_) => Cause::Passing("an answer that makes no sense".to_owned()),
        _ => Cause::Lasting("the request could not be made".to_owned()),
    }
}

pub(crate) fn of_put<R>(error: SdkError<PutItemError, R>) -> Cause {
    match error {
        SdkError::ServiceError(answer) if answer.err().is_conditional_check_failed_exception() => match answer.into_err() {
            PutItemError::ConditionalCheckFailedException(refused) => Cause::Refused(refused.item),
            other => Cause::Lasting(other.to_string()),
        },
        other => cause(&other),
    }
}

pub(crate) fn of_update<R>(error: SdkError<UpdateItemError, R>) -> Cause {
    match error {
        SdkError::ServiceError(answer) if answer.err().is_conditional_check_failed_exception() => Cause::Refused(None),
        other => cause(&other),
    }
}

pub(crate) fn of_transaction<R>(error: SdkError<TransactWriteItemsError, R>) -> Cause {
    let SdkError::ServiceError(answer) = &error else { return cause(&error) };
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = answer.err() else { return cause(&error) };
    let reasons = cancelled.cancellation_reasons();
    let codes: Vec<&str> = reasons.iter().filter_map(|reason| reason.code()).filter(|code| *code != "None").collect();
    if let Some(refused) = reasons.iter().find(|reason| reason.code() == Some("ConditionalCheckFailed")) {
        return Cause::Refused(refused.item.clone());
    }
    let passing =
        codes.iter().all(|code| matches!(*code, "TransactionConflict" | "ThrottlingError" | "ProvisionedThroughputExceeded"));
    let words = format!("cancelled: {}", codes.join(", "));
    if passing { Cause::Passing(words) } else { Cause::Lasting(words) }
}

impl From<Unreadable> for Cause {
    fn from(unreadable: Unreadable) -> Self {
        Self::Lasting(unreadable.to_string())
    }
}
