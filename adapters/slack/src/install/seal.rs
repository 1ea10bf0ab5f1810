//! Tokens at rest: sealed with a key that lies elsewhere, and bound to the installation they are for.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};

/// The version that stands before every sealed record.
const VERSION: u8 = 1;

/// Seals with the first key and opens with any, so that a key can be replaced.
#[derive(Clone)]
pub struct Seal {
    keys: Arc<[LessSafeKey]>,
    chance: SystemRandom,
}

impl Seal {
    /// Takes keys of 32 bytes in Base64. None when there is none, or one that is no key.
    pub fn new<'a>(keys: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let keys: Vec<LessSafeKey> = keys.into_iter().map(key).collect::<Option<_>>()?;
        (!keys.is_empty()).then(|| Self { keys: keys.into(), chance: SystemRandom::new() })
    }

    /// Seals for one name. None when this machine has no randomness to give.
    pub(super) fn close(&self, name: &str, mut plain: Vec<u8>) -> Option<Vec<u8>> {
        let mut nonce = [0; NONCE_LEN];
        self.chance.fill(&mut nonce).ok()?;
        let key = self.keys.first()?;
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(name.as_bytes()), &mut plain).ok()?;
        Some([&[VERSION][..], &nonce, &plain].concat())
    }

    /// Opens what was sealed for this name. None when it was sealed for another, with another key, or changed since.
    pub(super) fn open(&self, name: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (version, rest) = sealed.split_first()?;
        let (nonce, sealed) = rest.split_at_checked(NONCE_LEN)?;
        let nonce: [u8; NONCE_LEN] = nonce.try_into().ok()?;
        let open = |key: &LessSafeKey| {
            let mut bytes = sealed.to_vec();
            let opened = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(name.as_bytes()), &mut bytes);
            opened.ok().map(|plain| plain.to_vec())
        };
        (*version == VERSION).then(|| self.keys.iter().find_map(open)).flatten()
    }
}

fn key(text: &str) -> Option<LessSafeKey> {
    let bytes = STANDARD.decode(text.trim()).ok()?;
    UnboundKey::new(&AES_256_GCM, &bytes).ok().map(LessSafeKey::new)
}

#[cfg(test)]
mod tests {
    use super::Seal;

    const ONE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const TWO: &str = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    #[test]
    fn only_the_same_name_and_key_open_it_unchanged() {
        let seal = Seal::new([ONE]).unwrap();
        let sealed = seal.close("T1", b"xoxb-secret".to_vec()).unwrap();
        assert_eq!(seal.open("T1", &sealed).as_deref(), Some(&b"xoxb-secret"[..]));
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
        assert_eq!(seal.open("T2", &sealed), None);
        assert_eq!(Seal::new([TWO]).unwrap().open("T1", &sealed), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(seal.open("T1", &changed), None, "byte {place}");
            assert_eq!(seal.open("T1", &sealed[..place]), None);
        }
    }

    #[test]
    fn a_key_can_be_replaced() {
        let sealed = Seal::new([ONE]).unwrap().close("T1", b"x".to_vec()).unwrap();
        assert!(Seal::new([TWO, ONE]).unwrap().open("T1", &sealed).is_some());
        assert!(Seal::new([]).is_none() && Seal::new(["short"]).is_none() && Seal::new([ONE, ""]).is_none());
    }
}
