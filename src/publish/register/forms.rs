//! How somebody can be named: every form of a name, as folded words.

use super::tables::{COMMON_BEGINNINGS, RANKS, SHARED_WORDS, SHORT_NAMES, title};
use super::tokens::{Tokens, folded};
use super::{Organisation, Person, Subject};
use crate::text::initials_of;

/// How a mention names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The whole name.
    FullName,
    /// A title or rank and the surname.
    TitledSurname,
    /// Initial and surname, in either order.
    InitialAndSurname,
    /// The name of an organisation.
    Organisation,
    /// The abbreviation of an organisation, whole or broken in two.
    Abbreviation,
    /// Initials as printed.
    Initials,
    /// The surname alone.
    Surname,
    /// An address that holds the name.
    Address,
    /// A label that the record links to the person.
    Linked,
    /// Initials that the name has, but that are printed nowhere.
    MadeInitials,
    /// The first name alone.
    FirstName,
    /// A short form of the first name, or its beginning.
    ShortName,
    /// A part of a double name.
    PartOfName,
    /// In other letters: `hall` for `Hall`, `SSM` for `SSm`.
    OtherCase,
    /// A letter or two away from the name.
    Misspelt,
    /// The word that tells one organisation from others.
    DistinctiveWord,
    /// The role that the person alone has among those attending.
    Role,
    /// Tells whether the person is a man or a woman.
    Pronoun,
}

impl How {
    /// All of them, and what people read.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::FullName, "full name"),
        (Self::TitledSurname, "title and surname"),
        (Self::InitialAndSurname, "initial and surname"),
        (Self::Organisation, "organisation"),
        (Self::Abbreviation, "abbreviation"),
        (Self::Initials, "initials"),
        (Self::Surname, "surname"),
        (Self::Address, "address"),
        (Self::Linked, "label"),
        (Self::MadeInitials, "initials not printed"),
        (Self::FirstName, "first name"),
        (Self::ShortName, "short name"),
        (Self::PartOfName, "part of a name"),
        (Self::OtherCase, "other letters"),
        (Self::Misspelt, "misspelt"),
        (Self::DistinctiveWord, "distinctive word"),
        (Self::Role, "role"),
        (Self::Pronoun, "pronoun"),
    ];

    /// What people read.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(how, _)| *how == self)
            .map_or("", |(_, words)| words)
    }

    /// Whether such a mention names the person, and does not only look like it.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(
            self,
            Self::FullName
                | Self::TitledSurname
                | Self::InitialAndSurname
                | Self::Organisation
                | Self::Abbreviation
                | Self::Initials
                | Self::Surname
                | Self::Address
                | Self::Linked
        )
    }
}

/// What the letters of the document must be like, where folded words do not say enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Letters {
    /// Any.
    Any,
    /// The first is a capital.
    Capital,
    /// Exactly these.
    Exactly(String),
    /// Only in an e-mail or web address.
    InAddress,
}

/// One form of a name.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// ` folded words `, with the spaces.
    pub(super) pattern: String,
    pub(super) subject: Subject,
    pub(super) how: How,
    pub(super) letters: Letters,
}

/// Most words of an organisation's name that are looked for; longer names are found by these.
const MOST_WORDS: usize = 24;
/// Letters of a first name that may stand for all of it.
const SHORTEST_BEGINNING: usize = 3;

struct Forms {
    subject: Subject,
    list: Vec<Form>,
}

impl Forms {
    fn add(&mut self, words: &str, how: How, letters: Letters) {
        if !words.is_empty() {
            self.list.push(Form {
                pattern: format!(" {words} "),
                subject: self.subject,
                how,
                letters,
            });
        }
    }
}

/// Particles with which a surname of several words begins.
const PARTICLES: &[&str] = &[
    "de", "la", "le", "du", "da", "dos", "di", "del", "della", "van", "von", "der", "den", "ter",
    "ten", "bin", "ibn", "al", "el", "af", "av", "zu", "st", "o", "mac", "mc",
];

/// First names and surname of a name, as folded words; both empty where it is one word.
pub(super) fn parts(name: &str) -> (Vec<String>, Vec<String>) {
    let words: Vec<Vec<String>> = name
        .split_whitespace()
        .map(|word| folded(word).split(' ').map(str::to_owned).collect())
        .filter(|word: &Vec<String>| word.iter().any(|part| !part.is_empty()))
        .collect();
    let titles = words.iter().take_while(|word| is_title(word)).count();
    let titles = titles.min(words.len().saturating_sub(1));
    let words = words.get(titles..).unwrap_or_default();
    let Some(last) = words.len().checked_sub(1) else {
        return (Vec::new(), Vec::new());
    };
    let mut from = last;
    while from > 1
        && words.get(from - 1).is_some_and(|word| {
            word.len() == 1 && word.iter().all(|w| PARTICLES.contains(&w.as_str()))
        })
    {
        from -= 1;
    }
    let (first, surname) = words.split_at(from);
    (first.concat(), surname.concat())
}

/// Whether a word of a name is a title or a rank: `PC` is nobody's first name.
fn is_title(word: &[String]) -> bool {
    let [word] = word else { return false };
    title(word).is_some() || RANKS.iter().any(|(rank, _)| rank == word)
}

/// The words of a role that may stand for who has it: what stands before the organisation.
pub(super) fn role_words(role: &str) -> Option<String> {
    let end = role.find([',', '(']).unwrap_or(role.len());
    let words = folded(role.get(..end)?);
    let holds = words.chars().count() >= ROLE_LETTERS && words.split(' ').count() <= ROLE_WORDS;
    holds.then_some(words)
}

/// The fewest letters of a role that is looked for, and the most words.
const ROLE_LETTERS: usize = 5;
const ROLE_WORDS: usize = 8;

/// The form of a role.
pub(super) fn of_role(words: &str, subject: Subject) -> Form {
    Form {
        pattern: format!(" {words} "),
        subject,
        how: How::Role,
        letters: Letters::Capital,
    }
}

/// The forms of a person's name.
pub(super) fn of_person(person: &Person, subject: Subject, made: bool) -> Vec<Form> {
    let mut forms = Forms {
        subject,
        list: Vec::with_capacity(24),
    };
    let (first, surname) = parts(&person.name);
    let last = surname.join(" ");
    if !last.is_empty() {
        names(&mut forms, &first, &surname);
    }
    for initials in &person.initials {
        let letters: String = initials.chars().filter(|c| c.is_alphanumeric()).collect();
        let words = folded(initials);
        if letters.chars().count() > 1 {
            forms.add(&words, How::Initials, Letters::Exactly(letters.clone()));
            forms.add(
                &spaced(&letters),
                How::Initials,
                Letters::Exactly(letters.clone()),
            );
            forms.add(
                &words.replace(' ', ""),
                How::Initials,
                Letters::Exactly(letters),
            );
        }
    }
    if made && !first.is_empty() {
        let letters = initials_of(&person.name).to_uppercase();
        forms.add(
            &folded(&letters),
            How::MadeInitials,
            Letters::Exactly(letters.clone()),
        );
        forms.add(&spaced(&letters), How::MadeInitials, Letters::Capital);
    }
    forms.list
}

fn names(forms: &mut Forms, first: &[String], surname: &[String]) {
    let last = surname.join(" ");
    let joined = surname.concat();
    let several = surname.len() > 1;
    forms.add(&last, How::Surname, Letters::Capital);
    if several {
        forms.add(&joined, How::Surname, Letters::Capital);
        for part in surname.iter().filter(|part| part.len() > 2) {
            forms.add(part, How::PartOfName, Letters::Capital);
        }
    }
    let Some(given) = first.first() else {
        return;
    };
    let initial: String = given.chars().take(1).collect();
    for last in [&last, &joined] {
        let all = first.join(" ");
        let all_joined = first.concat();
        for (words, how) in [
            (format!("{all} {last}"), How::FullName),
            (format!("{given} {last}"), How::FullName),
            (format!("{last} {all}"), How::FullName),
            (format!("{last} {given}"), How::FullName),
            (format!("{all_joined}{joined}"), How::FullName),
            (format!("{joined}{all_joined}"), How::FullName),
            (format!("{given}{joined}"), How::FullName),
            (format!("{initial} {last}"), How::InitialAndSurname),
            (format!("{last} {initial}"), How::InitialAndSurname),
        ] {
            forms.add(&words, how, Letters::Any);
        }
        let initials: Vec<String> = first.iter().map(|w| w.chars().take(1).collect()).collect();
        forms.add(
            &format!("{} {last}", initials.join(" ")),
            How::InitialAndSurname,
            Letters::Any,
        );
        forms.add(
            &format!("{} {last}", initials.concat()),
            How::InitialAndSurname,
            Letters::Any,
        );
    }
    for words in [
        format!("{initial}{joined}"),
        format!("{joined}{initial}"),
        format!("{given}{}", joined.chars().take(1).collect::<String>()),
        joined.clone(),
        given.clone(),
    ] {
        forms.add(&words, How::Address, Letters::InAddress);
    }
    first_names(forms, first);
}

fn first_names(forms: &mut Forms, first: &[String]) {
    for given in first.iter().filter(|given| given.chars().count() > 1) {
        forms.add(given, How::FirstName, Letters::Capital);
        let short = SHORT_NAMES
            .iter()
            .filter(|names| names.contains(&given.as_str()))
            .flat_map(|names| names.iter())
            .filter(|name| **name != given.as_str());
        for name in short {
            forms.add(name, How::ShortName, Letters::Capital);
        }
        for (at, _) in given.char_indices().skip(SHORTEST_BEGINNING) {
            let beginning = given.get(..at).unwrap_or_default();
            if !COMMON_BEGINNINGS.contains(&beginning) {
                forms.add(beginning, How::ShortName, Letters::Capital);
            }
        }
    }
    if first.len() > 1 {
        forms.add(&first.join(" "), How::FirstName, Letters::Capital);
        forms.add(&first.concat(), How::FirstName, Letters::Capital);
    }
}

/// `A B C`.
fn spaced(letters: &str) -> String {
    let letters: Vec<String> = letters
        .chars()
        .map(|c| folded(&c.to_string()))
        .filter(|c| !c.is_empty())
        .collect();
    letters.join(" ")
}

/// The forms of an organisation's name; `near` adds the words that tell it from others.
pub(super) fn of_organisation(
    organisation: &Organisation,
    subject: Subject,
    near: bool,
) -> Vec<Form> {
    let mut forms = Forms {
        subject,
        list: Vec::new(),
    };
    for name in std::iter::once(&organisation.name).chain(&organisation.also) {
        let tokens = Tokens::of(name);
        let words: Vec<&str> = tokens.joined().split(' ').take(MOST_WORDS).collect();
        if is_abbreviation(name) {
            abbreviation(&mut forms, name);
            continue;
        }
        let how = if words.len() == 1 {
            How::Abbreviation
        } else {
            How::Organisation
        };
        let letters = if words.len() == 1 {
            Letters::Capital
        } else {
            Letters::Any
        };
        forms.add(&words.join(" "), how, letters);
        if words.len() > 1 {
            forms.add(&words.concat(), How::Organisation, Letters::Any);
        }
        if near {
            for word in words
                .iter()
                .filter(|word| word.len() > 2 && !SHARED_WORDS.contains(word))
            {
                forms.add(word, How::DistinctiveWord, Letters::Capital);
            }
        }
    }
    forms.list
}

/// Two capitals or more, in one word.
pub(super) fn is_abbreviation(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2
        && capitals * 2 > name.chars().count()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '&' | '.' | '-'))
}

fn abbreviation(forms: &mut Forms, name: &str) {
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    forms.add(
        &folded(name),
        How::Abbreviation,
        Letters::Exactly(letters.clone()),
    );
    let lower = folded(&letters);
    forms.add(&lower, How::Abbreviation, Letters::Exactly(letters.clone()));
    forms.add(&lower, How::Address, Letters::InAddress);
    if letters.chars().count() > 2 {
        for (at, _) in lower.char_indices().skip(1) {
            if let Some((head, tail)) = lower.split_at_checked(at) {
                let broken = format!("{head} {tail}");
                forms.add(
                    &broken,
                    How::Abbreviation,
                    Letters::Exactly(letters.clone()),
                );
            }
        }
        forms.add(
            &spaced(&letters),
            How::Abbreviation,
            Letters::Exactly(letters),
        );
    }
}
