//! x
use fettle_core::language::*;
use std::io::BufRead;
fn main() {
    let world = fettle_core::Knowledge::built_in();
    for line in std::io::stdin().lock().lines() {
        let word = line.unwrap();
        let got = fettle_core::language::mended(&word, world);
        if let Some(got) = got {
            println!("{word} -> {got}");
        }
    }
}
