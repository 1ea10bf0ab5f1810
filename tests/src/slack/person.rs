//! What a person does in Slack, as the payloads that Slack makes of it.

use serde_json::{Value, json};

use super::deliver::{Answer, Way};
use super::methods::shown_in_ack;
use super::state::{Response, Seen, direct};
use super::{PretendSlack, TEAM};

/// A channel with others in it.
const CHANNEL: &str = "C1";

impl PretendSlack {
    /// Says something in the direct messages.
    pub async fn says(&self, way: &Way, user: &str, text: &str) -> Answer {
        let ts = self.state().ts();
        let event = json!({"type": "message", "channel_type": "im", "channel": direct(user), "user": user, "ts": ts, "text": escaped(text)});
        self.event(way, &callback(&ts, &event)).await
    }

    /// Says something to the app in a channel.
    pub async fn mentions(&self, way: &Way, user: &str, text: &str) -> Answer {
        let ts = self.state().ts();
        let text = format!("<@UBOT> {}", escaped(text));
        let event = json!({"type": "app_mention", "channel": CHANNEL, "user": user, "ts": ts, "text": text});
        self.event(way, &callback(&ts, &event)).await
    }

    /// Opens a tab of the app.
    pub async fn opens(&self, way: &Way, user: &str, tab: &str) -> Answer {
        let ts = self.state().ts();
        let event = json!({"type": "app_home_opened", "user": user, "channel": direct(user), "tab": tab, "event_ts": ts});
        self.event(way, &callback(&ts, &event)).await
    }

    /// Types the command in a channel.
    pub async fn types(&self, way: &Way, user: &str, text: &str) -> Answer {
        let url = self.response_url(user, CHANNEL, None);
        let trigger = self.state().trigger();
        let payload = json!({"command": "/fit", "text": escaped(text), "team_id": TEAM, "user_id": user, "channel_id": CHANNEL,
            "channel_name": "general", "trigger_id": trigger, "response_url": url});
        let answer = self.command(way, &payload).await;
        if answer.body.get("text").is_some() {
            shown_in_ack(&mut self.state(), user, CHANNEL, &answer.body);
        }
        answer
    }

    /// Presses a button, or chooses an option, of the newest message that has one with this label.
    ///
    /// # Panics
    /// When the person sees none.
    pub async fn presses(&self, way: &Way, user: &str, label: &str) -> Answer {
        let seen = self.state().seen_by(user);
        let found = seen.iter().rev().find_map(|message| Some((message.clone(), pressable(&message.blocks, label)?)));
        let (message, action) = found.unwrap_or_else(|| panic!("{user} sees no {label:?}"));
        self.pressed(way, user, &message, action).await
    }

    /// Presses a button that is no longer the newest.
    pub async fn pressed(&self, way: &Way, user: &str, message: &Seen, action: Value) -> Answer {
        let payload = self.press_of(user, message, action);
        self.interaction(way, &payload).await
    }

    /// What Slack delivers when a button is pressed.
    pub fn press_of(&self, user: &str, message: &Seen, mut action: Value) -> Value {
        let ts = self.state().ts();
        action["action_ts"] = json!(ts);
        let trigger = self.state().trigger();
        let private = message.only.is_some();
        let url = self.response_url(user, &message.channel, Some(message.ts.clone()));
        let mut payload = json!({"type": "block_actions", "team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM}, "trigger_id": trigger,
            "response_url": url, "channel": {"id": message.channel}, "actions": [action],
            "container": {"type": "message", "message_ts": message.ts, "channel_id": message.channel, "is_ephemeral": private}});
        if let Some(thread) = &message.thread {
            payload["container"]["thread_ts"] = json!(thread);
        }
        if !private {
            payload["message"] =
                json!({"ts": message.ts, "thread_ts": message.thread, "text": message.text, "blocks": message.blocks});
        }
        payload
    }

    /// Presses one of the two small buttons under the newest answer that has them.
    ///
    /// # Panics
    /// When the person sees none.
    pub async fn judges(&self, way: &Way, user: &str, good: bool) -> (Value, Answer) {
        let asks = |block: &Value| block["type"] == "context_actions";
        let seen = self.state().seen_by(user).into_iter().rev().find(|message| message.blocks.iter().any(asks));
        let message = seen.unwrap_or_else(|| panic!("{user} is asked nothing"));
        let element = message.blocks.iter().find(|block| asks(block)).map(|block| block["elements"][0].clone());
        let element = element.unwrap_or_default();
        let button = &element[if good { "positive_button" } else { "negative_button" }];
        let action = json!({"type": "feedback_buttons", "action_id": element["action_id"], "block_id": "b1",
            "text": button["text"], "value": button["value"]});
        let payload = self.press_of(user, &message, action);
        (payload.clone(), self.interaction(way, &payload).await)
    }

    /// Presses the button that stops an agent, in the one talk where it is at work.
    ///
    /// # Panics
    /// When there is no such talk.
    pub async fn stops(&self, way: &Way, user: &str) -> Answer {
        let home = direct(user);
        let busy = |((channel, _), status): &(&(String, String), &String)| *channel == home && *status == "processing";
        let thread = self.state().sessions.iter().find(busy).map(|((_, thread), _)| thread.clone());
        let thread = thread.unwrap_or_else(|| panic!("{user} sees nothing to stop"));
        let ts = self.state().ts();
        let event = json!({"type": "agent_session_stopped", "channel": home, "thread_ts": thread, "user": user, "event_ts": ts,
            "streaming_message_ts": []});
        self.event(way, &callback(&ts, &event)).await
    }

    /// Presses a button of the home tab.
    pub async fn presses_at_home(&self, way: &Way, user: &str, label: &str) -> Answer {
        let blocks = self.state().homes.get(user).and_then(|view| view["blocks"].as_array().cloned()).unwrap_or_default();
        let mut action = pressable(&blocks, label).unwrap_or_else(|| panic!("{user}'s home has no {label:?}"));
        action["action_ts"] = json!(self.state().ts());
        let trigger = self.state().trigger();
        let payload = json!({"type": "block_actions", "team": {"id": TEAM}, "user": {"id": user}, "trigger_id": trigger,
            "container": {"type": "view", "view_id": "VHOME"}, "actions": [action]});
        self.interaction(way, &payload).await
    }

    /// Sends the modal that was opened last, with these values by field.
    pub async fn sends(&self, way: &Way, user: &str, values: &Value) -> Answer {
        let modal = self.state().modals.last().cloned().unwrap_or_default();
        let fields = values.as_object().into_iter().flatten().map(|(field, value)| (field.clone(), json!({"value": value})));
        let fields: Value = fields.collect::<serde_json::Map<_, _>>().into();
        let id = self.state().ts();
        let payload = json!({"type": "view_submission", "team": {"id": TEAM}, "user": {"id": user},
            "view": {"id": format!("V{id}"), "callback_id": modal["callback_id"], "state": {"values": fields}}});
        self.interaction(way, &payload).await
    }

    fn response_url(&self, user: &str, channel: &str, message: Option<String>) -> String {
        let born = (self.now)();
        let mut state = self.state();
        let id = state.ts().replace('.', "");
        let response = Response { user: user.to_owned(), channel: channel.to_owned(), message, born, uses: 0 };
        state.responses.insert(id.clone(), response);
        format!("http://{}/respond/{id}", self.address)
    }
}

/// The action that Slack sends when this is pressed or chosen.
pub fn pressable(blocks: &[Value], label: &str) -> Option<Value> {
    let elements =
        blocks.iter().filter(|block| block["type"] == "actions").flat_map(|block| block["elements"].as_array()).flatten();
    let named = |text: &Value| text["text"].as_str().is_some_and(|text| text.eq_ignore_ascii_case(label));
    elements.clone().find(|element| named(&element["text"])).cloned().or_else(|| {
        elements.into_iter().find_map(|element| {
            let option = element["options"].as_array()?.iter().find(|option| named(&option["text"]))?;
            Some(json!({"type": element["type"], "action_id": element["action_id"], "selected_option": option}))
        })
    })
}

fn callback(id: &str, event: &Value) -> Value {
    json!({"type": "event_callback", "team_id": TEAM, "api_app_id": "A1", "event_id": format!("Ev{id}"), "event": event,
        "authorizations": [{"team_id": TEAM, "user_id": "UBOT", "is_bot": true, "is_enterprise_install": false}]})
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
