//! What findings say: spans of the flow, and values that were read from them.

use crate::document::Span;
use crate::minutes::{ActionStatus, ClockTime, Kind, MeetingStatus, Outcome, Status};
use crate::text::{PrintedDate, Tally};
use smallvec::SmallVec;
use std::ops::Range;

/// What one finding says.
#[derive(Debug, Clone)]
pub enum Fact {
    /// A part of the protective marking.
    Marking(MarkingPart, Said),
    /// The document's title, and what it names.
    Title(TitleFact),
    /// Draft or approved.
    Standing(MeetingStatus, Said),
    /// Date of the meeting.
    Date(MeetingDate),
    /// When the meeting began.
    Start(PrintedTime),
    /// When the meeting ended.
    End(PrintedTime),
    /// Where the meeting was held.
    Location(Said),
    /// What is said of the quorum.
    Quorum(Said),
    /// A list of people.
    People(PeopleFact),
    /// Who chaired.
    Chair(Said),
    /// A separate agenda.
    Agenda(Vec<AgendaFact>),
    /// The body of the minutes as a table.
    ItemTable(Vec<ItemFact>),
    /// A heading in the body of the minutes.
    ItemHeading(ItemFact),
    /// A label that heads a part of the document whose content is somebody else's.
    PartLabel,
    /// Actions that stand together, or one alone.
    Actions(ActionForm, Vec<ActionFact>),
    /// A decision.
    Decision(DecisionFact),
    /// A meeting that is announced.
    NextMeeting(NextMeetingFact),
    /// A group that terms of reference set up.
    Group(GroupFact),
    /// What the body itself is for, in its terms of reference.
    Duties(Vec<Span>),
    /// Who is represented on the body itself.
    Represented(Vec<Span>),
    /// Members.
    Membership(Vec<Span>),
    /// A footnote: its mark, its text.
    Footnote(Span, Span),
    /// A redaction that the source shows.
    Redaction(Span),
}

impl Fact {
    /// What it is about, for people.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Marking(..) => "part of the marking",
            Self::Title(_) => "title",
            Self::Standing(..) => "draft or approved",
            Self::Date(_) => "date of the meeting",
            Self::Start(_) => "start of the meeting",
            Self::End(_) => "end of the meeting",
            Self::Location(_) => "place of the meeting",
            Self::Quorum(_) => "quorum",
            Self::People(_) => "people",
            Self::Chair(_) => "chair",
            Self::Agenda(_) => "agenda",
            Self::ItemTable(_) => "table of items",
            Self::ItemHeading(_) => "heading of an item",
            Self::PartLabel => "label of a part",
            Self::Actions(ActionForm::Listed, _) => "actions in a list",
            Self::Actions(ActionForm::Inline, _) => "action in running text",
            Self::Actions(ActionForm::Margin, _) => "action beside the margin",
            Self::Decision(_) => "decision",
            Self::NextMeeting(_) => "next meeting",
            Self::Group(_) => "group",
            Self::Duties(_) => "duties of the body",
            Self::Represented(_) => "represented on the body",
            Self::Membership(_) => "members",
            Self::Footnote(..) => "footnote",
            Self::Redaction(_) => "redaction",
        }
    }
}

/// A value, and the words that it was read from, label included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The value.
    pub value: Span,
    /// The words, label included.
    pub raw: Span,
}

/// A part of a protective marking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkingPart {
    /// The classification.
    Classification,
    /// The same classification once more.
    ClassificationAgain,
    /// Whether it may be disclosed.
    Foia,
    /// Force or organisation.
    Organisation,
    /// When it was made.
    Created,
    /// Anything else that stands in the header.
    Other,
}

/// A title.
#[derive(Debug, Clone)]
pub struct TitleFact {
    /// Its lines.
    pub lines: SmallVec<[Span; 3]>,
    /// The group that it names.
    pub body: Option<Span>,
    /// The group's abbreviation.
    pub abbreviation: Option<Span>,
    /// What it calls the document.
    pub kind: Option<Kind>,
}

/// A date of the meeting.
#[derive(Debug, Clone, Copy)]
pub struct MeetingDate {
    /// As printed.
    pub date: PrintedDate,
    /// Where.
    pub said: Said,
}

/// A time of day.
#[derive(Debug, Clone, Copy)]
pub struct PrintedTime {
    /// The time.
    pub time: ClockTime,
    /// Where.
    pub said: Said,
}

/// People of one list.
#[derive(Debug, Clone)]
pub struct PeopleFact {
    /// The people, in order.
    pub people: Vec<PersonFact>,
    /// The label that heads them, and other words that say nothing more (`None`).
    pub label: Option<Span>,
}

/// A person.
#[derive(Debug, Clone)]
pub struct PersonFact {
    /// Name, without honorific.
    pub name: Span,
    /// Family name, where it stands with the next person: `Jo and Di Elm`.
    pub family: Option<Span>,
    /// `Mr`, `Dr`, …
    pub honorific: Option<Span>,
    /// Initials.
    pub initials: Option<Span>,
    /// Post.
    pub role: Option<Span>,
    /// Organisation.
    pub organisation: Option<Span>,
    /// In which list.
    pub status: Status,
    /// Whether `Chair` stands beside the name.
    pub chair: bool,
    /// Other words beside the name.
    pub note: Option<Span>,
    /// The mark in a column of its own that says whether they were there.
    pub presence: Option<Span>,
}

impl PersonFact {
    /// Whether a post, body or initials stand beside the name.
    #[must_use]
    pub const fn has_particulars(&self) -> bool {
        self.role.is_some() || self.organisation.is_some() || self.initials.is_some()
    }
}

/// A line of an agenda.
#[derive(Debug, Clone)]
pub struct AgendaFact {
    /// Number.
    pub number: Option<Span>,
    /// Title.
    pub title: Span,
    /// Planned time.
    pub time: Option<(Span, ClockTime, Option<ClockTime>)>,
    /// Planned length.
    pub duration: Option<(Span, u32)>,
    /// Who leads it; several labels may stand in it.
    pub leads: Option<Span>,
    /// Whether the agenda names leads in a place of their own, which may be empty here.
    pub lead_expected: bool,
}

/// An item of the minutes.
#[derive(Debug, Clone)]
pub struct ItemFact {
    /// Number.
    pub number: Option<Span>,
    /// Title.
    pub title: Option<Span>,
    /// Minuted time.
    pub time: Option<(Span, ClockTime, Option<ClockTime>)>,
    /// Depth of the number or heading, from 1.
    pub depth: u8,
    /// Text that runs on in the heading's line.
    pub run_on: Option<Span>,
    /// Blocks that hold its text, where they stand in a table.
    pub blocks: Range<usize>,
}

/// How an action is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionForm {
    /// A row of a table, or an entry of a list of actions.
    Listed,
    /// A label in running text.
    Inline,
    /// Initials in the margin.
    Margin,
}

/// An action.
#[derive(Debug, Clone)]
pub struct ActionFact {
    /// Id.
    pub id: Option<Span>,
    /// The task.
    pub text: Span,
    /// Who does it; several labels may stand in it.
    pub owners: Option<Span>,
    /// When it is due, with the date where one is printed.
    pub due: Option<(Span, Option<PrintedDate>)>,
    /// Open or done.
    pub status: Option<(Span, ActionStatus)>,
    /// What is reported of it.
    pub progress: Option<Span>,
    /// All of its words.
    pub raw: Span,
}

/// A decision.
#[derive(Debug, Clone)]
pub struct DecisionFact {
    /// Its words.
    pub text: Span,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Who moved.
    pub mover: Option<Span>,
    /// Who seconded.
    pub seconder: Option<Span>,
    /// The counted vote.
    pub tally: Option<Tally>,
    /// Names of those for, against and abstaining.
    pub names: [Option<Span>; 3],
}

/// A meeting that is announced.
#[derive(Debug, Clone, Copy)]
pub struct NextMeetingFact {
    /// Its date.
    pub date: Option<(Span, PrintedDate)>,
    /// When it begins.
    pub start: Option<(Span, ClockTime)>,
    /// Where.
    pub location: Option<Span>,
}

/// A group of terms of reference.
#[derive(Debug, Clone, Default)]
pub struct GroupFact {
    /// Name, without its abbreviation.
    pub name: Span,
    /// Abbreviation.
    pub abbreviation: Option<Span>,
    /// Who chairs.
    pub chair: Option<Span>,
    /// Who is represented.
    pub representation: Vec<Span>,
    /// What it is for; each may be made of several spans.
    pub responsibilities: Vec<SmallVec<[Span; 4]>>,
}
