//! Dates of birth: a date that a word before it says is one.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "date_of_birth",
    title: "date of birth",
    personal: true,
    patterns: &[
        Pattern {
            name: "in digits",
            regex: r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?(?:[0-9]{4}|[0-9]{2})",
            strength: Strength::Context,
            holds: is_day_and_month,
        },
        Pattern {
            name: "year first",
            regex: r"(?:18|19|20)[0-9]{2}[/.-][01]?[0-9][/.-][0-3]?[0-9]",
            strength: Strength::Context,
            holds: |_| true,
        },
        Pattern {
            name: "day and month in words",
            regex: r"(?i)[0-3]?[0-9](?:st|nd|rd|th)?(?: of)?[ -](?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?[ -](?:[0-9]{4}|[0-9]{2})",
            strength: Strength::Context,
            holds: |_| true,
        },
        Pattern {
            name: "month in words first",
            regex: r"(?i)(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? [0-3]?[0-9](?:st|nd|rd|th)?,? [0-9]{4}",
            strength: Strength::Context,
            holds: |_| true,
        },
    ],
    context: Context {
        words: &[
            "dob",
            "d.o.b",
            "date of birth",
            "birth date",
            "birthdate",
            "birthday",
            "born",
            "(b.",
        ],
        before: 32,
        after: 0,
        against: &["meeting", "dated"],
    },
};

fn is_day_and_month(candidate: &Candidate<'_>) -> bool {
    let numbers: Vec<u32> = candidate
        .bytes()
        .split(|byte| !byte.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.iter()
                .fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'))
        })
        .collect();
    // Americans write the month first.
    matches!(
        numbers.as_slice(),
        [1..=31, 1..=12, _] | [1..=12, 1..=31, _]
    )
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "DOB: «01/02/1980»",
        "D.O.B. «1.2.80»",
        "date of birth «1 February 1980»",
        "Date of Birth: «1980-02-01»",
        "born on «1st of February 1980»",
        "born «February 1, 1980»",
        "born in Poppleford on «3 May 1970»",
        "dob «12-11-65»",
        "DoB «3 Sept 1999»",
        "Birth date «31/12/1999»",
        "(b. «4 July 1950»)",
        "DOB «12 / 11 / 1965»",
        "birthday («29-Feb-2000»)",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "01/02/1980",
        "the meeting of 1 February 1980",
        "Date: 3 May 2016",
        "date of birth is not kept",
        "DOB 45/45/1980",
        "born in 1980",
        "born digital records",
        "born at the meeting on 3 May 2016",
        "Date of next meeting 01/02/2016",
        "births fell by 1/2/3",
        "DOB:",
        "Review date 2016-05-03",
        "sort code 01-02-80",
        "newborn screening from 3 May 2016",
        "3-B. Minutes of the February 5, 2018 meeting",
    ];
}
