//! How one number goes on from another: `5.2` from `5.1`, `VI` from `V`, `13/2023` from `12/2023`.

/// The step from one number to another that differs from it in one part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step<'n> {
    /// Which part counts, from 0.
    pub(super) part: usize,
    pub(super) from: u32,
    pub(super) to: u32,
    signs: Signs,
    /// The number that is counted from, around and within the part.
    before: &'n str,
    counted: &'n str,
    behind: &'n str,
}

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signs {
    Digits,
    Letters,
    Roman,
}

/// How `next` goes on from `number`, where they have the same parts, and all but one are alike.
pub(super) fn counting<'n>(number: &'n str, next: &str) -> Option<Step<'n>> {
    let (parts, others) = (parts(number), parts(next));
    if parts.len() != others.len() {
        return None;
    }
    let mut differing = parts
        .iter()
        .zip(&others)
        .enumerate()
        .filter(|(_, (a, b))| a.1 != b.1);
    let (part, ((start, counted), (_, other))) = differing.next()?;
    if differing.next().is_some() {
        return None;
    }
    let (signs, from, to) = values(counted, other)?;
    Some(Step {
        part,
        from,
        to,
        signs,
        before: number.get(..*start)?,
        counted,
        behind: number.get(start + counted.len()..)?,
    })
}

impl Step<'_> {
    /// The numbers that are left out.
    pub(super) fn missing(&self) -> Vec<String> {
        (self.from + 1..self.to)
            .map(|value| format!("{}{}{}", self.before, self.sign(value), self.behind))
            .collect()
    }

    fn sign(&self, value: u32) -> String {
        let width = self.counted.len();
        match self.signs {
            // `09` and `10`
            Signs::Digits if self.counted.starts_with('0') => format!("{value:0width$}"),
            Signs::Digits => value.to_string(),
            Signs::Letters => char::from_u32(value).map(String::from).unwrap_or_default(),
            Signs::Roman if self.counted.starts_with(char::is_lowercase) => {
                roman(value).to_lowercase()
            }
            Signs::Roman => roman(value),
        }
    }
}

/// Runs of digits, runs of letters, and single marks, with where they begin.
fn parts(number: &str) -> Vec<(usize, &str)> {
    let kind = |c: char| match c {
        '0'..='9' => 0,
        _ if c.is_alphabetic() => 1,
        _ => 2,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, character) in number.char_indices() {
        let kind = kind(character);
        if before.is_some_and(|before| before != kind || kind == 2) {
            parts.extend(number.get(start..at).map(|part| (start, part)));
            start = at;
        }
        before = Some(kind);
    }
    parts.extend(number.get(start..).map(|part| (start, part)));
    parts
}

fn values(a: &str, b: &str) -> Option<(Signs, u32, u32)> {
    if let (Ok(from), Ok(to)) = (a.parse(), b.parse()) {
        return Some((Signs::Digits, from, to));
    }
    let letter = |text: &str| {
        let mut characters = text.chars();
        let first = characters.next().filter(char::is_ascii_alphabetic)?;
        characters.next().is_none().then_some(first)
    };
    if let (Some(a), Some(b)) = (letter(a), letter(b)) {
        let same_case = a.is_ascii_lowercase() == b.is_ascii_lowercase();
        return same_case.then_some((Signs::Letters, u32::from(a), u32::from(b)));
    }
    Some((Signs::Roman, roman_value(a)?, roman_value(b)?))
}

/// Numbers that Roman ones are known up to.
const MOST_ROMAN: u32 = 39;

fn roman_value(text: &str) -> Option<u32> {
    let upper = text.to_uppercase();
    let one_case = text == upper || text == text.to_lowercase();
    (1..=MOST_ROMAN).find(|value| one_case && roman(*value) == upper)
}

fn roman(mut value: u32) -> String {
    let mut text = String::new();
    for (worth, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= worth {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps() {
        for (number, next, expected) in [
            ("1", "2", Some((1, 2))),
            ("09", "10", Some((9, 10))),
            ("5.1", "5.2", Some((1, 2))),
            ("A", "B", Some((65, 66))),
            ("V", "VI", Some((5, 6))),
            ("ix", "xi", Some((9, 11))),
            ("C24/15", "C24/16", Some((15, 16))),
            ("1", "1", None),
            ("1.1", "2.2", None),
            ("1", "1.1", None),
            ("1", "a", None),
            ("a", "B", None),
            ("XIV", "ABC", None),
            ("", "1", None),
        ] {
            let found = counting(number, next).map(|step| (step.from, step.to));
            assert_eq!(found, expected, "{number} {next}");
        }
    }

    #[test]
    fn numbers_between() {
        for (number, next, expected) in [
            ("1", "2", &[][..]),
            ("08", "11", &["09", "10"]),
            ("vi", "viii", &["vii"]),
            ("3.A", "3.C", &["3.B"]),
        ] {
            let found = counting(number, next).map(|step| step.missing());
            assert_eq!(
                found.as_deref(),
                Some(
                    expected
                        .iter()
                        .map(|n| (*n).to_owned())
                        .collect::<Vec<_>>()
                        .as_slice()
                )
            );
        }
    }
}
