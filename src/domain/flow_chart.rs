//! 流程图: steps as a drawing, from the top down, made for a narrow phone.
//!
//! Nothing can overlap by the way it is made: what an edge says is a node of its own; edges run
//! across only in the channels between layers, each on its own track, and down only where they
//! have a place of their own in the layer; returns run up outside of everything.

#[cfg(any(all(test, not(target_arch = "wasm32")), feature = "ssr"))]
mod flaws;
mod graph;
mod layers;
mod lines;
mod places;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod property_tests;
mod wrap;

#[cfg(any(all(test, not(target_arch = "wasm32")), feature = "ssr"))]
pub use flaws::chart_flaws;

use shigantong_contract::Step;

/// What stands in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Start,
    End,
    /// The step at this index.
    Step(usize),
    /// Where parallel branches begin.
    Fork,
    /// Where they join.
    Join,
    /// In which case one goes on here.
    Label,
    /// In which case one goes back.
    ReturnLabel,
    /// An edge on its way through a layer.
    Bend,
}

/// A box with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    /// The lines of the name, or of a label.
    pub(crate) name: Vec<String>,
    /// Smaller lines below: who, and until when.
    pub(crate) more: Vec<String>,
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

impl Node {
    pub(crate) fn centre(&self) -> i32 {
        self.left + self.width / 2
    }

    fn right(&self) -> i32 {
        self.left + self.width
    }

    pub(crate) fn bottom(&self) -> i32 {
        self.top + self.height
    }
}

/// An edge, or a part of one between two layers: it runs down or across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) points: Vec<(i32, i32)>,
    pub(crate) is_return: bool,
}

/// The whole chart, in pixels of its own size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub(crate) nodes: Vec<Node>,
    pub(crate) lines: Vec<Line>,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

/// Room around everything.
const MARGIN: i32 = 8;

/// Draws the steps; nothing where there are none.
pub(crate) fn draw(steps: &[Step]) -> Option<Drawing> {
    if steps.is_empty() {
        return None;
    }
    let mut graph = graph::of(steps);
    let layers = layers::of(&mut graph);
    places::set(&mut graph, &layers);
    Some(lines::drawn(graph, &layers))
}
