//! 投诉举报: what is known of the matter, what is wrong, one's own words, and the text of it all.

use leptos::prelude::*;
use shigantong_contract::ServiceItem;

use crate::components::copy::CopyView;
use crate::components::details::{Rows, section};
use crate::components::icon::{Icon, IconView};
use crate::components::shell::use_site;
use crate::domain::less::less;
use crate::platform::page;
use crate::route::{Concern, Route};
use crate::storage::drafts;
use crate::text::complain::{self as words, Facts};

/// How many characters one's own words should have.
const LEAST: usize = 20;
const MOST: usize = 2_000;
/// What the field takes; what is beyond `MOST` can be shortened, and nothing is cut.
const FIELD: usize = 4_000;

/// One's own words about a matter, kept on the phone at every keystroke.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    text: RwSignal<String>,
    is_kept: RwSignal<bool>,
    about: Memo<String>,
}

/// The draft about a concern; empty until the app has mounted.
pub(crate) fn use_draft(concern: Memo<Concern>) -> Draft {
    let draft = Draft {
        text: RwSignal::new(String::new()),
        is_kept: RwSignal::new(true),
        about: Memo::new(move |_| concern.with(|c| format!("{} {}", c.item, c.material))),
    };
    Effect::new(move |_| draft.text.set(drafts::read(&draft.about.get())));
    draft
}

impl Draft {
    fn write(&self, text: String) {
        let is_kept = drafts::write(&self.about.get_untracked(), &text);
        self.is_kept.set(is_kept || text.is_empty());
        self.text.set(text);
    }
}

/// The form about an item, if it is known; `there` is the same item in another place.
#[component]
pub(crate) fn ComplaintView(
    concern: Concern,
    item: Option<ServiceItem>,
    there: Signal<Option<ServiceItem>>,
    draft: Draft,
) -> impl IntoView {
    let issue = RwSignal::new(concern.issue.clone());
    let address = RwSignal::new(String::new());
    let guide = Route::Guide(concern.item.clone()).href();
    let is_known = item.is_some();
    Effect::new(move |_| {
        if is_known {
            address.set(page::absolute(&guide));
        }
    });
    let (about, material) = (item.clone(), concern.material.clone());
    let composed = Memo::new(move |_| {
        let there = there.get();
        let elsewhere = about.as_ref().zip(there.as_ref());
        words::composed(&Facts {
            issue: &issue.get(),
            item: about.as_ref(),
            material: &material,
            elsewhere: elsewhere.map(|(here, there)| (there, less(here, there))),
            words: &draft.text.get(),
            address: &address.get(),
        })
    });
    view! {
        <p class="lead">{words::LEAD}</p>
        {section("about", words::ABOUT, false, view! { <AboutView concern=concern.clone() item=item there=there /> })}
        <form class="complaint" action="/complaints/new" method="get" on:submit=|event| event.prevent_default()>
            <HiddenView concern=concern />
            <IssueView issue=issue />
            <div class="either part">
                <div class="with-app"><WordsView draft=draft /></div>
                <p class="without-app">
                    {words::WITHOUT_SCRIPTS}
                    <button type="submit" class="button quiet">{words::UPDATE}</button>
                </p>
            </div>
        </form>
        {section("composed", words::COMPOSED, false, view! { <ComposedView text=composed /> })}
    }
}

/// What is filled in already.
#[component]
fn AboutView(
    concern: Concern,
    item: Option<ServiceItem>,
    there: Signal<Option<ServiceItem>>,
) -> impl IntoView {
    let basis = words::basis_of(item.as_ref(), &concern.material);
    let basis = basis.filter(|basis| !basis.is_empty());
    let here = item.clone();
    let elsewhere = move || {
        let there = there.get()?;
        let differences: Vec<String> = less(here.as_ref()?, &there)
            .iter()
            .map(words::less)
            .collect();
        let differences = if differences.is_empty() {
            words::NO_LESS.to_owned()
        } else {
            differences.join("；")
        };
        let text = format!("{}：{differences}", there.area_name);
        Some(view! { <Rows rows=vec![(words::ELSEWHERE, text)] plain=true /> })
    };
    let Some(item) = item else {
        let rows = vec![
            (words::KEY, concern.item),
            (words::MATERIAL, concern.material),
        ];
        return view! { <p>{words::UNKNOWN_ITEM}</p><Rows rows=rows plain=true /> }.into_any();
    };
    let mut rows = vec![
        (words::ITEM, item.task_name),
        (words::DEPT, item.dept_name),
        (words::AREA, item.area_name),
        (words::KEY, item.task_handle_item),
        (words::MATERIAL, concern.material.clone()),
    ];
    if !concern.material.is_empty() {
        rows.push((
            words::BASIS,
            basis.unwrap_or_else(|| words::NO_BASIS.to_owned()),
        ));
    }
    view! { <Rows rows=rows plain=true />{elsewhere} }.into_any()
}

/// Where no script runs, the form carries on what the address says.
#[component]
fn HiddenView(concern: Concern) -> impl IntoView {
    let pairs = concern.pairs().into_iter();
    pairs
        .filter(|(name, _)| *name != Concern::ISSUE)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect::<Vec<_>>()
}

#[component]
fn IssueView(issue: RwSignal<String>) -> impl IntoView {
    let chosen = issue.get_untracked();
    let is_known = words::ISSUES.iter().any(|(code, _)| *code == chosen);
    let chosen = if is_known {
        chosen
    } else {
        words::OTHER.to_owned()
    };
    let options = words::ISSUES.map(|(code, label)| {
        view! {
            <label class="choice">
                <input type="radio" name=Concern::ISSUE value=code checked=chosen == code on:change=move |_| issue.set(code.to_owned()) />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="part">
            <legend>{words::ISSUE}</legend>
            {options.collect_view()}
        </fieldset>
    }
}

#[component]
fn WordsView(draft: Draft) -> impl IntoView {
    let written = move || draft.text.with(|text| text.trim().chars().count());
    let tone = move || {
        if written() > MOST {
            "note warn"
        } else {
            "faint"
        }
    };
    view! {
        <label for="words"><b>{words::WORDS}</b></label>
        <p id="words-hint" class="faint">{words::WORDS_HINT}</p>
        <textarea
            id="words"
            rows="5"
            maxlength=FIELD
            aria-describedby="words-hint words-count"
            prop:value=move || draft.text.get()
            on:input=move |event| draft.write(event_target_value(&event))
        ></textarea>
        <p id="words-count" class=tone>
            {move || words::count(written(), LEAST, MOST)}
        </p>
        <p class="faint" role="status">
            {move || if draft.is_kept.get() { words::KEPT } else { words::NOT_KEPT }}
        </p>
    }
}

/// The text, a way to copy it, and the number to call.
#[component]
fn ComposedView(text: Memo<String>) -> impl IntoView {
    let site = use_site();
    let number = move || {
        let number = site.with(|site| site.hotline.clone());
        if number.is_empty() {
            crate::text::guide::HOTLINE.to_owned()
        } else {
            number
        }
    };
    view! {
        <blockquote class="composed">{move || text.get()}</blockquote>
        <div class="calls">
            <a class="button" href=move || format!("tel:{}", number())>
                <IconView icon=Icon::Phone />
                {move || words::call(&number())}
            </a>
            <span class="needs-app"><CopyView text=text label=words::COPY done=words::COPIED /></span>
        </div>
    }
}
