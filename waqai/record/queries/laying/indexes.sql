-- By what values that stand all over a large table are looked up one by one: each is then read from the one block in which
-- it stands.  Without, a value costs the reading of all 2,048 that it stands among.  Made when all is laid out whole;
-- rows that come or go later change them.
CREATE INDEX event_rows_by_number ON event_rows (number);
CREATE INDEX finding_rows_by_number ON finding_rows (number);
CREATE INDEX entity_rows_by_key ON entity_rows (key);
CREATE INDEX quote_rows_by_number ON quote_rows (number);
CREATE INDEX fact_rows_by_number ON fact_rows (number);
CREATE INDEX layer_rows_by_number ON layer_rows (number);
CREATE INDEX telling_places_by_key ON telling_places (key);
CREATE INDEX finding_places_by_key ON finding_places (key);
