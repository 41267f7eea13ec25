-- Everything that was read from an article but its events, with the places where it stands.
SELECT 'entity' AS layer, m.span_start AS start, m.span_end AS "end", m.mention_id AS id, m.entity AS value,
  n.name_ar, n.name_en, n.type AS kind, NULL AS more
FROM mentions m LEFT JOIN entities n ON n.article_id = m.article_id AND n.entity = m.entity WHERE m.article_id = $article
UNION ALL SELECT 'time', span_start, span_end, time_id, value, NULL, NULL, kind, anchor FROM times WHERE article_id = $article
UNION ALL SELECT 'amount', span_start, span_end, quantity_id, CAST(value AS VARCHAR), CAST(value_to AS VARCHAR), counted, unit, bound
  FROM quantities WHERE article_id = $article
UNION ALL SELECT 'quote', q.span_start, q.span_end, q.quote_id, q.speaker, n.name_ar, n.name_en,
  CASE WHEN q.direct THEN 'direct' ELSE 'reported' END, q.via
  FROM quotes q LEFT JOIN entities n ON n.article_id = q.article_id AND n.entity = q.speaker WHERE q.article_id = $article
UNION ALL SELECT 'furniture', span_start, span_end, CAST(number AS VARCHAR), NULL, NULL, NULL, kind, NULL
  FROM furniture WHERE article_id = $article
ORDER BY start, "end" DESC, layer, id;
