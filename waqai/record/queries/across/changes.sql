-- Articles that the findings do not know as they are now, and known ones that are no longer there; those
-- of a day before those of the next, so that what belongs together is taken in together.
WITH now AS (
  SELECT a.article_id, a.published_day, concat_ws('|', $version, p.reading_version, a.published, a.outlet_folded, a.title, a.text_sha256)
    AS stamp
  FROM articles a JOIN pages p ON p.page_sha256 = a.page_sha256
)
SELECT coalesce(n.article_id, m.article_id) AS article_id, n.article_id IS NOT NULL AS come, m.article_id IS NOT NULL AS gone
FROM now n FULL JOIN article_marks m ON m.article_id = n.article_id
WHERE n.stamp IS DISTINCT FROM m.stamp
ORDER BY n.published_day NULLS LAST, article_id;
