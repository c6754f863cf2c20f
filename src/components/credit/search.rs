//! The search over the credit lists: a plain form, which works before the app runs and without it. A
//! code is checked as it is typed, and a number of a person goes nowhere.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::CreditQuery;
use shigantong_contract::uscc::Typed;

use crate::components::icon::{Icon, IconView};
use crate::domain::code_hint::{self, CodeHint};
use crate::platform::page;
use crate::route::Route;
use crate::text::{credit as words, search, uscc};

/// Before the app runs, a browser itself keeps back what looks like an identity number with its day
/// of birth, or like a mobile telephone.
const NO_PERSON: &str = r"(?!.*[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dXx])(?!(.*\D)?1[3-9]\d{9}(?!\d)).*";

/// The search over the credit lists.
#[component]
pub(crate) fn CreditSearch(query: Memo<CreditQuery>) -> impl IntoView {
    let navigate = use_navigate();
    let go = Callback::new(move |q: String| {
        let wanted = query.with_untracked(|query| query.with("q", Some(q.trim())));
        navigate(&Route::Credit(wanted).href(), NavigateOptions::default());
    });
    let hidden = Signal::derive(move || {
        let names = CreditQuery::NAMES.iter();
        let names = names.filter(|name| !matches!(**name, "q" | "page"));
        let pairs = names.filter_map(|name| Some((*name, query.with(|query| query.get(name))?)));
        pairs.collect::<Vec<_>>()
    });
    let of_address = Signal::derive(move || query.with(|query| query.q.clone()));
    let words = (words::SEARCH, words::SEARCH_HINT, uscc::PLAIN);
    view! { <CodeSearch action="/credit" words=words of_address=of_address hidden=hidden go=go /> }
}

/// The box of a search by name or code, and below it what can be said of what is typed. `words` are
/// its accessible name, what stands in it while it is empty, and what can be typed; `hidden` what the form carries along,
/// and `go` leads to what was typed.
#[component]
pub(crate) fn CodeSearch(
    action: &'static str,
    words: (&'static str, &'static str, &'static str),
    of_address: Signal<String>,
    hidden: Signal<Vec<(&'static str, String)>>,
    go: Callback<String>,
) -> impl IntoView {
    let typed = page::typed_before("#credit-q");
    let at_first = of_address.get_untracked();
    let text = RwSignal::new(if typed.is_empty() { at_first } else { typed });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let q = text.get_untracked();
        if code_hint::judge(&q) == CodeHint::Private {
            page::focus("#credit-q");
        } else {
            go.run(q);
        }
    };
    Effect::new(move |last: Option<String>| {
        // Going back changes the address under the box.
        let q = of_address.get();
        if last.is_some_and(|last| last != q) {
            text.set(q.clone());
        }
        q
    });
    let is_running = RwSignal::new(false);
    Effect::new(move |_| is_running.set(true));
    let hint = Memo::new(move |_| text.with(|text| code_hint::judge(text)));
    let is_refused = move || hint.with(|hint| *hint == CodeHint::Private);
    let hidden = move || {
        let pairs = hidden.get().into_iter();
        pairs
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect::<Vec<_>>()
    };
    view! {
        <form
            class="search-box"
            role="search"
            action=action
            method="get"
            novalidate=is_running
            on:submit=submit
        >
            <IconView icon=Icon::Search />
            <input
                id="credit-q"
                type="search"
                name="q"
                maxlength="100"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                pattern=NO_PERSON
                title=uscc::PRIVATE
                aria-label=words.0
                aria-describedby="credit-hint"
                aria-invalid=move || is_refused().then_some("true")
                placeholder=words.1
                value=text.get_untracked()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            {hidden}
            <button type="submit" class="button">{search::SUBMIT}</button>
        </form>
        <div class="code-hint" id="credit-hint">
            <p class="faint">{move || hint.with(|hint| quiet(hint, words.2))}</p>
            <p class="warn" role="status">{move || hint.with(loud)}</p>
            {move || hint.with(|hint| marked(hint, text))}
        </div>
    }
}

/// What a person may read while typing.
fn quiet(hint: &CodeHint, plain: &str) -> String {
    match hint {
        CodeHint::Plain => plain.to_owned(),
        CodeHint::Private => uscc::PRIVATE_WAY.to_owned(),
        CodeHint::Code(_, Typed::SoFar(length)) => uscc::so_far(*length),
        CodeHint::Code(_, Typed::Whole) => uscc::WHOLE.to_owned(),
        CodeHint::Code(..) => String::new(),
    }
}

/// What is said at once.
fn loud(hint: &CodeHint) -> String {
    match hint {
        CodeHint::Private => uscc::PRIVATE.to_owned(),
        CodeHint::Code(code, typed) => uscc::wrong(code, typed).unwrap_or_default(),
        CodeHint::Plain => String::new(),
    }
}

/// The code with the place that is wrong, and a way to mend it.
fn marked(hint: &CodeHint, text: RwSignal<String>) -> Option<AnyView> {
    let CodeHint::Code(code, typed) = hint else {
        return None;
    };
    let (place, count) = code_hint::pointed_at(typed)?;
    let characters: Vec<char> = code.chars().collect();
    let part = |from: usize, to: usize| -> String {
        let parts = characters.get(from..to.min(characters.len()));
        parts.unwrap_or_default().iter().collect()
    };
    let (before, wrong) = (part(0, place), part(place, place + count));
    let after = part(place + count, characters.len());
    let mend = code_hint::mended(code, typed).map(|mended| {
        let spoken = uscc::mend(&mended);
        let act = move |_| {
            text.set(mended.clone());
            page::focus("#credit-q");
        };
        view! { <button type="button" class="chip" aria-label=spoken on:click=act>{uscc::MEND}</button> }
    });
    Some(
        view! {
            <p class="marked-code">
                <span class="code" aria-hidden="true">{before}<mark>{wrong}</mark>{after}</span>
                {mend}
            </p>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_judged_in_words() {
        let rows = [
            ("", uscc::PLAIN, ""),
            ("示例公司", uscc::PLAIN, ""),
            ("913501", "还差 12 位", ""),
            ("91350100M000100Y43", uscc::WHOLE, ""),
            ("91350100MO00100Y43", "", "第 10 位“O”"),
            ("91350100M000100Y4300", "", "多了 2 位"),
            ("13812345678", "身份证到政务大厅", uscc::PRIVATE),
        ];
        for (typed, calm, urgent) in rows {
            let hint = code_hint::judge(typed);
            let (said, warned) = (quiet(&hint, uscc::PLAIN), loud(&hint));
            assert!(
                said.contains(calm) && (!calm.is_empty() || said.is_empty()),
                "{typed}: {said}"
            );
            assert!(warned.contains(urgent), "{typed}: {warned}");
            assert_eq!(warned.is_empty(), urgent.is_empty(), "{typed}: {warned}");
        }
    }
}
