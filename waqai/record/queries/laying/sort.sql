-- The rows of TABLE_ in the order of ORDER_.
CREATE TEMP TABLE sorted_rows AS FROM TABLE_ ORDER BY ORDER_;
DELETE FROM TABLE_;
INSERT INTO TABLE_ FROM sorted_rows;
DROP TABLE sorted_rows;
