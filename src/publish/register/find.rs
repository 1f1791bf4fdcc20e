//! Finds whom a text names: all forms of all names at once, the longest first.

use super::forms::{Form, How, Letters};
use super::tables::{PRONOUNS, RANKS, SHORT_TITLES, title};
use super::tokens::{Tokens, folded};
use super::{Person, Subject};
use crate::text::offset_in;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::ops::Range;

/// A place in a text where somebody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::publish) struct Found {
    pub(in crate::publish) range: Range<usize>,
    pub(in crate::publish) how: How,
    /// Everybody who may be meant, in order.
    pub(in crate::publish) of: Vec<Subject>,
}

/// All forms of all names.
pub(in crate::publish) struct Finder {
    automaton: Option<AhoCorasick>,
    forms: Vec<Form>,
    /// Folded honorific, and folded role, of each person.
    people: Vec<(String, String)>,
    /// Long words of names, for those that are misspelt.
    long_words: Vec<(String, Subject)>,
}

/// A match of one form.
struct Candidate {
    words: Range<usize>,
    how: How,
    subject: Subject,
}

/// The shortest word that can be told to be misspelt, and the shortest that may have two mistakes.
const MISSPELT_LETTERS: [usize; 2] = [5, 9];

impl Finder {
    pub(super) fn new(forms: Vec<Form>, people: &[Person]) -> Self {
        let patterns = forms.iter().map(|form| form.pattern.as_bytes());
        let mut long_words: Vec<(String, Subject)> = forms
            .iter()
            .filter(|form| matches!(form.how, How::Surname | How::FirstName | How::PartOfName))
            .map(|form| (form.pattern.trim().to_owned(), form.subject))
            .filter(|(word, _)| word.chars().count() >= MISSPELT_LETTERS[0] && !word.contains(' '))
            .collect();
        long_words.sort();
        long_words.dedup();
        Self {
            automaton: AhoCorasick::new(patterns).ok(),
            people: people
                .iter()
                .map(|person| {
                    let role = person.role.as_deref().unwrap_or_default();
                    let honorific = person.honorific.as_deref().unwrap_or_default();
                    (folded(honorific), folded(role))
                })
                .collect(),
            forms,
            long_words,
        }
    }

    /// Everybody named in `text`, in its order, without overlaps.
    pub(in crate::publish) fn find(&self, text: &str) -> Vec<Found> {
        let tokens = Tokens::of(text);
        let addresses = addresses(text);
        let mut candidates = self.candidates(text, &tokens, &addresses);
        candidates.sort_by(|a, b| {
            // A role may hold a name, and names go before.
            let names = (a.how == How::Role).cmp(&(b.how == How::Role));
            let longest = b.words.len().cmp(&a.words.len());
            names
                .then(longest)
                .then(a.words.start.cmp(&b.words.start))
                .then(a.how.cmp(&b.how))
                .then(a.subject.cmp(&b.subject))
        });
        let mut taken = vec![false; tokens.len()];
        let mut found: Vec<(Range<usize>, Found)> = Vec::new();
        for candidate in candidates {
            if let Some((_, same)) = found
                .iter_mut()
                .find(|(words, _)| *words == candidate.words)
            {
                // The surest form says how; whoever else may be meant is named too, but not whose role
                // has the same words as a name.
                let same_kind = candidate.how != How::Role || same.how == How::Role;
                if same_kind && !same.of.contains(&candidate.subject) {
                    same.of.push(candidate.subject);
                }
                continue;
            }
            let words = taken.get_mut(candidate.words.clone()).unwrap_or_default();
            if words.is_empty() || words.iter().any(|taken| *taken) {
                continue;
            }
            words.fill(true);
            let place = Found {
                range: tokens.place(candidate.words.clone()),
                how: candidate.how,
                of: vec![candidate.subject],
            };
            found.push((candidate.words, place));
        }
        let misspelt = self.misspelt(text, &tokens, &taken);
        let mut found: Vec<Found> = found
            .into_iter()
            .map(|(_, found)| found)
            .chain(misspelt)
            .collect();
        found.sort_by_key(|found| found.range.start);
        in_addresses(found, &addresses)
    }

    fn candidates(
        &self,
        text: &str,
        tokens: &Tokens,
        addresses: &[Range<usize>],
    ) -> Vec<Candidate> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        for found in automaton.find_overlapping_iter(&tokens.line) {
            let Some(form) = self.forms.get(found.pattern().as_usize()) else {
                continue;
            };
            // Without the spaces, which belong to the words' neighbours too.
            let words = tokens.words_in(found.start() + 1..found.end() - 1);
            let place = tokens.place(words.clone());
            let in_address = addresses
                .iter()
                .any(|address| address.start <= place.start && place.end <= address.end);
            let original = text.get(place).unwrap_or_default();
            let Some(how) = how_in(form, original, in_address) else {
                continue;
            };
            let mut candidate = Candidate {
                words,
                how,
                subject: form.subject,
            };
            if !self.titled(text, tokens, &mut candidate) {
                continue;
            }
            candidates.push(candidate);
        }
        candidates
    }

    /// Takes a title or rank before a surname along; whether the person can be the one.
    fn titled(&self, text: &str, tokens: &Tokens, candidate: &mut Candidate) -> bool {
        let Subject::Person(nth) = candidate.subject else {
            return true;
        };
        // A rank before initials may be initials itself; a title tells a man from a woman.
        let short = matches!(
            candidate.how,
            How::Initials | How::MadeInitials | How::FirstName | How::ShortName
        );
        if candidate.how > How::Surname && candidate.how != How::PartOfName && !short {
            return true;
        }
        let mut start = candidate.words.start;
        let mut rank = "";
        while let Some((from, title)) = title_before(text, tokens, start) {
            if short && self::title(title).is_none() {
                break;
            }
            start = from;
            rank = title;
        }
        if start == candidate.words.start {
            return true;
        }
        candidate.words.start = start;
        if short || candidate.how != How::Surname {
            return true;
        }
        candidate.how = How::TitledSurname;
        // Where several share the surname, the rank tells which of them is meant.
        let surname_shared =
            |other: &Form| other.how == How::Surname && other.subject != candidate.subject;
        let surname = self.surname_of(nth);
        let sharing: Vec<usize> = self
            .forms
            .iter()
            .filter(|form| surname_shared(form) && Some(form.pattern.as_str()) == surname)
            .filter_map(|form| match form.subject {
                Subject::Person(other) => Some(other),
                Subject::Organisation(_) => None,
            })
            .collect();
        let fits = |nth: usize| {
            self.people.get(nth).is_some_and(|(honorific, role)| {
                has_words(role, rank) || (!honorific.is_empty() && honorific == rank)
            })
        };
        if sharing.is_empty() || fits(nth) {
            return true;
        }
        // A title of another kind may still be meant for this one, unless another one has it.
        !sharing.into_iter().any(fits)
    }

    fn surname_of(&self, nth: usize) -> Option<&str> {
        self.forms
            .iter()
            .find(|form| form.subject == Subject::Person(nth) && form.how == How::Surname)
            .map(|form| form.pattern.as_str())
    }

    fn misspelt(&self, text: &str, tokens: &Tokens, taken: &[bool]) -> Vec<Found> {
        let mut known: HashMap<&str, Vec<Subject>> = HashMap::new();
        let mut found = Vec::new();
        for nth in 0..tokens.len() {
            let word = tokens.word(nth);
            let letters = word.chars().count();
            if taken.get(nth).copied().unwrap_or(true) || letters + 2 < MISSPELT_LETTERS[0] {
                continue;
            }
            let range = tokens.place(nth..nth + 1);
            let capital = text
                .get(range.clone())
                .is_some_and(|word| word.starts_with(char::is_uppercase));
            if !capital {
                continue;
            }
            let of = known
                .entry(word)
                .or_insert_with(|| self.spelt_like(word, letters));
            if !of.is_empty() {
                found.push(Found {
                    range,
                    how: How::Misspelt,
                    of: of.clone(),
                });
            }
        }
        found
    }

    fn spelt_like(&self, word: &str, letters: usize) -> Vec<Subject> {
        let mut of: Vec<Subject> = self
            .long_words
            .iter()
            .filter(|(name, _)| {
                let long = name.chars().count();
                let most = if long >= MISSPELT_LETTERS[1] { 2 } else { 1 };
                letters.abs_diff(long) <= most && strsim::osa_distance(name, word) <= most
            })
            .map(|(_, subject)| *subject)
            .collect();
        of.dedup();
        of
    }
}

/// What a match of a form is worth, with the letters that the document has there.
fn how_in(form: &Form, original: &str, in_address: bool) -> Option<How> {
    let capital = original.starts_with(char::is_uppercase);
    match &form.letters {
        Letters::Any => Some(form.how),
        Letters::InAddress => in_address.then_some(form.how),
        Letters::Capital if capital || in_address => Some(form.how),
        Letters::Capital => {
            let whole = form.how == How::Surname && form.pattern.trim().len() > 2;
            whole.then_some(How::OtherCase)
        }
        Letters::Exactly(letters) => {
            let same = original
                .chars()
                .filter(|c| c.is_alphanumeric())
                .eq(letters.chars());
            let loud = !original.contains(char::is_lowercase);
            let long = letters.chars().count() > 3;
            match same {
                true => Some(form.how),
                false if loud || (long && form.how == How::Abbreviation) => Some(How::OtherCase),
                false => None,
            }
        }
    }
}

/// A title or rank that ends right before a word: where it begins, and in full.
fn title_before(text: &str, tokens: &Tokens, end: usize) -> Option<(usize, &'static str)> {
    let word = |back: usize| end.checked_sub(back).map_or("", |nth| tokens.word(nth));
    let capital = |nth: usize| {
        let title = text.get(tokens.place(nth..nth + 1)).unwrap_or_default();
        title.starts_with(char::is_uppercase)
    };
    for count in (1..=3).rev() {
        let Some(from) = end.checked_sub(count) else {
            continue;
        };
        let words: Vec<&str> = (1..=count).rev().map(word).collect();
        let words = words.join(" ");
        if let Some((short, full)) = RANKS.iter().find(|(short, _)| *short == words) {
            return Some((from, if full.is_empty() { short } else { full }));
        }
        // `We shall miss Colin` gives nobody a title.
        if let Some(title) = title(&words)
            && (capital(from) || SHORT_TITLES.contains(&title))
        {
            return Some((from, title));
        }
    }
    None
}

/// Whether whole words stand in folded words.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    !words.is_empty() && format!(" {text} ").contains(&format!(" {words} "))
}

/// Words that tell whether somebody is a man or a woman, where a person is named before: in the same
/// sentence, or else in the last one that names anybody.
pub(super) fn pronouns(text: &str, found: &[Found]) -> Vec<Found> {
    let named = |found: &&Found| found.of.iter().any(|of| matches!(of, Subject::Person(_)));
    if !found.iter().any(|found| named(&found)) {
        return Vec::new();
    }
    let tokens = Tokens::of(text);
    let mut pronouns = Vec::new();
    let mut last: Vec<Subject> = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let sentence = start..start + crate::text::sentence_end(rest).max(1);
        for nth in 0..tokens.len() {
            let range = tokens.place(nth..nth + 1);
            if !sentence.contains(&range.start) || !PRONOUNS.contains(&tokens.word(nth)) {
                continue;
            }
            let before = found.iter().filter(named).filter(|found| {
                sentence.contains(&found.range.start) && found.range.end <= range.start
            });
            let mut of: Vec<Subject> = before.flat_map(|found| found.of.clone()).collect();
            of.sort_unstable();
            of.dedup();
            if of.is_empty() {
                of.clone_from(&last);
            }
            let taken = found
                .iter()
                .any(|found| found.range.start < range.end && range.start < found.range.end);
            if !of.is_empty() && !taken {
                pronouns.push(Found {
                    range,
                    how: How::Pronoun,
                    of,
                });
            }
        }
        let named_here = found.iter().filter(named);
        let named_here = named_here.filter(|found| sentence.contains(&found.range.start));
        let mut of: Vec<Subject> = named_here.flat_map(|found| found.of.clone()).collect();
        of.sort_unstable();
        of.dedup();
        if !of.is_empty() {
            last = of;
        }
        start = sentence.end;
    }
    pronouns
}

/// E-mail and web addresses.
fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains('@') && !text.contains("://") && !text.contains("www.") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for word in text
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | ';'))
    {
        let start = offset_in(text, word);
        let bare = word.trim_end_matches(['.', ':', '!', '?', '\'']);
        if bare.contains('@') || bare.contains("://") || bare.starts_with("www.") {
            found.push(start..start + bare.len());
        }
    }
    found
}

/// A name in an address makes all of the address a mention.
fn in_addresses(found: Vec<Found>, addresses: &[Range<usize>]) -> Vec<Found> {
    let mut merged: Vec<Found> = Vec::with_capacity(found.len());
    for mut place in found {
        let address = addresses
            .iter()
            .find(|address| address.start <= place.range.start && place.range.end <= address.end);
        if let Some(address) = address {
            place.range = address.clone();
            if place.how.is_certain() {
                place.how = How::Address;
            }
        }
        match merged.last_mut().filter(|last| last.range == place.range) {
            Some(last) => {
                last.how = last.how.min(place.how);
                let new = place
                    .of
                    .into_iter()
                    .filter(|subject| !last.of.contains(subject));
                last.of.extend(new.collect::<Vec<_>>());
            }
            None => merged.push(place),
        }
    }
    merged
}
