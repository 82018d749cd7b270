//! The key file under a passphrase: it is asked for, and nothing goes without it.

use std::io::Write;
use std::process::Stdio;

use crate::harness::{Ran, Site};

const TYPED: &str = "zeven rustige zwanen";

/// Runs a command while somebody types these lines.
fn typing(site: &Site, arguments: &[&str], lines: &str) -> Ran {
    let mut command = site.command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A command that asks for nothing has ended by now.
    let _ = stdin.write_all(lines.as_bytes());
    drop(stdin);
    Ran::from(child.wait_with_output().unwrap())
}

#[test]
fn a_key_file_can_have_a_passphrase() {
    let site = Site::small();
    site.run(&["keys", "new"]).ok();
    let path = site.path(".brokers/identity.txt");
    let secret = std::fs::read_to_string(&path).unwrap();
    let twice = format!("{TYPED}\n{TYPED}\n");
    for wrong in ["kort\nkort\n", &format!("{TYPED}\niets anders\n"), ""] {
        let ran = typing(&site, &["keys", "passphrase"], wrong);
        assert_ne!(ran.status, 0, "{}", ran.out);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
    }
    let ran = typing(&site, &["keys", "passphrase"], &twice).ok();
    assert!(ran.out.contains("heeft nu een wachtzin"), "{}", ran.out);
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    // Every command that needs a key asks, once.
    for (lines, fits) in [(format!("{TYPED}\n"), true), ("mis\n".into(), false)] {
        let ran = typing(&site, &["keys", "show"], &lines);
        assert_eq!(ran.status == 0, fits, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains("Wat is de wachtzin"), "{}", ran.err);
        assert_eq!(ran.out.contains("age1"), fits);
    }
    let none = typing(&site, &["collect"], "");
    assert!(none.err.contains("gaat niet open"), "{}", none.err);
    // What is written later is under it as well.
    typing(&site, &["keys", "passphrase", "--remove"], "mis\n");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    typing(
        &site,
        &["keys", "passphrase", "--remove"],
        &format!("{TYPED}\n"),
    )
    .ok();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
}
