-- Credit lists (红黑榜). What is shown and the rest of a record are JSON; the columns beside them are
-- what statements select by. Of a natural person only the masked name and number stand here; names
-- in full and identity numbers are keyed hashes.
CREATE TABLE credit_record (
    id TEXT PRIMARY KEY,
    publish_key TEXT NOT NULL UNIQUE,
    publish_request TEXT NOT NULL,
    list_kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    uscc TEXT NOT NULL,
    name_hash TEXT NOT NULL,
    identity_hash TEXT NOT NULL,
    area_code TEXT NOT NULL,
    dept_code TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    max_until TEXT NOT NULL,
    is_shown BIGINT NOT NULL,
    state TEXT NOT NULL,
    event_count BIGINT NOT NULL,
    head TEXT NOT NULL,
    detail TEXT NOT NULL,
    is_sample BIGINT NOT NULL
);

CREATE INDEX credit_record_shown ON credit_record (is_shown, state, max_until);

CREATE INDEX credit_record_uscc ON credit_record (uscc);

-- The log. Rows are added and never changed.
CREATE TABLE credit_event (
    record_id TEXT NOT NULL REFERENCES credit_record (id),
    seq BIGINT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (record_id, seq)
);

-- Objections and applications for repair. `detail` has what was said, numbers masked, and what
-- became of it. Query codes and telephones are kept as keyed hashes alone.
CREATE TABLE credit_application (
    no TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    serial BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL REFERENCES credit_record (id),
    dept_code TEXT NOT NULL,
    state TEXT NOT NULL,
    answer_by TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    code_hash TEXT NOT NULL,
    phone_hash TEXT NOT NULL,
    detail TEXT NOT NULL,
    sample_key TEXT NOT NULL,
    UNIQUE (series, serial)
);

CREATE INDEX credit_application_record ON credit_application (record_id, kind, state);

CREATE INDEX credit_application_state ON credit_application (state, answer_by);

-- What was answered to a form under its key, so that sending it again makes no second application.
CREATE TABLE credit_reply (
    reply_key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    no TEXT NOT NULL,
    seed TEXT NOT NULL,
    answer_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX credit_reply_made_at ON credit_reply (made_at);

-- Files that were sent for applications. Nobody but the authority reads them; what no application
-- has claimed after a day is deleted.
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    content BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    application_no TEXT NOT NULL
);

CREATE INDEX upload_application ON upload (application_no, made_at);
