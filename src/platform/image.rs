//! 图片: a photograph that a person chose, drawn anew: smaller, turned the right way up, and without
//! anything that the camera wrote into it, such as where it was taken.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::file::Chosen;
use super::patience;

/// The longest side, in pixels; the further ones where the first is still too large.
const SIDES: [f64; 3] = [1_600.0, 1_280.0, 1_024.0];
/// How good a JPEG is tried, the best first.
const QUALITIES: [f64; 4] = [0.85, 0.75, 0.65, 0.5];
/// The largest result, in bytes.
const MOST: usize = 500_000;
/// How long reading may take, in milliseconds.
const LIMIT: i32 = 20_000;

/// Why a photograph cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageError {
    /// The browser cannot read it: it is no picture, or of a kind that it does not know.
    Unreadable,
    /// It does not become small enough.
    TooLarge,
}

/// A JPEG of the photograph as a `data:` address. Only in a browser.
///
/// # Errors
/// What is no picture to this browser, or stays too large.
pub(crate) async fn drawn(chosen: &Chosen) -> Result<String, ImageError> {
    let address = Url::create_object_url_with_blob(&chosen.file);
    let address = address.map_err(|_| ImageError::Unreadable)?;
    let drawn = draw(&address).await;
    let _ = Url::revoke_object_url(&address);
    drawn
}

async fn draw(address: &str) -> Result<String, ImageError> {
    let image = HtmlImageElement::new().map_err(|_| ImageError::Unreadable)?;
    let is_there = patience::called(LIMIT, |done, failed| {
        image.set_onload(Some(done));
        image.set_onerror(Some(failed));
        image.set_src(address);
    });
    let (width, height) = match is_there.await {
        // The size as it is seen, turned by what the camera says.
        true => (
            f64::from(image.natural_width()),
            f64::from(image.natural_height()),
        ),
        false => (0.0, 0.0),
    };
    if width < 1.0 || height < 1.0 {
        return Err(ImageError::Unreadable);
    }
    for side in SIDES {
        let scale = (side / width.max(height)).min(1.0);
        let canvas = canvas(&image, (width * scale).max(1.0), (height * scale).max(1.0));
        let canvas = canvas.ok_or(ImageError::Unreadable)?;
        for quality in QUALITIES {
            let quality = JsValue::from_f64(quality);
            let data = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality);
            let data = data.map_err(|_| ImageError::Unreadable)?;
            if !data.starts_with("data:image/jpeg") {
                return Err(ImageError::Unreadable);
            }
            // Four characters of base64 are three bytes.
            if data.len() / 4 * 3 <= MOST {
                return Ok(data);
            }
        }
    }
    Err(ImageError::TooLarge)
}

fn canvas(image: &HtmlImageElement, width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    // Between 1 and 1600.
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    // What is transparent would be black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    let drawn =
        context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height);
    drawn.ok().map(|()| canvas)
}
