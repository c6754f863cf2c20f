//! 定位: where the phone is, asked for by a tap alone.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use shigantong_contract::complaint::GeoPoint;

use super::patience;

/// How long it may take, in milliseconds: a person answers first, and then satellites do.
const LIMIT: i32 = 30_000;

/// Where the phone is, in degrees of WGS 84; `None` where the person or the browser does not say.
/// Only in a browser, in answer to a click.
pub(crate) async fn here() -> Option<GeoPoint> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let geolocation = get(&window().navigator(), "geolocation")?;
    let ask: Function = get(&geolocation, "getCurrentPosition")?.dyn_into().ok()?;
    let options = Object::new();
    for (name, value) in [("timeout", 25_000.0), ("maximumAge", 60_000.0)] {
        Reflect::set(&options, &name.into(), &JsValue::from_f64(value)).ok()?;
    }
    Reflect::set(&options, &"enableHighAccuracy".into(), &JsValue::TRUE).ok()?;
    let promise = Promise::new(&mut |done, failed| {
        let _ = ask.call3(&geolocation, &done, &failed, &options);
    });
    let position = patience::within(LIMIT, &promise).await?;
    let coords = get(&position, "coords")?;
    let number = |name: &str| get(&coords, name)?.as_f64();
    let point = GeoPoint {
        lng: number("longitude")?,
        lat: number("latitude")?,
    };
    point.is_fit().then_some(point)
}
