//! Where a request comes from. The address goes from here straight into an HMAC, and nowhere else.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use lambda_http::request::RequestContext;

/// The address, from the header that the server in front writes, or from Lambda, or from the connection.
pub(super) fn address(parts: &Parts, header: Option<&str>) -> Option<IpAddr> {
    if let Some(header) = header {
        // Without the header a request came past the server in front. It counts with all others that did.
        let told = parts
            .headers
            .get(header)
            .and_then(|value| value.to_str().ok());
        return Some(told.and_then(read).unwrap_or(IpAddr::from([0, 0, 0, 0])));
    }
    if let Some(RequestContext::ApiGatewayV2(context)) = parts.extensions.get::<RequestContext>() {
        return context.http.source_ip.as_deref().and_then(read);
    }
    let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    connection.map(|ConnectInfo(address)| address.ip())
}

/// The last address of a list, which is the one that the server in front wrote, with or without a port.
fn read(text: &str) -> Option<IpAddr> {
    let last = text.rsplit(',').next().unwrap_or(text).trim();
    let bare = || {
        // CloudFront writes `2001:db8::1:443`, without brackets.
        let (address, port) = last.rsplit_once(':')?;
        port.parse::<u16>().ok()?;
        address.trim_matches(['[', ']']).parse().ok()
    };
    let with_port = || last.parse::<SocketAddr>().ok().map(|address| address.ip());
    // Eight groups are a whole address; with a port behind it there would be nine.
    let whole = last.parse::<IpAddr>().ok();
    whole.or_else(with_port).or_else(bare)
}

/// What belongs to one connection: a whole IPv4 address, and of IPv6 the 64 bits that a home gets.
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
            ("verklikker", None),
            ("", None),
        ] {
            let expected = expected.map(|address| address.parse::<IpAddr>().unwrap());
            assert_eq!(read(text), expected, "{text}");
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
