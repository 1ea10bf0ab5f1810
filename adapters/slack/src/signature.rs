//! Whether a request really comes from Slack, decided over its raw bytes before anything reads them.

use chrono::{DateTime, Utc};
use ring::hmac;

use crate::limits::CLOCK_SKEW;

/// The header with the time at which Slack signed.
pub const TIMESTAMP_HEADER: &str = "x-slack-request-timestamp";

/// The header with the signature.
pub const SIGNATURE_HEADER: &str = "x-slack-signature";

/// The only version of signatures there is.
const VERSION: &str = "v0";

/// Why a request was refused. Nothing of the request stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No signature, or not in the form of one.
    Unsigned,
    /// Signed too long ago, or in the future: a replay, or a clock that is wrong.
    Stale,
    /// Signed with another secret, or over another body.
    Forged,
}

/// The signing secrets that are accepted: two while one replaces the other.
#[derive(Clone)]
pub struct SigningSecrets(Vec<hmac::Key>);

impl SigningSecrets {
    /// Takes secrets as Slack shows them. None when there is none: an empty secret would let anybody sign.
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let keys: Vec<hmac::Key> = secrets
            .into_iter()
            .map(str::trim)
            .filter(|secret| !secret.is_empty())
            .map(|secret| hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()))
            .collect();
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// Holds a stamp against the clock, so that a stale request is refused without its body being read.
    ///
    /// # Errors
    /// When the stamp is not now, give or take five minutes.
    pub fn stamp(timestamp: Option<&str>, signature: Option<&str>, now: DateTime<Utc>) -> Result<Stamp, Refusal> {
        let timestamp = timestamp.ok_or(Refusal::Unsigned)?;
        let at: i64 = timestamp.parse().map_err(|_| Refusal::Unsigned)?;
        let tag = signature.and_then(tag_of).ok_or(Refusal::Unsigned)?;
        if at.abs_diff(now.timestamp()) > CLOCK_SKEW.as_secs() {
            return Err(Refusal::Stale);
        }
        Ok(Stamp { lead: format!("{VERSION}:{timestamp}:"), tag })
    }

    /// Holds a body against its stamp, in time that does not depend on where they differ.
    ///
    /// # Errors
    /// When no secret of ours made this signature over this body.
    pub fn verify(&self, stamp: &Stamp, body: &[u8]) -> Result<(), Refusal> {
        let signed = [stamp.lead.as_bytes(), body].concat();
        let ours = self.0.iter().any(|key| hmac::verify(key, &signed, &stamp.tag).is_ok());
        ours.then_some(()).ok_or(Refusal::Forged)
    }
}

/// A signature with its time, of which the time was found to be now.
#[derive(Clone, Debug)]
pub struct Stamp {
    lead: String,
    tag: Vec<u8>,
}

fn tag_of(signature: &str) -> Option<Vec<u8>> {
    let hex = signature.strip_prefix(VERSION)?.strip_prefix('=')?;
    let whole = hex.len() == 2 * ring::digest::SHA256_OUTPUT_LEN && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !whole {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Refusal, SigningSecrets};

    /// The worked example of Slack's page "Verifying requests from Slack".
    const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";
    const TIMESTAMP: &str = "1531420618";
    const SIGNATURE: &str = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    const BODY: &str = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    fn signed_at() -> DateTime<Utc> {
        DateTime::from_timestamp(1_531_420_618, 0).unwrap()
    }

    fn verdict(secrets: &[&str], timestamp: &str, signature: &str, body: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
        let stamp = SigningSecrets::stamp(Some(timestamp), Some(signature), now)?;
        SigningSecrets::new(secrets.iter().copied()).unwrap().verify(&stamp, body.as_bytes())
    }

    #[test]
    fn slacks_own_example_holds_with_either_secret_of_a_rotation() {
        for secrets in [&[SECRET][..], &["new secret", SECRET], &[SECRET, "new secret"]] {
            assert_eq!(verdict(secrets, TIMESTAMP, SIGNATURE, BODY, signed_at()), Ok(()));
        }
        assert_eq!(verdict(&["new secret"], TIMESTAMP, SIGNATURE, BODY, signed_at()), Err(Refusal::Forged));
    }

    #[test]
    fn the_clock_may_differ_five_minutes_either_way() {
        for seconds in [-300, 300] {
            let now = signed_at() + TimeDelta::seconds(seconds);
            assert_eq!(verdict(&[SECRET], TIMESTAMP, SIGNATURE, BODY, now), Ok(()), "{seconds}");
        }
        for seconds in [-301, 301] {
            let now = signed_at() + TimeDelta::seconds(seconds);
            assert_eq!(verdict(&[SECRET], TIMESTAMP, SIGNATURE, BODY, now), Err(Refusal::Stale), "{seconds}");
        }
        for odd in ["-9223372036854775808", "9223372036854775807"] {
            assert_eq!(verdict(&[SECRET], odd, SIGNATURE, BODY, signed_at()), Err(Refusal::Stale), "{odd}");
        }
    }

    #[test]
    fn what_is_not_a_signature_is_refused_before_the_body() {
        for odd in
            ["", "v0=", "v1=00", &SIGNATURE[..SIGNATURE.len() - 2], &format!("{SIGNATURE}00"), &SIGNATURE.replace('a', "ä")]
        {
            assert_eq!(verdict(&[SECRET], TIMESTAMP, odd, BODY, signed_at()), Err(Refusal::Unsigned), "{odd}");
        }
        for odd in ["", "now", "NaN", "1531420618.5", "99999999999999999999"] {
            assert_eq!(verdict(&[SECRET], odd, SIGNATURE, BODY, signed_at()), Err(Refusal::Unsigned), "{odd}");
        }
        assert!(SigningSecrets::stamp(None, Some(SIGNATURE), signed_at()).is_err());
        assert!(SigningSecrets::stamp(Some(TIMESTAMP), None, signed_at()).is_err());
    }

    #[test]
    fn another_body_another_time_or_a_flipped_bit_is_forged() {
        let other = format!("{BODY}&text=x");
        assert_eq!(verdict(&[SECRET], TIMESTAMP, SIGNATURE, &other, signed_at()), Err(Refusal::Forged));
        assert_eq!(verdict(&[SECRET], "1531420619", SIGNATURE, BODY, signed_at()), Err(Refusal::Forged));
        let flipped = SIGNATURE.replace("a2114d", "a2114c");
        assert_eq!(verdict(&[SECRET], TIMESTAMP, &flipped, BODY, signed_at()), Err(Refusal::Forged));
    }

    #[test]
    fn an_empty_secret_is_none() {
        assert!(SigningSecrets::new([]).is_none());
        assert!(SigningSecrets::new(["", "  "]).is_none());
    }
}
