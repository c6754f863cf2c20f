//! 复制: a button that copies a text, says whether it worked, and else shows the text, selected,
//! for copying by hand.

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::clipboard;
use crate::text::share as words;

/// The button with `label`; `done` is said once `text` is copied.
#[component]
pub(crate) fn CopyView(
    #[prop(into)] text: Signal<String>,
    label: &'static str,
    done: &'static str,
) -> impl IntoView {
    let said = RwSignal::new("");
    let by_hand = RwSignal::new(false);
    let field = NodeRef::<Textarea>::new();
    let copy = move |_| {
        // Said anew, so that the ear hears it a second time too.
        said.set("");
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            // The page may be gone by now.
            by_hand.try_set(!is_copied);
            said.try_set(if is_copied { done } else { words::BY_HAND });
        });
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.select();
        }
    });
    view! {
        <div class="copy">
            <button type="button" class="button quiet" on:click=copy>{label}</button>
            <span role="status">{said}</span>
            {move || {
                by_hand
                    .get()
                    .then(|| {
                        view! {
                            <textarea node_ref=field readonly rows="3" aria-label=words::BY_HAND_LABEL prop:value=move || text.get()></textarea>
                        }
                    })
            }}
        </div>
    }
}
