-- Regulation (监管一网通). What travels is the JSON in `detail`; the columns beside it are what
-- statements select by. Days are written as 2026-11-26, so that their order is that of the texts.
CREATE TABLE company (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    area_code TEXT NOT NULL,
    is_sample BIGINT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE licence (
    id TEXT PRIMARY KEY,
    uscc TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX licence_uscc ON licence (uscc);

-- 谁主管谁监管: one body for a field in a region.
CREATE TABLE regulator (
    id TEXT PRIMARY KEY,
    field TEXT NOT NULL,
    area_code TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE inspection (
    id TEXT PRIMARY KEY,
    uscc TEXT NOT NULL,
    dept_code TEXT NOT NULL,
    dept_name TEXT NOT NULL,
    area_code TEXT NOT NULL,
    result TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    draw_id TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX inspection_uscc ON inspection (uscc);

CREATE INDEX inspection_planned ON inspection (planned_on, id);

-- A draw that was prepared has no day in `drawn_on`; `summary` is its line in the list.
CREATE TABLE inspection_draw (
    id TEXT PRIMARY KEY,
    prepared_on TEXT NOT NULL,
    drawn_on TEXT NOT NULL,
    summary TEXT NOT NULL,
    detail TEXT NOT NULL
);

-- A standard holds for the same item of every region: its 基本编码.
CREATE TABLE discretion_rule (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL,
    catalog_code TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX discretion_rule_item ON discretion_rule (item);

CREATE INDEX discretion_rule_catalog ON discretion_rule (catalog_code);

CREATE TABLE penalty (
    id TEXT PRIMARY KEY,
    rule_id TEXT NOT NULL,
    uscc TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX penalty_rule ON penalty (rule_id, decided_on);

CREATE INDEX penalty_uscc ON penalty (uscc);
