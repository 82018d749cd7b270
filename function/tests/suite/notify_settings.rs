//! What is wrong with the settings of notifications, said in either language and without their secrets.

use crate::notify::settings;

const DESK: &str = "https://balie.example/desk";
const PASSWORD: &str = "zeergeheim";

/// Settings, and their error message.
type Wrong = (&'static [(&'static str, &'static str)], &'static str);

const WRONG: &[Wrong] = &[
    (
        &[("NOTIFY", "zeergeheim")],
        "NOTIFY must be smtps://…, https://… or the ARN of an SNS topic",
    ),
    (&[("NOTIFY", "ftp://zeergeheim@a")], "NOTIFY must be"),
    (
        &[("NOTIFY", "http://site.example/zeergeheim")],
        "NOTIFY must begin with https://",
    ),
    (
        &[("NOTIFY", "smtps://u:zeergeheim@host?to=a@b.nl")],
        "NOTIFY has no sender",
    ),
    (
        &[("NOTIFY", "smtps://u:zeergeheim@host?from=a@b.nl")],
        "NOTIFY has nobody to write to",
    ),
    (
        &[("NOTIFY", "smtps://zeergeheim@host?from=a@b.nl&to=a@b.nl")],
        "NOTIFY has a user or a password",
    ),
    (
        &[("NOTIFY", "smtps://host?from=zeergeheim&to=a@b.nl")],
        "NOTIFY has a `from` that is no mail address",
    ),
    (
        &[("NOTIFY", "smtps://host?from=a@b.nl&to=a@b.nl&tls=no")],
        "NOTIFY takes one `from`",
    ),
    (
        &[("NOTIFY", "smtps://host/zeergeheim?from=a@b.nl&to=a@b.nl")],
        "NOTIFY has something after",
    ),
    (
        &[("NOTIFY", "arn:aws:sqs:eu-central-1:1:x")],
        "NOTIFY is an ARN, but not one of an SNS topic",
    ),
    (
        &[("NOTIFY_DESK", DESK)],
        "NOTIFY_DESK is set, but NOTIFY is not",
    ),
    (
        &[("NOTIFY", "https://a.example"), ("NOTIFY_SECRET", "kort")],
        "NOTIFY_SECRET must have at least 16",
    ),
    (
        &[
            ("NOTIFY", "arn:aws:sns:eu-central-1:1:x"),
            ("NOTIFY_SECRET", "zeergeheimzeergeheim"),
        ],
        "NOTIFY_SECRET is set, but only a webhook",
    ),
    (
        &[("NOTIFY", "https://a.example"), ("NOTIFY_DESK", "balie")],
        "NOTIFY_DESK is \"balie\"",
    ),
    (
        &[("NOTIFY", "https://a.example"), ("NOTIFY_EVERY", "0")],
        "NOTIFY_EVERY is \"0\"",
    ),
];

#[test]
fn what_the_environment_says_wrong_is_said_without_its_secrets() {
    for (pairs, problem) in WRONG {
        let error = settings(pairs).unwrap_err();
        let (english, dutch) = (error.to_string(), error.in_dutch());
        assert!(english.contains(problem), "{pairs:?}: {english}");
        assert_ne!(english, dutch);
        for said in [english, dutch] {
            assert_eq!(said.split(' ').next(), problem.split(' ').next());
            assert!(!said.contains(PASSWORD), "{said}");
        }
    }
    let both = [("NOTIFY", "x"), ("NOTIFY_DESK", "x"), ("NOTIFY_EVERY", "x")];
    let error = settings(&both).unwrap_err().to_string();
    assert_eq!(error.matches("NOTIFY").count(), 3, "{error}");
    assert_eq!(settings(&[]), Ok(None));

    let mail = "smtps://wie:zeergeheim@mail.example?from=a@b.nl&to=a@b.nl";
    let hook = [
        ("NOTIFY", "https://a.example/zeergeheim"),
        ("NOTIFY_SECRET", "zeergeheimzeergeheim"),
    ];
    for good in [settings(&[("NOTIFY", mail)]), settings(&hook)] {
        let shown = format!("{:?}", good.unwrap().unwrap());
        assert!(!shown.contains(PASSWORD), "{shown}");
    }
}
