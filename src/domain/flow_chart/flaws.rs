//! What must hold of every drawing, looked for in one.

use shigantong_contract::Step;

use super::{Drawing, Kind, Node, draw};

/// How near a line may come to a box that is not its own.
const NEAR: i32 = 2;

/// What is wrong with the chart of these steps: boxes or labels that overlap, lines through them,
/// lines that begin or end in the air, anything outside of the picture. Nothing may be.
#[must_use]
pub fn chart_flaws(steps: &[Step]) -> Vec<String> {
    let Some(drawing) = draw(steps) else {
        return if steps.is_empty() {
            vec![]
        } else {
            vec!["no drawing".to_owned()]
        };
    };
    let mut flaws = boxes(&drawing);
    let shown = |kind: Kind| {
        drawing
            .nodes
            .iter()
            .filter(|node| node.kind == kind)
            .count()
    };
    flaws.extend(
        (0..steps.len())
            .filter(|index| shown(Kind::Step(*index)) != 1)
            .map(|index| format!("step {index} does not stand once")),
    );
    for (index, line) in drawing.lines.iter().enumerate() {
        flaws.extend(of_line(&drawing, index, line));
    }
    if draw(steps).as_ref() != Some(&drawing) {
        flaws.push("not the same again".to_owned());
    }
    flaws
}

fn boxes(drawing: &Drawing) -> Vec<String> {
    let mut flaws = Vec::new();
    for (index, one) in drawing.nodes.iter().enumerate() {
        if !is_inside(drawing, (one.left, one.top))
            || !is_inside(drawing, (one.right(), one.bottom()))
        {
            flaws.push(format!("{one:?} is outside"));
        }
        for other in &drawing.nodes[index + 1..] {
            let is_apart = one.right() <= other.left
                || other.right() <= one.left
                || one.bottom() <= other.top
                || other.bottom() <= one.top;
            if !is_apart {
                flaws.push(format!("{one:?} overlaps {other:?}"));
            }
        }
    }
    flaws
}

fn of_line(drawing: &Drawing, index: usize, line: &super::Line) -> Vec<String> {
    let mut flaws = Vec::new();
    let (from, to) = (&drawing.nodes[line.from], &drawing.nodes[line.to]);
    let is_under = |x: i32, node: &Node| (node.left..=node.right()).contains(&x);
    let ends = (line.points.first(), line.points.last());
    if !ends
        .0
        .is_some_and(|(x, y)| is_under(*x, from) && *y == from.bottom())
    {
        flaws.push(format!("line {index} does not begin at {from:?}"));
    }
    if !ends
        .1
        .is_some_and(|(x, y)| is_under(*x, to) && *y == to.top)
    {
        flaws.push(format!("line {index} does not end at {to:?}"));
    }
    for points in line.points.windows(2) {
        let ((x1, y1), (x2, y2)) = (points[0], points[1]);
        if x1 != x2 && y1 != y2 {
            flaws.push(format!("line {index} runs aslant"));
        }
        if !is_inside(drawing, points[0]) || !is_inside(drawing, points[1]) {
            flaws.push(format!("line {index} runs outside"));
        }
        for (other, node) in drawing.nodes.iter().enumerate() {
            let is_own = other == line.from || other == line.to || node.kind == Kind::Bend;
            let meets = x1.min(x2) - NEAR < node.right()
                && node.left < x1.max(x2) + NEAR
                && y1.min(y2) - NEAR < node.bottom()
                && node.top < y1.max(y2) + NEAR;
            if meets && !is_own {
                flaws.push(format!("line {index} runs through {node:?}"));
            }
        }
        // Its own nodes it touches only from outside.
        for node in [from, to] {
            let crosses = x1.min(x2) < node.right()
                && node.left < x1.max(x2)
                && y1.min(y2) < node.bottom()
                && node.top < y1.max(y2);
            if crosses {
                flaws.push(format!("line {index} runs through its own {node:?}"));
            }
        }
    }
    flaws
}

fn is_inside(drawing: &Drawing, (x, y): (i32, i32)) -> bool {
    (0..=drawing.width).contains(&x) && (0..=drawing.height).contains(&y)
}
