use serde_json::{Value, json};

use super::{Deed, Delivery, Installation, Menu, What, from_http, from_socket};

fn http(form: &[(&str, &str)]) -> Delivery {
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    from_http(false, body.as_bytes())
}

fn interaction(payload: &Value) -> Delivery {
    http(&[("payload", &payload.to_string())])
}

fn event(event: &Value) -> Delivery {
    from_http(true, wrapped(event).to_string().as_bytes())
}

fn wrapped(event: &Value) -> Value {
    json!({"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": "Ev1", "event": event,
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": true, "is_enterprise_install": false}]})
}

fn deed(delivery: Delivery) -> Deed {
    match delivery {
        Delivery::Deed(deed) => *deed,
        other => panic!("no deed: {other:?}"),
    }
}

fn command(text: &str) -> Vec<(&str, &str)> {
    vec![
        ("command", "/fit"),
        ("text", text),
        ("team_id", "T1"),
        ("user_id", "U1"),
        ("channel_id", "C1"),
        ("channel_name", "general"),
        ("trigger_id", "111.222.abc"),
        ("response_url", "https://hooks.slack.com/commands/T1/1/x"),
    ]
}

#[test]
fn a_command_is_said_or_opens_a_form() {
    let said = deed(http(&command("ran 5k in &lt;30 min with <@U2|sam> &amp; <https://x.org|friends>")));
    assert_eq!(said.what, What::Said("ran 5k in <30 min with & friends".into()));
    assert_eq!((said.who.athlete().0.as_str(), said.key.0.as_str()), ("slack/T1/U1", "slack-command-111.222.abc"));
    assert!(said.place.open && said.place.response_url.is_some());
    assert_eq!(deed(http(&command("Log"))).what, What::Asked(Menu::LogForm));
    assert_eq!(deed(http(&command(" "))).what, What::Said("help".into()));
}

#[test]
fn the_same_comes_of_http_and_of_socket_mode() {
    let form = command("today");
    let payload: Value =
        form.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<serde_json::Map<_, _>>().into();
    let envelope = json!({"envelope_id": "e1", "type": "slash_commands", "accepts_response_payload": true, "payload": payload});
    let read = from_socket(&envelope.to_string());
    assert_eq!((read.id.as_deref(), read.delivery), (Some("e1"), http(&form)));

    let message = json!({"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1.2", "text": "hi"});
    let envelope = json!({"envelope_id": "e2", "type": "events_api", "retry_attempt": 1, "payload": wrapped(&message)});
    assert_eq!(from_socket(&envelope.to_string()).delivery, event(&message));
}

#[test]
fn a_direct_message_is_answered_under_itself_and_a_mention_in_its_thread() {
    let message = json!({"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1.2", "text": "hi"});
    let heard = deed(event(&message));
    assert_eq!((heard.place.thread.as_deref(), heard.place.open), (Some("1.2"), false));
    let mention =
        json!({"type": "app_mention", "channel": "C1", "user": "U1", "ts": "3.4", "thread_ts": "3.0", "text": "<@UBOT> today"});
    let heard = deed(event(&mention));
    assert_eq!((heard.place.thread.as_deref(), heard.place.open), (Some("3.0"), true));
    assert_eq!(heard.what, What::Said("today".into()));
}

#[test]
fn the_bot_does_not_hear_itself_nor_what_was_edited_or_deleted() {
    for odd in [
        json!({"type": "message", "channel_type": "im", "channel": "D1", "user": "UBOT", "ts": "1", "text": "hi"}),
        json!({"type": "message", "channel_type": "im", "channel": "D1", "bot_id": "B1", "ts": "1", "text": "hi"}),
        json!({"type": "message", "channel_type": "im", "channel": "D1", "subtype": "message_changed", "ts": "1"}),
        json!({"type": "message", "channel_type": "channel", "channel": "C1", "user": "U1", "ts": "1", "text": "hi"}),
    ] {
        assert_eq!(event(&odd), Delivery::Ignored("message".into()), "{odd}");
    }
}

#[test]
fn a_press_a_form_and_a_shortcut() {
    let who = json!({"team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "9.9.z"});
    let with = |more: Value| {
        let mut payload = who.clone();
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        payload
    };
    let press = with(
        json!({"type": "block_actions", "channel": {"id": "D1"}, "container": {"type": "message", "message_ts": "5.5", "channel_id": "D1"},
        "message": {"ts": "5.5", "thread_ts": "1.2"}, "actions": [{"action_id": "press-0", "value": "abc", "action_ts": "6.6"}]}),
    );
    let pressed = deed(interaction(&press));
    assert_eq!((pressed.what, pressed.key.0.as_str()), (What::Pressed("abc".into()), "slack-6.6-5.5"));
    assert_eq!(pressed.place.thread.as_deref(), Some("1.2"));

    let select = with(json!({"type": "block_actions", "container": {"type": "view", "view_id": "V1"},
        "actions": [{"action_id": "menu-week", "value": "week", "action_ts": "6.6"}]}));
    let asked = deed(interaction(&select));
    assert_eq!((asked.what, asked.place.channel), (What::Asked(Menu::Week), None));

    let sent = with(json!({"type": "view_submission", "view": {"id": "V9", "callback_id": "profile", "state": {"values": {
        "age": {"value": {"type": "number_input", "value": "34"}}, "sex": {"value": {"type": "static_select", "selected_option": null}},
        "diets": {"value": {"selected_options": [{"value": "vegan"}, {"value": "halal"}]}}}}}}));
    let What::Sent { form, values } = deed(interaction(&sent)).what else { panic!("not sent") };
    assert_eq!((form.as_str(), values.one("age"), values.one("sex")), ("profile", Some("34"), None));
    assert_eq!(values.all("diets"), ["vegan", "halal"]);

    let shortcut = with(json!({"type": "shortcut", "callback_id": "log_session", "action_ts": "7.7"}));
    assert_eq!(deed(interaction(&shortcut)).what, What::Asked(Menu::LogForm));
    let log = with(json!({"type": "message_action", "callback_id": "log_this", "action_ts": "7.7", "channel": {"id": "C1"},
        "response_url": "https://hooks.slack.com/app/1", "message": {"text": "bench 3x8 60 kg"}}));
    let logged = deed(interaction(&log));
    assert_eq!(logged.what, What::Said("bench 3x8 60 kg".into()));
    assert!(logged.place.response_url.is_some() && !logged.place.replaces);
}

#[test]
fn an_ephemeral_answer_is_replaced() {
    let press = json!({"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "channel": {"id": "C1"},
        "response_url": "https://hooks.slack.com/actions/1", "container": {"message_ts": "5.5", "channel_id": "C1", "is_ephemeral": true},
        "actions": [{"action_id": "press-0", "selected_option": {"value": "abc"}, "action_ts": "6.6"}]});
    let pressed = deed(interaction(&press));
    assert_eq!(pressed.what, What::Pressed("abc".into()));
    assert!(pressed.place.replaces && pressed.place.response_url.is_some());
}

#[test]
fn an_organisation_has_no_workspace_and_one_memory_for_a_person() {
    let press = json!({"type": "block_actions", "team": null, "enterprise": {"id": "E1"}, "is_enterprise_install": true, "user": {"id": "W1", "team_id": "T7"},
        "container": {"type": "view", "view_id": "V1"}, "actions": [{"action_id": "menu-today", "value": "today", "action_ts": "1.1"}]});
    let pressed = deed(interaction(&press));
    assert_eq!((pressed.place.installation.as_str(), pressed.who.athlete().0.as_str()), ("E1", "slack/E1/W1"));
    let gone = json!({"type": "event_callback", "team_id": null, "enterprise_id": "E1", "event": {"type": "app_uninstalled"},
        "authorizations": [{"enterprise_id": "E1", "team_id": null, "is_enterprise_install": true}]});
    assert_eq!(from_http(true, gone.to_string().as_bytes()), Delivery::Uninstalled(Installation("E1".into())));
}

#[test]
fn the_end_of_an_installation_and_of_its_token() {
    assert_eq!(event(&json!({"type": "app_uninstalled"})), Delivery::Uninstalled(Installation("T1".into())));
    let revoked = |tokens: Value| event(&json!({"type": "tokens_revoked", "tokens": tokens}));
    assert_eq!(revoked(json!({"oauth": [], "bot": ["UBOT"]})), Delivery::Revoked(Installation("T1".into())));
    assert_eq!(revoked(json!({"oauth": ["U1"]})), Delivery::Ignored("tokens_revoked".into()));
}

#[test]
fn whatever_is_unknown_is_ignored_under_a_short_name() {
    assert_eq!(from_http(true, br#"{"type": "url_verification", "challenge": "abc"}"#), Delivery::Challenge("abc".into()));
    assert_eq!(from_http(true, b"{"), Delivery::Ignored("unreadable".into()));
    assert_eq!(from_http(true, br#"{"type": "app_rate_limited"}"#), Delivery::Ignored("app_rate_limited".into()));
    assert_eq!(http(&[("ssl_check", "1")]), Delivery::Ignored("ssl_check".into()));
    assert_eq!(http(&[("payload", "no")]), Delivery::Ignored("unreadable".into()));
    assert_eq!(http(&[]), Delivery::Ignored("incomplete_command".into()));
    assert_eq!(event(&json!({"type": "reaction_added<script>", "x": 1})), Delivery::Ignored("reaction_addedscript".into()));
    assert_eq!(from_socket("nonsense").id, None);
    assert_eq!(from_socket(r#"{"type": "hello"}"#).delivery, Delivery::Ignored("hello".into()));
}
