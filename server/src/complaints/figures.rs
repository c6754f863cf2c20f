//! 诉求数字: how departments answer, from all complaints of the last year, published or not.

use shigantong_contract::Moment;
use shigantong_contract::complaint::{ComplaintFigure, ComplaintFigures, complaint_deadlines};

use super::{Complaints, Failure, progress};
use crate::holidays::Holidays;

const YEAR: i64 = 365 * 24 * 3600;
/// How long figures are kept, in seconds: all complaints of a year are read for them.
const KEPT: i64 = 600;

impl Complaints {
    /// The figures of all departments, of the last ten minutes.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn figures(&self, holidays: &Holidays) -> Result<ComplaintFigures, Failure> {
        let now = self.now()?;
        let mut kept = self.0.figures.lock().await;
        let is_fresh = |kept: &&ComplaintFigures| {
            let age = now.seconds_since(kept.generated_at);
            (0..KEPT).contains(&age)
        };
        if let Some(figures) = kept.as_ref().filter(is_fresh) {
            return Ok(figures.clone());
        }
        let since = now.seconds() - YEAR;
        let mut figures = Vec::new();
        for stored in self.0.db.complaints_since(since).await? {
            let progress = progress(&stored)?;
            let rules = &stored.detail.rules;
            let deadlines = complaint_deadlines(&progress, rules, &holidays.calendar, now.date());
            figures.extend(ComplaintFigure::of(&progress, &deadlines));
        }
        let since = Moment::from_seconds(since).unwrap_or(now).date();
        let figures = ComplaintFigures::new(&figures, now, since);
        *kept = Some(figures.clone());
        Ok(figures)
    }
}
