//! `Edwin Thrale (ET)`, but `Edwin Thrale (EM)`: initials that do not fit the name beside them.
//!
//! Each letter stands for the start of a word of the name. Letters of middle names that are not
//! printed are allowed, small letters go on in the word (`PSm` for `Petra Small`), and the order is
//! free where the last name stands first. Initials that share nothing with the name are left
//! alone: such brackets hold an organisation.

use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::Minutes;
use crate::text::{initials_of, without_letters};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "initials_do_not_fit",
        reports: Reports::Conflict,
        summary: "initials do not fit the name that they stand beside",
        page: include_str!("../../docs/checks/initials_do_not_fit.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    for person in &minutes.attendance {
        let Some(initials) = &person.initials else {
            continue;
        };
        if !contradict(without_letters(&person.name), initials) {
            continue;
        }
        let mut places = report.places(&person.reference, "name");
        places.extend(report.places(&person.reference, "initials"));
        report.add(
            format!("`{initials}` are no initials of {}", person.name),
            places,
            [&person.reference],
        );
    }
}

/// Whether initials belong to somebody of this name, and are wrong.
fn contradict(name: &str, initials: &str) -> bool {
    let parts = letters(initials);
    let words = words(name);
    // A first name alone, or a single letter, says too little.
    if name.split_whitespace().count() < 2 || parts.len() < 2 {
        return false;
    }
    let begins = |part: &str, word: &str| {
        let mut rest = word.chars();
        // The letters after the first go on anywhere in the word.
        part.chars().enumerate().all(|(at, letter)| match at {
            0 => rest.next() == Some(letter),
            _ => rest.any(|c| c == letter),
        })
    };
    let fitting = |part: &String| words.iter().any(|word| begins(part, word));
    let (first, last) = (parts.first(), parts.last());
    let middle_names = first.is_some_and(|part| words.first().is_some_and(|w| begins(part, w)))
        && last.is_some_and(|part| words.last().is_some_and(|w| begins(part, w)));
    // Small words have small letters: `JvdV`.
    let letter_by_letter = initials_of(name).eq_ignore_ascii_case(&parts.concat());
    if middle_names || letter_by_letter || parts.iter().all(fitting) {
        return false;
    }
    parts.iter().any(fitting)
}

/// Each capital with the small letters after it, in small letters: `s`, `sm` of `SSm`.
fn letters(initials: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for letter in initials.chars().filter(|c| c.is_alphabetic()) {
        match parts.last_mut() {
            Some(part) if letter.is_lowercase() => part.push(letter),
            _ => parts.push(letter.to_lowercase().collect()),
        }
    }
    parts
}

/// The words of a name in small letters; a capital inside of a word begins another: `McNair`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_alphabetic() {
            let inside =
                before.is_alphabetic() && !(letter.is_uppercase() && before.is_lowercase());
            match words.last_mut() {
                Some(word) if inside => word.extend(letter.to_lowercase()),
                _ => words.push(letter.to_lowercase().collect()),
            }
        }
        before = letter;
    }
    // The whole of a word with capitals in it, too: `Mc` may count as part of the name or not.
    words.extend(
        name.split_whitespace()
            .map(str::to_lowercase)
            .filter(|word| word.chars().all(char::is_alphabetic)),
    );
    words
}

#[cfg(test)]
mod tests {
    use super::contradict;

    #[test]
    fn initials_that_fit_and_that_do_not() {
        for (name, initials, wrong) in [
            ("Edwin Thrale", "ET", false),
            ("Edwin Thrale", "EM", true),
            ("Edwin Thrale", "MT", true),
            ("Edwin Thrale", "EJT", false),
            ("Edwin Thrale", "TE", false),
            ("Edwin Thrale", "NHS", false),
            ("Edwin Thrale", "E", false),
            ("Edwin", "EM", false),
            ("Petra Small", "PSm", false),
            ("Petra Small", "PSt", true),
            ("Ana-Lise Fforde", "ALF", false),
            ("Ana-Lise Fforde", "AF", false),
            ("Rhona McNair", "RMcN", false),
            ("Rhona McNair", "RM", false),
            ("Rhona McNair", "RN", false),
            ("Jan van der Veld", "JvdV", false),
            ("Jan van der Veld", "JV", false),
            ("Siobhan O\u{2019}Hare", "SOH", false),
            ("Siobhan O\u{2019}Hare", "S.O.", false),
        ] {
            assert_eq!(contradict(name, initials), wrong, "{name} ({initials})");
        }
    }
}
