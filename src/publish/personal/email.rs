//! E-mail addresses: `rowan.pike@example.org` is a person's, `enquiries@example.org` a body's.
//!
//! An address whose local part holds any word that is no function's is a person's: it is safer to
//! ask about a body's address than to publish a person's.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const PERSONAL: Detector = Detector {
    kind: "email",
    title: "e-mail address",
    personal: true,
    patterns: &[
        Pattern {
            name: "address",
            regex: ADDRESS,
            strength: Strength::Form,
            holds: |candidate| is_address(candidate) && !is_functional(candidate),
        },
        Pattern {
            name: "spelt out",
            regex: SPELT_OUT,
            strength: Strength::Form,
            holds: |candidate| !is_functional(candidate),
        },
    ],
    context: Context::NONE,
};

pub(super) const FUNCTIONAL: Detector = Detector {
    kind: "functional_email",
    title: "e-mail address of a function",
    personal: false,
    patterns: &[
        Pattern {
            name: "address",
            regex: ADDRESS,
            strength: Strength::Form,
            holds: |candidate| is_address(candidate) && is_functional(candidate),
        },
        Pattern {
            name: "spelt out",
            regex: SPELT_OUT,
            strength: Strength::Form,
            holds: is_functional,
        },
    ],
    context: Context::NONE,
};

const ADDRESS: &str =
    r"[A-Za-z0-9\x80][A-Za-z0-9\x80._%+'&-]*@(?:[A-Za-z0-9\x80-]+\.)+[A-Za-z\x80]+";

/// `rowan.pike [at] example [dot] org`.
const SPELT_OUT: &str = r"(?i)[a-z0-9\x80][a-z0-9\x80._%+'&-]* ?[\[({] ?at ?[\])}] ?(?:[a-z0-9\x80-]+(?:\.| ?[\[({] ?dot ?[\])}] ?))+[a-z\x80]+";

/// Words that name a function, not a person.
const FUNCTIONS: &[&str] = &[
    "access",
    "accounts",
    "admin",
    "administration",
    "admissions",
    "advice",
    "agenda",
    "audit",
    "board",
    "bookings",
    "business",
    "chair",
    "chairman",
    "clerk",
    "comms",
    "communications",
    "committee",
    "committees",
    "complaints",
    "compliance",
    "consultation",
    "consultations",
    "contact",
    "corporate",
    "council",
    "customer",
    "customers",
    "data",
    "democracy",
    "democratic",
    "desk",
    "director",
    "enquiries",
    "enquiry",
    "environment",
    "events",
    "feedback",
    "finance",
    "foi",
    "foia",
    "freedom",
    "general",
    "governance",
    "head",
    "hello",
    "help",
    "helpdesk",
    "hr",
    "info",
    "information",
    "inquiries",
    "invoices",
    "it",
    "legal",
    "library",
    "licensing",
    "mail",
    "mailbox",
    "media",
    "members",
    "meetings",
    "membership",
    "minutes",
    "news",
    "newsletter",
    "no",
    "noreply",
    "of",
    "office",
    "officer",
    "parish",
    "parking",
    "payments",
    "payroll",
    "planning",
    "policy",
    "post",
    "postmaster",
    "press",
    "privacy",
    "procurement",
    "protection",
    "public",
    "pr",
    "reception",
    "recruitment",
    "records",
    "registrar",
    "registry",
    "reply",
    "reports",
    "requests",
    "safety",
    "sales",
    "school",
    "secretariat",
    "secretary",
    "security",
    "service",
    "services",
    "support",
    "team",
    "treasurer",
    "trustees",
    "unit",
    "us",
    "web",
    "webmaster",
    "website",
    "works",
];

fn is_address(candidate: &Candidate<'_>) -> bool {
    let address = candidate.bytes();
    let at = address.iter().position(|byte| *byte == b'@');
    // RFC 5321, section 4.5.3.1: 64 octets before the sign, 255 behind it.
    at.is_some_and(|at| at <= 64 && address.len() - at <= 256) && candidate.behind(1) != Some(b'@')
}

fn is_functional(candidate: &Candidate<'_>) -> bool {
    let address = candidate.bytes();
    let end = address
        .iter()
        .position(|byte| matches!(byte, b'@' | b' ' | b'[' | b'(' | b'{'));
    let local = address
        .get(..end.unwrap_or(address.len()))
        .unwrap_or_default();
    let words = local.split(|byte| !byte.is_ascii_alphabetic() && !matches!(byte, 0x80));
    let mut functions = words.filter(|word| !word.is_empty()).map(|word| {
        let word = word.to_ascii_lowercase();
        FUNCTIONS.iter().any(|function| function.as_bytes() == word)
    });
    let first = functions.next();
    first == Some(true) && functions.all(|is_function| is_function)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::tests::{found, unmarked};

    pub(in super::super) const FIND: &[&str] = &[
        "Write to «rowan.pike@example.org».",
        "«r.pike@example.org»; «t.quill@example.com»",
        "(«rpike@example.org»)",
        "<«ROWAN.PIKE@EXAMPLE.ORG»>",
        "mailto:«rowan_pike@example.org»?subject=x",
        "«rowan+minutes@example.org»",
        "«rowan.o'pike@example.org»",
        "‘«rowan@example.org»’",
        "“«zoë.pike@example.org»”",
        "«rowan.pike@pond.example.org», Chair",
        "«rp12@example.org»",
        "Pike, Rowan «rowan.pike@a-b.example»",
        "«rowan.pike [at] example.org» for a copy",
        "«rowan(at)example(dot)org»",
        "«pike.clerk@example.org»",
        "«foi.rowan@example.org»",
        "«1234567@example.org»",
        "«x@example.org» and nobody else",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "enquiries@example.org",
        "foi@example.org",
        "press.office@example.org",
        "Data-Protection-Officer@example.org",
        "info2@example.org",
        "clerk (at) example.org",
        "parish.clerk@example.org",
        "customer.services@example.org",
        "@rowanpike on social media",
        "3 apples @ 20p",
        "rowan@localhost",
        "look at example.org",
        "met (at 10.30) in the hall",
        "Rowan Pike, Example Ltd.",
        "www.example.org/rowan",
        "a@b",
        "1 @ 2.50",
        "no-reply@example.org",
    ];

    #[test]
    fn functions_are_told_apart() {
        for row in [
            "«foi@example.org»",
            "«clerk (at) example.org»",
            "to «Press.Office@example.org».",
        ] {
            let (text, ranges) = unmarked(row);
            assert_eq!(found(&text, "functional_email"), ranges, "{row}");
        }
        assert!(found("rowan.pike@example.org", "functional_email").is_empty());
    }
}
