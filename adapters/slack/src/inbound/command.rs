//! Slash commands: a form over HTTP, the same names as JSON over Socket Mode.

use fettle_core::conversation::EventKey;
use serde_json::Value;

use super::words::plain;
use super::{Deed, Delivery, Menu, Place, What, Who, ignored, str_at, string_at};

pub(super) fn read(payload: &Value) -> Delivery {
    let (Some(user), Some(team), Some(trigger)) =
        (string_at(payload, "/user_id"), string_at(payload, "/team_id"), string_at(payload, "/trigger_id"))
    else {
        return ignored("incomplete_command");
    };
    let across = str_at(payload, "/is_enterprise_install") == Some("true") || payload["is_enterprise_install"] == true;
    let installation = string_at(payload, "/enterprise_id").filter(|_| across).unwrap_or(team);
    let place = Place {
        installation: installation.clone(),
        user: user.clone(),
        channel: string_at(payload, "/channel_id"),
        response_url: string_at(payload, "/response_url"),
        open: str_at(payload, "/channel_name") != Some("directmessage"),
        ..Place::default()
    };
    let what = asked(&plain(str_at(payload, "/text").unwrap_or("")));
    let key = EventKey(format!("slack-command-{trigger}"));
    Delivery::Deed(Box::new(Deed {
        who: Who { installation, user },
        key,
        place,
        trigger: Some(trigger),
        in_ack: true,
        pressed: None,
        what,
    }))
}

/// A few single words open a form or a page; everything else is said to the coach as it is.
fn asked(text: &str) -> What {
    match text.to_lowercase().as_str() {
        "" => What::Said("help".into()),
        "today" => What::Asked(Menu::Today),
        "week" | "plan" => What::Asked(Menu::Week),
        "progress" => What::Asked(Menu::Progress),
        "log" => What::Asked(Menu::LogForm),
        "profile" | "settings" => What::Asked(Menu::ProfileForm),
        "export" => What::Asked(Menu::Export),
        "forget" | "delete" => What::Asked(Menu::Forget),
        _ => What::Said(text.to_owned()),
    }
}
