//! What can go wrong with a request, as far as a person is told different things.

use shigantong_contract::Problem;

use crate::platform::network::NetworkError;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ApiError {
    /// The network cannot be reached.
    Offline,
    /// No answer within the limit.
    Timeout,
    /// There is no such thing.
    NotFound(Box<Problem>),
    /// The request was refused, with a reason for each field.
    Invalid(Box<Problem>),
    /// Too many requests; what the server says of it.
    Busy(Box<Problem>),
    /// The server failed.
    Server(Box<Problem>),
    /// The answer is not what this version of the app knows.
    Decode,
}

impl ApiError {
    /// The status of a page that shows this error instead of what was asked for.
    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::NotFound(_) => 404,
            Self::Invalid(_) => 400,
            Self::Busy(_) => 503,
            Self::Offline | Self::Timeout | Self::Server(_) | Self::Decode => 500,
        }
    }

    /// The error that an answer with this status means.
    pub(crate) fn of(status: u16, problem: Problem) -> Self {
        let problem = Box::new(problem);
        match status {
            404 | 410 => Self::NotFound(problem),
            429 | 503 => Self::Busy(problem),
            400..500 => Self::Invalid(problem),
            _ => Self::Server(problem),
        }
    }
}

impl From<NetworkError> for ApiError {
    fn from(error: NetworkError) -> Self {
        match error {
            NetworkError::Offline => Self::Offline,
            NetworkError::Timeout => Self::Timeout,
            NetworkError::NotJson(status @ 500..) => Self::of(status, Problem::default()),
            NetworkError::NotJson(_) => Self::Decode,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        let problem = Box::<Problem>::default;
        for (status, expected) in [
            (400, ApiError::Invalid(problem())),
            (404, ApiError::NotFound(problem())),
            (422, ApiError::Invalid(problem())),
            (429, ApiError::Busy(problem())),
            (500, ApiError::Server(problem())),
            (503, ApiError::Busy(problem())),
        ] {
            assert_eq!(
                ApiError::of(status, Problem::default()),
                expected,
                "{status}"
            );
        }
    }
}
