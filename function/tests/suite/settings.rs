//! The environment.

use std::collections::HashMap;
use std::path::PathBuf;

use settings::{DeskSettings, Host, Settings};
use store::Access;
use tracing::Level;

fn read(pairs: &[(&str, &str)]) -> Result<Settings, String> {
    let pairs: HashMap<_, _> = pairs.iter().copied().collect();
    Settings::read(|name| pairs.get(name).map(|value| (*value).to_owned()))
        .map_err(|error| error.to_string())
}

#[test]
fn the_least_that_is_needed_is_the_folder() {
    let settings = read(&[("FUNCTION_ASSETS", "dist/function"), ("PORT", " ")]).unwrap();
    assert_eq!(settings.assets, PathBuf::from("dist/function"));
    assert_eq!(
        (settings.store.table.as_str(), settings.host, settings.log),
        ("submissions", Host::Port(8081), Level::INFO)
    );
    assert_eq!(
        (settings.store.endpoint, settings.store.access),
        (None, Access::Environment)
    );
}

#[test]
fn everything_can_be_set() {
    let settings = read(&[
        ("FUNCTION_ASSETS", "/var/task/assets"),
        ("SUBMISSIONS_TABLE", "inzendingen"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"),
        ("LOG", "debug"),
        ("PORT", "9000"),
    ])
    .unwrap();
    assert_eq!(
        (settings.store.table.as_str(), settings.host, settings.log),
        ("inzendingen", Host::Port(9000), Level::DEBUG)
    );
    assert_eq!(
        settings.store.access,
        Access::Local,
        "an engine on this machine knows no users"
    );
    let lambda = read(&[
        ("FUNCTION_ASSETS", "a"),
        ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"),
    ])
    .unwrap();
    assert_eq!(lambda.host, Host::Lambda);
}

#[test]
fn whose_rights_are_used_follows_from_the_address() {
    for (endpoint, key, access) in [
        ("http://127.0.0.1:8000", "", Access::Local),
        ("http://[::1]:8000", "", Access::Local),
        ("http://localhost:8000", "AKIA", Access::Environment),
        ("https://alternator.example:8043", "", Access::Environment),
    ] {
        let settings = read(&[
            ("FUNCTION_ASSETS", "a"),
            ("AWS_ENDPOINT_URL_DYNAMODB", endpoint),
            ("AWS_ACCESS_KEY_ID", key),
        ]);
        assert_eq!(settings.unwrap().store.access, access, "{endpoint}");
    }
}

#[test]
fn a_header_is_named_and_not_valued() {
    let named = |name: &str| read(&[("FUNCTION_ASSETS", "a"), ("SOURCE_HEADER", name)]);
    for name in ["x-forwarded-for", "CloudFront-Viewer-Address", "X-Real-IP"] {
        let limits = named(name).unwrap().limits;
        assert_eq!(limits.source_header.as_deref(), Some(name));
    }
    for value in [
        "203.0.113.7",
        "2001:db8::1",
        "x-forwarded-for:",
        "x real ip",
        "x-é",
        "1",
    ] {
        let error = named(value).unwrap_err();
        assert!(error.contains("which is no name of a header"), "{error}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let error = read(&[
        ("SUBMISSIONS_TABLE", "a b"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "127.0.0.1:8000"),
        ("LOG", "aws_smithy=trace"),
        ("PORT", "8081"),
        ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"),
    ])
    .unwrap_err();
    for name in [
        "FUNCTION_ASSETS is missing",
        "SUBMISSIONS_TABLE is",
        "AWS_ENDPOINT_URL_DYNAMODB is",
        "LOG is",
        "PORT is set",
    ] {
        assert!(error.contains(name), "{error}");
    }
    assert!(
        read(&[("FUNCTION_ASSETS", "a"), ("PORT", "http")])
            .unwrap_err()
            .contains("PORT is \"http\"")
    );
}

#[test]
fn the_hosted_desk_has_to_know_where_it_is() {
    let read = |pairs: &[(&str, &str)]| {
        let pairs: HashMap<_, _> = pairs.iter().copied().collect();
        DeskSettings::read(|name| pairs.get(name).map(|value| (*value).to_owned()))
            .map_err(|error| error.in_dutch())
    };
    let assets = ("FUNCTION_ASSETS", "a");
    for (address, expected) in [
        ("https://balie.example/desk", Some("https://balie.example")),
        ("https://balie.example/", Some("https://balie.example")),
        ("http://localhost:8090", Some("http://localhost:8090")),
        ("http://balie.example", None),
        ("https://balie.example/intern/desk", None),
        ("balie.example", None),
        (" ", None),
    ] {
        let found = read(&[assets, ("DESK_URL", address)]);
        match (found, expected) {
            (Ok(found), Some(expected)) => {
                assert_eq!(found.address, expected);
                assert_eq!(found.host, Host::Port(8090), "the port of `brokers desk`");
            }
            (Err(said), None) => assert!(said.contains("DESK_URL "), "{said}"),
            (found, _) => panic!("{address}: {found:?}"),
        }
    }
}
