//! 时钟: what the server takes for the present moment. Tests move it; a server has the system's.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use shigantong_contract::Moment;

/// Tells the present moment.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// A clock that stands at a moment until it is set to another; all its copies are one clock.
    #[must_use]
    pub fn standing_at(moment: Moment) -> Self {
        Self(Some(Arc::new(AtomicI64::new(moment.seconds()))))
    }

    /// Sets a clock that stands; the system's cannot be set.
    pub fn set(&self, moment: Moment) {
        if let Some(seconds) = &self.0 {
            seconds.store(moment.seconds(), Ordering::SeqCst);
        }
    }

    /// The present moment.
    ///
    /// # Errors
    /// A clock that stands beyond the calendar.
    pub fn now(&self) -> anyhow::Result<Moment> {
        let seconds = match &self.0 {
            Some(seconds) => seconds.load(Ordering::SeqCst),
            None => chrono::Utc::now().timestamp(),
        };
        Moment::from_seconds(seconds).ok_or_else(|| anyhow::anyhow!("服务器的时钟不对：{seconds}"))
    }
}
