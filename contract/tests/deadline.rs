//! 办理期限, on the project's own holiday tables.
#![allow(clippy::unwrap_used, missing_docs)]

mod tables;

use shigantong_contract::deadline::{MOST_SPAN_DAYS, MOST_TERM_DAYS};
use shigantong_contract::{
    Coded, Date, DayUnit, Deadline, DeadlineDayKind as Kind, Extension, Limit, Pause, PauseReason,
    ServiceItem, Standing, Term,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn working(days: u32) -> Limit {
    let unit = DayUnit::Working;
    Limit { days, unit }
}

fn calendar_days(days: u32) -> Limit {
    let unit = DayUnit::Calendar;
    Limit { days, unit }
}

fn term(start: &str, limit: Limit) -> Term<'static> {
    Term {
        start: date(start),
        limit,
        extensions: &[],
        pauses: &[],
        ended: None,
    }
}

fn pause(from: &str, until: &str) -> Pause {
    Pause {
        from: date(from),
        until: (!until.is_empty()).then(|| date(until)),
        reason: PauseReason::Special("专家评审".to_owned()),
    }
}

fn due(term: &Term<'_>) -> String {
    let deadline = term.deadline(&tables::calendar(), term.start);
    deadline.due.to_string()
}

fn kinds(deadline: &Deadline) -> String {
    let letter = |kind: &Kind| match kind {
        Kind::Counted(_) => 'c',
        Kind::MakeUp { .. } => 'm',
        Kind::Weekend => 'w',
        Kind::Holiday { .. } => 'h',
        Kind::Paused(_) => 'p',
        Kind::MovedTo => '>',
        Kind::Over(_) => 'o',
    };
    deadline.days.iter().map(|day| letter(&day.kind)).collect()
}

#[test]
fn working_days_end_where_the_notices_say() {
    for (start, days, expected) in [
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-09-29", 7, "2026-10-14"),
        ("2026-11-20", 20, "2026-12-18"),
        // At once: on the day itself, or on the first that is worked.
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-23"),
        // Across a year, with make-up days on both sides.
        ("2025-12-30", 3, "2026-01-05"),
        ("2018-12-28", 2, "2019-01-02"),
    ] {
        assert_eq!(
            due(&term(start, working(days))),
            expected,
            "{start} + {days}"
        );
    }
}

#[test]
fn calendar_days_end_on_a_working_day() {
    for (start, days, expected) in [
        ("2026-11-20", 3, "2026-11-23"),
        ("2026-11-20", 4, "2026-11-24"),
        // Saturday: Monday.
        ("2026-11-20", 1, "2026-11-23"),
        // A make-up Saturday is worked.
        ("2026-02-13", 1, "2026-02-14"),
        // In the holiday: the day after it.
        ("2026-02-13", 5, "2026-02-24"),
        ("2026-09-16", 15, "2026-10-08"),
    ] {
        let term = term(start, calendar_days(days));
        assert_eq!(due(&term), expected, "{start} + {days}");
    }
    let moved = term("2026-11-20", calendar_days(1));
    let moved = moved.deadline(&tables::calendar(), date("2026-11-20"));
    assert_eq!((kinds(&moved).as_str(), moved.left), ("cw>", 3));
}

#[test]
fn every_day_has_its_reason() {
    let term = term("2026-02-12", working(5));
    let calendar = tables::calendar();
    let deadline = term.deadline(&calendar, date("2026-03-01"));
    assert_eq!(kinds(&deadline), "cmhhhhhhhhhcccoow");
    let Kind::MakeUp {
        number,
        name,
        notice,
    } = &deadline.days[1].kind
    else {
        panic!("{deadline:?}");
    };
    assert_eq!((*number, name.as_str()), (2, "春节"));
    let number = &calendar.notice(*notice).unwrap().number;
    assert_eq!(number, "国办发明电〔2025〕7号");
}

/// Who holds the case on the day counts: only whole days away are skipped.
#[test]
fn a_pause_skips_the_days_between() {
    // Monday 11-23 is the first day of a term of 3.
    for (from, until, expected, letters) in [
        ("", "", "2026-11-25", "wwccc"),
        ("2026-11-23", "2026-11-23", "2026-11-25", "wwccc"),
        ("2026-11-23", "2026-11-24", "2026-11-25", "wwccc"),
        ("2026-11-23", "2026-11-25", "2026-11-26", "wwcpcc"),
        ("2026-11-23", "2026-11-30", "2026-12-01", "wwcppppppcc"),
        // From before the term, or after it.
        ("2026-11-20", "2026-11-24", "2026-11-26", "pppccc"),
        ("2026-11-01", "2026-11-22", "2026-11-25", "pwccc"),
        ("2026-11-25", "2026-12-25", "2026-11-25", "wwccc"),
        // Backwards: nothing.
        ("2026-11-25", "2026-11-23", "2026-11-25", "wwccc"),
    ] {
        let pauses = [pause(
            if from.is_empty() { "2020-01-01" } else { from },
            until,
        )];
        let pauses = if from.is_empty() { &[] } else { &pauses[..] };
        let term = Term {
            pauses,
            ..term("2026-11-20", working(3))
        };
        let deadline = term.deadline(&tables::calendar(), term.start);
        assert_eq!(deadline.due.to_string(), expected, "{from} {until}");
        assert_eq!(kinds(&deadline), letters, "{from} {until}");
        assert!(!deadline.is_open_pause);
    }
}

#[test]
fn a_pause_without_an_end_makes_the_due_day_provisional() {
    let pauses = [pause("2026-11-23", "")];
    let open = Term {
        pauses: &pauses,
        ..term("2026-11-20", working(3))
    };
    let calendar = tables::calendar();
    for (today, expected) in [
        ("2026-11-23", "2026-11-25"),
        ("2026-11-24", "2026-11-26"),
        ("2026-12-01", "2026-12-03"),
    ] {
        let deadline = open.deadline(&calendar, date(today));
        assert_eq!(deadline.due.to_string(), expected, "{today}");
        assert!(deadline.is_open_pause);
        assert_eq!(deadline.standing, Standing::Paused { left: 2 });
        assert_eq!((deadline.counted, deadline.used()), (1, 1));
    }
    let ended = Term {
        ended: Some(date("2026-11-30")),
        ..open
    };
    let deadline = ended.deadline(&calendar, date("2027-11-30"));
    assert_eq!(deadline.due.to_string(), "2026-12-01");
    assert_eq!(deadline.standing, Standing::Met { spare: 1 });
    assert_eq!((deadline.used(), deadline.is_open_pause), (2, false));
}

#[test]
fn a_case_given_away_on_its_last_day_is_not_overdue_before_it_is_back() {
    let calendar = tables::calendar();
    for (until, today, standing) in [
        ("", "2026-11-25", Standing::Paused { left: 0 }),
        ("", "2026-12-04", Standing::Paused { left: 0 }),
        ("2026-12-04", "2026-12-03", Standing::Paused { left: 0 }),
        ("2026-12-04", "2026-12-04", Standing::Red { over: 1 }),
        ("2026-12-04", "2026-12-07", Standing::Red { over: 2 }),
    ] {
        let pauses = [pause("2026-11-25", until)];
        let term = Term {
            pauses: &pauses,
            ..term("2026-11-20", working(3))
        };
        let deadline = term.deadline(&calendar, date(today));
        assert_eq!(deadline.standing, standing, "{until} {today}");
        assert_eq!(deadline.due, date("2026-11-25"));
        assert!(!deadline.is_open_pause);
    }
}

#[test]
fn colours_follow_the_days_left() {
    let calendar = tables::calendar();
    // Due on Friday 12-04.
    for (today, ended, standing) in [
        ("2026-11-20", "", Standing::Green { left: 10 }),
        ("2026-11-01", "", Standing::Green { left: 10 }),
        ("2026-12-01", "", Standing::Green { left: 3 }),
        ("2026-12-02", "", Standing::Amber { left: 2 }),
        ("2026-12-03", "", Standing::Amber { left: 1 }),
        ("2026-12-04", "", Standing::Amber { left: 0 }),
        ("2026-12-05", "", Standing::Red { over: 1 }),
        ("2026-12-07", "", Standing::Red { over: 1 }),
        ("2026-12-08", "", Standing::Red { over: 2 }),
        ("2026-12-31", "2026-11-30", Standing::Met { spare: 4 }),
        ("2026-12-31", "2026-12-04", Standing::Met { spare: 0 }),
        ("2026-12-31", "2026-12-05", Standing::Late { over: 1 }),
        ("2026-12-31", "2026-12-09", Standing::Late { over: 3 }),
    ] {
        let term = Term {
            ended: (!ended.is_empty()).then(|| date(ended)),
            ..term("2026-11-20", working(10))
        };
        let deadline = term.deadline(&calendar, date(today));
        assert_eq!(deadline.standing, standing, "{today} {ended}");
        assert_eq!(deadline.due, date("2026-12-04"));
        assert_eq!(deadline.counted + deadline.left, deadline.total);
    }
    let weekend = term("2026-11-20", calendar_days(5));
    let deadline = weekend.deadline(&calendar, date("2026-11-21"));
    assert_eq!(deadline.standing, Standing::Green { left: 4 });
    let deadline = weekend.deadline(&calendar, date("2026-11-28"));
    assert_eq!(deadline.standing, Standing::Red { over: 3 });
}

#[test]
fn extensions_add_days() {
    let ten = Extension {
        days: 10,
        reason: "需要实地核查".to_owned(),
    };
    let extended = Term {
        extensions: &[ten.clone(), ten],
        ..term("2026-11-20", working(5))
    };
    let plain = term("2026-11-20", working(25));
    assert_eq!(due(&extended), due(&plain));
}

#[test]
fn what_rests_on_no_table_is_an_estimate() {
    for (start, limit, expected) in [
        ("2026-11-20", working(20), false),
        ("2026-12-20", working(3), false),
        ("2026-12-20", working(5), true),
        ("2027-03-01", working(5), true),
        ("2027-03-01", working(0), true),
        ("2026-12-28", working(0), true),
        // Of calendar days only the last one is judged.
        ("2026-12-20", calendar_days(12), true),
        ("2025-12-20", calendar_days(12), false),
        ("2017-12-20", calendar_days(14), false),
    ] {
        let deadline = term(start, limit).deadline(&tables::calendar(), date(start));
        assert_eq!(deadline.is_estimated, expected, "{start} {limit:?}");
    }
}

#[test]
fn nothing_is_followed_for_ever() {
    let calendar = tables::calendar();
    let forever = [pause("2026-01-01", "2199-12-31")];
    let paused = Term {
        pauses: &forever,
        ..term("2026-01-05", working(5))
    };
    let deadline = paused.deadline(&calendar, date("2026-01-05"));
    assert_eq!(deadline.days.len(), MOST_SPAN_DAYS as usize);
    assert!(deadline.is_estimated);
    let endless = term("2026-01-05", working(u32::MAX));
    let deadline = endless.deadline(&calendar, date("2026-01-05"));
    assert_eq!(deadline.total, MOST_TERM_DAYS);
    let forgotten = term("2026-01-05", working(5));
    let deadline = forgotten.deadline(&calendar, date("2199-01-05"));
    assert_eq!(deadline.days.len(), MOST_SPAN_DAYS as usize);
    assert!(matches!(deadline.standing, Standing::Red { .. }));
}

#[test]
fn limits_come_from_the_list() {
    let coded = |code: &str, label: &str| Coded {
        code: code.to_owned(),
        label: label.to_owned(),
    };
    for (days, unit, limit) in [
        (Some(20), Some(coded("1", "工作日")), Some(working(20))),
        (
            Some(20),
            Some(coded("2", "自然日")),
            Some(calendar_days(20)),
        ),
        (Some(20), Some(coded("2", "工作日")), Some(working(20))),
        (Some(20), Some(coded("2", "天")), Some(calendar_days(20))),
        (Some(20), Some(coded("3", "月")), None),
        (Some(20), None, None),
        (Some(0), None, Some(working(0))),
        (Some(401), Some(coded("1", "工作日")), None),
        (None, Some(coded("1", "工作日")), None),
    ] {
        assert_eq!(
            Limit::of_item(days, unit.as_ref()),
            limit,
            "{days:?} {unit:?}"
        );
        let item = ServiceItem {
            anticipate_day: days,
            anticipate_type: unit.clone(),
            promise_day: Some(3),
            promise_type: Some(coded("1", "工作日")),
            ..ServiceItem::default()
        };
        assert_eq!(Limit::statutory(&item), limit);
        assert_eq!(Limit::promised(&item), Some(working(3)));
    }
}

#[test]
fn pauses_travel() {
    let json = serde_json::to_value(pause("2026-11-23", "")).unwrap();
    let expected = serde_json::json!({
        "from": "2026-11-23", "until": null,
        "reason": { "kind": "special", "name": "专家评审" },
    });
    assert_eq!(json, expected);
    let short = r#"{"from":"2026-11-23","reason":{"kind":"correction"}}"#;
    let read: Pause = serde_json::from_str(short).unwrap();
    assert_eq!(read.reason, PauseReason::Correction);
    let standing = serde_json::to_value(Standing::Red { over: 3 }).unwrap();
    assert_eq!(standing, serde_json::json!({ "kind": "red", "over": 3 }));
}
