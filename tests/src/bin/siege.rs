//! Three serving processes over one DynamoDB engine, killed again and again while athletes talk.
//! `cargo run -p fettle-tests --release --bin siege -- lay [SECONDS] [ATHLETES] [SEED]`; the tests lay a short one.
#![allow(clippy::print_stdout, reason = "it shows its figures")]

use std::process::ExitCode;
use std::time::Duration;

use fettle_tests::siege::{Siege, play_part};

#[tokio::main]
async fn main() -> Result<ExitCode, std::io::Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if play_part(&parts).await {
        return Ok(ExitCode::SUCCESS);
    }
    let figure = |place: usize, usual: u64| parts.get(place).and_then(|figure| figure.parse().ok()).unwrap_or(usual);
    let siege = Siege {
        program: std::env::current_exe()?,
        lasts: Duration::from_secs(figure(1, 180)),
        athletes: figure(2, 200) as usize,
        seed: figure(3, 2026),
        between_kills: Duration::from_secs(5),
        lease_seconds: 10,
        think_millis: 3_000,
    };
    let outcome = siege.lay().await;
    println!("{siege:?}\n{outcome}");
    Ok(ExitCode::from(u8::from(!outcome.wrong.is_empty())))
}
