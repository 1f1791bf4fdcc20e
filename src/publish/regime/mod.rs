//! Access regimes as data: which codes a redaction may cite, and what each asks for.
//!
//! To add a regime, write its file with a [`Regime`] record, and put the record into [`REGIMES`].

mod eir;
mod foia;
mod foisa;
mod lga;
mod us_foia;

/// A law on access to information, or on publicity of meetings.
#[derive(Debug)]
pub struct Regime {
    /// As a policy names it.
    pub name: &'static str,
    /// Short title of the law.
    pub title: &'static str,
    /// What stands before a code where it is cited: `section`.
    pub unit: &'static str,
    /// The codes, in the order of the law.
    pub exemptions: &'static [Exemption],
    /// Whether an item that is withheld while its outcome is published needs a summary.
    pub wants_summary: bool,
}

/// A provision that lets information be withheld.
#[derive(Debug)]
pub struct Exemption {
    /// As an entry of a plan names it: `40(2)`.
    pub code: &'static str,
    /// What it protects.
    pub title: &'static str,
    /// Whether the public interest has to be weighed.
    pub kind: Kind,
    /// What an entry has to record besides.
    pub requires: &'static [Requirement],
}

/// Whether the public interest has to be weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It has not.
    Absolute,
    /// It has, and the entry holds the note of it.
    Qualified,
    /// Foreseeable harm has to be shown instead.
    Harm,
}

impl Kind {
    /// In one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::Qualified => "qualified",
            Self::Harm => "harm",
        }
    }
}

/// What an entry has to record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Name of the qualified person, and the date of the opinion.
    Opinion,
    /// That somebody with authority confirmed that the code may be cited at all, because citing it
    /// tells that a security body is involved.
    Confirmation,
}

/// An absolute exemption.
const fn absolute(code: &'static str, title: &'static str) -> Exemption {
    exemption(code, title, Kind::Absolute)
}

/// A qualified exemption.
const fn qualified(code: &'static str, title: &'static str) -> Exemption {
    exemption(code, title, Kind::Qualified)
}

const fn exemption(code: &'static str, title: &'static str, kind: Kind) -> Exemption {
    Exemption {
        code,
        title,
        kind,
        requires: &[],
    }
}

/// All of them; the first is that of a new policy.
pub const REGIMES: &[Regime] = &[
    foia::REGIME,
    eir::REGIME,
    lga::REGIME,
    foisa::REGIME,
    us_foia::REGIME,
];

impl Regime {
    /// The regime of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        REGIMES.iter().find(|regime| regime.name == name)
    }

    /// The exemption with this code, written with or without the unit: `40(2)`, `s.40(2)`,
    /// `section 40(2)`.
    #[must_use]
    pub fn exemption(&self, code: &str) -> Option<&'static Exemption>
    where
        Self: 'static,
    {
        let bare = self.bare(code);
        self.exemptions
            .iter()
            .find(|known| known.code.eq_ignore_ascii_case(&bare))
    }

    /// A code without the unit and without spaces inside.
    fn bare(&self, code: &str) -> String {
        let code = code.trim();
        let lower = code.to_ascii_lowercase();
        let initial = self.unit.get(..1).unwrap_or_default();
        let lead = [self.unit, &[initial, "."].concat(), initial]
            .into_iter()
            .find(|lead| {
                lower.strip_prefix(*lead).is_some_and(|rest| {
                    rest.trim_start()
                        .starts_with(|c: char| c.is_ascii_digit() || c == '(')
                })
            })
            .map_or(0, str::len);
        let rest = code.get(lead..).unwrap_or(code).trim();
        if rest.contains(" or ") {
            return rest.to_owned();
        }
        rest.split_whitespace().collect()
    }

    /// A code as the public reads it: `section 40(2)`.
    #[must_use]
    pub fn cite(&self, exemption: &Exemption) -> String {
        format!("{} {}", self.unit, exemption.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_as_people_write_them() {
        for (regime, written, code) in [
            ("foia-2000", "40(2)", Some("40(2)")),
            ("foia-2000", "s.40(2)", Some("40(2)")),
            ("foia-2000", "s40(2)", Some("40(2)")),
            ("foia-2000", "Section 40 (2)", Some("40(2)")),
            ("foia-2000", "36(2)(B)(i)", Some("36(2)(b)(i)")),
            ("foia-2000", "23(1) or 24(1)", Some("23(1) or 24(1)")),
            ("foia-2000", "40", None),
            ("foia-2000", "99", None),
            ("foia-2000", "", None),
            ("foia-2000", "regulation 13", None),
            ("eir-2004", "regulation 13(1)", Some("13(1)")),
            ("eir-2004", "reg 13(1)", None),
            ("eir-2004", "12(5)(e)", Some("12(5)(e)")),
            ("lga-1972", "3", Some("3")),
            ("lga-1972", "paragraph 3", Some("3")),
            ("lga-1972", "8", None),
            ("foisa-2002", "38(1)(b)", Some("38(1)(b)")),
            ("us-foia", "(b)(6)", Some("(b)(6)")),
            ("us-foia", "exemption (b)(7)(C)", Some("(b)(7)(C)")),
            ("us-foia", "(b)(10)", None),
        ] {
            let regime = Regime::named(regime).expect("a regime");
            let found = regime.exemption(written).map(|known| known.code);
            assert_eq!(found, code, "{}: {written}", regime.name);
        }
    }

    #[test]
    fn codes_are_told_apart() {
        for regime in REGIMES {
            for (nth, one) in regime.exemptions.iter().enumerate() {
                let again = regime.exemptions.iter().skip(nth + 1);
                assert!(
                    again.clone().all(|other| other.code != one.code),
                    "{}",
                    one.code
                );
                assert!(!one.title.is_empty());
            }
        }
    }
}
