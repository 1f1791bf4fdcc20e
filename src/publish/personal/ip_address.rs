//! Addresses of the internet protocol. Numbers of sections look like the fourth version's.

use super::{Candidate, Context, Detector, Pattern, Strength};
use core::net::{Ipv4Addr, Ipv6Addr};

pub(super) const DETECTOR: Detector = Detector {
    kind: "ip_address",
    title: "IP address",
    personal: true,
    patterns: &[
        Pattern {
            name: "version 4",
            regex: V4,
            strength: Strength::Form,
            holds: |candidate| is_v4(candidate) && candidate.digits().len() >= MANY_DIGITS,
        },
        Pattern {
            name: "version 4, few digits",
            regex: V4,
            strength: Strength::Context,
            holds: is_v4,
        },
        Pattern {
            name: "version 6",
            regex: r"(?i)(?:[0-9a-f]{1,4}:|::)(?:[0-9a-f]{1,4}::?|::?){0,7}[0-9a-f]{0,4}",
            strength: Strength::Form,
            holds: is_v6,
        },
    ],
    context: Context {
        words: &[
            "ip",
            "ip address",
            "ip addresses",
            "ipv4",
            "server",
            "router",
            "logged in from",
            "host",
        ],
        before: 40,
        after: 0,
        against: &[
            "version",
            "section",
            "paragraph",
            "clause",
            "release",
            "build",
        ],
    },
};

const V4: &str = r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}";

/// Numbers of sections have fewer digits than this.
const MANY_DIGITS: usize = 8;

fn is_v4(candidate: &Candidate<'_>) -> bool {
    let text = str::from_utf8(candidate.bytes()).unwrap_or_default();
    // A port or a network's width may follow.
    let wide = candidate.behind(1) == Some(b'/');
    text.parse::<Ipv4Addr>().is_ok() && (wide || !candidate.is_joined())
}

/// Four groups at least, so that times and ratios are none.
fn is_v6(candidate: &Candidate<'_>) -> bool {
    let text = str::from_utf8(candidate.bytes()).unwrap_or_default();
    let groups = text.split(':').filter(|group| !group.is_empty()).count();
    let joined = candidate.before(1) == Some(b':') || candidate.behind(1) == Some(b':');
    text.parse::<Ipv6Addr>().is_ok() && groups >= 4 && !joined
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«192.168.10.20»",
        "from «203.0.113.45».",
        "(«198.51.100.7»)",
        "IP address «10.0.0.1»",
        "IP: «8.8.8.8»",
        "server «192.0.2.1», room 4",
        "logged in from «172.16.0.9»",
        "«192.168.100.0»/24",
        "«2001:db8:0:0:8:800:200c:417a»",
        "«2001:db8::8:800:200c»",
        "«fe80:1:2:3::1»",
        "«2001:0db8:85a3:0000:0000:8a2e:0370:7334»",
        "host «1.2.3.4»",
        "«203.0.113.45» and «203.0.113.46»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "1.2.3.4",
        "section 12.10.11.12",
        "version 10.10.100.22",
        "256.100.100.100",
        "192.168.10",
        "192.168.10.20.30",
        "A192.168.10.20",
        "09:30:15",
        "a ratio of 1:2:3:4",
        "10:30::",
        "12:34:56:78",
        "3.4.1.2 Report",
        "01.02.03.04",
        "paragraph 100.10.10.10",
        "£192.168.10.20",
    ];
}
