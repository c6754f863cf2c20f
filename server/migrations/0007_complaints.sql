-- Complaints. `detail` has what was handed in and the rules it was taken in under; who can be asked
-- stands in `contact` alone, so that it can be deleted. Query codes and telephones are kept as keyed
-- hashes. `ends_at` is when it came to an end, 0 before.
CREATE TABLE complaint (
    no TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    serial BIGINT NOT NULL,
    kind TEXT NOT NULL,
    issue TEXT NOT NULL,
    area_code TEXT NOT NULL,
    dept_code TEXT NOT NULL,
    dept_name TEXT NOT NULL,
    state TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    code_hash TEXT NOT NULL,
    phone_hash TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    detail TEXT NOT NULL,
    contact TEXT NOT NULL,
    public_id TEXT NOT NULL,
    is_published BIGINT NOT NULL,
    sample_key TEXT NOT NULL,
    UNIQUE (series, serial)
);

CREATE INDEX complaint_state ON complaint (state, received_at);

CREATE INDEX complaint_text ON complaint (text_hash, received_at);

CREATE INDEX complaint_public ON complaint (is_published, public_id);

-- The log. Rows are added and never changed.
CREATE TABLE complaint_event (
    no TEXT NOT NULL REFERENCES complaint (no),
    seq BIGINT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (no, seq)
);

-- Answers to all forms stand in one table under their keyed hashes.
ALTER TABLE credit_reply RENAME TO form_reply;
