//! The geometry of the timeline picture: time runs downwards, the plan on the left, the minutes on
//! the right, what belongs together joined by a line.
//!
//! Widths are in per cent of the picture, so that it fits a phone without shrinking its letters;
//! heights are in CSS pixels.

use crate::minutes::{AgendaEntry, ClockTime};
use crate::render::view::{self, MeetingView, flattened};

const MINUTES_PER_HOUR: u32 = 60;
const MINUTES_PER_DAY: u32 = 24 * MINUTES_PER_HOUR;
/// An end before its start is read as past midnight only up to this length, else as a slip.
const LONGEST_OVER_MIDNIGHT: u32 = 8 * MINUTES_PER_HOUR;

/// The shortest block is to hold one line of text …
const LINE_HEIGHT: u32 = 20;
/// … as long as the picture stays within one screen or printed page.
const TALLEST: u32 = 720;
/// Even a short meeting's picture is not flatter than this.
const FLATTEST: u32 = 120;
/// A line of a label, as the style sheet sets it.
const TEXT_LINE: u32 = 15;
/// Between a label and the edges above and below it.
const LABEL_MARGIN: u32 = 3;
/// Room above the first time for the columns' titles, and below the last.
const HEAD: u32 = 34;
const FOOT: u32 = 12;
/// Scales are kept in thousandths of a pixel per minute.
const MILLI: u32 = 1000;

/// Per cent of the width: the hours, the columns, the joining lines between them.
const AXIS: u32 = 13;
const COLUMN: u32 = 38;
const GUTTER: u32 = 11;

/// Hour lines: the finest of these steps, in minutes, whose lines stand far enough apart.
const STEPS: [u32; 5] = [15, 30, 60, 120, 240];
const LINES_APART: u32 = 36;

/// What a block shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Planned,
    Minuted,
    /// Minuted at the same time as another.
    Overlap,
    /// Nothing is minuted, or planned, between two blocks.
    Gap,
}

impl Look {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Minuted => "minuted",
            Self::Overlap => "minuted overlap",
            Self::Gap => "gap",
        }
    }
}

/// A rectangle with its label.
pub(super) struct Mark<'a> {
    pub(super) look: Look,
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    pub(super) time: String,
    reference: &'a str,
}

impl Mark<'_> {
    const fn middle(&self) -> u32 {
        self.y + self.height / 2
    }

    /// How many lines of its label fit.
    pub(super) const fn lines(&self) -> u32 {
        self.height.saturating_sub(LABEL_MARGIN) / TEXT_LINE
    }
}

/// A line from a planned block to the minuted one; each end is across in per cent, and down.
pub(super) struct Join {
    pub(super) from: (u32, u32),
    pub(super) to: (u32, u32),
    /// Whether the two begin or end at different times.
    pub(super) shifted: bool,
}

/// The whole picture.
pub(super) struct Timeline<'a> {
    pub(super) height: u32,
    pub(super) columns: Vec<(u32, &'static str)>,
    pub(super) hours: Vec<(u32, String)>,
    pub(super) marks: Vec<Mark<'a>>,
    pub(super) joins: Vec<Join>,
}

/// A stretch of time, in minutes since the midnight before the meeting.
struct Stretch<'a> {
    start: u32,
    end: u32,
    number: &'a str,
    title: &'a str,
    agenda: &'a [String],
    reference: &'a str,
}

/// The picture of a meeting; none where fewer than two stretches of time are known.
pub(super) fn timeline<'a>(view: &MeetingView<'a>) -> Option<Timeline<'a>> {
    let planned = planned(view);
    let minuted = minuted(view);
    let all = || planned.iter().chain(&minuted);
    if planned.len() + minuted.len() < 2 {
        return None;
    }
    let first = all().map(|s| s.start).min()?;
    let last = all().map(|s| s.end).max()?;
    let shortest = all().map(|s| s.end - s.start).min()?.max(1);
    let length = (last - first).max(1);
    let scale = (LINE_HEIGHT * MILLI / shortest)
        .min(TALLEST * MILLI / length)
        .max(FLATTEST * MILLI / length);
    let axis = Axis { first, scale };
    let sides = [
        ("Planned", &planned, Look::Planned),
        ("Minuted", &minuted, Look::Minuted),
    ];
    let sides: Vec<_> = sides
        .into_iter()
        .filter(|(_, side, _)| !side.is_empty())
        .collect();
    let width = if sides.len() == 2 {
        COLUMN
    } else {
        2 * COLUMN + GUTTER
    };
    let mut marks = Vec::with_capacity(planned.len() + minuted.len() + 4);
    let mut columns = Vec::with_capacity(sides.len());
    for ((title, side, look), x) in sides.into_iter().zip([AXIS, AXIS + COLUMN + GUTTER]) {
        columns.push((x, title));
        column(&mut marks, side, look, x, width, axis);
    }
    Some(Timeline {
        height: axis.y(last) + FOOT,
        columns,
        hours: hours(axis, last),
        joins: joins(&planned, &minuted, &marks),
        marks,
    })
}

#[derive(Clone, Copy)]
struct Axis {
    first: u32,
    scale: u32,
}

impl Axis {
    const fn y(self, minute: u32) -> u32 {
        HEAD + (minute - self.first) * self.scale / MILLI
    }
}

fn planned<'a>(view: &MeetingView<'a>) -> Vec<Stretch<'a>> {
    let stretch = |entry: &'a AgendaEntry| {
        let (start, end) = match (entry.start_time, entry.end_time, entry.duration_minutes) {
            (Some(start), None, Some(length)) => (
                start.minutes(),
                start.minutes() + length.min(MINUTES_PER_DAY),
            ),
            (start, end, _) => ends(start, end)?,
        };
        Some(Stretch {
            start,
            end,
            number: entry.number.as_deref().unwrap_or_default(),
            title: &entry.title,
            agenda: &[],
            reference: &entry.reference,
        })
    };
    in_order(view.agenda.iter().filter_map(stretch).collect())
}

fn minuted<'a>(view: &MeetingView<'a>) -> Vec<Stretch<'a>> {
    let stretches = flattened(view.items).into_iter().filter_map(|(_, item)| {
        let (start, end) = ends(item.start_time, item.end_time)?;
        Some(Stretch {
            start,
            end,
            number: item.number.as_deref().unwrap_or_default(),
            title: item.title.as_deref().unwrap_or_default(),
            agenda: &item.agenda,
            reference: &item.reference,
        })
    });
    in_order(stretches.collect())
}

fn in_order(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by_key(|s| (s.start, s.end));
    stretches
}

/// Start and end in minutes, where both are known and make sense together.
fn ends(start: Option<ClockTime>, end: Option<ClockTime>) -> Option<(u32, u32)> {
    let (start, end) = (start?.minutes(), end?.minutes());
    if start < end {
        return Some((start, end));
    }
    let end = end + MINUTES_PER_DAY;
    (end - start <= LONGEST_OVER_MIDNIGHT).then_some((start, end))
}

/// One column: what overlaps stands side by side, what nothing covers is a gap.
fn column<'a>(
    marks: &mut Vec<Mark<'a>>,
    mut side: &[Stretch<'a>],
    look: Look,
    x: u32,
    width: u32,
    axis: Axis,
) {
    let mut covered = None;
    while let Some(first) = side.first() {
        let mut end = first.end;
        let mut lanes: Vec<u32> = Vec::new();
        let mut placed = Vec::new();
        for stretch in side {
            if stretch.start >= end {
                break;
            }
            end = end.max(stretch.end);
            let lane = lanes.iter().position(|free| *free <= stretch.start);
            let lane = lane.unwrap_or(lanes.len());
            match lanes.get_mut(lane) {
                Some(free) => *free = stretch.end,
                None => lanes.push(stretch.end),
            }
            placed.push((lane, stretch));
        }
        if let Some(until) = covered.filter(|until| *until < first.start) {
            marks.push(gap(
                x,
                width,
                axis.y(until),
                axis.y(first.start),
                first.start - until,
            ));
        }
        covered = Some(end);
        let lane_count = u32::try_from(lanes.len()).unwrap_or(u32::MAX).max(1);
        let lane_width = width / lane_count;
        for (lane, stretch) in &placed {
            let overlaps = lane_count > 1 && look == Look::Minuted;
            marks.push(Mark {
                look: if overlaps { Look::Overlap } else { look },
                x: x + u32::try_from(*lane).unwrap_or_default() * lane_width,
                y: axis.y(stretch.start),
                width: lane_width,
                height: axis.y(stretch.end) - axis.y(stretch.start),
                number: stretch.number,
                title: stretch.title,
                time: clock_span(stretch.start, stretch.end),
                reference: stretch.reference,
            });
        }
        side = side.get(placed.len()..).unwrap_or_default();
    }
}

fn gap<'a>(x: u32, width: u32, from: u32, to: u32, minutes: u32) -> Mark<'a> {
    Mark {
        look: Look::Gap,
        x,
        y: from,
        width,
        height: to - from,
        number: "",
        title: "",
        time: ["gap of ", &minutes.to_string(), " min"].concat(),
        reference: "",
    }
}

fn joins(planned: &[Stretch], minuted: &[Stretch], marks: &[Mark]) -> Vec<Join> {
    let mark = |s: &Stretch| marks.iter().find(|m| m.reference == s.reference);
    let mut joins = Vec::new();
    for taken in minuted {
        for plan in planned
            .iter()
            .filter(|p| taken.agenda.iter().any(|g| g == p.reference))
        {
            let Some((from, to)) = mark(plan).zip(mark(taken)) else {
                continue;
            };
            joins.push(Join {
                from: (from.x + from.width, from.middle()),
                to: (to.x, to.middle()),
                shifted: (plan.start, plan.end) != (taken.start, taken.end),
            });
        }
    }
    joins
}

fn hours(axis: Axis, last: u32) -> Vec<(u32, String)> {
    let far_enough = |step: &&u32| **step * axis.scale / MILLI >= LINES_APART;
    let step = STEPS.iter().find(far_enough).or(STEPS.last());
    let step = step.copied().unwrap_or(MINUTES_PER_HOUR);
    let first = axis.first.div_ceil(step) * step;
    (first..=last)
        .step_by(usize::try_from(step).unwrap_or(1))
        .map(|minute| (axis.y(minute), clock(minute)))
        .collect()
}

fn clock(minute: u32) -> String {
    let part = |n: u32| u8::try_from(n).unwrap_or_default();
    let hour = minute / MINUTES_PER_HOUR % 24;
    let time = ClockTime::new(part(hour), part(minute % MINUTES_PER_HOUR));
    time.map(|time| time.to_string()).unwrap_or_default()
}

fn clock_span(start: u32, end: u32) -> String {
    [clock(start).as_str(), "–", clock(end).as_str()].concat()
}

/// The picture in words, for those who do not see it.
pub(super) fn in_words(view: &MeetingView) -> String {
    let mut out = String::new();
    for entry in view.agenda {
        if let Some(time) = view::planned(entry) {
            sentence(
                &mut out,
                "Planned ",
                &time,
                entry.number.as_deref(),
                Some(&entry.title),
            );
        }
    }
    for (_, item) in flattened(view.items) {
        if let Some(time) = view::minuted(item) {
            let (number, title) = (item.number.as_deref(), item.title.as_deref());
            sentence(&mut out, "Minuted ", &time, number, title);
        }
    }
    out
}

fn sentence(out: &mut String, lead: &str, time: &str, number: Option<&str>, title: Option<&str>) {
    for part in [lead, time, ":"] {
        out.push_str(part);
    }
    for part in [number, title].into_iter().flatten() {
        out.push(' ');
        out.push_str(part);
    }
    out.push_str(". ");
}

#[cfg(test)]
mod tests {
    use super::{Axis, Look, MILLI, Stretch, column, ends};
    use crate::minutes::ClockTime;

    fn stretch(start: u32, end: u32) -> Stretch<'static> {
        Stretch {
            start,
            end,
            number: "",
            title: "",
            agenda: &[],
            reference: "",
        }
    }

    #[test]
    fn overlaps_stand_side_by_side_and_gaps_are_marked() {
        let side = [stretch(0, 30), stretch(20, 40), stretch(50, 60)];
        let mut marks = Vec::new();
        let axis = Axis {
            first: 0,
            scale: MILLI,
        };
        column(&mut marks, &side, Look::Minuted, 10, 40, axis);
        let seen: Vec<_> = marks
            .iter()
            .map(|m| (m.look.class(), m.x, m.width, m.height))
            .collect();
        assert_eq!(
            seen,
            [
                ("minuted overlap", 10, 20, 30),
                ("minuted overlap", 30, 20, 20),
                ("gap", 10, 40, 10),
                ("minuted", 10, 40, 10),
            ]
        );
    }

    #[test]
    fn an_end_before_its_start_is_past_midnight_or_a_slip() {
        let rows = [
            ((19, 0), (21, 30), Some((1140, 1290))),
            ((23, 30), (0, 15), Some((1410, 1455))),
            ((14, 0), (13, 0), None),
            ((10, 0), (10, 0), None),
        ];
        for ((h1, m1), (h2, m2), wanted) in rows {
            assert_eq!(ends(ClockTime::new(h1, m1), ClockTime::new(h2, m2)), wanted);
        }
    }
}
