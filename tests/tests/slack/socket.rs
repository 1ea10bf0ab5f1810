//! Socket Mode under strain: slow work, connections that break, and deliveries that come again.

use std::time::Duration;

use fettle_core::memory::{AthleteKey, Memory};
use fettle_tests::slack::Knob;
use serde_json::json;
use tokio::time::Instant;

use super::stage::{Over, Stage};

#[tokio::test]
async fn a_job_of_five_seconds_holds_no_acknowledgement_up() {
    let stage = Stage::open(Over::Socket).await;
    stage.slack.state().turn("files.getUploadURLExternal", &[Knob::Slow(5_000)]);
    let began = Instant::now();
    assert_eq!(stage.slack.says(&stage.way, "U1", "export my data").await.status, 200);
    stage.until("the job", |stage| stage.slack.state().calls.iter().any(|call| call == "files.getUploadURLExternal")).await;
    let mut longest = Duration::ZERO;
    for user in ["U1", "U2", "U3"] {
        let asked = Instant::now();
        assert_eq!(stage.slack.says(&stage.way, user, "help").await.status, 200);
        longest = longest.max(asked.elapsed());
    }
    assert!(stage.slack.state().files.is_empty(), "three acknowledgements came while the job was still being done");
    println!("beside a job of five seconds the slowest of three acknowledgements took {longest:?}");
    stage.until("the file", |stage| !stage.slack.state().files.is_empty()).await;
    assert!(began.elapsed() >= Duration::from_secs(5), "the job was a slow one");
    for user in ["U2", "U3"] {
        assert_eq!(stage.sees(user, 1).await.len(), 1, "{user}");
    }
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_acknowledgement_loses_nothing_and_doubles_nothing() {
    let stage = Stage::open(Over::Socket).await;
    *stage.coach.deaf.lock().unwrap() = Duration::from_millis(400);
    let said = stage.slack.says(&stage.way, "U1", "ran 5 km in 28 minutes");
    let broke = async {
        stage.until("a delivery", |stage| stage.slack.state().under_way() == 1).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
        stage.slack.state().drop_a_socket();
    };
    let (answer, ()) = tokio::join!(said, broke);
    assert_eq!(answer.status, 200, "over the other connection");
    assert_eq!(stage.slack.state().redelivered, 1);
    let who = AthleteKey("slack/T1/U1".into());
    stage.sees("U1", 1).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(stage.slack.state().seen_by("U1").len(), 1);
    assert_eq!(stage.coach.memory.log(&who).await.unwrap().len(), 1);
    stage.until("both connections again", |stage| stage.slack.state().sockets() == 2).await;
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_delivered_again_is_acknowledged_and_not_written_again() {
    for over in [Over::Http, Over::Socket] {
        let stage = Stage::open(over).await;
        let event = json!({"type": "message", "channel_type": "im", "channel": "DU1", "user": "U1", "ts": "1763920800.000100",
            "text": "ran 5 km in 28 minutes"});
        let payload = json!({"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event, "authorizations": [{"team_id": "T1"}]});
        assert_eq!(stage.slack.event(&stage.way, &payload).await.status, 200);
        stage.sees("U1", 1).await;
        let who = AthleteKey("slack/T1/U1".into());
        let before = stage.coach.memory.load(&who).await.unwrap().unwrap().revision();
        let again = stage.slack.again(&stage.way, &payload).await;
        assert!(again.len() == 3 && again.iter().all(|answer| answer.status == 200), "{again:?}");
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(stage.coach.memory.load(&who).await.unwrap().unwrap().revision(), before, "nothing was written");
        assert_eq!(stage.coach.memory.log(&who).await.unwrap().len(), 1);
        assert_eq!(stage.slack.state().seen_by("U1").len(), 1);
        assert_eq!(stage.slack.faults(), Vec::<String>::new());
    }
}
