//! 流程图 of every procedure of the sample, read through the import: nothing overlaps.

use std::collections::BTreeSet;

use shigantong::chart_flaws;
use shigantong_contract::Step;

#[test]
fn every_sample_procedure_is_drawn_clearly() {
    let mut seen = BTreeSet::new();
    let mut has_parallel = false;
    for row in shigantong_server::sample::rows().unwrap().rows {
        let cell = &row.cells["steps"];
        if !seen.insert(cell.clone()) {
            continue;
        }
        let steps: Vec<Step> = serde_json::from_str(cell).unwrap();
        has_parallel |= steps.iter().any(|step| step.is_parallel);
        assert_eq!(chart_flaws(&steps), [""; 0], "{}", row.cells["task_name"]);
    }
    assert!(seen.len() > 100 && has_parallel, "{}", seen.len());
}
