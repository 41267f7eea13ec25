-- With whom somebody shares events, by Arabic name.
WITH mine AS MATERIALIZED (
  SELECT DISTINCT article_id, event_id FROM event_arguments
  WHERE role IN ('actor', 'recipient') AND entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
), others AS MATERIALIZED (
  SELECT DISTINCT o.article_id, o.event_id, o.entity
  FROM event_arguments o JOIN mine m ON m.article_id = o.article_id AND m.event_id = o.event_id
  WHERE o.role IN ('actor', 'recipient') AND o.entity NOT IN (SELECT unnest(CAST($keys AS VARCHAR[])))
)
SELECT n.name_ar AS value, count(DISTINCT (o.article_id, o.event_id)) AS count
FROM others o JOIN entities n ON n.article_id = o.article_id AND n.entity = o.entity
GROUP BY ALL
ORDER BY count DESC, value;
