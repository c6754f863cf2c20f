//! 扫码: reading a QR code from a photograph, where the browser has `BarcodeDetector`. Many have
//! none (iOS, Firefox, desktop Chrome), and WeChat's own scan opens the code's address anyway.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::file::Chosen;
use super::patience;

/// The name of the browser's own reader; web-sys does not know it yet.
const DETECTOR: &str = "BarcodeDetector";
/// How long the browser may take for a picture, in milliseconds.
const LIMIT: i32 = 10_000;

/// Whether there is a reader. Only in a browser.
pub(crate) fn is_possible() -> bool {
    constructor().is_some()
}

fn constructor() -> Option<Function> {
    let found = Reflect::get(&window(), &JsValue::from_str(DETECTOR)).ok()?;
    found.dyn_into().ok()
}

/// The text of the first QR code in a picture; `None` where there is none to be read. Only in a
/// browser.
pub(crate) async fn read(picture: &Chosen) -> Option<String> {
    let bitmap = window().create_image_bitmap_with_blob(&picture.file).ok()?;
    let bitmap = patience::within(LIMIT, &bitmap).await?;
    let options = Object::new();
    let formats = Array::of1(&JsValue::from_str("qr_code"));
    Reflect::set(&options, &JsValue::from_str("formats"), &formats).ok()?;
    let detector = Reflect::construct(&constructor()?, &Array::of1(&options)).ok()?;
    let detect = Reflect::get(&detector, &JsValue::from_str("detect")).ok()?;
    let detect: Function = detect.dyn_into().ok()?;
    let promise: Promise = detect.call1(&detector, &bitmap).ok()?.dyn_into().ok()?;
    let found = patience::within(LIMIT, &promise).await?;
    let first = Array::from(&found).get(0);
    Reflect::get(&first, &JsValue::from_str("rawValue"))
        .ok()?
        .as_string()
}
