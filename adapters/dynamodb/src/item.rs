//! Names of keys and attributes, and the item of a talk.

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::memory::document::{Unreadable, read, revision, write_plan, write_talk};
use fettle_core::memory::{AthleteKey, PLAN_LIVES, TALK_LIVES};

use crate::fault::{Cause, Item};

pub(crate) const PK: &str = "pk";
pub(crate) const SK: &str = "sk";
pub(crate) const EXPIRES: &str = "expires_at";
pub(crate) const DUE_SHARD: &str = "due_shard";
pub(crate) const DUE_AT: &str = "due_at";
pub(crate) const REVISION: &str = "revision";
pub(crate) const TALK_UNTIL: &str = "talk_until";
pub(crate) const WRITER: &str = "writer";
const TALK: &str = "talk";
const PLAN: &str = "plan";
const PLAN_REVISION: &str = "plan_revision";

/// The sort keys of an athlete's two documents.
pub(crate) const CONVERSATION_ITEM: &str = "CONVERSATION";
pub(crate) const PLAN_ITEM: &str = "PLAN";

/// Shards of the index of what is due. A partition takes 1,000 writes a second, and a turn may write twice to it.
pub(crate) const SHARDS: u8 = 8;

/// How many days old the expiry of a plan may get before it is set anew.
const PLAN_STALE_DAYS: i64 = 30;

pub(crate) fn text(words: impl Into<String>) -> AttributeValue {
    AttributeValue::S(words.into())
}

pub(crate) fn number(figure: impl ToString) -> AttributeValue {
    AttributeValue::N(figure.to_string())
}

pub(crate) fn bytes(document: Vec<u8>) -> AttributeValue {
    AttributeValue::B(Blob::new(document))
}

pub(crate) fn partition(who: &AthleteKey) -> String {
    format!("ATHLETE#{}", who.0)
}

pub(crate) fn key(partition: &str, sort: &str) -> Item {
    Item::from([(PK.to_owned(), text(partition)), (SK.to_owned(), text(sort))])
}

/// The athlete of a partition.
pub(crate) fn athlete(item: &Item) -> Option<AthleteKey> {
    let partition = item.get(PK)?.as_s().ok()?;
    partition.strip_prefix("ATHLETE#").map(|who| AthleteKey(who.to_owned()))
}

pub(crate) fn figure(item: &Item, name: &str) -> Option<i64> {
    item.get(name)?.as_n().ok()?.parse().ok()
}

pub(crate) fn document<'a>(item: &'a Item, name: &str) -> Option<&'a [u8]> {
    item.get(name)?.as_b().ok().map(AsRef::as_ref)
}

/// Whether an item may still be read.
pub(crate) fn lives(item: &Item, now: DateTime<Utc>) -> bool {
    figure(item, EXPIRES).is_none_or(|until| until > now.timestamp())
}

/// Whether a talk is not over yet.
pub(crate) fn talks(item: &Item, now: DateTime<Utc>) -> bool {
    figure(item, TALK_UNTIL).is_some_and(|until| until > now.timestamp())
}

/// The shard of an athlete: the same for ever, whatever builds the program (FNV-1a, draft-eastlake-fnv).
fn shard(who: &AthleteKey) -> u8 {
    let hash = who.0.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash % u32::from(SHARDS)) as u8
}

pub(crate) fn shard_name(shard: u8) -> String {
    format!("DUE#{shard}")
}

/// What a commit writes.
pub(crate) struct Written {
    pub(crate) talk: Item,
    /// The item of the plan, where it is put away with this.
    pub(crate) plan: Option<Item>,
}

/// The items of a conversation. A fresh plan rides in the item of the talk while something is owed.
pub(crate) fn written(who: &AthleteKey, next: &Conversation, writer: &str, now: DateTime<Utc>) -> Result<Written, Unreadable> {
    let partition = partition(who);
    let plan = next.plan_is_fresh().then(|| write_plan(next)).transpose()?;
    let (rides, apart) = if next.owes() { (plan, None) } else { (None, plan) };
    let (talk_until, plan_until) = ((now + TALK_LIVES).timestamp(), (now + PLAN_LIVES).timestamp());
    let mut talk = key(&partition, CONVERSATION_ITEM);
    talk.insert(REVISION.to_owned(), number(next.revision()));
    talk.insert(PLAN_REVISION.to_owned(), number(next.plan_revision()));
    talk.insert(WRITER.to_owned(), text(writer));
    talk.insert(TALK.to_owned(), bytes(write_talk(next)?));
    talk.insert(TALK_UNTIL.to_owned(), number(talk_until));
    talk.insert(EXPIRES.to_owned(), number(if rides.is_some() { plan_until } else { talk_until }));
    if let Some(plan) = rides {
        talk.insert(PLAN.to_owned(), bytes(plan));
    }
    if let Some(due) = next.due() {
        talk.insert(DUE_SHARD.to_owned(), text(shard_name(shard(who))));
        talk.insert(DUE_AT.to_owned(), number(due.timestamp()));
    }
    let plan = apart.map(|plan| {
        let mut item = key(&partition, PLAN_ITEM);
        item.insert(PLAN.to_owned(), bytes(plan));
        item.insert(EXPIRES.to_owned(), number(plan_until));
        item
    });
    Ok(Written { talk, plan })
}

/// A conversation as it stands in its items.
#[allow(clippy::large_enum_variant, reason = "it is taken apart where it is made, and never kept")]
pub(crate) enum Found {
    /// Nothing, or what is there.
    Whole(Option<Conversation>),
    /// Somebody parted talk and plan between the two reads: read again.
    Torn,
}

/// Puts a conversation together from its items, as far as they may still be read.
pub(crate) fn found(talk: Option<&Item>, plan: Option<&Item>, now: DateTime<Utc>) -> Result<Found, Cause> {
    let riding = talk.filter(|item| lives(item, now)).and_then(|item| document(item, PLAN));
    let apart = plan.filter(|item| lives(item, now)).and_then(|item| document(item, PLAN));
    let talking = talk.filter(|item| talks(item, now));
    let Some(item) = talking else {
        return Ok(Found::Whole(read(None, riding.or(apart))?));
    };
    if riding.is_none() {
        let wanted = figure(item, PLAN_REVISION).and_then(|revision| u64::try_from(revision).ok()).unwrap_or_default();
        if wanted != apart.map(revision).transpose()?.unwrap_or_default() {
            return Ok(Found::Torn);
        }
    }
    let talk = document(item, TALK).ok_or_else(|| Cause::Lasting("a talk without its document".to_owned()))?;
    Ok(Found::Whole(read(Some(talk), riding.or(apart))?))
}

/// Whether a plan that is still in use would soon be taken for forgotten.
pub(crate) fn grows_stale(plan: &Item, now: DateTime<Utc>) -> bool {
    let fresh = (now + PLAN_LIVES).timestamp() - PLAN_STALE_DAYS * 24 * 60 * 60;
    lives(plan, now) && figure(plan, EXPIRES).is_some_and(|until| until < fresh)
}
