-- By which words the articles refer to somebody.
SELECT piece(p.text, m.span_start, m.span_end) AS value, count(*) AS count
FROM mentions m JOIN articles a ON a.article_id = m.article_id JOIN pages p ON p.page_sha256 = a.page_sha256
WHERE m.entity IN (SELECT unnest(CAST($keys AS VARCHAR[])))
GROUP BY ALL
ORDER BY count DESC, value;
