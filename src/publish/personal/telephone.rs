//! Telephone numbers: the United Kingdom's by its numbering plan, others by their country code.
//!
//! The plan is Ofcom's National Telephone Numbering Plan: what a number begins with says how many
//! digits it has and what it is for. Numbers for drama, which its ranges set aside, are numbers too.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const PERSONAL: Detector = Detector {
    kind: "telephone",
    title: "telephone number",
    personal: true,
    patterns: &[
        Pattern {
            name: "national",
            regex: NATIONAL,
            strength: Strength::Form,
            holds: |candidate| service(candidate) == Some(Service::Subscriber),
        },
        Pattern {
            name: "international",
            regex: r"(?:\+|\b00 ?)[1-9](?:[ .()-]{0,2}\d){6,14}",
            strength: Strength::Form,
            holds: is_international,
        },
        Pattern {
            name: "local",
            regex: r"\d{3}[ -]?\d{3,4}|\d{5,6}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined() && follows_label(candidate),
        },
        Pattern {
            name: "extension",
            regex: r"(?i)\b(?:ext|extn|extension)(?: ?\.?:? ?| (?:no|number)\.?:? ?)\d{3,6}",
            strength: Strength::Form,
            holds: |candidate| !candidate.is_joined(),
        },
    ],
    context: CONTEXT,
};

pub(super) const FUNCTIONAL: Detector = Detector {
    kind: "functional_telephone",
    title: "telephone number of a service",
    personal: false,
    patterns: &[Pattern {
        name: "national",
        regex: NATIONAL,
        strength: Strength::Form,
        holds: |candidate| service(candidate) == Some(Service::Business),
    }],
    context: CONTEXT,
};

const CONTEXT: Context = Context {
    words: &[
        "tel",
        "telephone",
        "phone",
        "mobile",
        "mob",
        "cell",
        "call",
        "ring",
        "fax",
        "dial",
    ],
    before: 24,
    after: 0,
    against: &["isbn", "issn"],
};

const NATIONAL: &str =
    r"(?:(?:\+ ?|00)44[ .-]?(?:\(0\))?[ .-]{0,2}\(?[1-9]|\(?0\)?[ -]?[1-9])(?:[ .()-]{0,2}\d){8,9}";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Service {
    /// A place's, a person's or a network's subscriber.
    Subscriber,
    /// Numbers that bodies are called at: no one person's.
    Business,
}

/// What national numbers begin with (without the 0), how many digits they have, and what they are
/// for; the first row that fits holds.
const PLAN: &[(&str, &[usize], Service)] = &[
    ("10", &[], Service::Subscriber),
    ("110", &[], Service::Subscriber),
    ("111", &[], Service::Subscriber),
    ("112", &[], Service::Subscriber),
    ("119", &[], Service::Subscriber),
    ("1", &[9, 10], Service::Subscriber),
    ("20", &[10], Service::Subscriber),
    ("23", &[10], Service::Subscriber),
    ("24", &[10], Service::Subscriber),
    ("28", &[10], Service::Subscriber),
    ("29", &[10], Service::Subscriber),
    ("30", &[10], Service::Business),
    ("33", &[10], Service::Business),
    ("34", &[10], Service::Business),
    ("37", &[10], Service::Business),
    ("55", &[10], Service::Business),
    ("56", &[10], Service::Subscriber),
    ("7", &[10], Service::Subscriber),
    ("800", &[9, 10], Service::Business),
    ("808", &[10], Service::Business),
    ("842", &[10], Service::Business),
    ("843", &[10], Service::Business),
    ("844", &[10], Service::Business),
    ("845", &[10], Service::Business),
    ("870", &[10], Service::Business),
    ("871", &[10], Service::Business),
    ("872", &[10], Service::Business),
    ("873", &[10], Service::Business),
    ("90", &[10], Service::Business),
    ("91", &[10], Service::Business),
    ("98", &[10], Service::Business),
];

/// Area codes in which some numbers have only nine digits.
const SHORT_AREAS: &[&str] = &[
    "1204", "1208", "1254", "1276", "1297", "1298", "1363", "1364", "1384", "1386", "1404", "1420",
    "1460", "1461", "1480", "1488", "1524", "1527", "1562", "1566", "1606", "1629", "1635", "1647",
    "1659", "1695", "1697", "1726", "1744", "1750", "1768", "1827", "1837", "1884", "1900", "1905",
    "1935", "1946", "1949", "1963", "1995",
];

/// What a national number is for, where the plan has it.
fn service(candidate: &Candidate<'_>) -> Option<Service> {
    if !is_grouped_well(candidate) {
        return None;
    }
    let digits: String = candidate
        .digits()
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .collect();
    let national = ["0044", "44", ""]
        .iter()
        .find_map(|prefix| digits.strip_prefix(prefix).filter(|_| !prefix.is_empty()))
        .map_or(digits.as_str(), |rest| rest);
    let number = national.trim_start_matches('0');
    let (_, lengths, service) = PLAN
        .iter()
        .find(|(prefix, ..)| number.starts_with(prefix))?;
    let short = number.len() == 9 && number.starts_with('1');
    let is_short_area = || SHORT_AREAS.iter().any(|area| number.starts_with(area));
    let holds = lengths.contains(&number.len()) && (!short || is_short_area());
    holds.then_some(*service)
}

/// Whether it stands alone, and its digits are grouped as numbers are: by one mark or by a space and
/// brackets, the first group of three digits or more, in five groups at most.
fn is_grouped_well(candidate: &Candidate<'_>) -> bool {
    let bytes = candidate.bytes();
    let left = matches!(
        candidate.before(1),
        Some(b'.' | b'-' | b'$' | b'#' | b'+' | b'=')
    );
    let right = matches!(candidate.behind(1), Some(b'%' | b'@'))
        || matches!(candidate.behind(1), Some(b'.' | b'-' | b':'))
            && candidate
                .behind(2)
                .is_some_and(|byte| byte.is_ascii_digit());
    let groups: Vec<usize> = bytes
        .split(|byte| !byte.is_ascii_digit())
        .map(<[u8]>::len)
        .filter(|length| *length > 0)
        .collect();
    let is_abroad = bytes.first() == Some(&b'+') || bytes.starts_with(b"00");
    let bare_zero = bytes.starts_with(b"(0)") || groups.first() == Some(&1);
    let first = groups.first().is_some_and(|length| *length > 2);
    let rest = groups.iter().skip(1).all(|length| *length > 1);
    let bracketed_zero = memchr::memmem::find(bytes, b"(0)").is_some();
    !left
        && !right
        && groups.len() <= 6
        && (first && rest
            || is_abroad && (rest || bracketed_zero)
            || bare_zero && groups.len() <= 4)
}

/// A number behind the code of a country, as ITU-T E.164 assigns them; 44 is the plan's.
fn is_international(candidate: &Candidate<'_>) -> bool {
    const LONGEST: usize = 15;
    let digits = candidate.digits();
    let number = if candidate.bytes().starts_with(b"00") {
        digits.get(2..).unwrap_or_default()
    } else {
        &digits
    };
    let code = |length: usize| {
        number.get(..length).map(|code| {
            code.iter()
                .fold(0u16, |sum, digit| sum * 10 + u16::from(*digit))
        })
    };
    let known = code(1).is_some_and(|code| matches!(code, 1 | 7))
        || code(2).is_some_and(|code| TWO_DIGIT_CODES.contains(&code))
        || code(3).is_some_and(|code| THREE_DIGIT_CODES.iter().any(|range| range.contains(&code)));
    let bare = number.len() == candidate.bytes().len();
    known && number.len() <= LONGEST && number.len() >= 8 && !bare && !candidate.is_joined()
}

const TWO_DIGIT_CODES: &[u16] = &[
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57,
    58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
];

const THREE_DIGIT_CODES: &[std::ops::RangeInclusive<u16>] = &[
    211..=213,
    216..=216,
    218..=218,
    220..=269,
    290..=291,
    297..=299,
    350..=359,
    370..=378,
    380..=383,
    385..=387,
    389..=389,
    420..=421,
    423..=423,
    500..=509,
    590..=599,
    670..=670,
    672..=692,
    800..=800,
    808..=808,
    850..=850,
    852..=853,
    855..=856,
    870..=870,
    878..=878,
    880..=883,
    886..=886,
    888..=888,
    960..=968,
    970..=977,
    979..=979,
    992..=996,
    998..=998,
];

/// Whether only a colon, a full stop, a space or `no` stands between it and a word before it.
fn follows_label(candidate: &Candidate<'_>) -> bool {
    let mut distance = 1;
    while matches!(candidate.before(distance), Some(b' ' | b':' | b'.' | b'-')) && distance < 6 {
        distance += 1;
    }
    distance > 1
        && candidate
            .before(distance)
            .is_some_and(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::tests::{found, unmarked};

    pub(in super::super) const FIND: &[&str] = &[
        "Tel: «01632 960123»",
        "«01632 960 123»",
        "«(01632) 960123»",
        "«01632-960-123»",
        "«01632960123».",
        "«07700 900123»",
        "mobile «07700900123»,",
        "«07700 900 123»/«07700 900 456»",
        "«+44 7700 900123»",
        "«+447700900123»",
        "«+44 (0)7700 900123»",
        "«+44 (0) 1632 960123»",
        "«0044 1632 960123»",
        "«020 7946 0123»",
        "«(020) 7946 0123»",
        "«02079460123»",
        "«020-7946-0123»",
        "«0121 496 0123» or «0131 496 0123»",
        "«0113 496 0123»",
        "«029 2018 0123», Cardiff",
        "«028 9649 6123»",
        "«0191 498 0123»",
        "«01204 96012»",
        "«+1 202-555-0123»",
        "«+353 20 910 1234»",
        "«+33 1 99 00 12 34»",
        "«01632.960.123»",
        "Pike «01632 960123» 2 Mill Lane",
        "Phone: «960123»",
        "tel. «960 123»",
        "Mob «900123»",
        "«ext. 4567»",
        "«Extension 2213»",
        "01632 is the code: «01632 960123»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "0300 123 4567",
        "03069 990123",
        "0800 123 4567",
        "0808 157 0123",
        "0345 678 9012",
        "Ring 101 or 999",
        "09:30-10:45",
        "0930-1045 12 people",
        "09.30 10.45 11.00",
        "Minute 2016/0123456",
        "ABC0124-01",
        "reference 0123-4567-8901-2345",
        "ISBN 0 306 40615 2",
        "£01632 960123",
        "01 02 03 04 05 06",
        "0102 030405",
        "1632 960123",
        "2016 04 12 0930",
        "budget of 1,234,567,890",
        "the year 2019 and 2020",
        "0100 000 0000",
        "01632 96012",
        "01632 9601234",
        "0210 123 4567",
        "+999 1234 5678",
        "+12",
        "called 4 times",
        "phone calls: 12",
        "call 960 of 2001",
        "extension of 100 metres",
        "extension 2",
        "3.14159265358979",
        "serial 070099001234567",
        "0.7700900123",
    ];

    #[test]
    fn services_are_told_apart() {
        for row in [
            "switchboard «0300 123 4567»",
            "«0800 123 456»",
            "«+44 300 123 4567»",
        ] {
            let (text, ranges) = unmarked(row);
            assert_eq!(found(&text, "functional_telephone"), ranges, "{row}");
        }
        assert!(found("01632 960123", "functional_telephone").is_empty());
    }
}
