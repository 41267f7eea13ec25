-- With whom somebody shares events, by Arabic name.
SELECT n.name_ar AS value, count(DISTINCT (g.article_id, g.event_id)) AS count
FROM event_arguments g
  JOIN event_arguments o ON o.article_id = g.article_id AND o.event_id = g.event_id
  JOIN entities n ON n.article_id = o.article_id AND n.entity = o.entity
WHERE g.entity IN (SELECT unnest(CAST($keys AS VARCHAR[]))) AND o.entity NOT IN (SELECT unnest(CAST($keys AS VARCHAR[])))
  AND g.role IN ('actor', 'recipient') AND o.role IN ('actor', 'recipient')
GROUP BY ALL
ORDER BY count DESC, value;
