//! 流程图: the steps as a picture that can be made larger and moved. The picture is for the eye:
//! the list of steps beside it says the same to the ear.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use shigantong_contract::Step;

use crate::domain::flow_chart::{Drawing, Kind, Node, draw};
use crate::platform::drag;
use crate::text::flow as words;

/// Sizes in percent; 0 is the whole chart in sight.
const SIZES: [i32; 7] = [50, 75, 100, 125, 150, 200, 300];
const USUAL: i32 = 100;
const WHOLE: i32 = 0;

/// The next size up or down from one.
fn next(size: i32, is_larger: bool) -> i32 {
    match size {
        WHOLE if is_larger => USUAL,
        WHOLE => WHOLE,
        _ if is_larger => SIZES.into_iter().find(|next| *next > size).unwrap_or(size),
        _ => SIZES
            .into_iter()
            .rev()
            .find(|next| *next < size)
            .unwrap_or(size),
    }
}

/// The id of the entry of a step, by its number from 1.
pub(crate) fn entry_id(number: usize) -> String {
    format!("step-{number}")
}

/// The chart with its buttons; nothing where there are no steps.
#[component]
pub(crate) fn FlowChartView(steps: Vec<Step>) -> impl IntoView {
    let drawing = draw(&steps)?;
    let size = RwSignal::new(USUAL);
    let said = RwSignal::new(String::new());
    let set = move |percent: i32| {
        size.set(percent);
        said.set(words::size(percent));
    };
    let button = move |label: &'static str, of: fn(i32) -> i32| {
        let press = move |_: MouseEvent| set(of(size.get_untracked()));
        view! { <button type="button" class="button quiet" on:click=press>{label}</button> }
    };
    Some(view! {
        <div class="chart-tools" role="group" aria-label=words::CHART>
            {button(words::LARGER, |size| next(size, true))}
            {button(words::SMALLER, |size| next(size, false))}
            {button(words::WHOLE, |_| WHOLE)}
            <span class="hidden" role="status">{said}</span>
        </div>
        <p class="faint">{words::HINT}</p>
        {canvas(drawing, size, set)}
    })
}

/// The part in which the chart moves: by the finger, by arrow keys, by a scroll wheel.
fn canvas(
    drawing: Drawing,
    size: RwSignal<i32>,
    set: impl Fn(i32) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let drag = StoredValue::new(drag::Drag::default());
    // Arrow keys scroll what has the focus by themselves.
    let key = move |event: KeyboardEvent| {
        let now = size.get_untracked();
        let percent = match event.key().as_str() {
            "+" | "=" => next(now, true),
            "-" => next(now, false),
            "0" => WHOLE,
            _ => return,
        };
        event.prevent_default();
        set(percent);
    };
    let down = move |event: PointerEvent| drag.update_value(|drag| drag.down(&event));
    let moved = move |event: PointerEvent| {
        let pinch = drag.try_update_value(|drag| drag.moved(&event)).flatten();
        if let Some(is_larger) = pinch {
            set(next(size.get_untracked(), is_larger));
        }
    };
    let up = move |event: PointerEvent| drag.update_value(|drag| drag.up(&event));
    // Who moves the chart does not mean the step under the finger.
    let click = move |event: MouseEvent| {
        if drag.with_value(drag::Drag::has_moved) {
            event.prevent_default();
        }
    };
    let whole = move || size.get() == WHOLE;
    view! {
        <div
            class="chart"
            class:whole=whole
            tabindex="0"
            role="group"
            aria-label=words::LABEL
            on:keydown=key
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=up
            on:click=click
        >
            {picture(drawing, size)}
        </div>
    }
}

/// A length of the chart at a size, in the unit of the chart's own type.
fn length(pixels: i32, size: i32) -> String {
    let size = if size == WHOLE { USUAL } else { size };
    // Sixteen pixels are one `em`.
    let thousandths = pixels * size * 10 / 16;
    format!("{}.{:03}em", thousandths / 1_000, thousandths % 1_000)
}

fn picture(drawing: Drawing, size: RwSignal<i32>) -> impl IntoView {
    let Drawing {
        width,
        height,
        nodes,
        lines,
    } = drawing;
    let (mut on, mut back, mut heads, mut back_heads) = Default::default();
    for line in &lines {
        let path: &mut String = if line.is_return { &mut back } else { &mut on };
        for (index, (x, y)) in line.points.iter().enumerate() {
            path.push_str(&format!("{}{x} {y}", if index == 0 { 'M' } else { 'L' }));
        }
        let is_open = matches!(
            nodes[line.to].kind,
            Kind::Bend | Kind::Label | Kind::ReturnLabel
        );
        if let Some((x, y)) = line.points.last().filter(|_| !is_open) {
            let heads: &mut String = if line.is_return {
                &mut back_heads
            } else {
                &mut heads
            };
            heads.push_str(&format!("M{x} {y}l-4-8h8z"));
        }
    }
    let nodes: Vec<AnyView> = nodes
        .iter()
        .filter(|node| node.kind != Kind::Bend)
        .map(node_view)
        .collect();
    view! {
        <svg
            role="img"
            aria-label=words::CHART
            aria-describedby="picture-about"
            viewBox=format!("0 0 {width} {height}")
            width=move || length(width, size.get())
            height=move || length(height, size.get())
        >
            <desc id="picture-about">{words::DESCRIPTION}</desc>
            <g aria-hidden="true">
                <path class="way" d=on />
                <path class="head" d=heads />
                <path class="way back" d=back />
                <path class="head back" d=back_heads />
                {nodes}
            </g>
        </svg>
    }
}

fn node_view(node: &Node) -> AnyView {
    let middle = node.centre();
    let mut lines: Vec<AnyView> = Vec::new();
    let mut say = |text: String, y: i32, class: &'static str| {
        let line = view! { <text class=class x=middle.to_string() y=y.to_string()>{text}</text> };
        lines.push(line.into_any());
    };
    let (class, word) = match node.kind {
        Kind::Start => ("pill", words::START),
        Kind::End => ("pill", words::END),
        Kind::Fork => ("bar", words::FORK),
        Kind::Join => ("bar", words::JOIN),
        Kind::Step(_) => ("box", ""),
        Kind::ReturnLabel => ("label back", ""),
        Kind::Label | Kind::Bend => ("label", ""),
    };
    match node.kind {
        Kind::Step(_) => {
            let mut y = node.top + 26;
            for name in &node.name {
                say(name.clone(), y, "name");
                y += 22;
            }
            for more in &node.more {
                say(more.clone(), y - 1, "more");
                y += 19;
            }
        }
        Kind::Label | Kind::ReturnLabel => {
            for (line, name) in node.name.iter().enumerate() {
                say(name.clone(), node.top + 17 + line as i32 * 19, "more");
            }
        }
        _ => say(word.to_owned(), node.top + node.height / 2 + 5, "more"),
    }
    let round = match class {
        "pill" => 17,
        "bar" => 3,
        _ => 8,
    };
    let frame = view! {
        <rect
            x=node.left.to_string()
            y=node.top.to_string()
            width=node.width.to_string()
            height=node.height.to_string()
            rx=round.to_string()
        />
    };
    match node.kind {
        // By the keyboard one reads the list; the picture leads there by the finger.
        Kind::Step(index) => view! {
            <g class=class><a href=format!("#{}", entry_id(index + 1)) tabindex="-1">{frame}{lines}</a></g>
        }
        .into_any(),
        _ => view! { <g class=class>{frame}{lines}</g> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_follow_each_other() {
        let rows = [
            (100, true, 125),
            (300, true, 300),
            (100, false, 75),
            (50, false, 50),
            (WHOLE, true, 100),
            (WHOLE, false, WHOLE),
        ];
        for (size, is_larger, expected) in rows {
            assert_eq!(next(size, is_larger), expected, "{size} {is_larger}");
        }
        assert_eq!(length(320, 100), "20.000em");
        assert_eq!(length(330, 125), "25.781em");
    }
}
