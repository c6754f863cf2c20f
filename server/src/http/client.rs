//! HTTP: who asks, as far as it can be told: to count wrong look-ups by.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

/// The header by which a proxy tells whom it asks for.
const FORWARDED: &str = "x-forwarded-for";

/// A name for whoever sent the request: the address of the other end, or the one that a trusted
/// proxy tells. Of an IPv6 address the first half: the other half is the client's to choose.
pub(crate) fn client(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpAddr]) -> String {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    let Some(ConnectInfo(peer)) = peer else {
        return String::new();
    };
    let mut address = peer.ip().to_canonical();
    let values = headers.get_all(FORWARDED).iter();
    let told: Vec<&str> = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    // Each proxy adds whom it was asked by at the end; what stands before an address that is not
    // trusted may be made up.
    for told in told.iter().rev() {
        if !trusted.contains(&address) {
            break;
        }
        match told.trim().parse::<IpAddr>() {
            Ok(told) => address = told.to_canonical(),
            Err(_) => break,
        }
    }
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted: Vec<IpAddr> = ["10.0.0.1", "10.0.0.2"].map(|a| a.parse().unwrap()).into();
        for (peer, forwarded, expected) in [
            ("1.2.3.4:9", "", "1.2.3.4"),
            ("1.2.3.4:9", "5.6.7.8", "1.2.3.4"),
            ("10.0.0.1:9", "5.6.7.8", "5.6.7.8"),
            ("10.0.0.1:9", "9.9.9.9, 5.6.7.8", "5.6.7.8"),
            ("10.0.0.1:9", "5.6.7.8, 10.0.0.2", "5.6.7.8"),
            ("10.0.0.1:9", "nonsense", "10.0.0.1"),
            ("10.0.0.1:9", "", "10.0.0.1"),
            ("[::ffff:1.2.3.4]:9", "", "1.2.3.4"),
            ("[2001:db8:1:2:3:4:5:6]:9", "", "2001:db8:1:2::/64"),
        ] {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            let mut headers = HeaderMap::new();
            headers.insert(FORWARDED, forwarded.parse().unwrap());
            assert_eq!(client(&extensions, &headers, &trusted), expected, "{peer}");
        }
        let none = client(&Extensions::new(), &HeaderMap::new(), &trusted);
        assert_eq!(none, "");
    }
}
