//! What Slack has beside messages: views, prompts, files, and what it knows of a person.

use chrono_tz::Tz;
use fettle_core::athlete::Units;
use fettle_core::card::plain_text;
use serde_json::{Value, json};
use slack_morphism::prelude::SlackView;

use super::{Body, Call, CallFault, FaultKind, Post, Repeat};
use crate::inbound::{Installation, Place, Pressed, Verdict};
use crate::render::thanks;

/// Locales of Slack in whose countries people weigh themselves in pounds.
const IMPERIAL: &[&str] = &["en-US"];

/// What a person set in Slack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The time zone.
    pub zone: Option<Tz>,
    /// The units of their locale, where it speaks for any.
    pub units: Option<Units>,
}

impl Post {
    /// Opens a modal. The trigger is good for three seconds, and once.
    ///
    /// # Errors
    /// When Slack did not open it.
    pub async fn open(&self, place: &Place, trigger: &str, view: &SlackView) -> Result<(), CallFault> {
        let body = json!({"trigger_id": trigger, "view": view});
        self.call(&home_of(place), "views.open", &body, Repeat::IfItDidNotHappen).await.map(drop)
    }

    /// Puts a person's home tab up.
    ///
    /// # Errors
    /// When Slack did not take it.
    pub async fn publish(&self, place: &Place, view: &SlackView) -> Result<(), CallFault> {
        let body = json!({"user_id": place.user, "view": view});
        self.call(&home_of(place), "views.publish", &body, Repeat::Harmless).await.map(drop)
    }

    /// Takes the buttons off a message whose button was pressed, and says which it was.
    ///
    /// # Errors
    /// When Slack did not take it.
    pub async fn settle(&self, place: &Place, pressed: &Pressed) -> Result<(), CallFault> {
        let mut blocks: Vec<Value> = pressed.blocks.iter().filter(|block| block["type"] != "actions").cloned().collect();
        let words = json!({"type": "plain_text", "text": format!("✓ {}", pressed.label), "emoji": false});
        blocks.push(json!({"type": "context", "elements": [words]}));
        let body = json!({"channel": pressed.channel, "ts": pressed.ts, "text": pressed.text, "blocks": blocks});
        self.call(&home_of(place), "chat.update", &body, Repeat::Harmless).await.map(drop)
    }

    /// Puts a word of thanks where an answer was judged.
    ///
    /// # Errors
    /// When Slack did not take it.
    pub async fn thank(&self, place: &Place, pressed: &Pressed, verdict: Verdict) -> Result<(), CallFault> {
        let mut blocks: Vec<Value> = pressed.blocks.iter().filter(|block| block["type"] != "context_actions").cloned().collect();
        let said = plain_text(&thanks(verdict));
        blocks.push(json!({"type": "context", "elements": [{"type": "plain_text", "text": said, "emoji": false}]}));
        let body = json!({"channel": pressed.channel, "ts": pressed.ts, "text": pressed.text, "blocks": blocks});
        self.call(&home_of(place), "chat.update", &body, Repeat::Harmless).await.map(drop)
    }

    /// Whether the token of an installation is still good.
    ///
    /// # Errors
    /// When Slack did not say.
    pub async fn holds(&self, installation: &Installation) -> Result<bool, CallFault> {
        self.installs.stale(installation).await;
        match self.call(installation, "auth.test", &json!({}), Repeat::Harmless).await {
            Ok(_) => Ok(true),
            Err(fault) if fault.is_gone() => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Gives a file to a person in private.
    ///
    /// # Errors
    /// When Slack did not take it.
    pub async fn hand_over(&self, place: &Place, name: &str, document: &str) -> Result<(), CallFault> {
        let home = home_of(place);
        let opened = self.call(&home, "conversations.open", &json!({"users": place.user}), Repeat::Harmless).await?;
        let length = document.len().to_string();
        let ticket = self.form(&home, "files.getUploadURLExternal", &[("filename", name), ("length", &length)]).await?;
        let url = text(&ticket, "/upload_url", "files.getUploadURLExternal")?;
        let body = Body::Bytes(document.as_bytes());
        self.calls.make(&Call { method: "upload", url: Some(url), token: None, body, repeat: Repeat::Harmless }).await?;
        let file = text(&ticket, "/file_id", "files.getUploadURLExternal")?;
        let channel = text(&opened, "/channel/id", "conversations.open")?;
        let body = json!({"files": [{"id": file, "title": name}], "channel_id": channel});
        self.call(&home, "files.completeUploadExternal", &body, Repeat::IfItDidNotHappen).await.map(drop)
    }

    /// What a person set in Slack.
    ///
    /// # Errors
    /// When Slack did not say.
    pub async fn person(&self, place: &Place) -> Result<Person, CallFault> {
        let fields = [("user", place.user.as_str()), ("include_locale", "true")];
        let answer = self.form(&home_of(place), "users.info", &fields).await?;
        let set = |name: &str| answer.pointer(name).and_then(Value::as_str);
        let units = set("/user/locale").filter(|locale| IMPERIAL.contains(locale)).map(|_| Units::Imperial);
        Ok(Person { zone: set("/user/tz").and_then(|zone| zone.parse().ok()), units })
    }

    /// These methods read forms and no JSON.
    async fn form(&self, home: &Installation, method: &str, fields: &[(&str, &str)]) -> Result<Value, CallFault> {
        let token = self.installs.token(home, &self.calls).await?;
        let call = Call { method, url: None, token: Some(&token), body: Body::Form(fields), repeat: Repeat::Harmless };
        self.calls.make(&call).await
    }
}

pub(super) fn home_of(place: &Place) -> Installation {
    Installation(place.installation.clone())
}

fn text<'a>(answer: &'a Value, pointer: &str, method: &str) -> Result<&'a str, CallFault> {
    let unreadable = || CallFault { method: method.to_owned(), kind: FaultKind::Unreadable };
    answer.pointer(pointer).and_then(Value::as_str).ok_or_else(unreadable)
}
