//! JSON Pointers of the record.

use crate::recognise::Fact;

/// A pointer of these parts: `["/agenda/", "3", "/title"]`.
pub(super) fn of(list: &str, index: usize, field: &str) -> String {
    let mut pointer = String::with_capacity(list.len() + field.len() + 6);
    pointer.push_str(list);
    pointer.push('/');
    push_number(&mut pointer, index);
    if !field.is_empty() {
        pointer.push('/');
        pointer.push_str(field);
    }
    pointer
}

/// Adds `/` and `index`.
pub(super) fn push_index(pointer: &mut String, index: usize) {
    pointer.push('/');
    push_number(pointer, index);
}

fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    let digit = u8::try_from(number % 10).unwrap_or_default();
    text.push(char::from(b'0' + digit));
}

/// A `ref` of a record: `p1` for the first person.
pub(super) fn reference(kind: char, index: usize) -> String {
    let mut reference = String::with_capacity(5);
    reference.push(kind);
    push_number(&mut reference, index + 1);
    reference
}

/// Adds `.2` for the second sub-item.
pub(super) fn push_sub(reference: &mut String, index: usize) {
    reference.push('.');
    push_number(reference, index + 1);
}

/// Where the records of a finding that takes whole blocks stand.
pub(super) const fn of_collection(fact: &Fact) -> Option<&'static str> {
    match fact {
        Fact::People(_) => Some("/attendance"),
        Fact::Agenda(_) => Some("/agenda"),
        Fact::ItemTable(_) => Some("/items"),
        Fact::Actions(..) => Some("/actions"),
        Fact::Decision(_) => Some("/decisions"),
        Fact::NextMeeting(_) => Some("/next_meeting"),
        Fact::Group(_) | Fact::Duties(_) | Fact::Represented(_) => Some("/groups"),
        Fact::Membership(_) => Some("/membership"),
        Fact::Marking(..) => Some("/marking"),
        Fact::Title(_)
        | Fact::Standing(..)
        | Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Location(_)
        | Fact::Quorum(_)
        | Fact::Chair(_) => Some("/meeting"),
        Fact::Footnote(..) => Some("/footnotes"),
        Fact::ItemHeading(_) | Fact::PartLabel | Fact::Redaction(_) => None,
    }
}

/// Where the value of a finding stands that says one thing of the meeting.
#[must_use]
pub const fn of_value(fact: &Fact) -> Option<&'static str> {
    match fact {
        Fact::Standing(..) => Some("/meeting/status"),
        Fact::Date(_) => Some("/meeting/date"),
        Fact::Start(_) => Some("/meeting/start_time"),
        Fact::End(_) => Some("/meeting/end_time"),
        Fact::Location(_) => Some("/meeting/location"),
        Fact::Quorum(_) => Some("/meeting/quorum"),
        _ => None,
    }
}
