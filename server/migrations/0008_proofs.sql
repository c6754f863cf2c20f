-- Proofs of work that were used, until they expire.
CREATE TABLE proof (
    challenge TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
