//! `[host]`: the repository that `brokers host` takes the site from.

use url::Url;

use super::config::HostSettings;
use super::invalid::InvalidValue;

/// What cannot be, with the path of its key.
pub(super) fn wrong(host: &HostSettings) -> Vec<(Vec<&'static str>, &str, InvalidValue)> {
    let mut wrong = Vec::new();
    let address = &host.repository.value;
    match check_repository(address) {
        Ok(()) => {}
        // A password is shown nowhere, so neither is the line that has it.
        Err(fault) if fault.fault == SECRET => wrong.push((vec!["host"], "", fault)),
        Err(fault) => wrong.push((vec!["host", "repository"], address, fault)),
    }
    if let Some(branch) = &host.branch
        && !is_branch(&branch.value)
    {
        wrong.push((vec!["host", "branch"], &branch.value, "branch".into()));
    }
    wrong
}

/// Whether the site can be taken from there.
pub fn is_usable(host: &HostSettings) -> bool {
    wrong(host).is_empty()
}

const SECRET: &str = "repository-secret";

/// Whether Git may be asked for a repository at this address, which everybody may see.
fn check_repository(address: &str) -> Result<(), InvalidValue> {
    let unknown = |better: Option<String>| InvalidValue {
        fault: "repository",
        better,
    };
    if address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(unknown(None));
    }
    if address.starts_with('/') {
        return Ok(());
    }
    if address.contains("://") {
        return check_url(address).map_err(|fault| match fault {
            Fault::Secret => SECRET.into(),
            Fault::Unknown => {
                let path = address.strip_prefix("http://");
                unknown(path.map(|path| format!("https://{path}")))
            }
        });
    }
    if let Some((who, place)) = address.split_once('@') {
        if who.contains(':') {
            return Err(SECRET.into());
        }
        let parts = place.split_once(':');
        let is_place = parts.is_some_and(|(host, path)| is_name(host) && is_path(path));
        return if is_name(who) && is_place {
            Ok(())
        } else {
            Err(unknown(None))
        };
    }
    // "github.com/gemeente/site", as people write it.
    let host = address.split('/').next().unwrap_or_default();
    let is_web =
        host.contains('.') && !host.starts_with('.') && is_name(host) && address.contains('/');
    Err(unknown(is_web.then(|| format!("https://{address}"))))
}

enum Fault {
    Secret,
    Unknown,
}

fn check_url(address: &str) -> Result<(), Fault> {
    let url = Url::parse(address).map_err(|_| Fault::Unknown)?;
    let has_name = !url.username().is_empty() && url.scheme() != "ssh";
    if has_name || url.password().is_some() || url.query().is_some() {
        return Err(Fault::Secret);
    }
    let is_known = matches!(url.scheme(), "https" | "ssh");
    let host = url.host_str().unwrap_or_default();
    // One that begins with a hyphen would be an option of ssh.
    let is_option = host.starts_with('-') || url.username().starts_with('-');
    if is_known && !host.is_empty() && !is_option && is_path(url.path().trim_start_matches('/')) {
        Ok(())
    } else {
        Err(Fault::Unknown)
    }
}

fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    !text.is_empty() && !text.starts_with('-') && text.chars().all(is_plain)
}

fn is_path(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('-')
}

/// Less than Git allows, and all that people use.
fn is_branch(name: &str) -> bool {
    let is_part = |part: &str| is_name(part) && !part.starts_with('.') && !part.ends_with(".lock");
    !name.contains("..") && name.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(address: &str) -> &'static str {
        check_repository(address).map_or_else(|found| found.fault, |()| "")
    }

    #[test]
    fn only_safe_ways_to_a_repository_are_taken() {
        for address in [
            "https://github.com/gemeente/site.git",
            "https://git.voorbeeld.nl:8443/gemeente/site",
            "ssh://git@codeberg.org/gemeente/site.git",
            "git@gitlab.com:groep/gemeente/site.git",
            "/srv/git/site.git",
        ] {
            assert_eq!(fault(address), "", "{address}");
        }
        for address in [
            "",
            "http://github.com/gemeente/site",
            "git://github.com/gemeente/site",
            "file:///srv/git/site.git",
            "ext::sh -c touch% /tmp/x",
            "ssh://-oProxyCommand=x/y",
            "ssh://-x@host/y",
            "-u@host:pad",
            "git@-host:pad",
            "git@host:-pad",
            "git@host",
            "https://github.com",
            "../site.git",
            "--upload-pack=x",
            "github.com/gemeente/site",
            "https://host/pad met spatie",
        ] {
            assert_eq!(fault(address), "repository", "{address}");
        }
        for address in [
            "https://naam:geheim@github.com/gemeente/site",
            "https://geheim@github.com/gemeente/site",
            "https://github.com/gemeente/site?token=geheim",
            "ssh://git:geheim@host/site",
            "git:geheim@host:site",
        ] {
            assert_eq!(fault(address), SECRET, "{address}");
        }
    }

    #[test]
    fn what_people_mean_is_offered() {
        let better = |address: &str| check_repository(address).err()?.better;
        let whole = Some("https://github.com/gemeente/site".to_owned());
        assert_eq!(better("github.com/gemeente/site"), whole);
        assert_eq!(better("http://github.com/gemeente/site"), whole);
        assert_eq!(better("../site"), None);
    }

    #[test]
    fn a_branch_is_a_name_and_no_option() {
        for name in ["main", "release/2026-1", "v1.2_x"] {
            assert!(is_branch(name), "{name}");
        }
        for name in [
            "", "-x", "a..b", "a//b", ".a", "a.lock", "a:b", "a b", "@{1}",
        ] {
            assert!(!is_branch(name), "{name}");
        }
    }
}
