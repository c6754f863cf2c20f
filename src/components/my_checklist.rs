//! 我的清单: one person's answers and ticks. The address holds the answers, so that a link can be
//! shared; the phone holds both.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::checklist::{Checklist, Standing, evaluate};
use shigantong_contract::{Answers, ServiceItem};

use crate::domain::kept_checklist::KeptChecklist;
use crate::platform::clock;
use crate::route::{Route, use_answers};
use crate::storage::checklists;

/// What was chosen and ticked before the app mounted over the server's page, for the first page
/// that asks: names of parameters and values; a ticked material has no parameter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen(Arc<Mutex<Vec<(String, String)>>>);

impl Chosen {
    /// Before the app mounts.
    #[cfg(feature = "browser")]
    pub(crate) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(Arc::new(Mutex::new(pairs)))
    }

    fn take_all() -> Vec<(String, String)> {
        let chosen = use_context::<Self>();
        let pairs = chosen.and_then(|chosen| Some(std::mem::take(&mut *chosen.0.lock().ok()?)));
        pairs.unwrap_or_default()
    }

    /// The values of one parameter; the others stay.
    pub(crate) fn take(name: &str) -> Vec<String> {
        let all = Self::take_all();
        let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(n, _)| n == name);
        if let Some(Self(chosen)) = use_context::<Self>()
            && let Ok(mut chosen) = chosen.lock()
        {
            *chosen = others;
        }
        own.into_iter().map(|(_, value)| value).collect()
    }
}

/// The checklist of an item as one person has it.
#[derive(Clone, Copy)]
pub(crate) struct MyChecklist {
    /// The item.
    pub(crate) item: StoredValue<ServiceItem>,
    /// The answers in the address.
    pub(crate) answers: Memo<Answers>,
    /// What follows from them.
    pub(crate) list: Memo<Checklist>,
    /// The names of the materials that are ready.
    pub(crate) ticked: RwSignal<Vec<String>>,
    /// Whether the phone keeps it; until it refuses, it does.
    pub(crate) is_kept: RwSignal<bool>,
    go: Callback<Answers>,
}

impl MyChecklist {
    /// Begins with the address; once the app has mounted, with what the phone keeps besides.
    pub(crate) fn new(item: ServiceItem) -> Self {
        let id = item.task_handle_item.clone();
        let item = StoredValue::new(item);
        let answers = use_answers();
        let list = Memo::new(move |_| {
            let answers = answers.get();
            item.with_value(|item| list_of(item, &answers))
        });
        let navigate = use_navigate();
        let go = Callback::new(move |answers: Answers| {
            // The page stays where it is: same focus, same scroll, no step to go back over.
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&Route::Checklist(id.clone(), answers).href(), options);
        });
        let mine = Self {
            item,
            answers,
            list,
            ticked: RwSignal::default(),
            is_kept: RwSignal::new(true),
            go,
        };
        let chosen = Chosen::take_all();
        // A question is one of this item; a box without a name is one of its materials.
        let is_own = |(name, _): &(String, String)| name.is_empty() || name.starts_with("q.");
        let chosen: Vec<_> = chosen.into_iter().filter(is_own).collect();
        Effect::new(move |_| mine.begin(&chosen));
        mine
    }

    /// What the phone keeps counts where the address says nothing; what was chosen while the app
    /// was on its way counts before both.
    fn begin(self, chosen: &[(String, String)]) {
        let kept = checklists::read(&self.id()).unwrap_or_default();
        let address = self.answers.get_untracked();
        let pairs = chosen.iter();
        let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
        let before = if address.is_empty() {
            &kept.answers
        } else {
            &address
        };
        let answers = before.and(&Answers::parse(pairs));
        let mut ticked = kept.ticked;
        let names = chosen.iter().filter(|(name, _)| name.is_empty());
        ticked.extend(names.map(|(_, material)| material.clone()));
        ticked.sort();
        ticked.dedup();
        if !ticked.is_empty() {
            self.ticked.set(ticked);
        }
        if answers != address {
            self.go.run(answers.clone());
        }
        if !chosen.is_empty() {
            self.keep(answers);
        }
    }

    fn id(self) -> String {
        self.item.with_value(|item| item.task_handle_item.clone())
    }

    /// Answers a question; the answers to the others stay.
    pub(crate) fn choose(self, question: &str, choice: &str) {
        let answers = self.answers.get_untracked().with(question, choice);
        self.go.run(answers.clone());
        self.keep(answers);
    }

    /// Notes that a material is ready, or is not.
    pub(crate) fn tick(self, material: &str, is_ready: bool) {
        self.ticked.update(|ticked| {
            ticked.retain(|known| known != material);
            if is_ready {
                ticked.push(material.to_owned());
            }
        });
        self.keep(self.answers.get_untracked());
    }

    /// Whether a material is ready.
    pub(crate) fn is_ticked(self, material: &str) -> bool {
        self.ticked
            .with(|ticked| ticked.iter().any(|known| known == material))
    }

    /// How many of the materials to bring are ready, and how many there are.
    pub(crate) fn ready(self) -> (usize, usize) {
        self.list.with(|list| self.ready_of(list))
    }

    fn ready_of(self, list: &Checklist) -> (usize, usize) {
        let names = self.names_to_bring(list);
        let ready = names.iter().filter(|name| self.is_ticked(name)).count();
        (ready, names.len())
    }

    fn names_to_bring(self, list: &Checklist) -> Vec<String> {
        let entries = list.entries_that_are(&Standing::Bring);
        self.item.with_value(|item| {
            let names = entries.map(|entry| item.materials[entry.material].material_name.clone());
            names.collect()
        })
    }

    /// Forgets answers and ticks.
    pub(crate) fn start_again(self) {
        self.ticked.set(Vec::new());
        let is_forgotten = checklists::forget(&self.id());
        self.is_kept.set(is_forgotten);
        self.go.run(Answers::default());
    }

    fn keep(self, answers: Answers) {
        // The address may not have changed yet.
        let list = self.item.with_value(|item| list_of(item, &answers));
        let (ready, total) = untrack(|| self.ready_of(&list));
        let left = KeptChecklist {
            name: self.item.with_value(|item| item.task_name.clone()),
            at: clock::now(),
            total,
            ready,
            answers,
            ticked: self.ticked.get_untracked(),
        };
        self.is_kept.set(checklists::keep(&self.id(), &left));
    }
}

fn list_of(item: &ServiceItem, answers: &Answers) -> Checklist {
    let (questions, rules) = (&item.questions, &item.material_rules);
    evaluate(questions, rules, &item.materials, answers)
}
