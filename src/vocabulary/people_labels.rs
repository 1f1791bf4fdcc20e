//! Words of which labels of people are made, for those that no table lists whole: `Governing Board
//! Voting Members`, `Not in Attendance`, `Also Participating`, `Guests and Staff on the Call`.

use super::Term;

/// Most words of such a label.
const MOST_WORDS: usize = 8;

/// Most words before the first of the tables: the name of a body.
const MOST_OF_NAME: usize = 4;

/// What a word says of those whom a label heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// They were not there.
    Away,
    /// They sent apologies.
    Apologies,
    /// They were there, as those who do not belong to the body.
    Beside,
    /// They are not of those named first.
    Further,
    /// They belong to the body.
    Belong,
    /// They were there.
    There,
    /// Turns being there into being away.
    Not,
    /// Stands between the others.
    Joins,
}

/// In order.
const WORDS: &[(&str, Says)] = &[
    ("absent", Says::Away),
    ("absentees", Says::Away),
    ("additional", Says::Further),
    ("advisers", Says::Beside),
    ("advisors", Says::Beside),
    ("also", Says::Further),
    ("and", Says::Joins),
    ("apologies", Says::Apologies),
    ("at", Says::Joins),
    ("attend", Says::There),
    ("attendance", Says::There),
    ("attended", Says::There),
    ("attendees", Says::There),
    ("attending", Says::There),
    ("board", Says::Joins),
    ("by", Says::Joins),
    ("call", Says::Joins),
    ("commissioners", Says::Belong),
    ("committee", Says::Joins),
    ("conference", Says::Joins),
    ("council", Says::Joins),
    ("councillors", Says::Belong),
    ("councilmembers", Says::Belong),
    ("delegates", Says::Belong),
    ("did", Says::Joins),
    ("directors", Says::Belong),
    ("ex", Says::Joins),
    ("excused", Says::Apologies),
    ("executive", Says::Joins),
    ("following", Says::Joins),
    ("for", Says::Joins),
    ("from", Says::Joins),
    ("governors", Says::Belong),
    ("group", Says::Joins),
    ("guest", Says::Beside),
    ("guests", Says::Beside),
    ("in", Says::Joins),
    ("individuals", Says::Joins),
    ("invited", Says::Beside),
    ("invitees", Says::Beside),
    ("list", Says::Joins),
    ("meeting", Says::Joins),
    ("member", Says::Belong),
    ("members", Says::Belong),
    ("non", Says::Beside),
    ("not", Says::Not),
    ("observers", Says::Beside),
    ("observing", Says::Beside),
    ("of", Says::Joins),
    ("officers", Says::Beside),
    ("official", Says::Joins),
    ("officials", Says::Beside),
    ("officio", Says::Belong),
    ("on", Says::Joins),
    ("online", Says::Joins),
    ("or", Says::Joins),
    ("other", Says::Further),
    ("others", Says::Further),
    ("panel", Says::Joins),
    ("participants", Says::There),
    ("participated", Says::There),
    ("participating", Says::There),
    ("people", Says::Joins),
    ("person", Says::Joins),
    ("persons", Says::Joins),
    ("phone", Says::Joins),
    ("present", Says::There),
    ("presenters", Says::Beside),
    ("public", Says::Beside),
    ("regrets", Says::Apologies),
    ("remotely", Says::Joins),
    ("representatives", Says::Belong),
    ("secretariat", Says::Beside),
    ("sent", Says::Joins),
    ("staff", Says::Beside),
    ("teams", Says::Joins),
    ("telephone", Says::Joins),
    ("the", Says::Joins),
    ("those", Says::Joins),
    ("to", Says::Joins),
    ("trustees", Says::Belong),
    ("unable", Says::Not),
    ("via", Says::Joins),
    ("video", Says::Joins),
    ("virtually", Says::Joins),
    ("visitors", Says::Beside),
    ("voting", Says::Belong),
    ("were", Says::Joins),
    ("who", Says::Joins),
    ("with", Says::Joins),
    ("zoom", Says::Joins),
];

/// Words with which a label heads those who are to belong or did, not those who were there.
const OTHER_LISTS: &[&str] = &[
    "new",
    "elected",
    "elect",
    "nominated",
    "appointed",
    "proposed",
    "retiring",
    "outgoing",
    "incoming",
    "future",
    "former",
    "previous",
    "past",
    "all",
    "maybe",
    "possibly",
    "perhaps",
];

/// What `label` heads, if its words are those of a label of people. `set_off`: whether a colon or
/// its type sets it off; then it may open with a name.
#[must_use]
pub fn of_people(label: &str, set_off: bool) -> Option<Term> {
    let label = super::without_bracket(label.trim());
    let label = label.trim_end_matches([':', ' ']);
    if !label.starts_with(char::is_uppercase) || label.len() > super::LONGEST {
        return None;
    }
    let mut said: Vec<Says> = Vec::with_capacity(MOST_WORDS);
    // Whether the words before lead to the name of a body.
    let mut leads = false;
    let mut of_name = 0;
    let parts = label
        .split([' ', '-', '/', '&'])
        .filter(|part| !part.is_empty());
    for (nth, part) in parts.enumerate() {
        let lower = part.trim_end_matches(',').to_ascii_lowercase();
        if nth >= MOST_WORDS || OTHER_LISTS.contains(&lower.as_str()) {
            return None;
        }
        match WORDS.binary_search_by(|(word, _)| (*word).cmp(lower.as_str())) {
            Ok(at) => {
                let says = WORDS.get(at)?.1;
                // `Election of Officers` names no body.
                if of_name > 0 && said.is_empty() && lower == "of" {
                    return None;
                }
                said.push(says);
            }
            Err(_) if set_off && of_name < MOST_OF_NAME && (leads || only_joins(&said)) => {
                if !part.starts_with(char::is_uppercase) {
                    return None;
                }
                of_name += 1;
            }
            Err(_) => return None,
        }
        leads |= BEFORE_NAMES.contains(&lower.as_str()) && said.len() > 1;
    }
    // `The Board of Directors of` goes on with a name.
    let ends_open = OPEN_ENDS.iter().any(|end| {
        label
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.eq_ignore_ascii_case(end))
    });
    term(&said).filter(|_| !ends_open)
}

/// Whether a label's words say who was there or away, not only what those below it are: `Members present`
/// does, `Directors` does not.
#[must_use]
pub fn tells_attendance(label: &str) -> bool {
    label.split([' ', '-', '/', '&', ':']).any(|part| {
        let lower = part.to_ascii_lowercase();
        WORDS
            .binary_search_by(|(word, _)| (*word).cmp(lower.as_str()))
            .ok()
            .and_then(|at| WORDS.get(at))
            .is_some_and(|(_, says)| matches!(says, Says::There | Says::Away | Says::Apologies))
    })
}

/// Whether a label says of those below it no more than that they attended: `Attendees`, `In attendance
/// were`; `Present` says that they belong to the body.
#[must_use]
pub fn tells_only_attendance(label: &str) -> bool {
    let mut attended = false;
    let joins = label
        .split([' ', '-', '/', '&', ':'])
        .filter(|part| !part.is_empty())
        .all(|part| {
            let lower = part.to_ascii_lowercase();
            attended |= lower.starts_with("attend");
            WORDS
                .binary_search_by(|(word, _)| (*word).cmp(lower.as_str()))
                .ok()
                .and_then(|at| WORDS.get(at))
                .is_some_and(|(_, says)| matches!(says, Says::There | Says::Joins))
        });
    attended && joins
}

/// Whether a label says of those below it only that they belong to the body: `Members`, `Committee members`.
#[must_use]
pub fn is_of_members(label: &str) -> bool {
    of_people(label, false) == Some(Term::Present) && !tells_attendance(label)
}

/// Last words with which a label is not at its end.
const OPEN_ENDS: &[&str] = &[
    "of", "the", "and", "or", "for", "at", "in", "to", "with", "via",
];

/// Words behind which the name of a body may follow: `Present for Pond Board`.
const BEFORE_NAMES: &[&str] = &["for", "from", "representing"];

fn only_joins(said: &[Says]) -> bool {
    said.iter().all(|says| *says == Says::Joins)
}

fn term(said: &[Says]) -> Option<Term> {
    let has = |says| said.contains(&says);
    // `Members and others present` are all who were there.
    let belong_first = said.first() == Some(&Says::Belong) && has(Says::There);
    let further = has(Says::Further)
        && (has(Says::There) || has(Says::Beside) || has(Says::Belong))
        && !belong_first;
    // `Members of staff`, `Non-voting members`: those beside are said more of than those who belong.
    let beside_first = said.last() == Some(&Says::Beside) || said.first() == Some(&Says::Beside);
    // `Officers and Trustees Present` are all of the body.
    let alike = has(Says::There)
        && said.first() == Some(&Says::Beside)
        && said.get(1) == Some(&Says::Joins)
        && has(Says::Belong);
    let beside = has(Says::Beside) && (!has(Says::Belong) || beside_first) && !alike;
    Some(if has(Says::Apologies) {
        if has(Says::There) && !has(Says::Not) {
            Term::Attendance
        } else {
            Term::Apologies
        }
    } else if has(Says::Away) || (has(Says::Not) && has(Says::There)) {
        Term::Absent
    } else if has(Says::Not) {
        return None;
    } else if further || beside {
        Term::InAttendance
    } else if has(Says::Belong) || has(Says::There) {
        Term::Present
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn labels_of_those_beside() {
        for (label, only) in [
            ("Attendees:", true),
            ("In attendance were", true),
            ("Members in attendance", false),
            ("Present", false),
            ("Garden Club attendees", false),
        ] {
            assert_eq!(tells_only_attendance(label), only, "{label}");
        }
    }

    #[test]
    fn labels_of_members() {
        for (label, only) in [
            ("Members:", true),
            ("Committee members", true),
            ("Members present", false),
            ("Members of staff", false),
            ("New members", false),
        ] {
            assert_eq!(is_of_members(label), only, "{label}");
        }
    }

    #[test]
    fn labels_of_people() {
        for (label, set_off, term) in [
            ("Harbour Board Voting Members", true, Some(Term::Present)),
            ("Not in Attendance", false, Some(Term::Absent)),
            ("Also Participating", false, Some(Term::InAttendance)),
            (
                "Guests and Staff on the Call:",
                true,
                Some(Term::InAttendance),
            ),
            ("Directors in Attendance", false, Some(Term::Present)),
            ("Members unable to attend", false, Some(Term::Absent)),
            ("Members of staff", false, Some(Term::InAttendance)),
            ("Non-voting members", false, Some(Term::InAttendance)),
            ("Officers and Trustees Present", false, Some(Term::Present)),
            ("Officers Present", false, Some(Term::InAttendance)),
            (
                "OPC Attendees (bold: there): (Quorum = 50%)",
                true,
                Some(Term::Present),
            ),
            ("Others on the call", false, None),
            ("Regrets sent by", false, Some(Term::Apologies)),
            ("Present for Elm Pond Board", true, Some(Term::Present)),
            ("Present for Elm Pond Board", false, None),
            ("Present the Elm Medal", true, None),
            ("Attendance and Apologies", false, Some(Term::Attendance)),
            ("Harbour Board Voting Members", false, None),
            ("Election of Officers", true, None),
            ("New Members", true, None),
            ("Members noted the report", true, None),
            ("Staff Report", true, None),
            ("the members", true, None),
            ("Committee", true, None),
            ("Not yet", true, None),
            ("Meeting with the Board", true, None),
        ] {
            assert_eq!(of_people(label, set_off), term, "{label}");
        }
    }
}
