//! Every address of the app, and what each page asks of the API before it can be shown.

mod case;
mod complaint;
mod concern;
pub(crate) mod regulation;
#[cfg(test)]
mod tests;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use shigantong_contract::credit::query::is_private;
use shigantong_contract::{Answers, CreditQuery, ItemQuery, NoticeQuery, path};

use crate::domain::compare::Order;

pub(crate) use case::Case;
pub(crate) use complaint::{
    ComplaintPage, FormAddress, case_of_form, form_begin, form_of_case, form_step, open_complaint,
    use_complaint_query, use_form_address,
};
pub(crate) use concern::Concern;
pub(crate) use regulation::{Lookup, Regulation, Standard};

/// A page with what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The first page.
    Home,
    /// The list of items.
    Search(ItemQuery),
    /// One item.
    Item(String),
    /// The guide of one item.
    Guide(String),
    /// 材料体检: the personal checklist of one item, with the answers given so far.
    Checklist(String, Answers),
    /// 流程图 of one item.
    Flow(String),
    /// 同一标准: one item in every place.
    Compare(String),
    /// 一件事: the list of journeys.
    Journeys,
    /// 一件事: one journey, by its key, in one case.
    Journey(String, Case),
    /// 收藏和已存: what the phone keeps.
    Kept,
    /// The region picker, for this search.
    Regions(ItemQuery),
    /// The halls.
    Halls,
    /// The settings.
    Settings,
    /// 查进度.
    Track,
    /// 核对凭证.
    Check,
    /// 说到做到吗: how departments keep their promises.
    Performance,
    /// 听证公告.
    Hearings(NoticeQuery),
    /// 结果公示.
    Decisions(NoticeQuery),
    /// 红黑榜.
    Credit(CreditQuery),
    /// One entry of it.
    CreditRecord(String),
    /// 提异议, about one entry.
    CreditObject(String),
    /// 申请修复 of one entry.
    CreditRepair(String),
    /// 查异议和修复申请.
    CreditTrack,
    /// 监管一网通 and 裁量基准.
    Regulation(Regulation),
    /// 我要反映, about what is known of it already.
    Complain(Concern),
    /// Complaints: the board, tracking, one's own.
    #[cfg(any(feature = "ssr", test))]
    Complaint(ComplaintPage),
}

impl Route {
    /// Reads an address: the decoded parts of its path and its decoded parameters. Parameters
    /// that no page knows are left alone, since chat apps add their own to every link. `None` is
    /// no page of the app.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn parse<'a>(
        parts: &[&str],
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Option<Self> {
        Some(match parts {
            [] => Self::Home,
            ["search"] => Self::Search(search_query(pairs)),
            ["regions"] => Self::Regions(search_query(pairs)),
            ["items", id] => Self::Item((*id).to_owned()),
            ["guides", id] => Self::Guide((*id).to_owned()),
            ["guides", id, "checklist"] => Self::Checklist((*id).to_owned(), Answers::parse(pairs)),
            ["guides", id, "flow"] => Self::Flow((*id).to_owned()),
            ["guides", id, "compare"] => Self::Compare((*id).to_owned()),
            ["journeys"] => Self::Journeys,
            ["journeys", key] => Self::Journey((*key).to_owned(), Case::parse(pairs)),
            ["kept"] => Self::Kept,
            ["halls"] => Self::Halls,
            ["settings"] => Self::Settings,
            ["track"] => Self::Track,
            ["track", "check"] => Self::Check,
            ["transparency", "performance"] => Self::Performance,
            ["transparency", "hearings"] => Self::Hearings(NoticeQuery::parse(pairs).0),
            ["transparency", "decisions"] => Self::Decisions(NoticeQuery::parse(pairs).0),
            ["credit"] => Self::Credit(CreditQuery::parse(pairs).0),
            ["credit", "track"] => Self::CreditTrack,
            ["credit", id] => Self::CreditRecord((*id).to_owned()),
            ["credit", id, "object"] => Self::CreditObject((*id).to_owned()),
            ["credit", id, "repair"] => Self::CreditRepair((*id).to_owned()),
            ["complaints", "new"] => Self::Complain(Concern::parse(pairs)),
            ["complaints", rest @ ..] => {
                return ComplaintPage::parse(rest, pairs).map(Self::Complaint);
            }
            _ => return Regulation::parse(parts, pairs).map(Self::Regulation),
        })
    }

    /// The page of a company.
    pub(crate) fn company(uscc: &str) -> Self {
        Self::Regulation(Regulation::Company(Lookup::of(uscc)))
    }

    /// The address of the page, as links write it.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Search(query) => with_query("/search", query),
            Self::Regions(query) => with_query("/regions", query),
            Self::Item(id) => format!("/items/{}", path::encoded(id)),
            Self::Guide(id) => format!("/guides/{}", path::encoded(id)),
            Self::Checklist(id, answers) => with_pairs(
                &format!("/guides/{}/checklist", path::encoded(id)),
                answers.pairs(),
            ),
            Self::Flow(id) => format!("/guides/{}/flow", path::encoded(id)),
            Self::Compare(id) => format!("/guides/{}/compare", path::encoded(id)),
            Self::Journeys => "/journeys".to_owned(),
            Self::Journey(key, case) => {
                with_pairs(&format!("/journeys/{}", path::encoded(key)), case.pairs())
            }
            Self::Kept => "/kept".to_owned(),
            Self::Halls => "/halls".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Track => "/track".to_owned(),
            Self::Check => "/track/check".to_owned(),
            Self::Performance => "/transparency/performance".to_owned(),
            Self::Hearings(query) => notices("/transparency/hearings", query),
            Self::Decisions(query) => notices("/transparency/decisions", query),
            Self::Credit(query) => with_text("/credit", &query.to_query_string()),
            Self::CreditRecord(id) => format!("/credit/{}", path::encoded(id)),
            Self::CreditObject(id) => format!("/credit/{}/object", path::encoded(id)),
            Self::CreditRepair(id) => format!("/credit/{}/repair", path::encoded(id)),
            Self::CreditTrack => "/credit/track".to_owned(),
            Self::Regulation(page) => page.href(),
            Self::Complain(concern) => with_pairs("/complaints/new", concern.pairs()),
            #[cfg(any(feature = "ssr", test))]
            Self::Complaint(page) => page.href(),
        }
    }

    /// What the page asks of the API, besides the site itself.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn requests(&self) -> Vec<String> {
        match self {
            Self::Search(query) => vec![path::service_items(query), path::areas()],
            Self::Item(id) | Self::Flow(id) | Self::Checklist(id, _) => {
                vec![path::service_item(id)]
            }
            Self::Guide(id) => vec![path::service_item(id), path::areas()],
            Self::Compare(id) => vec![path::variants(id)],
            Self::Journeys => vec![path::journeys()],
            Self::Journey(key, case) => {
                vec![path::journey(key, case.area_code()), path::areas()]
            }
            Self::Complain(concern) => {
                let other = [&concern.item, &concern.than].into_iter();
                let other = other.filter(|key| !key.is_empty());
                let items = other.map(|key| path::service_item(key));
                items
                    .chain([path::areas(), path::complaint_issues()])
                    .collect()
            }
            Self::Complaint(page) => page.requests(),
            Self::Track => vec![path::areas(), crate::api::applications::samples_path()],
            Self::Check => vec![path::KEYS.to_owned()],
            Self::Performance => vec![path::performance()],
            Self::Hearings(query) => vec![path::hearings(query)],
            Self::Decisions(query) => vec![path::decisions(query)],
            Self::Credit(query) => vec![path::credit_records(query)],
            Self::CreditRecord(id) => vec![path::credit_record(id)],
            Self::CreditObject(id) | Self::CreditRepair(id) => {
                vec![path::credit_record(id), path::areas()]
            }
            Self::CreditTrack => vec![crate::api::credit::samples_path()],
            Self::Regions(_) | Self::Halls => vec![path::areas()],
            Self::Regulation(page) => page.requests(),
            Self::Home | Self::Settings | Self::Kept => vec![],
        }
    }
}

/// The name under which the phone keeps the list of a journey, beside those of items, whose keys
/// hold no colon.
pub(crate) fn checklist_of_journey(key: &str) -> String {
    format!("{JOURNEY_PREFIX}{key}")
}

const JOURNEY_PREFIX: &str = "journey:";

/// The parameter that names the order of a comparison.
const SORT: &str = "sort";
/// Where the places of a comparison begin on their page.
pub(crate) const PLACES: &str = "places";

/// The address of a comparison with its places in an order, from where they begin.
pub(crate) fn compare_ordered(id: &str, order: Order) -> String {
    let pairs = order.name().map(|name| (SORT, name.to_owned()));
    let address = with_pairs(&Route::Compare(id.to_owned()).href(), pairs);
    format!("{address}#{PLACES}")
}

/// The order that the current address of a comparison asks for, as a signal.
pub(crate) fn use_compare_order() -> Memo<Order> {
    let query = use_location().query;
    Memo::new(move |_| {
        let name = query.with(|query| query.get(SORT));
        name.map(|name| Order::parse(&name)).unwrap_or_default()
    })
}

/// The query that an address of the app means: the same item of several regions stands once,
/// unless the address says `distinct=false`.
pub(crate) fn search_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> ItemQuery {
    let mut each = false;
    let (mut query, _) = ItemQuery::parse(pairs.into_iter().inspect(|(name, value)| {
        each |= *name == "distinct" && *value == "false";
    }));
    query.distinct = !each;
    query
}

/// The fragment of 查进度 while a case is shown: a step of its own, so that going back leads to the
/// form. It holds no number.
const CASE: &str = "case";

/// The address of 查进度 with a case shown.
pub(crate) fn open_case() -> String {
    format!("{}#{CASE}", Route::Track.href())
}

/// The address of the look-up of objections and applications for repair with one shown.
pub(crate) fn open_application() -> String {
    format!("{}#{CASE}", Route::CreditTrack.href())
}

/// Whether the fragment of an address says that a case is shown.
pub(crate) fn is_case_open(hash: &str) -> bool {
    hash.trim_start_matches('#') == CASE
}

/// Leads to an address: as a new step of the history, or in the place of the present one.
pub(crate) fn use_go() -> Callback<(String, bool)> {
    let navigate = use_navigate();
    Callback::new(move |(href, replace): (String, bool)| {
        let options = NavigateOptions {
            replace,
            ..NavigateOptions::default()
        };
        navigate(&href, options);
    })
}

/// The query of the current address, as a signal.
pub(crate) fn use_search_query() -> Memo<ItemQuery> {
    use_own(|pairs| search_query(pairs.iter().copied()))
}

/// The concern of the current address, as a signal that stays as it is in the same way.
pub(crate) fn use_concern() -> Memo<Concern> {
    use_own(|pairs| Concern::parse(pairs.iter().copied()))
}

/// The query of notices in the current address, as a signal that stays as it is in the same way.
pub(crate) fn use_notice_query() -> Memo<NoticeQuery> {
    use_own(|pairs| NoticeQuery::parse(pairs.iter().copied()).0)
}

/// The query of the credit lists in the current address, as a signal that stays as it is in the
/// same way. A number of a person in the address is not read.
pub(crate) fn use_credit_query() -> Memo<CreditQuery> {
    use_own(|pairs| CreditQuery::parse(pairs.iter().copied()).0)
}

/// Whether the current address asks the credit lists for a number of a person.
pub(crate) fn use_is_private() -> Memo<bool> {
    use_own(|pairs| {
        let mut pairs = pairs.iter();
        pairs.any(|(name, value)| *name == "q" && is_private(value))
    })
}

/// The answers in the current address, as a signal that stays as it is in the same way.
pub(crate) fn use_answers() -> Memo<Answers> {
    use_own(|pairs| Answers::parse(pairs.iter().copied()))
}

/// The case in the current address of a journey, as a signal that stays as it is in the same way.
pub(crate) fn use_case() -> Memo<Case> {
    use_own(|pairs| Case::parse(pairs.iter().copied()))
}

/// What the parameters of the page's own address say.
fn use_own<T>(read: fn(&[(&str, &str)]) -> T) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let location = use_location();
    let own = location.pathname.get_untracked();
    Memo::new(move |last: Option<&T>| {
        if let Some(last) = last
            && location.pathname.with(|now| *now != own)
        {
            return last.clone();
        }
        location.query.with(|query| {
            let pairs = query.clone().into_iter();
            let pairs: Vec<_> = pairs
                .map(|(name, value)| (name.into_owned(), value))
                .collect();
            let pairs: Vec<(&str, &str)> = pairs
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            read(&pairs)
        })
    })
}

/// All parameters of an address of the app for this query, as pairs for a form's hidden fields.
pub(crate) fn search_pairs(query: &ItemQuery) -> Vec<(&'static str, String)> {
    let mut pairs: Vec<_> = ItemQuery::NAMES
        .iter()
        .filter(|name| **name != "distinct")
        .filter_map(|name| Some((*name, query.get(name)?)))
        .collect();
    if !query.distinct {
        pairs.push(("distinct", "false".to_owned()));
    }
    pairs
}

fn with_query(address: &str, query: &ItemQuery) -> String {
    with_pairs(address, search_pairs(query))
}

fn notices(address: &str, query: &NoticeQuery) -> String {
    with_text(address, &query.to_query_string())
}

fn with_text(address: &str, query: &str) -> String {
    match query {
        "" => address.to_owned(),
        pairs => format!("{address}?{pairs}"),
    }
}

fn with_pairs<N: AsRef<str>>(
    address: &str,
    pairs: impl IntoIterator<Item = (N, String)>,
) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        path::push_pair(&mut text, name.as_ref(), &value);
    }
    if text.is_empty() {
        return address.to_owned();
    }
    format!("{address}?{text}")
}
