//! 工作量证明: works out what the server asks for before it takes something, a little at a time, so
//! that nothing on the page waits.

use shigantong_contract::complaint::Challenge;
use shigantong_contract::complaint::proof::{Solver, Step};
use shigantong_contract::path;

use super::{ApiError, client};
use crate::platform::{base64, clock, patience};

/// How many numbers are tried before the clock is looked at.
const SOME: u32 = 256;
/// How long one turn lasts, in milliseconds: half a frame.
const TURN: f64 = 8.0;

/// A proof for the next thing that is sent; empty where the server asks for none. Only in a browser.
///
/// # Errors
/// What any request can come to; `Decode` for a challenge that nobody can solve.
pub(crate) async fn worked_out() -> Result<String, ApiError> {
    let challenge: Challenge = client::read(client::fresh(&path::complaint_challenge()).await)?;
    if !challenge.is_asked() {
        return Ok(String::new());
    }
    let mut solver = Solver::new(&challenge).ok_or(ApiError::Decode)?;
    loop {
        let began = clock::precise();
        while clock::precise() - began < TURN {
            match solver.run(SOME) {
                Step::Found(number) => {
                    let proof = base64::encode(&challenge.solution(number));
                    return proof.ok_or(ApiError::Decode);
                }
                Step::More => {}
                Step::Nothing => return Err(ApiError::Decode),
            }
        }
        patience::breathe().await;
    }
}
