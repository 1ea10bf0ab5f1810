//! Every dialog, in Slack: over HTTP and over Socket Mode each person reads what they would have read in the terminal.

use fettle_core::Knowledge;
use fettle_core::card::{Card, plain_text};
use fettle_core::conversation::Conversation;
use fettle_core::memory::{AthleteKey, Memory};
use fettle_slack::render::{Buttons, Message, messages};
use fettle_tests::dialog::{Dialog, all};
use fettle_tests::slack::{Seen, Stream};
use fettle_tests::stage::{cards, event};

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::stage::{Over, Stage};

const USER: &str = "U1";
const AT_ONCE: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_http() {
    play_all(Over::Http).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_socket_mode() {
    play_all(Over::Socket).await;
}

/// A few at a time: every stage is a server, and one that waits for the processor is one whose deliveries come again.
async fn play_all(over: Over) {
    let played = stream::iter(all()).map(|dialog| tokio::spawn(play(dialog, over))).buffer_unordered(AT_ONCE);
    played.for_each(|played| async { played.unwrap() }).await;
}

async fn play(dialog: Dialog, over: Over) {
    let stage = Stage::open(over).await;
    let world = Knowledge::built_in();
    let mut conversation = Conversation::begin();
    let mut read = 0;
    for (place, step) in dialog.steps.iter().enumerate() {
        stage.set(step.at);
        let turn = conversation.clone().step(event(&conversation, step, place), world);
        conversation = turn.next;
        let answer = match step.typed.strip_prefix("/press ") {
            Some(label) => stage.slack.presses(&stage.way, USER, label.trim()).await,
            None => stage.slack.says(&stage.way, USER, &step.typed).await,
        };
        assert_eq!(answer.status, 200, "{}:{} `{}`", dialog.file, step.line, step.typed);
        let sent: Vec<Sent> = cards(&turn.effects).into_iter().flat_map(as_sent).collect();
        let seen = stage.sees(USER, read + sent.len()).await;
        let said: Vec<String> = seen[read..].iter().map(words_of).collect();
        let expected: Vec<String> = sent.iter().zip(&seen[read..]).map(|(sent, seen)| sent.expected(seen)).collect();
        assert_eq!(said, expected, "{}:{} `{}`", dialog.file, step.line, step.typed);
        read += expected.len();
    }
    assert_eq!(stage.slack.faults(), Vec::<String>::new(), "{}", dialog.file);
    let kept =
        stage.coach.memory.load(&AthleteKey(format!("slack/T1/{USER}"))).await.unwrap().unwrap_or_else(Conversation::begin);
    assert_eq!(kept.dossier().profile, conversation.dossier().profile, "{}", dialog.file);
    let plan = |conversation: &Conversation| conversation.dossier().programme.as_ref().map(|programme| programme.plan.clone());
    assert_eq!(plan(&kept), plan(&conversation), "{}", dialog.file);
}

/// A message as it is to be seen.
struct Sent {
    text: String,
    blocks: Value,
}

impl Sent {
    fn expected(&self, seen: &Seen) -> String {
        if seen.stream == Stream::No { self.text.clone() } else { self.blocks.to_string() }
    }
}

/// What came part by part has no words of its own but its blocks.
fn words_of(seen: &Seen) -> String {
    if seen.stream == Stream::No {
        return seen.text.clone();
    }
    let is_word = |block: &&Value| block["type"] != "actions" && block["type"] != "context_actions";
    json!(seen.blocks.iter().filter(is_word).collect::<Vec<_>>()).to_string()
}

/// The words of the terminal, as many times as the card takes messages.
fn as_sent(card: &Card) -> Vec<Sent> {
    let words = plain_text(&Card { actions: Vec::new(), ..card.clone() });
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let text = |message: &Message| if words.len() < 3_000 { escaped.clone() } else { message.text.clone() };
    let sent = |message: &Message| Sent { text: text(message), blocks: json!(message.blocks) };
    messages(0, card, Buttons::Hidden).iter().map(sent).collect()
}
