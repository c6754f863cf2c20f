-- Regions, items and settings. TEXT and BIGINT only: SQLite and PostgreSQL read the same file.
CREATE TABLE area (
    area_code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    hall_name TEXT NOT NULL DEFAULT '',
    hall_address TEXT NOT NULL DEFAULT '',
    hall_hours TEXT NOT NULL DEFAULT '',
    hall_phone TEXT NOT NULL DEFAULT '',
    position BIGINT NOT NULL DEFAULT 0
);

-- An item in full is the JSON in `detail`; the columns beside it are what statements select by.
CREATE TABLE service_item (
    task_handle_item TEXT PRIMARY KEY,
    area_code TEXT NOT NULL REFERENCES area (area_code),
    dept_code TEXT NOT NULL,
    task_type TEXT NOT NULL,
    task_name TEXT NOT NULL,
    is_sample BIGINT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX service_item_area ON service_item (area_code);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
