//! 示例办件: writes the sample's cases beside its items, at the first start.

use anyhow::Context as _;
use shigantong_contract::case::rating::RatingError;
use shigantong_contract::{
    CaseDraft, CaseNo, Correction, Date, EventDraft, Hearing, Moment, Party, PublishedDecision,
    QueryCode, Rating, RatingRequest, Secret, ServiceItem,
};

use super::case::{self, Case, Clock, Event, Many};
use super::notices::About;
use super::{case_many, expand, files, kind, notices};
use crate::cases::{Beginning, Cases, Failure, random_code};
use crate::db::{self, Db, Performed};
use crate::holidays::Holidays;

/// One of the cases that the app shows, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// 办件编号.
    pub case_no: CaseNo,
    /// 查询码.
    pub query_code: QueryCode,
    /// 事项名称.
    pub task_name: String,
}

/// What the loading needs at every case.
struct Loading<'l> {
    db: &'l Db,
    clock: Clock<'l>,
    places: kind::Places,
    bodies: kind::Bodies,
}

/// Writes the sample's cases, told relative to a day; gives those that the app shows. An item that
/// is not there any more has no cases.
///
/// # Errors
/// Data files that cannot be read, events that do not follow on one another, and those of the
/// database.
pub async fn load(
    db: &Db,
    cases: &Cases,
    holidays: &Holidays,
    today: Date,
) -> anyhow::Result<Vec<Loaded>> {
    let loading = Loading {
        db,
        clock: Clock {
            calendar: &holidays.calendar,
            today,
        },
        places: toml::from_str(files::AREAS).context("areas.toml")?,
        bodies: toml::from_str(files::DEPARTMENTS).context("departments.toml")?,
    };
    let all = case::all()?;
    let mut all_begun = Vec::new();
    for case in &all.case {
        if let Some(item) = loading.item(&case.catalog, &case.area).await? {
            all_begun.push(loading.one(case, item)?);
        }
    }
    for many in &all.many {
        if let Some(item) = loading.item(&many.catalog, &many.area).await? {
            loading.many(many, &item, &mut all_begun)?;
        }
    }
    let (hearings, decisions) = loading.notices().await?;
    // Numbers are given in the order of time.
    all_begun.sort_by_key(|(beginning, _)| beginning.at);
    let mut loaded = Vec::new();
    let mut tx = db.begin_write().await?;
    for (beginning, rating) in all_begun {
        let key = &beginning.sample_key;
        let case_no = cases.begin(&mut tx, &beginning).await;
        let case_no = case_no.map_err(|failure| said(key, failure))?;
        if let Some(rating) = rating {
            db::cases::rate(&mut tx, &case_no, &rating).await?;
        }
        if !key.is_empty() {
            loaded.push((
                key.clone(),
                Loaded {
                    case_no,
                    query_code: beginning.code,
                    task_name: beginning.item.task_name,
                },
            ));
        }
    }
    for hearing in &hearings {
        db::notices::write_hearing(&mut tx, hearing).await?;
    }
    for decision in &decisions {
        db::notices::write_decision(&mut tx, decision).await?;
    }
    tx.commit().await?;
    loaded.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(loaded.into_iter().map(|(_, loaded)| loaded).collect())
}

fn said(key: &str, failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Fault(fault) => anyhow::anyhow!("cases.toml {key}: {fault}"),
        Failure::Internal(error) => error,
    }
}

impl Loading<'_> {
    /// The sample's item of a region, if it is there.
    async fn item(&self, catalog: &str, area: &str) -> anyhow::Result<Option<ServiceItem>> {
        let performed = Performed::In(area);
        let rows = self.db.items_of_catalog(catalog, performed, "", 1).await?;
        let Some(row) = rows.into_iter().next() else {
            return Ok(None);
        };
        let mut item: ServiceItem = serde_json::from_str(&row.detail)?;
        item.area_name = row.area_name;
        Ok(Some(item).filter(|item| item.is_sample))
    }

    async fn notices(&self) -> anyhow::Result<(Vec<Hearing>, Vec<PublishedDecision>)> {
        let all = notices::all()?;
        let mut hearings = Vec::with_capacity(all.hearing.len());
        for entry in all.hearing {
            let about = self.about(&entry.dept, &entry.area, &entry.catalog).await?;
            hearings.push(entry.hearing(about, &self.clock)?);
        }
        let mut decisions = Vec::with_capacity(all.decision.len());
        for entry in all.decision {
            let about = self.about(&entry.dept, &entry.area, &entry.catalog).await?;
            decisions.push(entry.decision(about, &self.clock));
        }
        Ok((hearings, decisions))
    }

    async fn about(&self, dept: &str, area: &str, catalog: &str) -> anyhow::Result<About> {
        let item = self.item(catalog, area).await?.unwrap_or_default();
        Ok(About {
            dept_name: self.party(dept, area, "")?.dept_name,
            task_handle_item: item.task_handle_item,
            task_name: item.task_name,
        })
    }

    fn one(&self, case: &Case, item: ServiceItem) -> anyhow::Result<(Beginning, Option<Rating>)> {
        let mut then = Vec::with_capacity(case.event.len());
        for event in &case.event {
            let at = self.moment(event.at)?;
            then.push((self.draft(event, case, &item, at)?, at));
        }
        let rating = case.rating.as_ref().map(|rating| {
            let at = self.moment(rating.at)?;
            let reasons = &rating.reasons;
            rated(rating.level, reasons, &rating.text, at)
        });
        let beginning = Beginning {
            draft: CaseDraft {
                task_handle_item: item.task_handle_item.clone(),
                applicant: case.applicant.clone(),
                phone: case.phone.clone(),
                next: Some(own(&item, "窗口人员")),
            },
            item,
            at: self.moment(case.began)?,
            then,
            code: QueryCode::parse(&case.code).context(case.key.clone())?,
            sample_key: case.key.clone(),
            is_sample: true,
        };
        Ok((beginning, rating.transpose()?))
    }

    fn many(
        &self,
        many: &Many,
        item: &ServiceItem,
        begun: &mut Vec<(Beginning, Option<Rating>)>,
    ) -> anyhow::Result<()> {
        let promise = u32::from(item.promise_day.unwrap_or(1)).max(1);
        let party = |role: &str| own(item, role);
        for number in 0..many.count {
            let story = case_many::story(many, number, promise, &party, &self.clock);
            let story = story.context("the calendar ends")?;
            let rating = story.rating.map(|(level, at)| {
                let reasons: &[String] = &match level {
                    2 => ["late".to_owned()],
                    3 => ["clear_guide".to_owned()],
                    _ => ["on_time".to_owned()],
                };
                rated(level, reasons, "", at)
            });
            let beginning = Beginning {
                item: item.clone(),
                draft: CaseDraft {
                    task_handle_item: item.task_handle_item.clone(),
                    applicant: story.applicant,
                    phone: story.phone,
                    next: Some(own(item, "窗口人员")),
                },
                at: story.began,
                then: story.events,
                code: random_code()?,
                sample_key: String::new(),
                is_sample: true,
            };
            begun.push((beginning, rating.transpose()?));
        }
        Ok(())
    }

    fn draft(
        &self,
        event: &Event,
        case: &Case,
        item: &ServiceItem,
        at: Moment,
    ) -> anyhow::Result<EventDraft> {
        let party = |dept: &str, role: &str| match dept {
            "" => Ok(own(item, role)),
            dept => self.party(dept, &case.area, role),
        };
        let next = event.next.as_ref();
        let correction = event.due_in.map(|days| Correction {
            due: self.clock.after(at.date(), days),
            items: event.items.clone(),
        });
        Ok(EventDraft {
            action: event.action.clone(),
            stage: event.stage.clone(),
            by: match event.role.as_str() {
                "" => Party::applicant(),
                role => party(&event.dept, role)?,
            },
            decision: event.decision.clone(),
            document: event.document.clone(),
            correction,
            special: event.special.clone(),
            extension_days: event.extension_days,
            next: next.map(|next| party(&next.dept, &next.role)).transpose()?,
        })
    }

    /// A role of another department of the same region.
    fn party(&self, dept: &str, area: &str, role: &str) -> anyhow::Result<Party> {
        let body = self.bodies.department.iter().find(|body| body.key == dept);
        let place = self.places.area.iter().find(|place| place.code == area);
        let (body, place) = body
            .zip(place)
            .with_context(|| format!("{dept} in {area}"))?;
        Ok(Party {
            is_applicant: false,
            dept_code: expand::credit_code(body, place).unwrap_or_default(),
            dept_name: body.name_in(place),
            role: role.to_owned(),
        })
    }

    fn moment(&self, at: case::At) -> anyhow::Result<Moment> {
        let moment = self.clock.moment(at);
        moment.with_context(|| format!("{at:?} is no moment"))
    }
}

/// A role of the item's own department.
fn own(item: &ServiceItem, role: &str) -> Party {
    Party {
        is_applicant: false,
        dept_code: item.dept_code.clone(),
        dept_name: item.dept_name.clone(),
        role: role.to_owned(),
    }
}

fn rated(level: u8, reasons: &[String], text: &str, at: Moment) -> anyhow::Result<Rating> {
    let request = RatingRequest {
        case_no: CaseNo::new("610300", at.date(), 0).context("610300")?,
        secret: Secret::PhoneTail("0000".to_owned()),
        level,
        reasons: reasons.to_vec(),
        text: text.to_owned(),
    };
    let rating = request.rating(at);
    rating.map_err(|error: RatingError| anyhow::anyhow!("a rating of the sample: {error:?}"))
}
