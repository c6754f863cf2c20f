//! Which layer a node stands in, and in which order within it.

use super::Kind;
use super::graph::{Graph, plain};

/// Nodes by layer, from the left; each edge leads from one layer to the next.
#[derive(Debug)]
pub(super) struct Layers {
    pub(super) rows: Vec<Vec<usize>>,
    /// The layer of each node.
    pub(super) layer: Vec<usize>,
    pub(super) before: Vec<Vec<usize>>,
    pub(super) after: Vec<Vec<usize>>,
}

const SWEEPS: usize = 8;

/// A layer is one more than the last one that leads to it; long edges have a bend in each layer
/// that they pass. The longest way stands first in every layer: it runs down the left side.
pub(super) fn of(graph: &mut Graph) -> Layers {
    let mut layer = longest(graph);
    bend(graph, &mut layer);
    let count = graph.nodes.len();
    let (mut before, mut after) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for (from, to) in &graph.edges {
        after[*from].push(*to);
        before[*to].push(*from);
    }
    let mut deepest = 0;
    for own in &layer {
        deepest = deepest.max(*own);
    }
    let mut rows = vec![Vec::new(); deepest + 1];
    for node in visited(&after, count) {
        rows[layer[node]].push(node);
    }
    let mut layers = Layers {
        rows,
        layer,
        before,
        after,
    };
    order(&mut layers);
    layers
}

fn longest(graph: &Graph) -> Vec<usize> {
    let count = graph.nodes.len();
    let mut layer = vec![1; count];
    layer[0] = 0;
    for _ in 0..count {
        let mut is_settled = true;
        for (from, to) in &graph.edges {
            if layer[*to] <= layer[*from] {
                layer[*to] = layer[*from] + 1;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    layer
}

fn bend(graph: &mut Graph, layer: &mut Vec<usize>) {
    let edges = std::mem::take(&mut graph.edges);
    for (from, to) in edges {
        let mut last = from;
        for own in layer[from] + 1..layer[to] {
            let bend = graph.add(plain(Kind::Bend, 0, 0));
            layer.push(own);
            graph.edges.push((last, bend));
            last = bend;
        }
        graph.edges.push((last, to));
    }
}

/// All nodes as one meets them on the way down.
fn visited(after: &[Vec<usize>], count: usize) -> Vec<usize> {
    let mut is_seen = vec![false; count];
    let mut seen = Vec::with_capacity(count);
    for first in 0..count {
        let mut stack = vec![first];
        while let Some(node) = stack.pop() {
            if is_seen[node] {
                continue;
            }
            is_seen[node] = true;
            seen.push(node);
            for next in after[node].iter().rev() {
                stack.push(*next);
            }
        }
    }
    seen
}

/// Which nodes are on the longest way.
fn spine(layers: &Layers) -> Vec<bool> {
    let count = layers.layer.len();
    let mut depth = vec![0; count];
    for row in layers.rows.iter().rev() {
        for node in row {
            for next in &layers.after[*node] {
                depth[*node] = depth[*node].max(depth[*next] + 1);
            }
        }
    }
    let mut is_spine = vec![false; count];
    let mut node = 0;
    loop {
        is_spine[node] = true;
        let mut best: Option<usize> = None;
        for next in &layers.after[node] {
            if best.is_none_or(|best| depth[*next] > depth[best]) {
                best = Some(*next);
            }
        }
        match best {
            Some(next) => node = next,
            None => return is_spine,
        }
    }
}

/// Puts each node near the middle of those that it is connected with, again and again.
fn order(layers: &mut Layers) {
    let is_spine = spine(layers);
    let mut position = vec![0; layers.layer.len()];
    for row in &layers.rows {
        for (index, node) in row.iter().enumerate() {
            position[*node] = index;
        }
    }
    let last = layers.rows.len() - 1;
    for sweep in 0..SWEEPS {
        let is_down = sweep % 2 == 1;
        for index in 0..=last {
            let index = if is_down { index } else { last - index };
            let near = if is_down {
                &layers.before
            } else {
                &layers.after
            };
            let row = &mut layers.rows[index];
            let mut sorted: Vec<(usize, usize, usize)> = Vec::with_capacity(row.len());
            for (own, node) in row.iter().enumerate() {
                let mut sum = 0;
                for other in &near[*node] {
                    sum += position[*other] * 1_000;
                }
                let middle = match near[*node].len() {
                    _ if is_spine[*node] => 0,
                    0 => own * 1_000 + 1,
                    count => sum / count + 1,
                };
                sorted.push((middle, own, *node));
            }
            sorted.sort_unstable();
            for (own, (.., node)) in sorted.into_iter().enumerate() {
                row[own] = node;
                position[node] = own;
            }
        }
    }
}
