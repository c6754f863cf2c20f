//! 收藏, in `localStorage` under `sgt.favourites`. The boot script of index.html looks whether
//! there are any.

use crate::domain::favourite::{Favourite, parse, write};
use crate::platform::local_storage;

const KEY: &str = "sgt.favourites";

/// The favourites, newest first; none where nothing can be kept. Only in a browser.
pub(crate) fn read() -> Vec<Favourite> {
    local_storage::get(KEY)
        .map(|text| parse(&text))
        .unwrap_or_default()
}

/// Keeps them in the place of those before; whether that worked. Only in a browser.
pub(crate) fn keep(favourites: &[Favourite]) -> bool {
    local_storage::set(KEY, &write(favourites))
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn favourites_are_kept_and_forgotten() {
        let all = parse("A1\t甲\t某局\t某区\t7\nB1\t乙\t某局\t某区\t5");
        assert!(keep(&all));
        assert_eq!(read(), all);
        assert!(keep(&[]));
        assert_eq!(read(), []);
    }
}
