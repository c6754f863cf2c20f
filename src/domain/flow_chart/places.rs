//! How far from the left a node stands.

use super::graph::Graph;
use super::layers::Layers;
use super::{Kind, MARGIN};

/// Between two nodes of a layer; an edge on its way needs less.
const GAP: i32 = 14;
const NARROW: i32 = 12;
const SWEEPS: usize = 12;

/// The first node of each layer stands in the middle of the first column, the others as near to
/// what they are connected with as there is room, in their order.
pub(super) fn set(graph: &mut Graph, layers: &Layers) {
    let mut centre = vec![0; graph.nodes.len()];
    for sweep in 0..SWEEPS {
        let last = layers.rows.len() - 1;
        for index in 0..=last {
            let index = if sweep % 2 == 0 { index } else { last - index };
            let row = &layers.rows[index];
            let mut wanted = Vec::with_capacity(row.len());
            let mut gaps = Vec::with_capacity(row.len());
            for (own, node) in row.iter().enumerate() {
                let (mut sum, mut count) = (0, 0);
                for other in layers.before[*node].iter().chain(&layers.after[*node]) {
                    sum += centre[*other];
                    count += 1;
                }
                wanted.push(if own == 0 || count == 0 {
                    0
                } else {
                    sum / count
                });
                gaps.push(match own {
                    0 => 0,
                    own => apart(graph, row[own - 1], *node),
                });
            }
            let spread = spread(&wanted, &gaps, 0, i32::MAX / 4);
            for (own, node) in row.iter().enumerate() {
                centre[*node] = if own == 0 { 0 } else { spread[own] };
            }
        }
    }
    let mut left = 0;
    for (node, centre) in graph.nodes.iter_mut().zip(centre) {
        node.left = centre - node.width / 2;
        left = left.min(node.left);
    }
    for node in &mut graph.nodes {
        node.left += MARGIN - left;
    }
    widen_bars(graph, layers);
}

/// From the middle of one node to the middle of the next.
fn apart(graph: &Graph, one: usize, next: usize) -> i32 {
    let (one, next) = (&graph.nodes[one], &graph.nodes[next]);
    let is_bend = one.kind == Kind::Bend || next.kind == Kind::Bend;
    let gap = if is_bend { NARROW } else { GAP };
    one.width / 2 + (next.width + 1) / 2 + gap + 1
}

/// As near to what is wanted as possible, in the same order, each at least its gap from the one
/// before it, all from `least` to `most`: the mean of what is wanted wherever places collide.
pub(super) fn spread(wanted: &[i32], gaps: &[i32], least: i32, most: i32) -> Vec<i32> {
    let mut offset = 0;
    let mut offsets = Vec::with_capacity(wanted.len());
    // Sums and counts of places that have been pushed together.
    let mut blocks: Vec<(i32, i32)> = Vec::new();
    for (wanted, gap) in wanted.iter().zip(gaps) {
        offset += gap;
        offsets.push(offset);
        let mut block = (wanted - offset, 1);
        while let Some(last) = blocks.last().copied() {
            if last.0 / last.1 <= block.0 / block.1 {
                break;
            }
            blocks.pop();
            block = (block.0 + last.0, block.1 + last.1);
        }
        blocks.push(block);
    }
    let mut places = Vec::with_capacity(wanted.len());
    for (sum, count) in blocks {
        for _ in 0..count {
            let place = (sum / count).min(most - offset).max(least);
            places.push(place + offsets[places.len()]);
        }
    }
    places
}

/// A bar reaches as far as its branches, where nothing else stands.
fn widen_bars(graph: &mut Graph, layers: &Layers) {
    for row in &layers.rows {
        for (own, node) in row.iter().enumerate() {
            let branches = match graph.nodes[*node].kind {
                Kind::Fork => &layers.after[*node],
                Kind::Join => &layers.before[*node],
                _ => continue,
            };
            let mut right = graph.nodes[*node].right();
            for branch in branches {
                right = right.max(graph.nodes[*branch].centre() + 20);
            }
            if let Some(next) = row.get(own + 1) {
                right = right.min(graph.nodes[*next].left - NARROW);
            }
            let bar = &mut graph.nodes[*node];
            bar.width = bar.width.max(right - bar.left);
        }
    }
}
