//! 说说情况: the words, counted as people count, with numbers of people pointed at.

use leptos::prelude::*;
use shigantong_contract::complaint::draft::people_count;
use shigantong_contract::complaint::{IssueRules, PrivateSpan, private_spans};

use super::form::Form;
use crate::text::complaint_form as words;

/// What the field takes; what is beyond the limit can be shortened, and nothing is cut.
const FIELD: usize = 6_000;

pub(super) fn view(form: Form, rules: StoredValue<IssueRules>) -> AnyView {
    let fault = form.fault_of("c-words");
    let text = Memo::new(move |_| form.kept.with(|kept| kept.complaint.text.clone()));
    let write = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        form.change(|kept| kept.complaint.text = text);
    };
    let count = move || words::count(text.with(|text| people_count(text)));
    let asks =
        Memo::new(move |_| rules.with_value(|r| text.with(|text| r.may_be_discipline(text))));
    view! {
        <div class="field" class:invalid=move || fault.with(Option::is_some)>
            <label for="c-words">{words::WORDS}</label>
            <p class="faint" id="c-words-hint">{words::WORDS_HINT}</p>
            <p class="error" id="c-words-error">{move || fault.get()}</p>
            <textarea
                id="c-words"
                rows="8"
                maxlength=FIELD
                aria-describedby="c-words-hint c-words-count c-words-error"
                prop:value=move || text.get()
                on:input=write
            ></textarea>
            <p class="faint" id="c-words-count">{count}</p>
        </div>
        <div role="status">
            {move || asks.get().then(|| view! { <p class="note warn">{words::MAY_BE_DISCIPLINE}</p> })}
            {spans(form, text)}
        </div>
    }
    .into_any()
}

/// The numbers of people in a text, each with a button that hides it.
pub(super) fn spans(form: Form, text: Memo<String>) -> impl IntoView {
    let found = Memo::new(move |_| text.with(|text| private_spans(text)));
    move || {
        let found = found.get();
        let rows: Vec<_> = found.into_iter().map(|span| row(form, span)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="note warn">
                    <p>{words::FOUND}</p>
                    <ul class="spotted">{rows}</ul>
                </div>
            }
        })
    }
}

fn row(form: Form, span: PrivateSpan) -> AnyView {
    let label = format!("{} {}", words::span(span.kind), span.replacement);
    let mask = move |_| {
        form.change(|kept| {
            let text = &mut kept.complaint.text;
            // It may have been changed since it was found.
            let still = private_spans(text).into_iter().find(|known| *known == span);
            if let Some(still) = still {
                *text = hidden(text, &still);
            }
        });
    };
    view! {
        <li>
            <span>{label}</span>
            <button type="button" class="button quiet" on:click=mask>{words::MASK}</button>
        </li>
    }
    .into_any()
}

fn hidden(text: &str, span: &PrivateSpan) -> String {
    let (start, len) = (span.range.start as usize, span.range.len as usize);
    let before: String = text.chars().take(start).collect();
    let after: String = text.chars().skip(start + len).collect();
    format!("{before}{}{after}", span.replacement)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_hidden_and_nothing_else() {
        let text = "请打我电话13812345678，或者找窗口";
        let spans = private_spans(text);
        assert_eq!(spans.len(), 1);
        assert_eq!(hidden(text, &spans[0]), "请打我电话138****5678，或者找窗口");
    }
}
