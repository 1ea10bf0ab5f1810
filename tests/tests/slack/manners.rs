//! How the app behaves among people: who sees what, what happens twice, and what goes wrong politely.

use fettle_core::memory::{AthleteKey, Memory};
use fettle_slack::inbound::from_http;
use fettle_tests::slack::{Knob, Seen, Way, pressable};
use serde_json::{Value, json};

use super::stage::{Over, Stage};

const ASKED: &str = "build muscle, 3 days a week, 40 minutes, dumbbells, nothing hurts";

fn first_button(message: &Seen) -> String {
    let actions = message.blocks.iter().find(|block| block["type"] == "actions").unwrap();
    actions["elements"][0]["text"]["text"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_command_in_a_channel_is_answered_for_one_pair_of_eyes() {
    let stage = Stage::open(Over::Http).await;
    let answer = stage.slack.types(&stage.way, "U1", "help").await;
    assert_eq!((answer.status, answer.body["response_type"].as_str()), (200, Some("ephemeral")));
    assert_eq!(stage.sees("U1", 1).await.len(), 1);
    assert_eq!(stage.slack.state().seen_by("U2").len(), 0);
    let seen = stage.sees("U1", 1).await;
    stage.slack.presses(&stage.way, "U1", &first_button(&seen[0])).await;
    stage
        .until("the answer in place of the question", |stage| {
            stage.slack.state().seen_by("U1").last().map(|one| one.ts.clone()) != Some(seen[0].ts.clone())
        })
        .await;
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn a_mention_is_answered_in_its_thread_and_only_to_whom_it_concerns() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.state().joined.insert("C1".into());
    stage.slack.mentions(&stage.way, "U1", "I weigh 83.5 kg").await;
    let seen = stage.sees("U1", 1).await;
    assert!(seen.iter().all(|message| message.only.as_deref() == Some("U1") && message.thread.is_some()), "{seen:?}");
    assert!(stage.slack.state().seen_by("U2").is_empty());
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn where_the_app_is_not_in_the_channel_the_answer_comes_in_private() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.mentions(&stage.way, "U1", "help").await;
    let seen = stage.sees("U1", 1).await;
    assert_eq!(seen[0].channel, "DU1");
    assert!(stage.slack.state().seen_by("U2").is_empty());
}

#[tokio::test]
async fn an_old_button_dies_politely_and_a_pressed_one_says_what_it_was() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.says(&stage.way, "U1", "help").await;
    let old = stage.sees("U1", 1).await[0].clone();
    let label = old.blocks.iter().find(|block| block["type"] == "actions").unwrap()["elements"][0]["text"]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let action = pressable(&old.blocks, &label).unwrap();
    stage.slack.says(&stage.way, "U1", "show my profile").await;
    let read = stage.sees("U1", 2).await.len();
    assert_eq!(stage.slack.pressed(&stage.way, "U1", &old, action).await.status, 200);
    let seen = stage.sees("U1", read + 1).await;
    assert!(seen[read].text.contains("earlier answer"), "{}", seen[read].text);

    stage.slack.says(&stage.way, "U1", "help").await;
    let asked = stage.sees("U1", read + 2).await[read + 1].clone();
    stage.slack.presses(&stage.way, "U1", &label).await;
    stage
        .until("the pressed message to be settled", |stage| {
            let seen = stage.slack.state().seen_by("U1");
            let now = seen.iter().find(|message| message.ts == asked.ts).unwrap();
            now.blocks.iter().all(|block| block["type"] != "actions")
                && json!(now.blocks).to_string().contains(&format!("✓ {label}"))
        })
        .await;
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn a_busy_slack_is_waited_for_and_a_broken_one_asked_no_twice() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.state().turn("chat.postMessage", &[Knob::Status(429, 1), Knob::Refuse("invalid_blocks")]);
    stage.slack.says(&stage.way, "U1", "thanks").await;
    let seen = stage.sees("U1", 1).await;
    assert!(seen[0].blocks.is_empty() && !seen[0].text.is_empty(), "the text alone, where the blocks are refused");
    assert_eq!(stage.slack.state().calls.iter().filter(|call| *call == "chat.postMessage").count(), 3);
}

#[tokio::test]
async fn the_home_tab_shows_today_and_its_buttons_answer_in_private() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.says(&stage.way, "U1", ASKED).await;
    stage.sees("U1", 1).await;
    stage.slack.opens(&stage.way, "U1", "home").await;
    stage.until("the home tab", |stage| stage.slack.state().homes.contains_key("U1")).await;
    let home = stage.slack.state().homes["U1"].to_string();
    for words in ["Log a session", "My profile and settings", "Export my data", "Forget me"] {
        assert!(home.contains(words), "{words}: {home}");
    }
    let read = stage.slack.state().seen_by("U1").len();
    stage.slack.presses_at_home(&stage.way, "U1", "My week").await;
    assert_eq!(stage.sees("U1", read + 1).await[read].channel, "DU1");
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn the_home_tab_tells_of_training_and_meals_and_greets_whoever_has_neither() {
    let stage = Stage::open(Over::Http).await;
    let home = async |stage: &Stage, words: &str| {
        stage.slack.opens(&stage.way, "U1", "home").await;
        let shows = |stage: &Stage| stage.slack.state().homes.get("U1").is_some_and(|view| view.to_string().contains(words));
        stage.until(words, shows).await;
        stage.slack.state().homes["U1"].to_string()
    };
    let first = home(&stage, "There is no plan yet").await;
    assert!(first.contains("My profile and settings") && !first.contains("press-"), "{first}");
    for words in [
        "plan meals for 3 days. vegetarian, no allergies, female, 34, 64 kg, 168 cm, desk job, 3 meals a day for 2, keep my weight",
        "I want to get stronger, 3 days a week, 40 minutes, dumbbells and a bench, new to this, no jumping, no injuries",
    ] {
        stage.slack.says(&stage.way, "U1", words).await;
    }
    let meals = home(&stage, "Breakfast").await;
    assert!(!meals.contains("There is no plan yet"), "{meals}");
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn the_profile_is_a_form_that_says_what_can_not_be() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.types(&stage.way, "U1", "profile").await;
    stage.until("the modal", |stage| !stage.slack.state().modals.is_empty()).await;
    let number = |value: &str| json!({"type": "number_input", "value": value});
    let choice = |value: &str| json!({"type": "static_select", "selected_option": {"value": value}});
    let wrong = stage.slack.sends(&stage.way, "U1", &json!({"age": number("340"), "goal": choice("build_muscle")})).await;
    assert_eq!(wrong.body["response_action"], "errors");
    assert_eq!(wrong.body["errors"]["age"], "From 1 to 110 years, please.");
    let many = |values: &[&str]| json!({"type": "multi_static_select", "selected_options": values.iter().map(|value| json!({"value": value})).collect::<Vec<_>>()});
    let right = json!({"age": number("34"), "goal": choice("build_muscle"), "days_per_week": number("3"), "equipment": many(&["dumbbell", "bench"]), "limitations": many(&["knee"])});
    assert_eq!(stage.slack.sends(&stage.way, "U1", &right).await.body, Value::String(String::new()));
    let who = AthleteKey("slack/T1/U1".into());
    let profile = stage.coach.memory.load(&who).await.unwrap().unwrap().dossier().profile.clone();
    assert_eq!((profile.age.unwrap().get(), profile.equipment.unwrap().len(), profile.limitations.len()), (34, 2, 1));
    let fewer = json!({"equipment": many(&["dumbbell"])});
    stage.slack.sends(&stage.way, "U1", &fewer).await;
    let profile = stage.coach.memory.load(&who).await.unwrap().unwrap().dossier().profile.clone();
    assert_eq!((profile.age.unwrap().get(), profile.equipment.unwrap().len(), profile.limitations.len()), (34, 1, 0));
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn the_form_asks_in_the_units_of_the_locale() {
    let stage = Stage::open(Over::Http).await;
    for (user, locale, field) in [("U1", "en-US", "weight_lb"), ("U2", "de-DE", "weight_kg"), ("U3", "en-GB", "weight_kg")] {
        stage.slack.state().locales.insert(user.into(), locale.into());
        let modals = stage.slack.state().modals.len();
        stage.slack.types(&stage.way, user, "profile").await;
        stage.until("the modal", |stage| stage.slack.state().modals.len() > modals).await;
        let modal = stage.slack.state().modals[modals].to_string();
        assert!(modal.contains(field), "{locale}: {modal}");
    }
    let number = |value: &str| json!({"type": "number_input", "value": value});
    stage.slack.sends(&stage.way, "U1", &json!({"weight_lb": number("180")})).await;
    let profile = stage.coach.memory.load(&AthleteKey("slack/T1/U1".into())).await.unwrap().unwrap().dossier().profile.clone();
    assert!((profile.weight_kg.unwrap().get() - 81.6).abs() < 0.1, "{:?}", profile.weight_kg);
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn prompts_are_suggested_where_the_conversation_is_opened_and_an_export_is_a_file() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.opens(&stage.way, "U1", "messages").await;
    stage.until("prompts", |stage| stage.slack.state().calls.iter().any(|call| call.ends_with("setSuggestedPrompts"))).await;
    stage.slack.types(&stage.way, "U1", "export").await;
    stage.until("the file", |stage| !stage.slack.state().files.is_empty()).await;
    let (user, name, content) = stage.slack.state().files[0].clone();
    assert_eq!((user.as_str(), name.as_str()), ("U1", "fettle-export.json"));
    assert!(serde_json::from_str::<Value>(&content).unwrap().get("profile").is_some());
    assert_eq!(stage.slack.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn the_zone_a_person_set_in_slack_says_which_day_it_is() {
    let stage = Stage::open(Over::Http).await;
    stage.set("2026-11-23T13:00:00Z".parse().unwrap());
    stage.slack.state().zones.insert("U1".into(), "Pacific/Auckland".into());
    stage.slack.says(&stage.way, "U1", "ran 5 km in 28 minutes").await;
    stage.sees("U1", 1).await;
    let log = stage.coach.memory.log(&AthleteKey("slack/T1/U1".into())).await.unwrap();
    assert_eq!(log[0].date.to_string(), "2026-11-24");
}

#[tokio::test]
async fn connections_that_go_are_replaced_and_the_other_one_serves_meanwhile() {
    let stage = Stage::open(Over::Socket).await;
    for user in ["U1", "U2"] {
        stage.slack.state().drop_a_socket();
        assert_eq!(stage.slack.says(&stage.way, user, "help").await.status, 200);
        assert_eq!(stage.sees(user, 1).await.len(), 1, "{user}");
    }
    stage.until("both connections again", |stage| stage.slack.state().sockets() == 2).await;
}

#[tokio::test]
async fn the_end_of_an_installation_erases_its_people_and_unknown_kinds_are_counted() {
    let stage = Stage::open(Over::Http).await;
    stage.slack.says(&stage.way, "U1", ASKED).await;
    stage.sees("U1", 1).await;
    let event = |kind: &str| json!({"type": "event_callback", "team_id": "T1", "event": {"type": kind}, "authorizations": [{"team_id": "T1"}]});
    assert_eq!(stage.slack.event(&stage.way, &event("reaction_added")).await.status, 200);
    assert_eq!(stage.app.ignored().get("reaction_added"), Some(&1));
    assert_eq!(stage.slack.event(&stage.way, &event("app_uninstalled")).await.status, 200);
    assert!(stage.coach.memory.load(&AthleteKey("slack/T1/U1".into())).await.unwrap().is_none());
    assert!(
        matches!(stage.way, Way::Http(_)) && from_http(true, b"{}") == fettle_slack::inbound::Delivery::Ignored("untyped".into())
    );
}
