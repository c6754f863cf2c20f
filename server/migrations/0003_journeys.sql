-- Journeys (一件事). One in full is the JSON in `detail`, without the items of any region.
CREATE TABLE journey (
    journey_key TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    detail TEXT NOT NULL
);
