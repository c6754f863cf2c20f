//! 图片回执: lines of text drawn as a picture, which phones keep where people find things again.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

const WIDTH: u32 = 720;
const LINE: u32 = 72;
const MARGIN: u32 = 48;

/// A PNG of the lines as a `data:` address, the first one larger; `None` where the browser cannot
/// draw. Only in a browser.
pub(crate) fn drawn(lines: &[String]) -> Option<String> {
    let count = u32::try_from(lines.len()).ok()?;
    let height = 2 * MARGIN + LINE * count;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(WIDTH);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(WIDTH), f64::from(height));
    context.set_fill_style_str("#1a1a1a");
    let mut y = MARGIN;
    for (place, line) in lines.iter().enumerate() {
        context.set_font(match place {
            0 => "600 40px sans-serif",
            _ => "30px sans-serif",
        });
        y += LINE;
        let (x, y) = (f64::from(MARGIN), f64::from(y - LINE / 3));
        // A longer line is pressed together rather than cut off.
        let width = f64::from(WIDTH - 2 * MARGIN);
        context.fill_text_with_max_width(line, x, y, width).ok()?;
    }
    canvas.to_data_url().ok()
}
