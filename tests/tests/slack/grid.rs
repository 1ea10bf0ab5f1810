//! Workspaces of one organisation: what one of them removes stays with the others.

use fettle_core::memory::{AthleteKey, Memory};
use serde_json::{Value, json};

use super::stage::{Over, Stage};

/// Somebody of the organisation E1 says hello in a workspace, or in all of them.
fn hello(team: &str, user: &str, across: bool, ts: &str) -> Value {
    json!({"type": "event_callback", "team_id": team, "enterprise_id": "E1", "event_id": format!("Ev{ts}"),
        "event": {"type": "message", "channel_type": "im", "channel": format!("D{user}"), "user": user, "ts": ts, "text": "hello"},
        "authorizations": [{"team_id": if across { Value::Null } else { json!(team) }, "enterprise_id": "E1", "user_id": "UBOT",
            "is_enterprise_install": across}]})
}

fn end(kind: &str, team: Option<&str>) -> Value {
    let more = if kind == "tokens_revoked" { json!({"bot": ["UBOT"]}) } else { Value::Null };
    json!({"type": "event_callback", "team_id": team, "enterprise_id": "E1", "event": {"type": kind, "tokens": more},
        "authorizations": [{"team_id": team, "enterprise_id": "E1", "is_enterprise_install": team.is_none()}]})
}

async fn known(stage: &Stage, key: &str) -> bool {
    stage.coach.memory.load(&AthleteKey(key.into())).await.unwrap().is_some()
}

/// One person in two workspaces, another in the first, and one whose organisation installed the app for all.
async fn peopled() -> Stage {
    let stage = Stage::open(Over::Http).await;
    let people = [("T7", "W1", false), ("T8", "W1", false), ("T7", "W2", false), ("T9", "W3", true)];
    for (nth, (team, user, across)) in people.into_iter().enumerate() {
        let said = hello(team, user, across, &format!("1763920800.00000{nth}"));
        assert_eq!(stage.slack.event(&stage.way, &said).await.status, 200);
    }
    for key in ["slack/T7/W1", "slack/T8/W1", "slack/T7/W2", "slack/E1/W3"] {
        assert!(known(&stage, key).await, "{key}");
    }
    stage
}

#[tokio::test]
async fn what_one_workspace_removes_stays_with_the_others_of_its_organisation() {
    for kind in ["app_uninstalled", "tokens_revoked"] {
        let stage = peopled().await;
        stage.slack.state().revoked = true;
        assert_eq!(stage.slack.event(&stage.way, &end(kind, Some("T7"))).await.status, 200);
        assert!(!known(&stage, "slack/T7/W1").await && !known(&stage, "slack/T7/W2").await, "{kind}");
        assert!(known(&stage, "slack/T8/W1").await && known(&stage, "slack/E1/W3").await, "{kind}");
    }
}

#[tokio::test]
async fn an_organisation_that_removes_the_app_takes_its_own_people_along() {
    let stage = peopled().await;
    assert_eq!(stage.slack.event(&stage.way, &end("app_uninstalled", None)).await.status, 200);
    assert!(!known(&stage, "slack/E1/W3").await);
    assert!(known(&stage, "slack/T7/W1").await && known(&stage, "slack/T8/W1").await);
}

#[tokio::test]
async fn a_token_that_was_replaced_before_it_was_revoked_erases_nobody() {
    let stage = peopled().await;
    assert_eq!(stage.slack.event(&stage.way, &end("tokens_revoked", Some("T7"))).await.status, 200);
    assert!(known(&stage, "slack/T7/W1").await, "the token that we have is good");
}
