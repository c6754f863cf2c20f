//! 办件期限: what the calendar of a case's limits shows: from which day they run, and what each pause
//! is for.

use shigantong_contract::case::{CaseDeadlines, PauseKind, PausedSpan, Progress};
use shigantong_contract::{Date, Moment};

/// The day after which the limits run: that of acceptance, or that of receipt where nobody
/// answered in time.
pub(crate) fn start(progress: &Progress, deadlines: &CaseDeadlines) -> Option<Date> {
    let accepted = progress.accepted_at.map(Moment::date);
    deadlines.deemed_accepted_on.or(accepted)
}

/// The pauses, in the order in which the days of a deadline name them: a case that is deemed
/// accepted can no longer wait for a correction.
pub(crate) fn pauses<'p>(
    progress: &'p Progress,
    deadlines: &CaseDeadlines,
) -> impl Iterator<Item = &'p PausedSpan> {
    let is_deemed = deadlines.deemed_accepted_on.is_some();
    let spans = progress.pauses.iter();
    spans.filter(move |span| span.kind == PauseKind::Special || !is_deemed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn span(kind: PauseKind, name: &str) -> PausedSpan {
        PausedSpan {
            kind,
            name: name.to_owned(),
            from: Moment::from_seconds(1_795_655_889).unwrap(),
            until: None,
        }
    }

    #[test]
    fn pauses_stand_as_days_name_them() {
        let progress = Progress {
            pauses: vec![
                span(PauseKind::Correction, ""),
                span(PauseKind::Special, "专家评审"),
            ],
            ..Progress::default()
        };
        let mut deadlines = CaseDeadlines {
            told: None,
            deemed_accepted_on: None,
            promised: None,
            statutory: None,
            delivered: None,
            correction_due: None,
            reconsideration: None,
            litigation: None,
        };
        assert_eq!(pauses(&progress, &deadlines).count(), 2);
        let day = "2026-11-26".parse().unwrap();
        deadlines.deemed_accepted_on = Some(day);
        let names: Vec<_> = pauses(&progress, &deadlines)
            .map(|p| p.name.as_str())
            .collect();
        assert_eq!(names, ["专家评审"]);
        assert_eq!(start(&progress, &deadlines), Some(day));
    }
}
