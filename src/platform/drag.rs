//! 拖动: moving what is larger than its frame by mouse or finger, and two fingers that pinch.

use leptos::ev::PointerEvent;
use leptos::wasm_bindgen::JsCast as _;

/// How far a finger moves before it is not a tap, and two fingers before they pinch; in pixels.
const SLACK: i32 = 8;
const PINCH: i32 = 40;

/// The pointers that are down, up to two, with where they were last.
#[derive(Debug, Default)]
pub(crate) struct Drag {
    pointers: Vec<(i32, i32, i32)>,
    start: i32,
    apart: i32,
    has_moved: bool,
}

impl Drag {
    /// A pointer goes down.
    pub(crate) fn down(&mut self, event: &PointerEvent) {
        if self.pointers.is_empty() {
            self.has_moved = false;
            self.start = event.client_x();
        }
        if self.pointers.len() < 2 {
            let place = (event.pointer_id(), event.client_x(), event.client_y());
            self.pointers.push(place);
        }
        self.apart = self.distance();
    }

    /// A pointer moves: one moves the frame's content sideways, the page keeps what goes up and
    /// down; two give whether they want it larger.
    pub(crate) fn moved(&mut self, event: &PointerEvent) -> Option<bool> {
        let (id, x, y) = (event.pointer_id(), event.client_x(), event.client_y());
        let pointer = self.pointers.iter_mut().find(|pointer| pointer.0 == id)?;
        let by = pointer.1 - x;
        *pointer = (id, x, y);
        self.has_moved |= (x - self.start).abs() > SLACK;
        if self.pointers.len() == 2 {
            self.has_moved = true;
            let apart = self.distance();
            if (apart - self.apart).abs() < PINCH {
                return None;
            }
            let is_larger = apart > self.apart;
            self.apart = apart;
            return Some(is_larger);
        }
        let frame = event
            .current_target()?
            .dyn_into::<web_sys::Element>()
            .ok()?;
        frame.set_scroll_left(frame.scroll_left() + by);
        None
    }

    /// A pointer is lifted, or the page scrolls instead.
    pub(crate) fn up(&mut self, event: &PointerEvent) {
        let id = event.pointer_id();
        self.pointers.retain(|pointer| pointer.0 != id);
    }

    /// Whether the last pointer did more than tap.
    pub(crate) fn has_moved(&self) -> bool {
        self.has_moved
    }

    fn distance(&self) -> i32 {
        match self.pointers[..] {
            [(_, x1, y1), (_, x2, y2)] => (x1 - x2).abs() + (y1 - y2).abs(),
            _ => 0,
        }
    }
}
