//! Whether a host is this machine: nobody in between can read what is sent there, so it needs no TLS.

use std::net::{IpAddr, Ipv6Addr};

/// Whether a host, with or without a port, is the loopback interface. IPv6 addresses have brackets, as in URLs.
pub fn is_loopback(host: &str) -> bool {
    if let Some(bracketed) = host.strip_prefix('[') {
        let address = bracketed.split(']').next().map(str::parse::<Ipv6Addr>);
        return matches!(address, Some(Ok(address)) if address.is_loopback());
    }
    let name = host.split(':').next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for (host, expected) in [
            ("127.0.0.1:8080", true),
            ("127.9.9.9", true),
            ("localhost:8080", true),
            ("LOCALHOST", true),
            ("desk.localhost", true),
            ("[::1]:8080", true),
            ("[::1]", true),
            ("desk.example", false),
            ("127.0.0.1.example", false),
            ("localhost.example", false),
            ("192.168.1.2", false),
            ("[2001:db8::1]", false),
            ("[", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(host), expected, "{host}");
        }
    }
}
