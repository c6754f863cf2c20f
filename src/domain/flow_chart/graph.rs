//! Steps as nodes and edges: start and ends, forks and joins, and what edges say.

use shigantong_contract::Step;
use shigantong_contract::step::{join, ways};

use super::wrap::{width, wrap};
use super::{Kind, Node};

/// Sizes of type, as the style sheet has them.
const NAME: i32 = 16;
const SMALL: i32 = 14;
const NAME_LINE: i32 = 22;
const SMALL_LINE: i32 = 19;
/// A step: eight characters of its name in a line.
const BOX: i32 = 148;

/// Nodes and edges. Edges lead on, without a cycle; returns lead back.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<(usize, usize)>,
    pub(super) returns: Vec<(usize, usize)>,
}

impl Graph {
    pub(super) fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn connect(&mut self, from: usize, to: usize) {
        if !self.edges.contains(&(from, to)) {
            self.edges.push((from, to));
        }
    }
}

pub(super) fn plain(kind: Kind, width: i32, height: i32) -> Node {
    Node {
        kind,
        name: Vec::new(),
        more: Vec::new(),
        left: 0,
        top: 0,
        width,
        height,
    }
}

fn step_node(index: usize, step: &Step) -> Node {
    let name = wrap(&format!("{} {}", index + 1, step.name), 8, 3);
    let mut more = wrap(&step.role, 9, 2);
    more.extend(wrap(&step.limit, 9, 2));
    let lines = (name.len() as i32, more.len() as i32);
    let height = 18 + lines.0 * NAME_LINE + lines.1 * SMALL_LINE;
    let node = plain(Kind::Step(index), BOX, height);
    Node { name, more, ..node }
}

fn label_node(text: &str, is_return: bool) -> Node {
    let name = wrap(text, 6, 3);
    let mut widest = 0;
    for line in &name {
        widest = widest.max(width(line, SMALL));
    }
    let kind = if is_return {
        Kind::ReturnLabel
    } else {
        Kind::Label
    };
    let node = plain(kind, widest + 12, name.len() as i32 * SMALL_LINE + 6);
    Node { name, ..node }
}

/// The node of the step at `index`; the start stands before them.
fn of_step(index: usize) -> usize {
    index + 1
}

pub(super) fn of(steps: &[Step]) -> Graph {
    let mut graph = Graph {
        nodes: vec![plain(Kind::Start, 4 * NAME + 12, 34)],
        edges: vec![(0, of_step(0))],
        returns: Vec::new(),
    };
    for (index, step) in steps.iter().enumerate() {
        graph.add(step_node(index, step));
    }
    let mut forks = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let mut from = of_step(index);
        // Branches that never join run one by one: the list is not to be trusted in it.
        if let Some(joined) = join(steps, index).filter(|_| step.is_parallel) {
            let fork = graph.add(plain(Kind::Fork, 6 * SMALL + 12, 26));
            graph.connect(from, fork);
            forks.push((fork, of_step(joined)));
            from = fork;
        }
        go_on(&mut graph, steps, index, from);
    }
    // The inner branches join before the outer ones.
    while let Some((fork, joined)) = forks.pop() {
        join_in(&mut graph, fork, joined);
    }
    graph
}

/// The edges of a step, each with what it says as a node of its own.
fn go_on(graph: &mut Graph, steps: &[Step], index: usize, from: usize) {
    for way in ways(steps, index) {
        let is_return = way.is_return(index);
        let mut last = from;
        if !way.label.trim().is_empty() {
            let label = graph.add(label_node(way.label, is_return));
            graph.connect(last, label);
            last = label;
        }
        match way.to {
            Some(to) if is_return => graph.returns.push((last, of_step(to))),
            Some(to) => graph.connect(last, of_step(to)),
            // Each way has an end of its own, near it.
            None => {
                let end = graph.add(plain(Kind::End, 4 * NAME + 12, 34));
                graph.connect(last, end);
            }
        }
    }
}

/// Leads what comes from the fork into a bar before the step in which it joins.
fn join_in(graph: &mut Graph, fork: usize, joined: usize) {
    let mut region = vec![false; graph.nodes.len()];
    region[fork] = true;
    for _ in 0..graph.nodes.len() {
        let before = region.clone();
        for (from, to) in &graph.edges {
            region[*to] |= region[*from];
        }
        if before == region {
            break;
        }
    }
    let bar = graph.add(plain(Kind::Join, 6 * SMALL + 12, 26));
    for (from, to) in &mut graph.edges {
        if *to == joined && region[*from] {
            *to = bar;
        }
    }
    graph.connect(bar, joined);
}
