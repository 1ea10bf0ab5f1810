//! How a conversation and a log entry are written down: the talk, and by itself what is known of the athlete. A version once
//! written is read for ever.
//!
//! Version 1 was one plain JSON document. Since version 2 a document is a byte of version, the revision in eight bytes, lowest
//! first, and JSON, deflated. In version 3 of the profile and the plans, that JSON has its length before it in four bytes; it tells
//! which pages follow, and where they belong: a page that stands in several places is written once.

use chrono::{DateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::dossier::Passing;
use super::page::Written;
use super::press::{packed, unpacked};
use super::talk::Talk;
use super::{Conversation, Dossier};
use crate::fitness::LogEntry;
use crate::memory::PLAN_LIVES;

/// The version this build writes of a talk.
const TALK_VERSION: u8 = 2;

/// The version this build writes of the profile and the plans.
const PLAN_VERSION: u8 = 3;

/// What a document begins with that has no byte of version.
const PLAIN_JSON: u8 = b'{';

/// Why a stored document can't be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no document of ours. Only the place is told: the reader's full words may quote what the athlete said.
    #[error("a stored document is damaged at line {line}, column {column}")]
    Broken {
        /// Of its JSON, from 1.
        line: usize,
        /// Of its JSON, from 1.
        column: usize,
    },
    /// It can't be inflated.
    #[error("a stored document is damaged")]
    Damaged,
    /// A later build wrote it.
    #[error("it was written by a newer Fettle (format {0}, this one reads up to {PLAN_VERSION}); please update")]
    Newer(u64),
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken { line: error.line(), column: error.column() }
    }
}

#[derive(Serialize)]
struct TalkOut<'a> {
    talk: &'a Talk,
    passing: Passing,
}

#[derive(Deserialize)]
struct TalkV2 {
    talk: Talk,
    passing: Passing,
}

#[derive(Serialize)]
struct PlanOut<'a> {
    dossier: &'a Dossier,
    places: &'a [Option<usize>],
    pages: Vec<PageMark>,
}

#[derive(Deserialize)]
struct PlanV3 {
    dossier: Dossier,
    /// Which page stands where.
    places: Vec<Option<usize>>,
    pages: Vec<PageMark>,
}

/// A page that follows: its length, and the sum of its bytes.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
struct PageMark(usize, u32);

impl PageMark {
    /// FNV-1a (draft-eastlake-fnv), over words instead of bytes.
    fn of(page: &[u8]) -> Self {
        let hash = |hash: u32, word: u32| (hash ^ word).wrapping_mul(0x0100_0193).rotate_left(5);
        let words = page.chunks(4).map(|some| some.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)));
        Self(page.len(), words.fold(0x811c_9dc5, hash))
    }
}

#[derive(Deserialize)]
struct WholeV1 {
    conversation: ConversationV1,
}

#[derive(Deserialize)]
struct ConversationV1 {
    #[serde(flatten)]
    talk: Talk,
    dossier: Dossier,
}

/// Writes the talk.
///
/// # Errors
/// When it can't be written as JSON.
pub fn write_talk(conversation: &Conversation) -> Result<Vec<u8>, Unreadable> {
    let talk = TalkOut { talk: &conversation.talk, passing: conversation.dossier.passing() };
    Ok([&head(TALK_VERSION, conversation.revision())[..], &packed(&talk)?].concat())
}

/// Writes the profile and the plans.
///
/// # Errors
/// When they can't be written as JSON.
pub fn write_plan(conversation: &Conversation) -> Result<Vec<u8>, Unreadable> {
    let (places, pages) = once_each(conversation.dossier.pages()?);
    let marks = pages.iter().map(|page| PageMark::of(page)).collect();
    let first = packed(&PlanOut { dossier: &conversation.dossier, places: &places, pages: marks })?;
    let length = u32::try_from(first.len()).map_err(|_| Unreadable::Damaged)?;
    let mut document = head(PLAN_VERSION, conversation.plan_revision()).to_vec();
    document.extend(length.to_le_bytes());
    document.extend(first);
    pages.iter().for_each(|page| document.extend_from_slice(page));
    Ok(document)
}

/// Every page once, and for each place which of them stands there.
fn once_each(all: Vec<Option<Written>>) -> (Vec<Option<usize>>, Vec<Written>) {
    let mut pages: Vec<Written> = Vec::new();
    let mut places = Vec::new();
    for page in all {
        places.push(page.map(|page| {
            pages.iter().position(|known| *known == page).unwrap_or_else(|| {
                pages.push(page);
                pages.len() - 1
            })
        }));
    }
    (places, pages)
}

/// Reads a conversation from its talk and its plan. Of a plan alone, the talk is over.
///
/// # Errors
/// When a document is damaged or was written by a later build.
pub fn read(talk: Option<&[u8]>, plan: Option<&[u8]>) -> Result<Option<Conversation>, Unreadable> {
    match (talk, plan) {
        (Some(talk), _) if talk.first() == Some(&PLAIN_JSON) => read_v1(talk).map(Some),
        (Some(talk), plan) => {
            let TalkV2 { talk, passing } = unpacked(body(talk)?.deflated)?;
            let mut dossier = plan.map(read_plan).transpose()?.map(medical_in_the_profile).unwrap_or_default();
            dossier.set_passing(passing);
            Ok(Some(Conversation { talk, dossier }))
        }
        (None, Some(plan)) => {
            let mut dossier = medical_in_the_profile(read_plan(plan)?);
            dossier.set_passing(Passing::default());
            // Its plan may stand where it goes with the talk: it has to be put away with the first turn that follows.
            let talk = Talk { returning: true, plan_at: 1, unsaved: true, ..Talk::default() };
            Ok(Some(Conversation { talk, dossier }))
        }
        (None, None) => Ok(None),
    }
}

/// The revision of a talk or a plan, without reading the rest.
///
/// # Errors
/// When the document is damaged or was written by a later build.
pub fn revision(document: &[u8]) -> Result<u64, Unreadable> {
    #[derive(Deserialize)]
    struct HeaderV1 {
        version: u64,
        #[serde(default)]
        revision: u64,
    }
    if document.first() == Some(&PLAIN_JSON) {
        let header: HeaderV1 = serde_json::from_slice(document)?;
        return if header.version == 1 { Ok(header.revision) } else { Err(Unreadable::Newer(header.version)) };
    }
    body(document).map(|body| body.revision)
}

fn read_v1(document: &[u8]) -> Result<Conversation, Unreadable> {
    revision(document)?;
    let mut json: Value = serde_json::from_slice(document)?;
    if let Some(outbox) = json.pointer_mut("/conversation/outbox").and_then(Value::as_array_mut) {
        outbox.iter_mut().filter_map(|owed| owed.get_mut("effect")).for_each(export_is_a_job);
    }
    let ConversationV1 { talk, dossier } = serde_json::from_value::<WholeV1>(json)?.conversation;
    Ok(Conversation { talk, dossier: medical_in_the_profile(dossier) })
}

/// Diseases and medicines stood with the kitchen before they stood in the profile.
fn medical_in_the_profile(mut dossier: Dossier) -> Dossier {
    let Dossier { profile, kitchen, before, .. } = &mut dossier;
    profile.medical.append(&mut kitchen.matters);
    before.iter_mut().for_each(|it| it.profile.medical.append(&mut it.kitchen.matters));
    dossier
}

/// Version 1 had an effect of its own for handing data over.
fn export_is_a_job(effect: &mut Value) {
    if effect.get("Export").is_some() {
        *effect = serde_json::json!({ "Run": { "ticket": "export", "job": "export" } });
    }
}

fn read_plan(document: &[u8]) -> Result<Dossier, Unreadable> {
    let Body { version, deflated, .. } = body(document)?;
    if version < PLAN_VERSION {
        return unpacked(deflated);
    }
    let (length, rest) = deflated.split_first_chunk().ok_or(Unreadable::Damaged)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (first, rest) = rest.split_at_checked(length).ok_or(Unreadable::Damaged)?;
    let PlanV3 { mut dossier, places, pages } = unpacked(first)?;
    let pages = read_pages(&pages, rest)?;
    let page = |place: Option<usize>| place.map(|place| pages.get(place).cloned().ok_or(Unreadable::Damaged)).transpose();
    let all = places.into_iter().map(page).collect::<Result<Vec<_>, _>>()?;
    dossier.set_pages(all)?;
    Ok(dossier)
}

/// The pages as their marks have them. What they say is read when somebody looks at it.
fn read_pages(marks: &[PageMark], mut rest: &[u8]) -> Result<Vec<Written>, Unreadable> {
    let mut pages = Vec::new();
    for mark in marks {
        let (page, after) = rest.split_at_checked(mark.0).ok_or(Unreadable::Damaged)?;
        if PageMark::of(page) != *mark {
            return Err(Unreadable::Damaged);
        }
        pages.push(page.into());
        rest = after;
    }
    if rest.is_empty() { Ok(pages) } else { Err(Unreadable::Damaged) }
}

fn head(version: u8, revision: u64) -> [u8; 9] {
    let mut head = [version; 9];
    head[1..].copy_from_slice(&revision.to_le_bytes());
    head
}

/// A document without its head.
struct Body<'a> {
    version: u8,
    revision: u64,
    deflated: &'a [u8],
}

fn body(document: &[u8]) -> Result<Body<'_>, Unreadable> {
    let (version, rest) = document.split_first().ok_or(Unreadable::Damaged)?;
    if !(TALK_VERSION..=PLAN_VERSION).contains(version) {
        return Err(if *version > PLAN_VERSION { Unreadable::Newer(u64::from(*version)) } else { Unreadable::Damaged });
    }
    let (revision, deflated) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
    Ok(Body { version: *version, revision: u64::from_le_bytes(*revision), deflated })
}

#[derive(Serialize)]
struct EntryOut<'a> {
    version: u64,
    recorded: DateTime<Utc>,
    entry: &'a LogEntry,
}

#[derive(Deserialize)]
struct EntryIn {
    #[serde(default)]
    recorded: Option<DateTime<Utc>>,
    entry: LogEntry,
}

/// An entry of the training log as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptEntry {
    /// The entry.
    pub entry: LogEntry,
    /// Until when it is kept.
    pub until: DateTime<Utc>,
}

/// Writes an entry of the training log.
///
/// # Errors
/// When it can't be written as JSON.
pub fn write_entry(entry: &LogEntry, recorded: DateTime<Utc>) -> Result<Vec<u8>, Unreadable> {
    Ok(serde_json::to_vec(&EntryOut { version: 2, recorded, entry })?)
}

/// Reads an entry of the training log. Version 1 did not say when it was recorded; that was on its day or after.
///
/// # Errors
/// When it is damaged or was written by a later build.
pub fn read_entry(document: &[u8]) -> Result<KeptEntry, Unreadable> {
    #[derive(Deserialize)]
    struct Header {
        version: u64,
    }
    match serde_json::from_slice::<Header>(document)?.version {
        1 | 2 => {
            let EntryIn { entry, recorded, .. } = serde_json::from_slice(document)?;
            let recorded = recorded.unwrap_or_else(|| entry.date.and_time(NaiveTime::MIN).and_utc());
            Ok(KeptEntry { entry, until: recorded + PLAN_LIVES })
        }
        newer => Err(Unreadable::Newer(newer)),
    }
}

#[cfg(test)]
mod tests;
