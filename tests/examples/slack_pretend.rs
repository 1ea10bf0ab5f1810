//! Lets somebody else's client talk to the pretend Slack, so that it is not only our own reading of Slack: prints its address,
//! waits for a connection of Socket Mode, and then does what people do. `tests/slack/bolt_client.py` is such a client.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods, reason = "to read")]

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use fettle_tests::slack::{PretendSlack, Way};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let slack = PretendSlack::open(Arc::new(|| SystemTime::now().into())).await;
    println!("{}", slack.api());
    while slack.state().sockets() == 0 {
        sleep(Duration::from_millis(50)).await;
    }
    println!("command: {:?}", slack.types(&Way::Socket, "U1", "today").await);
    println!("message: {:?}", slack.says(&Way::Socket, "U1", "hello").await);
    wait(&slack, 2).await;
    println!("press: {:?}", slack.presses(&Way::Socket, "U1", "Press me").await);
    wait(&slack, 3).await;
    for seen in slack.state().seen_by("U1") {
        println!("seen: {}", seen.text);
    }
    let redelivered = slack.state().redelivered;
    println!("redelivered {redelivered}, faults {:?}", slack.faults());
}

async fn wait(slack: &PretendSlack, messages: usize) {
    for _ in 0..200 {
        if slack.state().seen_by("U1").len() >= messages {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
}
