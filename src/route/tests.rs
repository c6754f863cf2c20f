//! Addresses are frozen: links that people sent each other go on working.

use shigantong_contract::InspectionQuery;

use shigantong_contract::complaint::ComplaintQuery;

use super::*;

#[test]
fn addresses_are_frozen() {
    let (query, _) = ItemQuery::parse([("q", "落户"), ("area_code", "610302"), ("page", "2")]);
    let one = |distinct| ItemQuery {
        distinct,
        ..query.clone()
    };
    let rows = [
        (Route::Home, "/"),
        (
            Route::Search(one(true)),
            "/search?q=%E8%90%BD%E6%88%B7&area_code=610302&page=2",
        ),
        (
            Route::Search(one(false)),
            "/search?q=%E8%90%BD%E6%88%B7&area_code=610302&page=2&distinct=false",
        ),
        (Route::Regions(search_query([])), "/regions"),
        (
            Route::Item("000131001000-1".to_owned()),
            "/items/000131001000-1",
        ),
        (
            Route::Guide("000131001000-1".to_owned()),
            "/guides/000131001000-1",
        ),
        (Route::Kept, "/kept"),
        (Route::Halls, "/halls"),
        (Route::Settings, "/settings"),
        (Route::Track, "/track"),
        (Route::Check, "/track/check"),
        (Route::Performance, "/transparency/performance"),
        (
            Route::Hearings(NoticeQuery::default()),
            "/transparency/hearings",
        ),
        (
            Route::Decisions(NoticeQuery {
                q: "落户".to_owned(),
                page: 2,
            }),
            "/transparency/decisions?q=%E8%90%BD%E6%88%B7&page=2",
        ),
        (Route::Credit(CreditQuery::default()), "/credit"),
        (
            Route::Credit(
                CreditQuery::default()
                    .with("q", Some("落户"))
                    .with("list_kind", Some("black"))
                    .with("severity", Some("serious")),
            ),
            "/credit?q=%E8%90%BD%E6%88%B7&list_kind=black&severity=serious",
        ),
        (Route::CreditRecord("c-1".to_owned()), "/credit/c-1"),
        (Route::CreditObject("c-1".to_owned()), "/credit/c-1/object"),
        (Route::CreditRepair("c-1".to_owned()), "/credit/c-1/repair"),
        (Route::CreditTrack, "/credit/track"),
        (
            Route::Regulation(Regulation::Company(Lookup::default())),
            "/regulation",
        ),
        (
            Route::Regulation(Regulation::Company(Lookup::typed("落户"))),
            "/regulation?q=%E8%90%BD%E6%88%B7",
        ),
        (
            Route::Regulation(Regulation::Company(Lookup {
                kind: "penalty".to_owned(),
                ..Lookup::of("91350100M000100Y43")
            })),
            "/regulation?uscc=91350100M000100Y43&kind=penalty",
        ),
        (
            Route::Regulation(Regulation::Inspections(InspectionQuery {
                result: Some("ordered".to_owned()),
                page: 2,
                ..InspectionQuery::default()
            })),
            "/regulation/inspections?result=ordered&page=2",
        ),
        (Route::Regulation(Regulation::Draws), "/regulation/draws"),
        (
            Route::Regulation(Regulation::Draw("d-1".to_owned())),
            "/regulation/draws/d-1",
        ),
        (
            Route::Regulation(Regulation::Discretion(Standard::default())),
            "/discretion",
        ),
        (
            Route::Regulation(Regulation::Discretion(Standard {
                item: "A1".to_owned(),
                q: "落户".to_owned(),
                ..Standard::default()
            })),
            "/discretion?item=A1&q=%E8%90%BD%E6%88%B7",
        ),
        (
            Route::Regulation(Regulation::Discretion(Standard {
                chosen: vec!["small".to_owned(), "again".to_owned()],
                ..Standard::of("r-1")
            })),
            "/discretion?rule=r-1&c=small&c=again",
        ),
        (Route::Complain(Concern::default()), "/complaints/new"),
        (
            Route::Complain(Concern {
                issue: "guide_error".to_owned(),
                item: "A1".to_owned(),
                ..Concern::default()
            }),
            "/complaints/new?issue=guide_error&item=A1",
        ),
        (
            Route::Complain(Concern {
                issue: "more_than_elsewhere".to_owned(),
                item: "A1".to_owned(),
                material: "form".to_owned(),
                than: "B1".to_owned(),
                company: String::new(),
            }),
            "/complaints/new?issue=more_than_elsewhere&item=A1&material=form&than=B1",
        ),
        (
            Route::Complaint(ComplaintPage::Board(ComplaintQuery::default())),
            "/complaints",
        ),
        (
            Route::Complaint(ComplaintPage::Board(ComplaintQuery {
                q: "落户".to_owned(),
                page: 2,
                ..ComplaintQuery::default()
            })),
            "/complaints?q=%E8%90%BD%E6%88%B7&page=2",
        ),
        (
            Route::Complaint(ComplaintPage::Entry("p1".to_owned())),
            "/complaints/p1",
        ),
        (
            Route::Complaint(ComplaintPage::Figures),
            "/complaints/figures",
        ),
        (Route::Complaint(ComplaintPage::Track), "/complaints/track"),
        (Route::Complaint(ComplaintPage::Mine), "/complaints/mine"),
        (
            Route::Checklist("A1".to_owned(), Answers::default().with("who", "self")),
            "/guides/A1/checklist?q.who=self",
        ),
        (Route::Flow("A1".to_owned()), "/guides/A1/flow"),
        (Route::Compare("A1".to_owned()), "/guides/A1/compare"),
        (Route::Journeys, "/journeys"),
        (
            Route::Journey("open-restaurant".to_owned(), Case::default()),
            "/journeys/open-restaurant",
        ),
        (
            Route::Journey(
                "retire".to_owned(),
                Case::parse([("area_code", "610302"), ("with", "move"), ("with", "bus")]),
            ),
            "/journeys/retire?area_code=610302&with=move&with=bus",
        ),
    ];
    for (route, href) in rows {
        assert_eq!(route.href(), href);
        let (address, query) = href.split_once('?').unwrap_or((href, ""));
        let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        // The only encoded value of these addresses.
        let pairs = pairs.map(|(name, value)| match value {
            "%E8%90%BD%E6%88%B7" => (name, "落户"),
            plain => (name, plain),
        });
        assert_eq!(Route::parse(&parts, pairs), Some(route), "{href}");
    }
    assert_eq!(Route::parse(&["nowhere"], []), None);
    assert_eq!(Route::parse(&["items", "a", "b"], []), None);
}

#[test]
fn orders_of_a_comparison_have_addresses() {
    use crate::domain::compare::Aspect;
    let rows = [
        (Order::Region, "/guides/A1/compare#places"),
        (
            Order::By(Aspect::Limit),
            "/guides/A1/compare?sort=limit#places",
        ),
    ];
    for (order, href) in rows {
        assert_eq!(compare_ordered("A1", order), href);
    }
}

#[test]
fn a_chat_app_may_add_parameters() {
    let route = Route::parse(&["search"], [("q", "低保"), ("from", "singlemessage")]);
    assert_eq!(
        route.map(|route| route.href()).as_deref(),
        Some("/search?q=%E4%BD%8E%E4%BF%9D")
    );
}

/// A number of a person is neither read from an address nor written into one.
#[test]
fn no_address_of_the_credit_lists_holds_a_number_of_a_person() {
    for number in ["11010519491231002X", "13812345678", "138-1234-5678"] {
        let typed = CreditQuery {
            q: number.to_owned(),
            ..CreditQuery::default()
        };
        assert_eq!(Route::Credit(typed).href(), "/credit");
        let read = Route::parse(&["credit"], [("q", number), ("list_kind", "black")]);
        let href = read.map(|route| route.href());
        assert_eq!(href.as_deref(), Some("/credit?list_kind=black"), "{number}");
    }
}

#[test]
fn a_company_has_an_address() {
    let company = Route::company("91350100M000100Y43");
    assert_eq!(company.href(), "/regulation?uscc=91350100M000100Y43");
}

/// A number of a person is neither read from an address of regulation nor written into one.
#[test]
fn no_address_of_regulation_holds_a_number_of_a_person() {
    for number in ["11010519491231002X", "13812345678", "138-1234-5678"] {
        for name in ["q", "uscc"] {
            let read = Route::parse(&["regulation"], [(name, number)]);
            assert_eq!(
                read.map(|route| route.href()).as_deref(),
                Some("/regulation")
            );
        }
        let read = Route::parse(&["discretion"], [("q", number)]);
        assert_eq!(
            read.map(|route| route.href()).as_deref(),
            Some("/discretion")
        );
        let typed = Route::Regulation(Regulation::Company(Lookup::typed(number)));
        assert_eq!(typed.href(), "/regulation", "{number}");
        let standard = Standard {
            q: number.to_owned(),
            ..Standard::default()
        };
        let route = Route::Regulation(Regulation::Discretion(standard));
        assert_eq!(route.href(), "/discretion", "{number}");
    }
    let typed = Route::Regulation(Regulation::Company(Lookup::typed(" 9135 0100-m000100y43")));
    assert_eq!(typed.href(), "/regulation?uscc=91350100M000100Y43");
    assert_eq!(Route::parse(&["regulation", "draws", "a", "b"], []), None);
}
