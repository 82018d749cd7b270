//! Whether a host is this machine: nobody in between can read what is sent there, so it needs no TLS.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether a host, with or without a port, is the loopback interface. IPv6 addresses have brackets, as in URLs.
///
/// Of 127.0.0.0/8 only 127.0.0.1 counts: at others something may listen that passes on what it gets to another machine, as
/// Docker's name server does at 127.0.0.11.
pub fn is_loopback(host: &str) -> bool {
    if let Some(bracketed) = host.strip_prefix('[') {
        let address = bracketed.split(']').next().map(str::parse::<Ipv6Addr>);
        return address == Some(Ok(Ipv6Addr::LOCALHOST));
    }
    let name = host.split(':').next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || name.parse() == Ok(Ipv4Addr::LOCALHOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for (host, expected) in [
            ("127.0.0.1:8080", true),
            ("127.0.0.11", false),
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
