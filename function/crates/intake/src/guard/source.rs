//! Where a request comes from. The address goes from here straight into an HMAC, and nowhere else.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};

/// The address of the client, where it is not the peer of the connection: programs that are handed requests, as under
/// Lambda, attach it to each one. Empty if it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller(Option<IpAddr>);

impl Caller {
    /// The address, as a service writes it.
    pub fn read(address: Option<&str>) -> Self {
        Self(address.and_then(read))
    }

    /// The address that the last server in front wrote into this header.
    pub fn last_of(headers: &HeaderMap, name: &str) -> Self {
        Self(last_of(headers, name))
    }
}

/// The address from the header of the reverse proxy, from [`Caller`], or from the connection. Requests without a known
/// source are not counted together.
pub(super) fn address(parts: &Parts, header: Option<&str>) -> Option<IpAddr> {
    if let Some(header) = header {
        return last_of(&parts.headers, header);
    }
    if let Some(Caller(address)) = parts.extensions.get() {
        return *address;
    }
    let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    connection.map(|ConnectInfo(address)| address.ip())
}

/// The last address of all lines of a header: each proxy appends its own, on the same line or on a new one. A line without
/// anything in it says nothing.
fn last_of(headers: &HeaderMap, name: &str) -> Option<IpAddr> {
    let is_empty = |line: &HeaderValue| line.as_bytes().iter().all(|b| b", \t".contains(b));
    let mut lines = headers.get_all(name).iter().rev();
    let last = lines.find(|line| !is_empty(line))?;
    read(last.to_str().ok()?)
}

/// The last address of a list, which is the one that the server in front wrote, with or without a port. `Forwarded` (RFC
/// 7239) writes `for="[2001:db8::1]:443";proto=https`.
fn read(text: &str) -> Option<IpAddr> {
    // Empty places in a list count for nothing (RFC 9110, 5.6.1).
    let places = text.rsplit(',').map(str::trim);
    let last = places.into_iter().find(|place| !place.is_empty())?;
    let named = last.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("for").then_some(value)
    });
    let last = named.unwrap_or(last).trim().trim_matches('"');
    let bare = || {
        // CloudFront writes `2001:db8::1:443`, without brackets.
        let (address, port) = last.rsplit_once(':')?;
        port.parse::<u16>().ok()?;
        address.trim_matches(['[', ']']).parse().ok()
    };
    let with_port = || last.parse::<SocketAddr>().ok().map(|address| address.ip());
    // Eight groups are a whole address; with a port behind it there would be nine.
    let whole = last.trim_matches(['[', ']']).parse::<IpAddr>().ok();
    whole.or_else(with_port).or_else(bare)
}

/// The network of one connection: a whole IPv4 address, or the first 64 bits of an IPv6 address, which a home gets.
pub(super) fn network(address: IpAddr) -> [u8; 16] {
    match address.to_canonical() {
        IpAddr::V4(four) => four.to_ipv6_mapped().octets(),
        IpAddr::V6(six) => {
            let mut octets = six.octets();
            octets[8..].fill(0);
            octets
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_servers_write_them() {
        for (text, expected) in [
            ("203.0.113.7", Some("203.0.113.7")),
            ("203.0.113.7:4711", Some("203.0.113.7")),
            ("198.51.100.1, 203.0.113.7", Some("203.0.113.7")),
            ("2001:db8::1", Some("2001:db8::1")),
            ("[2001:db8::1]:443", Some("2001:db8::1")),
            ("2001:db8:1:2:3:4:5:6:443", Some("2001:db8:1:2:3:4:5:6")),
            ("[2001:db8::1]", Some("2001:db8::1")),
            (
                "for=192.0.2.60;proto=http;by=203.0.113.43",
                Some("192.0.2.60"),
            ),
            (
                "for=192.0.2.43, For=\"[2001:db8::1]:4711\"",
                Some("2001:db8::1"),
            ),
            ("for=_hidden", None),
            ("203.0.113.7, unknown", None),
            ("203.0.113.7, ", Some("203.0.113.7")),
            (" 203.0.113.7\t,, ,", Some("203.0.113.7")),
            ("203.0.113.7 , unknown,", None),
            (",", None),
            ("FOR = \"203.0.113.7:80\" ; by=x", Some("203.0.113.7")),
            ("203.0.113.7:99999", None),
            ("verklikker", None),
            ("", None),
        ] {
            let expected = expected.map(|address| address.parse::<IpAddr>().unwrap());
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn of_several_lines_the_last_one_counts() {
        let request = |lines: &[&str]| {
            let request = lines
                .iter()
                .fold(axum::http::Request::get("/"), |request, line| {
                    request.header("x-forwarded-for", *line)
                });
            let (parts, ()) = request.body(()).unwrap().into_parts();
            address(&parts, Some("X-Forwarded-For")).map(|address| address.to_string())
        };
        for (lines, expected) in [
            (&["10.1.0.1", "203.0.113.10"][..], Some("203.0.113.10")),
            (
                &["10.1.0.1, 10.1.0.2", "10.1.0.3, 203.0.113.10"],
                Some("203.0.113.10"),
            ),
            (&["203.0.113.10"], Some("203.0.113.10")),
            (&["203.0.113.10", "x"], None),
            (&["203.0.113.10", "", " , "], Some("203.0.113.10")),
            (&["", ""], None),
            (&[], None),
        ] {
            assert_eq!(request(lines).as_deref(), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_home_is_one_source() {
        let network = |text: &str| super::network(text.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_ne!(network("203.0.113.7"), network("203.0.113.8"));
        assert_eq!(network("::ffff:203.0.113.7"), network("203.0.113.7"));
    }
}
