//! Where edges run: tracks in the channels between layers, lanes at the side for returns.

use super::graph::Graph;
use super::layers::Layers;
use super::places::spread;
use super::{Drawing, Kind, Line, MARGIN, Node};

/// Between two tracks, and between two lanes.
const TRACK: i32 = 9;
const LANE: i32 = 12;
/// In a channel above its first track, and below its last one, where arrows have their heads.
const ABOVE: i32 = 11;
const BELOW: i32 = 15;

/// An edge of one channel: where it comes from above, and where it goes below. A return has its
/// lane in the place of one of them.
struct Wire {
    from: usize,
    to: usize,
    upper: i32,
    lower: i32,
    kind: Course,
    track: i32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Course {
    Down,
    /// From a node out to the lane.
    Out,
    /// From the lane in to a node.
    In,
}

impl Wire {
    /// Whether its piece above the track would lie on the other's piece below its own.
    fn is_above(&self, other: &Self) -> bool {
        self.kind != Course::In && other.kind != Course::Out && self.upper == other.lower
    }
}

pub(super) fn drawn(mut graph: Graph, layers: &Layers) -> Drawing {
    let mut right = 0;
    for node in &graph.nodes {
        right = right.max(node.right());
    }
    let (lanes, count) = lanes(&graph, layers);
    let mut channels = wires(&graph, layers, &lanes, right + LANE);
    let mut top = MARGIN;
    for (row, channel) in layers.rows.iter().zip(&mut channels) {
        let mut height = 0;
        for node in row {
            graph.nodes[*node].top = top;
            height = height.max(graph.nodes[*node].height);
        }
        top += height;
        let tracks = set_tracks(channel, top + ABOVE);
        top += ABOVE + BELOW + (tracks - 1).max(0) * TRACK;
    }
    let lines = lines(&graph.nodes, channels);
    let mut bottom = 0;
    for node in &graph.nodes {
        bottom = bottom.max(node.bottom());
    }
    for line in &lines {
        for (_, y) in &line.points {
            bottom = bottom.max(*y);
        }
    }
    Drawing {
        width: right + count * LANE + MARGIN,
        height: bottom + MARGIN,
        nodes: graph.nodes,
        lines,
    }
}

/// The lane of each return, the short ones nearest to the nodes; and how many there are. Returns
/// whose ways are apart share one.
fn lanes(graph: &Graph, layers: &Layers) -> (Vec<i32>, i32) {
    let mut sorted = Vec::with_capacity(graph.returns.len());
    for (index, (from, to)) in graph.returns.iter().enumerate() {
        let (out, into) = (layers.layer[*from], layers.layer[*to] - 1);
        let (first, last) = (out.min(into), out.max(into));
        sorted.push((last - first, first, index));
    }
    sorted.sort_unstable();
    let mut lanes = vec![0; graph.returns.len()];
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for (length, first, index) in sorted {
        let last = first + length;
        let is_free = |lane: &Vec<(usize, usize)>| {
            let mut taken = lane.iter();
            taken.all(|(other, end)| *end < first || last < *other)
        };
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        taken[lane].push((first, last));
        lanes[index] = lane as i32;
    }
    (lanes, taken.len() as i32)
}

/// The edges of each channel, with the places at which they leave and enter nodes.
fn wires(graph: &Graph, layers: &Layers, lanes: &[i32], side: i32) -> Vec<Vec<Wire>> {
    let mut channels: Vec<Vec<Wire>> = Vec::new();
    channels.resize_with(layers.rows.len(), Vec::new);
    let wire = |from, to, kind, (upper, lower)| Wire {
        from,
        to,
        upper,
        lower,
        kind,
        track: 0,
    };
    for (from, to) in &graph.edges {
        let ends = ends(graph, layers, *from, *to);
        channels[layers.layer[*from]].push(wire(*from, *to, Course::Down, ends));
    }
    for ((from, to), lane) in graph.returns.iter().zip(lanes) {
        let x = side + lane * LANE;
        let (out, into) = (graph.nodes[*from].right(), graph.nodes[*to].right());
        channels[layers.layer[*from]].push(wire(*from, *to, Course::Out, (out, x)));
        channels[layers.layer[*to] - 1].push(wire(*from, *to, Course::In, (x, into)));
    }
    for channel in &mut channels {
        part(graph, channel, true);
        part(graph, channel, false);
    }
    channels
}

/// Where an edge would leave one node and enter the other: straight down where they stand above
/// each other, else in the middle of what has no other edge there.
fn ends(graph: &Graph, layers: &Layers, from: usize, to: usize) -> (i32, i32) {
    let (upper, lower) = (&graph.nodes[from], &graph.nodes[to]);
    let inset = |node: &Node| if node.kind == Kind::Bend { 0 } else { 10 };
    let least = (upper.left + inset(upper)).max(lower.left + inset(lower));
    let most = (upper.right() - inset(upper)).min(lower.right() - inset(lower));
    if least <= most {
        let narrow = if upper.width < lower.width {
            upper
        } else {
            lower
        };
        let x = narrow.centre().max(least).min(most);
        return (x, x);
    }
    let end = |node: &Node, is_alone: bool, other: i32| match is_alone {
        true => node.centre(),
        false => other
            .max(node.left + inset(node))
            .min(node.right() - inset(node)),
    };
    (
        end(upper, layers.after[from].len() == 1, lower.centre()),
        end(lower, layers.before[to].len() == 1, upper.centre()),
    )
}

/// Parts the edges of each node, above or below the channel; returns stand last.
fn part(graph: &Graph, channel: &mut [Wire], is_upper: bool) {
    let mut sorted = Vec::with_capacity(channel.len());
    for (index, wire) in channel.iter().enumerate() {
        let (node, wanted, away) = match (is_upper, wire.kind) {
            (true, Course::In) | (false, Course::Out) => continue,
            (true, kind) => (wire.from, wire.upper, (kind, wire.lower)),
            (false, kind) => (wire.to, wire.lower, (kind, wire.upper)),
        };
        let is_return = usize::from(away.0 != Course::Down);
        sorted.push((node, is_return, wanted, away.1, index));
    }
    sorted.sort_unstable();
    for ends in sorted.chunk_by(|one, next| one.0 == next.0) {
        let node = &graph.nodes[ends[0].0];
        let inset = if node.width > 20 { 10 } else { 0 };
        let room = node.width - 2 * inset;
        let gap = (room / ends.len() as i32).min(18);
        let mut wanted = Vec::with_capacity(ends.len());
        let mut gaps = Vec::with_capacity(ends.len());
        for (.., x, _, _) in ends {
            wanted.push(*x);
            gaps.push(if gaps.is_empty() { 0 } else { gap });
        }
        let places = spread(&wanted, &gaps, node.left + inset, node.right() - inset);
        for ((.., index), x) in ends.iter().zip(places) {
            if is_upper {
                channel[*index].upper = x;
            } else {
                channel[*index].lower = x;
            }
        }
    }
}

/// Gives every edge that runs across a track of its own, in an order in which no two lie on each
/// other, as far as there is one; returns how many.
fn set_tracks(channel: &mut [Wire], first: i32) -> i32 {
    let mut open = Vec::new();
    for (index, wire) in channel.iter().enumerate() {
        if wire.upper != wire.lower {
            open.push(index);
        }
    }
    let mut tracks = 0;
    while !open.is_empty() {
        let is_next = |index: &usize| {
            let mut others = open.iter().filter(|other| *other != index);
            !others.any(|other| channel[*other].is_above(&channel[*index]))
        };
        let next = open.iter().position(is_next).unwrap_or(0);
        channel[open.remove(next)].track = first + tracks * TRACK;
        tracks += 1;
    }
    tracks
}

fn lines(nodes: &[Node], channels: Vec<Vec<Wire>>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut leaving = Vec::new();
    let mut entering = Vec::new();
    for wire in channels.into_iter().flatten() {
        match wire.kind {
            Course::Out => leaving.push(wire),
            Course::In => entering.push(wire),
            Course::Down => {
                let mut points = vec![(wire.upper, nodes[wire.from].bottom())];
                if wire.upper != wire.lower {
                    points.push((wire.upper, wire.track));
                    points.push((wire.lower, wire.track));
                }
                points.push((wire.lower, nodes[wire.to].top));
                lines.push(Line {
                    from: wire.from,
                    to: wire.to,
                    points,
                    is_return: nodes[wire.to].kind == Kind::ReturnLabel,
                });
            }
        }
    }
    for out in leaving {
        // A step may go back to the same one twice: each way has its own end.
        let is_same =
            |into: &Wire| into.from == out.from && into.to == out.to && into.upper == out.lower;
        let Some(index) = entering.iter().position(is_same) else {
            continue;
        };
        let into = entering.remove(index);
        lines.push(Line {
            from: out.from,
            to: out.to,
            points: vec![
                (out.upper, nodes[out.from].bottom()),
                (out.upper, out.track),
                (out.lower, out.track),
                (out.lower, into.track),
                (into.lower, into.track),
                (into.lower, nodes[into.to].top),
            ],
            is_return: true,
        });
    }
    lines
}
