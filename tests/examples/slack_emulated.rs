//! Holds our calls against a Slack that somebody else pretends: `slack_emulated API TOKEN USER CHANNEL`
//! posts, updates, publishes a home tab and hands a file over. Made for `emulate` 0.12.2 (npm).
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods, reason = "to read")]

use std::sync::Arc;
use std::time::SystemTime;

use fettle_core::card::{Block, Card, Fact};
use fettle_core::memory::Now;
use fettle_slack::inbound::Place;
use fettle_slack::install::Installs;
use fettle_slack::messenger::{Calls, Post};
use fettle_slack::render::{Buttons, home};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    drop(rustls::crypto::ring::default_provider().install_default());
    let words: Vec<String> = std::env::args().skip(1).collect();
    let now: Now = Arc::new(|| SystemTime::now().into());
    let post = Post::new(Calls::to(&words[0]).unwrap(), Arc::new(Installs::One(words[1].clone())), now);
    let channel =
        Place { installation: "T1".into(), user: words[2].clone(), channel: Some(words[3].clone()), ..Place::default() };
    let fact = Fact { name: "Sets".into(), value: "12".into() };
    let card = Card::saying("A figure").titled("Your week").block(Block::Facts(vec![fact]));
    let posted = post.show(&channel, 1, &card, Buttons::Shown, None).await;
    println!("post: {posted:?}");
    let updated = post.show(&channel, 2, &Card::saying("Another figure"), Buttons::Shown, posted.unwrap().as_ref()).await;
    println!("update: {updated:?}");
    let private = post.show(&channel.in_private(), 3, &Card::saying("For you"), Buttons::Shown, None).await;
    println!("in private: {private:?}");
    println!("home: {:?}", post.publish(&channel, &home(&[card])).await);
    println!("zone: {:?}", post.zone(&channel).await);
    println!("file: {:?}", post.hand_over(&channel, "fettle-export.json", "{}").await);
}
