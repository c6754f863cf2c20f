//! 汇总：各部分的召回合成候选（merge）。

/// An entry to be aligned.
pub(crate) struct Candidate {
    pub(crate) entry: u32,
    /// The share of the query it seems to hold.
    pub(crate) rough: f32,
    /// Which patterns of the reading it holds anything of, counted through all units.
    pub(crate) touched: u64,
}

/// Candidates below this share of the best are not worth aligning.
const WEAK: f32 = 0.3;

/// Sums the best choice of each unit, by entry.
pub(crate) struct Merged {
    unit: u32,
    cells: Vec<Cell>,
    met: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    touched: u64,
    total: f32,
    /// The unit that last gave something, and what.
    unit: u32,
    given: f32,
}

impl Merged {
    pub(crate) fn new(entries: usize) -> Merged {
        Merged {
            unit: 0,
            cells: vec![Cell::default(); entries],
            met: Vec::new(),
        }
    }

    pub(crate) fn next_unit(&mut self) {
        self.unit += 1;
    }

    pub(crate) fn add(&mut self, entry: u32, value: f32, bit: u64) {
        let Some(cell) = self.cells.get_mut(entry as usize) else {
            return;
        };
        if cell.touched == 0 {
            self.met.push(entry);
        }
        cell.touched |= bit;
        if cell.unit != self.unit {
            cell.unit = self.unit;
            cell.given = value;
            cell.total += value;
        } else if value > cell.given {
            cell.total += value - cell.given;
            cell.given = value;
        }
    }

    /// The candidates of a reading whose units weigh `whole`; ready for the next reading.
    pub(crate) fn take(&mut self, whole: f32) -> Vec<Candidate> {
        let totals = self.met.iter().filter_map(|&e| self.cells.get(e as usize));
        let least = WEAK * totals.map(|cell| cell.total).fold(0.0, f32::max);
        let mut candidates = Vec::new();
        for entry in self.met.drain(..) {
            let Some(cell) = self.cells.get_mut(entry as usize) else {
                continue;
            };
            let cell = std::mem::take(cell);
            if cell.total >= least {
                candidates.push(Candidate {
                    entry,
                    rough: cell.total / whole.max(f32::MIN_POSITIVE),
                    touched: cell.touched,
                });
            }
        }
        candidates
    }
}
