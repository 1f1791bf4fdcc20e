//! Sort codes and account numbers of banks. A meeting's date looks like a sort code, and many numbers
//! have eight digits, so each wants its word, or the other beside it.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "bank_account",
    title: "bank sort code or account number",
    personal: true,
    patterns: &[
        Pattern {
            name: "sort code and account",
            regex: r"[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}[ ,;/]{1,3}[0-9]{8}",
            strength: Strength::Form,
            holds: |candidate| !candidate.is_joined(),
        },
        Pattern {
            name: "sort code",
            regex: r"[0-9]{2}([ -]?)[0-9]{2}[ -]?[0-9]{2}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined() && follows(candidate, SORT_CODE),
        },
        Pattern {
            name: "account number",
            regex: r"[0-9]{4} ?[0-9]{4}|[0-9]{7}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined() && follows(candidate, ACCOUNT),
        },
        Pattern {
            name: "building society roll number",
            regex: r"[A-Z0-9]{1,4}[/-]?[0-9]{5,10}(?:-[0-9])?",
            strength: Strength::Context,
            holds: |candidate| follows(candidate, &["roll number", "roll no"]),
        },
    ],
    context: Context {
        words: &[
            "sort code",
            "sort-code",
            "sortcode",
            "account",
            "account no",
            "account number",
            "acc",
            "a/c",
            "acct",
            "bank",
            "roll number",
            "roll no",
        ],
        before: NEAR,
        after: 0,
        against: &[],
    },
};

/// How far before a number its word may begin.
const NEAR: usize = 40;

const SORT_CODE: &[&str] = &["sort code", "sort-code", "sortcode"];
const ACCOUNT: &[&str] = &[
    "account no",
    "account number",
    "account",
    "acc",
    "a/c",
    "acct",
];

/// Whether one of `words` is the last thing said before it: nothing but marks, white space, `no`,
/// `number` and `is` stand between.
fn follows(candidate: &Candidate<'_>, words: &[&str]) -> bool {
    let lower: Vec<u8> = (1..=NEAR)
        .map_while(|distance| candidate.before(distance))
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    let before: Vec<u8> = lower.into_iter().rev().collect();
    let mut rest = trimmed(&before);
    for filler in ["is", "number", "numbers", "no", "num", "of"] {
        rest = rest.strip_suffix(filler.as_bytes()).map_or(rest, trimmed);
    }
    // Of two codes in a row, the second has the word of the first.
    let and = rest.strip_suffix(b"and").map_or(rest, trimmed_of_number);
    words.iter().any(|word| {
        [trimmed(&before), rest, and]
            .iter()
            .any(|text| text.ends_with(word.as_bytes()))
    })
}

fn trimmed(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(u8::is_ascii_alphanumeric);
    text.get(..end.map_or(0, |end| end + 1)).unwrap_or_default()
}

fn trimmed_of_number(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(u8::is_ascii_alphabetic);
    text.get(..end.map_or(0, |end| end + 1)).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "Sort code: «01-02-03»",
        "sort code «01 02 03»",
        "Sort-Code «010203»",
        "sort codes are listed; sort code is «40-47-84»",
        "Account number: «12345678»",
        "account no. «1234 5678»",
        "A/c «12345678»",
        "acct «87654321».",
        "sort code «11-22-33», account «12345678»",
        "pay «11-22-33 12345678» today",
        "pay «11-22-33, 12345678»",
        "Bank: sort code «09-01-28»; account number «01234567»",
        "Acc No «31926819»",
        "account: «1234567»",
        "sort code «01-02-03» and «04-05-06»",
        "roll number «D/12345678-9»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "01-02-03",
        "meeting of 01-02-03",
        "01-02-2003",
        "12345678",
        "account of the meeting on 01-02-03",
        "accounts for 2015-16",
        "reference 12345678",
        "sort code 01-02-034",
        "account number 123456",
        "account number 123456789",
        "the bank paid 12345678",
        "took account of 2016 and 2017",
        "on account of £12345678",
        "sort codes were checked on 01-02-03",
        "sort 20 codes",
        "no account was given: 3 May",
    ];
}
