-- Who has the same problem as a complaint of the board: a keyed hash for each, and nothing else.
CREATE TABLE complaint_support (
    no TEXT NOT NULL REFERENCES complaint (no),
    supporter_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (no, supporter_hash)
);
