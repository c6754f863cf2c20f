//! 设置: size of type, theme and region, in `localStorage` under `sgt.*`. The boot script of
//! index.html reads the first two before the first paint.

use crate::platform::local_storage;

/// A preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Preference {
    /// 字号: empty, `large` or `elder`.
    TypeSize,
    /// 外观: empty, `light` or `dark`.
    Theme,
    /// 所在地区: a region code and, after a space, its name.
    Region,
}

impl Preference {
    fn key(self) -> &'static str {
        match self {
            Self::TypeSize => "sgt.mode",
            Self::Theme => "sgt.theme",
            Self::Region => "sgt.region",
        }
    }

    /// What is kept; `None` where nothing is, or nothing can be. Only in a browser.
    pub(crate) fn read(self) -> Option<String> {
        local_storage::get(self.key())
    }

    /// Keeps a value, or forgets it if empty; whether that worked.
    pub(crate) fn write(self, value: &str) -> bool {
        local_storage::set(self.key(), value)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_preference_is_kept_and_forgotten() {
        assert!(Preference::Region.write("610302 渭滨区"));
        assert_eq!(Preference::Region.read().as_deref(), Some("610302 渭滨区"));
        assert_eq!(Preference::Theme.read(), None);
        assert!(Preference::Region.write(""));
        assert_eq!(Preference::Region.read(), None);
    }
}
