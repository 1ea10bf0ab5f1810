//! The connection: one HTTP client with TLS by ring, no retries of its own, short patience.

use std::time::Duration;

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

/// How long one attempt may take.
const ATTEMPT: Duration = Duration::from_millis(1_500);

/// How long it may take to connect.
const CONNECT: Duration = Duration::from_millis(800);

/// Where a service of AWS is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// An engine of one's own; none is AWS.
    pub endpoint: Option<String>,
    /// The AWS region; none is that of the environment.
    pub region: Option<String>,
}

impl Place {
    /// Whether it is an engine on this machine.
    fn is_here(&self) -> bool {
        let here = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
        self.endpoint.as_ref().is_some_and(|endpoint| here.iter().any(|start| endpoint.starts_with(start)))
    }
}

/// Connects to DynamoDB.
pub async fn connect(place: &Place) -> Client {
    over(&configured(place).await)
}

/// What any client of an AWS service needs: TLS by ring, and the credentials of the environment, the profile, or the machine's
/// role. For an engine on this machine, made-up ones.
pub async fn configured(place: &Place) -> SdkConfig {
    let tls = Provider::Rustls(CryptoMode::Ring);
    let mut loading = aws_config::defaults(BehaviorVersion::latest()).http_client(Builder::new().tls_provider(tls).build_https());
    if let Some(endpoint) = &place.endpoint {
        loading = loading.endpoint_url(endpoint);
    }
    if place.is_here() {
        // An engine on this machine wants a signature and checks none.
        let keys = Credentials::new("local", "local", None, None, "made up");
        loading = loading.credentials_provider(keys).region(Region::from_static("us-east-1"));
    }
    if let Some(region) = &place.region {
        loading = loading.region(Region::new(region.clone()));
    }
    loading.load().await
}

/// A client whose attempts are counted and repeated here and not in the SDK: it would repeat a write without saying so.
fn over(config: &SdkConfig) -> Client {
    let patience = TimeoutConfig::builder().connect_timeout(CONNECT).operation_attempt_timeout(ATTEMPT).build();
    let settings = aws_sdk_dynamodb::config::Builder::from(config);
    Client::from_conf(settings.retry_config(RetryConfig::disabled()).timeout_config(patience).build())
}
