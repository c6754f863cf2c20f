-- The same item of other places is found by its code and level; a cancelled one is no other place.
-- Rows that are there already are filled from their JSON by the program, which runs this file.
ALTER TABLE service_item ADD COLUMN catalog_code TEXT NOT NULL DEFAULT '';
ALTER TABLE service_item ADD COLUMN use_level TEXT NOT NULL DEFAULT '';
ALTER TABLE service_item ADD COLUMN task_state TEXT NOT NULL DEFAULT '';

CREATE INDEX service_item_catalog_level ON service_item (catalog_code, use_level);

CREATE INDEX service_item_catalog_area ON service_item (catalog_code, area_code);
