//! Paths: of all shapes, upright rectangles and straight upright lines matter.

use super::canvas::{Canvas, OPAQUE};
use super::matrix::Matrix;
use super::page::Area;
use super::state::State;

/// How far from upright a line may be over its length, in points.
const SLANT: f32 = 0.6;
/// The least length of a rule, in points.
const SHORTEST_RULE: f32 = 1.0;
/// Most points of one path; what stands beyond is dropped.
const MOST_POINTS: usize = 1 << 18;
/// Most parts of one path of which one may be a hole in another.
const COMPARED: usize = 8;

#[derive(Debug, Clone, Copy)]
struct Point {
    x: f32,
    y: f32,
    /// Whether a curve leads to it.
    curved: bool,
}

/// The current path, on the page as it is shown.
#[derive(Default)]
pub(super) struct Path {
    points: Vec<Point>,
    /// Where parts begin.
    parts: Vec<usize>,
    /// Whether painting it narrows the clip.
    clips: bool,
}

impl Path {
    pub(super) fn move_to(&mut self, space: &Matrix, x: f32, y: f32) {
        if self
            .parts
            .last()
            .is_some_and(|&start| start + 1 == self.points.len())
        {
            // A start that nothing was drawn from.
            self.points.pop();
            self.parts.pop();
        }
        if self.points.len() < MOST_POINTS {
            self.parts.push(self.points.len());
            self.push(space, x, y, false);
        }
    }

    pub(super) fn line_to(&mut self, space: &Matrix, x: f32, y: f32) {
        self.push(space, x, y, false);
    }

    pub(super) fn curve_to(&mut self, space: &Matrix, x: f32, y: f32) {
        self.push(space, x, y, true);
    }

    fn push(&mut self, space: &Matrix, x: f32, y: f32, curved: bool) {
        if self.points.len() < MOST_POINTS {
            if self.parts.is_empty() {
                self.parts.push(0);
            }
            let (x, y) = space.point(x, y);
            self.points.push(Point { x, y, curved });
        }
    }

    pub(super) fn rectangle(&mut self, space: &Matrix, [x, y, width, height]: [f32; 4]) {
        self.move_to(space, x, y);
        self.line_to(space, x + width, y);
        self.line_to(space, x + width, y + height);
        self.line_to(space, x, y + height);
        self.close();
    }

    pub(super) fn close(&mut self) {
        let first = self.parts.last().and_then(|&start| self.points.get(start));
        if let Some(first) = first.copied() {
            self.points.push(Point {
                curved: false,
                ..first
            });
        }
    }

    /// The next painting operator narrows the clip to this path.
    pub(super) fn clip(&mut self) {
        self.clips = true;
    }

    fn parts(&self) -> impl Iterator<Item = &[Point]> {
        let ends = self
            .parts
            .iter()
            .skip(1)
            .copied()
            .chain([self.points.len()]);
        self.parts
            .iter()
            .zip(ends)
            .filter_map(|(&start, end)| self.points.get(start..end))
    }

    /// Paints the path, narrows the clip, and forgets it.
    pub(super) fn paint(
        &mut self,
        fill: bool,
        stroke: bool,
        state: &mut State,
        canvas: &mut Canvas,
    ) {
        if fill && state.fill.opacity > 0.0 {
            self.fill(state, canvas);
        }
        if stroke && state.stroke.opacity > 0.0 {
            self.stroke(state, canvas);
        }
        if self.clips {
            state.clip = state.clip.common(&bounds(&self.points));
        }
        self.points.clear();
        self.parts.clear();
        self.clips = false;
    }

    fn fill(&self, state: &State, canvas: &mut Canvas) {
        let solid = !state.blends && state.fill.opacity >= OPAQUE;
        let shapes: Vec<(Area, bool)> = self
            .parts()
            .map(|part| (bounds(part), is_rectangle(part)))
            .collect();
        // Other shapes of one part are drawings, but those of curves all around.
        if let [(area, is_rectangle)] = shapes.as_slice()
            && (*is_rectangle || is_round(&self.points))
        {
            canvas.dot(area, state.fill.colour, &state.clip);
        }
        // A rectangle in a rectangle is a frame: four rules, or a box that is not all filled.
        if let [(one, true), (other, true)] = shapes.as_slice()
            && (one.holds_all_of(other) || other.holds_all_of(one))
        {
            return frame(one, other, state, canvas);
        }
        for (at, (area, is_rectangle)) in shapes.iter().enumerate() {
            let holds = |(other_at, (other, _)): (usize, &(Area, bool))| {
                other_at != at && other.holds_all_of(area)
            };
            let within = shapes.len() <= COMPARED && shapes.iter().enumerate().any(holds);
            if *is_rectangle && !within {
                canvas.fill(area, state.fill.colour, solid, &state.clip);
            } else {
                let area = area.common(&state.clip);
                if !area.is_empty() {
                    canvas.layer(area, Some(state.fill.colour), false);
                }
            }
        }
    }

    fn stroke(&self, state: &State, canvas: &mut Canvas) {
        let thickness = state.line_width * state.space.scale();
        if is_round(&self.points) {
            canvas.dot(&bounds(&self.points), state.stroke.colour, &state.clip);
        }
        for part in self.parts() {
            for pair in part.windows(2) {
                let [from, to] = pair else { continue };
                let ends = Area::around([(from.x, from.y), (to.x, to.y)]);
                let (short, long) = match (ends.width(), ends.height()) {
                    (width, height) if width < height => (width, height),
                    (width, height) => (height, width),
                };
                if !to.curved && short <= SLANT && long >= SHORTEST_RULE && long > short * 4.0 {
                    canvas.line(ends, thickness, state.stroke.colour, &state.clip);
                }
            }
        }
    }
}

/// What lies between two rectangles, one within the other.
fn frame(one: &Area, other: &Area, state: &State, canvas: &mut Canvas) {
    let (outer, inner) = if one.holds_all_of(other) {
        (one, other)
    } else {
        (other, one)
    };
    let sides = [
        Area {
            bottom: inner.top,
            ..*outer
        },
        Area {
            top: inner.bottom,
            ..*outer
        },
        Area {
            right: inner.left,
            ..*outer
        },
        Area {
            left: inner.right,
            ..*outer
        },
    ];
    for side in sides {
        if side.width() > 0.0 && side.height() > 0.0 {
            canvas.fill(&side, state.fill.colour, false, &state.clip);
        }
    }
}

fn bounds(points: &[Point]) -> Area {
    Area::around(points.iter().map(|point| (point.x, point.y)))
}

/// Whether four corners, or five with the first one again, are those of an upright rectangle.
fn is_rectangle(points: &[Point]) -> bool {
    let [first, .., last] = points else {
        return false;
    };
    let closed = points.len() > 4 && near(first.x, last.x) && near(first.y, last.y);
    let corners = points.get(..points.len() - usize::from(closed));
    let Some([one, two, three, four]) = corners else {
        return false;
    };
    let straight = !points.iter().any(|point| point.curved);
    let lying =
        near(one.y, two.y) && near(two.x, three.x) && near(three.y, four.y) && near(four.x, one.x);
    let standing =
        near(one.x, two.x) && near(two.y, three.y) && near(three.x, four.x) && near(four.y, one.y);
    straight && (lying || standing)
}

/// Whether curves lead all the way around: a circle, as they are drawn.
fn is_round(points: &[Point]) -> bool {
    let curves = points.iter().filter(|point| point.curved).count();
    // But for its start, and its end where it is closed.
    curves >= 4 && points.len() <= curves + 2
}

fn near(one: f32, other: f32) -> bool {
    const SLACK: f32 = 0.05;
    (one - other).abs() <= SLACK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(draw: impl Fn(&mut Path), fill: bool, stroke: bool) -> Canvas {
        let mut canvas = Canvas::new(100.0, 100.0, 0);
        let mut state = State::new(Matrix::IDENTITY, canvas.bounds);
        let mut path = Path::default();
        draw(&mut path);
        path.paint(fill, stroke, &mut state, &mut canvas);
        canvas
    }

    #[test]
    fn rectangles_are_boxes_or_rules() {
        let page = Matrix::IDENTITY;
        let of = |rectangle, fill, stroke| {
            let canvas = painted(|path| path.rectangle(&page, rectangle), fill, stroke);
            (canvas.page.fills.len(), canvas.page.rules.len())
        };
        assert_eq!(of([10.0, 10.0, 30.0, 20.0], true, false), (1, 0));
        assert_eq!(of([10.0, 10.0, 30.0, 1.0], true, false), (0, 1));
        assert_eq!(of([10.0, 10.0, 30.0, 20.0], false, true), (0, 4));
        assert_eq!(of([10.0, 10.0, 30.0, 20.0], true, true), (1, 4));
        assert_eq!(of([200.0, 10.0, 30.0, 20.0], true, true), (0, 0));
    }

    #[test]
    fn slanted_and_curved_lines_are_no_rules() {
        let page = Matrix::IDENTITY;
        let canvas = painted(
            |path| {
                path.move_to(&page, 10.0, 10.0);
                path.line_to(&page, 40.0, 40.0);
                path.curve_to(&page, 90.0, 40.0);
                path.line_to(&page, 90.0, 90.0);
            },
            false,
            true,
        );
        assert_eq!(canvas.page.rules.len(), 1);
    }

    #[test]
    fn a_filled_frame_is_four_rules() {
        let page = Matrix::IDENTITY;
        let canvas = painted(
            |path| {
                path.rectangle(&page, [10.0, 10.0, 50.0, 50.0]);
                path.rectangle(&page, [11.0, 11.0, 48.0, 48.0]);
            },
            true,
            false,
        );
        assert_eq!((canvas.page.fills.len(), canvas.page.rules.len()), (0, 4));
    }
}
