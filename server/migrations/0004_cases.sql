-- Cases (办件). The head and the receipt in full are JSON; the columns beside them are what
-- statements select by. Query codes and telephones are kept as keyed hashes alone.
CREATE TABLE case_file (
    case_no TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    serial BIGINT NOT NULL,
    task_handle_item TEXT NOT NULL,
    area_code TEXT NOT NULL,
    dept_code TEXT NOT NULL,
    head TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    phone_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    holder_dept TEXT NOT NULL,
    event_count BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    accepted_at BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    receipt TEXT NOT NULL,
    is_sample BIGINT NOT NULL,
    sample_key TEXT NOT NULL,
    UNIQUE (series, serial)
);

CREATE INDEX case_file_sample ON case_file (sample_key);

-- The log. Rows are added and never changed; `link` is the hash that chains the event.
CREATE TABLE case_event (
    case_no TEXT NOT NULL REFERENCES case_file (case_no),
    seq BIGINT NOT NULL,
    detail TEXT NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (case_no, seq)
);

CREATE TABLE case_rating (
    case_no TEXT PRIMARY KEY REFERENCES case_file (case_no),
    level BIGINT NOT NULL,
    detail TEXT NOT NULL
);

-- What staff wrote under a key of their own, so that sending it again does nothing twice.
CREATE TABLE case_reply (
    reply_key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    case_no TEXT NOT NULL,
    seed TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Look-ups with a wrong secret. The bucket is a keyed hash of a case or of a client.
CREATE TABLE attempt (
    bucket TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX attempt_bucket ON attempt (bucket, made_at);

CREATE INDEX attempt_made_at ON attempt (made_at);

-- What hashes are keyed with; shared by all servers of one database.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The public keys that ever signed, so that old receipts can be checked.
CREATE TABLE signing_key (
    key_id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    since BIGINT NOT NULL
);

-- The holiday table of each year.
CREATE TABLE holiday (
    year BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE hearing (
    id TEXT PRIMARY KEY,
    held_at BIGINT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    decided_on TEXT NOT NULL,
    detail TEXT NOT NULL
);
