//! Secrets from AWS Secrets Manager: one secret that holds variables and their values, as its console makes it.

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::serve::SecretPlace;

/// The variables in a secret.
#[cfg(feature = "secrets")]
pub(crate) async fn unlock(place: &SecretPlace) -> Result<BTreeMap<String, String>, Fault> {
    use aws_sdk_secretsmanager::error::ProvideErrorMetadata;
    let at = fettle_dynamodb::Place { endpoint: place.endpoint.clone(), region: place.region.clone() };
    let client = aws_sdk_secretsmanager::Client::new(&fettle_dynamodb::configured(&at).await);
    let answer = client.get_secret_value().secret_id(&place.id).send().await.map_err(|error| {
        let why = error.code().map_or_else(|| "it is not reached".to_owned(), str::to_owned);
        Fault::for_person(format!("FETTLE_SECRETS_ID: {} can't be read: {why}.", place.id))
    })?;
    variables(answer.secret_string().unwrap_or_default())
        .map_err(|wanted| Fault::for_person(format!("FETTLE_SECRETS_ID: {}: {wanted}.", place.id)))
}

/// This build asks nobody.
#[cfg(not(feature = "secrets"))]
pub(crate) async fn unlock(_place: &SecretPlace) -> Result<BTreeMap<String, String>, Fault> {
    Err(Fault::for_person("FETTLE_SECRETS_ID is set, but this build can't read it: build with --features secrets."))
}

/// Reads variables; what is wanted where they are none. Never quotes a secret.
#[cfg(any(feature = "secrets", test))]
fn variables(text: &str) -> Result<BTreeMap<String, String>, String> {
    let read: BTreeMap<String, String> =
        serde_json::from_str(text).map_err(|_| "a JSON object with text for every name is wanted".to_owned())?;
    let strange: Vec<&str> = read.keys().map(String::as_str).filter(|name| !name.starts_with("FETTLE_")).collect();
    if strange.is_empty() { Ok(read) } else { Err(format!("there is no setting {}", strange.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::variables;

    #[test]
    fn a_secret_is_an_object_of_variables_and_what_is_wrong_is_told_without_its_words() {
        assert_eq!(variables(r#"{"FETTLE_METRICS_TOKEN": "rhubarb"}"#).unwrap()["FETTLE_METRICS_TOKEN"], "rhubarb");
        assert!(variables(r#"{"TOKEN": "rhubarb", "FETTLE_A": "b"}"#).unwrap_err().contains("no setting TOKEN"));
        for wrong in ["rhubarb", r#"["rhubarb"]"#, r#"{"FETTLE_A": {"b": "rhubarb"}}"#, ""] {
            assert!(!variables(wrong).unwrap_err().contains("rhubarb"), "{wrong}");
        }
    }
}
