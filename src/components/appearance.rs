//! 字号 and 外观: size of type and theme, applied to the root element and kept on the phone.

use leptos::prelude::*;

use crate::platform::page;
use crate::storage::preferences::Preference;

/// One of the two, in the context for the shell and the settings alike.
#[derive(Clone, Copy)]
pub(crate) struct Choice {
    /// The value in force; empty is the default, and what stands before the app has mounted.
    pub(crate) value: RwSignal<&'static str>,
    attribute: &'static str,
    preference: Preference,
}

/// Both, in the context.
#[derive(Clone, Copy)]
pub(crate) struct Appearance {
    /// 字号: empty, `large` or `elder`.
    pub(crate) mode: Choice,
    /// 外观: empty, `light` or `dark`.
    pub(crate) theme: Choice,
}

const VALUES: [&str; 4] = ["large", "elder", "light", "dark"];

impl Choice {
    fn new(attribute: &'static str, preference: Preference) -> Self {
        let value = RwSignal::new("");
        // The boot script has applied what the phone keeps.
        Effect::new(move |_| {
            let applied = page::root(attribute);
            let known = VALUES
                .iter()
                .find(|known| applied.as_deref() == Some(known));
            if let Some(known) = known {
                value.set(known);
            }
        });
        Self {
            value,
            attribute,
            preference,
        }
    }

    /// Applies a value at once and keeps it; whether the phone keeps it.
    pub(crate) fn choose(&self, value: &'static str) -> bool {
        page::set_root(self.attribute, (!value.is_empty()).then_some(value));
        self.value.set(value);
        self.preference.write(value)
    }
}

impl Appearance {
    /// Puts it into the context.
    pub(crate) fn provide() {
        provide_context(Self::new());
    }

    fn new() -> Self {
        Self {
            mode: Choice::new("data-mode", Preference::TypeSize),
            theme: Choice::new("data-theme", Preference::Theme),
        }
    }
}

/// The appearance in force.
pub(crate) fn use_appearance() -> Appearance {
    use_context().unwrap_or_else(Appearance::new)
}
