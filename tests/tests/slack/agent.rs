//! The app as an agent: it says what it is at, can be stopped, brings long answers part by part, and asks whether they helped.

use std::time::Duration;

use fettle_core::memory::{AthleteKey, Memory};
use fettle_slack::inbound::Verdict;
use fettle_tests::slack::{Knob, Seen, Stream};
use serde_json::{Value, json};

use super::stage::{Over, Stage};

fn who() -> AthleteKey {
    AthleteKey("slack/T1/U1".into())
}

const ASKED: &str =
    "I want to get stronger, 3 days a week, 40 minutes, dumbbells and a bench. I'm 34, new to this, no jumping please";

/// Asks for a plan, up to the last question before it.
async fn asking(stage: &Stage) {
    stage.slack.says(&stage.way, "U1", ASKED).await;
    stage.sees("U1", 1).await;
}

/// The plan, which is a long answer.
async fn planned(stage: &Stage) -> Seen {
    stage.slack.says(&stage.way, "U1", "nothing else").await;
    stage.sees("U1", 2).await.pop().unwrap()
}

fn calls(stage: &Stage, method: &str) -> usize {
    stage.slack.state().calls.iter().filter(|call| *call == method).count()
}

/// An export that would never end.
async fn exporting(over: Over) -> Stage {
    let stage = Stage::open(over).await;
    stage.slack.state().turn("files.getUploadURLExternal", &[Knob::Hang]);
    stage.slack.says(&stage.way, "U1", "export my data").await;
    stage.until("work", |stage| stage.slack.state().sessions.values().any(|status| status == "processing")).await;
    stage
}

#[tokio::test]
async fn a_job_says_what_it_is_and_the_stop_button_ends_it() {
    for over in [Over::Http, Over::Socket] {
        let stage = exporting(over).await;
        stage.until("words", |stage| !stage.slack.state().statuses.is_empty()).await;
        assert!(stage.slack.state().said_at_work.contains(&"is gathering your data...".to_owned()));
        assert_eq!(stage.slack.stops(&stage.way, "U1").await.status, 200);
        stage.until("the end of it", |stage| stage.slack.state().sessions.values().all(|status| status == "active")).await;
        stage
            .until("a word", |stage| stage.slack.state().seen_by("U1").iter().any(|seen| seen.text.starts_with("Stopped")))
            .await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let seen = stage.slack.state().seen_by("U1");
        assert_eq!(seen.len(), 1, "in place of the announcement, and nothing after it: {seen:?}");
        assert!(stage.slack.state().files.is_empty() && stage.slack.state().statuses.is_empty());
        assert!(!stage.coach.memory.load(&who()).await.unwrap().unwrap().is_busy());
        assert_eq!(stage.slack.faults(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn stop_can_be_said_too_and_stops_nothing_where_nothing_is_under_way() {
    let stage = exporting(Over::Http).await;
    stage.slack.says(&stage.way, "U1", "Stop!").await;
    stage.until("a word", |stage| stage.slack.state().seen_by("U1").iter().any(|seen| seen.text.starts_with("Stopped"))).await;
    let before = stage.coach.memory.load(&who()).await.unwrap().unwrap();
    stage.slack.state().sessions.values_mut().for_each(|status| *status = "processing".into());
    assert_eq!(stage.slack.stops(&stage.way, "U1").await.status, 200);
    let after = stage.coach.memory.load(&who()).await.unwrap().unwrap();
    assert!(after.is_like(&before), "a late press changes nothing");
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn whoever_waits_reads_that_we_are_at_it_and_a_quick_answer_needs_no_words() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.says(&stage.way, "U1", "help").await;
    stage.sees("U1", 1).await;
    assert_eq!(calls(&stage, "assistant.threads.setStatus"), 0);
    let slow = Stage::with(Over::Http, Duration::from_millis(2_500)).await;
    slow.slack.says(&slow.way, "U1", "help").await;
    slow.until("words", |slow| !slow.slack.state().statuses.is_empty()).await;
    assert_eq!(slow.slack.state().seen_by("U1").len(), 0, "the words come before the answer");
    slow.sees("U1", 1).await;
    assert!(slow.slack.state().statuses.is_empty(), "the answer takes them away");
    assert_eq!(slow.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn a_long_answer_comes_part_by_part_and_its_buttons_work() {
    let stage = Stage::open(Over::Http).await;
    asking(&stage).await;
    let plan = planned(&stage).await;
    assert!(plan.stream == Stream::Over && plan.thread.is_some(), "{plan:?}");
    assert!(calls(&stage, "chat.startStream") == 1 && calls(&stage, "chat.stopStream") == 1);
    stage.slack.presses(&stage.way, "U1", "Show the first session").await;
    stage.sees("U1", 3).await;
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn where_slack_streams_nothing_the_answer_is_posted_and_one_that_breaks_off_is_made_whole() {
    let mut read: Vec<Value> = Vec::new();
    for knobs in [
        [("chat.startStream", Knob::Refuse("feature_not_enabled"))].as_slice(),
        &[("chat.startStream", Knob::Status(404, 0))],
        &[("chat.stopStream", Knob::Refuse("internal_error"))],
        &[("chat.stopStream", Knob::Refuse("internal_error")), ("chat.update", Knob::Refuse("cant_update_message"))],
        &[],
    ] {
        let stage = Stage::open(Over::Http).await;
        asking(&stage).await;
        for (method, knob) in knobs {
            stage.slack.state().turn(method, &[*knob]);
        }
        planned(&stage).await;
        let whole = |stage: &Stage| {
            stage
                .slack
                .state()
                .seen_by("U1")
                .last()
                .is_some_and(|seen| seen.blocks.iter().any(|block| block["type"] == "actions"))
        };
        stage.until("the whole answer", whole).await;
        let kinds = stage.slack.state().seen_by("U1").pop().unwrap().blocks;
        read.push(kinds.iter().map(|block| block["type"].clone()).collect());
        assert_eq!(stage.slack.faults(), Vec::<String>::new());
    }
    assert!(read.iter().all(|kinds| *kinds == read[0]), "{read:?}");
}

#[tokio::test]
async fn an_answer_is_judged_once_and_its_other_buttons_stay() {
    let stage = Stage::open(Over::Http).await;
    asking(&stage).await;
    planned(&stage).await;
    let (payload, answer) = stage.slack.judges(&stage.way, "U1", false).await;
    assert_eq!(answer.status, 200);
    let blocks = |stage: &Stage| json!(stage.slack.state().seen_by("U1")[1].blocks).to_string();
    stage.until("thanks", |stage| blocks(stage).contains("Thanks for saying so")).await;
    assert!(
        !blocks(&stage).contains("context_actions") && blocks(&stage).contains("Show the first session"),
        "{}",
        blocks(&stage)
    );
    assert_eq!(stage.slack.interaction(&stage.way, &payload).await.status, 200);
    assert_eq!(*stage.coach.judged.lock().unwrap(), [Verdict::Bad]);
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_suggested_goes_by_where_somebody_stands() {
    let stage = Stage::open(Over::Http).await;
    let suggested = async |stage: &Stage, times| {
        stage.slack.opens(&stage.way, "U1", "messages").await;
        stage.until("prompts", |stage| calls(stage, "assistant.threads.setSuggestedPrompts") == times).await;
        json!(stage.slack.state().prompts).to_string()
    };
    let first = suggested(&stage, 1).await;
    assert!(first.contains("Make me a plan") && !first.contains("What's today?"), "{first}");
    asking(&stage).await;
    planned(&stage).await;
    let later = suggested(&stage, 2).await;
    assert!(!later.contains("Make me a plan") && later.contains("What's today?"), "{later}");
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}
