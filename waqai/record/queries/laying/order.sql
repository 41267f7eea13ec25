-- What rows are ordered by, as one number: days, then the page by a digest (any order, but always the same), the article
-- in its page, and room for a place in the article.  What has no day comes last.
CREATE OR REPLACE TEMP MACRO day_number(day, latest) AS
  CASE WHEN day IS NULL THEN 67108864 WHEN latest THEN 33554432 - (day - DATE '1970-01-01')
    ELSE 33554432 + (day - DATE '1970-01-01') END::HUGEINT * 1267650600228229401496703205376;
CREATE OR REPLACE TEMP MACRO article_number(article) AS
  md5_number_upper(substr(article, 1, 16))::HUGEINT * 68719476736
  + coalesce(TRY_CAST(substr(article, 18) AS USMALLINT), 0)::HUGEINT * 1048576;
CREATE OR REPLACE TEMP MACRO ordered(day, article, latest := false) AS day_number(day, latest) + article_number(article);
CREATE OR REPLACE TEMP MACRO placed(day, article, span_start, finding) AS
  day_number(day, true) + (md5_number_upper(substr(article, 1, 16)) >> 24)::HUGEINT * 1152921504606846976
  + least(span_start, 16777215)::HUGEINT * 68719476736 + (md5_number_upper(finding) >> 28)::HUGEINT;
