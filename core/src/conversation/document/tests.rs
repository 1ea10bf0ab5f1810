use chrono::DateTime;

use super::{Unreadable, read, read_entry, revision, write_entry, write_plan, write_talk};
use crate::Knowledge;
use crate::conversation::{Conversation, Event, EventKey, Inbound, ReplyTo, Utterance};

/// What was ever written down, oldest first: a talk, and the plan that went with it where it had a document of its own.
const WRITTEN: &[(&[u8], Option<&[u8]>)] = &[
    (include_bytes!("../../../fixtures/conversation.v1.json"), None),
    (include_bytes!("../../../fixtures/talk.v2"), Some(include_bytes!("../../../fixtures/plan.v2"))),
    (include_bytes!("../../../fixtures/talk.v2"), Some(include_bytes!("../../../fixtures/plan.v3"))),
];

const ENTRIES: &[&[u8]] = &[include_bytes!("../../../fixtures/entry.v1.json"), include_bytes!("../../../fixtures/entry.v2.json")];

fn said(words: &str, key: &str) -> Inbound {
    Inbound {
        key: EventKey(key.into()),
        at: DateTime::UNIX_EPOCH,
        zone: None,
        reply_to: ReplyTo("here".into()),
        reachable: true,
        event: Event::Said(Utterance::new(words)),
    }
}

#[test]
fn every_version_ever_written_is_read_and_goes_on() {
    for (talk, plan) in WRITTEN {
        let conversation = read(Some(talk), *plan).unwrap().unwrap();
        assert_eq!(conversation.revision(), revision(talk).unwrap());
        assert!(conversation.dossier().programme.is_some() && !conversation.outbox().is_empty());
        let (talk, plan) = (write_talk(&conversation).unwrap(), write_plan(&conversation).unwrap());
        assert_eq!(read(Some(&talk), Some(&plan)).unwrap().unwrap(), conversation);
        let next = conversation.step(said("show my week", "another"), Knowledge::built_in()).next;
        assert!(next.outbox().len() > 1);
    }
    for entry in ENTRIES {
        let kept = read_entry(entry).unwrap();
        let again = write_entry(&kept.entry, kept.until - crate::memory::PLAN_LIVES).unwrap();
        assert_eq!(read_entry(&again).unwrap(), kept);
    }
}

#[test]
fn a_profile_outlives_its_talk() {
    let talking = read(Some(WRITTEN[0].0), None).unwrap().unwrap();
    let alone = read(None, Some(&write_plan(&talking).unwrap())).unwrap().unwrap();
    assert_eq!((alone.revision(), alone.outbox().len()), (0, 0));
    assert_eq!(alone.dossier().profile, talking.dossier().profile);
    let turn = alone.step(said("hi", "back"), Knowledge::built_in());
    let words = format!("{:?}", turn.effects);
    assert!(words.contains("It's been a while") && words.contains("still here"), "{words}");
    let next = turn.next.step(said("hi", "again"), Knowledge::built_in());
    assert!(!format!("{:?}", next.effects).contains("It's been a while"));
    assert_eq!(read(None, None).unwrap(), None::<Conversation>);
}

#[test]
fn a_later_version_asks_for_an_update() {
    for later in [&br#"{"version": 3, "conversation": {"unheard": "of"}}"#[..], &[9, 0, 0, 0, 0, 0, 0, 0, 0, 1]] {
        let unreadable = read(Some(later), None).unwrap_err();
        assert!(matches!(unreadable, Unreadable::Newer(3 | 9)) && unreadable.to_string().contains("please update"));
    }
}

#[test]
fn damage_is_an_error_and_is_told_without_the_words() {
    let damaged = br#"{"version": 1, "entry": {"id": "my secret", "date": "my secret"}}"#;
    let unreadable = read_entry(damaged).unwrap_err();
    assert!(!unreadable.to_string().contains("secret"), "{unreadable}");
    let conversation = read(Some(WRITTEN[0].0), None).unwrap().unwrap();
    let talk = write_talk(&conversation).unwrap();
    for end in 0..talk.len() {
        assert!(read(Some(&talk[..end]), None).is_err(), "cut at {end}");
    }
    let plan = write_plan(&conversation).unwrap();
    for end in 0..plan.len() {
        assert!(read(None, Some(&plan[..end])).is_err(), "cut at {end}");
    }
    // The last bytes are of a page that nobody has looked at yet.
    for place in plan.len() - 200..plan.len() {
        let mut spoilt = plan.clone();
        spoilt[place] ^= 0x10;
        assert!(read(None, Some(&spoilt)).is_err(), "spoilt at {place}");
    }
}

/// A plan that was there before the last change and is there after it stands once in the document.
#[test]
fn what_a_change_leaves_as_it_was_is_written_once() {
    let planned = read(Some(WRITTEN[0].0), None).unwrap().unwrap();
    let changed = planned.clone().step(said("log my weight 82 kg", "weight"), Knowledge::built_in()).next;
    let programme = &planned.dossier().programme;
    assert!(programme.is_some() && changed.dossier().before.last().is_some_and(|before| before.programme == *programme));
    let (plan, before) = (write_plan(&changed).unwrap(), write_plan(&planned).unwrap());
    assert!(plan.len() < before.len() + 600, "{} bytes after {}", plan.len(), before.len());
    let again = read(None, Some(&plan)).unwrap().unwrap();
    assert_eq!(again.dossier().programme, changed.dossier().programme);
    assert_eq!(again.dossier().before, changed.dossier().before);
}
